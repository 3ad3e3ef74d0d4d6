"""How documents and bodies are looked up by what people type: spellings of codes, numbers, words without diacritics.

Every store keeps these beside its documents and compares with them, so that all answer alike. Words are folded here
(`folding.fold_words`), on the index's side and on the query's: engines fold đ differently or not at all, and drop
"án", "tổ" and "nợ" as English "an", "to" and "no".
"""

import re
from functools import cache
from typing import Final

from danchieu.graph.facts import Document
from danchieu.graph.folding import fold, fold_words, strip_marks
from danchieu.graph.symbol import NUMBER, read
from danchieu.graph.tables import rows

_BARE_NUMBER: Final = re.compile(NUMBER)
_LONGEST: Final = 8_000
"""Letters of the longest spelling; what is longer is no code, and more than an index takes."""


@cache
def _nouns() -> dict[str, str]:
    return {row["type"]: row["noun"] for row in rows("danchieu.graph", "document_types.csv")}


def _noun(document: Document) -> str:
    return _nouns().get(document.type or "", document.type or "")


def spellings(document: Document) -> list[str]:
    """All folded spellings of a document's code, sorted: "27nqtw", "nghiquyet27nqtw", "nghiquyetso27nqtw"."""
    noun = _noun(document)
    written = (document.code, document.symbol, document.name, f"{noun} {document.code}", f"{noun} số {document.code}")
    return sorted(code for code in {fold(code) for code in written} if 0 < len(code) <= _LONGEST)


def words_of(document: Document) -> str:
    """The folded words that a document is found by: of its type, code, name, title and issuer."""
    parts = (_noun(document), document.code, document.name, document.title, document.issuer)
    return " ".join(fold_words(part) for part in parts if part)


def number_of(symbol: str | None) -> str | None:
    """The number in a code as it is compared ("05-CT/TU" → "5"); None where the code holds none."""
    if not symbol:
        return None
    parsed = read(symbol)
    return compared(parsed.number if parsed else symbol if _BARE_NUMBER.fullmatch(symbol) else "")


def compared(number: str) -> str | None:
    """A number as it is compared: folded, without zeros in front; None where nothing is left."""
    return strip_marks(number).strip().lstrip("0") or None
