"""What ties a citation to the one before it: a phrase between them, or the list that both stand in."""

import re
from dataclasses import dataclass

from danchieu.graph.model import Reference, RelationType
from danchieu.ingest.governing import Governor, by_itself, governing, phrases
from danchieu.ingest.passages import Passages
from danchieu.ingest.references import Cited
from danchieu.ingest.standing import standing

_VERBS: dict[str, RelationType] = {
    "sua doi": "AMENDS", "bo sung": "AMENDS", "dieu chinh": "AMENDS", "thay the": "REPLACES", "bai bo": "REPEALS",
    "huy bo": "REPEALS", "cu the hoa": "IMPLEMENTS", "trien khai": "IMPLEMENTS", "thuc hien": "IMPLEMENTS",
    "huong dan": "GUIDES", "quy dinh chi tiet": "GUIDES", "so ket": "REVIEWS", "tong ket": "REVIEWS",
    "phe duyet": "REFERS_TO", "ban hanh": "REFERS_TO", "cong bo": "REFERS_TO", "thong qua": "REFERS_TO",
}  # fmt: skip
"""What the passive of a verb means, said of the document that the sentence names second."""
_ANY_VERB = "|".join(v.replace(" ", r"\s?") for v in _VERBS)
_PART = r"(?:[^;\n()]{0,40}?(?:khoan|dieu|diem|muc|thong\s?tu|nghi\s?dinh|luat|quyet\s?dinh|van\s?ban)[^;\n()]{0,25}?)?"
"""A part of the acting document, or its noun, before its code ("tại khoản 4 Điều 1 …", "tại các Thông tư: số …")."""
_BY = rf"\s(?:boi|bang|tai|theo|qua|trong)\s(?:cac\s|quy\s?dinh\s(?:tai|cua)\s)?{_PART}:?\s?$"
_PASSIVE = re.compile(rf"^[^;\n]{{0,330}}?\b(?:duoc|bi)\s[^;\n]{{0,120}}?(?P<verb>{_ANY_VERB})[^;\n]{{0,60}}?{_BY}")
_PROCEDURE = re.compile(r"thuc\s?hien\stheo\s(?:trinh\stu|thu\stuc|quy\sdinh|huong\sdan)\b")
"""What is done "theo thủ tục" of another document is not the first document's being carried out."""
_DOCUMENTS_FOR = re.compile(
    r"(?:nhieu|cac|mot\sso|\d+)\s(?:van\sban|ke\shoach|chuong\strinh|cong\svan|quyet\sdinh)\s[^.;]{0,60}?"
    r"(?:thuc\shien|trien\skhai|cu\sthe\shoa|chi\sdao)[^.;]{0,40}$"
)
_ENDED = re.compile(rf"^[^;\n]{{0,120}}?\bhet\s?hieu\s?luc[^;\n]{{0,30}}?{_BY}")
_ATTACHED = re.compile(r"^[^;\n.]{0,200}?(?:ban\s?hanh\s?)?kem\s?theo\s(?:cac\s)?$")
_LIST_GAP = re.compile(
    r"(?:[,;:(]|(?<![a-z])va|(?<![a-z])cung|(?<![a-z])voi|(?<![a-z])hoac)\s?(?:[a-z]{1,8}\s"
    r"|\d{1,3}[a-z]?,?\s){0,9}\W{0,3}$"
)
_PROVISION_WORDS = re.compile(r"(?:diem|khoan|dieu|muc|chuong|phan)\s[\w.]{1,5}|cua|cac|so|va|quy dinh tai|tai")
_NEW_SUBJECT = re.compile(
    r"[,;)]\s(?:da\s|ngay\s)?(?:ban\s?thuong\s?vu|thuong\s?truc|uy\s?ban\s?nhan\s?dan|ubnd|tinh\s?uy"
    r"|thanh\s?uy|huyen\s?uy|so\s|cac\s|don\s?vi|co\s?quan)[^;]{0,120}$"
)
_STRAIGHT = re.compile(
    r"\s?\)?\s?(?:[“\"]\s?)?(?:,?\s?(?:tiep tuc|de|nham|to chuc|la|nay|day manh)\s)*"
    r"(?:(?:ve\sviec\s)?(?:ban\s?hanh|phe\s?duyet|thong\s?qua|sua\s?doi\sbo\s?sung|cap\s?nhat)\s(?:[a-z]{1,8},?\s){1,9})?"
    r"(?:[a-z]{1,7}\s){0,3}"
)
"""What may stand between a citation (with its issuer) and a phrase that belongs to it."""
_GUIDERS = ("NĐ", "TT", "TTLT", "HD")
_CHANGES = ("REPLACES", "AMENDS", "REPEALS")
_SAME_RANK, _LAW = 5, 370
"""What standings of one rank differ by, and where laws begin."""


@dataclass(slots=True)
class Link:
    """How one citation was tied: by whom (`"self"` or a reference), with what, since where.

    `onto` is the reference that a citation acts on (`"passive"`). `phrase` is what the governing phrase itself says,
    where the document's own standing made less of it; with `"passive"` it is what the document at hand says of the
    citation besides. `lists` says whether what follows in a list is tied the same way.
    """

    actor: str
    type: RelationType
    since: int
    under: "Link | None" = None
    onto: str | None = None
    phrase: RelationType | None = None
    lists: bool = True


class Ties:
    """The ties among the citations of one text."""

    def __init__(self, at: Passages, references: tuple[Reference, ...], cited: tuple[Cited, ...]) -> None:
        self.at = at
        self.standings = {r.id: standing(r) for r in references}
        self.bodies = {c.ref: c.found.code.body for c in cited if c.found.code}
        self.days = {r.id: r.date or _year(r) for r in references}
        self.types = {r.id: r.type for r in references}

    def tied(self, before: Cited, under: Link, c: Cited) -> Link | None:
        """The link where a phrase ties this citation to the one before it."""
        start, end = before.found.end, c.found.start
        gap = self.at.fold[start:end]
        if ";" in gap or len(gap) > 420:
            return None
        acted = self._acted_on(before, under, c, gap) or self._listed_for(before, under, gap)
        if acted:
            return acted
        if re.search(r"(?:gan|cung|ket\s?hop|lien\s?thong|dong\s?bo)\svoi\s|dong\s?thoi\s", gap):
            return None
        if _ATTACHED.match(gap) and not re.search(r"\bva\b", gap):
            return Link(before.ref, "ATTACHED_TO", before.found.start, under)
        governor = self._phrase(before, start, end)
        if governor is None or self.listed(governor, c) or not self._hangs(before, governor, end):
            return None
        if re.search(r"\bduoc\s$", self.at.fold[start : governor.start]):
            return None  # "A được thực hiện theo B": A is not what acts
        kind = governor.type
        if kind == "IMPLEMENTS" and before.found.type == "HD":
            kind = "GUIDES"  # a hướng dẫn "thực hiện X" guides X
        if kind == "GUIDES" and governor.strength == "plain" and before.found.type not in (*_GUIDERS, "QĐ", "NQ", "CV"):
            return None
        actor = self._changing(before, under, c) if kind in _CHANGES else before.ref
        if self._older(actor, c.ref) or (kind == "IMPLEMENTS" and not self._may_carry_out(actor, c.ref)):
            return Link("self", "REFERS_TO", c.found.start)  # the phrase is another's than this document's
        return Link(actor, kind, before.found.start, under)

    def _acted_on(self, before: Cited, under: Link, c: Cited, gap: str) -> Link | None:
        """The link where this citation acts on the one before it ("A được thay thế bởi B", "A hết hiệu lực theo B")."""
        passive = _PASSIVE.match(gap)
        if passive and not _PROCEDURE.search(gap):
            verb = re.sub(r"\s", "", passive["verb"])
            if verb == "banhanh" and "kem" in gap:
                return Link(before.ref, "ATTACHED_TO", before.found.start, under)
            kind = next(k for v, k in _VERBS.items() if v.replace(" ", "") == verb)
            cell = re.search(r"(?<=\s)(?:Được|Bị)\s", self.at.text[before.found.end : c.found.start])
            if cell and under.actor in self.standings:  # a table's next cell speaks of what the row began with
                return Link("passive", kind, before.found.start, under, under.actor)
            return self._done_to(before, under, kind, c)
        return self._done_to(before, under, "REPEALS", c) if _ENDED.match(gap) else None

    def _listed_for(self, before: Cited, under: Link, gap: str) -> Link | None:
        """The link of "ban hành nhiều văn bản thực hiện A (công văn số B; kế hoạch số C)": B and C carry out A."""
        reach = self.at.fold[
            max(self.at.sentence(before.found.start)[0], before.found.start - 120) : before.found.start
        ]
        if re.fullmatch(r"[^()\n;]{0,60}\((?:nhu|gom|bao\sgom)?:?\s?", gap) and _DOCUMENTS_FOR.search(reach):
            return Link("passive", "IMPLEMENTS", before.found.start, under, before.ref, phrase="REFERS_TO")
        return None

    def _done_to(self, before: Cited, under: Link, kind: RelationType, c: Cited) -> Link | None:
        """What this citation acts on: a decree changes the decree that guides a law, not the law between them."""
        for onto in (before.ref, under.actor):
            if kind not in _CHANGES or self._may_change(c.ref, onto):
                return Link("passive", kind, before.found.start, under, onto)
        return None

    def _older(self, actor: str, onto: str) -> bool:
        """Whether the document that should act is older than the other: then it does not act on it."""
        a, b = self.days.get(actor), self.days.get(onto)
        shared = min(len(a), len(b)) if a and b else 0
        return bool(a and b and a[:shared] < b[:shared])

    def _may_carry_out(self, actor: str, onto: str) -> bool:
        """Whether a document may carry out another: none below it, no circular the next one of its ministry."""
        kind, body = self.types.get(actor), self.bodies.get(actor)
        peers = kind in ("NĐ", "TT", "Luật") and (kind, body) == (self.types.get(onto), self.bodies.get(onto))
        below = actor in self.standings and self.standings[actor] >= self.standings[onto] + 2 * _SAME_RANK
        return not peers and not below

    def _may_change(self, actor: str, onto: str) -> bool:
        """Whether a document stands high enough to change another; `onto` may be no reference at all."""
        high_enough = onto in self.standings and self.standings[actor] + _SAME_RANK >= min(self.standings[onto], _LAW)
        return high_enough and not self._older(actor, onto)

    def _phrase(self, before: Cited, start: int, end: int) -> Governor | None:
        """The phrase of acting between two citations; a circular's guiding wins over the doing that it guides."""
        if before.found.type in _GUIDERS:
            guides = [g for g in phrases(self.at.fold, start, end) if g.type == "GUIDES"]
            if guides:
                return Governor("GUIDES", "strong", guides[0].start, guides[-1].end)
        governor = governing(self.at.fold, start, end)
        if governor is None or governor.strength in ("refer", "weak", "issue", "object"):
            return None
        return None if governor.type in ("BASED_ON", "REFERS_TO") else governor

    def _changing(self, before: Cited, under: Link, c: Cited) -> str:
        """Which document of a chain changes this one: the one of the same body.

        "71/NQ-CP … thực hiện 57-NQ/TW (thay thế 03/NQ-CP)": only the Government replaces its resolution.
        """
        own = self.bodies.get(c.ref)
        if own and own != self.bodies.get(before.ref) and own == self.bodies.get(under.actor):
            return under.actor
        return before.ref

    def listed(self, governor: Governor, c: Cited) -> bool:
        """Whether the phrase has its own object and this citation only follows it in a list ("thực hiện X và Y")."""
        between = self.at.fold[governor.end : c.found.start]
        if ";" in between:
            return True
        joint = re.search(r"(?:,|\sva)\s(?:cac\s)?$", between)
        return joint is not None and len(between[: joint.start()].split()) >= 2

    def _hangs(self, before: Cited, governor: Governor, end: int) -> bool:
        """Whether the phrase belongs to the citation before it: in its title, or straight after its issuer."""
        start = before.found.end
        lead = self.at.fold[start : governor.start]
        rest = self.at.fold[max(start, min(before.beside.until, governor.start)) : governor.start]
        if self.at.text.count("“", start, governor.start) > self.at.text.count("”", start, governor.start):
            return True
        if by_itself(self.at.fold, governor):
            return False
        if governor.type in ("REPLACES", "AMENDS", "REPEALS") and self.at.scope(before) == "preamble":
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
        tail = re.sub(r"\([^()]*\)", "", rest).replace("sua doi, bo sung", "sua doi bo sung")
        tail = re.sub(r"(?<=\s)sua\sdoi,\s$", "", tail)  # the phrase itself begins with "bổ sung một số"
        if re.search(r"(?<![a-z])va\s$", tail):
            return False  # "… và thực hiện B" is the clause's next duty
        return bool(_STRAIGHT.fullmatch(tail)) and "," not in tail.strip(" ,")[:-1]

    def sibling(self, before: Cited, under: Link, c: Cited) -> Link:
        """The link of a list's next member: beside the one before it, or beside the one that that hangs on."""
        gap = self.at.fold[before.found.end : c.found.start]
        joined = bool(_LIST_GAP.search(gap)) and self._goes_on(gap)
        link = under
        while link.under is not None and link.actor != "self":
            if link.actor == "passive":
                so_far = self.at.fold[link.since : c.found.start]
                same_noun = c.found.type == before.found.type and (";" not in gap or not c.found.has_noun)
                carried = joined and ")" not in gap and (same_noun or so_far.count("(") > so_far.count(")"))
            else:
                carried = ";" not in gap and self._could_carry(link, c)
            if carried:
                return Link(link.actor, link.type, link.since, link.under, link.onto, link.phrase)
            link = link.under
        if link.actor == "self" and link.lists and joined:
            return Link("self", link.type, link.since, phrase=link.phrase)
        return Link("self", "REFERS_TO", c.found.start)

    def listed_bare(self, before: Cited, c: Cited) -> bool:
        """Whether two citations stand in one list with nothing but an issuer, a title and a provision between them."""
        gap = self.at.fold[before.found.end : c.found.start]
        joined = re.search(r"(?:[,;]|(?<![a-z])va)\s(?:(?:khoan|dieu|diem|muc)\s[\w.]{1,4},?\s)*(?:cua\s)?$", gap)
        return bool(joined) and len(gap) < 320 and "\n" not in gap

    def _goes_on(self, gap: str) -> bool:
        """Whether a list goes on over a semicolon: no clause of its own stands after it, provisions aside."""
        own = _PROVISION_WORDS.sub(" ", gap.rpartition(";")[2]) if ";" in gap else ""
        return len(re.findall(r"[a-z]{2,}", own)) <= 3

    def _could_carry(self, link: Link, c: Cited) -> bool:
        """Whether the document that acts on the one before could act on this one too: this one stands above it."""
        if self._older(link.actor, c.ref):
            return False
        return link.type in _CHANGES or self.standings[c.ref] > self.standings[link.actor] + _SAME_RANK


def _year(reference: Reference) -> str | None:
    """The year in a symbol ("30/2020/NĐ-CP"), None without one."""
    found = re.search(r"/((?:19|20)\d\d)/", reference.symbol or "")
    return found[1] if found else None
