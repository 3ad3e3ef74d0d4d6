"""The authority table: documents of the centre known from public sources; candidates, never nodes by themselves."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from danchieu.graph.folding import fold_words
from danchieu.graph.tables import rows

_NAMED = ("Luật", "Bộ luật", "PL")


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One document of the table; `grade` "C" is a secondary source that never decides alone."""

    code: str
    type: str
    date: str
    issuer: str | None
    term: str | None
    title: str | None
    grade: str


@cache
def table() -> tuple[Row, ...]:
    """All rows, sorted by code, type and date."""
    return tuple(
        sorted(
            Row(r["code"], r["type"], r["date"], r["issuer"] or None, r["term"] or None, r["title"] or None, r["grade"])
            for r in rows("danchieu.graph", "authority.csv")
        )
    )


@cache
def laws() -> Mapping[str, tuple[Row, ...]]:
    """Laws, codes and ordinances by folded name ("luat dat dai"), oldest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table():
        if row.type in _NAMED and row.title:
            found[law_name(row.title)].append(row)
    return {name: tuple(sorted(group, key=lambda r: r.date)) for name, group in found.items()}


def law_name(title: str) -> str:
    """A law's name for comparison: folded, without a year at its end ("Luật Đất đai năm 2013" → "luat dat dai")."""
    return re.sub(r"(?: nam)? (?:19|20)\d\d$", "", fold_words(title))
