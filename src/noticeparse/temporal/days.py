"""Arithmetic on days: what part of a year a point is, counting on by months."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from noticeparse.temporal.holidays import is_working_day
from noticeparse.vocab.time_words import LAST_DAY, LAST_WORKING_DAY, MONTH_PARTS, VAGUE_PARTS, YEAR_PARTS

if TYPE_CHECKING:
    from noticeparse.temporal.expressions import Point

DAY = dt.timedelta(days=1)


@lru_cache(maxsize=512)
def month_end(year: int, month: int) -> dt.date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """The corresponding day, or the last day of the month where there is none (民法典 202).

    >>> add_months(dt.date(2023, 1, 31), 1)
    datetime.date(2023, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(dt.date(year, month + 1, 1) + DAY * (day.day - 1), month_end(year, month + 1))


def days_of(point: Point, year: int, month: int | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of a point in the year and, where it has one, the month given; None for 2月30日 or 13月.

    >>> from noticeparse.temporal.expressions import Point
    >>> days_of(Point(month=5, part="中旬"), 2023, 5)
    (datetime.date(2023, 5, 11), datetime.date(2023, 5, 20))
    >>> days_of(Point(month=2, day=30), 2023, 2)
    """
    if not 1 <= year <= 9998:
        return None
    if month is not None:
        if not 1 <= month <= 12:
            return None
        if point.day is None:
            return _part_of_month(point, year, month)
        try:
            day = dt.date(year, month, point.day)
        except ValueError:
            return None
        return day, day
    if point.quarter is not None:
        first = 1 if point.quarter_word == "前" else point.quarter * 3 - 2
        return _months(year, first, point.quarter * 3, point.part) if 1 <= point.quarter <= 4 else None
    if point.half is not None:
        return _months(year, point.half * 6 - 5, point.half * 6, point.part)
    if point.year_part is not None:
        return _months(
            year, *YEAR_PARTS[point.year_part], point.year_part if point.year_part in "底末终" else None
        )
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _months(year: int, first: int, last: int, part: str | None) -> tuple[dt.date, dt.date]:
    end = month_end(year, last)
    if part is None:
        return dt.date(year, first, 1), end
    return (dt.date(year, first, 1), dt.date(year, first, 10)) if part == "初" else (end, end)


def _part_of_month(point: Point, year: int, month: int) -> tuple[dt.date, dt.date] | None:
    end = month_end(year, month)
    if point.part == LAST_WORKING_DAY:
        while (working := is_working_day(end)) is False:
            end -= DAY
        return None if working is None else (end, end)
    if point.part is not None:
        first, last = MONTH_PARTS[point.part]
        return (end if first is None else dt.date(year, month, first)), (
            end if last is None else dt.date(year, month, last)
        )
    if point.week is not None:
        return _week(point.week, point.weekday_in_month, dt.date(year, month, 1), end)
    return dt.date(year, month, 1), end


def _week(week: int, weekday: int | None, first: dt.date, end: dt.date) -> tuple[dt.date, dt.date] | None:
    """5月第三周: from the month's third Monday on; 5月第二个星期日: its second Sunday; 最后一周: the last seven days."""
    if week < 0:
        day = end - 6 * DAY if weekday is None else end - DAY * ((end.weekday() - weekday) % 7)
        return day, (end if weekday is None else day)
    to_weekday = ((weekday or 0) - first.weekday()) % 7
    day = first + DAY * (to_weekday + 7 * (week - 1))
    if day > end:
        return None
    return day, (day + 6 * DAY if weekday is None else day)


_ORDER = ("day", "ten-days", "month", "quarter", "half-year", "year", "vague")


def precision_of(point: Point) -> str:
    """How fine a point is: day, ten-days, month, quarter, half-year, year; vague for 初, 中, 底 and weeks."""
    if point.day is not None or point.weekday_in_month is not None:
        return "day"
    if point.part is not None:
        if point.part in (LAST_DAY, LAST_WORKING_DAY):
            return "day"
        return "vague" if point.part in VAGUE_PARTS else "ten-days"
    if point.week is not None or point.week_word is not None:
        return "vague"
    if point.month is not None or point.month_word is not None:
        return "month"
    if point.quarter is not None or point.quarter_word is not None:
        return "quarter"
    if point.half is not None:
        return "half-year"
    return "vague" if point.year_part is not None else "year"


def coarser(one: str, other: str) -> str:
    """The less exact of two precisions.

    >>> coarser("day", "ten-days")
    'ten-days'
    """
    return one if one == other else max(one, other, key=_ORDER.index)
