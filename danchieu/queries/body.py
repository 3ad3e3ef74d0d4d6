"""One body: what it issued, what it is told to do, what is addressed to it (cơ quan)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from danchieu.graph.errors import UserError
from danchieu.graph.facts import Body, Document, Edge
from danchieu.graph.folding import fold_words
from danchieu.graph.model import Json
from danchieu.graph.store import Store, Tally
from danchieu.graph.tables import rows
from danchieu.queries.walk import documents_of, evidence_json


class NoBody(UserError):
    """No body's name holds the words asked for."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"no body in the store fits {asked!r}")
        self.asked = asked


class SeveralBodies(UserError):
    """Several bodies' names hold the words asked for; `bodies` are they, by name."""

    def __init__(self, asked: str, bodies: tuple[Body, ...]) -> None:
        super().__init__(f"{asked!r} fits {len(bodies)} bodies")
        self.asked = asked
        self.bodies = bodies

    def to_json(self) -> Json:
        """The head of the answer, with the names that fit."""
        return {"asked": self.asked, "body": None, "candidates": [body.name for body in self.bodies]}


@dataclass(frozen=True, slots=True)
class BodyFile:
    """The answer: edges between documents and this body, newest document first; drafts' edges are marked."""

    asked: str
    body: Body
    issued: tuple[Edge, ...]
    duties: tuple[Edge, ...]
    addressed: tuple[Edge, ...]
    documents: Mapping[str, Document]
    reading: Tally

    def to_json(self) -> Json:
        """What it issued, its duties with role and deadline, and what it received."""
        return {
            "asked": self.asked,
            "body": self.body.name,
            "candidates": [],
            "level": self.body.level,
            "jurisdiction": self.body.jurisdiction,
            "issued": [self._row(edges) for edges in by_document(self.issued)],
            "duties": [self._row([edge]) | _duty(edge) for edge in self.duties],
            "addressed": [self._row(edges) for edges in by_document(self.addressed)],
        }

    def _row(self, edges: Sequence[Edge]) -> Json:
        document = self.documents[edges[0].source]
        return {
            "document": document.key,
            "date": document.date,
            "title": document.title,
            "draft": all(edge.draft for edge in edges),
            "evidence": evidence_json([e for edge in edges for e in edge.evidence]),
        }


def by_document(edges: Iterable[Edge]) -> list[list[Edge]]:
    """The edges of each document together, in the order met: several documents may tell who issued one."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.source, []).append(edge)
    return list(found.values())


def body_file(store: Store, asked: str) -> BodyFile:
    """What is known of the body whose name holds the words asked for; the exact name wins alone.

    Raises:
        NoBody: no name holds them.
        SeveralBodies: several names do.
    """
    found = store.bodies(asked) or store.bodies(_written_out(asked))
    if not found:
        raise NoBody(asked)
    if len(found) > 1:
        raise SeveralBodies(asked, tuple(found))
    body = found[0]
    edges = {type: store.expand([body.name], (type,), "in") for type in ("ISSUED_BY", "ASSIGNED_TO", "ADDRESSED_TO")}
    documents = documents_of(store, {edge.source for group in edges.values() for edge in group})

    def newest_first(type: str) -> tuple[Edge, ...]:
        by_place = sorted(
            edges[type], key=lambda e: (e.source, [(v.source, v.start) for v in e.evidence[:1]], e.identity)
        )
        return tuple(sorted(by_place, key=lambda e: documents[e.source].date or "", reverse=True))

    return BodyFile(
        asked,
        body,
        newest_first("ISSUED_BY"),
        newest_first("ASSIGNED_TO"),
        newest_first("ADDRESSED_TO"),
        documents,
        store.tally(),
    )


def _written_out(name: str) -> str:
    """The name with the abbreviations of offices written out: "UBND tỉnh" → "Ủy ban nhân dân tỉnh"."""
    full = _full_names()
    return " ".join(full.get(word, word) for word in fold_words(name).split())


@cache
def _full_names() -> dict[str, str]:
    """By folded abbreviation; the table is the one that texts are read with."""
    table = rows("danchieu.ingest", "abbreviations.csv")
    return {
        fold_words(row["abbreviation"]): " ".join((row["name"], row["owner"])).strip()
        for row in table
        if row["abbreviation"].isupper() and row["abbreviation"].isalpha()
    }


def _duty(edge: Edge) -> Json:
    return {"role": edge.role, "task": edge.task, "deadline": edge.deadline, "heading": edge.heading}
