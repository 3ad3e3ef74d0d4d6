"""What is hit: documents by every edge that depends, then bodies that they charge."""

from danchieu.graph.store import Store
from danchieu.queries.impact import impact
from tests.queries.small import COURT, NEW_RULE, PASSING, PLAN, POLICE, PROGRAMME, REPORT, RESOLUTION, RULE, TWINS


def test_documents_are_hit_through_every_edge_that_depends(store: Store) -> None:
    hits = [h for h in impact(store, RESOLUTION).to_json()["hits"] if "document" in h]
    assert [(h["document"], h["via"], h["type"], h["depth"]) for h in hits] == [
        (PLAN, RESOLUTION, "BASED_ON", 1),
        (PROGRAMME, RESOLUTION, "IMPLEMENTS", 1),
        (PASSING, RESOLUTION, "IMPLEMENTS", 1),
        (PLAN, PROGRAMME, "IMPLEMENTS", 2),
        (REPORT, PLAN, "REVIEWS", 2),
        (NEW_RULE, PROGRAMME, "GUIDES", 2),
    ]


def test_bodies_are_hit_by_the_documents_hit_and_drafts_hit_nobody(store: Store) -> None:
    hits = [h for h in impact(store, RESOLUTION).to_json()["hits"] if "body" in h]
    assert [(h["body"], h["via"], h["type"], h["role"], h["depth"], h["level"]) for h in hits] == [
        (POLICE, PLAN, "ASSIGNED_TO", "lead", 2, "district"),
        (COURT, PLAN, "ADDRESSED_TO", None, 2, "district"),
    ]
    assert (hits[0]["task"], hits[0]["deadline"]) == ("Tổ chức kiểm tra.", "Trong năm 2023")


def test_bodies_of_the_document_itself_are_hit_too(store: Store) -> None:
    hits = impact(store, PLAN).to_json()["hits"]
    assert [h["body"] for h in hits if "body" in h and h["depth"] == 1] == [POLICE, COURT]


def test_what_replaces_a_document_depends_on_it(store: Store) -> None:
    (hit,) = impact(store, RULE).to_json()["hits"]
    assert (hit["document"], hit["type"], hit["scope"]) == (NEW_RULE, "REPLACES", "body")


def test_no_hit_says_what_was_read(store: Store) -> None:
    answer = impact(store, TWINS[0]).to_json()
    assert (answer["hits"], answer["read"], answer["set_aside"]) == ([], 10, 1)


def test_depth_bounds_the_chain(store: Store) -> None:
    assert {s.depth for s in impact(store, RESOLUTION, depth=1).dependents} == {1}
