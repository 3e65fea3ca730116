"""Days on which the issuer acts itself, makes results known, or reports what is asked of it: they bind nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.structure.duty_actions import clause_end

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.spans import Span
    from noticeparse.temporal import TimeMention

LONGEST_SUBJECT = 24
OWN_ACT = Rule(
    "deadline.own_act",
    r"(?:将|拟|计划|决定)(?:于|在)[ ]?$",
    examples=("我局将于", "省教育厅将在"),
    rejects=("请于", "将于材料"),
)
ACTING = Rule(
    "deadline.acting",
    r"(?P<subject>[一-鿿]{2,20}?)(?:将|负责|会同|组织|统一|汇总|对)(?:(?!请|各|须|应|要求|报)[^。；\n]){1,60}，[ ]?$",
    examples=("省教育厅组织专家评审，", "市水务局将会同有关部门验收，"),
    rejects=("省教育厅要求各地自查，", "省教育厅组织评审，各校"),
)
ORGANISER = Rule(
    "deadline.organiser",
    r"(?:专家组|评审组|评委会|评审委员会|评审专家|(?<![我本贵该])组委会|(?:中央|[省市县]级)财政)$",
    examples=("竞赛组委会", "评审专家组", "市级财政"),
    rejects=("各县区", "市财政局", "县区组委会成员"),
)
RESULTS_OUT = Rule(
    "deadline.results_out",
    r"(?:结果|名单|成绩|通知书)(?![^，。；\n]{0,6}[请须应需])[^，。；\n]{0,6}(?:于|在)[ ]?$",
    examples=("评价结果于", "获奖名单将于"),
    rejects=("请将名单报送，于", "名单请于"),
)
MAKES_KNOWN = Rule(
    "deadline.makes_known",
    r"[，, ]{0,2}(?:统一)?(?:公布|公示|发布|揭晓)[^，。；\n]{0,12}(?:名单|结果|成绩|分数)",
    examples=("公布获奖名单", "，公示评审结果"),
    rejects=("公布实施方案", "报送公示结果"),
    where="start",
)
DEMANDED_ABOVE = Rule(
    "deadline.demanded_above",
    r"(?:要求|规定|明确)[^，。；\n]{0,12}$",
    examples=("省水利厅要求",),
    rejects=("按要求，于",),
)
HANDS_IN = Rule(
    "deadline.hands_in",
    r"报送|上报|上传|填报|呈报|提交|递交|上交|反馈|回复|函复|备案|书面|寄[送至到]|(?:发送|发|交|送|报)(?:至|到|给)|向[^，。；\n]{2,30}?报|(?<![申填])报(?=[省市县区镇校院局])",
    examples=("将统计表报送计划财务处", "书面回复", "报市局备案"),
    rejects=("完成审核", "予以公示", "申报"),
)
UP_TO_A_MARK = Rule(
    "deadline.up_to_a_mark",
    rf"(?s:.{{0,{LONGEST_SUBJECT - 1}}})[，。；：\n]",
    examples=("经研究，省教育厅于", "时间："),
    rejects=("省教育厅于", "一、"),
    where="start",
)


def acts_itself(doc: ParsedText, mention: TimeMention, before: str, paragraph: Span, sentence: Span) -> bool:
    """Is the issuer the one who acts on this day? ``before`` are the words in front of it."""
    return OWN_ACT.search(before) is not None or _is_own_duty(doc, mention, paragraph, sentence)


def makes_known(doc: ParsedText, mention: TimeMention, before: str) -> bool:
    """Is this the day on which results are made known?"""
    return _results_out(doc, mention, before) or _publishes(doc, mention, before)


def reports_demand(doc: ParsedText, before: str) -> bool:
    """Does a notice that goes upward tell what is asked of its issuer?"""
    return DEMANDED_ABOVE.search(before) is not None and is_upward(doc)


def _is_own_duty(doc: ParsedText, mention: TimeMention, paragraph: Span, sentence: Span) -> bool:
    """Is the issuer the one who acts: 省教育厅于4月底前完成评审, 省教育厅组织专家评审，4月底前公布结果?

    An office is often named by a short form: its characters in order, with the same last one.
    """
    node = doc.section_at(mention.start)
    head = node.label.end if node is not None and node.start == paragraph.start else paragraph.start
    near = max(head, mention.start - LONGEST_SUBJECT)
    mark = UP_TO_A_MARK.match(doc.folded, near, mention.start)
    words = doc.folded[near if mark is None else mark.end() : mention.start].strip(" ")
    if words:
        subject = words.removesuffix("将").removesuffix("于").removesuffix("在").removesuffix("将")
        if subject == words:
            return ORGANISER.search(words) is not None
    else:
        acting = ACTING.match(doc.folded, max(sentence.start, head), mention.start)
        if acting is None:
            return False
        subject = acting.group("subject").strip(" ")
    if not 2 <= len(subject) < LONGEST_SUBJECT or subject.startswith(("请", "各", "报", "并")):
        return False
    if ORGANISER.search(subject):
        return True
    names = [doc.words(found.span) for found in (*doc.elements.signature, *doc.elements.issuer_marks)]
    issuers = {*names, *(name.removesuffix("办公室").removesuffix("办公厅") for name in names)}
    return any(_is_short_for(subject, issuer) for issuer in issuers)


def _results_out(doc: ParsedText, mention: TimeMention, before: str) -> bool:
    """评审结果于某日前公布; but 自查结果于某日前报市局 is a duty."""
    if not RESULTS_OUT.search(before):
        return False
    end = clause_end(doc.folded, mention.end, min(mention.end + 40, doc.paragraph_at(mention.start).end))
    return HANDS_IN.search(doc.folded, mention.end, end) is None


def _publishes(doc: ParsedText, mention: TimeMention, before: str) -> bool:
    """省厅组织评审，5月底前公布获奖名单: results are made known by an organiser, unless somebody is asked to."""
    if not MAKES_KNOWN.match(doc.folded, mention.end, mention.end + 30):
        return False
    return not any(word in before for word in ("请", "各", "须", "应", "要"))


def is_upward(doc: ParsedText) -> bool:
    """请示 and 报告 go upward: what they tell of demands is a report, not a duty of the reader."""
    return doc.title_words.endswith(("请示", "报告"))


def _is_short_for(short: str, name: str) -> bool:
    if not name or short[-1] != name[-1]:
        return False
    rest = iter(name)
    return all(mark in rest for mark in short)
