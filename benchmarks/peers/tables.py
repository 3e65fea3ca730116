"""The results as tables: columns for a terminal, or Markdown."""

from __future__ import annotations

import datetime as dt
import os
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.peers.material import KINDS
from benchmarks.peers.measure import FIND_DATES, PARSE_TEXT
from benchmarks.peers.score import Days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.peers.material import NoticeDays, Row
    from benchmarks.peers.measure import Result, Run


@dataclass(frozen=True)
class Table:
    """A table with its title; the first column is of words, the others are of numbers."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def columns(self) -> str:
        """For a terminal.

        >>> print(Table("days", ("peer", "F1"), (("one", "0.5"),)).columns())
        days
        peer   F1
        one   0.5
        """
        lines = (self.header, *self.rows)
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(
            (
                self.title,
                *(
                    "  ".join(
                        cell.ljust(width) if index == 0 else cell.rjust(width)
                        for index, (cell, width) in enumerate(zip(line, widths, strict=True))
                    ).rstrip()
                    for line in lines
                ),
            )
        )

    def markdown(self) -> str:
        """For a page of documentation.

        >>> print(Table("days", ("peer", "F1"), (("one", "0.5"),)).markdown())
        **days**
        <BLANKLINE>
        | peer | F1 |
        | --- | ---: |
        | one | 0.5 |
        """
        rule = ("---", *("---:" for _ in self.header[1:]))
        body = "\n".join(f"| {' | '.join(line)} |" for line in (self.header, rule, *self.rows))
        return f"**{self.title}**\n\n{body}"


def facts(run: Run, rounds: int) -> str:
    """When, on what, and which versions."""
    versions = ", ".join(
        dict.fromkeys(f"{result.name.partition(' ')[0]} {result.version}" for result in run.results)
    )
    return (
        f"{dt.datetime.now(dt.UTC).date().isoformat()}; {platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}; best of {rounds} rounds; {versions}"
    )


def tables(
    run: Run, rows: Sequence[Row], corpora: Mapping[str, Sequence[NoticeDays]], left_out: Mapping[str, int]
) -> Iterator[Table]:
    """The catalogue, each corpus, and speed; ``left_out`` counts what was not asked, by the name of its table."""
    if rows:
        yield _catalogue(run, rows, left_out.get("catalogue", 0))
    for corpus, notices in corpora.items():
        yield _notices(run, corpus, notices, left_out.get(corpus, 0))
    if corpora:
        yield _speed(run, sum(map(len, corpora.values())))


def _catalogue(run: Run, rows: Sequence[Row], left_out: int) -> Table:
    results = [result for result in run.results if result.name != PARSE_TEXT.name]
    lines = []
    for kind in (*KINDS, "all"):
        names = {row.name for row in rows if kind in {row.kind, "all"}}
        if names:
            lines.append(
                (kind, str(len(names)), *(str(len(names & result.right)) for result in results)),
            )
    title = f"Single expressions of the catalogue, number right (n = {len(rows)}, {left_out} left out)"
    return Table(title, ("kind", "n", *(result.name for result in results)), tuple(lines))


def _notices(run: Run, corpus: str, notices: Sequence[NoticeDays], left_out: int) -> Table:
    header = ("reader", "gold", "found", "right", "P", "R", "F1", "from numbers", "from addresses")
    lines = []
    for result in run.results:
        days = result.days.get(corpus, Days())
        shares = (f"{share:.2f}" for share in (days.precision, days.recall, days.f1))
        counts = (str(count) for count in (days.gold, days.found, days.correct))
        lines.append((result.name, *counts, *shares, str(days.in_numbers), str(days.in_addresses)))
    return Table(
        f"Days of the notices in {corpus} (n = {len(notices)}, {left_out} left out)", header, tuple(lines)
    )


def _speed(run: Run, notices: int) -> Table:
    header = ("reader", "notices/CPU-s", "time, x parse_text", "time, x find_dates", "import s", "to first date s", "peak MB", "x find_dates")  # fmt: skip
    whole, alone = (_named(run, peer.name) for peer in (PARSE_TEXT, FIND_DATES))
    whole_seconds = whole.seconds if whole else None
    alone_seconds, alone_mb = (alone.seconds, alone.peak_mb) if alone else (None, None)
    lines = []
    for result in run.results:
        seconds = result.seconds
        lines.append(
            (
                result.name,
                f"{notices / seconds:,.1f}" if seconds else "-",
                _ratio(seconds, whole_seconds),
                _ratio(seconds, alone_seconds),
                f"{result.import_seconds:.2f}",
                f"{result.first_date_seconds:.2f}",
                f"{result.peak_mb:.0f}",
                _ratio(result.peak_mb, alone_mb),
            )
        )
    return Table(f"Speed and memory over the same {notices} notices", header, tuple(lines))


def _named(run: Run, name: str) -> Result | None:
    return next((result for result in run.results if result.name == name), None)


def _ratio(value: float, base: float | None) -> str:
    return f"{value / base:,.1f}" if base else "-"


def beaten(run: Run, rows: Sequence[Row]) -> Iterator[str]:
    """What a peer reads and the grammar of dates does not, one line each: rows of the catalogue, then days of gold."""
    ours = _named(run, FIND_DATES.name)
    if ours is None:
        return
    peers = [result for result in run.results if result.name not in {FIND_DATES.name, PARSE_TEXT.name}]
    for row in rows:
        ahead = [peer.name for peer in peers if row.name in peer.right - ours.right]
        if ahead:
            yield f"{row.name} {row.text!r}: {', '.join(ahead)}"
    for place, day in sorted(set().union(*(peer.gold_found for peer in peers)) - ours.gold_found):
        ahead = [peer.name for peer in peers if (place, day) in peer.gold_found]
        yield f"{place} {day}: {', '.join(ahead)}"
