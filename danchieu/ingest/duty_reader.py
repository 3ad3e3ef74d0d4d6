"""Reading of the duties of one document, item by item (the rules: gold-format.md, "Rulings")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from danchieu.graph.model import Head, Role, Span
from danchieu.ingest import duty_phrases as phrase
from danchieu.ingest.body_lists import BodyList, NamedBodies, overlap
from danchieu.ingest.deadlines import deadline_line, find_deadline
from danchieu.ingest.duty_lines import ResponsibilityLines
from danchieu.ingest.folded import folded
from danchieu.ingest.predicates import Clause, Predicates
from danchieu.ingest.sections import Item, is_heading, items, parts, sentences

_REPORTS = frozenset({"BC", "TTr"})


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: `task` in canonical offsets, `body` a full name."""

    task: Span
    heading: str | None
    body: str
    role: Role
    deadline: str | None
    rule: str


class DutyReader:
    """Reads the duties of one document, item by item."""

    def __init__(self, bodies: NamedBodies, head: Head) -> None:
        self.text = bodies.text
        self.plain = folded(bodies.text)
        self.bodies = bodies
        self.predicates = Predicates(self.text, self.plain, bodies)
        self.head = head
        self.parts = parts(self.text)
        self.items = items(self.text)
        self.children: dict[int, list[int]] = {}
        for i, item in enumerate(self.items):
            if item.parent is not None and not (item.start >= self.parts.body_end > self.items[item.parent].start):
                self.children.setdefault(item.parent, []).append(i)
        self.lines = ResponsibilityLines(self.plain, bodies, self.items, self.children)
        self.deadlines: dict[int, str] = {}
        self.subjects: dict[int | None, tuple[str, ...]] = {}
        self.partners: dict[int | None, tuple[str, ...]] = {}
        self.out: list[Duty] = []

    def read(self) -> list[Duty]:
        first = self._first()
        for i, item in enumerate(self.items):
            if not (item.start < self.parts.body_end or self.parts.annexes <= item.start < self.parts.outline):
                continue
            if self._address(item):
                continue
            self._time(i, item)
            if i in self.lines.by_item:
                self._line_duties(i, item)
            elif deadline_line(self.text[item.start : item.end]) is None:
                self._item(i, item, opened=i >= first)
        return [self._dated(d) for d in self.out]

    def _address(self, item: Item) -> bool:
        """Whether the item is a line of the address of a công điện ("- Giám đốc các Sở: …"), or the one above them."""
        start, end = self.parts.addressed or (0, 0)
        if item.start < start <= item.end:
            return self.plain[item.start : item.end].rstrip(" :").endswith(" dien")
        return item.kind == "dash" and start <= item.start < end

    def _first(self) -> int:
        """The first item of the body: what stands before it is preamble, and told by orders alone."""
        after = self.parts.addressed[1] if self.parts.addressed else 0
        marked = [i for i, item in enumerate(self.items) if item.kind and item.start >= after]
        numbered = (i for i in marked if self.items[i].numbered)
        return next(numbered, marked[0] if marked else len(self.items))

    # Responsibility lines

    def _time(self, i: int, item: Item) -> None:
        for start, end in sentences(self.text, item.start, item.end):
            when = deadline_line(self.text[start:end].strip())
            if when:
                self.deadlines.setdefault(self.lines.owner(i), when)

    def _line_duties(self, i: int, item: Item) -> None:
        owner = self.lines.owner(i)
        over = self.items[owner]
        lines = self.lines.by_item[i]
        task = (over.start, min(over.end, lines[0].start) if owner == i else over.end)
        if task[1] <= task[0]:
            task = (item.start, item.end)
        for line in lines:
            for role, name in self.lines.roles(line):
                self._add(Duty(task, over.label or None, name, role, None, "responsibility line"))
        if lines[0].start > item.words + 40:
            self._item(i, replace(item, end=lines[0].start), opened=True)

    # Items and sentences

    def _item(self, i: int, item: Item, opened: bool) -> None:
        told = self._told(i)
        if item.kind in ("part", "roman", "article", "annex"):
            self.subjects.pop(None, None)
        inherited = self._inherited(item)
        spans = sentences(self.text, item.words, item.end)
        subject: tuple[str, ...] = ()
        running = False
        for n, (start, end) in enumerate(spans):
            if n == 0 and self._heading(i, item, start, end):
                return
            if n and self._announced(self._over(i, item), start, end):
                return
            if n == 0 and inherited and self._passes_on(i, item):
                self.subjects[i] = inherited
                return
            led = bool(inherited) and self._led(start, end, inherited)
            own = () if led else self._sentence(item, start, end, opened and not told, told and opened)
            if own:
                subject = own if self._colon(start, end) else ()
                if n == len(spans) - 1 and self._leads_on(i, item, start, end):
                    self.subjects[i] = own
                running = not subject
            elif running:
                self._later_subjects(item, start, end)
            elif not inherited and not subject and opened and not told and item.kind:
                self._directed(item, start, end)
            elif (subject or (inherited and (item.kind or n == 0))) and self._is_task(start, end):
                self._duty(item, (start, end), subject or inherited, start, colon=True)
                for name in () if subject else self.partners.get(item.parent, ()):
                    self._add(Duty((start, end), item.label or None, name, "coordinate", None, "heading"))

    def _directed(self, item: Item, start: int, end: int) -> None:
        """Who is to be directed, where nobody is told to direct ("- Chỉ đạo Công ty X vận hành hồ chứa an toàn")."""
        direct = phrase.DIRECTS.match(self.plain, start, end)
        led = self.bodies.list_at(direct.end(), end) if direct else None
        if led and self.text[led.end : end].lstrip()[:1].islower():
            when = find_deadline(self.text[start:end])
            for name in led.names:
                self._add(Duty((start, end), item.label or None, name, "execute", when, "chỉ đạo"))

    def _inherited(self, item: Item) -> tuple[str, ...]:
        """The bodies whose duties the item is by what stands over it; an annex is under nothing in the text itself."""
        if item.parent is None:
            return self.subjects.get(None, ()) if item.kind else ()
        outside = item.start >= self.parts.body_end > self.items[item.parent].start
        return () if outside else self.subjects.get(item.parent, ())

    def _led(self, start: int, end: int, over: tuple[str, ...]) -> bool:
        """Whether a duty of the bodies above is to lead another ("Giao X: a) Lãnh đạo Y thi hành …")."""
        if not phrase.LEADS.match(self.plain, start, end):
            return False
        names = self.bodies.list_at(start, end).names
        return bool(names) and not set(names) & set(over)

    def _is_task(self, start: int, end: int) -> bool:
        """Whether a sentence without subject can be a duty of the body above it: words enough, and no case or aside."""
        words = self.plain[start:end].split()
        other = phrase.GOES_ON.match(self.plain, start, end) or phrase.OTHERS.match(self.plain, start, end)
        return sum(w.isalpha() for w in words) > 3 and not other

    def _told(self, i: int) -> bool:
        """Whether the item stands under a heading of narrative or aims, or in a report.

        There only "có trách nhiệm" tells a duty.
        """
        at: int | None = i
        report = self.head.type in _REPORTS
        while at is not None:
            item = self.items[at]
            if item.kind in ("part", "roman", "article", "number") and is_heading(self.text, item):
                start, end = self._title(at)
                if phrase.NARRATIVE.search(self.plain, start, min(end, start + 60)):
                    return True
                if report and phrase.AHEAD.search(self.plain, start, min(end, start + 90)):
                    return False
                if item.kind in ("roman", "article"):
                    return report
            at = item.parent
        return report

    def _title(self, i: int) -> Span:
        """The words of a heading; those of a part may stand in a line of their own ("PHẦN THỨ BA" / "GIẢI PHÁP")."""
        item = self.items[i]
        start = (
            item.words + len(self.text[item.words : item.end]) - len(self.text[item.words : item.end].lstrip(" .:-"))
        )
        after = self.items[i + 1] if i + 1 < len(self.items) else item
        if (
            item.kind == "part"
            and start >= item.end
            and not after.kind
            and self.text[after.start : after.end].isupper()
        ):
            return after.start, after.end
        return start, item.end

    def _heading(self, i: int, item: Item, start: int, end: int) -> bool:
        """Whether the item is a heading that names bodies; then its items are their duties."""
        loose = not item.kind and self.text[start:end].rstrip().endswith(":")
        over = self._over(i, item)
        if not (loose or (self.children.get(i) and item.kind)):
            return False
        if self._announced(over, start, end):
            return True
        order = phrase.ORDER.match(self.plain, start, end) or phrase.CHARGE.match(self.plain, start, end)
        named = self.bodies.list_at(order.end() if order else start, end)
        if not named.names or not phrase.ONLY_HEADING.match(self.plain, named.end, end):
            return False
        self.subjects[over] = named.names
        join = phrase.PARTNERS.search(self.plain, named.end, end)
        self.partners[over] = self.bodies.list_at(join.end(), end).names if join else ()
        return True

    def _leads_on(self, i: int, item: Item, start: int, end: int) -> bool:
        """Whether a duty of item `i` goes on in the items below ("X thực hiện đúng … và các yêu cầu sau:")."""
        below = bool(item.kind and self.children.get(i)) and self._announces(start, end)
        return below and not phrase.LISTS.search(self.plain, max(start, end - 80), end)

    def _passes_on(self, i: int, item: Item) -> bool:
        """Whether the item is a mere heading between a body and its duties ("2. Công tác ứng phó sự cố")."""
        words = self.text[item.words : item.end].rstrip()
        return (
            bool(self.children.get(i)) and is_heading(self.text, item) and not words.endswith(":") and len(words) < 90
        )

    def _colon(self, start: int, end: int) -> bool:
        named = self.bodies.list_at(start, end)
        return bool(named.names) and self.text[named.end : end].lstrip().startswith(":")

    def _sentence(self, item: Item, start: int, end: int, free: bool, told: bool) -> tuple[str, ...]:
        """Reads one sentence with a subject of its own; returns the subject, () where it has none."""
        orders = [
            (m, b)
            for m in phrase.ORDER.finditer(self.plain, start, end)
            if (b := self.bodies.list_at(m.end(), end)).names
            and (not told or (m.start() == start and phrase.ASKS.match(m.group())))
            and (m.start() == start or not m.group().startswith("kien nghi"))
            and not self._announces(b.end, end)
        ]
        if orders:
            for k, (order, named) in enumerate(orders):
                stop = orders[k + 1][0].start() if k + 1 < len(orders) else end
                alone = len(orders) == 1 and start > item.words + 12 and item.kind
                before = alone and phrase.ONLY_CHARGE.match(self.plain, named.end, stop)
                first = item.words if before else order.start()
                self._duty(item, (first, stop), named.names, named.end, colon=False)
            return orders[-1][1].names
        closing = phrase.CLOSES.search(self.plain, start, end)
        if closing and self._subject(start, end).names:
            names = tuple(dict.fromkeys(n.name for n in self.bodies.within(start, closing.start())))
            self._duty(item, (start, end), names, closing.start(), colon=False)
            return names
        named = self._subject(start, end)
        if (
            not named.names
            or phrase.NO_DUTY.match(self.plain, named.end, end)
            or phrase.NOT_TOLD.match(self.text, named.end, end)
            or (len(named.names) == 1 and phrase.NOT_TOLD_ALONE.match(self.text, named.end, end))
            or not self.text[named.end : end].strip(" ./")
        ):
            return ()
        if not free and not (told and phrase.TOLD.search(self.plain, named.end, min(end, named.end + 160))):
            return ()
        colon = self.text[named.end : end].lstrip().startswith(":")
        if colon and phrase.SHORT_NAME.match(self.text, named.end, end):
            return ()
        if not colon and not self.text[named.end : end].lstrip(" ,")[:1].islower():
            return ()
        self._duty(item, (start, end), named.names, named.end, colon=colon)
        return named.names

    def _over(self, i: int, item: Item) -> int | None:
        """The item whose items the words of item `i` lead to: itself, or where it has none the one above it."""
        return i if item.kind and self.children.get(i) else item.parent

    def _announced(self, over: int | None, start: int, end: int) -> bool:
        """Whether the items below spell out an order ("đề nghị Công ty X:", "yêu cầu các sở thực hiện việc sau:")."""
        if not self.text[start:end].rstrip().endswith(":"):
            return False
        told = [
            named.names
            for order in phrase.ORDER.finditer(self.plain, start, end)
            if (named := self.bodies.list_at(order.end(), end)).names and self._announces(named.end, end)
        ]
        if told:
            self.subjects[over] = told[-1]
        return bool(told)

    def _announces(self, start: int, end: int) -> bool:
        """Whether the words after a body only lead to the items below ("… thực hiện các nội dung sau:", or nothing)."""
        if end - start < 12 and not self.text[start:end].strip(" :./"):
            return True
        return bool(phrase.ANNOUNCES.search(self.plain, max(start, end - 40), end))

    def _subject(self, start: int, end: int) -> BodyList:
        named = self.bodies.list_at(start, end)
        if named.names:
            return named
        if phrase.LEAD_IN.match(self.plain, start, end):
            for comma in re.finditer(
                r",\s*|\b(?:dong thoi|ngoai ra|rieng)\s+", self.plain[start : min(end, start + 220)]
            ):
                at = start + comma.end()
                if self._amid(start, start + comma.start()):
                    continue
                named = self.bodies.list_at(at, end)
                if named.names:
                    return self._last(named, start, at)
        person = phrase.PERSON.match(self.text, start, end)
        if person:
            return self.bodies.list_at(person.end(), end)
        said = phrase.SAID.match(self.plain, start, end)
        return self.bodies.list_at(said.end(), end) if said else named

    def _amid(self, start: int, at: int) -> bool:
        """Whether `at` stands in a list of partners ("… phối hợp với Sở Y tế, | Sở Tài chính để …"), no subject."""
        join = phrase.PARTNERS.search(self.plain, start, at)
        return join is not None and self.bodies.list_at(join.end(), at + 1).end >= at

    def _last(self, named: BodyList, start: int, at: int) -> BodyList:
        """The subject of a lead-in that itself names bodies, whose list runs on into the subject.

        "Trên cơ sở đề xuất của các bộ, Ủy ban nhân dân các tỉnh, Bộ Tài chính tổng hợp": the last of them.
        """
        if len(named.names) > 1 and self.plain.startswith("tren co so", start) and self.bodies.within(start, at):
            return replace(named, names=named.names[-1:])
        return named

    def _later_subjects(self, item: Item, start: int, end: int) -> None:
        """Clauses with their own subject in a sentence that goes on with the duty before it ("…; đồng thời X …")."""
        at = start
        for cut in (*(m.start() for m in re.finditer(";", self.text[start:end])), end - start):
            if at > start:
                self._sentence(item, at, start + cut, True, False)
            at = start + cut + 1
            while at < end and self.text[at].isspace():
                at += 1

    # One duty

    def _duty(self, item: Item, span: Span, names: tuple[str, ...], predicate: int, colon: bool) -> None:
        for clause in self.predicates.clauses(span, predicate, len(names), colon):
            when = find_deadline(self.text[clause.start : clause.end])
            for role, name in self._roles(clause, names):
                self._add(Duty((clause.start, clause.end), item.label or None, name, role, when, clause.rule))

    @staticmethod
    def _roles(clause: Clause, names: tuple[str, ...]) -> Iterator[tuple[Role, str]]:
        who = clause.subject or names
        if clause.rule == "report" and len(who) > 1:
            who = ()
        for role in clause.roles:
            shared: Role = "execute" if role == "lead" and len(who) > 1 and not clause.chaired else role
            yield from ((shared, name) for name in who)
        yield from clause.others

    def _add(self, duty: Duty) -> None:
        if not any(d.body == duty.body and d.role == duty.role and overlap(d.task, duty.task) for d in self.out[-40:]):
            self.out.append(duty)

    def _dated(self, duty: Duty) -> Duty:
        """The duty with the time that its item's line of time gives, where its own words give none."""
        if duty.deadline:
            return duty
        at = self._item_at(duty.task[0])
        while at is not None:
            if at in self.deadlines:
                return replace(duty, deadline=self.deadlines[at])
            at = self.items[at].parent
        return duty

    def _item_at(self, offset: int) -> int | None:
        low, high = 0, len(self.items)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.items[middle].start <= offset else (low, middle)
        return low - 1 if low else None
