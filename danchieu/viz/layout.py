"""Where everything stands: rows by level from top to bottom, time from left to right, computed and never simmering.

Coordinates are those of vis-network: x to the right, y down, a card's place is its centre; x = 0 is the middle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

CARD_WIDTH, CARD_HEIGHT = 208, 62
GAP_X, GAP_Y = 16, 62
STEP_X, STEP_Y = CARD_WIDTH + GAP_X, CARD_HEIGHT + GAP_Y
BAND_HEAD, BAND_FOOT = 56, 80
COLUMNS = 6
"""Cards in a line, so that they stay readable on a 1366-pixel screen beside the panel."""

LEVELS = ("central", "province", "district", "commune", "unit", None, "bodies")
"""Rows from top to bottom; None is the level that nobody knows, "bodies" the row of bodies with duties."""


@dataclass(frozen=True, slots=True)
class Item:
    """One card to place: `date` is ISO, possibly partial; what has none stands last in its row."""

    id: str
    level: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Band:
    """The strip of one level, from `top` (where its rule lies) to `bottom`."""

    level: str | None
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all items, and the bands from top to bottom without gaps."""

    places: Mapping[str, tuple[int, int]]
    bands: tuple[Band, ...]


def arrange(items: Iterable[Item], links: Iterable[tuple[str, str]]) -> Layout:
    """The layout: no two cards overlap, whatever the items; the same items in any order give the same places.

    Within its row a card moves towards the cards that it is linked with, as far as time's order lets it.
    """
    rows: dict[str | None, list[Item]] = {level: [] for level in LEVELS}
    for item in sorted(items, key=_time):
        rows[item.level if item.level in rows else None].append(item)
    near = _neighbours(links)
    columns = min(COLUMNS, max((len(row) for row in rows.values()), default=1) or 1)
    places: dict[str, tuple[int, int]] = {}
    bands: list[Band] = []
    top = 0
    for level in LEVELS:
        lines = split(rows[level], columns)
        if not lines:
            continue
        for number, line in enumerate(lines):
            y = top + BAND_HEAD + CARD_HEIGHT // 2 + number * STEP_Y
            places.update(
                zip((i.id for i in line), ((x, y) for x in _across(line, near, places, columns)), strict=True)
            )
        bottom = top + BAND_HEAD + len(lines) * STEP_Y - GAP_Y + BAND_FOOT
        bands.append(Band(level, top, bottom))
        top = bottom
    return Layout(places, tuple(bands))


def split(row: Sequence[Item], columns: int) -> list[Sequence[Item]]:
    """A row cut into the fewest lines of at most `columns` items, about equally long."""
    if not row:
        return []
    count = -(-len(row) // columns)
    bounds = [len(row) * n // count for n in range(count + 1)]
    return [row[start:end] for start, end in pairwise(bounds)]


def grid(count: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Places of a bundle's members below its band, from the band's bottom on, and the height that they need."""
    columns = min(COLUMNS, count)
    left = -(columns - 1) * STEP_X // 2
    places = tuple((left + n % columns * STEP_X, CARD_HEIGHT // 2 + n // columns * STEP_Y) for n in range(count))
    return places, -(-count // columns) * STEP_Y


def _time(item: Item) -> tuple[bool, str, str]:
    return item.date is None, item.date or "", item.id


def _neighbours(links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for one, other in sorted(set(links)):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    return near


def _across(
    line: Sequence[Item], near: Mapping[str, Sequence[str]], places: Mapping[str, tuple[int, int]], columns: int
) -> list[int]:
    """The x of each item of a line: nearest to its neighbours already placed, in order, one step apart at least.

    Pool-adjacent-violators on the wish of each item less its place in the line (least squares in order).
    """
    wishes = []
    for number, item in enumerate(line):
        known = [places[n][0] for n in near.get(item.id, ()) if n in places]
        wish = sum(known) / len(known) if known else 0.0
        wishes.append(wish - number * STEP_X)
    pools: list[tuple[float, int]] = []
    for wish in wishes:
        pools.append((wish, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m), (b, n) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n)]
    edge = (columns - 1) * STEP_X / 2
    low, high = -edge, edge - (len(line) - 1) * STEP_X
    found = [min(max(value, low), high) for value, count in pools for _ in range(count)]
    return [round(x) + number * STEP_X for number, x in enumerate(found)]
