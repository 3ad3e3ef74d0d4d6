"""Folders of files into a store: each file read once, what cannot be read named and set aside, the rest goes on.

One file at a time is held in memory (a Neo4j store gathers what was read before it sends it). All is written in one
transaction, so that a run that is broken off leaves the
store as it was; a run in which nothing changed writes nothing.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from danchieu.graph.errors import UnreadableFile
from danchieu.graph.facts import Assertions
from danchieu.graph.model import Extraction, SourceText
from danchieu.graph.store import SourceRow, Store
from danchieu.graph.tables import fingerprint
from danchieu.ingest import readers
from danchieu.ingest.walking import FoundFile, Walk, walk

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extractor:
    """What turns a text into an extraction, and its version: a source is read anew when the version changed."""

    version: str
    extract: Callable[[SourceText], Extraction]


def installed_extractor() -> Extractor:
    """The extractor of this package; its version covers readers, rules and domain data."""
    from danchieu.ingest import extract

    return Extractor(f"{readers.VERSION}-{extract.VERSION}-{fingerprint()}", extract.extract)


class Progress(Protocol):
    """Who is told how far the work is."""

    def begin(self, total: int) -> None:
        """So many files are to be met."""

    def step(self, name: str) -> None:
        """The file of this name was met: read, unchanged or set aside."""


class Silent:
    """Tells nobody."""

    def begin(self, total: int) -> None:
        pass

    def step(self, name: str) -> None:
        pass


REASONS: Final = readers.REASONS | {
    "other_folder": "another folder gave a source of this name; that one stays, the detail is that folder",
    "failed": "it was read, but extraction broke: a fault of danchieu; the detail is the error in one line",
}
"""Why a file is not in the graph, or not in its new form."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was set aside: a reason of `REASONS` and its detail."""

    name: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What one run did.

    Attributes:
        read: names of the sources read in this run, in the order met.
        unchanged: how many sources were skipped, their bytes and the extractor being those of last time.
        set_aside: files that could not be read, also those known from last time and unchanged, by name.
        vanished: sources of the folders given whose files have gone, by name.
        pruned: whether those left the store.
        hidden, other: entries left out, as in `walking.Walk`.
        mentions, references, relations, assignments: how many of each the sources read in this run hold.
    """

    read: tuple[str, ...]
    unchanged: int
    set_aside: tuple[SetAside, ...]
    vanished: tuple[str, ...]
    pruned: bool
    hidden: int
    other: int
    mentions: int
    references: int
    relations: int
    assignments: int


def read_all(
    paths: Iterable[Path], *, max_bytes: int = readers.MAX_BYTES
) -> Iterator[tuple[FoundFile, SourceText | UnreadableFile]]:
    """Each file that the paths mean, with its text or the reason why it cannot be read, one at a time.

    Raises:
        UserError: one of the paths does not exist.
    """
    for found in walk(paths).files:
        try:
            yield found, readers.read(found.path, found.name, found.folder, max_bytes=max_bytes)
        except UnreadableFile as error:
            yield found, error


def extracted(source: SourceText | UnreadableFile) -> Extraction | UnreadableFile:
    """What a text says, or why that is not known."""
    from danchieu.ingest.extract import extract

    if isinstance(source, UnreadableFile):
        return source
    try:
        return extract(source)
    except Exception as error:  # a fault of ours in one file must not cost the others
        return UnreadableFile("failed", _in_one_line(error))


def _in_one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def ingest_paths(
    store: Store,
    paths: Iterable[Path],
    *,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
    prune: bool = False,
    extractor: Extractor | None = None,
    max_bytes: int = readers.MAX_BYTES,
) -> IngestReport:
    """Bring the files that the paths mean into the store, and have its graph derived from what it then holds.

    The store is asked to derive even where no file changed: it knows whether its graph is of this danchieu.

    Args:
        clock: gives the time that is written to the sources read in this run.
        prune: remove sources of the folders given whose files have gone.

    Raises:
        UserError: one of the paths does not exist.
        StoreError: the store cannot be written.
    """
    work = walk(paths)
    progress = progress or Silent()
    progress.begin(len(work.files))
    with ExitStack() as stack:
        run = _Run(store, stack, extractor or installed_extractor(), clock, max_bytes)
        for found in work.files:
            run.meet(found)
            progress.step(found.name)
        vanished = _vanished(work, run.known)
        if vanished and prune:
            run.writing().delete(vanished)
        store.resolve()
    return run.report(work, vanished, pruned=prune)


def _vanished(work: Walk, known: dict[str, SourceRow]) -> tuple[str, ...]:
    met = {found.name for found in work.files}
    return tuple(sorted(row.name for row in known.values() if row.folder in work.folders and row.name not in met))


class _Run:
    """One run over one store: what was known before it, what it met."""

    def __init__(
        self,
        store: Store,
        stack: ExitStack,
        extractor: Extractor,
        clock: Callable[[], datetime],
        max_bytes: int,
    ) -> None:
        self.known = {row.name: row for row in store.sources()}
        self._is_writing = False
        self._store, self._stack, self._extractor = store, stack, extractor
        self._clock, self._max_bytes = clock, max_bytes
        self._read: list[str] = []
        self._unchanged = 0
        self._set_aside: list[SetAside] = []
        self._counts = [0, 0, 0, 0]

    def writing(self) -> Store:
        """The store, inside the transaction of this run, which the first change opens."""
        if not self._is_writing:
            self._stack.enter_context(self._store.writing())
            self._is_writing = True
        return self._store

    def meet(self, found: FoundFile) -> None:
        """Read one file into the store, pass it over as unchanged, or set it aside."""
        known = self.known.get(found.name)
        if known and known.folder != found.folder:
            self._set_aside.append(SetAside(found.name, "other_folder", known.folder))
            return
        sha256 = ""
        try:
            data = readers.load(found.path, max_bytes=self._max_bytes)
            sha256 = readers.digest(data)
            if known and known.set_aside is None and (known.sha256, known.version) == (sha256, self._extractor.version):
                self._unchanged += 1
                return
            source = readers.parse(data, found.path.suffix, found.name, found.folder)
            extraction = self._extractor.extract(source)
        except UnreadableFile as error:
            self._put_aside(found, sha256, error.reason, error.detail)
        except Exception as error:  # a fault of ours in one file must not cost the others
            log.debug("%s failed", found.name, exc_info=True)
            self._put_aside(found, sha256, "failed", _in_one_line(error))
        else:
            self._put(self._row(found, sha256, None), Assertions(found.name, sha256, source.text, extraction))
            self._count(found.name, extraction)

    def _put_aside(self, found: FoundFile, sha256: str, reason: str, detail: str) -> None:
        """Report a file; what the store holds of it goes, unless the file is only out of reach for now."""
        self._set_aside.append(SetAside(found.name, reason, detail))
        known = self.known.get(found.name)
        if known and known.set_aside is None and reason == "unreadable":
            return
        row = self._row(found, sha256, reason)
        if known and (known.sha256, known.version, known.set_aside) == (row.sha256, row.version, row.set_aside):
            return
        self._put(row, None)

    def _row(self, found: FoundFile, sha256: str, set_aside: str | None) -> SourceRow:
        read_at = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return SourceRow(found.name, found.folder, sha256, self._extractor.version, set_aside, read_at)

    def _put(self, row: SourceRow, assertions: Assertions | None) -> None:
        self.writing().put(row, assertions)
        self.known[row.name] = row

    def _count(self, name: str, extraction: Extraction) -> None:
        self._read.append(name)
        parts = (extraction.mentions, extraction.references, extraction.relations, extraction.assignments)
        self._counts = [count + len(part) for count, part in zip(self._counts, parts, strict=True)]

    def report(self, work: Walk, vanished: tuple[str, ...], *, pruned: bool) -> IngestReport:
        """What this run did."""
        mentions, references, relations, assignments = self._counts
        return IngestReport(
            read=tuple(self._read),
            unchanged=self._unchanged,
            set_aside=tuple(sorted(self._set_aside, key=lambda row: (row.name, row.reason, row.detail))),
            vanished=vanished,
            pruned=pruned and bool(vanished),
            hidden=work.hidden,
            other=work.other,
            mentions=mentions,
            references=references,
            relations=relations,
            assignments=assignments,
        )
