"""Reading one point of time: a day or a part of a year, and the weekday, remark and time of day behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.numerals import to_int
from noticeparse.temporal.expressions import Point
from noticeparse.temporal.grammar import (
    BARE_END,
    COMMA_OPENERS,
    JOIN,
    JOIN_OPENERS,
    LISTED_DAYS,
    LISTED_MONTHS,
    POINT,
    REMARK,
    TAIL_OPENERS,
    TIME,
    WEEKDAY,
)
from noticeparse.vocab.time_words import DAY_PARTS, LAST_DAY, LAST_WORKING_DAY, WEEKDAYS

if TYPE_CHECKING:
    import re

_FIELDS = ("year", "yearword", "month", "monthword", "day", "part")
_RARE_FIELDS = (
    "lastday",
    "lastweek",
    "lastweekday",
    "week",
    "weekdayinmonth",
    "upto",
    "quarter",
    "quarterpart",
    "half",
    "halfpart",
    "yearpart",
)
_HALVES = {"上": 1, "下": 2}
# What a tail or a join begins with; looked at first, since most days have neither.
_TAIL_OPENERS = frozenset(TAIL_OPENERS)
_COMMAS = frozenset("，,")
_COMMA_OPENERS = frozenset(COMMA_OPENERS)
_BLANKS = frozenset(" \u3000")
_WEEKDAY_OPENERS = frozenset("星礼周")
_JOIN_OPENERS = frozenset(JOIN_OPENERS)


def number(text: str) -> int:
    """The value of one to four digits, Arabic or Chinese; 元 (元月) and 首 (首季度) are 1.

    >>> number("05"), number("二十五"), number("二〇二三"), number("元")
    (5, 25, 2023, 1)
    """
    if text.isascii():
        return int(text)
    if text in ("元", "首"):
        return 1
    return to_int(text) or 0


def read_point(text: str, at: int, stop: int) -> tuple[Point, int] | None:
    """The point that begins at a place, and where its own words end; None where none does.

    >>> point, end = read_point("2023年5月中旬开展", 0, 11)
    >>> point.year, point.month, point.part, end
    (2023, 5, '中旬', 9)
    """
    match = POINT.compiled.match(text, at, stop)
    if match is None or match.end() == at:
        return None
    year, year_word, month, month_word, day, part = match.group(*_FIELDS)
    point = Point(
        None if year is None else number(year),
        year_word,
        None if month is None else number(month),
        month_word,
        None if day is None else number(day),
        part,
    )
    if day is None and part is None:
        _add_rare(point, *match.group(*_RARE_FIELDS))
    end = match.end()
    while text[end - 1] in _BLANKS:
        end -= 1
    return point, end


def _add_rare(
    point: Point, last_day: str | None, last_week: str | None, last_weekday: str | None, week: str | None, in_month: str | None,
    up_to: str | None, quarter: str | None, quarter_part: str | None, half: str | None, half_part: str | None, year_part: str | None,
) -> None:  # fmt: skip
    """最后一日, 最后一周, 第三周, 三季度末, 前三季度, 上半年, 年底."""
    if last_day is not None:
        point.part = LAST_WORKING_DAY if last_day.endswith("工作日") else LAST_DAY
    elif last_week is not None:
        point.week = -1
        point.weekday_in_month = None if last_weekday is None else WEEKDAYS[last_weekday]
    elif week is not None:
        point.week = number(week)
        point.weekday_in_month = None if in_month is None else WEEKDAYS[in_month]
    elif quarter is not None:
        point.quarter, point.quarter_word, point.part = number(quarter), up_to, quarter_part
    elif half is not None:
        point.half, point.part = _HALVES[half], half_part
    elif year_part is not None:
        point.year_part = year_part


def read_end(text: str, at: int, stop: int) -> tuple[Point, int] | None:
    """The end of a span: a point, or a bare 26日 or 中旬; with its tail."""
    found = read_point(text, at, stop)
    if found is None:
        match = BARE_END.compiled.match(text, at, stop)
        if match is None:
            return None
        day = match["day"]
        found = Point(day=None if day is None else number(day), part=match["part"]), match.end()
    point, end = found
    return point, read_tail(text, point, end, stop)


def read_span(text: str, at: int, stop: int) -> tuple[Point, Point | None, int] | None:
    """A point and, where a dash or 至 and another follow, its span: first, last, end."""
    found = read_point(text, at, stop)
    if found is None:
        return None
    first, point_end = found
    end = read_tail(text, first, point_end, stop)
    if (
        end < stop
        and text[end] in _JOIN_OPENERS
        and (join := JOIN.compiled.match(text, end, stop)) is not None
    ):
        # 、 joins bare numbers only: 5月20、21日; 5月20日9:00、5月21日 is a list
        if end > point_end and "、" in join.group():
            return first, None, end
        if first.day is None and (listed := LISTED_MONTHS.compiled.match(text, end, stop)) is not None:
            return _listed_months(first, listed)
        if "、" in join.group() and first.day is None and first.month is not None:
            return first, None, end
        if first.day is not None and (listed := LISTED_DAYS.compiled.match(text, end, stop)) is not None:
            return _listed_days(first, listed)
        second = read_end(text, join.end(), stop)
        if second is not None:
            return first, *second
    return first, None, end


def _listed_months(first: Point, listed: re.Match[str]) -> tuple[Point, Point | None, int]:
    """5、6月 and 7、8、9月 are spans; of 3、6、9月 the first month, for the others are read by themselves."""
    months = [number(words.strip(" \u3000月份")) for words in listed.group().split("、")[1:]]
    if len(months) == 1 or [first.month, *months] == [*range(first.month or 0, months[-1] + 1)]:
        return first, Point(month=months[-1]), listed.end()
    return first, None, listed.start()


def _listed_days(first: Point, listed: re.Match[str]) -> tuple[Point, Point | None, int]:
    """5月6、7、8日 is a span; of 5月6、20日 the first day, for the other is read as one of a list."""
    days = [number(words.strip(" \u3000日号")) for words in listed.group().split("、")[1:]]
    if [first.day, *days] == [*range(first.day or 0, (first.day or 0) + len(days) + 1)]:
        return first, Point(day=days[-1]), listed.end()
    return first, None, listed.start()


def read_tail(text: str, point: Point, at: int, stop: int) -> int:
    """Reads the weekday, remarks in brackets and the time of day behind a point into it; where they end."""
    if at >= stop or (opener := text[at]) not in _TAIL_OPENERS:
        return at
    if opener in _COMMAS and text[at + 1 : at + 2] not in _COMMA_OPENERS:
        return at
    if opener in _WEEKDAY_OPENERS and (weekday := WEEKDAY.compiled.match(text, at, stop)) is not None:
        point.weekday = WEEKDAYS[weekday["weekday"]]
        at = weekday.end()
    at = _read_remarks(text, point, at, stop)
    time = TIME.compiled.match(text, at, stop)
    if time is not None and time.end() > at:
        _add_time(point, time)
        at = _read_remarks(text, point, time.end(), stop)
    return at


def _read_remarks(text: str, point: Point, at: int, stop: int) -> int:
    """（星期二）（含）, （下午3点）: at most three."""
    for _ in range(3):
        match = REMARK.compiled.match(text, at, stop)
        if match is None:
            break
        words = match["words"]
        if "含" in words:
            point.inclusive = "不含" not in words
        weekday = WEEKDAY.compiled.match(words)
        if weekday is not None and not any(mark in words for mark in "—-至~"):
            point.weekday = WEEKDAYS[weekday["weekday"]]
        time = TIME.compiled.match(words)
        if time is not None and time.end() > 0 and point.time is None:
            _add_time(point, time)
        at = match.end()
    return at


def _add_time(point: Point, match: re.Match[str]) -> None:
    part, clock, part2, clock2 = match.group("daypart", "clock", "daypart2", "clock2")
    point.part_of_day = part is not None
    point.time = clock_time(part, clock, part2, clock2)


def clock_time(
    part: str | None, clock: str | None, part2: str | None = None, clock2: str | None = None
) -> str | None:
    """A time of day as HH:MM, a span as HH:MM/HH:MM; None where no hour is printed or the hour does not exist.

    >>> clock_time("下午", "5点"), clock_time("上午", "9:00", None, "11时半"), clock_time("下午", "17：30"), clock_time("晚", "26时")
    ('17:00', '09:00/11:30', '17:30', None)
    """
    if clock is None:
        return None
    first = _minutes(part, clock)
    if first is None or clock2 is None:
        return None if first is None else _hhmm(first)
    last = _minutes(part2 or part, clock2)
    if last is None:
        return _hhmm(first)
    if last < first and last + 720 <= 1440:
        last += 720
    return f"{_hhmm(first)}/{_hhmm(last)}"


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _minutes(part: str | None, clock: str) -> int | None:
    hours, rest = clock, ""
    for mark in ":：∶时点":
        if mark in clock:
            hours, _, rest = clock.partition(mark)
            break
    hours, rest = hours.strip(" \u3000"), rest.partition(":")[0].partition("：")[0].strip(" \u3000")
    hour = 0 if hours in ("零", "〇") else number(hours)
    if rest.startswith("半"):
        minute = 30
    elif "刻" in rest:
        minute = 15 if rest.startswith("一") else 45
    else:
        digits = rest.partition("分")[0].rstrip("时点整钟 \u3000")
        minute = number(digits) if digits else 0
    if part is not None:
        shift, first, last = DAY_PARTS.get(part, (0, 0, 0))
        if first <= hour <= last:
            hour += shift
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= 1440 else None
