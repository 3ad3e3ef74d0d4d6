"""Mentions: their exact spans (type noun to date; issuer and title outside), their forms, and what is no mention."""

import pytest

from danchieu.ingest.canonical import canonical
from danchieu.ingest.mentions import Found, find_mentions
from tests.ingest.documents import plan, read


def found(raw: str) -> list[Found]:
    return find_mentions(canonical(raw).text)


def spans(raw: str) -> list[tuple[str, str]]:
    """(form, words) of every mention, as they stand in the raw text."""
    text = canonical(raw)
    out: list[tuple[str, str]] = []
    for m in find_mentions(text.text):
        start, end = text.span(m.start, m.end)
        out.append((m.form, raw[start:end]))
    return out


FULL = [
    (
        "Thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Ban Chấp hành Trung ương về tiếp tục xây dựng",
        [("full", "Nghị quyết số 27-NQ/TW, ngày 09/11/2022")],
        "noun to date; issuer and title stay outside",
    ),
    (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        [("full", "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020")],
        "State style",
    ),
    ("theo Kết luận 84-KL/TW của Bộ Chính trị", [("full", "Kết luận 84-KL/TW")], "without 'số' and date"),
    (
        "Kết luận số 84-\n\nKL/TW, ngày 29/7/2020",
        [("full", "Kết luận số 84-\n\nKL/TW, ngày 29/7/2020")],
        "damage inside",
    ),
    (
        "Nghị quyết số 42-NQ/TW năm 2004 của Bộ Chính trị",
        [("full", "Nghị quyết số 42-NQ/TW năm 2004")],
        "a year beside the code stands inside",
    ),
    (
        "Nghị quyết số 18-NQ/TW của Bộ Chính trị ngày 25/10/2017",
        [("full", "Nghị quyết số 18-NQ/TW")],
        "a date after the issuer stands outside",
    ),
    ("theo 12-NQ/TU, ngày 25/5/2022", [("full", "12-NQ/TU, ngày 25/5/2022")], "a code without a noun"),
    ("Văn bản số 1797-CV/TU", [("full", "Văn bản số 1797-CV/TU")], "'Văn bản số' is a công văn"),
    (
        "Chương trình hành động số 51-CTr/TU, ngày 10/3/2023 của Tỉnh ủy",
        [("full", "Chương trình hành động số 51-CTr/TU, ngày 10/3/2023")],
        "two-part noun",
    ),
    (
        "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024",
        [("full", "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024")],
        "a law's name and code are one mention",
    ),
    ("Luật số 34/2024/QH15", [("full", "Luật số 34/2024/QH15")], "a law by code"),
    (
        "Thông tư liên tịch số 01/2017/TTLT-BCA-BTP ngày 05/1/2017",
        [("full", "Thông tư liên tịch số 01/2017/TTLT-BCA-BTP ngày 05/1/2017")],
        "joint circular",
    ),
    (
        "quy định tại Quyết định số 12/QĐ-UBND",
        [("full", "Quyết định số 12/QĐ-UBND")],
        "the verb 'quy định' is no noun of it",
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày …/3/2018 của",
        [("full", "Kế hoạch số 12/KH-UBND ngày …/3/2018")],
        "a blank day stays inside",
    ),
]

LISTS = [
    (
        "các Kết luận số 186, 192 và 195-KL/TW",
        [("short", "Kết luận số 186"), ("short", "192"), ("full", "195-KL/TW")],
        "bare members are short, their span is the number; the noun belongs to the first",
    ),
    (
        "các Nghị quyết số 18-NQ/TW và 19-NQ/TW, ngày 25/10/2017",
        [("full", "Nghị quyết số 18-NQ/TW"), ("full", "19-NQ/TW, ngày 25/10/2017")],
        "the date that closes a list stands in the last alone",
    ),
    (
        "Quyết định số 71-QĐ/TW, số 72-QĐ/TW và số 73-QĐ/TW",
        [("full", "Quyết định số 71-QĐ/TW"), ("full", "số 72-QĐ/TW"), ("full", "số 73-QĐ/TW")],
        "'số' again",
    ),
    (
        "Nghị quyết 18, 19 của Trung ương",
        [("short", "Nghị quyết 18"), ("short", "19")],
        "a list without letters",
    ),
]

SHORT = [
    ("thực hiện Nghị quyết 49 của Bộ Chính trị", [("short", "Nghị quyết 49")], "noun and number"),
    ("thực hiện Chỉ thị số 31 của Thành ủy", [("short", "Chỉ thị số 31")], "with 'số'"),
    ("thực hiện Đề án số 08 của Tỉnh ủy", [("short", "Đề án số 08")], "a scheme by number"),
    ("Nghị quyết 49 ngày 02/6/2005", [("short", "Nghị quyết 49 ngày 02/6/2005")], "with its date"),
]

ANAPHORS = [
    (
        "Kế hoạch số 12-KH/TU. Thực hiện Kế hoạch trên, các đơn vị",
        [("full", "Kế hoạch số 12-KH/TU"), ("anaphor", "Kế hoạch trên")],
        "trên",
    ),
    (
        "Nghị quyết số 12-NQ/TU. Nghị quyết nêu trên đã",
        [("full", "Nghị quyết số 12-NQ/TU"), ("anaphor", "Nghị quyết nêu trên")],
        "nêu trên",
    ),
    (
        "Nghị quyết số 12-NQ/TU. Theo nghị quyết nói trên, tỉnh",
        [("full", "Nghị quyết số 12-NQ/TU"), ("anaphor", "nghị quyết nói trên")],
        "two words of pointing back make up for the small letter",
    ),
]

NONE = [
    ("các nghị quyết của Đảng, chính sách, pháp luật của Nhà nước", "generic talk"),
    ("triển khai Chiến lược phát triển kinh tế - xã hội 2021 - 2030", "a strategy without a code"),
    ("Chương trình mục tiêu quốc gia xây dựng nông thôn mới", "a programme without a code"),
    ("kế hoạch 5 năm 2021-2025", "a number of years"),
    ("Kế hoạch 05 năm phát triển kinh tế", "a number of years, padded"),
    ("theo Mẫu số 01/KĐ-TT", "a form"),
    ("Bản án số 12/2021/HS-ST ngày 05/3/2021", "a case"),
    ("Quyết định 24/7", "not a code"),
    ("ban hành 12 kế hoạch và 3 chỉ thị", "counts"),
    ("Hội Luật gia, Đoàn Luật sư", "bodies"),
    ("Báo cáo 6 tháng đầu năm", "half a year"),
    ("Kế hoạch 90 ngày đêm", "a number of days"),
]


@pytest.mark.parametrize(
    ("raw", "expected", "why"),
    FULL + LISTS + SHORT + ANAPHORS,
    ids=[row[2] for row in FULL + LISTS + SHORT + ANAPHORS],
)
def test_the_span_of_a_mention(raw: str, expected: list[tuple[str, str]], why: str) -> None:
    assert spans(raw) == expected


@pytest.mark.parametrize(("raw", "why"), NONE, ids=[row[1] for row in NONE])
def test_what_is_no_mention(raw: str, why: str) -> None:
    assert spans(raw) == []


TYPES = [
    ("Quy định số 61-QĐ/TW", "QyĐ", "the noun decides where letters say both"),
    ("các Quy định số 22-QĐ/TW, số 24-QĐ/TW", "QyĐ", "the noun holds for the whole list"),
    ("Quyết định số 61-QĐ/TW", "QĐ", "the noun decides"),
    ("Quy định số 08-QĐi/TW", "QyĐ", "the letters agree"),
    ("Thông tri số 06-TT/TW", "Thông tri", "TT of the Party"),
    ("Thông tư số 24/2025/TT-BTP", "TT", "TT of a ministry"),
    ("theo số 12-CTHĐ/TU", "CTr", "chương trình hành động"),
    ("Công văn số 55/STP-VP", "CV", "no letters of the type"),
    ("Luật số 34/2024/QH15", "Luật", "the noun alone tells law and resolution apart"),
    ("Nghị quyết số 96/2015/QH13", "NQ", "the noun alone tells law and resolution apart"),
]


@pytest.mark.parametrize(("raw", "kind", "why"), TYPES, ids=[f"{row[0]}: {row[2]}" for row in TYPES])
def test_the_type_of_a_mention(raw: str, kind: str, why: str) -> None:
    assert {m.type for m in found(raw)} == {kind}


def test_a_list_lends_its_letters_and_its_date() -> None:
    first, second, last = found("các Kết luận số 186, 192 và 195-KL/TW ngày 29/8/2025")
    assert [m.lent for m in (first, second)] == ["186-KL/TW", "192-KL/TW"]
    assert [m.date for m in (first, second, last)] == [None, None, "2025-08-29"]
    assert [m.lent_date for m in (first, second)] == ["2025-08-29", "2025-08-29"]


def test_the_day_told_before_dates_what_was_issued() -> None:
    issued, carried = found(
        "1. Ngày 24/6/2020, Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số 20/KH-UBND triển khai Quyết định số 17/QĐ-TTg."
    )
    assert (issued.date, issued.lent_date) == (None, "2020-06-24")
    assert (carried.date, carried.lent_date) == (None, None)
    (approved,) = found(
        "1. Ngày 22/11/2023, Thủ tướng Chính phủ phê duyệt Quy hoạch tỉnh tại Quyết định số 1456/QĐ-TTg."
    )
    assert approved.lent_date == "2023-11-22"


def test_an_amending_law_is_one_mention_with_the_amended_laws_inside() -> None:
    raw = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở ngày 29/6/2024"
    assert spans(raw) == [
        ("named", raw),
        ("named", "Luật Đất đai"),
        ("named", "Luật Nhà ở"),
    ]


SELF = [
    ("Kế hoạch này được phổ biến đến chi bộ.", "the document at hand"),
    ("Kế hoạch số 40-KH/HU được phổ biến đến chi bộ.", "its own code"),
    ("(Kèm theo Kế hoạch số 40-KH/HU, ngày 12/4/2023 của Ban Thường vụ Huyện ủy)", "its own annex line"),
]


@pytest.mark.parametrize(("body", "why"), SELF, ids=[row[1] for row in SELF])
def test_the_document_itself_is_no_mention(body: str, why: str) -> None:
    assert read(plan(body=body)).mentions == ()


def test_the_same_code_with_another_date_is_another_document() -> None:
    (mention,) = read(plan(body="Thay cho Kế hoạch số 40-KH/HU, ngày 05/02/2018 đã hết hạn.")).mentions
    assert (mention.symbol, mention.date) == ("40-KH/HU", "2018-02-05")


def test_the_words_of_a_mention_are_canonical_and_its_offsets_those_of_the_text_as_read() -> None:
    raw = plan(body="Tiếp tục thực hiện Kết luận số **84 – KL/TW**, ngày 29/7/2020.")
    (mention,) = read(raw).mentions
    assert raw[mention.start : mention.end] == "Kết luận số **84 – KL/TW**, ngày 29/7/2020"
    assert mention.text == "Kết luận số 84 - KL/TW, ngày 29/7/2020"
    assert mention.symbol == "84-KL/TW"


def test_the_provision_that_a_citation_names_is_kept_apart() -> None:
    (mention,) = read(plan(body="Thực hiện theo khoản 3 Điều 5 Nghị định số 30/2020/NĐ-CP.")).mentions
    assert mention.provision == "khoản 3 Điều 5"
    assert mention.text == "Nghị định số 30/2020/NĐ-CP"
