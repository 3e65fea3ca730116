"""The record of one time expression, as ``find_dates`` and the command ``dates`` give it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic needs the type at run time
from typing import Literal

from noticeparse.records.notice import Boundary, Evidence, Precision, Record

TimeType = Literal[
    "date", "range", "deadline", "from", "duration", "recurring", "unresolved", "retrospective"
]


class TimeValue(Record):
    """A time expression with the days that it stands for; both ends inclusive.

    A deadline's day is ``end``, a starting day is ``start``; what has no value has neither. ``derivation`` says how the
    value came about: rule, words, value.
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
