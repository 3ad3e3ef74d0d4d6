"""Small documents of our own for the tests of extraction: a letterhead, a preamble, a body, a signature."""

from danchieu.graph.model import Extraction, Relation, SourceText
from danchieu.ingest.extract import extract

HUYEN_UY = """ĐẢNG BỘ TỈNH LÂM ĐỒNG\tĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY ĐỨC TRỌNG\tĐức Trọng, ngày 12 tháng 4 năm 2023
*
Số 40-{sign}
"""
"""The letterhead of a district committee; a kind's letters and the body close the number ("KH/HU")."""
UBND_TINH = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÂM ĐỒNG\tĐộc lập - Tự do - Hạnh phúc
Số: 40/{sign}\tLâm Đồng, ngày 12 tháng 4 năm 2023
"""
"""The letterhead of a province's People's Committee ("KH-UBND")."""
SIGNED = """
Nơi nhận:
- Như trên;
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Văn Bình
"""
_SIGNS = {
    "KẾ HOẠCH": "KH",
    "CHƯƠNG TRÌNH": "CTr",
    "HƯỚNG DẪN": "HD",
    "BÁO CÁO": "BC",
    "CHỈ THỊ": "CT",
    "KẾT LUẬN": "KL",
    "NGHỊ QUYẾT": "NQ",
    "THÔNG BÁO": "TB",
}


def source(text: str) -> SourceText:
    """A source that holds this text."""
    return SourceText("kho/van-ban.txt", "/kho", text, "txt", "0" * 64)


def read(text: str) -> Extraction:
    """The reading of a whole text."""
    return extract(source(text))


def plan(
    *, kind: str = "KẾ HOẠCH", title: str = "Nâng cao chất lượng công tác", preamble: str = "", body: str = ""
) -> str:
    """A document of a district committee of 12/4/2023 with number 40; it has no citation but those given."""
    head = HUYEN_UY.format(sign=f"{_SIGNS[kind]}/HU")
    opening = f"{preamble}\n" if preamble else "Ban Thường vụ Huyện ủy yêu cầu các cấp ủy tổ chức như sau:\n"
    return f"{head}\n{kind}\n{title}\n-----\n\n{opening}\nI. NỘI DUNG\n{body}\n{SIGNED}"


def decision(*, title: str = "Về việc ban hành quy trình nội bộ", preamble: str = "", body: str = "") -> str:
    """A decision of a province's People's Committee of 12/4/2023 with number 40."""
    head = UBND_TINH.format(sign="QĐ-UBND")
    opening = f"ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\n{preamble}\nQUYẾT ĐỊNH:"
    return f"{head}\nQUYẾT ĐỊNH\n{title}\n-----\n{opening}\nĐiều 1. {body}\n{SIGNED}"


def told(reading: Extraction) -> list[tuple[str, str, str, str]]:
    """The relations as (acting document, type, document acted on, scope), with codes or names for references."""
    label = {r.id: r.symbol or r.name or "" for r in reading.references} | {"self": "self"}
    return sorted((label[r.source], r.type, label[r.target], r.scope) for r in reading.relations)


def only(reading: Extraction) -> Relation:
    """The one relation of a reading."""
    (relation,) = reading.relations
    return relation
