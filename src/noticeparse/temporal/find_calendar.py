"""Finding calendar dates: 5月20日, 二〇二三年五月上旬, 2023.5.20-6.10, with the words that bound them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from noticeparse.temporal.expressions import Point, TimeExpression
from noticeparse.temporal.find_counted import count_from_point
from noticeparse.temporal.grammar import (
    BARE_END,
    BARE_SPAN,
    COMPACT,
    COMPACT_SPAN,
    JOIN,
    LISTED_MONTH,
    NUMERIC_END,
    NUMERIC_MONTHS,
    NUMERIC_POINT,
    PLAIN_DATE,
)
from noticeparse.temporal.phrases import ACADEMIC_YEAR, DUTY_WORD, FIGURES, HAND_IN, UNTIL_LABEL
from noticeparse.temporal.points import number, read_span, read_tail
from noticeparse.temporal.surroundings import clause_before, is_bounded, read_signal, words_before
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    import re

    from noticeparse.temporal.expressions import Signal

ANDS = frozenset(("、", "和", "及", "与", "或", "以及"))
_LATEST_BY = tuple(sorted(words.LATEST_BY, key=len, reverse=True))
_LATEST_BY_CLOSERS = frozenset(word[-1] for word in _LATEST_BY)
_LIST_OPENERS = frozenset("、于在")
_OPENERS, _CLOSERS = frozenset("（("), frozenset("）)")
_UP_TO_CLOSERS = frozenset(word[-1] for word in words.UP_TO)
# 至 and 到 alone say nothing about a bare day: 报送至3日
_EXTENDED_TO = tuple(word for word in words.UP_TO if len(word) > 1)
_LOOKS_BACK = frozenset(("", "until", "from", "since"))  # the signals that the words before can add to
_STATE_OPENERS = frozenset(word[0] for word in (*words.LIFE_VERBS, *words.CONDITION_VERBS))
_BEFORE_CONTEXT_WORDS = frozenset("于在自从至到即请应须和及并的是为")
_NOT_A_MONTH_BEFORE = frozenset("将把÷×=＝/+*")  # 将5月打造为…: the month as a theme; 250天÷12月


def read_calendar(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """The calendar date or range that begins here, with what bounds it; a year in a name comes back as a label."""
    if text[at - 1 : at] in _LIST_OPENERS and (listed := _listed_month(text, at, floor, stop)) is not None:
        return listed
    span = read_span(text, at, stop)
    if span is None:
        return None
    first, last, end = span
    if not _plausible(text, at, first, last):
        return TimeExpression(at, end, "label", "time.point", floor)
    return bind(text, TimeExpression(at, end, "point", "time.point", floor, "", first, last), floor, stop)


def _listed_month(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """One of 6, 9 and 12 in 3、6、9、12月底前; the first of a list only behind 于 or 在, for 1、 may be a label."""
    match = LISTED_MONTH.compiled.match(text, at, stop)
    if match is None:
        return None
    goes_on = text[at - 1] == "、" and floor == at - 1 and text[floor - 1].isdecimal()
    if not goes_on and (text[at - 1] == "、" or match["end"] is None):
        return None
    point = Point(month=int(match["month"]))
    return TimeExpression(at, match.end(), "point", LISTED_MONTH.name, floor, "", point)


def read_plain_date(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """2023年5月6日, 6月20日前, 5月上旬-6月上旬 with nothing behind that has to be read: most dates of a notice, in one match."""
    match = PLAIN_DATE.match(text, at, stop)
    if match is None:
        return None
    year, month, day, part, before, last_year, last_month, last_day, last_part = match.groups()
    point = _plain_point(year, month, day, part)
    expression = TimeExpression(at, match.end(), "point", "time.point", floor, "", point)
    if last_day is not None or last_part is not None:
        expression.last = _plain_point(last_year, last_month, last_day, last_part)
        _make_range(text, expression)
        return expression
    if before is not None:
        expression.signal, expression.bound = "before", before
    elif day is None and part is None and not _plausible(text, at, point, None):
        expression.kind, expression.first = "label", None
        return expression
    else:
        _look_back(text, expression, floor, stop)
        _look_behind_bracket(text, expression, floor, stop)
    if expression.signal:
        expression.states = _states(text, expression.end, stop, expression.signal)
    return expression


def _plain_point(year: str | None, month: str | None, day: str | None, part: str | None) -> Point:
    return Point(
        None if year is None else int(year),
        None,
        None if month is None else int(month),
        None,
        None if day is None else int(day),
        part,
    )


def _plausible(text: str, start: int, first: Point, last: Point | None) -> bool:
    before = text[start - 1] if start else ""
    if before == "历" and text[start - 2 : start] in words.LUNAR:
        return False
    if first.year_word in words.YEARS_FROM_CONTEXT or (
        first.month_word in words.MONTHS_FROM_CONTEXT and first.month_word != "月"
    ):
        # 出生次年1月1日, 发放当月: counted from an event that is no date of the text
        return not "一" <= before <= "鿿" or before in _BEFORE_CONTEXT_WORDS
    if first.year is not None or first.month is None or first.day is not None:
        return True
    if first.month > 12:
        return False
    return last is not None or not first.is_whole_month or before not in _NOT_A_MONTH_BEFORE


def bind(text: str, expression: TimeExpression, floor: int, stop: int) -> TimeExpression | None:
    """Puts the words around a date to it: 截至…, …前, …起施行，有效期5年; None where they make it no date."""
    first, last = expression.first, expression.last
    assert first is not None
    signal, end, inclusive = read_signal(text, expression.end, stop)
    expression.inclusive = (last or first).inclusive if inclusive is None else inclusive
    if last is not None:
        return _range(text, expression, signal, end, stop)
    if not signal:
        if first.is_whole_year:
            return _year(text, expression, stop)
        if _is_bare_han_month(text, expression, first):
            return None
    else:
        expression.bound = text[expression.end : end].strip(" \u3000")
        expression.signal, expression.end = signal, end
        if signal in ("from", "after"):
            count_from_point(text, expression, floor, stop)
    if expression.kind == "point":
        if signal in _LOOKS_BACK:
            _look_back(text, expression, floor, stop)
            _look_behind_bracket(text, expression, floor, stop)
        if expression.signal:
            expression.states = _states(text, expression.end, stop, expression.signal)
    return expression


def _is_bare_han_month(text: str, expression: TimeExpression, point: Point) -> bool:
    """五月 and 三月 alone are seldom a time; 五月底, 五月份, 五月三日, 明年五月 and 二〇二三年五月 are."""
    return (
        point.month is not None
        and not point.names_year
        and point.is_whole_month
        and not text[expression.start].isascii()
        and text[expression.start] != "元"
        and text[expression.end - 1] != "份"
    )


def _range(text: str, expression: TimeExpression, signal: Signal, end: int, stop: int) -> TimeExpression:
    first, last = expression.first, expression.last
    assert first is not None
    assert last is not None
    if signal in ("until", "within", "before"):
        expression.end = end
    elif (
        not signal
        and first.is_whole_year
        and last.is_whole_year
        and not _is_a_time(text, expression.end, stop)
    ):
        expression.kind, expression.first, expression.last = "label", None, None  # 2022-2025年度第三批…基地
        return expression
    _make_range(text, expression)
    return expression


def _make_range(text: str, expression: TimeExpression) -> None:
    expression.kind = "range"
    after = expression.end + (2 if text.startswith("期间", expression.end) else 0)
    if text.startswith(words.LIFE_VERBS, after):
        expression.states = "life"
    elif text.startswith(words.CONDITION_VERBS, after):
        expression.states = "condition"


def _is_a_time(text: str, end: int, stop: int) -> bool:
    """Whether a year stands for itself (2021—2025年。, 2023年期间) rather than in a name (2023年度优秀…)."""
    return is_bounded(text, end, stop) or text.startswith("期间", end)


def _year(text: str, expression: TimeExpression, stop: int) -> TimeExpression:
    opener = text[expression.start - 1] if expression.start else ""
    if opener in ("“", "《") or not _is_a_time(text, expression.end, stop):
        expression.kind = "label"
    return expression


def _states(text: str, end: int, stop: int, signal: str) -> Literal["", "life", "condition", "figures"]:
    """Whether the words behind state a fact: 以前出生, 以前竣工验收, 截至…，全省共有会员3万人."""
    if end < stop and text[end] in _STATE_OPENERS:
        if text.startswith(words.LIFE_VERBS, end):
            return "life"
        if text.startswith(words.CONDITION_VERBS, end):
            return "condition"
    if signal == "until":
        after = text[end : min(stop, end + 18)]
        if any(word in after for word in words.FIGURE_WORDS) or FIGURES.match(text, end, stop) is not None:
            return "figures"
    return ""


def _look_back(text: str, expression: TimeExpression, floor: int, stop: int) -> None:
    """Puts the words before a single day to it: 截至, 延长至, 至…止, 请于, 自…起."""
    start, first = expression.start, expression.first
    before = words_before(text, start, floor)
    if not before or first is None:
        return
    if expression.signal in ("from", "since"):
        word = next((word for word in ("自从", "自", "从") if before.endswith(word)), "")
        expression.start = start - len(word)
    elif expression.signal in ("", "until") and _makes_last(before):
        expression.signal = "until"
        word = next((word for word in _LATEST_BY if before.endswith(word)), "")
        if word and text.startswith(word, start - len(word)):
            expression.start, expression.word = start - len(word), word
        expression.bound = expression.bound or word
    elif expression.signal == "until" and before[-1] in "至到":
        expression.start = start - 1
    elif not expression.signal:
        if before[-1] in _UP_TO_CLOSERS and before.endswith(words.UP_TO) and not first.is_whole_year:
            expression.signal = "up_to"
        elif (
            first.day is not None
            and before[-1] in "于在"
            and _hands_in(text, expression, before, floor, stop)
        ):
            expression.signal, expression.bound = "on", before[-1]


def _look_behind_bracket(text: str, expression: TimeExpression, floor: int, stop: int) -> None:
    """第15周（12月13日）之前: the bound behind the bracket holds for the day that alone stands in it."""
    start, end, first = expression.start, expression.end, expression.first
    if (
        expression.signal
        or text[end : end + 1] not in _CLOSERS
        or start <= floor
        or text[start - 1] not in _OPENERS
        or first is None
        or first.day is None
    ):
        return
    signal, behind, _ = read_signal(text, end + 1, stop)
    if signal == "before":
        expression.signal, expression.bound = signal, text[end + 1 : behind].strip(" \u3000")
        expression.start, expression.end = start - 1, behind


def _makes_last(before: str) -> bool:
    if before[-1] in _LATEST_BY_CLOSERS and before.endswith(_LATEST_BY):
        return True
    return ("截" in before or "最" in before) and UNTIL_LABEL.search(before) is not None


def _hands_in(text: str, expression: TimeExpression, before: str, floor: int, stop: int) -> bool:
    if DUTY_WORD.search(clause_before(text, expression.start, floor)) is not None:
        return HAND_IN.match(text, expression.end, stop) is not None
    return before[-2:-1] not in ("已", "曾") and text.startswith(words.SUBMISSION_VERBS, expression.end)


def read_numeric(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """2023.5.20, 2023-05-20至06-10, 2023.5—2023.6, 20230520, 2023—2024学年."""
    match = NUMERIC_POINT.compiled.match(text, at, stop)
    if match is not None:
        first, last, end = _numeric_span(text, match, stop)
        rule = NUMERIC_POINT.name
    elif (match := NUMERIC_MONTHS.compiled.match(text, at, stop)) is not None:
        first, end, rule = _numeric_point(match), match.end(), NUMERIC_MONTHS.name
        last = Point(year=int(match["year2"]), month=int(match["month2"]))
    elif (match := COMPACT.compiled.match(text, at, stop)) is not None:
        first, last, end, rule = _numeric_point(match), None, match.end(), COMPACT.name
    elif (match := COMPACT_SPAN.compiled.match(text, at, stop)) is not None:
        first, last = (_compact_point(match[side]) for side in ("first", "last"))
        end, rule = match.end(), COMPACT_SPAN.name
    else:
        return _academic_year(text, at, floor, stop)
    return bind(text, TimeExpression(at, end, "point", rule, floor, "", first, last), floor, stop)


def _compact_point(digits: str) -> Point:
    return Point(year=int(digits[:4]), month=int(digits[4:6]), day=int(digits[6:]))


def _numeric_point(match: re.Match[str]) -> Point:
    groups = match.groupdict()
    year, day = groups.get("year"), groups.get("day")
    month = groups["month"]
    return Point(
        int(year) if year else None, None, int(month) if month else None, None, int(day) if day else None
    )


def _numeric_span(text: str, match: re.Match[str], stop: int) -> tuple[Point, Point | None, int]:
    first = _numeric_point(match)
    end = read_tail(text, first, match.end(), stop)
    join = JOIN.compiled.match(text, end, stop)
    if join is None or "、" in join.group():
        return first, None, end
    for rule in (NUMERIC_POINT, NUMERIC_END):
        other = rule.compiled.match(text, join.end(), stop)
        if other is not None:
            last = _numeric_point(other)
            return first, last, read_tail(text, last, other.end(), stop)
    return first, None, end


def _academic_year(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    match = ACADEMIC_YEAR.compiled.match(text, at, stop)
    if (
        match is None
        or int(match["next"]) != int(match["year"]) + 1
        or not is_bounded(text, match.end(), stop)
    ):
        return None
    return TimeExpression(
        at,
        match.end(),
        "named",
        ACADEMIC_YEAR.name,
        floor,
        amount=int(match["year"]),
        word=match["term"] or "",
    )


def read_bare_day(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """30日 without a month: only where the words around make it a day (延长至30日, 5月20日、21日, 请于20日前), or 20日至26日."""
    span = BARE_SPAN.compiled.match(text, at, stop)
    if span is not None:
        first, last = Point(day=number(span["day"])), Point(day=number(span["last"]))
        return TimeExpression(at, span.end(), "range", BARE_SPAN.name, floor, "", first, last)
    before = words_before(text, at, floor)
    if not before:
        return None
    extended, listed = before.endswith(_EXTENDED_TO), _continues_list(text, at, floor)
    if not (extended or listed or before[-1] in "于在"):
        return None
    match = BARE_END.compiled.match(text, at, stop)
    if match is None or match["day"] is None:
        return None
    point = Point(day=number(match["day"]))
    signal, end, inclusive = read_signal(text, read_tail(text, point, match.end(), stop), stop)
    if extended and not signal:
        signal = "up_to"
    if not (extended or listed or signal == "before"):
        return None
    bound = text[match.end() : end] if signal not in ("", "up_to") else ""
    return TimeExpression(at, end, "point", BARE_END.name, floor, signal, point, None, inclusive, bound=bound)


def _continues_list(text: str, at: int, floor: int) -> bool:
    """Whether the day before, which ended at ``floor``, is in a list with this one: 5月20日、21日."""
    return (
        floor > 0
        and (text[floor - 1] in "日号）)前" or text[floor - 1].isdecimal())
        and text[floor:at].strip() in ANDS
    )
