"""The phrase that governs a citation: which relation its clause says, and where that phrase begins.

Three of four citations have no verb directly before them, so the governing clause is searched, not the preceding
word. The phrases and their strengths stand in data/relation_phrases.csv.
"""

import re
from dataclasses import dataclass
from functools import cache

from danchieu.graph.folding import fold_words
from danchieu.graph.model import RelationType
from danchieu.graph.tables import rows

REACH = 320
"""How far before a citation a governing phrase is looked for, in code points."""

_PROPOSES = re.compile(
    r"(?:(?:xay\s?dung|du\s?thao|trinh)\s(?:nghi\s?quyet|quyet\s?dinh|nghi\s?dinh|thong\s?tu|luat|de)|de\s?nghi"
    r"|de\s?xuat|kien\s?nghi|nghien\s?cuu|ra\s?soat|xem\s?xet)[^;.\n]{0,60}$"
)
_OBJECT_OF = re.compile(
    r"(?:thuc\s?hien|trien\s?khai|chap\s?hanh|thi\s?hanh|tuan\s?thu|cu\s?the\s?hoa)\s(?:day\s?du|dung|nghiem(?:\s?tuc)?|tot|hieu\s?qua|co\s?hieu\s?qua|kip\s?thoi|dong\s?bo|quyet\s?liet|,|va|\s)*"
    r"(?:cac|nhung|mot\s?so)?\s?(?:noi\s?dung|quy\s?dinh|nhiem\s?vu|giai\s?phap|yeu\s?cau|muc\s?tieu|chi\s?tieu|chi\s?dao|[a-z]{2,7}){0,4}[\s,]*(?:va\s)?(?:[a-z]{2,7}\s){0,3}$"
)
_AMENDING_TOO = re.compile(r"(?:sua\s?doi|bo\s?sung),?\s(?:va\s|hoac\s|thay\s?the,?\s)?$")
""" "sửa đổi, bổ sung, bãi bỏ một số điều của X": X is amended, parts of it are gone."""
_NOT_DONE = re.compile(r"(?<![a-z])(?:chua|khong)\s(?:\w{1,7}\s)?$")
_TOPIC = re.compile(
    r"\W*(?:\w{1,4}[.)]\s)*(?:[^.;:\n]{3,40},\s)?viec\s(?:(?:to\s?chuc|trien\s?khai|quan\s?triet|,|va)\s)*$"
)
"""A sentence about the doing ("Việc thực hiện Kết luận X còn chậm"), not the order to do."""
_SELF = re.compile(
    r"(?:nghi\s?quyet|chi\s?thi|ket\s?luan|ke\s?hoach|chuong\s?trinh|huong\s?dan|quyet\s?dinh|quy\s?dinh|quy\s?che|cong\s?van|van\s?ban|thong\s?tu|nghi\s?dinh|luat|thong\s?bao|phap\s?lenh)\s?(?:hanh\s?dong\s)?nay\s(?:duoc\s)?$"
)


@dataclass(frozen=True, slots=True)
class Governor:
    """A relation phrase in folded text: what it says, its strength, its offsets."""

    type: RelationType
    strength: str
    start: int
    end: int


@cache
def _phrases() -> tuple["re.Pattern[str]", dict[str, tuple[RelationType, str]]]:
    table: dict[str, tuple[RelationType, str]] = {}
    for row in rows("danchieu.ingest", "relation_phrases.csv"):
        words_of = " ".join(fold_words(w) if w != "*" else w for w in row["phrase"].split())
        table.setdefault(words_of, (row["type"], row["strength"]))  # type: ignore[arg-type]
    words = sorted(table, key=lambda p: (-len(p), p))
    loose = "|".join(w.replace(" ", r"\s{1,2}").replace("*", r"\w{1,7}(?:\s\w{1,7}){0,2}") for w in words)
    return re.compile(rf"(?<![a-z])(?:{loose})(?![a-z])"), table


def phrases(fold: str, start: int, end: int) -> list[Governor]:
    """All relation phrases between two offsets of folded text, in order."""
    pattern, table = _phrases()
    out = []
    for hit in pattern.finditer(fold, start, end):
        if fold[hit.start() - 1 : hit.start()] == "(" and fold[hit.end() : hit.end() + 1] == ")":
            continue  # "Luật Nhà ở (sửa đổi)" names a bill
        words = re.sub(r"\s+", " ", hit[0])
        kind, strength = table.get(words) or table[_starred(words)]
        out.append(Governor(kind, strength, hit.start(), hit.end()))
    return out


def _starred(words: str) -> str:
    """The phrase of the table that has "*" in it and fits these words."""
    _, table = _phrases()
    return next(
        p
        for p in sorted(table, key=len, reverse=True)
        if "*" in p and re.fullmatch(p.replace("*", r"\w{1,7}(?: \w{1,7}){0,2}"), words)
    )


def governing(fold: str, start: int, end: int) -> Governor | None:
    """What governs a citation that begins at `end`, in the clause that begins at `start`; None where nothing does.

    The last phrase says it, but for: a phrase of review or detail before it in its clause ("tổng kết 15 năm
    thực hiện X"), "thực hiện … theo X" (carries out X), a duty to propose a change (refers only).
    """
    start = max(start, end - REACH)
    found = [g for g in phrases(fold, start, end) if not _is_noun(fold, g)]
    if not found:
        return None
    last = found[-1]
    if last.type in ("REPEALS", "REPLACES") and _AMENDING_TOO.search(fold, start, last.start):
        last = Governor("AMENDS", last.strength, last.start, last.end)
    clause = [g for g in found if ";" not in fold[g.end : last.start]]
    strong = [g for g in clause if g.strength == "strong" and _holds(fold, g, last)]
    if strong and last.strength not in ("refer", "issue"):
        return strong[-1]
    report = [g for g in clause if g.strength == "report"]
    if report and last is report[-1]:
        return last
    if last.strength == "weak":
        before = [g for g in clause[:-1] if g.type == "IMPLEMENTS"]
        return Governor("IMPLEMENTS", "plain", before[-1].start, last.end) if before else last
    if last.strength == "object" and _OBJECT_OF.search(fold[start : last.start]):
        before = [g for g in clause[:-1] if g.type == "IMPLEMENTS"]
        theo = any(g.strength in ("weak", "refer") for g in clause[:-1] if not before or g.start > before[-1].start)
        if before and not theo:
            return Governor("IMPLEMENTS", "plain", before[-1].start, last.end)
    if last.type == "ATTACHED_TO" and len(clause) > 1:
        return governing(
            fold, start, last.start
        )  # "sửa đổi Quy định kèm theo Nghị quyết X": what is done to the one is done to X
    proposed = last.type in ("AMENDS", "REPLACES", "REPEALS") and _PROPOSES.search(fold, start, last.start)
    told = last.type == "IMPLEMENTS" and (
        _NOT_DONE.search(fold, start, last.start) or _TOPIC.match(fold[start : last.start])
    )
    return Governor("REFERS_TO", "plain", last.start, last.end) if proposed or told else last


def _holds(fold: str, strong: Governor, last: Governor) -> bool:
    """Whether a strong phrase still governs at the last one: no new clause between them."""
    between = fold[strong.end : last.start] if last is not strong else ""
    return len(between) < 110 and not re.search(
        r"[;\n]|,\s(?:tiep tuc|dong thoi|trien khai|quan triet|thuc hien)\b|\.\s", between
    )


def _is_noun(fold: str, g: Governor) -> bool:
    """A phrase that names a document or a thing here, not an action ("Kế hoạch này … hướng dẫn của cấp trên")."""
    after = fold[g.end : g.end + 14]
    before = fold[max(0, g.start - 90) : g.start]
    if g.type == "GUIDES" and g.strength == "plain" and re.match(r"\s(?:so\b|cua\b|nay\b|tren\b|\d)", after):
        return True
    if g.type == "GUIDES" and re.search(r"\bvan\sban\s(?:[a-z\s,]{1,30}\s)?$", before):
        return True  # "các văn bản hướng dẫn Luật Giá"
    if g.type == "REVIEWS":
        return bool(re.search(r"(?:ban\schi\sdao|to\scong\stac|tieu\sban)[^;,.\n]{0,60}$", before))
    if g.type == "IMPLEMENTS" and re.search(r"\bhieu\sluc\s$", before):
        return True  # "có hiệu lực thi hành"
    if g.type == "AMENDS":
        return bool(re.match(r"\s?,?\s(?:can\s?bo|nhan\s?luc|kinh\s?phi|nguon|bien\s?che|quy\s?hoach)", after))
    return (
        g.strength == "object"
        and fold[g.start : g.end] in ("noi dung", "muc tieu")
        and not re.match(r"\s(?:cua\s|tai\s|trong\s|cac\s)?", after)
    )


def by_itself(fold: str, governor: Governor) -> bool:
    """Whether the document at hand is named as the one that acts ("Hướng dẫn này thay thế")."""
    return bool(_SELF.search(fold, max(0, governor.start - 60), governor.start))
