"""Shortening a sentence of evidence to one line so that the citation in it stays in sight."""

import re
import textwrap
from collections.abc import Sequence

from danchieu.graph.model import Span
from danchieu.viz.report import Quote

ELLIPSIS = "…"
LONGEST_WORD = 12
"""Columns that a line may lose at its end because the next word, a code, does not fit."""
_RUN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")


def shortened(sentence: str, citations: Sequence[str], width: int) -> str:
    """`sentence` in at most `width` columns, cut at words around the citations named (codes or names).

    Of several places that name them the closest together are kept; where these do not fit, the first citation's.

    >>> shortened("Căn cứ Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Trung ương", ["27-NQ/TW"], 30)
    '…quyết số 27-NQ/TW, ngày…'
    """
    words = " ".join(sentence.split())
    if len(words) <= width:
        return words
    start, end = _kept(words, citations, width - 2)
    return _window(words, start, end, width)


def _kept(words: str, citations: Sequence[str], room: int) -> Span:
    """The span to keep in sight."""
    places = [found for citation in citations if (found := places_of(words, citation))]
    if not places:
        return 0, 0
    if len(places) > 1:
        pairs = [(min(a[0], b[0]), max(a[1], b[1])) for a in places[0] for b in places[1]]
        start, end = min(pairs, key=lambda pair: (pair[1] - pair[0], pair))
        if end - start <= room:
            return start, end
    return places[0][0]


def places_of(sentence: str, citation: str) -> list[Span]:
    """Where a sentence names a code or a name, however its marks are set; by its bare number where not in full."""
    runs = [re.escape(run).replace("W", "[WƯ]") for run in _RUN.findall(citation)]
    if not runs:
        return []
    found = [m.span() for m in re.finditer(r"(?<!\w)" + r"[\W_]{0,4}".join(runs) + r"(?!\w)", sentence, re.I)]
    if not found and (number := _NUMBER.match(citation)):
        found = [m.span() for m in re.finditer(rf"(?<![\w/]){number[0]}(?![\w/])", sentence)]
    return found


def quoted(quote: Quote, width: int) -> list[str]:
    """A sentence of evidence in one line; two where it names two documents, which one line would not hold."""
    text = shortened(quote.sentence, quote.citations, width - 2)
    if len(quote.citations) > 1 and not all(places_of(text, citation) for citation in quote.citations):
        longer = shortened(quote.sentence, quote.citations, 2 * width - 2 * LONGEST_WORD)
        return wrapped(f"“{longer}”", width)
    return [f"“{text}”"]


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of `width`; codes are never broken inside."""
    return textwrap.wrap(text, max(width, 10), break_on_hyphens=False, break_long_words=False)


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
