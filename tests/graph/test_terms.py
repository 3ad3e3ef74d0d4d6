"""Terms by date: a document dated on a closing day belongs to the old term."""

from itertools import pairwise

import pytest

from danchieu.graph import authority, terms


@pytest.mark.parametrize(
    ("body", "date", "term"),
    [
        ("party", "2022-11-09", "XIII"),
        ("party", "2021-02-01", "XII"),  # the closing day
        ("party", "2021-02-02", "XIII"),
        ("party", "2026-01-09", "XIII"),  # 399-QĐ/TW
        ("party", "2026-01-23", "XIV"),  # 01-CT/TW
        ("party", "2018", "XII"),
        ("party", "2021", None),  # a congress met in it
        ("party", None, None),
        ("party", "1940", None),
        ("assembly", "2015-06-26", "XIII"),  # not the Party's XI
        ("assembly", "2026-04-24", "XVI"),
    ],
)
def test_term_of_a_date(body: terms.Counted, date: str | None, term: str | None) -> None:
    assert terms.term_of(body, date) == term


@pytest.mark.parametrize(
    ("date", "term", "may"),
    [
        ("2017-10-25", "XII", True),
        ("2017-10-25", "khóa XII", True),
        ("2022-06-16", "XII", False),
        ("2021", "XII", True),
        (None, "XII", True),
        ("2017-10-25", "XX", True),  # no central term: a province's own says nothing
    ],
)
def test_a_date_may_lie_in_a_term(date: str | None, term: str, may: bool) -> None:
    assert terms.may_lie_in("party", date, term) is may


@pytest.mark.parametrize(
    ("level", "earlier", "later", "same"),
    [
        ("province", "2021-06-23", "2023-04-12", True),
        ("province", "2018-04-16", "2023-04-12", False),  # the congresses of 2020 lie between
        ("province", "2020-10-09", "2022-11-04", False),  # in the months of the congresses nothing is sure
        ("district", "2020-10-09", "2022-11-04", True),  # districts had met before
        ("province", "2021", "2023", True),
        ("province", "2020", "2023", False),
        ("province", "2025-08-01", "2025-12-01", False),
        ("province", None, "2023", False),
    ],
)
def test_numbering_runs_between_local_congresses(
    level: terms.Local, earlier: str | None, later: str | None, same: bool
) -> None:
    assert terms.same_numbering(level, earlier, later) is same


def test_the_tables_agree() -> None:
    rows = [r for r in authority.table() if r.code.endswith("/TW") and r.term]
    assert len(authority.table()) == 941
    assert [r.code for r in rows if terms.term_of("party", r.date) != r.term] == []
    for body in ("party", "assembly"):
        stretches = terms.terms(body)
        assert all(a.last and a.last < b.first for a, b in pairwise(stretches))


def test_laws_are_found_by_name() -> None:
    name = authority.law_name("Luật Thanh tra năm 2010")
    assert name == "luat thanh tra"
    assert [r.code for r in authority.laws()[name]] == ["56/2010/QH12", "11/2022/QH15", "84/2025/QH15"]
