"""The nouns of document types (tên loại) in folded text, and the type each one says."""

import re
from functools import cache

from danchieu.graph.folding import fold_words
from danchieu.graph.tables import rows

_LAWS = ("Luật", "Bộ luật", "PL")


@cache
def noun_types() -> dict[str, str]:
    """Type abbreviation by folded noun ("chuong trinh hanh dong" → "CTr")."""
    found: dict[str, str] = {}
    for row in rows("danchieu.graph", "document_types.csv"):
        for noun in [row["noun"], *filter(None, row["other_nouns"].split("|"))]:
            found.setdefault(fold_words(noun), row["type"])
    return found


@cache
def noun_of_type() -> dict[str, str]:
    """The noun of a type abbreviation ("KH" → "Kế hoạch")."""
    return {row["type"]: row["noun"] for row in rows("danchieu.graph", "document_types.csv")}


def pattern(*, laws: bool) -> str:
    """An alternation of all nouns, longest first, blanks loose; laws (numbered or named) apart."""
    nouns = [
        n for n, t in noun_types().items() if (t in _LAWS) == laws and t not in ("VK", "Điều lệ", "QCVN", "GM", "BB")
    ]
    nouns.sort(key=lambda n: (-len(n), n))
    return "|".join(n.replace(" ", "[ ]{0,2}") for n in nouns)


@cache
def _any_noun() -> "re.Pattern[str]":
    return re.compile(rf"(?<![a-z])(?:{pattern(laws=False)}|quy\s?chuan\s?ky\s?thuat\s?quoc\s?gia)(?![a-z])")


_TO_CODE = re.compile(
    r"(?P<more>(?:,?\s(?!va\s|so\b|cua\s|tai\s|theo\s|ngay\s)[a-z]{1,9}){0,8}?)\s{0,2}(?P<so>s[o0]\s?[:.]?\s?)?$"
)


def noun_before_code(before: str) -> tuple[int, str, bool, bool] | None:
    """The last type noun of folded text that ends where a code begins.

    Returns its offset, the noun, whether words of its own follow it ("Kế hoạch kiểm tra số …") and whether "số" does.
    """
    nouns = list(_any_noun().finditer(before))
    if not nouns:
        return None
    last = nouns[-1]
    rest = _TO_CODE.fullmatch(before, last.end())
    if rest is None:
        return None
    return last.start(), last[0], bool(rest["more"].strip()), bool(rest["so"])


def type_of(noun: str) -> str | None:
    """The type of a noun as found in folded text."""
    return noun_types().get(re.sub(r"\s+", " ", noun.strip()))
