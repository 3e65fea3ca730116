"""What kind of line a paragraph is, by its form alone: the questions that all of structure asks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from noticeparse.numerals import to_int
from noticeparse.rules import Rule, any_of
from noticeparse.text.word_marks import by_last
from noticeparse.vocab.kinds import KIND_WORDS
from noticeparse.vocab.organisations import ORGANISATION_ENDS

if TYPE_CHECKING:
    import re

    from noticeparse.spans import Span

_YEAR = r"(?P<year>[12][0-9]{3}|[一二][〇○零OoОΟ◯0一二三四五六七八九]{3})"
_SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅元]{1,3})"
FULL_DATE = rf"{_YEAR}[ ]?年[ ]?(?P<month>{_SMALL})[ ]?月[ ]?(?P<day>{_SMALL})[ ]?日"

DATE_LINE = Rule(
    "issue_date.signature",
    rf"[（(]?{FULL_DATE}[）)]?(?:[（(][^（）]{{1,12}}[）)])?[ ]{{0,4}}",
    examples=(
        "2023年4月25日",
        "二○二一年四月二十八日",
        "二0一一年十月十七日",
        "二O一八年七月三日",
        "二〇二四年三月廿二日",
    ),
    rejects=("2023年4月25日，中国科协", "2023年4月"),
    where="whole",
)
DATE_ENDS = frozenset("日）) ")
DATED_SIGNATURE = Rule(
    "issue_date.signature_line",
    rf"(?P<names>[^，。；：:]{{2,60}}?)[ \t]?{FULL_DATE}[ ]{{0,4}}",
    examples=("清河市教育局 2024年3月1日", "清河市教育局2024年3月1日"),
    rejects=("2024年3月1日", "会议定于：2024年3月1日"),
)
PRINTED = "印发"
PRINT_LINE = Rule(
    "imprint.print_line",
    rf"(?P<office>[^，。；：:\n]{{0,40}}?)[ \t]?(?P<date>{FULL_DATE})[ ]?{PRINTED}(?:[ \t]?[（(]?共印[ ]?[0-9]{{1,5}}[ ]?份[）)]?)?",
    examples=("云岭省教育厅办公室2024年4月26日印发", "2024年4月29日印发", "2024年4月29日印发 （共印45份）"),
    rejects=("2023年4月26日，省教育厅印发了通知",),
)
BRACKETED_DATE = Rule(
    "issue_date.under_title",
    rf"[（(](?P<words>[^（）]{{0,40}}?{FULL_DATE}[^（）]{{0,40}})[）)]",
    examples=("（2024年3月1日）", "（2024年3月1日省政府第20次常务会议通过）"),
    rejects=("2024年3月1日",),
)
DATED_HEAD = Rule(
    "issue_date.head_line",
    rf"{FULL_DATE}[，,、 ]{{1,2}}(?P<names>[^，。；：:]{{2,60}})",
    examples=("1988年3月8日，清河市人民法院", "二〇〇一年三月八日 清河市教育局"),
    rejects=("1988年3月8日", "1988年3月8日，全市召开会议，"),
    where="whole",
)
ANNEX_OPENER = "附"
ANNEX_MARK = Rule(
    "annex.mark",
    rf"{ANNEX_OPENER}[ ]?件?[ ]?(?P<number>[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}}(?:-[0-9]{{1,2}})?)?[ ]?[：:]?",
    examples=("附件", "附件1", "附件一：", "附：", "附件：", "附 件 2"),
    rejects=("附件1：报名表", "附则"),
    where="whole",
)
ATTACHMENT_NOTE = Rule(
    "attachments.note",
    rf"{ANNEX_OPENER}[ ]?件?[ ]?(?:[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})?[ ]?(?:，?请?点击(?:此处)?下载)?[：:、.](?=[^\s])",
    examples=("附件：1.报名表", "附件一：报名表", "附：计划表", "附件1.报名表", "附件，请点击下载：报名表"),
    rejects=("附件", "附件要求"),
)
FILE_NAME = Rule(
    "attachments.file_name",
    r"[^。；：:\n]{1,110}\.(?:docx?|xlsx?|pdf|zip|rar|wps|et|pptx?|jpe?g|ofd)",
    examples=("参会回执.docx", "关于举办年会的通知.pdf"),
    rejects=("docx", "参会回执", "下载地址：回执.doc"),
    where="whole",
)
KIND_AT_END = Rule(
    "title.kind_at_end",
    rf"(?P<kind>{any_of(*KIND_WORDS)})(?:\n?[（(][^（）\n]{{1,12}}[）)])?[。：:]?$",
    examples=("关于开展活动的通知", "管理办法（试行）", "工作方案\n（2024—2026年）"),
    rejects=("通知要求",),
)
KIND_IN_BRACKETS = Rule(
    "title.kind_in_brackets",
    rf"[（(][^（）\n]{{0,8}}(?P<kind>{any_of(*KIND_WORDS)})[）)]$",
    examples=("2024年学术年会（第二轮通知）",),
    rejects=("办法（试行）", "通知（附件）"),
)
NUMERIC_DATE_LINE = Rule(
    "issue_date.numeric",
    r"(?P<year>(?:19|20)[0-9]{2})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})",
    examples=("2014-6-12", "2014.6.12"),
    rejects=("2014-6", "0000-0000"),
    where="whole",
)
ORGANISATION = Rule(
    "organisation.name",
    r"[一-鿿A-Z（）()、·“”0-9]{2,60}",
    examples=("清河市教育局", "云岭省科学技术协会", "清河市科技局（市外国专家局）"),
    rejects=("关于开展，活动",),
    where="whole",
)

LONGEST_OFFICE = 40
LONGEST_COPIES = 16  # characters of 印发 and of the number of copies behind it
LONGEST_KIND_AT_END = max(map(len, KIND_WORDS)) + 16  # 14 characters in brackets, a stop, a line end
STOPS = frozenset("。！？；;!?")

_ENDS = by_last(ORGANISATION_ENDS)
_LAST_MARKS = frozenset({*_ENDS, "）"})


def is_organisation_line(folded: str, span: Span) -> bool:
    """Does the line hold nothing but names of offices, parted by blanks?"""
    return are_organisations(folded[span.start : span.end])


def are_organisations(words: str) -> bool:
    """Are these words nothing but names of offices, parted by blanks?"""
    if words[-1:] not in _LAST_MARKS:
        return False
    for word in words.replace("\t", " ").split(" "):
        if not 2 <= len(word) <= LONGEST_OFFICE or not is_organisation(word):
            return False
    return True


def is_organisation(word: str) -> bool:
    """Does the word end as names of offices do, and hold nothing that they do not?

    >>> is_organisation("清河市科技局（市外国专家局）"), is_organisation("关于开展活动")
    (True, False)
    """
    bare = word if word[-1] != "）" else word[: word.rfind("（")]
    return bare.endswith(_ENDS.get(bare[-1:], ())) and ORGANISATION.fullmatch(word) is not None


def kind_at_end(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The kind that a title ends with, also where it stands in brackets: …年会（第二轮通知）."""
    start = max(start, end - LONGEST_KIND_AT_END)
    found = KIND_AT_END.search(folded, start, end)
    if found is None and folded[end - 1] in "）)":
        found = KIND_IN_BRACKETS.search(folded, start, end)
    return found


def print_line(folded: str, start: int, end: int) -> re.Match[str] | None:
    """印发机关 and 印发日期, if that is what the line holds."""
    if folded.find(PRINTED, max(start, end - LONGEST_COPIES), end) < 0:
        return None
    return PRINT_LINE.fullmatch(folded, start, end)


def date_of(found: re.Match[str]) -> dt.date | None:
    """The day that a full date names; None where there is no such day."""
    year = to_int(found["year"])
    month = to_int(found["month"].replace("元", "一"))
    day = to_int(found["day"].replace("元", "一"))
    if year is None or month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
