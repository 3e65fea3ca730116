"""JioNLP: ``jionlp.ner.extract_time``, the issue date as its time base, parsing on, all else as documented by default."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from benchmarks.peers.protocol import Span, serve, span

if TYPE_CHECKING:
    from collections.abc import Callable

# Where the words name an end only, JioNLP gives the time base for the start; nobody would call that a day it read.
ENDS_ONLY = ("前", "内")


def load() -> Callable[[str, dt.date], list[Span]]:
    import jionlp

    def read(text: str, reference: dt.date) -> list[Span]:
        base = {"year": reference.year, "month": reference.month, "day": reference.day}
        found = jionlp.ner.extract_time(text, time_base=base, with_parsing=True)
        return [_span(one, reference) for one in found]

    return read


def _span(one: dict[str, Any], reference: dt.date) -> Span:
    start, end = one["offset"]
    # a time_delta is a length and a time_period recurs: neither is a day
    if one["type"] not in {"time_point", "time_span"}:
        return span(start, end)
    first, last = (_day(moment) for moment in one["detail"]["time"])
    if first == reference and one["text"].endswith(ENDS_ONLY):
        first = None
    return span(start, end, (first, last))


def _day(moment: str) -> dt.date | None:
    """The day of 2023-06-20 23:59:59; None for -inf and inf."""
    return None if moment.endswith("inf") else dt.date.fromisoformat(moment[:10])


if __name__ == "__main__":
    serve("jionlp", load)
