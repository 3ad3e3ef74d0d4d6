"""Where a document comes from: its place and level, from the issuer's name and the lines around it.

Source: gold-format.md, "Jurisdiction" and "Level"; the place in the issuer's name, else the lines above it, else
the place of the date line; a receiving stamp only where nothing else tells.
"""

import re
from dataclasses import dataclass

from danchieu.graph.folding import fold, fold_words
from danchieu.graph.model import Level
from danchieu.graph.places import Place, find_places, named, province_of
from danchieu.graph.symbol import Symbol
from danchieu.ingest.annex import Annex
from danchieu.ingest.issuer import Issuer, running
from danchieu.ingest.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """The places that the head names: province, district, commune."""

    province: str | None
    district: str | None
    commune: str | None
    central: bool

    @classmethod
    def of(cls, whole: str, letter: Letterhead, issuer: Issuer | None, annex: Annex | None) -> "OwnPlace":
        """From the issuer's name, the lines above it, the date line's place; a stamp only where nothing else tells."""
        texts = [issuer.name, *reversed(issuer.parents)] if issuer else []
        texts += [annex.issuer] if annex and annex.issuer else []
        texts += [
            running(c.text) for c in letter.cells if re.match(r"(?:dang bo|tinh|ubnd|uy ban)", fold_words(c.text))
        ]
        places = [p for text in texts for p in find_places(text)]
        found: dict[str, str] = {}
        for place in places:
            _settle(found, place.places, place.kind)
        for line in letter.dates:
            here = named(line["place"])
            if here:
                _settle(found, here, None)
            elif "province" not in found and "district" not in found:
                found.setdefault("local", line["place"])
        if "province" not in found:
            known = province_of(found["district"]) if "district" in found else None
            if known:
                found["province"] = known
            elif not found.get("district"):
                title = whole[letter.title[0] : letter.title[1]] if letter.title else ""
                for text in (running(letter.stamp.strip()), title):
                    for place in find_places(text):
                        if place.kind in ("tỉnh", "thành phố") and place.places[0].level == "province":
                            found.setdefault("province", place.places[0].name)
        central = bool(issuer and (_is_central(issuer.name) or _under_centre(issuer)))
        return cls(found.get("province"), found.get("district"), found.get("commune"), central)

    def jurisdiction(self, level: Level | None, when: str | None) -> str | None:
        """As the gold format writes it."""
        if level == "central":
            return "TW"
        if level == "district":
            return f"{self.province}/{self.district}" if self.province and self.district else None
        if level == "commune":
            below = self.commune if (when or "") >= "2025-07" else self.district or self.commune
            return f"{self.province}/{below}" if self.province and below else self.province
        return self.province


_LEVEL_OF_KIND = {"tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district"} | dict.fromkeys(
    ("xã", "phường", "thị trấn", "đặc khu"), "commune"
)


def _settle(found: dict[str, str], places: tuple[Place, ...], kind: str | None) -> None:
    """Take what one name adds: the level that its word of kind says, else the level that is still open."""
    by_level: dict[str, Place] = {p.level: p for p in reversed(places)}
    if kind is None and any(found.get(p.level) == p.name for p in places):
        return
    own = _LEVEL_OF_KIND.get(kind or "")
    open_first = ("province", "district", "commune") if "province" not in found else ("district", "commune", "province")
    for level in (own,) if own else open_first:
        place = by_level.get(level)
        if place is None or (
            level != "province"
            and found.get("province") not in (None, *(p.province for p in places if p.level == level))
        ):
            continue
        found.setdefault(level, place.name)
        return


def _under_centre(issuer: Issuer) -> bool:
    """Whether an office without a place of its own stands under a central body ("BỘ CÔNG THƯƠNG / CỤC HÓA CHẤT")."""
    return not find_places(issuer.name) and any(_is_central(name) for name in issuer.parents)


def _is_central(name: str) -> bool:
    plain = fold_words(name)
    return bool(
        re.match(
            r"(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc"
            r"|ban chap hanh trung uong|bo chinh tri|ban bi thu|bo (?!chi huy|tu lenh|doi|phan)"
            r"|ngan hang nha nuoc|kiem toan nha nuoc|thanh tra chinh phu"
            r"|(?:toa an|vien kiem sat) nhan dan toi cao|hoi dong tham phan|tong cuc|van phong (?:chinh phu"
            r"|trung uong|quoc hoi)|.* trung uong$|bao hiem xa hoi viet nam$)",
            plain,
        )
    )


def level_of(name: str, symbol: Symbol | None, place: OwnPlace) -> Level | None:
    """The level of the committee or government that the issuer belongs to (Sở → province)."""
    plain = fold_words(name)
    if place.central or re.search(r"\btrung uong\b|\btoi cao\b", plain):
        return "central"
    if re.search(
        r"\b(?:dang uy|dang bo|ubnd|uy ban nhan dan|hoi dong nhan dan)\b.*\b(?:xa|phuong|thi tran|dac khu)\b(?! hoi)",
        plain,
    ):
        return "commune"
    if re.search(r"\bhuyen\b|\bquan\b(?! su| ly| uy| khu| doi)|\bthi xa\b|huyen uy|quan uy|thi uy", plain):
        return "district"
    if re.search(r"thanh uy|thanh pho", plain):
        return (
            "province"
            if place.province and fold(place.province) in fold(name)
            else "district"
            if place.district
            else "province"
        )
    if re.search(r"\btinh\b|tinh uy|^so\b|^ban quan ly", plain):
        return "province"
    code = str(symbol) if symbol else ""
    if re.search(r"/(?:TW|QH\d+|UBTVQH)|-(?:TTg|CP|B[A-ZĐ]{2,})(?:$|-)", code):
        return "central"
    if re.search(r"TU$", code):
        return "province"
    if re.search(r"/(?:\w*HU|QU|ThU)$", code):
        return "district"
    if re.search(r"/\w*ĐU$", code) and place.commune:
        return "commune"
    return (
        "district"
        if place.district
        else "commune"
        if place.commune and not place.province
        else "province"
        if place.province
        else None
    )
