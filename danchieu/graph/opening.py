"""Which store is meant, and opening it: `--store PATH|URL`, else `DANCHIEU_STORE`, else `danchieu.db` here."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from danchieu.graph.errors import StoreError, UserError
from danchieu.graph.store import Store

ENVIRONMENT: Final = "DANCHIEU_STORE"
DEFAULT: Final = "danchieu.db"
_URL: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)", re.S)


def store_path(where: str | None, environ: Mapping[str, str]) -> Path:
    """The file of the store that is meant.

    A plain path is taken as it is; an URL is `sqlite:///relative` or `sqlite:////absolute`, as SQLAlchemy writes it.

    >>> store_path("sqlite:///kho/van%20ban.db", {}).as_posix()
    'kho/van ban.db'

    Raises:
        StoreError: no store serves this URL.
    """
    named = where or environ.get(ENVIRONMENT) or DEFAULT
    url = _URL.fullmatch(named)
    if url is None:
        return Path(named).expanduser()
    if url["scheme"].lower() != "sqlite":
        raise StoreError(f"no store here serves {url['scheme']}:// addresses; give a path or sqlite:///PATH")
    file = unquote(url["rest"].removeprefix("/"))
    if not url["rest"].startswith("/") or not file:
        raise StoreError("the address of a SQLite store is sqlite:///PATH")
    return Path(file)


def open_store(where: str | None, environ: Mapping[str, str]) -> Store:
    """The store that is meant, for reading and writing; made anew where there is none.

    Raises:
        StoreError: it cannot be opened, or no store serves this address.
    """
    from danchieu.graph.sqlite_store import SQLiteStore

    return SQLiteStore.open(store_path(where, environ))


def open_for_reading(where: str | None, environ: Mapping[str, str]) -> Store:
    """The store that is meant, for reading alone; nothing is made or changed.

    Raises:
        UserError: there is no store yet.
        StoreError: it cannot be opened, or no store serves this address.
    """
    from danchieu.graph.sqlite_store import SQLiteStore

    path = store_path(where, environ)
    if not path.exists():
        raise UserError(f"{path}: no store here yet: run danchieu ingest FOLDER first")
    return SQLiteStore.open_for_reading(path)
