"""What goes over the line between the harness and a peer, and the peer's side of it; the standard library only.

The peer says hello in one line of JSON, then answers each line with a line, until its input ends:

    peer     {"version": "1.5.31", "import_seconds": 0.4}
    harness  {"text": "6月20日前", "reference": "2023-04-26"}
    peer     {"spans": [[0, 6, [[null, "2023-06-20"]]]], "seconds": 0.001, "peak_mb": 49.2, "error": null}

A span is half-open in code points of the text, and holds its readings: pairs of first and last day, both inclusive, null
where that end is open. More than one reading is a choice that the peer leaves to its user; none is a time without a day.
Seconds are CPU time of the process.
"""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Reading = tuple[str | None, str | None]


class Span(NamedTuple):
    """One time expression as a peer found it."""

    start: int
    end: int
    readings: tuple[Reading, ...]

    @property
    def has_day(self) -> bool:
        return any(day is not None for reading in self.readings for day in reading)


def span(start: int, end: int, *readings: tuple[dt.date | None, dt.date | None]) -> Span:
    """A span with its readings as days; a reading without any day is none.

    >>> span(0, 6, (None, dt.date(2023, 6, 20)), (None, None))
    Span(start=0, end=6, readings=((None, '2023-06-20'),))
    """
    days = ((_iso(first), _iso(last)) for first, last in readings)
    return Span(start, end, tuple(pair for pair in days if pair != (None, None)))


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def serve(distribution: str, load: Callable[[], Callable[[str, dt.date], list[Span]]]) -> None:
    """Answer the harness on standard input and output until the input ends.

    What the library itself prints goes to standard error, where it can't be taken for an answer.
    """
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)
        before = time.process_time()
        read = load()
        hello = {
            "version": importlib.metadata.version(distribution),
            "import_seconds": time.process_time() - before,
        }
        print(json.dumps(hello), file=out, flush=True)
        for line in sys.stdin:
            asked = json.loads(line)
            reference = dt.date.fromisoformat(asked["reference"])
            spans: list[Span] = []
            error = None
            before = time.process_time()
            try:
                spans = read(asked["text"], reference)
            except Exception as problem:  # noqa: BLE001 - whatever a peer raises is its answer to this text
                error = repr(problem)
            seconds = time.process_time() - before
            answer = {"spans": spans, "seconds": seconds, "peak_mb": peak_mb(), "error": error}
            print(json.dumps(answer), file=out, flush=True)


def peak_mb() -> float:
    """The most memory that the process held, in MB.

    Linux counts what the parent held before the program started into ``ru_maxrss``, so its own figure comes first.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform == "linux" else most / 1024**2
