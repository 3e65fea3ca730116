"""The days of one expression, and the last day that counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from noticeparse.temporal.days import DAY, coarser, precision_of
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    from noticeparse.temporal.expressions import Point, TimeExpression
    from noticeparse.temporal.mentions import MentionType

Days = tuple[dt.date, dt.date]

_RULES_OF_PRECISION = {
    "ten-days": "range.month_part", "month": "range.month", "quarter": "range.quarter", "half-year": "range.half_year",
    "year": "range.year", "vague": "range.vague_part",
}  # fmt: skip
_NUMERIC_RULES = frozenset(("time.numeric", "time.numeric_months", "time.compact"))


@dataclass(slots=True)
class Resolution:
    """The days of one expression, and how they came about; the fields are those of ``TimeMention``."""

    type: MentionType
    rule: str
    first: dt.date | None = None
    last: dt.date | None = None
    time: str | None = None
    boundary: str | None = None
    strict_last: dt.date | None = None
    precision: str = "day"
    inferred: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def note(self, code: str, about: str) -> None:
        self.notes = (*self.notes, (code, about))

    def step(self, code: str, words: str) -> None:
        """One step of the derivation; the codes are those of ``noticeparse.messages.STEPS``."""
        self.steps = (*self.steps, f"{code}: {words}")

    def infer(self, what: str) -> None:
        if what not in self.inferred:
            self.inferred = (*self.inferred, what)

    def set_ends(self, first: dt.date | None, last: dt.date | None, printed: str) -> None:
        """Both ends of a span; an end before its start is a note, and neither is kept."""
        if first is not None and last is not None and last < first:
            self.note("end-before-start", printed)
        else:
            self.first, self.last = first, last


def of_point(expression: TimeExpression, point: Point) -> Resolution:
    """The frame of a day (a date) or a part of a year (a range), still without days."""
    precision = precision_of(point)
    if precision != "day":
        return Resolution("range", _RULES_OF_PRECISION[precision], time=point.time, precision=precision)
    if expression.rule in _NUMERIC_RULES:
        rule = "date.numeric"
    else:
        rule = "date.month_day" if point.year is None else "date.full"
    return Resolution("date", rule, time=point.time)


def make_start(resolution: Resolution, expression: TimeExpression) -> None:
    """5月20日起 counts its day; 6月1日后 leaves open whether it does, 6月1日（含）以后 doesn't."""
    resolution.type, resolution.rule = "from", "from.date"
    if expression.signal == "after":
        resolution.rule = "from.after"
        resolution.boundary = "explicit-inclusive" if expression.inclusive else "ambiguous"
        if not expression.inclusive and resolution.last is not None:
            resolution.first = resolution.last + DAY
    resolution.last = None


def set_bound(resolution: Resolution, expression: TimeExpression, point: Point, days: Days) -> None:
    """The last day that counts, and how sure that is.

    n日前 is read as day n (``strict_last`` the day before), 底 and 末 name the last day themselves, a time of day or （含）
    settles the matter. 6月前 and 三季度前 end before the span begins; 上半年前 and 6月上旬前 are mostly said of its end.
    """
    first, last = days
    signal = expression.signal
    resolution.first, resolution.last = None, last
    if signal == "within":
        resolution.boundary = "inclusive"
    elif expression.inclusive is False:
        resolution.boundary, resolution.last = "exclusive", first - DAY
    elif expression.inclusive:
        resolution.boundary = "explicit-inclusive"
    elif point.time is not None or point.part_of_day:
        resolution.boundary = "explicit-inclusive"
        if point.time == "00:00":
            resolution.last, resolution.time = last - DAY, "24:00"  # 零时前: the day before is the last
    elif signal in ("until", "on"):
        resolution.boundary = "inclusive" if signal == "until" else "on-the-day"
    elif point.day is not None or point.weekday_in_month is not None:
        resolution.boundary, resolution.strict_last = "conventional-inclusive", last - DAY
    elif (point.part or point.year_part) in words.LAST_DAY_PARTS:
        resolution.boundary, resolution.precision = "inclusive", "day"
    elif point.part in words.VAGUE_PARTS or point.year_part is not None:
        resolution.boundary = "vague"
    else:
        resolution.boundary, resolution.strict_last = "ambiguous", first - DAY
        resolution.step("boundary.either", f"{first - DAY} / {last}")
        if point.half is None and point.part is None and point.week is None and point.week_word is None:
            resolution.last = first - DAY


def describe_span(resolution: Resolution, first: Point, last: Point, inclusive: bool | None) -> None:
    """Precision, time of day and boundary of a span, from its two ends."""
    resolution.precision = coarser(precision_of(first), precision_of(last))
    if last.time is not None:
        since = f"{first.time.partition('/')[0]}/" if first.time is not None else ""
        resolution.time = since + (last.time.rpartition("/")[2] if since else last.time)
    if inclusive is not None:
        resolution.boundary = "explicit-inclusive" if inclusive else "exclusive"
        if not inclusive and resolution.last is not None and resolution.last != resolution.first:
            resolution.last -= DAY
