"""The end of a notice: 署名 and 成文日期 (GB/T 9704-2012, 7.3.5), 附注 (7.3.6), 版记 (7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span
from noticeparse.structure.lines import (
    ANNEX_MARK,
    ANNEX_OPENER,
    ATTACHMENT_NOTE,
    DATE_ENDS,
    DATE_LINE,
    DATED_SIGNATURE,
    FILE_NAME,
    NUMERIC_DATE_LINE,
    PRINT_LINE,
    STOPS,
    are_organisations,
    date_of,
    is_organisation_line,
    print_line,
)
from noticeparse.structure.model import Elements, Found, FoundDate, Page
from noticeparse.text.lists import split_cells
from noticeparse.text.numbering import label_at
from noticeparse.text.paragraphs import KEY_LINE
from noticeparse.vocab.layout import CLOSING_FORMULAS

if TYPE_CHECKING:
    import re

LONGEST_SIGNATURE = 46
MOST_SIGNATURE_LINES = 12
LONGEST_ENTRY = 90
FOOT_LINES = 3
SHORTEST_SENTENCE = 12  # code points; 二、成员单位。 is the head of a list
CLOSING_ENDS = DATE_ENDS | frozenset("0123456789")

SEAL_SIGN = "章"
SEAL = Rule(
    "signature.seal",
    rf"[（(](?:印|盖|公|代)?{SEAL_SIGN}[）)]",
    examples=("清河市教育局（印章）",),
    rejects=("（盖章有效）",),
)
NO_TEXT = Rule(
    "signature.no_text", r"[（(]?此页无正文[）)]?", examples=("（此页无正文）",), rejects=("此页有正文",)
)
DISCLOSED = "(?:主动公开|依申请公开|不予公开|不公开|公开发布)"
REMARK = Rule(
    "remark.brackets",
    rf"[（(](?:(?:此件|信息公开|公开方式|公开形式|公开属性|联系人|联系单位|联系方式|联系科室|联系处室|联系电话)[^（）]{{0,120}}|{DISCLOSED})[）)]",
    examples=(
        "（此件公开发布）",
        "（信息公开形式：主动公开）",
        "（联系科室：基础教育科，联系电话：0000000）",
    ),
    rejects=("（此件", "（公开）", "（公开发布会）"),
)
OPEN_REMARK = Rule(
    "remark.disclosure",
    rf"(?:信息公开(?:形式|选项|属性|类别|类型|方式)|公开(?:方式|形式|属性|选项|类别|类型))[：:][ ]?[^\s，。]{{2,12}}|此件{DISCLOSED}$",
    examples=("公开方式：主动公开", "信息公开选项：依申请公开", "此件主动公开"),
    rejects=("公开透明",),
)
SUBJECT_WORDS = Rule(
    "imprint.subject_words",
    r"主题词[：:]",
    examples=("主题词：安全生产 通报",),
    rejects=("主题：安全",),
    where="start",
)
COPY_TO = Rule(
    "imprint.cc",
    r"(?:抄送|抄报|抄告)(?:机关)?[：:]",
    examples=("抄送：市委宣传部。", "抄报:省教育厅"),
    rejects=("抄送各单位",),
)
SIDE_BY_SIDE = Rule(
    "imprint.cc_cell",
    r"[ ]?[^ \t，。；：:、0-9]{2,24}[ ]?",
    examples=("市图书馆", "团市委"),
    rejects=("2024年4月7日印发", "共印50份", "联系人：张某"),
    where="whole",
)
MONTH_LINE = Rule(
    "signature.month",
    r"[12][0-9]{3}年[0-9]{1,2}月|[一二][〇○零OО0一二三四五六七八九]{3}年[一二三四五六七八九十元]{1,2}月",
    examples=("2024年10月", "二〇二四年十月"),
    rejects=("2024年10月8日", "2024年"),
    where="whole",
)
LAST_VALUE = Rule(
    "signature.below_value",
    r"[^，。；：:\n]{2,12}[：:][^，。；：:\n]{0,40}[0-9日]",
    examples=("联系电话：0000-0000000", "收稿时间：2024年4月8日"),
    rejects=("参加单位：清河市教育局", "0000-0000000"),
    where="whole",
)
SENT_TO = Rule(
    "imprint.addressees",
    r"主送(?:机关)?[：:][ ]?(?P<names>[^：:\n]{1,400}?)[。]?[ \t]{0,4}(?=(?:抄送|抄报|抄告)(?:机关)?[：:]|$)",
    examples=("主送：各县区教育局。", "主送：各县区教育局 抄送：市委宣传部"),
    rejects=("主送各单位",),
    where="start",
)
SIGNED_NAMES = Rule(
    "signature.names",
    r"[^，。；：:！？\n]{2,60}",
    examples=("清河市教育局", "清河市科协 清河市科技局"),
    rejects=("一", "各单位："),
    where="whole",
)


def _signs(folded: str, span: Span, *, nearest: bool) -> bool:
    """Can this line be a signature? The line nearest to the date may be any short name, those above must be offices."""
    words = folded[span.start : span.end]
    if len(words) > LONGEST_SIGNATURE or words[-1] in STOPS or not SIGNED_NAMES.fullmatch(words):
        return False
    if (
        label_at(folded, span.start, span.end)
        or KEY_LINE.match(words)
        or (words[0] == ANNEX_OPENER and (ATTACHMENT_NOTE.match(words) or ANNEX_MARK.fullmatch(words)))
    ):
        return False
    if are_organisations(SEAL.compiled.sub("", words) if SEAL_SIGN in words else words):
        return True
    return (
        nearest
        and not any(mark.isdigit() for mark in words)
        and not words.endswith(("表", "名单", "方案", "附件", "如下"))
        and not words.startswith(CLOSING_FORMULAS)
        and "《" not in words
    )


def find_closing(page: Page, first: int, last: int, elements: Elements) -> int:
    """Find the signature and date in ``[first, last)`` and fill them in; the paragraph where the body ends.

    The first full date that stands alone under a signature closes the notice. What follows it (附注, 版记, lists of
    attachments) is filled in too, and ``elements.after`` is the first paragraph that belongs to none of them.
    """
    folded = page.folded
    for at, span in enumerate(page.paragraphs[first:last], first):
        if folded[span[1] - 1] not in CLOSING_ENDS:
            continue
        start, end = span
        if end - start > 90:
            continue
        in_words = folded.find("年", start, end) >= 0
        numeric = None if in_words else NUMERIC_DATE_LINE.fullmatch(folded, start, end)
        alone = DATE_LINE.fullmatch(folded, start, end) if in_words else numeric
        names: list[Found] = []
        body_end = at
        if alone is None:
            shared = DATED_SIGNATURE.fullmatch(folded, start, end) if in_words else None
            if (
                shared is None
                or label_at(folded, start, end)
                or not _signs(folded, as_span(shared.span("names")), nearest=False)
            ):
                continue
            names = [Found(as_span(shared.span("names")), "signature.dated_line")]
            alone = shared
        day = date_of(alone)
        while (
            body_end > first
            and at - body_end < MOST_SIGNATURE_LINES
            and _signs(page.folded, page.paragraphs[body_end - 1], nearest=not names)
        ):
            body_end -= 1
            names.insert(0, Found(page.paragraphs[body_end], "signature.line"))
        if names and _headed(page, first, body_end):
            # A list under a heading (二、先进个人 / names) may stand between the text and a date without a signature.
            if any(is_organisation_line(page.folded, name.span) for name in names) or not _ends_here(
                page, at + 1, last
            ):
                continue
            names, body_end = [], at
        if not names and _headed(page, first, at):
            continue
        below = at + 1
        if not names:
            below = _signed_below(page, below, last, names)
        bare_end = folded[page.paragraphs[at - 1].end - 1] == "。" or _ends_here(page, at + 1, last)
        if day is None or not (names or bare_end) or (numeric is not None and not names):
            continue
        elements.signature = [name for name in names if not NO_TEXT.fullmatch(page.folded, *name.span)]
        begin = alone.start("year")
        elements.issue_date = FoundDate(
            Span(begin, alone.end("day") + (numeric is None)), DATE_LINE.name, day
        )
        elements.after = _read_tail(page, below, last, elements)
        if body_end > first and NO_TEXT.fullmatch(page.folded, *page.paragraphs[body_end - 1]):
            body_end -= 1
        return body_end
    elements.after = last
    return _tail_without_date(page, first, last, elements)


def _signed_below(page: Page, at: int, last: int, names: list[Found]) -> int:
    """The offices that a writer put under the date, where nothing of the notice follows them; the paragraph behind."""
    stop = at
    while (
        stop < last and stop - at < FOOT_LINES and _signs(page.folded, page.paragraphs[stop], nearest=False)
    ):
        stop += 1
    if stop == at or not _ends_here(page, stop, last):
        return at
    names += [Found(span, "signature.below_date") for span in page.paragraphs[at:stop]]
    return stop


def _ends_here(page: Page, at: int, last: int) -> bool:
    """Does nothing but an imprint, a list of attachments or the foot of a page follow?"""
    if at >= last or _belongs_to_imprint(page.folded, page.paragraphs[at]):
        return True
    if last - at > FOOT_LINES:
        return False
    return all(
        span.end - span.start <= 30 and page.folded[span.end - 1] not in STOPS
        for span in page.paragraphs[at:last]
    )


def _headed(page: Page, first: int, at: int) -> bool:
    """Does the line above open a section whose content these lines are (二、活动时间 / 2023年5月30日)?"""
    if at <= first:
        return False
    above = page.paragraphs[at - 1]
    label = label_at(page.folded, *above)
    return (
        label is not None
        and label.scheme not in ("arabic", "arabic-bracket")
        and above.end - above.start <= 24
        and page.folded[above.end - 1] not in STOPS
        and page.folded.find("：", label.end, above.end - 1)
        < 0  # （二）地点：市会议中心 holds its content itself
    )


def _belongs_to_imprint(folded: str, span: Span) -> bool:
    return bool(
        COPY_TO.match(folded, *span)
        or SENT_TO.match(folded, *span)
        or print_line(folded, *span)
        or REMARK.fullmatch(folded, *span)
        or OPEN_REMARK.match(folded, *span)
        or ATTACHMENT_NOTE.match(folded, *span)
        or ANNEX_MARK.fullmatch(folded, *span)
        or SUBJECT_WORDS.match(folded, *span)
    )


def _read_tail(page: Page, at: int, last: int, elements: Elements) -> int:
    while at < last:
        span = page.paragraphs[at]
        if REMARK.fullmatch(page.folded, *span) or OPEN_REMARK.match(page.folded, *span):
            elements.remark = elements.remark or Found(span, REMARK.name)
        elif SUBJECT_WORDS.match(page.folded, *span):
            pass  # 主题词 were dropped from the form in 2012; they are no element of the record
        elif (sent := SENT_TO.match(page.folded, *span)) is not None:
            # 主送机关 that do not fit the first page stand here (7.4.2).
            if not elements.addressees:
                elements.addressees = [Found(as_span(sent.span("names")), SENT_TO.name)]
            if sent.end() < span.end:
                elements.cc.append(Found(Span(sent.end(), span.end), COPY_TO.name))
        elif COPY_TO.match(page.folded, *span):
            elements.cc.append(Found(span, COPY_TO.name))
        elif (printed := print_line(page.folded, *span)) is not None:
            read_print_line(printed, page.paragraphs[at - 1], page.folded, elements)
        elif elements.cc and elements.cc[-1].span == page.paragraphs[at - 1] and _names_in_columns(page, at):
            elements.cc.append(Found(span, COPY_TO.name))
        elif ATTACHMENT_NOTE.match(page.folded, *span) or _heads_a_list(page, at, last, elements):
            stop = at + 1
            while (
                stop < last
                and page.paragraphs[stop].end - page.paragraphs[stop].start < LONGEST_ENTRY
                and _is_entry(page.folded, page.paragraphs[stop])
            ):
                stop += 1
            elements.attachment_notes.append((at, stop))
            at = stop
            continue
        elif not (
            at + 1 < last
            and is_organisation_line(page.folded, span)
            and print_line(page.folded, *page.paragraphs[at + 1])
        ):
            break
        at += 1
    return at


def _names_in_columns(page: Page, at: int) -> bool:
    """A row of offices side by side: 抄送 set in columns."""
    cells = split_cells(page.folded, page.paragraphs[at])
    return len(cells) > 1 and all(SIDE_BY_SIDE.fullmatch(page.folded, *cell) for cell in cells)


def _heads_a_list(page: Page, at: int, last: int, elements: Elements) -> bool:
    """附件： alone on its line over short numbered lines is a list, unless the notice has given its list already."""
    if (
        elements.attachment_notes
        or at + 1 >= last
        or page.folded[page.paragraphs[at].end - 1] not in "：:"
        or not ANNEX_MARK.fullmatch(page.folded, *page.paragraphs[at])
        or not _is_entry(page.folded, page.paragraphs[at + 1])
        or any(ATTACHMENT_NOTE.match(page.folded, *above) for above in page.paragraphs[max(0, at - 24) : at])
    ):
        return False
    return all(
        entry.end - entry.start < LONGEST_ENTRY and page.folded[entry.end - 1] not in STOPS
        for entry in page.paragraphs[at + 1 : min(last, at + 12)]
    )


def _is_entry(folded: str, span: Span) -> bool:
    """Can this line be an entry of a list of attachments: a number with its title, or the name of a file?"""
    return label_at(folded, *span) is not None or FILE_NAME.fullmatch(folded, *span) is not None


def read_print_line(printed: re.Match[str], above: Span, folded: str, elements: Elements) -> None:
    """印发机关 and 印发日期, on one line or on two."""
    day = date_of(printed)
    if day is None:
        return
    start, end = printed.span("date")
    elements.print_date = FoundDate(Span(start, end), PRINT_LINE.name, day)
    office = as_span(printed.span("office"))
    if office:
        elements.printing_office = Found(office, PRINT_LINE.name)
    elif is_organisation_line(folded, above):
        elements.printing_office = Found(above, "imprint.office_line")


def _tail_without_date(page: Page, first: int, last: int, elements: Elements) -> int:
    """An unsigned text may still end in an imprint, a remark or a bare signature."""
    folded = page.folded
    for at, span in enumerate(page.paragraphs[first:last], first):
        start, end = span
        if end - start < 60 and (
            print_line(folded, start, end)
            or (folded[start] == "抄" and COPY_TO.match(folded, start, end))
            or (folded[start] == "主" and SENT_TO.match(folded, start, end))
        ):
            elements.after = _read_tail(page, at, last, elements)
            return at
    return _signed_without_day(page, first, last, elements)


def _signed_without_day(page: Page, first: int, last: int, elements: Elements) -> int:
    """Offices under the last sentence, at the end of the text or over a month that lacks its day."""
    folded = page.folded
    for stop in range(last, max(first, last - MOST_SIGNATURE_LINES), -1):
        start, end = page.paragraphs[stop - 1]
        month = folded[end - 1] == "月" and MONTH_LINE.fullmatch(folded, start, end) is not None
        if not month and stop < last:
            continue
        below = begin = stop - month
        while (
            begin > first
            and below - begin < FOOT_LINES
            and _signs(folded, page.paragraphs[begin - 1], nearest=False)
        ):
            begin -= 1
        if begin < below and _ends_the_text(page, first, begin):
            spans = page.paragraphs[begin:below]
            elements.signature = [Found(span, "signature.without_day") for span in spans]
            elements.after = _read_tail(page, stop, last, elements)
            return begin
    return last


def _ends_the_text(page: Page, first: int, at: int) -> bool:
    """Is the paragraph above ``at`` a sentence with its stop, a number or day behind its key, or the closing formula?"""
    if at <= first or not page.tables.isdisjoint((at - 1, at)):
        return False
    start, end = page.paragraphs[at - 1]
    return (
        page.folded.startswith(CLOSING_FORMULAS, start, end)
        or (page.folded[end - 1] in "。！" and end - start >= SHORTEST_SENTENCE)
        or LAST_VALUE.fullmatch(page.folded, start, end) is not None
    )
