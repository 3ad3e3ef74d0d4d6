"""Which documents carry out a document, level by level, and which it carries out itself (truy vết)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from danchieu.graph.facts import Document
from danchieu.graph.model import Json
from danchieu.graph.store import Store, Tally
from danchieu.queries.reading import tally_json
from danchieu.queries.subject import Subject, find_subject
from danchieu.queries.walk import DEPTH, FOLLOWING, Step, documents_of, evidence_json, walk

Way = Literal["down", "up"]
Directions = Literal["down", "up", "both"]
WAYS: dict[Directions, tuple[Way, ...]] = {"down": ("down",), "up": ("up",), "both": ("down", "up")}


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer: edges down to what follows the document and up to what it follows.

    `ways` are those asked for; `documents` holds every document named by a step, by key.
    """

    subject: Subject
    ways: tuple[Way, ...]
    down: tuple[Step, ...]
    up: tuple[Step, ...]
    documents: Mapping[str, Document]
    reading: Tally

    def to_json(self) -> Json:
        """One step per edge: `document` acts on `follows` whichever way the walk went."""
        steps = [self._step(step, "down") for step in self.down] + [self._step(step, "up") for step in self.up]
        return self.subject.to_json() | {"steps": steps} | ({} if steps else tally_json(self.reading))

    def _step(self, step: Step, way: Way) -> Json:
        edge, document = step.edge, self.documents[step.edge.source]
        return {
            "document": edge.source,
            "follows": edge.target,
            "direction": way,
            "type": edge.type,
            "depth": step.depth,
            "level": document.level,
            "date": document.date,
            "scope": edge.scope,
            "principal": step.principal,
            "inferred": edge.inferred,
            "asserted_by": edge.asserted_by,
            "evidence": evidence_json(edge.evidence),
        }


def trace(store: Store, asked: str, directions: Directions = "both", depth: int = DEPTH) -> Trace:
    """What follows the document asked about ("down") and what it follows ("up"), along IMPLEMENTS, GUIDES, REVIEWS.

    Principal relations stand before those in passing; drafts are skipped.

    Raises:
        NothingFits, SeveralFit: as `find_subject`.
    """
    subject = find_subject(store, asked)
    ways = WAYS[directions]
    down = walk(store, subject.starts, FOLLOWING, "in", depth) if "down" in ways else ()
    up = walk(store, subject.starts, FOLLOWING, "out", depth) if "up" in ways else ()
    named = {key for step in (*down, *up) for key in (step.edge.source, step.edge.target, step.edge.asserted_by)}
    documents = documents_of(store, named | set(subject.starts))
    return Trace(
        subject,
        ways,
        tuple(sorted(down, key=lambda step: _place(step, step.edge.source, documents))),
        tuple(sorted(up, key=lambda step: _place(step, step.edge.target, documents))),
        documents,
        store.tally(),
    )


def _place(step: Step, reached: str, documents: Mapping[str, Document]) -> tuple[object, ...]:
    """Nearest first, principal before passing, then as time ran."""
    return (step.depth, not step.principal, documents[reached].date or "9999", reached, *step.edge.identity)
