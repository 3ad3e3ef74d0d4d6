"""One document, one body, words."""

import pytest

from danchieu.graph.store import Store
from danchieu.queries.body import NoBody, SeveralBodies, body_file
from danchieu.queries.search import search
from danchieu.queries.show import show
from tests.queries.small import COMMITTEE, COURT, DRAFT, NEW_RULE, PLAN, POLICE, PROGRAMME, REPORT, RESOLUTION, RULE


def test_show_tells_who_replaces_it(store: Store) -> None:
    answer = show(store, "03-HD/BNCTU").to_json()
    (by,) = answer["replaced_by"]
    assert (by["document"], by["asserted_by"], by["evidence"][0]["sentence"]) == (
        NEW_RULE, NEW_RULE, "thay thế Hướng dẫn 03-HD/BNCTU",
    )  # fmt: skip
    assert (answer["document"], answer["status"], answer["repealed_by"], answer["amended_by"]) == (RULE, "held", [], [])


def test_show_tells_what_it_cites_and_who_cites_it(store: Store) -> None:
    answer = show(store, PLAN).to_json()
    assert [(r["type"], r["document"]) for r in answer["cites"]] == [
        ("BASED_ON", RESOLUTION),
        ("IMPLEMENTS", PROGRAMME),
    ]
    assert [(r["type"], r["document"]) for r in answer["cited_by"]] == [("REVIEWS", REPORT)]
    assert answer["card"]["title"] == "Kế hoạch cải cách tư pháp"
    assert (answer["issuers"], answer["sources"]) == ([COMMITTEE], ["kho/132.txt"])
    assert [a["body"] for a in answer["addressees"]] == [COURT]
    assert [(d["body"], d["role"]) for d in answer["duties"]] == [(POLICE, "lead")]


def test_show_marks_what_a_draft_says(store: Store) -> None:
    drafts = [r["document"] for r in show(store, RESOLUTION).to_json()["cited_by"] if r["draft"]]
    assert drafts == [DRAFT]


def test_body_lists_what_it_is_told_to_do(store: Store) -> None:
    answer = body_file(store, "công an huyện").to_json()
    (duty,) = answer["duties"]
    assert (answer["body"], duty["document"], duty["role"], duty["task"], duty["deadline"]) == (
        POLICE, PLAN, "lead", "Tổ chức kiểm tra.", "Trong năm 2023",
    )  # fmt: skip
    assert duty["evidence"][0]["sentence"] == "Cơ quan thực hiện: Công an huyện"


def test_body_lists_what_it_issued_and_received(store: Store) -> None:
    (issued,) = body_file(store, "Huyen uy Duc Trong").to_json()["issued"]
    assert (issued["document"], len(issued["evidence"])) == (PLAN, 2)  # two documents tell it, it is one
    received = body_file(store, COURT)
    assert [e.source for e in received.addressed] == [PLAN]
    assert [(e.source, e.draft) for e in received.duties] == [(DRAFT, True)]


def test_a_body_is_found_by_the_abbreviation_that_offices_write(store: Store) -> None:
    assert body_file(store, "TAND huyện Đức Trọng").body.name == COURT
    assert body_file(store, "ca huyen").body.name == POLICE
    with pytest.raises(NoBody):
        body_file(store, "UBND huyện Đức Trọng")


def test_words_that_several_bodies_hold_name_them(store: Store) -> None:
    with pytest.raises(SeveralBodies) as raised:
        body_file(store, "huyện đức trọng")
    assert raised.value.to_json() == {
        "asked": "huyện đức trọng", "body": None, "candidates": [POLICE, COMMITTEE, COURT],
    }  # fmt: skip
    with pytest.raises(NoBody):
        body_file(store, "Sở Ngoại vụ")


def test_search_needs_no_diacritics(store: Store) -> None:
    assert [d.key for d in search(store, "cai cach tu phap").documents] == [PLAN]
    assert search(store, "cai cach tu phap").to_json()["documents"][0] == {
        "document": PLAN, "code": "132-KH/HU", "type": "KH", "status": "held", "level": "district",
        "date": "2023-04-12", "issuer": COMMITTEE, "title": "Kế hoạch cải cách tư pháp",
    }  # fmt: skip


def test_search_without_a_hit_says_what_was_read(store: Store) -> None:
    assert search(store, "hải quan").to_json() == {
        "asked": "hải quan", "documents": [], "read": 10, "set_aside": 1, "read_at": "2025-01-02T08:30:00Z",
    }  # fmt: skip
