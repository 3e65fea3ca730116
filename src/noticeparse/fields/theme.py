"""活动主题: the stated theme of the whole notice, never that of one of its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.vocab.kinds import EVENT_NOUNS

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Text
    from noticeparse.structure.model import SectionNode

THEME = "主题"
_QUOTED = r"[“‘「《\"](?P<theme>[^“”‘’「」《》\"\n]{2,60})[”’」》“\"]"

THEME_LINE = Rule(
    "theme.key_line",
    rf"(?:活动|征文|会议|大会|论坛|年会|比赛|竞赛|展览|宣传|本届|年度|本次活动)?{THEME}[：:][ ]?(?P<theme>[^\n]{{2,80}})",
    examples=("主题：书香润乡村", "活动主题：“节水有我”"),
    rejects=("主题活动：",),
)
THEME_SENTENCE = Rule(
    "theme.sentence",
    rf"{THEME}(?:是|为|定为|确定为)[：:]?{_QUOTED}",
    examples=("活动主题是“书香润乡村”。", "今年的主题为“节水有我”", "主题是“书香润乡村“"),
    rejects=("以“防灾”为主题",),
)
UNQUOTED_THEME = Rule(
    "theme.unquoted",
    rf"{THEME}(?:是|为|定为|确定为)[：:][ ]?(?P<theme>[^“‘「《\"。；：\n]{{2,40}})",
    examples=("活动主题为：书香润乡村。",),
    rejects=("主题为“节水有我”", "主题为：“节水有我”"),
)
AS_THEME = Rule(
    "theme.as_theme",
    rf"以{_QUOTED}为(?:活动)?{THEME}",
    examples=("以“书香润乡村”为主题，组织开展",),
    rejects=("以读书为主题",),
)
AROUND_THEME = Rule(
    "theme.around_theme",
    rf"围绕{_QUOTED}(?:的|这一|这个)(?:活动)?{THEME}",
    examples=("围绕“书香润乡村”的主题组织开展", "围绕“节水有我”这一主题"),
    rejects=("围绕主题开展活动", "围绕“家庭阅读”主题举办座谈会"),
)
THEMED_EVENT = Rule(
    "theme.themed_event",
    rf"(?P<verb>开展|举办|组织|启动)[^“”，。；\n]{{0,16}}{_QUOTED}[ ]?(?:为{THEME}的|{THEME})(?!教育|党日|班会|团日)",
    examples=("关于开展“书香润乡村”主题征文活动的通知", "组织开展“我看家乡新变化”主题征文"),
    rejects=("开展“学习贯彻”主题教育", "“点亮乡村”主题活动"),
)
# What follows 以“…”为主题: the event that bears it.
THEMED_BY = Rule(
    "theme.event_of",
    r"[，,]?[^，。；：\n]{0,12}?(?:举办|召开|组织|开展|举行|承办|主办)了?(?P<event>[^，。；：\n“”]{2,40})",
    examples=("，举办第七届青年论坛", "举办系列报告会", "，在全市组织开展读书活动"),
    rejects=("，弘扬科学精神",),
    where="start",
)
EVENT_NOUN = Rule(
    "theme.event_noun",
    any_of(*EVENT_NOUNS),
    examples=("第七届青年论坛", "系列科普报告会"),
    rejects=("主题系列活动", "读书活动"),
)
STATED = Rule(
    "theme.section",
    rf"{_QUOTED}|(?P<words>[^“”。；：:\n]{{2,60}})[。]?$",
    examples=("“节水有我”，反映新变化", "书香润乡村"),
    rejects=("。",),
)


def extract_theme(doc: ParsedText) -> Text | None:
    """The theme without its quotation marks: from its own section, a 主题： line, a sentence of the preamble, the title."""
    for node in doc.nodes:
        if node.role == "theme" and node.level <= 2 and (found := _of_section(doc, node)) is not None:
            return found
    if THEME not in doc.folded:
        return None
    return _of_lines(doc) or _of_preamble(doc) or _of_title(doc)


def _of_section(doc: ParsedText, node: SectionNode) -> Text | None:
    for span in node.own:
        start, end = doc.trim(span)
        if start >= end:
            continue
        named = doc.folded.find(THEME, start, end) >= 0
        for rule in (THEME_LINE, THEME_SENTENCE) if named else ():
            found = rule.search(doc.folded, start, end)
            if found is not None:
                return doc.text(_bare(doc, as_span(found.span("theme"))), rule.name)
        found = STATED.match(doc.folded, start, end)
        if found is not None:
            return doc.text(found.span("theme" if found.group("theme") else "words"), STATED.name)
        as_theme = AS_THEME.search(doc.folded, start, end) if named else None
        return doc.text(as_theme.span("theme"), AS_THEME.name) if as_theme is not None else None
    return None


def _of_lines(doc: ParsedText) -> Text | None:
    for span in doc.body:
        if doc.folded.find(THEME, *span) < 0:
            continue
        node = doc.section_at(span.start)
        if node is not None and node.level > 1 and node.role == "activities":
            continue
        found = THEME_LINE.match(doc.folded, doc.text_start(span), span.end)
        if found is not None:
            return doc.text(_bare(doc, as_span(found.span("theme"))), THEME_LINE.name)
    return None


def _of_preamble(doc: ParsedText) -> Text | None:
    for span in doc.preamble:
        for rule in (THEME_SENTENCE, UNQUOTED_THEME, AS_THEME, AROUND_THEME):
            found = rule.search(doc.folded, *span)
            if found is not None and not (rule is AS_THEME and _of_another_event(doc, found.end(), span.end)):
                return doc.text(found.span("theme"), rule.name)
    return None


def _of_another_event(doc: ParsedText, at: int, end: int) -> bool:
    """Does 以“…”为主题 go on with an event that is not what the title announces: 举办第七届青年论坛?"""
    event = THEMED_BY.match(doc.folded, at, end)
    if event is None:
        return False
    nouns: list[str] = EVENT_NOUN.compiled.findall(event["event"])
    return bool(nouns) and not any(noun in doc.title_words for noun in nouns)


def _of_title(doc: ParsedText) -> Text | None:
    title = doc.elements.title
    places = [title.span, *doc.preamble] if title is not None else doc.preamble
    for span in places:
        found = THEMED_EVENT.search(doc.folded, *span)
        if found is not None:
            return doc.text(found.span("theme"), THEMED_EVENT.name)
    return None


def _bare(doc: ParsedText, span: Span) -> Span:
    """Without quotation marks around it and without what follows a closing one."""
    start, end = doc.trim(span, " \t　。；")
    words = doc.folded[start:end]
    if words[:1] in "“‘「《":
        closing = next((at for at, mark in enumerate(words[1:], start=1) if mark in "”’」》“"), len(words))
        return Span(start + 1, start + closing)
    return Span(start, end)
