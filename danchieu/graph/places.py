"""Places: the provinces, districts and communes by name, however written, and at what time each was what.

Names repeat (Châu Thành is a district of nine provinces) and outlive what they name (Lâm Đồng before and since
1/7/2025), so a name gives all places that bear it, and who knows more chooses.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from danchieu.graph.dates import overlaps
from danchieu.graph.folding import fold, strip_marks
from danchieu.graph.model import Level
from danchieu.graph.tables import rows

_PREFIX = re.compile(
    r"\s*(?:(?:tỉnh|thành phố|thị xã|huyện|quận|phường|xã|thị trấn|đặc khu)(?!\w)|(?:tp|t\.p|tx)(?:\.|(?!\w)))\s*",
    re.I,
)
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[\s.\-–]{0,4}")
_LONGEST = 6


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A unit of administration in one stretch of time.

    Attributes:
        name: without its kind ("Đức Trọng"; "Quận 1" where the name is a number).
        kind: "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu".
        province: the province that it lies in, None for provinces.
        level: "province", "district" or "commune".
        first, last: ISO days, None where open.
        successors: names of the provinces (of districts: districts) that took it over.
    """

    name: str
    kind: str
    province: str | None
    level: Level
    first: str | None = None
    last: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def jurisdiction(self) -> str:
        """As in `Head.jurisdiction`: "Lâm Đồng" or "Lâm Đồng/Đức Trọng"."""
        return f"{self.province}/{self.name}" if self.province else self.name

    def at(self, date: str | None) -> bool:
        """Whether it existed on some day of `date`; at an unknown date any did."""
        return date is None or overlaps(date, self.first or "0001", self.last)


@dataclass(frozen=True, slots=True)
class Found:
    """A place's name in a text: all places that bear it, and the word of kind before it ("huyện"), None without one."""

    start: int
    end: int
    places: tuple[Place, ...]
    kind: str | None


def province(name: str, date: str | None = None) -> Place | None:
    """The province or centrally-run city of that name, the latest that fits `date`.

    >>> province("TP. HCM").name, province("tỉnh Đắc Lắc").name
    ('Hồ Chí Minh', 'Đắk Lắk')
    """
    found = [p for p in named(name) if p.level == "province" and p.at(date)]
    return max(found, key=lambda p: p.first or "") if found else None


def districts(name: str, within: str | None = None) -> tuple[Place, ...]:
    """All districts of that name (huyện, quận, thị xã, cities of provinces), of province `within` only when given."""
    return tuple(p for p in named(name) if p.level == "district" and within in (None, p.province))


def communes(name: str, within: str | None = None) -> tuple[Place, ...]:
    """All communes since 1/7/2025 of that name, of province `within` only when given."""
    return tuple(p for p in named(name) if p.level == "commune" and within in (None, p.province))


def province_of(district: str) -> str | None:
    """The province of a district; None when there is none or several provinces have a district of that name."""
    found = {p.province for p in districts(district)}
    return found.pop() if len(found) == 1 else None


def centrally_run(name: str, date: str | None) -> bool:
    """Whether a city was run directly by the centre on `date`, so that its Thành ủy and its code TU are provincial.

    >>> centrally_run("Huế", "2024-05-01"), centrally_run("Huế", "2025-05-01"), centrally_run("Đà Lạt", None)
    (False, True, False)
    """
    found = province(name, date)
    return found is not None and found.kind == "thành phố"


def named(name: str) -> tuple[Place, ...]:
    """All places that bear a name, with or without its kind; where diacritics agree with some, only those."""
    places = _by_fold().get(fold(name)) or _by_fold().get(fold(_PREFIX.sub("", name, count=1))) or ()
    bare = _written(_PREFIX.sub("", name, count=1))
    exact = tuple(p for p in places if bare in (_written(p.name), _written(_PREFIX.sub("", p.name, count=1))))
    return exact or places


def find_places(text: str) -> tuple[Found, ...]:
    """The names of places in running text, the longest first at each spot; names need capital letters, not diacritics.

    >>> [f.places[0].jurisdiction for f in find_places("Huyện ủy Đức Trọng, tỉnh Lâm Đồng")]
    ['Lâm Đồng/Đức Trọng', 'Lâm Đồng']
    """
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Found]:
    words = [(m.start(), m.end(), strip_marks(m[0]), not m[0][0].islower()) for m in _WORD.finditer(text)]
    i = 0
    while i < len(words):
        run = _run(text, words, i)
        for n in range(run, 0, -1):
            if _by_fold().get("".join(w[2] for w in words[i : i + n])):
                start, end = words[i][0], words[i + n - 1][1]
                yield Found(start, end, named(text[start:end]), _kind_before(text, start))
                i += n
                break
        else:
            i += 1


def _run(text: str, words: list[tuple[int, int, str, bool]], i: int) -> int:
    """How many words from `i` may make one name: capitals, parted by blanks, dots or hyphens only."""
    n = 0
    while n < _LONGEST and i + n < len(words) and words[i + n][3]:
        if n and not _GAP.fullmatch(text, words[i + n - 1][1], words[i + n][0]):
            break
        n += 1
    return n


def _kind_before(text: str, start: int) -> str | None:
    before = re.search(
        r"(tỉnh|thành phố|tp\.?|thị xã|huyện|quận|phường|xã|đặc khu)\s*$", text[max(0, start - 12) : start], re.I
    )
    if not before:
        return None
    word = before[1].lower()
    return "thành phố" if word.startswith("tp") else word


def _written(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).lower()


@cache
def _by_fold() -> dict[str, tuple[Place, ...]]:
    """Places by folded name and folded other names."""
    found: dict[str, set[Place]] = defaultdict(set)
    for row in rows("danchieu.graph", "places.csv"):
        place = Place(
            row["name"],
            row["kind"],
            row["province"] or None,
            "district" if row["province"] else "province",
            row["from"] or None,
            row["to"] or None,
            tuple(s for s in row["successors"].split("|") if s),
        )
        for name in (row["name"], *row["other_names"].split("|")):
            found[fold(name)].add(place)
    for row in rows("danchieu.graph", "communes.csv"):
        found[fold(row["name"])].add(Place(row["name"], row["kind"], row["province"], "commune", "2025-07-01"))
    found.pop("", None)
    return {name: tuple(sorted(places, key=_order)) for name, places in found.items()}


def _order(place: Place) -> tuple[int, str, str, str]:
    level = ("province", "district", "commune").index(place.level)
    return level, place.province or "", place.name, place.first or ""
