"""Codes as people write them, and the documents that fit."""

from typing import Any

import pytest

from danchieu.graph.asked import Asked, fits, parse_asked
from tests.factories import document


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("27-NQ/TW", Asked(symbol="27-NQ/TW")),
        ("27/nq-tw", Asked(symbol="27-NQ/TW")),
        ("  27 - NQ/TW ", Asked(symbol="27-NQ/TW")),
        ("nghi quyet 27", Asked(type="NQ", number="27")),
        ("Nghị quyết số 27", Asked(type="NQ", number="27")),
        ("NQ 27", Asked(type="NQ", number="27")),
        ("chương trình hành động số 51", Asked(type="CTr", number="51")),
        ("27", Asked(number="27")),
        ("Nghị quyết số 27-NQ/TW", Asked(type="NQ", symbol="27-NQ/TW")),
        ("Luật số: 31/2024/QH15", Asked(type="Luật", symbol="31/2024/QH15")),
        ("18/2008/qh12", Asked(symbol="18/2008/QH12")),
        ("30/2020/nd-cp", Asked(symbol="30/2020/NĐ-CP")),
        ("206/UBND-KT", Asked(symbol="206/UBND-KT")),
        ("QCVN 41:2019/BGTVT", Asked(type="QCVN", symbol="QCVN 41:2019/BGTVT")),
        ("132-KH/HU@2023", Asked(symbol="132-KH/HU", date="2023")),
        ("132-KH/HU@2023-04-12", Asked(symbol="132-KH/HU", date="2023-04-12")),
        ("132-KH/HU @ 12/4/2023", Asked(symbol="132-KH/HU", date="2023-04-12")),
        ("Kế hoạch 132-KH/HU ngày 12/4/2023", Asked(type="KH", symbol="132-KH/HU", date="2023-04-12")),
        ("18-NQ/TW khóa XII", Asked(symbol="18-NQ/TW", term="XII")),
        ("lam-dong:51-CTr/TU", Asked(scope="lam-dong", symbol="51-CTr/TU")),
        ("Lâm Đồng/Đức Trọng:132-KH/HU", Asked(scope="lam-dong.duc-trong", symbol="132-KH/HU")),
        ("lam-dong:51-CTr/TU@2023", Asked(scope="lam-dong", symbol="51-CTr/TU", date="2023")),
        ("?:31-CT/TU", Asked(scope="?", symbol="31-CT/TU")),
        ("Luật Đất đai", Asked(type="Luật", name="luat dat dai")),
        ("luat dat dai nam 2024", Asked(type="Luật", name="luat dat dai", date="2024")),
        # marks lost, or hyphens alone
        ("45 nq tw", Asked(symbol="45-NQ/TW")),
        ("45-NQ-TW", Asked(symbol="45-NQ/TW")),
        ("3120 kh ubnd", Asked(symbol="3120/KH-UBND")),
        ("1234-UBND-NC", Asked(symbol="1234/UBND-NC")),
        ("Nghị định 98-2022-NĐ-CP", Asked(type="NĐ", symbol="98/2022/NĐ-CP")),
        # a normative code in short
        ("Nghị định 98/2022", Asked(type="NĐ", number="98", year="2022")),
        ("09/2024", Asked(number="9", year="2024")),
        # as it stands in a text
        (
            "Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Bộ Chính trị",
            Asked(type="NQ", symbol="27-NQ/TW", date="2022-11-09", issuer="Bộ Chính trị"),
        ),
        ("chi thi 31 cua Tinh uy Lam Dong", Asked(type="CT", number="31", issuer="Tinh uy Lam Dong")),
        ("Luật Hoạt động giám sát của Quốc hội", Asked(type="Luật", name="luat hoat dong giam sat cua quoc hoi")),
        # whole keys
        ("tw:27-NQ/TW@2022-11-09", Asked(key="tw:27-NQ/TW@2022-11-09")),
        ("binh-dinh:CT “tăng cường lãnh đạo”@?", Asked(key="binh-dinh:CT “tăng cường lãnh đạo”@?")),
        ("tw:27-NQ/TW@?~lam-dong:1-KH/TU@2020", Asked(key="tw:27-NQ/TW@?~lam-dong:1-KH/TU@2020")),
        ("", None),
        (" - / ", None),
    ],
)
def test_what_people_write(text: str, asked: Asked | None) -> None:
    assert parse_asked(text) == asked


PLACEHOLDER = "tw:27-NQ/TW@?~lam-dong:1-KH/TU@2023-01-05"

FITS: list[tuple[str, str, dict[str, Any], bool]] = [
    ("27-NQ/TW", "tw:27-NQ/TW@2022-11-09", {}, True),
    ("27-NQ/TW", "tw:27-NQ/TW@2018-05-21", {}, True),
    ("27-NQ/TW", "lam-dong:27-NQ/TU@2022-11-09", {}, False),
    ("27-NQ/TW@2022", "tw:27-NQ/TW@2022-11-09", {}, True),
    ("27-NQ/TW@2022", "tw:27-NQ/TW@2018-05-21", {}, False),
    ("27-NQ/TW@2022-11-09", "tw:27-NQ/TW@2022", {}, True),
    # a citation that nothing settles may be the one asked for, a held document without a date is not taken for it
    ("27-NQ/TW@2022", PLACEHOLDER, {"placeholder": True}, True),
    ("132-KH/HU@2023", "?:132-KH/HU@?", {}, False),
    ("nghi quyet 27", "tw:27-NQ/TW@2022-11-09", {}, True),
    ("nghi quyet 27", "tw:27-CT/TW@1998-01-12", {}, False),
    ("nghi quyet 27", "tw:NQ 27@?~lam-dong:1-KH/TU@2023-01-05", {"placeholder": True}, True),
    # a bare number of the same type may mean the code that was asked for
    ("27-NQ/TW", "tw:NQ 27@?~lam-dong:1-KH/TU@2023-01-05", {"placeholder": True}, True),
    # zeros are spelling
    ("5-CT/TW", "tw:05-CT/TW@2016-05-15", {}, True),
    # noun and letters often disagree
    ("Quyết định 66-QĐ/TW", "tw:66-QĐ/TW@2017-02-06", {"type": "QyĐ"}, True),
    ("Quy định 66", "tw:66-QĐ/TW@2017-02-06", {"type": "QyĐ"}, True),
    ("lam-dong:51-CTr/TU", "lam-dong:51-CTr/TU@2023-03-10", {}, True),
    # the issuer tells provinces apart, and hinders nothing where the document's is not known
    ("51-CTr/TU của Tỉnh ủy Gia Lai", "lam-dong:51-CTr/TU@2023-03-10", {"issuer": "Tỉnh ủy Lâm Đồng"}, False),
    ("51-CTr/TU của Tỉnh ủy", "lam-dong:51-CTr/TU@2023-03-10", {"issuer": "Tỉnh ủy Lâm Đồng"}, True),
    ("51-CTr/TU của Tỉnh ủy Gia Lai", "gia-lai:51-CTr/TU@2023-03-10", {}, True),
    # a year after the slash is the code's own, not any date
    ("Nghị định 98/2022", "tw:98/2022/NĐ-CP@2022-11-29", {}, True),
    ("Nghị định 98/2022", "tw:98/2021/NĐ-CP@2022-01-01", {}, False),
    ("45/2023", "tw:45-NQ/TW@2023-11-24", {}, False),
    ("lam-dong:51-CTr/TU", "gia-lai:51-CTr/TU@2023-03-10", {}, False),
    ("lam-dong:51-CTr/TU", "?:51-CTr/TU@?~lam-dong:1-KH/TU@2023-01-05", {"placeholder": True}, True),
    ("18-NQ/TW khóa XII", "tw:18-NQ/TW@2022-06-16", {"term": "XIII"}, False),
    ("Luật 18/2008/QH12", "tw:NQ 18/2008/QH12@2008-06-03", {}, False),
    ("18/2008/QH12", "tw:NQ 18/2008/QH12@2008-06-03", {}, True),
    ("Luật Tố cáo", "tw:Luật Tố cáo@2018", {}, True),
    ("kho/ghi chep.txt", "?:kho/ghi chép.txt@?", {"name": None, "sources": ("kho/ghi chép.txt",)}, True),
    ("luat to cao", "tw:Luật 25/2018/QH14@2018-06-12", {"title": "Luật Tố cáo"}, True),
    ("luat to cao 2011", "tw:Luật 25/2018/QH14@2018-06-12", {"title": "Luật Tố cáo"}, False),
    ("Luật Tố cáo", "lam-dong:1-KH/TU@2020", {"title": "Luật Tố cáo"}, False),
    # a whole key fits that document alone
    ("tw:27-NQ/TW@2022-11-09", "tw:27-NQ/TW@2022-11-09", {}, True),
    ("tw:27-NQ/TW@2022-11-09", PLACEHOLDER, {"placeholder": True}, False),
]


@pytest.mark.parametrize(("text", "key", "fields", "fit"), FITS)
def test_documents_that_fit(text: str, key: str, fields: dict[str, Any], fit: bool) -> None:
    asked = parse_asked(text)
    assert asked is not None
    assert fits(asked, document(key, **fields)) is fit


@pytest.mark.parametrize(
    ("text", "lookup"),
    [
        ("27-NQ/TW", (None, "27-NQ/TW", None)),
        ("5-CT/TW", ("5", None, "CT")),
        ("nghi quyet 27", ("27", None, "NQ")),
        ("Quy định 66", ("66", None, "QĐ")),
        ("Luật Tố cáo", (None, "25/2018/QH14", None)),
        ("tw:27-NQ/TW@2022-11-09", (None, "27-NQ/TW", None)),
        ("binh-dinh:CT “tăng cường lãnh đạo”@?", (None, None, "CT")),
    ],
)
def test_what_a_store_is_asked(text: str, lookup: tuple[str | None, str | None, str | None]) -> None:
    asked = parse_asked(text)
    assert asked is not None
    assert lookup in asked.lookups
