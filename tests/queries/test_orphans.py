"""What is missing, and what is not said to be."""

from danchieu.graph.store import Store
from danchieu.queries.orphans import orphans
from tests.queries.small import (
    DIRECTIVES,
    DRAFT,
    NEW_RULE,
    OLDER,
    PASSING,
    PLAN,
    PROGRAMME,
    RESOLUTION,
    RULE,
    TWINS,
    UNKNOWN,
    UNSETTLED,
)  # fmt: skip


def _reasons(store: Store, status: str) -> dict[str, str]:
    return {f["document"]: f["reason"] for f in orphans(store).to_json()["findings"] if f["status"] == status}


def test_directives_without_a_principal_follower_however_often_mentioned(store: Store) -> None:
    maybe = "; not settled whether it is meant by lam-dong.duc-trong:85-BC/HU@2024-12-20"
    assert _reasons(store, "unimplemented") == {
        DIRECTIVES[0]: f"only mentioned in passing by 1 document{maybe}",
        DIRECTIVES[1]: f"no document implements it{maybe}",
    }


def test_plans_and_guides_that_rest_on_nothing(store: Store) -> None:
    assert set(_reasons(store, "ungrounded")) == {*TWINS, *DIRECTIVES, RULE}


def test_what_rests_on_something_and_what_is_only_a_draft_is_no_finding(store: Store) -> None:
    found = {f.document.key for f in orphans(store).findings}
    assert not found & {PLAN, NEW_RULE, PASSING, DRAFT}


def test_documents_cited_and_not_held(store: Store) -> None:
    assert _reasons(store, "missing") == {
        UNSETTLED: f"cited by 1 document, not held; may mean {DIRECTIVES[0]}, {DIRECTIVES[1]}",
        UNKNOWN: "cited by 1 document, not held; nothing tells which document is meant",
        PROGRAMME: "cited by 2 documents, not held",
        OLDER: "cited by 1 document, not held",
        RESOLUTION: "cited by 3 documents, not held",  # the draft's citation is one too
    }


def test_findings_show_what_was_found_instead(store: Store) -> None:
    first = orphans(store).to_json()["findings"][0]
    assert [(e["source"], e["sentence"]) for e in first["evidence"]] == [
        ("kho/14.txt", "tiếp tục thực hiện 31-CT/TU"),
        ("kho/85.pdf", "theo Chỉ thị 31"),
    ]


def test_the_answer_says_what_it_rests_on(store: Store) -> None:
    answer = orphans(store).to_json()
    assert set(answer) == {"findings", "read", "set_aside", "as_of"}
    assert (answer["read"], answer["set_aside"], answer["as_of"]) == (10, 1, "2024-12-20")
