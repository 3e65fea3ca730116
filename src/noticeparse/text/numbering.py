"""The grammar of section labels: 一、 （一） 1. （1） ① 第一条 1.1 活动一：, at the start of a paragraph."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from noticeparse.numerals import to_int
from noticeparse.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

Scheme = Literal[
    "part",
    "chapter",
    "division",
    "article",
    "ordinal",
    "han",
    "han-bracket",
    "arabic",
    "arabic-bracket",
    "circled",
    "decimal",
    "named",
]

HAN_NUMERAL = r"[一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾]{1,5}+"
OPEN, CLOSE = r"[（(〔\[]", r"[）)〕\]]"
ENCLOSED_HAN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
ENCLOSED_ARABIC = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"


class Label(NamedTuple):
    """A label as printed; ``end`` is where the words after it begin."""

    text: str
    scheme: Scheme
    number: int
    end: int
    components: tuple[int, ...] = ()


# What ``Label(...)`` calls once it has made the tuple, in half of its time.
_as_label: Callable[[tuple[str, Scheme, int, int, tuple[int, ...]]], Label] = partial(tuple.__new__, Label)

# Words that go on counting or measuring: 一、二线, 三、四季度, （一）至（三）项, 一线, 1.5倍.
_COUNTING_ON = rf"(?:{HAN_NUMERAL}(?:[、线类级季次期批是流名项]|等|年级|号|层)|至|—|-)"

# A bracketed numeral that is cited, not counted: （一）至（三）项, （二）、（三）, （一）项所列.
_NOT_ALONE = r"(?:[至、—\-和及或]第?[（(〔一二三四五六七八九十]|项(?!目)|款(?!项)|条(?=规定|所|的))"

LABELS: tuple[tuple[Scheme, Rule], ...] = (
    ("part", Rule(
        "label.part",
        rf"第(?P<number>{HAN_NUMERAL}|[0-9]{{1,3}}+)部分(?![已的中所内将是为和与及至])[ 、：.]?",
        examples=("第一部分 总体要求",), rejects=("详见第四部分的说明", "第三部分已有说明"),
        where="start",
    )),
    ("chapter", Rule(
        "label.chapter",
        rf"第(?P<number>{HAN_NUMERAL}|[0-9]{{1,3}}+)章[ 　、：]?(?![的第])",
        examples=("第一章 总则", "第七章附则"), rejects=("第三章的规定",),
    )),
    ("division", Rule(
        "label.division",
        rf"第(?P<number>{HAN_NUMERAL}|[0-9]{{1,3}}+)节[ 　、：]?(?![的第课])",
        examples=("第二节 申报",), rejects=("第一节课",),
    )),
    ("article", Rule(
        "label.article",
        rf"第(?P<number>{HAN_NUMERAL}|[0-9]{{1,4}}+)条(?:[ 　：]|(?![第的规所之、，。（和及至或中款项]))",
        examples=("第一条 为规范管理，制定本办法。", "第十二条各单位应当"),
        rejects=("第五条第（二）项所称", "第三条的规定", "第五条中，申请人"),
    )),
    ("ordinal", Rule(
        "label.ordinal",
        rf"第(?P<number>{HAN_NUMERAL})[，、](?!第)",
        examples=("第一，把救生员配齐。", "第二、加强管护"), rejects=("第一时间报告", "第一、第二季度", "第三方"),
        where="start",
    )),
    ("named", Rule(
        "label.named",
        rf"(?:活动|任务|专题|项目|步骤|措施|阶段|环节|板块|模块)(?P<number>{HAN_NUMERAL}|[0-9]{{1,2}}+)(?:[：:]|[ 　](?=[一-鿿“《]))",
        examples=("活动一：科普讲座", "板块二 经典诵读"), rejects=("活动一开始就", "任务二是"),
    )),
    ("han", Rule(
        "label.han",
        rf"(?P<number>{HAN_NUMERAL})(?:[、.．，。：]|[ 　\t](?=[一-鿿“《])|$)(?!{_COUNTING_ON})",
        examples=("一、活动主题", "一. 活动主题", "一，活动主题", "壹、活动主题", "十一、其他", "一　活动主题", "三", "三、八届政协委员"),
        rejects=("一线科技工作者", "一、二线科技工作者", "三、四季度", "三、四年级", "一是强化引领", "十位代表"),
    )),
    ("han-bracket", Rule(
        "label.han_bracket",
        rf"(?:{OPEN}(?P<number>{HAN_NUMERAL}){CLOSE}|(?P<sign>[{ENCLOSED_HAN}]))[、.]?(?!{_NOT_ALONE})",
        examples=("（一）广泛组织动员", "(二)做好总结", "㈠广泛组织动员", "（一）、广泛组织动员", "（三）及时报送", "（一）项目申报"),
        rejects=("（一）至（三）项", "（应对两条战线）", "（委、局），兵团", "（一）项所列"),
    )),
    ("decimal", Rule(
        "label.decimal",
        r"(?P<number>[0-9]{1,2}+(?:\.[0-9]{1,2}+){1,5}+)\.?(?:[ 　、]|(?=[一-鿿“《]))(?![倍元万亿％%米亩年月个公千分])",
        examples=("1.1 总体要求", "1.1.2 具体任务"), rejects=("1.5倍", "2.11", "2023.5.6"),
    )),
    ("arabic", Rule(
        "label.arabic",
        rf"(?:(?P<number>[0-9]{{1,3}}+)(?:[、.．。，](?![0-9])|[、.．。](?=(?:19|20)[0-9]{{2}}[年—-]|[0-9]{{1,2}}月[0-9]{{1,2}}日)|[ 　](?=[一-鿿“《])(?!年|月|日|号|个|项|名|人|万|亿|元|时|分|周|楼|室|房|届))|(?P<sign>[{STOPPED}]))",
        examples=("1.申报条件", "1、报名方式", "1．报名方式", "1。报名方式", "1 报名方式", "⒈报名方式", "2.2024年度计划", "3、2月23日上午"),
        rejects=("10位杰出代表", "3、4月份", "2023 年是开局之年", "1.5倍", "5月30日", "6 月底前报送", "1323 房间（100044）", "3、4号楼"),
        engine="regex",
    )),
    ("arabic-bracket", Rule(
        "label.arabic_bracket",
        rf"(?:{OPEN}?(?P<number>[0-9]{{1,2}}+){CLOSE}|(?P<sign>[{ENCLOSED_ARABIC}]))[、.]?(?![0-9年月日号])",
        examples=("（1）材料要求", "1）材料要求", "⑴材料要求"), rejects=("（2023）号", "（1.5）"),
        where="start",
    )),
    ("circled", Rule(
        "label.circled",
        rf"(?P<sign>[{CIRCLED}])[、.]?",
        examples=("①会员发展",), rejects=("1会员",),
    )),
)  # fmt: skip

# 2、50岁以下 is a label where it counts on, 3、4号楼 is none: the list decides, not the form.
BEFORE_A_NUMBER = Rule(
    "label.arabic_before_number",
    r"(?P<number>[0-9]{1,2})(?:、(?=[0-9])|[.．](?=[0-9]{1,2}(?:[—–至到~-]{1,2}[0-9]{1,2})?月))",
    examples=("2、50岁以下的教师", "3、4号楼", "1．4月为发动阶段", "2.5—7月"),
    rejects=("2、教师", "2.50元"),
    where="start",
)

# The schemes that can open a paragraph with this character; anything else is not a label and costs one look-up.
_OPENED: dict[str, tuple[Scheme, ...]] = {
    **dict.fromkeys("一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾", ("han",)),
    **dict.fromkeys("（(〔[", ("han-bracket", "arabic-bracket")),
    **dict.fromkeys(ENCLOSED_HAN, ("han-bracket",)),
    **dict.fromkeys("0123456789", ("decimal", "arabic", "arabic-bracket")),
    **dict.fromkeys(ENCLOSED_ARABIC, ("arabic-bracket",)),
    **dict.fromkeys(CIRCLED, ("circled",)),
    **dict.fromkeys(STOPPED, ("arabic",)),
    "第": ("part", "chapter", "division", "article", "ordinal"),
    **dict.fromkeys("活任专项步措阶环板模", ("named",)),
}
LABEL_OPENERS = frozenset(_OPENED)
_RULES = dict(LABELS)
_RULES_BY_OPENER = {
    opener: tuple((scheme, _RULES[scheme]) for scheme in schemes) for opener, schemes in _OPENED.items()
}
_SIGNS = {
    sign: value
    for signs in (ENCLOSED_HAN, ENCLOSED_ARABIC, CIRCLED, STOPPED)
    for value, sign in enumerate(signs, start=1)
}


def label_at(folded: str, start: int, end: int) -> Label | None:
    """The label that opens the paragraph ``folded[start:end]``, by its form alone.

    >>> label_at("（二）活动时间", 0, 7)
    Label(text='（二）', scheme='han-bracket', number=2, end=3, components=())
    >>> label_at("一线科技工作者", 0, 7) is None
    True
    """
    for scheme, rule in _RULES_BY_OPENER.get(folded[start : start + 1], ()):
        found = rule.match(folded, start, end)
        if found is None:
            continue
        behind = found.end()
        words = found[0].strip(" 　")
        numeral = found[found.lastindex or 0]  # every pattern counts in the one group that takes part
        if scheme == "decimal":
            parts = tuple(int(part) for part in numeral.split("."))
            return Label(words, scheme, parts[-1], behind, parts)
        number = to_int(numeral) or _SIGNS.get(numeral)
        if number:
            return _as_label((words, scheme, number, behind, ()))
    return None


def doubtful_label_at(folded: str, start: int, end: int) -> Label | None:
    """A label in front of a number, which only the labels beside it in the count can prove.

    >>> doubtful_label_at("2、50岁以下", 0, 7)
    Label(text='2、', scheme='arabic', number=2, end=2, components=())
    """
    found = BEFORE_A_NUMBER.match(folded, start, end)
    if found is None:
        return None
    number = int(found["number"])
    return _as_label((found[0], "arabic", number, found.end(), ())) if number else None
