"""Terms (khóa) of Party congresses and the National Assembly, and the months in which local numbering restarts.

Party numbers restart from 01 for each type at every congress of the issuing committee (Hướng dẫn 36-HD/VPTW §1.3.1).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from danchieu.graph.dates import may_precede, overlaps
from danchieu.graph.tables import rows

Counted = Literal["party", "assembly"]
Local = Literal["province", "district"]
_ROMAN = re.compile(r"\b[IVX]+\b")


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its first and last day; `last` is None while it runs."""

    name: str
    first: str
    last: str | None


@cache
def terms(body: str) -> tuple[Term, ...]:
    """The terms of a body of `terms.csv`, oldest first."""
    found = [
        Term(r["term"], r["from"], r["to"] or None) for r in rows("danchieu.graph", "terms.csv") if r["body"] == body
    ]
    return tuple(sorted(found, key=lambda t: t.first))


def term_of(body: Counted, date: str | None) -> str | None:
    """The term in which a date lies; None when it is unknown or may lie in two.

    >>> term_of("party", "2022-11-09"), term_of("party", "2021")
    ('XIII', None)
    """
    found = [t.name for t in terms(body) if date and overlaps(date, t.first, t.last)]
    return found[0] if len(found) == 1 else None


def may_lie_in(body: Counted, date: str | None, term: str) -> bool:
    """Whether a date may lie in a term; an unknown date or an unknown term may."""
    named = next((t for t in terms(body) if t.name == roman(term)), None)
    return named is None or date is None or overlaps(date, named.first, named.last)


def roman(term: str) -> str:
    """The Roman numeral in a term's words ("khóa XII" → "XII"); the words themselves when there is none."""
    found = _ROMAN.search(term.upper())
    return found[0] if found else term


def same_numbering(level: Local, earlier: str | None, later: str | None) -> bool:
    """Whether both dates surely lie between the same two rounds of local congresses; False when either is unknown."""
    if not earlier or not later:
        return False
    return not any(_meets(t, earlier, later) for t in terms(level))


def restarts_in(level: str, date: str) -> bool:
    """Whether numbering may restart within a (partial) date: a year alone does not then settle a Party code."""
    return any(overlaps(date, t.first, t.last) for t in terms(level))


def party_restarts_in(date: str) -> bool:
    """Whether a Party congress closed within a (partial) date, so that the date lies in two terms."""
    return sum(overlaps(date, t.first, t.last) for t in terms("party")) > 1


def _meets(window: Term, earlier: str, later: str) -> bool:
    """Whether a round of congresses touches the time from `earlier` to `later`."""
    return may_precede(earlier, window.last) and may_precede(window.first, later)
