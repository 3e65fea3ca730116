"""Expressions of time, read by the grammar of dates alone and resolved against the days of their context."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from benchmarks.catalogue.rows import Outcome, Row
from noticeparse import find_dates

if TYPE_CHECKING:
    from noticeparse.records.time import TimeValue

SILENT = "not_a_date"  # no single one of these may be read as a day
KINDS = (
    "date", "date_range", "deadline", "date_from", "date_unresolved", "date_recurring", "date_retrospective", SILENT,
)  # fmt: skip


def time(row: Row) -> Outcome:
    """Every key that the catalogue gives (type, start, end, boundary, strict_end, time), in one of the expressions found.

    Where the catalogue calls a boundary open to either reading (``lenient``), the days of that reading or an overlap count.
    """
    context = row.context
    reference, period_end = (
        dt.date.fromisoformat(context[key]) if key in context else None
        for key in ("issue_date", "period_end")
    )
    year, _, month = context.get("context_month", "").partition("-")
    spoken_of = (int(year), int(month)) if month else None
    found = find_dates(row.text, reference=reference, period_end=period_end, context_month=spoken_of)
    shown = [
        (value.type, str(value.start), str(value.end), value.boundary, value.time, value.text)
        for value in found
    ]
    return Outcome(_right(row.expected, found), shown)


def _right(expected: dict[str, Any] | None, found: list[TimeValue]) -> bool:
    """Is everything found that is expected, and nothing where nothing is?"""
    if expected is None:
        return not found
    ends = [value.end.isoformat() for value in found if value.end is not None]
    return any(_agrees(expected, value) for value in found) and set(expected.get("many", ())) <= set(ends)


def _agrees(expected: dict[str, Any], found: TimeValue) -> bool:
    """Is this what the catalogue expects, key by key?"""
    if found.type != expected["type"]:
        return False
    if "lenient" in expected and _overlaps(expected, found):
        return True
    values = {
        "start": found.start,
        "end": found.end,
        "strict_end": found.strict_date,
        "boundary": found.boundary,
        "time": found.time,
    }
    return all(
        (value.isoformat() if isinstance(value, dt.date) else value) == expected[key]
        for key, value in values.items()
        if key in expected
    )


def _overlaps(expected: dict[str, Any], found: TimeValue) -> bool:
    """Do the days meet those expected, or those of the other reading?"""
    ends = {expected["end"], expected.get("alternative_end"), expected["start"]} - {None}
    days = [day.isoformat() for day in (found.start, found.end) if day is not None]
    if not days:
        return False
    return bool(min(days) <= max(ends) and min(ends) <= max(days))
