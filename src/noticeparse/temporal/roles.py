"""Step three: what a day is for, as far as the words around it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.vocab import time_roles
from noticeparse.vocab.time_words import EVENT_VERBS, SUBMISSION_VERBS

if TYPE_CHECKING:
    from noticeparse.temporal.expressions import TimeExpression
    from noticeparse.temporal.resolution import Resolution

_LABEL_WIDTH = 24
_TABLES = (
    ("deadline", time_roles.WINDOW_LABELS), ("period", time_roles.PERIOD_LABELS), ("sitting", time_roles.SITTING_LABELS),
    ("effective", time_roles.EFFECTIVE_LABELS), ("issue_date", time_roles.ISSUE_LABELS), ("print_date", time_roles.PRINT_LABELS),
)  # fmt: skip
_ROLE_OF_LABEL = {word: role for role, table in _TABLES for word in table}

# 活动时间：, 报名时间为, 二、培训时间 (on the line before), 考核定于
TIME_LABEL = Rule(
    "time.label",
    rf"""
    (?P<what>{any_of(*_ROLE_OF_LABEL)})(?:的)?(?:起止|举办|开始|安排)?(?:时间|日期|期限)(?:[、和及与]?地点)?
    [\x20\u3000]{{0,3}}(?:原则上|暂|初步|拟|初|均|统一)?(?:为|是|定为|定于|定在|安排在|于|在|自|从|[：:])?[\x20\u3000]{{0,3}}(?:自|从)?\Z
    """,
    examples=("活动时间：", "申报时间原则上为", "培训时间", "（二）考试时间、地点："),
    rejects=("时间紧", "活动时间较长，"),
)
BARE_LABEL = Rule(
    "time.bare_label",
    r"(?:(?<![一-鿿])时[\x20\u3000]{0,3}间|^日期)(?:[、和及与]?地点)?[\x20\u3000]{0,3}[：:][\x20\u3000]{0,3}\Z",
    examples=("时间：", "时 间："),
    rejects=("活动时间：", "长时间："),
)
SUBMISSION = Rule(
    "time.submission",
    any_of(*SUBMISSION_VERBS),
    examples=("将总结报送", "到学校报名"),
    rejects=("召开会议", "报告"),
)
EVENT = Rule(
    "time.event",
    any_of(*EVENT_VERBS),
    examples=("在市会议中心召开", "上午举行"),
    rejects=("报送", "会议"),
)


def role_of(text: str, expression: TimeExpression, resolution: Resolution) -> str | None:
    """deadline, period, sitting, event_day, effective, issue_date, print_date, data_cutoff, retrospective, or None."""
    kind = resolution.type
    if kind == "deadline":
        return "deadline"
    if kind == "retrospective":
        return "data_cutoff" if resolution.rule == "retrospective.cut_off" else "retrospective"
    if kind in ("unresolved", "recurring", "duration"):
        return "deadline" if expression.signal in ("before", "within") and kind != "duration" else None
    if expression.signal == "printed":
        return "print_date"
    if expression.states == "life" or expression.signal == "to_date":
        return "retrospective"
    if kind == "from" and _takes_effect(text, expression):
        return "effective"
    if expression.states == "condition":
        return "retrospective"
    return _labelled(text, expression) or _event(text, expression)


def _takes_effect(text: str, expression: TimeExpression) -> bool:
    return expression.validity is not None or text.startswith(time_roles.EFFECT_VERBS, expression.end)


def _labelled(text: str, expression: TimeExpression) -> str | None:
    """The role that a label gives: 报名时间为, 活动时间：, or the heading on the line before."""
    start, paragraph = expression.start, expression.paragraph
    before = text[max(paragraph, start - _LABEL_WIDTH) : start]
    if not before and paragraph > 0:
        line_end = paragraph - 1
        while line_end > 0 and text[line_end - 1] == "\n":
            line_end -= 1
        before = text[text.rfind("\n", max(0, line_end - _LABEL_WIDTH), line_end) + 1 : line_end]
    if "时" not in before and "日期" not in before and "期限" not in before:
        return None
    match = TIME_LABEL.compiled.search(before)
    if match is not None:
        return _ROLE_OF_LABEL[match["what"]]
    labelled = "：" in before or ":" in before
    return "period" if labelled and BARE_LABEL.search(before) is not None else None


def _event(text: str, expression: TimeExpression) -> str | None:
    """The role that a verb gives: 将于5月20日召开, 请于5月20日至26日报名."""
    if text.startswith(EVENT_VERBS, expression.end):
        return "event_day"
    before = text[max(expression.paragraph, expression.start - 12) : expression.start]
    if not before or before[-1] not in "于在":
        return None
    if before.endswith(time_roles.SETTING_WORDS):
        return "event_day"
    if any(mark in before for mark in "，。；"):
        return None
    after = text[expression.end : expression.end + 24].partition("\n")[0].partition("。")[0]
    if "请" in before and SUBMISSION.search(after) is not None:
        return "deadline"
    return "event_day" if EVENT.search(after) is not None else None
