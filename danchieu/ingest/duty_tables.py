"""Duties that stand in a table: a column of tasks, columns of bodies by role, a column of time.

A table comes in two forms: its rows as lines with parted cells, or, from readers that keep no cells, each cell as a
line of its own under the lines of the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from danchieu.graph.model import Role, Span
from danchieu.ingest.body_lists import NamedBodies
from danchieu.ingest.duty_reader import Duty
from danchieu.ingest.folded import UPPER

_TASK = re.compile(r"(?:ten |noi dung )?(?:nhiem vu|noi dung|cong viec|hoat dong)\b(?!.*(?:chu tri|phoi hop))")
_BODY = re.compile(r"(?:co quan|don vi|to chuc|chu tri|phoi hop|bo phan)\b")
_TIME = re.compile(r"(?:thoi gian|thoi han|tien do|thoi diem)\b")
_NUMBER = re.compile(r"(?:tt|stt|so tt)$")
_OTHER = re.compile(r"(?:san pham|ket qua|ghi chu|kinh phi|can cu)\b")
_WHEN = re.compile(
    rf"""(?:(?:trước|trong|hằng|hàng|từ|đến|chậm\ nhất|định\ kỳ)\ [^\n;]{{0,60}}? | quý\ [IV\d]+(?:[,\ và]+[IV]+)*
    | tháng\ \d{{1,2}} | năm\ \d{{4}} | giai\ đoạn | thường\ xuyên)
    (?:\s*/\s*\d{{4}}|\ năm\ \d{{4}}|\ \d{{4}}(?:\ *-\ *\d{{4}})?|[\d/]+|,\ giai\ đoạn\ \d{{4}}\ *-\ *\d{{4}})?
    (?=\s*(?:\n|$|(?-i:[{UPPER}])))""",
    re.X | re.I,
)
_MAX_HEADER = 80
_MAX_LINES = 8


@dataclass(frozen=True, slots=True)
class _Column:
    kind: str
    role: Role | None = None


def table_duties(text: str, plain: str, bodies: NamedBodies, annexes: int) -> list[Duty]:
    """The duties of all tables of a text; `annexes` is where its annexes begin."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    out: list[Duty] = []
    at = 0
    while at < len(lines):
        rows = _parted(plain, lines, at) or _stacked(text, plain, bodies, lines, at)
        if rows is None:
            at += 1
            continue
        after, found = rows
        for n, row in enumerate(found, 1):
            heading = f"Phụ lục.{n}" if row.task[0] >= annexes else None
            out += row.duties(text, bodies, heading)
        at = max(after, at + 1)
    return out


@dataclass(frozen=True, slots=True)
class _Row:
    task: Span
    bodies: tuple[tuple[Role | None, Span], ...]
    when: Span | None

    def duties(self, text: str, named: NamedBodies, heading: str | None) -> Iterator[Duty]:
        when = text[slice(*self.when)].strip(" .;") if self.when else None
        for role, span in self.bodies:
            names = dict.fromkeys(n.name for n in named.told_within(*span))
            shared: Role = role or ("lead" if len(names) == 1 else "execute")
            yield from (Duty(self.task, heading, name, shared, when or None, "table") for name in names)


def _column(header: str) -> _Column | None:
    """What a header says that its column holds; None where it is no header."""
    if len(header) > _MAX_HEADER:
        return None
    if _NUMBER.match(header):
        return _Column("number")
    if _TASK.match(header):
        return _Column("task")
    if _TIME.match(header):
        return _Column("time")
    if _OTHER.match(header):
        return _Column("other")
    if _BODY.match(header) and ":" not in header:
        lead, joins = "chu tri" in header, "phoi hop" in header
        return _Column("body", "lead" if lead else "coordinate" if joins else None)
    return None


def _is_table(columns: list[_Column]) -> bool:
    kinds = [c.kind for c in columns]
    return kinds.count("task") == 1 and "body" in kinds


def _cells(plain: str, line: Span) -> list[Span]:
    """The cells of a line, empty ones too; bars at its edges part nothing."""
    start, end = line
    bar = "|" if "|" in plain[start:end] else "\t"
    edges = [start - 1, *(m.start() for m in re.finditer(re.escape(bar), plain[start:end])), end]
    marks = [edges[0], *(start + at for at in edges[1:-1]), end]
    cells = [(a + 1, b) for a, b in pairwise(marks)]
    inner = [c for i, c in enumerate(cells) if i not in (0, len(cells) - 1) or plain[slice(*c)].strip()]
    return inner if len(cells) > 1 else []


def _parted(plain: str, lines: list[Span], at: int) -> tuple[int, list[_Row]] | None:
    """A table whose rows are lines with parted cells, its header in line `at`."""
    header = [_column(plain[slice(*c)].strip()) for c in _cells(plain, lines[at])]
    columns = [c or _Column("other") for c in header]
    if len(columns) < 2 or not _is_table(columns):
        return None
    rows: list[_Row] = []
    at += 1
    while at < len(lines):
        cells = _cells(plain, lines[at])
        if not all(set(plain[slice(*c)]) <= set("-: ") for c in cells):
            if len(cells) != len(columns):
                break
            rows.append(_row(columns, cells))
        at += 1
    return at, rows


def _row(columns: list[_Column], cells: list[Span]) -> _Row:
    pairs = list(zip(columns, cells, strict=True))
    return _Row(
        task=next(span for column, span in pairs if column.kind == "task"),
        bodies=tuple((column.role, span) for column, span in pairs if column.kind == "body"),
        when=next((span for column, span in pairs if column.kind == "time"), None),
    )


def _stacked(text: str, plain: str, bodies: NamedBodies, lines: list[Span], at: int) -> tuple[int, list[_Row]] | None:
    """A table with each cell in a line of its own, its header in the lines from `at`."""
    columns: list[_Column] = []
    while at < len(lines) and len(columns) < _MAX_LINES and (column := _column(plain[slice(*lines[at])].strip())):
        columns.append(column)
        at += 1
    if not _is_table(columns):
        return None
    roles = [c.role for c in columns if c.kind == "body"]
    rows: list[_Row] = []
    task: Span | None = None
    held: list[Span] = []
    while at < len(lines):
        kinds = list(_kinds(text, bodies, lines[at]))
        if task is None and kinds[0][0] != "task":
            break
        for kind, span in kinds:
            if kind == "task":
                if task and held:
                    rows.append(_Row(task, tuple(zip(roles, held, strict=False)), None))
                task, held = (span if held or task is None else (task[0], span[1])), []
            elif kind == "body" and len(held) < len(roles):
                held.append(span)
            elif kind == "time" and task and held:
                rows.append(_Row(task, tuple(zip(roles, held, strict=False)), span))
                task, held = None, []
        at += 1
    return at, rows


def _kinds(text: str, bodies: NamedBodies, line: Span) -> Iterator[tuple[str, Span]]:
    """What a line holds, one cell after the other: readers run cells of a row together."""
    start, end = line
    while start < end:
        listed = bodies.list_at(start, end)
        if listed.names and (
            listed.end == end or bodies.list_at(listed.end, end).names or not text[listed.end : end].strip(" .;")
        ):
            yield "body", (start, listed.end)
            start = listed.end
        elif when := _WHEN.match(text, start, end):
            yield "time", when.span()
            start = when.end()
        else:
            yield "task", (start, end)
            return
        while start < end and text[start] in " .;,":
            start += 1
