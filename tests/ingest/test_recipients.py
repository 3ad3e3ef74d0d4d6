"""Lines of "Nơi nhận" and "Kính gửi", and the bodies that they name."""

from danchieu.graph.model import Head, Recipient
from danchieu.ingest.canonical import canonical
from danchieu.ingest.duties import read_duties
from danchieu.ingest.pipeline import carried

HEAD = Head(
    type="CV", issuer="Ủy ban nhân dân tỉnh Lào Cai", jurisdiction="Lào Cai", level="province", date="2026-06-01"
)
LETTER = """Kính gửi:
- Các Sở: Y tế, Công Thương;
- UBND các phường: Cam Đường, Sa Pa.
Ủy ban nhân dân tỉnh có ý kiến như sau:
1. Sở Y tế tổ chức thực hiện./.
Nơi nhận:
- Như trên;
- Thường trực Tỉnh ủy (để báo cáo);
- Các tổ chức chính trị - xã hội tỉnh;
- Chủ tịch UBND tỉnh;
- Các đồng chí Tỉnh ủy viên;
- Lưu: VT, KT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def recipients(text: str) -> tuple[Recipient, ...]:
    clean = canonical(text)
    with carried(clean.text, HEAD) as doc:
        return read_duties(doc, clean)[2]


def test_each_line_is_a_recipient_with_the_bodies_that_it_names() -> None:
    assert [(r.body, r.bodies, r.addressed) for r in recipients(LETTER)] == [
        ("Các Sở: Y tế, Công Thương", ("Sở Y tế tỉnh Lào Cai", "Sở Công Thương tỉnh Lào Cai"), True),
        (
            "UBND các phường: Cam Đường, Sa Pa",
            ("Ủy ban nhân dân phường Cam Đường", "Ủy ban nhân dân phường Sa Pa"),
            True,
        ),
        ("Như trên", (), False),
        ("Thường trực Tỉnh ủy", ("Thường trực Tỉnh ủy Lào Cai",), False),
        ("Các tổ chức chính trị - xã hội tỉnh", ("Các tổ chức chính trị - xã hội tỉnh Lào Cai",), False),
        ("Chủ tịch UBND tỉnh", (), False),
        ("Các đồng chí Tỉnh ủy viên", (), False),
        ("Lưu: VT, KT", (), False),
    ]


def test_the_filing_line_closes_the_list() -> None:
    """An annexed draft with its own letterhead and bases follows in many files; it addresses nobody here."""
    draft = "HỘI ĐỒNG NHÂN DÂN\nNGHỊ QUYẾT\nCăn cứ Nghị định của Chính phủ;\nXét đề nghị của Sở Tư pháp;\n"
    assert recipients(LETTER + draft) == recipients(LETTER)


def test_the_address_of_a_telegram_is_read() -> None:
    text = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Công an tỉnh;\n- Sở Y tế.\n1. Sở Y tế chuẩn bị cơ số thuốc.\n"
    assert [(r.body, r.addressed) for r in recipients(text)] == [("Công an tỉnh", True), ("Sở Y tế", True)]


def test_spans_point_into_the_text_as_read() -> None:
    text = "**Kính gửi:** Công  an tỉnh\n1. Sở Y tế tổ chức thực hiện./.\n"
    (recipient,) = recipients(text)
    assert (recipient.body, text[slice(*recipient.span)]) == ("Công an tỉnh", "Công  an tỉnh")


def test_lines_that_run_on_are_parted_at_their_dashes() -> None:
    text = "1. Sở Y tế họp./.\nNơi nhận: - Như trên; - Sở Y tế; - Lưu: VT. KT. CHỦ TỊCH"
    assert [r.body for r in recipients(text)] == ["Như trên", "Sở Y tế", "Lưu: VT"]


def test_a_text_without_recipients_gives_none() -> None:
    assert recipients("1. Sở Y tế tổ chức thực hiện.") == ()
