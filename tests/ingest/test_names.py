"""Documents cited by name: where the name ends, and words that name no document."""

import pytest

from danchieu.ingest.canonical import canonical
from danchieu.ingest.names import find_names


def names(raw: str) -> list[tuple[str, str]]:
    """(type, words as they stand) of every citation by name."""
    text = canonical(raw).text
    return [(n.type, text[n.start : n.end]) for n in find_names(text)]


LAWS = [
    ("Căn cứ Luật Tố cáo ngày 12/6/2018;", [("Luật", "Luật Tố cáo")], "the date is not part of the name"),
    ("Căn cứ Luật Đất đai năm 2024", [("Luật", "Luật Đất đai")], "nor is the year"),
    ("Bộ luật Hình sự năm 2015", [("Bộ luật", "Bộ luật Hình sự")], "a code of law"),
    ("Bộ Luật Hình sự", [("Bộ luật", "Bộ Luật Hình sự")], "a code of law, capital L"),
    (
        "Luật Tổ chức chính quyền địa phương ngày 19/6/2015",
        [("Luật", "Luật Tổ chức chính quyền địa phương")],
        "a name in small letters",
    ),
    (
        "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015",
        [("Luật", "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân")],
        "'của' and 'và' inside a known name",
    ),
    (
        "Luật Ngân sách nhà nước và các văn bản hướng dẫn",
        [("Luật", "Luật Ngân sách nhà nước")],
        "'và các' goes on with something else",
    ),
    ("Luật Phòng, chống tham nhũng", [("Luật", "Luật Phòng, chống tham nhũng")], "a comma inside"),
    (
        "Luật Khiếu nại, Luật Tố cáo và Luật Tiếp công dân",
        [("Luật", "Luật Khiếu nại"), ("Luật", "Luật Tố cáo"), ("Luật", "Luật Tiếp công dân")],
        "a list",
    ),
    ("theo Luật này", [], "the law at hand"),
    (
        "Pháp lệnh Ưu đãi người có công với cách mạng",
        [("PL", "Pháp lệnh Ưu đãi người có công với cách mạng")],
        "ordinance",
    ),
    ("Hiến pháp năm 2013", [("Hiến pháp", "Hiến pháp")], "constitution"),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở",
        [
            ("Luật", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở"),
            ("Luật", "Luật Đất đai"),
            ("Luật", "Luật Nhà ở"),
        ],
        "an amending law holds the laws that it amends",
    ),
    (
        "theo Luật Quản lý vũ khí ở đảo ngày 29/6/2024",
        [("Luật", "Luật Quản lý vũ khí ở đảo")],
        "'khí' is no 'khi'",
    ),
    (
        "Luật Động viên công nghiệp có trách nhiệm lập phương án",
        [("Luật", "Luật Động viên công nghiệp")],
        "what the law is said to do is no part of its name",
    ),
    (
        "Luật Vũ trụ và hải đảo\nCăn cứ Luật Đất đai",
        [("Luật", "Luật Vũ trụ và hải đảo"), ("Luật", "Luật Đất đai")],
        "a name ends with its paragraph",
    ),
    ("thực hiện đồng bộ Luật Hóa chất", [("Luật", "Luật Hóa chất")], "'đồng bộ' is no 'bộ luật'"),
    (
        "theo Luật sửa đổi bổ sung một số điều của Luật Đất đai ngày 18/6/2020",
        [("Luật", "Luật sửa đổi bổ sung một số điều của Luật Đất đai"), ("Luật", "Luật Đất đai")],
        "an amending law without its comma",
    ),
    (
        "theo Luật sửa đổi Luật Đất đai năm 2025",
        [("Luật", "Luật sửa đổi Luật Đất đai"), ("Luật", "Luật Đất đai")],
        "an amending law in short",
    ),
    (
        "Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)",
        [("Luật", "Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người")],
        "the table knows it by its abbreviation in brackets too",
    ),
    ("quy định tại Điều 13 của Luật Dẫn độ.", [("Luật", "Luật Dẫn độ")], "'độ' is no 'đó'"),
    (
        "theo Luật Chuyển giao người đang chấp hành án phạt tù.",
        [("Luật", "Luật Chuyển giao người đang chấp hành án phạt tù")],
        "'đang' inside a name",
    ),
]

OTHERS = [
    (
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        [("NQ", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII")],
        "national congress",
    ),
    ("Nghị quyết Đại hội XIII của Đảng", [("NQ", "Nghị quyết Đại hội XIII của Đảng")], "short name of a congress"),
    (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI",
        [("NQ", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI")],
        "provincial congress",
    ),
    (
        "Nghị quyết Trung ương 4 khóa XII",
        [("NQ", "Nghị quyết Trung ương 4 khóa XII")],
        "plenum, number and term belong to the name",
    ),
    ("theo Điều lệ Đảng", [("Điều lệ", "Điều lệ Đảng")], "charter"),
    (
        "thực hiện Quy chế phối hợp liên ngành ban hành kèm theo Quyết định số 12/QĐ-UBND",
        [("QC", "Quy chế phối hợp liên ngành")],
        "a regulation attached to a decision",
    ),
    (
        "theo Bộ quy tắc ứng xử của người dân ban hành kèm theo Quyết định số 12/QĐ-UBND",
        [("Bộ quy tắc", "Bộ quy tắc ứng xử của người dân")],
        "a code of conduct attached to a decision",
    ),
    (
        "thực hiện Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khóa XI, nhiệm kỳ 2020 - 2025 kèm theo "
        "Quyết định số 12",
        [("QC", "Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh")],
        "the term is no part of the name, 'ban hành' may be missing",
    ),
]

NO_NAMES = [
    ("Căn cứ Luật T: Ổ chức chính quyền", "one letter that OCR cut off names nothing"),
    ("VĂN BẢN QUY PHẠM PHÁP LUẬT\nỦY BAN THƯỜNG VỤ QUỐC HỘI", "the next line is no name of a law"),
    ("Điều 40 của Luật\nBan Tôn giáo Chính phủ", "the next paragraph is no name of a law"),
    ("theo Luật và các văn bản có liên quan", "'và' begins no name"),
    ("Hội Luật gia tỉnh", "lawyers, no law on prices"),
    ("Đoàn Luật sư tỉnh", "the bar"),
    ("theo quy định của pháp luật hiện hành", "generic talk"),
    ("đúng Hiến pháp và pháp luật", "generic talk"),
    ("các luật sư tham gia", "lawyers"),
    ("kỷ luật lao động", "discipline"),
    ("Khoa Luật học", "a faculty"),
    ("các nghị quyết của Đảng", "generic talk"),
    ("luật sửa đổi", "a small letter"),
]


@pytest.mark.parametrize(("raw", "expected", "why"), LAWS + OTHERS, ids=[row[2] for row in LAWS + OTHERS])
def test_names(raw: str, expected: list[tuple[str, str]], why: str) -> None:
    assert names(raw) == expected


@pytest.mark.parametrize(("raw", "why"), NO_NAMES, ids=[row[0] for row in NO_NAMES])
def test_words_that_name_nothing(raw: str, why: str) -> None:
    assert names(raw) == []


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Luật PCTN năm 2018", "Luật Phòng, chống tham nhũng"),
        ("Nghị quyết Đại hội Đảng toàn quốc lần thứ XUI", "Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII"),
        ("Luật phòng, chống tham nhũng", "Luật Phòng, chống tham nhũng"),
    ],
    ids=["abbreviation", "ordinal that OCR misread", "small letter"],
)
def test_the_name_is_mended(raw: str, name: str) -> None:
    (found,) = find_names(canonical(raw).text)
    assert found.name == name
