"""What a document *is*: `DocumentKey`, the readable label that prints canonically and parses back.

A code names several documents (27-NQ/TW exists in 2008, 2018, 2022; every province has a 13-KH/TU), so a
document is its issuing scope, type, symbol and date; a committee's issuer and the title are the last
discriminators. `tw:27-NQ/TW@2022-11-09`, `tw:Luật 18/2008/QH12@2008-06-03`,
`lam-dong.duc-trong:132-KH/HU@2023-04-12`, `binh-dinh:CT “tăng cường …”@?`; a citation that nothing settles
ends in `~` and the key of its citing document.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from danchieu.graph.folding import slug
from danchieu.graph.tables import rows

_RESERVED = re.compile(r"[@~“”«»‹›\[\]\s\x00-\x1f\x7f]+")
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_KEY = re.compile(
    rf"""(?P<scope>\?|[a-z0-9.-]+):(?P<base>[^@\[“]*?)
    (?:\ ?\[(?P<issuer>[^\]]*)\])?(?:\ ?“(?P<title>[^”]*)”)?
    @(?P<date>{_DATE}|\?)(?:~(?P<citing>.+))?""",
    re.X | re.S,
)
_SYMBOL = re.compile(r"(?:QCVN |TCVN )?\S*[-/]\S*|\d{1,5}")
_QUOTED_NAME = re.compile(r"«(.+)»")
_QUOTED_SYMBOL = re.compile(r"(?:(.+) )?‹([^‹›]*)›")
_Base = tuple[str | None, str | None, str | None]


@cache
def types() -> frozenset[str]:
    """All type abbreviations."""
    return frozenset(row["type"] for row in rows("danchieu.graph", "document_types.csv"))


@lru_cache(10_000)
def scope_of(jurisdiction: str | None) -> str:
    """The scope of a jurisdiction: "Lâm Đồng/Đức Trọng" → "lam-dong.duc-trong", "TW" → "tw", unknown → "?"."""
    parts = [slug(part) for part in (jurisdiction or "").split("/")]
    return ".".join(p for p in parts if p) or "?"


def _clean(text: str | None) -> str | None:
    return _RESERVED.sub(" ", text).strip() or None if text else None


@dataclass(frozen=True, slots=True, order=True)
class DocumentKey:
    """Identity of one document; `str` is canonical and `parse(str(key)) == key`.

    Attributes:
        scope: "tw", "lam-dong", "lam-dong.duc-trong" or "?".
        type: type abbreviation, only where the symbol does not hold it, or where there is neither symbol nor name.
        symbol: canonical code; name: for documents without a code.
        issuer: discriminates bodies that share a symbol; title: the last discriminator.
        date: ISO, possibly partial; None when unknown.
        citing: key of the citing document, for a citation that nothing settles.
    """

    scope: str
    type: str | None = None
    symbol: str | None = None
    name: str | None = None
    issuer: str | None = None
    title: str | None = None
    date: str | None = None
    citing: str | None = None

    def __post_init__(self) -> None:
        for part in ("type", "symbol", "name", "issuer", "title"):
            object.__setattr__(self, part, _clean(getattr(self, part)))
        if self.symbol:
            object.__setattr__(self, "name", None)
        elif self.name:
            object.__setattr__(self, "type", None)
        if not (self.symbol or self.name or self.type):
            raise ValueError("a key needs a symbol, a name or a type")

    def __str__(self) -> str:
        base = self._base()
        issuer = f" [{self.issuer}]" if self.issuer else ""
        title = f" “{self.title}”" if self.title else ""
        citing = f"~{self.citing}" if self.citing else ""
        return f"{self.scope}:{base}{issuer}{title}@{self.date or '?'}{citing}"

    def _base(self) -> str:
        """Type, code or name; in marks of quotation where it would not read back plain."""
        plain = " ".join(p for p in (self.type, self.symbol or self.name) if p)
        if _read_base(plain, titled=self.title is not None) == (self.type, self.symbol, self.name):
            return plain
        if self.name:
            return f"«{self.name}»"
        return " ".join(p for p in (self.type, f"‹{self.symbol or ''}›") if p)

    @classmethod
    def parse(cls, text: str) -> "DocumentKey":
        """The key that `str` printed.

        Raises:
            ValueError: `text` is no key.
        """
        found = _KEY.fullmatch(text)
        if not found:
            raise ValueError(f"no document key: {text!r}")
        date = None if found["date"] == "?" else found["date"]
        base = _read_base(found["base"].strip(), titled=found["title"] is not None)
        return cls(found["scope"], *base, found["issuer"], found["title"], date, found["citing"])


def _read_base(base: str, *, titled: bool) -> _Base:
    """Type, symbol and name that the base of a key says; a noun before a title is a type, alone a name."""
    name, symbol = _QUOTED_NAME.fullmatch(base), _QUOTED_SYMBOL.fullmatch(base)
    if name:
        return None, None, name[1]
    if symbol:
        return symbol[1], symbol[2] or None, None
    if base in types():
        return base, None, None
    if _SYMBOL.fullmatch(base):
        return None, base, None
    kind = next((k for k in _longest_first() if base.startswith(f"{k} ")), None)
    if kind and _SYMBOL.fullmatch(base[len(kind) + 1 :]):
        return kind, base[len(kind) + 1 :], None
    return (base, None, None) if titled and base else (None, None, base or None)


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(types(), key=lambda kind: (-len(kind), kind)))
