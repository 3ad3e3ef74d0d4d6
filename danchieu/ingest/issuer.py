"""The issuer (cơ quan ban hành) from the letterhead's lines, in the spelling of running text.

The letterhead's last name, completed by the line above it ("BAN TỔ CHỨC" under "TỈNH ỦY GIA LAI") or by the
place; "CỦA BAN THƯỜNG VỤ …" under the type wins (gold-format.md, "document").
"""

import re
from dataclasses import dataclass
from functools import cache

from danchieu.graph.folding import fold_words
from danchieu.graph.places import find_places, named
from danchieu.graph.tables import rows
from danchieu.ingest.folded import folded

_LEVEL = ("thành phố", "thị trấn", "đặc khu", "thị xã", "tỉnh", "huyện", "quận", "phường", "xã")
_COMMITTEE = re.compile(r"(?:tinh|thanh|huyen|quan|thi)\s?uy\b|dang\s?uy\b")
_PARENT = re.compile(r"dang\s?bo\b")
_STATE = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")
_GROUP = re.compile(r"(?:ban can su dang|dang doan|dang uy|van phong|thuong truc|ban chap hanh dang bo)$")
_CENTRAL = (
    "thu tuong chinh phu|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|ban chap hanh trung uong"
    "|bo chinh tri|ban bi thu|toa an nhan dan toi cao|hoi dong tham phan|vien kiem sat nhan dan toi cao"
    "|kiem toan nha nuoc|ngan hang nha nuoc|van phong chinh phu|van phong trung uong|van phong quoc hoi"
    "|thanh tra chinh phu"
)
_HEADS = re.compile(
    rf"(?:{_CENTRAL}|bo (?!phan|mon)|so |ban |cuc |chi cuc |tong cuc |phong |van phong|toa an|vien "
    rf"|thanh tra|trung tam |truong |doan |hoi |lien doan |mat tran|uy ban |"
    r"cong an|bo chi huy|bo tu lenh|hoc vien |tong cong ty|cong ty|to cong tac|to giup viec|hoi dong "
    r"|dai hoc|thuong truc|dang doan|dang uy|quan uy|chi bo|doan kiem tra|doan cong tac|bao |dai )"
)
_ONE_WORD = ("Bộ", "Sở", "Vụ", "Cục", "Chi cục", "Tổng cục", "Phòng", "Viện")
"""Heads of bodies after which the field begins with a capital, known or not ("Sở Nông nghiệp")."""
_GLUED = re.compile(r"[ỦUÙ]Y\s?BAN\s?NH[ÂA]N\s?D[ÂA]N")
_GROUPED = re.compile(r"Ban cán sự đảng|Đảng đoàn")
_NEWSROOM = re.compile(r"trung tam cong|cong bao|van ban (?:quy pham|phap luat)|cong thong tin|van phong chinh phu$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer as the letterhead gives it: in running spelling, with its offsets and the names above it."""

    name: str
    start: int
    end: int
    parents: tuple[str, ...] = ()


@cache
def _spellings() -> dict[str, str]:
    """Canonical spelling by folded words: heads of bodies, fields of work, words of level."""
    found = {}
    for table, column in (("fields.csv", "field"), ("bodies.csv", "name")):
        for row in rows("danchieu.ingest", table):
            found[fold_words(row[column])] = row[column]
    found |= {fold_words(w): w for w in _LEVEL}
    found |= {
        fold_words(w): w
        for w in (
            "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước",
            "Bộ Chính trị", "Ban Bí thư", "Trung ương", "Ban Chấp hành Trung ương", "Việt Nam", "nhân dân", "tối cao",
            "Ban cán sự đảng", "Ủy ban nhân dân", "Hội đồng nhân dân", "Ngân hàng Nhà nước Việt Nam",
        )
    }  # fmt: skip
    found["ubnd"], found["hdnd"], found["tp"], found["tand"], found["vksnd"] = (
        "Ủy ban nhân dân", "Hội đồng nhân dân", "thành phố", "Tòa án nhân dân", "Viện kiểm sát nhân dân",
    )  # fmt: skip
    return found


def running(name: str) -> str:
    """A name in capitals as one writes it in running text ("HUYỆN ỦY ĐỨC TRỌNG" → "Huyện ủy Đức Trọng")."""
    words = name.replace("\n", " ").split()
    out: list[str] = []
    i = 0
    while i < len(words):
        for n in range(min(8, len(words) - i), 0, -1):
            if not (words[i][0].isalnum() and words[i + n - 1][0].isalnum() and words[i + n - 1][-1].isalnum()):
                continue  # a dash between two names belongs to neither
            piece = " ".join(words[i : i + n])
            known = _known(piece, first=not out) or _place(piece, out)
            if known:
                out.append(known)
                i += n
                break
        else:
            begins = not out or (out[-1] in _ONE_WORD and words[i].isupper())
            out.append(words[i].capitalize() if begins else words[i].lower() if words[i].isupper() else words[i])
            i += 1
    text = " ".join(out)
    return text[:1].upper() + text[1:]


def _known(piece: str, *, first: bool) -> str | None:
    """The canonical spelling of a name; one syllable inside a name is a name only with its own accents (CỰC, CỤC)."""
    known = _spellings().get(fold_words(piece))
    sure = first or " " in piece or (known or "").islower() or (known or "").lower() == piece.lower()
    return known if sure else None


def _place(piece: str, before: list[str]) -> str | None:
    if not before:
        return None
    if fold_words(piece).startswith(tuple(f"{fold_words(w)} " for w in (*_LEVEL, "tp"))):
        return None
    places = named(piece)
    last = before[-1]
    if not places:
        after_level = last in _LEVEL or last.endswith(("ủy", "Đảng bộ"))
        return (
            piece.title()
            if after_level and len(piece.split()) <= 4 and piece.isupper() and not _spellings().get(fold_words(piece))
            else None
        )
    return places[0].name


def letterhead_issuer(cells: list[tuple[int, int, str]]) -> Issuer | None:
    """The issuer from the letterhead's cells (start, end, text), top to bottom; None where no cell names a body."""
    bodies = _bodies(cells)
    if not bodies:
        return None
    last = bodies[-1]
    above = bodies[-2].name if len(bodies) > 1 else ""
    whole = _COMMITTEE.match(fold_words(last.name)) or "ủy" in last.name or _GROUPED.match(last.name)
    organ = not whole and not any(f.kind for f in find_places(last.name))
    if organ and fold_words(above) == "ban chap hanh trung uong" and "Trung ương" not in last.name:
        office = " Đảng" if last.name == "Văn phòng" else ""
        return Issuer(f"{last.name} Trung ương{office}", last.start, last.end, last.parents)
    if organ and _COMMITTEE.match(fold_words(above)):
        return Issuer(f"{last.name} {above}", last.start, last.end, last.parents)
    return last


def joint_issuer(cells: list[tuple[int, int, str]]) -> Issuer | None:
    """The issuers of a joint document (liên tịch, liên ngành) as one name: "Sở Tư pháp - Công an tỉnh - Sở Y tế"."""
    bodies = _bodies(cells)
    peers = [b for b in bodies if not (_STATE.match(fold_words(b.name)) or _COMMITTEE.match(fold_words(b.name)))]
    bodies = peers if len(peers) > 1 else bodies  # the committee or government above them only says where
    if len(bodies) < 2:
        return bodies[0] if bodies else None
    return Issuer(" - ".join(b.name for b in bodies), bodies[0].start, bodies[-1].end, bodies[0].parents)


def _bodies(cells: list[tuple[int, int, str]]) -> list[Issuer]:
    """The bodies that the cells name, each with the names above it; a "Đảng bộ" line only says where."""
    names: list[Issuer] = []
    apart = [(start, end, _GLUED.sub("ỦY BAN NHÂN DÂN", text)) for start, end, text in cells if _is_name(text)]
    for start, end, text in _merged(apart):
        plain = fold_words(text)
        if any(p.match(plain + " ") for p in (_PARENT, _COMMITTEE, _STATE, _HEADS)):
            names.append(Issuer(_to_place(running(text)), start, end, tuple(n.name for n in names)))
    return [n for n in names if not _PARENT.match(fold_words(n.name))]


def _to_place(name: str) -> str:
    """A name up to its place: what OCR glued behind it is no part of it."""
    for found in find_places(name):
        rest = name[found.end :]
        if found.kind and rest and not re.match(rf",|\s(?:{'|'.join(_LEVEL)}|và|-)\b", rest):
            return name[: found.end]
    return name


def _is_name(text: str) -> bool:
    plain = fold_words(text)
    return (
        not re.match(r"so (?:\d|$)|so$|du thao\b", plain)
        and not _NEWSROOM.search(plain)
        and not re.search(r"\d{3}|/[A-ZĐ]|^[^\w]", text)
        and _mostly_capitals(text)
    )


def _mostly_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.7 * len(letters)


def _merged(cells: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Lines joined that go on with the line above ("ỦY BAN NHÂN DÂN" + "TỈNH LÀO CAI"), cut where one holds two."""
    out: list[tuple[int, int, str]] = []
    for start, end, text in cells:
        plain = fold_words(text)
        previous = fold_words(out[-1][2]) if out else ""
        goes_on = bool(out) and (
            bool(
                re.match(
                    r"(?:tinh|thanh pho|tp|huyen|quan|phuong|xa|thi tran|thi xa|dac khu|va|viet nam|thuong binh"
                    r"|moi truong|nhan dan|trung uong)\b(?! uy)",
                    plain,
                )
            )
            or (bool(_GROUP.search(previous)) and bool(_STATE.match(plain)))
            or (re.fullmatch(r"ban", previous) is not None)
            or not (_COMMITTEE.match(plain) or _STATE.match(plain) or _HEADS.match(plain + " ") or _PARENT.match(plain))
        )
        if goes_on:
            first, _, words = out.pop()
            out.append((first, end, f"{words} {text}"))
            continue
        out.append((start, end, text))
    return [piece for line in out for piece in _cut(*line)]


def _cut(start: int, end: int, text: str) -> list[tuple[int, int, str]]:
    """One cell that holds two lines ("UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG") in two."""
    fold = folded(text)
    second = re.search(
        r"(?<=\w)\s(?=(?:so|phong|chi cuc|cuc|van phong|ban quan ly|ban to chuc|ban tuyen giao"
        r"|ban dan van|ban noi chinh|uy ban kiem tra|huyen uy|quan uy|thi uy|dang uy)\s)",
        fold,
    )
    starts_state = _STATE.match(fold) or _COMMITTEE.match(fold) or _PARENT.match(fold)
    if second and starts_state and find_places(text[: second.start()].title()):
        return [
            (start, start + second.start(), text[: second.start()]),
            (start + second.end(), end, text[second.end() :]),
        ]
    return [(start, end, text)]
