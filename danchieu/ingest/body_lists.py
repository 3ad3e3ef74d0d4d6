"""The bodies of one document where they stand, under their full names, and reading of lists of them.

A list ("Công an huyện, Phòng Tư pháp và các cơ quan liên quan") may hold words that name nobody in particular;
they are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danchieu.graph.model import Head, Span
from danchieu.ingest.bodies import Found
from danchieu.ingest.body_names import Where, full_name, where

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE = re.compile(
    r"(?:(?:riêng|mỗi|đối với|đồng chí|các đồng chí|các đ/c|đ/c|các|cho|do|\d+/\d+|thành viên)\s+)*", re.I
)
_ASIDE = re.compile(r"\s*\([^()\n]{0,200}\)")
_SEPARATOR = re.compile(r"\s*(?:,|;|&|/|\bvà\b|\bcùng với\b|\bcùng\b)\s*(?:\bvà\s+)?(?:-\s*)?")
_NOBODY = re.compile(
    r"""(?:(?:các|những|mọi|thủ\ trưởng|người\ đứng\ đầu|lãnh\ đạo|tập\ thể)\s+)*
    (?:(?:ông|bà|ông\ \(bà\)|ông/bà)(?:\ [^\W\d_]+){0,5}?(?=\s+(?:chịu|có|căn|và)\b|[,;.])
      |cơ\ quan|đơn\ vị|t[ổô]\ chức|cá\ nhân|địa\ phương|ngành|ban|cấp|lực\ lượng|đoàn\ thể|doanh\ nghiệp|cán\ bộ
      |đảng\ viên|công\ chức|viên\ chức|người\ lao\ động|nhân\ dân|báo\ chí|chính\ quyền|xã|phường)\b
    (?:\s+(?!có\ trách)(?:có\ liên\ quan|liên\ quan|chức\ năng|hữu\ quan|trực\ thuộc|chuyên\ môn|khác|cùng\ cấp
      |địa\ phương|thông\ tấn))*""",
    re.X | re.I,
)

_CONCERNED = re.compile(r"\s*\b(?:có\s+)?liên quan\b", re.I)
_LOOSE = re.compile(
    r"(?:Các )?(?:sở|bộ|ban|ngành|phòng|cơ quan|đoàn thể|tổ chức đảng|tổ chức chính trị|đơn vị|cấp ủy|doanh nghiệp)\b",
    re.I,
)
_FIRM = re.compile(r"(?:Quý )?Công ty(?=\s+[a-zà-ỹđ]|\s*[:,;])")
_APPOSED = re.compile(
    r"\s*-\s*(?P<what>(?:là\s+)?(?:cơ quan|đơn vị) (?:thường trực|đầu mối|tham mưu|giúp việc))"
    r"(?:\s+(?:(?:của|cho)\s+)?|$)",
    re.I,
)
_STANDING = re.compile(r"cơ quan thường trực(?: của)?\s+", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A body where the text names it (canonical offsets), with its full name.

    `loose` is a collective ("các sở, ngành"), `local` one of many places ("Ủy ban nhân dân các phường"): with
    "liên quan" they are nobody in particular.
    """

    start: int
    end: int
    name: str
    office: bool
    loose: bool = False
    local: bool = False


@dataclass(frozen=True, slots=True)
class BodyList:
    """What a list of bodies holds: the full names in order, and where the list ends."""

    names: tuple[str, ...]
    end: int


class NamedBodies:
    """All bodies that one text names, found by where they stand."""

    def __init__(self, doc: Doc, found: tuple[Found, ...], head: Head) -> None:
        self.text = doc.text
        at = where(head)
        self.all = tuple(_steering_resolved([n for f in found if (n := _named(doc, f, at))]))
        self._starts = [n.start for n in self.all]
        self._by_start: dict[int, list[Named]] = {}
        for named in self.all:
            self._by_start.setdefault(named.start, []).append(named)

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """The bodies that begin in `start:end`."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def told_within(self, start: int, end: int) -> tuple[Named, ...]:
        """The bodies that begin in `start:end`, without those that a list takes back ("các sở, ngành liên quan")."""
        out: list[Named] = []
        stop, names = start, set[str]()
        for body in self.within(start, end):
            if body.start >= stop:
                read = self.list_at(body.start, end)
                stop, names = max(read.end, body.end), set(read.names)
            if body.name in names:
                out.append(body)
        return tuple(out)

    def list_at(self, start: int, end: int) -> BodyList:
        """The list of bodies that begins at `start`; empty where none does."""
        held: list[Named] = []
        at = _skip(self.text, start, end)
        stop = start
        while at < end:
            here, after = self._bodies_at(at, end)
            if here:
                held += here
                stop = after
            elif (nobody := _NOBODY.match(self.text, at, end)) and (held or self._more(nobody.end(), end)):
                stop = nobody.end()
            else:
                break
            aside = _ASIDE.match(self.text, stop, end)
            stop = aside.end() if aside else self._apposed(stop, end)
            concerned = _CONCERNED.match(self.text, stop, end)
            if concerned or _CONCERNED.search(self.text, max(at, stop - 14), stop):
                stop = concerned.end() if concerned else stop
                if concerned and here and here[-1].local:
                    held.pop()
                while held and held[-1].loose and not held[-1].office:
                    held.pop()
            separator = _SEPARATOR.match(self.text, stop, end)
            if not separator:
                break
            at = separator.end()
        return BodyList(tuple(dict.fromkeys(n.name for n in held)), stop) if held else BodyList((), start)

    def _bodies_at(self, at: int, end: int) -> tuple[list[Named], int]:
        """The bodies that one place of a list names, and where it ends.

        A standing office ("Cơ quan thường trực Ban Chỉ đạo (Viện kiểm sát nhân dân)") is the body in its brackets.
        """
        standing = _STANDING.match(self.text, at, end)
        if standing:
            over, after = self._bodies_at(standing.end(), end)
            if over and self.text.startswith(" (", after):
                inner, close = self._bodies_at(after + 2, end)
                if inner and self.text.startswith(")", close):
                    return inner, close + 1
        before = _BEFORE.match(self.text, at, end)
        here = self._by_start.get(at) or self._by_start.get(before.end() if before else at) or []
        firm = None if here else _FIRM.match(self.text, at, end)
        if firm:
            said = [n for n in self.all[: bisect_left(self._starts, at)] if n.name.startswith("Công ty ")][-1:]
            return said, firm.end() if said else at
        return here, max((n.end for n in here), default=at)

    def _apposed(self, at: int, end: int) -> int:
        """Where an apposition behind a dash ends ("… - Cơ quan thường trực Ban Chỉ đạo"); `at` where none stands."""
        found = _APPOSED.match(self.text, at, end)
        if not found:
            return at
        return max((n.end for n in self._by_start.get(found.end(), ())), default=found.end("what"))

    def _more(self, at: int, end: int) -> bool:
        """Whether a list goes on with a body after words that name nobody."""
        separator = _SEPARATOR.match(self.text, at, end)
        if not separator:
            return False
        before = _BEFORE.match(self.text, separator.end(), end)
        return separator.end() in self._by_start or bool(before and before.end() in self._by_start)


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t\n:-":
        start += 1
    return start


def _named(doc: Doc, found: Found, at: Where) -> Named | None:
    name = full_name(found.name, at)
    if not name:
        return None
    last = doc[found.end - 1]
    loose = found.name.kind.case == "any" and bool(_LOOSE.match(found.name.kind.name))
    place = found.name.place
    local = place is not None and place.many and place.word.startswith("các ")
    return Named(doc[found.start].idx, last.idx + len(last), name, found.office, loose, local)


def _steering_resolved(named: list[Named]) -> list[Named]:
    """Short names of steering committees given the name that the text writes at length, where it is the only one."""
    long = {n.name for n in named if n.name.startswith("Ban Chỉ đạo ")}
    meant = {}
    for name in long:
        place = name.removeprefix("Ban Chỉ đạo").strip()
        same = [m for m in long if m != name and (m.endswith(" " + place) or m.startswith(name + " về"))]
        meant[name] = same[0] if len(same) == 1 else name
    return [replace(n, name=meant.get(n.name, n.name)) for n in named]


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a code point."""
    return min(a[1], b[1]) > max(a[0], b[0])
