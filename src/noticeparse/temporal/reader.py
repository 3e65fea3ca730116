"""The reader of dates: find, resolve, role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.temporal.find import find_expressions
from noticeparse.temporal.foreign import read_english
from noticeparse.temporal.mentions import TimeMention
from noticeparse.temporal.resolve import Resolver
from noticeparse.temporal.roles import role_of

if TYPE_CHECKING:
    from noticeparse.temporal.mentions import Anchors

_TITLE = 200  # no title of a document is longer


def read_times(text: str, anchors: Anchors, start: int = 0, end: int | None = None) -> list[TimeMention]:
    """The time expressions between two offsets of a width-folded text, one paragraph a line, with their days.

    Mentions are in order, do not overlap and stay inside a line. Document numbers, addresses, telephone numbers, decimals
    and years that are part of a name give none.

    >>> import datetime as dt
    >>> from noticeparse.temporal import Anchors, read_times
    >>> anchors = Anchors(issue_date=dt.date(2023, 4, 26))
    >>> [(m.type, m.last, m.boundary) for m in read_times("于6月20日前报送（东科协〔2023〕13号）", anchors)]
    [('deadline', datetime.date(2023, 6, 20), 'conventional-inclusive')]
    """
    resolver = Resolver(text, anchors)
    mentions: list[TimeMention] = []
    for found in find_expressions(text, start, end):
        days = resolver.resolve(found)
        if days is None or _in_a_title(text, found.paragraph, found.start, found.end):
            continue
        mentions.append(
            TimeMention(
                found.start, found.end, days.type, role_of(text, found, days, anchors.issue_date), days.first, days.last, days.time,
                days.boundary, days.strict_last, days.precision, days.inferred, days.rule, found.rule,
                text[found.start : found.end], days.steps, days.notes, found.bound,
            )
        )  # fmt: skip
    english = read_english(text, start, len(text) if end is None else end)
    return sorted([*mentions, *english], key=lambda mention: mention.start) if english else mentions


def _in_a_title(text: str, paragraph: int, start: int, end: int) -> bool:
    """Whether the expression stands inside 《》, where it is part of a document's name."""
    opened = text.rfind("《", max(paragraph, start - _TITLE), start)
    if opened < 0 or text.find("》", opened, start) >= 0:
        return False
    return "》" in text[end : end + _TITLE].partition("\n")[0]
