"""What is known: the nodes and edges that are derived from what all documents say.

A derived graph is a pure function of the assertions (`identity.derive`); stores write it and answer from it.
"""

import json
from dataclasses import dataclass
from typing import Literal

from danchieu.graph.model import Extraction, Level

Status = Literal["held", "draft", "cited"]
BODY_EDGES = ("ISSUED_BY", "ADDRESSED_TO", "ASSIGNED_TO")


@dataclass(frozen=True, slots=True)
class Assertions:
    """What one source says, as a store keeps it."""

    source: str
    sha256: str
    text: str
    extraction: Extraction

    def extraction_text(self) -> str:
        """The extraction as stores keep it, as JSON."""
        said = self.extraction.to_json(self.source)
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def stored(cls, source: str, sha256: str, text: str, extraction: str) -> "Assertions":
        """What was kept, given back; `extraction` as `extraction_text` gave it."""
        return cls(source, sha256, text, Extraction.from_json(json.loads(extraction)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that proves an edge: where it stands and its words (blanks collapsed, emphasis dropped)."""

    source: str
    start: int
    end: int
    sentence: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document, held or known from citations only.

    Attributes:
        key: canonical `DocumentKey` as text; unique in a store.
        code: the symbol or the name, as people write it ("27-NQ/TW", "Luật Tố cáo").
        scope: the key's scope ("tw", "lam-dong.duc-trong", "?").
        date: ISO, possibly partial, None when unknown.
        sources: names of the sources that hold it, sorted; empty when only cited.
        placeholder: a citation that nothing settles; `candidates` are keys, best first.
        secrecy: the mark of secrecy of a held document, None where it has none.
    """

    key: str
    code: str
    type: str | None
    symbol: str | None
    name: str | None
    scope: str
    jurisdiction: str | None
    level: Level | None
    date: str | None
    issuer: str | None
    title: str | None
    status: Status
    sources: tuple[str, ...] = ()
    placeholder: bool = False
    candidates: tuple[str, ...] = ()
    term: str | None = None
    secrecy: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body (cơ quan, tổ chức) under its full name; unique by name in a store."""

    name: str
    level: Level | None = None
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge per (source, target, type, asserted_by); a duty (ASSIGNED_TO) also by role and task.

    `source` is a document key; `target` a document key, or a body's name for the types in `BODY_EDGES`.
    `scope` is the strongest of its evidence ("title" > "preamble" > "body" > "asserted"), None for edges to bodies.
    `inferred` is the reason where an end was inferred rather than read.
    """

    source: str
    target: str
    type: str
    scope: str | None
    asserted_by: str
    draft: bool
    inferred: str | None
    evidence: tuple[Evidence, ...]
    role: str | None = None
    task: str | None = None
    deadline: str | None = None
    heading: str | None = None

    @property
    def told(self) -> bool:
        """Whether a third document tells of this relation."""
        return self.asserted_by != self.source

    @property
    def identity(self) -> tuple[str, ...]:
        """What there is one edge for; edges are sorted by it everywhere."""
        return self.source, self.target, self.type, self.asserted_by, self.role or "", self.task or ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole derived graph, every tuple sorted: documents by key, bodies by name, edges by `identity`."""

    documents: tuple[Document, ...]
    bodies: tuple[Body, ...]
    edges: tuple[Edge, ...]
