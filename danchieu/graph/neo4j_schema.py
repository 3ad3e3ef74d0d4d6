"""The database of the Neo4j store: its constraints and indexes, which servers serve, and what their errors mean.

A `Schema` node carries the number of migrations that the database has had. Statements are written in what Cypher 5 and
Cypher 25 share, since databases made on 2026.02 and later speak the latter.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from danchieu import __version__
from danchieu.graph.errors import StoreError, UserError
from danchieu.graph.neo4j_address import PASSWORD, Address

if TYPE_CHECKING:
    import neo4j

# Its notes on retries would stand between the user and the one line that says what to do.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

OLDEST: Final = (5, 26)
"""The oldest server that serves: the long-term support of Neo4j 5."""
BUSY_SECONDS: Final = 60.0
"""How long a writer waits for another one."""
CONNECT_SECONDS: Final = 10.0
RETRY_SECONDS: Final = 30.0
"""How long a write is tried again after the server or the line failed."""

OUT_OF_MEMORY: Final = "MemoryPoolOutOfMemory"
"""Part of the status code of a transaction that is too large for the server."""

_FIRST: Final = (
    "CREATE CONSTRAINT danchieu_schema IF NOT EXISTS FOR (n:Schema) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT danchieu_block IF NOT EXISTS FOR (n:Block) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT danchieu_source IF NOT EXISTS FOR (n:Source) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT danchieu_document IF NOT EXISTS FOR (n:Document) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT danchieu_body IF NOT EXISTS FOR (n:Body) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT danchieu_task IF NOT EXISTS FOR (n:Task) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT danchieu_mention IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX danchieu_number IF NOT EXISTS FOR (n:Document) ON (n.number, n.type)",
    "CREATE INDEX danchieu_type IF NOT EXISTS FOR (n:Document) ON (n.type)",
    "CREATE INDEX danchieu_status IF NOT EXISTS FOR (n:Document) ON (n.status)",
    "CREATE INDEX danchieu_body_words IF NOT EXISTS FOR (n:Body) ON (n.words)",
    # They hold what is folded already. The engine's own folding analyzer would drop "án", "tổ", "nợ" as English words.
    "CREATE FULLTEXT INDEX documents IF NOT EXISTS FOR (n:Document) ON EACH [n.words]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
    "CREATE FULLTEXT INDEX document_codes IF NOT EXISTS FOR (n:Document) ON EACH [n.spellings]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}",
    "CREATE FULLTEXT INDEX bodies IF NOT EXISTS FOR (n:Body) ON EACH [n.words]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
)
MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (_FIRST,)
"""Statements that take a database from version i to i + 1; never edited once released, only added to.

Each may run twice: two that open a new database at once both migrate it.
"""
VERSION_IS: Final = "MERGE (n:Schema {name: 'danchieu'}) SET n.version = $version"
_VERSION: Final = "OPTIONAL MATCH (n:Schema {name: 'danchieu'}) RETURN n.version"
_OWN: Final = "RETURN EXISTS { MATCH (n) WHERE NOT n:Schema } AS any, EXISTS { MATCH (n:Block {name: '*'}) } AS own"


@contextmanager
def errors_of(address: Address) -> Iterator[None]:
    """Turns what the server or the driver reports into a `StoreError` of one line; mistakes in our own use pass."""
    from neo4j.exceptions import ConstraintError, CypherSyntaxError, CypherTypeError, DriverError, Neo4jError

    try:
        yield
    except (ConstraintError, CypherSyntaxError, CypherTypeError):
        raise
    except (DriverError, Neo4jError, OSError) as error:
        raise StoreError(f"{address}: {_reason(error, address)}") from error


_LOST: Final = "the connection to the server was lost; nothing of this run counts, run it again"
_BUSY: Final = "another danchieu is writing to this store; try again when it has finished"
_DISK: Final = "the server cannot write to its disk; nothing of this run counts"
_REASONS: Final[tuple[tuple[str, str], ...]] = (
    # Parts of the server's status codes (Neo4j Status Codes); the first that fits decides.
    ("Security.Unauthorized", f"wrong user or password; the password is taken from {PASSWORD}"),
    ("Security.AuthenticationRateLimit", "too many wrong passwords; wait a while and try again"),
    ("Security.CredentialsExpired", "this password must be changed first, in Neo4j Browser or cypher-shell"),
    ("ReadOnly", "this store cannot be written to"),
    ("Security.Forbidden", "this user may not do that in this database"),
    ("Database.DatabaseNotFound", "there is no such database on this server"),
    ("Database.DatabaseUnavailable", "this database is not running; see the server's log"),
    ("Transaction.TransactionStartFailed", "this database is not running; see the server's log"),
    ("Transaction.LockAcquisitionTimeout", _BUSY),
    ("Transaction.TransactionTimedOut", "the server ended this after its limit of time (db.transaction.timeout)"),
    ("Transaction.LockClientStopped", _BUSY),
    ("Transaction.TransactionLogError", _DISK),
    ("Transaction.TransactionCommitFailed", _DISK),
    (OUT_OF_MEMORY, "the server has too little memory for this; raise server.memory.heap.max_size there"),
)


def _reason(error: Exception, address: Address) -> str:
    from neo4j import exceptions

    code = getattr(error, "code", None) or ""
    for part, reason in _REASONS:
        if part in code:
            return reason
    if isinstance(error, exceptions.IncompleteCommit):
        return "the connection was lost at the end, and it is not known whether this run counts; run it again"
    if isinstance(error, exceptions.ConfigurationError):
        return "the driver does not take this address"
    if isinstance(error, exceptions.DriverError | OSError):
        return _LOST
    words = " ".join(str(getattr(error, "message", None) or error).split())
    return f"the server refused: {words[:200]}"


def connect(address: Address, password: str) -> "neo4j.Driver":
    """A driver that has reached a server which serves.

    Raises:
        StoreError: there is none, it refuses this user, or it is too old.
    """
    import neo4j
    from neo4j import exceptions

    with errors_of(address):
        driver = neo4j.GraphDatabase.driver(
            address.server,
            auth=(address.user, password),
            connection_timeout=CONNECT_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            user_agent=f"danchieu/{__version__}",
        )
        try:
            _check_agent(driver.get_server_info().agent, address)
        except (exceptions.ServiceUnavailable, OSError) as error:
            driver.close()
            raise StoreError(f"{address}: {_unreachable(error, address)}") from error
        except UnicodeError as error:  # a host or a password that cannot be sent
            driver.close()
            raise StoreError(f"{address}: the driver does not take this address") from error
        except BaseException:
            driver.close()
            raise
    return driver


def _unreachable(error: BaseException, address: Address) -> str:
    """Why no server could be reached: the causes tell more than the error, and more without routing than with it."""
    import neo4j
    from neo4j import exceptions

    if address.server.startswith("neo4j"):
        direct = address.server.replace("neo4j", "bolt", 1).partition("?")[0]
        try:
            with neo4j.GraphDatabase.driver(direct, connection_timeout=CONNECT_SECONDS) as driver:
                driver.verify_connectivity()
        except (exceptions.DriverError, OSError) as reason:
            error = reason
        except exceptions.Neo4jError:
            pass
    told = ""
    seen: BaseException | None = error
    while seen is not None and len(told) < 10_000:
        told += f" {type(seen).__name__}: {seen}"
        seen = seen.__cause__
    told = told.replace(urlsplit(address.server).hostname or "\0", "")  # a host may be called anything
    for pattern, reason_told in _UNREACHABLE:
        if re.search(pattern, told, re.I):
            return reason_told
    return "no server answers there; is it running?"


_UNREACHABLE: Final = (
    ("certificate|SSL|TLS", "no secured connection: the server speaks no TLS, or its certificate is not trusted"),
    (
        "handshake|UnsupportedServerProduct|protocol version|version negotiation|looks like HTTP",
        "what answers there is no Neo4j server of version 5.26 or newer",
    ),
    ("routing", "the server gives no route to this database"),
)


def _check_agent(agent: str, address: Address) -> None:
    """Refuse a server older than `OLDEST`; agents read "Neo4j/5.26.30", "Neo4j/2026.08.1", "Neo4j/5.27-aura"."""
    version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if version and (int(version[1]), int(version[2])) < OLDEST:
        raise StoreError(
            f"{address}: this server is {agent.removeprefix('Neo4j/')}; danchieu needs Neo4j 5.26 or newer"
        )


def check(session: "neo4j.Session", address: Address) -> None:
    """See that a store of this version is there, for reading.

    Raises:
        UserError: there is no store yet.
        StoreError: the store is of another version.
    """
    version = _version(session, address)
    if version is None or version < len(MIGRATIONS):
        own = session.execute_read(lambda tx: tx.run(_OWN).single(strict=True))
        if not own["own"]:
            raise UserError(f"{address}: no store here yet: run danchieu ingest FOLDER first")
        raise StoreError(f"{address}: this store is not up to date; run danchieu ingest on it first")


def migrate(session: "neo4j.Session", address: Address) -> None:
    """Make a new store, or bring an older one up to date.

    Raises:
        StoreError: the database holds other things, or a newer danchieu made the store.
    """
    version = _version(session, address)
    if version == len(MIGRATIONS):
        return
    if version is None:
        own = session.execute_read(lambda tx: tx.run(_OWN).single(strict=True))
        if own["any"] and not own["own"]:
            raise StoreError(f"{address}: this database holds other things; give an empty one")
    for statements in MIGRATIONS[version or 0 :]:
        for statement in statements:
            session.execute_write(partial(_run, statement))
    session.run("CALL db.awaitIndexes(600)").consume()
    session.execute_write(lambda tx: tx.run(VERSION_IS, version=len(MIGRATIONS)).consume())


def _run(statement: str, tx: "neo4j.ManagedTransaction") -> None:
    tx.run(statement).consume()


def _version(session: "neo4j.Session", address: Address) -> int | None:
    found = session.execute_read(lambda tx: tx.run(_VERSION).single(strict=True))[0]
    if found is not None and found > len(MIGRATIONS):
        raise StoreError(f"{address}: a newer danchieu made this store (version {found}); install that one")
    return None if found is None else int(found)
