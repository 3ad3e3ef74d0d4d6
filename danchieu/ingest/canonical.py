"""The canonical text: one clean reading of dirty text, with the way back to every code point.

Unicode composed, dashes and look-alike letters brought to one form, Markdown emphasis and link targets left
out, page numbers between lines left out, lines of one paragraph joined. What the rest of `ingest` finds in
it, `Canonical.span` takes back to the text as read.

In the canonical text a line is a paragraph (or one line of a letterhead); within it words are parted by one
blank, columns by one tab.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from danchieu.graph.model import Span
from danchieu.ingest.folded import LOWER, UPPER

_FORMS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    "Ð": "Đ", "Ɖ": "Đ", "ǎ": "ă", "Ǎ": "Ă", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\t": "\t",
    "\u2018": "'", "\u2019": "'", "\uff0c": ",", "\uff1b": ";", "\uff1a": ":", "\u2044": "/", "\u2215": "/",
}  # fmt: skip
_ONE_FOR_ONE = str.maketrans({a: b for a, b in _FORMS.items() if not b.isspace()})
_CARE = re.compile(
    r"[^\S ]|\ \ |[*\\\[\]\x00-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd-\U000110cd\U0001bca0-\U000e007f]"
)
"""What a line must be free of to be taken over as it stands: blanks to collapse, marks to drop, letters to compose."""
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff*\\")
_LINE = re.compile(r"[^\n\r\f\v]*(?:\r\n|[\n\r\f\v]|$)")
_LINK = re.compile(r"\]\((?:https?:|/|#|www)[^()\s]{0,500}(?:\s+\"[^\"\n]{0,300}\")?\)")
_MARKS = re.compile(r"(?:(?:#{1,6}|>)(?:\s+|$))+")
"""Markdown's marks of headings and quotes at the start of a line."""
_COMBINED = re.compile("[\u0300-\u036f]")
_LONGEST_LETTER = 8
"""A letter carries few marks; without a limit a line of marks alone would take quadratic time."""
_PAGE_NUMBER = re.compile(
    r"^\s*(?:-\s*)?\d{1,3}(?:\s*-)?\s*$|^\s*(?:Trang|Page)\s+\d{1,3}(?:\s*/\s*\d{1,3})?\s*$", re.I
)
_STARTS_ITEM = re.compile(
    rf"""(?: [-+*•–o▪➢§]\s
    | \(?\d{{1,2}}[.)](?:\d{{1,2}}[.)]?){{0,3}}(?:\s|(?=[{UPPER}])) | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\s
    | (?:X{{0,2}}(?:IX|IV|V?I{{0,3}}))[.\-/]\s*(?=[{UPPER}\s]) | [a-zđ]\d?\)\s? | [A-ZĐ][.)]\s
    | (?:Điều|Chương|Mục|Phần|Phụ\ lục|PHỤ\ LỤC|ĐIỀU|CHƯƠNG)\s+[\dIVXL]
    | Thực\ hiện\s(?:Nghị|Chỉ|Kết|Kế|Chương|Công|Quyết|Quy|Thông|Hướng|Luật)
    | Nơi\ nhận | Kính\ gửi | KÍNH\ GỬI | Căn\ cứ | Theo\ đề\ nghị | Xét\ đề\ nghị
    | Số\s*:? | TM\. | T/M | KT\. | K/T | TL\. | T/L | TUQ\. | ---+ | \|)""",
    re.X,
)
_ENDS_PARAGRAPH = re.compile(r"(?:[.;:!?…]|\./\.|/\.)[\"'”’)\]]*\s*$")
_OPEN_END = re.compile(
    r"(?:[,\-–(“/]|\b(?:số|và|của|về|ngày|tháng|năm|các|theo|tại|cho|với|khoản|Điều|điểm|là|được|trong|đến|bằng|bởi|qua|từ"
    r"|để|nhằm|hoặc|như|[Cc]ăn cứ))\s*$"
)
_STARTS_CLAUSE = re.compile(r"[-+•]\s|Căn cứ (?!theo\b)|Nơi nhận|Kính gửi|Theo đề nghị|Xét đề nghị")
_CODE_END = re.compile(r"\d(?:/\d{4})?[-/]\s?[A-ZĐ][A-ZĐa-z]*[-/][A-ZĐ-]+$")
"""A code alone on its line, as some web pages break them, is no line of capitals."""
_RULE = re.compile(r"[-_=*.\s]{3,}$")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s")
_UPPER = re.compile(f"[{UPPER}]")
_LOWER = re.compile(f"[{LOWER}]")


@dataclass(frozen=True, slots=True)
class Canonical:
    """Canonical text and, for each of its code points, where it stands in the text as read."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the text as read; blanks at its edges are left out."""
        end = min(end, len(self.text))
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            where = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return where, where
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class _Line:
    chars: str
    starts: Sequence[int]
    ends: Sequence[int]
    width: int


def canonical(raw: str) -> Canonical:
    """The canonical text of `raw`, in time linear in its length."""
    lines = [line for found in _LINE.finditer(raw) if (line := _clean(raw, found.start(), found.end())) is not None]
    while lines and not lines[-1].chars:
        lines.pop()
    kept = [line for line in lines if line.chars and not _PAGE_NUMBER.match(line.chars)]
    widths = sorted(line.width for line in kept)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    out, starts, ends = [], array("l"), array("l")
    for i, line in enumerate(kept):
        if i:
            joined = _continues(kept[i - 1], line, usual)
            out.append(" " if joined else "\n")
            starts.append(kept[i - 1].ends[-1])
            ends.append(line.starts[0])
        out.append(line.chars)
        starts.extend(line.starts)
        ends.extend(line.ends)
    return Canonical("".join(out), starts, ends)


def _continues(before: _Line, line: _Line, usual: int) -> bool:
    """Whether `line` goes on with the paragraph of the line before it."""
    a, b = before.chars, line.chars
    if _RULE.match(a) or _RULE.match(b):
        return False
    if _OPEN_END.search(a) and not _STARTS_CLAUSE.match(b):
        return not ("\t" in a and "\t" in b)
    if _CODE_END.search(a) and _LOWER.match(b) and "\t" not in b:
        return True
    if _STARTS_ITEM.match(b):
        return False
    if _is_caps(a) or "\t" in b:
        return False
    if _LOWER.match(b) or (b[0].isdigit() and before.width > 0.6 * usual):
        return "\t" not in a or not _ENDS_PARAGRAPH.search(a)
    if _ENDS_PARAGRAPH.search(a):
        return False
    if _NUMBERED.match(a) and before.width < 0.9 * usual:
        return False
    return before.width >= 0.75 * usual and usual > 40 and not _is_caps(b)


def _is_caps(line: str) -> bool:
    return bool(_UPPER.search(line)) and len(_LOWER.findall(line)) <= len(line) // 12


def _clean(raw: str, start: int, end: int) -> _Line | None:
    """One line cleaned; None at the end of the text, a line without code points where it is blank."""
    if start == end:
        return None
    line = raw[start:end]
    bare = line.rstrip()
    body = bare.lstrip(" ")
    if body and body[0] not in "#>" and not _CARE.search(body):
        begin = start + len(bare) - len(body)
        last = begin + len(body)
        return _Line(body.translate(_ONE_FOR_ONE), range(begin, last), range(begin + 1, last + 1), len(bare))
    return _mended(line, start, _skipped(line))


def _skipped(line: str) -> list[bool]:
    """Which code points of a line are Markdown: brackets and targets of links."""
    skip = [False] * len(line)
    last = line.rfind("](")
    if last >= 0:
        for link in _LINK.finditer(line):
            skip[link.start() : link.end()] = [True] * (link.end() - link.start())
        skip = [s or (c == "[" and i < last) for i, (s, c) in enumerate(zip(skip, line, strict=True))]
    return skip


def _mended(line: str, start: int, skip: list[bool]) -> _Line:
    """A line read letter by letter: composed, blanks collapsed, columns parted by a tab."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gap = 0
    gap_at = start
    tab = False
    for i, char in enumerate(line):
        if skip[i] or char in _DROPPED:
            continue
        form = _FORMS.get(char, char)
        if form.isspace() or unicodedata.category(form) in ("Cc", "Cf"):
            gap, tab = (gap + 1, tab or form == "\t") if gap else (1, form == "\t")
            gap_at = gap_at if gap > 1 else start + i
            continue
        if _COMBINED.match(form) and (gap or not chars):
            continue  # a mark that stands on nothing
        if _COMBINED.match(form) and chars and len(chars[-1]) < _LONGEST_LETTER:
            chars[-1] = unicodedata.normalize("NFC", chars[-1] + form)
            ends[-1] = start + i + 1
            continue
        if gap and chars:
            chars.append("\t" if tab or gap >= 4 else " ")
            starts.append(gap_at)
            ends.append(start + i)
        gap, tab = 0, False
        chars.append(form)
        starts.append(start + i)
        ends.append(start + i + 1)
    flat = [(c, s, e) for group, s, e in zip(chars, starts, ends, strict=True) for c in group]
    text = "".join(c for c, _, _ in flat)
    marks = _MARKS.match(text)
    cut = marks.end() if marks else 0
    return _Line(
        text[cut:], [s for _, s, _ in flat[cut:]], [e for _, _, e in flat[cut:]], len(_COMBINED.sub("", line.rstrip()))
    )
