"""Heads: every layout in which letterheads come out of files, and what must not be taken for one."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.ingest.documents import plan, read

BODY = "\n-----\n- Căn cứ Điều lệ Đảng;\n\nI. MỤC ĐÍCH\n1. Nâng cao trách nhiệm.\n"
SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu VT.\n\n{mark}\n\nTrần Văn Bình\n"
HUYEN = {
    "type": "KH",
    "symbol": "132-KH/HU",
    "number": "132",
    "issuer": "Huyện ủy Đức Trọng",
    "jurisdiction": "Lâm Đồng/Đức Trọng",
    "level": "district",
    "date": "2023-04-12",
    "title": "Triển khai công tác cải cách tư pháp",
    "draft": False,
}
SON_LA = {
    "type": "KH",
    "symbol": "117/KH-UBND",
    "issuer": "Ủy ban nhân dân tỉnh Sơn La",
    "jurisdiction": "Sơn La",
    "level": "province",
    "date": "2022-06-05",
    "title": "Thực hiện dân chủ ở cơ sở",
}


@dataclass(frozen=True)
class Row:
    """A letterhead, what the head must say, and what the row shows."""

    why: str
    text: str
    head: dict[str, Any]


LAYOUTS = [
    Row(
        "two columns on a line",
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG\tĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY ĐỨC TRỌNG\tĐức Trọng, ngày 12 tháng 4 năm 2023\n*\n"
        "Số 132-KH/HU\n\nKẾ HOẠCH\nTriển khai công tác cải cách tư pháp",
        HUYEN,
    ),
    Row(
        "right column before left",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nĐức Trọng, ngày 12 tháng 4 năm 2023\nĐẢNG BỘ TỈNH LÂM ĐỒNG\nHUYỆN ỦY ĐỨC TRỌNG\n*\n"
        "Số 132 - KH/HU\nKẾ HOẠCH\nTriển khai công tác cải cách tư pháp",
        HUYEN,
    ),
    Row(
        "one column, number above the motto",
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG\nHUYỆN ỦY ĐỨC TRỌNG\n*\nSố 132-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Đức Trọng, ngày 12 tháng 4 năm 2023\nKẾ HOẠCH\nTriển khai công tác cải cách tư pháp",
        HUYEN,
    ),
    Row(
        "number after the place line",
        "HUYỆN ỦY ĐỨC TRỌNG\n*\nĐẢNG CỘNG SẢN VIỆT NAM\nĐức Trọng, ngày 12 tháng 4 năm 2023\nSố 132-KH/HU\n"
        "KẾ HOẠCH\nTriển khai công tác cải cách tư pháp",
        HUYEN,
    ),
    Row(
        "Markdown emphasis",
        "**ĐẢNG BỘ TỈNH LÂM ĐỒNG**\n\n**HUYỆN ỦY ĐỨC TRỌNG**\n\n\\*\n\nSố 132-KH/HU\n\n"
        "*Đức Trọng, ngày 12 tháng 4 năm 2023*\n\n"
        "## KẾ HOẠCH\n\n**Triển khai công tác cải cách tư pháp**",
        HUYEN,
    ),
    Row(
        "capitals lost letters",
        "HUYỆN ỦY ĐỨC TRỌNG\tĐẢNG CỘNG SẢN VIỆT NAM\n*\tĐức Trọng, ngày 12 tháng 4 năm 2023\nSố 132-KH/HU\nHO CH\n"
        "Triển khai công tác cải cách tư pháp",
        HUYEN,
    ),
    Row(
        "columns joined by one blank, as OCR gives them",
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN LA Độc lập - Tự do - Hạnh phúc\n"
        "Số: 117/KH-UBND Sơn La, ngày 5 tháng 6 năm 2022\nKẾ HOẠCH\nThực hiện dân chủ ở cơ sở",
        SON_LA,
    ),
    Row(
        "columns parted by many blanks",
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "  TỈNH SƠN LA              Độc lập - Tự do - Hạnh phúc\n"
        "Số: 117/KH-UBND          Sơn La, ngày 05 tháng 6 năm 2022\nKẾ HOẠCH\nThực hiện dân chủ ở cơ sở",
        SON_LA,
    ),
    Row(
        "an organ under its committee",
        "TỈNH ỦY GIA LAI\nBAN TỔ CHỨC\n*\nSố 12-HD/BTCTU\tĐẢNG CỘNG SẢN VIỆT NAM\nGia Lai, ngày 5 tháng 6 năm 2022\n"
        "HƯỚNG DẪN\nmột số nội dung về công tác cán bộ",
        {"type": "HD", "issuer": "Ban Tổ chức Tỉnh ủy Gia Lai", "jurisdiction": "Gia Lai", "level": "province"},
    ),
    Row(
        "a line of its own under the type names the issuer and its term",
        "TỈNH ỦY BÌNH ĐỊNH\tĐẢNG CỘNG SẢN VIỆT NAM\n*\tBình Định, ngày 2 tháng 6 năm 2022\nSố 14-CT/TU\n"
        "CHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY (KHÓA XX)\nvề tăng cường lãnh đạo công tác tư pháp",
        {
            "issuer": "Ban Thường vụ Tỉnh ủy Bình Định",
            "term": "XX",
            "title": "về tăng cường lãnh đạo công tác tư pháp",
            "jurisdiction": "Bình Định",
        },
    ),
    Row(
        "the same words inside the title name no issuer",
        "TỈNH ỦY LÂM ĐỒNG\tĐẢNG CỘNG SẢN VIỆT NAM\n*\tLâm Đồng, ngày 5 tháng 6 năm 2022\nSố 12-KL/TU\n"
        "KẾT LUẬN\ncủa Ban Thường vụ Tỉnh ủy về công tác cán bộ",
        {"issuer": "Tỉnh ủy Lâm Đồng", "title": "của Ban Thường vụ Tỉnh ủy về công tác cán bộ"},
    ),
    Row(
        "the Politburo under the Central Committee's letterhead",
        "BAN CHẤP HÀNH TRUNG ƯƠNG\tĐẢNG CỘNG SẢN VIỆT NAM\n*\tHà Nội, ngày 29 tháng 7 năm 2020\nSố 84-KL/TW\n"
        "KẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\nvề tổng kết 15 năm",
        {"issuer": "Bộ Chính trị", "jurisdiction": "TW", "level": "central", "date": "2020-07-29"},
    ),
    Row(
        "the committee of a city in a province",
        "TỈNH ỦY LÂM ĐỒNG\tĐẢNG CỘNG SẢN VIỆT NAM\nTHÀNH ỦY ĐÀ LẠT\tĐà Lạt, ngày 12 tháng 8 năm 2021\n*\nSố 05-KH/TU\n"
        "KẾ HOẠCH\nTriển khai công tác",
        {"issuer": "Thành ủy Đà Lạt", "jurisdiction": "Lâm Đồng/Đà Lạt", "level": "district"},
    ),
    Row(
        "the committee of a centrally-run city",
        "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\nTHÀNH ỦY HẢI PHÒNG\tĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hải Phòng, ngày 12 tháng 8 năm 2021\n*\n"
        "Số 05-KH/TU\nKẾ HOẠCH\nTriển khai công tác",
        {"issuer": "Thành ủy Hải Phòng", "jurisdiction": "Hải Phòng", "level": "province"},
    ),
    Row(
        "a commune since 1/7/2025 lies straight under its province",
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ ĐỨC TRỌNG\tĐức Trọng, ngày 12 tháng 8 năm 2025\n*\n"
        "Số 05-KH/ĐU\nKẾ HOẠCH\nTriển khai công tác",
        {"issuer": "Đảng ủy xã Đức Trọng", "jurisdiction": "Lâm Đồng/Đức Trọng", "level": "commune"},
    ),
    Row(
        "a Sở belongs to its province",
        "UBND TỈNH LÀO CAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG THƯƠNG\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 45/KH-SCT\tLào Cai, ngày 3 tháng 2 năm 2021\nKẾ HOẠCH\nTriển khai công tác",
        {"issuer": "Sở Công Thương tỉnh Lào Cai", "jurisdiction": "Lào Cai", "level": "province"},
    ),
    Row(
        "a People's Council",
        "HỘI ĐỒNG NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH TRÀ VINH\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/2021/NQ-HĐND\tTrà Vinh, ngày 9 tháng 12 năm 2021\nNGHỊ QUYẾT\nQuy định mức chi",
        {"type": "NQ", "symbol": "12/2021/NQ-HĐND", "issuer": "Hội đồng nhân dân tỉnh Trà Vinh", "level": "province"},
    ),
    Row(
        "the Prime Minister",
        "THỦ TƯỚNG CHÍNH PHỦ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/QĐ-TTg\tHà Nội, ngày 9 tháng 12 năm 2021\nQUYẾT ĐỊNH\nPhê duyệt Đề án",
        {"issuer": "Thủ tướng Chính phủ", "jurisdiction": "TW", "level": "central", "title": "Phê duyệt Đề án"},
    ),
    Row(
        "a joint circular",
        "BỘ CÔNG AN - BỘ TƯ PHÁP\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 01/2017/TTLT-BCA-BTP\tHà Nội, ngày 5 tháng 1 năm 2017\nTHÔNG TƯ LIÊN TỊCH\nQuy định phối hợp",
        {
            "type": "TTLT",
            "symbol": "01/2017/TTLT-BCA-BTP",
            "jurisdiction": "TW",
            "level": "central",
            "date": "2017-01-05",
        },
    ),
    Row(
        "the number of the decision that set the issuer up is not the document's",
        "SỞ CÔNG THƯƠNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐOÀN KIỂM TRA THEO QĐ SỐ 2872/QĐ-SCT\t"
        "Độc lập - Tự do - Hạnh phúc\nSố: 05/BC-ĐKT\tTrà Vinh, ngày 2 tháng 6 năm 2026\nBÁO CÁO\nKết quả kiểm tra",
        {"type": "BC", "symbol": "05/BC-ĐKT", "date": "2026-06-02"},
    ),
    Row(
        "a department of a ministry is of the centre, wherever it signs",
        "BỘ CÔNG THƯƠNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCỤC HÓA CHẤT\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 597/HC-QLHC\nV/v cấp Giấy phép xuất khẩu hóa chất Hà Nội, ngày 27 tháng 3 năm 2026\n"
        "Kính gửi: Sở Công Thương",
        {"issuer": "Cục Hóa chất", "jurisdiction": "TW", "level": "central", "date": "2026-03-27"},
    ),
    Row(
        "the line below the title that names who decides",
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tĐộc lập - Tự do - Hạnh phúc\n"
        "Nghị quyết số: 106/2025/UBTVQH15\tHà Nội, ngày 16 tháng 10 năm 2025\nNGHỊ QUYẾT\n"
        "QUY ĐỊNH SỐ LƯỢNG PHÓ TRƯỞNG BAN\nỦY BAN THƯỜNG VỤ QUỐC HỘI\nCăn cứ Luật Đất đai;",
        {"title": "QUY ĐỊNH SỐ LƯỢNG PHÓ TRƯỞNG BAN", "symbol": "106/2025/UBTVQH15"},
    ),
    Row(
        "a công điện says the hour",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH TRÀ VINH\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 06/CĐ-UBND\tTrà Vinh, hồi 15 giờ 30 ngày 26 tháng 10 năm 2024\nCÔNG ĐIỆN\nVề việc ứng phó bão",
        {"type": "CĐ", "symbol": "06/CĐ-UBND", "date": "2024-10-26"},
    ),
]


@pytest.mark.parametrize("row", LAYOUTS, ids=lambda row: row.why)
def test_layouts(row: Row) -> None:
    head = read(row.text + BODY).head
    assert {name: getattr(head, name) for name in row.head} == row.head


def test_a_law_has_its_number_line_and_the_day_of_its_adoption() -> None:
    head = read(
        "QUỐC HỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Luật số: 31/2024/QH15\tĐộc lập - Tự do - Hạnh phúc\n\nLUẬT\nĐẤT ĐAI\n\n"
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nQuốc hội ban hành Luật Đất đai.\n"
        "Chương I\nQUY ĐỊNH CHUNG\n"
        "Điều 1. Phạm vi.\n\n"
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp bất thường lần thứ 5 "
        "thông qua ngày 18 tháng 01 năm 2024.\n\nCHỦ TỊCH QUỐC HỘI\n\nTrần Văn Bình\n"
    ).head
    assert (head.type, head.symbol, head.issuer, head.date) == ("Luật", "31/2024/QH15", "Quốc hội", "2024-01-18")


def test_a_letter_has_no_type_line() -> None:
    head = read(
        "UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG\nSố: 45/SCT-QLTM\nV/v báo cáo tình hình quản lý thị trường\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLào Cai, ngày 3 tháng 2 năm 2021\n"
        "Kính gửi: Ủy ban nhân dân tỉnh.\nSở báo cáo như sau:\n1. Kết quả.\n"
    ).head
    assert (head.type, head.type_vi, head.symbol) == ("CV", "Công văn", "45/SCT-QLTM")
    assert (head.issuer, head.date) == ("Sở Công Thương tỉnh Lào Cai", "2021-02-03")
    assert head.title == "V/v báo cáo tình hình quản lý thị trường"


def test_the_number_and_day_of_a_receiving_stamp_are_the_recipients() -> None:
    head = read(
        "TỈNH ỦY BÌNH ĐỊNH\tĐẢNG CỘNG SẢN VIỆT NAM\n*\tBình Định, ngày    tháng 6 năm 2022\nSố     -CT/TU\n"
        "ĐẾN\nSố: 6123\nNgày: 03/6/22\nChuyển:\nCHỈ THỊ\nvề tăng cường lãnh đạo" + BODY
    ).head
    assert (head.symbol, head.number, head.date) == ("-CT/TU", None, "2022-06")
    assert head.issuer == "Tỉnh ủy Bình Định"
    assert not head.draft  # a stamp shows that it was sent


def test_without_a_letterhead_the_annex_line_speaks() -> None:
    head = read(
        "KẾ HOẠCH\nSơ kết 02 năm thực hiện Chỉ thị số 31-CT/TU\n"
        "(Kèm theo Kế hoạch số 85-KH/HU, ngày 04/11/2022 của Ban Thường vụ Huyện ủy Đức Trọng)\n1. Mục đích\n"
    ).head
    assert (head.symbol, head.date, head.draft) == ("85-KH/HU", "2022-11-04", False)
    assert (head.issuer, head.jurisdiction) == ("Ban Thường vụ Huyện ủy Đức Trọng", "Lâm Đồng/Đức Trọng")


def test_an_annex_line_of_another_type_is_no_head() -> None:
    head = read(
        "QUY CHẾ\nPhối hợp liên ngành\n(Kèm theo Quyết định số 12/QĐ-UBND, ngày 04/11/2022)\nĐiều 1. Phạm vi\n"
    ).head
    assert (head.type, head.symbol, head.date) == ("QC", None, None)


def test_a_text_without_head_gives_none() -> None:
    head = read("Các đồng chí thân mến!\nHôm nay trời đẹp.\n").head
    assert (head.type, head.symbol, head.issuer, head.jurisdiction, head.level, head.date) == (None,) * 6
    assert not head.draft


DRAFTS = [
    ("Số:     /KH-UBND\tSơn La, ngày    tháng    năm 2022", "", "/KH-UBND", "2022", True, "number and day blank"),
    ("Số: 12/KH-UBND\tSơn La, ngày    tháng 5 năm 2022", "", "12/KH-UBND", "2022-05", False, "day alone blank"),
    ("Số:     /KH-UBND\tSơn La, ngày 5 tháng 5 năm 2022", "", "/KH-UBND", "2022-05-05", False, "number alone blank"),
    ("Số: 12/KH-UBND\tSơn La, ngày 5 tháng 5 năm 2022", "DỰ THẢO\n", "12/KH-UBND", "2022-05-05", True, "it says so"),
    (
        "Số: 12/KH-UBND\tSơn La, ngày 5 tháng 5 năm 2022",
        "(Dự thảo lần 2)\n",
        "12/KH-UBND",
        "2022-05-05",
        True,
        "second draft",
    ),
]


@pytest.mark.parametrize(("line", "above", "symbol", "date", "draft", "why"), DRAFTS, ids=[row[5] for row in DRAFTS])
def test_drafts(line: str, above: str, symbol: str, date: str, draft: bool, why: str) -> None:
    head = read(
        f"{above}ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN LA\tĐộc lập - Tự do - Hạnh phúc\n"
        f"{line}\nKẾ HOẠCH\nThực hiện dân chủ ở cơ sở{BODY}"
    ).head
    assert (head.symbol, head.date, head.draft) == (symbol, date, draft)


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_marks_of_secrecy(mark: str) -> None:
    head = read(plan().replace("*\nSố 40", f"*\n{mark}\nSố 40")).head
    assert head.secrecy == mark.capitalize()
    assert head.symbol == "40-KH/HU"


def test_the_word_secret_in_the_text_is_no_mark() -> None:
    assert read(plan(body="1. Bảo vệ bí mật nhà nước; tài liệu tuyệt mật phải lưu riêng.")).head.secrecy is None


SIGNERS = [
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", "Party"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "State, on behalf and in place of"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "by order"),
    ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ TƯ PHÁP", "by authority"),
]


@pytest.mark.parametrize(("mark", "why"), SIGNERS, ids=[row[1] for row in SIGNERS])
def test_the_signer_stands_under_the_mark_of_authority(mark: str, why: str) -> None:
    text = f"HUYỆN ỦY ĐỨC TRỌNG\nSố 132-KH/HU\nKẾ HOẠCH\nTriển khai công tác{BODY}{SIGNED.format(mark=mark)}"
    assert read(text).head.signer == "Trần Văn Bình"


def test_a_certificate_mends_the_signer_and_dates_nothing() -> None:
    head = read(
        f"HUYỆN ỦY ĐỨC TRỌNG\tĐẢNG CỘNG SẢN VIỆT NAM\n*\tĐức Trọng, ngày    tháng 4 năm 2023\n"
        f"Số 132-KH/HU\nKẾ HOẠCH\nTriển khai công tác{BODY}"
        "\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Hồng  hánh\n2023-04-15T13:38:02+0700\n"
        "Lê Hồng Khánh <khanh@lamdong.vn> đã ký lên văn bản này!\n"
    ).head
    assert (head.signer, head.date, head.draft) == ("Lê Hồng Khánh", "2023-04", False)


def test_the_spans_of_issuer_and_title_point_at_their_words() -> None:
    text = plan(title="Triển khai **công tác** tư pháp")
    head = read(text).head
    assert head.issuer_span is not None
    assert head.title_span is not None
    assert text[slice(*head.issuer_span)] == "HUYỆN ỦY ĐỨC TRỌNG"
    assert text[slice(*head.title_span)] == "Triển khai **công tác** tư pháp"
    assert head.title == "Triển khai công tác tư pháp"
