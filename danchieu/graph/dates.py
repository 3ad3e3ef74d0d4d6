"""Partial ISO dates as intervals: "2023-04" is every day of that month, None is any day.

Two dates *fit* when one of them lies in the other; an order is *possible* when some pair of their days has it.
"""

import re

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FULL = 10


def is_full(date: str | None) -> bool:
    """Whether the date names one day."""
    return date is not None and len(date) == _FULL


def valid(date: str | None) -> str | None:
    """The date when it is a (partial) ISO date, else None: what cannot be read is unknown.

    >>> valid("2018-03"), valid("03/2018")
    ('2018-03', None)
    """
    return date if date and _ISO.fullmatch(date) else None


def fits(a: str | None, b: str | None) -> bool:
    """Whether one of the two lies in the other.

    >>> fits("2023-04", "2023-04-12"), fits("2023", None), fits("2023", "2024-01-01")
    (True, True, False)
    """
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def narrower(a: str | None, b: str | None) -> str | None:
    """The more exact of two dates that fit; of two alike the first."""
    return b if len(b or "") > len(a or "") else a


def may_precede(a: str | None, b: str | None) -> bool:
    """Whether `a` may be the same day as `b` or an earlier one (unknown dates may).

    >>> may_precede("2023", "2023-04-12"), may_precede("2024-06-21", "2023-04-12")
    (True, False)
    """
    if a is None or b is None:
        return True
    shared = min(len(a), len(b))
    return a[:shared] <= b[:shared]


def precedes(a: str | None, b: str | None) -> bool:
    """Whether `a` is surely earlier than `b`."""
    return a is not None and b is not None and not may_precede(b, a)


def overlaps(date: str, first: str, last: str | None) -> bool:
    """Whether some day of `date` lies from `first` to `last` (None: no end)."""
    return may_precede(first, date) and (not last or may_precede(date, last))


def year(date: str | None) -> int | None:
    """The year of a date, None when unknown."""
    return int(date[:4]) if date else None


def months(date: str) -> int:
    """Months since year 0 to the first day that the date may be.

    >>> months("2016-01-06") - months("2015-11-24"), months("2016") - months("2015-11")
    (2, 2)
    """
    return int(date[:4]) * 12 + int(date[5:7] or 1)
