"""What a document *is*: `DocumentKey`, the readable label that prints canonically and parses back.

A code names several documents (27-NQ/TW exists in 2008, 2018, 2022; every province has a 13-KH/TU), so a
document is its issuing scope, type, symbol and date; a committee's issuer and the title are the last
discriminators. `tw:27-NQ/TW@2022-11-09`, `tw:Luật 18/2008/QH12@2008-06-03`,
`lam-dong.duc-trong:132-KH/HU@2023-04-12`, `binh-dinh:CT “tăng cường …”@?`; a citation that nothing settles
ends in `~` and the key of its citing document.
"""

import re
from dataclasses import dataclass
from functools import cache

from danchieu.graph.folding import slug
from danchieu.graph.symbol import read
from danchieu.graph.tables import rows

_RESERVED = re.compile(r"[@~“”«»\[\]\s\x00-\x1f\x7f]+")
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_KEY = re.compile(
    rf"""(?P<scope>\?|[a-z0-9.-]+):(?P<base>[^@\[“]*?)
    (?:\ ?\[(?P<issuer>[^\]]*)\])?(?:\ ?“(?P<title>[^”]*)”)?
    @(?P<date>{_DATE}|\?)(?:~(?P<citing>.+))?""",
    re.X | re.S,
)
_CODE = re.compile(r"(?:(?P<type>.+?) )?(?P<symbol>(?:QCVN |TCVN )?\S*[-/]\S*|\d{1,5})$")


@cache
def types() -> frozenset[str]:
    """All type abbreviations."""
    return frozenset(row["type"] for row in rows("danchieu.graph", "document_types.csv"))


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
        if not (self.symbol or self.name or self.type):
            raise ValueError("a key needs a symbol, a name or a type")

    def __str__(self) -> str:
        base = " ".join(p for p in (self.type, self.symbol or self.name) if p) if self.symbol else self.name or self.type or ""
        if self.name and not self.symbol and _is_code(base):
            base = f"«{base}»"
        issuer = f" [{self.issuer}]" if self.issuer else ""
        title = f" “{self.title}”" if self.title else ""
        citing = f"~{self.citing}" if self.citing else ""
        return f"{self.scope}:{base}{issuer}{title}@{self.date or '?'}{citing}"

    @classmethod
    def parse(cls, text: str) -> "DocumentKey":
        """The key that `str` printed.

        Raises:
            ValueError: `text` is no key.
        """
        found = _KEY.fullmatch(text)
        if not found:
            raise ValueError(f"no document key: {text!r}")
        base, date = found["base"].strip(), None if found["date"] == "?" else found["date"]
        kind, symbol, name = None, None, None
        code = _CODE.match(base)
        if base.startswith("«"):
            name = base.strip("«»")
        elif code and _is_code(base):
            kind, symbol = code["type"], code["symbol"]
        elif base in types():
            kind = base
        else:
            name = base
        return cls(found["scope"], kind, symbol, name, found["issuer"], found["title"], date, found["citing"])


def _is_code(base: str) -> bool:
    """Whether the base of a key reads as [type] symbol (or as a bare type), so that a name like it needs quotes."""
    code = _CODE.match(base)
    if base in types():
        return True
    if not code or (code["type"] and code["type"] not in types()):
        return False
    return bool(code["type"]) or read(code["symbol"]) is not None
