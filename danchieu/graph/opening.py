"""Which store is meant, and opening it: `--store PATH|URL`, else `DANCHIEU_STORE`, else `danchieu.db` here."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from danchieu.graph.errors import StoreError, UserError
from danchieu.graph.neo4j_address import SCHEMES, Address, Ask, parse_address, password_for
from danchieu.graph.store import Store

ENVIRONMENT: Final = "DANCHIEU_STORE"
DEFAULT: Final = "danchieu.db"
_URL: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)", re.S)


def store_place(where: str | None, environ: Mapping[str, str]) -> Path | Address:
    """The file or the database that is meant.

    A plain path is taken as it is; an URL is `sqlite:///relative` or `sqlite:////absolute`, as SQLAlchemy writes it,
    or `neo4j://user@host:7687/database` in one of the schemes of `neo4j_address.SCHEMES`.

    >>> store_place("sqlite:///kho/van%20ban.db", {}).as_posix()
    'kho/van ban.db'

    Raises:
        StoreError: no store serves this URL.
    """
    named = where or environ.get(ENVIRONMENT) or DEFAULT
    url = _URL.fullmatch(named)
    if url is None:
        return Path(named).expanduser()
    scheme = url["scheme"].lower()
    if scheme in SCHEMES:
        return parse_address(named, environ)
    if scheme != "sqlite":
        raise StoreError(f"no store here serves {scheme}:// addresses; give a path, sqlite:///PATH or neo4j://HOST")
    file = unquote(url["rest"].removeprefix("/"))
    if not url["rest"].startswith("/") or not file:
        raise StoreError("the address of a SQLite store is sqlite:///PATH")
    return Path(file)


def open_store(where: str | None, environ: Mapping[str, str], ask: Ask | None = None) -> Store:
    """The store that is meant, for reading and writing; made anew where there is none.

    Args:
        ask: asks a person for the password of a Neo4j store that `NEO4J_PASSWORD` does not give.

    Raises:
        StoreError: it cannot be opened, or no store serves this address.
    """
    place = store_place(where, environ)
    if isinstance(place, Address):
        from danchieu.graph.neo4j_store import Neo4jStore

        return Neo4jStore.open(place, password_for(place, environ, ask))
    from danchieu.graph.sqlite_store import SQLiteStore

    return SQLiteStore.open(place)


def open_for_reading(where: str | None, environ: Mapping[str, str], ask: Ask | None = None) -> Store:
    """The store that is meant, for reading alone; nothing is made or changed. `ask` as in `open_store`.

    Raises:
        UserError: there is no store yet.
        StoreError: it cannot be opened, or no store serves this address.
    """
    place = store_place(where, environ)
    if isinstance(place, Address):
        from danchieu.graph.neo4j_store import Neo4jStore

        return Neo4jStore.open_for_reading(place, password_for(place, environ, ask))
    from danchieu.graph.sqlite_store import SQLiteStore

    if not place.exists():
        raise UserError(f"{place}: no store here yet: run danchieu ingest FOLDER first")
    return SQLiteStore.open_for_reading(place)
