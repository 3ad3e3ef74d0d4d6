"""Places by name, however written, and what they were at what time."""

import pytest

from danchieu.graph import places
from danchieu.graph.tables import rows


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lâm Đồng", "Lâm Đồng"),
        ("LÂM ĐỒNG", "Lâm Đồng"),
        ("tỉnh Lâm Đồng", "Lâm Đồng"),
        ("Lam Dong", "Lâm Đồng"),
        ("TP. HCM", "Hồ Chí Minh"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Dak Lak", "Đắk Lắk"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("Huế", "Huế"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("Hà Tây", "Hà Tây"),
    ],
)
def test_provinces_by_name(written: str, name: str) -> None:
    found = places.province(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["Đức Trọng", "Sài Thành", "", "tỉnh"])
def test_other_names_are_no_provinces(written: str) -> None:
    assert places.province(written) is None


def test_provinces_before_and_since_the_merger() -> None:
    old, new = places.province("Bình Định", "2024-05-01"), places.province("Bình Định", "2025-08-01")
    assert old is not None
    assert old.successors == ("Gia Lai",)
    assert new is None
    at = {
        d: [r["name"] for r in rows("danchieu.graph", "places.csv") if not r["province"] and _at(r, d)]
        for d in ("2025-06-30", "2025-07-01")
    }
    assert [len(set(names)) for names in at.values()] == [63, 34]
    assert [len(names) for names in at.values()] == [63, 34]


def _at(row: dict[str, str], day: str) -> bool:
    return (row["from"] or "0") <= day <= (row["to"] or "9")


def test_every_successor_is_a_place() -> None:
    for row in rows("danchieu.graph", "places.csv"):
        for successor in filter(None, row["successors"].split("|")):
            assert places.districts(successor, row["province"]) if row["province"] else places.province(successor)
        assert not row["province"] or places.province(row["province"]), row


@pytest.mark.parametrize(
    ("name", "within", "found"),
    [
        ("Đức Trọng", None, ["Lâm Đồng/Đức Trọng"]),
        ("huyện Đức Trọng", None, ["Lâm Đồng/Đức Trọng"]),
        ("ĐỨC TRỌNG", None, ["Lâm Đồng/Đức Trọng"]),
        ("Châu Thành", "Kiên Giang", ["Kiên Giang/Châu Thành"]),
        ("Đà Lạt", None, ["Lâm Đồng/Đà Lạt"]),
        ("Quận 1", None, ["Hồ Chí Minh/Quận 1"]),
        ("Hoành Bồ", None, ["Quảng Ninh/Hoành Bồ"]),  # merged into Hạ Long in 2020
        ("Gia Lai", None, []),
    ],
)
def test_districts_by_name(name: str, within: str | None, found: list[str]) -> None:
    assert [p.jurisdiction for p in places.districts(name, within)] == found


def test_a_district_of_many_provinces_tells_no_province() -> None:
    assert places.province_of("Đức Trọng") == "Lâm Đồng"
    assert places.province_of("Châu Thành") is None
    assert places.province_of("Lâm Đồng") is None


@pytest.mark.parametrize(
    ("city", "date", "central"),
    [
        ("Đà Nẵng", "2020-01-01", True),
        ("Đà Lạt", "2020-01-01", False),
        ("Huế", "2024-12-31", False),
        ("Huế", "2025-01-01", True),
        ("Đồng Nai", "2026-04-29", False),
        ("Đồng Nai", "2026-04-30", True),
    ],
)
def test_cities_of_the_centre(city: str, date: str, central: bool) -> None:
    assert places.centrally_run(city, date) is central


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Huyện ủy Đức Trọng, tỉnh Lâm Đồng", [("Đức Trọng", None), ("Lâm Đồng", "tỉnh")]),
        ("UBND HUYỆN MỘ ĐỨC", [("MỘ ĐỨC", "huyện")]),
        ("TP. Hồ Chí Minh", [("Hồ Chí Minh", "thành phố")]),
        ("tỉnh Bà Rịa - Vũng Tàu", [("Bà Rịa - Vũng Tàu", "tỉnh")]),
        ("LÂM\nĐỒNG", [("LÂM\nĐỒNG", None)]),
        ("Đắk Lắk, Đắk Nông", [("Đắk Lắk", None), ("Đắk Nông", None)]),
        # words that only look like places
        ("giữ gìn hòa bình, ổn định", []),
        ("Ủy ban nhân dân huyện", []),
    ],
)
def test_places_in_running_text(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(text[f.start : f.end], f.kind) for f in places.find_places(text)] == found


def test_communes_exist_since_the_districts_ended() -> None:
    (found,) = places.communes("Đức Trọng", "Lâm Đồng")
    assert found.jurisdiction == "Lâm Đồng/Đức Trọng"
    assert found.at("2025-08-01")
    assert not found.at("2025-06-30")
