"""Who is to do something by a day, and the office that it goes to."""

from __future__ import annotations

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.vocab.organisations import ORGANISATION_ENDS
from noticeparse.vocab.submissions import (
    AFTER_A_RECIPIENT,
    DUTY_MODALS,
    HANDING_OVER,
    PLAIN_ACTS,
    PREPARING,
    RECIPIENT_ENDS,
    SUBJECT_ENDS,
)

_OFFICE_ENDS = (*ORGANISATION_ENDS, *RECIPIENT_ENDS)
# One look at the first character spares the look at every end in most places.
_END_OPENERS = "".join(sorted({end[0] for end in _OFFICE_ENDS}))
_OFFICE = rf"[一-鿿A-Za-z（）()·“”]{{0,30}}?(?=[{_END_OPENERS}]){any_of(*_OFFICE_ENDS)}"

# Verbs of one character, with the characters in front of them and behind them that make another word of them.
_SHORT_VERBS = (
    ("报", "申填通", "名到告表价道刊考"),
    ("交", "提递", "通流易往接叉换"),
    ("送", "", "审达"),
    ("寄", "", ""),
    ("发", "", "布展放现"),
    ("到", "做达得收看遇", "位期"),
    ("向", "意志方面倾走", ""),
    ("联系", "", "人电方地单部门我"),
)


def _short_verb(verb: str, before: str, behind: str) -> str:
    return verb + (f"(?<![{before}]{verb})" if before else "") + (f"(?![{behind}])" if behind else "")


# Each alternative opens with a literal: so the engine skips to the next place where one of them can begin.
_VERBS = (*sorted(HANDING_OVER, key=len, reverse=True), *(_short_verb(*row) for row in _SHORT_VERBS))
_VERB = f"(?:{'|'.join(_VERBS)})"

HANDS_OVER = Rule(
    "deadline.hands_over",
    _VERB,
    examples=("报省农委", "发至科技处", "联系技术科"),
    rejects=("申报表", "报名", "意向", "收到", "联系电话"),
)
RECIPIENT = Rule(
    "deadline.recipient",
    rf"""
    {_VERB}
    (?P<recipient>{_OFFICE}(?:[、和或与及]{_OFFICE}){{0,6}})
    (?= $ | [，。；（）()、：:] | [A-Za-z]?[0-9]{{1,4}}(?:室|房|号|$) | {any_of(*AFTER_A_RECIPIENT)} )
    """,
    examples=(
        "报送市教育局基础教育科",
        "发至科技处邮箱：",
        "交到老干部支部办公室",
        "向市科协学会部报送",
        "报省农委、省粮食局备案",
        "交到学院办公室302室",
    ),
    rejects=("报送文字信息、影像资料等", "送到行政楼519室", "到第二中学体育馆报到"),
)
_SUBJECT_ENDS = (*SUBJECT_ENDS, *ORGANISATION_ENDS)
_SUBJECT_END = rf"(?=[{''.join(sorted({end[0] for end in _SUBJECT_ENDS}))}]){any_of(*_SUBJECT_ENDS)}"
# Words of one character between a subject and its act, with the characters behind them that make another word of them.
_SHORT_MODALS = (
    ("请", "示求教假款"),
    ("应", "聘急届用对"),
    ("须", "知"),
    ("需", "求"),
    ("要", "求点素闻事"),
    ("可", "行能靠"),
)
MODAL = (
    "(?:"
    + "|".join((any_of(*DUTY_MODALS), *(f"{word}(?![{behind}])" for word, behind in _SHORT_MODALS)))
    + ")"
)
SUBJECT = (
    rf"(?!将|把|对|向|至|到|报|送|按照|根据|通过|访问|前往|经(?![办营销济])|{any_of(*PREPARING)})"
    rf"[^，。；：:\n]{{0,40}}?{_SUBJECT_END}(?:（[^（）\n]{{0,20}}）)?"
)
SUBJECT_OF_THE_DAY = Rule(
    "deadline.subject",
    rf"""
    (?: ^ | [。；，：:\n] ) [ ]?
    (?P<asked>请|凡|由|要求)?
    (?P<who>{SUBJECT})
    (?P<modal>{MODAL}){{0,2}} (?:最迟|统一)? (?P<on>于|在)? [ ]? $
    """,
    examples=("请家长于", "符合条件的家庭可于", "各县（市、区）教育局务必于", "，会议代表须于"),
    rejects=("报名表请于", "申报材料于", "请于"),
)
RESPONSIBLE = Rule(
    "deadline.responsible",
    rf"""
    (?:请|由|要求)?
    (?P<who>(?:各|有关|相关|全体|申报|推荐|参赛|申请|试点|项目)
        [^，。；：:\n0-9]{{0,40}}?{_SUBJECT_END}(?:（[^（）\n]{{0,20}}）)?)
    (?={MODAL}|于|(?<!所)在|将|把|{any_of(*PLAIN_ACTS)}|，|$)
    """,
    examples=("请各有关单位认真总结", "试点地区要于", "各申报者在", "请各单位确定一名联络员"),
    rejects=("于6月", "申报时间为", "申报材料于"),
)
RESPONSIBLE_LABEL = Rule(
    "deadline.responsible_label",
    r"(?:责任|牵头|负责|主办|承办|落实|实施)(?:单位|部门|科室|处室|主体|人)[：:](?P<who>(?:[^，。；：:（）()\n]|（[^（）\n]{1,20}）){2,60})",
    examples=("责任单位：市水利局，", "（牵头部门：县教育局、县财政局；"),
    rejects=("责任单位要于",),
)
_CUTS = ("请各", "请有", "请相", "请你", "要求", "由")


def find_recipient(folded: str, action: Span | None, behind: Span) -> Span | None:
    """To whom it goes: named in the act itself, else in the words ``behind`` it."""
    for place in (action, behind) if action is not None else (behind,):
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


def find_responsible(
    folded: str, day: Span, sentence: Span, within: Span, subject: Span | None
) -> Span | None:
    """Who is to act: behind the label 责任单位, between the day and the act, right before the day, else at the head of the sentence."""
    labelled = _labelled(folded, day, within)
    if labelled is not None or subject is not None:
        return labelled or subject
    if day.start - sentence.start < 2:
        return None
    low = max(sentence.start, day.start - 64)
    near = SUBJECT_OF_THE_DAY.search(folded[low : day.start])
    if near is not None and (near["asked"] or near["modal"] or near["on"]):
        start, end = low + near.start("who"), low + near.end("who")
        cut = max(
            folded.rfind(mark, start, end) + len(mark) if mark in folded[start:end] else start
            for mark in _CUTS
        )
        # 请各 asks the very subject that begins with 各.
        if folded[cut - 1 : cut] in ("各", "有", "相", "你") and cut > start:
            cut -= 1
        if end - cut >= 2:
            return Span(cut, end)
    found = RESPONSIBLE.search(folded, sentence.start, day.start)
    return as_span(found.span("who")) if found is not None else None


def _labelled(folded: str, day: Span, within: Span) -> Span | None:
    low, high = max(within.start, day.start - 120), min(within.end, day.end + 80)
    if folded.find("：", low, high) < 0 and folded.find(":", low, high) < 0:
        return None
    before = list(RESPONSIBLE_LABEL.finditer(folded, low, day.start))
    if before:
        named = next((found for found in before if found[0].startswith("责任")), before[0])
        return as_span(named.span("who"))
    behind = RESPONSIBLE_LABEL.search(folded, day.end, high)
    if behind is not None and not folded[day.end : behind.start()].strip("，。；（）() "):
        return as_span(behind.span("who"))
    return None
