"""The address of a Neo4j store, `neo4j://user@host:7687/db`, and the password to it, which no address may hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from danchieu.graph.errors import StoreError

SCHEMES: Final = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""As the official driver knows them: `neo4j` asks the server for routes, `+s` encrypts and checks the certificate."""
USER: Final = "NEO4J_USERNAME"
PASSWORD: Final = "NEO4J_PASSWORD"
DEFAULT_USER: Final = "neo4j"
Ask = Callable[[str], str | None]
"""Asks a person for the password to the address given; None where nobody can be asked."""

_DATABASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9.-]{2,62}")
"""Neo4j Operations Manual, "Database administration": names of databases."""


@dataclass(frozen=True, slots=True)
class Address:
    """Which database on which server, and as whom.

    Attributes:
        server: what the driver connects to: scheme, host, port and routing context, without user and database.
        user: who connects; database: its name, None for the user's home database.
    """

    server: str
    user: str
    database: str | None

    def __str__(self) -> str:
        """The address as messages show it: without user, context and password."""
        return self.server.partition("?")[0] + (f"/{self.database}" if self.database else "")


def parse_address(url: str, environ: Mapping[str, str]) -> Address:
    """The address that this URL means; the user, where it names none, is `NEO4J_USERNAME`, else "neo4j".

    >>> address = parse_address("neo4j+s://an@graph.example:7687/phap-luat?region=vn", {})
    >>> address.server, address.user, address.database
    ('neo4j+s://graph.example:7687?region=vn', 'an', 'phap-luat')

    Raises:
        StoreError: it is no address of a Neo4j database, or it holds a password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _malformed() from None
    if parts.password is not None:
        raise StoreError(f"no password in an address, where others can read it; give it in {PASSWORD}")
    database = unquote(parts.path.removeprefix("/")) or None
    if not host or parts.fragment or (database and not _DATABASE.fullmatch(database)):
        raise _malformed()
    if (database or "").lower() == "system":
        raise StoreError("the database system is the server's own; name another one")
    place = f"[{host}]" if ":" in host else host
    server = f"{parts.scheme.lower()}://{place}" + (f":{port}" if port is not None else "")
    if parts.query:
        server += f"?{parts.query}"
    return Address(server, unquote(parts.username or "") or environ.get(USER) or DEFAULT_USER, database)


def _malformed() -> StoreError:
    return StoreError("the address of a Neo4j store is neo4j://USER@HOST:7687/DATABASE")


def password_for(address: Address, environ: Mapping[str, str], ask: Ask | None) -> str:
    """The password from `NEO4J_PASSWORD`, else from the person at the terminal.

    Raises:
        StoreError: there is neither.
    """
    password = environ.get(PASSWORD)
    if password is None and ask is not None:
        password = ask(str(address))
    if password is None:
        raise StoreError(f"{address}: the password is missing; give it in {PASSWORD}")
    return password
