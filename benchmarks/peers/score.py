"""What counts as right; the same for every peer, and generous where a peer leaves a choice.

*Catalogue*: of a date and a range both ends must be right, of a deadline the last day, of a starting day the first (and the
last, where a validity is printed). Any span and any reading may bring it. Where the catalogue calls the words open to
more than one reading (``lenient``), days that overlap those expected count, and an open end reaches on. What is unresolved, recurs or is no date
is right where no day is given.

*Notices*: the distinct days that a peer gives, first and last day of every value, against the distinct days of the gold. Of
several readings of a span the one with the most gold days counts. Whole years (2024年度, 2021—2025年) give a day only where
gold has it: every notice names years, a peer may well report them, and nobody would take their ends for its days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.peers.material import Row
    from benchmarks.peers.protocol import Reading, Span

SILENT = {"date_unresolved", "date_recurring", "not_a_date"}

# 〔2024〕13号 and 第13号; 复兴路3号, 3号楼: their digits are no day of the month and no year.
NUMBERS = re.compile(
    r"[〔\[【〖﹝［（(]\s{0,4}(?:[0-9０-９]{2,4}|[〇○零一二三四五六七八九]{4})\s{0,4}年?[〕\]】〗﹞］）)]\s{0,4}第?\s{0,4}[0-9０-９]{1,5}\s{0,4}号"
    r"|第\s{0,4}[0-9０-９]{1,5}\s{0,4}号"
)
ADDRESSES = re.compile(
    r"[路街道巷弄里]\s{0,4}[甲乙丙丁东南西北]?\s{0,4}[0-9０-９]{1,5}\s{0,4}号|[0-9０-９]{1,4}\s{0,4}号(?:楼|院|门)"
)


def right(row: Row, spans: Sequence[Span]) -> bool:
    """Did the peer read the expression as the catalogue expects?"""
    if row.kind in SILENT:
        return not any(span.has_day for span in spans)
    readings = [reading for span in spans for reading in span.readings]
    expected = row.expected
    if "lenient" in expected:
        open_to = [expected[key] for key in ("start", "end", "alternative_end") if expected.get(key)]
        return any(_overlaps(reading, min(open_to), max(open_to)) for reading in readings)
    firsts = {first for first, _ in readings}
    lasts = {last for _, last in readings}
    if row.kind == "deadline":
        return {expected["end"], *expected.get("many", ())} <= lasts
    if row.kind == "date_from":
        return expected["start"] in firsts and (expected["end"] is None or expected["end"] in lasts)
    return (expected["start"], expected["end"]) in readings


def _overlaps(reading: Reading, first: str, last: str) -> bool:
    start, end = reading
    return (start is None or start <= last) and (end is None or first <= end)


def found_days(spans: Iterable[Span], gold: frozenset[str]) -> set[str]:
    """The distinct days that a peer gives for a notice."""
    days: set[str] = set()
    for span in spans:
        readings = [_ends(reading, gold) for reading in span.readings]
        days |= max(readings, key=lambda reading: len(reading & gold), default=set())
    return days


def _ends(reading: Reading, gold: frozenset[str]) -> set[str]:
    first, last = reading
    if first is not None and last is not None and first.endswith("-01-01") and last.endswith("-12-31"):
        return {first, last} & gold
    return {day for day in reading if day is not None}


def days_within(spans: Iterable[Span], text: str, shape: re.Pattern[str]) -> int:
    """How many spans give a day for digits that belong to something else; a whole year is none."""
    places = [match.span() for match in shape.finditer(text)]
    return sum(
        any(span.start < end and start < span.end for start, end in places)
        and any(_ends(reading, frozenset()) for reading in span.readings)
        for span in spans
    )


@dataclass
class Days:
    """Counts over the notices of a corpus."""

    gold: int = 0
    found: int = 0
    correct: int = 0
    in_numbers: int = 0
    in_addresses: int = 0

    def add(self, spans: Sequence[Span], text: str, gold: frozenset[str]) -> None:
        found = found_days(spans, gold)
        self.gold += len(gold)
        self.found += len(found)
        self.correct += len(found & gold)
        self.in_numbers += days_within(spans, text, NUMBERS)
        self.in_addresses += days_within(spans, text, ADDRESSES)

    @property
    def precision(self) -> float:
        return self.correct / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.correct / (self.gold + self.found) if self.gold + self.found else 0.0
