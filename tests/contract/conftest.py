"""The stores that run through the contract's one suite; another store joins by a line in `MAKERS`."""

from collections.abc import Callable, Iterator
from typing import Protocol, cast

import pytest

from danchieu.graph.facts import Graph
from danchieu.graph.opening import open_store
from danchieu.graph.store import Store


class WritableStore(Store, Protocol):
    """A store that takes a derived graph as it is, so that its answers can be tested without deriving."""

    def __enter__(self) -> "WritableStore": ...

    def write_graph(self, graph: Graph) -> None:
        """Replace the derived graph."""


def _sqlite(paths: pytest.TempPathFactory) -> str:
    return str(paths.mktemp("Kho văn bản") / "danchieu.db")


MAKERS: dict[str, Callable[[pytest.TempPathFactory], str]] = {"sqlite": _sqlite}


@pytest.fixture(scope="session", params=sorted(MAKERS))
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Gives the address of a new, empty store at each call."""
    make = MAKERS[request.param]
    return lambda: make(tmp_path_factory)


@pytest.fixture
def address(fresh: Callable[[], str]) -> str:
    """The address of the store under test."""
    return fresh()


@pytest.fixture
def store(address: str) -> Iterator[WritableStore]:
    """The store under test, empty."""
    with opened(address) as store:
        yield store


def opened(address: str) -> WritableStore:
    """The store at this address, as users open it."""
    return cast(WritableStore, open_store(address, {}))
