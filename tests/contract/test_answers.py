"""Every question on a generated graph of 2,000 documents, against the answers that its generator wrote beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from danchieu.graph.model import RELATION_TYPES, Json
from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.graph.store import Store
from danchieu.queries.body import body_file
from danchieu.queries.impact import impact
from danchieu.queries.orphans import orphans
from danchieu.queries.search import search
from danchieu.queries.show import show
from danchieu.queries.trace import trace
from tests import generated
from tests.contract.conftest import Make, opened
from tests.contract.test_same_answers import same

SIZE = 2_000


@pytest.fixture(scope="module")
def known(fresh: Make) -> Iterator[Store]:
    """The store with the generated graph."""
    with opened(fresh()) as store:
        store.write_graph(generated.generated(SIZE))
        yield store


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The true answers, as the generator wrote them."""
    folder = tmp_path_factory.mktemp("generated")
    generated.main(SIZE, folder)
    read: dict[str, Any] = json.loads((folder / "answers.json").read_text("utf-8"))
    return read


def steps(answer: Json, field: str, ends: tuple[str, str], direction: str | None = None) -> list[list[Any]]:
    rows = [row for row in answer[field] if direction is None or row["direction"] == direction]
    return sorted([row[ends[0]], row[ends[1]], row["type"], row["asserted_by"], row["depth"]] for row in rows)


def test_trace(known: Store, answers: dict[str, Any]) -> None:
    found = {key: trace(known, key).to_json() for key in answers["trace"]}
    ends = ("document", "follows")
    assert answers["trace"] == {
        key: [steps(answer, "steps", ends, "down"), steps(answer, "steps", ends, "up")] for key, answer in found.items()
    }
    assert max(len(down) for down, _ in answers["trace"].values()) > 1000


def test_impact(known: Store, answers: dict[str, Any]) -> None:
    for key, (dependents, charged) in answers["impact"].items():
        hits = impact(known, key).to_json()["hits"]
        assert steps({"hits": [h for h in hits if "document" in h]}, "hits", ("document", "via")) == dependents
        assert sorted([h["body"], h["type"], h["via"]] for h in hits if "body" in h) == charged


def test_orphans(known: Store, answers: dict[str, Any]) -> None:
    findings = orphans(known).to_json()["findings"]
    kinds = ("unimplemented", "ungrounded", "missing")
    assert [sorted(f["document"] for f in findings if f["status"] == kind) for kind in kinds] == answers["orphans"]


def test_path(known: Store, answers: dict[str, Any]) -> None:
    for start, end, keys in answers["path"]:
        edges = known.path(start, end, generated.AFFECTING)
        walked = [start]
        for edge in edges:
            walked.append(edge.target if edge.source == walked[-1] else edge.source)
        assert walked == (keys if len(keys) > 1 else [start])
    assert max(len(keys) for *_, keys in answers["path"]) > 3


def test_search(known: Store, answers: dict[str, Any]) -> None:
    for words, keys in answers["search"].items():
        assert [row["document"] for row in search(known, words, 20).to_json()["documents"]] == keys


def test_body(known: Store, answers: dict[str, Any]) -> None:
    for name, duties in answers["body"].items():
        rows = body_file(known, name).to_json()["duties"]
        assert sorted([row["document"], row["role"], row["task"]] for row in rows) == duties


def test_show_and_subgraph(known: Store, answers: dict[str, Any]) -> None:
    truth = generated.Truth.of(generated.generated(SIZE))
    for key in answers["trace"]:
        card = show(known, key)
        assert sorted(e.identity for e in card.cites) == [
            e.identity for e in truth.outgoing.get(key, ()) if e.type in RELATION_TYPES
        ]
        assert sorted(e.identity for e in card.cited_by) == [
            e.identity for e in truth.incoming.get(key, ()) if e.type in RELATION_TYPES
        ]
        near = {key, *(e.target for e in truth.outgoing.get(key, ())), *(e.source for e in truth.incoming.get(key, ()))}
        every = {e.type for e in truth.graph.edges}
        part = known.subgraph([key], every, 1)
        assert set(part.nodes) == near
        assert sorted(data["edge"].identity for _, _, data in part.edges(data=True)) == [
            e.identity for e in truth.graph.edges if {e.source, e.target} <= near
        ]


def test_the_graph_is_given_back_whole(known: Store) -> None:
    assert known.graph() == generated.generated(SIZE)


def test_the_answers_are_those_of_a_file_byte_for_byte(known: Store, tmp_path: Path) -> None:
    with SQLiteStore.open(tmp_path / "a.db") as plain:
        plain.write_graph(generated.generated(SIZE))
    same(known, tmp_path / "a.db")
