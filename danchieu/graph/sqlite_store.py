"""The embedded store: one SQLite file that holds what every source says and the graph derived from it."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from danchieu.graph import sqlite_graph, sqlite_search, sqlite_walks
from danchieu.graph.facts import BODY_EDGES, Assertions, Body, Document, Edge, Graph
from danchieu.graph.part import part_of
from danchieu.graph.sqlite_schema import checkpoint, connect, connect_reading, errors_of
from danchieu.graph.store import Direction, SourceRow, Tally

if TYPE_CHECKING:
    import networkx

_PAGE: Final = 200
"""Sources whose texts are in memory at once while all are read."""


class SQLiteStore:
    """A `Store` in one file; each thread opens its own.

    One process writes at a time, others wait for it; readers go on beside a writer and see what was last committed.

    >>> with SQLiteStore.open(Path("danchieu.db")) as store:  # doctest: +SKIP
    ...     store.search("cai cach tu phap", 10)
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path.absolute()  # the folder at hand may change while the store is open
        self._is_writing = False

    @classmethod
    def open(cls, path: Path) -> "SQLiteStore":
        """The store in this file, made anew where there is none.

        Raises:
            StoreError: the file is no store of danchieu, of a newer version, or cannot be opened.
        """
        return cls(connect(path), path)

    @classmethod
    def open_for_reading(cls, path: Path) -> "SQLiteStore":
        """The store in this file, for reading alone; works on a write-protected folder too.

        Raises:
            StoreError: there is no store in this file, or it cannot be opened.
        """
        return cls(connect_reading(path), path)

    def __enter__(self) -> "SQLiteStore":
        return self

    def __exit__(self, *exc: object) -> None:
        self._connection.close()

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: everything inside is written, or nothing. Inside another one it is part of that."""
        if self._is_writing:
            yield
            return
        with errors_of(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            self._is_writing = True
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                self._is_writing = False
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            checkpoint(self._connection, self._path)

    def put(self, row: SourceRow, assertions: Assertions | None) -> None:
        """Record a source and replace exactly its assertions; None for a file that was set aside."""
        if assertions is not None and assertions.source != row.name:
            raise ValueError(f"assertions of {assertions.source!r} for the source {row.name!r}")
        new = None
        if assertions is not None:
            new = (row.sha256, assertions.extraction_text(), assertions.text)
        with self.writing():
            if new == self._asserted(row.name):
                self._put_source(row)
                return
            source = self._put_source(row)
            self._connection.execute("DELETE FROM assertion WHERE source = ?", (source,))
            self._connection.execute("DELETE FROM source_text WHERE source = ?", (source,))
            if new is not None:
                self._connection.execute("INSERT INTO assertion (source, extraction) VALUES (?, ?)", (source, new[1]))
                self._connection.execute("INSERT INTO source_text (source, text) VALUES (?, ?)", (source, new[2]))
            self._set_revision(self._revision() + 1)

    def delete(self, names: Collection[str]) -> None:
        """Forget sources and exactly their assertions; names that are no sources are passed over."""
        with self.writing():
            gone = 0
            for name in names:
                gone += self._asserted(name) is not None
                self._connection.execute("DELETE FROM source WHERE name = ?", (name,))
            if gone:
                self._set_revision(self._revision() + 1)

    def resolve(self) -> None:
        """Derive documents, bodies, tasks and edges from all assertions; nothing to do when none has changed."""
        from danchieu.graph import identity

        with self.writing():
            basis = identity.basis(self._revision())
            if self._state("resolved") != basis:
                sqlite_graph.write(self._connection, identity.derive(self.assertions()))
                self._set_state("resolved", basis)

    def write_graph(self, graph: Graph) -> None:
        """Replace the derived graph by this one; the next `resolve` derives it anew."""
        with self.writing():
            sqlite_graph.write(self._connection, graph)
            self._connection.execute("DELETE FROM state WHERE name = 'resolved'")

    def _put_source(self, row: SourceRow) -> int:
        found = self._connection.execute(
            "INSERT INTO source (name, folder, sha256, version, set_aside, read_at) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET folder = excluded.folder, sha256 = excluded.sha256,"
            " version = excluded.version, set_aside = excluded.set_aside, read_at = excluded.read_at RETURNING id",
            (row.name, row.folder, row.sha256, row.version, row.set_aside, row.read_at),
        ).fetchall()
        return int(found[0][0])

    def _asserted(self, source: str) -> tuple[str, str, str] | None:
        """(SHA-256, extraction, text) of a source that was read."""
        found: tuple[str, str, str] | None = self._connection.execute(
            "SELECT source.sha256, assertion.extraction, source_text.text FROM source"
            " JOIN assertion ON assertion.source = source.id JOIN source_text ON source_text.source = source.id"
            " WHERE source.name = ?",
            (source,),
        ).fetchone()
        return found

    def _revision(self) -> int:
        """Rises with every change of assertions."""
        return int(self._state("asserted") or 0)

    def _set_revision(self, revision: int) -> None:
        self._set_state("asserted", str(revision))

    def _state(self, name: str) -> str | None:
        found = self._connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def _set_state(self, name: str, value: str) -> None:
        self._connection.execute("REPLACE INTO state (name, value) VALUES (?, ?)", (name, value))

    # reading

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the store for all that one answer reads."""
        with errors_of(self._path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")

    def sources(self) -> Sequence[SourceRow]:
        """All sources by name."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT name, folder, sha256, version, set_aside, read_at FROM source ORDER BY name"
            )
            return [SourceRow(*row) for row in found]

    def tally(self) -> Tally:
        """How many sources there are, and when the newest was met."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT count(*) - count(set_aside), count(set_aside), max(read_at) FROM source"
            ).fetchone()
            return Tally(*found)

    def text(self, source: str) -> str | None:
        """The text of a source as read; None where there is no such source."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT text FROM source_text JOIN source ON source.id = source_text.source WHERE source.name = ?",
                (source,),
            ).fetchone()
            return str(found[0]) if found else None

    def assertions(self) -> Iterator[Assertions]:
        """What every read source says, by source name; a few at a time, so that memory stays flat."""
        after = ""
        while True:
            with self._reading() as connection:
                page = connection.execute(
                    "SELECT source.name, source.sha256, source_text.text, assertion.extraction FROM source"
                    " JOIN assertion ON assertion.source = source.id JOIN source_text ON source_text.source = source.id"
                    " WHERE source.name > ? ORDER BY source.name LIMIT ?",
                    (after, _PAGE),
                ).fetchall()
            if not page:
                return
            for name, sha256, text, extraction in page:
                yield Assertions.stored(name, sha256, text, extraction)
            after = page[-1][0]

    def document(self, key: str) -> Document | None:
        """The document with exactly this key."""
        found = self.documents((key,))
        return found[0] if found else None

    def documents(self, keys: Collection[str] | None = None) -> Sequence[Document]:
        """The documents with these keys, all when None, by key."""
        with self._reading() as connection:
            if keys is None:
                return sqlite_graph.all_documents(connection)
            return sqlite_graph.documents_by_key(connection, keys)

    def find(self, number: str | None, symbol: str | None, type: str | None) -> Sequence[Document]:
        """Documents by code, by key: by `symbol` alone where it is given, else by `number` and `type`."""
        with self._reading() as connection:
            if symbol is not None:
                ids = sqlite_search.with_code(connection, symbol)
            else:
                ids = sqlite_search.with_number(connection, number, type)
            return _by_key(sqlite_graph.documents_by_id(connection, ids))

    def bodies(self, words: str) -> Sequence[Body]:
        """Bodies whose name holds all the folded words; an exact (folded) name alone when there is one."""
        with self._reading() as connection:
            return sqlite_graph.bodies_by_id(connection, sqlite_search.bodies_named(connection, words))

    def named(self, names: Collection[str]) -> Sequence[Body]:
        """The bodies with exactly these names, by name."""
        with self._reading() as connection:
            return sqlite_graph.bodies_by_id(connection, sqlite_walks.ids_of(connection, names))

    def search(self, words: str, limit: int) -> Sequence[Document]:
        """Documents by code, title, issuer or name, diacritics put aside: exact code, prefix, newest, key."""
        with self._reading() as connection:
            best = sqlite_search.best(connection, words, limit)
            found = sqlite_graph.documents_by_id(connection, best)
            return [found[i] for i in best]

    def expand(self, nodes: Collection[str], types: Collection[str], direction: Direction) -> Sequence[Edge]:
        """The edges with evidence at these nodes (document keys or body names), by identity."""
        with self._reading() as connection:
            met = sqlite_walks.edges_at(connection, nodes, types, direction)
            return list(sqlite_graph.edges_by_id(connection, met).values())

    def closure(
        self, nodes: Collection[str], types: Collection[str], direction: Direction, depth: int
    ) -> Sequence[tuple[int, Edge]]:
        """Every edge met going outward breadth-first from `nodes`, each once, with its distance (1 = at `nodes`)."""
        with self._reading() as connection:
            met = sqlite_walks.edges_outward(connection, nodes, types, direction, depth)
            edges = sqlite_graph.edges_by_id(connection, [i for _, i in met])
            return [(distance, edges[i]) for distance, i in met]

    def without(self, types: Collection[str], direction: Direction, *, drafts: bool) -> Sequence[Document]:
        """Held documents that have no edge of these types in this direction, by key; `drafts` edges count or not."""
        with self._reading() as connection:
            ids = sqlite_walks.held_without(connection, types, direction, drafts)
            return _by_key(sqlite_graph.documents_by_id(connection, ids))

    def path(self, start: str, end: str, types: Collection[str]) -> Sequence[Edge]:
        """A shortest undirected path of document edges, empty when there is none; the smallest keys win."""
        between_documents = [kind for kind in types if kind not in BODY_EDGES]
        with self._reading() as connection:
            steps = sqlite_walks.shortest(connection, start, end, between_documents)
            edges = sqlite_graph.edges_by_id(connection, steps)
            return [edges[step] for step in steps]

    def subgraph(self, keys: Collection[str], types: Collection[str], depth: int) -> "networkx.MultiDiGraph[str]":
        """The part at hand as a networkx graph; see `Store.subgraph`."""
        with self._reading() as connection:
            nodes, edges = sqlite_walks.part(connection, keys, types, depth)
            documents = sqlite_graph.documents_by_id(connection, nodes)
            bodies = sqlite_graph.bodies_by_id(connection, nodes)
            met = sqlite_graph.edges_by_id(connection, edges)
        return part_of(documents.values(), bodies, met.values())

    def graph(self) -> Graph:
        """The whole derived graph."""
        with self._reading() as connection:
            return Graph(
                tuple(sqlite_graph.all_documents(connection)),
                tuple(sqlite_graph.all_bodies(connection)),
                tuple(sqlite_graph.all_edges(connection)),
            )


def _by_key(documents: Mapping[int, Document]) -> list[Document]:
    return sorted(documents.values(), key=lambda document: document.key)
