"""dateparser: ``search_dates`` for Chinese, the issue date as RELATIVE_BASE, absolute times only, every part printed.

With its relative times on, 6月20日前 is read as "6 months and 20 days ago" and 6月 as "6 months ago"; without
``STRICT_PARSING`` a bare number becomes a day. Of the settings tried these two read the most of the catalogue and of
all notices together.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.peers.protocol import Span, serve, span

if TYPE_CHECKING:
    from collections.abc import Callable


def load() -> Callable[[str, dt.date], list[Span]]:
    from dateparser.search import search_dates

    def read(text: str, reference: dt.date) -> list[Span]:
        settings = {
            "RELATIVE_BASE": dt.datetime.combine(reference, dt.time()),
            "PARSERS": ["absolute-time"],
            "STRICT_PARSING": True,
        }
        spans = []
        after = 0
        for words, moment in search_dates(text, languages=["zh"], settings=settings) or ():
            # it gives the words without their place; they come in order
            start = max(text.find(words, after), after)
            after = start + len(words)
            spans.append(span(start, after, (moment.date(), moment.date())))
        return spans

    return read


if __name__ == "__main__":
    serve("dateparser", load)
