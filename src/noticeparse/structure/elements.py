"""公文要素: where the elements of GB/T 9704-2012 stand in one notice, from the masthead to the imprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.closing import find_closing
from noticeparse.structure.document_numbers import BARE, find_bare_number, find_numbers
from noticeparse.structure.lines import (
    ANNEX_MARK,
    ANNEX_OPENER,
    ATTACHMENT_NOTE,
    BRACKETED_DATE,
    DATE_LINE,
    DATED_HEAD,
    FILE_NAME,
    KIND_AT_END,
    are_organisations,
    date_of,
)
from noticeparse.structure.model import Elements, Found, FoundDate, FoundNumber, Page
from noticeparse.structure.salutations import find_addressees, find_run_in_addressees
from noticeparse.structure.titles import TAG, UNDER_TITLE, find_annex_title, find_notice_title
from noticeparse.text.numbering import label_at

if TYPE_CHECKING:
    import re


HOST_LINE = Rule(
    "attachments.host_line",
    r"(?:主办|承办|协办|联系)(?:单位|人)?[：:]",
    examples=("主办：清河市科协", "承办单位：市科技馆"),
    rejects=("主办单位名单",),
    where="start",
)
COPY_NUMBER = Rule(
    "copy_number.masthead",
    r"(?:(?:份号|编号|№|No\.?)[：:]?[ ]?)?(?P<value>[0-9]{6})",
    examples=("000123", "份号：000123", "№000123"),
    rejects=("12345",),
)
CLASSIFICATION = Rule(
    "classification.masthead",
    r"(?:密级[：:]?[ ]?)?(?P<value>(?:绝密|机密|秘密)(?:[ ]?[★☆*](?:[ ]?(?:[0-9一二三四五六七八九十]{1,3}(?:年|个月|天)|长期))?)?)",
    examples=("机密★1年", "绝密★长期", "秘密", "密级：秘密"),
    rejects=("内部资料 注意保存", "保守秘密"),
    where="whole",
)
URGENCY = Rule(
    "urgency.masthead",
    r"(?:(?:等级|紧急程度)[：:]?[ ]?)?(?P<value>特急|加急|特提|平急|急件|紧急)(?:[· ]?明电)?",
    examples=("特急", "加急"),
    rejects=("紧急通知",),
    where="whole",
)
MASTHEAD_MARKS = (
    (COPY_NUMBER, "copy_number"),
    (CLASSIFICATION, "classification"),
    (URGENCY, "urgency"),
)
NUMBER_LEAD = Rule(
    "document_number.lead",
    r"(?:文件?号|发文字号|编号|字号)(?:[：:]|[ ]?[|｜])|(?:等级|紧急程度)[：:]?[ ]?(?:特提|特急|加急|平急)|(?:特急|加急)[·]?(?:明电)?",
    examples=("文号：", "等级：特急", "特急·明电", "文件号 |"),
    rejects=("根据",),
    where="whole",
)
PUBLIC_KIND = Rule(
    "document_number.public_kind",
    r"公告|通告|公报|公示|命令|令(?:[ \n]|$)",
    examples=("清河市教育局公告", "关于停水的通告"),
    rejects=("清河市教育局文件", "关于开展活动的通知"),
)
SIGNATORY = Rule(
    "signatory.masthead",
    r"签发人[：:][ ]?(?P<value>[一-鿿·]{2,4}(?:[ 、]{1,2}[一-鿿·]{2,4}){0,4})",
    examples=("签发人：林以宁", "签发人：林以宁 周若川"),
    rejects=("签发人",),
)
ISSUER_MARK = Rule(
    "issuers.masthead",
    r"(?P<names>[^，。；：:《》]{2,60}?)[ ]?(?:文件|便函)?",
    examples=("清河市教育局文件", "清河市科协 清河市科技局 文件"),
    rejects=("请示：",),
    where="whole",
)


def _head_number(folded: str, span: Span) -> FoundNumber | None:
    """The number that a line of the head shows: alone, in brackets, behind a key, or glued in front of the title."""
    numbers = find_numbers(folded, span.start, min(span.end, span.start + 48))
    if not numbers:
        return find_bare_number(folded, span)
    number = numbers[0]
    lead = folded[span.start : number.span.start].strip()
    return number if lead in ("", "（") or NUMBER_LEAD.fullmatch(lead) else None


def find_elements(page: Page, first: int, last: int, *, marked: bool) -> Elements:
    """The elements of the notice that begins at paragraph ``first``; what lies beyond its end is left to ``after``.

    ``marked`` says that this paragraph is the mark of an annex.
    """
    elements = Elements()
    start = first + marked
    place = find_annex_title(page, start, last) if marked else find_notice_title(page, start, last)
    body = start
    if place is not None:
        _read_title(page, place, elements)
        _read_masthead(page, start, place[0], elements)
        body = _read_under_title(page, place[1], last, elements)
    else:
        body = _read_untitled(page, start, last, elements)
    _drop_bare_number(page, start, body, elements)
    end = find_closing(page, body, last, elements)
    elements.body = (body, _trim_attachment_notes(page, body, end, elements))
    return elements


def _drop_bare_number(page: Page, first: int, body: int, elements: Elements) -> None:
    """2024年第12号 without an office's code numbers a public notice; under the head of any other it is no 发文字号."""
    number = elements.document_number
    if (
        number is None
        or number.rule != BARE.name
        or page.folded[number.span.start - 1 : number.span.start] == "（"
    ):
        return
    if not PUBLIC_KIND.search(
        page.folded, page.paragraphs[first].start, page.paragraphs[max(first, body - 1)].end
    ):
        elements.document_number = None


def _read_title(page: Page, place: tuple[int, int], elements: Elements) -> None:
    begin, stop = page.paragraphs[place[0]].start, page.paragraphs[place[1] - 1].end
    glued = _head_number(page.folded, page.paragraphs[place[0]])
    if glued is not None and glued.span.end < page.paragraphs[place[0]].end:
        elements.document_number = glued
        begin = glued.span.end
    elif (tag := TAG.match(page.folded, begin, stop)) is not None:
        begin = tag.end()
    while page.folded[stop - 1] in "。：:":
        stop -= 1
    elements.title = Found(Span(begin, stop), KIND_AT_END.name)


def _read_masthead(page: Page, start: int, stop: int, elements: Elements) -> None:
    """版头: what stands above the title. Lines that are none of its elements (the frame of a page) are passed over."""
    marks: list[Found] = []
    for at in range(start, stop):
        span = page.paragraphs[at]
        words = page.folded[span.start : span.end]
        if len(words) > 80:
            continue
        number = _head_number(page.folded, span) if elements.document_number is None else None
        elements.document_number = elements.document_number or number
        before_number = page.folded[span.start : number.span.start].strip() if number is not None else ""
        if (found := SIGNATORY.search(words)) is not None and elements.signatory is None:
            elements.signatory = Found(_within(span, found.span("value")), SIGNATORY.name)
        for rule, name in MASTHEAD_MARKS:
            found = rule.fullmatch(words) or (rule.fullmatch(before_number) if before_number else None)
            if found is not None and getattr(elements, name) is None:
                setattr(elements, name, Found(_within(span, found.span("value")), rule.name))
        bare = words.removesuffix("文件").rstrip()
        if are_organisations(bare):
            marks.append(Found(Span(span.start, span.start + len(bare)), ISSUER_MARK.name))
    elements.issuer_marks = marks


def _within(span: Span, inner: tuple[int, int]) -> Span:
    return Span(span.start + inner[0], span.start + inner[1])


def _read_under_title(page: Page, at: int, last: int, elements: Elements) -> int:
    """Number, date in brackets and addressees between the title and the body; the paragraph where the body begins."""
    title = elements.title
    assert title is not None
    named = page.folded[title.span.start : title.span.end].replace("\n", "").replace(" ", "")
    look = at - 1
    while (look := look + 1) < min(last, at + UNDER_TITLE):
        span = page.paragraphs[look]
        words = page.folded[span.start : span.end]
        closed_up = words.replace(" ", "")
        if len(words) <= 60 and (number := _head_number(page.folded, span)) is not None:
            elements.document_number = elements.document_number or number
            at = look + 1
        elif len(words) <= 120 and (dated := BRACKETED_DATE.fullmatch(words)) is not None:
            day = date_of(dated)
            if day is not None:
                elements.issue_date = FoundDate(
                    _within(span, (dated.start("year"), dated.end("day") + 1)), BRACKETED_DATE.name, day
                )
            at = look + 1
        elif (headed := _dated_head(words)) is not None and (day := date_of(headed)) is not None:
            elements.issue_date = FoundDate(_within(span, (0, headed.end("day") + 1)), DATED_HEAD.name, day)
            elements.issuer_marks.append(Found(_within(span, headed.span("names")), DATED_HEAD.name))
            at = look + 1
        elif closed_up == named or (
            len(words) < 60 and closed_up in named and not label_at(page.folded, *span)
        ):
            at = look + 1  # a page that prints its title twice
        elif (addressees := find_addressees(page.folded, span)) is not None:
            elements.addressees = [addressees]
            return look + 1
        elif (addressees := find_run_in_addressees(page.folded, span)) is not None:
            elements.addressees = [addressees]
            return look
        elif label_at(page.folded, *span) or len(words) > 60 or words.endswith("。"):
            break
    return at


def _dated_head(words: str) -> re.Match[str] | None:
    """A line that holds the day and the offices: how collections of laws head an old document."""
    found = DATED_HEAD.fullmatch(words) if len(words) <= 80 and "日" in words else None
    return found if found is not None and are_organisations(found["names"]) else None


def _read_untitled(page: Page, start: int, last: int, elements: Elements) -> int:
    """A text whose title is not to be found: its number and salutation may still stand at its head."""
    body = start
    for at in range(start, min(last, start + 12)):
        span = page.paragraphs[at]
        if label_at(page.folded, *span):
            break
        if (
            elements.document_number is None
            and span.end - span.start <= 60
            and (number := _head_number(page.folded, span)) is not None
        ):
            elements.document_number = number
            body = at + 1
        elif (addressees := find_addressees(page.folded, span)) is not None:
            elements.addressees = [addressees]
            body = at + 1
            break
        elif (addressees := find_run_in_addressees(page.folded, span)) is not None:
            elements.addressees = [addressees]
            body = at
            break
    return body


def _trim_attachment_notes(page: Page, body: int, end: int, elements: Elements) -> int:
    """附件说明 (7.3.4) at the end of the body: 附件：1.… and the entries below it."""
    begin = _last_note(page, max(body, end - 24), end)
    if begin is None:
        return end
    stop = end
    while stop > begin + 1 and HOST_LINE.match(page.folded, *page.paragraphs[stop - 1]):
        stop -= 1
    below = page.paragraphs[begin + 1 : stop]
    if any(DATE_LINE.fullmatch(page.folded, *span) for span in below) or not all(
        _is_attachment_entry(page.folded, span) for span in below
    ):
        return end
    while begin > body and ATTACHMENT_NOTE.match(page.folded, *page.paragraphs[begin - 1]):
        begin -= 1
    elements.attachment_notes.insert(0, (begin, stop))
    return begin


def _last_note(page: Page, first: int, last: int) -> int | None:
    """The last of these paragraphs that opens a list of attachments."""
    if first >= last:
        return None
    above = page.paragraphs[first].start
    if page.folded.find(ANNEX_OPENER, above, page.paragraphs[last - 1].end) < 0:
        return None
    for at in range(last - 1, first - 1, -1):
        span = page.paragraphs[at]
        if page.folded[span.start] == ANNEX_OPENER and (
            ATTACHMENT_NOTE.match(page.folded, *span) or _heads_entries(page, at, last)
        ):
            return at
    return None


def _heads_entries(page: Page, at: int, last: int) -> bool:
    """附件： alone on its line over entries that count from one, none of them a sentence, or over names of files."""
    folded = page.folded
    mark = page.paragraphs[at]
    if at + 1 >= last or folded[mark.end - 1] not in "：:" or not ANNEX_MARK.fullmatch(folded, *mark):
        return False
    if all(FILE_NAME.fullmatch(folded, *span) for span in page.paragraphs[at + 1 : last]):
        return True
    label = label_at(folded, *page.paragraphs[at + 1])
    if label is None or label.scheme != "arabic" or label.number != 1:
        return False
    return all(folded[span.end - 1] != "。" for span in page.paragraphs[at + 1 : last])


def _is_attachment_entry(folded: str, span: Span) -> bool:
    length = span.end - span.start
    return length <= 120 and (
        label_at(folded, *span) is not None
        or bool(ATTACHMENT_NOTE.match(folded, *span))
        or (length <= 60 and folded[span.end - 1] not in "。：")
    )
