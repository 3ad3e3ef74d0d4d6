"""Bodies: full names, and the place of those whose name leaves it out.

"Ủy ban nhân dân huyện" is another body in every district, so where neither its name nor its document tells the place,
it stays its own document's body.
"""

import re
from functools import lru_cache

from danchieu.graph.derive_held import Held
from danchieu.graph.facts import Body
from danchieu.graph.model import Level
from danchieu.graph.places import Place, find_places

_CENTRAL = re.compile(
    r"\b(?:trung ương|tối cao|việt nam|toàn quốc|quốc hội|chính phủ|thủ tướng|chủ tịch nước|bộ chính trị|ban bí thư)\b"
    r"|^bộ (?!chỉ huy|tư lệnh|phận)"
)
_LOCAL_END = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|địa phương"
    r"|(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ))$"
)
_LOCAL_OFFICE = re.compile(
    r"^(?:sở|phòng|chi cục|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|thanh tra|công an|tòa án|toà án|viện kiểm sát)\b"
)
_NAMED_PLACE = re.compile(r"\b(?:tỉnh|huyện|quận|xã|phường|thành phố|thị trấn) \w")
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("commune", re.compile(r"(?<!thị )\bxã\b(?! hội)|\b(?:phường|thị trấn)\b")),
    ("district", re.compile(r"\b(?:huyện|quận|thị xã|thị (?:ủy|uỷ))\b")),
    ("province", re.compile(r"\b(?:tỉnh|thành (?:ủy|uỷ)|(?<!cơ )sở)\b")),
)


def body_of(name: str, document: Held) -> Body:
    """The body that a document names, under a name that means the same body everywhere."""
    name = " ".join(name.split())
    place = _place(name)
    if place:
        return Body(name, _level(name), place.jurisdiction)
    if document.claim.scope == "tw" and _unplaced(name):  # every body of that kind in the country
        return Body(name, _level(name))
    if _unplaced(name):
        jurisdiction = document.head.jurisdiction
        return Body(f"{name} ({jurisdiction or document.key})", _level(name), jurisdiction)
    if _CENTRAL.search(name.lower()):
        return Body(name, "central", "TW")
    return Body(name, _level(name), document.head.jurisdiction if document.head.issuer == name else None)


@lru_cache(50_000)
def _place(name: str) -> Place | None:
    """The place in a body's name, of several bearers of a place's name the one of the body's level and province."""
    found = [f.places for f in find_places(name)]
    places = [p for group in found for p in group if p.level == _level(name)] or [p for group in found for p in group]
    provinces = {p.name for p in found[-1] if p.level == "province"} if found else set()
    if len({p.jurisdiction for p in places}) > 1 and provinces:
        places = [p for p in places if (p.province or p.name) in provinces]
    return places[0] if len({p.jurisdiction for p in places}) == 1 else None


@lru_cache(50_000)
def _unplaced(name: str) -> bool:
    """Whether a name ends where its place is missing ("Công an huyện"), or is an office without any ("Sở Tư pháp")."""
    lower = name.lower()
    if find_places(name) or (_CENTRAL.search(lower) and not _LOCAL_END.search(lower)):
        return False
    return bool(_LOCAL_END.search(lower) or (_LOCAL_OFFICE.search(lower) and not _NAMED_PLACE.search(lower)))


@lru_cache(50_000)
def _level(name: str) -> Level | None:
    lower = name.lower()
    return next((level for level, words in _LEVELS if words.search(lower)), None)
