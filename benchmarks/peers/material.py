"""What is asked: the rows of a catalogue, and the notices of a corpus with the days that their gold holds."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from noticeparse import read_file
from noticeparse.evaluate import load_corpus
from noticeparse.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from noticeparse.evaluate.gold import GoldNotice

KINDS = (
    "date", "date_range", "deadline", "date_from", "date_unresolved", "date_recurring", "not_a_date",
)  # fmt: skip
# What a date without a year is resolved with; a row that needs more than this can't be asked of a peer.
REFERENCE_ONLY = {"issue_date", "holiday_table"}
DAYS = ("deadlines", "period", "issue_date", "print_date")


@dataclass(frozen=True)
class Row:
    """An expression of the catalogue: its words as printed and cleaned, the issue date, and what is expected of it."""

    name: str
    kind: str
    text: str
    joined: str
    reference: dt.date
    expected: dict[str, Any]


@dataclass(frozen=True)
class NoticeDays:
    """A notice: its text as the file has it, with its lines joined, and the days of its gold."""

    name: str
    text: str
    joined: str
    reference: dt.date
    days: frozenset[str]


def catalogue_rows(path: Path) -> tuple[list[Row], int]:
    """The rows of the kinds that are scored, and how many were left out because they need more than an issue date."""
    rows = []
    left_out = 0
    for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if row["kind"] in KINDS:
            if set(row["context"]) <= REFERENCE_ONLY:
                issued = dt.date.fromisoformat(row["context"]["issue_date"])
                text = row["text"]
                rows.append(
                    Row(row["id"], row["kind"], text, clean(text).printed, issued, row["expected"] or {})
                )
            else:
                left_out += 1
    return rows, left_out


def notices(folder: Path) -> tuple[list[NoticeDays], int]:
    """The notices whose gold judged every day, and how many were left out.

    Left out is a notice where one of the keys was not judged, and one without any day. Where the notice has no issue date,
    the earliest day of its gold stands for it: every peer is told the same year.
    """
    found = []
    left_out = 0
    for file in load_corpus(folder).files:
        parts = list(_parts(file.gold))
        days = {day for part in parts for day in _days(part)}
        if not days or not all(part.judged(key) for part in parts for key in DAYS):
            left_out += 1
            continue
        text = read_file(file.path).text
        known = (part_day for part in parts for part_day in (part.issue_date, part.print_date) if part_day)
        found.append(
            NoticeDays(
                file.name,
                text,
                clean(text).printed,
                next(known, min(days)),
                frozenset(day.isoformat() for day in days),
            )
        )
    return found, left_out


def _parts(gold: GoldNotice) -> Iterator[GoldNotice]:
    """The notice and those that it encloses, to any depth."""
    yield gold
    for enclosed in gold.enclosed():
        yield from _parts(enclosed)


def _days(gold: GoldNotice) -> Iterator[dt.date]:
    period = gold.period
    ends = (period.start, period.end) if period is not None else ()
    for day in (gold.issue_date, gold.print_date, *ends, *(deadline.date for deadline in gold.deadlines)):
        if day is not None:
            yield day
