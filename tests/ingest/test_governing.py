"""The phrase that governs a citation: the last one says it, but for those that win over what follows them."""

import pytest

from danchieu.ingest.folded import folded
from danchieu.ingest.governing import by_itself, governing, phrases

ROWS = [
    ("Thực hiện ", "IMPLEMENTS", "Thực hiện ", "one phrase"),
    ("Căn cứ kết quả, tổ chức thực hiện ", "IMPLEMENTS", "thực hiện ", "the last phrase"),
    ("Tổng kết 15 năm thực hiện ", "REVIEWS", "Tổng kết 15 năm thực hiện ", "a strong phrase wins over the last"),
    ("quy định chi tiết thi hành ", "GUIDES", "quy định chi tiết thi hành ", "detail wins over 'thi hành'"),
    ("Thực hiện công tác theo ", "IMPLEMENTS", "Thực hiện công tác theo ", "'thực hiện … theo' carries out"),
    ("Chế độ chi theo ", "REFERS_TO", "theo ", "'theo' alone refers"),
    ("Thực hiện theo quy định của ", "REFERS_TO", "theo quy định của ", "'theo quy định' wins over 'thực hiện'"),
    ("Tổng kết công tác; thực hiện ", "IMPLEMENTS", "thực hiện ", "not over a semicolon"),
    ("Kiến nghị sửa đổi ", "REFERS_TO", "sửa đổi ", "a duty to propose"),
    ("kinh phí bổ sung, cán bộ ", None, "", "no phrase of relation"),
    ("", None, "", "nothing"),
]


@pytest.mark.parametrize(("text", "kind", "since", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_what_governs(text: str, kind: str | None, since: str, why: str) -> None:
    found = governing(folded(text), 0, len(text))
    if kind is None:
        assert found is None
    else:
        assert found is not None
        assert (found.type, text[found.start :]) == (kind, since)


def test_phrases_need_no_accents() -> None:
    text = "Tong ket 15 nam thuc hien va bai bo"
    assert [(g.type, text[g.start : g.end]) for g in phrases(text.lower(), 0, len(text))] == [
        ("REVIEWS", "Tong ket"),
        ("IMPLEMENTS", "thuc hien"),
        ("REPEALS", "bai bo"),
    ]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Quyết định này thay thế", True),
        ("Văn bản này bãi bỏ", True),
        ("Sở Tư pháp thay thế", False),
        ("thay thế", False),
    ],
    ids=["the decision at hand", "the text at hand", "a body", "nobody"],
)
def test_whether_the_document_itself_acts(text: str, own: bool) -> None:
    fold = folded(text)
    (last,) = phrases(fold, len(fold) - 9, len(fold)) or phrases(fold, 0, len(fold))
    assert by_itself(fold, last) is own
