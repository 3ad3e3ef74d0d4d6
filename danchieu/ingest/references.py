"""References: the distinct documents that the mentions of one text name, joined within the text.

Same code, dates that do not contradict: one document. A short mention ("Quy định 132") is the document of that
type and number that the text names in full; a law's name joins its code. What joins documents of different
texts belongs to `graph.identity`.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from danchieu.graph.folding import fold
from danchieu.graph.model import Head, Mention, Reference
from danchieu.graph.symbol import Symbol, read
from danchieu.ingest.beside import Beside, read_beside
from danchieu.ingest.body_names import complete
from danchieu.ingest.canonical import Canonical
from danchieu.ingest.folded import folded
from danchieu.ingest.head import HeadReading
from danchieu.ingest.jurisdiction import jurisdiction_of, place_of_issuer
from danchieu.ingest.mentions import Found

_FAMILY = {"TTLT": "TT", "QyĐ": "QĐ", "Bộ luật": "Luật"}
_SIX = ("NQ", "CT", "KL", "QyĐ", "QĐ")


@dataclass(slots=True)
class _Growing:
    """A reference while its mentions are gathered."""

    id: str
    type: str | None
    symbol: str | None
    code: Symbol | None
    date: str | None
    jurisdiction: str
    name: str | None
    issuer: str | None = None
    term: str | None = None
    title: str | None = None
    last: int = 0
    law: str | None = None
    count: int = field(default=0)


class _Known:
    """The references gathered so far, found by number and by name: texts that list thousands stay quick to read."""

    def __init__(self) -> None:
        self.by_id: dict[str, _Growing] = {}
        self._numbered: dict[str, dict[str, _Growing]] = defaultdict(dict)
        self._named: dict[str, dict[str, _Growing]] = defaultdict(dict)

    @property
    def all(self) -> Collection[_Growing]:
        """All, in the order in which they came."""
        return self.by_id.values()

    def of_number(self, number: str | None) -> list[_Growing]:
        """Those with that number, leading zeros aside, the one mentioned last first."""
        return _recent(self._numbered.get(_plain_number(number)))

    def of_name(self, name: str | None) -> list[_Growing]:
        """Those of that name, with or without a code, the one mentioned last first."""
        return _recent(self._named.get(fold(name))) if name else []

    def new(self, mention: Found, code: Symbol | None, when: str | None, place: str) -> _Growing:
        """A new reference, as its first mention says it."""
        symbol = str(code) if code else mention.symbol
        name, law = (mention.name, None) if symbol is None else (None, mention.name if code else None)
        g = _Growing(f"g{len(self.by_id)}", mention.type, symbol, code, when, place, name, law=law)
        self.enter(g)
        return g

    def enter(self, g: _Growing) -> None:
        """Let a reference be found by what is known of it now."""
        self.by_id[g.id] = g
        if g.symbol:
            self._numbered[_plain_number(g.code.number if g.code else g.symbol)][g.id] = g
        if g.law or g.name:
            self._named[fold(g.law or g.name)][g.id] = g


def _recent(found: dict[str, _Growing] | None) -> list[_Growing]:
    return sorted(found.values(), key=lambda g: -g.last) if found else []


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention in canonical text with the reference that it names and what stands beside it."""

    found: Found
    ref: str
    beside: Beside


@dataclass(frozen=True, slots=True)
class Citations:
    """All citations of one text: in canonical offsets for the relations, and as the reading tells them."""

    cited: tuple[Cited, ...]
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]


def read_citations(text: Canonical, found: list[Found], reading: HeadReading) -> Citations:
    """Join the mentions of one text into references."""
    fold_text = folded(text.text)
    kept = [m for m in found if not _own(m, reading)]
    known = _Known()
    cited: list[Cited] = []
    for mention, beside in zip(kept, _besides(text.text, fold_text, kept), strict=True):
        target = _joined(mention, beside, known, cited, reading.head, text.text)
        if target is None:
            continue
        _learn(target, mention, beside, reading.head, known)
        cited.append(Cited(mention, target.id, beside))
    forward = _forward(known)
    ids = {old: new for new, old in enumerate(dict.fromkeys(forward.get(c.ref, c.ref) for c in cited), 1)}
    final = tuple(Cited(c.found, f"r{ids[forward.get(c.ref, c.ref)]}", c.beside) for c in cited)
    references = tuple(_reference(known.by_id[old], f"r{new}", reading.head) for old, new in ids.items())
    return Citations(final, tuple(_mention(text, c, n, reading.head) for n, c in enumerate(final, 1)), references)


_LIST_JOIN = re.compile(r"\s?(?:,|;|và|cùng)\s(?:và\s)?(?:số\s)?")


def _besides(text: str, fold_text: str, found: list[Found]) -> list[Beside]:
    """What stands beside each mention; in a list under one noun, issuer and khóa of the last member hold for all."""
    out: list[Beside] = []
    for i, mention in enumerate(found):
        limit = next((m.start for m in found[i + 1 : i + 20] if m.start >= mention.end), len(text))
        out.append(read_beside(text, fold_text, mention.start, mention.end, limit))
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if after.has_noun or here.form not in ("full", "short") or out[i].issuer or out[i].term:
            continue
        if _LIST_JOIN.fullmatch(text, here.end, after.start):
            out[i] = replace(out[i], issuer=out[i + 1].issuer, term=out[i + 1].term)
    return out


def _own(mention: Found, reading: HeadReading) -> bool:
    """Whether a mention is the document itself: its letterhead's number, or its own code without another date."""
    if mention.form == "full" and mention.end <= reading.own[1]:
        return True
    head = reading.head
    if mention.form != "full" or not head.symbol or fold(mention.symbol) != fold(head.symbol) or not head.number:
        return False
    return mention.date is None or head.date is None or mention.date[: len(head.date)] == head.date[: len(mention.date)]


def _plain_number(number: str | None) -> str:
    return (number or "").lstrip("0").lower()


def _agree(a: str | None, b: str | None) -> bool:
    return not a or not b or a.startswith(b) or b.startswith(a)


def _joined(
    mention: Found, beside: Beside, known: _Known, cited: list[Cited], head: Head, text: str
) -> _Growing | None:
    """The reference that a mention names: a known one, or a new one; None for an anaphor without antecedent."""
    when = mention.date or mention.lent_date or beside.date
    if mention.form == "anaphor":
        return _antecedent(mention, known, head, text)
    code = mention.code or (read(mention.lent) if mention.lent else None)
    if code:
        place = jurisdiction_of(beside.issuer, code, mention.type, head)
        return (
            _of_code(mention, code, beside, known, when, place)
            or _law_of_name(mention, code, known, when)
            or _in_brackets(mention, cited, known, text)
            or known.new(mention, code, when, place)
        )
    if mention.form == "short":
        found = _of_number(mention, known, when)
        if found or mention.rule == "number-weak":
            return found
        return known.new(mention, None, when, _short_place(mention, beside, head))
    place = jurisdiction_of(beside.issuer or mention.name, None, mention.type, head)
    return (
        _after_code(mention, cited, known, text)
        or _of_name(mention, known, when)
        or known.new(mention, None, when, place)
    )


def _antecedent(mention: Found, known: _Known, head: Head, text: str) -> _Growing | None:
    """The document of that type mentioned last; None for the document at hand.

    "này" points back within its paragraph only: farther off it is a draft that the text speaks of.
    """
    if mention.rule == "this" and mention.type in (head.type, "CV", None):
        return None
    family = _FAMILY.get(mention.type or "", mention.type)
    fitting = (g for g in known.all if mention.type == "CV" or _FAMILY.get(g.type or "", g.type) == family)
    last = max(fitting, key=lambda g: g.last, default=None)
    far = last is not None and mention.rule == "this" and "\n" in text[last.last : mention.start]
    return None if far else last


def _of_code(
    mention: Found, code: Symbol, beside: Beside, known: _Known, when: str | None, place: str
) -> _Growing | None:
    """The reference with that code, a date that agrees, and no other issuer."""
    for g in known.of_number(code.number):
        if not (g.code and _one_code(g, mention, code) and _agree(g.date, when)):
            continue
        if g.jurisdiction == place or "?" in (g.jurisdiction, place) or not beside.issuer or not g.issuer:
            return g
    return None


def _of_number(mention: Found, known: _Known, when: str | None) -> _Growing | None:
    """The reference of that type and number that the text names in full; else one that it names as short."""
    found = [g for g in known.of_number(mention.symbol) if g.type == mention.type]
    full = next((g for g in found if g.code and _agree(g.date, when)), None)
    return full or next((g for g in found if not g.code), None)


def _of_name(mention: Found, known: _Known, when: str | None) -> _Growing | None:
    return next((g for g in known.of_name(mention.name) if _agree(g.date or _year(g), when)), None)


def _after_code(mention: Found, cited: list[Cited], known: _Known, text: str) -> _Growing | None:
    """A code explained by its name in brackets: "Luật số 59/2020/QH14 (Luật Doanh nghiệp)"."""
    before = cited[-1] if cited else None
    if before is None or not before.found.code or before.found.name or before.found.type != mention.type:
        return None
    if not re.fullmatch(r"\s?\(\s?", text[before.found.end : mention.start]):
        return None
    return known.by_id[before.ref]


def _one_code(g: _Growing, mention: Found, code: Symbol) -> bool:
    if not code.number or fold(str(g.code)).lstrip("0") != fold(str(code)).lstrip("0"):
        return False
    return not code.of_assembly or g.type == mention.type or None in (g.type, mention.type) or not mention.has_noun


def _year(g: _Growing) -> str | None:
    return g.code.year if g.code and g.law else None


def _law_of_name(mention: Found, code: Symbol, known: _Known, when: str | None) -> _Growing | None:
    """A law named before without its code: "Luật Đất đai ngày 18/01/2024" and then "Luật Đất đai số 31/2024/QH15"."""
    for g in known.of_name(mention.name):
        if not g.code and _agree(g.date, when or code.year) and _agree(code.year, g.date):
            g.code, g.symbol, g.law, g.name = code, str(code), mention.name, None
            known.enter(g)
            return g
    return None


def _in_brackets(mention: Found, cited: list[Cited], known: _Known, text: str) -> _Growing | None:
    """A name explained by its code in brackets: "Nghị quyết Trung ương 4 khóa XII (Nghị quyết số 04-NQ/TW, ngày …)"."""
    if (
        not cited
        or cited[-1].found.form != "named"
        or not re.fullmatch(r"\s?\(\s?", text[cited[-1].found.end : mention.start])
    ):
        return None
    before = known.by_id[cited[-1].ref]
    if before.code or before.type != mention.type or mention.code is None:
        return None
    before.code, before.symbol, before.law, before.name = mention.code, mention.symbol, before.name, None
    before.jurisdiction = jurisdiction_of(None, mention.code, mention.type, Head())
    known.enter(before)
    return before


def _short_place(mention: Found, beside: Beside, head: Head) -> str:
    """A bare number of a Party resolution, directive, conclusion or rule is the centre's; else the own place's."""
    if beside.issuer:
        return jurisdiction_of(beside.issuer, None, mention.type, head)
    return "TW" if mention.type in _SIX else head.jurisdiction or "?"


def _learn(g: _Growing, mention: Found, beside: Beside, head: Head, known: _Known) -> None:
    """Take from a mention what the reference did not know yet."""
    g.last, g.count = mention.start, g.count + 1
    when = mention.date or mention.lent_date or beside.date
    if mention.form != "anaphor" and when and len(when) > len(g.date or ""):
        g.date = when
    if mention.form == "anaphor":
        return
    if beside.issuer and not g.issuer:
        g.issuer = beside.issuer
        g.jurisdiction = place_of_issuer(beside.issuer, head) or g.jurisdiction
    g.term = g.term or beside.term
    g.title = g.title or beside.title
    if g.type is None or (mention.has_noun and g.count == 1):
        g.type = mention.type or g.type
    if mention.name and g.code and not g.law:
        g.law = mention.name
        known.enter(g)


def _forward(known: _Known) -> dict[str, str]:
    """Bare-number references that a later full citation explains: "Chỉ thị 05" before "Chỉ thị số 05-CT/TW"."""
    out: dict[str, str] = {}
    for g in known.all:
        if g.code is None and g.symbol:
            full = [h for h in known.of_number(g.symbol) if h.code and h.type == g.type]
            if len(full) == 1:
                out[g.id] = full[0].id
        if g.code is None and g.name:
            laws = [h for h in known.of_name(g.name) if h.law and _agree(h.date or _year(h), g.date)]
            if len(laws) == 1:
                out[g.id] = laws[0].id
    return out


def _reference(g: _Growing, name: str, head: Head) -> Reference:
    issuer = complete(g.issuer, head) if g.issuer else None
    return Reference(name, g.type, g.symbol, g.date, g.jurisdiction, g.name, issuer, g.term, g.title)


def _mention(text: Canonical, c: Cited, number: int, head: Head) -> Mention:
    start, end = text.span(c.found.start, c.found.end)
    return Mention(
        id=f"m{number}",
        start=start,
        end=end,
        text=text.text[c.found.start : c.found.end],
        type=c.found.type,
        symbol=c.found.symbol,
        date=c.found.date,
        issuer=c.beside.issuer,
        form=c.found.form,
        ref=c.ref,
        provision=c.beside.provision,
        rule=c.found.rule,
    )
