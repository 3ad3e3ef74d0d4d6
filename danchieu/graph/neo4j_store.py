"""The store in a Neo4j database: shared by an office, open to Neo4j Browser and Bloom, the same answers as the file."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from danchieu.graph import neo4j_cypher as cypher
from danchieu.graph import neo4j_graph, neo4j_walks
from danchieu.graph.errors import StoreError
from danchieu.graph.facts import Assertions, Body, Document, Edge, Graph
from danchieu.graph.folding import fold, fold_words
from danchieu.graph.neo4j_address import Address
from danchieu.graph.neo4j_graph import Row, Run
from danchieu.graph.neo4j_journal import Delete, Journal, Put, Replace, Resolve, asserted, runner
from danchieu.graph.neo4j_schema import check, connect, errors_of, migrate
from danchieu.graph.part import part_of
from danchieu.graph.spelling import compared
from danchieu.graph.store import Direction, SourceRow, Tally

if TYPE_CHECKING:
    import neo4j
    import networkx

_T = TypeVar("_T")
_TRIES = 10
"""How often a question is asked again when somebody wrote meanwhile."""


class Neo4jStore:
    """A `Store` in a Neo4j database; each thread opens its own.

    What happens inside `writing` is gathered here and sent at its end, so that a server that fails in between leaves
    the store as it was and the driver can try again. One danchieu writes at a time, others wait for it.
    """

    def __init__(self, driver: "neo4j.Driver", address: Address) -> None:
        self._driver = driver
        self._address = address
        self._journal: Journal | None = None

    @classmethod
    def open(cls, address: Address, password: str) -> "Neo4jStore":
        """The store in this database, made anew where there is none.

        Raises:
            StoreError: no server that serves answers, the database holds other things, or a newer danchieu made it.
        """
        return cls._opened(address, password, migrate)

    @classmethod
    def open_for_reading(cls, address: Address, password: str) -> "Neo4jStore":
        """The store in this database, for reading alone.

        Raises:
            UserError: there is no store yet.
            StoreError: no server that serves answers, or the store is of another version.
        """
        return cls._opened(address, password, check)

    @classmethod
    def _opened(
        cls, address: Address, password: str, prepare: "Callable[[neo4j.Session, Address], None]"
    ) -> "Neo4jStore":
        store = cls(connect(address, password), address)
        try:
            with errors_of(address), store._session() as session:
                prepare(session, address)
        except BaseException:
            store._driver.close()
            raise
        return store

    def __enter__(self) -> "Neo4jStore":
        return self

    def __exit__(self, *exc: object) -> None:
        self._driver.close()

    def _session(self) -> "neo4j.Session":
        """A session that sees what this store wrote before, on whichever member of a cluster it lands."""
        return self._driver.session(
            database=self._address.database,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
            fetch_size=-1,
        )

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: everything inside is written, or nothing. Inside another one it is part of that."""
        if self._journal is not None:
            yield
            return
        self._journal = Journal()
        try:
            yield
            journal = self._journal
        finally:
            self._journal = None
        with errors_of(self._address):
            journal.commit(self._session)

    def put(self, row: SourceRow, assertions: Assertions | None) -> None:
        """Record a source and replace exactly its assertions; None for a file that was set aside."""
        if assertions is not None and assertions.source != row.name:
            raise ValueError(f"assertions of {assertions.source!r} for the source {row.name!r}")
        self._enter(Put.of(row, assertions))

    def delete(self, names: Collection[str]) -> None:
        """Forget sources and exactly their assertions; names that are no sources are passed over."""
        self._enter(Delete(tuple(names)))

    def resolve(self) -> None:
        """Derive documents, bodies, tasks and edges from all assertions; nothing to do when none has changed."""
        self._enter(Resolve())

    def write_graph(self, graph: Graph) -> None:
        """Replace the derived graph by this one; the next `resolve` derives it anew."""
        neo4j_graph.check_ends(graph)
        self._enter(Replace(graph))

    def _enter(self, step: Put | Delete | Resolve | Replace) -> None:
        with self.writing():
            if self._journal is not None:
                self._journal.steps.append(step)

    # reading

    def _read(self, ask: Callable[[Run], _T]) -> _T:
        """What one question to the derived graph finds.

        Raises:
            StoreError: the server failed, or the graph is being written in parts or was left so.
        """
        for _ in range(_TRIES):
            answer, is_one = self._read_any(lambda run: self._of_one_state(run, ask))
            if is_one:
                return answer
        raise self._being_written()

    def _of_one_state(self, run: Run, ask: Callable[[Run], _T]) -> tuple[_T, bool]:
        """The answer, and whether nobody wrote while its statements ran: each of them reads what is committed then."""
        before = run(cypher.STATE)
        if before and before[0][2]:
            raise self._being_written()
        sent = [0]

        def counted(query: str, **values: object) -> Sequence[Row]:
            sent[0] += 1
            return run(query, **values)

        answer = ask(counted)
        return answer, sent[0] < 2 or run(cypher.STATE) == before

    def _being_written(self) -> StoreError:
        return StoreError(
            f"{self._address}: another danchieu is writing this store, or was broken off;"
            " wait, or run danchieu ingest again"
        )

    def _read_any(self, ask: Callable[[Run], _T]) -> _T:
        """What one question finds; inside `writing` it sees what was done there so far.

        Raises:
            StoreError: the server failed.
        """
        with errors_of(self._address), self._session() as session:
            journal = self._journal
            if journal is not None and journal.steps:
                return journal.rehearse(session, ask)
            return session.execute_read(lambda tx: ask(runner(tx)))

    def sources(self) -> Sequence[SourceRow]:
        """All sources by name."""
        return self._read_any(lambda run: [SourceRow(*row) for row in run(cypher.SOURCES)])

    def tally(self) -> Tally:
        """How many sources there are, and when the newest was met."""
        return Tally(*self._read_any(lambda run: run(cypher.TALLY))[0])

    def text(self, source: str) -> str | None:
        """The text of a source as read; None where there is no such source."""
        found = self._read_any(lambda run: run(cypher.TEXT, name=source))
        return str(found[0][0]) if found else None

    def assertions(self) -> Iterator[Assertions]:
        """What every read source says, by source name; a few at a time, so that memory stays flat."""
        return asserted(lambda query, **values: self._read(lambda run: run(query, **values)))

    def document(self, key: str) -> Document | None:
        """The document with exactly this key."""
        found = self.documents((key,))
        return found[0] if found else None

    def documents(self, keys: Collection[str] | None = None) -> Sequence[Document]:
        """The documents with these keys, all when None, by key."""
        if keys is None:
            return neo4j_graph.documents(self._read(lambda run: run(cypher.ALL_DOCUMENTS)))
        wanted = sorted(set(keys))
        return neo4j_graph.documents(self._read(lambda run: run(cypher.DOCUMENTS, keys=wanted))) if wanted else []

    def find(self, number: str | None, symbol: str | None, type: str | None) -> Sequence[Document]:
        """Documents by code, by key: by `symbol` alone where it is given, else by `number` and `type`."""
        known = compared(number or "")
        if symbol is not None:
            code = fold(symbol)
            found = self._read(lambda run: run(cypher.WITH_CODE, code=code)) if code else []
        elif known:
            found = self._read(lambda run: run(cypher.WITH_NUMBER, number=known, type=type or None))
        else:
            found = self._read(lambda run: run(cypher.OF_TYPE, type=type)) if type else []
        return neo4j_graph.documents(found)

    def bodies(self, words: str) -> Sequence[Body]:
        """Bodies whose name holds all the folded words; an exact (folded) name alone when there is one."""
        folded = fold_words(words)
        if not folded:
            return []

        def ask(run: Run) -> list[Body]:
            exact = neo4j_graph.bodies(run(cypher.BODIES_CALLED, words=folded))
            return exact or neo4j_graph.bodies(run(cypher.BODIES_WITH, **neo4j_walks.all_words(folded)))

        return self._read(ask)

    def named(self, names: Collection[str]) -> Sequence[Body]:
        """The bodies with exactly these names, by name."""
        wanted = sorted(set(names))
        return neo4j_graph.bodies(self._read(lambda run: run(cypher.BODIES, names=wanted))) if wanted else []

    def search(self, words: str, limit: int) -> Sequence[Document]:
        """Documents by code, title, issuer or name, diacritics put aside: exact code, prefix, newest, key."""
        return self._read(lambda run: neo4j_walks.best(run, words, limit))

    def expand(self, nodes: Collection[str], types: Collection[str], direction: Direction) -> Sequence[Edge]:
        """The edges with evidence at these nodes (document keys or body names), by identity."""
        return self._read(lambda run: neo4j_walks.edges_at(run, nodes, types, direction))

    def closure(
        self, nodes: Collection[str], types: Collection[str], direction: Direction, depth: int
    ) -> Sequence[tuple[int, Edge]]:
        """Every edge met going outward breadth-first from `nodes`, each once, with its distance (1 = at `nodes`)."""
        return self._read(lambda run: neo4j_walks.edges_outward(run, nodes, types, direction, depth))

    def without(self, types: Collection[str], direction: Direction, *, drafts: bool) -> Sequence[Document]:
        """Held documents that have no edge of these types in this direction, by key; `drafts` edges count or not."""
        query = cypher.without(cypher.direct(types), direction, duties=cypher.DUTY in types)
        return neo4j_graph.documents(self._read(lambda run: run(query, drafts=drafts)))

    def path(self, start: str, end: str, types: Collection[str]) -> Sequence[Edge]:
        """A shortest undirected path of document edges, empty when there is none; the smallest keys win."""
        return self._read(lambda run: neo4j_walks.shortest(run, start, end, types))

    def subgraph(self, keys: Collection[str], types: Collection[str], depth: int) -> "networkx.MultiDiGraph[str]":
        """The part at hand as a networkx graph; see `Store.subgraph`."""
        return part_of(*self._read(lambda run: neo4j_walks.part(run, keys, types, depth)))

    def graph(self) -> Graph:
        """The whole derived graph."""
        return self._read(neo4j_graph.whole)
