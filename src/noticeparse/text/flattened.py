"""A text that lost its line ends: where its paragraphs must have begun.

Labels are taken only where they count on (一、 二、 三、 …), so that a numeral in a sentence never breaks it.
"""

from __future__ import annotations

from itertools import pairwise

from noticeparse.numerals import to_int
from noticeparse.rules import Rule, any_of
from noticeparse.spans import Edit
from noticeparse.text.numbering import HAN_NUMERAL
from noticeparse.vocab.layout import KEY_WORDS

_SHORTEST = 300  # a line of fewer characters is an ordinary paragraph
_STOPS = "。；！？：”）)"

HAN_LABEL = Rule(
    "flattened.han_label",
    rf"(?P<lead>.?)(?P<label>(?P<number>{HAN_NUMERAL})、)(?!{HAN_NUMERAL}[、线类级季])",
    examples=("如下：一、活动主题", "精神火炬 二、活动时间"),
    rejects=("活动主题",),
)
HAN_BRACKET_LABEL = Rule(
    "flattened.han_bracket_label",
    rf"(?P<lead>.?)(?P<label>（(?P<number>{HAN_NUMERAL})）)(?!项(?!目)|款(?!项)|[至、和及]第?[（一二三四五六七八九十])",
    examples=("。（一）广泛组织动员",),
    rejects=("（一）至（三）项",),
)
ARABIC_LABEL = Rule(
    "flattened.arabic_label",
    r"(?P<lead>[。；：！？ 　])(?P<label>(?P<number>[0-9]{1,2})[、.．])(?![0-9])",
    examples=("如下：1.申报条件", "。2、报名方式"),
    rejects=("增长1.5倍",),
)
ELEMENT = Rule(
    "flattened.element",
    rf"""
      (?<=[。；！？”）)\ 　])(?=附件[：:]|附件[0-9一二三四五六七八九]{{1,2}}[：:]|抄送[：:]|特此通知|（此件)
    | (?<=[。；！？”）)\ 　])(?={any_of(*(word for word in KEY_WORDS if len(word) > 2))}[：:])
    | (?<=[的])?(?<=通知|公告|通告|意见|方案|办法)[ 　](?=各|[^\s，。]{{2,20}}[，、：])
    | (?<=：)[ 　](?=[为根据按经近现由我20])
    | (?<=[。！])[ 　]{{0,80}}+(?=[^\s，。；：]{{2,30}}[ 　]?[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日(?:[ 　（]|$|抄|附))
    | (?<=[0-9]日)[ 　](?=[^，。；]{{0,4}}附件|抄送|（此件)
    """,
    examples=("。附件：1.报名表", "的通知 各县区教育局：", "。清河市教育局 2024年3月1日", "：根据省局通知"),
    rejects=("见附件要求", "的通知要求"),
)


def _counted(rule: Rule, text: str, start: int, end: int, *, restart: bool) -> list[tuple[int, int]]:
    """Places of labels that count on from one, as (start of the label, number)."""
    places: list[tuple[int, int]] = []
    wanted = 1
    for found in rule.finditer(text, start, end):
        number = to_int(found.group("number"))
        if number == wanted or (restart and number == 1):
            places.append((found.start("label"), number))
            wanted = number + 1
    return places


def break_flattened(text: str) -> list[Edit]:
    """The line ends to put back into lines that are whole notices; none where a text has its own."""
    if len(text) < _SHORTEST or (text.count("\n") > 8 and max(map(len, text.split("\n"))) < 4 * _SHORTEST):
        return []
    breaks: set[int] = set()
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if len(line) >= _SHORTEST:
            breaks |= _breaks_of(text, at, end)
        at = end + 1
    edits = []
    for place in sorted(breaks):
        start = place
        while start > 0 and text[start - 1] in " 　":
            start -= 1
        edits.append(Edit(start, place, "\n"))
    return edits


def _breaks_of(text: str, start: int, end: int) -> set[int]:
    sections = _counted(HAN_LABEL, text, start, end, restart=False)
    if len(sections) < 2:
        return set()
    breaks = {place for place, _ in sections}
    for rule in (HAN_BRACKET_LABEL, ARABIC_LABEL):
        bounds = [place for place, _ in sections] + [end]
        for first, stop in pairwise(bounds):
            breaks |= {
                place
                for place, _ in _counted(rule, text, first, stop, restart=True)
                if _may_open(text, place)
            }
    breaks |= {found.end() for found in ELEMENT.finditer(text, start, end)}
    return {place for place in breaks if start < place < end}


def _may_open(text: str, place: int) -> bool:
    before = text[place - 1]
    return before in _STOPS or before in " 　" or "\u4e00" <= before <= "\u9fff"
