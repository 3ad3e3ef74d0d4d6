"""How near extractions come to gold files: spans that overlap, references by identity, relations by triples.

The shared gold folder brings its own scorer; this one measures our own corpus where that folder is not at hand.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from danchieu.graph.folding import fold

Json = dict[str, Any]
FORMS = ("full", "short", "named")
HEAD = ("type", "symbol", "issuer", "date", "jurisdiction", "level")


@dataclass
class Measure:
    """Counts over documents; `f1` turns them into figures."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Json, read: Json) -> None:
        """Count one document."""
        named = [m for m in gold["mentions"] if m["form"] in FORMS]
        found = [m for m in read["mentions"] if m["form"] in FORMS]
        self._count("mention", len(_overlapping(named, found)), len(named), len(found))
        same = {"self": "self"} | _same_references(gold["references"], read["references"])
        self._count("reference", len(same) - 1, len(gold["references"]), len(read["references"]))
        rows = {_triple(r, {}): r for r in gold["relations"]}
        ours = {_triple(r, same): r for r in read["relations"]}
        both = rows.keys() & ours.keys()
        self._count("relation", len(both), len(rows), len(ours))
        shown = sum(any(_touch(rows[t]["evidence"], e) for e in ours[t]["evidence"]) for t in both)
        self._count("evidence", shown, len(both), len(both))
        agreed = sum(fold(gold["document"][f]) == fold(read["document"][f]) for f in HEAD)
        self._count("head", agreed, len(HEAD), len(HEAD))
        bodies, named_bodies = ({fold(b["name"]) for b in side["bodies"]} for side in (gold, read))
        self._count("body", len(bodies & named_bodies), len(bodies), len(named_bodies))

    def f1(self, what: str) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was right."""
        return 2 * self.right[what] / max(1, self.gold[what] + self.read[what])

    def _count(self, what: str, right: int, gold: int, read: int) -> None:
        self.right[what] += right
        self.gold[what] += gold
        self.read[what] += read


def _touch(a: list[int], b: list[int]) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def _overlapping(gold: list[Json], read: list[Json]) -> list[tuple[int, int]]:
    """Pairs of mentions that share a code point, each in one pair, the largest overlap first."""
    shared = [
        (min(g["end"], r["end"]) - max(g["start"], r["start"]), r["start"] - r["end"], i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
    ]
    pairs: dict[int, int] = {}
    for length, _, i, j in sorted(shared, reverse=True):
        if length > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _same_references(gold: list[Json], read: list[Json]) -> dict[str, str]:
    """The gold reference that each reference read is, by symbol, place and date, or by name."""
    found: dict[str, str] = {}
    for g in gold:
        match = next((r for r in read if r["id"] not in found and _is(g, r)), None)
        if match:
            found[match["id"]] = g["id"]
    return found


def _is(gold: Json, read: Json) -> bool:
    if gold["symbol"] or read["symbol"]:
        known, said = gold["date"] or "", read["date"] or ""
        dated = said.startswith(known) or (not said and not gold.get("certain", True))
        places = [fold((side["jurisdiction"] or "?").split("/")[0]) for side in (gold, read)]
        return fold(gold["symbol"]) == fold(read["symbol"]) and dated and places[0] == places[1]
    return fold(gold["name"]) == fold(read["name"]) != ""


def _triple(relation: Json, same: dict[str, str]) -> tuple[str, str, str]:
    source, target = (same.get(end, f"?{end}") if same else end for end in (relation["from"], relation["to"]))
    return source, target, relation["type"]
