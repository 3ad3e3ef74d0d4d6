"""Folding of Vietnamese text for comparison: case, diacritics, đ and punctuation put aside."""

import re
import unicodedata

_LATIN_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The combining marks of Vietnamese and their Unicode block, without the joiner U+034F, which is none."""
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def strip_marks(text: str) -> str:
    """`text` in lower case without diacritics; đ becomes d (it has no Unicode decomposition).

    >>> strip_marks("Đắk Lắk")
    'dak lak'
    """
    lower = text.lower()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFD", lower.replace("đ", "d").replace("ð", "d"))
    latin = _LATIN_MARKS.sub("", decomposed)
    if latin.isascii():
        return latin
    return "".join(c for c in latin if not unicodedata.combining(c))


def fold(text: str | None) -> str:
    """Only the letters and digits of `text`, without case and diacritics: equal folds are equal names.

    >>> fold("84- KL/TW")
    '84kltw'
    """
    return _NOT_WORD.sub("", strip_marks(text or ""))


def fold_words(text: str | None) -> str:
    """The words of `text`, folded and joined by single blanks.

    >>> fold_words("Huyện ủy  Đức Trọng")
    'huyen uy duc trong'
    """
    return _NOT_WORD.sub(" ", strip_marks(text or "")).strip()


def slug(text: str) -> str:
    """A name as it stands in keys: folded words joined by hyphens.

    >>> slug("Thừa Thiên Huế")
    'thua-thien-hue'
    """
    return fold_words(text).replace(" ", "-")
