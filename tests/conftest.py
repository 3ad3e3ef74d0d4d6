"""Fixtures that several parts of the tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from danchieu.graph.sqlite_store import SQLiteStore


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
