"""Names of bodies: their kinds, how they are written in full, and the place that completes them.

A name in a text leaves out what its readers know ("Công an huyện", "Sở Tài chính"). In full it says where the
body is: "Công an huyện Đức Trọng", "Sở Tài chính tỉnh Lào Cai" (gold-format.md, "bodies, assignments, recipients").
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from danchieu.graph.folding import fold, fold_words
from danchieu.graph.model import Head
from danchieu.graph.tables import rows
from danchieu.ingest.folded import UPPER

_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
          "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
_TONED = re.compile("(?<![qQ])(" + "|".join(_TONES) + r")(?![^\W\d_])")
_COMMITTEE = re.compile(r"(?:Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy|Đảng ủy)(?: [^,;]+)?$")
_LEVEL_WORDS = ("đặc khu", "thị trấn", "thị xã", "thành phố", "tỉnh", "huyện", "quận", "xã", "phường")
_TYPED = re.compile(rf"\b(đặc khu|thị trấn|thị xã|thành phố|huyện|quận|xã|phường) (?=[{UPPER}\d])")
_PARTY_WORDS = {"Huyện ủy": "huyện", "Thị ủy": "thị xã", "Quận ủy": "quận", "Thành ủy": "thành phố"}
_WITH_DIVISIONS = ("Tòa án", "Viện kiểm sát", "Cục", "Chi cục")
DISTRICT_WORDS = frozenset({"huyện", "quận", "thị xã"})
COMMUNE_WORDS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


def toned(text: str) -> str:
    """`text` with the tone mark where the rule of 1984 puts it ("Uỷ ban" → "Ủy ban", "Toà án" → "Tòa án").

    >>> toned("Uỷ ban, Toà án, quý")
    'Ủy ban, Tòa án, quý'
    """
    small = text.lower()
    for found in reversed(list(_TONED.finditer(small))):
        new = _TONES[found.group(1)]
        old = text[found.start() : found.end()]
        shaped = "".join(n.upper() if o.isupper() else n for n, o in zip(new, old, strict=True))
        text = text[: found.start()] + shaped + text[found.end() :]
    return text


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of bodies.csv: the head of a name and how the name goes on (the columns are explained there)."""

    name: str
    tier: str
    tail: str
    owner: str
    case: str


@cache
def kinds() -> dict[str, Kind]:
    """All kinds of bodies by the head of their name."""
    return {
        r["name"]: Kind(r["name"], r["tier"], r["tail"], r["owner"], r["case"])
        for r in rows("danchieu.ingest", "bodies.csv")
    }


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What a name says of its place: word of level, proper name, or both; `many` for "cấp huyện", "các xã, phường"."""

    word: str
    name: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name taken apart: "Ban Tuyên giáo" + owner "Huyện ủy"; "Sở" + field "Y tế"; "Công an" + place "huyện"."""

    kind: Kind
    field: str = ""
    owner: "BodyName | None" = None
    place: PlaceWords | None = None

    @property
    def head(self) -> str:
        """The name without owner and place."""
        return f"{self.kind.name} {self.field}" if self.field else self.kind.name

    def __str__(self) -> str:
        """The name in canonical spelling, not completed."""
        if self.owner:
            return f"{self.head} {self.owner}"
        return " ".join(w for w in (self.head, self.place and self.place.word, self.place and self.place.name) if w)


@dataclass(frozen=True, slots=True)
class Where:
    """The document's own place, as its head tells it: a word of level and a name for each level, "" where unknown."""

    level: str
    province: str
    district: str
    commune: str
    issuer: str
    committee: str

    @property
    def own(self) -> str:
        """The place of the document's own level ("huyện Đức Trọng"), "" for the centre."""
        return {"province": self.province, "district": self.district, "commune": self.commune}.get(
            self.level, self.province
        )


@cache
def _cities() -> dict[str, str]:
    return {fold_words(r["city"]): r["since"] for r in rows("danchieu.ingest", "cities.csv")}


def _province_word(name: str, date: str | None) -> str:
    since = _cities().get(fold_words(name))
    return "thành phố" if since and since <= (date or "9999") else "tỉnh"


@lru_cache(maxsize=64)
def where(head: Head) -> Where:
    """The places of a document from its head."""
    place = head.jurisdiction if head.jurisdiction not in (None, "TW", "?") else ""
    province_name, _, second = (place or "").partition("/")
    word = _province_word(province_name, head.date)
    province = f"{word} {province_name}" if province_name else ""
    issuer = head.issuer or ""
    below = ""
    if second:
        typed = _TYPED.search(issuer)
        usual = "xã" if head.level == "commune" else "huyện"
        party = next((w for name, w in _PARTY_WORDS.items() if name in issuer), usual)
        below = f"{typed.group(1) if typed else party} {second}"
    commune = below if head.level == "commune" else ""
    district = below if head.level != "commune" else ""
    committee = _COMMITTEE.search(issuer)
    return Where(
        level=head.level or ("central" if head.jurisdiction == "TW" else ""),
        province=province,
        district=district,
        commune=commune,
        issuer=issuer,
        committee=committee.group() if committee else _committee(province, district, commune),
    )


def _committee(province: str, district: str, commune: str) -> str:
    if commune:
        return f"Đảng ủy {commune}"
    for place in (district, province):
        word = next((w for w in _LEVEL_WORDS if place.startswith(w + " ")), "")
        if word:
            title = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "thị xã": "Thị ủy", "quận": "Quận ủy"}.get(
                word, "Huyện ủy"
            )
            return f"{title} {place.removeprefix(word + ' ')}"
    return ""


def full_name(name: BodyName, at: Where) -> str | None:
    """`name` completed with the place of the document; None where a bare head ("Sở") names none of its bodies."""
    kind = name.kind
    if kind.tail in ("field", "known") and not name.field:
        return at.issuer if not name.owner and at.issuer.startswith(kind.name + " ") else None
    if name.owner:
        owner = full_name(name.owner, at)
        return f"{name.head} {owner}" if owner else None
    if name.place:
        return f"{name.head} {_completed_place(name, name.place, at)}"
    if at.issuer.startswith(name.head + " "):
        return at.issuer
    if kind.tier == "unit" and _without_units(at.issuer):
        return None
    if kind.tail == "purpose" and name.field.rpartition(" ")[2][:1].isupper():
        return name.head
    return f"{name.head} {_default_place(kind, at)}".strip()


def _completed_place(name: BodyName, place: PlaceWords, at: Where) -> str:
    for own in (at.province, at.district, at.commune):
        if place.name and own.startswith(place.word + " ") and fold(own) == fold(f"{place.word} {place.name}"):
            return own
    if place.many:
        if place.name and fold(place.name) == fold(at.province):
            return f"{place.word} {at.province}"
        known = at.province if at.province and at.province not in place.name else ""
        return " ".join(w for w in (place.word, place.name or known) if w)
    if place.name:
        return f"{place.word} {place.name}".strip()
    return _known(place.word, at) or place.word


def _known(word: str, at: Where) -> str:
    """The document's own place of the level that `word` says, with its word; "" where unknown."""
    if word == "tỉnh":
        return at.province
    candidates = (
        (at.commune,)
        if word in COMMUNE_WORDS
        else (at.district,)
        if word in DISTRICT_WORDS
        else (at.district, at.province)
    )
    return next((place for place in candidates if place.startswith(word + " ")), "")


def _default_place(kind: Kind, at: Where) -> str:
    if kind.tier in ("own", "group"):
        return at.province if kind.tier == "group" else at.own
    if kind.tier == "province":
        return at.province
    if kind.tier == "district":
        if at.level in ("district", "commune"):
            return at.own
        return at.issuer if at.issuer.startswith(_WITH_DIVISIONS) else ""
    if kind.tier == "committee":
        return _committee_place(kind.name, at)
    if kind.tier == "organ":
        return at.committee
    if kind.tier == "unit":
        return at.issuer
    return ""


def _without_units(issuer: str) -> bool:
    """Whether an issuer is the holder of an office or a collegiate body, which has no office or units of its own."""
    return issuer.startswith(("Thủ tướng", "Chủ tịch", "Chính phủ", "Quốc hội"))


def _committee_place(title: str, at: Where) -> str:
    """The name that follows "Huyện ủy" and the like: that of the place, without a word of level."""
    if title in ("Tỉnh ủy", "Tỉnh đoàn", "Thành ủy", "Thành đoàn"):
        place = at.province if title.startswith("Tỉnh") or at.province.startswith("thành phố") else at.district
    elif title in ("Đảng ủy", "Đảng bộ", "Ban Chấp hành Đảng bộ"):
        return at.commune or ("" if title == "Đảng ủy" else at.own)
    else:
        place = at.district
    word = next((w for w in _LEVEL_WORDS if place.startswith(w + " ")), "")
    return place.removeprefix(word).strip()


def complete(name: str, head: Head) -> str:
    """The body's name in full, in canonical spelling, with the document's place; `name` where it is no known body.

    >>> complete("Công an huyện", Head(jurisdiction="Lâm Đồng/Đức Trọng", level="district"))
    'Công an huyện Đức Trọng'
    """
    from danchieu.ingest.pipeline import read_body

    parsed = read_body(" ".join(name.split()))
    return (parsed and full_name(parsed, where(head))) or name
