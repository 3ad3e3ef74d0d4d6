"""What a sentence says its subject shall do: clauses with roles, and the other bodies that they name.

The rules are those of gold-format.md ("Rulings"). Verbs are sought in text folded of case and marks, as OCR loses
marks first; offsets are the same in both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from danchieu.graph.model import Role, Span
from danchieu.ingest.body_lists import NamedBodies
from danchieu.ingest.sections import Item

_LABEL = re.compile(
    r"""(?<!\S)(?:co\ quan|don\ vi|bo\ phan|to\ chuc|phong)
    (?:,?\ (?:va\ )?(?:co\ quan|don\ vi|ca\ nhan|to\ chuc|phong)){0,4}
    ,?\ (?P<does>thuc\ hien|chu\ tri|phoi\ h[ou]p|tham\ muu|theo\ doi|dau\ moi|phu\ trach|chiu\ trach\ nhiem|tham\ gia)
    (?:,?\ (?:thuc\ hien|tham\ muu|phoi\ h[ou]p|giam\ sat|va)){0,4}\s*:\s*""",
    re.X,
)
_BARE_LABEL = re.compile(
    r"(?:(?<![^\n])|(?<=[;.]\ )|(?<=\())(?:[-+*]\s*)?(?P<does>chu tri|phoi h[ou]p|dau moi|theo doi)"
    r"(?: chinh| thuc hien| tham muu)?\s*:\s*"
)
"""A label without its noun: "Chủ trì: Sở Y tế; phối hợp: Sở Tài chính"."""

_BRACKETS = re.compile(
    r"\((?!(?:do|theo|gom|trong)\s)(?=[^()]{3,160}\bchu tri\s*(?:[,;)]|phoi h|thuc hien))[^()]{3,300}\)\s*[.;]?\s*$"
)
"""Words in brackets behind a task that say who leads: "(Sở Y tế chủ trì, Sở Tài chính phối hợp)"."""

_OTHER_LABEL = re.compile(
    r"\b(?:lanh dao phu trach|thoi gian(?: [a-z]+){0,3}|thoi han|hinh thuc|san pham|kinh phi|ket qua)\s*:"
)
_LABEL_ROLES: dict[str, Role] = {
    "chu tri": "lead", "dau moi": "lead", "phoi hop": "coordinate", "phoi hup": "coordinate", "tham gia": "coordinate",
    "tham muu": "advise", "theo doi": "monitor",
}  # fmt: skip
_FILLERS = re.compile(
    r"""\s*[:,]?\s*(?:(?:
      (?:can\ cu|tren\ co\ so|theo(?!\ doi)|trong\ pham\ vi)\ [^;.,:]{0,80}(?:,\ nhiem\ vu[^;.,:]{0,60})?,
      |co\ trach\ nhiem|chiu\ trach\ nhiem|co\ nhiem\ vu|can\ phai|phai|can|chu\ dong|tich\ cuc|tiep\ tuc
      |kip\ thoi|khan\ truong|nghiem\ tuc|thuong\ xuyen|chat\ che|la\ dau\ moi|la\ co\ quan|dau\ moi|tap\ trung
      |dong\ thoi|va
      |hang\ (?:thang|quy|nam)|dinh\ ky|truoc\ ngay\ [\d/]+(?:\ hang\ nam)?,?
    )\s+)*""",
    re.X,
)
_MONITORS = re.compile(r"(?:theo doi|don doc|kiem tra|giam sat|(?:tong hop,? )theo doi)\b")
_WATCHES = re.compile(r"(?:theo doi|don doc|kiem tra, don doc|tong hop, theo doi)\b")
_ADVISES = re.compile(r"(?:tham muu|giup )")
_CHAIRS = re.compile(r"\bchu tri\b")
_WITH = re.compile(r"phoi h[ou]p(?: chat che| thuong xuyen)?(?: voi| cung| cung voi)?\s+")
_DIRECTS = re.compile(r"(?:lanh dao,?\s+(?:va\s+)?)?chi dao\s+|lanh dao\s+")
_LEADS = re.compile(r"lanh dao\s")
_SUBMITS = re.compile(r"(?<!chuong )(?<!quy )(?<!to )(?<!qua )(?<!cong )(?<!giao )(?<!lo )(?<!tien )\btrinh\b")
_TELLS = re.compile(r"\b(?:bao cao|gui)\b")
_TO = re.compile(
    r"(?:bao cao|(?<!chuong )(?<!quy )(?<!to )(?<!qua )\btrinh|cho|voi|ve|len|gui|den)(?: (?:dong chi|lanh dao))?\s+$"
)
_RECURS = re.compile(
    r"(?:,\s*(?:va\s+)?|\s+va\s+)"
    r"(?=(?:dinh ky|hang (?:tuan|thang|quy|nam)|moi (?:thang|quy|nam))\b[^;.]{0,60}?\bbao cao\b)"
)
_CASE = re.compile(r"\s*(?:trong qua trinh|neu|truong hop|khi)\b")
_CUTS = re.compile(r"[;()]")
_WORD = re.compile(r"(?<!thông )(?<!cảnh )(?<!khai )(?<!tình )\bbáo (?=ngay|tin|kịp thời|về |cho |lên )")
_REACH = 110


@dataclass(frozen=True, slots=True)
class Line:
    """A responsibility line: where its label and its words begin; `role` as its label says, None for "thực hiện"."""

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
    bare = list(_BARE_LABEL.finditer(plain, item.start, item.end))
    if bare and (labels or not plain[item.words : bare[0].start()].strip(" -+*(")):
        labels = sorted([*labels, *bare], key=lambda m: m.start())
    if not labels:
        return [
            Line(m.start(), m.start() + 1, m.end() - 1, None) for m in _BRACKETS.finditer(plain, item.words, item.end)
        ]
    others = [m.start() for m in _OTHER_LABEL.finditer(plain, item.start, item.end)]
    stops = [*sorted([m.start() for m in labels] + others), item.end]
    return [
        Line(m.start(), m.end(), stops[bisect_right(stops, m.start())], _LABEL_ROLES.get(m["does"])) for m in labels
    ]


class Predicates:
    """Reads the predicates of one text: what its subjects shall do, and the other bodies that the words name."""

    def __init__(self, text: str, plain: str, bodies: NamedBodies) -> None:
        self._text = text
        self._plain = plain
        self._bodies = bodies

    def clauses(self, span: Span, predicate: int, subjects: int, colon: bool) -> list[Clause]:
        """The duties of a sentence whose predicate begins at `predicate`; parts of one role are one duty.

        Args:
            span: the sentence.
            predicate: where the words after the subject begin.
            subjects: how many bodies the subject names.
            colon: whether the subject stands apart ("Sở Y tế: Phối hợp …"), as a heading or before a colon.
        """
        out: list[Clause] = []
        for n, (start, end) in enumerate(self._parted(span, predicate)):
            begins = predicate if n == 0 else start
            clause = self._clause((start, end), begins, subjects, colon)
            if n and not self._apart(clause, begins, colon):
                out[-1] = _joined(out[-1], clause)
            else:
                out.append(clause)
        return out

    def _parted(self, span: Span, predicate: int) -> Iterator[Span]:
        """The clauses, by semicolons; a report that recurs is one of its own behind a comma after words of watching."""
        for n, (start, end) in enumerate(self._split(span, predicate)):
            begins = predicate if n == 0 else start
            watches = _MONITORS.match(self._plain, self._verb(begins, end), end)
            report = _RECURS.search(self._plain, begins, end) if watches else None
            if report:
                yield start, report.start()
                yield report.end(), end
            else:
                yield start, end

    def _split(self, span: Span, predicate: int) -> Iterator[Span]:
        start, end = span
        at = start
        for cut in self._semicolons(predicate, end):
            yield at, cut
            at = cut + 1
        if self._text[at:end].strip(" .;/") or at == start:
            yield at, end

    def _semicolons(self, start: int, end: int) -> Iterator[int]:
        """The semicolons that no brackets of the sentence hold."""
        depth, last = 0, self._text.rfind(")", start, end)
        for found in _CUTS.finditer(self._text, start, end):
            sign = found.group()
            if sign == "(":
                depth += found.start() < last
            elif sign == ")":
                depth = max(0, depth - 1)
            elif not depth:
                yield found.start()

    def _verb(self, begins: int, end: int) -> int:
        """Where the verb stands: after words of manner and "căn cứ chức năng, nhiệm vụ, …"."""
        found = _FILLERS.match(self._plain, begins, end)
        return found.end() if found else begins

    def _clause(self, span: Span, begins: int, subjects: int, colon: bool) -> Clause:
        start, end = span
        verb = self._verb(begins, end)
        led = colon and _LEADS.match(self._plain, verb, end)  # "Sở Y tế: Lãnh đạo Thanh tra Sở …": led, no subject
        own = self._bodies.list_at(verb, end) if begins == start and not led else None
        if own and own.names and self._plain[own.end : end].strip()[:1].isalpha():
            inner = self._said((own.end, end), self._verb(own.end, end), len(own.names), False)
            return replace(inner, start=start, rule="subject", subject=own.names)
        said = self._said(span, verb, subjects, colon)
        reports = begins == start and said.roles == ("lead",) and any(role == "report_to" for role, _ in said.others)
        return replace(said, rule="report") if reports else said

    def _said(self, span: Span, verb: int, subjects: int, colon: bool) -> Clause:
        """The roles that the words from `verb` on give to the subject and to the bodies that they name."""
        end = span[1]
        chaired = bool(_CHAIRS.search(self._plain, verb, min(end, verb + 90)))
        role, rule = self._role(verb, end, subjects, colon, chaired)
        others: list[tuple[Role, str]] = []
        if role != "coordinate":
            for found in _WITH.finditer(self._plain, verb, end):
                others += [("coordinate", name) for name in self._bodies.list_at(found.end(), end).names]
        direct = _DIRECTS.match(self._plain, verb, end)
        if direct:
            # "Lãnh đạo Sở Y tế" stands for the body as an office does, so its name begins with the verb.
            led = self._bodies.list_at(direct.end(), end).names or self._bodies.list_at(verb, end).names
            others += [("execute", name) for name in led]
        others += [("report_to", name) for name in self._told(verb, end)]
        return Clause(*span, (role,), tuple(others), chaired, rule)

    def _role(self, verb: int, end: int, subjects: int, colon: bool, chaired: bool) -> tuple[Role, str]:
        if chaired:
            return "lead", "chủ trì"
        if _ADVISES.match(self._plain, verb, end):
            return "advise", "tham mưu"
        join = _WITH.match(self._plain, verb, end)
        if join:
            partners = self._bodies.list_at(join.end(), end)
            if partners.names and _MONITORS.match(self._plain, self._verb(partners.end, end), end):
                return "monitor", "phối hợp theo dõi"
            return ("coordinate" if colon or subjects > 1 or not partners.names else "lead"), "phối hợp"
        if _MONITORS.match(self._plain, verb, end):
            return "monitor", "theo dõi"
        return "lead", "subject"

    def _told(self, start: int, end: int) -> list[str]:
        """The bodies that get the report; a channel in brackets ("qua Văn phòng …") is none."""
        names: list[str] = []
        told = "bao cao" in self._plain[start:end]
        reports = [m.end() for m in _TELLS.finditer(self._plain, start, end)] if told else []
        reports += [m.end() for m in _WORD.finditer(self._text, start, end)]
        reports = sorted([*reports, *(m.end() for m in _SUBMITS.finditer(self._plain, start, end))])
        if not reports:
            return names
        stop = start
        for body in self._bodies.within(start, end):
            last = bisect_right(reports, body.start) - 1
            between = self._text[reports[last] : body.start] if last >= 0 else "."
            if body.start < stop or len(between) > _REACH or set(between) & set("(;."):
                continue
            if _TO.search(self._plain, max(start, body.start - 24), body.start):
                read = self._bodies.list_at(body.start, end)
                stop = read.end
                names += [n for n in read.names if n not in names]
        return names

    def _apart(self, clause: Clause, begins: int, colon: bool) -> bool:
        """Whether a later clause is a duty of its own: another subject, a report, another role."""
        if clause.subject:
            return True
        if any(role == "report_to" for role, _ in clause.others):
            return not _CASE.match(self._plain, begins, clause.end)
        if clause.roles == ("coordinate",):
            return colon
        watches = _WATCHES.match(self._plain, self._verb(begins, clause.end), clause.end)
        return bool(watches) or clause.roles == ("advise",)


def _joined(one: Clause, more: Clause) -> Clause:
    """`one` with the words of a clause that goes on with it."""
    return replace(one, end=more.end, others=tuple(dict.fromkeys(one.others + more.others)))
