"""Mentions (viện dẫn): every place where a text refers to a document as a document.

A mention runs from the type noun to the end of the date when they stand next to each other; issuer and title
stay outside (gold format). Offsets here are into the canonical text.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from danchieu.graph.model import Form
from danchieu.graph.symbol import Symbol
from danchieu.ingest import dates
from danchieu.ingest.codes import Code, find_codes
from danchieu.ingest.folded import folded
from danchieu.ingest.names import Name, find_names
from danchieu.ingest.nouns import noun_before_code, pattern, type_of

_REACH = 150
_LIST_JOIN = r"(?:\s?[,;]\s?(?:va\s)?|\s(?:va|va\scac|cung)\s)"


@dataclass(frozen=True, slots=True)
class Found:
    """One mention in canonical text.

    Attributes:
        symbol: the code's canonical spelling; the bare number of a short mention; None for names and anaphors.
        code: the parsed code of a full mention.
        lent: for a short member of a list, the full symbol that the list lends it ("187" → "187-KL/TW").
        has_noun: whether the type noun stands in the mention itself.
    """

    start: int
    end: int
    type: str | None
    symbol: str | None
    date: str | None
    form: Form
    rule: str
    code: Symbol | None = None
    name: str | None = None
    lent: str | None = None
    lent_date: str | None = None
    has_noun: bool = True


def find_mentions(text: str) -> list[Found]:
    """All mentions of canonical `text`, in order of start; laws inside an amending law's name nest.

    Time is linear in the length of the text.
    """
    fold = folded(text)
    names = find_names(text, fold)
    codes = find_codes(text)
    found = _full(text, fold, codes, names)
    found += _named(fold, names, found)
    found += _list_members(text, fold, found)
    found += _short(text, fold, found)
    found += _anaphors(text, fold, found)
    return _dated_before(fold, _dated_lists(fold, sorted(found, key=lambda m: (m.start, -m.end))))


def _full(text: str, fold: str, codes: list[Code], names: list[Name]) -> list[Found]:
    by_end = sorted(names, key=lambda n: (n.end, n.start))
    amending = {n.start for n in names if n.rule == "law-amending"}
    out: list[Found] = []
    floor = 0
    for code in codes:
        start, kind, name, has_noun = _noun_before(text, fold, code, by_end, floor)
        if not has_noun and out and "\n" not in text[floor:start] and (out[-1].type, code.symbol.type) == ("QyĐ", "QĐ"):
            kind = "QyĐ"  # the noun said once holds for the whole list; the letters QĐ say both
        when, end = dates.beside(fold, code.end) or (None, code.end)
        if any(n.rule == "law-amending" and n.start < start and n.end >= code.end for n in by_end):
            when, end = None, code.end
        out.append(
            Found(
                start,
                end,
                kind or code.symbol.type,
                str(code.symbol),
                when,
                "full",
                "law-amending" if start in amending and name else "code",
                code.symbol,
                name,
                has_noun=has_noun,
            )
        )
        floor = code.end
    return out


def _noun_before(
    text: str, fold: str, code: Code, names: list[Name], floor: int
) -> tuple[int, str | None, str | None, bool]:
    """Where the mention of a code starts, the type that its noun says, a law's name in it, whether a noun is there."""
    low = max(floor, code.start - _REACH, text.rfind("\n", 0, code.start) + 1)
    before = fold[low : code.start]
    for name in names:
        if name.end > code.start or name.end < low or not name.rule.startswith(("law", "constitution")):
            continue
        if re.fullmatch(r"\s?(?:s[o0]\s?:?\s?|\(\s?(?:luat\s)?s[o0]\s?)?", fold[name.end : code.start]):
            return name.start, name.type, name.name, True
    noun = noun_before_code(before)
    if noun and _fits(text, low, noun, code):
        return low + noun[0], type_of(noun[1]), None, True
    law = re.search(r"(?<![a-z])(?P<noun>bo ?luat|luat|phap ?lenh) {1,2}s[o0] ?:? ?$", before)
    if law:
        return low + law.start(), {"b": "Bộ luật", "l": "Luật", "p": "PL"}[law["noun"][0]], None, True
    of_whom = _of_whom().search(before)
    if of_whom and text[low + of_whom.start()].isupper():
        kind = type_of(of_whom["noun"])
        return low + of_whom.start(), kind, None, True
    number = re.search(r"(?<![a-z])s[o0]\s?:?\s?$", before)
    return (low + number.start() if number else code.start), None, None, False


@cache
def _of_whom() -> "re.Pattern[str]":
    return re.compile(rf"(?<![a-z])(?P<noun>{pattern(laws=False)})\scua\s[^.;:,\n]{{3,50}}:?\s?s[o0]\s?:?\s?$")


def _fits(text: str, low: int, noun: tuple[int, str, bool, bool], code: Code) -> bool:
    """A lower-case noun with words of its own is a verb or a common noun ("quy định tại"), unless "số" follows."""
    at, word, more, number = noun
    if more and not number:
        return False
    return text[low + at].isupper() or number or type_of(word) == code.symbol.type


def _named(fold: str, names: list[Name], full: list[Found]) -> list[Found]:
    out = []
    covered = [(m.start, m.end) for m in full if m.name or m.type == "QCVN"]
    starts = {start for start, _ in covered}
    amending = [(n.start, n.end) for n in names if n.rule == "law-amending"]
    for name in names:
        if name.start in starts:
            continue
        when, end = dates.beside(fold, name.end) or (None, name.end)
        if any(a < name.start < b for a, b in amending):
            when, end = None, name.end
        if name.rule in ("congress", "rules", "attached", "standard"):
            when, end = None, name.end
        if re.match(r"\s?(?:,\s?)?s[o0]\s?\d", fold[name.end : name.end + 8]) and name.rule in ("rules", "attached"):
            continue
        out.append(Found(name.start, end, name.type, None, when, "named", name.rule, None, name.name))
    return out


@cache
def _members() -> "re.Pattern[str]":
    number = r"\d{1,4}[a-h]?(?![\d/%-])"
    return re.compile(
        rf"(?<![a-z])(?P<noun>{pattern(laws=False)})(?:\s(?!so)[a-z]{{2,8}}){{0,2}}?\s(?:so\s?:?\s?)?(?P<list>{number}(?:{_LIST_JOIN}(?:so\s)?{number}){{0,15}})(?P<join>{_LIST_JOIN})(?:so\s)?$"
    )


_MEMBER = re.compile(r"\d{1,4}[a-h]?")


def _list_members(text: str, fold: str, full: list[Found]) -> list[Found]:
    """Bare numbers before a full code: "các Kết luận số 186, 192 và 195-KL/TW"; the last code lends its letters."""
    out: list[Found] = []
    for mention in full:
        if mention.form != "full" or mention.has_noun or mention.code is None:
            continue
        low = max(0, mention.start - _REACH, text.rfind("\n", 0, mention.start) + 1)
        hit = _members().search(fold[low : mention.start])
        if not hit:
            continue
        kind = type_of(hit["noun"])
        for i, number in enumerate(_MEMBER.finditer(hit["list"])):
            start = low + hit.start("list") + number.start()
            lent = str(replace(mention.code, number=number[0]))
            begin = low + hit.start("noun") if i == 0 else start
            out.append(
                Found(
                    begin,
                    start + len(number[0]),
                    kind,
                    number[0],
                    None,
                    "short",
                    "list",
                    None,
                    None,
                    lent,
                    mention.date,
                    i == 0,
                )
            )
    return out


_COMMON = ("CV", "BC", "TTr", "TB", "DA", "HD", "PA", "CTr")
"""Types whose noun and a bare number are a document only where the text names it in full too ("Chương trình 135")."""


@cache
def _numbered() -> "re.Pattern[str]":
    unit = (
        r"nam|thang|ngay(?!\s?\d)|quy|tuan|diem|nhom|noi|muc|khoan|dieu|vu|nguoi|truong|lan|ty|trieu|nghin|dong"
        r"|can\s?bo|don\s?vi|co\s?quan|loai|cap|buoc|tieu|dot|phan|giai|doan|nhiem|hoc|cau|chuong|bai"
        r"|so\b|to\b"
        r"|xa|phuong|huyen|tinh|ban(?!\s?hanh)|bo|du\s?an|de\s?an|tap|khau|mat|%|ha\b|km|m2|dai|ca\b|mo|tram|dich|o\b"
    )
    return re.compile(
        rf"(?<![a-z])(?P<noun>{pattern(laws=False)})[ ](?P<so>(?:s[o0] ?:? ?)?)(?P<number>\d{{1,4}}[a-h]?)(?![\w/%-]"
        rf"|[.,]\d|\s?[-/]\s?[a-z\d]|\s(?:{unit})(?![a-z]))"
        rf"(?P<rest>(?:{_LIST_JOIN}(?:s[o0]\s)?\d{{1,4}}(?![\w/%-]|[.,]\d|\s(?:{unit})(?![a-z]))){{0,8}})"
    )


def _short(text: str, fold: str, found: list[Found]) -> list[Found]:
    """Type noun and bare number: "Nghị quyết 49", "Chỉ thị số 31", "Nghị quyết 18, 19"."""
    taken = {i for m in found if m.form != "named" for i in range(m.start, m.end)}
    out: list[Found] = []
    for hit in _numbered().finditer(fold):
        capital = text[hit.start()].isupper()
        if hit.start("number") in taken or not (capital or hit["so"]):
            continue
        kind = type_of(hit["noun"])
        rule = "number-weak" if kind in _COMMON and not hit["so"] else "number"
        when, end = (
            (None, hit.end("number"))
            if hit["rest"]
            else dates.beside(fold, hit.end("number")) or (None, hit.end("number"))
        )
        out.append(Found(hit.start(), end, kind, hit["number"], when, "short", rule))
        for number in _MEMBER.finditer(hit["rest"]):
            start = hit.start("rest") + number.start()
            if start not in taken:
                out.append(Found(start, start + len(number[0]), kind, number[0], None, "short", rule, has_noun=False))
    return out


@cache
def _anaphor() -> "re.Pattern[str]":
    return re.compile(
        rf"(?<![a-z])(?P<noun>{pattern(laws=False)}|luat)\s(?P<back>(?:da\s)?neu\stren|noi\stren|tren|do"
        rf"|nay)(?=[\s,.;:)]|$)(?!\s(?:dia|co\s?so|mang|cong|bao|linh|ca\s|60|\d))"
    )


def _anaphors(text: str, fold: str, found: list[Found]) -> list[Found]:
    """Backward words: "Kế hoạch trên", "Nghị quyết nêu trên", "Thông báo đó"."""
    taken = {i for m in found for i in range(m.start, m.end)}
    return [
        Found(
            hit.start(),
            hit.end(),
            type_of(hit["noun"]) or "Luật",
            None,
            None,
            "anaphor",
            "this" if hit["back"] == "nay" else "anaphor",
        )
        for hit in _anaphor().finditer(fold)
        if hit.start() not in taken and (text[hit.start()].isupper() or hit["back"] not in ("tren", "do"))
    ]


def _dated_lists(fold: str, found: list[Found]) -> list[Found]:
    """A date that closes a list of codes under one noun dates its undated members too (kept apart from their own)."""
    out = list(found)
    for i in range(len(out) - 1, 0, -1):
        later, earlier = out[i], out[i - 1]
        when = later.date or later.lent_date
        closing = later.form == "full" and not later.has_noun and when
        undated = earlier.form in ("full", "short") and not earlier.date and not earlier.lent_date
        if closing and undated and re.fullmatch(_LIST_JOIN + r"(?:s[o0]\s)?", fold[earlier.end : later.start]):
            out[i - 1] = replace(earlier, lent_date=when)
    return out


_TOLD_DAY = re.compile(
    rf"(?:^|[\n.;,]\s|\bvao\s)ngay\s?(?:{dates.full(1, 2)})\s?,?\s[^.;\n\d]{{0,80}}?\b"
    r"(?:ban\shanh|ky|(?:phe\sduyet|ban\shanh|quyet\sdinh)\s[^.;\n\d]{0,80}?\stai)\s$"
)
_TOLD_REACH = 220


def _dated_before(fold: str, found: list[Found]) -> list[Found]:
    """ "Ngày 24/6/2020, UBND tỉnh đã ban hành Kế hoạch số 2320/KH-UBND": the day told before dates what was issued."""
    out = list(found)
    for i, mention in enumerate(found):
        if mention.form != "full" or mention.date or mention.lent_date:
            continue
        low = max(mention.start - _TOLD_REACH, found[i - 1].end if i else 0, 0)
        told = _TOLD_DAY.search(fold[low : mention.start])
        if told:
            out[i] = replace(mention, lent_date=dates.value(told))
    return out
