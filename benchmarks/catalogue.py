"""How many expressions of a catalogue the grammar of dates reads as expected.

    python -m benchmarks.catalogue EXPRESSIONS.jsonl [--share 0.99]

Each line of the file is one expression: ``id``, ``kind``, ``text``, ``context`` (the days that it is resolved against) and
``expected`` (type, start, end, boundary, strict_end, time; null where nothing may be found). Kinds that are not about time
are left out. Every expected key is compared; where the catalogue calls a boundary open to either reading
(``lenient``), the days of that reading or an overlap count. A row a kind is printed, then the misses; the exit code is 1
where the share of the kinds together is below ``--share``, or anything at all is found that may not be.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noticeparse import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.records.time import TimeValue

KINDS = (
    "date", "date_range", "deadline", "date_from", "date_unresolved", "date_recurring", "date_retrospective", "not_a_date",
)  # fmt: skip
SILENT = "not_a_date"


def read(row: dict[str, Any]) -> list[TimeValue]:
    """What the grammar finds in an expression, resolved against the days of its context."""
    context = row["context"]
    reference, period_end = (
        dt.date.fromisoformat(context[key]) if key in context else None
        for key in ("issue_date", "period_end")
    )
    year, _, month = context.get("context_month", "").partition("-")
    context_month = (int(year), int(month)) if month else None
    return find_dates(row["text"], reference=reference, period_end=period_end, context_month=context_month)


def agrees(expected: dict[str, Any], found: TimeValue) -> bool:
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


def right(row: dict[str, Any], found: list[TimeValue]) -> bool:
    """Is everything found that is expected, and nothing where nothing is?"""
    expected = row["expected"]
    if expected is None:
        return not found
    ends = [value.end.isoformat() for value in found if value.end is not None]
    return any(agrees(expected, value) for value in found) and set(expected.get("many", ())) <= set(ends)


def misses(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[TimeValue]]]:
    """The expressions that are read otherwise than expected."""
    for row in rows:
        found = read(row)
        if not right(row, found):
            yield row, found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--share", type=float, default=0.0)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.catalogue.read_text("utf-8").splitlines() if line]
    rows = [row for row in rows if row["kind"] in KINDS]
    wrong = list(misses(rows))
    for kind in KINDS:
        total = sum(row["kind"] == kind for row in rows)
        missed = sum(row["kind"] == kind for row, _ in wrong)
        print(f"{kind:20} {total - missed:4} of {total}")
    share = 1 - len(wrong) / len(rows) if rows else 0.0
    print(f"{'all':20} {len(rows) - len(wrong):4} of {len(rows)}  {share:.4f}")
    for row, found in wrong:
        shown = [
            (value.type, str(value.start), str(value.end), value.boundary, value.time, value.text)
            for value in found
        ]
        print(f"{row['id']}: {row['text']!r}\n  expected {row['expected']}\n  found {shown}")
    loud = any(row["kind"] == SILENT for row, _ in wrong)
    return 1 if share < args.share or loud else 0


if __name__ == "__main__":
    sys.exit(main())
