"""The body of a text that lost its line ends: labels that count on, headings, and what opens a line by its own words.

Labels are taken only where they count on (一、 二、 三、 …), so that a numeral in a sentence never breaks it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from noticeparse.numerals import to_int
from noticeparse.rules import Rule, any_of
from noticeparse.text.numbering import HAN_NUMERAL
from noticeparse.vocab.flattened import HEADING_NOUNS, NAMED_ITEMS, OFFICE_ENDS
from noticeparse.vocab.layout import FLAT_HEADINGS, KEY_WORDS, STANDALONE_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_NOTES = ("附件：", "附件:")
_STRONG = frozenset("。；：！？）)”》")

HAN_LABEL = Rule(
    "flattened.han_label",
    rf"(?<![周期拜])(?P<label>(?P<number>{HAN_NUMERAL})、)(?!{HAN_NUMERAL}(?:[、线类级季]|年级|号|层))",
    examples=("如下：一、活动主题", "精神火炬 二、活动时间"),
    rejects=("活动主题", "一、二线", "一、二年级", "按周四、周五课表"),
)
HAN_BRACKET_LABEL = Rule(
    "flattened.han_bracket_label",
    rf"(?P<label>[（(](?P<number>{HAN_NUMERAL})[）)])(?!项(?!目)|款(?!项)|[至、和及]第?[（(一二三四五六七八九十])",
    examples=("。（一）广泛组织动员",),
    rejects=("（一）至（三）项",),
)
ARABIC_LABEL = Rule(
    "flattened.arabic_label",
    r"(?P<label>(?P<number>[0-9]{1,2})[、.．])(?<![0-9a-zA-Z.、．—\-第][0-9][、.．])(?<![0-9a-zA-Z.、．—\-第][0-9][0-9][、.．])(?![0-9]{1,2}(?![0-9月]))",
    examples=("如下：1.申报条件", "。2、报名方式", "报名表2.汇总表", "1.2024年报告"),
    rejects=("增长1.5倍", "2.11.3"),
)
ARABIC_BRACKET_LABEL = Rule(
    "flattened.arabic_bracket_label",
    r"(?P<label>[（(](?P<number>[0-9]{1,2})[）)])(?![0-9年月日至、项])",
    examples=("。（1）材料要求",),
    rejects=("（1）、（2）项", "（2023）"),
)
CHAPTER_LABEL = Rule(
    "flattened.chapter_label",
    rf"(?P<label>第(?P<number>{HAN_NUMERAL})章)(?![的第、规和及至])",
    examples=("第一章总则", "。第二章 职责"),
    rejects=("第三章的规定",),
)
ARTICLE_LABEL = Rule(
    "flattened.article_label",
    rf"(?P<label>第(?P<number>{HAN_NUMERAL}|[0-9]{{1,3}})条)(?![的第规所之、，。（和及或至中款项])",
    examples=("总则第一条为规范管理", "。第二条 本办法"),
    rejects=("第三条的规定", "第五条第二款"),
)
DECIMAL_LABEL = Rule(
    "flattened.decimal_label",
    r"(?<![0-9a-zA-Z.．\-])(?P<label>(?P<above>[0-9]{1,2})\.(?P<number>[0-9]{1,2}))(?=[一-鿿])(?![倍元万亿米亩个公千分年月日级至])",
    examples=("。2.1综合素质", "内容2.1综合素质"),
    rejects=("增长2.1倍", "。2.5万元", "2.1.3"),
)
_NOUN = any_of(*HEADING_NOUNS)
KNOWN_HEADING = Rule(
    "flattened.known_heading",
    rf"""
    {HAN_NUMERAL}、
    (?:[^，。；：:！？“《（()）0-9要请须应各将把为]{{0,10}}?{_NOUN}|{any_of(*FLAT_HEADINGS)})
    (?P<cut>)
    (?![、，。；：:;！？（(的和与及或为是等表册书函在由到上中下内外前后以不可未须应将”》）)—\-])   # the words go on
    (?!{_NOUN})                                                              # a longer heading
    (?![一-鿿]{{1,4}}(?:。|[（(][一1][）)]|1[.、．]))
    (?=\S)
    """,
    examples=("一、活动主题点亮乡村", "五、联系方式市科协", "二、检查时间2024年9月上旬"),
    rejects=(
        "一、活动主题：点亮乡村",
        "一、活动时间为5月",
        "一、时间安排：5月",
        "三、材料报送。",
        "二、奖项设置（一）",
        "二、各部门要安排值班",
    ),
)
BRACKETED_HEADING = Rule(
    "flattened.bracketed_heading",
    rf"(?:{HAN_NUMERAL}、|[（(]{HAN_NUMERAL}[）)])[^，。；：:！？（()）0-9]{{2,12}}[（(](?:[^（()）]{{0,16}}[0-9日月旬底]|[0-9一二三四五六七八九十]{{1,4}}[个名项人家件])[）)](?P<cut>)(?=[一-鿿0-9“《])",
    examples=("（二）初赛阶段（4月17日—28日）初赛由各学院组织", "一、先进单位（6个）临川镇"),
    rejects=("（一）自查阶段（9月上旬）。各单位", "（一）各县（市、区）教育局"),
)
KEYED_HEADING = Rule(
    "flattened.keyed_heading",
    rf"""
      {HAN_NUMERAL}、[^，。；：:！？“《（()）0-9]{{2,8}}?{_NOUN}(?P<cut>)(?={any_of(*KEY_WORDS, *FLAT_HEADINGS)}[：:])
    | (?:{any_of(*NAMED_ITEMS)}(?:{HAN_NUMERAL}|[0-9]{{1,2}})[：:])[^，。；：:]{{2,16}}(?P<below>)(?=(?:活动|比赛)?(?:时间|地点|对象|内容|形式)[：:])
    """,
    examples=("一、主题与时间主题：", "二、组织机构主办单位：", "活动一：知识竞赛时间："),
    rejects=("一、活动主题：点亮乡村", "活动一：时间："),
)
LONG_SENTENCE = Rule(
    "flattened.long_sentence",
    r"""
    (?:(?<=[。；：！？])[0-9]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)
    (?=[^。；：！？\n]{0,60}(?:必须|应当|不得|恳请))[^。；：！？\n]{8,80}。(?P<cut>)(?=\S)
    """,
    examples=("。2.接到报告后应当在30分钟内抵达现场。责任单位",),
    rejects=("。2.加强组织领导。各单位应当", "（一）加强组织领导，广泛宣传发动。各单位"),
)
RESUMED_HEADING = Rule(
    "flattened.resumed_heading",
    rf"{HAN_NUMERAL}、(?P<head>[一-鿿]{{2,6}})[一-鿿、]{{1,14}}?(?<![和与及、的或暨对“])(?P<cut>)(?=(?P=head)[一-鿿]{{2}})",
    examples=("一、工程基本情况工程概算总投资",),
    rejects=("一、申报范围、数量和申报日期", "一、活动主题。活动"),
)
NAMED_LABEL = Rule(
    "flattened.named_label",
    rf"(?P<label>{any_of(*NAMED_ITEMS)}(?P<number>{HAN_NUMERAL}|[0-9]{{1,2}})[：:])",
    examples=("活动一：科普讲座",),
    rejects=("活动一开始就",),
)
OPENING = Rule(
    "flattened.opening",
    rf"""
      (?<![见详及和与如的])(?P<note>附件[0-9一二三四五六七八九]{{0,2}}[：:])
    | (?<=[。；！？）)])(?P<attached>附[：:])
    | (?P<standalone>{any_of(*(word for word in STANDALONE_WORDS if word.startswith("特此")))}|抄[送报][：:])
    | (?<=。)(?P<reply>此[复函致])(?=。|[^，；]{{2,30}}[12][0-9]{{3}}年)
    | (?P<remark>[（(]此件[^（）()]{{2,20}}[）)])
    | (?P<foot>上一[篇条][：:]|下一[篇条][：:]|分享到[：:]|【?打印本页|【?关闭窗口|版权所有)
    | (?<=[。；！？])(?P<key>{any_of(*(word for word in KEY_WORDS if len(word) > 2))}[：:])
    """,
    examples=("开展活动。附件：1.报名表", "。特此通知", "（此件公开发布）", "。联系电话：0000"),
    rejects=("见附录要求", "的通知要求", "详见附件：", "我局联系电话"),
)
SENTENCE_BLANK = Rule(
    "flattened.sentence_blank",
    r"(?<=[。；！？])[ 　]{1,8}(?P<cut>)(?=\S)",
    examples=("。 各学校",),
    rejects=("。各学校", "各 学校"),
)
COLON_BLANK = Rule(
    "flattened.colon_blank",
    r"(?<=[^。；：\s]{6}[：:])[ 　]{1,8}(?P<cut>)(?=\S)",
    examples=("各县（市、区）教育局： 为弘扬",),
    rejects=("电话： 0000",),
)
HEADING_BLANK = Rule(
    "flattened.heading_blank",
    rf"""
    (?:{HAN_NUMERAL}、|[（(]{HAN_NUMERAL}[）)]|第{HAN_NUMERAL}条|(?<=[。；：！？ 　])[0-9]{{1,2}}(?:[.、．]|\.[0-9]{{1,2}}(?![0-9])))[ 　]{{0,4}}+
    (?:[^\s，。；：！？（()）]|[（(][^\s（()）]{{1,20}}[）)]){{2,20}}+(?<![0-9])[ 　]{{1,8}}(?P<cut>)(?=\S)(?![0-9]{{1,4}}[ 　]?(?:[个名人项次篇天件万元届%％]|年(?![0-9 　])))
    """,
    examples=(
        "一、活动主题 以书为伴",
        "（一）指导思想 坚持",
        "。2.1 综合素质 包括",
        "四、报名阶段（3月1日—5日） 由各单位",
    ),
    rejects=("（一）指导思想。坚持", "（二）填写回执（附件 2）", "（二）学习满 1 年"),
)


TITLE_BLANK = Rule(
    "flattened.title_blank",
    r"[^。；：:\n]{4,60}?(?:通知|公告|通告|启事)[ 　]{1,8}(?P<cut>)(?=[^\s的])",
    examples=("散文征文的启事 经商定，",),
    rejects=("散文征文的启事经商定",),
    where="start",
)
SIGNATURE_BLANK = Rule(
    "flattened.signature_blank",
    rf"""
    (?<=[^ 　])[ 　]{{1,8}}(?P<names>)(?:[^\s，。；：]{{1,28}}{any_of(*OFFICE_ENDS)}[ 　]{{1,8}}){{1,4}}
    (?P<date>)(?:[12][0-9]{{3}}|[一二][〇○零OoО0一二三四五六七八九]{{3}})[ ]?年[ ]?[0-9一二三四五六七八九十元]{{1,3}}[ ]?月[ ]?[0-9一二三四五六七八九十廿卅]{{1,3}}[ ]?日(?=$|[ 　（(抄附])
    """,
    examples=("推荐表 清河市教育局 2024年3月1日", "试题 林学系、学生会 二〇二四年五月二十二日"),
    rejects=("推荐表 2024年3月1日",),
)


def counted(rule: Rule, text: str, start: int, end: int, spaced: Container[int]) -> list[int]:
    """Places of labels that count on from one; a new one begins a new list, and one number may be left out.

    Behind a stop or a blank (``spaced``) a label is sure. One that is glued to other words (统一、规范) gives way to a sure
    one of the same number.
    """
    labels = [(found.start("label"), to_int(found["number"])) for found in rule.finditer(text, start, end)]
    last = {number: at for at, number in labels}
    places: list[int] = []
    wanted = 1
    sure = True
    for place, number in labels:
        if number is None:
            continue
        strong = place == start or text[place - 1] in _STRONG or place in spaced
        left_out = number == wanted + 1 and wanted > 2 and strong and last.get(wanted, -1) < place
        if number == wanted or left_out or (number == 1 and wanted > 2 and strong):
            places.append(place)
            wanted, sure = number + 1, strong
        elif number == wanted - 1 and strong and not sure:
            places[-1] = place
            sure = True
    return places if wanted != 2 or sure else places[:-1]


def find_labels(text: str, start: int, end: int, spaced: Container[int]) -> tuple[list[int], set[int]]:
    """The places of 一、 and of all labels, those of each kind counted between two of the kinds above it."""
    sections = counted(HAN_LABEL, text, start, end, spaced)
    places = set(sections)
    for rule in (HAN_BRACKET_LABEL, ARABIC_LABEL, ARABIC_BRACKET_LABEL):
        for first, stop in pairwise(sorted({start, *places, end})):
            places |= {place for place in counted(rule, text, first, stop, spaced) if place > first}
    for rule, least in ((CHAPTER_LABEL, 2), (ARTICLE_LABEL, 3), (NAMED_LABEL, 2)):
        listed = counted(rule, text, start, end, spaced)
        if len(listed) >= least:
            places |= set(listed)
            sections = sections or listed
    places |= _decimals(text, start, end)
    return sections, {place for place in places if not text.startswith(_NOTES, max(0, place - 3))}


def _decimals(text: str, start: int, end: int) -> set[int]:
    """The places of labels such as 2.1, 2.2, which count on under one number."""
    listed: dict[int, list[int]] = {}
    for found in DECIMAL_LABEL.finditer(text, start, end):
        under = listed.setdefault(int(found["above"]), [])
        if int(found["number"]) == len(under) + 1:
            under.append(found.start("label"))
    return {place for under in listed.values() if len(under) > 1 for place in under}


def find_openings(text: str, start: int, end: int) -> Iterator[int]:
    """The places where a line begins by its own words, or below a heading."""
    for found in OPENING.finditer(text, start, end):
        yield found.start(found.lastgroup or 0)
    for rule in (KNOWN_HEADING, BRACKETED_HEADING, KEYED_HEADING, RESUMED_HEADING, LONG_SENTENCE):
        for found in rule.finditer(text, start, end):
            yield found.end(found.lastgroup or 0)


def find_blanks(text: str, start: int, end: int) -> Iterator[int]:
    """The places where a blank shows that a line ended in front of it."""
    title = TITLE_BLANK.match(text, start, end)
    if title is not None:
        yield title.end("cut")
    for signature in SIGNATURE_BLANK.finditer(text, start, end):
        yield signature.start("names")
        yield signature.start("date")
    for rule in (SENTENCE_BLANK, COLON_BLANK, HEADING_BLANK):
        for found in rule.finditer(text, start, end):
            yield found.end("cut")
