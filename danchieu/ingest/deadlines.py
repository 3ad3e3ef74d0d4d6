"""Deadlines: the words that say by when, or how often, a duty is to be done, as they stand in the text.

Forms: domain.md §8.3. A date of a citation ("ngày 12/12/2013 của Bộ Chính trị") is none: a deadline has its word
of time ("trước", "trong", "chậm nhất", "định kỳ", "hằng") before it.
"""

import re

_TR = "(?:tr|ừ)"  # OCR reads "ừước" and "ừong" for "trước" and "trong"
_DAY = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{1,2}|\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?)"
_EVERY = r"(?:h[àăằ]ng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm|vụ)"
_QUARTER = r"quý\s+(?:[IV]{1,3}|\d)(?:\s*,\s*(?:quý\s+)?[IV]{1,3}|\s+và\s+(?:cuối\s+)?quý\s+[IV]{1,3})*"
_YEAR = r"(?:/\d{4}|\s+năm\s+\d{4})"
_PERIOD = rf"""(?: năm(?!\s+kế\s)(?:\s+(?:\d{{4}}|nay))? | {_QUARTER}{_YEAR}? | tháng\s+\d{{1,2}}{_YEAR}?
    | (?:nửa\ đầu|nửa\ cuối|\d+\ tháng\ (?:đầu|cuối))\s+năm(?:\s+\d{{4}})?
    | (?:nửa\ )?(?:đầu|giữa|cuối)\s+(?:tháng\s+\d{{1,2}}|{_QUARTER}){_YEAR}? )"""
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h)\s?(?:\d{2}\s(?:phút\s)?)?,?\s?)"
_WEEKDAY = r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])"
_HOLIDAY = r"\d{1,2}/\d{1,2}(?:/\d{4})?"
_BY_DAY = rf"ngày\s+{_DAY}(?:\s+{_EVERY}|\s+của\s+tháng\s+cuối\s+quý|\s+tháng\s+cuối\s+quý)?"
_REPORTS = r"(?:\d{1,2}|sáu|một)\s+(?:tháng|năm|quý)"

_DEADLINE = re.compile(
    rf"""\b(?:
      {_TR}ước\ {_HOUR}?{_BY_DAY}(?:\s+và\s+{_TR}ước\ {_BY_DAY})*        # trước ngày 15/6/2026 và trước ngày 15/12/2026
    | {_TR}ước\ \d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?(?![/\w])                     # trước 30/11/2024
    | {_TR}ước\ {_HOUR}(?:h[àăằ]ng|mỗi)\ ngày                              # trước 16 giờ hằng ngày
    | (?:chậm\ nhất|muộn\ nhất)\ (?:là\ |vào\ |đến\ |{_TR}ong\ )*(?:{_BY_DAY}|\d+\ ngày[^,;.]{{0,60}}|{_PERIOD})
    | từ\ {_BY_DAY}\ đến\ (?:hết\ )?{_BY_DAY}
    | (?:vào|đến\ hết|{_TR}ong)\ {_BY_DAY}
    | (?<!kể\ )(?<!lực\ )từ\ {_BY_DAY}
    | từ\ tháng\ \d{{1,2}}{_YEAR}?(?:\ đến\ (?:hết\ )?{_PERIOD})?
    | từ\ {_QUARTER}{_YEAR}?\ đến\ (?:hết\ )?{_PERIOD}
    | (?:không\ quá|{_TR}ong(?:\ (?:vòng|thời\ hạn|thời\ gian))?|{_TR}ước\ ít\ nhất|sau)\ \d+\ (?:ngày|tháng|giờ)
        (?!\ (?:đầu|cuối|qua)\b)(?:\ làm\ việc)?(?:\ kể\ từ[^,;.]{{0,60}})?
    | {_TR}ước\ (?:mỗi\ )?kỳ\ họp[^,;.]{{0,30}}(?:\d{{4}})?
    | (?:tại|{_TR}ong)\ (?:kỳ\ họp|phiên\ họp|(?:buổi\ |kỳ\ )?sinh\ hoạt\ chi\ bộ)
        (?:\ (?:thường\ lệ|định\ kỳ|giữa|cuối|đầu)){{0,2}}\ {_PERIOD}
    | (?:vào\ |nhân\ )?dịp\ (?:các\ )?(?:ngày\ )?(?:lễ|tết|kỷ\ niệm)(?:\ [^\W\d_]+){{0,3}}?
        \ {_HOLIDAY}(?:\s*(?:,|và|-)\s*{_HOLIDAY})*(?:\ {_EVERY})?
    | (?:vào\ |nhân\ )?dịp\ {_HOLIDAY}(?:\ {_EVERY})?
    | tại\ (?:phiên|cuộc|buổi|hội\ nghị)(?:\ họp)?\ giao\ ban\ (?:tuần|tháng|quý)\ (?:kế\ tiếp|tiếp\ theo|sau)
    | (?:vào\ )?(?:ngày\ )?{_WEEKDAY}\ (?:của\ )?(?:{_EVERY}
        |tuần\ (?:đầu|cuối|thứ\ [^\W_]+)(?:\ (?:của\ )?(?:{_EVERY}|tháng|quý|năm))?)
    | (?:{_TR}ước|{_TR}ong|hết)\ {_PERIOD}(?:\s+và\s+{_QUARTER}{_YEAR}?)?
    | (?:theo\ )?định\ kỳ\ (?:{_EVERY}
        |{_REPORTS}(?:\s*(?:,|và)\s*{_REPORTS})*(?:,\ (?:h[àằ]ng|giữa)\ [^\W\d_]+(?:\ kỳ)?)*)
    | (?<!kiểm\ tra\ )(?<!thanh\ tra\ )(?<!báo\ cáo\ )(?:theo\ )?định\ kỳ
    | mỗi\ (?:tuần|tháng|quý|năm)(?:\ (?:một|\d+)\ lần)?
    | (?<!kế\ hoạch\ )(?<!theo\ )(?<!ngân\ sách\ )(?<!nhà\ nước\ )(?<!dự\ toán\ )(?<!kinh\ phí\ )
        (?<!công\ tác\ )(?<!tiêu\ ){_EVERY}
    | (?<!việc\ )(?<!nhiệm\ vụ\ )thường\ xuyên(?=\s*[.;]|\s*$)
    )""",
    re.X | re.I,
)
_LINE = re.compile(
    r"(?:[-+*•]\s*)?(?:Thời gian|Thời hạn|Thời điểm|Tiến độ|Mốc thời gian)"
    r"(?: (?:thực hiện|hoàn thành|triển khai|báo cáo))*\s*:\s*(?P<when>[^\n]*)",
    re.I,
)


def find_deadline(text: str) -> str | None:
    """The first words of time in `text`, those with a day before those with a habit; None where none stand.

    >>> find_deadline("xây dựng kế hoạch, hoàn thành trước ngày 31/7/2023; định kỳ 06 tháng báo cáo")
    'trước ngày 31/7/2023'
    """
    found = [m.group() for m in _DEADLINE.finditer(text)]
    dated = [words for words in found if any(c.isdigit() for c in words)]
    return next(iter(dated or found), None)


def deadline_line(text: str) -> str | None:
    """What a line "Thời gian thực hiện: …" says; None where `text` is no such line."""
    found = _LINE.match(text)
    if not found:
        return None
    return re.split(r"\.(?:\s|\.)", found["when"].strip())[0].rstrip(".,;: ") or None
