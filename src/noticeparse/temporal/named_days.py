"""The days of named days, holidays, seasons, school years and five-year plans."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from noticeparse.temporal.days import DAY
from noticeparse.temporal.holidays import festival, holiday_span
from noticeparse.temporal.resolution import Resolution, make_start
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    from noticeparse.temporal.expressions import TimeExpression
    from noticeparse.temporal.resolution import Days
    from noticeparse.temporal.years import Years

_FIRST_PLAN = 2001  # 十五: the tenth five-year plan


def named(expression: TimeExpression, years: Years, printed: str) -> Resolution:
    """The days of 2023年国庆节, 国庆期间, 春节前, 暑期, 2023—2024学年, “十四五”期间; ``printed`` are its words."""
    if expression.rule == "time.five_year_plan":
        return five_years(expression)
    if expression.rule == "time.academic_year":
        return academic_year(expression)
    word, span, signal = expression.word, expression.unit, expression.signal
    if word in words.SEASONS:
        resolution, table = Resolution("range", "range.named", precision="vague"), "season"
    elif span:
        resolution, table = Resolution("range", "range.named"), "holiday"
    else:
        resolution, table = Resolution("date", "date.named_day"), "named_day"
    days = years.named(expression, resolution, lambda year: named_days(word, span, year))
    if days is None:
        resolution.note("named-day-unknown", printed)
    else:
        resolution.first, resolution.last = days
        resolution.step(f"table.{table}", f"{word} = {days[0]}/{days[1]}")
    if signal == "around":
        resolution.precision = "vague"
    elif signal == "before":
        resolution.type, resolution.rule = "deadline", "deadline.before_named_day"
        resolution.boundary = "ambiguous"
        resolution.first, resolution.last = None, None if days is None else days[0] - DAY
    elif signal in ("after", "from"):
        make_start(resolution, expression)
    return resolution


def named_days(word: str, span: str, year: int) -> Days | None:
    """The days of 国庆节 (or, with ``span`` 期间 or 假期, its holiday) in a year; None where the tables don't reach.

    >>> named_days("国庆", "期间", 2023)
    (datetime.date(2023, 9, 29), datetime.date(2023, 10, 6))
    >>> named_days("秋季学期", "", 2023)
    (datetime.date(2023, 9, 1), datetime.date(2024, 1, 31))
    """
    if word in words.SEASONS:
        month, day, last_month, last_day, later = words.SEASONS[word]
        return dt.date(year, month, day), dt.date(year + later, last_month, last_day)
    if span:
        return holiday_span(words.HOLIDAY_OF[word], year) if word in words.HOLIDAY_OF else None
    if word in words.NAMED_DAYS:
        month, day = words.NAMED_DAYS[word]
        return dt.date(year, month, day), dt.date(year, month, day)
    lunar = festival(*words.FESTIVAL_DAYS[word], year)
    return None if lunar is None else (lunar, lunar)


def five_years(expression: TimeExpression) -> Resolution:
    """“十四五”期间 is 2021–2025; the tenth plan (十五) began in 2001."""
    number = "一二三四五六七八九".find(expression.word[1]) + 1 if len(expression.word) == 3 else 0
    start = _FIRST_PLAN + 5 * number
    first, last = dt.date(start, 1, 1), dt.date(start + 4, 12, 31)
    steps = (f"table.five_year_plan: {expression.word} = {start}/{start + 4}",)
    if expression.signal == "since":
        return Resolution("retrospective", "retrospective.since", last=first, precision="year", steps=steps)
    if expression.amount:
        first = last
    return Resolution("range", "range.five_year_plan", first, last, precision="year", steps=steps)


def academic_year(expression: TimeExpression) -> Resolution:
    """2023—2024学年: September to August; its terms as in SEASONS."""
    year = expression.amount
    first, last = dt.date(year, 9, 1), dt.date(year + 1, 8, 31)
    if expression.word:
        term, later = ("秋季学期", 0) if expression.word == "一" else ("春季学期", 1)
        first, last = named_days(term, "", year + later) or (first, last)
    steps = (f"table.season: {year}—{year + 1}学年 = {first}/{last}",)
    return Resolution("range", "range.academic_year", first, last, precision="vague", steps=steps)
