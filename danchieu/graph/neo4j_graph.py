"""The derived half of the Neo4j store: facts as rows of Cypher and back, and what changes a graph.

Writing compares the graph that is wanted with the one that stands there and sends the differences alone.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Any, Final, TypeVar

from danchieu.graph import neo4j_cypher as cypher
from danchieu.graph.facts import BODY_EDGES, Body, Document, Edge, Evidence, Graph
from danchieu.graph.folding import fold_words
from danchieu.graph.spelling import number_of, spellings, words_of

Row = Sequence[Any]
Run = Callable[..., Sequence[Row]]
"""Sends one statement with its parameters and gives its rows."""
_T = TypeVar("_T")

BATCH: Final = 5_000
"""Rows that one statement writes."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a document tells bodies to do; one node however many bodies it charges."""

    document: str
    heading: str | None
    text: str

    @property
    def id(self) -> str:
        """The same for the same task."""
        whole = json.dumps([self.document, self.heading, self.text])
        return blake2b(whole.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a source whose sentence proves relations between documents; `names` are the ones it speaks of."""

    source: str
    start: int
    end: int
    page: int | None
    sentence: str
    names: tuple[str, ...]

    @property
    def id(self) -> str:
        """The same for the same place."""
        return f"{self.source}#{self.start}-{self.end}"


def tasks_of(edges: Iterable[Edge]) -> set[Task]:
    """The tasks that the duties among these edges speak of."""
    return {task_of(edge) for edge in edges if edge.type == cypher.DUTY}


def task_of(duty: Edge) -> Task:
    """The task of a duty."""
    return Task(duty.source, duty.heading, duty.task or "")


def mentions_of(edges: Iterable[Edge]) -> dict[str, Mention]:
    """The places that prove relations between documents, by id, with the documents they name besides the teller."""
    proofs: dict[tuple[str, int, int], Evidence] = {}
    names: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for edge in edges:
        if edge.type in BODY_EDGES:
            continue
        for proof in edge.evidence:
            place = proof.source, proof.start, proof.end
            proofs[place] = max(proofs.get(place, proof), proof, key=_fullness)
            names[place].update(key for key in (edge.source, edge.target) if key != edge.asserted_by)
    found = (
        Mention(*place, proof.page, proof.sentence, tuple(sorted(names[place]))) for place, proof in proofs.items()
    )
    return {mention.id: mention for mention in found if mention.names}


def _fullness(proof: Evidence) -> tuple[int, str, int]:
    return len(proof.sentence), proof.sentence, proof.page or 0


# rows of the server as facts


def documents(found: Iterable[Row]) -> list[Document]:
    """Documents by key, each once."""
    known = {row[0]: row for row in found}
    return [_document(known[key]) for key in sorted(known)]


def _document(row: Row) -> Document:
    fields = dict(zip(cypher.DOCUMENT_FIELDS, row, strict=True))
    return Document(**fields | {"sources": tuple(fields["sources"]), "candidates": tuple(fields["candidates"])})


def in_order(found: Iterable[Row]) -> list[Document]:
    """Documents in the order of the rows."""
    return [_document(row) for row in found]


def bodies(found: Iterable[Row]) -> list[Body]:
    """Bodies by name, each once."""
    return sorted({Body(*row) for row in found}, key=lambda body: body.name)


def edges(found: Iterable[Row]) -> list[Edge]:
    """Edges by identity, each once."""
    known = {edge.identity: edge for edge in map(edge_of, found)}
    return [known[identity] for identity in sorted(known)]


def edge_of(row: Row) -> Edge:
    """The edge of a row that ends with `cypher.EDGE_COLUMNS`, or goes on after them."""
    source, target, kind, task, heading, scope, told_by, draft, inferred, *proof, role, deadline = row[:16]
    evidence = tuple(
        Evidence(name, start, end, sentence, None if page < 0 else page)
        for name, start, end, sentence, page in zip(*proof, strict=True)
    )
    return Edge(source, target, kind, scope, told_by, draft, inferred, evidence, role, task, deadline, heading)


def whole(run: Run) -> Graph:
    """The whole derived graph."""
    return Graph(
        tuple(documents(run(cypher.ALL_DOCUMENTS))),
        tuple(bodies(run(cypher.ALL_BODIES))),
        tuple(edges([*run(cypher.ALL_EDGES), *run(cypher.ALL_DUTIES)])),
    )


# facts as rows for the server


def document_row(document: Document) -> dict[str, Any]:
    """The properties of a document's node; what is None is left out by the server."""
    row = {cypher.PROPERTY.get(name, name): getattr(document, name) for name in cypher.DOCUMENT_FIELDS}
    row |= {"sources": list(document.sources), "candidates": list(document.candidates)}
    return row | {
        "number": number_of(document.symbol),
        "spellings": spellings(document),
        "words": words_of(document),
    }


def body_row(body: Body) -> dict[str, Any]:
    """The properties of a body's node."""
    return {
        "name": body.name,
        "level": body.level,
        "jurisdiction": body.jurisdiction,
        "words": fold_words(body.name),
    }


def edge_row(edge: Edge) -> list[Any]:
    """Both ends and the values of `cypher.EDGE_PROPERTIES`; a duty starts at its task."""
    start = task_of(edge).id if edge.type == cypher.DUTY else edge.source
    proofs = edge.evidence
    return [
        start,
        edge.target,
        edge.scope,
        edge.asserted_by,
        edge.draft,
        edge.inferred,
        [p.source for p in proofs],
        [p.start for p in proofs],
        [p.end for p in proofs],
        [p.sentence for p in proofs],
        [-1 if p.page is None else p.page for p in proofs],  # a list of the server holds no null
        edge.role,
        edge.deadline,
    ]


def mention_row(mention: Mention) -> list[Any]:
    """The properties of a mention's node, and the first document that it names."""
    m = mention
    return [m.id, m.source, m.start, m.end, m.page, m.sentence, m.names[0]]


def check_ends(graph: Graph) -> None:
    """See that every edge runs between nodes that the graph holds.

    Raises:
        ValueError: one does not.
    """
    known = {d.key for d in graph.documents} | {b.name for b in graph.bodies}
    for edge in graph.edges:
        for key in (edge.source, edge.target, edge.asserted_by):
            if key not in known:
                raise ValueError(f"the graph has an edge but no node of {key!r}")


# the changes


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of Cypher and all it is for; `row` makes a row of each when it is sent, and not before."""

    query: str
    facts: Collection[Any]
    row: Callable[[Any], Any] = lambda fact: fact


def changes(run: Run, graph: Graph) -> list[Statement]:
    """What turns the graph that stands there into this one, in the order in which it can be sent.

    The statements may be sent in any number of parts; where one failed, the changes are asked for again.
    """
    check_ends(graph)
    drops, puts = _changed_nodes(run, graph)
    kept, gone = _standing_edges(run, {edge.identity: edge for edge in graph.edges})
    by_type: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.identity not in kept:
            by_type[edge.type].append(edge)
    made = [Statement(cypher.put_edges(kind), by_type[kind], edge_row) for kind in sorted(by_type)]
    listed = [Statement(cypher.DROP_EDGES, gone), *drops, *puts, *made, *_changed_mentions(run, graph)]
    return [statement for statement in listed if statement.facts]


def _standing_edges(run: Run, wanted: Mapping[tuple[str, ...], Edge]) -> tuple[set[tuple[str, ...]], list[str]]:
    """Identities of the edges that stand there and are wanted; ids of the relationships to drop, doubles among them."""
    kept: set[tuple[str, ...]] = set()
    gone: list[str] = []
    for query in (cypher.IDS_OF_EDGES, cypher.IDS_OF_DUTIES):
        for row in run(query):
            edge = edge_of(row)
            if wanted.get(edge.identity) == edge and edge.identity not in kept:
                kept.add(edge.identity)
            else:
                gone.append(row[-1])
    return kept, sorted(gone)


def _changed_nodes(run: Run, graph: Graph) -> tuple[list[Statement], list[Statement]]:
    holders: dict[str, set[str]] = defaultdict(set)
    for key, name in run(cypher.HOLDERS):
        holders[key].add(name)
    old = {key: _stored(row) for key, row in run(cypher.STORED_DOCUMENTS)}
    put = [
        d
        for d in graph.documents
        if d.key not in old or holders[d.key] != set(d.sources) or old[d.key] != _stored(document_row(d))
    ]
    old_bodies = {name: _stored(row) for name, row in run(cypher.STORED_BODIES)}
    put_bodies = [b for b in graph.bodies if b.name not in old_bodies or old_bodies[b.name] != _stored(body_row(b))]
    old_tasks = {task for (task,) in run(cypher.TASKS)}
    tasks = {task.id: task for task in tasks_of(graph.edges)}
    drops = [
        Statement(cypher.DROP_TASKS, sorted(old_tasks - tasks.keys())),
        Statement(cypher.DROP_DOCUMENTS, sorted(old.keys() - {d.key for d in graph.documents})),
        Statement(cypher.DROP_BODIES, sorted(old_bodies.keys() - {b.name for b in graph.bodies})),
    ]
    new_tasks = [tasks[i] for i in sorted(tasks.keys() - old_tasks)]
    puts = [
        Statement(cypher.PUT_DOCUMENTS, put, document_row),
        Statement(cypher.RELEASE, [d.key for d in put if holders[d.key]]),
        Statement(cypher.HOLD, [[name, d.key] for d in put for name in d.sources]),
        Statement(cypher.PUT_BODIES, put_bodies, body_row),
        Statement(cypher.PUT_TASKS, new_tasks, lambda t: [t.document, t.id, t.heading, t.text]),
    ]
    return drops, puts


def _stored(row: Mapping[str, Any]) -> dict[str, Any]:
    """Properties as they are compared: what is not there is nothing, and so is an empty list."""
    return {name: value for name, value in row.items() if value is not None and value != []}


def _changed_mentions(run: Run, graph: Graph) -> list[Statement]:
    """Mentions dropped, and written anew where they differ or hang on no source."""
    new = mentions_of(graph.edges)
    drop: list[str] = []
    kept: set[str] = set()
    for source, start, end, page, sentence, names, contained in run(cypher.MENTIONS):
        old = Mention(source, start, end, page, sentence, tuple(sorted(names)))
        if contained and new.get(old.id) == old:
            kept.add(old.id)
        else:
            drop.append(old.id)
    put = [new[i] for i in sorted(new.keys() - kept)]
    return [
        Statement(cypher.DROP_MENTIONS, sorted(drop)),
        Statement(cypher.PUT_MENTIONS, put, mention_row),
        Statement(cypher.NAME, [[m.id, key] for m in put for key in m.names[1:]]),
        Statement(cypher.CONTAIN, put, lambda m: [m.id, m.source]),
    ]


def batches(rows: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """The rows in lists of at most `size`."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch


def send(run: Run, statements: Collection[Statement]) -> None:
    """Send the statements in batches."""
    for statement in statements:
        for facts in batches(statement.facts, BATCH):
            run(statement.query, rows=[statement.row(fact) for fact in facts])


def rows_of(statements: Collection[Statement]) -> int:
    """How many rows they write."""
    return sum(len(statement.facts) for statement in statements)
