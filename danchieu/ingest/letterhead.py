"""The letterhead (phần đầu văn bản) taken apart: its columns come out of files in any order.

The zone from the start of the text to the preamble is cut into cells: lines and columns, and wherever a
national motto, a number, a subject line or a place-and-date begins. Receiving stamps, e-signature blocks and
mottoes are no cells. Source: Nghị định 30/2020/NĐ-CP, phụ lục I; Hướng dẫn 36-HD/VPTW, mẫu 1.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from danchieu.graph.folding import fold
from danchieu.graph.model import Span
from danchieu.ingest.folded import LOWER, UPPER, folded
from danchieu.ingest.nouns import noun_types

ZONE = 4000
_MOTTO = re.compile(
    r"c\S{1,4}g\s?h\S{1,3}a\s?x\S{1,2}\s?h\S{1,2}i\s?ch\S{1,2}\s?ngh\S{1,3}a\s?v\S{1,3}t\s?n\S{1,2}m"
    r"|[dđ]\S{1,2}c\s?l\S{1,2}p\s?[-–.]?\s?t\S{1,2}\s?[dđ]\S?o?\s?[-–.]?\s?h\S{1,2}nh\s?ph\S{1,3}c"
    r"|dang\s?c\S{1,2}ng\s?s\S{1,2}n\s?vi\S{1,2}t\s?nam"
)
_STAMP_START = re.compile(r"(?:^|\n)[^\n]{0,80}?\b(?:C[ÔO]NG V[ĂA]N )?[ĐD][ẾE]N\b[^\n]{0,40}(?=[\n\t])")
_STAMP_LINE = re.compile(
    r"[\n\t]\s*(?:S[ốôo]\s?:\s?\d{1,6}(?![\d\s]*[-/])|Ngày\s?:?[^\n\t]{0,24}|GI[ỜO]\b[^\n\t]{0,40}"
    r"|Chuy[êeểẻ]n\s?:?[^\n\t]{0,80}|K[íi]nh chuyển[^\n\t]{0,60}"
    r"|S[ốôo] v[àa] k[ýíy] hi[ệe]u[^\n\t]{0,40}?)(?=[\n\t]|về|$)",
    re.I,
)
_SIGNATURE = re.compile(
    r"(?:^|\n)[^\n]{0,12}?(?:Ký bởi|Kýb|Ký bại|Người ký|Thời gian ký|Thời gian số|Email\s?:|E-?mail"
    r"|Cơ quan\s?:\s(?=[^\n]{0,60}\n)|Ngày ký|Chữ ký|CÔNG BÁO/Số)[^\n]*"
)
_MAIL = re.compile(
    r"(?:^|\n)[^\n]{0,60}(?:@|\(at\))[^\n]{0,80}|(?:^|\n)[^\n]{0,20}\d{1,2}[.:]\d{2}[.:]\d{2}\s\+\d\d[^\n\t]{0,20}"
)
_DATE_LINE = re.compile(
    rf"(?P<place>(?:TP\.?\s?)?[{UPPER}][{LOWER}]+(?:[ .'-]{{1,2}}[{UPPER}][{LOWER}]+){{0,4}}"
    rf"|(?:TP\.?\s?)?[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}}){{0,3}})[ \n]?,\s?"
    r"(?:(?:hồi|lúc)\s[^,\n]{1,24}?\s)?(?:ngày|ngay|ngảy|ngàv|Ngày)"  # a công điện says the hour too
    rf"(?P<rest>[^\n]{{1,60}}?(?:19|20)\d\s?\d)(?!\d)"
)
_NUMBER_LINE = re.compile(
    r"(?:(?:^|(?<=[\n\t]))(?:Luật|Nghị quyết|Pháp lệnh)\s[Ss][ốôo]|(?<!QĐ )(?<!ỊNH )S[ốôoỐ6])\s?(?=[:.\s\d…/-])[:.]?"
)
_CUE = re.compile(
    r"(?:(?:-|\+)\s)?(?:Căn cứ|Kính gửi|KÍNH GỬI|Thực hiện [^\n]{20,}(?:[;:.,]|[^\n]{200})\n"
    r"|Theo đề nghị|Xét |Trên cơ sở|Để |Nhằm |Điều 1|Chương I\b|CHƯƠNG I\b|Phần (?:I|thứ)|I\s?[.\-/]"
    r"|1\s?[.\-)]\s|Pursuant|Trong (?:những|thời)|Thời gian qua|Qua )"
)
_OPENS = re.compile(
    r"(?:Thực hiện|Tiếp tục thực hiện|Căn cứ|Để |Nhằm |Triển khai|Quán triệt|Trên cơ sở|Sau khi"
    r"|Tại phiên|Trong những năm|Những năm|Qua |Ngày )"
)
_JUNK = re.compile(r"^(?:[^\w]|\b\w\b\s)+|(?:[^\w]|\s\b\w\b)+$")
_RULE = re.compile(r"[-_=*.~\s\\—]{3,}$|[*\\]+$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of the letterhead in canonical text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The letterhead's parts as far as they are there.

    Attributes:
        cells: pieces above the type line (or above the preamble where there is none), without mottoes and stamps.
        type_at: span of the type line ("KẾ HOẠCH"), None for a công văn and where it is lost.
        type: the type that it says.
        title: span of the title (trích yếu); subject: whether it is a công văn's "V/v".
        number: span of the number line's code area; date: span of the place-and-date line.
        stamp: the text of a receiving stamp, "" without one.
        end: where the preamble begins.
    """

    cells: tuple[Cell, ...]
    type_at: Span | None
    type: str | None
    title: Span | None
    subject: bool
    dates: tuple["re.Match[str]", ...]
    numbers: tuple[int, ...]
    stamp: str
    motto: bool
    end: int


def read_letterhead(text: str) -> Letterhead:
    """The letterhead of canonical `text`."""
    zone, stamp = _without_furniture(text[:ZONE])
    fold = folded(zone)
    type_at, kind = _type_line(zone, fold)
    title = _title(zone, type_at[1]) if type_at else _subject(zone)
    end = title[1] if title else (type_at[1] if type_at else _preamble(zone))
    above = type_at[0] if type_at else _preamble(zone)
    mottoes = list(_MOTTO.finditer(fold, 0, above))
    dates = tuple(_DATE_LINE.finditer(zone, 0, min(len(zone), end + 300 if not type_at else above)))
    numbers = tuple(m.end() for m in _NUMBER_LINE.finditer(zone, 0, max(above, end if not type_at else above)))
    cells = _cells(zone, above, mottoes, dates, title)
    return Letterhead(
        cells, type_at, kind, title, type_at is None and title is not None, dates, numbers, stamp, bool(mottoes), end
    )


def _without_furniture(zone: str) -> tuple[str, str]:
    """The zone with stamps and e-signature blocks blanked out (same length), and the stamp's text."""
    stamp = ""
    found = _STAMP_START.search(zone)
    if found and found.start() < 1500:
        end = found.end()
        while (line := _STAMP_LINE.match(zone, end)) is not None:
            end = line.end()
        if end > found.end():
            start = found.start()
            above = zone.rfind("\n", 0, start) + 1
            complete = _NUMBER_LINE.search(zone, 0, above) or "\n" not in zone[:start].strip("\n")
            if complete and re.match(r"\s*[ĐD][ẾE]N\b", zone[start:end]) and zone[above:start].isupper():
                start = above  # the line above the stamp is the recipient's name on it
            stamp = zone[start:end]
            zone = zone[:start] + _blank(stamp) + zone[end:]
    for pattern in (_SIGNATURE, _MAIL):
        zone = pattern.sub(lambda m: _blank(m[0]), zone)
    return zone, stamp


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


@cache
def _skeletons() -> dict[str, str]:
    """Folded nouns without blanks → noun, for lines that lost letters ("HO CH")."""
    return {
        noun.replace(" ", ""): kind
        for noun, kind in noun_types().items()
        if kind not in ("VK", "GM", "BB", "QCVN", "SL", "DA", "PA")
    }


def _type_of_line(line: str) -> str | None:
    """The type that a line of its own names, dropped or misread letters allowed."""
    letters = re.sub(r"[^\w]", "", line)
    plain = fold(line)
    if not 2 <= len(plain) <= 24:
        return None
    known = _skeletons().get(plain)
    if known and (letters.isupper() or (line.strip()[:1].isupper() and len(line.split()) <= 4)):
        return known
    if not letters.isupper() or len(plain) < 4:
        return None
    fitting = {kind for noun, kind in _skeletons().items() if len(plain) >= 0.55 * len(noun) and _within(plain, noun)}
    return fitting.pop() if len(fitting) == 1 else None


def _within(part: str, whole: str) -> bool:
    """Whether `part` is `whole` with letters dropped."""
    rest = iter(whole)
    return all(c in rest for c in part)


_TYPE_INLINE = re.compile(
    rf"(?<![{UPPER}])(?:NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN|KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|HƯỚNG DẪN"
    rf"|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|QUYẾT ĐỊNH|QUY ĐỊNH|QUY CHẾ|NGHỊ ĐỊNH|THÔNG TƯ(?: LIÊN TỊCH)?"
    rf"|CÔNG ĐIỆN|ĐỀ ÁN)(?=\s|$)"
)


def _type_line(zone: str, fold: str) -> tuple[Span | None, str | None]:
    """The type line: the first line or column that is a type noun and nothing else, "KẾ HOẠCH CỦA …" too."""
    at = 0
    for line in zone.split("\n"):
        for cell in re.finditer(r"[^\t]+", line):
            words = _JUNK.sub("", cell[0]).strip(" .:*_-—`'\"|")
            kind = _type_of_line(words)
            if kind is None:
                start = re.match(r"(?P<noun>[^\d,;:]{4,26}?)\s+C[ỦU]A\s", words)
                kind = _type_of_line(start["noun"]) if start else None
                if kind and start:
                    inner = at + cell.start() + cell[0].index(words[:3])
                    return (inner, inner + len(start["noun"])), kind
            if kind and not re.search(r"(?i)^\s*(?:qu\w+ [dđ]\w+nh)\s*:", cell[0]):
                begin = at + cell.start() + cell[0].index(words)
                return (begin, begin + len(words)), kind
        if _CUE.match(line + "\n") and at > 0:
            break
        at += len(line) + 1
    stop = _preamble(zone)
    inline = _TYPE_INLINE.search(zone, 0, stop)
    if inline and "\n" not in zone[inline.start() : inline.end()]:
        return inline.span(), noun_types().get(fold[inline.start() : inline.end()])
    return None, None


_CUT = re.compile(r"\s*\((?:[Kk]èm|[Bb]an hành kèm) theo|\s(?=Căn cứ (?:Luật|Nghị|Quyết|Hiến|Thông|Bộ luật|Chỉ|Kế))")
_OF_ISSUER = re.compile(rf"C[ỦU]A\s[^{LOWER}]{{4,}}$|(?:H[ỘO]I NGH[ỊI]|L[ẦA]N TH[ỨU]|\(?KH[ÓO]A)\b[^{LOWER}]*$")
_ANNEXED = re.compile(r"\(?(?:Kèm|Ban hành) theo", re.I)


def _title(zone: str, at: int) -> Span | None:
    """The lines after the type line up to the preamble; "CỦA BAN THƯỜNG VỤ …" is not the title's."""
    start: int | None = None
    end = offset = at
    for line in zone[at:].split("\n"):
        begin, offset = offset, offset + len(line) + 1
        cut = _CUT.search(line)
        words = (line[: cut.start()] if cut else line).strip()
        if start is None and (not words or _RULE.fullmatch(words) or _OF_ISSUER.match(words)):
            continue
        if not words or _ends_title(words, zone[start:end] if start is not None else ""):
            break
        start = begin + line.index(words[0]) if start is None else start
        end = begin + len((line[: cut.start()] if cut else line).rstrip())
        if cut:
            break
    return (start, end) if start is not None else None


_ISSUER_LINE = re.compile(
    r"(?:uy ban thuong vu )?quoc hoi|(?:thu tuong )?chinh phu|chu tich nuoc|(?:hoi dong|uy ban) nhan dan "
    r"(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran) [a-z ]{2,25}"
    r"|bo truong bo .{3,40}|giam doc so .{3,40}|hoi dong tham phan .{3,60}"
)
"""A line below the title that names who decides ("ỦY BAN THƯỜNG VỤ QUỐC HỘI")."""


def _ends_title(words: str, title: str) -> bool:
    """Whether a line is no longer of the title read so far (`title`, "" before its first line)."""
    if (
        _RULE.fullmatch(words)
        or len(words) > 700
        or len(title) > 500
        or re.match(r"[-+]\s", words)
        or _ANNEXED.match(words)
    ):
        return True
    if not title:
        opens = _CUE.match(words + "\n") and not words.startswith("Thực hiện ")
        return bool(opens) or words.endswith(";") or "như sau" in words
    if _CUE.match(words + "\n") or words.endswith((".", ";", ":")):
        return True
    if re.fullmatch(rf"[^{LOWER}]+", words) and not title.isupper():
        return True
    if _ISSUER_LINE.fullmatch(folded(words)) and not re.search(r"(?:của|và|CỦA|VÀ|,|-)$", title.rstrip()):
        return True
    return len(title) > 14 and bool(_OPENS.match(words)) and not title.rstrip().endswith(",")


_SUBJECT = re.compile(r"(?<!\w)(?:V\s?[/\\]\s?v|Về việc|v\s?/\s?v)\s?:?\s?", re.I)


def _subject(zone: str) -> Span | None:
    """A công văn's subject line ("V/v …"), cut where the next column begins."""
    found = _SUBJECT.search(zone, 0, _preamble(zone) or 1)
    if not found:
        return None
    rest = zone[found.end() : found.end() + 600]
    stop = re.search(r"\t|\n(?=\s*(?:Kính gửi|C\S{1,3}NG H|[\n\t]))|Kính gửi|\n[^\n]{0,40}, ngày", rest)
    motto = _MOTTO.search(folded(rest))
    dated = _DATE_LINE.search(rest)
    ends = [m.start() for m in (stop, motto, dated) if m]
    line = rest[: min(ends)] if ends else rest.split("\n")[0]
    return found.start(), found.end() + len(line.rstrip(" \n*-_"))


def _preamble(zone: str) -> int:
    """Where the letterhead ends when no type line tells: the first line that opens a preamble."""
    at = 0
    for line in zone.split("\n"):
        cue = re.search(r"Kính gửi|KÍNH GỬI", line)
        if cue:
            return at + cue.start()
        if at and _CUE.match(line + "\n"):
            return at
        at += len(line) + 1
    return min(len(zone), 600)


def _cells(
    zone: str, above: int, mottoes: list["re.Match[str]"], dates: tuple["re.Match[str]", ...], title: Span | None
) -> tuple[Cell, ...]:
    cuts = {0, above}
    hidden = [m.span() for m in mottoes] + [m.span() for m in dates]
    if title and title[0] < above:
        hidden.append(title)
    for start, end in hidden:
        cuts |= {start, min(end, above)}
    for m in re.finditer(r"[\n\t]", zone[:above]):
        cuts.add(m.start())
    for m in _NUMBER_LINE.finditer(zone, 0, above):
        cuts.add(m.start())
    points = sorted(c for c in cuts if c <= above)
    out = []
    for a, b in pairwise(points):
        words = zone[a:b]
        if not words.strip(" \n\t*_-—.:|`'\"\\") or any(s <= a and b <= e for s, e in hidden):
            continue
        start = a + len(words) - len(words.lstrip(" \n\t*_-—.:|`'\"\\"))
        out.append(Cell(start, a + len(words.rstrip(" \n\t*_-—|`'\"\\")), words.strip(" \n\t*_-—.:|`'\"\\")))
    return tuple(out)
