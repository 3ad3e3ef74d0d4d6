"""Whose document it is: the Party's (Đảng), the State's (Nhà nước) or a court's (Tòa án)."""

from functools import cache
from typing import Literal

from danchieu.graph.facts import Document
from danchieu.graph.folding import fold, fold_words
from danchieu.graph.symbol import Symbol, read
from danchieu.graph.tables import rows

Branch = Literal["party", "state", "court"]

_STATE_TYPES = frozenset({"Luật", "Bộ luật", "PL", "NĐ", "TTLT", "QCVN", "VBHN", "SL"})
_PARTY_TYPES = frozenset({"QyĐ", "Điều lệ", "VK", "Thông tri"})


def branch_of(document: Document) -> Branch | None:
    """The branch that the code, the issuer or the type tells; None where none of them does.

    A court's mark goes before the State's, as courts number their papers as the State does.
    """
    symbol = read(document.symbol) if document.symbol else None
    told = _by_symbol(symbol) or _by_issuer(document.issuer)
    if told:
        return told
    if symbol:
        return "party" if symbol.system == "party" else "state"
    if document.type in _STATE_TYPES:
        return "state"
    return "party" if document.type in _PARTY_TYPES else None


def _by_symbol(symbol: Symbol | None) -> Branch | None:
    if symbol is None:
        return None
    if symbol.system == "party":
        return "party"
    return _marks("symbol").get(fold(symbol.body.split("-")[0]))


def _by_issuer(issuer: str | None) -> Branch | None:
    words = fold_words(issuer) + " "
    return next((branch for start, branch in _marks("issuer").items() if words.startswith(start + " ")), None)


@cache
def _marks(where: str) -> dict[str, Branch]:
    known: dict[str, Branch] = {"party": "party", "state": "state", "court": "court"}
    return {
        row["pattern"]: known[row["branch"]] for row in rows("danchieu.viz", "branches.csv") if row["where"] == where
    }
