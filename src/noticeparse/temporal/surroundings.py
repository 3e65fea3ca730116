"""What stands beside a time expression: words before it, marks and bounding words behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.temporal.grammar import SUFFIX, SUFFIX_OPENERS

if TYPE_CHECKING:
    from noticeparse.temporal.expressions import Signal

_CLAUSE = (
    24  # the longest phrase before a number that tells what it counts from: 自收到主管部门书面通知之日起
)
UP_TO_A_STOP = Rule(
    "time.up_to_a_stop",
    rf"(?s:.{{0,{_CLAUSE - 1}}})[，。；：、！？（）〈〉《》“”,;:!?()\n]",
    examples=("各单位，收到", "（一）自"),
    rejects=("收到通知后",),
    where="start",
)
_BOUNDARIES = frozenset("，。；、：！？）)》】,;:!?]\n")
# What a bounding word begins with; looked at before the pattern is run.
_SUFFIX_OPENERS = frozenset(SUFFIX_OPENERS)
_SIGNALS: dict[str, Signal] = {
    "around": "around", "before": "before", "until": "until", "within": "within", "to_date": "to_date",
    "printed": "printed", "start": "from", "after": "after", "since": "since",
}  # fmt: skip


def words_before(text: str, at: int, floor: int, width: int = 14) -> str:
    """The words before a place, not further back than ``floor``, without blanks at the end.

    >>> words_before("报名截止日期： 6月20日", 8, 0)
    '报名截止日期：'
    """
    return text[max(floor, at - width) : at].rstrip(" \u3000")


def clause_before(text: str, at: int, floor: int) -> str:
    """The words before a place, back to the last mark of punctuation.

    >>> clause_before("各单位，收到通知后5日内", 9, 0)
    '收到通知后'
    """
    start = max(floor, at - _CLAUSE)
    stops = UP_TO_A_STOP.match(text, start, at)
    return text[start if stops is None else stops.end() : at]


def is_bounded(text: str, at: int, stop: int) -> bool:
    """Whether a phrase ends here: at the line's end or a closing mark, not before a word or an opening quotation mark.

    >>> is_bounded("2023年度。", 6, 7), is_bounded("2023年度优秀", 6, 8)
    (True, False)
    """
    while at < stop and text[at] in " \u3000":
        at += 1
    return at >= stop or text[at] in _BOUNDARIES


def read_signal(text: str, at: int, stop: int) -> tuple[Signal, int, bool | None]:
    """How the words behind bound an expression, where they end, and whether they say 含 or 不含.

    >>> read_signal("20日前（含当日）报送", 3, 11)
    ('before', 9, True)
    """
    if at >= stop or text[at] not in _SUFFIX_OPENERS:
        return "", at, None
    match = SUFFIX.compiled.match(text, at, stop)
    if match is None:
        return "", at, None
    name, remark = match.lastgroup or "", match["remark"]
    inclusive = None if remark is None else remark == "含"
    if name == "remark":
        name = next(group for group, value in match.groupdict().items() if value is not None)
    elif name == "after" and match["after"].startswith("及"):
        inclusive = True  # 2018年及以后
    return _SIGNALS[name], match.end(), inclusive
