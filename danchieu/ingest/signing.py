"""How a document was signed: its signer, whether it is still a draft, its mark of secrecy."""

import re

from danchieu.graph.folding import fold
from danchieu.graph.symbol import Symbol
from danchieu.ingest.folded import LOWER, UPPER
from danchieu.ingest.letterhead import Letterhead

_SECRECY = re.compile(r"(?:^|[\n\t])\s*(?:Độ\s+)?(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)\s*(?=[\n\t]|$)")
_DRAFT = re.compile(
    r"(?:^|[\n\t(])\s*(?:B[ảẢ]N\s+)?D[ựỰ] TH[ảẢ]O(?:\s+(?:l[ầẦ]n|L[ẦầA]N)?\s*\d{0,2})?\s*(?=[\n\t):.]|$|\s[\d/]+)", re.I
)
_SIGNED = re.compile(r"(?:T/M|TM\s?\.|T\.M|K/T|KT\s?\.|T/L|TL\s?\.|TUQ\s?\.|T/H|Q\s?\.\s)")
_ESIGN = re.compile(r"(?P<name>[^\n<>\t]{4,60})<[^<>\n]{3,60}@[^<>\n]{3,60}>\s*đã ký")
_RANK = r"^(?:(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)|(?:PGS|GS|TS|ThS|BS)\.?)\s+"
_NAME = re.compile(rf"[{UPPER}][{LOWER}]*(?:\s+(?:[{UPPER}][{LOWER}]*|[{LOWER}]{{2,7}})){{1,5}}$")
_NO_PERSON = (
    r"(?i)page|nơi nhận|việt nam|lưu|như |các |ban |văn phòng|sở |tỉnh |thành |huyện|thường |ủy ban"
    r"|uỷ ban|hội |công an|tòa |viện |đảng|chi cục|cục |bộ |phòng |phó |giám |chủ tịch|bí thư|trưởng"
    r"|chánh|đ/c|đồng chí"
)


def read_signer(whole: str) -> str | None:
    """The signer's name after the authority mark (T/M, KT. …); an e-signature certificate mends a damaged one."""
    marks = list(_SIGNED.finditer(whole, int(len(whole) * 0.3)))
    certificate = _ESIGN.search(whole)
    certified = certificate["name"].strip() if certificate else None
    for mark in marks:
        lines = [
            w.strip(" *_-★|.\t")
            for line in whole[mark.start() : mark.start() + 400].split("\n")[:14]
            for w in re.split(r"\t", line)
        ]
        for line in lines[1:] or lines:
            tail = re.sub(_RANK, "", re.sub(rf"^[^{LOWER}]*\s(?=[{UPPER}][{LOWER}])", "", line))
            if _NAME.match(tail) and 4 < len(tail) < 40 and len(tail.split()) <= 6 and not re.match(_NO_PERSON, tail):
                return certified if certified and len(fold(certified)) - len(fold(tail)) in range(0, 4) else tail
    return certified if certified and not certified.isupper() else None


def is_draft(whole: str, letter: Letterhead, symbol: Symbol | None, when: str | None) -> bool:
    """Said to be one, or number and day left blank in a letterhead without stamp or e-signature."""
    if _DRAFT.search(whole[:1500]):
        return True
    blank_number = symbol is not None and not symbol.number
    blank_day = (
        bool(letter.dates)
        and (when is None or len(when) < 10)
        and all(re.match(r"[\s.…_]*(?:tháng|thang|/)", d["rest"]) for d in letter.dates)
    )
    return letter.motto and blank_number and blank_day and not letter.stamp and not _ESIGN.search(whole)


def read_secrecy(whole: str) -> str | None:
    """The mark of secrecy near the top ("Mật", "Tối mật", "Tuyệt mật"), None without one."""
    found = _SECRECY.search(whole[:1500])
    return found["mark"].capitalize() if found else None
