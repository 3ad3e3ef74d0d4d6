"""What one `writing` does to the Neo4j store, gathered first and then sent as one.

Little is sent as one transaction, which the driver repeats when the server or the line fails. Much (the first load of a
large folder) does not fit a server's memory in one piece: it goes in parts, while a transaction that stays open holds
the lock, and a mark tells readers to wait; where it is broken off, the mark stays until the next writer completes it.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, TypeVar

from danchieu.graph import neo4j_cypher as cypher
from danchieu.graph import neo4j_graph
from danchieu.graph.errors import StoreError
from danchieu.graph.facts import Assertions, Graph
from danchieu.graph.neo4j_graph import Run
from danchieu.graph.neo4j_schema import BUSY_SECONDS, OUT_OF_MEMORY
from danchieu.graph.store import SourceRow

if TYPE_CHECKING:
    import neo4j

MOST_ROWS: Final = 100_000
"""Rows of the derived graph that one transaction writes at most: some 260 MB of the server's memory."""
MOST_LETTERS: Final = 64_000_000
"""Letters of texts and extractions that one transaction writes at most."""
_LETTERS_AT_ONCE: Final = 4_000_000
_PAGE: Final = 200
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Put:
    """Record a source and replace exactly what it says; without `text` it was set aside."""

    row: SourceRow
    text: str | None
    extraction: str | None

    @classmethod
    def of(cls, row: SourceRow, assertions: Assertions | None) -> "Put":
        """The step for these assertions, in the form in which they are sent."""
        if assertions is None:
            return cls(row, None, None)
        return cls(row, assertions.text, assertions.extraction_text())

    @property
    def letters(self) -> int:
        """How much it sends."""
        return len(self.text or "") + len(self.extraction or "")

    def values(self) -> dict[str, Any]:
        """The row of `cypher.PUT`."""
        row = self.row
        about = {name: getattr(row, name) for name in ("folder", "sha256", "version", "set_aside", "read_at")}
        if self.text is None or self.extraction is None:
            return {"name": row.name, "about": about, "digest": "", "said": []}
        digest = blake2b("\0".join((row.sha256, self.extraction, self.text)).encode(), digest_size=16).hexdigest()
        said = {"text": self.text, "extraction": self.extraction, "digest": digest}
        return {"name": row.name, "about": about, "digest": digest, "said": [said]}


@dataclass(frozen=True, slots=True)
class Delete:
    """Forget sources and exactly what they say."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolve:
    """Derive the graph from what all sources say."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Put this derived graph in the place of the one that stands there."""

    graph: Graph


@dataclass(slots=True)
class _State:
    """What the database says of its graph, and what is to be said of it.

    Attributes:
        asserted: rises with every change of assertions; resolved: the basis of the graph that stands there.
        rebuilding: whether a writer that sent it in parts has not come to its end.
        turn: rises with every writing, by which a reader knows that another one came between.
    """

    asserted: int
    resolved: str | None
    rebuilding: bool
    turn: int


class _TooMuch(Exception):
    """One transaction would write more than a server may hold in memory."""


@dataclass(slots=True)
class Journal:
    """The steps of one `writing`, in their order."""

    steps: list[Put | Delete | Resolve | Replace] = field(default_factory=list)

    def commit(self, open_session: "Callable[[], neo4j.Session]") -> None:
        """Send all steps: they are all there afterwards, or none is and the driver's error comes through."""
        if not self.steps:
            return
        from neo4j.exceptions import TransientError

        with open_session() as session:
            _wait_for_turn(session)
            try:
                if sum(step.letters for step in self.steps if isinstance(step, Put)) > MOST_LETTERS:
                    raise _TooMuch
                session.execute_write(self._in_one)
            except _TooMuch:
                pass
            except TransientError as error:
                if not _of_memory(error):
                    raise
            else:
                return
            session.execute_write(lambda tx: self._in_parts(tx, open_session))

    def rehearse(self, session: "neo4j.Session", ask: Callable[[Run], _T]) -> _T:
        """The answer to a question after these steps, which are then taken back."""
        tx = session.begin_transaction()
        try:
            run = runner(tx)
            _Writing(run, _lock(run), None).take(self.steps)
            return ask(run)
        finally:
            tx.rollback()

    def _in_one(self, tx: "neo4j.ManagedTransaction") -> None:
        from neo4j.exceptions import TransientError

        run = runner(tx)
        state = _lock(run)
        writing = _Writing(run, state, MOST_ROWS)
        try:
            if state.rebuilding:
                writing.mark(run)
            writing.take(self.steps)
        except TransientError as error:
            if _of_memory(error):  # trying again, as the driver would, does not help
                raise _TooMuch from error
            raise
        writing.close(run)

    def _in_parts(self, guard: "neo4j.ManagedTransaction", open_session: "Callable[[], neo4j.Session]") -> None:
        """As many small transactions as it takes, while `guard` holds the lock; the state is written with it."""
        hold = runner(guard)
        state = _lock(hold)
        with open_session() as session:

            def part(query: str, **values: Any) -> Sequence[Any]:
                with session.begin_transaction() as tx:
                    run = runner(tx)
                    # Where the guard was lost, another writer may have taken over: nothing of ours may follow.
                    if query != cypher.REBUILDING and not run(cypher.STILL_REBUILDING, owner=writing.owner):
                        raise StoreError("another danchieu has taken over this store; run this again")
                    found = run(query, **values)
                    tx.commit()
                return found

            writing = _Writing(part, state, None)
            writing.mark(part)
            writing.take(self.steps)
        writing.close(hold)


class _Writing:
    """Takes steps one after another; `most` are the rows of the graph that may be written, None for any number."""

    def __init__(self, run: Run, state: _State, most: int | None) -> None:
        self._run, self._state, self._most = run, state, most
        self._is_whole = not state.rebuilding
        self.owner = uuid.uuid4().hex

    def mark(self, run: Run) -> None:
        """Set the mark, or take it over: whoever left it, and may still be sending, is shut out."""
        run(cypher.REBUILDING, owner=self.owner)

    def take(self, steps: Sequence[Put | Delete | Resolve | Replace]) -> None:
        waiting: dict[str, Put] = {}
        for step in steps:
            if isinstance(step, Put):
                waiting[step.row.name] = step  # of one source the last counts
                continue
            self._put(waiting.values())
            waiting = {}
            if isinstance(step, Delete):
                self._count(self._run(cypher.FORGET, names=sorted(set(step.names))))
            elif isinstance(step, Resolve):
                self._resolve()
            else:
                self._write(step.graph)
                self._state.resolved = None
        self._put(waiting.values())

    def close(self, run: Run) -> None:
        """Write the state: only now is it one graph."""
        state = self._state
        run(cypher.SET_STATE, asserted=state.asserted, resolved=state.resolved, turn=state.turn + 1)
        if self._is_whole:
            run(cypher.REBUILT, owner=self.owner)

    def _put(self, steps: Iterable[Put]) -> None:
        for batch in _by_size(steps):
            self._count(self._run(cypher.PUT, rows=[step.values() for step in batch]))

    def _count(self, changed: Sequence[Any]) -> None:
        """Each change of assertions raises the revision, from which `resolve` knows that it has something to do."""
        self._state.asserted += 1 if changed[0][0] else 0

    def _resolve(self) -> None:
        from danchieu.graph import identity

        basis = identity.basis(self._state.asserted)
        if self._state.resolved != basis or not self._is_whole:
            self._write(identity.derive(asserted(self._run)))
            self._state.resolved = basis

    def _write(self, graph: Graph) -> None:
        if self._most is not None and len(graph.edges) - self._run(cypher.COUNT)[0][0] > self._most:
            raise _TooMuch  # without making all the rows first
        statements = neo4j_graph.changes(self._run, graph)
        if self._most is not None and neo4j_graph.rows_of(statements) > self._most:
            raise _TooMuch
        neo4j_graph.send(self._run, statements)
        self._is_whole = True


def _of_memory(error: "neo4j.exceptions.TransientError") -> bool:
    return OUT_OF_MEMORY in (error.code or "")


def _by_size(steps: Iterable[Put]) -> Iterator[list[Put]]:
    """Lists of steps that together send no more than a server takes at once, however long one of them is."""
    batch: list[Put] = []
    letters = 0
    for step in steps:
        if batch and (letters + step.letters > _LETTERS_AT_ONCE or len(batch) >= neo4j_graph.BATCH):
            yield batch
            batch, letters = [], 0
        batch.append(step)
        letters += step.letters
    if batch:
        yield batch


def _wait_for_turn(session: "neo4j.Session") -> None:
    """Wait until no other writer holds the lock, but not for ever.

    The lock itself is taken by the transaction that writes, which has no limit of time.
    """
    import neo4j

    session.execute_write(neo4j.unit_of_work(timeout=BUSY_SECONDS)(lambda tx: tx.run(cypher.LOCK).consume()))


def _lock(run: Run) -> _State:
    """Take the lock, which this transaction keeps to its end; then, and only then, read what the state is."""
    run(cypher.LOCK)
    return _State(*run(cypher.STATE)[0])


def runner(tx: "neo4j.ManagedTransaction | neo4j.Transaction") -> Run:
    """Sends statements in this transaction."""
    return lambda query, **values: [record.values() for record in tx.run(query, values)]


def asserted(run: Run) -> Iterator[Assertions]:
    """What every read source says, by source name; a few at a time, so that memory stays flat."""
    after = ""
    while page := run(cypher.ASSERTED, after=after, limit=_PAGE):
        for name, sha256, text, extraction in page:
            yield Assertions.stored(name, sha256, text, extraction)
        after = page[-1][0]
