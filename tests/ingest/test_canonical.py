"""Canonical text: what is mended, what is left out, and that every span finds its way back to the text as read."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.ingest.canonical import canonical

MENDED = [
    ("Quy định 61–QĐ/TW", "Quy định 61-QĐ/TW", "en dash"),
    ("61—QĐ, 61−QĐ, 61‑QĐ", "61-QĐ, 61-QĐ, 61-QĐ", "em dash, minus, non-breaking hyphen"),
    ("QÐ/TW", "QĐ/TW", "Eth"),
    ("143\u2044STC", "143/STC", "fraction slash"),
    ("nǎm 2020", "năm 2020", "a with caron for ă, from old fonts"),
    ("Kế\u00a0hoạch", "Kế hoạch", "no-break space"),
    ("Kế  hoạch", "Kế hoạch", "two blanks"),
    ("Nghị quyết\u200b số 5", "Nghị quyết số 5", "zero-width space"),
    ("Nghị\u00ad quyết", "Nghị quyết", "soft hyphen"),
    ("\ufeffKẾ HOẠCH", "KẾ HOẠCH", "byte-order mark"),
    ("**KẾ HOẠCH**", "KẾ HOẠCH", "Markdown emphasis"),
    ("## KẾ HOẠCH", "KẾ HOẠCH", "Markdown heading"),
    ("> trích dẫn", "trích dẫn", "Markdown quotation"),
    ("> ## KẾ HOẠCH", "KẾ HOẠCH", "heading inside a quotation"),
    ("# \nsố", "số", "a heading mark on an empty line"),
    ("\ufeff# KẾ HOẠCH", "KẾ HOẠCH", "heading after the byte-order mark"),
    ("#12 và C# 5", "#12 và C# 5", "a sharp that makes no heading"),
    ("theo [Luật Đất đai](https://vd.vn/luat-31-2024-QH15.html) này", "theo Luật Đất đai này", "link target"),
    ('xem [Nghị định](/vb/1 "Nghị định 30") đó', "xem Nghị định đó", "link target with a title"),
    ("1\\. Mục đích", "1. Mục đích", "backslash of Markdown"),
    ("HUYỆN ỦY\tĐẢNG CỘNG SẢN", "HUYỆN ỦY\tĐẢNG CỘNG SẢN", "a tab parts columns"),
    ("HUYỆN ỦY        ĐẢNG CỘNG SẢN", "HUYỆN ỦY\tĐẢNG CỘNG SẢN", "many blanks part columns"),
    ("Số 84-\n\nKL/TW", "Số 84- KL/TW", "a code broken over lines"),
    ("thực hiện Nghị quyết số\n18-NQ/TW của", "thực hiện Nghị quyết số 18-NQ/TW của", "a line that ends in 'số'"),
    ("Căn cứ\nLuật Đất đai", "Căn cứ Luật Đất đai", "'Căn cứ' alone on its line"),
    ("Căn cứ Nghị định số\n193/2025/NĐ-CP\nngày 02", "Căn cứ Nghị định số 193/2025/NĐ-CP ngày 02", "a code alone"),
    ("được thay thế bằng\nNghị quyết số 12", "được thay thế bằng Nghị quyết số 12", "a line that ends in 'bằng'"),
    ("công tác cải cách\ntư pháp", "công tác cải cách tư pháp", "a line that begins with a small letter"),
    ("công tác và\n\n7\n\ncải cách", "công tác và cải cách", "page number between lines"),
    ("công tác,\n- 3 -\ncải cách", "công tác, cải cách", "page number between dashes"),
    ("công tác,\nTrang 3/12\ncải cách", "công tác, cải cách", "page number with a word"),
    ("công tác,\f\ncải cách", "công tác, cải cách", "form feed"),
    ("KẾ HOẠCH\r\nTriển khai", "KẾ HOẠCH\nTriển khai", "line ends of Windows"),
]

KEPT = [
    ("KẾ HOẠCH\nTriển khai", "a line in capitals stands alone"),
    ("Điều 1. Ban hành.\nĐiều 2. Thi hành.", "articles begin lines"),
    ("tổ chức thực hiện;\n- báo cáo kết quả", "a list's next item"),
    ("thi hành Luật Dân số\nCăn cứ Luật Tổ chức Chính phủ", "a basis begins a line, whatever the one above ends in"),
    ("như sau:\n1. Mục đích", "a numbered item"),
    ("như sau.\na) Mục đích", "a lettered item"),
    ("trong cả nước.\nNơi nhận:", "the recipients"),
    ("có 12\tmục", "a number in a column is no page number"),
]


@pytest.mark.parametrize(("raw", "expected", "why"), MENDED, ids=[row[2] for row in MENDED])
def test_what_is_mended_and_left_out(raw: str, expected: str, why: str) -> None:
    assert canonical(raw).text == expected


@pytest.mark.parametrize(("raw", "why"), KEPT, ids=[row[1] for row in KEPT])
def test_what_stays_as_it_is(raw: str, why: str) -> None:
    assert canonical(raw).text == raw


@pytest.mark.parametrize(
    ("raw", "words", "inside"),
    [
        ("Kết luận số 84-\n\nKL/TW", "84- KL/TW", "84-\n\nKL/TW"),
        (unicodedata.normalize("NFD", "Kế hoạch số 5"), "hoạch", unicodedata.normalize("NFD", "hoạch")),
        ("**Kế** hoạch", "Kế hoạch", "Kế** hoạch"),
        ("[Luật Đất đai](https://vd.vn/a) này", "Luật Đất đai", "Luật Đất đai"),
        ("Số\u200b 132 – KH/HU", "132 - KH/HU", "132 – KH/HU"),
    ],
    ids=["over lines", "decomposed", "emphasis inside", "link text", "dash"],
)
def test_a_span_points_into_the_text_as_read(raw: str, words: str, inside: str) -> None:
    text = canonical(raw)
    at = text.text.index(words)
    start, end = text.span(at, at + len(words))
    assert raw[start:end] == inside


def test_blanks_at_the_edges_of_a_span_are_left_out() -> None:
    text = canonical("Căn cứ  Luật  Đất đai")
    start, end = text.span(len("Căn cứ"), len("Căn cứ Luật "))
    assert "Căn cứ  Luật  Đất đai"[start:end] == "Luật"


PIECES = st.sampled_from(
    [
        "Kế hoạch",
        "số",
        "18-NQ/TW",
        "–",
        "Ð",
        "KẾ HOẠCH",
        "và",
        ",",
        ".",
        ";",
        ":",
        "1.",
        "- ",
        "a) ",
        "12",
        " ",
        "  ",
        "     ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "\u00a0",
        "\u200b",
        "**",
        "# ",
        "](http://a.vn)",
        "[",
        "é",
        "e\u0301",
        "\u0301",
        "Điều 3",
        "“",
        "”",
        "---",
        "\\",
    ]
)
DIRTY = st.lists(PIECES, max_size=40).map("".join)


@given(st.one_of(st.text(max_size=80), DIRTY))
def test_every_span_lies_inside_the_text_as_read_and_in_order(raw: str) -> None:
    text = canonical(raw)
    assert len(text.text) == len(text.starts) == len(text.ends)
    last = 0
    for start, end in zip(text.starts, text.ends, strict=True):
        assert 0 <= start <= end <= len(raw)
        assert start >= last
        last = start


@given(DIRTY, st.data())
def test_a_letter_stands_where_its_span_says(raw: str, data: st.DataObject) -> None:
    text = canonical(raw)
    for i, char in enumerate(text.text):
        start, end = text.span(i, i + 1)
        if char.isalnum() and char != "Đ":
            shown = re.sub(
                "[\u00ad\u200b\u200c\u200d\u2060\ufeff]", "", raw[start:end]
            )  # nothing parts it from its marks
            assert unicodedata.normalize("NFC", shown)[0] == char


@given(DIRTY)
def test_no_line_holds_double_blanks_or_edges(raw: str) -> None:
    for line in canonical(raw).text.split("\n"):
        assert line == line.strip(" ")
        assert "  " not in line


@given(st.text(alphabet="Kế hoạch thực hiện Nghị quyết số 18-NQ/TW, ngày 5 tháng 4.\n", max_size=120))
def test_decomposed_text_reads_as_composed(raw: str) -> None:
    composed = unicodedata.normalize("NFC", raw)
    assert canonical(unicodedata.normalize("NFD", composed)).text == canonical(composed).text


@given(DIRTY)
def test_reading_it_again_keeps_every_word(raw: str) -> None:
    """Lines that were joined are longer, which may join more lines the second time; the words stay the same."""
    once = canonical(raw).text
    assert canonical(once).text.split() == once.split()
