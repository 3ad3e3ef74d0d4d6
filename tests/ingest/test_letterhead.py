"""The letterhead taken apart: type line, title, subject; stamps and e-signatures are no part of it."""

import pytest

from danchieu.ingest.letterhead import read_letterhead

BODY = "\n-----\n- Căn cứ Điều lệ Đảng;\nI. MỤC ĐÍCH\n1. Nâng cao."


def parts(text: str) -> tuple[str | None, str | None]:
    """(type, title) of canonical text."""
    letter = read_letterhead(text)
    return letter.type, text[letter.title[0] : letter.title[1]] if letter.title else None


TYPES = [
    ("KẾ HOẠCH\nTriển khai công tác", ("KH", "Triển khai công tác"), "type line and title"),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết", ("CTr", "thực hiện Nghị quyết"), "two-part noun"),
    ("HO CH\nTriển khai công tác", ("KH", "Triển khai công tác"), "capitals lost their accented letters"),
    ("KE HOACH\nTriển khai công tác", ("KH", "Triển khai công tác"), "capitals without accents"),
    ("QUYẾT ĐỊNH\nVề việc ban hành quy chế", ("QĐ", "Về việc ban hành quy chế"), "decision"),
    (
        "CHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY (KHÓA XX)\nvề tăng cường lãnh đạo",
        ("CT", "về tăng cường lãnh đạo"),
        "the issuer's own line is not the title's",
    ),
    (
        "KẾ HOẠCH\nTriển khai công tác cải cách tư pháp\nvà phòng, chống tham nhũng",
        ("KH", "Triển khai công tác cải cách tư pháp\nvà phòng, chống tham nhũng"),
        "a title on two lines",
    ),
    (
        "QUY CHẾ\nPhối hợp liên ngành\n(Kèm theo Quyết định số 12/QĐ-UBND)",
        ("QC", "Phối hợp liên ngành"),
        "the annex line is not the title's",
    ),
    (
        "KẾ HOẠCH\nSơ kết công tác (Kèm theo Công văn số 12-CV/HU)",
        ("KH", "Sơ kết công tác"),
        "an annex note on the title's own line",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), TYPES, ids=[row[2] for row in TYPES])
def test_type_and_title(text: str, expected: tuple[str, str], why: str) -> None:
    assert parts(f"HUYỆN ỦY ĐỨC TRỌNG\n{text}{BODY}") == expected


def test_the_preamble_begins_where_the_title_ends() -> None:
    text = f"HUYỆN ỦY ĐỨC TRỌNG\nKẾ HOẠCH\nTriển khai công tác{BODY}"
    letter = read_letterhead(text)
    assert text[letter.end :].lstrip("\n-").startswith(" Căn cứ Điều lệ Đảng")


def test_a_letter_has_a_subject_and_no_type_line() -> None:
    text = "SỞ TƯ PHÁP\nSố: 55/STP-VP\nV/v tăng cường công tác\nKính gửi: Các đơn vị.\nThực hiện kế hoạch."
    letter = read_letterhead(text)
    assert (letter.type_at, letter.subject) == (None, True)
    assert letter.title is not None
    assert text[letter.title[0] : letter.title[1]] == "V/v tăng cường công tác"


def test_a_receiving_stamp_is_set_aside() -> None:
    text = (
        "TỈNH ỦY BÌNH ĐỊNH\nSố -CT/TU\nVĂN PHÒNG\nĐẾN\nSố: 6123\nNgày: 03/6/22\nCHỈ THỊ\nvề tăng cường lãnh đạo" + BODY
    )
    letter = read_letterhead(text)
    assert "6123" in letter.stamp
    assert not any("6123" in cell.text or "03/6/22" in cell.text for cell in letter.cells)


@pytest.mark.parametrize(
    "line",
    [
        "Ký bởi: Ủy ban nhân dân tỉnh Sơn La",
        "Thời gian ký: 05.06.2022 08:00:00 +07:00",
        "Cơ quan: Tỉnh Sơn La",
        "Email: vanphong@sonla.vn",
    ],
    ids=["signed by", "time of signing", "body of the certificate", "address"],
)
def test_lines_of_an_electronic_signature_are_no_cells(line: str) -> None:
    text = f"ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n{line}\nKẾ HOẠCH\nTriển khai công tác" + BODY
    assert [cell.text for cell in read_letterhead(text).cells] == ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"]


def test_mottoes_and_dates_are_no_cells() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTỈNH ỦY LÂM ĐỒNG\n"
        "Lâm Đồng, ngày 5 tháng 6 năm 2022\n"
        "KẾ HOẠCH\nTriển khai công tác" + BODY
    )
    assert [cell.text for cell in read_letterhead(text).cells] == ["TỈNH ỦY LÂM ĐỒNG"]
