"""Deadlines as a calendar (iCalendar, RFC 5545) that Outlook and telephones open: whole days, the same identity every time."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from noticeparse.display import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticeparse.records.notice import Deadline, Notice

_OCTETS = 75  # of a line, RFC 5545 3.1
_UNDATED = dt.date(1970, 1, 1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def deadlines_calendar(notices: Iterable[tuple[str, Notice]]) -> str:
    """The deadlines that have a day, those of enclosed notices too; lines end in CR LF and have at most 75 octets.

    No event bears the time of the export (``DTSTAMP`` is the day of issue), so that the same notices give the same bytes.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//noticeparse//noticeparse//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for name, notice in notices:
        for one in (notice, *notice.enclosed()):
            for deadline in one.deadlines:
                lines += _event(name, one, deadline)
    return "".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def _event(name: str, notice: Notice, deadline: Deadline) -> Iterator[str]:
    if deadline.date is None:
        return
    # The last days of the calendar have no day after them.
    after = deadline.date + dt.timedelta(days=1) if deadline.date < dt.date.max else deadline.date
    issued = notice.issue_date.date if notice.issue_date is not None else _UNDATED
    title = notice.title.text if notice.title is not None else name
    what = " ".join(filter(None, (deadline.time, deadline.action or deadline.text)))
    body = "\n".join(filter(None, (deadline.evidence.quote, title, name)))
    yield "BEGIN:VEVENT"
    yield f"UID:{identity(notice.source.sha256, deadline.evidence.start, deadline.date)}"
    yield f"DTSTAMP:{issued:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{deadline.date:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{what}（{title}）')}"
    yield f"DESCRIPTION:{escaped(body)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def identity(*parts: object) -> str:
    """A name that the same place in the same file always has."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32] + "@noticeparse"


def escaped(text: str) -> str:
    r"""The text as a value: one line, without marks that act (RFC 5545 3.3.11).

    >>> escaped("a;b,c\nd")
    'a\\;b\\,c\\nd'
    """
    return "\n".join(one_line(line) for line in text.split("\n")).translate(_ESCAPES)


def folded(line: str) -> str:
    """A line with its end, folded at character borders after 75 octets."""
    parts: list[str] = []
    room = _OCTETS
    part = ""
    size = 0
    for mark in line:
        octets = len(mark.encode("utf-8", "backslashreplace"))
        if size + octets > room:
            parts.append(part)
            part, size = " ", 1
        part += mark
        size += octets
    return "\r\n".join((*parts, part)) + "\r\n"
