"""Looking up in the SQLite store by what people type: codes, names of bodies, words without diacritics.

The order is the same in every store: exact code, code that begins so, newest, key – never an engine's score.
"""

import sqlite3

from danchieu.graph.facts import Document
from danchieu.graph.folding import fold, fold_words
from danchieu.graph.spelling import compared, spellings, words_of
from danchieu.graph.sqlite_schema import listed

_AFTER_ALNUM = chr(ord("z") + 1)
"""Sorts after every letter and digit that `fold` leaves."""


def index_document(connection: sqlite3.Connection, document_id: int, document: Document) -> None:
    """Make a document known under its spellings and words."""
    connection.executemany(
        "INSERT INTO document_code (folded, document) VALUES (?, ?)",
        ((code, document_id) for code in spellings(document)),
    )
    connection.execute("INSERT INTO document_words (rowid, words) VALUES (?, ?)", (document_id, words_of(document)))


def with_code(connection: sqlite3.Connection, code: str) -> list[int]:
    """Ids of the documents whose code is this one, however spelled."""
    return _ids(connection, "SELECT document FROM document_code WHERE folded = ?", fold(code))


def with_number(connection: sqlite3.Connection, number: str | None, kind: str | None) -> list[int]:
    """Ids of the documents with this number and type, either left open; none when both are."""
    known = compared(number or "")
    if known and kind:
        return _ids(connection, "SELECT id FROM document WHERE number = ? AND type = ?", known, kind)
    if known:
        return _ids(connection, "SELECT id FROM document WHERE number = ?", known)
    return _ids(connection, "SELECT id FROM document WHERE type = ?", kind) if kind else []


def bodies_named(connection: sqlite3.Connection, words: str) -> list[int]:
    """Ids of the bodies whose name holds all the words; those whose whole name it is, alone, if there are any."""
    folded = fold_words(words)
    if not folded:
        return []
    exact = _ids(connection, "SELECT id FROM body WHERE words = ?", folded)
    return exact or _ids(
        connection,
        "SELECT id FROM body WHERE NOT EXISTS (SELECT 1 FROM json_each(?) AS word"
        " WHERE instr(' ' || body.words || ' ', ' ' || word.value || ' ') = 0)",
        listed(folded.split()),
    )


def best(connection: sqlite3.Connection, words: str, limit: int) -> list[int]:
    """Ids of the first `limit` documents in the order of search; ids are given newest first, then by key."""
    code, phrase = fold(words), fold_words(words)
    if not code or limit < 1:
        return []
    queries: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("SELECT document FROM document_code WHERE folded = ? ORDER BY document LIMIT ?", (code,)),
        (
            "SELECT DISTINCT document FROM document_code WHERE folded > ? AND folded < ? ORDER BY document LIMIT ?",
            (code, code + _AFTER_ALNUM),
        ),
        (
            "SELECT rowid FROM document_words WHERE document_words MATCH ? ORDER BY rowid LIMIT ?",
            (" AND ".join(f'"{word}"' for word in phrase.split()),),
        ),
    )
    found: dict[int, None] = {}
    for query, parameters in queries:
        # What an earlier query found may come again, so that many more are asked for.
        found |= dict.fromkeys(i for (i,) in connection.execute(query, (*parameters, limit + len(found))))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _ids(connection: sqlite3.Connection, query: str, *parameters: str) -> list[int]:
    return [i for (i,) in connection.execute(query, parameters)]
