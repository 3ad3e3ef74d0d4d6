"""The build of a document: its items with their paths of labels, and where its outer parts stand.

Labels follow Nghị định 30/2020/NĐ-CP (phần, chương, mục, điều, khoản, điểm) and the Party's Hướng dẫn 36-HD/VPTW
(I-, 1-, 1.1-, a, dashes). Works on canonical text, where a line is a paragraph.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from danchieu.graph.model import Span
from danchieu.ingest.folded import UPPER

_MARK = re.compile(
    rf"""\\?(?P<mark>
      (?P<annex>(?:PHỤ\ LỤC|Phụ\ lục)(?=\s|$)(?:\s+(?:số\s+)?[\dIVX]+)?)
    | (?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+)?(?P<part>[^\W\d_]+|\d+|[IVX]+)(?=\s*(?:[.:-]|$))
    | (?:Chương|CHƯƠNG)\s+(?P<chapter>[IVXL]+|\d+)\b
    | (?:Mục|MỤC)\s+(?P<division>[IVXL]+|\d+)(?=\s*(?:[.:-]|$))
    | (?:Điều|ĐIỀU)\s+(?P<article>\d+[a-zđ]?)\s*[.:]?
    | (?P<roman>X{{0,2}}(?:IX|IV|V?I{{1,3}}|V|X))\s*\\?[.:/-]?(?=\s+[{UPPER}]|\s*[-.]\s*[{UPPER}])\s*[-.]?
    | (?P<deep>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\\?\s*[.)-]?(?=\s)
    | (?P<number>\d{{1,2}})\\?\s*[.)/-](?!\d)
    | (?P<bare>\d{{1,2}})(?=\s[{UPPER}])
    | \((?P<bracket>\d{{1,2}})\)
    | (?P<letter>[a-zđøæ]\d?)\)
    | (?P<dash>[-+*•▪➢])(?=\s|[{UPPER}])
    )\s*""",
    re.X,
)
_DEPTHS = {
    "annex": 0,
    "part": 1,
    "chapter": 2,
    "division": 3,
    "article": 4,
    "roman": 4,
    "number": 5,
    "bare": 5,
    "deep": 6,
    "bracket": 7,
    "letter": 8,
}
_DASH_DEPTH = {"-": 9, "•": 9, "▪": 9, "➢": 9, "*": 10, "+": 10}
_NUMBERED = frozenset({"article", "roman", "number", "bare", "deep", "bracket", "letter"})
_RECIPIENTS = re.compile(r"(?:^|\n|(?<=\./\. )|(?<=\. ))\s*(?:Nơi nhận|NƠI NHẬN|Noi nhận|Nơi nhân)\s*(?::|-|\n|$)")
_ADDRESSED = re.compile(
    r"(?:^|\n|\t| )(?:Kính gửi|KÍNH GỬI|Kính gởi)\s*:?"
    rf"|(?:^|\n)[{UPPER}][{UPPER} ,-]{{6,120}}\s(?:điện|ĐIỆN)\s*:(?=\s*(?:\n|-))"  # the address of a công điện
)
_SIGNED = re.compile(
    rf"(?:^|\n|\t|(?<=\. ))\s*(?:T/M|TM\.?|T/L|TL\.?|K/T|KT\.?|TUQ\.?|Q\. )\s*[{UPPER}]{{2,}}"
    r"|(?:^|\n)\s*(?:CHỦ TỊCH|BÍ THƯ|PHÓ BÍ THƯ|CHÁNH ÁN|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG)\s*(?=\n|$)"
)
# What follows the signature: annexes, and the regulation or plan that the decision puts into force.
_ANNEX = re.compile(
    r"(?:^|\n)\s*(?:(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|DANH MỤC|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|KẾ HOẠCH|ĐỀ ÁN"
    r"|CHƯƠNG TRÌNH|ĐIỀU LỆ|NỘI QUY|HƯỚNG DẪN)(?=[\s:]|$)"
    r"|(?:Chương|CHƯƠNG) (?:I|1)\b|\((?:Ban hành )?[Kk]èm theo)"
)
_OUTLINE = re.compile(r"(?:^|\n)[^\n]{0,40}(?:ĐỀ CƯƠNG|Đề cương|BIỂU MẪU|Biểu mẫu)\b")
_SENTENCE_END = re.compile(r"[.;!?…][\"”')\]]*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, with the mark and label path it carries.

    Attributes:
        start: where the paragraph begins, mark included; `end` where it ends.
        words: where the words begin, after the mark.
        kind: the kind of mark ("roman", "number", "deep", "letter", "dash" …), "" for a paragraph without one.
        label: path of labels ("II.1.1", "Điều 5.2", "III.2.a"); paragraphs without mark and dashes have that above.
        parent: index of the item above; None at the top.
    """

    start: int
    end: int
    words: int
    kind: str
    label: str
    depth: int
    parent: int | None

    @property
    def numbered(self) -> bool:
        """Whether it carries a number or letter rather than a dash or nothing."""
        return self.kind in _NUMBERED


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the outer parts of a document stand: the end of its own text, lines of address and recipients, annexes.

    `outline` is where an outline or form among the annexes begins ("ĐỀ CƯƠNG báo cáo"): it tells nobody to do anything.
    """

    body_end: int
    addressed: Span | None
    recipients: Span | None
    annexes: int
    outline: int


def parts(text: str) -> Parts:
    """The outer parts of a canonical text."""
    received = next((m for m in _RECIPIENTS.finditer(text)), None)
    signed = None
    start = received.start() if received else len(text) // 3
    signed = _SIGNED.search(text, received.end() if received else start)
    ends = [m.start() for m in (received, signed) if m]
    body_end = min(ends) if ends else len(text)
    annex = _ANNEX.search(text, body_end) if ends else None
    annexes = annex.start() if annex else len(text)
    span = None
    if received:
        stop = min(signed.start() if signed else len(text), annexes)
        span = (received.end(), max(received.end(), stop))
    first = _ADDRESSED.search(text, 0, min(len(text), 6000))
    addressed = (first.end(), _address_end(text, first.end())) if first and first.start() < body_end else None
    outline = _OUTLINE.search(text, body_end) if ends else None
    return Parts(body_end, addressed, span, annexes, outline.start() if outline else len(text))


def _address_end(text: str, start: int) -> int:
    """Where the lines of address end: with the first line that is no entry of the list."""
    line_end = text.find("\n", start)
    end = line_end if line_end >= 0 else len(text)
    if text[start:end].strip(" :\t-") and not text[start:end].rstrip().endswith((",", ";", ":")):
        return end
    while end < len(text):
        after = text.find("\n", end + 1)
        after = after if after >= 0 else len(text)
        line = text[end + 1 : after].strip()
        if not line.startswith(("-", "+", "•")) and (len(line) > 160 or not line.endswith((";", ",", ";.", "."))):
            return end
        end = after
        if line.endswith(".") and not line.endswith(("..", ",.")):
            return end
    return end


def items(text: str) -> tuple[Item, ...]:
    """All paragraphs of a canonical text as items, in order; linear in its length."""
    out: list[Item] = []
    stack: list[int] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            out.append(_item(text, start, end, out, stack))
            if out[-1].kind:
                stack.append(len(out) - 1)
        start = end + 1
    return tuple(out)


def _item(text: str, start: int, end: int, out: list[Item], stack: list[int]) -> Item:
    found = _MARK.match(text, start, end)
    if not found:
        while stack and out[stack[-1]].kind == "dash":
            stack.pop()
        above = stack[-1] if stack else None
        return Item(start, end, start, "", out[above].label if above is not None else "", 99, above)
    kind = next(name for name, value in found.groupdict().items() if value and name != "mark")
    depth = _DASH_DEPTH[found["dash"]] if kind == "dash" else _DEPTHS[kind]
    while stack and out[stack[-1]].depth >= depth:
        stack.pop()
    above = stack[-1] if stack else None
    path = out[above].label if above is not None else ""
    return Item(start, end, found.end(), kind, _label(kind, found[kind], path, out, above), depth, above)


def _label(kind: str, value: str, path: str, out: list[Item], above: int | None) -> str:
    if kind == "dash":
        return path
    if kind in ("annex", "chapter", "part", "division"):
        return "Phụ lục" if kind == "annex" else path
    if kind == "article":
        return f"Điều {value}"
    if kind == "deep":
        over = out[above] if above is not None else None
        path = over.label.rpartition(".")[0] if over and over.kind in ("number", "bare") else path
    if kind == "bracket":
        value = f"({value})"
    return f"{path}.{value}" if path else value


def is_heading(text: str, item: Item) -> bool:
    """Whether a marked item is a heading: short, or ending with no stop or with a colon."""
    words = text[item.words : item.end].rstrip()
    return bool(item.kind) and item.kind != "dash" and len(words) < 300 and not _SENTENCE_END.search(words)


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, by full stops before a capital; a single letter with a stop ends none."""
    cuts = [start, *(m.end() for m in _STOP.finditer(text, start, end)), end]
    return tuple((a, b) for a, b in pairwise(cuts) if text[a:b].strip())


_STOP = re.compile(rf"(?<![\s.][{UPPER}])(?<!\.\.)[.!?…][\"”')\]]*\s+(?=[\"“(]?[{UPPER}])")
