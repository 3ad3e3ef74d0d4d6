"""The file of the SQLite store: opened, refused, migrated, checkpointed, read where nothing may be written."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from danchieu.graph import sqlite_schema
from danchieu.graph.errors import StoreError
from danchieu.graph.sqlite_store import SQLiteStore
from tests.factories import assertions, edge, graph, reading, row

SMALL = graph(["tw:1-NQ/TW@2022", "tw:2-KH/TW@2022"], [edge("tw:2-KH/TW@2022", "IMPLEMENTS", "tw:1-NQ/TW@2022")])


def beside(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def test_a_closed_store_is_one_file(store_file: Path) -> None:
    with SQLiteStore.open(store_file) as store:
        store.write_graph(SMALL)
    assert beside(store_file) == ["danchieu.db"]


def text_file(path: Path) -> None:
    path.write_text("Số 27-NQ/TW\n" * 100, encoding="utf-8")


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE places (url TEXT)")


def newer_store(path: Path) -> None:
    SQLiteStore.open(path).__exit__()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(sqlite_schema.MIGRATIONS) + 1}")


def folder(path: Path) -> None:
    path.mkdir()


def cut_short(path: Path) -> None:
    with SQLiteStore.open(path) as store:
        store.write_graph(SMALL)
    os.truncate(path, 5000)


REFUSED = [
    (text_file, "no SQLite file"),
    (other_database, "no store of danchieu"),
    (newer_store, "newer danchieu"),
    (folder, "this is a folder"),
    (cut_short, "damaged"),
]


@pytest.mark.parametrize("opened", [SQLiteStore.open, SQLiteStore.open_for_reading])
@pytest.mark.parametrize(("make", "reason"), REFUSED)
def test_what_is_no_store_is_refused_in_one_line(
    store_file: Path, make: Callable[[Path], None], reason: str, opened: Callable[[Path], SQLiteStore]
) -> None:
    make(store_file)
    before = store_file.is_file() and store_file.read_bytes()
    with pytest.raises(StoreError, match=reason) as refused, opened(store_file) as store:
        store.graph()
    assert str(store_file) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (store_file.is_file() and store_file.read_bytes()) == before


def test_a_store_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        SQLiteStore.open(tmp_path / "không có" / "danchieu.db")


def test_an_empty_file_becomes_a_store_for_a_writer_only(store_file: Path) -> None:
    store_file.touch()
    with pytest.raises(StoreError, match="danchieu ingest"):
        SQLiteStore.open_for_reading(store_file)
    with SQLiteStore.open(store_file) as store:
        assert store.graph() == graph()


def test_an_older_store_is_brought_up_to_date_and_keeps_what_it_holds(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SQLiteStore.open(store_file) as store:
        store.write_graph(SMALL)
    added = ("ALTER TABLE document ADD COLUMN remark TEXT", "UPDATE document SET remark = code")
    monkeypatch.setattr(sqlite_schema, "MIGRATIONS", (*sqlite_schema.MIGRATIONS, added))
    with pytest.raises(StoreError, match="not up to date"):
        SQLiteStore.open_for_reading(store_file)
    with SQLiteStore.open(store_file) as store:
        assert store.graph() == SMALL
    with closing(sqlite3.connect(store_file)) as connection:
        assert connection.execute("SELECT remark FROM document ORDER BY 1").fetchall() == [("1-NQ/TW",), ("2-KH/TW",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_migration_that_fails_leaves_the_older_store(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with SQLiteStore.open(store_file) as store:
        store.write_graph(SMALL)
    with monkeypatch.context() as patched:
        broken = ("ALTER TABLE document ADD COLUMN remark TEXT", "UPDATE no_such_table SET remark = 1")
        patched.setattr(sqlite_schema, "MIGRATIONS", (*sqlite_schema.MIGRATIONS, broken))
        with pytest.raises(StoreError, match="no_such_table"):
            SQLiteStore.open(store_file)
    with SQLiteStore.open(store_file) as store:
        assert store.graph() == SMALL


def test_a_reader_writes_nothing(store_file: Path) -> None:
    with SQLiteStore.open(store_file) as store:
        store.write_graph(SMALL)
    before = store_file.read_bytes()
    with SQLiteStore.open_for_reading(store_file) as reader:
        assert reader.graph() == SMALL
        assert len(reader.closure(["tw:1-NQ/TW@2022"], ["IMPLEMENTS"], "in", 3)) == 1
        with pytest.raises(StoreError, match="cannot be written to"):
            reader.write_graph(graph())
    assert store_file.read_bytes() == before


@pytest.mark.parametrize("name", ["danchieu.db", "a b#1 50%25 ?x=y&mode=rw.db", "Đề án số 06.db", ":memory:"])
def test_any_file_name_will_do(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with SQLiteStore.open(Path(name)) as store:
        store.write_graph(SMALL)
    with SQLiteStore.open_for_reading(Path(name)) as reader:
        assert reader.graph() == SMALL
    assert {entry.name for entry in tmp_path.iterdir()} <= {name, f"{name}-wal", f"{name}-shm"}


def test_a_store_in_a_write_protected_folder_is_read_as_it_lies(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SQLiteStore.open(store_file) as store:
        store.write_graph(SMALL)
    # Root may write everywhere, so the protection is told rather than set.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with SQLiteStore.open_for_reading(store_file) as reader:
        assert reader.graph() == SMALL
        assert beside(store_file) == ["danchieu.db"]  # a reader in WAL mode would have made two files beside it


def test_a_log_beside_a_write_protected_store_is_not_passed_over(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with SQLiteStore.open(store_file) as writer:
        writer.write_graph(SMALL)
        with SQLiteStore.open_for_reading(store_file) as reader:
            assert reader.graph() == SMALL
            writer.write_graph(graph())
            assert reader.graph() == graph()


def content(path: Path) -> int:
    """How many nodes the file itself holds, its log left aside."""
    with closing(sqlite3.connect(path.absolute().as_uri() + "?immutable=1", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM node").fetchone()[0])


def test_the_log_is_brought_home_after_each_transaction(store_file: Path) -> None:
    with SQLiteStore.open(store_file) as store:
        store.write_graph(SMALL)
        assert content(store_file) == 2


def test_no_connection_checkpoints_while_another_writes(store_file: Path) -> None:
    """The WAL-reset bug needs a write during a checkpoint."""
    with (
        SQLiteStore.open(store_file) as store,
        closing(sqlite_schema.connect(store_file)) as writer,
        closing(sqlite_schema.connect(store_file)) as connection,
    ):
        store.write_graph(SMALL)
        writer.execute("INSERT INTO node (key) VALUES ('Tỉnh ủy Lâm Đồng')")
        writer.execute("BEGIN IMMEDIATE")
        sqlite_schema.checkpoint(connection, store_file)
        assert content(store_file) == 2
        writer.execute("ROLLBACK")
        sqlite_schema.checkpoint(connection, store_file)
        assert content(store_file) == 3


def test_no_connection_checkpoints_by_itself(store_file: Path) -> None:
    with SQLiteStore.open(store_file) as store, closing(sqlite_schema.connect(store_file)) as writer:
        store.write_graph(SMALL)
        writer.execute("INSERT INTO state (name, value) VALUES ('large', ?)", ("x" * 10_000_000,))
        writer.execute("INSERT INTO node (key) VALUES ('Tỉnh ủy Lâm Đồng')")
        assert content(store_file) == 2


def test_a_second_writer_is_told_when_it_has_waited_long_enough(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_schema, "BUSY_SECONDS", 0.05)
    with (
        SQLiteStore.open(store_file) as one,
        SQLiteStore.open(store_file) as two,
        one.writing(),
        pytest.raises(StoreError, match="another danchieu is writing"),
    ):
        two.write_graph(SMALL)


def test_where_the_file_system_knows_no_shared_memory_the_store_works_without_a_log(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def without_shared_memory(path: Path | str, **options: Any) -> sqlite3.Connection:
        uri = path.as_uri() if isinstance(path, Path) else path
        return connect(uri + ("&" if "?" in uri else "?") + "vfs=unix-dotfile", **(options | {"uri": True}))

    monkeypatch.setattr(sqlite3, "connect", without_shared_memory)
    said = assertions("kho/a.txt", *reading("1-KH/TU", "2023-01-01", "Về việc"))
    with SQLiteStore.open(store_file) as store:
        store.put(row("kho/a.txt"), said)
        store.write_graph(SMALL)
        assert "danchieu.db-wal" not in beside(store_file)
    with SQLiteStore.open_for_reading(store_file) as reader:
        assert list(reader.assertions()) == [said]
        assert reader.graph() == SMALL
