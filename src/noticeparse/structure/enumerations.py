"""Items counted inside a paragraph: 一是…二是…, 一要…, 首先…其次…, ①…②…, （1）…；（2）…, 1.…；2.…"""

from __future__ import annotations

from noticeparse.rules import Rule, any_of
from noticeparse.text.numbering import CIRCLED, ENCLOSED_ARABIC

_HAN = "一二三四五六七八九十"
_LETTERS = "ABCDEFGH"


# One counted item: where its label and its words stand.
InlineItem = tuple[tuple[int, int], tuple[int, int]]

# The numeral comes before the look at what precedes it, so that the search leaps from numeral to numeral.
COUNTED = Rule(
    "items.counted",
    rf"(?P<label>(?P<number>[{_HAN}])(?<![^。；，：！？\n ].)(?P<scheme>是|要|方面|为))",
    examples=("一是强化引领。", "。二是加强宣传", "，二要压实责任", "工作\n三为"),
    rejects=("这一是非", "统一是"),
)
CIRCLED_ITEM = Rule(
    "items.circled",
    rf"(?P<label>(?P<number>[{CIRCLED}{ENCLOSED_ARABIC}])(?P<scheme>))",
    examples=("①会员发展；②学术交流", "⑴会员发展"),
    rejects=("1会员",),
)
BRACKETED = Rule(
    "items.bracketed",
    r"(?P<label>（(?P<number>[0-9]{1,2})）(?P<scheme>))",
    examples=("（1）申报书；（2）汇总表",),
    rejects=("（2023）",),
)
LETTERED = Rule(
    "items.lettered",
    rf"(?<![A-Za-z0-9])(?P<label>(?P<number>[{_LETTERS}])[.．、](?P<scheme>))",
    examples=("A.一等奖", "；B.二等奖"),
    rejects=("PDF.", "a.b"),
)
NUMBERED = Rule(
    "items.numbered",
    r"(?<![0-9A-Za-z.])(?P<label>(?P<number>[1-9][0-9]?)(?P<scheme>[.．、）](?![0-9])))",
    examples=("如下：1.申报书；2.汇总表", "1）申报书；2）汇总表", "；2、汇总表"),
    rejects=("1.5倍", "a1.", "（2023）"),
    engine="regex",
)
HAN_BRACKETED = Rule(
    "items.han_bracketed",
    rf"(?<=[。；：，\n ])(?P<label>（(?P<number>[{_HAN}])）(?P<scheme>))",
    examples=("如下：（一）申报书；（二）汇总表",),
    rejects=("第（一）项",),
)
# Words that count, each list in the order in which its words follow one another; a later one may be left out.
ORDERS = (
    ("首先", "其次", "再次", "再者", "最后"),
    ("一方面", "另一方面"),
    ("第一", "第二", "第三", "第四", "第五", "第六"),
    ("其一", "其二", "其三", "其四", "其五"),
    ("一来", "二来", "三来"),
)
IN_ORDER = Rule(
    "items.in_order",
    rf"""
    (?:(?<=[。；，：\n ])|(?m:^))
    (?P<label>(?:{any_of(*ORDERS[0], *ORDERS[1])})|(?:{any_of(*ORDERS[2], *ORDERS[3], *ORDERS[4])})(?=[，、：]))
    """,
    examples=("首先，强化引领。其次，加强宣传", "一方面加强宣传，另一方面强化引领", "其一，其二，"),
    rejects=("第一阶段", "在首先开展"),
)


# Each scheme with marks of its second item: without one of them there is nothing to count.
_SCHEMES = (
    (COUNTED, ("二是", "二要", "二方面", "二为")),
    (CIRCLED_ITEM, ("②", "⑵")),
    (BRACKETED, ("（2）",)),
    (LETTERED, ("B",)),
    (NUMBERED, ("2.", "2．", "2、", "2）")),
    (HAN_BRACKETED, ("（二）",)),
)
_SECOND_IN_ORDER = ("其次", "再次", "再者", "最后", "另一方面", "第二", "其二", "二来")
SECOND = Rule(
    "items.second",
    any_of(*(mark for _, marks in _SCHEMES for mark in marks), *_SECOND_IN_ORDER),
    examples=("。二是加强宣传", "；②学术交流", "（2）汇总表", "。其次，"),
    rejects=("一是强化引领。", "①会员发展", "首先，"),
)

_VALUES = {
    **{f"{value:0{width}}": value for width in (1, 2) for value in range(100)},
    **{
        sign: value
        for signs in (_HAN, CIRCLED, ENCLOSED_ARABIC, _LETTERS)
        for value, sign in enumerate(signs, start=1)
    },
}


def find_items(folded: str, start: int, end: int) -> list[InlineItem]:
    """The items of the first enumeration in the range that counts from one and has at least two items.

    >>> text = "一是强化引领。二是加强宣传。"
    >>> [text[start:stop] for _, (start, stop) in find_items(text, 0, len(text))]
    ['强化引领。', '加强宣传。']
    """
    if SECOND.search(folded, start, end) is None:
        return []
    words = folded[start:end]
    for rule, marks in _SCHEMES:
        if any(mark in words for mark in marks):
            labels = _counted(rule, folded, start, end)
            if len(labels) > 1:
                return _between(labels, end)
    if not any(mark in words for mark in _SECOND_IN_ORDER):
        return []
    ordered = _in_order(folded, start, end)
    return _between(ordered, end) if len(ordered) > 1 else []


def _in_order(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words that count, from the first of their list on: 首先, 其次, 最后."""
    labels: list[tuple[int, int]] = []
    left: tuple[str, ...] = ()
    for found in IN_ORDER.finditer(folded, start, end):
        word = found["label"]
        if not labels:
            left = next((order for order in ORDERS if order[0] == word), ())
        if word in left:
            labels.append(found.span("label"))
            left = left[left.index(word) + 1 :]
    return labels


def _counted(rule: Rule, folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The labels that count 1, 2, 3 … as the first does: after 一是 comes 二是, not 二要."""
    labels: list[tuple[int, int]] = []
    first = None
    for found in rule.finditer(folded, start, end):
        number, scheme = found["number"], found["scheme"]
        if _VALUES[number] == len(labels) + 1 and first in (None, scheme):
            labels.append(found.span("label"))
            first = scheme
    return labels


def _between(labels: list[tuple[int, int]], end: int) -> list[InlineItem]:
    stops = [start for start, _ in labels[1:]] + [end]
    return [(label, (label[1], stop)) for label, stop in zip(labels, stops, strict=True)]
