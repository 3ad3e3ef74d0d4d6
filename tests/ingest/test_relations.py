"""Relations with their direction: one row per ruling of the gold format, in documents of our own.

A row's document is a plan of a district committee of 12/4/2023 unless it says otherwise. Relations are
(acting document, type, document acted on, scope); "self" is the document at hand.
"""

from dataclasses import dataclass

import pytest

from tests.ingest.documents import decision, plan, read, told

Told = list[tuple[str, str, str, str]]
NQ27 = "Nghị quyết số 27-NQ/TW, ngày 09/11/2022"
KL84 = "Kết luận số 84-KL/TW, ngày 29/7/2020"
CTR13 = "Chương trình số 13-CTr/TU, ngày 21/3/2023 của Tỉnh ủy"
KH14 = "Kế hoạch số 14-KH/TU, ngày 01/4/2023"
QD15 = "Quyết định số 15/2010/QĐ-UBND, ngày 5/4/2010"


@dataclass(frozen=True)
class Row:
    """What a row shows, its document, and all relations that this document says."""

    why: str
    text: str
    told: Told


NESTED = [
    Row(
        "self → A, A → B: the law of the title above is not carried out by self",
        plan(title=f"Triển khai thực hiện {CTR13} về thực hiện {NQ27}"),
        [("13-CTr/TU", "IMPLEMENTS", "27-NQ/TW", "asserted"), ("self", "IMPLEMENTS", "13-CTr/TU", "title")],
    ),
    Row(
        "self → A → B → C: neighbours only",
        plan(
            title="Thực hiện Kế hoạch số 48-KH/TU, ngày 16/4/2018 của Tỉnh ủy thực hiện Kết luận số 10-KL/TW, "
            "ngày 26/12/2016 của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 04-NQ/TW, ngày 21/8/2006"
        ),
        [
            ("10-KL/TW", "IMPLEMENTS", "04-NQ/TW", "asserted"),
            ("48-KH/TU", "IMPLEMENTS", "10-KL/TW", "asserted"),
            ("self", "IMPLEMENTS", "48-KH/TU", "title"),
        ],
    ),
    Row(
        "A về thực hiện B và C: both stand above A",
        plan(body=f"1. Thực hiện {CTR13} về thực hiện {NQ27} và {KL84}."),
        [
            ("13-CTr/TU", "IMPLEMENTS", "27-NQ/TW", "asserted"),
            ("13-CTr/TU", "IMPLEMENTS", "84-KL/TW", "asserted"),
            ("self", "IMPLEMENTS", "13-CTr/TU", "body"),
        ],
    ),
    Row(
        "A về thực hiện B và C: C is of A's standing, so of the outer list",
        plan(body=f"1. Thực hiện {CTR13} về thực hiện {NQ27} và {KH14}."),
        [
            ("13-CTr/TU", "IMPLEMENTS", "27-NQ/TW", "asserted"),
            ("self", "IMPLEMENTS", "13-CTr/TU", "body"),
            ("self", "IMPLEMENTS", "14-KH/TU", "body"),
        ],
    ),
    Row(
        "a decree that details a law is the basis, the law is not",
        plan(
            preamble="Căn cứ Nghị định số 14/2015/NĐ-CP, ngày 1/7/2015 của Chính phủ quy định chi tiết thi "
            "hành Luật Tố cáo;"
        ),
        [("14/2015/NĐ-CP", "GUIDES", "Luật Tố cáo", "asserted"), ("self", "BASED_ON", "14/2015/NĐ-CP", "preamble")],
    ),
    Row(
        "a told guidance",
        plan(
            body="1. Thực hiện Hướng dẫn số 36-HD/VPTW, ngày 3/4/2018 hướng dẫn thực hiện Quy định số "
            "66-QĐ/TW, ngày 6/2/2017."
        ),
        [("36-HD/VPTW", "GUIDES", "66-QĐ/TW", "asserted"), ("self", "IMPLEMENTS", "36-HD/VPTW", "body")],
    ),
    Row(
        "a basis that replaces another",
        decision(
            preamble="Căn cứ Quyết định số 20/QĐ-UBND, ngày 5/4/2019 thay thế Quyết định số 15/QĐ-UBND, ngày 5/4/2010;"
        ),
        [("20/QĐ-UBND", "REPLACES", "15/QĐ-UBND", "asserted"), ("self", "BASED_ON", "20/QĐ-UBND", "preamble")],
    ),
    Row(
        "an amending law amends the laws in its name",
        plan(body="1. Thực hiện Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở."),
        [
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở",
                "AMENDS",
                "Luật Nhà ở",
                "asserted",
            ),
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở",
                "AMENDS",
                "Luật Đất đai",
                "asserted",
            ),
            (
                "self",
                "IMPLEMENTS",
                "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở",
                "body",
            ),
        ],
    ),
]

LISTS = [
    Row(
        "a list under one verb",
        plan(body=f"1. Tiếp tục thực hiện {NQ27}; {KL84} và Chỉ thị số 26-CT/TW, ngày 09/11/2018."),
        [
            ("self", "IMPLEMENTS", "26-CT/TW", "body"),
            ("self", "IMPLEMENTS", "27-NQ/TW", "body"),
            ("self", "IMPLEMENTS", "84-KL/TW", "body"),
        ],
    ),
    Row(
        "a list of bases",
        plan(
            preamble="Căn cứ Nghị quyết số 12-NQ/TU, ngày 25/5/2022 của Tỉnh ủy; Chương trình số 34-CTr/HU, "
            "ngày 30/8/2022 của Huyện ủy, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:"
        ),
        [("self", "BASED_ON", "12-NQ/TU", "preamble"), ("self", "BASED_ON", "34-CTr/HU", "preamble")],
    ),
    Row(
        "items under a line that ends in a colon",
        plan(body=f"1. Tổ chức thực hiện các văn bản sau:\n- {NQ27};\n- {KL84}."),
        [("self", "IMPLEMENTS", "27-NQ/TW", "body"), ("self", "IMPLEMENTS", "84-KL/TW", "body")],
    ),
    Row(
        "'gắn với' adds to the list",
        plan(body=f"1. Thực hiện {NQ27} gắn với Chỉ thị số 05-CT/TW, ngày 15/5/2016."),
        [("self", "IMPLEMENTS", "05-CT/TW", "body"), ("self", "IMPLEMENTS", "27-NQ/TW", "body")],
    ),
    Row(
        "items that begin with their citation, under a line that ends in a colon",
        decision(body=f"Bãi bỏ các văn bản sau đây:\n{QD15};\nQuyết định số 16/2011/QĐ-UBND, ngày 6/5/2011."),
        [("self", "REPEALS", "15/2010/QĐ-UBND", "body"), ("self", "REPEALS", "16/2011/QĐ-UBND", "body")],
    ),
    Row(
        "a heading CĂN CỨ over the bases",
        plan(body=f"I. CĂN CỨ PHÁP LÝ\n- {NQ27};\n- {KL84}."),
        [("self", "BASED_ON", "27-NQ/TW", "body"), ("self", "BASED_ON", "84-KL/TW", "body")],
    ),
    Row(
        "a clause of its own after a semicolon is out of the list",
        plan(body=f"1. Thực hiện {NQ27}; giữ mẫu sổ ghi chép, biểu thống kê như ở {KH14}."),
        [("self", "IMPLEMENTS", "27-NQ/TW", "body"), ("self", "REFERS_TO", "14-KH/TU", "body")],
    ),
]


def one(kind: str, target: str, scope: str = "body") -> Told:
    return [("self", kind, target, scope)]


VERBS = [
    Row("thực hiện", plan(body=f"1. Thực hiện {NQ27}."), one("IMPLEMENTS", "27-NQ/TW")),
    Row("tiếp tục thực hiện", plan(body=f"1. Tiếp tục thực hiện {NQ27}."), one("IMPLEMENTS", "27-NQ/TW")),
    Row("cụ thể hóa", plan(body=f"1. Cụ thể hóa {NQ27} thành chương trình của chi bộ."), one("IMPLEMENTS", "27-NQ/TW")),
    Row("quán triệt", plan(body=f"1. Quán triệt {NQ27} đến đảng viên."), one("IMPLEMENTS", "27-NQ/TW")),
    Row("chấp hành nghiêm", plan(body=f"1. Chấp hành nghiêm {NQ27}."), one("IMPLEMENTS", "27-NQ/TW")),
    Row(
        "thực hiện … theo X",
        plan(body="1. Thực hiện công tác cán bộ theo Quy định số 80-QĐ/TW, ngày 18/8/2022 của Bộ Chính trị."),
        one("IMPLEMENTS", "80-QĐ/TW"),
    ),
    Row(
        "thực hiện các nhiệm vụ nêu tại X",
        plan(body=f"1. Thực hiện các nhiệm vụ nêu tại {KH14}."),
        one("IMPLEMENTS", "14-KH/TU"),
    ),
    Row(
        "in the opening paragraph",
        plan(preamble=f"Thực hiện {CTR13}, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:"),
        one("IMPLEMENTS", "13-CTr/TU", "preamble"),
    ),
    Row("căn cứ", decision(preamble="Căn cứ Luật Tố cáo ngày 12/6/2018;"), one("BASED_ON", "Luật Tố cáo", "preamble")),
    Row("theo tinh thần", plan(body=f"1. Đổi mới hoạt động theo tinh thần {NQ27}."), one("BASED_ON", "27-NQ/TW")),
    Row(
        "theo quy định của",
        plan(body="1. Chế độ chi theo quy định của Thông tư số 24/2020/TT-BTC, ngày 5/4/2020."),
        one("REFERS_TO", "24/2020/TT-BTC"),
    ),
    Row(
        "theo hướng dẫn tại",
        plan(body="1. Báo cáo theo hướng dẫn tại Công văn số 12-CV/TU, ngày 5/4/2023."),
        one("REFERS_TO", "12-CV/TU"),
    ),
    Row(
        "xét đề nghị … tại Tờ trình",
        decision(preamble="Xét đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 12/TTr-STP, ngày 5/4/2023;"),
        one("REFERS_TO", "12/TTr-STP", "preamble"),
    ),
    Row(
        "tuyên truyền, phổ biến",
        plan(body="1. Tuyên truyền, phổ biến Luật Tố cáo năm 2018 đến nhân dân."),
        one("REFERS_TO", "Luật Tố cáo"),
    ),
    Row("phù hợp với", plan(body=f"1. Rà soát quy hoạch phù hợp với {NQ27}."), one("REFERS_TO", "27-NQ/TW")),
    Row("X nêu tại", plan(body=f"1. Nhiệm vụ nêu tại {KH14} do Văn phòng theo dõi."), one("REFERS_TO", "14-KH/TU")),
    Row("no verb", plan(body=f"1. {NQ27} là văn kiện quan trọng."), one("REFERS_TO", "27-NQ/TW")),
    Row("sơ kết", plan(title=f"Sơ kết 02 năm thực hiện {KH14}"), one("REVIEWS", "14-KH/TU", "title")),
    Row(
        "tổng kết", plan(kind="BÁO CÁO", title=f"Tổng kết 15 năm thực hiện {KH14}"), one("REVIEWS", "14-KH/TU", "title")
    ),
    Row(
        "a report on the results of carrying out",
        plan(kind="BÁO CÁO", title=f"Kết quả thực hiện {KH14}"),
        one("REVIEWS", "14-KH/TU", "title"),
    ),
    Row(
        "verbs of review win over 'theo tinh thần'",
        plan(body=f"1. Tổng kết mô hình theo tinh thần {NQ27}."),
        one("REVIEWS", "27-NQ/TW"),
    ),
    Row(
        "a hướng dẫn 'thực hiện X' guides X",
        plan(kind="HƯỚNG DẪN", title=f"Thực hiện {NQ27}"),
        one("GUIDES", "27-NQ/TW", "title"),
    ),
    Row(
        "a hướng dẫn on some contents guides",
        plan(kind="HƯỚNG DẪN", title=f"Một số nội dung thực hiện {NQ27}"),
        one("GUIDES", "27-NQ/TW", "title"),
    ),
]

CHANGES = [
    Row("thay thế", decision(body=f"Quyết định này thay thế {QD15}."), one("REPLACES", "15/2010/QĐ-UBND")),
    Row("bãi bỏ", decision(body=f"Bãi bỏ {QD15}."), one("REPEALS", "15/2010/QĐ-UBND")),
    Row("bãi bỏ a part", decision(body=f"Bãi bỏ khoản 3 Điều 5 {QD15}."), one("REPEALS", "15/2010/QĐ-UBND")),
    Row("bổ sung a part", decision(body=f"Bổ sung điểm 3 Điều 5 {QD15}."), one("AMENDS", "15/2010/QĐ-UBND")),
    Row(
        "sửa đổi, bổ sung in the title",
        decision(title=f"Sửa đổi, bổ sung một số điều của {QD15}", body="Sửa đổi khoản 1."),
        one("AMENDS", "15/2010/QĐ-UBND", "title"),
    ),
    Row(
        "what loses its force is the document before the verb",
        decision(body=f"Có hiệu lực từ ngày ký. {QD15} hết hiệu lực kể từ ngày Quyết định này có hiệu lực."),
        one("REPEALS", "15/2010/QĐ-UBND"),
    ),
    Row(
        "chấm dứt hiệu lực, after the document",
        decision(body=f"Có hiệu lực từ ngày ký. {QD15} chấm dứt hiệu lực kể từ ngày Quyết định này có hiệu lực."),
        one("REPEALS", "15/2010/QĐ-UBND"),
    ),
    Row(
        "chấm dứt hiệu lực thi hành, and the items under it",
        decision(
            body=f"Chấm dứt hiệu lực thi hành các văn bản sau đây:\na) {QD15};\nb) Quyết định số 16/2011/QĐ-UBND."
        ),
        [("self", "REPEALS", "15/2010/QĐ-UBND", "body"), ("self", "REPEALS", "16/2011/QĐ-UBND", "body")],
    ),
    Row(
        "a licence that ends by a law does not end the law",
        decision(body="1. Chấm dứt hiệu lực của giấy phép theo quy định của Luật Giá số 16/2023/QH15."),
        one("REFERS_TO", "16/2023/QH15"),
    ),
    Row(
        "what loses its force, its amendments told between",
        decision(
            body="Quyết định số 15/2010/QĐ-UBND đã được sửa đổi, bổ sung bởi Quyết định số 16/2011/QĐ-UBND và "
            "Quyết định số 17/2012/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực."
        ),
        [
            ("16/2011/QĐ-UBND", "AMENDS", "15/2010/QĐ-UBND", "asserted"),
            ("17/2012/QĐ-UBND", "AMENDS", "15/2010/QĐ-UBND", "asserted"),
            ("self", "REPEALS", "15/2010/QĐ-UBND", "body"),
        ],
    ),
    Row(
        "a line that ends things, and the items under it with their provisions",
        decision(
            body="Các văn bản sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:\n"
            f"a) {QD15};\nb) Điều 3 Quyết định số 16/2011/QĐ-UBND, ngày 6/5/2011."
        ),
        [("self", "REPEALS", "15/2010/QĐ-UBND", "body"), ("self", "REPEALS", "16/2011/QĐ-UBND", "body")],
    ),
    Row(
        "what ends the last member of a list ends those before it",
        decision(
            body=f"{QD15}, Điều 2 Quyết định số 16/2011/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực."
        ),
        [("self", "REPEALS", "15/2010/QĐ-UBND", "body"), ("self", "REPEALS", "16/2011/QĐ-UBND", "body")],
    ),
    Row(
        "sửa đổi, bổ sung, bãi bỏ",
        decision(body=f"Sửa đổi, bổ sung, bãi bỏ một số điều của {QD15}."),
        one("AMENDS", "15/2010/QĐ-UBND"),
    ),
    Row(
        "a file for drafting a repeal repeals nothing",
        plan(body=f"1. Hồ sơ xây dựng Quyết định bãi bỏ {QD15}."),
        one("REFERS_TO", "15/2010/QĐ-UBND"),
    ),
    Row(
        "'có hiệu lực thi hành' carries nothing out",
        plan(body=f"1. Có hiệu lực thi hành đối với {QD15}."),
        one("REFERS_TO", "15/2010/QĐ-UBND"),
    ),
    Row(
        "the documents that guide are not this one",
        decision(body="1. Theo các văn bản hướng dẫn Luật Giá số 16/2023/QH15."),
        one("REFERS_TO", "16/2023/QH15"),
    ),
    Row(
        "'tổng kết' in the name of a committee reviews nothing",
        plan(body=f"1. Theo yêu cầu của Ban Chỉ đạo Trung ương về tổng kết {NQ27}."),
        one("REFERS_TO", "27-NQ/TW"),
    ),
    Row(
        "'(đã hết hiệu lực)' tells of it and ends nothing",
        decision(body=f"Rà soát {QD15} (đã hết hiệu lực)."),
        one("REFERS_TO", "15/2010/QĐ-UBND"),
    ),
    Row(
        "a tờ trình asks the one who can change it",
        decision(title=f"Về việc ban hành Quyết định bãi bỏ {QD15}", body="Kính trình.")
        .replace("QĐ-UBND\t", "TTr-UBND\t")
        .replace("\nQUYẾT ĐỊNH\nVề", "\nTỜ TRÌNH\nVề"),
        one("REFERS_TO", "15/2010/QĐ-UBND", "title"),
    ),
    Row(
        "a duty to propose changes nothing",
        plan(body=f"1. Đề xuất sửa đổi {QD15}."),
        one("REFERS_TO", "15/2010/QĐ-UBND"),
    ),
    Row(
        "a duty to propose to another replaces nothing",
        plan(body=f"1. Nghiên cứu, đề xuất Ủy ban nhân dân tỉnh thay thế {QD15}."),
        one("REFERS_TO", "15/2010/QĐ-UBND"),
    ),
    Row(
        "what ends 'theo' another document was ended by that one",
        plan(body=f"1. {QD15} đã hết hiệu lực theo Quyết định số 20/2019/QĐ-UBND, ngày 5/4/2019."),
        [
            ("20/2019/QĐ-UBND", "REPEALS", "15/2010/QĐ-UBND", "asserted"),
            ("self", "REFERS_TO", "15/2010/QĐ-UBND", "body"),
        ],
    ),
    Row(
        "what came of carrying something out orders nothing",
        plan(body=f"1. Báo cáo kết quả thực hiện {NQ27} về Văn phòng Huyện ủy."),
        one("REFERS_TO", "27-NQ/TW"),
    ),
    Row(
        "a table's cell where the document cited is what acts",
        decision(body="1. Được bãi bỏ bởi Nghị định số 97/2022/NĐ-CP, ngày 29/11/2022."),
        one("REFERS_TO", "97/2022/NĐ-CP"),
    ),
    Row(
        "a provision in brackets is where something is laid down",
        plan(body="1. Thực hiện việc truy xuất nguồn gốc (khoản 2 Điều 35 Nghị định số 15/2018/NĐ-CP)."),
        one("REFERS_TO", "15/2018/NĐ-CP"),
    ),
    Row("kế thừa", plan(body=f"1. Kế thừa các chỉ tiêu của {NQ27}."), one("REFERS_TO", "27-NQ/TW")),
    Row("lồng ghép", plan(body=f"1. Lồng ghép với việc thực hiện {NQ27}."), one("REFERS_TO", "27-NQ/TW")),
]

TOLD_OF = [
    Row(
        "documents listed in brackets as carrying out the one before them",
        plan(
            body="1. Ủy ban nhân dân tỉnh đã ban hành nhiều văn bản để triển khai Chỉ thị số 38/CT-TTg, ngày 29/9/2020 "
            "(Công văn số 5529/UBND-KT, ngày 01/12/2020; Kế hoạch số 39/KH-UBND, ngày 15/12/2020)."
        ),
        [
            ("39/KH-UBND", "IMPLEMENTS", "38/CT-TTg", "asserted"),
            ("5529/UBND-KT", "IMPLEMENTS", "38/CT-TTg", "asserted"),
            ("self", "IMPLEMENTS", "38/CT-TTg", "body"),
            ("self", "REFERS_TO", "39/KH-UBND", "body"),
            ("self", "REFERS_TO", "5529/UBND-KT", "body"),
        ],
    ),
    Row(
        "what stands in brackets behind it replaced the one before them",
        plan(
            body="1. Thực hiện các văn bản về triển khai Chỉ thị số 38/CT-TTg, ngày 29/9/2020 (thay thế Chỉ thị số "
            "02/CT-TTg, ngày 09/01/2012)."
        ),
        [("38/CT-TTg", "REPLACES", "02/CT-TTg", "asserted"), ("self", "IMPLEMENTS", "38/CT-TTg", "body")],
    ),
    Row(
        "narrative of a report, the approved thing named before its decision",
        plan(
            kind="BÁO CÁO",
            title="Công tác năm",
            body="1. Thực hiện Chỉ thị số 38/CT-TTg, ngày 29/9/2016; Ủy ban nhân dân tỉnh đã ban hành Phương án "
            "quản lý, bảo vệ khoáng sản chưa khai thác trên địa bàn tỉnh tại Quyết định số 35/QĐ-UBND, ngày 10/8/2017.",
        ),
        [
            ("35/QĐ-UBND", "IMPLEMENTS", "38/CT-TTg", "asserted"),
            ("self", "REFERS_TO", "35/QĐ-UBND", "body"),
            ("self", "REFERS_TO", "38/CT-TTg", "body"),
        ],
    ),
    Row(
        "of an outer list, a member of the actor's own rank is not under its verb",
        plan(
            body="1. Rà soát Nghị định số 46/2026/NĐ-CP, ngày 26/01/2026 hướng dẫn thi hành Luật An toàn thực phẩm và "
            "Nghị quyết số 66.13/2026/NQ-CP, ngày 20/01/2026."
        ),
        [
            ("46/2026/NĐ-CP", "GUIDES", "Luật An toàn thực phẩm", "asserted"),
            ("self", "REFERS_TO", "46/2026/NĐ-CP", "body"),
            ("self", "REFERS_TO", "66.13/2026/NQ-CP", "body"),
        ],
    ),
    Row(
        "sửa đổi, bổ sung một số điều của, straight after the citation",
        plan(
            body="1. Theo Nghị định số 11/2011/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 159/2006/NĐ-CP, "
            "Nghị định số 23/2012/NĐ-CP quy định chế độ."
        ),
        [
            ("11/2011/NĐ-CP", "AMENDS", "159/2006/NĐ-CP", "asserted"),
            ("self", "REFERS_TO", "11/2011/NĐ-CP", "body"),
            ("self", "REFERS_TO", "23/2012/NĐ-CP", "body"),
        ],
    ),
    Row(
        "a circular does not carry out the next circular of its ministry",
        plan(
            body="1. Thông tư số 15/2010/TT-BCT, ngày 15/4/2010 thực hiện Quy tắc xuất xứ Thông tư số 49/2009/TT-BCT, "
            "ngày 09/9/2009."
        ),
        [("self", "REFERS_TO", "15/2010/TT-BCT", "body"), ("self", "REFERS_TO", "49/2009/TT-BCT", "body")],
    ),
    Row(
        "a decree carries out no circular",
        plan(body="1. Nghị định số 82/2021/NĐ-CP, ngày 6/9/2021 thực hiện Thông tư số 26/2016/TT-BCT, ngày 1/9/2016."),
        [("self", "REFERS_TO", "26/2016/TT-BCT", "body"), ("self", "REFERS_TO", "82/2021/NĐ-CP", "body")],
    ),
    Row(
        "what is older changes nothing younger",
        plan(body="1. Nghị định số 23/2012/NĐ-CP quy định chế độ sửa đổi, bổ sung Nghị định số 209/2025/NĐ-CP."),
        [("self", "REFERS_TO", "209/2025/NĐ-CP", "body"), ("self", "REFERS_TO", "23/2012/NĐ-CP", "body")],
    ),
    Row(
        "'(sửa đổi)' behind a name marks a bill",
        plan(body="1. Xây dựng Luật Kinh doanh bất động sản (sửa đổi) và Luật Nhà ở (sửa đổi)."),
        [("self", "REFERS_TO", "Luật Kinh doanh bất động sản", "body"), ("self", "REFERS_TO", "Luật Nhà ở", "body")],
    ),
    Row(
        "what is done by another's procedure is not carried out by it",
        plan(
            body="1. Việc nêu tại Nghị định số 6/2022/NĐ-CP được thực hiện theo thủ tục tại Nghị định số 15/2024/NĐ-CP."
        ),
        [("self", "REFERS_TO", "15/2024/NĐ-CP", "body"), ("self", "REFERS_TO", "6/2022/NĐ-CP", "body")],
    ),
    Row(
        "a cell of a table that begins with 'Được' speaks of what its row began with",
        plan(
            body="1. Quyết định số 117/2007/QĐ-TTg, ngày 25/7/2007 về việc sửa đổi, bổ sung một số điều của Quyết định "
            "số 118/TTg, ngày 27/02/1996 Được bãi bỏ bởi Quyết định số 32/2023/QĐ-TTg, ngày 21/12/2023."
        ),
        [
            ("117/2007/QĐ-TTg", "AMENDS", "118/TTg", "asserted"),
            ("32/2023/QĐ-TTg", "REPEALS", "117/2007/QĐ-TTg", "asserted"),
            ("self", "REFERS_TO", "117/2007/QĐ-TTg", "body"),
        ],
    ),
    Row(
        "a decree changes the decree that guides a law, not the law between them",
        plan(
            body="1. Theo Nghị định số 28/2018/NĐ-CP ngày 01/3/2018 quy định chi tiết Luật Quản lý ngoại thương được "
            "sửa đổi, bổ sung bởi Nghị định số 14/2024/NĐ-CP ngày 07/02/2024 và Nghị định số 15/2025/NĐ-CP."
        ),
        [
            ("14/2024/NĐ-CP", "AMENDS", "28/2018/NĐ-CP", "asserted"),
            ("15/2025/NĐ-CP", "AMENDS", "28/2018/NĐ-CP", "asserted"),
            ("28/2018/NĐ-CP", "GUIDES", "Luật Quản lý ngoại thương", "asserted"),
            ("self", "REFERS_TO", "28/2018/NĐ-CP", "body"),
        ],
    ),
    Row(
        "a number after the amended laws is the amending law's",
        plan(
            body="1. Thực hiện Luật sửa đổi, bổ sung một số điều của Luật Kế toán và Luật Chứng khoán số 56/2024/QH15."
        ),
        [
            ("56/2024/QH15", "AMENDS", "Luật Chứng khoán", "asserted"),
            ("56/2024/QH15", "AMENDS", "Luật Kế toán", "asserted"),
            ("self", "IMPLEMENTS", "56/2024/QH15", "body"),
        ],
    ),
    Row(
        "but not a number that the table of laws knows as the amended law's",
        plan(body="1. Thực hiện Luật sửa đổi, bổ sung một số điều của Luật Lý lịch tư pháp số 28/2009/QH12."),
        [
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Lý lịch tư pháp số 28/2009/QH12",
                "AMENDS",
                "28/2009/QH12",
                "asserted",
            ),
            (
                "self",
                "IMPLEMENTS",
                "Luật sửa đổi, bổ sung một số điều của Luật Lý lịch tư pháp số 28/2009/QH12",
                "body",
            ),
        ],
    ),
    Row(
        "a basis about changing a regulation changes it, not this document",
        decision(
            preamble="Căn cứ Quyết định số 657/QĐ-UBND, ngày 13/7/2023 về việc sửa đổi khoản 1 Điều 3 Quy định về quản "
            "lý ngân sách ban hành kèm theo Quyết định số 79/QĐ-UBND, ngày 19/02/2021;"
        ),
        [
            ("657/QĐ-UBND", "AMENDS", "Quy định về quản lý ngân sách", "asserted"),
            ("Quy định về quản lý ngân sách", "ATTACHED_TO", "79/QĐ-UBND", "asserted"),
            ("self", "BASED_ON", "657/QĐ-UBND", "preamble"),
        ],
    ),
    Row(
        "passive with the provision of the acting document",
        plan(
            body="1. Áp dụng Nghị định số 30/2010/NĐ-CP, ngày 25/5/2010 được sửa đổi, bổ sung tại khoản 4 Điều 1 "
            "Nghị định số 14/2015/NĐ-CP, ngày 1/7/2015."
        ),
        [
            ("14/2015/NĐ-CP", "AMENDS", "30/2010/NĐ-CP", "asserted"),
            ("self", "REFERS_TO", "30/2010/NĐ-CP", "body"),
        ],
    ),
    Row(
        "passive with a list of acting documents",
        plan(
            body="1. Áp dụng Thông tư số 30/2010/TT-BTC, ngày 25/5/2010 (được sửa đổi, bổ sung tại các Thông tư: số "
            "14/2015/TT-BTC, ngày 1/7/2015; số 15/2018/TT-BTC, ngày 1/7/2018 và số 16/2020/TT-BTC, ngày 1/7/2020)."
        ),
        [
            ("14/2015/TT-BTC", "AMENDS", "30/2010/TT-BTC", "asserted"),
            ("15/2018/TT-BTC", "AMENDS", "30/2010/TT-BTC", "asserted"),
            ("16/2020/TT-BTC", "AMENDS", "30/2010/TT-BTC", "asserted"),
            ("self", "REFERS_TO", "30/2010/TT-BTC", "body"),
        ],
    ),
    Row(
        "told replacement with two objects",
        plan(
            body="1. Quyết định số 20/QĐ-UBND, ngày 5/4/2019 thay thế Quyết định số 15/QĐ-UBND, ngày 5/4/2010 và "
            "Quyết định số 16/QĐ-UBND, ngày 6/5/2011."
        ),
        [
            ("20/QĐ-UBND", "REPLACES", "15/QĐ-UBND", "asserted"),
            ("20/QĐ-UBND", "REPLACES", "16/QĐ-UBND", "asserted"),
            ("self", "REFERS_TO", "20/QĐ-UBND", "body"),
        ],
    ),
    Row(
        "of a chain, the document of the same body replaces",
        plan(
            preamble="Thực hiện Nghị quyết số 71/NQ-CP, ngày 01/4/2025 của Chính phủ thực hiện Nghị quyết số 57-NQ/TW, "
            "ngày 22/12/2024 (thay thế Nghị quyết số 03/NQ-CP, ngày 09/01/2025), Ban Thường vụ lập kế hoạch như sau:"
        ),
        [
            ("71/NQ-CP", "IMPLEMENTS", "57-NQ/TW", "asserted"),
            ("71/NQ-CP", "REPLACES", "03/NQ-CP", "asserted"),
            ("self", "IMPLEMENTS", "71/NQ-CP", "preamble"),
        ],
    ),
    Row(
        "passive: cụ thể hóa bởi",
        plan(
            body="1. Nghị quyết số 12-NQ/TU, ngày 25/5/2022 được cụ thể hóa bởi Kế hoạch số 14-KH/UBND, ngày 1/7/2022."
        ),
        [("14-KH/UBND", "IMPLEMENTS", "12-NQ/TU", "asserted"), ("self", "REFERS_TO", "12-NQ/TU", "body")],
    ),
    Row(
        "passive: sửa đổi, bổ sung bởi",
        plan(
            body="1. Áp dụng Nghị định số 30/2010/NĐ-CP, ngày 25/5/2010 được sửa đổi, bổ sung bởi "
            "Nghị định số 14/2015/NĐ-CP, ngày 1/7/2015."
        ),
        [("14/2015/NĐ-CP", "AMENDS", "30/2010/NĐ-CP", "asserted"), ("self", "REFERS_TO", "30/2010/NĐ-CP", "body")],
    ),
    Row(
        "passive: thay thế bằng",
        plan(
            body="1. Quyết định số 15/QĐ-UBND, ngày 5/4/2010 đã được thay thế bằng Quyết định số 20/QĐ-UBND, "
            "ngày 5/4/2019."
        ),
        [("20/QĐ-UBND", "REPLACES", "15/QĐ-UBND", "asserted"), ("self", "REFERS_TO", "15/QĐ-UBND", "body")],
    ),
    Row(
        "narrative of a report",
        plan(
            kind="BÁO CÁO",
            title="Công tác năm",
            body="1. Ban Thường vụ đã ban hành Kế hoạch số 14-KH/HU, ngày 1/7/2022 thực hiện Nghị quyết số "
            "12-NQ/TU, ngày 25/5/2022.",
        ),
        [("14-KH/HU", "IMPLEMENTS", "12-NQ/TU", "asserted"), ("self", "REFERS_TO", "14-KH/HU", "body")],
    ),
    Row(
        "a regulation attached to a decision",
        plan(
            body="1. Thực hiện Quy chế phối hợp liên ngành ban hành kèm theo Quyết định số 12/QĐ-UBND, ngày 5/4/2019."
        ),
        [
            ("Quy chế phối hợp liên ngành", "ATTACHED_TO", "12/QĐ-UBND", "asserted"),
            ("self", "IMPLEMENTS", "Quy chế phối hợp liên ngành", "body"),
        ],
    ),
]

ROWS = NESTED + LISTS + VERBS + CHANGES + TOLD_OF


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.why)
def test_relations(row: Row) -> None:
    assert told(read(row.text)) == sorted(row.told)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.why)
def test_evidence_holds_the_citation_and_stands_in_its_sentence(row: Row) -> None:
    reading = read(row.text)
    spans = {r.id: [(m.start, m.end) for m in reading.mentions if m.ref == r.id] for r in reading.references}
    for relation in reading.relations:
        assert len(relation.evidence) == len(relation.sentences) > 0
        for (start, end), (low, high) in zip(relation.evidence, relation.sentences, strict=True):
            assert low <= start < end <= high <= len(row.text)
            cited = spans[relation.target] + spans.get(relation.source, [])
            assert any(start <= a and b <= end for a, b in cited)


def test_one_relation_per_pair_and_type_with_all_its_places() -> None:
    reading = read(
        plan(
            title=f"Triển khai thực hiện {NQ27}",
            body="1. Thực hiện Nghị quyết số 27-NQ/TW.\n2. Quán triệt Nghị quyết 27.",
        )
    )
    (relation,) = reading.relations
    assert (relation.type, relation.scope) == ("IMPLEMENTS", "title")
    assert len(relation.evidence) == 3


def test_a_pair_with_a_specific_relation_does_not_refer_besides() -> None:
    reading = read(plan(body=f"1. Thực hiện {NQ27}.\n2. Nghị quyết 27 là văn kiện quan trọng."))
    assert told(reading) == [("self", "IMPLEMENTS", "27-NQ/TW", "body")]


def test_an_alias_says_nothing_of_its_own() -> None:
    reading = read(
        plan(
            preamble=f"Thực hiện {NQ27} của Ban Chấp hành Trung ương (sau đây gọi tắt là Nghị quyết 27), "
            "Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:"
        )
    )
    assert told(reading) == [("self", "IMPLEMENTS", "27-NQ/TW", "preamble")]
    (relation,) = reading.relations
    assert len(relation.evidence) == 1


def test_every_reference_has_a_relation() -> None:
    reading = read("\n".join(row.text for row in ROWS))
    linked = {end for r in reading.relations for end in (r.source, r.target)}
    assert {r.id for r in reading.references} <= linked


def test_nothing_is_related_to_itself() -> None:
    reading = read("\n".join(row.text for row in ROWS))
    assert all(r.source != r.target for r in reading.relations)
