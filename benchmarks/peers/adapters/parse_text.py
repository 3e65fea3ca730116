"""noticeparse, whole notices: the days of the fields that gold holds; it finds the issue date itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.protocol import Span, serve, span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from noticeparse import Notice


def load() -> Callable[[str, dt.date], list[Span]]:
    from noticeparse import parse_text

    def read(text: str, _reference: dt.date) -> list[Span]:
        return list(_days(parse_text(text)))

    return read


def _days(notice: Notice) -> Iterator[Span]:
    issued, printed = notice.issue_date, notice.print_date_evidence
    if issued is not None:
        yield span(issued.evidence.start, issued.evidence.end, (issued.date, issued.date))
    if printed is not None:
        yield span(printed.start, printed.end, (notice.print_date, notice.print_date))
    period = notice.period
    if period is not None:
        yield span(period.evidence.start, period.evidence.end, (period.start, period.end))
    for deadline in notice.deadlines:
        yield span(deadline.evidence.start, deadline.evidence.end, (None, deadline.date))
    for attachment in notice.attachments:
        if attachment.notice is not None:
            yield from _days(attachment.notice)


if __name__ == "__main__":
    serve("noticeparse", load)
