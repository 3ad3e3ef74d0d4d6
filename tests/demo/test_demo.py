"""The demo gives exactly what its hand-read `expected.json` says; and the folder is what its description promises."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from danchieu.demo import DOCUMENTS, EXPECTED
from danchieu.graph.facts import BODY_EDGES, Graph
from danchieu.graph.key import DocumentKey
from danchieu.graph.opening import open_store
from danchieu.graph.store import Store
from danchieu.ingest.folder import ingest_paths
from danchieu.queries.orphans import orphans

WANTED: dict[str, list[dict[str, Any]]] = json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that holds the demo alone."""
    with open_store(str(tmp_path_factory.mktemp("demo") / "demo.db"), {}) as store:
        ingest_paths(store, [DOCUMENTS], clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
        yield store


@pytest.fixture(scope="module")
def graph(store: Store) -> Graph:
    """The graph of the demo."""
    return store.graph()


def test_every_document_has_its_key_status_and_source(graph: Graph) -> None:
    found = {(d.key, d.status, d.sources) for d in graph.documents if not d.placeholder}
    assert found == {(d["key"], d["status"], tuple(d["sources"])) for d in WANTED["documents"]}


def test_no_citation_of_the_demo_stays_unsettled(graph: Graph) -> None:
    assert [d.key for d in graph.documents if d.placeholder] == []


def test_edges_between_documents_are_those_read_by_hand(graph: Graph) -> None:
    found = {
        (e.source, e.type, e.target, e.scope, e.asserted_by, e.draft) for e in graph.edges if e.type not in BODY_EDGES
    }
    wanted = {(e["from"], e["type"], e["to"], e["scope"], e["asserted_by"], e["draft"]) for e in WANTED["edges"]}
    assert sorted(map(str, found - wanted)) == []
    assert sorted(map(str, wanted - found)) == []


def test_findings_are_those_read_by_hand(store: Store) -> None:
    found = {(f.status, f.document.key) for f in orphans(store).findings}
    assert found == {(f["status"], f["document"]) for f in WANTED["findings"]}


def test_every_edge_shows_a_sentence_of_the_document_that_asserts_it(graph: Graph) -> None:
    sources = {d.key: d.sources for d in graph.documents}
    for edge in graph.edges:
        assert edge.evidence
        for evidence in edge.evidence:
            assert evidence.sentence
            assert evidence.source in sources[edge.asserted_by]


def test_every_file_of_the_folder_is_expected_and_the_other_way_round() -> None:
    files = {p.relative_to(DOCUMENTS.parent).as_posix() for p in DOCUMENTS.rglob("*") if p.is_file()}
    assert files == {source for d in WANTED["documents"] for source in d["sources"]}


@pytest.mark.parametrize("document", WANTED["documents"], ids=lambda d: d["key"])
def test_expected_keys_are_canonical(document: dict[str, Any]) -> None:
    assert str(DocumentKey.parse(document["key"])) == document["key"]


def test_expected_edges_join_expected_documents() -> None:
    keys = {d["key"] for d in WANTED["documents"]}
    for edge in WANTED["edges"]:
        assert {edge["from"], edge["to"], edge["asserted_by"]} <= keys
    for finding in WANTED["findings"]:
        assert finding["document"] in keys


def test_the_demo_stays_small() -> None:
    sizes = {p.name: p.stat().st_size for p in DOCUMENTS.rglob("*") if p.is_file()}
    assert {name for name, size in sizes.items() if size >= 60_000} == set()
