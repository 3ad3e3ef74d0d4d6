"""What stands beside a citation: its issuer, term (khóa), title words, a later date, the provision that it names.

Offsets are into canonical text. Nghị định 30/2020/NĐ-CP, phụ lục I, II.6: type, number, sign, date, issuer, title.
"""

import re
from dataclasses import dataclass

from danchieu.ingest import dates
from danchieu.ingest.folded import UPPER

_DOCUMENT = (
    "Nghị|Chỉ|Kết luận|Kế hoạch|Quy|Quyết|Công văn|Thông|Luật|Hướng|Báo cáo|Tờ trình|Chương trình|Đề án|Bộ luật"
    "|Pháp lệnh"
)
_NEXT = (
    "về|quy định|hướng dẫn|ban hành|sửa đổi|bổ sung|thực hiện|triển khai|phê duyệt|tiếp tục|thay thế|cụ thể|tổ chức"
    "|thông qua|ngày|năm|đã|được|tại|khóa|khoá|để|nhằm|trong|chi tiết|đối với|công bố|giao|kiện toàn|thành lập|bãi bỏ"
    "|đẩy mạnh|tổng kết|sơ kết|chỉ đạo|thi hành|chưa|không|còn|bị|phải|cần|xây dựng|báo cáo|yêu cầu|đề nghị|gắn|theo"
    "|là|có|cho|từ|đến|kèm|như|thì|mà|nhưng|trên|này|đó|nêu|kết luận|thông báo|chủ trì|phối hợp|lãnh đạo|xác định|đề ra"
    "|hết hiệu lực"
)
"""Words with which the phrase after an issuer begins."""
_SIGN = r"[,;:.()|\n\t“”\"]"
_ALSO = r"(?:,\s(?:Ban Bí thư|Bộ Chính trị))?"
_COMMITTEE = (
    rf"(?:Ban [Cc]hỉ đạo|Tổ công tác|Tổ giúp việc|Tiểu ban"
    rf"|Hội đồng (?!nhân dân))[^{_SIGN[1:-1]}]{{0,110}}?(?=\s?(?:{_SIGN}|$|\s(?:về việc|tại|đã)\b"
    rf"|\svề\s[“\"]))"
)
"""Committees carry their task in their name ("Ban Chỉ đạo thực hiện Chiến lược cải cách tư pháp tỉnh")."""
_BODY = rf"(?:các\s)?[{UPPER}][^{_SIGN[1:-1]}]{{1,110}}?{_ALSO}"
_AFTER = rf"(?=\s?(?:{_SIGN}|$|\s(?:{_NEXT})\b|\svà(?!\s[{UPPER}])\b|\svà(?=\s(?:{_DOCUMENT}))))"
_ISSUER = re.compile(rf"\s?(?:,\s?)?(?:của|cùa|cúa|do|cuả)\s(?P<issuer>{_COMMITTEE}|{_BODY}{_AFTER})")
_TERM = re.compile(r"\b[Kk]h(?:óa|oá|oa)\s(?:thứ\s)?(?P<term>[IVX]{1,5})\b")
_TITLE = re.compile(r"\s?,?\s?(?:\([^()]{0,60}\)\s?)?(?:về\sviệc|về|“|\")\s?(?P<title>[^;\n“”]{6,260})")
_SPEAKS = (
    rf",\s(?=[{UPPER}][^,;\n]{{2,60}}\s(?:yêu cầu|xây dựng|ban hành|đề nghị|kính đề nghị|giao|triển khai|hướng dẫn"
    r"|báo cáo|thông báo|có ý kiến|lập kế hoạch)\b)"
)
"""The issuer of the document at hand takes the word: "…, Ban Thường vụ Tỉnh ủy yêu cầu"."""
_STOPS_TITLE = re.compile(rf"(?<=[^\d])\.\s|[;”\n]|\s\((?:sau đây|viết tắt|gọi tắt)|{_SPEAKS}")
_ACTS = re.compile(
    r"(?:thực hiện|triển khai|thi hành|hướng dẫn|sơ kết|tổng kết|sửa đổi|bổ sung|thay thế|cụ thể h[óo][áa]?|bãi bỏ)"
    r"(?:\s(?:một số điều|của|các|nội dung))*\s?$"
)
_PROVISION = re.compile(
    r"(?P<provision>(?:(?:điểm|tiết)\s[\w.]{1,4}(?:(?:,"
    r"|\svà)\s(?:điểm\s)?[\w.]{1,3})*,?\s)?(?:khoản\s\d{1,2}[a-zđ]?(?:(?:,"
    r"|\svà)\s(?:khoản\s)?\d{1,2}[a-zđ]?)*,?\s)?"
    r"(?:Điều|điều|Mục|mục|Chương|phần|Phần)\s(?:\d{1,3}[a-zđ]?|[IVX]{1,5})(?:(?:,"
    r"|\svà)\s(?:Điều\s)?\d{1,3}[a-zđ]?)*)\s?,?\s?(?:của\s|ban hành kèm theo\s)?$"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands to the right of a mention that ends at some offset, and to the left of its start.

    `until` is where the issuer phrase ends, so where a title or the next clause begins.
    """

    issuer: str | None
    term: str | None
    title: str | None
    date: str | None
    provision: str | None
    until: int


def _over_next(text: str, at: int) -> int:
    """Where a title ends that names a further document ("về thực hiện Nghị quyết số 18-NQ/TW của …")."""
    stop = re.search(r"[;”\n(]|\.\s|(?<!\d),\s(?!ngày)", text[at : at + 200])
    return at + (stop.start() if stop else min(200, len(text) - at))


_HEADS = (
    "Ban|Bộ|Sở|Phòng|Cục|Tổng cục|Chi cục|Văn phòng|Ủy ban|UBND|Hội đồng|HĐND|Thường trực|Tỉnh ủy|Thành ủy|Huyện ủy"
    "|Quận ủy|Thị ủy|Đảng ủy|Quốc hội|Chính phủ|Thủ tướng|Chủ tịch|Tòa án|Viện|Thanh tra|Công an|Kiểm toán"
)
_TOLD = re.compile(
    rf"(?:^|[.;,:\n(-]\s?)(?P<who>(?:{_HEADS})\b[^.;,:\n]{{0,70}}?)\s(?:cũng\s)?(?:đã\s)?(?:kịp thời\s)?"
    r"(?:ký\s)?(?:ban hành|có)\s(?:các\s)?$"
)


def _issuer_before(text: str, start: int) -> "re.Match[str] | None":
    """The issuer before a citation: "đề nghị của Sở Nội vụ tại Tờ trình số …", "Tỉnh ủy đã ban hành Kế hoạch …"."""
    told = _TOLD.search(text, max(0, start - 130), start)
    if told:
        found = _ISSUER.fullmatch(f" của {told['who']}")
        return found if found and len(told["who"].split()) > 1 else None
    at = re.search(r"\stại\s(?:các\s)?$", text[max(0, start - 10) : start])
    of = text.rfind(" của ", max(0, start - 110), start)
    if not at or of < 0:
        return None
    found = _ISSUER.match(text, of, start)
    return found if found and re.fullmatch(r"\s?tại\s(?:các\s)?", text[found.end() : start]) else None


def read_beside(text: str, fold: str, start: int, end: int, limit: int) -> Beside:
    """What stands beside the mention `[start, end)`; nothing from `limit` (the next mention) on is its own."""
    stop = min(end + 400, limit, len(text))
    found = _ISSUER.match(text, end, stop)
    named = found or _issuer_before(text, start)
    issuer = re.sub(r"\s+", " ", named["issuer"]).strip() if named else None
    until = found.end() if found else end
    late = dates.beside(fold, until, stop) if found else None
    if late and late[1] > until:
        until = late[1]
    term = _TERM.search(text, end, min(stop, until + 60))
    title = _TITLE.match(text, until, stop)
    words = None
    if title:
        cut = _STOPS_TITLE.search(text, title.start("title"), title.end("title"))
        finish = cut.start() if cut else title.end("title")
        if cut is None and _ACTS.search(text, title.start("title"), finish):
            finish = _over_next(text, finish)
        words = text[title.start("title") : finish].strip(" ,.")
    provision = _PROVISION.search(text, max(0, start - 90), start)
    return Beside(
        issuer,
        term["term"] if term else None,
        words,
        late[0] if late else None,
        provision["provision"] if provision else None,
        until,
    )
