"""What is hit when a document changes: the documents that depend on it and the bodies they charge (tác động)."""

from collections.abc import Mapping
from dataclasses import dataclass

from danchieu.graph.facts import Body, Document, Edge
from danchieu.graph.model import Json
from danchieu.graph.store import Store, Tally
from danchieu.queries.reading import tally_json
from danchieu.queries.subject import Subject, find_subject
from danchieu.queries.walk import AFFECTING, DEPTH, Step, documents_of, evidence_json, walk

CHARGING = ("ASSIGNED_TO", "ADDRESSED_TO")


@dataclass(frozen=True, slots=True)
class Impact:
    """The answer: one step per edge, documents that depend on the one asked about, then bodies that they charge."""

    subject: Subject
    dependents: tuple[Step, ...]
    charges: tuple[Step, ...]
    documents: Mapping[str, Document]
    bodies: Mapping[str, Body]
    reading: Tally

    def to_json(self) -> Json:
        """`via` is the document through which the hit comes."""
        hits = [self._document(s) for s in self.dependents] + [self._body(s) for s in self.charges]
        return self.subject.to_json() | {"hits": hits} | ({} if hits else tally_json(self.reading))

    def _document(self, step: Step) -> Json:
        document = self.documents[step.edge.source]
        return (
            {"document": step.edge.source, "via": step.edge.target, "type": step.edge.type, "depth": step.depth}
            | {"level": document.level, "date": document.date}
            | _how(step.edge)
        )

    def _body(self, step: Step) -> Json:
        body = self.bodies.get(step.edge.target)
        return (
            {"body": step.edge.target, "via": step.edge.source, "type": step.edge.type, "depth": step.depth}
            | {"level": body.level if body else None, "date": None}
            | _how(step.edge)
            | {"role": step.edge.role, "task": step.edge.task, "deadline": step.edge.deadline}
        )


def _how(edge: Edge) -> Json:
    return {
        "scope": edge.scope,
        "inferred": edge.inferred,
        "asserted_by": edge.asserted_by,
        "evidence": evidence_json(edge.evidence),
    }


def impact(store: Store, asked: str, depth: int = DEPTH) -> Impact:
    """Everything that depends on the document asked about, through however many documents, and the bodies charged.

    Drafts are skipped. A body is hit by every document that gives it a duty or is addressed to it, the document
    asked about among them.

    Raises:
        NothingFits, SeveralFit: as `find_subject`.
    """
    subject = find_subject(store, asked)
    dependents = walk(store, subject.starts, AFFECTING, "in", depth)
    reached = dict.fromkeys(subject.starts, 0)
    for step in dependents:
        reached.setdefault(step.edge.source, step.depth)
    charges = [
        Step(edge, reached[edge.source] + 1) for edge in store.expand(reached, CHARGING, "out") if not edge.draft
    ]
    named = set(reached) | {key for step in dependents for key in (step.edge.target, step.edge.asserted_by)}
    documents = documents_of(store, named)
    return Impact(
        subject,
        tuple(sorted(dependents, key=lambda s: (s.depth, not s.principal, *s.edge.identity))),
        tuple(sorted(charges, key=lambda s: (s.edge.target, s.depth, *s.edge.identity))),
        documents,
        {body.name: body for body in store.named({step.edge.target for step in charges})},
        store.tally(),
    )
