"""Days that a notice replaces: 原定于某日……延期至某日, 将“某日”调整为“某日”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule

if TYPE_CHECKING:
    from noticeparse.spans import Span

_TO = r"(?:调整|修改|变更|延期|延长|推迟|顺延|改期|提前|更正|改|延)(?:为|至|到)"

REPLACED_BY = Rule(
    "change.replaced_by",
    rf"[^。；\n]{{0,90}}?(?:{_TO}|(?:延期|推迟|取消|暂停|改期)举[办行])",
    examples=("举办的比赛，延期至", "”调整为“", "举行的展览，因故延期举办"),
    rejects=("前报送材料。", "前完成调整"),
    where="start",
)
_TO_OLD_DAY = 40
OLD_DAY = Rule(
    "change.old_day",
    rf"(?:原定|原计划|原拟|原为|原于|由|将[“\"]?)[^。；\n]{{0,{_TO_OLD_DAY}}}$",
    examples=("原定于", "报名时间由", "将“第三条中的"),
    rejects=("请各单位于",),
)
NEW_DAY = Rule(
    "change.new_day",
    rf"{_TO}[“\"]?[^。；，\n]{{0,8}}$",
    examples=("延期至", "调整为“", "报名截止日期顺延至"),
    rejects=("报送至市局，于",),
)


def is_replaced(folded: str, day: tuple[int, int], sentence: Span) -> bool:
    """Does the sentence name this day only to replace it by another?"""
    if OLD_DAY.search(folded, sentence.start, day[0]) is None:
        return False
    return REPLACED_BY.match(folded, day[1], sentence.end) is not None


def may_be_replaced(folded: str, start: int, floor: int) -> bool:
    """Whether the words before a day, which begin at ``floor``, can make it an old one; cheaper than to find its sentence."""
    opening = max(floor, start - _TO_OLD_DAY - len("原计划\n"))
    return OLD_DAY.search(folded, opening, start) is not None


def replaces(folded: str, day: tuple[int, int], sentence: Span) -> bool:
    """Is this the day that takes the place of another?"""
    return NEW_DAY.search(folded, max(sentence.start, day[0] - 16), day[0]) is not None
