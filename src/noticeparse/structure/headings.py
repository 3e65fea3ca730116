"""Where the heading of a numbered item ends and its text begins (INTERFACE: Section.title)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span
from noticeparse.vocab.section_roles import SECTION_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.records.notice import SectionRole

LONGEST_RUN_IN = 50
LONGEST_KEY = 14
LONGEST_ARTICLE_HEADING = 20
LONGEST_HEADING_LINE = 80

FIGURE_NOUN = Rule(
    "heading.figure",
    r"(?:图|表|图样|样式|式样|示意图|照片|格式)$",
    examples=("小型车辆涂装样图", "报名表"),
    rejects=("提供样车",),
)
ARTICLE_HEADING = Rule(
    "heading.article",
    r"[^，。；：！？\n]{2,20}",
    examples=("工作机构", "目的依据"),
    rejects=("为规范管理，制定本办法。",),
    where="whole",
)
KNOWN_HEADING = Rule(
    "heading.known",
    rf"(?:{any_of('活动主题', '活动时间', '活动地点', '会议时间', '会议地点', '培训时间', '培训地点', '目标成效', '主要活动', '主要内容', '工作要求', '联系方式', '参加人员', '参赛对象', '报名方式', '有关要求')})[ \t]",
    examples=("活动主题 点亮乡村", "联系方式 市科协"),
    rejects=("活动主题", "主题活动 开展"),
)


class Heading(NamedTuple):
    """The title of an item, if it has one, and where its text begins."""

    title: Span | None
    text_from: int
    rule: str


def first_stop(folded: str, start: int, end: int) -> int:
    """The first 。 outside quotation marks and brackets; -1 where there is none."""
    at = folded.find("。", start, end)
    while at >= 0:
        before = folded[start:at]
        if before.count("“") <= before.count("”") and before.count("（") <= before.count("）"):
            return at
        at = folded.find("。", at + 1, end)
    return -1


def read_heading(
    folded: str, start: int, end: int, *, article: bool, followed: bool, heads_a_list: bool, all_short: bool
) -> Heading:
    """Split the paragraph of a labelled item; ``start`` is where the words after the label begin.

    ``followed`` says that unnumbered text of the same item follows in further paragraphs, ``heads_a_list`` that the
    items of its list are short lines over a text of their own, ``all_short`` that all of them are short lines.
    """
    while start < end and folded[start] in " \t　":
        start += 1
    if start >= end:
        return Heading(None, end, "heading.absent")
    if article:
        apart = end - start <= LONGEST_ARTICLE_HEADING and ARTICLE_HEADING.fullmatch(folded, start, end)
        return (
            Heading(Span(start, end), end, "heading.article")
            if apart
            else Heading(None, start, "heading.absent")
        )
    stop = first_stop(folded, start, end)
    whole = Span(start, end)
    if stop < 0:
        return _without_stop(folded, whole)
    if stop + 1 < end and folded[stop + 1 : end].strip():
        if stop - start <= LONGEST_RUN_IN:
            key = _key(folded, Span(start, stop))
            return key or Heading(Span(start, stop), stop + 1, "heading.run_in")
        return _key(folded, whole) or Heading(None, start, "heading.absent")
    if (key := _key(folded, whole)) is not None:
        return key
    words = folded[start:stop]
    short = len(words) <= 16 and not any(mark in words for mark in "，；：")
    if short and ((followed and heads_a_list) or (all_short and FIGURE_NOUN.search(words))):
        return Heading(Span(start, stop), end, "heading.line_with_stop")
    return Heading(None, start, "heading.sentence")


def _key(folded: str, span: Span) -> Heading | None:
    """A short label before a colon: 征文时间：…"""
    colon = min((at for at in (folded.find("：", *span), folded.find(":", *span)) if at >= 0), default=-1)
    if 0 < colon < span.end - 1 and folded[colon - 1].isdigit() and folded[colon + 1].isdigit():
        return None  # an hour: 7月24日16：30
    if colon < 0 or colon - span.start > LONGEST_KEY or colon == span.start:
        return None
    words = folded[span.start : colon]
    if any(mark in words for mark in "，。；“《"):
        return None
    return Heading(Span(span.start, colon), colon + 1, "heading.key")


def _without_stop(folded: str, span: Span) -> Heading:
    last = folded[span.end - 1]
    if (key := _key(folded, span)) is not None:
        return key
    if last in "：:":
        inner = span.end - 1
        if inner - span.start <= LONGEST_KEY and "，" not in folded[span.start : inner]:
            return Heading(Span(span.start, inner), span.end, "heading.line")
        return Heading(None, span.start, "heading.sentence")
    if last in "；;，、！？":
        return Heading(None, span.start, "heading.list_item")
    known = KNOWN_HEADING.match(folded, span.start, span.end)
    if known is not None:
        return Heading(Span(span.start, known.end() - 1), known.end(), "heading.known")
    if span.end - span.start <= LONGEST_HEADING_LINE:
        return Heading(span, span.end, "heading.line")
    return Heading(None, span.start, "heading.sentence")


@lru_cache(maxsize=2048)
def role_of(title: str) -> SectionRole:
    """The role that the words of a heading give a section; ``other`` where they give none.

    >>> role_of("活动时间"), role_of("“科普惠农”主题活动"), role_of("其他")
    ('period', 'activities', 'other')
    """
    for role, words, without in SECTION_ROLES:
        if any(word in title for word in words) and not any(word in title for word in without):
            return cast("SectionRole", role)
    return "other"


def counts_as_heading_list(paragraphs: Sequence[tuple[bool, bool]]) -> bool:
    """Are the items of a list headings over texts? Judged by (short line with 。, followed by own text) of each item."""
    short = [followed for is_short, followed in paragraphs if is_short]
    return bool(short) and all(short) and len(short) == len(paragraphs)
