"""Finding the names of bodies in a text, on tokens folded of case and diacritics.

A name is a head ("Ban Tuyên giáo", "Sở", "UBND") that spaCy's PhraseMatcher finds, then what the head's row of
bodies.csv lets follow: a field of work, words of purpose, the body that owns it, a place. Holders of offices
stand for their body ("Giám đốc Sở Tài chính"), enumerations give one name each ("Các Sở: Công Thương, Tài chính").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danchieu.graph.tables import rows
from danchieu.ingest.body_names import BodyName, Kind, PlaceWords, kinds, toned

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_PACKAGE = "danchieu.ingest"
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
_LOCALS = {("cấp", "tỉnh"), ("cấp", "huyện"), ("cấp", "xã"), ("cấp", "trên"), ("các", "cấp"), ("hai", "cấp")}
_MANY = re.compile(r"các (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)$")
_JOINS = ("trực thuộc", "thuộc", "liên quan trực thuộc", "có liên quan trực thuộc", "của", "liên quan")
_ENDS_PURPOSE = frozenset(
    [
        "trên",
        "để",
        "nhằm",
        "qua",
        "do",
        "báo",
        "có",
        "đã",
        "được",
        "tại",
        "trong",
        "khi",
        "theo",
        "chịu",
        "căn",
        "phải",
        "cần",
        "là",
        "họp",
        "giao",
    ]
)
_VERBS = frozenset(
    [
        "chủ trì",
        "phối hợp",
        "tham mưu",
        "theo dõi",
        "tổ chức",
        "xây dựng",
        "chỉ đạo",
        "lãnh đạo",
        "kịp thời",
        "khẩn trương",
        "định kỳ",
        "hướng dẫn",
        "tổng hợp",
        "ban hành",
        "rà soát",
        "lập dự",
    ]
)
_NO_SECOND = frozenset(
    [
        "chủ",
        "phối",
        "tham",
        "là",
        "có",
        "đã",
        "được",
        "theo",
        "báo",
        "và",
        "của",
        "về",
        "tại",
        "trên",
        "trong",
        "cho",
        "với",
        "để",
        "thực",
        "triển",
        "tăng",
        "tiếp",
        "chịu",
        "căn",
        "phải",
        "cần",
        "hướng",
        "tổng",
        "tổ",
        "định",
        "kịp",
        "khẩn",
        "nghiêm",
        "lãnh",
        "chỉ",
        "các",
        "giao",
        "trực",
        "thuộc",
        "gửi",
        "trình",
        "nâng",
        "đẩy",
        "rà",
    ]
)
_MAX_PURPOSE = 24
_MAX_DEPTH = 3
_COLLECTIVES_OF_FIELDS = frozenset({"Các sở", "Các bộ"})
_FORMS = (
    "trách nhiệm hữu hạn một thành viên",
    "trách nhiệm hữu hạn",
    "tnhh một thành viên",
    "tnhh mtv",
    "tnhh",
    "cổ phần",
    "cp",
    "hợp danh",
    "liên doanh",
)
_NUMERAL = re.compile(r"(?:[IVX]+|\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Found:
    """A body named in a text: tokens `start:end`, which include the office word ("Giám đốc") before it."""

    start: int
    end: int
    name: BodyName
    office: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    end: int
    kind: Kind
    owner: str = ""
    single: bool = False
    cut: bool = False


class _Text:
    """The tokens of one text as the finder reads them, with the matches of heads, fields and offices by first token."""

    def __init__(self, doc: Doc) -> None:
        self.raw = [t.text for t in doc]
        self.norm = [t.norm_ for t in doc]
        self.low = [toned(t.text.lower()) for t in doc]
        self.heads: dict[int, list[_Head]] = {}
        self.fields: dict[int, tuple[int, str]] = {}
        self.offices: dict[int, int] = {}

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


class BodyFinder:
    """Finds bodies in a tokenized text; time linear in its length."""

    def __init__(self, vocab: Vocab, tokenizer: Callable[[str], Doc]) -> None:
        from spacy.matcher import PhraseMatcher

        self._heads = PhraseMatcher(vocab, attr="NORM")
        self._fields = PhraseMatcher(vocab, attr="NORM")
        self._offices = PhraseMatcher(vocab, attr="NORM")
        self._strings = vocab.strings
        self._known: dict[str, tuple[_Head, tuple[str, ...]]] = {}
        for kind in kinds().values():
            self._add_kind(tokenizer, kind)
        for row in rows(_PACKAGE, "abbreviations.csv"):
            kind = kinds()[row["name"]]
            cut = kind.case == "exact" and not any(_is_acronym(w) for w in re.split(r"[ /.]", row["abbreviation"]))
            self._add_head(tokenizer, row["abbreviation"], _Head(0, kind, row["owner"], cut=cut))
        for row in rows(_PACKAGE, "fields.csv"):
            shorts = row["short"].split("|") if row["short"] else []
            self._fields.add(row["field"], [tokenizer(words) for words in (row["field"], *shorts)])
        for row in rows(_PACKAGE, "offices.csv"):
            self._offices.add(row["office"], [tokenizer(row["office"])])

    def _add_kind(self, tokenizer: Callable[[str], Doc], kind: Kind) -> None:
        """Adds a kind's name, its short forms, and a collective without its "các"."""
        self._add_head(tokenizer, kind.name, _Head(0, kind))
        names = {kind.name}
        for row in rows(_PACKAGE, "short_forms.csv"):
            names |= {name.replace(row["words"], row["short"]) for name in names if f"{row['words']} " in f"{name} "}
        for name in sorted(names - {kind.name}):
            self._add_head(tokenizer, name, _Head(0, kind))
        single = kind.name.removeprefix("Các ")
        if single != kind.name and (single.count(" ") > 1 or ("," in single and kind.tier in ("group", "own"))):
            self._add_head(tokenizer, single, _Head(0, kind, single=True))

    def _add_head(self, tokenizer: Callable[[str], Doc], text: str, head: _Head) -> None:
        if text in self._known:
            return
        pattern = tokenizer(text)
        self._heads.add(text, [pattern])
        self._known[text] = head, tuple(t.text for t in pattern)

    def __call__(self, doc: Doc) -> tuple[Found, ...]:
        """The bodies that `doc` names, in the order of the text; nested names (an owner) are not listed again."""
        text = self._matched(doc)
        out: list[Found] = []
        at = 0
        for i in sorted(set(text.heads) | set(text.offices)):
            if i < at:
                continue
            found = self._at(text, i)
            if found:
                out += found
                at = max(f.end for f in found)
        return tuple(_shared_places(text, out))

    def _matched(self, doc: Doc) -> _Text:
        text = _Text(doc)
        for key, start, end in self._heads(doc):
            head, words = self._known[self._strings[key]]
            if self._right(text, start, end, head, words):
                text.heads.setdefault(start, []).append(replace(head, end=end))
        for heads in text.heads.values():
            heads.sort(key=lambda h: (-h.end, h.single, h.cut))
        for key, start, end in self._fields(doc):
            if end > text.fields.get(start, (0, ""))[0]:
                text.fields[start] = end, self._strings[key]
        for key, start, end in self._offices(doc):
            exact = toned(self._strings[key].lower()) == " ".join(text.low[start:end])
            if exact and end > text.offices.get(start, 0):
                text.offices[start] = end
        return text

    @staticmethod
    def _right(text: _Text, start: int, end: int, head: _Head, words: tuple[str, ...]) -> bool:
        """Whether case and accents fit: words that fold alike ("phòng", "phỏng") must not pass for a name."""
        read = text.raw[start:end]
        if any(_is_acronym(w) and not r.isupper() for w, r in zip(words, read, strict=True)):
            return False
        wrong = sum(toned(w.lower()) != r for w, r in zip(words, text.low[start:end], strict=True))
        if head.kind.case == "any":
            return wrong <= len(words) // 3
        led = text.capital(start) or (start > 0 and text.low[start - 1] in ("trưởng", "các"))
        return led and (wrong == 0 if len(words) == 1 else wrong <= len(words) // 2)

    def _at(self, text: _Text, start: int) -> list[Found]:
        """The bodies whose name begins at token `start`: several for an enumeration, none where no name stands there."""
        after = text.offices.get(start)
        places = [] if after is None else [(after, True)]
        if after is not None and after < len(text) and text.low[after] == "các":
            places.append((after + 1, True))
        for i, office in (*places, (start, False)):
            for head in text.heads.get(i, ()):
                if self._splits_name(text, i, head):
                    continue
                found = self._enumerated(text, i, head) or self._one(text, head, 0)
                if found and self._placed_enough(found[0], office, head.cut):
                    return [Found(start, end, name, office) for end, name in found]
        return []

    @staticmethod
    def _splits_name(text: _Text, start: int, head: _Head) -> bool:
        """Whether a collective ends inside a proper name: "các huyện ủy, Thành ủy | Lạng Sơn"."""
        if head.kind.name in _COLLECTIVES_OF_FIELDS:
            listed = head.end < len(text) and text.raw[head.end] == ":"
            return listed or (text.capital(head.end) and head.end in text.fields)
        if head.kind.tier != "group" or text.raw[start].isupper() or head.end in text.heads or head.end in text.offices:
            return False
        return text.capital(head.end) and any(w[:1].isupper() for w in text.raw[start + 1 : head.end])

    @staticmethod
    def _placed_enough(found: tuple[int, BodyName], office: bool, cut: bool) -> bool:
        name = found[1]
        placed = office or bool(name.owner or name.place)
        if name.kind.tail in ("field", "known") and not name.field:
            return placed
        return placed or bool(name.field) or not (cut or name.kind.case == "placed")

    def _one(self, text: _Text, head: _Head, depth: int) -> list[tuple[int, BodyName]]:
        """The name that goes on from `head`, with its end; a list of one, or of several for "UBND các phường: A, B"."""
        k = head.end
        name = BodyName(head.kind)
        if head.owner:
            owner = kinds()[head.owner]
            return [(k, replace(name, owner=BodyName(owner)))]
        if head.kind.tail:
            k, field = self._tail(text, k, head.kind.tail)
            if head.kind.tail in ("proper", "firm") and not field:
                return []
            name = replace(name, field=field)
        owned, join = self._owner(text, k, head.kind, depth)
        if owned:
            under = kinds().get(f"{head.kind.name} trực thuộc") if "trực thuộc" in join else None
            name = replace(name, kind=under or head.kind)
            return [(end, replace(name, owner=owner)) for end, owner in owned]
        places = self._places(text, k, head.kind)
        return [(end, replace(name, place=place)) for end, place in places] or [(k, name)]

    def _owner(self, text: _Text, k: int, kind: Kind, depth: int) -> tuple[list[tuple[int, BodyName]], str]:
        if depth >= _MAX_DEPTH or not kind.owner:
            return [], ""
        for join in ("", *_JOINS):
            words = tuple(join.split())
            if tuple(text.low[k : k + len(words)]) != words or (join and kind.case != "any"):
                continue
            for head in text.heads.get(k + len(words), ()):
                bare_field = head.kind.tail in ("field", "known") and (
                    head.end not in text.fields and not text.capital(head.end)
                )
                if kind.owner == "committee" and head.kind.tier != "committee":
                    continue
                found = self._one(text, head, depth + 1)
                if found and (not bare_field or kind.tier == "unit"):
                    return found, join
        return [], ""

    def _tail(self, text: _Text, k: int, tail: str) -> tuple[int, str]:
        if tail == "known":
            return text.fields.get(k, (k, "")) if text.capital(k) else (k, "")
        if tail == "field":
            return self._field(text, k)
        if tail == "firm":
            return self._firm(text, k)
        if tail == "proper":
            end = self._proper(text, k)
            return end, text.words(k, end)
        end = self._about(text, k) if tail == "about" else self._purpose(text, k)
        return end, text.words(k, end)

    def _field(self, text: _Text, k: int) -> tuple[int, str]:
        """A field of work: a known one, else words of at most two syllables that begin with a capital."""
        if k in text.fields and text.capital(k):
            return text.fields[k]
        end = k
        while text.capital(end) and text.raw[end].isalpha() and end not in text.heads:
            second = end + 1 < len(text) and text.raw[end + 1].islower() and text.low[end + 1] not in _NO_SECOND
            end += 2 if second and text.raw[end + 1].isalpha() else 1
            joined = (
                end + 1 < len(text)
                and text.low[end] in ("và", "-")
                and text.capital(end + 1)
                and end + 1 not in text.heads
            )
            end += joined
        return end, text.words(k, end)

    def _firm(self, text: _Text, k: int) -> tuple[int, str]:
        """The name of a company: its legal form, then words with capitals, each with at most one small syllable."""
        form = next((f for f in _FORMS if text.low[k : k + f.count(" ") + 1] == f.split()), "")
        end = k + (form.count(" ") + 1 if form else 0)
        named = end
        while named < len(text) and named - end < 14 and (text.capital(named) or text.raw[named] in ("-", "và", ",")):
            if not text.capital(named):
                joined = text.capital(named + 1) and named + 1 not in text.heads and named > end
                if not joined or (text.raw[named] == "," and not form):
                    break
                named += 1
            second = named + 1 < len(text) and text.raw[named + 1].islower() and text.raw[named + 1].isalpha()
            named += 2 if second and text.low[named + 1] not in _NO_SECOND else 1
        return (named, text.words(k, named)) if named > end else (k, "")

    def _proper(self, text: _Text, k: int) -> int:
        """Where a run of words with capitals from `k` ends."""
        end = k
        while end < len(text) and end - k < 10:
            if text.capital(end) and text.raw[end].isalpha() and (end == k or end not in text.heads):
                end += 1
            elif end > k and text.low[end] in ("và", "-") and text.capital(end + 1) and end + 1 not in text.heads:
                end += 2
            else:
                break
        return end

    def _purpose(self, text: _Text, k: int) -> int:
        """Where the words of purpose end: before the word of level or with the proper name that closes the name, else `k`."""
        if k < len(text) and text.raw[k] == ",":
            return k
        for end in range(k, self._phrase(text, k) + 1):
            if tuple(text.low[end : end + 1]) in _LEVELS or tuple(text.low[end : end + 2]) in _LEVELS | _LOCALS:
                return end
        end = k
        while (
            end < min(k + 5, len(text))
            and text.raw[end].islower()
            and text.low[end] not in _ENDS_PURPOSE
            and not self._verb(text, end)
        ):
            end += 1
        named = self._proper(text, end)
        return named if named > end + 1 else k

    @staticmethod
    def _verb(text: _Text, i: int) -> bool:
        return " ".join(text.low[i : i + 2]) in _VERBS

    def _phrase(self, text: _Text, k: int) -> int:
        """Where words that may belong to one name end at the latest."""
        end = k
        while end < min(k + _MAX_PURPOSE, len(text)) and (text.raw[end].isalpha() or text.raw[end] in (",", "-")):
            if (
                text.low[end] in _ENDS_PURPOSE
                or (end in text.heads and text.capital(end))
                or (end > k and self._verb(text, end))
            ):
                break
            end += 1
        return end

    def _about(self, text: _Text, k: int) -> int:
        if k >= len(text) or text.low[k] not in ("về", "phòng", "cải"):
            return k
        end = self._phrase(text, k)
        while end > k and text.low[end - 1] in (",", "-", "và", "với"):
            end -= 1
        return end

    def _places(self, text: _Text, k: int, kind: Kind) -> list[tuple[int, PlaceWords]]:
        two = " ".join(text.low[k : k + 2])
        if tuple(text.low[k : k + 2]) in _LOCALS:
            return self._after_local(text, k, two)
        counted = k < len(text) and text.raw[k].isdigit() and self._level(text, k + 1)
        if counted or _MANY.match(two) or _MANY.match(" ".join(text.low[k : k + 3])):
            return self._several(text, k)
        if two == "khu vực" and k + 2 < len(text) and _NUMERAL.match(text.raw[k + 2]):
            end = k + 3
            if end + 1 < len(text) and text.raw[end] == "-" and text.capital(end + 1):
                end = self._proper(text, end + 1)
            return [(end, PlaceWords("khu vực", text.words(k + 2, end)))]
        level = self._level(text, k)
        if level and text.raw[min(k + level, len(text) - 1)] == "," and self._level(text, k + level + 1):
            return self._several(text, k - 1)
        if level:
            end = self._place_name(text, k + level)
            return [(end, PlaceWords(_level_words(text, k, level), text.words(k + level, end)))]
        if kind.tier in ("committee", "own") and k not in text.heads and k not in text.offices:
            end = self._place_name(text, k)
            if end > k and (kind.tier == "committee" or end - k > 1):
                return [(end, PlaceWords("", text.words(k, end)))]
        return []

    @staticmethod
    def _level(text: _Text, k: int) -> int:
        if " ".join(text.norm[k : k + 2]) in _LEVEL_SPELLING and text.raw[k][0] in "tTđĐ":
            return 2
        return int(k < len(text) and tuple(text.low[k : k + 1]) in _LEVELS)

    def _place_name(self, text: _Text, k: int) -> int:
        if k < len(text) and _NUMERAL.match(text.raw[k]):
            return k + 1
        end = k
        while end < len(text) and end - k < 5 and end not in text.heads and end not in text.offices:
            if text.capital(end) and text.raw[end].isalpha():
                end += 1
            elif end > k and text.raw[end] == "-" and text.capital(end + 1):
                end += 2
            else:
                break
        return end

    def _after_local(self, text: _Text, k: int, two: str) -> list[tuple[int, PlaceWords]]:
        end = k + 2
        level = self._level(text, end)
        named = self._place_name(text, end + level) if level else end
        if level and named > end + level:
            where = f"{' '.join(text.low[end : end + level])} {text.words(end + level, named)}"
            return [(named, PlaceWords(two, where, many=True))]
        return [(end + level if level and two == "hai cấp" else end, PlaceWords(two, "", many=True))]

    def _several(self, text: _Text, k: int) -> list[tuple[int, PlaceWords]]:
        """Places after "các": by name ("các phường: Yên Bái, Văn Phú") or by level alone ("các huyện, thành phố")."""
        level = self._level(text, k + 1)
        at = k + 1 + level
        word = _level_words(text, k + 1, level)
        first = at + 1 if at < len(text) and text.raw[at] == ":" else at
        if text.capital(first):
            return list(self._listed(text, first, word))
        levels = [word]
        while at + 1 < len(text) and text.low[at] in (",", "và"):
            level = self._level(text, at + 1)
            if not level:
                break
            levels.append(_level_words(text, at + 1, level))
            at += 1 + level
        many = ", ".join(levels)
        if text.norm[at : at + 4] == ["truc", "thuoc", "trung", "uong"]:
            at, many = at + 4, f"{many} trực thuộc Trung ương"
        led = text.low[k] == "các" or text.raw[k].isdigit()
        return [(at, PlaceWords(f"các {many}" if led else many, "", many=True))]

    def _listed(self, text: _Text, first: int, word: str) -> Iterator[tuple[int, PlaceWords]]:
        while True:
            end = self._place_name(text, first)
            if end == first:
                return
            yield end, PlaceWords(word, text.words(first, end))
            if (
                end + 1 < len(text)
                and text.low[end] in (",", "và")
                and text.capital(end + 1)
                and end + 1 not in text.heads
            ):
                first = end + 1
            else:
                return

    def _enumerated(self, text: _Text, i: int, head: _Head) -> list[tuple[int, BodyName]]:
        """ "Các Sở: Công Thương, Tài chính": one name for each field; [] where no enumeration stands."""
        if head.kind.tail not in ("field", "known") or i == 0 or text.low[i - 1] != "các":
            return []
        out: list[tuple[int, BodyName]] = []
        at = head.end + (head.end < len(text) and text.raw[head.end] == ":")
        while at < len(text):
            end, field = self._tail(text, at, head.kind.tail)
            if end == at:
                break
            out.append((end, BodyName(head.kind, field)))
            if (
                end + 1 < len(text)
                and text.low[end] in (",", "và", ";")
                and text.capital(end + 1)
                and end + 1 not in text.heads
            ):
                at = end + 1
            else:
                break
        return out if len(out) > 1 else []


def _level_words(text: _Text, k: int, level: int) -> str:
    """The word of level at `k`, in right spelling where OCR broke it ("thành phó")."""
    words = " ".join(text.low[k : k + level])
    return _LEVEL_SPELLING.get(" ".join(text.norm[k : k + level]), words) if level == 2 else words


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _shared_places(text: _Text, found: list[Found]) -> list[Found]:
    """In a list the place that closes it is that of all: "Công an, Tòa án nhân dân, Chi cục Thi hành án dân sự huyện"."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, after = out[i], out[i + 1]
        between = text.low[one.end : after.start]
        place = after.name.place
        if place is None or not all(word in (",", ";", "và") for word in between) or not between:
            continue
        kind = one.name.kind
        bare = kind.tier == "own" and not (one.name.place or one.name.field or kind.owner)
        if bare and after.name.kind.tier == "own" and place.word and not place.word.startswith("các"):
            out[i] = replace(one, name=replace(one.name, place=place))
    return out
