"""Who carries out what: direction on known pairs, principal before passing, drafts left out."""

import pytest

from danchieu.graph.store import Store
from danchieu.queries.trace import Directions, trace
from tests.queries.small import (
    DIRECTIVES,
    NEW_RULE,
    PASSING,
    PLAN,
    PROGRAMME,
    REPORT,
    RESOLUTION,
    TITLE,
    TWINS,
    UNSETTLED,
)


def _pairs(store: Store, asked: str, way: Directions) -> list[tuple[str, str, str, int]]:
    steps = trace(store, asked, way).to_json()["steps"]
    return [(s["document"], s["type"], s["follows"], s["depth"]) for s in steps]


def test_down_goes_to_those_who_carry_it_out_principal_first(store: Store) -> None:
    assert _pairs(store, RESOLUTION, "down") == [
        (PROGRAMME, "IMPLEMENTS", RESOLUTION, 1),
        (PASSING, "IMPLEMENTS", RESOLUTION, 1),
        (PLAN, "IMPLEMENTS", PROGRAMME, 2),
        (NEW_RULE, "GUIDES", PROGRAMME, 2),
        (REPORT, "REVIEWS", PLAN, 3),
    ]


def test_up_goes_to_what_it_carries_out_and_pairs_read_the_same_way(store: Store) -> None:
    assert _pairs(store, REPORT, "up") == [
        (REPORT, "REVIEWS", PLAN, 1),
        (REPORT, "IMPLEMENTS", UNSETTLED, 1),
        (PLAN, "IMPLEMENTS", PROGRAMME, 2),
        (PROGRAMME, "IMPLEMENTS", RESOLUTION, 3),
    ]


def test_both_ways_name_their_direction(store: Store) -> None:
    steps = trace(store, "51-CTr/TU").to_json()["steps"]
    assert [(s["document"], s["direction"]) for s in steps] == [
        (PLAN, "down"), (NEW_RULE, "down"), (REPORT, "down"), (PROGRAMME, "up"),
    ]  # fmt: skip


def test_depth_bounds_the_chain(store: Store) -> None:
    assert {s.depth for s in trace(store, RESOLUTION, "down", 2).down} == {1, 2}


def test_one_step_holds_all_that_is_known_of_an_edge(store: Store) -> None:
    answer = trace(store, "27-NQ/TW@2022", "down").to_json()
    assert {k: v for k, v in answer.items() if k != "steps"} == {
        "asked": "27-NQ/TW@2022", "document": RESOLUTION, "candidates": [], "placeholders": [],
    }  # fmt: skip
    told, passing, plan = answer["steps"][:3]
    assert plan == {
        "document": PLAN,
        "follows": PROGRAMME,
        "direction": "down",
        "type": "IMPLEMENTS",
        "depth": 2,
        "level": "district",
        "date": "2023-04-12",
        "scope": "title",
        "principal": True,
        "inferred": None,
        "asserted_by": PLAN,
        "evidence": [{"source": "kho/132.txt", "start": 100, "end": 100 + len(TITLE), "sentence": TITLE, "page": None}],
    }
    assert (told["scope"], told["principal"], told["asserted_by"]) == ("asserted", True, PLAN)
    assert (passing["scope"], passing["principal"], passing["inferred"]) == ("body", False, "khóa XIII")


def test_an_unsettled_code_starts_from_its_citations(store: Store) -> None:
    answer = trace(store, UNSETTLED).to_json()
    assert (answer["document"], answer["candidates"]) == (None, list(DIRECTIVES))
    assert [(s["document"], s["follows"]) for s in answer["steps"]] == [(REPORT, UNSETTLED)]


def test_unsettled_citations_are_never_merged_into_a_document(store: Store) -> None:
    answer = trace(store, DIRECTIVES[1]).to_json()
    assert (answer["steps"], answer["placeholders"]) == ([], [UNSETTLED])


@pytest.mark.parametrize("key", TWINS)
def test_an_empty_trace_says_what_was_read(store: Store, key: str) -> None:
    answer = trace(store, key).to_json()
    assert (answer["steps"], answer["read"], answer["set_aside"]) == ([], 10, 1)
    assert answer["read_at"] == "2025-01-02T08:30:00Z"
