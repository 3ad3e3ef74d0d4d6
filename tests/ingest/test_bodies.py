"""Names of bodies: what is one, what it is called in full, and what is none."""

import pytest

from danchieu.graph.model import Head
from danchieu.ingest.body_lists import NamedBodies
from danchieu.ingest.body_names import complete, toned
from danchieu.ingest.pipeline import nlp

PROVINCE = Head(issuer="Ủy ban nhân dân tỉnh Lào Cai", jurisdiction="Lào Cai", level="province", date="2026-04-09")
CITY = Head(issuer="Ủy ban nhân dân thành phố Cần Thơ", jurisdiction="Cần Thơ", level="province", date="2024-01-10")
DEPARTMENT = Head(issuer="Sở Y tế tỉnh Lào Cai", jurisdiction="Lào Cai", level="province", date="2026-04-09")
DISTRICT = Head(issuer="Huyện ủy Sông Mã", jurisdiction="Lâm Đồng/Sông Mã", level="district", date="2023-04-12")
TOWN = Head(issuer="Thị ủy An Nhơn", jurisdiction="Bình Định/An Nhơn", level="district", date="2020-10-09")
COMMUNE = Head(issuer="Đảng ủy xã Hữu Lũng", jurisdiction="Lạng Sơn/Hữu Lũng", level="commune", date="2026-01-12")
PARTY = Head(issuer="Ủy ban Kiểm tra Tỉnh ủy Yên Bái", jurisdiction="Yên Bái", level="province", date="2023-05-08")
MINISTRY = Head(issuer="Bộ Tài chính", jurisdiction="TW", level="central", date="2026-03-02")
CENTRE = Head(issuer="Thủ tướng Chính phủ", jurisdiction="TW", level="central", date="2025-11-28")
UNKNOWN = Head()

NAMES = [
    # names that were cut, or that took the verb behind them
    (MINISTRY, "Thanh tra Bộ", ["Thanh tra Bộ Tài chính"], "an inspectorate of the issuer"),
    (MINISTRY, "Thanh tra Bộ Công an", ["Thanh tra Bộ Công an"], "an inspectorate of a ministry"),
    (MINISTRY, "các Vụ, Cục thuộc Bộ", ["Các vụ, cục Bộ Tài chính"], "units of the issuer"),
    (MINISTRY, "Cục Đường sắt Việt Nam phê duyệt quy chế", ["Cục Đường sắt Việt Nam"], "a verb is no second syllable"),
    (MINISTRY, "Vụ Hợp tác quốc tế", ["Vụ Hợp tác quốc tế"], "a field of four syllables"),
    (
        MINISTRY,
        "Viện Chiến lược và Chính sách tài chính",
        ["Viện Chiến lược và Chính sách tài chính"],
        "small field at the end",
    ),
    (PROVINCE, "Cảng vụ Hàng hải Hải Phòng", ["Cảng vụ Hàng hải Hải Phòng"], "Hải Phòng is a place"),
    (
        PROVINCE,
        "Văn phòng thường trực Ban Chỉ huy Phòng thủ dân sự tỉnh",
        ["Văn phòng Thường trực Ban Chỉ huy Phòng thủ dân sự tỉnh Lào Cai"],
        "a standing office is not the issuer's",
    ),
    (PROVINCE, "Phòng 8", ["Phòng 8"], "a division with a number"),
    (PROVINCE, "Giao phòng Quản lý Công nghiệp", ["Phòng Quản lý Công nghiệp"], "written small after an order"),
    (
        PROVINCE,
        "Ban Chỉ huy Phòng chống lụt bão và Tìm kiếm cứu nạn tỉnh",
        ["Ban Chỉ huy Phòng chống lụt bão và Tìm kiếm cứu nạn tỉnh Lào Cai"],
        "Phòng chống is no division",
    ),
    (PROVINCE, "Ban Chỉ huy Bộ đội Biên phòng tỉnh", ["Ban Chỉ huy Bộ đội Biên phòng tỉnh Lào Cai"], "since 2025"),
    (
        PROVINCE,
        "Công ty TNHH MTV Khai thác công trình thủy lợi Sông Mã",
        ["Công ty TNHH MTV Khai thác công trình thủy lợi Sông Mã"],
        "words of trade in a company's name",
    ),
    (PROVINCE, "Công ty TNHH Minh Hà vận hành hồ chứa", ["Công ty TNHH Minh Hà"], "what a company does"),
    (PROVINCE, "UBND các địa phương", ["Ủy ban nhân dân các địa phương tỉnh Lào Cai"], "not the issuer"),
    (
        PROVINCE,
        "Các sở, ngành: Y tế, Nội vụ, Công an tỉnh",
        ["Sở Y tế tỉnh Lào Cai", "Sở Nội vụ tỉnh Lào Cai", "Công an tỉnh Lào Cai"],
        "departments behind a collective",
    ),
    (
        CENTRE,
        "Bộ trưởng, Thủ trưởng cơ quan ngang bộ",
        ["Các Bộ trưởng", "Cơ quan ngang bộ"],
        "all ministers, without các",
    ),
    (
        DISTRICT,
        "Các chi, đảng bộ cơ sở trực thuộc Huyện ủy",
        ["Các chi, đảng bộ cơ sở trực thuộc Huyện ủy Sông Mã"],
        "what belongs to a committee is not the committee",
    ),
    # Party
    (DISTRICT, "Huyện ủy", ["Huyện ủy Sông Mã"], "the document's own committee"),
    (DISTRICT, "Tỉnh ủy", ["Tỉnh ủy Lâm Đồng"], "the committee above it"),
    (DISTRICT, "Ban Tuyên giáo Huyện ủy", ["Ban Tuyên giáo Huyện ủy Sông Mã"], "an organ of a committee"),
    (DISTRICT, "Ban Tuyên giáo", ["Ban Tuyên giáo Huyện ủy Sông Mã"], "an organ without its committee"),
    (DISTRICT, "Ban Nội chính Tỉnh ủy", ["Ban Nội chính Tỉnh ủy Lâm Đồng"], "an organ of the committee above"),
    (DISTRICT, "TT/HU", ["Thường trực Huyện ủy Sông Mã"], "an abbreviation with its committee"),
    (DISTRICT, "Các TCCS Đảng trực thuộc HU", ["Các tổ chức cơ sở đảng trực thuộc Huyện ủy Sông Mã"], "abbreviated"),
    (TOWN, "Ban Tổ chức Thị ủy", ["Ban Tổ chức Thị ủy An Nhơn"], "a town's committee"),
    (COMMUNE, "Ủy ban Kiểm tra Đảng ủy xã", ["Ủy ban Kiểm tra Đảng ủy xã Hữu Lũng"], "a commune's committee"),
    (PROVINCE, "Ban cán sự đảng UBND tỉnh", ["Ban cán sự đảng Ủy ban nhân dân tỉnh Lào Cai"], "owned by a government"),
    (PROVINCE, "Đảng ủy Công an tỉnh", ["Đảng ủy Công an tỉnh Lào Cai"], "owned by the police"),
    (PROVINCE, "Huyện ủy Bắc Hà", ["Huyện ủy Bắc Hà"], "a committee with its own name"),
    (PROVINCE, "Các huyện ủy, thị ủy, thành ủy", ["Các huyện ủy, thị ủy, thành ủy tỉnh Lào Cai"], "a collective"),
    (
        PROVINCE,
        "Các huyện ủy, Thành ủy Lào Cai",
        ["Các huyện ủy tỉnh Lào Cai", "Thành ủy Lào Cai"],
        "not the collective",
    ),
    (CENTRE, "Văn phòng Trung ương Đảng", ["Văn phòng Trung ương Đảng"], "a central organ needs no place"),
    # State
    (PROVINCE, "Sở Tài chính", ["Sở Tài chính tỉnh Lào Cai"], "a department is the province's"),
    (CITY, "Sở Tài chính", ["Sở Tài chính thành phố Cần Thơ"], "a centrally-run city's department"),
    (PROVINCE, "Sở NN&PTNT", ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Lào Cai"], "a short form of its field"),
    (PROVINCE, "Các Sở: Công Thương, Y tế", ["Sở Công Thương tỉnh Lào Cai", "Sở Y tế tỉnh Lào Cai"], "an enumeration"),
    (
        PROVINCE,
        "Giám đốc các Sở Nội vụ, Y tế",
        ["Sở Nội vụ tỉnh Lào Cai", "Sở Y tế tỉnh Lào Cai"],
        "holders of offices",
    ),
    (PROVINCE, "Chánh Thanh tra tỉnh", ["Thanh tra tỉnh Lào Cai"], "an office stands for its body"),
    (
        PROVINCE,
        "Chánh Văn phòng UBND tỉnh",
        ["Văn phòng Ủy ban nhân dân tỉnh Lào Cai"],
        "an office stands for its body",
    ),
    (PROVINCE, "Thủ trưởng các sở, ban, ngành", ["Các sở, ban, ngành tỉnh Lào Cai"], "heads of a collective"),
    (
        PROVINCE,
        "UBND các xã: A Mú Sung, Bát Xát",
        ["Ủy ban nhân dân xã A Mú Sung", "Ủy ban nhân dân xã Bát Xát"],
        "places",
    ),
    (PROVINCE, "UBND cấp xã", ["Ủy ban nhân dân cấp xã tỉnh Lào Cai"], "a collective is completed with the province"),
    (
        PROVINCE,
        "UBND các huyện, thị xã, thành phó",
        ["Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Lào Cai"],
        "OCR",
    ),
    (PROVINCE, "Phòng Quản lý Công nghiệp", ["Phòng Quản lý Công nghiệp"], "a division inside a department"),
    (DISTRICT, "Phòng Tư pháp", ["Phòng Tư pháp huyện Sông Mã"], "a district's division"),
    (DEPARTMENT, "Văn phòng Sở", ["Văn phòng Sở Y tế tỉnh Lào Cai"], "the issuer's own office"),
    (DEPARTMENT, "Lãnh đạo Sở", ["Sở Y tế tỉnh Lào Cai"], "the issuer's heads"),
    (CENTRE, "Bộ trưởng Bộ Y tế", ["Bộ Y tế"], "a minister stands for the ministry"),
    (CENTRE, "Các bộ, cơ quan ngang bộ", ["Các bộ", "Cơ quan ngang bộ"], "collectives of the centre"),
    # justice, front
    (
        DISTRICT,
        "Viện Kiểm sát nhân dân",
        ["Viện kiểm sát nhân dân huyện Sông Mã"],
        "canonical spelling and the own place",
    ),
    (DISTRICT, "Toà án nhân dân tối cao", ["Tòa án nhân dân tối cao"], "the highest court, tone on the other vowel"),
    (DISTRICT, "UBMTTQVN", ["Ủy ban Mặt trận Tổ quốc Việt Nam huyện Sông Mã"], "an abbreviation"),
    (PROVINCE, "Cục THADS tỉnh", ["Cục Thi hành án dân sự tỉnh Lào Cai"], "a short form inside a name"),
    (PROVINCE, "Tòa án nhân dân khu vực 5", ["Tòa án nhân dân khu vực 5"], "a court of a region"),
    (PROVINCE, "TAND thành phố Lào Cai", ["Tòa án nhân dân thành phố Lào Cai"], "a town of the province"),
    # others
    (PROVINCE, "Công ty CP Ánh Dương", ["Công ty cổ phần Ánh Dương"], "a company, its form in one spelling"),
    (PROVINCE, "Công ty trách nhiệm hữu hạn Ánh Dương", ["Công ty TNHH Ánh Dương"], "another form"),
    (PROVINCE, "Trường Đại học Tây Bắc", ["Trường Đại học Tây Bắc"], "a school"),
    (
        DISTRICT,
        "Ban Chỉ đạo thực hiện cải cách tư pháp tỉnh",
        ["Ban Chỉ đạo thực hiện cải cách tư pháp tỉnh Lâm Đồng"],
        "words of purpose up to the place",
    ),
    (UNKNOWN, "Ủy ban nhân dân huyện", ["Ủy ban nhân dân huyện"], "an unknown place is not invented"),
    # words that are heads of names elsewhere
    (PROVINCE, "Đảng ủy Quân sự tỉnh", ["Đảng ủy Quân sự tỉnh Lào Cai"], "a field after the committee"),
    (PROVINCE, "Trường Chính trị tỉnh", ["Trường Chính trị tỉnh Lào Cai"], "a school by its field"),
    (PROVINCE, "Báo Nhân dân", ["Báo Nhân dân"], "a proper name of two syllables, the second small"),
    (PROVINCE, "Hạt Kiểm lâm huyện Bảo Yên", ["Hạt Kiểm lâm huyện Bảo Yên"], "no name of its own, but a place"),
    (
        PROVINCE,
        "Đài Phát thanh và Truyền hình tỉnh",
        ["Đài Phát thanh và Truyền hình tỉnh Lào Cai"],
        "no name of its own",
    ),
    (
        DISTRICT,
        "Trung tâm Văn hóa - Thể thao - Truyền thông huyện",
        ["Trung tâm Văn hóa - Thể thao - Truyền thông huyện Sông Mã"],
        "a known field that a dash continues",
    ),
    (PROVINCE, "Sở Y tế - Công an tỉnh", ["Sở Y tế tỉnh Lào Cai", "Công an tỉnh Lào Cai"], "a dash between two"),
    (
        DISTRICT,
        "Ban Kinh tế - Xã hội HĐND huyện",
        ["Ban Kinh tế - Xã hội Hội đồng nhân dân huyện Sông Mã"],
        "a board of the council, not of the committee",
    ),
    (
        PROVINCE,
        "Ban Kinh tế - Ngân sách của HĐND tỉnh",
        ["Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Lào Cai"],
        "with của",
    ),
    (
        PARTY,
        "Các Phòng Nghiệp vụ I, II thuộc Ủy ban Kiểm tra Tỉnh ủy",
        [
            "Phòng Nghiệp vụ I Ủy ban Kiểm tra Tỉnh ủy Yên Bái",
            "Phòng Nghiệp vụ II Ủy ban Kiểm tra Tỉnh ủy Yên Bái",
        ],
        "numerals share the words before them and the owner behind them",
    ),
    (
        PROVINCE,
        "UBND các xã, phường, đặc khu Cô Tô",
        ["Ủy ban nhân dân các xã, phường tỉnh Lào Cai", "Ủy ban nhân dân đặc khu Cô Tô"],
        "a level that bears a name is one place",
    ),
    (CITY, "Trung tâm Công báo TP", ["Trung tâm Công báo thành phố Cần Thơ"], "a level in short"),
    (PROVINCE, "Công an TP. Vinh", ["Công an thành phố Vinh"], "a level in short, with its stop"),
    (
        CITY,
        "Cục KTVB QPPL - Bộ TP",
        ["Cục Kiểm tra văn bản quy phạm pháp luật", "Bộ Tư pháp"],
        "a central office has no place of the document",
    ),
    (
        CENTRE,
        "UBTW MTTQ Việt Nam",
        ["Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"],
        "short forms one after the other",
    ),
    (
        CENTRE,
        "Văn phòng Trung ương và các ban của Đảng",
        ["Văn phòng Trung ương Đảng", "Các ban của Đảng"],
        "not the issuer's office",
    ),
    # collectives of Party organizations
    (
        DISTRICT,
        "Các đảng bộ, chi bộ cơ sở trực thuộc Huyện ủy",
        ["Các đảng bộ, chi bộ cơ sở trực thuộc Huyện ủy Sông Mã"],
        "a list is one collective",
    ),
    # the Youth Union
    (
        PROVINCE,
        "Hội Liên hiệp Phụ nữ tỉnh, Tỉnh đoàn",
        ["Hội Liên hiệp Phụ nữ tỉnh Lào Cai", "Tỉnh đoàn Lào Cai"],
        "a body after a comma is no second level",
    ),
    (DISTRICT, "Huyện đoàn", ["Huyện đoàn Sông Mã"], "its place follows without a word of level"),
    (CITY, "Thành đoàn", ["Thành đoàn Cần Thơ"], "that of a city"),
    (
        PROVINCE,
        "Trưởng Ban Chỉ đạo tỉnh",
        ["Ban Chỉ đạo tỉnh Lào Cai"],
        "an office whose word begins a longer one",
    ),
    (
        PARTY,
        "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực",
        ["Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh Yên Bái"],
        "a known purpose needs no place behind it",
    ),
    (PARTY, "Ban Chỉ đạo quản lý mỏ vàng", ["Ban Chỉ đạo quản lý mỏ vàng tỉnh Yên Bái"], "a name alone to its end"),
]

NONE = [
    ("Báo cáo Số liệu", "a report is no newspaper"),
    ("phòng, chống tham nhũng", "phòng as a verb"),
    ("Bộ hồ sơ gồm có", "bộ as a set of papers"),
    ("Bộ Quy tắc ứng xử", "no ministry: ministries are a closed list"),
    ("Thanh tra việc chấp hành", "thanh tra as a verb"),
    ("Tòa án phải công khai", "a court in general"),
    ("sổ, số, sơ", "words that fold like Sở"),
    ("Báo cáo kết quả", "báo as part of a verb"),
    ("Hội nghị, hội thảo", "hội as part of a noun"),
    ("Văn bản số 12", "văn without phòng"),
    ("các cơ quan có liên quan", "nobody in particular"),
    ("cấp ủy viên, Huyện ủy viên", "persons"),
    ("Website Chính phủ, Cổng TTĐT Chính phủ", "sites of the web"),
    ("Văn phòng Luật sư Minh Tâm", "another body's name, not the issuer's office"),
    ("Ban Kinh tế - Đối ngoại", "no organ of the committee"),
    ("Đảng ủy Quan sát viên", "a name cut short is no place"),
    ("Trung tâm Giao cho", "a field cut short is none"),
    ("các chi bộ, đảng bộ đạt kết quả", "Party organizations of nobody"),
]

LISTS = [
    (
        "Công an, Tòa án nhân dân, Chi cục Thi hành án dân sự huyện Bảo Yên",
        ["Công an huyện Bảo Yên", "Tòa án nhân dân huyện Bảo Yên", "Chi cục Thi hành án dân sự huyện Bảo Yên"],
        "a list shares the place that closes it",
    ),
    (
        "Sở Y tế, Công an huyện Bảo Yên",
        ["Sở Y tế tỉnh Lào Cai", "Công an huyện Bảo Yên"],
        "a department does not share a district",
    ),
]


TEXTS = ("a verb is no second syllable", "written small after an order", "what a company does")


def named(head: Head, text: str) -> list[str]:
    doc = nlp().make_doc(text)
    found = nlp().get_pipe("danchieu_bodies")(doc).user_data["bodies"]
    return [n.name for n in NamedBodies(doc, found, head).all]


@pytest.mark.parametrize(("head", "text", "names", "why"), NAMES, ids=[f"{r[1]} - {r[3]}" for r in NAMES])
def test_bodies_are_named_in_full(head: Head, text: str, names: list[str], why: str) -> None:
    assert named(head, text) == names, why


@pytest.mark.parametrize(("text", "why"), NONE, ids=[r[1] for r in NONE])
def test_what_names_no_body_gives_none(text: str, why: str) -> None:
    assert named(PROVINCE, text) == [], why


def test_a_known_purpose_needs_no_place_behind_it() -> None:
    text = "Ban Chỉ đạo cải cách tư pháp tăng cường kiểm tra." + "\nCông tác này được duy trì." * 9
    assert named(PARTY, text) == ["Ban Chỉ đạo cải cách tư pháp tỉnh Yên Bái"]


def test_an_office_holder_has_no_units() -> None:
    assert named(CENTRE, "các Vụ, Cục, đơn vị trực thuộc, Công báo") == []
    assert named(CENTRE, "Các đơn vị trực thuộc, Công báo") == []


@pytest.mark.parametrize(("text", "names", "why"), LISTS, ids=[r[2] for r in LISTS])
def test_lists_share_the_place_that_closes_them(text: str, names: list[str], why: str) -> None:
    assert named(PROVINCE, text) == names, why


def test_a_steering_committee_keeps_its_long_name_through_the_text() -> None:
    text = "Ban Chỉ đạo thực hiện cải cách tư pháp huyện họp. Báo cáo Ban Chỉ đạo huyện."
    assert set(named(DISTRICT, text)) == {"Ban Chỉ đạo thực hiện cải cách tư pháp huyện Sông Mã"}


@pytest.mark.parametrize(
    ("head", "text", "names", "why"),
    [r for r in NAMES if len(r[2]) == 1 and r[3] not in TEXTS],
    ids=lambda v: str(v)[:30],
)
def test_complete_gives_one_name_and_a_full_name_stays(head: Head, text: str, names: list[str], why: str) -> None:
    full = complete(text, head)
    assert [full] == names, why
    assert complete(full, head) == full


def test_complete_leaves_what_it_does_not_know() -> None:
    assert complete("Câu lạc bộ Thơ", PROVINCE) == "Câu lạc bộ Thơ"


@pytest.mark.parametrize(
    ("text", "right", "why"),
    [
        ("Uỷ ban", "Ủy ban", "capital"),
        ("TOÀ ÁN", "TÒA ÁN", "capitals"),
        ("quý", "quý", "u after q is no vowel"),
        ("toàn quốc, hoàn", "toàn quốc, hoàn", "a closed syllable keeps its mark"),
    ],
)
def test_tone_marks_stand_in_one_place(text: str, right: str, why: str) -> None:
    assert toned(text) == right, why
