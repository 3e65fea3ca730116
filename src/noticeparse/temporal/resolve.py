"""Step two: from expressions to days, against the anchors of the notice and the dates named before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from noticeparse.temporal.counting import MONTHS_OF, count_on
from noticeparse.temporal.days import DAY, add_months, days_of, precision_of
from noticeparse.temporal.holidays import exchanged_days
from noticeparse.temporal.named_days import named
from noticeparse.temporal.phrases import DAY_OF_EFFECT
from noticeparse.temporal.point_days import PointDays
from noticeparse.temporal.resolution import Resolution, describe_span, make_start, of_point, set_bound
from noticeparse.temporal.years import Years
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    import datetime as dt

    from noticeparse.temporal.expressions import Point, TimeExpression
    from noticeparse.temporal.mentions import Anchors
    from noticeparse.temporal.resolution import Days

_DEADLINES = {
    "before": ("deadline.before_date", "conventional-inclusive"), "until": ("deadline.until_date", "inclusive"),
    "within": ("deadline.within", "inclusive"), "on": ("deadline.on_the_day", "on-the-day"),
}  # fmt: skip


class Resolver:
    """Resolves the expressions of a text one after the other; it remembers what 当天, 同年 and 次月 refer to."""

    def __init__(self, text: str, anchors: Anchors) -> None:
        self._text = text
        self._anchors = anchors
        self._years = Years(text, anchors)
        self._days = PointDays(text, anchors, self._years)

    def resolve(self, expression: TimeExpression) -> Resolution | None:
        """The days of the expression; None for a year that is part of a name."""
        years = self._years
        if expression.paragraph != years.paragraph:
            years.enter(expression.paragraph)
        if expression.kind == "label":
            years.see_label(expression)
            return None
        if years.recurring is not None and years.recurs(expression):
            return Resolution("recurring", "recurring.carried_on", precision="vague")
        try:
            resolution = self._resolve(expression)
        except (OverflowError, ValueError):  # counted past the last day that the calendar has
            resolution = Resolution("unresolved", "unresolved.out_of_range")
        years.see(expression, resolution)
        return resolution

    def _resolve(self, expression: TimeExpression) -> Resolution:
        kind = expression.kind
        if kind == "point":
            return self._open_start(expression) if expression.anchor else self._single(expression)
        if kind == "range":
            return self._open_range(expression) if expression.first is None else self._range(expression)
        if kind == "counted":
            return self._counted(expression)
        if kind == "named":
            return named(expression, self._years, self._printed(expression))
        if kind == "referring":
            return self._referring(expression)
        if kind == "recurring":
            point = expression.first
            rule = "recurring.after_month" if point is None else "recurring.every"
            return Resolution(
                "recurring", rule, time=None if point is None else point.time, precision="vague"
            )
        if kind == "vague":
            return Resolution("unresolved", "unresolved.vague", boundary="vague", precision="vague")
        if kind == "past":
            return Resolution("retrospective", "retrospective.vague", precision="vague")
        return Resolution("duration", "duration.counted", precision="vague")

    def _printed(self, expression: TimeExpression) -> str:
        return self._text[expression.start : expression.end]

    def _single(self, expression: TimeExpression) -> Resolution:
        point, signal = expression.first, expression.signal
        assert point is not None
        if signal in _DEADLINES:
            return self._deadline(expression, point)
        if signal == "up_to":
            return self._up_to(expression, point)
        resolution = of_point(expression, point)
        days = self._days.of(expression, point, resolution)
        if days is not None:
            resolution.first, resolution.last = days
        if signal == "around":
            resolution.precision = "vague"
        elif signal in ("from", "after"):
            make_start(resolution, expression)
            self._add_validity(expression, resolution)
        elif signal == "since":
            resolution.type, resolution.rule = "retrospective", "retrospective.since"
            resolution.first, resolution.last = None, resolution.first
        elif signal == "to_date":
            resolution.type, resolution.rule, resolution.last = "range", "range.to_date", None
        return resolution

    def _deadline(self, expression: TimeExpression, point: Point) -> Resolution:
        rule, boundary = _DEADLINES[expression.signal]
        resolution = Resolution(
            "deadline", rule, time=point.time, boundary=boundary, precision=precision_of(point)
        )
        days = self._days.of(expression, point, resolution, duty=not expression.states)
        if days is None:
            return resolution
        set_bound(resolution, expression, point, days)
        issued, last = self._anchors.issue_date, resolution.last
        if resolution.boundary == "ambiguous":
            resolution.note("ambiguous-boundary", self._printed(expression))
            if issued is not None and last is not None and last < issued <= days[1]:
                resolution.last = days[1]  # 6月前 in a notice of June can't mean the end of May
        if self._is_past(expression, point, days[1]):
            resolution.type = "retrospective"
            resolution.rule = (
                "retrospective.cut_off" if expression.signal == "until" else "retrospective.condition"
            )
            resolution.boundary = resolution.strict_last = None
        return resolution

    def _is_past(self, expression: TimeExpression, point: Point, last: dt.date) -> bool:
        """A printed day before the notice, or one that facts are stated for, is no deadline."""
        if expression.states in ("life", "figures"):
            return True
        if point.year is None and point.year_word is None:
            return False
        issued, title_year = self._anchors.issue_date, self._anchors.title_year
        if issued is not None:
            return last < issued
        stated = expression.states == "condition" or expression.word.startswith("截")
        return stated and title_year is not None and last.year < title_year

    def _up_to(self, expression: TimeExpression, point: Point) -> Resolution:
        """延长至30日: only the end of a span; of one in which something is handed in, a deadline."""
        before = self._text[max(expression.paragraph, expression.start - 24) : expression.start]
        window = any(word in before for word in words.WINDOW_WORDS)
        resolution = Resolution("range", "range.up_to", time=point.time, precision=precision_of(point))
        if window:
            resolution.type, resolution.rule = "deadline", "deadline.extended_to"
            resolution.boundary = "inclusive" if point.time is None else "explicit-inclusive"
        days = self._days.of(expression, point, resolution, duty=window and point.month is not None)
        resolution.last = None if days is None else days[1]
        return resolution

    def _range(self, expression: TimeExpression) -> Resolution:
        first, last = expression.first, expression.last
        assert first is not None
        assert last is not None
        resolution = Resolution("range", "range.points")
        lead, follow = (last, first) if last.names_year and not first.names_year else (first, last)
        lead_days = self._days.of(expression, lead, resolution)
        if lead_days is not None:
            if follow.names_year:
                follow_days = self._days.of(expression, follow, resolution)
            else:
                follow_days = self._other_end(expression, follow, lead_days, resolution)
            days, last_days = (lead_days, follow_days) if lead is first else (follow_days, lead_days)
            resolution.set_ends(
                None if days is None else days[0],
                None if last_days is None else last_days[1],
                self._printed(expression),
            )
        describe_span(resolution, first, last, expression.inclusive)
        return resolution

    def _other_end(
        self, expression: TimeExpression, point: Point, lead: Days, resolution: Resolution
    ) -> Days | None:
        """The end without a year, and perhaps without a month: the next that fits; 12月20日至1月10日 turns the year."""
        year, month = lead[0].year, point.month
        bare = (
            month is None and point.month_word is None and (point.day is not None or point.part is not None)
        )
        if (bare and point.quarter is None) or point.month_word is not None:
            month = lead[0].month
        days = days_of(point, year, month)
        if days is not None and not bare:
            if point is expression.last and days[1] < lead[0]:
                year += 1
            elif point is expression.first and days[0] > lead[1]:
                year -= 1
            if year != lead[0].year:
                days = days_of(point, year, month)
                resolution.step("year.turned", str(year))
        self._days.check(expression, point, days, resolution)
        return days

    def _open_range(self, expression: TimeExpression) -> Resolution:
        """即日起至6月30日, 自印发之日起至12月31日."""
        last = expression.last
        assert last is not None
        resolution = Resolution("range", "range.from_issue", time=last.time, precision=precision_of(last))
        resolution.infer("start")
        days = self._days.of(expression, last, resolution, duty=True)
        resolution.set_ends(
            self._anchor_day(expression, resolution),
            None if days is None else days[1],
            self._printed(expression),
        )
        return resolution

    def _open_start(self, expression: TimeExpression) -> Resolution:
        """即日起, 自印发之日起施行，有效期5年."""
        resolution = Resolution("from", "from.issue")
        resolution.first = self._anchor_day(expression, resolution)
        resolution.infer("start")
        self._add_validity(expression, resolution)
        return resolution

    def _add_validity(self, expression: TimeExpression, resolution: Resolution) -> None:
        validity, first = expression.validity, resolution.first
        if validity is None or first is None:
            return
        if isinstance(validity, tuple):
            amount, unit = validity
            resolution.step("count.validity", f"{amount}{unit}")
            resolution.last = add_months(first, amount * MONTHS_OF[unit]) - DAY
        else:
            days = self._days.of(expression, validity, resolution)
            if days is not None:
                resolution.set_ends(first, days[1], self._printed(expression))

    def _anchor_day(self, expression: TimeExpression, resolution: Resolution) -> dt.date | None:
        """The day that the expression counts from; which of the notice's days that is, is a step."""
        anchors = self._anchors
        anchor, day = "issue_date", anchors.issue_date
        if expression.anchor == "print" and anchors.print_date is not None:
            anchor, day = "print_date", anchors.print_date
        elif expression.anchor == "period_end":
            anchor, day = "period_end", anchors.period_end
        elif expression.anchor == "event" or (expression.anchor == "effect" and self._sets_day_of_effect):
            day = None
        if day is not None:
            resolution.step(f"anchor.{anchor}", day.isoformat())
        return day

    @cached_property
    def _sets_day_of_effect(self) -> bool:
        return DAY_OF_EFFECT.search(self._text) is not None

    def _counted(self, expression: TimeExpression) -> Resolution:
        """自印发之日起10个工作日内; the first day does not count (民法典 201)."""
        resolution = Resolution("deadline", "deadline.counted", boundary="inclusive")
        if expression.anchor == "point":
            assert expression.first is not None
            days = self._days.of(expression, expression.first, resolution)
            start = None if days is None else days[1]
            if start is not None:
                resolution.step("anchor.printed_day", start.isoformat())
        else:
            start = self._anchor_day(expression, resolution)
            resolution.infer("anchor")
        if start is None:
            return _unresolved(expression, resolution)
        last = count_on(start, expression.amount, expression.unit)
        if expression.unit == "工作日":
            self._count_working_days(expression, start, last, resolution)
        else:
            resolution.step("count.on", f"{expression.amount}{expression.unit}")
        if expression.unit == "小时":
            resolution.boundary = "vague"
        if expression.signal == "after":
            resolution.type, resolution.rule, resolution.boundary = "from", "from.counted", "ambiguous"
            resolution.first = None if last is None else last + DAY
        else:
            resolution.last = last
        return resolution

    def _count_working_days(
        self, expression: TimeExpression, start: dt.date, last: dt.date | None, resolution: Resolution
    ) -> None:
        """Says which days of the State Council's schedule made a difference; notes that it is not known."""
        resolution.step("count.working_days", f"{expression.amount}{expression.unit}")
        if last is None:
            resolution.note("unknown-working-days", self._printed(expression))
            return
        for code, days in zip(("schedule.off", "schedule.worked"), exchanged_days(start, last), strict=True):
            if days:
                resolution.step(code, " ".join(map(str, days)))

    def _referring(self, expression: TimeExpression) -> Resolution:
        """当天, 次日: counted from the single day that the paragraph named last."""
        day, inferred = self._years.last_day
        point = expression.first
        assert point is not None
        if day is None:
            return Resolution("unresolved", "unresolved.day_unknown", time=point.time)
        day += DAY * words.REFERRING_DAYS[expression.word]
        resolution = Resolution("date", "date.referring", day, day, point.time, inferred=inferred)
        resolution.step("day.before", day.isoformat())
        resolution.infer("day")
        if expression.signal in ("before", "until", "within"):
            resolution.type, resolution.rule = "deadline", "deadline.referring"
            point.day = day.day
            set_bound(resolution, expression, point, (day, day))
        elif expression.signal == "from":
            make_start(resolution, expression)
        return resolution


def _unresolved(expression: TimeExpression, resolution: Resolution) -> Resolution:
    """收到通知后5个工作日内: the amount is known, what it is counted from is not."""
    rule = "unresolved.event" if expression.anchor == "event" else "unresolved.anchor"
    steps = (*resolution.steps, f"anchor.unknown: {expression.amount}{expression.unit}")
    return Resolution("unresolved", rule, precision="vague", steps=steps, notes=resolution.notes)
