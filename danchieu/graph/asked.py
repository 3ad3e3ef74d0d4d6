"""Codes as people write them: "27/nq-tw", "nghi quyet 27", "132-KH/HU@2023", "lam-dong:51-CTr/TU", "Luật Tố cáo", keys.

A key is a label and may change when a date is corrected, so whoever names a document is matched by what fits; only a
whole key means that key alone.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from danchieu.graph import authority, dates, terms
from danchieu.graph.blocks import ONE_COUNTER, Claim, parsed
from danchieu.graph.derive_evidence import issuers_differ
from danchieu.graph.facts import Document
from danchieu.graph.folding import fold, fold_words
from danchieu.graph.key import DocumentKey, scope_of
from danchieu.graph.symbol import YEAR, Symbol, canonical_body, canonical_kind, is_party_body, read
from danchieu.graph.tables import rows

Lookup = tuple[str | None, str | None, str | None]
"""Arguments of `Store.find`: number, symbol, type."""

_SCOPE = re.compile(r"(?!(?:QCVN|TCVN)\b)([^:@\d][^:@]*|\?):(.+)", re.I | re.S)
_AT = re.compile(r"\s*@\s*([\d/.-]+)$")
_DAY = re.compile(r"[\s,]+(?:ngày\s+|ngay\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$", re.I)
_YEAR = re.compile(r"[\s,]+(?:năm\s+|nam\s+)?((?:19|20)\d\d)$", re.I)
_TERM = re.compile(r"[\s,(]+kho[áa]\s+([IVX]+)\)?$|[\s,(]+khóa\s+([IVX]+)\)?$", re.I)
_NUMBER = re.compile(r"(?:số\s*|so\s+)?(\d{1,5}(?:\.\d{1,2})?[a-hđ]?)(?:/((?:19|20)\d\d))?", re.I)
_BY = re.compile(r"(.+?)[\s,]+(?:của|cua)\s+(.+)", re.I)
_NO_SLASH = re.compile(r"\d{1,5}[a-hđ]?(?:[\s-]+[^\W_]+){2,4}", re.I)
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wrote to name a document; None where it was left open.

    Attributes:
        key: a whole key, which fits that document only; the rest is None then.
        scope: of the issuer; type: where a noun was written; symbol: canonical; number: where only a number was.
        name: folded for comparison, without a year.
        term: Roman numeral of a khóa.
        year: inside a code that was written without its letters ("Nghị định 30/2020").
        issuer: as written ("của Bộ Chính trị").
    """

    key: str | None = None
    scope: str | None = None
    type: str | None = None
    symbol: str | None = None
    number: str | None = None
    name: str | None = None
    date: str | None = None
    term: str | None = None
    year: str | None = None
    issuer: str | None = None

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """What to ask `Store.find` for; the answers united hold every document that may fit (`fits` decides)."""
        if self.key:
            return lookups_of_key(self.key)
        if self.symbol:
            code = parsed(self.symbol)
            spelled: list[Lookup] = [(None, self.symbol, None)]
            return (*spelled, (code.number, None, code.type or self.type)) if code else tuple(spelled)
        if self.number:
            like = {t for pair in ONE_COUNTER.items() for t in pair if _counter(t) == _counter(self.type)}
            return tuple((self.number, None, t) for t in sorted(like)) or ((self.number, None, self.type),)
        laws = authority.laws().get(self.name or "", ())
        return ((None, self.name, None), *((None, row.code, None) for row in laws))


def parse_asked(text: str) -> Asked | None:
    """What a person's text names; None when it is blank. It never fails: what is no code is a name.

    >>> parse_asked("27/nq-tw").symbol, parse_asked("nghi quyet 27").number, parse_asked("132-KH/HU@2023").date
    ('27-NQ/TW', '27', '2023')
    """
    rest = " ".join(text.split())
    if not fold(rest):
        return None
    if _is_whole_key(rest):
        return Asked(key=rest)
    scope = None
    placed = _SCOPE.fullmatch(rest)
    if placed and fold_words(placed[1]).split()[-1:] != ["so"]:
        scope, rest = _scope(placed[1]), placed[2].strip()
    rest, term = _cut_term(rest)
    by = _BY.fullmatch(rest)
    found = (by and _coded(by[1], by[2])) or _coded(rest, None) or _named(rest)
    return replace(found, scope=scope, term=term)


def _coded(text: str, issuer: str | None) -> Asked | None:
    """What a code or a number names; None where the text is neither."""
    rest, date = _cut_date(text)
    kind, tail = _noun(rest)
    code = next((c for part in (rest, tail) if (c := _code(part.upper())) and c.number), None)
    if code:
        return Asked(type=kind, symbol=str(code), date=date, issuer=issuer)
    number = _NUMBER.fullmatch(tail)
    if not number:
        return None
    return Asked(type=kind, number=number[1].lstrip("0") or "0", date=date, year=number[2], issuer=issuer)


def _named(text: str) -> Asked:
    rest, date = _cut_date(text)
    return Asked(type=_noun(rest)[0], name=authority.law_name(rest), date=date)


def _code(text: str) -> Symbol | None:
    """The code, its marks set where none or only hyphens were typed ("27 NQ TW", "1234-UBND-NC")."""
    if not _NO_SLASH.fullmatch(text):
        return read(text)
    number, *words = re.split(r"[\s-]+", text)
    if re.fullmatch(YEAR, words[0]):
        return read(f"{number}/{words[0]}/{'-'.join(words[1:])}")
    body = "-".join(words[1:])
    if canonical_kind(words[0]) and is_party_body(canonical_body(body)):
        return read(f"{number}-{words[0]}/{body}")
    return read(f"{number}/{'-'.join(words)}")


def fits(asked: Asked, document: Document) -> bool:
    """Whether what was asked may name this document; a citation that nothing settles fits by what it leaves open."""
    if asked.key:
        return document.key == asked.key
    if asked.scope and document.scope != asked.scope and not (document.placeholder and document.scope == "?"):
        return False
    if asked.date and (not dates.fits(asked.date, document.date) or not (document.date or document.placeholder)):
        return False
    if asked.term and document.term and document.term != asked.term:
        return False
    if issuers_differ(asked.issuer, document.issuer):
        return False
    return _code_fits(asked, document)


def _code_fits(asked: Asked, document: Document) -> bool:
    wanted = Claim(document.scope, asked.type, asked.symbol or asked.number, asked.name, None)
    has = Claim(document.scope, document.type, document.symbol, document.name, document.date)
    if asked.symbol:
        if wanted.block == has.block:
            return wanted.kind is None or has.kind is None or wanted.kind == has.kind
        return has.bare and document.placeholder and has.number == wanted.number and has.kind == wanted.kind
    if asked.number:
        if asked.year and (has.code is None or has.code.year != asked.year):
            return False
        return has.number == wanted.number and (wanted.kind is None or has.kind in (None, wanted.kind))
    law = document.title if document.type in ("Luật", "Bộ luật", "PL") else None
    file = document.code if document.code in document.sources else None  # what has neither code nor type
    names = {document.name, law, file} - {None}
    return any(authority.law_name(name or "") == asked.name for name in names)


def _counter(kind: str | None) -> str | None:
    return ONE_COUNTER.get(kind, kind) if kind else None


def _is_whole_key(text: str) -> bool:
    """Whether the text is a key in full: day known, or known to be unknown, or a placeholder's."""
    try:
        key = DocumentKey.parse(text)
    except ValueError:
        return False
    return str(key) == text and (key.date is None or dates.is_full(key.date) or key.citing is not None)


def lookups_of_key(text: str) -> tuple[Lookup, ...]:
    """What to ask `Store.find` for, to meet the document of this key; nothing where the text is no key."""
    try:
        key = DocumentKey.parse(text)
    except ValueError:
        return ()
    return ((None, key.symbol or key.name, None),) if key.symbol or key.name else ((None, None, key.type),)


def _scope(text: str) -> str:
    return text if re.fullmatch(r"[a-z0-9.-]+|\?", text) else scope_of(text)


def _cut_term(text: str) -> tuple[str, str | None]:
    found = _TERM.search(text)
    return (text[: found.start()], terms.roman(found[1] or found[2])) if found else (text, None)


def _cut_date(text: str) -> tuple[str, str | None]:
    """The text without the date at its end ("@2023", "ngày 9/11/2022", "năm 2018"), and that date as ISO."""
    at = _AT.search(text)
    if at:
        day = _WRITTEN_DAY.fullmatch(at[1])
        return text[: at.start()], _iso(day) if day else dates.valid(at[1])
    day = _DAY.search(text)
    if day:
        return text[: day.start()], _iso(day)
    year = _YEAR.search(text)
    return (text[: year.start()], year[1]) if year else (text, None)


def _iso(day: "re.Match[str]") -> str:
    return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"


def _noun(text: str) -> tuple[str | None, str]:
    """The type whose noun or abbreviation opens the text, and what follows it (with "số" gone)."""
    words = text.split()
    for count in range(min(len(words) - 1, 6), 0, -1):
        kind = _kinds().get(fold_words(" ".join(words[:count])))
        if kind:
            return kind, re.sub(r"^(?:số|so)\s*:?\s*(?=\d)", "", " ".join(words[count:]), flags=re.I)
    return None, re.sub(r"^(?:số|so)\s*:?\s*(?=\d)", "", text, flags=re.I)


@cache
def _kinds() -> dict[str, str]:
    """Types by folded noun, other nouns and abbreviation; of abbreviations that fold alike the first row's."""
    found: dict[str, str] = {}
    for row in rows("danchieu.graph", "document_types.csv"):
        for noun in (row["noun"], *row["other_nouns"].split("|"), row["type"]):
            found.setdefault(fold_words(noun), row["type"])
    found.pop("", None)
    return found
