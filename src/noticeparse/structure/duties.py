"""The duty around a day: who is to do what, and to whom it goes, in the sentence that the day stands in."""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span
from noticeparse.structure.changes import replaces
from noticeparse.structure.duty_actions import (
    WINDOW_ACT,
    WINDOW_WORD,
    bracketed_action,
    clause_end,
    find_action_behind,
    label_action,
    without_subject,
)
from noticeparse.structure.duty_parties import find_recipient, find_responsible
from noticeparse.vocab.submissions import BARE_ACTS

LONGEST_SENTENCE = 600

SENTENCE_STOP = Rule(
    "deadline.sentence_stop",
    r"[。；！？\n]",
    examples=("完成改造。请于",),
    rejects=("完成改造，请于",),
)
TO_THE_LAST_STOP = Rule(
    "deadline.to_the_last_stop",
    rf"(?s:.{{0,{LONGEST_SENTENCE - 1}}}){SENTENCE_STOP.pattern}",
    examples=("完成改造；总结。请于",),
    rejects=("完成改造，请于",),
    where="start",
)
COMPLETION_LABEL = Rule(
    "deadline.completion_label",
    r"(?:(?:完成|办结|整改|落实|办理)(?:时间|时限|期限|日期)|时限要求|时间要求|时间节点)[为：:][ ]?$",
    examples=("完成时限：", "（责任单位：各镇人民政府；完成时间："),
    rejects=("报名时间：", "完成时限以前"),
)


OWN_MEASURE = Rule(
    "deadline.own_measure",
    r"[0-9]{1,2}[月日]|不少于|不低于|不超过|[0-9]%",
    examples=("12月底前完成不少于30%", "每校不少于2场"),
    rejects=("制定相关实施办法",),
)


class Duty(NamedTuple):
    """What a deadline is for; places in the clean text."""

    action: Span | None
    recipient: Span | None
    responsible: Span | None


def find_duty(folded: str, day: Span, within: Span, next_day: int | None = None) -> Duty:
    """The duty whose day is ``day``; ``within`` is its paragraph, without label and heading, ``next_day`` begins another duty.

    >>> text = "请各单位于6月20日前将总结报送市科协学会部。"
    >>> duty = find_duty(text, Span(5, 11), Span(0, len(text)))
    >>> duty.action.of(text), duty.recipient.of(text)
    ('将总结报送市科协学会部', '市科协学会部')
    """
    sentence = _sentence(folded, day, within)
    if is_completion(folded, day, within):
        return Duty(None, None, find_responsible(folded, day, sentence, within, None))
    action, subject = bracketed_action(folded, day, sentence), None
    if action is None and replaces(folded, day, sentence):
        action = label_action(folded, day, sentence, with_act=True)
    if action is None:
        action, subject = find_action_behind(folded, day, sentence)
    action = action or label_action(folded, day, sentence)
    if action is not None and folded[slice(*action)] in BARE_ACTS:
        above = _named_above(folded, day, within)
        if above is not None:
            begin, subject = without_subject(folded, above, apart=True)
            action = Span(begin, above.end)
    return _duty(folded, day, sentence, within, action, subject, next_day)


def find_window_duty(folded: str, day: Span, within: Span, next_day: int | None = None) -> Duty:
    """The same for a window (报名时间为某日至某日): the act stands in front of it, or ends the sentence behind it."""
    sentence = _sentence(folded, day, within)
    action, subject = bracketed_action(folded, day, sentence), None
    named = [
        as_span(found.span("action")) for found in WINDOW_ACT.finditer(folded, sentence.start, day.start)
    ]
    if action is None and named:
        action = named[-1]
    if action is None:
        action = label_action(folded, day, sentence, with_act=folded[day.start] != "截")  # 报名截止至某日
    if action is None:
        action, subject = find_action_behind(folded, day, sentence)
        act = WINDOW_WORD.search(folded, day.end, sentence.end)
        if action is not None and act is not None and act.end() > action.end and act.start() >= action.start:
            action = Span(action.start, clause_end(folded, act.end(), sentence.end))
    if action is None:
        action = label_action(folded, day, sentence)
    return _duty(folded, day, sentence, sentence, action, subject, next_day)


def _duty(
    folded: str,
    day: Span,
    sentence: Span,
    within: Span,
    action: Span | None,
    subject: Span | None,
    next_day: int | None,
) -> Duty:
    behind = action.end if action is not None and action.end > day.end else day.end
    limit = min(behind + LONGEST_SENTENCE, within.end, within.end if next_day is None else next_day)
    recipient = find_recipient(folded, action, Span(behind, max(behind, limit)))
    return Duty(action, recipient, find_responsible(folded, day, sentence, within, subject))


def is_completion(folded: str, day: Span, within: Span) -> bool:
    """完成时限：某日: what is to be completed is the item that the label stands in."""
    if day.start == 0 or folded[day.start - 1] not in "：:为 ":
        return False
    return COMPLETION_LABEL.search(folded, max(within.start, day.start - 8), day.start) is not None


def _named_above(folded: str, day: Span, within: Span) -> Span | None:
    """…事项，请省教育厅在某日前完成: what is to be completed stands in the clause above."""
    low = max(within.start, day.start - LONGEST_SENTENCE)
    cut = max(folded.rfind(mark, low, day.start) for mark in "，。；")
    if cut <= low:
        return None
    begin = max(low, *(folded.rfind(mark, low, cut) + 1 for mark in "，。；："))
    return None if OWN_MEASURE.search(folded, begin, cut) else Span(begin, cut)


def sentence_of(folded: str, place: int, within: Span) -> Span:
    """The sentence that holds this place, without its stop."""
    return _sentence(folded, Span(place, place), within)


def _sentence(folded: str, day: Span, within: Span) -> Span:
    low, high = max(within.start, day.start - LONGEST_SENTENCE), min(within.end, day.end + LONGEST_SENTENCE)
    above = TO_THE_LAST_STOP.match(folded, low, day.start)
    behind = SENTENCE_STOP.search(folded, day.end, high)
    return Span(above.end() if above is not None else low, behind.start() if behind is not None else high)
