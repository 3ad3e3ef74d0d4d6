"""Codes in running text: every damage that real documents show, and what looks like a code and is none."""

import pytest

from danchieu.ingest.canonical import canonical
from danchieu.ingest.codes import find_codes


def codes(raw: str) -> list[str]:
    """The canonical codes of a raw text, in order."""
    return [str(code.symbol) for code in find_codes(canonical(raw).text)]


WHOLE = [
    ("Kết luận số 84-KL/TW của Bộ Chính trị", "84-KL/TW", "Party: hyphen after the number, stroke before the body"),
    ("Quyết định số 15/QĐ-BNV", "15/QĐ-BNV", "State: stroke after the number, hyphen before the body"),
    ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "normative: the year stands inside"),
    ("Luật số 31/2024/QH15", "31/2024/QH15", "a law's code says no type"),
    ("Nghị quyết số 81/2025/UBTVQH15", "81/2025/UBTVQH15", "Standing Committee, with year"),
    ("Nghị quyết số 1673/NQ-UBTVQH15", "1673/NQ-UBTVQH15", "Standing Committee, individual resolution without year"),
    ("Công văn số 1797-CV/TU", "1797-CV/TU", "four digits"),
    ("Chương trình số 13-CTr/BCĐCCTP", "13-CTr/BCĐCCTP", "mixed-case kind, long body"),
    ("Quy định số 08-QĐi/TW", "08-QĐi/TW", "symbol of a quy định from 2018 to 2019"),
    ("Quyết định số 343-QĐNS/TW", "343-QĐNS/TW", "personnel decision"),
    ("Nghị quyết số 04-NQ/HNTW", "04-NQ/HNTW", "plenum"),
    ("Công văn số 3294-CV/VPTW/nb", "3294-CV/VPTW/nb", "internal suffix"),
    ("Công văn số 12/UBND-VX", "12/UBND-VX", "a State công văn has no kind"),
    ("Quyết định số 51/QĐ-VKSTC-V12", "51/QĐ-VKSTC-V12", "the drafting unit is part of the code"),
    ("Quy chế số 05-QC/BTCTU-BNCTU", "05-QC/BTCTU-BNCTU", "joint Party bodies"),
    (
        "Thông tư liên tịch số 05/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT",
        "05/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT",
        "joint circular with seven bodies",
    ),
    ("Thông tư liên tịch số 08/2026/TTLT-VKSNDTC-TANDTC", "08/2026/TTLT-VKSNDTC-TANDTC", "joint circular"),
    ("Nghị quyết số 66.7/2025/NQ-CP", "66.7/2025/NQ-CP", "decimal number"),
    ("Nghị quyết số 30c/NQ-CP", "30c/NQ-CP", "letter after the number"),
    ("Nghị quyết số 522b/NQ-UBTVQH13", "522b/NQ-UBTVQH13", "letter after three digits"),
    ("Quy chuẩn QCVN 06:2022/BXD", "QCVN 06:2022/BXD", "technical standard"),
    ("Chỉ thị số 04/2020/CT-CA", "04/2020/CT-CA", "chief justice"),
    ("Kế hoạch số 141/KH-BCĐTKNQ18", "141/KH-BCĐTKNQ18", "digits that belong to the body's name"),
]

DAMAGED = [
    ("Kết luận số 84-\n\nKL/TW ngày 29/7/2020", "84-KL/TW", "broken over an empty line"),
    ("Kết luận số 84-KL/\nTW", "84-KL/TW", "broken after the stroke"),
    ("Kế hoạch số 117\n/KH-UBND của tỉnh", "117/KH-UBND", "broken before the stroke"),
    ("Nghị quyết số 27-NQ/\n\n2\n\nTW", "27-NQ/TW", "a page number inside the code"),
    ("Chỉ thị số 32 CT/TU", "32-CT/TU", "lost hyphen, Party body"),
    ("Nghị quyết số 19/NQ-TW", "19-NQ/TW", "swapped marks, Party body decides"),
    ("Quyết định số 275-QĐ-TW", "275-QĐ/TW", "two hyphens"),
    ("Kế hoạch số 15-KH-UBND", "15/KH-UBND", "two hyphens, State body"),
    ("Kế hoạch số 15/KH/UBND", "15/KH-UBND", "two strokes, State body"),
    ("Nghị quyết số 09-NQ/TƯ", "09-NQ/TW", "TƯ is the centre"),
    ("Chỉ thị số 21-CT/T.Ư", "21-CT/TW", "T.Ư is the centre"),
    ("Chỉ thị số 21-CT/T.W", "21-CT/TW", "T.W is the centre"),
    ("Quy định số 61–QĐ/TW", "61-QĐ/TW", "en dash"),
    ("Quyết định số 138 – QĐNS/TW", "138-QĐNS/TW", "en dash between blanks"),
    ("Quy định số 61\u2011QĐ/TW", "61-QĐ/TW", "non-breaking hyphen"),
    ("Nghị định số 83/20l7/NĐ-CP", "83/2017/NĐ-CP", "small L for 1 in the year"),
    ("Nghị định số 83/2O17/NĐ-CP", "83/2017/NĐ-CP", "letter O for 0 in the year"),
    ("Nghị định số 98/2022/NĐCP", "98/2022/NĐ-CP", "lost hyphen before CP"),
    ("Quyết định số 1744/QĐĐ-BGTVT", "1744/QĐ-BGTVT", "Đ read twice"),
    ("Nghị quyết số 76/NQ-HĐNĐ", "76/NQ-HĐND", "Đ for D"),
    ("Quyết định số 99-QÐ/TW", "99-QĐ/TW", "Eth (U+00D0) for Đ"),
    ("Quyết định số 40/Q\u0110-UBND", "40/QĐ-UBND", "Đ itself"),
    ("Số 132 - KH/HU", "132-KH/HU", "blanks around the hyphen"),
    ("Kết luận số 84- KL/TW", "84-KL/TW", "blank after the hyphen"),
    ("Công văn số 55 /STP-VP", "55/STP-VP", "blank before the stroke"),
    ("Nghị quyết số 66-NQ/TW1 của", "66-NQ/TW", "glued footnote digit"),
    ("Kết luận số 126-KL/TW2.", "126-KL/TW", "glued footnote digit at the sentence's end"),
    ("Chỉ thị số l9-CT/TU", "19-CT/TU", "OCR: small L for 1"),
    ("Chỉ thị số 1O-CT/TU", "10-CT/TU", "OCR: capital O for 0"),
    ("Chỉ thị số11-CT/TU", "11-CT/TU", "glued to the word before it"),
    ("Nghị quyết số 41-NQ/TWngày 15 tháng 11", "41-NQ/TW", "glued to the word after it"),
    ("Nghị quyết số **18-NQ/TW**", "18-NQ/TW", "Markdown emphasis"),
    ("Kế hoạch số 51- CTR/TU", "51-CTr/TU", "kind in capitals"),
    ("(Quyết định số 12/QĐ-UBND)", "12/QĐ-UBND", "in brackets"),
    ("Kế hoạch số 12/KH-UBND,ngày 5/6/2020", "12/KH-UBND", "comma without blank"),
]

LISTS = [
    ("các Nghị quyết số 18-NQ/TW và 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"], "two full codes under one noun"),
    ("các Kết luận số 150-KL/TW, số 163-KL/TW và số 167-KL/TW", ["150-KL/TW", "163-KL/TW", "167-KL/TW"], "số again"),
    ("Kết luận số 50, 62, 74-KL/TW", ["74-KL/TW"], "bare members are no codes of their own"),
    ("Luật số 02/2021/QH15, Luật số 34/2024/QH15", ["02/2021/QH15", "34/2024/QH15"], "noun again"),
    ("Quyết định số 12/QĐ-UBND; 13/QĐ-UBND; 14/QĐ-UBND", ["12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND"], "semicolons"),
]

BLANK = [
    ("Thông báo số      /TB-UBND ngày   tháng 3 năm 2018", ["/TB-UBND"], "number stamped later: the rest stays"),
    ("Kế hoạch số …/KH-UBND", ["/KH-UBND"], "dots for the number"),
    ("Kế hoạch số ...../KH-UBND", ["/KH-UBND"], "full stops for the number"),
]

NO_CODES = [
    ("Bản án số 12/2021/HS-ST ngày 05/3/2021", "case number, criminal"),
    ("Quyết định số 03/2022/DS-PT của Tòa án", "case number, civil appeal"),
    ("Quyết định thi hành án 12/2020/HNGĐ-ST", "case number, family"),
    ("ĐẾN Số: 6123 Ngày: 03/6/22", "register number of a receiving stamp"),
    ("Trực ban 24/7, điện thoại 0263 3843 129", "round the clock, telephone number"),
    ("Đạt 96/100 điểm, tăng 3/4 số hộ", "fractions"),
    ("Điện thoại 0912-345-678 hoặc 028.3822.1234", "telephone numbers"),
    ("theo Mẫu số 01/KĐ-TT ban hành", "form number"),
    ("theo mẫu 02/TB-UBND kèm theo", "form number that looks like a code"),
    ("Biểu số 05/BC-UBND", "form number of a report"),
    ("quy định tại Điều 3, khoản 2 Điều 15", "articles"),
    ("lưu tệp ADMINHDVP05.DOC 3 và kh-12.docx", "file names"),
    ("trong 5 năm 2021-2025", "years"),
    ("Hội Luật gia tỉnh có 12 chi hội", "a body"),
    ("KẾ HOẠCH\n1. Mục đích, yêu cầu", "a heading and an item"),
    ("Ngày 12/4/2023, lúc 14 giờ 30", "date and hour"),
    ("tỷ lệ 12-15% TW hỗ trợ", "a range beside a body"),
    ("số 12 TW phân bổ 30 tỷ đồng", "a number beside a body"),
    ("mã hồ sơ A-12/2023", "a file's mark"),
    ("giai đoạn 2021-2025 và 2026-2030", "periods"),
    ("biển số 49A-12345", "a number plate"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("raw", "code", "why"), WHOLE + DAMAGED, ids=lambda value: value[:60].replace("\n", "⏎"))
def test_a_code_is_found_in_its_canonical_spelling(raw: str, code: str, why: str) -> None:
    assert codes(raw) == [code], why


@pytest.mark.parametrize(("raw", "expected", "why"), LISTS + BLANK, ids=[row[2] for row in LISTS + BLANK])
def test_lists_and_blank_numbers(raw: str, expected: list[str], why: str) -> None:
    assert codes(raw) == expected


@pytest.mark.parametrize(("raw", "why"), NO_CODES, ids=[row[1] for row in NO_CODES])
def test_what_only_looks_like_a_code_is_none(raw: str, why: str) -> None:
    assert codes(raw) == []


@pytest.mark.parametrize(
    ("raw", "inside"),
    [
        ("Kết luận số 84-\n\nKL/TW ngày 29/7/2020", "84-\n\nKL/TW"),
        ("Số 132 - KH/HU của Huyện ủy", "132 - KH/HU"),
        ("Nghị quyết số 41-NQ/TWngày 15", "41-NQ/TW"),
        ("Chỉ thị số 32 CT/TU, ngày", "32 CT/TU"),
    ],
    ids=["break", "blanks", "glued word stays out", "lost hyphen"],
)
def test_the_span_of_a_code_holds_its_damage_and_nothing_else(raw: str, inside: str) -> None:
    text = canonical(raw)
    (code,) = find_codes(text.text)
    start, end = text.span(code.start, code.end)
    assert raw[start:end] == inside
