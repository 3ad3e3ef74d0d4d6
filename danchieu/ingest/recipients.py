"""Recipients: the lines of "Nơi nhận" and of "Kính gửi", and the bodies that they name."""

from __future__ import annotations

import re
from itertools import pairwise

from danchieu.graph.model import Recipient, Span
from danchieu.ingest.body_lists import NamedBodies
from danchieu.ingest.canonical import Canonical
from danchieu.ingest.duty_phrases import NOBODY
from danchieu.ingest.folded import folded
from danchieu.ingest.sections import parts

_ENTRY = re.compile(r"(?:^|\n|\t|(?<=[;,.:)])\s*(?=[-+•]\s))\s*(?:[-+•]\s*)?")
_FILED = re.compile(r"luu\b")
""" "Lưu: VT" closes the list (Nghị định 30/2020/NĐ-CP, phụ lục I, II.9)."""
_PURPOSE = re.compile(r"\s*\((?:de |b/c|bao cao|de biet)[^()]*\)?\s*$")


def read_recipients(canonical: Canonical, named: NamedBodies) -> tuple[Recipient, ...]:
    """The lines of address and of recipients in the order of the text; spans point into the text as read."""
    where = parts(canonical.text)
    plain = folded(canonical.text)
    out = []
    for block, addressed in ((where.addressed, True), (where.recipients, False)):
        for start, end in _entries(canonical.text, plain, block) if block else ():
            nobody = NOBODY.match(plain, start, end)
            bodies = () if nobody else tuple(dict.fromkeys(n.name for n in named.within(start, end) if not n.office))
            out.append(Recipient(canonical.text[start:end], canonical.span(start, end), bodies, addressed))
            if not addressed and _FILED.match(plain, start, end):
                break  # what stands below is another text: an annexed draft, footnotes
    return tuple(out)


def _entries(text: str, plain: str, block: Span) -> list[Span]:
    start, end = block
    marks = [edge for m in _ENTRY.finditer(text, start, end) for edge in m.span()]
    out = []
    for a, b in pairwise(sorted({start, end, *marks})):
        a, b = _trimmed(text, plain, a, b)
        if b > a and any(c.isalpha() for c in text[a:b]):
            out.append((a, b))
    return out


def _trimmed(text: str, plain: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n-+•–:":
        start += 1
    while end > start and text[end - 1] in " \t\n;,.":
        end -= 1
    purpose = _PURPOSE.search(plain, start, end)
    return start, (purpose.start() if purpose else end)
