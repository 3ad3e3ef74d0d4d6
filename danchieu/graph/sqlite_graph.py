"""The derived half of the SQLite store: writing a `facts.Graph` as rows and reading rows as facts.

Writing replaces the whole derived graph; the same graph gives the same rows, ids included.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from danchieu.graph.facts import Body, Document, Edge, Evidence, Graph
from danchieu.graph.folding import fold_words
from danchieu.graph.spelling import number_of
from danchieu.graph.sqlite_schema import listed
from danchieu.graph.sqlite_search import index_document

_TABLES: Final = (
    "evidence", "witness", "duty", "task", "edge", "relation", "body", "document_code", "document", "node",
)  # fmt: skip
"""Referring tables before the tables that they refer to."""
_FIELDS: Final = (
    "code", "type", "symbol", "name", "scope", "jurisdiction", "level", "date", "issuer", "title", "status", "term",
    "secrecy",
)  # fmt: skip


def write(connection: sqlite3.Connection, graph: Graph) -> None:
    """Replace the derived graph, inside the transaction at hand.

    Raises:
        ValueError: an edge names a document or body that the graph does not hold.
    """
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO document_words (document_words) VALUES ('delete-all')")
    ids = _write_documents(connection, graph.documents)
    ids |= _write_bodies(connection, graph.bodies, len(ids))
    edges = sorted(graph.edges, key=lambda e: e.identity)
    for edge in edges:
        missing = [key for key in (edge.source, edge.target, edge.asserted_by) if key not in ids]
        if missing:
            raise ValueError(f"the graph has an edge but no node of {missing[0]!r}")
    _write_edges(connection, edges, ids)
    _write_duties(connection, edges, ids)
    _write_evidence(connection, edges)


def _write_documents(connection: sqlite3.Connection, documents: Iterable[Document]) -> dict[str, int]:
    newest = sorted(sorted(documents, key=lambda d: d.key), key=lambda d: d.date or "", reverse=True)
    ids = {document.key: i for i, document in enumerate(newest, 1)}
    connection.executemany("INSERT INTO node (id, key) VALUES (?, ?)", ((i, key) for key, i in ids.items()))
    columns = ("id", "number", "placeholder", "sources", "candidates", *_FIELDS)
    connection.executemany(
        f"INSERT INTO document ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        (
            (
                *(ids[d.key], number_of(d.symbol), d.placeholder, _texts(d.sources), _texts(d.candidates)),
                *(getattr(d, name) for name in _FIELDS),
            )
            for d in newest
        ),
    )
    for document in newest:
        index_document(connection, ids[document.key], document)
    return ids


def _write_bodies(connection: sqlite3.Connection, bodies: Iterable[Body], after: int) -> dict[str, int]:
    by_name = sorted(bodies, key=lambda b: b.name)
    ids = {body.name: i for i, body in enumerate(by_name, after + 1)}
    connection.executemany("INSERT INTO node (id, key) VALUES (?, ?)", ((i, name) for name, i in ids.items()))
    connection.executemany(
        "INSERT INTO body (id, level, jurisdiction, words) VALUES (?, ?, ?, ?)",
        ((ids[b.name], b.level, b.jurisdiction, fold_words(b.name)) for b in by_name),
    )
    return ids


def _write_edges(connection: sqlite3.Connection, edges: Iterable[Edge], ids: Mapping[str, int]) -> None:
    relations = {kind: i for i, kind in enumerate(sorted({edge.type for edge in edges}), 1)}
    connection.executemany("INSERT INTO relation (type, id) VALUES (?, ?)", relations.items())
    connection.executemany(
        "INSERT INTO edge (id, src, rel, dst, asserted_by, scope, draft, inferred) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (i, ids[e.source], relations[e.type], ids[e.target], ids[e.asserted_by], e.scope, e.draft, e.inferred)
            for i, e in enumerate(edges, 1)
        ),
    )


def _write_duties(connection: sqlite3.Connection, edges: Iterable[Edge], ids: Mapping[str, int]) -> None:
    duties = [(i, e) for i, e in enumerate(edges, 1) if e.role is not None]
    tasks: dict[tuple[int, str | None, str | None], int] = {}
    for _, edge in duties:
        tasks.setdefault((ids[edge.source], edge.heading, edge.task), len(tasks) + 1)
    connection.executemany(
        "INSERT INTO task (document, heading, text, id) VALUES (?, ?, ?, ?)", ((*task, i) for task, i in tasks.items())
    )
    connection.executemany(
        "INSERT INTO duty (edge, task, role, deadline) VALUES (?, ?, ?, ?)",
        ((i, tasks[ids[e.source], e.heading, e.task], e.role, e.deadline) for i, e in duties),
    )


def _write_evidence(connection: sqlite3.Connection, edges: Iterable[Edge]) -> None:
    names = sorted({proof.source for edge in edges for proof in edge.evidence})
    witnesses = {name: i for i, name in enumerate(names, 1)}
    connection.executemany("INSERT INTO witness (name, id) VALUES (?, ?)", witnesses.items())
    connection.executemany(
        "INSERT INTO evidence (edge, place, witness, start, end, page, sentence) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (i, place, witnesses[p.source], p.start, p.end, p.page, p.sentence)
            for i, edge in enumerate(edges, 1)
            for place, p in enumerate(edge.evidence)
        ),
    )


def _texts(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


_DOCUMENT: Final = (
    f"SELECT node.id, node.key, {', '.join(f'document.{name}' for name in _FIELDS)},"
    " document.placeholder, document.sources, document.candidates"
    " FROM node CROSS JOIN document ON document.id = node.id"
)


def _documents(found: Iterable[tuple[Any, ...]]) -> dict[int, Document]:
    return {
        i: Document(
            key,
            **dict(zip(_FIELDS, fields, strict=True)),
            placeholder=bool(placeholder),
            sources=tuple(json.loads(sources)),
            candidates=tuple(json.loads(candidates)),
        )
        for i, key, *fields, placeholder, sources, candidates in found
    }


def all_documents(connection: sqlite3.Connection) -> list[Document]:
    """All documents, by key."""
    return list(_documents(connection.execute(f"{_DOCUMENT} ORDER BY node.key")).values())


def documents_by_key(connection: sqlite3.Connection, keys: Collection[str]) -> list[Document]:
    """The documents with these keys, by key."""
    query = f"{_DOCUMENT} WHERE node.key IN (SELECT value FROM json_each(?)) ORDER BY node.key"
    return list(_documents(connection.execute(query, (listed(keys),))).values())


def documents_by_id(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, Document]:
    """The documents with these ids, by id: newest first, then by key."""
    query = f"{_DOCUMENT} WHERE node.id IN (SELECT value FROM json_each(?)) ORDER BY node.id"
    return _documents(connection.execute(query, (listed(ids),)))


def all_bodies(connection: sqlite3.Connection) -> list[Body]:
    """All bodies, by name."""
    found = connection.execute(
        "SELECT node.key, body.level, body.jurisdiction FROM body JOIN node ON node.id = body.id ORDER BY node.key"
    )
    return [Body(*row) for row in found]


def bodies_by_id(connection: sqlite3.Connection, ids: Collection[int]) -> list[Body]:
    """The bodies with these ids, by name."""
    found = connection.execute(
        "SELECT node.key, body.level, body.jurisdiction FROM body CROSS JOIN node ON node.id = body.id"
        " WHERE body.id IN (SELECT value FROM json_each(?)) ORDER BY node.key",
        (listed(ids),),
    )
    return [Body(*row) for row in found]


def all_edges(connection: sqlite3.Connection) -> list[Edge]:
    """All edges with evidence, by identity."""
    return list(edges_by_id(connection, [i for (i,) in connection.execute("SELECT id FROM edge")]).values())


def edges_by_id(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, Edge]:
    """The edges with these ids, with evidence, by id, which is the order of their identities."""
    wanted = listed(ids)
    proofs = dict(_evidence(connection, wanted))
    found = connection.execute(
        "SELECT edge.id, source.key, target.key, relation.type, edge.scope, teller.key, edge.draft, edge.inferred,"
        " duty.role, task.text, duty.deadline, task.heading"
        " FROM edge CROSS JOIN relation ON relation.id = edge.rel CROSS JOIN node AS source ON source.id = edge.src"
        " CROSS JOIN node AS target ON target.id = edge.dst CROSS JOIN node AS teller ON teller.id = edge.asserted_by"
        " LEFT JOIN duty ON duty.edge = edge.id LEFT JOIN task ON task.id = duty.task"
        " WHERE edge.id IN (SELECT value FROM json_each(?)) ORDER BY edge.id",
        (wanted,),
    )
    return {
        i: Edge(source, target, kind, scope, teller, bool(draft), inferred, proofs.get(i, ()), *duty)
        for i, source, target, kind, scope, teller, draft, inferred, *duty in found
    }


def _evidence(connection: sqlite3.Connection, edges: str) -> Iterator[tuple[int, tuple[Evidence, ...]]]:
    found = connection.execute(
        "SELECT evidence.edge, witness.name, evidence.start, evidence.end, evidence.sentence, evidence.page"
        " FROM evidence CROSS JOIN witness ON witness.id = evidence.witness"
        " WHERE evidence.edge IN (SELECT value FROM json_each(?)) ORDER BY evidence.edge, evidence.place",
        (edges,),
    )
    for edge, rows in groupby(found, key=itemgetter(0)):
        yield edge, tuple(Evidence(*row[1:]) for row in rows)
