"""Full dates in English form."""

from __future__ import annotations

import datetime as dt

import pytest

from noticeparse import find_dates


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        ("会议时间：May 6, 2023", "date", dt.date(2023, 5, 6)),
        ("6 May 2023召开", "date", dt.date(2023, 5, 6)),
        ("请于Sept. 3, 2024前提交", "deadline", dt.date(2024, 9, 3)),
        ("December 31st, 2023", "date", dt.date(2023, 12, 31)),
    ],
)
def test_a_full_english_date_is_read(text: str, type_: str, day: dt.date) -> None:
    (found,) = find_dates(text)
    assert (found.type, found.end) == (type_, day)


@pytest.mark.parametrize(
    "text", ["May 2023", "Mayor 6, 2023", "Marathon 10, 2023人", "in May", "version 2023"]
)
def test_what_is_no_full_date_gives_no_day(text: str) -> None:
    assert [found.end for found in find_dates(text) if found.evidence.rule == "date.english"] == []


def test_a_day_that_does_not_exist_is_left_empty() -> None:
    (found,) = find_dates("请于Feb 30, 2023前提交")
    assert (found.type, found.end) == ("deadline", None)
