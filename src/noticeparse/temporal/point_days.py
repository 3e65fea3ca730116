"""The days that a printed point names: its year as the notice gives it, its week, and what is odd about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.temporal.days import DAY, days_of
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    from noticeparse.temporal.expressions import Point, TimeExpression
    from noticeparse.temporal.mentions import Anchors
    from noticeparse.temporal.resolution import Days, Resolution
    from noticeparse.temporal.years import Years

_FULL_YEAR = 100  # 23年 is a year of this or the last century
_WEEKDAY_WORDS = "一二三四五六日"


class PointDays:
    """Finds the first and the last day of the points of a text."""

    def __init__(self, text: str, anchors: Anchors, years: Years) -> None:
        self._text = text
        self._anchors = anchors
        self._years = years

    def of(
        self, expression: TimeExpression, point: Point, resolution: Resolution, *, duty: bool = False
    ) -> Days | None:
        """The days of a point; its year, if not printed, as the notice gives it. What is odd leaves a note."""
        if point.week_word is not None:
            return self._week(point, resolution)
        if point.year is not None and point.year >= _FULL_YEAR and point.month is not None:
            days = days_of(point, point.year, point.month)
            if days is None or point.weekday is not None:
                self.check(expression, point, days, resolution)
            return days
        choice = self._years.choose(expression, point, duty=duty)
        for what in choice.inferred:
            resolution.infer(what)
        if choice.steps:
            resolution.steps += choice.steps
        if choice.year is None:
            missing = "month-unknown" if choice.month is None and point.day is not None else "year-unknown"
            resolution.note(missing, self._printed(expression))
            return None
        days = choice.days or days_of(point, choice.year, choice.month)
        if days is None or point.weekday is not None:
            self.check(expression, point, days, resolution)
        return days

    def check(
        self, expression: TimeExpression, point: Point, days: Days | None, resolution: Resolution
    ) -> None:
        """Notes a day that no calendar has, and a weekday that is not the day's."""
        if days is None:
            unscheduled = point.part == words.LAST_WORKING_DAY
            code = "unknown-working-days" if unscheduled else "date-does-not-exist"
            resolution.note(code, self._printed(expression))
        elif point.weekday is not None and point.day is not None and days[0].weekday() != point.weekday:
            resolution.step("weekday.real", f"{days[0]} = 星期{_WEEKDAY_WORDS[days[0].weekday()]}")
            resolution.note("weekday-mismatch", self._printed(expression))

    def _week(self, point: Point, resolution: Resolution) -> Days | None:
        issued = self._anchors.issue_date
        if issued is None or point.week_word is None:
            return None
        resolution.infer("week")
        monday = issued - DAY * issued.weekday() + DAY * 7 * words.WEEKS_FROM_ISSUE[point.week_word]
        resolution.step("week.word", f"{point.week_word}周 = {monday}/{monday + DAY * 6}")
        day = monday + DAY * (point.weekday_in_month or 0)
        return day, (day if point.weekday_in_month is not None else day + DAY * 6)

    def _printed(self, expression: TimeExpression) -> str:
        return self._text[expression.start : expression.end]
