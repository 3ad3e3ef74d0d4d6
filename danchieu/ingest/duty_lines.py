"""Responsibility lines ("Cơ quan thực hiện: …"): the item that each speaks of, and the roles that it gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from danchieu.graph.model import Role, Span
from danchieu.ingest.body_lists import NamedBodies
from danchieu.ingest.predicates import Line, responsibility
from danchieu.ingest.sections import Item

_ASIDE = re.compile(r"\([^()\n]*\)")


class ResponsibilityLines:
    """The responsibility lines of one text by the item they stand in."""

    def __init__(
        self, plain: str, bodies: NamedBodies, items: tuple[Item, ...], children: dict[int, list[int]]
    ) -> None:
        self._plain = plain
        self._bodies = bodies
        self._items = items
        self._children = children
        self._closing: dict[int, int | None] = {}
        found = {i: responsibility(bodies.text, plain, item) for i, item in enumerate(items)}
        self.by_item: dict[int, list[Line]] = {i: lines for i, lines in found.items() if lines}

    def owner(self, i: int) -> int:
        """The item that a responsibility line in item `i` speaks of.

        That of its number; but the line that closes the last of several items, of which no other has one, belongs to
        their heading.
        """
        at: int | None = i
        while at is not None and not self._items[at].numbered:
            at = self._items[at].parent
        if at is None:
            return i
        above = self._items[at].parent
        if above is None or self._items[above].kind in ("roman", "article") or not self._items[above].numbered:
            return at
        return above if self._closes_heading(above) == at else at

    def _closes_heading(self, heading: int) -> int | None:
        """The last of several numbered items under a heading, where none before it has a responsibility line."""
        if heading not in self._closing:
            under = [c for c in self._children[heading] if self._items[c].numbered]
            alone = len(under) > 1 and not any(self._has_line(c) for c in under[:-1])
            self._closing[heading] = under[-1] if alone else None
        return self._closing[heading]

    def _has_line(self, i: int) -> bool:
        return i in self.by_item or any(
            c in self.by_item for c in self._children.get(i, ()) if not self._items[c].numbered
        )

    def roles(self, line: Line) -> Iterator[tuple[Role, str]]:
        told = self._bodies.told_within(line.words, line.end)
        asides = [m.span() for m in _ASIDE.finditer(self._bodies.text, line.words, line.end)]
        spans = [(n.start, n.name) for n in told if not _inside(asides, n.start)]
        names = list(dict.fromkeys(name for _, name in spans))
        if line.role:
            yield from ((line.role, name) for name in names)
            return
        words = self._plain[line.words : line.end]
        leads, joins, advises = (words.find(w) for w in ("chu tri", "phoi h", "tham muu"))
        for at, name in spans:
            where = at - line.words
            if advises >= 0 and leads < 0:
                if where < advises:
                    yield "advise", name
            elif 0 <= leads < where < joins and self._joins(line, name, at):
                yield "coordinate", name
            elif joins >= 0 and where > joins:
                if advises < 0 or where < advises or advises < joins:
                    yield "coordinate", name
            elif leads >= 0 or joins >= 0:
                yield "lead", name
            else:
                yield ("lead" if len(names) == 1 else "execute"), name

    def _joins(self, line: Line, name: str, at: int) -> bool:
        """Whether the list that holds the body at `at` is the subject of "phối hợp" ("A chủ trì, B phối hợp")."""
        stop = self._bodies.list_at(at, line.end).end
        return self._plain.startswith("phoi h", stop + 1)


def _inside(spans: list[Span], offset: int) -> bool:
    """Whether one of the spans, which stand in order, holds the offset."""
    before = bisect_right(spans, (offset, offset)) - 1
    return before >= 0 and offset < spans[before][1]
