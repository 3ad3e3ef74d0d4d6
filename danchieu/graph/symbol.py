"""The grammar of document codes (số, ký hiệu văn bản): parsing and canonical spelling.

Party codes are written `number-KIND/BODY` (Hướng dẫn 36-HD/VPTW §1.3), State codes `number/KIND-BODY` and
normative ones `number/YEAR/KIND-BODY` (Nghị định 30/2020/NĐ-CP, phụ lục I, II.3). Real texts swap the marks,
lose or double them, break codes over lines: `read` brings all these to the canonical form. It never finds
codes in running text (that is `ingest`'s work); it is given one code, however damaged.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from danchieu.graph.folding import fold
from danchieu.graph.tables import rows

System = Literal["party", "state", "norm", "standard"]

YEAR = r"(?:19|20)\d\d"
NUMBER = r"\d{1,5}(?:\.\d{1,2})?(?:[a-hđ](?![a-zđ]))?"
_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad]")
_STANDARD = re.compile(
    r"(QCVN|TCVN)\s*(\d{1,5})\s*(?:-\s*(\d{1,2})\s*)?[:/]\s*(" + YEAR + r")\s*(?:/\s*(\w{2,12}))?", re.I
)
_LAW_BODY = re.compile(r"(?:QH|UBTVQH)(?:\d{1,2}|[IVX]{1,5})?$")
_FOOTNOTE = re.compile(r"\d{1,2}$")
_GLUED = re.compile(r"(?<=[A-ZĐƯ])(?:ngày|năm|của|về|do|và)$")


@cache
def kinds() -> dict[str, str]:
    """Canonical kind letters by folded letters ("ctr" → "CTr"); where two fold alike the more common stands."""
    found: dict[str, str] = {}
    for row in rows("danchieu.graph", "document_types.csv"):
        for letters in row["symbols"].split():
            found.setdefault(fold(letters), letters)
    found["da"], found["cd"] = "ĐA", "CĐ"
    return found


@cache
def _kinds_as_written() -> dict[str, str]:
    return {k.lower(): k for row in rows("danchieu.graph", "document_types.csv") for k in row["symbols"].split()}


@cache
def type_of_kind() -> dict[str, str]:
    """The document type of kind letters ("QĐi" → "QyĐ", "CTHĐ" → "CTr")."""
    return {k: row["type"] for row in rows("danchieu.graph", "document_types.csv") for k in row["symbols"].split()}


@cache
def party_bodies() -> dict[str, str]:
    """Canonical Party body symbols by folded symbol ("btctw" → "BTCTW")."""
    return {fold(row["symbol"]): row["symbol"] for row in rows("danchieu.graph", "party_bodies.csv")}


def is_party_body(body: str) -> bool:
    """Whether a body's symbol belongs to the Party: listed, or made of known beginnings and endings (BCĐTKNQ18TU)."""
    parts = [fold(p) for p in re.split(r"[-/]", body) if p]
    known = party_bodies()
    return bool(parts) and (
        parts[0] in known
        or bool(
            re.fullmatch(r"(?:dang uy|bcd|bcsd|dd|dhdb|du|tb|hd|tgv)\w{0,12}", parts[0])
            and parts[0] not in ("hdnd", "hdtp")
        )
        or bool(re.fullmatch(r"[a-z]{2,8}(?:tw|tu|hu)", parts[0]))
    )


@dataclass(frozen=True, slots=True)
class Symbol:
    """One document code in its parts; `str()` is the canonical spelling.

    Attributes:
        number: as written, zeros kept ("05", "66.7", "30c"); "" where it is blank or unreadable.
        year: of normative documents, inside the code.
        kind: letters of the type ("KH"), None where the code holds none (công văn, laws).
        body: "HU", "TW", "QH13", "UBND", "UBND-KT"; never empty.
        suffix: what follows the body after another "/" ("nb").
    """

    number: str
    body: str
    kind: str | None = None
    year: str | None = None
    system: System = "state"
    suffix: str | None = None

    def __str__(self) -> str:
        tail = f"/{self.suffix}" if self.suffix else ""
        if self.system == "standard":
            return f"{self.kind} {self.number}:{self.year}" + (f"/{self.body}" if self.body else "")
        if self.system == "norm":
            return f"{self.number}/{self.year}/" + (f"{self.kind}-" if self.kind else "") + self.body + tail
        if self.system == "party":
            return f"{self.number}-{self.kind}/{self.body}{tail}"
        return f"{self.number}/" + (f"{self.kind}-" if self.kind else "") + self.body + tail

    @property
    def type(self) -> str | None:
        """The type that the code itself gives; None where it holds none. Party TT is a thông tri, not a thông tư."""
        if self.kind == "TT" and self.system == "party":
            return "Thông tri"
        if self.kind is None and self.body in type_of_kind():
            return type_of_kind()[self.body]  # old joint circulars and decrees name no body: 01/TTLN, 15/SL
        if self.kind is None:
            return None if self.system == "norm" or _LAW_BODY.search(self.body) else "CV"
        return type_of_kind().get(self.kind)

    @property
    def of_assembly(self) -> bool:
        """Whether the National Assembly or its committee numbers it: law and resolution may share the code."""
        return bool(_LAW_BODY.search(self.body))


def canonical_kind(letters: str) -> str | None:
    """The canonical letters of a kind however cased or accented ("CTR" → "CTr", "QÐ" → "QĐ"); None for others."""
    clean = letters.replace("Ð", "Đ").replace("Ɖ", "Đ").replace("ĐĐ", "Đ")
    return _kinds_as_written().get(clean.lower()) or kinds().get(fold(clean))


def canonical_body(letters: str) -> str:
    """The canonical spelling of a body in a code: TƯ and T.Ư become TW, glued footnote marks go."""
    clean = re.sub(r"\s+", "", letters).replace("Ð", "Đ").replace("Ɖ", "Đ").replace("HĐNĐ", "HĐND")
    clean = _GLUED.sub("", clean)
    clean = clean.upper() if _LAW_BODY.match(clean.upper()) else clean
    clean = re.sub(r"T\.?[ƯW](?![a-zA-ZĐđ])", "TW", clean).strip("-/.")
    if fold(_FOOTNOTE.sub("", clean)) in party_bodies():
        clean = _FOOTNOTE.sub("", clean).strip("-/.")
    return "-".join(party_bodies().get(fold(p), p) if len(p) > 1 and fold(p) != "da" else p for p in clean.split("-"))


_PARTS = re.compile(
    rf"""^(?P<number>{NUMBER})?\s*(?P<mark>[-/]?)\s*
    (?:(?P<year>{YEAR})\s*/\s*)?
    (?P<rest>[A-ZĐÐƯa-zđ].*)$""",
    re.X,
)


def read(text: str) -> Symbol | None:
    """The symbol that one code says, however damaged; None where it is no document code.

    >>> str(read("84-\\n\\nKL/TW"))
    '84-KL/TW'
    >>> str(read("19/NQ-TW"))
    '19-NQ/TW'
    """
    clean = _DASHES.sub("-", text.replace("Ð", "Đ").replace("Ɖ", "Đ")).strip()
    standard = _STANDARD.fullmatch(clean)
    if standard:
        kind, number, part, year, body = standard.groups()
        return Symbol(number + (f"-{part}" if part else ""), body or "", kind.upper(), year, "standard")
    clean = re.sub(r"\s+", " ", clean)
    found = _PARTS.match(clean)
    if not found:
        return None
    number, year, rest = found["number"] or "", found["year"], re.sub(r"\s*([-/])\s*", r"\1", found["rest"])
    if not number and not found["mark"]:
        return None
    return _assembled(number, year, rest.replace(" ", ""), found["mark"])


def _assembled(number: str, year: str | None, rest: str, mark: str) -> Symbol | None:
    head, middle, tail = _split(rest)
    kind = canonical_kind(head) if tail else None
    if year:
        body = canonical_body(tail if kind else rest)
        # Without letters of a type only the Assembly numbers so; 12/2021/HS-ST is a case of a court.
        return Symbol(number, body, kind, year, "norm") if body and (kind or _LAW_BODY.match(body)) else None
    if kind is None:
        body = canonical_body(rest)
        if not re.match(r"[A-ZĐ]{2}", body) or (mark == "-" and not is_party_body(body)):
            return None
        return Symbol(number, body)
    suffix = None
    if "/" in tail:
        tail, suffix = tail.split("/", 1)
    body = canonical_body(tail)
    if not body[:1].isalpha():
        return None
    return Symbol(number, body, kind, None, _system(mark, middle, body), suffix)


def _system(mark: str, middle: str, body: str) -> System:
    """Party or State: a listed Party body decides against swapped marks, else whole marks, else its shape."""
    if fold(re.split("-", body)[0]) in party_bodies():
        return "party"
    if middle == "/" and mark != "/":
        return "party"
    if (mark, middle) == ("/", "-"):
        return "state"
    return "party" if is_party_body(body) else "state"


_UNMARKED = ("TTg", "UBND", "HĐND", "CP")
"""State bodies whose mark is lost at times ("QĐTTg", "NĐCP")."""


def _split(rest: str) -> tuple[str, str, str]:
    """Kind, mark and body of what follows the number; the mark may be missing ("HDBTGTW")."""
    found = re.match(r"([^-/]+)([-/])(.+)$", rest)
    if found:
        return found[1], found[2], found[3]
    party = sorted((body for body in party_bodies().values() if len(body) > 2), key=len, reverse=True)
    for body in (*_UNMARKED, *party):
        if rest.endswith(body) and canonical_kind(rest[: -len(body)]):
            return rest[: -len(body)], "", body
    return rest, "", ""
