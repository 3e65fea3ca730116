"""A text that lost its line ends: where its paragraphs must have begun.

Labels are taken only where they count on (一、 二、 三、 …), so that a numeral in a sentence never breaks it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from noticeparse.numerals import fold_widths, to_int
from noticeparse.rules import Rule, any_of
from noticeparse.text.numbering import HAN_NUMERAL
from noticeparse.vocab.layout import FLAT_HEADINGS, KEY_WORDS
from noticeparse.vocab.organisations import ADDRESSEE_OPENERS, ORGANISATION_ENDS

if TYPE_CHECKING:
    from noticeparse.spans import Edit

_SHORTEST = 300  # a line of fewer characters is an ordinary paragraph
_SHORTEST_ALONE = 120  # the same where it is all that the text has
_MOST_LINES = 12  # a text with more line ends has its own
_DATE = r"[0-9]{4}[ ]?年[ ]?[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?日"
_HAN_DATE = r"[一二][〇○零OoО0一二三四五六七八九]{3}年[一二三四五六七八九十元]{1,2}月[一二三四五六七八九十廿卅]{1,3}日"
_ANY_DATE = rf"(?:{_DATE}|{_HAN_DATE})"
_OFFICE = rf"[^\s，。；：]{{1,28}}{any_of(*ORGANISATION_ENDS)}"

HAN_LABEL = Rule(
    "flattened.han_label",
    rf"(?P<label>(?P<number>{HAN_NUMERAL})、)(?!{HAN_NUMERAL}(?:[、线类级季]|年级|号|层))",
    examples=("如下：一、活动主题", "精神火炬 二、活动时间"),
    rejects=("活动主题", "一、二线", "一、二年级"),
)
HAN_BRACKET_LABEL = Rule(
    "flattened.han_bracket_label",
    rf"(?P<label>[（(](?P<number>{HAN_NUMERAL})[）)])(?!项(?!目)|款(?!项)|[至、和及]第?[（(一二三四五六七八九十])",
    examples=("。（一）广泛组织动员",),
    rejects=("（一）至（三）项",),
)
ARABIC_LABEL = Rule(
    "flattened.arabic_label",
    r"(?<=[。；：！？ 　])(?P<label>(?P<number>[0-9]{1,2})[、.．])(?![0-9])",
    examples=("如下：1.申报条件", "。2、报名方式"),
    rejects=("增长1.5倍",),
)
HEADING_BLANK = Rule(
    "flattened.heading_blank",
    rf"(?:{HAN_NUMERAL}、|[（(]{HAN_NUMERAL}[）)])[^\s，。；：、]{{2,20}}(?P<gap>[ 　]{{1,8}})(?=\S)",
    examples=("一、活动主题 以书为伴", "（一）指导思想 坚持"),
    rejects=("（一）指导思想。坚持",),
)
KNOWN_HEADING = Rule(
    "flattened.known_heading",
    rf"{HAN_NUMERAL}、{any_of(*FLAT_HEADINGS)}(?P<gap>)(?=[^\s：:。、])",
    examples=("一、活动主题点亮乡村", "五、联系方式市科协"),
    rejects=("一、活动主题：点亮乡村",),
)
ELEMENT = Rule(
    "flattened.element",
    rf"""
      (?<=[。；：！？])(?P<gap_sentence>[ 　]{{1,8}})(?=\S)                                      # 。 and a blank: a paragraph ended
    | (?<=文件)(?P<gap_mark>[ 　]{{0,8}})(?=[一-鿿]{{1,12}}[〔\[【（(]?[12][0-9]{{3}}|{_OFFICE})
    | (?:(?<=[0-9]号)|(?<=[0-9][ ]号))(?P<gap_number>[ 　]{{0,8}})(?=[^\s，。；：]{{2,40}}(?:关于|转发|印发)|{any_of(*ADDRESSEE_OPENERS)}[^。]{{1,200}}?[：:])
    | (?<=通知|公告|通告|意见|方案|办法)(?P<gap_title>[ 　]{{0,8}})(?={any_of(*ADDRESSEE_OPENERS)}[^。]{{1,200}}?[：:])
    | (?<=通知|公告|通告|意见|方案|办法|.[ 　]|.\n){any_of(*ADDRESSEE_OPENERS)}[^。；：:，,\n]{{1,60}}[：:](?P<gap_greeting>[ 　]{{0,8}})(?=\S)
    | ^[^。；：:\n]{{4,60}}?(?:通知|公告|通告|启事)(?P<gap_head>[ 　]{{1,8}})(?=[^\s的])              # a title and a blank
    | (?P<gap_note>[ 　]{{0,8}})(?=附件[：:]|附件[0-9一二三四五六七八九]{{1,2}}[：:]|抄送[：:]|特此通知|[（(]此件)
    | (?<=[。；！？　 ])(?<![、.．）][　 ])(?P<gap_key>[ 　]{{0,8}})(?={any_of(*(word for word in KEY_WORDS if len(word) > 2))}[：:])
    | (?<=[^ 　])(?P<gap_signature>[ 　]{{1,8}})(?=(?:{_OFFICE}[ 　]{{1,8}}){{1,4}}{_ANY_DATE}(?:$|[ 　（(抄附]))
    | (?<=[。！])(?P<gap_signed>)(?={_OFFICE}{_ANY_DATE}(?:$|[ 　（(抄附]))
    | (?<=[。！])(?P<gap_day>[ 　]{{0,8}})(?={_ANY_DATE}$)
    | (?<=[0-9]日)(?P<gap_dated>[ 　]{{0,8}})(?=附件|抄送|[（(]此件|[^\s，。；：]{{2,30}}印发)
    """,
    examples=(
        "开展活动。 附件：1.报名表",
        "的通知 各县区教育局：",
        "推荐表 清河市教育局 2024年3月1日",
        "文件 清文旅发〔2024〕9号",
        "〔2024〕9号 清河市教育局关于",
        "的通知县直各部门：",
        "〔2024〕9号 各乡镇、县直各单位：",
        "散文征文的启事 经商定，",
        "处理。二〇二四年五月十七日",
    ),
    rejects=("见附录要求", "的通知要求"),
)


def _counted(rule: Rule, text: str, start: int, end: int) -> list[int]:
    """Places of labels that count on from one; a new one begins a new list, and one number may be left out."""
    labels = [(found.start("label"), to_int(found["number"])) for found in rule.finditer(text, start, end)]
    last = {number: at for at, number in labels}
    places: list[int] = []
    wanted = 1
    for at, number in labels:
        left_out = number == wanted + 1 and wanted > 2 and last.get(wanted, -1) < at
        if number is not None and (number == wanted or left_out or (number == 1 and wanted > 2)):
            places.append(at)
            wanted = number + 1
    return places


def break_flattened(text: str) -> list[Edit]:
    """The line ends to put back into lines that are whole notices; none where a text has its own."""
    shortest = _SHORTEST if "\n" in text.strip() else _SHORTEST_ALONE
    if len(text) < shortest or text.count("\n") > _MOST_LINES:
        return []
    text = fold_widths(text)
    gaps: dict[int, int] = {}
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if len(line) >= shortest:
            gaps |= _gaps_of(text, at, end)
        at = end + 1
    return [(start, stop, "\n") for start, stop in sorted(gaps.items())]


def _gaps_of(text: str, start: int, end: int) -> dict[int, int]:
    """Where a line end goes, as the start and end of the blanks that it replaces."""
    sections = _counted(HAN_LABEL, text, start, end)
    if len(sections) < 2:
        return {}
    places = set(sections)
    for rule in (HAN_BRACKET_LABEL, ARABIC_LABEL):
        for first, stop in pairwise([*sections, end]):
            places |= {place for place in _counted(rule, text, first, stop) if place > first}
    gaps = {_before_blanks(text, place): place for place in places if place > start}
    for rule in (ELEMENT, HEADING_BLANK, KNOWN_HEADING):
        for found in rule.finditer(text, start, end):
            begin, stop = next(
                found.span(name)
                for name, words in found.groupdict().items()
                if name.startswith("gap") and words is not None
            )
            begin = _before_blanks(text, begin)
            if (
                start < begin
                and stop < end
                and not any(begin < other_stop and other < stop for other, other_stop in gaps.items())
            ):
                gaps.setdefault(begin, stop)
    return gaps


def _before_blanks(text: str, place: int) -> int:
    while place > 0 and text[place - 1] in " 　":
        place -= 1
    return place
