"""Following edges outward from documents, drafts left out: a draft implements nothing until its issued form comes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from danchieu.graph.facts import Document, Edge, Evidence
from danchieu.graph.model import Json
from danchieu.graph.store import Direction, Store

FOLLOWING = ("IMPLEMENTS", "GUIDES", "REVIEWS")
"""What follows what (design §6)."""
AFFECTING = (*FOLLOWING, "BASED_ON", "AMENDS", "REPLACES", "REPEALS", "ATTACHED_TO")
"""What is hit when its target changes."""
PRINCIPAL_SCOPES = ("title", "preamble", "asserted")
"""Where a relation is meant as such; one in the body stands in passing."""
DEPTH = 12
"""Longest chain that is followed unless asked otherwise; the deepest real ones have about six steps."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edge that was followed; `depth` 1 starts at the question's document."""

    edge: Edge
    depth: int

    @property
    def principal(self) -> bool:
        """Whether the relation stands in a title or preamble, or is told as such by a third document."""
        return is_principal(self.edge)


def is_principal(edge: Edge) -> bool:
    """Whether the edge is meant as a relation, not mentioned in passing."""
    return edge.scope in PRINCIPAL_SCOPES


def walk(
    store: Store, starts: Collection[str], types: Collection[str], direction: Direction, depth: int
) -> tuple[Step, ...]:
    """Every edge of an issued document met breadth-first from `starts`, once, nearest first.

    The store's closure passes through drafts too; what only a draft leads to is dropped here.
    """
    edges = [edge for _, edge in store.closure(starts, types, direction, depth) if not edge.draft]
    by_near: dict[str, list[Edge]] = {}
    for edge in edges:
        by_near.setdefault(near_end(edge, direction), []).append(edge)
    steps: list[Step] = []
    seen = set(starts)
    frontier = sorted(seen)
    for distance in range(1, depth + 1):
        reached: set[str] = set()
        for node in frontier:
            for edge in by_near.get(node, ()):
                steps.append(Step(edge, distance))
                reached.add(far_end(edge, direction))
        frontier = sorted(reached - seen)
        seen |= reached
    return tuple(steps)


def near_end(edge: Edge, direction: Direction) -> str:
    """The end of an edge from which a walk in `direction` comes."""
    return edge.target if direction == "in" else edge.source


def far_end(edge: Edge, direction: Direction) -> str:
    """The end of an edge to which a walk in `direction` goes."""
    return edge.source if direction == "in" else edge.target


def documents_of(store: Store, keys: Collection[str]) -> dict[str, Document]:
    """The documents with these keys, by key."""
    return {document.key: document for document in store.documents(sorted(set(keys)))}


def evidence_json(evidence: Sequence[Evidence]) -> list[Json]:
    """Evidence as every answer and export writes it."""
    return [
        {"source": e.source, "start": e.start, "end": e.end, "sentence": e.sentence, "page": e.page} for e in evidence
    ]
