"""Where the heading of a numbered item ends and its text begins (docs/sections.md, titles)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from noticeparse.rules import Rule, any_of
from noticeparse.vocab.section_roles import SECTION_ROLES

if TYPE_CHECKING:
    from noticeparse.records.notice import SectionRole

LONGEST_RUN_IN = 50
LONGEST_KEY = 14
LONGEST_ARTICLE_HEADING = 20
LONGEST_HEADING_LINE = 80
_JOINING = frozenset("，；：")

KEY = Rule(
    "heading.key",
    rf"[^，。；：:“《]{{1,{LONGEST_KEY}}}+[：:]",
    examples=("征文时间：5月上旬", "地点: 科技馆"),
    rejects=("：科技馆", "请各单位，时间：5月", "“主题：惠农”"),
    where="start",
)
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
    rf"(?:{any_of('活动主题', '活动时间', '活动地点', '会议时间', '会议地点', '培训时间', '培训地点', '目标成效', '主要活动', '主要内容', '工作要求', '联系方式', '参加人员', '参赛对象', '报名方式', '有关要求', '征文时间', '报名时间', '报到时间', '报送时间', '比赛时间')})(?:[ \t]|(?<=时间)(?=[0-9]))",
    examples=("活动主题 点亮乡村", "联系方式 市科协", "活动时间2024年5月6日"),
    rejects=("活动主题", "主题活动 开展"),
)


_ROLES: tuple[SectionRole, ...] = tuple(cast("SectionRole", role) for role, _, _ in SECTION_ROLES)


def _by_opener() -> dict[str, list[tuple[str, int, bool]]]:
    found: dict[str, list[tuple[str, int, bool]]] = {}
    for row, (_, words, without) in enumerate(SECTION_ROLES):
        for fits, listed in ((True, words), (False, without)):
            for word in listed:
                # A word that holds another of its list says nothing that the other does not.
                if not any(other in word for other in listed if other != word):
                    found.setdefault(word[0], []).append((word, row, fits))
    return found


# The words of the table by their first character: the word, its row, and whether it speaks for that role or rules it out.
_ROLE_WORDS = _by_opener()
ROLE_OPENER = Rule(
    "heading.role_opener",
    rf"""
    [{"".join(_ROLE_WORDS)}]
    (?=[{"".join(sorted({word[1] for listed in _ROLE_WORDS.values() for word, _, _ in listed}))}])
    """,
    examples=("活动时间", "报名"),
    rejects=("其他", "广泛宣传", "活"),
)


def first_stop(folded: str, start: int, end: int) -> int:
    """The first 。 outside quotation marks and brackets; -1 where there is none."""
    at = folded.find("。", start, end)
    if at < 0 or (folded.find("“", start, at) < 0 and folded.find("（", start, at) < 0):
        return at
    quotations = brackets = 0
    while at >= 0:
        quotations += folded.count("“", start, at) - folded.count("”", start, at)
        brackets += folded.count("（", start, at) - folded.count("）", start, at)
        if quotations <= 0 and brackets <= 0:
            return at
        start = at
        at = folded.find("。", at + 1, end)
    return -1


def read_heading(
    folded: str, start: int, end: int, *, article: bool, all_short: bool, heads_texts: bool
) -> tuple[tuple[int, int] | None, int]:
    """The title of a labelled item, if it has one, and where its text begins.

    ``start`` is where the words after the label begin. ``all_short`` says that all items of its list are short lines
    with a 。, ``heads_texts`` that each of them also stands over a text of its own.
    """
    while start < end and folded[start] in " \t　":
        start += 1
    if start >= end:
        return None, end
    if article:
        apart = end - start <= LONGEST_ARTICLE_HEADING and ARTICLE_HEADING.fullmatch(folded, start, end)
        return ((start, end), end) if apart else (None, start)
    key = KEY.match(folded, start, end)
    if key is not None:
        behind = key.end()
        is_hour = behind < end and folded[behind - 2].isdigit() and folded[behind].isdigit()  # 7月24日16：30
        if not is_hour:
            return (start, behind - 1), behind
    stop = first_stop(folded, start, end)
    if stop < 0:
        return _without_stop(folded, start, end)
    if folded[stop + 1 : end].strip():
        return ((start, stop), stop + 1) if stop - start <= LONGEST_RUN_IN else (None, start)
    short = all_short and _JOINING.isdisjoint(folded[start:stop])
    is_title = short and (heads_texts or FIGURE_NOUN.search(folded, start, stop))
    return ((start, stop), end) if is_title else (None, start)


def _without_stop(folded: str, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    last = folded[end - 1]
    if last in "：:":
        inner = end - 1
        if inner - start <= LONGEST_KEY and "，" not in folded[start:inner]:
            return (start, inner), end
        return None, start
    if last in "；;，、！？":
        return None, start
    known = KNOWN_HEADING.match(folded, start, end)
    if known is not None:
        behind = known.end()
        return (start, behind - (folded[behind - 1] in " \t")), behind
    return ((start, end), end) if end - start <= LONGEST_HEADING_LINE else (None, start)


def role_of(title: str) -> SectionRole:
    """The role that the words of a heading give a section; ``other`` where they give none.

    >>> role_of("活动时间"), role_of("“科普惠农”主题活动"), role_of("其他")
    ('period', 'activities', 'other')
    """
    fitting: list[int] = []
    ruled_out: list[int] = []
    for opener in ROLE_OPENER.compiled.findall(title):
        for word, row, fits in _ROLE_WORDS[opener]:
            if word in title:
                (fitting if fits else ruled_out).append(row)
    if ruled_out:
        fitting = [row for row in fitting if row not in ruled_out]
    return _ROLES[min(fitting)] if fitting else "other"
