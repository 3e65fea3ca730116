"""Finding what is counted from something: 自印发之日起10个工作日内, 活动结束后10日内, 即日起至6月30日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.temporal.expressions import TimeExpression
from noticeparse.temporal.grammar import COUNTED
from noticeparse.temporal.phrases import ISSUE_EVENT, UNTIL_POINT, VALIDITY
from noticeparse.temporal.points import number, read_end
from noticeparse.temporal.surroundings import clause_before, read_signal, words_before
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    import re

    from noticeparse.temporal.expressions import Anchor

_AFTER_EVENT = ("之日起", "之日后", "之后", "以后", "后", "起")
# 近3年内, 每3个月内, 提前5日前: no span that begins at a day
_NOT_COUNTED = ("近", "第", "每", "过去", "未来", "提前")


def amount_of(match: re.Match[str]) -> tuple[int, str]:
    """The amount and unit of a ``COUNTED`` match: 3个月 → (3, 月), 半年 → (6, 月), 半个月 → (15, 日)."""
    amount, unit = match["amount"], match["unit"]
    if amount == "半":
        return (6, "月") if unit == "年" else (15, "日")
    return number(amount), unit


def read_counted(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """A number with a unit and 内 (or 前), and what it is counted from; ``floor`` is how far back it may begin."""
    match = COUNTED.compiled.match(text, at, stop)
    if match is None:
        return None
    side = match["side"] or ""
    before = words_before(text, at, floor)
    ahead = before if side.endswith("前") else before[:-1] if before.endswith("前") else ""
    if not side and not before.endswith(words.DURATION_LABELS) and not ahead.endswith(words.EVENTS_AHEAD):
        return None
    amount, unit = amount_of(match)
    expression = TimeExpression(
        at, match.end(), "counted", COUNTED.name, floor, "within", amount=amount, unit=unit
    )
    if not side and not ahead:
        expression.kind, expression.signal = "duration", ""
        return expression
    if side.endswith("后") or before.endswith(_NOT_COUNTED):
        return None
    if ahead.endswith(words.EVENTS_AHEAD):
        expression.anchor, expression.start = "event", at - len(_event(clause_before(text, at, floor)))
        return expression
    if side.endswith("前"):
        return None
    return _counted_within(text, at, floor, expression)


def _counted_within(text: str, at: int, floor: int, expression: TimeExpression) -> TimeExpression:
    clause = clause_before(text, at, floor)
    event = clause.rstrip(" \u3000的")
    ending = next((word for word in _AFTER_EVENT if event.endswith(word)), None)
    if ending is None and not (event.startswith(("自", "从")) and ISSUE_EVENT.fires(event)):
        expression.kind = "duration"
        return expression
    expression.anchor, opening = _anchor(event.removesuffix(ending or ""))
    expression.start = at - len(clause) + opening
    return expression


def _anchor(event: str) -> tuple[Anchor, int]:
    """What an event phrase stands for, and where in it the phrase begins."""
    issue = ISSUE_EVENT.search(event)
    if issue is not None:
        # 自 belongs to the phrase, 于 does not: 于本通知印发之日起十五个工作日内
        opening = issue.start() + (issue.group()[0] in "于在")
        return ("print" if issue["printed"] else "effect" if issue["effect"] else "issue"), opening
    for word in words.MAIN_EVENT_ENDS:
        if event.endswith(word):
            return "period_end", len(event) - len(word)
    return "event", len(event) - len(_event(event))


def _event(clause: str) -> str:
    """The part of a clause that names an event: 各单位应在收到通知 → 收到通知."""
    from_word = max(clause.rfind("自"), clause.rfind("从"))
    if from_word >= 0:
        return clause[from_word:]
    opening = max(clause.rfind(word) + len(word) if word in clause else 0 for word in words.BEFORE_AN_EVENT)
    event = clause[opening:]
    starts = [at for word in words.EVENT_OPENINGS if (at := event.find(word)) >= 0]
    return event[min(starts) :] if starts else event[-10:]


def count_from_point(text: str, expression: TimeExpression, floor: int, stop: int) -> None:
    """Reads on behind 自2023年1月31日起 or …后: one month within, or how long it is valid."""
    counted = COUNTED.compiled.match(text, expression.end, stop)
    if counted is not None and (counted["side"] or "").endswith("内"):
        expression.kind, expression.anchor, expression.signal = "counted", "point", "within"
        expression.rule = COUNTED.name
        expression.amount, expression.unit = amount_of(counted)
        expression.end = counted.end()
        if expression.start > floor and text[expression.start - 1] in "自从":
            expression.start -= 1
    elif expression.signal == "from":
        _add_validity(text, expression, stop)


def _add_validity(text: str, expression: TimeExpression, stop: int) -> None:
    match = VALIDITY.compiled.match(text, expression.end, stop)
    if match is None:
        return
    if match["amount"] is not None:
        expression.validity = (number(match["amount"]), match["unit"])
        expression.end = match.end()
        return
    found = read_end(text, match.end(), stop)
    if found is not None:
        expression.validity, expression.end = found


def read_starting_today(text: str, start: int, floor: int, stop: int) -> TimeExpression | None:
    """即日起, 即日起至6月30日, 自即日起10日内; ``start`` is that of 即日."""
    end = start + 2
    for word in ("开始", "起"):
        if text.startswith(word, end, stop):
            end += len(word)
            break
    opened = end > start + 2
    if start > floor and text[start - 1] in "自从":
        start -= 1
    expression = TimeExpression(start, end, "point", "time.starting_today", floor, "from", anchor="issue")
    return expression if _open_span(text, expression, end, stop) or opened else None


def read_since_event(text: str, at: int, floor: int, stop: int) -> TimeExpression | None:
    """自本通知印发之日起施行, 自发布之日起30日内, 印发之日至12月31日; ``at`` is the 日 of 之日."""
    clause = clause_before(text, at - 1, floor)
    anchor, opening = _anchor(clause)
    start = at - 1 - len(clause) + opening
    end = at + 1 if text.startswith("至", at + 1, stop) else at + 2
    expression = TimeExpression(start, end, "point", "time.from_issue", floor, "from", anchor=anchor)
    if anchor == "period_end" and not clause.endswith(words.ENDINGS):
        expression.anchor = "event"
    if _open_span(text, expression, end, stop):
        return expression
    if expression.anchor in ("event", "effect", "period_end"):
        return None
    _add_validity(text, expression, stop)
    return expression


def _open_span(text: str, expression: TimeExpression, end: int, stop: int) -> bool:
    """Reads what may follow an open start: the last day, or an amount of time."""
    until = UNTIL_POINT.compiled.match(text, end, stop)
    if until is not None and (found := read_end(text, until.end(), stop)) is not None:
        last, last_end = found
        signal, after, inclusive = read_signal(text, last_end, stop)
        expression.kind, expression.signal, expression.last = "range", "", last
        expression.end = after if signal in ("until", "before", "within") else last_end
        expression.inclusive = last.inclusive if inclusive is None else inclusive
        return True
    skipped = end
    while skipped < stop and text[skipped] in "的满 \u3000，,":
        skipped += 1
    counted = COUNTED.compiled.match(text, skipped, stop)
    if counted is None or (counted["side"] or "").endswith("前"):
        return False
    expression.amount, expression.unit = amount_of(counted)
    expression.end, expression.rule, expression.kind = counted.end(), COUNTED.name, "counted"
    expression.signal = "after" if (counted["side"] or "").endswith("后") else "within"
    return True
