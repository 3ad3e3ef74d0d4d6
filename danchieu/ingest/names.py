"""Documents cited by name, without a code: laws, congress resolutions, plenum resolutions, charters.

Nghị định 30/2020/NĐ-CP, phụ lục I, II.6: a law or ordinance is cited by type and name alone. Where the name
ends is read from the table of known laws first, from the words that follow a name else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from danchieu.graph.authority import table
from danchieu.graph.folding import strip_marks
from danchieu.graph.tables import rows
from danchieu.ingest.body_names import toned
from danchieu.ingest.folded import UPPER, folded
from danchieu.ingest.nouns import type_of

_ROMAN = r"[ivxlu1]{1,6}"
_ORDINAL = rf"(?:{_ROMAN}|\d{{1,2}}|thu\s[a-z]{{2,5}})"
_LAW = re.compile(r"(?<![a-z])(?P<noun>(?<!dong\s)bo\s?luat|luat|phap\s?lenh|hien\s?phap)(?![a-z])")
_STOP = "|".join(
    (
        r"ngay|nam\s\d|so|hien\s?hanh|nay|do|cac|duoc|co\s?hieu\s?luc|da|dang|thi|de|theo|quy\s?dinh\s?(?:tai|ve|chi)|trong|khi|doi\s?voi",
        r"tai\s(?:khoan|dieu)|cho|nham|gom|bao\s?gom|la|phai|khong|tu\s?ngay|ke\s?tu|den|toi|tren|duoi|neu|ma|vao|bang|quoc\s?hoi|chinh\s?phu",
        r"co\s(?:trach\s?nhiem|quyen|nghia\s?vu|lien\s?quan)|va\s(?:cac|nghi|phap|quy|cong|chi|luat|bo\s?luat|thong|dieu|khoan|ke|nhung|van)",
    )
)
"""Words with which a name of a law does not go on."""
_STOP_FORMS = frozenset(
    re.findall(
        r"\w+",
        "ngày số này nay đó do các được đã đang thì thi để theo trong khi cho nhằm gồm là phải không đến tới trên dưới "
        "nếu nêu mà vào bằng",
    )
)
_STOPS_ALONE = re.compile(rf"\b(?:{'|'.join(sorted({folded(w) for w in _STOP_FORMS}))})\b")
"""Stop words of one syllable: a name may hold words that differ from them in their accents ("khí" and "khi")."""
_REACH = 400
_WORD = r"[^\W\d_]+"
_NOT_STOP = rf"(?!(?:{_STOP})\b)"
_GENERIC = re.compile(rf"\s{_NOT_STOP}(?P<name>{_WORD}(?:(?:\s|\s?-\s?){_NOT_STOP}{_WORD}){{0,16}})")
_NO_NAME = re.compile(
    r"\s(?:va\b|co\b|su|gia|tre|tuc|khoa|hoc|phap|moi|cu|khac|do|ve|cua|tien|le|quoc\s?te|chuyen\s?nganh|lien\s?quan|hien|bat|vien|dinh)\b"
)
"""What follows "luật" in words that name no law: luật sư, luật gia, luật pháp …"""
_AMENDING = re.compile(
    r"\s(?P<name>(?:sua\s?doi\s?,\s?bo\s?sung\s|sua\s?doi\s(?:bo\s?sung\s)?(?=mot\s?so\s?dieu\s|luat\s|bo\s?luat\s))"
    r"(?:mot\s?so\s?dieu\s(?:cua\s)?)?(?:\d{1,2}\sluat\s)?)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A citation by name: offsets of the whole (noun and name, without the date), type and canonical name."""

    start: int
    end: int
    type: str
    name: str
    rule: str


@cache
def known_laws() -> dict[str, str]:
    """Canonical names of laws without the noun, by folded words ("to cao" → "Tố cáo"), from the authority table."""
    found: dict[str, str] = {}
    for row in rows("danchieu.graph", "authority.csv"):
        match = re.match(r"(?:Luật|Bộ luật|Pháp lệnh)\s+(.+)$", row["title"])
        if match and not re.match(r"sửa đổi", match[1]):
            name = re.sub(r"\s*(?:\([^()]*\)|\(?(?:sửa đổi.*|số \d.*|năm \d{4}.*))$", "", match[1]).strip()
            if 1 < len(name) < 120 and not re.search(r"Luật|Pháp lệnh", name):
                found.setdefault(_key(name), name)
                found.setdefault(_key(_short_bodies(name)), name)
    return found


def _short_bodies(name: str) -> str:
    """The name with the bodies that officials shorten in it: "Luật Tổ chức HĐND và UBND"."""
    for short in ("HĐND", "UBND"):
        name = re.sub(_abbreviations()[short], short, name, flags=re.I)
    return name


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", strip_marks(name)).strip()


@cache
def _trie() -> dict[str, object]:
    """Known names word by word; a leaf stands under the key ""."""
    root: dict[str, object] = {}
    for key in known_laws():
        node = root
        for word in key.split():
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node[""] = key
    return root


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["name"] for row in rows("danchieu.ingest", "law_abbreviations.csv")}


_TOKEN = re.compile(r"[\s,\-–]*([a-z0-9]+)")


def _known_end(fold: str, at: int) -> tuple[int, str] | None:
    """Where the longest known law name that starts at `at` ends, and its key."""
    node: dict[str, object] = _trie()
    best: tuple[int, str] | None = None
    while True:
        token = _TOKEN.match(fold, at)
        if not token or token[1] not in node:
            return best
        node = node[token[1]]  # type: ignore[assignment]
        at = token.end()
        if "" in node:
            best = at, str(node[""])


_OTHERS: tuple[tuple[str, str, str], ...] = (
    (
        "congress",
        "NQ",
        rf"nghi\s?quyet\s(?:cua\s)?dai\s?hoi\s(?:dai\s?bieu\s)?(?:(?:toan\s?quoc|dang\s?toan\s?quoc)(?:\scua\sdang)?\s?(?:lan\s?thu\s{_ORDINAL}|khoa\s{_ROMAN})?"
        rf"|(?:dang\s?bo|dang)\s(?!cac)(?:(?:(?:tinh|thanh\s?pho|huyen|quan|thi\s?xa|xa|phuong|khoi|bo|cong\s?an|quan\s?doi|co\s?quan)(?:\s(?!lan|nhiem|ve|va|khoa)[a-z]+){{0,6}}?)\s?(?:lan\s?thu\s{_ORDINAL}|khoa\s{_ROMAN})?)"
        rf"|{_ROMAN}(?![a-z])(?:\scua\sdang)?)",
    ),
    (
        "plenum",
        "NQ",
        rf"nghi\s?quyet\s(?:hoi\s?nghi\s)?(?:lan\s?thu\s{_ORDINAL}\sban\s?chap\s?hanh\s)?trung\s?uong\s(?:\d{{1,2}}|lan\s?thu\s{_ORDINAL})?,?\s?\(?khoa\s{_ROMAN}\)?",
    ),
    (
        "charter",
        "Điều lệ",
        r"dieu\s?le\s(?:dang(?:\scong\s?san\sviet\s?nam)?|cong\s?doan\sviet\s?nam|mat\s?tran\sto\s?quoc\sviet\s?nam|doan\stncs\sho\schi\sminh|doan\sthanh\s?nien[a-z\s]{0,30}ho\schi\sminh|hoi\s(?!nghi)[a-z\s]{3,40}viet\s?nam)(?![a-z])",
    ),
    (
        "standard",
        "QCVN",
        rf"quy\s?chuan\s?ky\s?thuat\s?quoc\s?gia\sve\s(?!(?:qcvn)){_WORD}(?:(?:\s|,\s){_NOT_STOP}{_WORD}){{0,14}}",
    ),
    (
        "attached",
        "",
        r"(?P<kind>quy\s?che|quy\s?dinh|noi\s?quy|bo\s?quy\s?tac|chuong\s?trinh|ke\s?hoach|de\s?an|dieu\s?le|huong\s?dan)"
        rf"(?:,?\s(?!ban\s?hanh|kem\s?theo|nhiem\s?ky|khoa\s[ivx]|so\s?\d|nay\b){_WORD}){{1,24}}"
        r"(?=(?:,?\s(?:khoa\s[ivx\d]{1,5}|nhiem\s?ky\s\d{4}\s?-\s?\d{4}))*,?\s(?:da\s)?(?:duoc\s)?(?:ban\s?hanh\s)?kem\s?theo\s"
        r"(?:quyet\s?dinh|nghi\s?quyet|nghi\s?dinh|thong\s?tu))",
    ),
    (
        "rules",
        "Bộ quy tắc",
        rf"bo\s?quy\s?tac\s(?:dao\s?duc|ung\s?xu)(?:\s(?!ban\s?hanh|kem\s?theo){_NOT_STOP}{_WORD}){{0,12}}",
    ),
)


@cache
def _others() -> tuple[tuple[str, str, "re.Pattern[str]"], ...]:
    return tuple((rule, kind, re.compile(rf"(?<![a-z]){pattern}")) for rule, kind, pattern in _OTHERS)


def find_names(text: str, fold: str | None = None) -> list[Name]:
    """All citations by name in canonical `text`, in order; an amending law holds the laws that it amends."""
    fold = folded(text) if fold is None else fold
    found: list[Name] = []
    for hit in _LAW.finditer(fold):
        name = _law(text, fold, hit)
        if name:
            found.append(name)
    for rule, kind, pattern in _others():
        for hit in _capitalised(pattern, text, fold):
            which = kind or type_of(hit["kind"]) or "QC"
            found.append(Name(hit.start(), hit.end(), which, _ordinal(_tidy(text[hit.start() : hit.end()])), rule))
    longest = {n.start: n for n in sorted(found, key=lambda n: n.end)}
    return _amending(text, fold, [longest[start] for start in sorted(longest)])


def _capitalised(pattern: "re.Pattern[str]", text: str, fold: str) -> Iterator["re.Match[str]"]:
    """The matches that begin with a capital and are no line of capitals; others give way to what begins inside them."""
    hit = pattern.search(fold)
    while hit:
        named = text[hit.start()].isupper() and not text[hit.start() : hit.end()].isupper()
        if named:
            yield hit
        hit = pattern.search(fold, hit.end() if named else hit.start() + 1)


def _law(text: str, fold: str, hit: "re.Match[str]") -> Name | None:
    noun, end = hit["noun"], hit.end()
    kind = {"bo": "Bộ luật", "lu": "Luật", "ph": "PL", "hi": "Hiến pháp"}[noun[:2]]
    if not text[hit.start()].isupper() or (text[hit.start() : end].isupper() and not text[end : end + 20].isupper()):
        return None
    if kind == "Hiến pháp":
        after = re.match(r"(?:\snuoc\s[a-z\s]{10,50}viet\s?nam)?", fold[end : end + 60])
        stop = end + (after.end() if after else 0)
        if re.match(r"(?:,|\sva)\sphap\s?luat", fold[stop : stop + 16]):
            return None  # "Hiến pháp và pháp luật" is generic talk
        return Name(hit.start(), stop, kind, "Hiến pháp", "constitution")
    word = {"Bộ luật": "Bộ luật", "Luật": "Luật", "PL": "Pháp lệnh"}[kind]
    short = re.match(r"\s([A-ZĐ]{2,8})\b(?![-/])", text[end:])
    if short and short[1] in _abbreviations():
        return Name(hit.start(), end + short.end(), kind, f"{word} {_abbreviations()[short[1]]}", "law-abbreviated")
    amending = _AMENDING.match(fold, end)
    if amending:
        return Name(hit.start(), amending.end(), kind, f"{word} " + _tidy(text[end : amending.end()]), "law-amending")
    known = _known_end(fold, end)
    words = _words(text, fold, end)
    if known and kind == "PL" and words and words[1] > known[0]:
        known = None  # the table's laws do not bound the names of ordinances
    if known and not _same_letters(text[end : known[0]], known_laws()[known[1]]):
        return None  # "Hội Luật gia" folds like "Luật Giá"
    if known:
        return Name(hit.start(), known[0], kind, f"{word} {known_laws()[known[1]]}", "law-known")
    if not words or words[1] - words[0] < 3 or _NO_NAME.match(fold, end):
        return None
    return Name(hit.start(), words[1], kind, f"{word} " + _in_full(_tidy(text[slice(*words)])), "law-words")


def _words(text: str, fold: str, end: int) -> tuple[int, int] | None:
    """Where the words of a name that no table knows begin and end; a name does not go on in a new paragraph."""
    window = fold[end : end + _REACH]
    line = re.search(rf"\n(?=[{UPPER}\d])", text[end : end + _REACH])
    window = window[: line.start()] if line else window
    for word in _STOPS_ALONE.finditer(window):
        written = text[end + word.start() : end + word.end()].lower()
        if written != word[0] and toned(written) not in _STOP_FORMS:
            window = f"{window[: word.start()]}w{window[word.start() + 1 :]}"
    generic = _GENERIC.match(window)
    return (end + generic.start("name"), end + _over_commas(window, generic.end())) if generic else None


def _same_letters(written: str, name: str) -> bool:
    """Whether a name as written may be this law's: one that begins with a small letter must agree in its accents."""
    if not written.strip()[:1].islower():
        return True
    return re.findall(r"\w+", toned(written).lower()) == re.findall(r"\w+", toned(name).lower())


def _in_full(name: str) -> str:
    """A name with a capital first and the bodies written out ("tổ chức HĐND và UBND")."""
    for short in ("HĐND", "UBND"):
        name = re.sub(rf"\b{short}\b", _abbreviations()[short], name)
    return name[:1].upper() + name[1:]


@cache
def _after_comma() -> frozenset[str]:
    """The words that follow a comma inside the names of known laws ("Phòng, chống", "Thi đua, khen thưởng")."""
    return frozenset(_key(w) for name in known_laws().values() for w in re.findall(r",\s+([^\W\d_]+)", name))


def _over_commas(fold: str, end: int) -> int:
    """Where a name ends that goes on after a comma with a word known for it."""
    while True:
        comma = re.match(r"\s?,(?=\s([a-z]+))", fold[end : end + 20])
        if not comma or comma[1] not in _after_comma():
            return end
        more = _GENERIC.match(fold, end + comma.end())
        if not more:
            return end
        end = more.end()


_NUMBER = re.compile(r"\s?\(?(?:luat\s)?s[o0]\s?:?\s?(?P<code>\d{1,3}/\d{4}/[a-z]{2,6}\d{1,2})")


def _amending(text: str, fold: str, found: list[Name]) -> list[Name]:
    """Lengthen amending laws over the laws that they name, and give them their whole name."""
    out: list[Name] = []
    for i, name in enumerate(found):
        if name.rule == "law-amending":
            inner, end = _amended(fold, name, found[i + 1 :])
            number = _NUMBER.match(fold, end) if inner else None
            if number and not _is_own(number["code"], inner, fold):
                end = number.end()
            if not inner:
                tail = _GENERIC.match(fold, max(0, end - 1))
                end = tail.end() if tail and tail.end() > end else end
            name = Name(name.start, end, name.type, _tidy(text[name.start : end]), name.rule)
        out.append(name)
    return out


def _amended(fold: str, name: Name, following: list[Name]) -> tuple[list[Name], int]:
    """The laws that an amending law names one after the other, and where the last of these names ends."""
    inner: list[Name] = []
    last = name.end
    for law in following:
        gap = fold[last : law.start]
        number = _NUMBER.match(gap) if inner else None
        gap = gap[number.end() :] if number else gap
        if not law.rule.startswith("law") or law.rule == "law-amending":
            break
        if not re.fullmatch(r"[\s,]*(?:va\s|cua\s)?", gap):
            break
        inner.append(law)
        last = law.end
    return inner, last


def _is_own(code: str, inner: list[Name], fold: str) -> bool:
    """Whether the number after the last amended law is the amending law's: "… của Luật Đất đai số 43/2024/QH15".

    The table of laws decides; of numbers that it does not have, those of a list in which other laws have theirs are
    the amended law's.
    """
    titles = [row.title or "" for row in table() if row.code.lower() == code]
    if titles:
        return any("sửa đổi" in title for title in titles)
    return not any(_NUMBER.match(fold, law.end) for law in inner[:-1])


def _ordinal(name: str) -> str:
    """A name whose Roman ordinal OCR misread, mended where one reading is left ("XUI" → "XIII")."""
    return re.sub(r"(?<=thứ )[IVXUl1]+$", lambda m: m[0].replace("U", "II").replace("l", "I").replace("1", "I"), name)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;.-")
