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
from danchieu.ingest.body_names import BodyName, Kind, kinds, toned
from danchieu.ingest.body_words import NUMERAL, Head, TokenText

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_PACKAGE = "danchieu.ingest"
_JOINS = ("trực thuộc", "thuộc", "liên quan trực thuộc", "có liên quan trực thuộc", "của", "liên quan")
# A body written small after these, with its field in capitals, is meant ("Giao phòng Quản lý công nghiệp").
_LEADS = frozenset(["giao", "cầu", "nghị"])
_MAX_DEPTH = 3
_PARTY_PARTS = frozenset(
    tuple(words.split())
    for words in ("chi bộ", "đảng bộ", "chi ủy", "đảng ủy", "cấp ủy", "tổ chức đảng", "tổ chức cơ sở đảng")
)
_COLLECTIVES_OF_FIELDS = frozenset({"Các sở", "Các bộ"})


@dataclass(frozen=True, slots=True)
class Found:
    """A body named in a text: tokens `start:end`, which include the office word ("Giám đốc") before it."""

    start: int
    end: int
    name: BodyName
    office: bool = False


class BodyFinder:
    """Finds bodies in a tokenized text; time linear in its length."""

    def __init__(self, vocab: Vocab, tokenizer: Callable[[str], Doc]) -> None:
        from spacy.matcher import PhraseMatcher

        self._heads = PhraseMatcher(vocab, attr="NORM")
        self._fields = PhraseMatcher(vocab, attr="NORM")
        self._offices = PhraseMatcher(vocab, attr="NORM")
        self._strings = vocab.strings
        self._known: dict[str, tuple[Head, tuple[str, ...]]] = {}
        for kind in kinds().values():
            self._add_kind(tokenizer, kind)
        for row in rows(_PACKAGE, "abbreviations.csv"):
            kind = kinds()[row["name"]]
            cut = kind.case == "exact" and not any(_is_acronym(w) for w in re.split(r"[ /.]", row["abbreviation"]))
            self._add_head(tokenizer, row["abbreviation"], Head(0, kind, row["owner"], cut=cut))
        for row in rows(_PACKAGE, "fields.csv"):
            shorts = row["short"].split("|") if row["short"] else []
            self._fields.add(row["field"], [tokenizer(words) for words in (row["field"], *shorts)])
        for row in rows(_PACKAGE, "offices.csv"):
            self._offices.add(row["office"], [tokenizer(row["office"])])

    def _add_kind(self, tokenizer: Callable[[str], Doc], kind: Kind) -> None:
        """Adds a kind's name, its short forms, and a collective without its "các"."""
        self._add_head(tokenizer, kind.name, Head(0, kind))
        names = {kind.name}
        for row in rows(_PACKAGE, "short_forms.csv"):
            names |= {name.replace(row["words"], row["short"]) for name in names if f"{row['words']} " in f"{name} "}
        for name in sorted(names - {kind.name}):
            self._add_head(tokenizer, name, Head(0, kind))
        single = kind.name.removeprefix("Các ")
        if single != kind.name and (single.count(" ") > 1 or ("," in single and kind.tier in ("group", "own"))):
            self._add_head(tokenizer, single, Head(0, kind, single=True))

    def _add_head(self, tokenizer: Callable[[str], Doc], text: str, head: Head) -> None:
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

    def _matched(self, doc: Doc) -> TokenText:
        text = TokenText(doc)
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
            if toned(self._strings[key].lower()) == " ".join(text.low[start:end]):
                text.offices.setdefault(start, []).append(end)
        for start, head in _ministers(text):
            text.heads.setdefault(start, []).insert(0, head)
        for start, head in _party_collectives(text):
            text.heads.setdefault(start, []).insert(0, head)
        return text

    @staticmethod
    def _right(text: TokenText, start: int, end: int, head: Head, words: tuple[str, ...]) -> bool:
        """Whether case and accents fit: words that fold alike ("phòng", "phỏng") must not pass for a name."""
        read = text.raw[start:end]
        if text.norm[end - 1] == "uy" and text.low[end : end + 1] == ["viên"]:
            return False  # "cấp ủy viên", "Huyện ủy viên" are persons
        if any(_is_acronym(w) and not r.isupper() for w, r in zip(words, read, strict=True)):
            return False
        wrong = sum(toned(w.lower()) != r for w, r in zip(words, text.low[start:end], strict=True))
        if head.kind.case == "any":
            return wrong <= len(words) // 3
        before = text.low[start - 1] if start else ""
        if (words == ("Báo",) and text.low[end : end + 1] == ["cáo"]) or (words == ("Phòng",) and before == "hải"):
            return False
        led = text.capital(start) or before in ("trưởng", "các") or (before in _LEADS and text.capital(end))
        return led and (wrong == 0 if len(words) == 1 else wrong <= len(words) // 2)

    def _at(self, text: TokenText, start: int) -> list[Found]:
        """The bodies whose name begins at token `start`: several for an enumeration, none where no name stands."""
        if _is_site(text, start):
            return []
        ends = sorted(text.offices.get(start, ()), reverse=True)
        places = [(end, True) for end in ends]
        places += [(end + 1, True) for end in ends if end < len(text) and text.low[end] == "các"]
        for i, office in (*places, (start, False)):
            for head in text.heads.get(i, ()):
                if self._splits_name(text, i, head):
                    continue
                found = self._enumerated(text, i, head) or self._one(text, head, 0)
                if found and self._placed_enough(found[0], office, head.cut):
                    return [Found(start, end, name, office) for end, name in found]
        return []

    @staticmethod
    def _splits_name(text: TokenText, start: int, head: Head) -> bool:
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

    def _one(self, text: TokenText, head: Head, depth: int) -> list[tuple[int, BodyName]]:
        """The name that goes on from `head`, with its end; a list of one, or of several for "UBND các phường: A, B"."""
        k = head.end
        name = BodyName(head.kind)
        if head.owner:
            owner = kinds()[head.owner]
            return [(k, replace(name, owner=BodyName(owner)))]
        if head.kind.tail:
            k, field = text.tail(k, head.kind.tail)
            if head.kind.tail in ("proper", "firm") and not field:
                return []
            name = replace(name, field=field)
        owned, join = self._owner(text, k, head.kind, depth)
        if owned:
            under = kinds().get(f"{head.kind.name} trực thuộc") if "trực thuộc" in join else None
            name = replace(name, kind=under or head.kind)
            return [(end, replace(name, owner=owner)) for end, owner in owned]
        places = text.places(k, head.kind)
        if not places and self._other_name(text, k, head.kind):
            return []
        return [(end, replace(name, place=place)) for end, place in places] or [(k, name)]

    @staticmethod
    def _other_name(text: TokenText, k: int, kind: Kind) -> bool:
        """Whether a committee, organ or office without owner or place goes on as the name of another body.

        "Đảng ủy | Khối", "Ban Kinh tế | - Đô thị", "Văn phòng | Luật sư": completed it would name
        a body that is not meant.
        """
        if kind.tier == "unit" and kind.case == "exact":
            return text.capital(k) and k not in text.offices
        if kind.tier == "committee":
            return text.capital(k) and k not in text.heads and k not in text.offices
        return kind.tier in ("organ", "unit") and text.goes_on(k)

    def _owner(self, text: TokenText, k: int, kind: Kind, depth: int) -> tuple[list[tuple[int, BodyName]], str]:
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
                if found and (not bare_field or kind.tier == "unit" or kind.name == "Thanh tra"):
                    return found, join
        return [], ""

    def _enumerated(self, text: TokenText, i: int, head: Head) -> list[tuple[int, BodyName]]:
        """ "Các Sở: Công Thương, Tài chính": one name for each field; [] where no enumeration stands."""
        listed = head.end < len(text) and text.raw[head.end] == ":" and head.end + 1 in text.fields
        if listed and head.kind.name.startswith("Các sở, ") and text.capital(head.end + 1):
            head = replace(head, kind=kinds()["Sở"])  # "Các sở, ngành: Tài chính, Y tế"
        elif head.kind.tail not in ("field", "known") or i == 0 or text.low[i - 1] != "các":
            return []
        out: list[tuple[int, BodyName]] = []
        at = head.end + (head.end < len(text) and text.raw[head.end] == ":")
        while at < len(text):
            end, field = text.tail(at, head.kind.tail)
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
        return self._owned_list(text, out, head.kind) if len(out) > (not listed) else []

    def _owned_list(
        self, text: TokenText, listed: list[tuple[int, BodyName]], kind: Kind
    ) -> list[tuple[int, BodyName]]:
        """The names of an enumeration with the body that all belong to ("Các Phòng Nghiệp vụ I, II thuộc Cục Thuế").

        A field whose rest is a numeral alone goes on with the words of the one before it ("Nghiệp vụ I, II").
        """
        stem, out = "", []
        for end, name in listed:
            words, _, number = name.field.rpartition(" ")
            numbered = NUMERAL.match(number or name.field)
            stem = words if words and numbered else stem if numbered else ""
            out.append((end, replace(name, field=f"{stem} {number}".strip() if numbered else name.field)))
        last = listed[-1][0]
        if not kind.owner or text.low[last : last + 1] not in (["thuộc"], ["của"]):
            return out
        for head in text.heads.get(last + 1, ()):
            found = self._one(text, head, 1)
            if found:
                return [(found[-1][0], replace(name, owner=found[0][1])) for _, name in out]
        return out


def _is_site(text: TokenText, start: int) -> bool:
    """Whether the name is that of a site of the web ("Cổng thông tin điện tử Chính phủ"): the site is meant."""
    before = text.norm[max(0, start - 4) : start]
    return before[-1:] in (["website"], ["ttdt"]) or before == ["thong", "tin", "dien", "tu"]


def _ministers(text: TokenText) -> Iterator[tuple[int, Head]]:
    """ "Bộ trưởng, Thủ trưởng cơ quan ngang bộ": all ministers are meant, though "các" is left out."""
    kind = kinds()["Các Bộ trưởng"]
    for i, word in enumerate(text.low):
        led = text.low[max(0, i - 1) : i] == ["các"]
        if word == "bộ" and not led and text.capital(i) and text.low[i + 1 : i + 5] == ["trưởng", ",", "thủ", "trưởng"]:
            yield i, Head(i + 2, kind)


def _party_collectives(text: TokenText) -> Iterator[tuple[int, Head]]:
    """Collectives of Party organizations named in a list ("các chi bộ, đảng bộ cơ sở trực thuộc Huyện ủy")."""
    at = 0
    while at < len(text):
        first = at + (text.low[at] in ("các", "những"))
        end = _party_part(text, first)
        parts = 1
        while end and end < len(text) and text.low[end] in (",", "và") and (more := _party_part(text, end + 1)):
            end, parts = more, parts + 1
        if end and parts > 1 and first > at and text.low[end : end + 2] == ["trực", "thuộc"]:
            words = " ".join(text.low[first : end + 2]).replace(" ,", ",")
            yield at, Head(end + 2, Kind(f"Các {words}", "organ", "", "committee", "any"))
        at = max(end, at + 1)


def _party_part(text: TokenText, k: int) -> int:
    """Where one part of such a list ends; 0 where none stands."""
    length = next((n for n in (5, 3, 2) if tuple(text.low[k : k + n]) in _PARTY_PARTS), 0)
    if not length:
        return 0
    return k + length + 2 * (text.low[k + length : k + length + 2] == ["cơ", "sở"])


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _shared_places(text: TokenText, found: list[Found]) -> list[Found]:
    """The place that closes a list given to all of it: "Công an, Tòa án nhân dân, Chi cục Thi hành án dân sự huyện"."""
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
