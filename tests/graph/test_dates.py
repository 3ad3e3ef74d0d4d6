"""Partial dates are intervals."""

import pytest

from danchieu.graph import dates


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("2023-04-12", "2023-04-12", True),
        ("2023-04", "2023-04-12", True),  # a month fits every day in it
        ("2023-04-12", "2023", True),
        (None, "2023-04-12", True),  # unknown fits all
        (None, None, True),
        ("2023-04", "2023-05-01", False),
        ("2022", "2023-04-12", False),
    ],
)
def test_dates_fit(a: str | None, b: str | None, fit: bool) -> None:
    assert dates.fits(a, b) is fit
    assert dates.fits(b, a) is fit


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [
        ("2023-04-12", "2023-04-12", True),
        ("2023-04-12", "2023-04-11", False),
        ("2023", "2023-04-11", True),  # some day of 2023 is not after 11 April
        ("2023-05", "2023", True),
        ("2024", "2023-04-11", False),
        (None, "2023", True),
        ("2023", None, True),
    ],
)
def test_one_date_may_precede_another(a: str | None, b: str | None, may: bool) -> None:
    assert dates.may_precede(a, b) is may


@pytest.mark.parametrize(
    ("date", "inside"),
    [
        ("2021-02-01", True),
        ("2021", True),
        ("2021-02-02", False),
        ("2016-01-28", False),
        ("2016", True),
        ("2022", False),
    ],
)
def test_overlap_with_a_stretch_of_days(date: str, inside: bool) -> None:
    assert dates.overlaps(date, "2016-01-29", "2021-02-01") is inside


def test_an_open_stretch_has_no_end() -> None:
    assert dates.overlaps("2099", "2026-01-23", None)


@pytest.mark.parametrize(
    ("text", "date"),
    [("2023-04-12", "2023-04-12"), ("2018-03", "2018-03"), ("2018", "2018"), ("3/2018", None), ("", None)],
)
def test_only_iso_dates_are_dates(text: str, date: str | None) -> None:
    assert dates.valid(text) == date


def test_the_more_exact_date_is_kept() -> None:
    assert dates.narrower("2023", "2023-04") == "2023-04"
    assert dates.narrower("2023-04", None) == "2023-04"
    assert dates.is_full("2023-04-12")
    assert not dates.is_full("2023-04")
    assert dates.year("2023-04") == 2023
    assert dates.year(None) is None
