"""The words that follow the head of a body's name: field of work, purpose, name of a company, place.

Everything here reads the tokens of one text from a given place and says where what it read ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from danchieu.graph.folding import fold_words
from danchieu.graph.places import named as places_named
from danchieu.ingest.body_names import Kind, PlaceWords, toned

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEVELS = {
    ("tỉnh",),
    ("thành", "phố"),
    ("huyện",),
    ("quận",),
    ("thị", "xã"),
    ("xã",),
    ("phường",),
    ("thị", "trấn"),
    ("đặc", "khu"),
}
_LEVEL_SPELLING = {"thanh pho": "thành phố", "thi xa": "thị xã", "thi tran": "thị trấn", "dac khu": "đặc khu"}
_LEVEL_SHORT = {"TP": "thành phố", "TX": "thị xã"}
# What follows the dash of an apposition, which is no part of the name before it.
_APPOSED = frozenset(
    ["cơ quan", "đơn vị", "thành viên", "thường trực", "đồng chí", "phó trưởng", "phó chủ", "ủy viên", "tổ trưởng"]
)
_LOCALS = {("cấp", "tỉnh"), ("cấp", "huyện"), ("cấp", "xã"), ("cấp", "trên"), ("các", "cấp"), ("hai", "cấp")}
_MANY = re.compile(r"các (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)$")
_ENDS_PURPOSE = frozenset([
    "trên", "để", "nhằm", "qua", "do", "báo", "có", "đã", "được", "tại", "trong", "khi", "theo", "chịu", "căn",
    "phải", "cần", "là", "họp", "giao",
])  # fmt: skip
_VERBS = frozenset([
    "chủ trì", "phối hợp", "tham mưu", "theo dõi", "tổ chức", "xây dựng", "chỉ đạo", "lãnh đạo", "kịp thời",
    "khẩn trương", "định kỳ", "hướng dẫn", "tổng hợp", "ban hành", "rà soát", "lập dự",
])  # fmt: skip
_NO_SECOND = frozenset([
    "chủ", "phối", "tham", "là", "có", "đã", "được", "theo", "báo", "và", "của", "về", "tại", "trên", "trong", "cho",
    "với", "để", "thực", "triển", "tăng", "tiếp", "chịu", "căn", "phải", "cần", "hướng", "tổng", "tổ", "định", "kịp",
    "khẩn", "nghiêm", "lãnh", "chỉ", "các", "giao", "trực", "thuộc", "gửi", "trình", "nâng", "đẩy", "rà",
])  # fmt: skip
# Verbs of which the first syllable, after a word with a capital, belongs to what the body does, not to its name.
_DOES = _VERBS | frozenset([
    "vận hành", "kiểm tra", "phê duyệt", "thẩm định", "thực hiện", "triển khai", "bố trí", "cung cấp", "nghiên cứu",
    "đề xuất", "tham gia", "thường xuyên", "tăng cường", "tiếp tục", "duy trì", "chuẩn bị", "khắc phục", "bảo đảm",
    "đảm bảo", "đôn đốc", "giám sát", "điều tiết", "sửa chữa", "tiếp nhận", "giải quyết", "xử lý", "thông báo",
    "công bố", "hoàn thành", "hoàn thiện", "phân công", "bổ sung", "cập nhật", "thu thập", "quyết định", "yêu cầu",
    "nghiêm túc", "chấp hành", "đề nghị", "lập kế", "cử cán", "đăng ký", "niêm yết", "thành lập", "huy động",
])  # fmt: skip
# Words of trade that a company's name may hold in small letters ("Khai thác công trình thủy lợi Quảng Bình").
_TRADES = frozenset([
    "công trình", "thủy lợi", "khai thác", "dịch vụ", "thương mại", "xây dựng", "sản xuất", "kinh doanh", "môi trường",
    "đô thị", "cấp nước", "thoát nước", "tư vấn", "đầu tư", "xuất nhập", "nhập khẩu", "vận tải", "chế biến",
    "khoáng sản", "lâm nghiệp", "nông nghiệp", "thủy điện", "hạ tầng", "giao thông", "đường bộ", "đường sắt",
    "quản lý", "phát triển", "nông sản", "hóa chất", "cao su", "du lịch", "thủy sản", "vật liệu", "cơ khí",
])  # fmt: skip
_MAX_PURPOSE = 24
_FORMS = {
    "trách nhiệm hữu hạn một thành viên": "TNHH MTV", "tnhh một thành viên": "TNHH MTV", "tnhh mtv": "TNHH MTV",
    "trách nhiệm hữu hạn": "TNHH", "tnhh": "TNHH", "cổ phần": "cổ phần", "cp": "cổ phần", "hợp danh": "hợp danh",
    "liên doanh": "liên doanh",
}  # fmt: skip
NUMERAL = re.compile(r"(?:[IVX]+|\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Head:
    """A match of a head: where it ends and its kind.

    Attributes:
        owner: the committee that an abbreviation names besides ("VP/HU").
        single: a collective without its "các".
        cut: a shortened word without capitals ("Tòa án"), which counts only with a place or an office.
    """

    end: int
    kind: Kind
    owner: str = ""
    single: bool = False
    cut: bool = False


@lru_cache(maxsize=1 << 16)
def _low(word: str) -> str:
    return toned(word.lower())


@lru_cache(maxsize=1 << 16)
def _norm(word: str) -> str:
    return fold_words(word) or word


class TokenText:
    """The tokens of one text as the finder reads them, with the matches of heads, fields and offices by first token."""

    def __init__(self, doc: Doc) -> None:
        self.raw = [t.text for t in doc]
        self.norm = [_norm(word) for word in self.raw]
        self.low = [_low(word) for word in self.raw]
        self.heads: dict[int, list[Head]] = {}
        self.fields: dict[int, tuple[int, str]] = {}
        self.offices: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self.raw)

    def capital(self, i: int) -> bool:
        return i < len(self.raw) and self.raw[i][:1].isupper()

    def words(self, start: int, end: int) -> str:
        """The words `start:end` as a proper name is written, whole capitals made small, Vietnamese marks in place."""
        words = [w.capitalize() if len(w) > 1 and w.isupper() and end - start > 1 and self._shouted(start, end) else w
                 for w in self.raw[start:end]]  # fmt: skip
        return toned(re.sub(r" (?=[,)])", "", " ".join(words)))

    def _shouted(self, start: int, end: int) -> bool:
        return all(w.isupper() for w in self.raw[start:end] if w.isalpha())

    def tail(self, k: int, tail: str) -> tuple[int, str]:
        if tail == "known":
            return self.fields.get(k, (k, "")) if self.capital(k) else (k, "")
        if tail == "field":
            return self._field(k)
        if tail == "firm":
            return self._firm(k)
        if tail == "proper":
            end = self._proper(k)
            return end, self.words(k, end)
        end = self._about(k) if tail == "about" else self._purpose(k)
        return end, self.words(k, end)

    def _field(self, k: int) -> tuple[int, str]:
        """A field of work: a known one, else words of at most two syllables that begin with a capital."""
        if k < len(self) and self.raw[k].isdigit() and len(self.raw[k]) < 3:
            return k + 1, self.raw[k]  # "Phòng 8"
        known = self.fields.get(k) if self.capital(k) else None
        if known and not self.goes_on(known[0]):
            return known[0], known[1][:1].upper() + known[1][1:]
        end = known[0] + 1 if known else k
        while self.capital(end) and self.raw[end].isalpha() and end not in self.heads:
            end += 1 + self._second(end)
            joined = self.low[end : end + 1] == ["và"] and self.capital(end + 1) and end + 1 not in self.heads
            end += joined or self.goes_on(end)
        if self._cut(k, end):
            return k, ""
        more = self.fields.get(end, (end, ""))[0] if end > k + 1 and self.raw[end - 1] != "-" else end
        if more > end and self.raw[end].islower() and not self._does(end):
            end = more  # "Viện Chiến lược và Chính sách tài chính"
        return end, self.words(k, end)

    def goes_on(self, k: int) -> bool:
        """Whether a dash at `k` goes on with a name ("Văn hóa - Truyền thanh"), rather than parts it from the next."""
        return (
            self.low[k : k + 1] == ["-"]
            and self.capital(k + 1)
            and self.raw[k + 1].isalpha()
            and k + 1 not in self.heads
            and k + 1 not in self.offices
            and " ".join(self.low[k + 1 : k + 3]) not in _APPOSED
            and self.low[k + 1] not in ("ông", "bà")
        )

    def _second(self, k: int) -> bool:
        """Whether the word after `k` is the second syllable of the one at `k` ("Khuyến nông")."""
        second = self.raw[k + 1] if k + 1 < len(self) else ""
        return second.isalpha() and second.islower() and not self._does(k + 1)

    def _does(self, k: int) -> bool:
        """Whether the small word at `k` begins what a body does, so that it is no second syllable of its name."""
        return self.low[k] in _NO_SECOND or " ".join(self.low[k : k + 2]) in _DOES

    def _trades(self, k: int) -> int:
        """Where small words of trade end, if a word with a capital follows them; else `k`."""
        end = k
        while " ".join(self.low[end : end + 2]) in _TRADES and self.raw[end].islower():
            end += 2
        return end if self.capital(end) and end not in self.heads and end not in self.offices else k

    def _cut(self, start: int, end: int) -> bool:
        """Whether a name of one syllable is the beginning of a longer word that is not known ("Công | báo")."""
        lone = end == start + 1 and self.raw[start].isalpha() and not NUMERAL.match(self.raw[start])
        return lone and end < len(self) and self.raw[end].isalpha() and self.raw[end].islower()

    def _firm(self, k: int) -> tuple[int, str]:
        """The name of a company: its legal form, then words with capitals, each with at most one small syllable."""
        form = next((f for f in _FORMS if self.low[k : k + f.count(" ") + 1] == f.split()), "")
        end = k + (form.count(" ") + 1 if form else 0)
        named = end
        while (
            named < len(self)
            and named - end < 14
            and named not in self.offices
            and (self.capital(named) or self.raw[named] in ("-", "và", ","))
        ):
            if not self.capital(named):
                joined = (
                    self.capital(named + 1)
                    and not (named + 1 in self.heads or named + 1 in self.offices)
                    and named > end
                )
                if not joined or (self.raw[named] == "," and not form):
                    break
                named += 1
            second = named + 1 < len(self) and self.raw[named + 1].islower() and self.raw[named + 1].isalpha()
            named = self._trades(named + (2 if second and not self._does(named + 1) else 1))
        name = self.words(end, named)
        return (named, f"{_FORMS[form]} {name}" if form else name) if named > end else (k, "")

    def _proper(self, k: int) -> int:
        """Where a run of words with capitals from `k` ends."""
        end = k
        while end < len(self) and end - k < 10:
            if self.capital(end) and self.raw[end].isalpha() and (end == k or end not in self.heads):
                end += 1
            elif end > k and self.low[end] in ("và", "-") and self.capital(end + 1) and end + 1 not in self.heads:
                end += 2
            else:
                break
        return end + 1 if end == k + 1 and self._second(k) else end

    def _purpose(self, k: int) -> int:
        """Where the words of purpose end: before a word of level, else with a known purpose, the text or a proper name.

        `k` where none of these closes them.
        """
        if k < len(self) and self.raw[k] == ",":
            return k
        last = self._phrase(k)
        for end in range(k, last + 1):
            if self._level(end) or tuple(self.low[end : end + 2]) in _LOCALS:
                return end
        alone = last == len(self) <= _MAX_PURPOSE and not self._verb(k)  # the text is a name alone, as in a letterhead
        if alone or k in self.fields:
            return last if alone else self.fields[k][0]
        end = k
        while (
            end < min(k + 5, len(self))
            and self.raw[end].islower()
            and self.low[end] not in _ENDS_PURPOSE
            and not self._verb(end)
        ):
            end += 1
        named = self._proper(end)
        return named if named > end + 1 else k

    def _verb(self, i: int) -> bool:
        return " ".join(self.low[i : i + 2]) in _VERBS

    def _phrase(self, k: int) -> int:
        """Where words that may belong to one name end at the latest."""
        end = k
        while end < min(k + _MAX_PURPOSE, len(self)) and (self.raw[end].isalpha() or self.raw[end] in (",", "-")):
            if (
                self.low[end] in _ENDS_PURPOSE
                or (end in self.heads and self.capital(end) and not self._prevents(end))
                or (end > k and self._verb(end))
            ):
                break
            end += 1
        return end

    def _prevents(self, k: int) -> bool:
        """Whether "Phòng" at `k` is no division ("Phòng, chống thiên tai", "Phòng thủ dân sự")."""
        two = [word for word in self.low[k : k + 3] if word != ","][:2]
        return two in (["phòng", "chống"], ["phòng", "thủ"], ["phòng", "cháy"], ["phòng", "ngừa"])

    def _about(self, k: int) -> int:
        if k >= len(self) or self.low[k] not in ("về", "phòng", "cải"):
            return k
        end = self._phrase(k)
        while end > k and self.low[end - 1] in (",", "-", "và", "với"):
            end -= 1
        return end

    def places(self, k: int, kind: Kind) -> list[tuple[int, PlaceWords]]:
        two = " ".join(self.low[k : k + 2])
        if tuple(self.low[k : k + 2]) in _LOCALS:
            return self._after_local(k, two)
        if self.low[k : k + 3] == ["các", "địa", "phương"]:
            return [(k + 3, PlaceWords("các địa phương", "", many=True))]
        counted = k + 1 < len(self) and self.raw[k].isdigit() and self.low[k + 1] in ("xã", "phường", "huyện", "quận")
        if counted or _MANY.match(two) or _MANY.match(" ".join(self.low[k : k + 3])):
            return self._several(k)
        if two == "khu vực" and k + 2 < len(self) and NUMERAL.match(self.raw[k + 2]):
            end = k + 3
            if end + 1 < len(self) and self.raw[end] == "-" and self.capital(end + 1):
                end = self._proper(end + 1)
            return [(end, PlaceWords("khu vực", self.words(k + 2, end)))]
        level = self._level(k)
        if level and self.raw[min(k + level, len(self) - 1)] == "," and self._small_level(k + level + 1):
            return self._several(k - 1)
        if level:
            end = self._place_name(k + level)
            return [(end, PlaceWords(self._level_words(k, level), self.words(k + level, end)))]
        if kind.tier in ("committee", "own") and k not in self.heads and k not in self.offices:
            end = self._place_name(k)
            if end > k and (kind.tier == "committee" or end - k > 1):
                return [(end, PlaceWords("", self.words(k, end)))]
        return []

    def _level(self, k: int) -> int:
        if k >= len(self) or (k in self.heads and self.capital(k)):
            return 0
        if self.raw[k].upper() in _LEVEL_SHORT and self.raw[k] != self.low[k]:
            return 1 + (self.raw[k + 1 : k + 2] == ["."] and self.capital(k + 2))
        if " ".join(self.norm[k : k + 2]) in _LEVEL_SPELLING and self.raw[k][0] in "tTđĐ":
            return 2
        return int(tuple(self.low[k : k + 1]) in _LEVELS)

    def _small_level(self, k: int) -> int:
        """As `_level`, for the members of a list of levels, which begin small ("huyện, thị xã")."""
        return 0 if self.capital(k) else self._level(k)

    def _place_name(self, k: int) -> int:
        if k < len(self) and NUMERAL.match(self.raw[k]):
            return k + 1
        end = k
        while end < len(self) and end - k < 5 and end not in self.heads and end not in self.offices:
            if self.capital(end) and self.raw[end].isalpha():
                end += 1
            elif end > k and self.raw[end] == "-" and self.capital(end + 1):
                end += 2
            else:
                break
        return k if self._cut(k, end) and not places_named(self.raw[k]) else end

    def _after_local(self, k: int, two: str) -> list[tuple[int, PlaceWords]]:
        end = k + 2
        level = self._level(end)
        named = self._place_name(end + level) if level else end
        if level and named > end + level:
            where = f"{' '.join(self.low[end : end + level])} {self.words(end + level, named)}"
            return [(named, PlaceWords(two, where, many=True))]
        return [(end + level if level and two == "hai cấp" else end, PlaceWords(two, "", many=True))]

    def _several(self, k: int) -> list[tuple[int, PlaceWords]]:
        """Places after "các": by name ("các phường: Yên Bái, Văn Phú") or by level alone ("các huyện, thành phố").

        A level that bears a name is one place ("các xã, phường, đặc khu Lý Sơn").
        """
        level = self._level(k + 1)
        at = k + 1 + level
        word = self._level_words(k + 1, level)
        first = at + 1 if at < len(self) and self.raw[at] == ":" else at
        if self.capital(first):
            return list(self._listed(first, word))
        levels = [word]
        single: list[tuple[int, PlaceWords]] = []
        while at + 1 < len(self) and self.low[at] in (",", "và"):
            level = self._small_level(at + 1)
            if not level:
                break
            word, after = self._level_words(at + 1, level), at + 1 + level
            end = self._place_name(after)
            if end > after:
                single = [(end, PlaceWords(word, self.words(after, end)))]
                break
            levels.append(word)
            at = after
        many = ", ".join(levels)
        if self.norm[at : at + 4] == ["truc", "thuoc", "trung", "uong"]:
            at, many = at + 4, f"{many} trực thuộc Trung ương"
        led = self.low[k] == "các" or self.raw[k].isdigit()
        return [(at, PlaceWords(f"các {many}" if led else many, "", many=True)), *single]

    def _listed(self, first: int, word: str) -> Iterator[tuple[int, PlaceWords]]:
        while True:
            end = self._place_name(first)
            if end == first:
                return
            yield end, PlaceWords(word, self.words(first, end))
            if (
                end + 1 < len(self)
                and self.low[end] in (",", "và")
                and self.capital(end + 1)
                and end + 1 not in self.heads
            ):
                first = end + 1
            else:
                return

    def _level_words(self, k: int, level: int) -> str:
        """The word of level at `k`, in right spelling where OCR broke it ("thành phó"), at length ("TP.")."""
        if self.raw[k].upper() in _LEVEL_SHORT:
            return _LEVEL_SHORT[self.raw[k].upper()]
        words = " ".join(self.low[k : k + level])
        return _LEVEL_SPELLING.get(" ".join(self.norm[k : k + level]), words) if level == 2 else words
