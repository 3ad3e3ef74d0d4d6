"""Finding the names of bodies in a text, on tokens folded of case and diacritics.

A name is a head ("Ban Tuyên giáo", "Sở", "UBND") that spaCy's PhraseMatcher finds, then what the head's row of
bodies.csv lets follow: a field of work, words of purpose, the body that owns it, a place. Holders of offices
stand for their body ("Giám đốc Sở Tài chính"), enumerations give one name each ("Các Sở: Công Thương, Tài chính").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danchieu.graph.tables import rows
from danchieu.ingest.body_names import BodyName, Kind, kinds, toned
from danchieu.ingest.body_words import Head, TokenText

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_PACKAGE = "danchieu.ingest"
_JOINS = ("trực thuộc", "thuộc", "liên quan trực thuộc", "có liên quan trực thuộc", "của", "liên quan")
_MAX_DEPTH = 3
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
            exact = toned(self._strings[key].lower()) == " ".join(text.low[start:end])
            if exact and end > text.offices.get(start, 0):
                text.offices[start] = end
        return text

    @staticmethod
    def _right(text: TokenText, start: int, end: int, head: Head, words: tuple[str, ...]) -> bool:
        """Whether case and accents fit: words that fold alike ("phòng", "phỏng") must not pass for a name."""
        read = text.raw[start:end]
        if any(_is_acronym(w) and not r.isupper() for w, r in zip(words, read, strict=True)):
            return False
        wrong = sum(toned(w.lower()) != r for w, r in zip(words, text.low[start:end], strict=True))
        if head.kind.case == "any":
            return wrong <= len(words) // 3
        led = text.capital(start) or (start > 0 and text.low[start - 1] in ("trưởng", "các"))
        return led and (wrong == 0 if len(words) == 1 else wrong <= len(words) // 2)

    def _at(self, text: TokenText, start: int) -> list[Found]:
        """The bodies whose name begins at token `start`: several for an enumeration, none where no name stands."""
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
        return [(end, replace(name, place=place)) for end, place in places] or [(k, name)]

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
                if found and (not bare_field or kind.tier == "unit"):
                    return found, join
        return [], ""

    def _enumerated(self, text: TokenText, i: int, head: Head) -> list[tuple[int, BodyName]]:
        """ "Các Sở: Công Thương, Tài chính": one name for each field; [] where no enumeration stands."""
        if head.kind.tail not in ("field", "known") or i == 0 or text.low[i - 1] != "các":
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
        return out if len(out) > 1 else []


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
