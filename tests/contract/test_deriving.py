"""When a store derives its graph: after every change of what is said, of the rules and of the tables, and only then."""

from collections.abc import Iterable

import pytest

from danchieu.graph import identity, spelling
from danchieu.graph.facts import Assertions, Graph
from tests.contract.conftest import WritableStore
from tests.factories import assertions, edge, graph, reading, row

SAID = assertions("kho/a.txt", *reading("51-CTr/TU", "2023-03-10", "Thực hiện", implements="97-NQ/TW@2022-11-09"))


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names of the sources at each derivation."""
    runs: list[list[str]] = []

    def derive(said: Iterable[Assertions]) -> Graph:
        runs.append([one.source for one in said])
        return graph()

    monkeypatch.setattr(identity, "derive", derive)
    return runs


def test_nothing_is_derived_unless_something_changed(store: WritableStore, derived: list[list[str]]) -> None:
    store.put(row("kho/a.txt"), SAID)
    store.resolve()
    store.resolve()
    # Met again, at another time, by another version that reads the same; a scan; a name that is not there.
    store.put(row("kho/a.txt", read_at="2025-06-01T00:00:00Z", version="2"), SAID)
    store.put(row("kho/quét.pdf", set_aside="scan"), None)
    store.delete(["kho/không có.txt", "kho/quét.pdf"])
    store.resolve()
    assert derived == [["kho/a.txt"]]
    assert [(source.version, source.read_at) for source in store.sources()] == [("2", "2025-06-01T00:00:00Z")]


def test_every_change_is_derived(store: WritableStore, derived: list[list[str]]) -> None:
    other = assertions("kho/b.txt", *reading("52-KH/TU", "2023-03-10", "Về việc"))
    changed = assertions("kho/b.txt", *reading("53-KH/TU", "2023-03-10", "Về việc"))
    for name, said in (("a", SAID), ("b", other), ("b", changed), ("b", None)):
        store.put(row(f"kho/{name}.txt", set_aside=None if said else "empty"), said)
        store.resolve()
    store.delete(["kho/a.txt"])
    store.resolve()
    both = ["kho/a.txt", "kho/b.txt"]
    assert derived == [["kho/a.txt"], both, both, ["kho/a.txt"], []]


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        pytest.param("fingerprint", lambda: "another", id="a corrected table"),
        pytest.param("VERSION", "another", id="other rules"),
    ],
)
def test_other_rules_or_tables_derive_anew(
    store: WritableStore, derived: list[list[str]], monkeypatch: pytest.MonkeyPatch, changed: str, value: object
) -> None:
    store.put(row("kho/a.txt"), SAID)
    store.resolve()
    monkeypatch.setattr(identity, changed, value)
    store.resolve()
    store.resolve()
    assert len(derived) == 2


def test_other_rules_of_spelling_reach_documents_that_are_the_same(
    store: WritableStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(row("kho/a.txt"), SAID)
    store.resolve()
    assert store.search("chuong trinh moi", 5) == []
    noun = spelling._noun
    monkeypatch.setattr(spelling, "_noun", lambda document: f"{noun(document)} mới")
    monkeypatch.setattr(identity, "fingerprint", lambda: "another")
    store.resolve()
    assert [found.key for found in store.search("chuong trinh moi", 5)] == ["lam-dong:51-CTr/TU@2023-03-10"]


def test_a_graph_that_was_written_is_derived_anew(store: WritableStore, derived: list[list[str]]) -> None:
    store.put(row("kho/a.txt"), SAID)
    store.resolve()
    store.write_graph(graph(["tw:1-NQ/TW@2020"]))
    store.resolve()
    assert len(derived) == 2
    assert store.graph() == graph()


def test_a_derivation_that_fails_keeps_the_graph_and_is_tried_again(
    store: WritableStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(row("kho/a.txt"), SAID)
    store.resolve()
    before = store.graph()
    store.put(row("kho/b.txt"), assertions("kho/b.txt", *reading("52-KH/TU", "2023-03-10", "Về việc")))
    with monkeypatch.context() as patched:
        patched.setattr(identity, "derive", lambda _: graph([], [edge("?:1@?", "AMENDS", "?:2@?")]))
        with pytest.raises(ValueError, match="no node"):
            store.resolve()
    assert store.graph() == before
    store.resolve()
    assert len(store.graph().documents) == len(before.documents) + 1
