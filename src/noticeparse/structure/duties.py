"""The duty around a day: who is to do what, and to whom it goes, in the clause that the day stands in."""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.vocab.organisations import ORGANISATION_ENDS
from noticeparse.vocab.submissions import (
    AFTER_A_RECIPIENT,
    BARE_ACTS,
    DUTY_OPENERS,
    HANDING_OVER,
    RECIPIENT_ENDS,
    SUBMISSION_ACTS,
    WINDOW_WORDS,
)

LONGEST_ACTION = 120
LONGEST_SENTENCE = 600
_OFFICE_ENDS = (*ORGANISATION_ENDS, *RECIPIENT_ENDS)
# One look at the first character spares the look at every end in most places.
_END_OPENERS = "".join(sorted({end[0] for end in _OFFICE_ENDS}))
_OFFICE = rf"[一-鿿A-Za-z（）()·“”]{{0,30}}?(?=[{_END_OPENERS}]){any_of(*_OFFICE_ENDS)}"

# Verbs of one character, with the characters in front of them and behind them that make another word of them.
_SHORT_VERBS = (
    ("报", "申填通", "名到告表价道刊考"),
    ("交", "提递", "通流"),
    ("送", "", "审达"),
    ("寄", "", ""),
    ("发", "", "布展放现"),
    ("到", "做达得收看遇", "位期"),
    ("向", "意志方面倾走", ""),
)


def _short_verb(verb: str, before: str, behind: str) -> str:
    return verb + (f"(?<![{before}]{verb})" if before else "") + (f"(?![{behind}])" if behind else "")


# Each alternative opens with a literal: so the engine skips to the next place where one of them can begin.
_VERBS = (*sorted(HANDING_OVER, key=len, reverse=True), *(_short_verb(*row) for row in _SHORT_VERBS))
_VERB = f"(?:{'|'.join(_VERBS)})"

HANDS_OVER = Rule(
    "deadline.hands_over",
    _VERB,
    examples=("报省农委", "发至科技处"),
    rejects=("申报表", "报名", "意向", "收到"),
)
RECIPIENT = Rule(
    "deadline.recipient",
    rf"""
    {_VERB}
    (?P<recipient>{_OFFICE}(?:[、和或与及]{_OFFICE}){{0,6}})
    (?= $ | [，。；（）()、：:] | {any_of(*AFTER_A_RECIPIENT)} )
    """,
    examples=(
        "报送市教育局基础教育科",
        "发至科技处邮箱：",
        "交到老干部支部办公室",
        "向市科协学会部报送",
        "报省农委、省粮食局备案",
    ),
    rejects=("报送文字信息、影像资料等", "送到行政楼519室", "到第二中学体育馆报到"),
)
RESPONSIBLE = Rule(
    "deadline.responsible",
    r"(?:请|由|要求)?(?P<who>(?:各|有关|相关|全体|申报|推荐|参赛|申请|试点|项目)[^，。；：\n]{1,40}?)(?=应|须|需|要|于|在|务必|认真|将|把|按|根据|结合|$)",
    examples=("请各有关单位认真总结", "试点地区要于", "各申报者在"),
    rejects=("于6月",),
)
LEADING_SUBJECT = Rule(
    "deadline.subject_after",
    rf"[，、 ]{{0,2}}(?P<who>[^，。；：\n]{{0,30}}?)(?P<act>{any_of(*DUTY_OPENERS)})",
    examples=("，试点地区完成改造工作", "报送总结", "将材料报省厅"),
    rejects=("，",),
)
BEFORE_CLOSING_TIME = Rule(
    "deadline.action_before",
    r"(?:^|[。；，、：\n])(?P<action>[^。；，：\n]{2,24}?)(?:的)?(?:截止|截至|截稿)?(?:时间|日期|期限|阶段)?(?:原则上)?[为是：:]?$|(?P<short>报名|申报|投稿|报送|提交|缴费|征集)[^。；，\n]{0,10}$",
    examples=("。推荐申报截止时间为", "集中报名时间原则上为"),
    rejects=("，",),
)
TRAILING = Rule(
    "deadline.trailing",
    r"(?:[（(][^（）()]{0,60}[）)]|[：:][^，。；]{0,80}|[.．]?(?:联系人|联系电话|咨询电话)[^，。；]{0,80})$",
    examples=(
        "报送组联部电子邮箱（a@example.cn）",
        "发至科技处邮箱：a@example.cn",
        "报送至邮箱a@example.com.联系人",
    ),
    rejects=("报送总结",),
)
CONTINUES = Rule(
    "deadline.continues",
    r"[，、](?:并|形成)(?![^，。；]{0,3}[0-9])[^，。；\n]{0,60}?(?:报送|上报|报|提交|交|送|备案)",
    examples=("，形成总结报告并报送市政府", "，并报市局备案"),
    rejects=("，我们将适时通报",),
)


WINDOW_ACT = Rule(
    "deadline.window_name",
    rf"(?P<action>(?:网上|线上|现场|集中|统一|补充|自主)?{any_of(*WINDOW_WORDS)}(?:[和及、与]?{any_of(*WINDOW_WORDS)})?)(?=的?(?:起止|原则上|截止)?(?:时间|日期|期限|时限|阶段|期|[：:为]))",
    examples=("网上报名时间为", "集中参保和缴费时间在校学生为"),
    rejects=("活动时间为",),
)
WINDOW_WORD = Rule(
    "deadline.window_word",
    any_of(*WINDOW_WORDS),
    examples=("到学校报名",),
    rejects=("到会议中心",),
)


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
BRACKET_BEHIND = Rule(
    "deadline.bracket_behind",
    r"[ ]?（[^（）\n]{0,60}）",
    examples=("（以邮戳为准）",),
    rejects=("（未闭合", "报送（附件二）"),
    where="start",
)
CLAUSE_MARK = Rule(
    "deadline.clause_mark",
    r"[，（(《“）)》”]",
    examples=("报送总结，", "报送（见附件）"),
    rejects=("报送总结。", "总结、照片"),
)


class Duty(NamedTuple):
    """What a deadline is for; places in the clean text."""

    action: Span | None
    recipient: Span | None
    responsible: Span | None


def find_duty(folded: str, day: Span, within: Span) -> Duty:
    """The duty whose day is ``day``; ``within`` is its paragraph, without label and heading.

    >>> text = "请各单位于6月20日前将总结报送市科协学会部。"
    >>> duty = find_duty(text, Span(5, 11), Span(0, len(text)))
    >>> duty.action.of(text), duty.recipient.of(text)
    ('将总结报送市科协学会部', '市科协学会部')
    """
    sentence = _sentence(folded, day, within)
    action = _after(folded, day, sentence) or _before(folded, day, sentence)
    if action is not None and folded[slice(*action)] in BARE_ACTS:
        action = _named_above(folded, day, within) or action
    return Duty(action, _recipient(folded, action, day, within), _responsible(folded, day, sentence, action))


def find_window_duty(folded: str, day: Span, within: Span) -> Duty:
    """The same for a window (报名时间为某日至某日): the act stands in front of it, or ends the sentence behind it."""
    sentence = _sentence(folded, day, within)
    named = [
        as_span(found.span("action")) for found in WINDOW_ACT.finditer(folded, sentence.start, day.start)
    ]
    if named:
        action: Span | None = named[-1]
    else:
        action = _after(folded, day, sentence)
        act = WINDOW_WORD.search(folded, day.end, sentence.end)
        if action is not None and act is not None and act.end() > action.end and act.start() >= action.start:
            action = Span(action.start, act.end())
    return Duty(
        action, _recipient(folded, action, day, sentence), _responsible(folded, day, sentence, action)
    )


def _named_above(folded: str, day: Span, within: Span) -> Span | None:
    """…事项，请省教育厅在某日前完成: what is to be completed stands in the clause above."""
    low = max(within.start, day.start - LONGEST_SENTENCE)
    cut = max(folded.rfind(mark, low, day.start) for mark in "，。；")
    if cut <= low:
        return None
    begin = max(folded.rfind(mark, low, cut) for mark in "，。；：") + 1
    return Span(max(begin, low), cut)


def sentence_of(folded: str, place: int, within: Span) -> Span:
    """The sentence that holds this place, without its stop."""
    return _sentence(folded, Span(place, place), within)


def _sentence(folded: str, day: Span, within: Span) -> Span:
    low, high = max(within.start, day.start - LONGEST_SENTENCE), min(within.end, day.end + LONGEST_SENTENCE)
    above = TO_THE_LAST_STOP.match(folded, low, day.start)
    behind = SENTENCE_STOP.search(folded, day.end, high)
    return Span(above.end() if above is not None else low, behind.start() if behind is not None else high)


def _after(folded: str, day: Span, sentence: Span) -> Span | None:
    begin = day.end
    bracket = BRACKET_BEHIND.match(folded, begin, sentence.end)
    if bracket is not None:
        begin = bracket.end()
    while begin < sentence.end and folded[begin] in "，、 ）":
        begin += 1
    if begin >= sentence.end:
        return None
    end = _clause_end(folded, begin, sentence.end)
    if begin > day.end:
        # 某日前，试点地区完成改造: the subject stands between the day and its act.
        subject = LEADING_SUBJECT.match(folded, begin, end)
        if subject is not None and subject.start("act") > begin:
            begin = subject.start("act")
    going_on = CONTINUES.match(folded, end, sentence.end)
    if going_on is not None:
        end = _clause_end(folded, end + 1, sentence.end)
    end = min(end, begin + LONGEST_ACTION)
    while (trailing := TRAILING.search(folded, begin, end)) is not None and trailing.start() > begin:
        end = trailing.start()
    words = folded[begin:end]
    if len(words) < 2 or words[0] in "为是至止" or words.startswith(("期间", "以来")):
        return None
    return Span(begin, end)


def _clause_end(folded: str, begin: int, limit: int) -> int:
    depth = 0
    for found in CLAUSE_MARK.finditer(folded, begin, limit):
        mark = found[0]
        if mark == "，":
            if depth <= 0:
                return found.start()
        elif mark in "（(《“":
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return found.start()
    return limit


def _before(folded: str, day: Span, sentence: Span) -> Span | None:
    """推荐申报截止时间为某日: the act stands in front of the day."""
    found = BEFORE_CLOSING_TIME.search(folded[sentence.start : day.start])
    if found is None:
        return None
    group = "action" if found.group("action") is not None else "short"
    span = Span(sentence.start + found.start(group), sentence.start + found.end(group))
    acts = [(folded.rfind(act, *span), act) for act in SUBMISSION_ACTS if len(act) > 1]
    at, act = max(acts)
    if at < 0:
        return span if group == "action" and span.end - span.start <= 12 else None
    return Span(span.start if span.end - span.start <= 12 else at, at + len(act))


def _recipient(folded: str, action: Span | None, day: Span, within: Span) -> Span | None:
    """To whom it goes: named in the act itself, else behind it in the paragraph, within a sentence's length."""
    behind = action.end if action is not None and action.end > day.end else day.end
    after = Span(behind, min(behind + LONGEST_SENTENCE, within.end))
    for place in (action, after) if action is not None else (after,):
        for found in RECIPIENT.finditer(folded, *place):
            start, end = found.span("recipient")
            words = folded[start:end]
            # The lazy name may have run over a second verb: 将材料报送某局 begins at 将, the office after 报送.
            cut = 0
            for verb in HANDS_OVER.finditer(words):
                if verb.end() + 1 < len(words):
                    cut = verb.end()
            span = Span(start + cut, end)
            words = words[cut:]
            if (
                len(words) < 2
                or (len(words) == 2 and words in RECIPIENT_ENDS)
                or words.startswith(("以上", "上述"))
            ):
                continue
            return _without_mailbox(folded, span)
    return None


def _without_mailbox(folded: str, span: Span) -> Span | None:
    words = folded[slice(*span)]
    for tail in ("电子邮箱", "指定邮箱", "邮箱", "联系人"):
        if words.endswith(tail):
            return Span(span.start, span.end - len(tail)) if len(words) - len(tail) >= 2 else None
    return span


def _responsible(folded: str, day: Span, sentence: Span, action: Span | None) -> Span | None:
    for place in (
        Span(sentence.start, day.start),
        Span(day.end, action.start) if action is not None else None,
    ):
        if place is None or place.end - place.start < 2:
            continue
        found = RESPONSIBLE.search(folded, *place)
        if found is not None:
            return as_span(found.span("who"))
    return None
