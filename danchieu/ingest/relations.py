"""Relations between the document at hand, the documents that it cites, and among those (gold-format.md, rulings).

Within a sentence citations are read from left to right. A citation hangs on the one before it where a phrase
ties the two ("A của … về thực hiện B": A acts on B, told by this document); else it goes on with the list that
the one before it stands in; else the clause's governing phrase says what this document does to it.
"""

import re
from dataclasses import dataclass

from danchieu.graph.model import RELATION_TYPES, SCOPES, Relation, RelationType, Scope, Span
from danchieu.ingest.canonical import Canonical
from danchieu.ingest.governing import Governor, by_itself, governing, phrases
from danchieu.ingest.head import HeadReading
from danchieu.ingest.passages import Passages
from danchieu.ingest.references import Citations, Cited
from danchieu.ingest.ties import Link, Ties

_ALIAS = re.compile(r"(?:goi|viet)\s?(?:tat|chung)?\s?la\s[“\"]?$")
_ACTS = re.compile(
    r"(?<![a-z])(?:nghi\s?quyet|chi\s?thi|ket\s?luan|ke\s?hoach|chuong\s?trinh|huong\s?dan"
    r"|quyet\s?dinh|quy\s?dinh|quy\s?che|cong\s?van|van\s?ban|thong\s?tu|nghi\s?dinh|luat|thong\s?bao"
    r"|phap\s?lenh|de\s?an)\s(?:hanh\s?dong\s|lien\s?nganh\s)?nay(?![a-z])"
)
_ENDS = re.compile(
    r"^(?:[^;\n]{0,40}?\bduoc\ssua\sdoi[^;\n]{0,560}?|[^;\n]{0,140}?)\b(?P<verb>het\s?hieu\s?luc|cham\s?dut\s?hieu\s?luc|bi\s?bai\s?bo|duoc\s?bai\s?bo"
    r"|duoc\s?thay\s?the\s?b[oa][in]g?\s[a-z\s]{0,20}nay|bi\s?thay\s?the)"
)
_OWN_OBJECT = re.compile(r";|(?:,|(?<![a-z])va)\s(?:[a-z]{2,7}\s){2,}$")
"""Words of its own before "nêu tại …": another clause, not the next member of a list."""
_BASES = re.compile(
    r"\s*(?:[ivx\d]{1,4}\s?[.\-/)]\s*)?(?P<phrase>(?:cac\s)?can\s?cu)(?:\s(?:xay\s?dung|phap\s?ly|chinh\s?tri|ban\s?hanh|de|lap|va)[^\n]{0,60})?\s*$"
)
_OPENS_ITEM = re.compile(
    r"\W{0,6}(?:\w{1,3}(?:\.\d{1,2})*[.)])?\W{0,6}(?:(?:diem|khoan|dieu|muc|chuong|phan|cac)\s(?:[\w.]{1,6}[\s,]+)*)?"
)
"""What may stand before the citation with which an item of a list begins: its number, a provision."""
_PROVISION_OF = re.compile(r"\((?:theo\s|quy\sdinh\stai\s)?(?:diem|khoan|dieu|muc)\s[^()]{0,60}$")
"""A provision in brackets is where something is laid down: "thực hiện việc truy xuất (khoản 2 Điều 35 Nghị định …)"."""
_NARRATIVE = re.compile(
    r"[,;)]\s[^;]{3,160}?\bda\s(?:chi\s?dao\s)?(?:ban\s?hanh|xay\s?dung|phe\s?duyet|tham\s?gia|co\b"
    r"|trinh|thong\s?qua)[^;]{0,160}$"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One relation as one sentence says it, in canonical offsets."""

    source: str
    target: str
    type: RelationType
    scope: Scope
    evidence: Span
    sentence: Span
    rule: str


def read_relations(text: Canonical, citations: Citations, reading: HeadReading) -> tuple[Relation, ...]:
    """All relations that the text says, each pair and type once, with every place that says it."""
    at = Passages(text.text, reading)
    reader = _Reader(at, citations)
    said = [row for sentence, group in at.grouped(citations.cited) for row in reader.read(sentence, group)]
    known = {r for s in said for r in (s.source, s.target)}
    for c in citations.cited:
        if c.ref not in known:
            here = (c.found.start, c.found.end)
            said.append(_Said("self", c.ref, "REFERS_TO", at.scope(c), here, at.sentence(c.found.start), "mentioned"))
            known.add(c.ref)
    return _gathered(text, said)


class _Reader:
    """Reads the sentences of one text."""

    def __init__(self, at: Passages, citations: Citations) -> None:
        self.at, self.text, self.fold, self.head = at, at.text, at.fold, at.head
        self.ties = Ties(at, citations.references, citations.cited)
        self.open_list: tuple[int, Link] | None = None
        self.reviewed: set[str] = set()

    def read(self, sentence: Span, group: list[Cited]) -> list[_Said]:
        """What one sentence says of its citations."""
        said: list[_Said] = []
        outer: list[tuple[Cited, Link]] = []
        holder: Cited | None = None
        for c in group:
            if holder is None or c.found.end > holder.found.end:
                holder = c
            elif c.found.form != "anaphor":
                if holder.found.rule == "law-amending":
                    said.append(
                        self._say(holder.ref, c, "AMENDS", "asserted", holder.found.start, sentence, "amending-law")
                    )
                continue
            if _ALIAS.search(self.fold[max(0, c.found.start - 30) : c.found.start]):
                continue  # "(sau đây gọi tắt là Quy định 132)" gives a name, it says nothing
            before, under = outer[-1] if outer else (None, None)
            outer.append((c, self._link(sentence, before, under, c)))
        self._backwards(outer)
        said += self._narrated(sentence, outer)
        last = outer[-1][1] if outer else None
        stop = self.text[: sentence[1]].rstrip("\n")[-1:] if last else ""
        self.open_list = (
            (sentence[1], last) if last and last.actor == "self" and last.lists and stop in (";", ",") else None
        )
        for c, link in outer:
            said += self._rows(sentence, c, link)
        return said

    def _backwards(self, outer: list[tuple[Cited, Link]]) -> None:
        """ "A, Điều 2 B hết hiệu lực": what ends the last member of a list ends those before it."""
        for i in range(len(outer) - 1, 0, -1):
            (before, first), (c, link) = outer[i - 1], outer[i]
            ended = link.actor == "self" and not link.lists
            bare = (first.actor, first.type, first.since) == ("self", "REFERS_TO", before.found.start)
            if ended and bare and self.ties.listed_bare(before, c):
                outer[i - 1] = (before, Link("self", link.type, before.found.start, lists=False))

    def _narrated(self, sentence: Span, outer: list[tuple[Cited, Link]]) -> list[_Said]:
        """ "Thực hiện A, Ủy ban nhân dân tỉnh đã ban hành B": B carries out A, this document only tells of both."""
        at = next(
            (
                i
                for i in range(1, len(outer))
                if _NARRATIVE.search(self.fold[outer[i - 1][0].found.end : outer[i][0].found.start])
            ),
            None,
        )
        if at is None or outer[at][1].actor != "self":
            return []
        tasks = [(c, link, link.phrase) for c, link in outer[:at] if link.actor == "self"]
        done = [(c, link) for c, link in outer[at:] if link.actor == "self"]
        if self.at.scope(outer[at][0]) != "body":
            return []
        said = [
            _Said(b.ref, a.ref, phrase, "asserted", (link.since, b.found.end), sentence, "narrative")
            for a, link, phrase in tasks
            for b, _ in done
            if phrase in ("IMPLEMENTS", "BASED_ON") and a.ref != b.ref and not _later(a, b)
        ]
        if said:
            for link in (*(link for _, link, _ in tasks), *(link for _, link in done)):
                link.type = "REFERS_TO"
        return said

    def _rows(self, sentence: Span, c: Cited, link: Link) -> list[_Said]:
        if link.actor == "passive" and link.under is not None:  # this one acts on the one before it
            if link.onto is None or link.onto == c.ref:
                return []
            own = (
                [self._say("self", c, link.phrase, self.at.scope(c), c.found.start, sentence, "clause")]
                if link.phrase
                else []
            )
            return [
                *own,
                _Said(c.ref, link.onto, link.type, "asserted", (link.since, c.found.end), sentence, "passive"),
            ]
        if link.actor == c.ref:
            return []
        scope = self.at.scope(c) if link.actor == "self" else "asserted"
        kind = link.type
        if link.actor == "self" and scope == "title" and kind == "REVIEWS":
            self.reviewed.add(c.ref)
        if link.actor == "self" and scope == "title" and kind == "IMPLEMENTS" and self.head.type == "HD":
            kind = "GUIDES"  # a hướng dẫn "thực hiện X" guides X
        return [self._say(link.actor, c, kind, scope, link.since, sentence, "clause")]

    def _say(
        self, source: str, c: Cited, kind: RelationType, scope: Scope, since: int, sentence: Span, rule: str
    ) -> _Said:
        since = min(since, c.found.start)
        whole = (
            min(sentence[0], self.at.sentence(since)[0]),
            sentence[1],
        )  # an item's verb may stand in the line above
        return _Said(source, c.ref, kind, scope, (since, c.found.end), whole, rule)

    def _link(self, sentence: Span, before: Cited | None, under: Link | None, c: Cited) -> Link:
        """How a citation is tied: to the one before it, to this document by its own phrase, or in a list."""
        after = self._after(c, sentence)
        if before is None or under is None:
            return after or self._first(sentence, c)
        listed = self.ties.sibling(before, under, c)
        tied = self.ties.tied(before, under, c) or (listed if listed.actor == "passive" else after)
        if tied:
            return tied
        start = before.found.end
        governor = governing(self.fold, start, c.found.start)
        if governor is None or self.ties.listed(governor, c):
            return listed
        names = governor.strength == "object" and governor.type == "REFERS_TO"
        if names and not _OWN_OBJECT.search(self.fold[start : governor.start]):
            return listed
        return self._outer(governor, c)

    def _first(self, sentence: Span, c: Cited) -> Link:
        governor = governing(self.fold, sentence[0], c.found.start) or self._lead(sentence, c)
        if governor and self.fold.startswith("het", governor.start):
            return Link("self", governor.type, c.found.start)
        if governor:
            return self._outer(governor, c)
        if self.open_list and self.open_list[0] == sentence[0] == c.found.start:
            link = self.open_list[1]  # a list whose members stand on lines of their own
            return Link("self", link.type, link.since, phrase=link.phrase)
        return Link("self", "REFERS_TO", c.found.start)

    def _lead(self, sentence: Span, c: Cited) -> Governor | None:
        """The phrase of the line above that ends in a colon, for an item that begins with its citation."""
        opening = self.fold[sentence[0] : c.found.start]
        if len(opening) > 60 or sentence[0] < 2 or not _OPENS_ITEM.fullmatch(opening):
            return None
        at = sentence[0] - 1
        for _ in range(12):
            begin = self.text.rfind("\n", 0, at) + 1
            line = self.text[begin:at].rstrip()
            if line.endswith(":"):
                ends = re.search(r"(?<!da\s)\bhet\s?hieu\s?luc\b", self.fold[begin : begin + len(line)])
                if ends:
                    return Governor("REPEALS", "plain", begin + ends.start(), begin + ends.end())
                return governing(self.fold, begin, begin + len(line))
            heading = _BASES.match(self.fold, begin, begin + len(line))
            if heading:
                return Governor("BASED_ON", "plain", heading.start("phrase"), heading.end())
            if not re.match(r"\s*[-+•a-zđ\d]", line) or begin == 0:
                return None
            at = begin - 1
        return None

    def _outer(self, governor: Governor, c: Cited) -> Link:
        kind: RelationType = governor.type
        if kind == "ATTACHED_TO" or (kind in ("REPLACES", "REPEALS", "AMENDS") and not self._changes(governor, c)):
            kind = "REFERS_TO"
        if kind in ("AMENDS", "REPLACES", "REPEALS") and self.head.type == "TTr":
            return Link("self", "REFERS_TO", c.found.start)  # a tờ trình asks the one who can change it
        if self._acts_itself(governor, c) or _PROVISION_OF.search(self.fold[governor.end : c.found.start]):
            return Link("self", "REFERS_TO", c.found.start)
        if kind == "IMPLEMENTS" and self.head.type == "BC" and self.at.scope(c) == "title":
            kind = "REVIEWS"  # a report on carrying something out reviews it
        if governor.strength == "report" and not (self.head.type == "BC" and self.at.scope(c) == "title"):
            kind = "REFERS_TO"  # what came of it, not the order to do it
        if (
            kind == "GUIDES"
            and self.at.scope(c) != "title"
            and not by_itself(self.fold, governor)
            and self.head.type not in ("HD", "TT", "TTLT", "NĐ")
        ):
            kind = "IMPLEMENTS" if governor.strength == "strong" else "REFERS_TO"
        if kind == "IMPLEMENTS" and self.at.in_report(c) and not self._ahead(governor):
            kind = "REFERS_TO"
        if (
            kind == "IMPLEMENTS"
            and c.ref in self.reviewed
            and self.at.scope(c) == "body"
            and not self._goes_on(governor)
        ):
            kind = "REVIEWS"  # what a review says of carrying out its subject is part of the review
        return Link("self", kind, governor.start, phrase=governor.type)

    def _acts_itself(self, governor: Governor, c: Cited) -> bool:
        """Whether the citation acts on something left out: "Được bãi bỏ bởi Nghị định số …" in a table's cell."""
        passive = re.search(r"(?:duoc|bi)\s$", self.fold[max(0, governor.start - 6) : governor.start])
        return bool(
            passive and re.match(r"[^;\n]{0,60}?\s?(?:boi|bang|tai)\s", self.fold[governor.end : c.found.start])
        )

    def _changes(self, governor: Governor, c: Cited) -> bool:
        """Whether the document at hand changes another itself: a title or article says so, or it is named as acting."""
        if self.at.scope(c) != "body":
            return True
        begin = self.at.sentence(governor.start)[0]
        clauses = self.fold[begin : governor.start].split(";")
        opening = re.sub(
            r"^\W*(?:\w{1,3}[.)]\s*)*(?:sua\sdoi,?\s(?:bo\ssung,?\s)?(?:thay\sthe,?\s)?)?", "", clauses[-1]
        )
        opens = len(opening.split()) <= 2
        first = phrases(clauses[0] + " ", 0, len(clauses[0]) + 1)
        orders = len(clauses) == 1 or bool(first and first[0].type in ("AMENDS", "REPLACES", "REPEALS"))
        acts = bool(_ACTS.search(self.fold, begin, governor.start)) or (opens and orders)
        return acts and not self.at.in_report(c)

    def _ahead(self, governor: Governor) -> bool:
        """Whether a report's phrase is a task ahead ("tiếp tục thực hiện", "tổ chức quán triệt")."""
        before = self.fold[max(0, governor.start - 60) : governor.start]
        return bool(
            re.search(r"(?:tiep\s?tuc|to\s?chuc|tap\s?trung|day\s?manh|trong\s?thoi\s?gian\s?toi)[^.;]*$", before)
        )

    def _goes_on(self, governor: Governor) -> bool:
        """Whether the phrase is of going on ("tiếp tục thực hiện")."""
        return bool(re.search(r"tiep\s?tuc[^.;]*$", self.fold[max(0, governor.start - 40) : governor.start]))

    def _after(self, c: Cited, sentence: Span) -> Link | None:
        """What stands after the citation and ends its force: "Thông báo số … hết hiệu lực kể từ ngày …"."""
        if self.at.in_report(c):
            return None
        found = _ENDS.match(self.fold[c.found.end : min(sentence[1], c.found.end + 640)])
        if not found:
            return None
        between = self.fold[c.found.end : c.found.end + found.start("verb")]
        if phrases(between, 0, len(between)) and "het" not in found["verb"]:
            return None
        if re.search(r"\bda\s$", between):
            return None  # "(đã hết hiệu lực)" tells of it
        if re.match(r"[^;\n]{0,20}?\s(?:theo|tai|boi)\s", self.fold[c.found.end + found.end() : sentence[1]]):
            return None  # "đã hết hiệu lực theo Nghị quyết Y": Y ended it
        kind: RelationType = "REPLACES" if "thay" in found["verb"] else "REPEALS"
        return Link("self", kind, c.found.start, lists=False)


def _later(a: Cited, b: Cited) -> bool:
    """Whether the first of two documents is the younger, as far as their dates tell."""
    return bool(a.found.date and b.found.date and a.found.date > b.found.date)


def _gathered(text: Canonical, said: list[_Said]) -> tuple[Relation, ...]:
    """One relation per pair and type; none that only refers where the pair has a specific one."""
    groups: dict[tuple[str, str, RelationType], list[_Said]] = {}
    for s in said:
        if s.source != s.target:
            groups.setdefault((s.source, s.target, s.type), []).append(s)
    specific = {(a, b) for a, b, kind in groups if kind != "REFERS_TO"}
    out = []
    for (a, b, kind), rows in groups.items():
        if kind == "REFERS_TO" and (a, b) in specific:
            continue
        scope = min((s.scope for s in rows), key=SCOPES.index)
        rows = sorted(rows, key=lambda s: s.evidence)
        out.append(
            Relation(
                a,
                b,
                kind,
                scope,
                tuple(text.span(*s.evidence) for s in rows),
                tuple(text.span(*s.sentence) for s in rows),
                rows[0].rule,
            )
        )
    order = {kind: i for i, kind in enumerate(RELATION_TYPES)}
    return tuple(sorted(out, key=lambda r: (r.evidence[0], r.source != "self", r.source, r.target, order[r.type])))
