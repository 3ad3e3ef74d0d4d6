"""Whose document a citation names (gold format, "Jurisdiction"): issuer words, else symbol, else the own place."""

import pytest

from danchieu.graph.model import Head
from danchieu.graph.symbol import read
from danchieu.ingest.jurisdiction import jurisdiction_of

DISTRICT = Head(issuer="Huyện ủy Đức Trọng", jurisdiction="Lâm Đồng/Đức Trọng", level="district", date="2023-04-12")
CITY = Head(issuer="Thành ủy Đà Lạt", jurisdiction="Lâm Đồng/Đà Lạt", level="district", date="2023-04-12")
COMMUNE = Head(issuer="Đảng ủy xã Đức Trọng", jurisdiction="Lâm Đồng/Đức Trọng", level="commune", date="2025-08-12")
CENTRE = Head(issuer="Bộ Chính trị", jurisdiction="TW", level="central", date="2022-11-09")
NOWHERE = Head()

BY_ISSUER = [
    (DISTRICT, "Tỉnh ủy", "51-CTr/TU", "Lâm Đồng", "the province of the own place"),
    (DISTRICT, "Tỉnh ủy Gia Lai", "13-KH/TU", "Gia Lai", "the place in the name"),
    (DISTRICT, "Ủy ban nhân dân tỉnh", "12/QĐ-UBND", "Lâm Đồng", "issuer words beat UBND"),
    (DISTRICT, "UBND tỉnh", "12/QĐ-UBND", "Lâm Đồng", "abbreviated"),
    (DISTRICT, "Ủy ban nhân dân huyện", "12/QĐ-UBND", "Lâm Đồng/Đức Trọng", "the own district"),
    (DISTRICT, "Ủy ban nhân dân huyện Lâm Hà", "12/QĐ-UBND", "Lâm Đồng/Lâm Hà", "another district"),
    (DISTRICT, "Đảng ủy Ủy ban nhân dân tỉnh", "42-KH/ĐU", "Lâm Đồng", "issuer words beat ĐU"),
    (DISTRICT, "Sở Tư pháp", "55/STP-VP", "Lâm Đồng", "a Sở is of the province"),
    (DISTRICT, "Giám đốc Sở Tư pháp", "55/QĐ-STP", "Lâm Đồng", "an office-holder of it"),
    (DISTRICT, "Huyện ủy", "7-KH/HU", "Lâm Đồng/Đức Trọng", "the own committee"),
    (DISTRICT, "Bộ Chính trị", "18-NQ/TW", "TW", "the Politburo"),
    (DISTRICT, "Ban Bí thư Trung ương Đảng", "26-CT/TW", "TW", "the Secretariat"),
    (DISTRICT, "Hội nghị lần thứ sáu Ban Chấp hành Trung ương", "18-NQ/TW", "TW", "a plenum"),
    (DISTRICT, "Bộ Công an", "5/KH-BCA", "TW", "a ministry"),
    (DISTRICT, "Ủy ban Quốc gia Tìm kiếm cứu nạn", "158/UB", "TW", "a national committee"),
    (DISTRICT, "Bộ Chỉ huy quân sự tỉnh", "5/KH-BCH", "Lâm Đồng", "no ministry"),
    (DISTRICT, "Chánh án Tòa án nhân dân tối cao", "04/2020/CT-CA", "TW", "the supreme court"),
    (DISTRICT, "Thủ tướng Chính phủ", "12/QĐ-TTg", "TW", "the Prime Minister"),
    (CITY, "Thành ủy", "5-KH/TU", "Lâm Đồng/Đà Lạt", "the city that the document itself comes from"),
    (DISTRICT, "Thành ủy Hải Phòng", "5-KH/TU", "Hải Phòng", "a centrally-run city"),
    (DISTRICT, "Thành ủy Đà Lạt", "5-KH/TU", "Lâm Đồng/Đà Lạt", "a city in a province"),
    (COMMUNE, "Ủy ban nhân dân xã Đức Trọng", "5/KH-UBND", "Lâm Đồng/Đức Trọng", "a commune since 1/7/2025"),
    (COMMUNE, "Tỉnh ủy", "5-KH/TU", "Lâm Đồng", "the commune's province"),
]

BY_SYMBOL = [
    (DISTRICT, "18-NQ/TW", "TW", "TW"),
    (DISTRICT, "36-HD/VPTW", "TW", "an organ of the centre"),
    (DISTRICT, "31/2024/QH15", "TW", "National Assembly"),
    (DISTRICT, "81/2025/UBTVQH15", "TW", "Standing Committee"),
    (DISTRICT, "30/2020/NĐ-CP", "TW", "decree"),
    (DISTRICT, "12/QĐ-TTg", "TW", "Prime Minister"),
    (DISTRICT, "24/2025/TT-BTP", "TW", "ministry"),
    (DISTRICT, "01/2017/TTLT-BCA-BTP", "TW", "joint circular"),
    (DISTRICT, "04/2020/CT-CA", "TW", "chief justice"),
    (DISTRICT, "QCVN 06:2022/BXD", "TW", "standard"),
    (DISTRICT, "51-CTr/TU", "Lâm Đồng", "TU is the province's"),
    (DISTRICT, "12-HD/BTCTU", "Lâm Đồng", "an organ of the province's committee"),
    (DISTRICT, "55/STP-VP", "Lâm Đồng", "a Sở"),
    (DISTRICT, "7-KH/HU", "Lâm Đồng/Đức Trọng", "HU is the own"),
    (DISTRICT, "7-KH/ĐU", "Lâm Đồng/Đức Trọng", "ĐU is the own"),
    (DISTRICT, "12/QĐ-UBND", "Lâm Đồng/Đức Trọng", "UBND is the own"),
    (DISTRICT, "4-NQ/BCSĐ", "Lâm Đồng/Đức Trọng", "BCSĐ is the own"),
    (DISTRICT, "4/KH-XYZ", "Lâm Đồng/Đức Trọng", "what is unknown is the own"),
    (NOWHERE, "18-NQ/TW", "TW", "the centre needs no own place"),
    (NOWHERE, "51-CTr/TU", "?", "a province that nothing tells"),
    (NOWHERE, "12/QĐ-UBND", "?", "a place that nothing tells"),
    (CENTRE, "51-CTr/TU", "?", "a central document's own place is no province"),
]

BY_NAME = [
    (DISTRICT, "Luật Đất đai", "Luật", "TW", "a law"),
    (DISTRICT, "Nghị quyết Đại hội XIII của Đảng", "NQ", "TW", "national congress"),
    (DISTRICT, "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII", "NQ", "TW", "national congress, long"),
    (DISTRICT, "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI", "NQ", "Lâm Đồng", "provincial congress"),
    (DISTRICT, "Nghị quyết Đại hội Đảng bộ huyện lần thứ XIII", "NQ", "Lâm Đồng/Đức Trọng", "district congress"),
    (DISTRICT, "Nghị quyết Trung ương 4 khóa XII", "NQ", "TW", "plenum"),
    (NOWHERE, "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI", "NQ", "?", "a province that nothing tells"),
]


@pytest.mark.parametrize(("head", "issuer", "symbol", "place", "why"), BY_ISSUER, ids=[row[1] for row in BY_ISSUER])
def test_the_issuer_decides(head: Head, issuer: str, symbol: str, place: str, why: str) -> None:
    code = read(symbol)
    assert code is not None
    assert jurisdiction_of(issuer, code, code.type, head) == place


@pytest.mark.parametrize(("head", "symbol", "place", "why"), BY_SYMBOL, ids=[f"{r[1]}: {r[3]}" for r in BY_SYMBOL])
def test_without_an_issuer_the_symbol_decides(head: Head, symbol: str, place: str, why: str) -> None:
    code = read(symbol)
    assert code is not None
    assert jurisdiction_of(None, code, code.type, head) == place


@pytest.mark.parametrize(("head", "name", "kind", "place", "why"), BY_NAME, ids=[row[4] for row in BY_NAME])
def test_documents_without_a_code(head: Head, name: str, kind: str, place: str, why: str) -> None:
    assert jurisdiction_of(name, None, kind, head) == place
