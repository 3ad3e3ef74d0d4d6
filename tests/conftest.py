"""Fixtures that several parts of the tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from danchieu.graph.sqlite_store import SQLiteStore

_SLOW = ("a server of their own", "contract on Neo4j")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Which tests stay together where workers run side by side (`make test`); what takes longest is begun first."""
    groups = {item: _group(item) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: _SLOW.index(groups[item]) if groups[item] in _SLOW else len(_SLOW))


def _group(item: pytest.Item) -> str:
    """Tests of one server or one browser, else of one file."""
    folder = item.path.parent.name
    if folder == "neo4j":
        return "a server of their own"
    if folder == "contract":
        return "contract on Neo4j" if "[neo4j" in item.name else "contract on files"
    return "browser" if folder == "browser" else item.path.as_posix()


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    """Where a store may be made, in a folder as officials name theirs."""
    folder = tmp_path / "Văn bản đến 2025"
    folder.mkdir()
    return folder / "danchieu.db"


@pytest.fixture
def sqlite_store(store_file: Path) -> Iterator[SQLiteStore]:
    """A new, empty SQLite store."""
    with SQLiteStore.open(store_file) as store:
        yield store
