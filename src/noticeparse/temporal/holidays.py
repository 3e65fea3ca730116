"""Working days and holidays after the State Council's schedule."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from noticeparse.vocab.time_holidays import FESTIVALS, HOLIDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = dt.timedelta(days=1)


def _day(year: int, digits: str) -> dt.date:
    return dt.date(year, int(digits[:2]), int(digits[2:]))


def _spans(year: int) -> Iterator[tuple[str, dt.date, dt.date]]:
    fields = HOLIDAYS[year].partition("+")[0].split()
    for name, span in zip(fields[::2], fields[1::2], strict=True):
        first, last = span.split("-")
        end = _day(year, last)
        start = _day(year, first)
        yield name, start if start <= end else _day(year - 1, first), end


@cache
def _schedule() -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    """Days off, and weekend days that are worked."""
    off: set[dt.date] = set()
    worked: set[dt.date] = set()
    for year, row in HOLIDAYS.items():
        for _, start, end in _spans(year):
            off.update(start + _DAY * i for i in range((end - start).days + 1))
        worked.update(_day(year, digits) for digits in row.partition("+")[2].split())
    return frozenset(off), frozenset(worked)


def is_working_day(day: dt.date) -> bool | None:
    """Whether offices work on the day; None where the schedule of its year is not known.

    >>> [is_working_day(dt.date(2023, 5, day)) for day in (1, 4, 6, 7)], is_working_day(dt.date(1999, 1, 4))
    ([False, True, True, False], None)
    """
    if day.year not in HOLIDAYS:
        return None
    off, worked = _schedule()
    return day in worked or (day.weekday() < 5 and day not in off)


def add_working_days(start: dt.date, count: int) -> dt.date | None:
    """The last of ``count`` working days after ``start``, which is not counted itself (民法典 201).

    None where a year on the way is outside the schedule.

    >>> add_working_days(dt.date(2023, 4, 26), 10)
    datetime.date(2023, 5, 12)
    """
    day = start
    while count > 0:
        day += _DAY
        working = is_working_day(day)
        if working is None:
            return None
        count -= working
    return day


def exchanged_days(start: dt.date, last: dt.date) -> tuple[list[dt.date], list[dt.date]]:
    """The weekdays off and the weekend days worked after ``start`` up to ``last``, as the schedule has them.

    >>> [[f"{day:%m-%d}" for day in days] for days in exchanged_days(dt.date(2023, 4, 26), dt.date(2023, 5, 12))]
    [['05-01', '05-02', '05-03'], ['05-06']]
    """
    off, worked = _schedule()
    days = [start + _DAY * count for count in range(1, (last - start).days + 1)]
    return [day for day in days if day in off and day.weekday() < 5], [day for day in days if day in worked]


def holiday_span(name: str, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day off of a holiday, 国庆 or 春节; None where the schedule of the year is not known.

    >>> holiday_span("国庆", 2023)
    (datetime.date(2023, 9, 29), datetime.date(2023, 10, 6))
    """
    if year not in HOLIDAYS:
        return None
    return next(((start, end) for held, start, end in _spans(year) if name in held), None)


def festival(column: int, offset: int, year: int) -> dt.date | None:
    """A day of the lunar calendar, or 清明, by its column of ``FESTIVALS``; None outside the table's years.

    >>> festival(0, -1, 2023)
    datetime.date(2023, 1, 21)
    """
    row = FESTIVALS.get(year)
    return None if row is None else _day(year, row.split()[column]) + _DAY * offset
