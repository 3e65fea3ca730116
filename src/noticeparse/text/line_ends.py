"""What a line end in wrapped text parts, whatever the length of its line: a title, a signature, a new first line."""

from __future__ import annotations

from string import ascii_letters
from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.text.lines import STOPS, indent, is_prose
from noticeparse.text.word_marks import by_last
from noticeparse.vocab.kinds import KIND_WORDS
from noticeparse.vocab.layout import KEY_WORDS
from noticeparse.vocab.organisations import ADDRESSEE_OPENERS, ORGANISATION_ENDS

if TYPE_CHECKING:
    from noticeparse.text.lines import Line

_LONGEST_TITLE = 160
_LONGEST_SIGNATURE = 40
_LONGEST_DATE = 20
_LONGEST_CLOSED = 60
_LONGEST_KEY = 12
_LEAST_SAMPLES = 3
_MOST_SIGNATURES = 4
_FIRST_LINE_INDENT = 2

TITLE = Rule(
    "line_end.title",
    # The first of these words decides: a later one leaves less for the rest.
    rf"(?>[^。；：！？\n]{{0,120}}?(?:关于|转发|印发|批转))[^。；：！？\n]{{1,{_LONGEST_TITLE}}}{any_of(*KIND_WORDS)}",
    examples=("清河市教育局关于开展活动的通知", "转发市教育局关于开展活动的通知"),
    rejects=("根据通知：开展活动的通知", "活动方案"),
    where="whole",
)
DATE_LINE = Rule(
    "line_end.date_line",
    r"[12一二][0-9〇○零oOоＯΟ◯一二三四五六七八九]{3}[ ]?年[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?月[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?日",
    examples=("2024年5月6日", "二〇二四年五月六日"),
    rejects=("2024年5月6日前",),
    where="whole",
)
KEY_AT_END = Rule(
    "line_end.key",
    rf"[，；,;]{any_of(*KEY_WORDS)}[：:]$",
    examples=("文化大厦，邮编：", "；联系电话："),
    rejects=("通知如下：", "联系电话："),
)
# Lists of contacts have lines of one length, which are no wrapped prose: each ends in a number or a mailbox.
REACHED_AT_END = Rule(
    "line_end.reached",
    r"(?:[0-9０-９]{3,4}[-－—–）)]{1,2}[ ]?[0-9０-９]{7,8}|(?<![0-9０-９])[0-9０-９]{11}|@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2,8}){1,3})$",
    examples=("电话：0000-0000000", "林以宁00000000000", "邮箱：a@example.cn"),
    rejects=("预算2000000", "2024", "a@example"),
    engine="regex",
)
KEY_IN_FRONT = Rule(
    "line_end.key_in_front",
    r"[一-鿿][一-鿿（）()]{1,24}[ 　]{0,8}[：:]",
    examples=("市科协学会部：林以宁", "技术支持：0000-0000000"),
    rejects=("1.市科协：", "，联系人：", "：林以宁"),
    where="start",
)
LONGEST_REACHED = 60
REACHED_ENDS = frozenset(
    f"0123456789０１２３４５６７８９{ascii_letters}"
)  # in which a number or a mailbox can end

_OFFICE_ENDS = by_last(ORGANISATION_ENDS)
SIGNATURE_MARKS = frozenset(_OFFICE_ENDS)  # in which a signature can end
_NOT_IN_A_NAME = frozenset("，。；：、！？,.;:!?《》")


def margin_of(text: str, lines: list[Line], fills: list[bool]) -> int | None:
    """How far the lines are indented that go on with a full line; None where the text does not show it.

    A line that is indented by a first line's blanks more than these begins a paragraph.
    """
    counts: dict[int, int] = {}
    for at, full in enumerate(fills[:-1]):
        if full and text[lines[at][1] - 1] not in STOPS:
            depth = indent(text, lines[at + 1])
            counts[depth] = counts.get(depth, 0) + 1
    total = sum(counts.values())
    if total < _LEAST_SAMPLES:
        return None
    depth = max(counts, key=lambda key: counts[key])
    return depth if counts[depth] >= 0.8 * total else None


def is_first_line(text: str, line: Line, margin: int) -> bool:
    """Is the line indented as first lines are?"""
    return indent(text, line) >= margin + _FIRST_LINE_INDENT


def ends_title(text: str, begins: int, end: int, start: int) -> bool:
    """Does a title end at ``end``, with the salutation behind it?"""
    return (
        text.startswith(ADDRESSEE_OPENERS, start)
        and end - begins <= _LONGEST_TITLE
        and not is_prose(text, (begins, end))
        and TITLE.fullmatch(text[begins:end].replace("\n", "")) is not None
    )


def signs_off(text: str, lines: list[Line], at: int) -> bool:
    """Does line ``at`` begin a signature: names of offices, and a date on a line of its own below them?"""
    for start, end in lines[at : at + _MOST_SIGNATURES]:
        if end - start <= _LONGEST_DATE and text[end - 1] == "日":
            return DATE_LINE.fullmatch(text, start, end) is not None
        words = text[start:end]
        if (
            len(words) > _LONGEST_SIGNATURE
            or not words.endswith(_OFFICE_ENDS.get(words[-1], ()))
            or not _NOT_IN_A_NAME.isdisjoint(words)
        ):
            return False
    return False


def ends_contact(text: str, line: Line, following: Line) -> bool:
    """Does a line of a list of contacts end here: with a number, and with a key or another number on the next line?"""
    return _reaches(text, line) and (
        KEY_IN_FRONT.match(text, *following) is not None or _reaches(text, following)
    )


def _reaches(text: str, line: Line) -> bool:
    start, end = line
    return (
        text[end - 1] in REACHED_ENDS
        and REACHED_AT_END.search(text, max(start, end - LONGEST_REACHED), end) is not None
    )


def ends_in_key(text: str, line: Line) -> bool:
    """Does the line end in the key of a value that stands on the next one?"""
    start, end = line
    return KEY_AT_END.search(text, max(start, end - _LONGEST_KEY), end) is not None


def closes_bracket(text: str, line: Line) -> bool:
    """Does the line close a bracket that it has not opened?"""
    start, end = line
    end = min(end, start + _LONGEST_CLOSED)
    closed = min(
        (at for at in (text.find("）", start, end), text.find(")", start, end)) if at >= 0), default=-1
    )
    return closed >= 0 and text.find("（", start, closed) < 0 and text.find("(", start, closed) < 0
