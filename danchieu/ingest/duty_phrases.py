"""The patterns by which duties are found, built from the phrases of duty_phrases.csv.

They match text folded of case and marks (`ingest.folded`), as OCR loses marks first.
"""

import re

from danchieu.graph.tables import rows
from danchieu.ingest.folded import UPPER, folded


def phrases(use: str) -> str:
    """The phrases of one use as alternatives of a pattern, the longest first."""
    words = (folded(row["phrase"]) for row in rows("danchieu.ingest", "duty_phrases.csv") if row["use"] == use)
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w)))


ORDER = re.compile(r"(?<!duoc )(?<!theo )(?<!xet )(?<!co )\b(?:giao|de nghi|yeu cau|phan cong|kien nghi)\s+(?:cho\s+)?")
"""An order, where a body follows it: "Giao Sở Y tế …"; not "được giao", "theo đề nghị", "xét đề nghị"."""

ASKS = re.compile(r"de nghi|kien nghi|yeu cau")
"""The orders that a report gives."""

LEAD_IN = re.compile(
    rf"(?:{phrases('lead-in')})\b[^;:.]{{0,160}}?,\s*|(?:dong thoi|ngoai ra|rieng|ben canh do)\s*,?\s*"
)
NO_DUTY = re.compile(
    r"""\s*(?:,(?!\s*(?:can\ cu|theo|tren\ co\ so|trong\ pham\ vi)\b) | [)"”]
    | (?:bao\ )?gom\b
    | la\b(?!\ (?:dau\ moi|co\ quan))
    | co\b(?!\ (?:trach\ nhiem|nhiem\ vu|ke\ hoach)) | theo\b(?!\ (?:doi|chuc\ nang|tham\ quyen|nhiem\ vu))
    | ban\ hanh\ [^;.]{0,200}(?:nhu\ sau|quy\ dinh)
    | (?:xay\ dung|bao\ cao)\ [^;.]{0,160}nhu\ sau | co\ y\ kien)""",
    re.X,
)
"""What follows a body that is told nothing here ("đã ban hành …", "về …", "ban hành Kế hoạch … như sau")."""


def _accented(use: str) -> re.Pattern[str]:
    """The phrases of one use with their accents: "vẫn" says that nothing is told, "vận động" tells."""
    words = "|".join(row["phrase"] for row in rows("danchieu.ingest", "duty_phrases.csv") if row["use"] == use)
    return re.compile(rf"\s*(?:{words})\b", re.I)


NOT_TOLD = _accented("no-duty")
"""The like, with its accents."""

NOT_TOLD_ALONE = _accented("no-duty-alone")
"""What says a single body's will or answer, and what several bodies shall do together ("thống nhất đường lối")."""


ONLY_HEADING = re.compile(rf"\s*(?:{phrases('heading')}|,)*(?: (?![^:.;]*\bnay\b)[^:.;]{{0,60}})?:?\s*$")
CHARGE = re.compile(
    r"(?:trach nhiem|nhiem vu|quyen han|tham quyen|phan cong)(?:,? (?:va )?(?:quyen han|nhiem vu|trach nhiem))?"
    r"(?: thuc hien| quan ly)?(?: cua| cho)?\s+"
)
"""A heading that names whose charge follows: "Điều 5. Trách nhiệm của Sở Tư pháp"."""

TOLD = re.compile(r"\b(?:co trach nhiem|chiu trach nhiem|co nhiem vu)\b")
NARRATIVE = re.compile(rf"(?:{phrases('narrative')})")
AHEAD = re.compile(rf"(?:{phrases('ahead')})")
ANNOUNCES = re.compile(r"(?:sau day|nhu sau|sau|duoi day)\s*:?\s*$")
LISTS = re.compile(r"\b(?:truong hop|doi tuong|dieu kien|tai lieu|ho so|thong tin|thanh phan)\b[^;.]{0,50}$")
"""What ends a heading of which the items are cases or papers, no duties ("… trong các trường hợp sau:")."""

DIRECTS = re.compile(r"(?:tiep tuc |khan truong |kip thoi )?(?:lanh dao,? )?chi dao\s+(?:cac co quan, )?")
LEADS = re.compile(r"lanh dao\s")
GOES_ON = re.compile(rf"(?:{phrases('goes-on')})\b")
CLOSES = re.compile(
    r"(?:chiu|co) trach nhiem (?:to chuc )?(?:thi hanh|thuc hien|trien khai thuc hien) (?:[a-z]+ ){1,3}nay\b"
)
"""The article that closes a decision names all who carry it out, bodies unknown to us among them."""

PARTNERS = re.compile(r"phoi h[ou]p(?: chat che)?(?: voi| cung)?\s+")
OTHERS = re.compile(
    r"(?:cac |moi |nhung )?(?:to chuc|ca nhan|nguoi|chu dau tu|chu co so|doanh nghiep|don vi|co quan|can bo"
    r"|cong chuc|dang vien|co so|ho gia dinh|nha thau)\b[^.;:]{0,160}?\b(?:co|chiu) trach nhiem\b"
)
"""A sentence whose own subject is nobody that has a name ("Các tổ chức, cá nhân … có trách nhiệm …")."""

SHORT_NAME = re.compile(rf"\s*:\s*[{UPPER}][{UPPER}&/.-]+\s*(?:[.;,]|$)")
"""An abbreviation that a list explains ("Ban Chỉ đạo: BCĐ")."""

PERSON = re.compile(
    rf"(?:Giao )?(?:[Đđ]ồng chí|Đ/c|Ông|Bà)\s+[{UPPER}]\w*(?: [{UPPER}]\w*){{1,4}}\s*[,-]\s+"
    r"(?:Ủy viên [^,;.]{0,80},\s*)*"
)
"""A person before the office that he holds: "Đồng chí Lò Văn Pành, Phó Chủ tịch Ủy ban nhân dân tỉnh …"."""

ONLY_CHARGE = re.compile(
    r"(?:[ ,]+(?:chu tri|thuc hien|trien khai|to chuc|chi dao|va|khan truong))+"
    r"(?:[ ,]+phoi h[ou]p(?: voi)? [^.;]{3,160})?\s*[.;/]*\s*$"
)
"""What follows a body where the task is said before it: "Số hóa dữ liệu. Giao Sở Y tế chủ trì, thực hiện."."""

SAID = re.compile(r"[^:;.]{0,140}:\s*")
NOBODY = re.compile(rf"\s*(?:{phrases('nobody')})(?![a-z])")
