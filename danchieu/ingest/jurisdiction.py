"""Whose document a citation names: the place of its issuer (gold-format.md, "Jurisdiction").

The place in the issuer's name; else the issuer's level within the document's own place; without an issuer the
symbol decides. Issuer words beat the symbol.
"""

import re
from functools import cache

from danchieu.graph.folding import fold, fold_words
from danchieu.graph.model import Head
from danchieu.graph.places import find_places
from danchieu.graph.symbol import Symbol
from danchieu.graph.tables import rows

REFORM = "2025-07-01"
"""Since then communes lie straight under provinces (Luật 72/2025/QH15)."""

_CENTRAL_ISSUER = re.compile(
    r"^(?:cac )?(?:quoc hoi|uy ban thuong vu quoc hoi|chinh phu|thu tuong|pho thu tuong|chu tich nuoc"
    r"|(?:uy ban|hoi dong|ban chi dao) quoc gia"
    r"|bo chinh tri|ban bi thu|ban chap hanh trung uong|trung uong|hoi nghi|van phong chinh phu"
    r"|thanh tra chinh phu"
    r"|bo (?!chi huy|tu lenh|doi|phan|mon)|bo truong|lien bo|ngan hang nha nuoc|kiem toan nha nuoc"
    r"|quan uy trung uong|tong cuc|dang cong san)|trung uong\b|toi cao\b|viet nam$"
)
_PROVINCE_ISSUER = re.compile(
    r"\btinh\b|tinh uy|^so\b|giam doc so|thanh uy|dang bo thanh pho|uy ban nhan dan thanh pho"
    r"|ubnd thanh pho|hdnd thanh pho|hoi dong nhan dan thanh pho|ubnd tp|hdnd tp"
)
_DISTRICT_ISSUER = re.compile(r"\bhuyen\b|huyen uy|quan uy|thi uy|\bthi xa\b|\bquan\b(?! doi| su| ly| khu)|^phong\b")
_COMMUNE_ISSUER = re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b")
_TYPES_OF_CENTRE = ("Luật", "Bộ luật", "PL", "NĐ", "TT", "TTLT", "Hiến pháp", "Điều lệ", "QCVN", "Bộ quy tắc")


def jurisdiction_of(issuer: str | None, code: Symbol | None, kind: str | None, head: Head) -> str:
    """The jurisdiction of a cited document; "?" when unknown.

    Args:
        issuer: as the text names it beside the citation, or the name of a document without a code.
        code: its code, if it has one.
        kind: its type.
        head: of the citing document.
    """
    found = place_of_issuer(issuer, head) if issuer else None
    if found:
        return found
    if code:
        return _by_code(code, head)
    return "TW" if kind in _TYPES_OF_CENTRE else _own(head)


@cache
def _central() -> frozenset[str]:
    return frozenset(fold(row["symbol"]) for row in rows("danchieu.ingest", "central_bodies.csv"))


def _own(head: Head) -> str:
    return head.jurisdiction or "?"


def _province(head: Head) -> str:
    own = _own(head)
    return own.split("/")[0] if own != "TW" else "?"


def place_of_issuer(issuer: str, head: Head) -> str | None:
    """The jurisdiction that an issuer's words say in a document with this head; None when they say none."""
    plain = fold_words(issuer)
    if re.match(r"nghi quyet dai hoi", plain):
        return (
            "TW"
            if "toan quoc" in plain or not re.search(r"dang bo|cap", plain)
            else _local(plain, issuer, head) or _own(head)
        )
    if re.match(r"nghi quyet (?:hoi nghi |lan thu .*)?(?:ban chap hanh )?trung uong", plain):
        return "TW"
    if _CENTRAL_ISSUER.search(plain) and not re.search(r"\b(?:tinh|huyen|tinh uy|huyen uy)\b", plain):
        return "TW"
    return _local(plain, issuer, head)


def _local(plain: str, issuer: str, head: Head) -> str | None:
    places = find_places(issuer)
    province = next(
        (p.name for f in places for p in f.places if p.level == "province" and f.kind in (None, "tỉnh", "thành phố")),
        None,
    )
    when = head.date or ""
    if re.search(
        r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|dang uy|dang bo)\b.*\b(?:xa|phuong|thi tran"
        r"|dac khu)\b|^dang uy\b",
        plain,
    ) and not re.search(r"dang uy (?:uy ban|cac co quan|cong an|quan su|khoi)", plain):
        name = next((p.name for f in places for p in f.places if p.level == "commune"), None)
        if when >= REFORM:
            own = _own(head)
            return f"{province or _province(head)}/{name}" if name and _province(head) != "?" else own
        return _own(head) if "/" in _own(head) else None
    if _DISTRICT_ISSUER.search(plain):
        district = next(
            (p for f in places for p in f.places if p.level == "district" and _province(head) in ("?", p.province)),
            None,
        )
        if district:
            return district.jurisdiction
        return _own(head) if "/" in _own(head) else None
    thanh_uy = re.search(r"thanh uy|thanh pho", plain)
    if thanh_uy and places and not province:
        district = next((p for f in places for p in f.places if p.level == "district"), None)
        return district.jurisdiction if district else None
    if (
        thanh_uy
        and not places
        and "/" in _own(head)
        and re.search(r"thanh uy|thanh pho", fold_words(head.issuer or ""))
    ):
        return _own(head)  # the city of the province that the document itself comes from
    if province:
        return province
    return _province(head) if _PROVINCE_ISSUER.search(plain) else None


def _by_code(code: Symbol, head: Head) -> str:
    body = code.body
    first = fold(body.split("-")[0])
    if code.system == "standard" or code.of_assembly or code.kind in ("NĐ", "TTLT"):
        return "TW"
    if code.system != "party" and (first in _central() or (first == "ca" and code.system == "norm")):
        return "TW"
    level = next((r["level"] for r in rows("danchieu.graph", "party_bodies.csv") if fold(r["symbol"]) == first), None)
    if level == "central":
        return "TW"
    if level == "province" or re.search(r"TU$", body) or re.match(r"S[A-ZĐ]{2,7}(?:$|-)", body):
        return _province(head)
    return _own(head)
