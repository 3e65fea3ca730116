"""The record of one time expression, as ``find_dates`` and the command ``dates`` give it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic needs the type at run time
from typing import Final, Literal

from noticeparse.records.notice import Boundary, Diagnostic, Evidence, Precision, Record

TimeType = Literal[
    "date", "range", "deadline", "from", "duration", "recurring", "unresolved", "retrospective"
]


# The time of a day that ends with office hours (下班前), of which no notice prints the hour.
CLOSE_OF_BUSINESS: Final = "close-of-business"


class TimeValue(Record):
    """A time expression with the days that it stands for; both ends inclusive.

    A deadline's day is ``end``, a starting day is ``start``; what has no value has neither. ``time`` is HH:MM,
    HH:MM/HH:MM for a span of the day, or ``close-of-business`` for 下班前. ``derivation`` says how the value came about:
    rule, words, value; ``diagnostics`` what is odd about the words, such as a weekday that is not the day's.
    """

    text: str
    type: TimeType
    role: str | None
    start: dt.date | None
    end: dt.date | None
    time: str | None
    boundary: Boundary | None
    strict_date: dt.date | None
    precision: Precision
    inferred: tuple[str, ...]
    evidence: Evidence
    derivation: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
