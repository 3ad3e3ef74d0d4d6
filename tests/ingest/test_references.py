"""References: which mentions of one text are one document, and what the text tells of it."""

from dataclasses import dataclass

import pytest

from danchieu.graph.model import Reference
from tests.ingest.documents import plan, read


def references(body: str) -> list[tuple[str | None, str | None]]:
    """(symbol or name, date) of every reference of a plan with this body."""
    return [(r.symbol or r.name, r.date) for r in read(plan(body=f"1. {body}")).references]


def only(body: str) -> Reference:
    (reference,) = read(plan(body=f"1. {body}")).references
    return reference


@dataclass(frozen=True)
class Row:
    """What a row shows, the words of a plan's body, and the distinct documents in them."""

    why: str
    body: str
    documents: list[tuple[str | None, str | None]]


JOINED = [
    Row(
        "full, full without date, short: one document",
        "Thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022; Nghị quyết số 27-NQ/TW; Nghị quyết 27.",
        [("27-NQ/TW", "2022-11-09")],
    ),
    Row(
        "a year fits every day in it",
        "Thực hiện Nghị quyết số 27-NQ/TW năm 2022; Nghị quyết số 27-NQ/TW, ngày 09/11/2022.",
        [("27-NQ/TW", "2022-11-09")],
    ),
    Row(
        "two dates are two documents: numbering restarts every term",
        "Thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022; Nghị quyết số 27-NQ/TW, ngày 21/5/2018.",
        [("27-NQ/TW", "2022-11-09"), ("27-NQ/TW", "2018-05-21")],
    ),
    Row(
        "two issuers are two documents",
        "Thực hiện Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh; Quyết định số 12/QĐ-UBND của Ủy ban nhân "
        "dân huyện.",
        [("12/QĐ-UBND", None), ("12/QĐ-UBND", None)],
    ),
    Row(
        "a law and a resolution share a code",
        "Thực hiện Luật số 96/2015/QH13; Nghị quyết số 96/2015/QH13.",
        [("96/2015/QH13", None), ("96/2015/QH13", None)],
    ),
    Row(
        "a leading zero makes no difference",
        "Thực hiện Nghị quyết số 04-NQ/TW; Nghị quyết số 4-NQ/TW.",
        [("04-NQ/TW", None)],
    ),
    Row(
        "damage makes no difference",
        "Thực hiện Kết luận số 84-KL/TW; Kết luận số 84- KL/TW; Kết luận số 84–KL/TƯ; Kết luận số 84/KL-TW.",
        [("84-KL/TW", None)],
    ),
    Row(
        "a short mention before the full one",
        "Thực hiện Chỉ thị 05.\n2. Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016.",
        [("05-CT/TW", "2016-05-15")],
    ),
    Row("a short mention that nothing explains keeps its number", "Thực hiện Nghị quyết 49.", [("49", None)]),
    Row(
        "a law by name, then by name and code",
        "Thực hiện Luật Đất đai ngày 18/01/2024. Luật Đất đai số 31/2024/QH15; Luật Đất đai.",
        [("31/2024/QH15", "2024-01-18")],
    ),
    Row(
        "a law by code, its name in brackets",
        "Thực hiện Luật số 59/2020/QH14 (Luật Doanh nghiệp).",
        [("59/2020/QH14", None)],
    ),
    Row(
        "two versions of one law",
        "Thực hiện Luật Đất đai năm 2013; Luật Đất đai năm 2024.",
        [("Luật Đất đai", "2013"), ("Luật Đất đai", "2024")],
    ),
    Row(
        "the name of a plenum explained by a code",
        "Thực hiện Nghị quyết Trung ương 4 khóa XII (Nghị quyết số 04-NQ/TW, ngày 30/10/2016).",
        [("04-NQ/TW", "2016-10-30")],
    ),
    Row(
        "members of a list take its letters and the date that closes it",
        "Thực hiện các Kết luận số 186, 192 và 195-KL/TW ngày 29/8/2025.",
        [("186-KL/TW", "2025-08-29"), ("192-KL/TW", "2025-08-29"), ("195-KL/TW", "2025-08-29")],
    ),
    Row(
        "a date after the issuer is the document's",
        "Thực hiện Nghị quyết số 18-NQ/TW của Bộ Chính trị ngày 25/10/2017 về đổi mới.",
        [("18-NQ/TW", "2017-10-25")],
    ),
    Row(
        "'Chương trình 135' that no full citation explains is no document",
        "Thực hiện Chương trình 135.",
        [],
    ),
]


@pytest.mark.parametrize("row", JOINED, ids=lambda row: row.why)
def test_distinct_documents(row: Row) -> None:
    assert references(row.body) == row.documents


def test_an_anaphor_names_the_last_document_of_its_type() -> None:
    reading = read(plan(body="1. Có Kế hoạch số 12-KH/TU; Nghị quyết số 5-NQ/TU. Kế hoạch trên được phổ biến."))
    forms = {m.form: m.ref for m in reading.mentions if m.symbol != "5-NQ/TU"}
    assert forms["anaphor"] == forms["full"]


def test_an_anaphor_without_antecedent_is_none() -> None:
    assert read(plan(body="1. Kế hoạch trên được phổ biến.")).mentions == ()


def test_this_points_back_within_its_paragraph() -> None:
    near = "1. Có Nghị quyết số 5-NQ/TU về đất đai. Nghị quyết này hết thời hạn."
    assert len(read(plan(body=near)).mentions) == 2
    assert len(read(plan(body=near.replace("đai. ", "đai.\n2. "))).mentions) == 1


TERMS = [
    ("Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương khóa XII về đổi mới", "XII", "beside the issuer"),
    (
        "Nghị quyết số 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương (khoá XII)",
        "XII",
        "in brackets, old tone mark",
    ),
    ("Nghị quyết số 18-NQ/TW khóa XII", "XII", "straight after the code"),
    ("Nghị quyết số 18-NQ/TW về đổi mới", None, "not said"),
]


@pytest.mark.parametrize(("words", "term", "why"), TERMS, ids=[row[2] for row in TERMS])
def test_the_term_that_the_text_names(words: str, term: str | None, why: str) -> None:
    assert only(f"Thực hiện {words}.").term == term


ISSUERS = [
    (
        "Chương trình số 51-CTr/TU, ngày 10/3/2023 của Tỉnh ủy về cải cách tư pháp",
        "Tỉnh ủy Lâm Đồng",
        "completed with the place",
    ),
    (
        "Kế hoạch số 14-KH/HU của Ban Thường vụ Huyện ủy",
        "Ban Thường vụ Huyện ủy Đức Trọng",
        "completed with the district",
    ),
    ("Nghị quyết số 18-NQ/TW của Bộ Chính trị", "Bộ Chính trị", "of the centre"),
    ("Nghị định số 30/2020/NĐ-CP của Chính phủ", "Chính phủ", "of the State"),
    ("Nghị định số 30/2020/NĐ-CP", None, "not said"),
    ("chỉ đạo của Tỉnh ủy tại Kế hoạch số 14-KH/TU", "Tỉnh ủy Lâm Đồng", "before the citation, with 'tại'"),
    ("nhiệm vụ, Tỉnh ủy đã ban hành Kế hoạch số 14-KH/TU", "Tỉnh ủy Lâm Đồng", "who is told to have issued it"),
    ("nhiệm vụ, Kể từ khi đã ban hành Kế hoạch số 14-KH/TU", None, "no body's name"),
    (
        "Thông tư số 30/2020/TT-BTP của Bộ trưởng Bộ Tư pháp hết hiệu lực",
        "Bộ Tư pháp",
        "what is said of the document is no part of the name",
    ),
]


@pytest.mark.parametrize(("words", "issuer", "why"), ISSUERS, ids=[row[2] for row in ISSUERS])
def test_the_issuer_that_the_text_names(words: str, issuer: str | None, why: str) -> None:
    assert only(f"Thực hiện {words}.").issuer == issuer


TITLES = [
    ("của Tỉnh ủy về chuyển đổi số; báo cáo kết quả.", "a semicolon"),
    ("của Tỉnh ủy về chuyển đổi số, Ban Thường vụ Huyện ủy yêu cầu:", "the document at hand takes the word"),
]


@pytest.mark.parametrize(("words", "why"), TITLES, ids=[row[1] for row in TITLES])
def test_the_title_words_beside_a_citation(words: str, why: str) -> None:
    assert only(f"Thực hiện Kế hoạch số 14-KH/TU, ngày 1/4/2023 {words}").title == "chuyển đổi số"


def test_ids_follow_the_order_of_the_text() -> None:
    reading = read(
        plan(body="1. Có Kế hoạch số 12-KH/TU; Nghị quyết số 5-NQ/TU; Kế hoạch số 12-KH/TU; Chỉ thị số 7-CT/TU.")
    )
    assert [r.id for r in reading.references] == ["r1", "r2", "r3"]
    assert [m.ref for m in reading.mentions] == ["r1", "r2", "r1", "r3"]
