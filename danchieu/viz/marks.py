"""Where a sentence names a document or a body: the places that a reader's eye should find."""

import re
from collections.abc import Iterable
from functools import cache

from danchieu.graph.facts import Document
from danchieu.graph.model import Span
from danchieu.graph.tables import rows

_DATE = r"(?:,?\s*(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})?"
_BETWEEN = r"[\s.\-–/]*"


@cache
def nouns() -> dict[str, str]:
    """The noun of each type of document ("KH" → "Kế hoạch")."""
    return {row["type"]: row["noun"] for row in rows("danchieu.graph", "document_types.csv")}


def citation_spans(sentence: str, documents: Iterable[Document]) -> tuple[Span, ...]:
    """The spans of `sentence` that cite one of `documents`, in order and apart from each other.

    A code is found however its marks are swapped or broken; where it is not there, the number after the type's noun
    is ("Chỉ thị 31"), or the name. What is not found stays unmarked.
    """
    return _apart(span for document in documents for span in _first_found(sentence, _patterns(document)))


def body_spans(sentence: str, name: str) -> tuple[Span, ...]:
    """The spans that name a body: its full name, or as many of its first words as stand there, two at least."""
    words = name.split()
    shorter = (r"\s+".join(map(re.escape, words[:n])) for n in range(len(words), 1, -1))
    return _apart(_first_found(sentence, shorter))


def _patterns(document: Document) -> list[str]:
    noun = re.escape(nouns().get(document.type or "", document.type or ""))
    before = rf"(?:{noun}\s+(?:hành động\s+)?(?:số\s*:?\s*)?)?" if noun else ""
    if not document.symbol:
        name = r"\s+".join(map(re.escape, (document.name or "").split()))
        return [name + _DATE] if name else []
    runs = re.findall(r"\d+|[^\W\d_]+", document.symbol)
    code = _BETWEEN.join(re.escape(run).replace("TW", rf"T{_BETWEEN}[WƯ]") for run in runs)
    found = [before + r"(?<!\d)" + code + _DATE]
    if noun and runs[0].isdigit():
        found.append(rf"{noun}\s+(?:số\s*)?{runs[0]}(?!\d)" + _DATE)
    return found


def _first_found(sentence: str, patterns: Iterable[str]) -> list[Span]:
    for pattern in patterns:
        spans = [found.span() for found in re.finditer(pattern, sentence, re.I) if found.group()]
        if spans:
            return spans
    return []


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
