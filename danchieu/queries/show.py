"""One document: its card, whether it still stands, what it cites and who cites it (xem văn bản)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from danchieu.graph.facts import Document, Edge
from danchieu.graph.model import RELATION_TYPES, Json
from danchieu.graph.store import Store, Tally
from danchieu.queries.impact import CHARGING
from danchieu.queries.subject import Subject, find_subject
from danchieu.queries.walk import documents_of, evidence_json, is_principal

CHANGES = {"replaced_by": "REPLACES", "repealed_by": "REPEALS", "amended_by": "AMENDS"}
"""Fields of the answer and the incoming edges that they hold."""
CARD = ("code", "type", "symbol", "name", "title", "issuer", "level", "jurisdiction", "date", "term", "secrecy")


@dataclass(frozen=True, slots=True)
class Card:
    """The answer: the document and every edge at it, drafts' edges included and marked.

    Attributes:
        cites: edges to the documents that it acts on; cited_by: edges from those that act on it.
        issuers, charges: edges to the body that issued it, and to those addressed or charged.
        documents: every document named by an edge, by key.
    """

    subject: Subject
    cites: tuple[Edge, ...]
    cited_by: tuple[Edge, ...]
    issuers: tuple[Edge, ...]
    charges: tuple[Edge, ...]
    documents: Mapping[str, Document]
    reading: Tally

    def changes(self, type: str) -> tuple[Edge, ...]:
        """The issued documents' edges of one type that act on it: who replaces, repeals or amends it."""
        return tuple(edge for edge in self.cited_by if edge.type == type and not edge.draft)

    def to_json(self) -> Json:
        """The card; for unsettled citations only who cites under this code."""
        document = self.subject.document
        return (
            self.subject.to_json()
            | {"card": {name: getattr(document, name) for name in CARD} if document else None}
            | {"status": document.status if document else "cited"}
            | {name: [_relation(e, e.source) for e in self.changes(type)] for name, type in CHANGES.items()}
            | {"cites": [_relation(e, e.target) for e in self.cites]}
            | {"cited_by": [_relation(e, e.source) for e in self.cited_by]}
            | {"issuers": sorted({e.target for e in self.issuers})}
            | {"addressees": [_charge(e) for e in self.charges if e.type == "ADDRESSED_TO"]}
            | {"duties": [_duty(e) for e in self.charges if e.type == "ASSIGNED_TO"]}
            | {"sources": list(document.sources) if document else []}
        )


def show(store: Store, asked: str) -> Card:
    """Everything that stands at the document asked about; principal relations first.

    Raises:
        NothingFits, SeveralFit: as `find_subject`.
    """
    subject = find_subject(store, asked)
    cites = store.expand(subject.starts, RELATION_TYPES, "out")
    cited_by = store.expand(subject.starts, RELATION_TYPES, "in")
    named = {key for edge in (*cites, *cited_by) for key in (edge.source, edge.target, edge.asserted_by)}
    return Card(
        subject,
        _ordered(cites),
        _ordered(cited_by),
        tuple(store.expand(subject.starts, ("ISSUED_BY",), "out")),
        tuple(store.expand(subject.starts, CHARGING, "out")),
        documents_of(store, named | set(subject.starts)),
        store.tally(),
    )


def _ordered(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda e: (RELATION_TYPES.index(e.type), not is_principal(e), *e.identity)))


def _relation(edge: Edge, other: str) -> Json:
    return {
        "document": other,
        "type": edge.type,
        "scope": edge.scope,
        "inferred": edge.inferred,
        "asserted_by": edge.asserted_by,
        "draft": edge.draft,
        "evidence": evidence_json(edge.evidence),
    }


def _charge(edge: Edge) -> Json:
    return {"body": edge.target, "asserted_by": edge.asserted_by, "evidence": evidence_json(edge.evidence)}


def _duty(edge: Edge) -> Json:
    return {
        "body": edge.target,
        "role": edge.role,
        "task": edge.task,
        "deadline": edge.deadline,
        "heading": edge.heading,
        "evidence": evidence_json(edge.evidence),
    }
