"""What a source says is kept, replaced and forgotten exactly; the graph is what all sources together give."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danchieu.graph.facts import Assertions
from danchieu.graph.model import Extraction, Head
from danchieu.graph.store import Tally
from tests.contract.conftest import WritableStore, opened
from tests.factories import assertions, reading, row

# The resolution is invented: the authority table knows nothing of it.
RESOLUTION = assertions("kho/nq.txt", *reading("97-NQ/TW", "2022-11-09", "Về văn thư", jurisdiction="TW"))
PROVINCE = assertions("kho/ctr.txt", *reading("51-CTr/TU", "2023-03-10", "Thực hiện", implements="97-NQ/TW@2022-11-09"))
DISTRICT, OTHER = (
    assertions(name, *reading(symbol, date, "Triển khai thực hiện", implements="51-CTr/TU", jurisdiction=place))
    for name, symbol, date, place in (
        ("kho/kh.txt", "132-KH/HU", "2023-04-12", "Lâm Đồng/Đức Trọng"),
        ("kho/kh2.txt", "132-KH/HU", "2024-04-12", "Lâm Đồng/Di Linh"),
    )
)
SOURCES = (RESOLUTION, PROVINCE, DISTRICT, OTHER)


class BrokenOff(Exception):
    """What stops a transaction in these tests."""


def broken_off() -> AbstractContextManager[object]:
    """Expects that a transaction is stopped, and that its error comes through."""
    return pytest.raises(BrokenOff)


def put(store: WritableStore, *said: Assertions) -> None:
    for one in said:
        store.put(row(one.source), one)


def test_what_was_put_is_given_back_in_order_of_names(store: WritableStore) -> None:
    with store.writing():
        put(store, *SOURCES)
    assert list(store.assertions()) == sorted(SOURCES, key=lambda a: a.source)
    assert [source.name for source in store.sources()] == ["kho/ctr.txt", "kho/kh.txt", "kho/kh2.txt", "kho/nq.txt"]


def test_a_source_and_its_row_are_given_back_as_they_were(store: WritableStore) -> None:
    met = row(
        "kho/a b/Kế hoạch số 1.docx", folder="D:\\Văn bản", sha256="ab", version="2", read_at="2025-02-03T04:05:06Z"
    )
    store.put(met, assertions(met.name, "Điều 1.\r\nĐắk Lắk\x0c \U0001f4c4", Extraction("1", Head())))
    assert list(store.sources()) == [met]
    assert store.text(met.name) == "Điều 1.\r\nĐắk Lắk\x0c \U0001f4c4"


def test_text_of_a_source_that_is_not_there(store: WritableStore) -> None:
    assert store.text("kho/không có.txt") is None


def test_a_file_that_was_set_aside_is_a_source_without_text_and_assertions(store: WritableStore) -> None:
    store.put(row("kho/quét.pdf", set_aside="scan"), None)
    assert [source.set_aside for source in store.sources()] == ["scan"]
    assert store.text("kho/quét.pdf") is None
    assert list(store.assertions()) == []


def test_the_tally_counts_what_was_read_and_set_aside(store: WritableStore) -> None:
    assert store.tally() == Tally(0, 0, None)
    put(store, PROVINCE, DISTRICT)
    store.put(row("kho/quét.pdf", set_aside="scan", read_at="2025-06-01T00:00:00Z"), None)
    assert store.tally() == Tally(2, 1, "2025-06-01T00:00:00Z")


def test_putting_again_replaces_exactly_that_source(store: WritableStore) -> None:
    put(store, PROVINCE, DISTRICT)
    corrected = assertions(PROVINCE.source, *reading("51-CTr/TU", "2023-03-11", "Về việc khác"))
    store.put(row(PROVINCE.source, sha256="f" * 64), corrected)
    assert list(store.assertions()) == [corrected_hash(corrected), DISTRICT]
    assert store.text(PROVINCE.source) == corrected.text


def corrected_hash(said: Assertions) -> Assertions:
    """The SHA-256 of a source is that of its row."""
    return Assertions(said.source, "f" * 64, said.text, said.extraction)


def test_a_file_that_became_unreadable_says_nothing_any_more(store: WritableStore) -> None:
    put(store, PROVINCE, DISTRICT)
    store.put(row(PROVINCE.source, set_aside="empty"), None)
    assert list(store.assertions()) == [DISTRICT]
    assert store.text(PROVINCE.source) is None


def test_deleting_forgets_exactly_the_sources_named(store: WritableStore) -> None:
    put(store, *SOURCES)
    store.put(row("kho/quét.pdf", set_aside="scan"), None)
    store.delete([PROVINCE.source, "kho/quét.pdf", "kho/never-there.txt"])
    assert [source.name for source in store.sources()] == ["kho/kh.txt", "kho/kh2.txt", "kho/nq.txt"]
    assert store.text(PROVINCE.source) is None


def test_assertions_under_another_name_are_refused(store: WritableStore) -> None:
    with pytest.raises(ValueError, match="the source 'kho/other"):
        store.put(row("kho/other.txt"), DISTRICT)
    assert list(store.sources()) == []


def test_a_transaction_that_fails_leaves_everything_as_it_was(store: WritableStore) -> None:
    with store.writing():
        put(store, PROVINCE, RESOLUTION)
        store.resolve()
    before = store.graph()

    with broken_off(), store.writing():
        put(store, DISTRICT)
        store.delete([PROVINCE.source])
        store.resolve()
        raise BrokenOff

    assert list(store.assertions()) == [PROVINCE, RESOLUTION]
    assert store.graph() == before


def test_a_transaction_inside_another_is_part_of_it(store: WritableStore) -> None:
    with broken_off(), store.writing():
        with store.writing():
            put(store, DISTRICT)
        raise BrokenOff
    assert list(store.sources()) == []


def test_after_a_failure_the_store_can_be_written_to(store: WritableStore) -> None:
    with broken_off(), store.writing():
        raise BrokenOff
    put(store, DISTRICT)
    assert list(store.assertions()) == [DISTRICT]


def test_what_was_written_is_there_when_the_store_is_opened_again(address: str) -> None:
    with opened(address) as store, store.writing():
        put(store, *SOURCES)
        store.resolve()
        graph = store.graph()
    with opened(address) as store:
        assert store.graph() == graph
        assert list(store.assertions()) == sorted(SOURCES, key=lambda a: a.source)


def test_resolving_links_what_cites_to_what_is_cited(store: WritableStore) -> None:
    put(store, *SOURCES)
    store.resolve()
    keys = {document.key for document in store.documents() if document.status == "held"}
    assert keys == {
        "tw:97-NQ/TW@2022-11-09",
        "lam-dong:51-CTr/TU@2023-03-10",
        "lam-dong.duc-trong:132-KH/HU@2023-04-12",
        "lam-dong.di-linh:132-KH/HU@2024-04-12",
    }
    (edge,) = store.expand(["lam-dong:51-CTr/TU@2023-03-10"], ["IMPLEMENTS"], "out")
    assert edge.target == "tw:97-NQ/TW@2022-11-09"
    assert [proof.source for proof in edge.evidence] == ["kho/ctr.txt"]


def test_resolving_again_without_a_change_keeps_the_graph(store: WritableStore) -> None:
    put(store, *SOURCES)
    store.resolve()
    before = store.graph()
    put(store, *reversed(SOURCES))
    store.resolve()
    assert store.graph() == before


def test_deleting_a_source_takes_its_edges_along(store: WritableStore) -> None:
    put(store, *SOURCES)
    store.resolve()
    store.delete([source.name for source in store.sources()])
    store.resolve()
    graph = store.graph()
    assert (graph.documents, graph.bodies, graph.edges) == ((), (), ())


@st.composite
def histories(draw: st.DrawFn) -> list[list[tuple[str, Assertions]]]:
    """Transactions that end with every source as it stands in `SOURCES`, whatever happened on the way."""
    steps: list[tuple[str, Assertions]] = []
    for said in draw(st.permutations(SOURCES)):
        for detour in draw(st.lists(st.sampled_from(("put", "wrong", "delete")), max_size=2)):
            steps.append((detour, said))
        steps.append(("put", said))
    transactions: list[list[tuple[str, Assertions]]] = [[]]
    for step in steps:
        if draw(st.booleans()):
            transactions.append([])
        transactions[-1].append(step)
    return transactions


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_every_history_ends_in_the_graph_of_one_fresh_build(
    fresh: Callable[[], str], history: list[list[tuple[str, Assertions]]]
) -> None:
    with opened(fresh()) as built, built.writing():
        put(built, *SOURCES)
        built.resolve()
        expected = built.graph()
    with opened(fresh()) as store:
        for transaction in history:
            with store.writing():
                for step, said in transaction:
                    if step == "delete":
                        store.delete([said.source])
                    elif step == "wrong":
                        put(
                            store,
                            assertions(
                                said.source, *reading("9-CT/TU", "2020-01-01", "Thực hiện", implements="97-NQ/TW")
                            ),
                        )
                    else:
                        put(store, said)
                store.resolve()
        assert store.graph() == expected
