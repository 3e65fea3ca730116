"""The grammar of dates on raw text: layout inside a date, what is odd, and times of day that are no hour."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from noticeparse import find_dates
from noticeparse.cli.main import main

ISSUED = dt.date(2023, 4, 26)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023年4月\n25日", (4, 25), (4, 25)),
        ("2023年\n4月25日", (4, 25), (4, 25)),
        ("2023年4月2\u200b5日", (4, 25), (4, 25)),
        ("\ufeff２０２３年\t４月　２５日", (4, 25), (4, 25)),
        ("2023\xa0年 4 月\n　　25 日", (4, 25), (4, 25)),
        ("5月20日\n至6月10日", (5, 20), (6, 10)),
        ("请于5月20日\n—26日报名", (5, 20), (5, 26)),
    ],
)
def test_layout_inside_a_date_changes_no_value(
    text: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    (found,) = find_dates(text, reference=ISSUED)
    assert (found.start, found.end) == (dt.date(2023, *start), dt.date(2023, *end))
    assert found.evidence.quote == text[found.evidence.start : found.evidence.end]


@pytest.mark.parametrize("text", ["4月25日\n5月6日", "5月20日\n6月10日"])
def test_two_lines_with_a_date_each_are_two_dates(text: str) -> None:
    assert len(find_dates(text, reference=ISSUED)) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5月30日（星期三）", "weekday-mismatch"),
        ("2023年2月30日", "date-does-not-exist"),
        ("6月前", "ambiguous-boundary"),
        ("自2030年1月1日起5个工作日内", "unknown-working-days"),
    ],
)
def test_what_is_odd_is_told(text: str, code: str) -> None:
    (found,) = find_dates(text, reference=ISSUED)
    assert [diagnostic.code for diagnostic in found.diagnostics] == [code]
    assert text in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "time"),
    [("6月20日下班前", "close-of-business"), ("6月20日17时前", "17:00"), ("6月20日前", None)],
)
def test_the_time_of_a_deadline(text: str, time: str | None) -> None:
    (found,) = find_dates(text, reference=ISSUED)
    assert (found.time, found.boundary is not None) == (time, True)


def test_the_command_prints_what_is_odd_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", "5月30日（星期三）", "--reference", "2023-04-26", "--lang", "en"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["diagnostics"][0]["message"] == "the weekday of “5月30日（星期三）” is not that of the date"
