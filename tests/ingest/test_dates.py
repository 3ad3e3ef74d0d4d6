"""Dates as documents write them: what stands beside a citation is its date, what stands elsewhere is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.ingest import dates
from danchieu.ingest.folded import folded

BESIDE = [
    (", ngày 09/11/2022 của", "2022-11-09", ", ngày 09/11/2022", "Party style, with comma"),
    (" ngày 09/11/2022 của", "2022-11-09", " ngày 09/11/2022", "State style, without comma"),
    (" ngày 9 tháng 11 năm 2022 của", "2022-11-09", " ngày 9 tháng 11 năm 2022", "in words"),
    (" ngày 09 tháng 02 năm 2018,", "2018-02-09", " ngày 09 tháng 02 năm 2018", "padded"),
    (" ngày 16.6.2008 về", "2008-06-16", " ngày 16.6.2008", "full stops"),
    (" ngày 30-11-2004 của", "2004-11-30", " ngày 30-11-2004", "hyphens"),
    ("ngày 15 tháng 11 năm 2004", "2004-11-15", "ngày 15 tháng 11 năm 2004", "glued to the code"),
    (" ngày 30 tháng tư năm 1975", "1975-04-30", " ngày 30 tháng tư năm 1975", "month as a word"),
    (" ngày 2 tháng giêng năm 1999", "1999-01-02", " ngày 2 tháng giêng năm 1999", "first month"),
    (" ngày 5 tháng chạp năm 1999", "1999-12-05", " ngày 5 tháng chạp năm 1999", "last month"),
    (" ngày 30tháng4năm 2004", "2004-04-30", " ngày 30tháng4năm 2004", "lost blanks"),
    (" ngày 5-4-201 2 của", "2012-04-05", " ngày 5-4-201 2", "a year that OCR split"),
    (" ngày 5/ 4/ 2012 của", "2012-04-05", " ngày 5/ 4/ 2012", "blanks after the strokes"),
    (" (ngày 5/4/2012) về", "2012-04-05", " (ngày 5/4/2012)", "in brackets"),
    (" ngày 5/4/2012)", "2012-04-05", " ngày 5/4/2012", "the bracket of an outer phrase stays outside"),
    (" ban hành ngày 5/4/2012", "2012-04-05", " ban hành ngày 5/4/2012", "with 'ban hành'"),
    (" năm 2004 của", "2004", " năm 2004", "a year alone"),
    (" tháng 6 năm 2026 của", "2026-06", " tháng 6 năm 2026", "a month alone"),
    (" ngày …/3/2018 của", "2018-03", " ngày …/3/2018", "a blank day leaves the month"),
    (" ngày    tháng 3 năm 2018", "2018-03", " ngày    tháng 3 năm 2018", "a blank day in words"),
]

NOT_BESIDE = [
    (" của Bộ Chính trị ngày 5/4/2012", "the issuer stands between"),
    (" ngày 31/02/2012 của", "no such day"),
    (" ngày 12 của tháng", "a day alone"),
    (" 24/7", "round the clock"),
    (" và 2 văn bản khác", "a number"),
    (" ngày hội 5/4", "a day without year"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "value", "inside", "why"), BESIDE, ids=[row[3] for row in BESIDE])
def test_the_date_beside_a_citation(text: str, value: str, inside: str, why: str) -> None:
    code = "18-NQ/TW"
    found = dates.beside(folded(code + text), len(code))
    assert found is not None
    assert (found[0], (code + text)[len(code) : found[1]]) == (value, inside)


@pytest.mark.parametrize(("text", "why"), NOT_BESIDE, ids=[row[1] for row in NOT_BESIDE])
def test_what_is_no_date_beside_it(text: str, why: str) -> None:
    assert dates.beside(folded("18-NQ/TW" + text), 8) is None


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("5", "4", "2012", "2012-04-05"),
        (None, "4", "2012", "2012-04"),
        (None, None, "2012", "2012"),
        ("5", "4", None, None),
        ("29", "2", "2024", "2024-02-29"),
        ("29", "2", "2023", None),
        ("1", "muoi hai", "201 2", "2012-12-01"),
    ],
    ids=["whole", "month", "year", "no year", "leap day", "no leap year", "month as words"],
)
def test_iso(day: str | None, month: str | None, year: str | None, expected: str | None) -> None:
    assert dates.iso(day, month, year) == expected


@given(st.dates(min_value=date(1945, 9, 2), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_both_spellings(day: date) -> None:
    for written in (f" ngày {day:%d/%m/%Y}", f" ngày {day.day} tháng {day.month} năm {day.year}"):
        assert dates.beside(folded(written), 0) == (day.isoformat(), len(written))
