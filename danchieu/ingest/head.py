"""The head of the document itself: type, symbol, issuer, place, level, date, title, signer.

From the letterhead; else from an annex line ("Kèm theo Kế hoạch số 85-KH/HU, ngày 04/11/2022"); else from the
subject of "ban hành". A receiving stamp's number is the recipient's, an e-signature's date is no document date
(gold-format.md, "document").
"""

import re
from dataclasses import dataclass, replace

from danchieu.graph.folding import fold, fold_words
from danchieu.graph.model import Head, Level, Span
from danchieu.graph.places import Place, find_places, named, province_of
from danchieu.graph.symbol import Symbol, read
from danchieu.ingest import dates
from danchieu.ingest.body_names import complete
from danchieu.ingest.canonical import Canonical
from danchieu.ingest.codes import find_codes
from danchieu.ingest.folded import LOWER, UPPER, folded
from danchieu.ingest.issuer import Issuer, joint_issuer, letterhead_issuer, running
from danchieu.ingest.letterhead import Letterhead, read_letterhead
from danchieu.ingest.nouns import noun_of_type, type_of

_OF_BODY = re.compile(
    rf"\s*\n?\s*C[ỦU]A\s+(?P<body>[^{LOWER}\n(]{{4,80}}?)\s*(?:\(\s*KH[ÓO]A\s+(?P<term>[IVX]+)\s*\)\s*)?(?:\n|$)"
)
_TERM = re.compile(r"\(?\s*kh[óo]a\s+(?P<term>[IVX]+)\s*\)?", re.I)
_ANNEX = re.compile(r"\(?\s*(?:Kèm theo|Ban hành kèm theo|kèm theo|ban hành kèm theo)\s+(?P<rest>[^\n]{10,200})")
_SECRECY = re.compile(r"(?:^|[\n\t])\s*(?:Độ\s+)?(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)\s*(?=[\n\t]|$)")
_DRAFT = re.compile(
    r"(?:^|[\n\t(])\s*(?:B[ảẢ]N\s+)?D[ựỰ] TH[ảẢ]O(?:\s+(?:l[ầẦ]n|L[ẦầA]N)?\s*\d{0,2})?\s*(?=[\n\t):.]|$|\s[\d/]+)", re.I
)
_SIGNED = re.compile(r"(?:T/M|TM\s?\.|T\.M|K/T|KT\s?\.|T/L|TL\s?\.|TUQ\s?\.|T/H|Q\s?\.\s)")
_ESIGN = re.compile(r"(?P<name>[^\n<>\t]{4,60})<[^<>\n]{3,60}@[^<>\n]{3,60}>\s*đã ký")
_RANK = r"^(?:(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)|(?:PGS|GS|TS|ThS|BS)\.?)\s+"
_NAME = re.compile(rf"[{UPPER}][{LOWER}]*(?:\s+(?:[{UPPER}][{LOWER}]*|[{LOWER}]{{2,7}})){{1,5}}$")
_NO_PERSON = (
    r"(?i)page|nơi nhận|việt nam|lưu|như |các |ban |văn phòng|sở |tỉnh |thành |huyện|thường |ủy ban"
    r"|uỷ ban|hội |công an|tòa |viện |đảng|chi cục|cục |bộ |phòng |phó |giám |chủ tịch|bí thư|trưởng"
    r"|chánh|đ/c|đồng chí"
)
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
    annex = _annex(whole, letter.type)
    kind = (
        letter.type
        or (symbol.type if symbol else None)
        or ("CV" if letter.subject or "Kính gửi" in whole[:3000] else None)
    )
    if annex and symbol is None and (letter.type is None or annex.type in (None, letter.type)):
        symbol = annex.symbol
    when = _date(whole, letter) or (annex.date if annex and annex.symbol is symbol else None) or _adopted(whole)
    issuer, term = _issuer(whole, letter, annex, symbol)
    place = _Places.of(whole, letter, issuer, annex)
    level = _level(issuer.name if issuer else "", symbol, place)
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
        signer=_signer(whole),
        draft=_is_draft(whole, letter, symbol, when),
        secrecy=_secrecy(whole),
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
            return codes[0].symbol, begin + codes[0].end - len("Số ")
        blank = _BLANK_CODE.match(line)
        symbol = read(re.sub(r"\s+", "", blank["code"])) if blank else None
        if blank and symbol:
            digits = re.fullmatch(r"[\d\s]+", blank["junk"].strip() or "x")
            return replace(symbol, number=re.sub(r"\D", "", blank["junk"]) if digits else ""), begin + blank.end()
    return None, 0


@dataclass(frozen=True, slots=True)
class _Annex:
    """What an annex line says of the document that it is attached to."""

    type: str | None
    symbol: Symbol | None
    date: str | None
    issuer: str | None
    at: int


def _annex(whole: str, kind: str | None) -> _Annex | None:
    """An annex line that names the document itself: "(Kèm theo Kế hoạch số 85-KH/HU, ngày 04/11/2022 của …)"."""
    for found in _ANNEX.finditer(whole):
        rest = found["rest"]
        if (
            not re.search(r"[(\n]\s*$", whole[max(0, found.start() - 2) : found.start()] + found[0][:1])
            and found.start() > 0
        ):
            continue
        codes = find_codes(rest)
        if not codes or codes[0].start > 60:
            continue
        noun = type_of(re.sub(r"\ss[oố].*", "", fold_words(rest[: codes[0].start])).strip())
        if kind and noun and noun != kind:
            continue
        dated = dates.beside(folded(rest), codes[0].end)
        body = re.search(r"của\s+(?P<body>[^,;()\n]{4,80})", rest[codes[0].end :])
        return _Annex(
            noun, codes[0].symbol, dated[0] if dated else None, body["body"].strip() if body else None, found.start()
        )
    return None


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
    whole: str, letter: Letterhead, annex: _Annex | None, symbol: Symbol | None
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


@dataclass(frozen=True, slots=True)
class _Places:
    """The places that the head names: province, district, commune."""

    province: str | None
    district: str | None
    commune: str | None
    central: bool

    @classmethod
    def of(cls, whole: str, letter: Letterhead, issuer: Issuer | None, annex: _Annex | None) -> "_Places":
        """From the issuer's name, the lines above it, the date line's place; a stamp only where nothing else tells."""
        texts = [issuer.name, *reversed(issuer.parents)] if issuer else []
        texts += [annex.issuer] if annex and annex.issuer else []
        texts += [
            running(c.text) for c in letter.cells if re.match(r"(?:dang bo|tinh|ubnd|uy ban)", fold_words(c.text))
        ]
        places = [p for text in texts for p in find_places(text)]
        found: dict[str, str] = {}
        for place in places:
            _settle(found, place.places, place.kind)
        for line in letter.dates:
            here = named(line["place"])
            if here:
                _settle(found, here, None)
            elif "province" not in found and "district" not in found:
                found.setdefault("local", line["place"])
        if "province" not in found:
            known = province_of(found["district"]) if "district" in found else None
            if known:
                found["province"] = known
            elif not found.get("district"):
                for text in (
                    running(letter.stamp.strip()),
                    *_words_after_levels(whole[:1500]),
                    whole[letter.title[0] : letter.title[1]] if letter.title else "",
                ):
                    for place in find_places(text):
                        if place.kind in ("tỉnh", "thành phố") and place.places[0].level == "province":
                            found.setdefault("province", place.places[0].name)
        central = bool(issuer and _is_central(issuer.name))
        return cls(found.get("province"), found.get("district"), found.get("commune"), central)

    def jurisdiction(self, level: Level | None, when: str | None) -> str | None:
        """As the gold format writes it."""
        if level == "central":
            return "TW"
        if level == "district":
            return f"{self.province}/{self.district}" if self.province and self.district else None
        if level == "commune":
            below = self.commune if (when or "") >= "2025-07" else self.district or self.commune
            return f"{self.province}/{below}" if self.province and below else self.province
        return self.province


def _words_after_levels(text: str) -> tuple[str, ...]:
    return tuple(
        m[0] for m in re.finditer(rf"(?:tỉnh|thành phố) [{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,3}}", text)
    )


_LEVEL_OF_KIND = {"tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district"} | dict.fromkeys(
    ("xã", "phường", "thị trấn", "đặc khu"), "commune"
)


def _settle(found: dict[str, str], places: tuple[Place, ...], kind: str | None) -> None:
    """Take what one name adds: the level that its word of kind says, else the level that is still open."""
    by_level: dict[str, Place] = {p.level: p for p in reversed(places)}
    if kind is None and any(found.get(p.level) == p.name for p in places):
        return
    own = _LEVEL_OF_KIND.get(kind or "")
    open_first = ("province", "district", "commune") if "province" not in found else ("district", "commune", "province")
    for level in (own,) if own else open_first:
        place = by_level.get(level)
        if place is None or (
            level != "province"
            and found.get("province") not in (None, *(p.province for p in places if p.level == level))
        ):
            continue
        found.setdefault(level, place.name)
        return


def _is_central(name: str) -> bool:
    plain = fold_words(name)
    return bool(
        re.match(
            r"(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc"
            r"|ban chap hanh trung uong|bo chinh tri|ban bi thu|bo (?!chi huy|tu lenh|doi|phan)"
            r"|ngan hang nha nuoc|kiem toan nha nuoc|thanh tra chinh phu"
            r"|(?:toa an|vien kiem sat) nhan dan toi cao|hoi dong tham phan|tong cuc|van phong (?:chinh phu"
            r"|trung uong|quoc hoi)|.* trung uong$|bao hiem xa hoi viet nam$)",
            plain,
        )
    )


def _level(name: str, symbol: Symbol | None, place: _Places) -> Level | None:
    """The level of the committee or government that the issuer belongs to (Sở → province)."""
    plain = fold_words(name)
    if place.central or re.search(r"\btrung uong\b|\btoi cao\b", plain):
        return "central"
    if re.search(
        r"\b(?:dang uy|dang bo|ubnd|uy ban nhan dan|hoi dong nhan dan)\b.*\b(?:xa|phuong|thi tran|dac khu)\b(?! hoi)",
        plain,
    ):
        return "commune"
    if re.search(r"\bhuyen\b|\bquan\b(?! su| ly| uy| khu| doi)|\bthi xa\b|huyen uy|quan uy|thi uy", plain):
        return "district"
    if re.search(r"thanh uy|thanh pho", plain):
        return (
            "province"
            if place.province and fold(place.province) in fold(name)
            else "district"
            if place.district
            else "province"
        )
    if re.search(r"\btinh\b|tinh uy|^so\b|^ban quan ly", plain):
        return "province"
    code = str(symbol) if symbol else ""
    if re.search(r"/(?:TW|QH\d+|UBTVQH)|-(?:TTg|CP|B[A-ZĐ]{2,})(?:$|-)", code):
        return "central"
    if re.search(r"TU$", code):
        return "province"
    if re.search(r"/(?:\w*HU|QU|ThU)$", code):
        return "district"
    if re.search(r"/\w*ĐU$", code) and place.commune:
        return "commune"
    return (
        "district"
        if place.district
        else "commune"
        if place.commune and not place.province
        else "province"
        if place.province
        else None
    )


def _signer(whole: str) -> str | None:
    """The signer's name after the authority mark (T/M, KT. …); an e-signature certificate mends a damaged one."""
    marks = list(_SIGNED.finditer(whole, int(len(whole) * 0.3)))
    certificate = _ESIGN.search(whole)
    certified = certificate["name"].strip() if certificate else None
    for mark in marks:
        lines = [
            w.strip(" *_-★|.\t")
            for line in whole[mark.start() : mark.start() + 400].split("\n")[:14]
            for w in re.split(r"\t", line)
        ]
        for line in lines[1:] or lines:
            tail = re.sub(_RANK, "", re.sub(rf"^[^{LOWER}]*\s(?=[{UPPER}][{LOWER}])", "", line))
            if _NAME.match(tail) and 4 < len(tail) < 40 and len(tail.split()) <= 6 and not re.match(_NO_PERSON, tail):
                return certified if certified and len(fold(certified)) - len(fold(tail)) in range(0, 4) else tail
    return certified if certified and not certified.isupper() else None


def _is_draft(whole: str, letter: Letterhead, symbol: Symbol | None, when: str | None) -> bool:
    """Said to be one, or number and day left blank in a letterhead without stamp or e-signature."""
    if _DRAFT.search(whole[:1500]):
        return True
    blank_number = symbol is not None and not symbol.number
    blank_day = (
        bool(letter.dates)
        and (when is None or len(when) < 10)
        and all(re.match(r"[\s.…_]*(?:tháng|thang|/)", d["rest"]) for d in letter.dates)
    )
    return letter.motto and blank_number and blank_day and not letter.stamp and not _ESIGN.search(whole)


def _secrecy(whole: str) -> str | None:
    found = _SECRECY.search(whole[:1500])
    return found["mark"].capitalize() if found else None


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
