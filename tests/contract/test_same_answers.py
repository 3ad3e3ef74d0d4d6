"""Every store gives the same answers, byte for byte in JSON: on the demo, the real seeds and a generated graph."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danchieu.demo import DOCUMENTS
from danchieu.graph.copying import copy
from danchieu.graph.errors import UserError
from danchieu.graph.exchange import graph_graphml, graph_json
from danchieu.graph.sqlite_store import SQLiteStore
from danchieu.graph.store import Store
from danchieu.ingest.folder import ingest_paths
from danchieu.queries.body import body_file
from danchieu.queries.impact import impact
from danchieu.queries.orphans import orphans
from danchieu.queries.search import search
from danchieu.queries.show import show
from danchieu.queries.trace import trace
from danchieu.viz.formats import json_text
from tests.contract.conftest import WritableStore

SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
WORDS = ("cải cách tư pháp", "nghi quyet 27", "27-NQ/TW", "thi hành án", "huyện ủy", "132", "không có gì", "ke hoach")


def said(store: Store, asked: int = 6) -> Iterator[tuple[str, str]]:
    """Every question about that many documents and bodies of the store, and the answer to it as JSON."""

    def told(ask: Callable[[], object]) -> str:
        try:
            answer = ask()
        except UserError as error:
            return f"{type(error).__name__}: {error}"
        return json_text(answer.to_json())  # type: ignore[attr-defined]

    graph = store.graph()
    yield "export", json_text(graph_json(graph))
    yield "graphml", graph_graphml(graph)
    yield "orphans", told(lambda: orphans(store))
    step = max(1, len(graph.documents) // asked)
    for document in graph.documents[::step]:
        for code in (document.key, document.code):
            for question in (show, trace, impact):
                yield f"{question.__name__} {code}", told(lambda q=question, c=code: q(store, c))  # type: ignore[misc]
    for body in graph.bodies[:: max(1, len(graph.bodies) // 20)]:
        yield f"body {body.name}", told(lambda b=body: body_file(store, b.name))  # type: ignore[misc]
    for words in WORDS:
        yield f"search {words}", told(lambda w=words: search(store, w))  # type: ignore[misc]
        yield f"body {words}", told(lambda w=words: body_file(store, w))  # type: ignore[misc]


def same(store: Store, file: Path) -> None:
    """The answers of a store are those of the store in this file."""
    answers = 0
    with SQLiteStore.open_for_reading(file) as plain:
        for (asked, answer), (_, beside) in zip(said(store), said(plain), strict=True):
            assert answer == beside, asked
            answers += 1
    assert answers > 40


@pytest.mark.parametrize("folder", [DOCUMENTS, SEEDS], ids=["demo", "seeds"])
def test_documents_that_were_read(folder: Path, store: WritableStore, tmp_path: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the real seeds are not here")
    with SQLiteStore.open(tmp_path / "a.db") as plain:
        for one in (plain, store):
            ingest_paths(one, [folder], clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    same(store, tmp_path / "a.db")
    with SQLiteStore.open(tmp_path / "b.db") as back:
        copy(store, back, replace=False)
    same(store, tmp_path / "b.db")
