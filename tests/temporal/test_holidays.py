"""The tables of holidays: that they are whole, and what is counted with them."""

from __future__ import annotations

import datetime as dt

import pytest

from noticeparse.temporal.holidays import add_working_days, festival, holiday_span, is_working_day
from noticeparse.vocab.time_holidays import FESTIVALS, HOLIDAYS

DAY = dt.timedelta(days=1)
YEARS = sorted(HOLIDAYS)


def test_no_year_is_missing() -> None:
    assert list(range(YEARS[0], YEARS[-1] + 1)) == YEARS


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_its_statutory_holidays(year: int) -> None:
    names = ["元旦", "春节", "劳动", "国庆"] + (["清明", "端午", "中秋"] if year >= 2008 else [])
    assert [name for name in names if holiday_span(name, year) is None] == []


@pytest.mark.parametrize("year", YEARS)
def test_the_days_that_law_names_are_off(year: int) -> None:
    spring = festival(0, 0, year)
    assert spring is not None
    off = [
        dt.date(year, 1, 1),
        dt.date(year, 5, 1),
        dt.date(year, 10, 1),
        dt.date(year, 10, 2),
        spring,
        spring + DAY,
    ]
    assert [day for day in off if is_working_day(day)] == []


@pytest.mark.parametrize("year", YEARS)
def test_only_weekend_days_are_worked_in_exchange(year: int) -> None:
    worked = [
        dt.date(year, int(mark[:2]), int(mark[2:])) for mark in HOLIDAYS[year].partition("+")[2].split()
    ]
    assert [day for day in worked if day.weekday() < 5 or not is_working_day(day)] == []


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_about_250_working_days(year: int) -> None:
    days = [dt.date(year, 1, 1) + DAY * i for i in range(365)]
    assert 247 <= sum(bool(is_working_day(day)) for day in days) <= 255


@pytest.mark.parametrize("year", sorted(FESTIVALS))
def test_festivals_lie_in_their_seasons(year: int) -> None:
    spring, tomb_sweeping, dragon_boat, moon, double_ninth = (
        festival(column, 0, year) for column in range(5)
    )
    assert spring is not None
    assert dt.date(year, 1, 20) < spring < dt.date(year, 2, 22)
    assert tomb_sweeping in (dt.date(year, 4, 4), dt.date(year, 4, 5))
    assert dragon_boat is not None
    assert moon is not None
    assert double_ninth is not None
    assert (moon - dragon_boat).days in range(97, 129)
    assert (double_ninth - moon).days in range(23, 54)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ((2023, 4, 26), 10, (2023, 5, 12)),
        ((2023, 4, 26), 3, (2023, 5, 4)),
        ((2024, 2, 8), 1, (2024, 2, 9)),
        ((2024, 2, 9), 1, (2024, 2, 18)),
        ((2024, 9, 30), 1, (2024, 10, 8)),
        ((2022, 12, 30), 1, (2023, 1, 3)),
        ((2005, 12, 30), 1, (2005, 12, 31)),
        ((2025, 12, 31), 2, (2026, 1, 5)),
        ((2026, 2, 13), 2, (2026, 2, 24)),
        ((2026, 9, 24), 1, (2026, 9, 28)),
        ((2026, 9, 30), 2, (2026, 10, 9)),
    ],
)
def test_working_days_are_counted_by_the_schedule(
    start: tuple[int, int, int], count: int, expected: tuple[int, int, int]
) -> None:
    assert add_working_days(dt.date(*start), count) == dt.date(*expected)


def test_outside_the_schedule_nothing_is_counted() -> None:
    assert add_working_days(dt.date(YEARS[-1], 12, 31), 1) is None
    assert is_working_day(dt.date(YEARS[0] - 1, 12, 31)) is None
    assert holiday_span("国庆", YEARS[-1] + 1) is None
    assert festival(0, 0, 1985) is None
