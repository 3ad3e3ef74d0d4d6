"""What ties a citation to the one before it: a phrase between them, or the list that both stand in."""

import re
from dataclasses import dataclass

from danchieu.graph.model import Reference, RelationType
from danchieu.ingest.governing import Governor, by_itself, governing
from danchieu.ingest.passages import Passages
from danchieu.ingest.references import Cited
from danchieu.ingest.standing import standing

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
_LIST_GAP = re.compile(
    r"(?:[,;:(]|(?<![a-z])va|(?<![a-z])cung|(?<![a-z])voi|(?<![a-z])hoac)\s?(?:[a-z]{1,8}\s"
    r"|\d{1,3}[a-z]?,?\s){0,9}\W{0,3}$"
)
_NEW_SUBJECT = re.compile(
    r"[,;)]\s(?:da\s|ngay\s)?(?:ban\s?thuong\s?vu|thuong\s?truc|uy\s?ban\s?nhan\s?dan|ubnd|tinh\s?uy"
    r"|thanh\s?uy|huyen\s?uy|so\s|cac\s|don\s?vi|co\s?quan)[^;]{0,120}$"
)
_STRAIGHT = re.compile(
    r"\s?\)?\s?(?:[“\"]\s?)?(?:,?\s?(?:tiep tuc|de|nham|to chuc|la|nay|day manh)\s)*(?:[a-z]{1,7}\s){0,3}"
)
"""What may stand between a citation (with its issuer) and a phrase that belongs to it."""


@dataclass(slots=True)
class Link:
    """How one citation was tied: by whom (`"self"` or a reference), with what, since where.

    `phrase` is what the governing phrase itself says, where the document's own standing made less of it.
    """

    actor: str
    type: RelationType
    since: int
    under: "Link | None" = None
    cited: Cited | None = None
    phrase: RelationType | None = None


class Ties:
    """The ties among the citations of one text."""

    def __init__(self, at: Passages, references: tuple[Reference, ...]) -> None:
        self.at = at
        self.standings = {r.id: standing(r) for r in references}

    def tied(self, before: Cited, under: Link, c: Cited) -> Link | None:
        """The link where a phrase ties this citation to the one before it."""
        start, end = before.found.end, c.found.start
        gap = self.at.fold[start:end]
        if ";" in gap or len(gap) > 420:
            return None
        passive = _PASSIVE.match(gap)
        if re.search(r"(?:gan|cung|ket\s?hop|lien\s?thong|dong\s?bo)\svoi\s|dong\s?thoi\s", gap) and not passive:
            return None
        if passive:
            verb = passive["verb"].replace(" ", "")
            if verb == "banhanh" and "kem" in gap:
                return Link(before.ref, "ATTACHED_TO", before.found.start, under)
            return Link("passive", _PASSIVE_TYPES.get(verb, "REFERS_TO"), before.found.start, under, before)
        if _ATTACHED.match(gap) and not re.search(r"\bva\b", gap):
            return Link(before.ref, "ATTACHED_TO", before.found.start, under)
        governor = governing(self.at.fold, start, end)
        if (
            governor is None
            or governor.strength in ("refer", "weak", "issue", "object")
            or governor.type in ("BASED_ON", "REFERS_TO")
        ):
            return None
        if self.listed(governor, c) or not self._hangs(before, governor, end):
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
        return Link(before.ref, kind, before.found.start, under)

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
        tail = re.sub(r"\([^()]*\)", "", rest)
        if re.search(r"(?<![a-z])va\s$", tail):
            return False  # "… và thực hiện B" is the clause's next duty
        return bool(_STRAIGHT.fullmatch(tail)) and "," not in tail.strip(" ,")[:-1]

    def sibling(self, before: Cited, under: Link, c: Cited) -> Link:
        """The link of a list's next member: beside the one before it, or beside the one that that hangs on."""
        gap = self.at.fold[before.found.end : c.found.start]
        link = under
        while link.under is not None:
            if link.actor == "self":
                break
            if link.actor == "passive" or ";" in gap or not self._could_carry(link.actor, c):
                link = link.under
                continue
            return Link(link.actor, link.type, link.since, link.under)
        if link.actor == "self" and (_LIST_GAP.search(gap) or ";" in gap):
            return Link("self", link.type, link.since, phrase=link.phrase)
        return Link("self", "REFERS_TO", c.found.start)

    def _could_carry(self, actor: str, c: Cited) -> bool:
        """Whether the document that acts on the one before could act on this one too: this one stands above it."""
        return self.standings[c.ref] > self.standings[actor]
