"""Step one: where a text speaks of time, and what it says there. No day is worked out here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.temporal.expressions import Point, TimeExpression
from noticeparse.temporal.find_calendar import (
    ANDS,
    read_bare_day,
    read_calendar,
    read_numeric,
    read_plain_date,
)
from noticeparse.temporal.find_counted import read_counted
from noticeparse.temporal.find_words import (
    NAME_OPENERS,
    name_at,
    read_day_word,
    read_era,
    read_every,
    read_front,
    read_month_word,
    read_name,
    read_numbered_name,
    read_past,
    read_period,
    read_quarter_word,
    read_vague,
    read_week_word,
    read_year_word,
)
from noticeparse.temporal.grammar import HAN, SUFFIX_OPENERS
from noticeparse.temporal.phrases import CUE
from noticeparse.vocab.time_words import LAST_DAY_PARTS, MONTHS_FROM_CONTEXT, MONTHS_FROM_ISSUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def find_expressions(text: str, start: int = 0, end: int | None = None) -> Iterator[TimeExpression]:
    """The time expressions of the text, in order, not overlapping, none across a line end.

    A year that is part of a name (2023年度优秀…) comes as a label: it is no time, but tells the year of what follows.

    >>> text = "于6月底前报送，见〔2023〕13号"
    >>> [text[found.start : found.end] for found in find_expressions(text)]
    ['6月底前']
    """
    limit = len(text) if end is None else end
    # The last one found and those listed before it, until it is clear that the next says nothing of them.
    held: TimeExpression | None = None
    listed: list[TimeExpression] = []
    done = start
    paragraph, stop = start, start - 1
    for cue in CUE.finditer(text, start, limit):
        at, cue_end = cue.span()
        if at < done:
            continue
        if at > stop:
            line_end = text.rfind("\n", start, at)
            paragraph = start if line_end < 0 else line_end + 1
            stop = text.find("\n", at, limit)
            if stop < 0:
                stop = limit
        floor = max(paragraph, done)
        opener = text[at]
        if opener in _READERS:
            found = _READERS[opener](text, at, floor, stop)
        else:
            found = _read_number(text, at, cue_end, floor, stop)
        if found is None:
            continue
        if found.kind == "label" and text[found.end : found.end + 1] in NAME_OPENERS:
            found = name_at(text, found.start, found.end, floor, stop, found.first) or found
        found.paragraph = paragraph
        if held is not None:
            if floor != done or found.start - done > _GAP or not _join(text, held, found, listed):
                if listed:
                    yield from listed
                    listed.clear()
                yield held
            elif found.start != held.start:  # else it has been taken into the new one
                listed.append(held)
        held, done = found, found.end
    if held is not None:
        yield from (*listed, held)


def _read_number(text: str, at: int, cue_end: int, floor: int, stop: int) -> TimeExpression | None:
    """5月20日, 2023.5.20, 10个工作日内, 三季度, 五一: whatever begins with a number, by the unit or mark behind it."""
    unit, length = text[cue_end - 1], cue_end - at
    if unit in "年月" and text[at] in _ARABIC_DIGITS:
        if unit == "年" and length == _YEAR_LENGTH and text[at] in "12" and _only_names(text, cue_end, stop):
            year = Point(int(text[at : at + 4]))
            return TimeExpression(at, cue_end, "label", "time.point", floor, "", year)
    elif unit in "日号":
        return (unit == "日" and read_counted(text, at, floor, stop)) or read_bare_day(text, at, floor, stop)
    elif unit in _COUNTING_UNITS or text.find("个", at, cue_end) >= 0:
        return read_counted(text, at, floor, stop)
    elif unit in "/.":
        return read_numeric(text, at, floor, stop) if length >= _YEAR_LENGTH else None
    elif unit == "年" and length < _YEAR_LENGTH and text[cue_end : cue_end + 1] not in _AFTER_SHORT_YEAR:
        return read_counted(text, at, floor, stop) or read_past(text, at, floor, stop)
    elif length > len("12") and unit in _ARABIC_DIGITS and text[at] not in "12":
        return None  # a telephone number
    expression = read_plain_date(text, at, floor, stop) or read_calendar(text, at, floor, stop)
    if expression is not None:
        return expression
    if unit == "年":
        return read_counted(text, at, floor, stop) or read_past(text, at, floor, stop)
    if unit in _NUMERIC_MARKS and text[at].isascii():
        return read_numeric(text, at, floor, stop)
    return read_numbered_name(text, at, floor, stop) if unit in _NAME_DIGITS else None


def _only_names(text: str, end: int, stop: int) -> bool:
    """Whether what follows 2023年 can't go on with a time, so that the pattern for one need not be tried."""
    mark = text[end] if end < stop else ""
    if mark == "全":
        return text[end + 1 : end + 2] not in _AFTER_WHOLE
    return mark in ("“", "‘") or ("一" <= mark <= "鿿" and mark not in _AFTER_YEAR)


_YEAR_LENGTH = len("2023年")
_ARABIC_DIGITS = frozenset("0123456789")
_NUMERIC_MARKS = frozenset("-‐‑‒–—―−－~～〜至到") | _ARABIC_DIGITS
_COUNTING_UNITS = frozenset("个天周工小时学星期作")
_AFTER_SHORT_YEAR = _ARABIC_DIGITS | frozenset(f"{HAN}底 \u3000")  # 23年5月, 23年底前
_NAME_DIGITS = frozenset("一四五八")
# What a time may go on with after its year: months, seasons, 年底, 度, 上半年, bounding words, another year.
_AFTER_YEAR = frozenset(
    [
        *"一二三四五六七八九十元第首上下底末初终中年度期的月到",
        *SUFFIX_OPENERS,
        *(word[0] for word in (*MONTHS_FROM_ISSUE, *MONTHS_FROM_CONTEXT)),
    ]
)


_AFTER_WHOLE = frozenset("年天")  # 2023年全年; but 2023年全国…
_GAP = len("以及")


def _join(text: str, before: TimeExpression, found: TimeExpression, listed: list[TimeExpression]) -> bool:
    """Puts to the expressions before what the new one says of all: 6月20日、12月20日前; 6月、9月、12月底前.

    True where they stay in one list, which may go on; the new one may take the one before into itself:
    5月20日开始，6月10日结束.
    """
    if before.kind != "point" or found.kind != "point":
        return False
    between = text[before.end : found.start].strip(" \u3000")
    if not before.signal and between in ANDS:
        if found.signal in ("before", "within"):
            for expression in (*listed, before):
                _share(expression, found)
            return False
        return not found.signal
    if (
        before.signal == "from"
        and not found.signal
        and between in ("，", ",", "")
        and text.startswith("结束", found.end)
    ):
        found.kind, found.start = "range", before.start
        found.first, found.last = before.first, found.first
        found.end += len("结束")
        return True
    return False


def _share(listed: TimeExpression, found: TimeExpression) -> None:
    """The bound of the last expression of a list, and its 底, hold for one listed before it."""
    listed.signal, listed.inclusive, listed.bound = found.signal, found.inclusive, found.bound
    point, last = listed.first, found.first
    if point is None or last is None or point.month is None:
        return
    if last.part in LAST_DAY_PARTS and point.is_whole_month:
        point.part = last.part


_READERS: dict[str, Callable[[str, int, int, int], TimeExpression | None]] = {
    "年": read_year_word, "月": read_month_word, "季": read_quarter_word, "周": read_week_word, "日": read_day_word,
    "天": read_day_word, "另": read_vague, "尽": read_vague, "待": read_vague, "适": read_vague, "择": read_vague,
    "在": read_vague, "近": read_vague, "此": read_past, "截": read_past, "以": read_era, "每": read_every,
    "按": read_every, "逐": read_every, "旦": read_name, "庆": read_name, "节": read_name, "除": read_name,
    "期": read_period, "暑": read_name, "寒": read_name, "前": read_front,
}  # fmt: skip
