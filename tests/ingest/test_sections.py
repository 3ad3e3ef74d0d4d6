"""The build of a document: marks of items, their label paths, headings, sentences, outer parts."""

import pytest

from danchieu.ingest.sections import is_heading, items, parts, sentences

LABELS = [
    ("I. MỤC ĐÍCH\n1. Việc\n1.1. Việc nhỏ\n- Gạch", ["I", "I.1", "I.1.1", "I.1.1"], "a dash has the label above it"),
    ("I- MỤC ĐÍCH\n1- Việc\na) Điểm", ["I", "I.1", "I.1.a"], "the Party's marks"),
    ("Điều 5. Tổ chức\n1. Bộ Y tế:\na) Việc\nđ) Việc", ["Điều 5", "Điều 5.1", "Điều 5.1.a", "Điều 5.1.đ"], "a law's"),
    ("II. VIỆC\n1. A\nIII. VIỆC\n1. B", ["II", "II.1", "III", "III.1"], "a new part begins anew"),
    ("4. Kiến nghị\n(1) Một\n(2) Hai", ["4", "4.(1)", "4.(2)"], "numbers in brackets"),
    ("I. A\n5 Ứng dụng công nghệ", ["I", "I.5"], "a number that lost its stop"),
    ("1. Việc\n+ Cộng\nlời tiếp", ["1", "1", "1"], "a paragraph without a mark belongs to the number above"),
    ("PHỤ LỤC\n1. Việc", ["Phụ lục", "Phụ lục.1"], "an annex"),
    ("PHẦN THỨ HAI\nII. VIỆC\n2. A\nPHẦN THỨ BA\n1. B", ["", "II", "II.2", "", "1"], "a part in capitals"),
    ("12/4/2023 là ngày\n1,5% tăng\n3.000 đồng", ["", "", ""], "dates, decimals and thousands are no marks"),
    ("I think\nIt là chữ", ["", ""], "a word is no Roman number"),
]


@pytest.mark.parametrize(("text", "labels", "why"), LABELS, ids=[r[2] for r in LABELS])
def test_items_have_label_paths(text: str, labels: list[str], why: str) -> None:
    assert [item.label for item in items(text)] == labels, why


def test_items_know_their_words_and_their_parents() -> None:
    text = "II. VIỆC\n1. Công tác cán bộ\n- Rà soát quy hoạch."
    part, number, dash = items(text)
    assert [text[i.words : i.end] for i in (part, number, dash)] == ["VIỆC", "Công tác cán bộ", "Rà soát quy hoạch."]
    assert (part.parent, number.parent, dash.parent) == (None, 0, 1)
    assert (number.numbered, dash.numbered) == (True, False)


@pytest.mark.parametrize(
    ("text", "heading", "why"),
    [
        ("1. Công tác cán bộ", True, "no stop"),
        ("2. Sở Y tế:", True, "a colon"),
        ("3. Sở Y tế tổ chức thực hiện.", False, "a sentence"),
        ("- Công tác cán bộ", False, "a dash heads nothing"),
        ("Công tác cán bộ", False, "no mark"),
    ],
)
def test_headings_are_short_and_end_without_a_stop(text: str, heading: bool, why: str) -> None:
    assert is_heading(text, items(text)[0]) is heading, why


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("Một việc. Hai việc. Ba việc", 3, "stops before capitals"),
        ("Ông Nguyễn V. An họp.", 1, "an initial"),
        ("đạt 1.500 đồng, v.v. và hơn", 1, "no capital follows"),
        ("", 0, "nothing"),
    ],
)
def test_sentences_end_before_a_capital(text: str, count: int, why: str) -> None:
    assert len(sentences(text, 0, len(text))) == count, why


LETTER = """UBND TỈNH LÀO CAI
Kính gửi:
- Sở Y tế;
- Công an tỉnh.
Ủy ban nhân dân tỉnh yêu cầu như sau:
1. Sở Y tế tổ chức thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
PHỤ LỤC
1. Sở Y tế: Rà soát.
Phụ lục 2: ĐỀ CƯƠNG BÁO CÁO
1. Tình hình"""


def test_parts_find_address_end_recipients_annexes_and_outlines() -> None:
    found = parts(LETTER)
    assert found.addressed is not None
    assert found.recipients is not None
    assert LETTER[slice(*found.addressed)].split("\n") == ["", "- Sở Y tế;", "- Công an tỉnh."]
    assert LETTER[slice(*found.recipients)].strip() == "- Như trên;\n- Lưu: VT."
    assert LETTER[: found.body_end].endswith("tổ chức thực hiện./.")
    assert LETTER[found.annexes :].lstrip().startswith("PHỤ LỤC")
    assert LETTER[found.outline :].lstrip().startswith("Phụ lục 2: ĐỀ CƯƠNG")


def test_a_regulation_after_the_signature_is_an_annex() -> None:
    text = "Điều 1. Ban hành Quy chế.\nNơi nhận:\n- Lưu.\nTM. ỦY BAN\nQUY CHẾ\nĐiều 1. Phạm vi"
    assert text[parts(text).annexes :].lstrip().startswith("QUY CHẾ")


def test_a_text_without_outer_parts_ends_at_its_end() -> None:
    found = parts("Chỉ một câu.")
    assert (found.body_end, found.addressed, found.recipients) == (12, None, None)
