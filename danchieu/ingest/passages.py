"""Where a citation stands: its sentence, and the part of the document (title, preamble, body)."""

import bisect
import re

from danchieu.graph.model import Head, Scope, Span
from danchieu.ingest.folded import UPPER, folded
from danchieu.ingest.head import HeadReading
from danchieu.ingest.references import Cited

_BREAK = re.compile(rf"\n|(?<=[^\d\W])\.\s(?=[{UPPER}“\"(])|\./\.|(?<=[”\")\d])\.\s(?=[{UPPER}])")
_MARK = re.compile(r"\s*[-+•*–]\s+")


class Passages:
    """The sentences of one canonical text, and its folded twin."""

    def __init__(self, text: str, reading: HeadReading) -> None:
        self.text = text
        self.fold = folded(text)
        self.head: Head = reading.head
        self._title, self._preamble = reading.title, reading.preamble
        self._breaks = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]

    def sentence(self, at: int) -> Span:
        """The sentence around an offset, without the dash of its item."""
        i = bisect.bisect_right(self._breaks, at)
        start, end = self._breaks[i - 1], self._breaks[min(i, len(self._breaks) - 1)]
        mark = _MARK.match(self.text, start, at)
        return (mark.end() if mark else start), end

    def grouped(self, cited: tuple[Cited, ...]) -> list[tuple[Span, list[Cited]]]:
        """The sentences that hold citations, each with its own; the title is one sentence."""
        out: list[tuple[Span, list[Cited]]] = []
        for c in cited:
            here = self._title if self._title and self.scope(c) == "title" else self.sentence(c.found.start)
            if out and out[-1][0] == here:
                out[-1][1].append(c)
            else:
                out.append((here, [c]))
        return out

    def scope(self, c: Cited) -> Scope:
        """The part of the document that a citation stands in."""
        at = c.found.start
        if self._title and self._title[0] <= at < self._title[1]:
            return "title"
        return "preamble" if self._preamble[0] <= at < self._preamble[1] else "body"

    def in_report(self, c: Cited) -> bool:
        """Whether a citation stands in the narrative of a report, where the text tells and does not order."""
        return self.head.type == "BC" and self.scope(c) == "body"
