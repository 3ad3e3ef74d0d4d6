"""Numbering as evidence: within one type and term number and date rise together (Hướng dẫn 36-HD/VPTW §1.3.1).

Over the 351 neighbouring pairs of the authority table two break the order, so a later document with a smaller number
shows that the number had not been reached.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from danchieu.graph import terms
from danchieu.graph.blocks import Claim, known_rows
from danchieu.graph.dates import months, year

_ENOUGH = 5
_LAWS_KNOWN = ("2011-07-21", "2023-12-31")
"""From the XIII Assembly to 2023 the table holds nearly all laws (165 of 181 numbers of the XIII and XIV, by code)."""
_LAW_LASTS = 60
"""Months in which a law is hardly replaced by another of its name."""
_LAW_WAITS = 14
"""Months within which a law passed may not yet be in force, so that its name still means the one before."""


@cache
def _series() -> Mapping[tuple[str, str, str], tuple[tuple[str, int], ...]]:
    """(date, number) of the known documents by kind, body and Party term."""
    found: dict[tuple[str, str, str], list[tuple[str, int]]] = defaultdict(list)
    for block, rows in known_rows().items():
        for claim, _ in rows:
            code, term = claim.code, terms.term_of("party", claim.date)
            if (
                block.startswith("code")
                and code
                and code.system == "party"
                and term
                and claim.date
                and code.number.isdigit()
            ):
                found[code.kind or "", code.body, term].append((claim.date, int(code.number)))
    return {key: tuple(sorted(rows)) for key, rows in found.items()}


def newer_possible(claim: Claim, known: str, citing: str) -> bool:
    """Whether a document of this central Party code may have come after that of `known` and not after `citing`.

    The table does not hold every document: a later term is ruled out only by its own numbers.
    """
    code = claim.code
    if code is None or not code.number.isdigit():
        return True
    number = int(code.number)
    for term in terms.terms("party"):
        if term.first <= known or not term.first <= citing:
            continue
        rows = _series().get((code.kind or "", code.body, term.name), ())
        over = bool(term.last and term.last < citing)
        reached_later = any(date > citing and n <= number for date, n in rows)
        ended_below = over and len(rows) >= _ENOUGH and max(n for _, n in rows) < number
        if not reached_later and not ended_below:
            return True
    return False


def same_series(claim: Claim, known: str, citing: str | None) -> bool:
    """Whether an undated code of a local Party body or of the State surely means the numbering in which `known` lies.

    Party numbers run through a term of the committee; State numbers through a year, so the year of the citing document
    or the one before.
    """
    if claim.of_party:
        return terms.same_numbering("district" if "." in claim.scope else "province", known, citing)
    known_year, citing_year = year(known), year(citing)
    return known_year is not None and citing_year is not None and citing_year - 1 <= known_year <= citing_year


def still_in_force(known: str, citing: str) -> bool:
    """Whether a law of `known` is surely the one in force of its name at `citing`, so that its name alone means it."""
    age = months(citing) - months(known)
    if age < _LAW_WAITS:
        return False
    return age <= _LAW_LASTS or (_LAWS_KNOWN[0] <= known and citing <= _LAWS_KNOWN[1])
