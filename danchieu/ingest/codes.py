"""Finding document codes (số, ký hiệu) in canonical text by character patterns.

The grammar of one code is `graph.symbol`; here are the shapes in running text and what must not become a
code: case numbers (12/2021/HS-ST), form numbers (Mẫu số 01/KĐ-TT), telephone numbers, fractions.
"""

import re
from dataclasses import dataclass
from functools import cache

from danchieu.graph.symbol import Symbol, is_party_body, kinds, read

_NUMBER = r"(?:\d{1,5}(?:\.\d{1,2})?[a-hđ]?|[lIO]\d{1,3}|\d{1,2}[lO]|\d\s\d{3}(?=\s?/))"
_YEAR = r"(?:19|20|2O|l9)[\dlO]{2}"
_MISREAD_DIGITS = str.maketrans("lO", "10")
_SEGMENT = r"[A-ZĐƯ][A-ZĐƯa-zđư]{0,14}\d{0,3}"
_BODY = (
    rf"(?:T\.\s?[ƯW]|{_SEGMENT}|[1IlO]\w{{1,9}}(?=\b))(?:-\s?{_SEGMENT}|\s-\s[A-ZĐƯ]{{2,10}}(?!\w)){{0,9}}(?:/nb\b)?"
)
_COURT = re.compile(r"^(?:HS|DS|HC|KDTM|HNGD|HNGĐ|LD|LĐ|HSST|DSST|DSPT|HSPT|QDST|QĐST|KN|TLST|TLPT|GDT|GĐT)(?:-|$)")
_FORM = re.compile(r"(?:m[ẫa]u|bi[ểe]u|ph[ụu] l[ụu]c|ký hiệu mẫu)\s*(?:số|sổ|so)?\s*$", re.I)
_GLUED_WORD = re.compile(r"(?<=[A-ZĐƯ])(?:ng[àa]y|c[ủu]a|v[ềe])(?![^\W\d_])")
"""A word of the sentence that lost the blank between it and the code ("41-NQ/TWngày") is no part of the code."""
_NUMBERED = re.compile(r"s[ốổôo]\s:?\s?$")
_ASSEMBLY = r"(?:UBTVQH|QH)\s?(?:\d{1,2}|[IVX]{1,5})?\b"


@dataclass(frozen=True, slots=True)
class Code:
    """One code found: offsets in canonical text and what it says."""

    start: int
    end: int
    symbol: Symbol


@cache
def _kinds() -> str:
    letters = sorted(
        {*kinds().values(), "CTR", "TTR", "Ctr", "TTr", "QĐi", "QDi", "QD", "QĐĐ", "QÐĐ", "QĐÐ", "CTHD", "Qđ", "QyD"},
        key=lambda k: (-len(k), k),
    )
    return "|".join(letters)


@cache
def _code() -> "re.Pattern[str]":
    kind = rf"(?:{_kinds()})"
    return re.compile(
        rf"""(?:(?<![\w/.-])|(?<=\b[Ss][ốổôo]))(?:
          (?P<norm>{_NUMBER}\s?/\s?{_YEAR}\s?/\s?(?:{_ASSEMBLY}|{kind}(?:\s?[-/]\s?{_BODY}|CP\b)))
        | (?P<plain>{_NUMBER}\s{{0,2}}(?:[-/]\s{{0,2}}|\s|(?=[A-ZĐ])){kind}\s?[-/]\s{{0,2}}{_BODY})
        | (?P<glued>\d{{1,5}}\s?[-/]\s?{kind}(?:UBND|TU|TW|HU|BTC|UBMT)[A-ZĐ]{{0,8}}\b)
        | (?P<standard>QCVN\s?\d{{1,5}}(?:\s?-\s?\d{{1,2}})?\s?[:/]\s?{_YEAR}(?:\s?/\s?[A-ZĐ]{{2,10}})?)
        )""",
        re.X,
    )


@cache
def _blank() -> "re.Pattern[str]":
    return re.compile(
        rf"(?:[Ss][ốôo]\s?:?\s?)(?P<gap>[^\w\s]?[\s.…_:†-]{{0,24}}"
        rf"|[^\s/]{{1,6}}\s{{0,3}})(?P<code>/\s?(?:{_kinds()})\s?-\s?{_BODY})"
    )


_CUE_NOUN = (
    r"[CcVv]ông\s?v[ăã]n|[Vv][ăã]n\s?b[ảa]n|[Tt]ờ\s?trình|[Bb]áo\s?cáo|[Tt]hông\s?báo|[Cc]ông\s?điện"
    r"|Nghị\s?định|Quyết\s?định|Chỉ\s?thị|Nghị\s?quyết|Thông\s?tư"
)
_CUE = rf"(?:(?:{_CUE_NOUN})[^.;\n]{{0,40}}?\s(?:s[ốôo]\s?:?\s?)?|\bs[ốôo]\s?:?\s?)"
_UNIT = rf"(?:-\s?{_SEGMENT}(?:[,&][A-ZĐƯ]{{1,8}})*|\s-\s[A-ZĐƯ]{{2,10}}(?!\w)){{0,4}}"
_LETTER = re.compile(rf"{_CUE}(?P<code>{_NUMBER}\s?/\s?(?P<body>[A-ZĐ]{{2,10}}[a-z]{{0,2}}{_UNIT}))(?![\w/])")
"""Codes without letters of the type (công văn "05/BNV-VP", old "88/CP"): only after a noun or "số"."""


def find_codes(text: str) -> list[Code]:
    """All document codes of `text`, in order, none overlapping; in time linear in its length."""
    found = [code for hit in _code().finditer(text) if (code := _checked(text, hit.start(), hit.end())) is not None]
    taken = _Taken(found)
    for hit in _LETTER.finditer(text):
        start, end = hit.span("code")
        if _COURT.match(hit["body"]) or taken.overlaps(start, end):
            continue
        code = _checked(text, start, end)
        if code:
            found.append(code)
    for hit in _blank().finditer(text):
        start, end = hit.span("code")
        symbol = read(re.sub(r"\s", "", hit["code"]))
        if symbol and not taken.overlaps(start, end) and not _names_form(text, hit.start("gap")):
            found.append(Code(hit.start("gap"), end, symbol))
    return sorted(found, key=lambda c: c.start)


class _Taken:
    """Spans already taken, for quick overlap tests."""

    def __init__(self, codes: list[Code]) -> None:
        self._ends = {i for c in codes for i in range(c.start, c.end)}

    def overlaps(self, start: int, end: int) -> bool:
        return any(i in self._ends for i in (start, (start + end) // 2, end - 1))


def _names_form(text: str, at: int) -> bool:
    """Whether "Mẫu số", "Biểu số" stand before an offset: the number of a form, not of a document."""
    return bool(_FORM.search(text, max(0, at - 20), at))


def _checked(text: str, start: int, end: int) -> Code | None:
    if _names_form(text, start):
        return None
    glued = _GLUED_WORD.search(text, start, end + 3)
    end = glued.start() if glued else end
    mended = re.sub(r"^[lI](?=\d)", "1", text[start:end])
    mended = re.sub(r"^(\d{1,2})[lI](?=\s?[-/])", r"\g<1>1", mended)
    mended = re.sub(r"^O(?=\d)|(?<=^\d)O|(?<=^\d\d)O", "0", mended)
    mended = re.sub(r"^(\d)\s(\d{3})", r"\1\2", mended)
    mended = re.sub(rf"(?<=/)\s?{_YEAR}(?=\s?/)", lambda y: y[0].translate(_MISREAD_DIGITS), mended)
    symbol = read(mended)
    if symbol is None or not symbol.number:
        return None
    if _COURT.match(symbol.body) and symbol.kind is None:
        return None
    spaced = re.match(r"[\d.a-h]+\s+[A-ZĐ]", mended)
    if spaced and not is_party_body(symbol.body) and not _NUMBERED.search(text, max(0, start - 6), start):
        return None
    return Code(start, end, symbol)
