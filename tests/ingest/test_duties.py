"""Duties: who is told to do what, in which role and by when; a row for each rule of the gold format and its limits."""

import pytest

from danchieu.graph.model import Assignment, BodyMentioned, Head
from danchieu.ingest.canonical import canonical
from danchieu.ingest.duties import read_duties
from danchieu.ingest.pipeline import carried

PLAN = Head(type="KH", issuer="Huyện ủy Sông Mã", jurisdiction="Lâm Đồng/Sông Mã", level="district", date="2023-04-12")
LETTER = Head(
    type="CV", issuer="Ủy ban nhân dân tỉnh Lào Cai", jurisdiction="Lào Cai", level="province", date="2026-06"
)
REPORT = Head(type="BC", issuer="Ủy ban nhân dân tỉnh Lào Cai", jurisdiction="Lào Cai", level="province", date="2026")
DECISION = Head(type="QĐ", issuer="Ủy ban nhân dân tỉnh Lào Cai", jurisdiction="Lào Cai", level="province", date="2026")

POLICE = "Công an huyện Sông Mã"
COURT = "Tòa án nhân dân huyện Sông Mã"
OFFICE = "Văn phòng Huyện ủy Sông Mã"
STANDING = "Ban Thường vụ Huyện ủy Sông Mã"
HEALTH = "Sở Y tế tỉnh Lào Cai"
FINANCE = "Sở Tài chính tỉnh Lào Cai"
PEOPLE = "Ủy ban nhân dân tỉnh Lào Cai"

Row = tuple[str, str, str | None]

ROLES: list[tuple[str, Head, str, list[Row]]] = [
    # responsibility lines
    (
        "several named without a lead execute",
        PLAN,
        "1. Tuyên truyền\nCơ quan thực hiện: Công an huyện, Văn phòng Huyện ủy.\nThời gian thực hiện: Thường xuyên.",
        [("execute", POLICE, "Thường xuyên"), ("execute", OFFICE, "Thường xuyên")],
    ),
    ("the only one leads", PLAN, "1. Xây dựng báo cáo\nĐơn vị thực hiện: Công an huyện.", [("lead", POLICE, None)]),
    (
        "chủ trì and phối hợp in one line",
        PLAN,
        "1. Cải cách\nCơ quan thực hiện: Tòa án nhân dân huyện chủ trì, phối hợp với Công an huyện, cơ quan liên quan.",
        [("lead", COURT, None), ("coordinate", POLICE, None)],
    ),
    (
        "a line for each role",
        PLAN,
        "1. Cải cách\nCơ quan chủ trì: Công an huyện.\nCơ quan phối hợp: Văn phòng Huyện ủy.",
        [("lead", POLICE, None), ("coordinate", OFFICE, None)],
    ),
    (
        "tham mưu in a line: whom it advises has no duty",
        PLAN,
        "1. Cải cách\nĐơn vị thực hiện: Công an huyện tham mưu cho Ban Thường vụ Huyện ủy.",
        [("advise", POLICE, None)],
    ),
    (
        "labels without their noun",
        LETTER,
        "1. Rà soát định mức thuốc.\nChủ trì: Sở Y tế; phối hợp: Sở Tài chính.\nThời gian: Quý III/2026.",
        [("lead", HEALTH, "Quý III/2026"), ("coordinate", FINANCE, "Quý III/2026")],
    ),
    (
        "who leads and who joins, in brackets",
        LETTER,
        "1. Lắp camera tại các kho thuốc (Sở Y tế chủ trì, Sở Tài chính phối hợp).",
        [("lead", HEALTH, None), ("coordinate", FINANCE, None)],
    ),
    # orders
    (
        "Giao X chủ trì, phối hợp với Y",
        LETTER,
        "1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát, hoàn thành trước ngày 30/9/2026.",
        [("lead", HEALTH, "trước ngày 30/9/2026"), ("coordinate", FINANCE, "trước ngày 30/9/2026")],
    ),
    (
        "an order inside a sentence",
        LETTER,
        "4. Đối với các cụm công nghiệp, giao Sở Y tế kiểm tra nguồn nước.",
        [("monitor", HEALTH, None)],
    ),
    (
        "an order to several",
        LETTER,
        "Yêu cầu Sở Y tế, Giám đốc Sở Tài chính khẩn trương triển khai thực hiện./.",
        [("execute", HEALTH, None), ("execute", FINANCE, None)],
    ),
    (
        "an order that the items spell out",
        LETTER,
        "Ủy ban nhân dân tỉnh đề nghị Sở Y tế:\n1. Rà soát cơ sở vật chất.\n2. Phối hợp với các địa phương tiêm chủng.",
        [("lead", HEALTH, None), ("coordinate", HEALTH, None)],
    ),
    # subjects
    ("X chủ trì", PLAN, "1. Công an huyện chủ trì xây dựng kế hoạch.", [("lead", POLICE, None)]),
    ("X có trách nhiệm", PLAN, "1. Công an huyện có trách nhiệm rà soát.", [("lead", POLICE, None)]),
    (
        "several subjects execute",
        PLAN,
        "- Công an huyện, Tòa án nhân dân huyện quản lý chặt chẽ hồ sơ.",
        [("execute", POLICE, None), ("execute", COURT, None)],
    ),
    (
        "own duty with phối hợp: subject leads",
        PLAN,
        "1. Công an huyện phối hợp với Tòa án nhân dân huyện giải quyết dứt điểm các vụ án.",
        [("lead", POLICE, None), ("coordinate", COURT, None)],
    ),
    (
        "a duty that opens with Phối hợp makes the subject coordinate",
        PLAN,
        "1. Công an huyện: Phối hợp với Tòa án nhân dân huyện rà soát.",
        [("coordinate", POLICE, None)],
    ),
    ("bare tham mưu", PLAN, "1. Công an huyện tham mưu Ban Thường vụ Huyện ủy chỉ đạo.", [("advise", POLICE, None)]),
    ("chủ trì tham mưu", PLAN, "1. Công an huyện: Chủ trì tham mưu các giải pháp.", [("lead", POLICE, None)]),
    (
        "watching, and a report with its channel in brackets",
        PLAN,
        "4. Công an huyện theo dõi, đôn đốc việc thực hiện Kế hoạch này; tổng hợp, báo cáo Ban Thường vụ Huyện ủy "
        "(qua Văn phòng Huyện ủy) trước ngày 05/12 hằng năm.",
        [
            ("monitor", POLICE, None),
            ("lead", POLICE, "trước ngày 05/12 hằng năm"),
            ("report_to", STANDING, "trước ngày 05/12 hằng năm"),
        ],
    ),
    (
        "Chỉ đạo X làm",
        PLAN,
        "3. Công an huyện chỉ đạo Văn phòng Huyện ủy bảo đảm kinh phí.",
        [("lead", POLICE, None), ("execute", OFFICE, None)],
    ),
    (
        "a standing office is the body in its brackets",
        PLAN,
        "2. Cơ quan thường trực Ban Chỉ đạo cải cách tư pháp huyện (Công an huyện) chủ trì xây dựng kế hoạch.",
        [("lead", POLICE, None)],
    ),
    (
        "words before the subject",
        PLAN,
        "2. Định kỳ 6 tháng, hằng năm, Công an huyện tổ chức sơ kết.",
        [("lead", POLICE, "Định kỳ 6 tháng, hằng năm")],
    ),
    (
        "a second subject after a semicolon",
        LETTER,
        "2. Giao Sở Y tế rà soát hiện trạng. Nếu đủ điều kiện thì triển khai; đồng thời Sở Tài chính bố trí kinh phí.",
        [("lead", HEALTH, None), ("lead", FINANCE, None)],
    ),
    (
        "a report that recurs is a duty of its own behind a comma after words of watching",
        PLAN,
        "3. Công an huyện theo dõi, đôn đốc các xã, thị trấn, định kỳ hằng quý báo cáo Ban Thường vụ Huyện ủy.",
        [
            ("monitor", POLICE, None),
            ("lead", POLICE, "định kỳ hằng quý"),
            ("report_to", STANDING, "định kỳ hằng quý"),
        ],
    ),
    (
        "trình Y: Y gets it",
        LETTER,
        "1. Sở Y tế xây dựng phương án, trình Ủy ban nhân dân tỉnh trước ngày 30/9/2026.",
        [("lead", HEALTH, "trước ngày 30/9/2026"), ("report_to", PEOPLE, "trước ngày 30/9/2026")],
    ),
    (
        "a programme and a procedure submit nothing",
        LETTER,
        "1. Sở Y tế sửa chương trình, quy trình Ủy ban nhân dân tỉnh đã ban hành.",
        [("lead", HEALTH, None)],
    ),
    (
        "the report goes to the body of the office",
        PLAN,
        "1. Công an huyện tổng hợp, báo cáo đồng chí Trưởng Ban Chỉ đạo cải cách tư pháp huyện.",
        [("lead", POLICE, None), ("report_to", "Ban Chỉ đạo cải cách tư pháp huyện Sông Mã", None)],
    ),
    (
        "an apposition behind a dash",
        PLAN,
        "2. Công an huyện - Cơ quan Thường trực Ban Chỉ đạo chủ trì, phối hợp với Văn phòng Huyện ủy rà soát.",
        [("lead", POLICE, None), ("coordinate", OFFICE, None)],
    ),
    (
        "an apposition that names no body",
        PLAN,
        "2. Công an huyện - cơ quan đầu mối chủ trì xây dựng kế hoạch.",
        [("lead", POLICE, None)],
    ),
    (
        "what several shall agree on is their duty",
        PLAN,
        "2. Công an huyện, Tòa án nhân dân huyện thống nhất cách giải quyết các vụ án phức tạp.",
        [("execute", POLICE, None), ("execute", COURT, None)],
    ),
    (
        "Lãnh đạo X làm under the body that is charged",
        PLAN,
        "1. Giao Văn phòng Huyện ủy:\na) Lãnh đạo Công an huyện thi hành nghiêm kết luận này.",
        [("lead", OFFICE, None), ("execute", POLICE, None)],
    ),
    (
        "the heads of the body that is charged are that body",
        LETTER,
        "1. Giao Sở Y tế:\na) Lãnh đạo Sở Y tế kiểm tra từng cơ sở.",
        [("monitor", HEALTH, None)],
    ),
    (
        "a collective in a list, and its report",
        PLAN,
        "5. Các chi bộ, đảng bộ trực thuộc Huyện ủy xây dựng chương trình; định kỳ hằng năm báo cáo Ban Thường vụ "
        "Huyện ủy.",
        [
            ("lead", "Các chi bộ, đảng bộ trực thuộc Huyện ủy Sông Mã", None),
            ("lead", "Các chi bộ, đảng bộ trực thuộc Huyện ủy Sông Mã", "định kỳ hằng năm"),
            ("report_to", STANDING, "định kỳ hằng năm"),
        ],
    ),
    # parts
    (
        "a part in capitals closes the narrative before it",
        PLAN,
        "PHẦN THỨ HAI\nKẾT QUẢ\nI. THỰC TRẠNG\n1. Tòa án nhân dân huyện xét xử kịp thời.\n"
        "PHẦN THỨ BA\nTỔ CHỨC THỰC HIỆN\n1. Công an huyện xây dựng kế hoạch.",
        [("lead", POLICE, None)],
    ),
    (
        "a part of a report that looks ahead",
        REPORT,
        "PHẦN THỨ NHẤT: TÌNH HÌNH\n1. Sở Tài chính bố trí kinh phí.\n"
        "PHẦN THỨ HAI: NHIỆM VỤ\n1. Sở Y tế xây dựng kế hoạch.",
        [("lead", HEALTH, None)],
    ),
    # headings
    (
        "a heading names the body, its letters are the duties",
        PLAN,
        "2. Công an huyện:\na) Rà soát hồ sơ tồn đọng trước ngày 31/8/2023.\nb) Tham mưu xây dựng quy chế.",
        [("lead", POLICE, "trước ngày 31/8/2023"), ("advise", POLICE, None)],
    ),
    (
        "an article names whose charge follows",
        DECISION,
        "Điều 5. Trách nhiệm của Sở Y tế\n1. Tổ chức tập huấn cho cơ sở.\n2. Theo dõi việc thực hiện Quyết định này.",
        [("lead", HEALTH, None), ("monitor", HEALTH, None)],
    ),
    (
        "an item's own subject beats the heading",
        LETTER,
        "1. Sở Y tế\na) Tổ chức tập huấn cho cơ sở.\nb) Sở Tài chính bố trí kinh phí.",
        [("lead", HEALTH, None), ("lead", FINANCE, None)],
    ),
    (
        "the article that closes a decision",
        DECISION,
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các Sở: Y tế, Tài chính và ông Lò Văn Pành chịu trách "
        "nhiệm thi hành Quyết định này./.",
        [
            ("execute", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai", None),
            ("execute", HEALTH, None),
            ("execute", FINANCE, None),
        ],
    ),
    (
        "two bodies of a heading parted by a stroke",
        LETTER,
        "1. Sở Y tế/Sở Tài chính\na) Rà soát hồ sơ mua sắm của các bệnh viện.",
        [("execute", HEALTH, None), ("execute", FINANCE, None)],
    ),
    (
        "a semicolon in brackets parts no duty",
        LETTER,
        "1. Sở Y tế lập đề án (gồm phần kiểm tra; phần giám sát), hoàn thành trước ngày 15/9/2026.",
        [("lead", HEALTH, "trước ngày 15/9/2026")],
    ),
    (
        "the last of the bodies behind a lead-in that names bodies",
        LETTER,
        "1. Trên cơ sở đề xuất của Sở Y tế, Công an tỉnh, Sở Tài chính tổng hợp nhu cầu kinh phí.",
        [("lead", FINANCE, None)],
    ),
    (
        "theo chức năng before the verb",
        LETTER,
        "1. Sở Y tế, Sở Tài chính theo chức năng, nhiệm vụ khẩn trương hoàn thành hồ sơ mua sắm.",
        [("execute", HEALTH, None), ("execute", FINANCE, None)],
    ),
    (
        "a list of partners behind a lead-in is no subject",
        LETTER,
        "1. Trong quá trình thực hiện thủ trưởng đơn vị phối hợp với Công an tỉnh, Sở Y tế, Sở Tài chính để tháo gỡ.",
        [],
    ),
    (
        "the partners of a heading join in each of its items",
        LETTER,
        "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính:\na) Rà soát định mức trang thiết bị.",
        [("lead", HEALTH, None), ("coordinate", FINANCE, None)],
    ),
    (
        "a duty that goes on in the items below it",
        LETTER,
        "1. Sở Y tế chịu trách nhiệm thực hiện đúng phương án đã được phê duyệt và những yêu cầu bắt buộc sau:\n"
        "a) Bố trí đủ nhân lực trực cấp cứu.",
        [("lead", HEALTH, None), ("lead", HEALTH, None)],
    ),
    (
        "items that are cases are no duties",
        LETTER,
        "1. Sở Y tế thu hồi giấy phép trong các trường hợp sau đây:\na) Cơ sở ngừng hoạt động quá hai năm liền.",
        [("lead", HEALTH, None)],
    ),
    (
        "an item about nobody in particular does not fall to the bodies above",
        LETTER,
        "Ủy ban nhân dân tỉnh yêu cầu Sở Y tế thực hiện các nội dung sau:\n1. Kiểm tra giá thuốc tại các quầy.\n"
        "2. Các tổ chức, cá nhân được cấp phép có trách nhiệm niêm yết giá.",
        [("monitor", HEALTH, None)],
    ),
    (
        "a person stands for the body of his office",
        LETTER,
        "1. Đồng chí Lò Văn Pành, Phó Chủ tịch UBND tỉnh chỉ đạo Sở Y tế mua sắm đủ thuốc.",
        [("lead", PEOPLE, None), ("execute", HEALTH, None)],
    ),
    (
        "who is to be directed, where nobody is told to direct",
        LETTER,
        "1. Chỉ đạo Công ty TNHH Minh Hà vận hành hồ chứa trước 18 giờ ngày 27/10/2026.",
        [("execute", "Công ty TNHH Minh Hà", "trước 18 giờ ngày 27/10/2026")],
    ),
    (
        "who gets word at once",
        LETTER,
        "1. Sở Y tế trực ban, báo ngay về Ủy ban nhân dân tỉnh khi có dịch.",
        [("lead", HEALTH, None), ("report_to", PEOPLE, None)],
    ),
    (
        "the address of a công điện tells nobody",
        LETTER,
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Giám đốc các Sở: Y tế, Tài chính;\n- Giám đốc Công an tỉnh;\n"
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế chuẩn bị cơ số thuốc.",
        [("lead", HEALTH, None)],
    ),
    (
        "an annex is under no article",
        DECISION,
        "Điều 2. Sở Y tế có trách nhiệm:\nTổ chức tập huấn cho cơ sở y tế.\nNơi nhận:\n- Lưu: VT.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nDANH MỤC\nThuốc kháng sinh phổ rộng dùng cho trẻ em.",
        [("lead", HEALTH, None)],
    ),
    # reports
    (
        "a petition in a report is a lead row",
        REPORT,
        "IV. KIẾN NGHỊ\n1. Đề nghị Bộ Y tế:\n(1) Sớm sửa đổi định mức trang thiết bị.",
        [("lead", "Bộ Y tế", None)],
    ),
]

NOTHING = [
    ("what an abbreviation means", LETTER, "1. Viết tắt\n- Ban cán sự đảng: BCSĐ;\n- Đảng ủy Quân sự: ĐUQS."),
    ("a meeting told of in brackets", LETTER, "1. Thành phần tham gia (cuộc họp do Sở Y tế chủ trì) theo giấy mời."),
    ("who sits in a body", LETTER, "1. Hội đồng Thi đua - Khen thưởng tỉnh gồm Chủ tịch và các Ủy viên."),
    ("narrative of a report", REPORT, "II. KẾT QUẢ\n1. Sở Y tế tổ chức 12 lớp tập huấn. Sở Tài chính bố trí kinh phí."),
    ("what was done", PLAN, "1. Công an huyện đã ban hành kế hoạch."),
    ("what was given", PLAN, "1. Công an huyện được giao 12 vụ án."),
    (
        "the issuer's own preamble",
        PLAN,
        "Ban Thường vụ Huyện ủy ban hành Kế hoạch với các nội dung như sau:\n1. Việc chung.",
    ),
    (
        "a proposal that is cited",
        LETTER,
        "1. Xét đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT, thống nhất chủ trương.",
    ),
    ("nobody in particular", LETTER, "1. Giao các cơ quan có liên quan tổ chức thực hiện."),
    ("a collective with liên quan", LETTER, "1. Giao các sở, ngành liên quan tổ chức thực hiện."),
    ("what one body agrees to", LETTER, "1. Ủy ban nhân dân tỉnh thống nhất chủ trương đầu tư dự án."),
    ("a part of narrative", PLAN, "PHẦN THỨ NHẤT\nKẾT QUẢ\n1. Công an huyện xây dựng kế hoạch."),
    ("a heading of aims", PLAN, "I. MỤC ĐÍCH, YÊU CẦU\n- Công an huyện nâng cao nhận thức."),
    ("a body that the sentence is about", PLAN, "1. Hoạt động của Công an huyện chuyển biến rõ."),
    (
        "the outline of a report in an annex",
        PLAN,
        "1. Việc.\nNơi nhận:\n- Lưu.\nPhụ lục: ĐỀ CƯƠNG BÁO CÁO\n1. Công an huyện rà soát.",
    ),
    ("nothing at all", PLAN, ""),
]


def read(head: Head, text: str) -> tuple[tuple[BodyMentioned, ...], tuple[Assignment, ...]]:
    clean = canonical(text)
    with carried(clean.text, head) as doc:
        bodies, duties, _ = read_duties(doc, clean)
    return bodies, duties


def rows(head: Head, text: str) -> list[Row]:
    bodies, duties = read(head, text)
    names = {b.id: b.name for b in bodies}
    return [(d.role, names[d.body], d.deadline) for d in duties]


@pytest.mark.parametrize(("why", "head", "text", "expected"), ROLES, ids=[r[0] for r in ROLES])
def test_duties_have_body_role_and_deadline(why: str, head: Head, text: str, expected: list[Row]) -> None:
    assert sorted(rows(head, text), key=str) == sorted(expected, key=str), why


@pytest.mark.parametrize(("why", "head", "text"), NOTHING, ids=[r[0] for r in NOTHING])
def test_what_tells_nobody_gives_no_duty(why: str, head: Head, text: str) -> None:
    assert rows(head, text) == [], why


def test_the_task_of_a_responsibility_line_is_the_heading_above_it() -> None:
    text = "II. VIỆC\n1.1. Công tác tuyên truyền\nTổ chức tốt.\nCơ quan thực hiện: Công an huyện."
    _, (duty,) = read(PLAN, text)
    assert (text[slice(*duty.task)], duty.heading) == ("1.1. Công tác tuyên truyền", "II.1.1")


def test_the_task_of_an_order_that_only_charges_stands_before_it() -> None:
    text = "1. Số hóa dữ liệu bệnh án. Giao Sở Y tế chủ trì, thực hiện."
    _, (duty,) = read(LETTER, text)
    assert text[slice(*duty.task)].startswith("Số hóa")


def test_a_line_that_closes_the_last_of_several_items_belongs_to_their_heading() -> None:
    text = "2. Kiện toàn bộ máy\n2.1. Rà soát tổ chức.\n2.2. Tinh gọn đầu mối.\n- Cơ quan thực hiện: Công an huyện."
    _, (duty,) = read(PLAN, text)
    assert text[slice(*duty.task)] == "2. Kiện toàn bộ máy"


def test_a_line_of_each_item_belongs_to_that_item() -> None:
    text = "2. Việc\n2.1. Rà soát\nCơ quan thực hiện: Công an huyện.\n2.2. Tinh gọn\nCơ quan thực hiện: Công an huyện."
    _, duties = read(PLAN, text)
    assert [text[slice(*d.task)] for d in duties] == ["2.1. Rà soát", "2.2. Tinh gọn"]


def test_spans_point_into_the_text_as_read() -> None:
    text = "1. **Công  an huyện** chủ trì rà\nsoát hồ sơ."
    (body,), (duty,) = read(PLAN, text)
    assert [text[slice(*span)] for span in body.mentions] == ["Công  an huyện"]
    assert text[slice(*duty.task)].endswith("hồ sơ.")


def test_bodies_are_numbered_by_first_mention_and_only_those_told() -> None:
    text = (
        "Tỉnh ủy chỉ đạo.\n1. Văn phòng Huyện ủy chủ trì.\n2. Công an huyện chủ trì, phối hợp với Văn phòng Huyện ủy."
    )
    bodies, _ = read(PLAN, text)
    assert [(b.id, b.name, len(b.mentions)) for b in bodies] == [("b1", OFFICE, 2), ("b2", POLICE, 1)]


def test_reading_twice_gives_the_same() -> None:
    text = "\n".join(text for _, head, text, _ in ROLES if head is PLAN)
    assert read(PLAN, text) == read(PLAN, text)


PARTED = """1. Việc chung.
Nơi nhận:
- Lưu: VT.
T/M BAN THƯỜNG VỤ
PHỤ LỤC
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Số hóa hồ sơ | Văn phòng Huyện ủy | Công an huyện; Tòa án nhân dân huyện | Quý II/2026 |
| 2 | Tập huấn | Công an huyện | | Tháng 8/2026 |
| 3 | Kiểm kê | Công an huyện | Các cơ quan liên quan | Tháng 9/2026 |
"""
STACKED = """1. Việc chung.
Nơi nhận:
- Lưu: VT.
T/M BAN THƯỜNG VỤ
PHỤ LỤC
TT
Nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian hoàn thành
Số hóa hồ sơ
Văn phòng Huyện ủy
Công an huyện; Tòa án nhân dân huyện
Trước ngày 30/6/2026
Tập huấn cho cán bộ
Công an huyện
Văn phòng Huyện ủy
Tháng 8/2026
"""


def test_a_table_with_parted_cells_gives_a_duty_for_each_body_of_each_row() -> None:
    assert sorted(rows(PLAN, PARTED), key=str) == sorted(
        [
            ("lead", OFFICE, "Quý II/2026"),
            ("coordinate", POLICE, "Quý II/2026"),
            ("coordinate", COURT, "Quý II/2026"),
            ("lead", POLICE, "Tháng 8/2026"),
            ("lead", POLICE, "Tháng 9/2026"),
        ],
        key=str,
    )


def test_a_table_with_a_line_for_each_cell_is_read_by_its_header() -> None:
    assert sorted(rows(PLAN, STACKED), key=str) == sorted(
        [
            ("lead", OFFICE, "Trước ngày 30/6/2026"),
            ("coordinate", POLICE, "Trước ngày 30/6/2026"),
            ("coordinate", COURT, "Trước ngày 30/6/2026"),
            ("lead", POLICE, "Tháng 8/2026"),
            ("coordinate", OFFICE, "Tháng 8/2026"),
        ],
        key=str,
    )


def test_a_table_of_results_gives_no_duty() -> None:
    assert rows(PLAN, "| TT | Chỉ tiêu | Kết quả |\n|---|---|---|\n| 1 | Công an huyện | 90% |") == []
