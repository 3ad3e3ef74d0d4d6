"""Which store is meant."""

from pathlib import Path

import pytest

from danchieu.graph.errors import StoreError, UserError
from danchieu.graph.opening import open_for_reading, open_store, store_place

HOME = Path.home()
MEANT = [
    # The option before the environment before the default; what is empty counts as not given.
    (None, {}, Path("danchieu.db")),
    (None, {"DANCHIEU_STORE": "kho.db"}, Path("kho.db")),
    ("a.db", {"DANCHIEU_STORE": "kho.db"}, Path("a.db")),
    ("", {"DANCHIEU_STORE": ""}, Path("danchieu.db")),
    # Paths as they are.
    ("/srv/văn bản/kho.db", {}, Path("/srv/văn bản/kho.db")),
    ("a%20b.db", {}, Path("a%20b.db")),
    ("C:\\kho.db", {}, Path("C:\\kho.db")),
    ("~/kho.db", {}, HOME / "kho.db"),
    # Addresses as SQLAlchemy writes them.
    ("sqlite:///kho.db", {}, Path("kho.db")),
    ("sqlite:////srv/v%C4%83n%20b%E1%BA%A3n/kho.db", {}, Path("/srv/văn bản/kho.db")),
    ("SQLITE:///kho.db", {}, Path("kho.db")),
    (None, {"DANCHIEU_STORE": "sqlite:///kho.db"}, Path("kho.db")),
]


@pytest.mark.parametrize(("where", "environ", "path"), MEANT)
def test_store_place(where: str | None, environ: dict[str, str], path: Path) -> None:
    assert store_place(where, environ) == path


REFUSED = [
    ("postgresql://localhost/kho", "postgresql://"),
    ("https://example.org/kho.db", "https://"),
    ("sqlite://kho.db", "sqlite:///PATH"),
    ("sqlite:///", "sqlite:///PATH"),
]


@pytest.mark.parametrize(("where", "reason"), REFUSED)
def test_addresses_that_no_store_serves(where: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        open_store(where, {})
    with pytest.raises(StoreError, match=reason):
        open_for_reading(None, {"DANCHIEU_STORE": where})


def test_opening_makes_a_store_and_reading_finds_it(store_file: Path) -> None:
    with open_store(str(store_file), {}) as store:
        assert list(store.sources()) == []
    with open_for_reading(store_file.as_uri().replace("file://", "sqlite:///"), {}) as store:
        assert list(store.sources()) == []


def test_reading_where_there_is_no_store_says_what_to_do_and_makes_none(store_file: Path) -> None:
    with pytest.raises(UserError, match="no store here yet: run danchieu ingest FOLDER first"):
        open_for_reading(str(store_file), {})
    assert not store_file.exists()
