"""Finding times that are named in words: 今年, 月底前, 当天, 每月5日前, 国庆期间, 另行通知."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.temporal.expressions import Point, TimeExpression
from noticeparse.temporal.find_calendar import bind, read_calendar
from noticeparse.temporal.find_counted import read_since_event, read_starting_today
from noticeparse.temporal.grammar import AFTER_MONTH, EVERY, RESTATED
from noticeparse.temporal.phrases import (
    AT_AN_EVENT,
    FIVE_YEARS,
    NAMED,
    NICKNAME,
    PAST,
    QUARTER_NOW,
    REFERRING,
    VAGUE,
    WEEK,
)
from noticeparse.temporal.points import read_point, read_tail
from noticeparse.temporal.surroundings import is_bounded, read_signal, words_before
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    from noticeparse.temporal.expressions import Signal

_YEAR_WORDS = frozenset((*words.YEARS_FROM_ISSUE, *words.YEARS_FROM_CONTEXT, "上半年", "下半年"))
_MONTH_WORDS = frozenset((*words.MONTHS_FROM_ISSUE, *words.MONTHS_FROM_CONTEXT))
_NAMES = frozenset((*words.NAMED_DAYS, *words.FESTIVAL_DAYS, *words.SEASONS))
_FESTIVAL_ENDS = frozenset("明午秋")  # of 清明, 端午, 中秋, which are no cues
_LONGEST_NAME = max(map(len, _NAMES))
NAME_OPENERS = frozenset('“"的') | {name[0] for name in _NAMES}


def read_year_word(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """今年, 上一年, 上半年, 年底, 年内, 年度终了后30日内; ``at`` is the 年."""
    for back in (2, 1):
        if at - back >= floor and text[at - back : at + 1] in _YEAR_WORDS:
            return read_calendar(text, at - back, floor, stop)
    following = text[at + 1 : min(stop, at + 2)]
    if following == "内":
        return TimeExpression(at, at + 2, "point", "time.point", floor, "within", Point(year_word="全年"))
    if following == "来":
        return read_past(text, at, floor, stop)
    return (
        read_calendar(text, at, floor, stop)
        if following in ("底", "末", "终", "初", "中")
        else _after_each(text, at, floor, stop)
    )


def read_month_word(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """本月30日, 上个月底, 月底前, 月后10日内; ``at`` is the 月."""
    for back in (2, 1, 0):
        if at - back >= floor and text[at - back : at + 1] in _MONTH_WORDS:
            return read_calendar(text, at - back, floor, stop) or _after_each(text, at, floor, stop)
    return None


def _after_each(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    match = AFTER_MONTH.compiled.match(text, at, stop)
    return (
        None
        if match is None
        else TimeExpression(at, match.end(), "recurring", AFTER_MONTH.name, floor, "within")
    )


def read_quarter_word(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """季度末前, 本季度, 下一季度, 季后15日内; not 以上季度."""
    for start in (at - 2, at - 1, at):
        match = QUARTER_NOW.compiled.match(text, start, stop) if start >= floor else None
        if match is not None and text[start - 1 : start] != "以" and (start < at or match["part"]):
            point = Point(quarter_word=match["word"], part=match["part"])
            found = TimeExpression(start, match.end(), "point", "time.point", floor, "", point)
            return bind(text, found, floor, stop)
    return _after_each(text, at, floor, stop)


def read_week_word(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """本周五前, 下周一上午9:00, 本周内, 下星期三; ``at`` is the 周, or the 星 of 星期."""
    start = at - 2 if text[at - 1] in "个一" or text[at - 2 : at] in ("上上", "下下") else at - 1
    match = WEEK.compiled.match(text, start, stop) if start >= floor else None
    if match is None:
        return None
    weekday = None if match["day"] is None else words.WEEKDAYS[match["day"]]
    restated = None if weekday is None else _restated(text, match.end(), stop)
    if restated is not None:
        point, end = restated
        point.weekday = weekday
    else:
        point, end = Point(week_word=match["week"], weekday_in_month=weekday), match.end()
    end = read_tail(text, point, end, stop)
    if weekday is None and not is_bounded(text, end, stop) and not read_signal(text, end, stop)[0]:
        return None
    return bind(text, TimeExpression(start, end, "point", WEEK.name, floor, "", point), floor, stop)


def _restated(text: str, at: int, stop: int) -> tuple[Point, int] | None:
    """The day in brackets that says which weekday is meant: 本周五（3月22日）."""
    match = RESTATED.compiled.match(text, at, stop)
    found = None if match is None else read_point(text, match.start("date"), stop)
    if match is None or found is None or found[1] != match.end("date"):
        return None
    return found[0], match.end()


def read_day_word(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """即日起, 印发之日起, 当日, 近日, 日前; ``at`` is the 日 or 天."""
    if at > floor:
        word = text[at - 1 : at + 1]
        if word in ("即日", "今日"):
            return read_starting_today(text, at - 1, floor, stop)
        if word == "之日":
            return read_since_event(text, at, floor, stop)
        if word in words.REFERRING_DAYS:
            return _referring(text, at - 1, floor, stop)
    return read_past(text, at, floor, stop)


def _referring(text: str, start: int, floor: int, stop: int) -> TimeExpression | None:
    """报到当天上午8:30前: the day named before; “530”当天: the day that the digits are."""
    match = REFERRING.compiled.match(text, start, stop)
    if match is None:
        return None
    before = words_before(text, start, floor)
    if before.endswith("含"):
        return None
    point = Point()
    day_end = read_tail(text, point, match.end(), stop)
    signal, end, inclusive = read_signal(text, day_end, stop)
    if signal not in ("before", "until", "within", "from"):
        signal, end = "", day_end
    expression = TimeExpression(
        start,
        end,
        "referring",
        REFERRING.name,
        floor,
        signal,
        point,
        None,
        inclusive,
        bound=text[day_end:end],
    )
    expression.word = match.group()
    nickname = NICKNAME.compiled.search(before)
    if nickname is not None:
        point.month, point.day = int(nickname["month"]), int(nickname["day"])
        expression.kind, expression.rule, expression.word = "point", NICKNAME.name, ""
        expression.start = start - len(nickname.group())
    elif before.endswith(words.OCCASIONS):
        expression.start = start - 2
    return expression


def read_vague(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """另行通知, 尽快, 待定, 在报送总结时, 近年来."""
    for rule in (VAGUE, AT_AN_EVENT):
        match = rule.compiled.match(text, at, stop)
        if match is not None:
            return TimeExpression(at, match.end(), "vague", rule.name, floor)
    return read_past(text, at, floor, stop)


def read_past(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """日前, 此前, 近日, 截至目前, 三年来, 过去五年."""
    for start in (at, at - 1, at - 2):
        match = PAST.compiled.match(text, start, stop) if start >= floor else None
        if match is not None:
            return TimeExpression(start, match.end(), "past", PAST.name, floor)
    return None


def read_era(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """党的十八大以来; ``at`` is the 以."""
    before = words_before(text, at, floor)
    for era, (year, month, day) in words.ERAS.items():
        if before.endswith(era) and at + 2 <= stop:
            point = Point(year=year, month=month, day=day)
            return TimeExpression(at - len(era), at + 2, "point", "time.era", floor, "since", point)
    return None


def read_every(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """每月5日前, 每周五下午5点前, 按季度报送; not 每人每月1200元, which is a rate."""
    match = EVERY.compiled.match(text, at, stop)
    if match is None:
        return None
    if text[at] != "每":
        if not text.startswith(words.SUBMISSION_VERBS, match.end()):
            return None
    elif text[at - 1 : at] in words.PER and text[match.end() : match.end() + 3].lstrip()[:1].isdecimal():
        return None
    point = Point()
    day_end = read_tail(text, point, match.end(), stop)
    signal, end, _ = read_signal(text, day_end, stop)
    if signal not in ("before", "within"):
        signal, end = "", day_end
    return TimeExpression(at, end, "recurring", EVERY.name, floor, signal, point)


def read_period(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """下星期三, 春季学期, 中秋期间; ``at`` is the 期."""
    return (read_week_word if text[at - 1] == "星" else read_name)(
        text, at - (text[at - 1] == "星"), floor, stop
    )


def read_front(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """前三季度, 前不久, 中秋前; ``at`` is the 前."""
    if text.startswith("不久", at + 1):
        return read_past(text, at, floor, stop)
    if text[at - 1] in _FESTIVAL_ENDS and at > floor:
        return read_name(text, at - 1, floor, stop)
    return read_calendar(text, at, floor, stop)


def read_name(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """国庆期间, 元旦, 春节前; ``at`` is a character of the name, mostly its last."""
    for back in range(_LONGEST_NAME - 1, -1, -1):
        if at - back >= floor and text[at - back : at + 1] in _NAMES:
            return name_at(text, at - back, at - back, floor, stop, None)
    # 中秋期间, 端午假期: the cue is what stands behind the name
    for back in (2, 3):
        if at - back >= floor and text[at - back + 1] in _FESTIVAL_ENDS:
            return name_at(text, at - back, at - back, floor, stop, None)
    return name_at(text, at, at, floor, stop, None)


def read_numbered_name(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """五一期间, “十四五”期间: names that begin with a number."""
    plan = FIVE_YEARS.compiled.match(text, at, stop)
    if plan is None:
        return name_at(text, at, at, floor, stop, None)
    start = at - 1 if at > floor and text[at - 1] in '“"' else at
    since: Signal = "since" if plan["span"] == "以来" else ""
    last = plan["span"] == "末"
    return TimeExpression(
        start, plan.end(), "named", FIVE_YEARS.name, floor, since, word=plan["plan"], amount=last
    )


def name_at(
    text: str, start: int, at: int, floor: int, stop: int, year: Point | None
) -> TimeExpression | None:
    """The named day that stands ``at`` a place, perhaps after its year, which began at ``start``.

    None inside the name of something else: 国庆节放假安排, 暑期“三下乡”活动.
    """
    match = NAMED.compiled.match(text, at, stop)
    if match is None:
        return None
    signal, end, inclusive = read_signal(text, match.end(), stop)
    if signal not in ("before", "after", "around", "from"):
        signal, end = "", match.end()
    if not signal and not is_bounded(text, end, stop) and match["span"] != "期间":
        return None
    quoted = start > floor and text[start - 1] in '“"'
    if match["name"] == "十一" and not (quoted or match["span"]):
        return None  # 十一、 is a number
    if year is None and quoted:
        start -= 1
    return TimeExpression(
        start, end, "named", NAMED.name, floor, signal, year, None, inclusive,
        word=match["name"], unit=match["span"] or "", bound=text[match.end() : end],
    )  # fmt: skip
