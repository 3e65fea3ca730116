"""标题 (GB/T 9704-2012, 7.3.1): office, 关于 subject, 文种, over one line or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.rules import Rule, any_of
from noticeparse.structure.document_numbers import find_numbers
from noticeparse.structure.lines import (
    ANNEX_MARK,
    ANNEX_OPENER,
    ATTACHMENT_NOTE,
    DATE_ENDS,
    DATE_LINE,
    KIND_AT_END,
    STOPS,
    are_organisations,
    is_organisation_line,
    kind_at_end,
)
from noticeparse.structure.salutations import find_addressees
from noticeparse.text.numbering import label_at
from noticeparse.text.paragraphs import KEY_LINE
from noticeparse.vocab.kinds import FORM_ENDS, KIND_WORDS, STATUTORY_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.spans import Span
    from noticeparse.structure.model import Page

LONGEST_LINE = 90
LONGEST_TITLE = 160
MASTHEAD_LINES = 10
LONGEST_FRAGMENT = 24  # a title of more characters needs no line above it
LONGEST_CHANNEL = 6
SHORTEST_TITLE = 4  # 停水公告; a title without a subject that no salutation proves has seven characters
LONGEST_HEAD_LINE = 60
LONGEST_HEAD = 12  # lines of a masthead or of the frame of a page
UNDER_TITLE = 6  # lines behind the last one that belongs to the head
SEARCHED = 60  # paragraphs; what stands above a title is a masthead or the frame of a web page

KIND_STOPS = frozenset("。：:")  # that may stand behind the kind at the end of a title
KIND_ENDS = frozenset([*(word[-1] for word in KIND_WORDS), *"）)"])
TITLE_ENDS = KIND_ENDS | KIND_STOPS

SUBJECT = Rule(
    "title.subject",
    r"(?:关于|转发|印发|批转|发布|公布|召开|举办|开展|启动)",
    examples=("关于开展活动的通知",),
    rejects=("活动方案",),
)
ABOUT = Rule(
    "title.about",
    r"^[^，]{0,40}(?:关于|转发|印发|批转)",
    examples=("清河市教育局关于召开会议的通知。", "转发省厅通知"),
    rejects=("采取自荐与推荐相结合的办法。", "为做好工作，特向社会公告，征求关于水务的意见。"),
)
NOT_A_TITLE = Rule(
    "title.not_a_title",
    r"特此|现将|如下|另行通知|见附件|当前位置|您当前|点击|主题词|(?:发布|发表|更新)(?:时间|日期)|所属栏目|浏览次数|信息来源|^(?:查看|以上|按照|根据|首页|返回|打印|上一篇|下一篇|相关|下载|【|政策解读)",
    examples=("特此通知", "主题词：转发 评选 通知", "当前位置：首页 > 通知公告", "【文字解读】关于办法"),
    rejects=("关于开展活动的通知", "关于相关标准的通知"),
)
OUTER_FORM = Rule(
    "title.outer_form",
    r"(?:印发|转发|批转|发布|公布)",
    examples=("关于印发管理办法",),
    rejects=("关于开展活动",),
)
FRAGMENT = Rule(
    "title.fragment",
    r"[12][0-9]{3}年?|[“《]|[省市县区州盟旗校院局厅部委会]",
    examples=("云岭省2024年“科普周”", "清河市教育局"),
    rejects=("信息系统", "打开"),
)
TAG_OPENERS = "【转"
TAG = Rule(
    "title.tag",
    r"(?:【[^【】\n]{0,6}(?:通知|公告|公示|通告|启事|转发|转载|紧急|重要)】|转[发载]?[：:])[ ]?",
    examples=("【通知】关于开展活动的通知", "【征稿通知】关于征文的通知", "转：关于开展活动的通知"),
    rejects=("【文字解读】关于办法", "通知", "转发通知"),
    where="start",
)
CHANNEL = Rule(
    "title.channel",
    r"(?:通知|公告|公示|通告|通报|文件|新闻|动态|要闻|信息){2,3}",
    examples=("通知公告", "公告公示"),
    rejects=("停水公告", "关于开展活动的通知"),
    where="whole",
)
NAMED_DOCUMENT = Rule(
    "title.named_document",
    r"《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,40})?》?",
    examples=("《关于开展活动的通知》", "《关于印发《办法》的通知》"),
    rejects=("关于",),
)
HEADED_FORM = Rule(
    "title.headed_form",
    rf"[^，。；：:\n]{{2,30}}{any_of(*FORM_ENDS)}[：:]",
    examples=("比赛项目表：", "候选人名单:"),
    rejects=("填报单位：", "比赛项目表"),
    where="whole",
)
# What a title says in brackets on a line of its own, about the words above it; a date there is 成文日期.
SPAN_OF_A_TITLE = Rule(
    "title.span_in_brackets",
    rf"（(?:[12][0-9]{{3}}年?[—–－~～至-][12][0-9]{{3}}年?|[12][0-9]{{3}}年?(?:度|版|修订版?|修正)|(?:试行|暂行|修订|草案|征求意见|送审|审议)稿?)）(?:的(?:{any_of(*KIND_WORDS)}))?$",
    examples=("（2025—2027年）的通知", "（2025—2027年）", "（试行）", "（2024年版）"),
    rejects=("（2024年3月5日）", "（此件公开发布）", "（二）工作目标"),
    where="start",
)
BREADCRUMB = Rule(
    "title.breadcrumb",
    r">|»|\||｜|通知公告[ ]?-|-[^-]{2,20}网$",
    examples=("首页 > 政务公开 > 通知", "通知公告 - 门户网站"),
    rejects=("关于开展活动的通知",),
)


def _may_be_part(folded: str, span: Span) -> bool:
    start, end = span
    length = end - start
    if not 1 <= length <= LONGEST_LINE:
        return False
    tag = TAG.match(folded, start, end) if folded[start] in TAG_OPENERS else None
    words = folded[start if tag is None else tag.end() : end]
    if not words:
        return False
    first, last = words[0], words[-1]
    if last == "。" and ABOUT.search(words) is None:
        return False  # a sentence: 采取自荐与推荐相结合的办法。
    if last != "。" and ("。" in words or "；" in words or "！" in words or "？" in words):
        return False
    if last in "：:，、；" or first in "：:（(":
        return (last in "、，" and length < 40) or (
            first == "（" and SPAN_OF_A_TITLE.match(folded, start, end) is not None
        )
    return not (
        (last == "号" and any(number.span == span for number in find_numbers(folded, *span)))
        or KEY_LINE.match(words)
        or (first == ANNEX_OPENER and (ANNEX_MARK.fullmatch(words) or ATTACHMENT_NOTE.match(words)))
        or (last in DATE_ENDS and DATE_LINE.fullmatch(words))
        or NOT_A_TITLE.search(words)
        or BREADCRUMB.search(words)
        or label_at(folded, start, end)
        or words.endswith("文件")
        or (length <= LONGEST_CHANNEL and CHANNEL.fullmatch(words))
    )


def _ends_in_kind(folded: str, span: Span) -> bool:
    return folded[span.end - 1] in TITLE_ENDS and KIND_AT_END.search(folded, *span) is not None


def find_title(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """The paragraphs ``[i, j)`` that make up the title, searched from ``first`` on; None where there is none."""
    folded = page.folded
    for at in last_lines(page, first, min(last, first + SEARCHED)):
        span = page.paragraphs[at]
        if not _may_be_part(folded, span):
            continue
        start = _reach_back(page, first, at)
        stop = _reach_on(page, start, at + 1, last)
        words = folded[page.paragraphs[start].start : page.paragraphs[stop - 1].end].replace("\n", "")
        subject = SUBJECT.search(words)
        bare = at == first and last - first > 2 and not label_at(folded, *span)
        if not bare and (len(words) < 4 or not (subject or len(words) >= 7)):
            continue
        if not subject and (inner := _under_masthead(page, start, stop, last)) is not None:
            return inner
        return start, stop
    return None


def _is_short_title(page: Page, at: int) -> bool:
    """Can this line, which ends in a kind, be a title of few words: 停水公告, 开会通知?"""
    start, end = span = page.paragraphs[at]
    return end - start >= SHORTEST_TITLE and _may_be_part(page.folded, span)


def find_notice_title(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """The title, told by the salutation under it where a page has a headline of its own or the title is but 停水公告."""
    place = find_title(page, first, last)
    if place is None:
        short = (
            at for at in last_lines(page, first, min(last, first + LONGEST_HEAD)) if _is_short_title(page, at)
        )
        at = next((at for at in short if _is_greeted(page, at + 1, last)), None)
        return None if at is None else (at, at + 1)
    while not _is_greeted(page, place[1], min(last, place[1] + 1)):
        below = find_title(page, place[1], min(last, place[1] + UNDER_TITLE))
        if below is None or not all(_is_frame(page, at) for at in range(place[1], below[0])):
            break
        if not _is_greeted(page, below[1], min(last, below[1] + 1)):
            break
        place = below
    return place


def _is_greeted(page: Page, at: int, last: int) -> bool:
    """Does a salutation follow, with nothing of the text in front of it?"""
    for look in range(at, min(last, at + UNDER_TITLE)):
        if find_addressees(page.folded, page.paragraphs[look]) is not None:
            return True
        if not _is_frame(page, look):
            return False
    return False


def _is_frame(page: Page, at: int) -> bool:
    """A line that belongs to no text: a number, a day, the frame of a page."""
    start, end = page.paragraphs[at]
    return (
        end - start <= LONGEST_HEAD_LINE
        and page.folded[end - 1] not in STOPS
        and not label_at(page.folded, start, end)
    )


def last_lines(page: Page, first: int, last: int) -> Iterator[int]:
    """Those of the paragraphs ``[first, last)`` that end as titles do."""
    folded = page.folded
    for at, span in enumerate(page.paragraphs[first:last], first):
        end = span[1]
        mark = folded[end - 1]
        if mark in KIND_STOPS:  # as at the end of most paragraphs of the body
            mark = folded[end - 2]
        if mark in KIND_ENDS and kind_at_end(folded, *span) is not None:
            yield at


def _under_masthead(page: Page, start: int, stop: int, last: int) -> tuple[int, int] | None:
    """The real title below a masthead that names the kind itself: 某某局公告 / 2024年第12号 / 关于…的公告."""
    words = page.folded[page.paragraphs[start].start : page.paragraphs[stop - 1].end].replace("\n", "")
    kind = KIND_AT_END.search(words)
    if kind is None or not are_organisations(words[: kind.start()]) or stop >= last:
        return None
    if not page.folded[page.paragraphs[stop].start : page.paragraphs[stop].end].rstrip("）)").endswith("号"):
        return None
    inner = find_title(page, stop + 1, min(last, stop + 5))
    return inner if inner is not None and inner[0] <= stop + 2 else None


def find_annex_title(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """The title of an annex: the lines under 附件 and its masthead, of whatever kind (a form, a list, a plan)."""
    usual = find_title(page, first, min(last, first + MASTHEAD_LINES))
    if usual is not None and (
        usual[0] <= first + 1 or all(is_masthead_line(page, at) for at in range(first, usual[0]))
    ):
        return usual
    if first >= last:
        return None
    span = page.paragraphs[first]
    named = HEADED_FORM.fullmatch(page.folded, *span) or _may_be_part(page.folded, span)
    return (first, first + 1) if named else None


def is_masthead_line(page: Page, at: int) -> bool:
    """Can this line stand between the head of a page and a title: an office, 文件, a number?"""
    span = page.paragraphs[at]
    words = page.folded[slice(*span)]
    bare = words.removesuffix("文件").strip()
    return len(words) <= 40 and (
        not bare or words.endswith("号") or "号 " in words or are_organisations(bare)
    )


def _about(words: str) -> str:
    """The words of a title without those of the documents that it names."""
    return NAMED_DOCUMENT.compiled.sub("", words) if "《" in words else words


def _stands_apart(page: Page, start: int, at: int) -> bool:
    """Is the line above ``start`` farther off than lines of this text and of this title usually are?"""
    gap = page.gap(start)
    return gap > (page.gap(start + 1) if start < at else 1) and gap > page.usual_gap


def _reach_back(page: Page, first: int, at: int) -> int:
    """The first line of the title that ends with line ``at``."""
    start = at
    while start > first and at - start < 4 and _goes_on_above(page, start, at):
        start -= 1
    return start


def _goes_on_above(page: Page, start: int, at: int) -> bool:
    """Does the title whose lines from ``start`` to ``at`` are known begin farther up?"""
    before = page.paragraphs[start - 1]
    above = page.folded[slice(*before)]
    words = page.folded[page.paragraphs[start].start : page.paragraphs[at].end].replace("\n", "")
    if "关于" in above or OUTER_FORM.search(above):
        # The line above opens the title; it has been reached once 关于 stands at the head of what we have.
        fits = words.startswith("关于") or "关于" not in _about(words)
    elif (
        "关于" in _about(words)
        or words.startswith(("转发", "印发", "批转"))
        or is_organisation_line(page.folded, page.paragraphs[start])
    ):
        # Offices above 关于… belong to the title, unless they stand apart as a masthead or are in it already.
        fits = are_organisations(above) and above not in words and not _stands_apart(page, start, at)
    else:
        fits = (
            len(words) <= LONGEST_FRAGMENT
            and _begins_a_title(page.folded, before, words)
            and not _stands_apart(page, start, at)
        )
    # What a line may be at all takes the most rules, so it is asked last.
    return fits and not _ends_in_kind(page.folded, before) and _may_be_part(page.folded, before)


def _begins_a_title(folded: str, before: Span, words: str) -> bool:
    if words.startswith("“") and words.count("“") == words.count("”"):
        return False
    return FRAGMENT.search(folded, before.start, before.end) is not None


def _reach_on(page: Page, start: int, stop: int, last: int) -> int:
    """Titles that print or forward a document may break after its name: …管理办法 / 实施细则的通知."""
    while stop < last and stop - start < 5:
        words = page.folded[page.paragraphs[start].start : page.paragraphs[stop - 1].end].replace("\n", "")
        following = page.folded[page.paragraphs[stop].start : page.paragraphs[stop].end]
        if following[0] == "（" and SPAN_OF_A_TITLE.match(following):
            stop += 1
            continue
        open_outer = OUTER_FORM.search(words) is not None and not words.rstrip("。").endswith(STATUTORY_KINDS)
        unclosed = words.count("《") > words.count("》") or words.count("“") > words.count("”")
        if not (open_outer or unclosed) or len(words) + len(following) > LONGEST_TITLE:
            break
        if unclosed and KIND_AT_END.search(following) and "。" not in following[:-1]:
            stop += 1
            continue
        if (
            not _may_be_part(page.folded, page.paragraphs[stop])
            or squash(following) in squash(words)
            or "关于" in following
        ):
            break
        reach = next(
            (
                at
                for at in range(stop, min(last, stop + 2))
                if _may_be_part(page.folded, page.paragraphs[at])
                and _ends_in_kind(page.folded, page.paragraphs[at])
            ),
            None,
        )
        if reach is None:
            break
        stop = reach + 1
    return stop
