"""What a line end can cut in two whatever the width of the lines: a date, an address of mail, a bracket, a year and its 年."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.text.numbering import label_at

if TYPE_CHECKING:
    from noticeparse.text.lines import Line

_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"))
_LONGEST_OPENED = 200  # characters back from a line end to the mark that opens
_LONGEST_OPEN = 80  # characters from a line end to the mark that closes what was left open
_LONGEST_MAILBOX = 130  # of one side of a line end, with the label in front of it
MAIL_MARKS = frozenset(f"{ascii_letters}{digits}._%+-@")
# How the parts of a date that is cut in two end and begin.
_DIGITS = "0123456789０１２３４５６７８９一二三四五六七八九十"
DATE_ENDS = frozenset("年月日号" + _DIGITS)
DATE_OPENERS = frozenset("月日号至到—–～~" + _DIGITS)
_LONGEST_CUT = 6
LONGEST_PARTED = 5  # 2024, 十一、

OPENING = Rule(
    "paragraph.opening",
    f"[{''.join(opening for opening, _ in _PAIRS)}]",
    examples=("《科普法", "（以下简称"),
    rejects=("科普法》", "以下简称）"),
)
YEAR = Rule(
    "paragraph.year_alone",
    r"(?:19|20)[0-9]{2}",
    examples=("2024",),
    rejects=("2024年", "1024"),
    where="whole",
)
CUT_MAILBOX = Rule(
    "paragraph.cut_mailbox",
    r"""
      [A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){0,4}\n[A-Za-z0-9]         # a@example.⏎cn
    | [A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,63}\n\.[A-Za-z]                     # a@example⏎.cn
    | [A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\n[A-Za-z0-9-]{1,63}\.[A-Za-z]     # a@exam⏎ple.cn
    | [A-Za-z0-9._%+-]{1,64}\n@[A-Za-z0-9]                                      # a⏎@example.cn
    | (?:邮箱|信箱|邮件|[Mm]ail)[：:][ ]?[A-Za-z0-9._%+-]{1,64}\n[A-Za-z0-9._%+-]{1,64}@     # 邮箱：a⏎b@example.cn
    """,
    examples=(
        "a.b@example.\ncn",
        "a@\n163.example",
        "a@example\n.cn",
        "a@exam\nple.cn",
        "邮箱：a\nb@example.cn",
    ),
    rejects=("a@example.cn\n电话", "a@example.cn\nb@example.cn", "编号a\nb@example.cn"),
    engine="regex",
)
_NUMBER = "[0-9０-９一二三四五六七八九十]{1,3}"
_GAP = r"[ \t\u3000]{0,3}"
# A line end that cuts a date in two, whatever the width of the lines: 2023年4月 ⏎ 25日, 5月20日 ⏎ 至6月10日.
DATE_CUT = Rule(
    "paragraph.date_cut",
    rf"""
    (?: [0-9０-９〇○零一二三四五六七八九]{_GAP}年\n(?={_NUMBER}{_GAP}月)
      | {_NUMBER}{_GAP}月\n(?={_NUMBER}{_GAP}[日号])
      | [年月]{_GAP}{_NUMBER}\n(?=[月日号])
      | {_NUMBER}{_GAP}[月日号]\n(?=(?:至|到|[—–～~]{{1,2}}){_GAP}{_NUMBER}) )
    """,
    examples=("4月\n25日", "2023年\n4月25日", "5月20日\n至6月10日", "4月2\n日"),
    rejects=("4月25日\n5月6日", "3月\n一、", "5月20日\n报名"),
)


def leaves_open(text: str, line: Line) -> bool:
    """Does the line open a quotation, a title or a bracket that it does not close?"""
    start, end = line
    if not OPENING.search(text, start, end):
        return False
    for opening, closing in _PAIRS:
        opened = text.rfind(opening, start, end)
        if opened >= 0 and text.find(closing, opened, end) < 0:
            return True
    return False


def closes_farther_on(text: str, begins: int, end: int, start: int) -> bool:
    """Does the paragraph ``[begins, end)`` leave open a quotation, a title or a bracket that is closed a little farther on?"""
    begins = max(begins, end - _LONGEST_OPENED)
    if not OPENING.search(text, begins, end):
        return False
    limit = start + _LONGEST_OPEN
    for opening, closing in _PAIRS:
        opened = text.rfind(opening, begins, end)
        if opened < 0 or text.find(closing, opened, end) >= 0:
            continue
        closed = text.find(closing, start, limit)
        if closed >= 0 and not _parts(text, opening, start, closed):
            return True
    return False


def _parts(text: str, opening: str, start: int, closed: int) -> bool:
    """Does something between the line end and the closing mark say that the two are no pair?"""
    return any(text.find(mark, start, closed) >= 0 for mark in (opening, "。", "；", "：", ":"))


def is_parted(text: str, line: Line, following: int) -> bool:
    """A year without its 年, or a label without its words: print in two typefaces, taken apart by an extractor."""
    start, end = line
    if text[following] == "年":
        return YEAR.fullmatch(text, start, end) is not None
    if text[end - 1] not in "、.．":
        return False
    label = label_at(text, start, end)
    return label is not None and label.end >= end


def cuts_date(text: str, line: Line, following: Line) -> bool:
    """Does the line end stand inside a date?"""
    (start, end), (begin, stop) = line, following
    around = f"{text[max(start, end - _LONGEST_CUT) : end]}\n{text[begin : min(stop, begin + _LONGEST_CUT)]}"
    return DATE_CUT.search(around) is not None


def cuts_mailbox(text: str, line: Line, following: Line) -> bool:
    """Was an address of mail cut by the line end?"""
    end, start = line[1], following[0]
    begin, stop = max(line[0], end - _LONGEST_MAILBOX), min(following[1], start + _LONGEST_MAILBOX)
    if text.find("@", begin, stop) < 0:
        return False
    words = f"{text[begin:end]}\n{text[start:stop]}"
    return CUT_MAILBOX.search(words) is not None
