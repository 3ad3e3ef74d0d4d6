"""The file of the SQLite store: its tables, how it is opened, migrated and kept sound.

A store file carries `APPLICATION_ID` and in `user_version` the number of migrations that it has had. Two halves:
what was asserted (`source`, `assertion`, `source_text`) and what is derived from it (all other tables), which
`sqlite_graph.write` replaces as a whole. Integer keys inside; document keys and body names stand in `node` alone.
"""

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from danchieu.graph.errors import StoreError

APPLICATION_ID: Final = 0x64616E63  # "danc"
BUSY_SECONDS: Final = 60.0

_FIRST: Final = (
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folder TEXT NOT NULL, sha256 TEXT NOT NULL,
        version TEXT NOT NULL, set_aside TEXT, read_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE assertion (
        source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE, extraction TEXT NOT NULL) STRICT""",
    """CREATE TABLE source_text (
        source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE, text TEXT NOT NULL) STRICT""",
    # Documents have the smallest ids, newest first: whatever walks by id meets the newest first, without sorting.
    "CREATE TABLE node (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT",
    """CREATE TABLE document (
        id INTEGER PRIMARY KEY REFERENCES node, code TEXT NOT NULL, type TEXT, symbol TEXT, name TEXT,
        scope TEXT NOT NULL, jurisdiction TEXT, level TEXT, date TEXT, issuer TEXT, title TEXT,
        status TEXT NOT NULL, placeholder INTEGER NOT NULL, term TEXT, secrecy TEXT,
        sources TEXT NOT NULL, candidates TEXT NOT NULL, number TEXT) STRICT""",
    "CREATE INDEX document_number ON document (number, type)",
    # All folded spellings of a document's code: what people type is compared with these.
    """CREATE TABLE document_code (
        folded TEXT NOT NULL, document INTEGER NOT NULL REFERENCES document,
        PRIMARY KEY (folded, document)) STRICT, WITHOUT ROWID""",
    # Holds folded words only, so its own tokenizer has nothing to fold (it could not fold đ).
    "CREATE VIRTUAL TABLE document_words USING fts5 (words, content = '', tokenize = 'ascii')",
    """CREATE TABLE body (
        id INTEGER PRIMARY KEY REFERENCES node, level TEXT, jurisdiction TEXT, words TEXT NOT NULL) STRICT""",
    "CREATE INDEX body_words ON body (words)",
    "CREATE TABLE relation (id INTEGER PRIMARY KEY, type TEXT NOT NULL UNIQUE) STRICT",
    """CREATE TABLE edge (
        id INTEGER PRIMARY KEY, src INTEGER NOT NULL REFERENCES node, rel INTEGER NOT NULL REFERENCES relation,
        dst INTEGER NOT NULL REFERENCES node, asserted_by INTEGER NOT NULL REFERENCES node,
        scope TEXT, draft INTEGER NOT NULL, inferred TEXT) STRICT""",
    # Graph reads touch these two alone; sentences lie in a table of their own.
    "CREATE INDEX edge_out ON edge (src, rel, dst, draft)",
    "CREATE INDEX edge_in ON edge (dst, rel, src, draft)",
    # A task stands between the document that states it and the body that it is given to.
    """CREATE TABLE task (
        id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document, heading TEXT,
        text TEXT NOT NULL) STRICT""",
    """CREATE TABLE duty (
        edge INTEGER PRIMARY KEY REFERENCES edge, task INTEGER NOT NULL REFERENCES task,
        role TEXT NOT NULL, deadline TEXT) STRICT""",
    "CREATE TABLE witness (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """CREATE TABLE evidence (
        edge INTEGER NOT NULL REFERENCES edge, place INTEGER NOT NULL, witness INTEGER NOT NULL REFERENCES witness,
        start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER, sentence TEXT NOT NULL,
        PRIMARY KEY (edge, place)) STRICT, WITHOUT ROWID""",
)
MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (_FIRST,)
"""Statements that take a file from version i to i + 1; never edited once released, only added to."""


def listed(values: Iterable[str | int]) -> str:
    """Any number of values as one parameter, for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(values))


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Turns what SQLite reports about the file into a `StoreError` of one line; mistakes in our own use pass."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_reason(error)}") from error


def _reason(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_NOTADB: "this is no SQLite file; give another one with --store",
        sqlite3.SQLITE_BUSY: "another danchieu is writing to this store; try again when it has finished",
        sqlite3.SQLITE_READONLY: "this store cannot be written to",
        sqlite3.SQLITE_CANTOPEN: "this file cannot be opened",
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_CORRUPT: "this store is damaged; make a new one with danchieu ingest",
    }.get(code, str(error))


def connect(path: Path) -> sqlite3.Connection:
    """A connection that reads and writes; creates the file, brings an older one up to date.

    Raises:
        StoreError: the file is none of ours, of a newer version, or cannot be opened.
    """
    _check_place(path)
    with errors_of(path):
        connection = sqlite3.connect(path.absolute(), timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _version(connection, path)
            _set_up(connection)
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads.

    Raises:
        StoreError: the file is missing, none of ours, of another version, or cannot be opened.
    """
    _check_place(path)
    with errors_of(path):
        connection = sqlite3.connect(_reading_uri(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA temp_store = MEMORY")
            version = _version(connection, path)
            if version < len(MIGRATIONS):
                raise StoreError(f"{path}: this store is not up to date; run danchieu ingest on it first")
        except BaseException:
            connection.close()
            raise
    return connection


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name a file in it")


def _reading_uri(path: Path) -> str:
    """`mode=ro`, which in WAL mode needs a writable folder; in another one a file without a log is `immutable`."""
    absolute = path.absolute()
    settled = not os.access(absolute.parent, os.W_OK) and not _log_size(path)
    return absolute.as_uri() + ("?mode=ro&immutable=1" if settled else "?mode=ro")


def _log_size(path: Path) -> int:
    log = Path(f"{path}-wal")
    return log.stat().st_size if log.exists() else 0


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The file's version, 0 for a new file."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not ours and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise StoreError(f"{path}: this SQLite file is no store of danchieu; give another one with --store")
    if version > len(MIGRATIONS):
        raise StoreError(f"{path}: a newer danchieu made this store (version {version}); install that one")
    return version


def _set_up(connection: sqlite3.Connection) -> None:
    _use_wal(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA wal_autocheckpoint = 0")  # see `checkpoint`


def _use_wal(connection: sqlite3.Connection) -> None:
    """Readers beside a writer; where the file system cannot share memory (network drives), readers wait instead."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            # Two processes that create one file: SQLite does not wait by itself here.
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy:
                connection.execute("PRAGMA journal_mode = DELETE").fetchone()
                return
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection, path) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in MIGRATIONS[_version(connection, path) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def checkpoint(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the write-ahead log home while nobody can write.

    SQLite 3.7.0 to 3.51.2 can lose a write that begins while another connection checkpoints (the WAL-reset bug).
    So no connection checkpoints by itself, and this one does only while a second one holds the write lock;
    whoever finds that lock taken leaves the log to its holder.
    """
    if not _log_size(path):
        return
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as guard:
        try:
            guard.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        guard.execute("ROLLBACK")
