"""Items counted inside a paragraph: 一是…二是…, 一要…, 首先…其次…, ①…②…, （1）…；（2）…"""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.text.numbering import CIRCLED

_HAN = "一二三四五六七八九十"


class InlineItem(NamedTuple):
    """One counted item: its label and its words."""

    label: Span
    text: Span


COUNTED = Rule(
    "items.counted",
    r"(?:(?<=[。；，：！？\n ])|(?m:^))(?P<label>(?P<number>[一二三四五六七八九十])(?P<scheme>是|要|方面|为))",
    examples=("一是强化引领。", "。二是加强宣传", "，二要压实责任"),
    rejects=("这一是非", "统一是"),
)
CIRCLED_ITEM = Rule(
    "items.circled",
    rf"(?P<label>(?P<number>[{CIRCLED}]))",
    examples=("①会员发展；②学术交流",),
    rejects=("1会员",),
)
BRACKETED = Rule(
    "items.bracketed",
    r"(?P<label>（(?P<number>[0-9]{1,2})）)",
    examples=("（1）申报书；（2）汇总表",),
    rejects=("（2023）",),
)
LETTERED = Rule(
    "items.lettered",
    r"(?<![A-Za-z0-9])(?P<label>(?P<number>[A-H])[.．、])",
    examples=("A.一等奖", "；B.二等奖"),
    rejects=("PDF.", "a.b"),
)
IN_ORDER = Rule(
    "items.in_order",
    r"(?:(?<=[。；，：\n ])|(?m:^))(?P<label>首先|其次|再次|最后|一方面|另一方面|第[一二三四五六])(?=[，、：])",
    examples=("首先，强化引领。其次，加强宣传", "一方面，另一方面，"),
    rejects=("首先要", "第一阶段"),
)


# Each scheme with marks of its second item: without one of them there is nothing to count.
_SCHEMES = (
    (COUNTED, ("二是", "二要", "二方面", "二为")),
    (CIRCLED_ITEM, ("②",)),
    (BRACKETED, ("（2）",)),
    (LETTERED, ("B",)),
)
_SECOND_IN_ORDER = ("其次", "另一方面", "第二", "最后")


def _value(number: str) -> int:
    for signs in (_HAN, CIRCLED, "ABCDEFGH"):
        at = signs.find(number)
        if at >= 0:
            return at + 1
    return int(number)


def find_items(folded: str, start: int, end: int) -> list[InlineItem]:
    """The items of the first enumeration in the range that counts from one and has at least two items.

    >>> text = "一是强化引领。二是加强宣传。"
    >>> [item.text.of(text) for item in find_items(text, 0, len(text))]
    ['强化引领。', '加强宣传。']
    """
    words = folded[start:end]
    for rule, second in _SCHEMES:
        if not any(mark in words for mark in second):
            continue
        wanted = 1
        places: list[tuple[Span, str]] = []
        for found in rule.finditer(folded, start, end):
            scheme = found.groupdict().get("scheme") or ""
            if _value(found.group("number")) == wanted and (not places or places[0][1] == scheme):
                places.append((Span(*found.span("label")), scheme))
                wanted += 1
        if len(places) > 1:
            return _between([place for place, _ in places], end)
    if not any(mark in words for mark in _SECOND_IN_ORDER):
        return []
    ordered = [Span(*found.span("label")) for found in IN_ORDER.finditer(folded, start, end)]
    return _between(ordered, end) if len(ordered) > 1 else []


def _between(labels: list[Span], end: int) -> list[InlineItem]:
    stops = [label.start for label in labels[1:]] + [end]
    return [InlineItem(label, Span(label.end, stop)) for label, stop in zip(labels, stops, strict=True)]
