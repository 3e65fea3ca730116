"""What the reader of dates is given and what it gives back."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a NamedTuple's fields
from dataclasses import dataclass
from typing import Literal, NamedTuple

MentionType = Literal[
    "date", "range", "deadline", "from", "duration", "recurring", "unresolved", "retrospective"
]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days that a text's dates are counted from; the clock is never one of them.

    ``issue_date`` is the 成文日期, ``print_date`` the 印发日期 of the imprint, ``title_year`` the year of the activity that the
    title gives, ``reference_year`` the year of a cited number (the last resort), ``period_end`` the last day of the main
    event (for 活动结束后10日内), ``context_month`` the year and month that the text speaks of (for 延长至30日).
    """

    issue_date: dt.date | None = None
    print_date: dt.date | None = None
    title_year: int | None = None
    reference_year: int | None = None
    period_end: dt.date | None = None
    context_month: tuple[int, int] | None = None


class TimeMention(NamedTuple):
    """One time expression of a text, with the days that it stands for.

    ``start`` and ``end`` are half-open offsets into the text given. ``first`` and ``last`` are inclusive days: a date has
    both, a deadline's day is ``last``, a starting day is ``first``; what has no value has neither. ``time`` is HH:MM, or
    HH:MM/HH:MM for a span of the day. ``strict_last`` is the last day where 前 is taken literally. ``rule`` gave
    the days and ``steps`` say how; ``printed`` are the words that ``printed_rule`` found, ``bound`` those of
    them that bound the day; ``notes`` holds (code, words) of
    what is odd.
    """

    start: int
    end: int
    type: MentionType
    role: str | None
    first: dt.date | None
    last: dt.date | None
    time: str | None
    boundary: str | None
    strict_last: dt.date | None
    precision: str
    inferred: tuple[str, ...]
    rule: str
    printed_rule: str
    printed: str
    steps: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    bound: str = ""

    @property
    def closes_the_day(self) -> bool:
        """Whether it names the end of office hours (6月20日下班前), an hour that no notice prints."""
        return self.time is None and "下班" in self.printed

    @property
    def derivation(self) -> tuple[str, ...]:
        """How the value came about: the words with the rule that found them, the steps, the rule that gave the days.

        Each line is a rule or the code of a step (``noticeparse.messages.STEPS``), a colon and the words or days.
        """
        return self.derive(self.rule, self.first, self.last)

    def derive(self, rule: str, first: dt.date | None, last: dt.date | None) -> tuple[str, ...]:
        """The same for a field whose ``rule`` took these days of the expression; that rule comes last."""
        day, steps = self.first or self.last, self.steps
        if day is not None and not self.inferred and str(day.year) in self.printed:
            steps = f"year.printed: {day.year}", *steps
        if self.bound and self.boundary is not None:
            steps = *steps, f"boundary.{self.boundary}: {self.bound}"
        lines = (
            f"{self.printed_rule}: {self.printed}",
            *steps,
            f"{self.rule}: {_shown(self.first, self.last)}",
        )
        return lines if rule == self.rule else (*lines, f"{rule}: {_shown(first, last)}")


def _shown(first: dt.date | None, last: dt.date | None) -> str:
    day = first or last
    if day is None:
        return "—"
    return f"{first}/{last}" if first is not None and last is not None and first != last else day.isoformat()
