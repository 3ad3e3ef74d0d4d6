"""A store copied into another holds the same, whichever kinds the two are."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from danchieu.graph.copying import copy
from danchieu.graph.errors import StoreError, UserError
from danchieu.graph.facts import Assertions
from danchieu.graph.model import Extraction, Head
from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.graph.store import Store
from tests.contract.conftest import WritableStore
from tests.contract.test_assertions import DISTRICT, OTHER, PROVINCE, SOURCES, put
from tests.factories import assertions, row


@pytest.fixture
def other(tmp_path: Path) -> Iterator[SQLiteStore]:
    """The other store of a copy: a file."""
    with SQLiteStore.open(tmp_path / "bản sao.db") as opened:
        yield opened


def filled(store: Store) -> None:
    """Sources of all kinds: read, set aside, with whatever signs files hold."""
    odd = assertions("kho/a b/Kế hoạch.docx", "Điều 1.\r\nĐắk Lắk\x0c \U0001f4c4", Extraction("1", Head()))
    with store.writing():
        for said in (*SOURCES, odd):
            store.put(row(said.source, read_at="2025-02-03T04:05:06Z"), said)
        store.put(row("kho/quét.pdf", set_aside="scan", sha256="ab"), None)
        store.resolve()


def everything(store: Store) -> tuple[object, ...]:
    return list(store.sources()), list(store.assertions()), store.graph()


def test_a_copy_holds_the_same(store: WritableStore, other: SQLiteStore) -> None:
    filled(other)
    assert copy(other, store, replace=False) == 6
    assert everything(store) == everything(other)


def test_a_copy_back_holds_the_same(store: WritableStore, other: SQLiteStore) -> None:
    filled(store)
    assert copy(store, other, replace=False) == 6
    assert everything(other) == everything(store)


def test_a_target_that_holds_something_is_left_alone(store: WritableStore, other: SQLiteStore) -> None:
    put(other, PROVINCE)
    put(store, DISTRICT)
    with pytest.raises(UserError, match="holds 1 files already"):
        copy(other, store, replace=False)
    assert list(store.assertions()) == [DISTRICT]


def test_replacing_leaves_what_was_copied_and_nothing_else(store: WritableStore, other: SQLiteStore) -> None:
    filled(other)
    put(store, assertions("kho/cũ.txt", "Cũ", Extraction("1", Head())), PROVINCE)
    copy(other, store, replace=True)
    assert everything(store) == everything(other)
    copy(other, store, replace=True)
    assert everything(store) == everything(other)


def _loses_one(other: SQLiteStore) -> None:
    other.delete([DISTRICT.source])


def _gains_one(other: SQLiteStore) -> None:
    put(other, OTHER)


def _reads_one_anew(other: SQLiteStore) -> None:
    other.put(row(DISTRICT.source, sha256="f" * 64), DISTRICT)


def _sets_one_aside(other: SQLiteStore) -> None:
    other.put(row(DISTRICT.source, set_aside="empty"), None)


@pytest.mark.parametrize("change", [_loses_one, _gains_one, _reads_one_anew, _sets_one_aside])
def test_a_source_that_changes_meanwhile_is_no_copy(
    store: WritableStore,
    other: SQLiteStore,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[SQLiteStore], None],
) -> None:
    put(other, PROVINCE, DISTRICT)
    read = other.assertions

    def changed() -> Iterator[Assertions]:
        change(other)
        yield from read()

    monkeypatch.setattr(other, "assertions", changed)
    with pytest.raises(StoreError, match="changed while it was copied"):
        copy(other, store, replace=False)
    assert list(store.sources()) == []
