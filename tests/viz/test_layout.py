"""Places in the picture: levels from top to bottom, time from left to right, nothing on anything else."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.viz.layout import CARD_HEIGHT, CARD_WIDTH, COLUMNS, LEVELS, Item, arrange, grid, split

_LEVELS = st.sampled_from([*LEVELS, "village"])
_DATES = st.one_of(st.none(), st.sampled_from(["2021", "2022-03", "2022-03-04", "2023-01-01"]))
_ITEMS = st.lists(st.tuples(_LEVELS, _DATES), max_size=45).map(
    lambda rows: [Item(f"d{n}", level, date) for n, (level, date) in enumerate(rows)]
)
_LINKS = st.lists(st.tuples(st.integers(0, 44), st.integers(0, 44)), max_size=60).map(
    lambda pairs: [(f"d{a}", f"d{b}") for a, b in pairs]
)


@given(_ITEMS, _LINKS)
def test_no_card_lies_on_another(items: list[Item], links: list[tuple[str, str]]) -> None:
    places = arrange(items, links).places
    assert set(places) == {item.id for item in items}
    for (x, y), (other_x, other_y) in combinations(places.values(), 2):
        assert abs(x - other_x) > CARD_WIDTH or abs(y - other_y) > CARD_HEIGHT


@given(_ITEMS, _LINKS)
def test_levels_go_down_and_time_goes_right(items: list[Item], links: list[tuple[str, str]]) -> None:
    layout = arrange(items, links)
    ranks = {level: n for n, level in enumerate(LEVELS)}
    rows: dict[int, list[tuple[int, Item]]] = {}
    for item in items:
        x, y = layout.places[item.id]
        rows.setdefault(y, []).append((x, item))
    found = [sorted(row, key=lambda placed: placed[0]) for _, row in sorted(rows.items())]
    unknown = ranks[None]
    assert all(len({ranks.get(i.level, unknown) for _, i in row}) == 1 for row in found)
    order = [item for row in found for _, item in row]
    keys = [(ranks.get(i.level, unknown), i.date is None, i.date or "") for i in order]
    assert keys == sorted(keys)
    assert all(len(row) <= COLUMNS for row in found)


@given(_ITEMS, _LINKS)
def test_the_order_of_the_input_changes_nothing(items: list[Item], links: list[tuple[str, str]]) -> None:
    assert arrange(items, links) == arrange(items[::-1], links[::-1])


@given(_ITEMS)
def test_bands_lie_under_each_other_and_hold_their_cards(items: list[Item]) -> None:
    layout = arrange(items, [])
    assert all(upper.bottom == lower.top for upper, lower in pairwise(layout.bands))
    for _, y in layout.places.values():
        assert any(band.top < y - CARD_HEIGHT / 2 and y + CARD_HEIGHT / 2 < band.bottom for band in layout.bands)


def test_a_card_stands_near_what_it_is_linked_with() -> None:
    provinces = [Item(f"p{n}", "province", f"2023-0{n + 1}") for n in range(5)]
    layout = arrange([*provinces, Item("plan", "district", "2023-09")], [("plan", "p4")])
    assert layout.places["plan"][0] == layout.places["p4"][0]


@pytest.mark.parametrize(
    ("count", "lines"),
    [
        (0, []),
        (6, [6]),
        (7, [3, 4]),  # two even lines, not six and one
        (18, [6, 6, 6]),
    ],
)
def test_rows_break_into_even_lines(count: int, lines: list[int]) -> None:
    row = [Item(str(n), None, None) for n in range(count)]
    assert [len(line) for line in split(row, 6)] == lines


def test_members_of_a_bundle_do_not_overlap() -> None:
    places, height = grid(20)
    assert all(abs(x - u) >= CARD_WIDTH or abs(y - v) >= CARD_HEIGHT for (x, y), (u, v) in combinations(places, 2))
    assert max(y for _, y in places) + CARD_HEIGHT / 2 <= height
