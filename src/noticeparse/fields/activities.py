"""主要活动: the items of the activities section, and a section that is itself an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Activity, Item, trusted
from noticeparse.rules import Rule
from noticeparse.structure.enumerations import find_items
from noticeparse.structure.sections import LIST_LEAD

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Period, Text
    from noticeparse.structure.enumerations import InlineItem
    from noticeparse.structure.model import SectionNode

ACTIVITIES_HEADING = Rule(
    "activities.section",
    r"活动(?:内容|项目|安排|设计|形式|板块|任务)?(?:及分工|和内容|与内容)?$|(?:主要|重点|服务|宣传|行动|展示|赛事)内容$|活动内容"
    r"|内容(?:及|和|与|、)(?:形式|方式|安排|分工)$",
    examples=("主要活动", "重点活动安排", "主要系列活动", "主要内容", "主场活动", "服务内容", "内容和形式"),
    rejects=("活动主题", "活动时间", "活动要求"),
)
TASKS_HEADING = Rule(
    "activities.tasks",
    r"(?:主要|重点|工作|活动)任务$|重点工作$|(?:主要|重点)措施$|活动形式",
    examples=("主要任务", "重点工作"),
    rejects=("任务分工要求",),
)
FRAME_OF_AN_EVENT = Rule(
    "activities.frame",
    r"(?:活动|举办|宣传|服务)?(?:时间|地点|主题|对象|名称|目的|目标|范围|时间和地点|时间、地点)[：:]?$",
    examples=("活动时间", "地点：", "活动主题"),
    rejects=("主题宣传", "时间银行志愿服务"),
    where="start",
)
CAMPAIGN = Rule(
    "activities.campaign",
    r"活动|行动|[周月日节季年](?:”|活动)|系列|竞赛|比赛|大赛",
    examples=("关于开展读书活动的通知", "“科普周”"),
    rejects=("关于职工工资折算问题的通知",),
)
PLACE = Rule(
    "activities.venue",
    r"(?:活动)?地点[：:][ ]?(?P<venue>[^。；\n]{2,60})",
    examples=("地点：市科技馆西大厅",),
    rejects=("地点不限",),
)


def extract_activities(doc: ParsedText) -> tuple[Activity, ...]:
    """The main activities in order; empty where the notice organises none."""
    campaign = doc.elements.title is None or CAMPAIGN.search(doc.title_words) is not None
    found: list[Activity] = []
    for node in doc.sections:
        words = node.heading
        if not words or not (campaign or "活动" in words):
            continue
        heading = ACTIVITIES_HEADING.search(words)
        if heading is None and not (campaign and TASKS_HEADING.search(words)):
            continue
        if node.children:
            listed = [child for child in _listed(doc, node) if not FRAME_OF_AN_EVENT.match(child.heading)]
            found += [_activity(doc, child, ACTIVITIES_HEADING.name) for child in listed]
        elif heading and words.endswith("活动"):
            found.append(_activity(doc, node, "activities.event_section"))
    return tuple(found)


def _listed(doc: ParsedText, node: SectionNode) -> list[SectionNode]:
    """The items; where an unnumbered paragraph announces the activities (…以下系列活动：), those that follow it."""
    lead = next(
        (
            span
            for span in node.own
            if "活动" in doc.folded[slice(*span)] and LIST_LEAD.search(doc.folded, *span)
        ),
        None,
    )
    if lead is not None:
        announced = [child for child in node.children if child.start > lead.start]
        if announced and len(announced) < len(node.children):
            return announced
    return node.children


def _activity(doc: ParsedText, node: SectionNode, rule: str) -> Activity:
    label, title = node.label, node.title
    body = ((label if title is None else title).end, node.end)
    words, evidence = doc.quoted_section(node, rule)
    places: list[InlineItem] = [(child.label, (child.label.end, child.end)) for child in node.children]
    return trusted(
        Activity,
        {
            "label": doc.words(label),
            "title": doc.words(title) if title is not None else None,
            "text": words,
            "path": node.path,
            "period": _period(doc, body),
            "venue": _venue(doc, body),
            "items": tuple([_item(doc, *place) for place in places or find_items(doc.folded, *body)]),
            "evidence": evidence,
        },
    )


def _item(doc: ParsedText, label: tuple[int, int], text: tuple[int, int]) -> Item:
    words, evidence = doc.quoted(text, "activities.item")
    return trusted(Item, {"label": doc.words(label), "text": words, "evidence": evidence})


def _period(doc: ParsedText, span: tuple[int, int]) -> Period | None:
    """The first day or span of days that the item itself gives."""
    for mention in doc.times_in(span):
        if mention.type in ("date", "range") and mention.first is not None and mention.last is not None:
            return doc.period(mention, mention.rule)
    return None


def _venue(doc: ParsedText, span: tuple[int, int]) -> Text | None:
    if doc.folded.find("地点", *span) < 0:
        return None
    found = PLACE.search(doc.folded, *span)
    return doc.text(found.span("venue"), PLACE.name) if found is not None else None
