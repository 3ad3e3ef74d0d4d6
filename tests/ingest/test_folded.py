"""Folding keeps every offset: one code point in, one out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.ingest.folded import LOWER, UPPER, folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch số 13-KH/TU", "ke hoach so 13-kh/tu"),
        ("ĐẢNG BỘ", "dang bo"),
        ("QÐ và QĐ", "qd va qd"),
        ("Ủy, uỷ, khoá, khóa", "uy, uy, khoa, khoa"),
        ("İ", "i"),
        ("ß…“”", "ß…“”"),
        ("", ""),
    ],
    ids=[
        "words",
        "capitals",
        "Eth and Đ",
        "places of the tone",
        "two code points in lower case",
        "no letters of ours",
        "none",
    ],
)
def test_words_fold_to_their_base_letters(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text())
def test_every_code_point_folds_to_one(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(alphabet=UPPER + LOWER))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_the_letter_classes_are_apart_and_hold_vietnamese() -> None:
    assert not set(UPPER) & set(LOWER)
    assert set("ĐƯƠÁẢÃẠẮẰẲẴẶỆỐỰỸ") <= set(UPPER)
    assert set("đươáảãạắằẳẵặệốựỹ") <= set(LOWER)
