"""A peer for the tests: reads 2024-05-06 and 2024-05-06/2024-05-08, and misbehaves on request."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.peers.protocol import Span, serve, span

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = re.compile(r"([0-9-]{10})(?:/([0-9-]{10}))?")


def load() -> Callable[[str, dt.date], list[Span]]:
    sys.stdout.write("a banner on standard output, as some libraries print one\n")
    if "broken" in sys.argv:
        raise ImportError("no such library")

    def read(text: str, reference: dt.date) -> list[Span]:
        if "slow" in text:
            time.sleep(60)
        if "end" in text:
            sys.stderr.write("gone\n")
            sys.exit(3)
        if "odd" in text:
            raise ValueError("odd")
        if "today" in text:
            return [span(0, len(text), (None, reference))]
        return [_span(found) for found in DAY.finditer(text)]

    return read


def _span(found: re.Match[str]) -> Span:
    first, last = found[1], found[2] or found[1]
    return span(found.start(), found.end(), (dt.date.fromisoformat(first), dt.date.fromisoformat(last)))


if __name__ == "__main__":
    serve("pydantic", load)
