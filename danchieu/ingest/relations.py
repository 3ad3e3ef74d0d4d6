"""Relations between the document at hand, the documents that it cites, and among those (gold-format.md, rulings).

Within a sentence citations are read from left to right. A citation hangs on the one before it where a phrase
ties the two ("A của … về thực hiện B": A acts on B, told by this document); else it goes on with the list that
the one before it stands in; else the clause's governing phrase says what this document does to it.
"""

import bisect
import re
from dataclasses import dataclass

from danchieu.graph.model import RELATION_TYPES, SCOPES, Head, Reference, Relation, RelationType, Scope, Span
from danchieu.ingest.canonical import Canonical
from danchieu.ingest.folded import UPPER, folded
from danchieu.ingest.governing import Governor, by_itself, governing, phrases
from danchieu.ingest.head import HeadReading
from danchieu.ingest.references import Citations, Cited

_BREAK = re.compile(rf"\n|(?<=[^\d\W])\.\s(?=[{UPPER}“\"(])|\./\.|(?<=[”\")\d])\.\s(?=[{UPPER}])")
_PASSIVE = re.compile(
    r"^[^;\n]{0,160}?\b(?:duoc|bi)\s[^;\n]{0,120}?(?P<verb>sua\s?doi|bo\s?sung|thay\s?the|bai\s?bo"
    r"|huy\s?bo|cu\s?the\s?hoa|huong\s?dan|quy\s?dinh\s?chi\s?tiet|phe\s?duyet|ban\s?hanh|cong\s?bo"
    r"|thong\s?qua|trien\s?khai|thuc\s?hien|dieu\s?chinh)"
    r"[^;\n]{0,60}?\s(?:boi|bang|tai|theo|qua|trong)\s(?:cac\s)?$"
)
_PASSIVE_TYPES: dict[str, RelationType] = {
    "suadoi": "AMENDS", "bosung": "AMENDS", "dieuchinh": "AMENDS", "thaythe": "REPLACES", "baibo": "REPEALS",
    "huybo": "REPEALS", "cuthehoa": "IMPLEMENTS", "trienkhai": "IMPLEMENTS", "thuchien": "IMPLEMENTS",
    "huongdan": "GUIDES", "quydinhchitiet": "GUIDES",
}  # fmt: skip
_ATTACHED = re.compile(r"^[^;\n.]{0,200}?(?:ban\s?hanh\s?)?kem\s?theo\s(?:cac\s)?$")
_ALIAS = re.compile(r"(?:goi|viet)\s?(?:tat|chung)?\s?la\s[“\"]?$")
_LIST_GAP = re.compile(
    r"(?:[,;:(]|(?<![a-z])va|(?<![a-z])cung|(?<![a-z])voi|(?<![a-z])hoac)\s?(?:[a-z]{1,8}\s"
    r"|\d{1,3}[a-z]?,?\s){0,9}\W{0,3}$"
)
_ACTS = re.compile(
    r"(?<![a-z])(?:nghi\s?quyet|chi\s?thi|ket\s?luan|ke\s?hoach|chuong\s?trinh|huong\s?dan"
    r"|quyet\s?dinh|quy\s?dinh|quy\s?che|cong\s?van|van\s?ban|thong\s?tu|nghi\s?dinh|luat|thong\s?bao"
    r"|phap\s?lenh|de\s?an)\s(?:hanh\s?dong\s|lien\s?nganh\s)?nay(?![a-z])"
)
_ENDS = re.compile(
    r"^[^;\n]{0,140}?\b(?P<verb>het\s?hieu\s?luc|bi\s?bai\s?bo|duoc\s?bai\s?bo"
    r"|duoc\s?thay\s?the\s?b[oa][in]g?\s[a-z\s]{0,20}nay|bi\s?thay\s?the)"
)
_NEW_SUBJECT = re.compile(
    r"[,;)]\s(?:da\s|ngay\s)?(?:ban\s?thuong\s?vu|thuong\s?truc|uy\s?ban\s?nhan\s?dan|ubnd|tinh\s?uy"
    r"|thanh\s?uy|huyen\s?uy|so\s|cac\s|don\s?vi|co\s?quan)[^;]{0,120}$"
)
_NARRATIVE = re.compile(
    r"[,;)]\s[^;]{3,160}?\bda\s(?:chi\s?dao\s)?(?:ban\s?hanh|xay\s?dung|phe\s?duyet|tham\s?gia|co\b"
    r"|trinh|thong\s?qua)[^;]{0,60}$"
)


@dataclass(slots=True)
class _Link:
    """How one citation was tied: by whom (`"self"` or a reference), with what, since where."""

    actor: str
    type: RelationType
    since: int
    under: "_Link | None" = None
    cited: Cited | None = None


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
    reader = _Reader(text.text, folded(text.text), reading, citations.references)
    said = [row for sentence, group in reader.sentences(citations.cited) for row in reader.read(sentence, group)]
    pairs = {(s.source, s.target) for s in said}
    known = {r for pair in pairs for r in pair}
    for c in citations.cited:
        if c.ref not in known:
            sentence = reader.sentence_at(c.found.start)
            said.append(
                _Said("self", c.ref, "REFERS_TO", reader.scope(c), (c.found.start, c.found.end), sentence, "mentioned")
            )
            known.add(c.ref)
    return _gathered(text, said)


class _Reader:
    """Reads the sentences of one text."""

    def __init__(self, text: str, fold: str, reading: HeadReading, references: tuple[Reference, ...]) -> None:
        self.text, self.fold, self.reading = text, fold, reading
        self.head: Head = reading.head
        self.breaks = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
        self.reviewed: set[str] = set()
        self.standings = {r.id: standing(r) for r in references}

    def sentence_at(self, at: int) -> Span:
        """The sentence around an offset."""
        i = bisect.bisect_right(self.breaks, at)
        return self.breaks[i - 1], self.breaks[min(i, len(self.breaks) - 1)]

    def sentences(self, cited: tuple[Cited, ...]) -> list[tuple[Span, list[Cited]]]:
        """The sentences that hold citations, each with its own."""
        out: list[tuple[Span, list[Cited]]] = []
        title = self.reading.title
        for c in cited:
            here = self.sentence_at(c.found.start)
            if title and title[0] <= c.found.start < title[1]:
                here = title
            if out and out[-1][0] == here:
                out[-1][1].append(c)
            else:
                out.append((here, [c]))
        return out

    def scope(self, c: Cited) -> Scope:
        """The part of the document that a citation stands in."""
        title, (begin, end) = self.reading.title, self.reading.preamble
        if title and title[0] <= c.found.start < title[1]:
            return "title"
        return "preamble" if begin <= c.found.start < end else "body"

    def read(self, sentence: Span, group: list[Cited]) -> list[_Said]:
        """What one sentence says of its citations."""
        said: list[_Said] = []
        outer: list[tuple[Cited, _Link]] = []
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
        said += self._narrated(sentence, outer)
        for c, link in outer:
            said += self._rows(sentence, c, link)
        return said

    def _narrated(self, sentence: Span, outer: list[tuple[Cited, _Link]]) -> list[_Said]:
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
        tasks = [
            (c, link) for c, link in outer[:at] if link.actor == "self" and link.type in ("IMPLEMENTS", "BASED_ON")
        ]
        done = [(c, link) for c, link in outer[at:] if link.actor == "self"]
        if not tasks or self.scope(outer[at][0]) != "body":
            return []
        kinds = {id(link): link.type for _, link in tasks}
        said = [
            self._say(b.ref, a, kinds[id(link)], "asserted", link.since, sentence, "narrative")
            for a, link in tasks
            for b, _ in done
            if (a.found.date or "") <= (b.found.date or "9") and a.ref != b.ref
        ]
        for _, link in (*tasks, *done):
            link.type = "REFERS_TO"
        return [
            _Said(
                s.source,
                s.target,
                s.type,
                s.scope,
                (s.evidence[0], max(c.found.end for c, _ in done if c.ref == s.source)),
                s.sentence,
                s.rule,
            )
            for s in said
        ]

    def _rows(self, sentence: Span, c: Cited, link: _Link) -> list[_Said]:
        if link.actor == "passive" and link.under is not None:  # this one acts on the one before it
            target = link.cited
            assert target is not None
            if target.ref == c.ref:
                return []
            scope: Scope = "asserted"
            row = _Said(c.ref, target.ref, link.type, scope, (link.since, c.found.end), sentence, "passive")
            return [row]
        if link.actor == c.ref:
            return []
        scope = self.scope(c) if link.actor == "self" else "asserted"
        kind = link.type
        if link.actor == "self" and scope == "title" and kind == "REVIEWS":
            self.reviewed.add(c.ref)
        if link.actor == "self" and scope == "title" and kind == "IMPLEMENTS" and self.head.type == "HD":
            kind = "GUIDES"  # a hướng dẫn "thực hiện X" guides X
        return [self._say(link.actor, c, kind, scope, link.since, sentence, "clause")]

    def _say(
        self, source: str, c: Cited, kind: RelationType, scope: Scope, since: int, sentence: Span, rule: str
    ) -> _Said:
        return _Said(source, c.ref, kind, scope, (min(since, c.found.start), c.found.end), sentence, rule)

    def _link(self, sentence: Span, before: Cited | None, under: _Link | None, c: Cited) -> _Link:
        after = self._after(c, sentence)
        if before is None or under is None:
            return after or self._first(sentence, c)
        tied = self._tied(before, under, c)
        if tied:
            return tied
        gap_start = before.found.end
        governor = governing(self.fold, gap_start, c.found.start)
        if after:
            return after
        if governor and self._listed(governor, c):
            governor = None
        if governor and (
            governor.strength != "object"
            or ";" in self.fold[gap_start : governor.start]
            or governor.type != "REFERS_TO"
        ):
            return self._outer(governor, gap_start, c)
        return self._sibling(before, under, c)

    def _first(self, sentence: Span, c: Cited) -> _Link:
        governor = governing(self.fold, sentence[0], c.found.start)
        if governor is None:
            governor = self._lead(sentence, c)
        if governor is None:
            return _Link("self", "REFERS_TO", c.found.start)
        return self._outer(governor, sentence[0], c)

    def _lead(self, sentence: Span, c: Cited) -> Governor | None:
        """The phrase of the line above that ends in a colon, for an item that begins with its citation."""
        if c.found.start - sentence[0] > 12 or sentence[0] < 2:
            return None
        at = sentence[0] - 1
        for _ in range(12):
            begin = self.text.rfind("\n", 0, at) + 1
            line = self.text[begin:at].rstrip()
            if line.endswith(":"):
                return governing(self.fold, begin, begin + len(line))
            if not re.match(r"\s*[-+•a-zđ\d]", line) or begin == 0:
                return None
            at = begin - 1
        return None

    def _outer(self, governor: Governor, start: int, c: Cited) -> _Link:
        kind: RelationType = governor.type
        if kind == "ATTACHED_TO" or (
            kind in ("REPLACES", "REPEALS", "AMENDS") and not self._changes(governor, start, c)
        ):
            kind = "REFERS_TO"
        if kind == "IMPLEMENTS" and self.head.type == "BC" and self.scope(c) == "title":
            kind = "REVIEWS"  # a report on carrying something out reviews it
        if governor.strength == "report" and not (self.head.type == "BC" and self.scope(c) == "title"):
            kind = "IMPLEMENTS"
        if (
            kind == "GUIDES"
            and self.scope(c) != "title"
            and not by_itself(self.fold, governor)
            and self.head.type not in ("HD", "TT", "TTLT", "NĐ")
        ):
            kind = "IMPLEMENTS" if governor.strength == "strong" else "REFERS_TO"
        if kind == "IMPLEMENTS" and self._in_report(c) and not self._ahead(governor):
            kind = "REFERS_TO"
        if kind == "IMPLEMENTS" and c.ref in self.reviewed and self.scope(c) == "body" and not self._goes_on(governor):
            kind = "REVIEWS"  # what a review says of carrying out its subject is part of the review
        return _Link("self", kind, governor.start)

    def _changes(self, governor: Governor, start: int, c: Cited) -> bool:
        """Whether the document at hand changes another itself: a title or article says so, or it is named as acting."""
        if self.scope(c) != "body":
            return True
        begin = self.sentence_at(governor.start)[0]
        before = self.fold[begin : governor.start]
        return not self._in_report(c) and (
            bool(_ACTS.search(before)) or len(re.sub(r"^\W*(?:\w{1,3}[.)]\s*)*", "", before).split()) <= 2
        )

    def _in_report(self, c: Cited) -> bool:
        """Whether the citation stands in the narrative of a report, where the text tells and does not order."""
        return self.head.type == "BC" and self.scope(c) == "body"

    def _ahead(self, governor: Governor) -> bool:
        """Whether a report's phrase is a task ahead ("tiếp tục thực hiện", "tổ chức quán triệt")."""
        before = self.fold[max(0, governor.start - 60) : governor.start]
        return bool(
            re.search(r"(?:tiep\s?tuc|to\s?chuc|tap\s?trung|day\s?manh|trong\s?thoi\s?gian\s?toi)[^.;]*$", before)
        )

    def _goes_on(self, governor: Governor) -> bool:
        """Whether the phrase is of going on ("tiếp tục thực hiện")."""
        return bool(re.search(r"tiep\s?tuc[^.;]*$", self.fold[max(0, governor.start - 40) : governor.start]))

    def _tied(self, before: Cited, under: _Link, c: Cited) -> _Link | None:
        """The link where a phrase ties this citation to the one before it."""
        start, end = before.found.end, c.found.start
        gap = self.fold[start:end]
        if ";" in gap or len(gap) > 420:
            return None
        passive = _PASSIVE.match(gap)
        if re.search(r"(?:gan|cung|ket\s?hop|lien\s?thong|dong\s?bo)\svoi\s|dong\s?thoi\s", gap) and not passive:
            return None
        if passive:
            verb = passive["verb"].replace(" ", "")
            if verb == "banhanh" and "kem" in gap:
                return _Link(before.ref, "ATTACHED_TO", before.found.start, under)
            return _Link("passive", _PASSIVE_TYPES.get(verb, "REFERS_TO"), before.found.start, under, before)
        if _ATTACHED.match(gap) and not re.search(r"\bva\b", gap):
            return _Link(before.ref, "ATTACHED_TO", before.found.start, under)
        governor = governing(self.fold, start, end)
        if (
            governor is None
            or governor.strength in ("refer", "weak", "issue", "object")
            or governor.type in ("BASED_ON", "REFERS_TO")
        ):
            return None
        if self._listed(governor, c) or not self._hangs(before, governor, end):
            return None
        kind = governor.type
        if (
            kind == "IMPLEMENTS"
            and before.found.type in ("NĐ", "TT", "TTLT", "HD")
            and re.search(r"huong\s?dan|chi\s?tiet", gap)
        ):
            kind = "GUIDES"
        if (
            kind == "GUIDES"
            and governor.strength == "plain"
            and before.found.type not in ("NĐ", "TT", "TTLT", "HD", "QĐ", "NQ", "CV")
        ):
            return None
        return _Link(before.ref, kind, before.found.start, under)

    def _listed(self, governor: Governor, c: Cited) -> bool:
        """Whether the phrase has its own object and this citation only follows it in a list ("thực hiện X và Y")."""
        between = self.fold[governor.end : c.found.start]
        if ";" in between:
            return True
        joint = re.search(r"(?:,|\sva)\s(?:cac\s)?$", between)
        return joint is not None and len(between[: joint.start()].split()) >= 2

    def _hangs(self, before: Cited, governor: Governor, end: int) -> bool:
        """Whether the phrase belongs to the citation before it: in its title, or straight after its issuer."""
        start = before.found.end
        lead = self.fold[start : governor.start]
        rest = self.fold[max(start, min(before.beside.until, governor.start)) : governor.start]
        if self.text.count("“", start, governor.start) > self.text.count("”", start, governor.start):
            return True
        if by_itself(self.fold, governor):
            return False
        if governor.type in ("REPLACES", "AMENDS", "REPEALS") and self.scope(before) == "preamble":
            return True  # a basis that replaces another; the document at hand does so in its own articles
        if _NEW_SUBJECT.search(lead):
            return False
        opened = lead.count("(") > lead.count(")")
        titled = re.search(r"(?<![a-z])ve(?![a-z])", rest)
        if opened and governor.type in ("REPLACES", "AMENDS", "REPEALS"):
            return True
        if titled:
            broken = re.search(
                r"[,;]\s?(?:dong thoi\s|va\s)?(?:tiep\s?tuc\s|to\s?chuc\s|nghiem\s?tuc\s)?$|\)\s?,\s[^,]{0,80}$",
                rest[titled.end() :],
            )
            return not (
                broken and len(rest[titled.end() : broken.start()]) > 25 and governor.type not in ("REPLACES", "AMENDS")
            )
        tail = re.sub(r"\([^()]*\)", "", rest)
        return (
            bool(
                re.fullmatch(
                    r"\s?(?:[“\"]\s?)?(?:,?\s?(?:tiep tuc|de|nham|to chuc|la|nay|day manh)\s)*(?:[a-z]{1,7}\s){0,3}",
                    tail,
                )
            )
            and "," not in tail.strip(" ,")[:-1]
        )

    def _sibling(self, before: Cited, under: _Link, c: Cited) -> _Link:
        """The link of a list's next member: beside the one before it, or beside the one that that hangs on."""
        gap = self.fold[before.found.end : c.found.start]
        link = under
        while link.under is not None:
            if link.actor == "self":
                break
            if link.actor == "passive" or ";" in gap or not self._could_carry(link.actor, c):
                link = link.under
                continue
            return _Link(link.actor, link.type, link.since, link.under)
        if link.actor == "self" and (_LIST_GAP.search(gap) or ";" in gap):
            return _Link("self", link.type, link.since)
        return _Link("self", "REFERS_TO", c.found.start)

    def _could_carry(self, actor: str, c: Cited) -> bool:
        """Whether the document that acts on the one before could act on this one too: this one stands above it."""
        return self.standings[c.ref] > self.standings[actor]

    def _after(self, c: Cited, sentence: Span) -> _Link | None:
        """What stands after the citation and ends its force: "Thông báo số … hết hiệu lực kể từ ngày …"."""
        if self._in_report(c):
            return None
        found = _ENDS.match(self.fold[c.found.end : min(sentence[1], c.found.end + 200)])
        if not found:
            return None
        between = self.fold[c.found.end : c.found.end + found.start("verb")]
        if phrases(between, 0, len(between)) and "het" not in found["verb"]:
            return None
        kind: RelationType = "REPLACES" if "thay" in found["verb"] else "REPEALS"
        return _Link("self", kind, c.found.start)


_RANK = {
    "Hiến pháp": 90,
    "Luật": 80,
    "Bộ luật": 80,
    "Điều lệ": 85,
    "PL": 75,
    "NQ": 60,
    "CT": 60,
    "KL": 60,
    "QyĐ": 60,
    "QĐ": 55,
    "NĐ": 50,
    "TTLT": 40,
    "TT": 40,
}
"""Standing of types at the centre: what stands higher is carried out by what stands lower."""


def standing(reference: Reference) -> int:
    """How high a document stands, by its level first and at the centre by its type; only the order counts."""
    place = reference.jurisdiction
    if place != "TW":
        return 100 if "/" in place else 200
    symbol = reference.symbol or ""
    if "/QH" in symbol or "/UBTVQH" in symbol:
        return 370
    if reference.type in ("NQ", "CT", "KL", "QĐ", "QyĐ") and symbol and "TW" not in symbol:
        return 352 if reference.type == "NQ" else 345  # of the Government and the Prime Minister
    return 300 + _RANK.get(reference.type or "", 20)


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
