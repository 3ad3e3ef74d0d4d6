"""What a sentence says its subject shall do: clauses with roles, and the other bodies that they name.

The rules are those of gold-format.md ("Rulings"). Verbs are sought in text folded of case and marks, as OCR loses
marks first; offsets are the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danchieu.graph.model import Role, Span
from danchieu.ingest.body_lists import NamedBodies
from danchieu.ingest.sections import Item

_LABEL = re.compile(
    r"""(?:(?<=\n)|(?<=^)|(?<=[.;!?]\s)|(?<=[-+*]\s)|(?<=\s))
    (?P<who>(?:co\ quan|don\ vi|bo\ phan|to\ chuc|phong)(?:,?\ (?:va\ )?(?:co\ quan|don\ vi|ca\ nhan|to\ chuc|phong))*)
    (?:,?\ (?:co\ quan\ |don\ vi\ )?(?P<does>thuc\ hien|chu\ tri|phoi\ h[ou]p|tham\ muu|theo\ doi|dau\ moi|phu\ trach|chiu\ trach\ nhiem|tham\ gia)
      (?:,?\ (?:thuc\ hien|tham\ muu|phoi\ h[ou]p|giam\ sat|va))*)
    \s*:\s*""",
    re.X,
)
_OTHER_LABEL = re.compile(
    r"\b(?:lanh dao phu trach|thoi gian(?: [a-z]+){0,3}|thoi han|hinh thuc|san pham|kinh phi|ket qua)\s*:"
)
_LABEL_ROLES: dict[str, Role] = {
    "chu tri": "lead", "dau moi": "lead", "phoi hop": "coordinate", "phoi hup": "coordinate", "tham gia": "coordinate",
    "tham muu": "advise", "theo doi": "monitor",
}  # fmt: skip
_FILLERS = re.compile(
    r"""\s*[:,]?\s*(?:(?:co\ trach\ nhiem|chiu\ trach\ nhiem|co\ nhiem\ vu|can\ phai|phai|can|chu\ dong|tich\ cuc|tiep\ tuc|kip\ thoi|khan\ truong
      |nghiem\ tuc|thuong\ xuyen|chat\ che|la\ dau\ moi|la\ co\ quan|dau\ moi|tap\ trung|giup|dong\ thoi|va|hang\ (?:thang|quy|nam)|dinh\ ky|truoc\ ngay\ [\d/]+(?:\ hang\ nam)?,?
      |(?:can\ cu|tren\ co\ so|theo|trong\ pham\ vi)\ [^;.,:]{0,80}(?:,\ nhiem\ vu[^;.,:]{0,60})?,)\s+)*""",
    re.X,
)
_MONITORS = re.compile(r"(?:theo doi|don doc|kiem tra|giam sat|(?:tong hop,? )theo doi)\b")
_WATCHES = re.compile(r"(?:theo doi|don doc|kiem tra, don doc|tong hop, theo doi)\b")
_ADVISES = re.compile(r"(?:tham muu|giup )")
_JOINS = re.compile(r"phoi h[ou]p\b")
_CHAIRS = re.compile(r"\bchu tri\b")
_WITH = re.compile(r"phoi h[ou]p(?: chat che| thuong xuyen)?(?: voi| cung| cung voi)?\s+")
_DIRECTS = re.compile(r"chi dao\s+")
_TELLS = re.compile(r"\b(?:bao cao|gui)\b")
_TO = re.compile(r"(?:bao cao|cho|voi|ve|len|gui|den)(?: (?:dong chi|lanh dao))?\s+$")
_CASE = re.compile(r"\s*(?:trong qua trinh|neu|truong hop|khi)\b")
_REACH = 110


@dataclass(frozen=True, slots=True)
class Line:
    """A responsibility line: where its label and its words begin, and the role that the label gives, None for "thực hiện"."""

    start: int
    words: int
    end: int
    role: Role | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A duty in a sentence.

    Attributes:
        roles: the roles of the subject.
        others: other bodies that it names, with their roles.
        chaired: whether it says "chủ trì", so that several subjects lead together.
        subject: a subject of its own, () where that of the sentence goes on.
    """

    start: int
    end: int
    roles: tuple[Role, ...]
    others: tuple[tuple[Role, str], ...]
    chaired: bool
    rule: str
    subject: tuple[str, ...] = ()


def responsibility(text: str, plain: str, item: Item) -> list[Line]:
    """The responsibility lines in one paragraph."""
    labels = [m for m in _LABEL.finditer(plain, item.start, item.end) if text[m.start()].isupper()]
    stops = sorted(
        [m.start() for m in labels] + [m.start() for m in _OTHER_LABEL.finditer(plain, item.start, item.end)]
    )
    return [
        Line(m.start(), m.end(), next((s for s in stops if s > m.start()), item.end), _LABEL_ROLES.get(m["does"]))
        for m in labels
    ]


def clauses(
    text: str, plain: str, bodies: NamedBodies, span: Span, predicate: int, subjects: int, colon: bool
) -> list[Clause]:
    """The duties of a sentence whose predicate begins at `predicate`; parts of one role are one duty.

    Args:
        subjects: how many bodies the subject names.
        colon: whether the subject stands apart ("Sở Y tế: Phối hợp …"), as a heading or before a colon.
    """
    out: list[Clause] = []
    for n, (start, end) in enumerate(_split(text, span, predicate)):
        begins = predicate if n == 0 else start
        clause = _clause(text, plain, bodies, (start, end), begins, subjects, colon)
        if n and not _apart(plain, clause, begins, colon):
            out[-1] = _joined(out[-1], clause)
        else:
            out.append(clause)
    return out


def _split(text: str, span: Span, predicate: int) -> Iterator[Span]:
    start, end = span
    at = start
    cut = text.find(";", predicate, end)
    while cut >= 0:
        yield at, cut
        at = cut + 1
        cut = text.find(";", at, end)
    if text[at:end].strip(" .;/") or at == start:
        yield at, end


def _clause(text: str, plain: str, bodies: NamedBodies, span: Span, begins: int, subjects: int, colon: bool) -> Clause:
    start, end = span
    at = _FILLERS.match(plain, begins, end)
    verb = at.end() if at else begins
    own = bodies.list_at(verb, end) if begins == start else None
    if own and own.names and plain[own.end : end].strip()[:1].isalpha():
        inner = _clause(text, plain, bodies, (own.end, end), own.end, len(own.names), False)
        return Clause(start, end, inner.roles, inner.others, inner.chaired, "subject", own.names)
    chaired = bool(_CHAIRS.search(plain, verb, min(end, verb + 90)))
    joined = [name for m in _WITH.finditer(plain, verb, end) for name in bodies.list_at(m.end(), end).names]
    role, rule = _role(plain, bodies, verb, end, subjects, colon, chaired)
    told = _told(text, plain, bodies, verb, end)
    if told and begins == start and role == "lead":
        rule = "report"
    others: list[tuple[Role, str]] = []
    if role != "coordinate":
        others += [("coordinate", name) for name in joined]
    direct = _DIRECTS.match(plain, verb, end)
    if direct:
        others += [("execute", name) for name in bodies.list_at(direct.end(), end).names]
    others += [("report_to", name) for name in told]
    return Clause(start, end, (role,), tuple(others), chaired, rule)


def _role(
    plain: str, bodies: NamedBodies, verb: int, end: int, subjects: int, colon: bool, chaired: bool
) -> tuple[Role, str]:
    if chaired:
        return "lead", "chủ trì"
    if _ADVISES.match(plain, verb, end):
        return "advise", "tham mưu"
    join = _WITH.match(plain, verb, end)
    if join:
        partners = bodies.list_at(join.end(), end)
        after = _FILLERS.match(plain, partners.end, end)
        if partners.names and after and _MONITORS.match(plain, after.end(), end):
            return "monitor", "phối hợp theo dõi"
        return ("coordinate" if colon or subjects > 1 or not partners.names else "lead"), "phối hợp"
    if _MONITORS.match(plain, verb, end):
        return "monitor", "theo dõi"
    return "lead", "subject"


def _told(text: str, plain: str, bodies: NamedBodies, start: int, end: int) -> list[str]:
    """The bodies that get the report; a channel in brackets ("qua Văn phòng …") is none."""
    names: list[str] = []
    reports = [m.end() for m in _TELLS.finditer(plain, start, end)]
    if not reports or "bao cao" not in plain[start:end]:
        return names
    for body in bodies.within(start, end):
        near = any(0 <= body.start - r <= _REACH and not set(text[r : body.start]) & set("(;.") for r in reports)
        if near and _TO.search(plain, max(start, body.start - 24), body.start):
            names += [n for n in bodies.list_at(body.start, end).names if n not in names]
    return names


def _apart(plain: str, clause: Clause, begins: int, colon: bool) -> bool:
    """Whether a later clause is a duty of its own: another subject, a report, another role."""
    verb = _FILLERS.match(plain, begins, clause.end)
    at = verb.end() if verb else begins
    if clause.subject:
        return True
    if any(role == "report_to" for role, _ in clause.others):
        return not _CASE.match(plain, begins, clause.end)
    if clause.roles == ("coordinate",):
        return colon
    return bool(_WATCHES.match(plain, at, clause.end)) or clause.roles == ("advise",)


def _joined(one: Clause, more: Clause) -> Clause:
    """`one` with the words of a clause that goes on with it."""
    others = tuple(dict.fromkeys(one.others + more.others))
    return Clause(one.start, more.end, one.roles, others, one.chaired, one.rule, one.subject)
