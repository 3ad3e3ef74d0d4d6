"""Documents printed to PDF by a real Chromium: their text comes in the order in which the page is read."""

from playwright.sync_api import Browser

from danchieu.ingest.canonical import canonical
from danchieu.ingest.extract import extract
from danchieu.ingest.readers import parse

PLAN = [
    "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu chính sách, hoàn thành trước ngày 30/6/2024.",
    "2. Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện Kế hoạch này, định kỳ hằng quý báo cáo Ban Thường vụ.",
    "3. Sở Tài chính bảo đảm kinh phí.",
]
PREAMBLE = (
    "Thực hiện Nghị quyết số 45-NQ/TW, ngày 24/11/2023 của Ban Chấp hành Trung ương về đội ngũ trí thức, Tỉnh ủy xây "
    "dựng Kế hoạch như sau:"
)
PAGE = f"""<meta charset="utf-8"><body style="font: 14pt serif">
<table width="100%"><tr><td>TỈNH ỦY GIA LAI<br>*<br>Số 13-KH/TU</td>
<td>ĐẢNG CỘNG SẢN VIỆT NAM<br><br>Pleiku, ngày 5 tháng 3 năm 2024</td></tr></table>
<p align="center"><b>KẾ HOẠCH<br>thực hiện Nghị quyết số 45-NQ/TW về đội ngũ trí thức</b><br>-----</p>
<p>{PREAMBLE}</p>{"".join(f"<p>{line}</p>" for line in PLAN)}
<table width="100%"><tr><td>Nơi nhận:<br>- Như trên,<br>- Lưu Văn phòng Tỉnh ủy.</td>
<td>T/M BAN THƯỜNG VỤ<br>BÍ THƯ<br><br>Nguyễn Văn A</td></tr></table>"""


def test_a_printed_plan_reads_like_the_plan(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(PAGE)
    source = parse(page.pdf(), ".pdf", "kho/kế hoạch.pdf", "kho")
    page.close()
    lines = canonical(source.text).text.split("\n")
    assert [line for line in lines if line in (PREAMBLE, *PLAN)] == [PREAMBLE, *PLAN]
    read = extract(source)
    assert (read.head.type, read.head.symbol, read.head.date) == ("KH", "13-KH/TU", "2024-03-05")
    assert (read.head.issuer, read.head.jurisdiction) == ("Tỉnh ủy Gia Lai", "Gia Lai")
    assert read.head.title == "thực hiện Nghị quyết số 45-NQ/TW về đội ngũ trí thức"
    assert read.head.signer == "Nguyễn Văn A"
    assert [(relation.type, relation.scope) for relation in read.relations] == [("IMPLEMENTS", "title")]
