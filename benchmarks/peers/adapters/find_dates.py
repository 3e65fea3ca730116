"""noticeparse, the grammar of dates alone: the same job as a peer's, with the issue date and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.protocol import Span, serve, span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable


def load() -> Callable[[str, dt.date], list[Span]]:
    from noticeparse import find_dates

    def read(text: str, reference: dt.date) -> list[Span]:
        return [
            span(found.evidence.start, found.evidence.end, (found.start, found.end))
            for found in find_dates(text, reference=reference)
        ]

    return read


if __name__ == "__main__":
    serve("noticeparse", load)
