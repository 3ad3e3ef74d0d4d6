"""Claims and blocks: what heads, citations and table rows say of which document they mean, gathered by code or name.

Two claims can only mean one document when they lie in one block: the same number, year, kind and body of the code
(leading zeros and look-alike spellings put aside), or the same name.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from danchieu.graph import authority, dates
from danchieu.graph.folding import fold, fold_words
from danchieu.graph.key import DocumentKey, scope_of
from danchieu.graph.model import Head, Reference
from danchieu.graph.symbol import Symbol, read
from danchieu.graph.tables import rows

_BARE = re.compile(r"\d{1,5}(?:\.\d{1,2})?[a-hđ]?")
_YEAR_AT_END = re.compile(r"\b((?:19|20)\d\d)\s*$")
ONE_COUNTER = {"Bộ luật": "Luật", "QyĐ": "QĐ"}
"""Types that one letter or one counter names: laws and codes, decisions and regulations (both QĐ)."""
_CONGRESS = re.compile(r"dai hoi .*lan thu \w+")
_NATIONAL = re.compile(r"dai bieu toan quoc|^(?:bo )?luat |^phap lenh |^hien phap|^dieu le dang\b")
_LAWS = frozenset({"Luật", "Bộ luật", "PL"})
_PARTY_ONLY = frozenset({"KL", "QyĐ", "Thông tri"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What one head, citation or table row says of which document it means; None where it does not say.

    Attributes:
        scope: as in `DocumentKey`; symbol: canonical; date: valid (partial) ISO.
        term: Party or National Assembly term as a Roman numeral.
        code: the parts of the symbol; None for bare numbers, names and codes of no known grammar.
        kind: the type as far as it tells documents apart: the symbol's own before the noun's; `ONE_COUNTER` makes like.
        number: without leading zeros; bare: whether there is only a number.
        block: None for what no one else can mean: blank numbers and heads without code.
    """

    scope: str
    type: str | None
    symbol: str | None
    name: str | None
    date: str | None
    issuer: str | None = None
    title: str | None = None
    term: str | None = None

    code: Symbol | None = field(init=False, repr=False, compare=False)
    kind: str | None = field(init=False, repr=False, compare=False)
    number: str | None = field(init=False, repr=False, compare=False)
    bare: bool = field(init=False, repr=False, compare=False)
    block: str | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        code = parsed(self.symbol) if self.symbol else None
        kind = (code.type if code else None) or self.type
        bare = code is None and bool(self.symbol and _BARE.fullmatch(self.symbol))
        number = code.number if code else self.symbol if bare else None
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "kind", ONE_COUNTER.get(kind, kind) if kind else None)
        object.__setattr__(self, "bare", bare)
        object.__setattr__(self, "number", number.lstrip("0") if number else None)
        object.__setattr__(self, "block", self._block())

    def _block(self) -> str | None:
        if self.symbol:
            return f"bare {self.number} {self.kind}" if self.bare else _block_of(self.symbol)
        return f"name {authority.law_name(self.name)}" if self.name else None

    @property
    def self_dated(self) -> bool:
        """Whether code or name alone settle the document within its scope: year or Assembly term inside, congresses."""
        code = self.code
        if code:
            return code.system in ("norm", "standard") or code.of_assembly
        return bool(self.name and _CONGRESS.search(fold_words(self.name)))

    @property
    def of_party(self) -> bool:
        """Whether the Party numbers it (by term), as far as code, issuer or type tell."""
        code = self.code
        if code:
            return code.system == "party"
        issuer = fold_words(self.issuer)
        return self.kind in _PARTY_ONLY or bool(
            re.search(r"bo chinh tri|ban bi thu|trung uong|tinh uy|thanh uy|huyen uy", issuer)
        )

    @property
    def shared_body(self) -> bool:
        """Whether several bodies of the scope write this body in their codes, so that the issuer tells them apart."""
        code = self.code
        if not code:
            return False
        body = fold(code.body.split("-")[0])
        return (
            body in _bodies("own") or body.startswith("bcd") or ("." in self.scope and body in ("ubnd", "hdnd", "bch"))
        )

    def key(self, *, issuer: str | None = None, title: str | None = None, citing: str | None = None) -> DocumentKey:
        """The key that this claim prints; `issuer` and `title` only where they discriminate."""
        code = self.code
        kind = None if self.name or (code and code.type) else self.type
        return DocumentKey(
            self.scope, kind, self.symbol, None if self.symbol else self.name, issuer, title, self.date, citing
        )


@lru_cache(200_000)
def parsed(symbol: str) -> Symbol | None:
    """`symbol.read`, remembered; None where the number is blank."""
    found = read(symbol)
    return found if found and found.number else None


@lru_cache(200_000)
def _block_of(symbol: str) -> str | None:
    code = parsed(symbol)
    if code is None:
        return f"raw {fold(symbol)}" if re.match(r"\d", symbol) else None
    # One act of the Standing Committee is cited with and without its kind: 76/2025/UBTVQH15, 76/2025/NQ-UBTVQH15.
    kind = "" if code.of_assembly and code.year else (code.kind or "").lower()
    parts = (code.number.lstrip("0"), code.year or "", kind, fold(code.body), fold(code.suffix), code.system)
    return "code " + "|".join(parts)


@cache
def _bodies(level: str) -> frozenset[str]:
    """Folded symbols of the Party bodies of a level ("own": the place of the citing document decides)."""
    return frozenset(fold(r["symbol"]) for r in rows("danchieu.graph", "party_bodies.csv") if r["level"] == level)


def canonical(symbol: str | None) -> str | None:
    """A symbol in canonical spelling; one that no grammar reads stays as it is."""
    if not symbol:
        return None
    code = parsed(symbol)
    return str(code) if code else " ".join(symbol.split())


def claim_of_head(head: Head) -> Claim:
    """What a document's own head says; a symbol with a blank number tells nothing apart and is left out."""
    symbol = canonical(head.symbol)
    if symbol and not parsed(symbol) and not re.match(r"\d", symbol):
        symbol = None
    scope = "tw" if _central(symbol, head.type, None) else scope_of(head.jurisdiction)
    return Claim(scope, head.type, symbol, None, dates.valid(head.date), head.issuer, head.title, head.term)


def claim_of_reference(reference: Reference) -> Claim:
    """What a citation says; a year inside its code or at the end of its name is a partial date."""
    symbol, name, date = canonical(reference.symbol), reference.name, dates.valid(reference.date)
    if symbol is None and name is None:
        name = reference.title or reference.type or "?"
    scope = "tw" if _central(symbol, reference.type, name) else scope_of(reference.jurisdiction)
    code = parsed(symbol) if symbol else None
    if date is None and code and code.year:
        date = code.year
    year = _YEAR_AT_END.search(name or "")
    if year and name and not symbol and len(name.split()) > 2:
        date = date or year[1]
        name = re.sub(r"\s*(?:năm\s*)?(?:19|20)\d\d\s*$", "", name)
    return Claim(
        scope, reference.type, symbol, None if symbol else name, date, reference.issuer, reference.title, reference.term
    )


def _central(symbol: str | None, kind: str | None, name: str | None) -> bool:
    """Whether code, type or name are the centre's alone, whatever place was read: /TW, /QH15, laws, congresses."""
    code = parsed(symbol) if symbol else None
    if code:
        return code.of_assembly or fold(code.body.split("-")[0]) in _bodies("central") | {"cp", "ttg", "ctn"}
    return kind in _LAWS or bool(name and _NATIONAL.search(fold_words(name)))


def claim_of_row(row: authority.Row) -> Claim:
    """What a row of the authority table says."""
    return Claim("tw", row.type, canonical(row.code), None, row.date, row.issuer, row.title, row.term)


@cache
def known_rows() -> Mapping[str, tuple[tuple[Claim, str], ...]]:
    """The authority table by block, each claim with its grade; laws also stand in the block of their name."""
    found: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for row in authority.table():
        claim = claim_of_row(row)
        if claim.block:
            found[claim.block].append((claim, row.grade))
    for name, laws in authority.laws().items():
        found[f"name {name}"].extend((claim_of_row(row), row.grade) for row in laws)
    return {block: tuple(claims) for block, claims in found.items()}


@cache
def known_numbers() -> Mapping[tuple[str, str], tuple[tuple[Claim, str], ...]]:
    """The authority table by (number, type), for citations by bare number."""
    found: dict[tuple[str, str], list[tuple[Claim, str]]] = defaultdict(list)
    for row in authority.table():
        claim = claim_of_row(row)
        if claim.number and claim.kind:
            found[claim.number, claim.kind].append((claim, row.grade))
    return {number: tuple(claims) for number, claims in found.items()}


def kinds_agree(a: Claim, b: Claim) -> bool:
    """Whether two types may be one; an unknown type agrees with any."""
    return a.kind is None or b.kind is None or a.kind == b.kind
