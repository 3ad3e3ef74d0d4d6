"""The head of the document itself: type, symbol, issuer, place, level, date, title, signer.

From the letterhead; else from an annex line ("Kèm theo Kế hoạch số 85-KH/HU, ngày 04/11/2022"); else from the
subject of "ban hành". A receiving stamp's number is the recipient's, an e-signature's date is no document date
(gold-format.md, "document").
"""

import re
from dataclasses import dataclass, replace

from danchieu.graph.model import Head, Span
from danchieu.graph.symbol import Symbol, read
from danchieu.ingest import dates
from danchieu.ingest.annex import Annex, read_annex
from danchieu.ingest.body_names import complete
from danchieu.ingest.canonical import Canonical
from danchieu.ingest.codes import find_codes
from danchieu.ingest.folded import LOWER, folded
from danchieu.ingest.issuer import Issuer, joint_issuer, letterhead_issuer, running
from danchieu.ingest.letterhead import Letterhead, read_letterhead
from danchieu.ingest.nouns import noun_of_type
from danchieu.ingest.own_place import OwnPlace, level_of
from danchieu.ingest.signing import is_draft, read_secrecy, read_signer

_OF_BODY = re.compile(
    rf"\s*\n?\s*C[ỦU]A\s+(?P<body>[^{LOWER}\n(]{{4,80}}?)\s*(?:\(\s*KH[ÓO]A\s+(?P<term>[IVX]+)\s*\)\s*)?(?:\n|$)"
)
_TERM = re.compile(r"\(?\s*kh[óo]a\s+(?P<term>[IVX]+)\s*\)?", re.I)
_ADOPTED = re.compile(r"(?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội)[^\n]{0,160}?thông qua\s+(?=ngày)")
_DECIDES = re.compile(
    r"(?:^|[\n,;.]\s?)(?P<body>(?:Ban Thường vụ|Thường trực|Ban Chấp hành|Tỉnh ủy|Thành ủy|Huyện ủy"
    r"|Đảng ủy|Ủy ban nhân dân|UBND|Hội đồng nhân dân|Tòa án nhân dân|Viện [Kk]iểm sát nhân dân|Sở|Bộ"
    r"|Công an|Văn phòng|Ban|Cục|Chi cục|Chính phủ|Thủ tướng)[^.;\n,]{0,80}?)"
    r"\s(?:ban hành|xây dựng (?:[Kk]ế hoạch|[Cc]hương trình)|yêu cầu|đề nghị|báo cáo|thông báo"
    r"|kết luận|quyết định|hướng dẫn|triển khai thực hiện)\b"
)


@dataclass(frozen=True, slots=True)
class HeadReading:
    """The head, and where the document's parts stand in canonical text.

    Attributes:
        head: spans in the text as read.
        own: offsets of codes that are the document's own (letterhead, annex line), no mentions.
        title: span of the title; preamble: where the preamble starts and the body begins.
    """

    head: Head
    own: Span
    title: Span | None
    preamble: Span


def read_head(text: Canonical) -> HeadReading:
    """The head of the document that `text` is."""
    whole = text.text
    letter = read_letterhead(whole)
    symbol, number_at = _symbol(whole, letter)
    annex = read_annex(whole, letter.type)
    kind = (
        letter.type
        or (symbol.type if symbol else None)
        or ("CV" if letter.subject or "Kính gửi" in whole[:3000] else None)
    )
    if annex and symbol is None and (letter.type is None or annex.type in (None, letter.type)):
        symbol = annex.symbol
    when = _date(whole, letter) or (annex.date if annex and annex.symbol is symbol else None) or _adopted(whole)
    issuer, term = _issuer(whole, letter, annex, symbol)
    place = OwnPlace.of(whole, letter, issuer, annex)
    level = level_of(issuer.name if issuer else "", symbol, place)
    jurisdiction = place.jurisdiction(level, when)
    name = _completed(issuer.name, Head(jurisdiction=jurisdiction, level=level, date=when)) if issuer else None
    title = letter.title
    head = Head(
        type=kind,
        type_vi=noun_of_type().get(kind or "", kind),
        symbol=str(symbol) if symbol else None,
        number=(symbol.number or None) if symbol else None,
        issuer=name,
        issuer_span=text.span(issuer.start, issuer.end) if issuer else None,
        jurisdiction=jurisdiction,
        level=level,
        date=when,
        title=_title_words(whole, title),
        title_span=text.span(*title) if title else None,
        signer=read_signer(whole),
        draft=is_draft(whole, letter, symbol, when),
        secrecy=read_secrecy(whole),
        term=term,
    )
    return HeadReading(
        head,
        (0, max(number_at, letter.type_at[1] if letter.type_at else 0)),
        title,
        (letter.end, _body_start(whole, letter)),
    )


def _completed(name: str, head: Head) -> str:
    """The issuer's full name; of joint issuers the last one carries the place for all."""
    first, dash, last = name.rpartition(" - ")
    if dash and complete(name, head) == name:
        return f"{first} - {complete(last, head)}"
    return complete(name, head)


def _title_words(whole: str, title: Span | None) -> str | None:
    if not title:
        return None
    words = re.sub(r"\s+", " ", whole[title[0] : title[1]]).strip(" *_-—|")
    return words or None


_BLANK_CODE = re.compile(
    r"[\s.…_:†]*(?P<junk>[^\s/-]{0,6}[\s.…_]*)(?P<code>[-/]\s?[A-ZĐ][\w\s]{0,12}?[-/]\s?[A-ZĐ][\w-]*"
    r"|/\s?[A-ZĐ]{2,}(?:-[\w]+)*)"
)


def _symbol(whole: str, letter: Letterhead) -> tuple[Symbol | None, int]:
    """The document's own code and where it ends; a blank number leaves the rest of it."""
    for at in letter.numbers:
        near = whole[at : at + 90]
        line = near.lstrip()
        begin = at + len(near) - len(line)
        codes = [c for c in find_codes("Số " + line) if c.start < 22]
        if codes and codes[0].symbol.number:
            found = codes[0].symbol
            readable = re.fullmatch(r"[\s:.]*", line[: max(0, codes[0].start - len("Số "))])
            own = found if readable else replace(found, number="")  # "6§0 /TB-UBND": a digit cannot be read
            return own, begin + codes[0].end - len("Số ")
        blank = _BLANK_CODE.match(line)
        symbol = read(re.sub(r"\s+", "", blank["code"])) if blank else None
        if blank and symbol:
            digits = re.fullmatch(r"[\d\s]+", blank["junk"].strip() or "x")
            return replace(symbol, number=re.sub(r"\D", "", blank["junk"]) if digits else ""), begin + blank.end()
    return None, 0


_PARTIAL = re.compile(r"(?:thang|/|-)\s?(?P<m>\d{1,2})\s?(?:nam|/|-|\s)\s?(?P<y>(?:19|20)\d\s?\d)$")
_WHOLE = re.compile(dates.full(1, 2))


def _date(whole: str, letter: Letterhead) -> str | None:
    """The date beside the place; a day that is blank or cannot be read leaves the month."""
    for found in letter.dates:
        rest = re.sub(r"\s+", " ", folded(found["rest"]))
        full = _WHOLE.search(rest)
        if full and not re.search(r"[^\s\d:.]", rest[: full.start()]) and (when := dates.value(full)):
            return when
        partial = _PARTIAL.search(rest)
        if partial:
            return dates.iso(None, partial["m"], partial["y"])
        year = re.search(r"(?:19|20)\d\s?\d$", rest)
        if year:
            return dates.iso(None, None, year[0])
    return None


def _adopted(whole: str) -> str | None:
    """The day on which the National Assembly passed it, at the end of a law."""
    found = list(_ADOPTED.finditer(whole))
    dated = dates.first_full(folded(whole[found[-1].end() : found[-1].end() + 60]), 0, 60) if found else None
    return dates.value(dated) if dated else None


def _issuer(
    whole: str, letter: Letterhead, annex: Annex | None, symbol: Symbol | None
) -> tuple[Issuer | None, str | None]:
    """The issuer and its term (khóa), by the order of the gold format."""
    term = None
    if letter.type_at:
        end = letter.type_at[1]
        own = _OF_BODY.match(whole, end)
        if own:
            term = own["term"] or (m["term"] if (m := _TERM.search(whole, own.end("body"), own.end() + 20)) else None)
            return Issuer(running(own["body"].strip()), own.start("body"), own.end("body")), term
    joint = symbol is not None and bool(re.search(r"(?:LT|LN|LB|PH)$", symbol.kind or ""))
    cells = [(c.start, c.end, c.text) for c in letter.cells]
    found = joint_issuer(cells) if joint else letterhead_issuer(cells)
    if found:
        return found, term
    if annex and annex.issuer and annex.symbol:
        at = whole.find(annex.issuer, annex.at)
        return Issuer(annex.issuer, at, at + len(annex.issuer)), term
    decides = _DECIDES.search(whole, letter.end, min(len(whole), letter.end + 3000))
    if decides:
        return Issuer(decides["body"], decides.start("body"), decides.end("body")), term
    return None, term


_FIRST_ITEM = re.compile(
    r"\n\s*(?:(?:[IVX]{1,4}|[1-9]|A)\s?[.\-/)]\s*\D|Điều \d|ĐIỀU \d|Chương [\dI]|CHƯƠNG [\dI]"
    r"|Phần (?:I|thứ)|PHẦN (?:I|THỨ)|QUY[ẾÉÊE]T (?:ĐỊNH|NGHỊ)\s?:?|[IVX]{1,3} +[A-ZĐ])"
)


def _body_start(whole: str, letter: Letterhead) -> int:
    """Where the body begins: its first section; else after "như sau:"; else the second paragraph."""
    found = _FIRST_ITEM.search(whole, max(0, letter.end - 1))
    said = re.search(r"như sau\s?:|\byêu cầu\s?:|cụ thể\s?:", whole[letter.end :])
    ends = [found.start() + 1] if found else []
    if said:
        ends.append(letter.end + said.end())
    if ends:
        return min(ends)
    paragraph = whole.find("\n", letter.end + 40)
    return paragraph if paragraph > 0 else len(whole)
