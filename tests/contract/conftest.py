"""The stores that run through the contract's one suite; another store joins by a line in `MAKERS`."""

import contextlib
import os
from collections.abc import Callable, Iterator
from typing import Protocol, cast

import pytest

from danchieu.graph.facts import Graph
from danchieu.graph.opening import open_store
from danchieu.graph.store import Store
from tests.neo4j import live


class WritableStore(Store, Protocol):
    """A store that takes a derived graph as it is, so that its answers can be tested without deriving."""

    def __enter__(self) -> "WritableStore": ...

    def write_graph(self, graph: Graph) -> None:
        """Replace the derived graph."""


Make = Callable[[], str]


@contextlib.contextmanager
def _sqlite(paths: pytest.TempPathFactory) -> Iterator[Make]:
    yield lambda: str(paths.mktemp("Kho văn bản") / "danchieu.db")


@contextlib.contextmanager
def _neo4j(paths: pytest.TempPathFactory) -> Iterator[Make]:
    """One server, whose database is emptied for each test: Neo4j Community has no second one."""
    with live.or_skip(live.found(paths.mktemp("neo4j"))) as address:

        def fresh() -> str:
            live.empty(address)
            return address

        yield fresh


MAKERS = {"sqlite": _sqlite, "neo4j": _neo4j}


@pytest.fixture(scope="session", params=list(MAKERS))
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Gives the address of a new, empty store at each call; the one given before may have gone then."""
    with MAKERS[request.param](tmp_path_factory) as make:
        yield make


@pytest.fixture
def address(fresh: Make) -> str:
    """The address of the store under test."""
    return fresh()


@pytest.fixture
def store(address: str) -> Iterator[WritableStore]:
    """The store under test, empty."""
    with opened(address) as store:
        yield store


def opened(address: str) -> WritableStore:
    """The store at this address, as users open it."""
    return cast(WritableStore, open_store(address, os.environ))
