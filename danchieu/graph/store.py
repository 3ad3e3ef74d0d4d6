"""The contract of a store: a few primitives that each store answers in its own language.

The questions in `queries/` compose them, once. Keys and names are the texts of `facts.Document.key` and
`facts.Body.name`. All answers are sorted and repeatable.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from danchieu.graph.facts import Assertions, Body, Document, Edge, Graph

if TYPE_CHECKING:
    import networkx

Direction = Literal["in", "out"]
"""From a node along edges that end there ("in") or start there ("out")."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One file that was met, read or set aside.

    Attributes:
        name: as `SourceText.name`; folder: the absolute folder that was given.
        sha256: of the bytes; version: extractor version and fingerprint of the domain data that read it.
        set_aside: the reason's code when it could not be read, None when it was read.
        read_at: ISO time to the second in UTC when it was last met.
    """

    name: str
    folder: str
    sha256: str
    version: str
    set_aside: str | None
    read_at: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sources were read and set aside, and when (ISO, UTC) the newest was met; None in an empty store."""

    read: int
    set_aside: int
    read_at: str | None


class Store(Protocol):
    """Holds assertions and the graph derived from them."""

    def __enter__(self) -> "Store": ...

    def __exit__(self, *exc: object) -> None: ...

    # writing
    def writing(self) -> AbstractContextManager[None]:
        """One transaction: everything inside is written, or nothing."""

    def put(self, row: SourceRow, assertions: Assertions | None) -> None:
        """Record a source and replace exactly its assertions; None for a file that was set aside."""

    def delete(self, names: Collection[str]) -> None:
        """Forget sources and exactly their assertions."""

    def resolve(self) -> None:
        """Derive documents, bodies, tasks and edges from all assertions."""

    # reading
    def sources(self) -> Sequence[SourceRow]:
        """All sources by name."""

    def tally(self) -> Tally:
        """How many sources there are: what every answer about absence rests on."""

    def text(self, source: str) -> str | None:
        """The text of a source as read; None where there is no such source."""

    def assertions(self) -> Iterable[Assertions]:
        """What every read source says, by source name."""

    def document(self, key: str) -> Document | None:
        """The document with exactly this key."""

    def documents(self, keys: Collection[str] | None = None) -> Sequence[Document]:
        """The documents with these keys, all when None, by key."""

    def find(self, number: str | None, symbol: str | None, type: str | None) -> Sequence[Document]:
        """Documents by code, sorted by key: `symbol` folded exact; else by `number` and `type` (one may be None)."""

    def bodies(self, words: str) -> Sequence[Body]:
        """Bodies whose name holds all the folded words; an exact (folded) name alone when there is one."""

    def named(self, names: Collection[str]) -> Sequence[Body]:
        """The bodies with exactly these names, by name."""

    def search(self, words: str, limit: int) -> Sequence[Document]:
        """Documents by code, title, issuer or name, diacritics put aside: exact code, prefix, newest, key."""

    def expand(self, nodes: Collection[str], types: Collection[str], direction: Direction) -> Sequence[Edge]:
        """The edges with evidence at these nodes (document keys or body names), sorted."""

    def closure(
        self, nodes: Collection[str], types: Collection[str], direction: Direction, depth: int
    ) -> Sequence[tuple[int, Edge]]:
        """Every edge met going outward breadth-first from `nodes`, each once, with its distance (1 = at `nodes`)."""

    def without(self, types: Collection[str], direction: Direction, *, drafts: bool) -> Sequence[Document]:
        """Held documents without an edge of these types in this direction (anti-join); `drafts` edges count or not."""

    def path(self, start: str, end: str, types: Collection[str]) -> Sequence[Edge]:
        """A shortest undirected path of document edges, empty when there is none; the smallest keys win."""

    def subgraph(self, keys: Collection[str], types: Collection[str], depth: int) -> "networkx.MultiDiGraph[str]":
        """The part at hand, undirected distance up to `depth`.

        Nodes: document keys with attribute `document` (a `Document`), or body names with `body` (a `Body`).
        Edges: between those nodes; key = (type, asserted_by), a duty's with role and task besides; attribute
        `edge` (an `Edge`).
        """

    def graph(self) -> Graph:
        """The whole derived graph."""
