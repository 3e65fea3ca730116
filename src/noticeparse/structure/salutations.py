"""主送机关 (GB/T 9704-2012, 7.3.2): the line above the text that names its readers."""

from __future__ import annotations

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.structure.lines import ATTACHMENT_NOTE
from noticeparse.structure.model import Found
from noticeparse.text.numbering import label_at
from noticeparse.text.paragraphs import KEY_LINE
from noticeparse.vocab.organisations import ADDRESSEE_OPENERS

LONGEST_ADDRESSEES = 420

NOT_AN_ADDRESSEE = Rule(
    "addressees.not_a_salutation",
    r"如下|以下|下列|通知如|事项|现将|为了|根据|按照|来源|发布|时间|标题|作者|浏览|阅读|访问|点击|次数|责编|编辑|栏目|日期|字号|打印|分享|附件|联系|有关问题",
    examples=("现将有关事项通知如下：", "发布时间：", "阅读量：", "访问次数：", "标题："),
    rejects=("各县（市、区）教育局：",),
)
SENTENCE_WORD = Rule(
    "addressees.sentence_word",
    r"[的将请为按是了开要应须已做对把于]|关于|通知|组织|进行|加强|工作|活动|[0-9]",
    examples=("各单位要加强管理",),
    rejects=("各系（部）、处室、各班级",),
)
SALUTATION = Rule(
    "addressees.salutation",
    r"[^。！？]{2,420}",
    examples=("各县（市、区）教育局，市直各学校", "各区教育局；市属高校", "国务院"),
    rejects=("一",),
)

RUN_IN = Rule(
    "addressees.run_in",
    rf"(?P<names>{any_of(*ADDRESSEE_OPENERS)}[^。；：:，！？\n]{{0,60}})[：:][ ]?(?=[一-鿿“《]{{4}})",
    examples=("各部门、各科室：为进一步加强管理，", "全体师生: 根据工作安排"),
    rejects=("各单位要做到：", "各部门：", "林以宁：根据工作安排"),
    where="start",
)


def find_addressees(folded: str, span: Span) -> Found | None:
    """主送机关 (7.3.2): a line that ends in a colon and names offices or readers; the colon may have moved to the front."""
    words = folded[span.start : span.end]
    if len(words) > LONGEST_ADDRESSEES or not len(words) >= 3:
        return None
    begin, stop = span
    if words[-1] in "：:":
        stop -= 1
    elif words[0] in "：:":
        begin += 1
    elif not (words.startswith(ADDRESSEE_OPENERS) and len(words) <= 60 and is_list_of_offices(words)):
        return None
    names = folded[begin:stop]
    if (
        not SALUTATION.fullmatch(names)
        or NOT_AN_ADDRESSEE.search(names)
        or ("；" in names and not is_list_of_offices(names))
        or label_at(folded, *span)
        or KEY_LINE.match(words)
        or ATTACHMENT_NOTE.match(words)
    ):
        return None
    return Found(Span(begin, stop), SALUTATION.name)


def find_run_in_addressees(folded: str, span: Span) -> Found | None:
    """各部门、各科室：为进一步加强管理，…: a salutation that the text follows on its line."""
    found = RUN_IN.match(folded, *span)
    if found is None or NOT_AN_ADDRESSEE.search(found["names"]) or not is_list_of_offices(found["names"]):
        return None
    return Found(as_span(found.span("names")), RUN_IN.name)


def is_list_of_offices(words: str) -> bool:
    """各系（部）、处室、各班级: short names of offices or readers, and no verb among them."""
    parts = [part for part in words.replace("，", "、").replace("；", "、").split("、") if part]
    return not SENTENCE_WORD.search(words) and all(len(part) <= 20 for part in parts)
