"""How high documents stand: what stands higher is carried out by what stands lower."""

from danchieu.graph.model import Reference

_RANK = {
    "Hiến pháp": 90,
    "Luật": 80,
    "Bộ luật": 80,
    "Điều lệ": 85,
    "PL": 75,
    "NQ": 60,
    "CT": 60,
    "KL": 60,
    "QyĐ": 60,
    "QĐ": 55,
    "NĐ": 50,
    "TTLT": 40,
    "TT": 40,
}
"""Standing of types at the centre."""


def standing(reference: Reference) -> int:
    """How high a document stands, by its level first and at the centre by its type; only the order counts."""
    place = reference.jurisdiction
    if place != "TW":
        return 100 if "/" in place else 200
    symbol = reference.symbol or ""
    if "/QH" in symbol or "/UBTVQH" in symbol:
        return 370
    if reference.type in ("NQ", "CT", "KL", "QĐ", "QyĐ") and symbol and "TW" not in symbol:
        return 352 if reference.type == "NQ" else 345  # of the Government and the Prime Minister
    return 300 + _RANK.get(reference.type or "", 20)
