"""A folded twin of a text, code point by code point: patterns match words whatever their accents and case.

OCR eats accents ("Ke hoạch", "sổ", "Nghị quyêt"), so words are looked for in the twin; offsets are the same.
"""

import unicodedata

_LATIN = [chr(c) for c in range(0x41, 0x1EFA) if c < 0x250 or c >= 0x1EA0]
UPPER = "".join(c for c in _LATIN if c.isupper())
"""All upper-case letters of Vietnamese, for character classes (ranges like À-Ỹ mix both cases)."""
LOWER = "".join(c for c in _LATIN if c.islower())
"""All lower-case letters of Vietnamese, for character classes."""


class _Base(dict[int, str]):
    """Maps a code point to its lower-case base letter; always exactly one code point."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lower = char.lower()
        base = unicodedata.normalize("NFD", lower)[0] if lower else char
        value = "d" if base in "đð" else base if len(base) == 1 else char
        self[code] = value
        return value


_BASE = _Base()


def folded(text: str) -> str:
    """`text` with every code point replaced by its lower-case base letter: same length, same offsets.

    >>> folded("Kế hoạch số 13-KH/TU")
    'ke hoach so 13-kh/tu'
    """
    return text.translate(_BASE)
