"""References: the distinct documents that the mentions of one text name, joined within the text.

Same code, dates that do not contradict: one document. A short mention ("Quy định 132") is the document of that
type and number that the text names in full; a law's name joins its code. What joins documents of different
texts belongs to `graph.identity`.
"""

import re
from dataclasses import dataclass, field

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
    starts = [m.start for m in kept] + [len(text.text)]
    grown: list[_Growing] = []
    cited: list[Cited] = []
    for i, mention in enumerate(kept):
        limit = next((s for s in starts[i + 1 :] if s >= mention.end), len(text.text))
        beside = read_beside(text.text, fold_text, mention.start, mention.end, limit)
        target = _joined(mention, beside, grown, cited, reading.head, text.text)
        if target is None:
            continue
        _learn(target, mention, beside, reading.head)
        cited.append(Cited(mention, target.id, beside))
    forward = _forward(grown)
    ids = {old: new for new, old in enumerate(dict.fromkeys(forward.get(c.ref, c.ref) for c in cited), 1)}
    final = tuple(Cited(c.found, f"r{ids[forward.get(c.ref, c.ref)]}", c.beside) for c in cited)
    by_id = {g.id: g for g in grown}
    references = tuple(_reference(by_id[old], f"r{new}", reading.head) for old, new in ids.items())
    return Citations(final, tuple(_mention(text, c, n, reading.head) for n, c in enumerate(final, 1)), references)


def _own(mention: Found, reading: HeadReading) -> bool:
    """Whether a mention is the document itself: its letterhead's number, or its own code without another date."""
    if mention.form == "full" and mention.end <= reading.own[1]:
        return True
    head = reading.head
    if mention.form != "full" or not head.symbol or fold(mention.symbol) != fold(head.symbol) or not head.number:
        return False
    return mention.date is None or head.date is None or mention.date[: len(head.date)] == head.date[: len(mention.date)]


def _same_number(a: str | None, b: str | None) -> bool:
    return (a or "").lstrip("0").lower() == (b or "").lstrip("0").lower()


def _agree(a: str | None, b: str | None) -> bool:
    return not a or not b or a.startswith(b) or b.startswith(a)


def _joined(
    mention: Found, beside: Beside, grown: list[_Growing], cited: list[Cited], head: Head, text: str
) -> _Growing | None:
    """The reference that a mention names: a known one, or a new one; None for an anaphor without antecedent."""
    when = mention.date or mention.lent_date or beside.date
    recent = sorted(grown, key=lambda g: -g.last)
    if mention.form == "anaphor":
        if mention.rule == "this" and mention.type in (head.type, "CV", None):
            return None  # the document at hand
        return next(
            (
                g
                for g in recent
                if _FAMILY.get(g.type or "", g.type) == _FAMILY.get(mention.type or "", mention.type)
                or mention.type == "CV"
            ),
            None,
        )
    code = mention.code or (read(mention.lent) if mention.lent else None)
    if code:
        place = jurisdiction_of(beside.issuer, code, mention.type, head)
        same = [g for g in recent if g.code and _one_code(g, mention, code) and _agree(g.date, when)]
        same = [
            g
            for g in same
            if g.jurisdiction == place or "?" in (g.jurisdiction, place) or not beside.issuer or not g.issuer
        ]
        named = _law_of_name(mention, code, recent, when) if not same else None
        plenum = _in_brackets(mention, cited, recent, text) if not same and not named else None
        return (same[0] if same else None) or named or plenum or _new(grown, mention, code, when, place)
    if mention.form == "short":
        fit = [
            g
            for g in recent
            if g.code
            and g.type == mention.type
            and _same_number(g.code.number, mention.symbol)
            and _agree(g.date, when)
        ]
        bare = [
            g
            for g in recent
            if not g.code and g.symbol and g.type == mention.type and _same_number(g.symbol, mention.symbol)
        ]
        if fit or bare:
            return (fit or bare)[0]
        if mention.rule == "number-weak":
            return None
        return _new(grown, mention, None, when, _short_place(mention, beside, head))
    if (
        cited
        and cited[-1].found.code
        and not cited[-1].found.name
        and cited[-1].found.type == mention.type
        and re.fullmatch(r"\s?\(\s?", text[cited[-1].found.end : mention.start])
    ):
        return next(g for g in recent if g.id == cited[-1].ref)  # "Luật số 59/2020/QH14 (Luật Doanh nghiệp)"
    same_name = [
        g
        for g in recent
        if mention.name and fold(g.law or g.name) == fold(mention.name) and _agree(g.date or _year(g), when)
    ]
    return (
        same_name[0]
        if same_name
        else _new(grown, mention, None, when, jurisdiction_of(beside.issuer or mention.name, None, mention.type, head))
    )


def _one_code(g: _Growing, mention: Found, code: Symbol) -> bool:
    assert g.code is not None
    if not _same_number(g.code.number, code.number) or fold(str(g.code)).lstrip("0") != fold(str(code)).lstrip("0"):
        return False
    if not code.number:
        return False
    return not code.of_assembly or g.type == mention.type or None in (g.type, mention.type) or not mention.has_noun


def _year(g: _Growing) -> str | None:
    return g.code.year if g.code and g.law else None


def _law_of_name(mention: Found, code: Symbol, recent: list[_Growing], when: str | None) -> _Growing | None:
    """A law named before without its code: "Luật Đất đai ngày 18/01/2024" and then "Luật Đất đai số 31/2024/QH15"."""
    if not mention.name:
        return None
    for g in recent:
        if (
            not g.code
            and fold(g.name) == fold(mention.name)
            and _agree(g.date, when or code.year)
            and _agree(code.year, g.date)
        ):
            g.code, g.symbol, g.law, g.name = code, str(code), mention.name, None
            return g
    return None


def _in_brackets(mention: Found, cited: list[Cited], recent: list[_Growing], text: str) -> _Growing | None:
    """A name explained by its code in brackets: "Nghị quyết Trung ương 4 khóa XII (Nghị quyết số 04-NQ/TW, ngày …)"."""
    if (
        not cited
        or cited[-1].found.form != "named"
        or not re.fullmatch(r"\s?\(\s?", text[cited[-1].found.end : mention.start])
    ):
        return None
    before = next(g for g in recent if g.id == cited[-1].ref)
    if before.code or before.type != mention.type or mention.code is None:
        return None
    before.code, before.symbol, before.law, before.name = mention.code, mention.symbol, before.name, None
    before.jurisdiction = jurisdiction_of(None, mention.code, mention.type, Head())
    return before


def _short_place(mention: Found, beside: Beside, head: Head) -> str:
    """A bare number of a Party resolution, directive, conclusion or rule is the centre's; else the own place's."""
    if beside.issuer:
        return jurisdiction_of(beside.issuer, None, mention.type, head)
    return "TW" if mention.type in _SIX else head.jurisdiction or "?"


def _new(grown: list[_Growing], mention: Found, code: Symbol | None, when: str | None, place: str) -> _Growing:
    symbol = str(code) if code else mention.symbol
    name = mention.name if symbol is None else None
    grown.append(
        _Growing(f"g{len(grown)}", mention.type, symbol, code, when, place, name, law=mention.name if code else None)
    )
    return grown[-1]


def _learn(g: _Growing, mention: Found, beside: Beside, head: Head) -> None:
    """Take from a mention what the reference did not know yet."""
    g.last, g.count = mention.start, g.count + 1
    when = mention.date or mention.lent_date or beside.date
    if mention.form != "anaphor" and when and len(when) > len(g.date or ""):
        g.date = when
    if mention.form == "anaphor":
        return
    if mention.name and g.code and not g.law:
        g.law = mention.name
    if beside.issuer and not g.issuer:
        g.issuer = beside.issuer
        g.jurisdiction = place_of_issuer(beside.issuer, head) or g.jurisdiction
    g.term = g.term or beside.term
    g.title = g.title or beside.title
    if g.type is None or (mention.has_noun and g.count == 1):
        g.type = mention.type or g.type
    if mention.name and g.code and not g.law:
        g.law = mention.name


def _forward(grown: list[_Growing]) -> dict[str, str]:
    """Bare-number references that a later full citation explains: "Chỉ thị 05" before "Chỉ thị số 05-CT/TW"."""
    out: dict[str, str] = {}
    for g in grown:
        if g.code is None and g.symbol:
            full = [h for h in grown if h.code and h.type == g.type and _same_number(h.code.number, g.symbol)]
            if len(full) == 1:
                out[g.id] = full[0].id
        if g.code is None and g.name:
            laws = [h for h in grown if h.law and fold(h.law) == fold(g.name) and _agree(h.date or _year(h), g.date)]
            if len(laws) == 1 and laws[0] is not g:
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
