"""Step three: what a day is for, as far as the words around it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.vocab import time_roles
from noticeparse.vocab.time_words import EVENT_VERBS, SUBMISSION_VERBS

if TYPE_CHECKING:
    import datetime as dt

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
    r"(?:(?<![一-鿿])时[\x20\u3000]{0,3}间|^日期)(?:[、和及与]?地点)?[\x20\u3000]{0,3}[：:][\x20\u3000]{0,3}\Z|(?<![一-鿿])时间安排[：:]?\Z",
    examples=("时间：", "时 间：", "二、时间安排"),
    rejects=("活动时间：", "长时间："),
)
# 启动仪式：, 第一场：, 决赛：
SITTING_LABEL = Rule(
    "time.sitting_label",
    rf"(?:{any_of(*time_roles.SITTING_LABELS)}|第[一二三四五六七八九十0-9]{{1,3}}(?:场次?|轮|批次|期))[：:]\Z",
    examples=("启动仪式：", "第一场：", "第二场次："),
    rejects=("时间：", "第一批名单："),
)
VALID_UNTIL = Rule(
    "time.valid_until",
    r"有效期(?:限)?(?:为|是)?[至到自从]?\Z",
    examples=("本办法有效期至", "有效期自"),
    rejects=("有效期内", "至"),
)
# 以2023年12月31日在册人数为准
BASIS_OF_FIGURES = Rule(
    "time.basis_of_figures",
    r"[^，。；\n]{0,14}?为(?:准|基准|依据|统计|时点|截止)",
    examples=("在册人数为准", "的数据为统计基准"),
    rejects=("前报送，逾期不候",),
    where="start",
)
# 5月30日是第八个全国科技工作者日
NAMED_DAY = Rule(
    "time.day_of_a_name",
    r"[是为](?:第[一二三四五六七八九十0-9]{1,4}个|[“\"]?[^，。；\n]{2,12}日[”\"]?(?=[，。；\n]|$))",
    examples=("是第八个全国科技工作者日", "是国家宪法日。"),
    rejects=("是报名时间", "为止"),
    where="start",
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


def role_of(
    text: str, expression: TimeExpression, resolution: Resolution, issued: dt.date | None = None
) -> str | None:
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
    return (
        _labelled(text, expression)
        or _alone(text, expression, kind)
        or _told(text, expression, resolution, issued)
        or _event(text, expression, kind)
    )


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
    if before[-1:] in ("：", ":") and SITTING_LABEL.search(before) is not None:
        return "sitting"
    if "时" not in before and "日期" not in before and "期限" not in before:
        return None
    match = TIME_LABEL.compiled.search(before)
    if match is not None:
        return _ROLE_OF_LABEL[match["what"]]
    labelled = "：" in before or ":" in before
    return "period" if (labelled or "安排" in before) and BARE_LABEL.search(before) is not None else None


def _alone(text: str, expression: TimeExpression, kind: str) -> str | None:
    """A full day on a line of its own below a text is the 成文日期, under the signature or in brackets under the title."""
    point, start, end = expression.first, expression.start, expression.end
    if (
        kind != "date"
        or point is None
        or point.year is None
        or point.day is None
        or expression.paragraph == 0
    ):
        return None
    before = text[max(expression.paragraph, start - 2) : start].strip(" \u3000")
    after = text[end : end + 2].partition("\n")[0].strip(" \u3000")
    if (before, after) not in (("", ""), ("（", "）"), ("(", ")")):
        return None
    return (
        None
        if text[max(0, expression.paragraph - _LABEL_WIDTH) : expression.paragraph].rstrip()[-1:]
        in ("：", ":")
        else "issue_date"
    )


def _told(
    text: str, expression: TimeExpression, resolution: Resolution, issued: dt.date | None
) -> str | None:
    """What a day is told of: 有效期至2028年12月31日, 以2023年12月31日的人数为准, and what has been before the notice."""
    point, last = expression.first, resolution.last
    if point is None or point.year is None or last is None:
        return None
    before = text[max(expression.paragraph, expression.start - 8) : expression.start]
    if VALID_UNTIL.search(before) is not None:
        return "effective"
    if before.endswith("以") and BASIS_OF_FIGURES.match(text, expression.end) is not None:
        return "data_cutoff"
    behind = text[expression.end : expression.end + 1]
    goes_on = behind not in ("", "\n", "）", ")")
    return "retrospective" if issued is not None and last < issued and goes_on else None


def _event(text: str, expression: TimeExpression, kind: str) -> str | None:
    """The role that a verb gives: 将于5月20日召开, 请于5月20日至26日报名, 5月19日下午报到."""
    taking_place = "period" if kind == "range" else "event_day"
    if text.startswith(EVENT_VERBS, expression.end) or NAMED_DAY.match(text, expression.end) is not None:
        return taking_place
    if text.startswith(time_roles.SITTING_VERBS, expression.end):
        return "sitting"
    before = text[max(expression.paragraph, expression.start - 12) : expression.start]
    if not before or before[-1] not in "于在":
        return None
    if before.endswith(time_roles.SETTING_WORDS):
        return taking_place
    if any(mark in before for mark in "，。；"):
        return None
    after = text[expression.end : expression.end + 24].partition("\n")[0].partition("。")[0]
    if "请" in before and SUBMISSION.search(after) is not None:
        return "deadline"
    return taking_place if EVENT.search(after) is not None else None
