"""What people type finds the one document, or says which it may be."""

import pytest

from danchieu.graph.store import Store
from danchieu.queries.subject import NothingFits, SeveralFit, find_subject
from tests.queries.small import DIRECTIVES, OLDER, PLAN, RESOLUTION, TWINS, UNKNOWN, UNSETTLED


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        pytest.param("132-KH/HU", PLAN, id="a code"),
        pytest.param("132 - kh/hu", PLAN, id="blanks, small letters"),
        pytest.param("ke hoach 132", PLAN, id="noun and number, no diacritics"),
        pytest.param("132-KH/HU@2023", PLAN, id="with the year"),
        pytest.param("27-NQ/TW@2022", RESOLUTION, id="the year decides between two"),
        pytest.param("27-NQ/TW ngày 21/5/2018", OLDER, id="the day decides between two"),
        pytest.param(PLAN, PLAN, id="a whole key"),
        pytest.param("lam-dong:13-KH/TU", TWINS[1], id="the place decides between two provinces"),
    ],
)
def test_a_code_finds_its_document(store: Store, asked: str, key: str) -> None:
    subject = find_subject(store, asked)
    assert subject.document is not None
    assert (subject.document.key, subject.candidates) == (key, ())
    assert subject.asked == asked


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        pytest.param("13-KH/TU", TWINS, id="two provinces share it"),
        pytest.param("nghị quyết 27", (OLDER, RESOLUTION), id="two terms share it"),
        pytest.param("31-CT/TU", DIRECTIVES, id="the unsettled citation is none of those offered"),
    ],
)
def test_a_shared_code_names_all_that_fit(store: Store, asked: str, keys: tuple[str, ...]) -> None:
    with pytest.raises(SeveralFit) as raised:
        find_subject(store, asked)
    assert raised.value.keys == keys
    assert raised.value.to_json() == {"asked": asked, "document": None, "candidates": list(keys), "placeholders": []}


def test_beside_a_document_its_unsettled_citations_stand_apart(store: Store) -> None:
    subject = find_subject(store, DIRECTIVES[1])
    assert subject.to_json() == {
        "asked": DIRECTIVES[1], "document": DIRECTIVES[1], "candidates": [], "placeholders": [UNSETTLED],
    }  # fmt: skip
    assert subject.starts == (DIRECTIVES[1],)


def test_every_key_that_is_printed_can_be_asked_for(store: Store) -> None:
    for document in store.documents():
        subject = find_subject(store, document.key)
        assert subject.starts == (document.key,)


def test_a_citation_that_nothing_settles_is_answered_with_its_candidates(store: Store) -> None:
    assert find_subject(store, "77-KL/TU").to_json() == {
        "asked": "77-KL/TU", "document": None, "candidates": [], "placeholders": [UNKNOWN],
    }  # fmt: skip
    unsettled = find_subject(store, UNSETTLED)
    assert (unsettled.document, unsettled.candidates, unsettled.starts) == (None, DIRECTIVES, (UNSETTLED,))


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        pytest.param("132-KH/TU", [PLAN], id="the number of another"),
        pytest.param("27-NQ/TW@1999", [OLDER, RESOLUTION], id="the wrong year"),
        pytest.param("999-QĐ/TW", [], id="nothing like it"),
        pytest.param("   ", [], id="blank"),
        pytest.param("cải cách tư pháp", [PLAN], id="words of a title are no name, but lead to it"),
    ],
)
def test_what_fits_nothing_suggests_what_is_near(store: Store, asked: str, near: list[str]) -> None:
    with pytest.raises(NothingFits) as raised:
        find_subject(store, asked)
    assert [d.key for d in raised.value.near] == near
