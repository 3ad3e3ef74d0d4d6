"""Issuers: names in capitals brought to running spelling, lines of the letterhead put together."""

import pytest

from danchieu.ingest.issuer import letterhead_issuer, running

SPELLINGS = [
    ("HUYỆN ỦY ĐỨC TRỌNG", "Huyện ủy Đức Trọng"),
    ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Ủy ban nhân dân tỉnh Lào Cai"),
    ("UỶ BAN NHÂN DÂN XÃ TÂN HỘI", "Ủy ban nhân dân xã Tân Hội"),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
    ("TAND HUYỆN ĐỨC TRỌNG", "Tòa án nhân dân huyện Đức Trọng"),
    ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "Viện kiểm sát nhân dân tối cao"),
    ("ĐẢNG BỘ TỈNH BÀ RỊA - VŨNG TÀU", "Đảng bộ tỉnh Bà Rịa - Vũng Tàu"),
    ("BAN THƯỜNG VỤ TỈNH ỦY", "Ban Thường vụ Tỉnh ủy"),
    ("TỈNH ỦY ĐẮC LẮC", "Tỉnh ủy Đắk Lắk"),
    ("CỤC THI HÀNH ÁN DÂN SỰ", "Cục Thi hành án dân sự"),
    ("BỘ CHÍNH TRỊ", "Bộ Chính trị"),
    ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
    ("SỞ NÔNG NGHIỆP", "Sở Nông nghiệp"),
    ("BAN CHỈ ĐẠO PHÒNG, CHỐNG THAM NHŨNG, TIÊU CỰC", "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực"),
]

LINES = [
    (["ĐẢNG BỘ TỈNH LÂM ĐỒNG", "HUYỆN ỦY ĐỨC TRỌNG"], "Huyện ủy Đức Trọng", "the last name"),
    (["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"], "Ủy ban nhân dân tỉnh Sơn La", "one name on two lines"),
    (["UBND TỈNH LÀO CAI", "SỞ CÔNG THƯƠNG"], "Sở Công Thương", "a Sở under its UBND"),
    (["UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG"], "Sở Công Thương", "two lines joined by one blank"),
    (["TỈNH ỦY GIA LAI", "BAN TỔ CHỨC"], "Ban Tổ chức Tỉnh ủy Gia Lai", "an organ is completed by its committee"),
    (["BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"], "Văn phòng Trung ương Đảng", "an office of the centre"),
    (["ỦY BAN NHÂN DÂN", "TINH QUẢNG NGÃI"], "Ủy ban nhân dân tỉnh Quảng Ngãi", "a word of level without accents"),
    (["THỦ TƯỚNG CHÍNH PHỦ"], "Thủ tướng Chính phủ", "one line"),
    (["TỈNH ỦY GIA LAI", "DỰ THẢO LẦN 2"], "Tỉnh ủy Gia Lai", "the mark of a draft names nobody"),
]


@pytest.mark.parametrize(("capitals", "expected"), SPELLINGS, ids=[row[0] for row in SPELLINGS])
def test_running_spelling(capitals: str, expected: str) -> None:
    assert running(capitals) == expected


@pytest.mark.parametrize(("lines", "expected", "why"), LINES, ids=[row[2] for row in LINES])
def test_the_lines_of_a_letterhead(lines: list[str], expected: str, why: str) -> None:
    cells, at = [], 0
    for line in lines:
        cells.append((at, at + len(line), line))
        at += len(line) + 1
    found = letterhead_issuer(cells)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    "line",
    ["Số 132-KH/HU", "TRUNG TÂM CÔNG BÁO", "Đức Trọng, ngày 12 tháng 4 năm 2023", "ĐỘC LẬP", "*"],
    ids=["number", "newsroom", "place and date", "part of the motto", "star"],
)
def test_lines_that_name_no_issuer(line: str) -> None:
    assert letterhead_issuer([(0, len(line), line)]) is None
