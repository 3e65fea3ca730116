"""Which days bind the addressees: not the event, not what the issuer does itself, not days that lie behind the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.fields.issuer_days import HANDS_IN, acts_itself, is_upward, makes_known, reports_demand
from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span
from noticeparse.structure.changes import is_replaced
from noticeparse.structure.duties import COMPLETION_LABEL, is_completion, sentence_of
from noticeparse.structure.duty_actions import WINDOW_WORD, find_action_behind
from noticeparse.vocab.submissions import WINDOW_WORDS

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.temporal import TimeMention

WINDOW_BEFORE = Rule(
    "deadline.window",
    rf"{any_of(*WINDOW_WORDS)}[^。；，\n]{{0,16}}?(?:时间|日期|期限|时限|期)?[^。；，\n]{{0,8}}$|时间原则上为$",
    examples=("网上报名时间为", "集中参保和缴费时间在校学生为", "申报时间："),
    rejects=("活动时间：", "请家长于"),
)
WINDOW_AFTER = Rule(
    "deadline.window_act",
    rf"[，期间]{{0,3}}[^。；\n]{{0,100}}?(?:{any_of(*WINDOW_WORDS)})",
    examples=("带齐资料到学校报名", "，凡经录取的考生持证明到校进行资格审核"),
    rejects=("在市会议中心举行。",),
)
ASKED = Rule(
    "deadline.asked",
    r"(?:请|须|需|应|务必|凡|可)[^。；，\n]{0,24}(?:，?(?:于|在))?[ ]?$",
    examples=("请家长于", "申请人须在", "请参评的学校，于"),
    rejects=("定于", "将于", "请认真组织，"),
)
SHUT_BEFORE = Rule(
    "deadline.shut",
    rf"{any_of(*WINDOW_WORDS)}[^。；，\n]{{0,6}}(?:系统|平台|通道|入口|端口)[^。；，\n]{{0,4}}(?:于|在|时间[为：:])[ ]?$",
    examples=("网上报名系统将于", "申报平台关闭时间："),
    rejects=("系统将于",),
)
SHUTS = Rule(
    "deadline.shuts",
    r"[ ]?(?:准时|正式|自动|统一)?(?:关闭|截止|停止)",
    examples=("关闭", "准时关闭"),
    rejects=("开放",),
    where="start",
)
# One look at the characters beside a day spares the rules in most places; "" stands at the ends of a text.
_BEFORE_A_BARE_DAY = frozenset("：:为是 \n。、）") | {""}
_SHUTTING = frozenset(" 准正自统关截停") | {""}
LAST_TERM = Rule(
    "deadline.last_term",
    r"(?:最后|最终)(?:期限|时限|时间|日期)(?:为|是|：|:)[ ]?$",
    examples=("提交材料的最后期限为", "最后期限："),
    rejects=("时间为", "最后时间"),
)
CLOSING_HEADING = Rule(
    "deadline.closing_heading",
    r"(?:截止|截至|截稿|收稿)(?:时间|日期|期限)[及和与、]?(?:方式|地点|要求)?$|截稿$",
    examples=("申报截止时间", "报名截止日期及方式", "收稿时间"),
    rejects=("截止时间的计算", "活动时间"),
)
TIME_KEY = Rule(
    "deadline.time_key",
    r"(?:时间|日期)[：:][ ]?",
    examples=("时间：", "日期: "),
    rejects=("活动时间：",),
    where="whole",
)
WINDOW_NAMED = Rule(
    "deadline.window_named",
    rf"[ ]?(?:（[^（）\n]{{0,16}}）)?为[^，。；\n]{{0,8}}{any_of(*WINDOW_WORDS)}[^，。；\n]{{0,4}}(?:时间|时段|阶段|期)",
    examples=("为集中报账时间", "（工作日）为网上报名阶段"),
    rejects=("为实施阶段", "为准"),
    where="start",
)
RETROSPECTIVE = Rule(
    "deadline.retrospective",
    r"[^。；，\n]{0,24}?(?:竣工|验收|投入使用|出生|毕业|取得|注册成立|成立|获得|发表|入职|参加工作|已)",
    examples=("竣工验收并已投入使用", "出生的适龄儿童"),
    rejects=("报送材料",),
)
MADE_THEN = Rule(
    "deadline.made_then",
    r"[期间内之中]{0,3}(?:创作|拍摄|制作|发表|出版|取得|获得|出生|毕业|投入使用|完成)的?(?:作品|成果|[。；，]|$)",
    examples=("期间创作。", "出版的作品", "取得的成果"),
    rejects=("期间完成投稿", "登录系统报名"),
    where="start",
)
FIGURES = Rule(
    "deadline.figures",
    r"[，,]?[^。；\n]{0,30}?(?:共|已|累计|现有|达到?|完成|开设|建成|新增|收到|实现)[^。；\n]{0,30}?[0-9]",
    examples=("，全县共开设网站1个", "，已完成投资3亿元"),
    rejects=("报送材料。",),
    where="start",
)
CLOSING_TIME = Rule(
    "deadline.closing_time",
    r"(?:截止|截至|截稿|止)(?:时间|日期)?[^。；，\n]{0,6}$",
    examples=("推荐申报截止时间为", "报名截止"),
    rejects=("活动时间",),
)
ACHIEVED = Rule(
    "deadline.achieved",
    r"(?:（[^（）\n]{0,40}）)?，?在[^，。；\n]{0,16}(?:领域|方面|工作|岗位)上?中?[^，。；\n]{0,6}(?:取得|作出|做出|获得|表现)",
    examples=("，在相关领域取得优异成绩", "（主要为上一学年），在教学工作中作出突出贡献"),
    rejects=("，在各领域开展自查", "报送成绩"),
    where="start",
)
SYSTEM_OPEN = Rule(
    "deadline.system_open",
    r"(?:系统|平台|通道|端口|入口)[^。；，\n]{0,4}开放(?:时间)?(?:为|是|：)?[ ]?$",
    examples=("系统开放时间为", "申报平台开放时间："),
    rejects=("展厅开放时间为", "系统运行时间"),
)
WINDOW_RULES = frozenset((WINDOW_BEFORE.name, WINDOW_AFTER.name, WINDOW_NAMED.name, SYSTEM_OPEN.name))
RANGE_SIGN = Rule(
    "deadline.range_sign",
    r"至|到|—|－|-|～|~|–|止|即日起",
    examples=("5月1日至5月3日", "5月1日—3日"),
    rejects=("2016年5月", "6月初"),
)
TERM = Rule(
    "deadline.term",
    r"时间|日期|期限|时限",
    examples=("征集日期", "申报时间"),
    rejects=("申报方式",),
)
EVENT_WINDOW = Rule(
    "deadline.event_window",
    r"(?:活动|会议|培训|比赛|竞赛|考试|放假|演出|展览|举办|报到)(?:时间|日期)[^。；，\n]{0,4}$",
    examples=("培训时间：", "活动时间为"),
    rejects=("报名时间为",),
)


def due_rule(doc: ParsedText, mention: TimeMention) -> str | None:
    """The rule by which this time expression is a deadline; None if it is none."""
    if mention.type == "deadline":
        return _is_deadline(doc, mention)
    if mention.type == "range":
        return _is_deadline(doc, mention) or _is_closing(doc, mention)
    if mention.type == "date":
        return _is_closing(doc, mention)
    if mention.role == "deadline" and mention.type == "unresolved":
        return _is_undated(doc, mention)
    return None


def _is_deadline(doc: ParsedText, mention: TimeMention) -> str | None:
    """The rule by which this day or span is a deadline; None if it is none."""
    if mention.type == "range" and not _is_to_come(doc, mention):
        return None
    paragraph = doc.paragraph_at(mention.start)
    before = doc.folded[max(paragraph.start, mention.start - 48) : mention.start]
    if mention.type == "deadline":
        rule = _due_day(doc, mention, before, paragraph)
    else:
        rule = _due_end(doc, mention, before, paragraph)
    if rule is None or makes_known(doc, mention, before) or reports_demand(doc, before):
        return None
    sentence = sentence_of(doc.folded, mention.start, paragraph)
    if (
        acts_itself(doc, mention, before, paragraph, sentence)
        or is_replaced(doc.folded, (mention.start, mention.end), sentence)
        or (mention.type == "deadline" and _counts_figures(doc, mention, sentence))
    ):
        return None
    return rule


def _is_closing(doc: ParsedText, mention: TimeMention) -> str | None:
    """A bare day under 申报截止时间, or on which a system to register is shut: 报名系统将于某日关闭."""
    if (
        doc.folded[max(mention.start - 1, 0) : mention.start] not in _BEFORE_A_BARE_DAY
        and doc.folded[mention.end : mention.end + 1] not in _SHUTTING
    ):
        return None
    if not _is_to_come(doc, mention):
        return None
    paragraph = doc.paragraph_at(mention.start)
    if (
        SHUTS.match(doc.folded, mention.end, paragraph.end)
        or "关闭" in doc.folded[max(paragraph.start, mention.start - 8) : mention.start]
    ):
        before = doc.folded[max(paragraph.start, mention.start - 24) : mention.start]
        return SHUTS.name if SHUT_BEFORE.search(before) else None
    if is_completion(doc.folded, Span(mention.start, mention.end), paragraph):
        return COMPLETION_LABEL.name
    if LAST_TERM.search(doc.folded, max(paragraph.start, mention.start - 8), mention.start):
        return LAST_TERM.name
    node = doc.section_at(mention.start)
    if node is None or not CLOSING_HEADING.search(node.heading):
        return None
    begin = doc.text_start(paragraph)
    if begin != mention.start and not TIME_KEY.fullmatch(doc.folded, begin, mention.start):
        return None
    return CLOSING_HEADING.name


def _is_undated(doc: ParsedText, mention: TimeMention) -> str | None:
    """A duty whose day nothing gives: 收到本通知后5日内书面回复. It has to ask for something to be handed in.

    A day that returns (每月5日前报送) is no single duty.
    """
    paragraph = doc.paragraph_at(mention.start)
    sentence = sentence_of(doc.folded, mention.start, paragraph)
    before = doc.folded[max(paragraph.start, mention.start - 48) : mention.start]
    if acts_itself(doc, mention, before, paragraph, sentence) or is_upward(doc):
        return None
    action = find_action_behind(doc.folded, Span(mention.start, mention.end), sentence)[0]
    if action is None or HANDS_IN.search(doc.folded, *action) is None:
        return None
    return mention.rule


def _is_to_come(doc: ParsedText, mention: TimeMention) -> bool:
    """Whether the last day is known and does not lie before the notice."""
    issued = doc.elements.issue_date
    return mention.last is not None and (issued is None or mention.last >= issued.date)


def _due_day(doc: ParsedText, mention: TimeMention, before: str, paragraph: Span) -> str | None:
    """The rule of a day by which something is due; None for a day that lies behind the notice or that facts are stated for."""
    past = mention.last is not None and not _is_to_come(doc, mention)
    if ACHIEVED.match(doc.folded, mention.end, paragraph.end):
        return None
    if past and (
        "year" not in mention.inferred or RETROSPECTIVE.match(doc.folded, mention.end, paragraph.end)
    ):
        return None
    if RETROSPECTIVE.match(
        doc.folded, mention.end, min(paragraph.end, mention.end + 12)
    ) and not before.endswith(("请", "于", "应于", "须于")):
        return None
    if mention.boundary == "on-the-day" and not ASKED.search(before):
        return None
    return mention.rule


def _due_end(doc: ParsedText, mention: TimeMention, before: str, paragraph: Span) -> str | None:
    """The rule of a window to register or submit, whose end is a deadline; None for the span of an event."""
    if not RANGE_SIGN.search(doc.folded, mention.start, mention.end) or EVENT_WINDOW.search(before):
        return None
    if MADE_THEN.match(doc.folded, mention.end, paragraph.end):
        return None
    if WINDOW_BEFORE.search(before) or CLOSING_TIME.search(before):
        return WINDOW_BEFORE.name
    if ASKED.search(before) and WINDOW_AFTER.match(doc.folded, mention.end, paragraph.end):
        return WINDOW_AFTER.name
    if SYSTEM_OPEN.search(before):
        return SYSTEM_OPEN.name
    if WINDOW_NAMED.match(doc.folded, mention.end, paragraph.end):
        return WINDOW_NAMED.name
    if not before.strip() or before[-1] in "。；，（）" or _heads_item(doc, mention, paragraph):
        act = WINDOW_AFTER.match(doc.folded, mention.end, paragraph.end)
        if (
            act is not None
            and "将" not in act.group()
            and "为" not in act.group()[:2]
            and ((following := doc.next_time(mention.end)) is None or following.start >= act.end())
        ):
            return WINDOW_AFTER.name
    return _of_window_section(doc, mention)


def _counts_figures(doc: ParsedText, mention: TimeMention, sentence: Span) -> bool:
    """截至6月30日，全县共开设网站1个: the day on which something was counted."""
    lead = doc.folded[max(sentence.start, mention.start - 2) : mention.start + 2]
    return ("截至" in lead or "截止" in lead) and FIGURES.match(
        doc.folded, mention.end, sentence.end
    ) is not None


def _heads_item(doc: ParsedText, mention: TimeMention, paragraph: Span) -> bool:
    """1.6月8日至13日，自主申报: nothing but the label of an item stands in front of the day."""
    node = doc.section_at(mention.start)
    return (
        node is not None
        and node.start == paragraph.start
        and not doc.folded[node.label.end : mention.start].strip()
    )


def _of_window_section(doc: ParsedText, mention: TimeMention) -> str | None:
    """七、征文时间 over 即日起至某日: the section itself is the window."""
    node = doc.section_at(mention.start)
    while node is not None and not node.heading:
        node = node.parent
    words = node.heading if node is not None else ""
    if TERM.search(words) is None or WINDOW_WORD.search(words) is None:
        return None
    return WINDOW_BEFORE.name if "start" in mention.inferred or not words.startswith("征文") else None
