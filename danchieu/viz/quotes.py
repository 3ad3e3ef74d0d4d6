"""Shortening a sentence of evidence to one line so that the citation in it stays in sight."""

import re
from collections.abc import Iterable

from danchieu.graph.model import Span

ELLIPSIS = "…"
_RUN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")


def shortened(sentence: str, citations: Iterable[str], width: int) -> str:
    """`sentence` in at most `width` columns, cut at words around the citations named (codes or names).

    Where all of them do not fit together the first stays whole.

    >>> shortened("Căn cứ Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Trung ương", ["27-NQ/TW"], 30)
    '…quyết số 27-NQ/TW, ngày…'
    """
    words = " ".join(sentence.split())
    if len(words) <= width:
        return words
    spans = [span for citation in citations if (span := place_of(words, citation))]
    start, end = spans[0] if spans else (0, 0)
    for other in spans[1:]:
        low, high = min(start, other[0]), max(end, other[1])
        if high - low <= width - 2:
            start, end = low, high
    return _window(words, start, end, width)


def place_of(sentence: str, citation: str) -> Span | None:
    """Where a sentence names a code or a name, however its marks are set; by its bare number where not in full."""
    runs = [re.escape(run).replace("W", "[WƯ]") for run in _RUN.findall(citation)]
    if not runs:
        return None
    found = re.search(r"(?<!\w)" + r"[\W_]{0,4}".join(runs) + r"(?!\w)", sentence, re.I)
    if found is None and (number := _NUMBER.match(citation)):
        found = re.search(rf"(?<![\w/]){number[0]}(?![\w/])", sentence)
    return found.span() if found else None


def _window(words: str, start: int, end: int, width: int) -> str:
    """The cut of `width` columns around `start:end`, ending at whole words outside the citation."""
    room = max(width - 2 - (end - start), 0)
    low = max(0, start - room // 2)
    high = min(len(words), low + width - 2)
    low = max(0, min(low, high - (width - 2)))
    if low > 0:
        blank = words.find(" ", low, start)
        low = blank + 1 if blank >= 0 else low
    if high < len(words):
        blank = words.rfind(" ", max(end, low), high)
        high = blank if blank >= 0 else high
    left, right = ELLIPSIS if low > 0 else "", ELLIPSIS if high < len(words) else ""
    return left + words[low:high].strip() + right
