"""The small store, made once, read by all."""

from collections.abc import Iterator

import pytest

from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.graph.store import Store
from tests.queries.small import made


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small graph in a store that is only read."""
    with SQLiteStore.open_for_reading(made(tmp_path_factory.mktemp("kho") / "danchieu.db")) as known:
        yield known
