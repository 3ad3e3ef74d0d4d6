"""Trees and tables fit their width, quotes keep the citation in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.viz.quotes import places_of, quoted, shortened
from danchieu.viz.report import Branch, Quote, Row, Table, Tree
from danchieu.viz.tables import table_lines, table_markdown
from danchieu.viz.tree import escaped, joined, tree_lines, tree_markdown

LONG = (
    "Thực hiện nghiêm túc Kế hoạch số 13-KH/TU, ngày 23/6/2021 của Ban Thường vụ Tỉnh ủy; Chương trình hành động "
    "số 51- CTr/TU, ngày 10/3/2023 của Tỉnh ủy về thực hiện Nghị quyết số 27- NQ/TW của Ban Chấp hành Trung ương."
)


@pytest.mark.parametrize(
    ("sentence", "citation", "found"),
    [
        pytest.param("Kết luận số 84- KL/TƯ nêu", "84-KL/TW", "84- KL/TƯ", id="a blank inside, TƯ for TW"),
        pytest.param("Nghị quyết 27/NQ-TW nêu", "27-NQ/TW", "27/NQ-TW", id="swapped marks"),
        pytest.param("Chỉ thị 31 và Nghị quyết 27", "27-NQ/TW", "27", id="by its bare number"),
        pytest.param("Luật tố cáo nêu", "Luật Tố cáo", "Luật tố cáo", id="a name, other letters' case"),
        pytest.param("Nghị quyết 127-NQ/TW", "27-NQ/TW", None, id="the end of another number is not it"),
        pytest.param("ngày 27/3/2023", "27-NQ/TW", None, id="a day is not it"),
        pytest.param("không có gì", "", None, id="no citation"),
    ],
)
def test_where_a_citation_stands(sentence: str, citation: str, found: str | None) -> None:
    assert [sentence[a:b] for a, b in places_of(sentence, citation)] == ([found] if found else [])


def test_a_short_sentence_stays_whole() -> None:
    assert shortened("Căn cứ  Luật\nTố cáo;", ["Luật Tố cáo"], 40) == "Căn cứ Luật Tố cáo;"


@given(width=st.integers(24, 260), citation=st.sampled_from(["13-KH/TU", "51-CTr/TU", "27-NQ/TW", "99-QĐ/TW"]))
def test_a_cut_fits_and_keeps_the_citation(width: int, citation: str) -> None:
    cut = shortened(LONG, [citation], width)
    assert len(cut) <= width
    assert bool(places_of(cut, citation)) == (citation != "99-QĐ/TW")


@given(st.text(max_size=300), st.text(max_size=12), st.integers(3, 120))
def test_any_sentence_fits(sentence: str, citation: str, width: int) -> None:
    assert len(shortened(sentence, [citation], max(width, len(citation) * 5 + 2))) <= max(width, len(citation) * 5 + 2)


def test_the_two_documents_of_a_told_relation_are_both_in_sight() -> None:
    lines = quoted(Quote(LONG, ("27-NQ/TW", "51-CTr/TU"), "a.txt"), 90)
    assert all(len(line) <= 90 for line in lines)
    assert places_of(" ".join(lines), "27-NQ/TW")
    assert places_of(" ".join(lines), "51-CTr/TU")


def test_parts_break_before_what_does_not_fit() -> None:
    assert joined(("132-KH/HU", "Huyện ủy Đức Trọng", "12/4/2023"), 32) == [
        "132-KH/HU · Huyện ủy Đức Trọng",
        "12/4/2023",
    ]


PROOF = Quote("thực hiện 27-NQ/TW", (), "a")
TREE = Tree(
    "Được 3 văn bản triển khai",
    (
        Branch(("51-CTr/TU", "tỉnh"), quotes=(PROOF,), children=(Branch(("132-KH/HU",)),)),
        Branch(("14-KH/TU",), notes=("? vì có nêu khóa XIII",)),
    ),
)


def test_a_tree_on_the_terminal() -> None:
    assert list(tree_lines(TREE)) == [
        "Được 3 văn bản triển khai",
        "├─ 51-CTr/TU · tỉnh",
        "│  │  “thực hiện 27-NQ/TW”",
        "│  └─ 132-KH/HU",
        "└─ 14-KH/TU",
        "      ? vì có nêu khóa XIII",
    ]


def test_a_tree_in_markdown() -> None:
    assert list(tree_markdown(TREE)) == [
        "## Được 3 văn bản triển khai",
        "",
        "- **51-CTr/TU** · tỉnh",
        "  <br>“thực hiện 27-NQ/TW” (a)",
        "  - **132-KH/HU**",
        "- **14-KH/TU**",
        "  <br>? vì có nêu khóa XIII",
    ]


TABLE = Table("Tên", ("Văn bản", "Trích yếu"), (Row(("27-NQ/TW", "về một | việc"), quotes=(Quote("nêu", (), "a"),)),))


def test_a_table_on_the_terminal_and_in_markdown() -> None:
    assert list(table_lines(TABLE)) == [
        "Tên", "Văn bản   Trích yếu", "────────  ─────────────", "27-NQ/TW  về một | việc", "    “nêu”",
    ]  # fmt: skip
    assert list(table_markdown(TABLE, "Dẫn chứng")) == [
        "## Tên",
        "",
        "| Văn bản | Trích yếu | Dẫn chứng |",
        "| --- | --- | --- |",
        "| 27-NQ/TW | về một \\| việc | “nêu” (a) |",
    ]


def test_a_key_is_not_broken_while_another_column_has_room() -> None:
    key, issuer = "gia-lai.chu-prong:77-KH/HU@2024-05-02", "Ủy ban nhân dân huyện Chư Prông tỉnh Gia Lai"
    table = Table("", ("Văn bản", "Cơ quan", "Trích yếu"), (Row((key, issuer, "về việc " * 30)),))
    lines = list(table_lines(table, 80))
    assert lines[2].startswith(key)
    assert all(len(line) <= 80 for line in lines)


@given(st.lists(st.tuples(st.text(max_size=150), st.text(max_size=150), st.text(max_size=30)), max_size=4))
def test_tables_fit_their_width(cells: list[tuple[str, str, str]]) -> None:
    table = Table("", ("a", "b", "c"), tuple(Row(row) for row in cells))
    assert max(len(line) for line in table_lines(table, 60)) <= 60


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[a](b)", "# x", "a\nb"])
def test_markdown_shows_text_as_it_stands(text: str) -> None:
    assert not any(mark in escaped(text).replace(f"\\{mark}", "") for mark in "<>[]#\n")
