"""Dates as documents write them: "ngày 09/11/2022", "ngày 12 tháng 4 năm 2023", "tháng 6 năm 2026", "năm 2018".

Patterns match on folded text (`folded.folded`). Values are ISO, partial where the text is ("2018-03", "2018").
Source of the forms: Nghị định 30/2020/NĐ-CP, phụ lục I, II.4; Hướng dẫn 36-HD/VPTW §1.4.
"""

import re
from datetime import date

MONTH_WORDS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)(?:\d\d|\d[ ]\d)"
_WORD = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))


def full(a: int, b: int) -> str:
    """The pattern of a full date; its groups are numbered `a` (in digits) and `b` (with "tháng … năm")."""
    return (
        rf"(?P<d{a}>{_DAY})\s?[/.-]\s?(?P<m{a}>{_MONTH})\s?[/.-]\s?(?P<y{a}>{_YEAR})(?!\d)"
        rf"|(?P<d{b}>{_DAY})\s?thang\s?(?P<m{b}>{_MONTH}|{_WORD})\s?,?\s?nam\s?(?P<y{b}>{_YEAR})(?!\d)"
    )


MONTH_ONLY = rf"thang\s?(?P<m3>{_MONTH})\s?(?:/|nam\s?|-)\s?(?P<y3>{_YEAR})(?!\d)"
BLANK_DAY = (
    rf"ngay(?:\s?[^\s,;()]{{0,6}}){{0,2}}?[\s.…_:/-]{{0,20}}(?:/\s?|thang)\s?(?P<m5>{_MONTH})?\s?(?:/"
    rf"|nam)\s?(?P<y5>{_YEAR})(?!\d)"
)
"""A date whose day was left blank or cannot be read: the month alone counts."""

_BESIDE = re.compile(
    rf"""\s?[,;]?\s?\(?\s?(?:(?:ban\ hanh|ky|de)\s)?ngay\s?(?:{full(1, 2)})\)?
    |\s\(?(?:{full(6, 7)})\)?
    |\s?,?\s{BLANK_DAY}
    |\s?,?\s{MONTH_ONLY}
    |\s?,?\s?\(?(?:(?:ban[ ]hanh|ky)\s)?(?:nam\s)?(?P<bare>{_YEAR})(?![\d/.-]\d|\d)\)?""",
    re.X,
)
_ANY = re.compile(rf"(?:ngay\s?)?(?:{full(1, 2)})")


def iso(day: str | None, month: str | None, year: str | None) -> str | None:
    """The ISO date of its parts, partial where a part is missing; None where there is no such day."""
    if year is None:
        return None
    y = int(year.replace(" ", ""))
    if month is None:
        return f"{y:04d}"
    m = MONTH_WORDS.get(month) or int(month)
    if day is None:
        return f"{y:04d}-{m:02d}"
    try:
        return date(y, m, int(day)).isoformat()
    except ValueError:
        return None


def value(found: "re.Match[str]") -> str | None:
    """The ISO date of a match of a pattern that is built from the parts of this module."""
    groups = found.groupdict()
    for n in ("1", "2", "6", "7"):
        if groups.get(f"y{n}"):
            return iso(groups[f"d{n}"], groups[f"m{n}"], groups[f"y{n}"])
    for n in ("3", "5"):
        if groups.get(f"y{n}"):
            return iso(None, groups[f"m{n}"], groups[f"y{n}"])
    return iso(None, None, groups.get("bare"))


def beside(fold: str, at: int, stop: int | None = None) -> tuple[str, int] | None:
    """The date that stands right after offset `at` ("…, ngày 9/11/2022") and before `stop`: its value and its end."""
    found = _BESIDE.match(fold, at, len(fold) if stop is None else stop)
    if not found:
        return None
    when = value(found)
    if when is None:
        return None
    end = found.end()
    if fold[end - 1] == ")" and "(" not in found[0]:
        end -= 1
    return when, end


def first_full(fold: str, start: int, end: int) -> "re.Match[str] | None":
    """The first full date between two offsets."""
    return _ANY.search(fold, start, end)
