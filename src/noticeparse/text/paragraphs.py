"""Lines to paragraphs: which line ends are the extractor's, and which are the author's.

A file may hold one paragraph a line, or lines wrapped at the width of a page (with or without a blank line after
each), or whole paragraphs that a page break has cut in the middle of a sentence.
"""

from __future__ import annotations

from itertools import pairwise
from string import ascii_letters
from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.text.cuts import (
    DATE_ENDS,
    DATE_OPENERS,
    LONGEST_PARTED,
    MAIL_MARKS,
    closes_farther_on,
    cuts_date,
    cuts_mailbox,
    is_parted,
    leaves_open,
)
from noticeparse.text.line_ends import (
    REACHED_ENDS,
    SIGNATURE_MARKS,
    closes_bracket,
    ends_contact,
    ends_in_key,
    ends_title,
    is_first_line,
    margin_of,
    signs_off,
)
from noticeparse.text.lines import STOPS, Line, Wrap, find_lines, find_wrap, gap, indent, is_prose
from noticeparse.text.numbering import LABEL_OPENERS, label_at
from noticeparse.vocab.kinds import KIND_WORDS
from noticeparse.vocab.layout import KEY_WORDS, STANDALONE_WORDS

if TYPE_CHECKING:
    from noticeparse.spans import Edit

_WEAK_ENDS = frozenset("，,")
_JOINERS = frozenset("，、,（(《〈“‘【〔「—-－")
_LATIN = frozenset(ascii_letters)
_LONGEST_PARAGRAPH = 100_000
_LONGEST_ADDRESSED = 60  # characters of the end of a list of addressees
SHORTEST_CUT = 40  # characters; a shorter line without a stop is a heading or a name
SHORTEST_CUT_NAME = 18  # characters; a shorter heading or name fits any line

TITLE_END = Rule(
    "paragraph.title_end",
    rf"{any_of(*KIND_WORDS)}$",
    examples=("活动的通知", "管理办法"),
    rejects=("通知要求",),
)
# What no paragraph begins with: the word that joins the last name of a list to the others.
JOINED_NAME = Rule(
    "paragraph.joined_name",
    r"(?:以?及(?!时)|和|与|暨)[^，。；：\n]{2,40}[：:]",
    examples=("及各团体会员单位：", "和有关高校："),
    rejects=("及时报送：", "各有关高校："),
    where="whole",
)
# The last characters of a wrapped heading and the 。 behind them: 展。将…; but 略。, 无。 are answers.
HEADING_TAIL = Rule(
    "paragraph.heading_tail",
    r"(?!(?:略|无|暂无|不限|同上|待定|另发|附后|如下|见附件)。)[一-鿿]{1,3}[”）]?。",
    examples=("展。将活动周", "同开展。"),
    rejects=("略。", "各校要组织。", "展，"),
    where="start",
)
# How a listed document is named at its end: what does not end so may go on in the next line.
LISTED_END = Rule(
    "paragraph.listed_end",
    rf"(?:{any_of(*KIND_WORDS)}|[表单函书册图样卡证账]|名额|材料|回执|须知|范本|模板|格式|一览|目录|汇编)(?:[（(][^（）]{{1,12}}[）)])?[。；]?$",
    examples=("申报表", "活动的通知", "推荐表（样表）"),
    rejects=("“全国科技", "先进集体"),
)

KEY_LINE = Rule(
    "paragraph.key_line",
    rf"{any_of(*KEY_WORDS)}[ ]?[：:]",
    examples=("联系人：林以宁", "时间：5月上旬", "传真: 0000-0000000"),
    rejects=("如下：", "人联系"),
)
STANDALONE_LINE = Rule(
    "paragraph.standalone_line",
    rf"""
      {any_of(*STANDALONE_WORDS)}
    | [（(](?:此件|此页|信息公开|公开方式|联系人|联系科室)                     # 附注
    | 附[ ]?件?[ ]?(?:[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,2}})?[ ]?[：:、.．]
    | 附[ ]?件[ ]?(?:[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,2}})?[ ]?$
    | [^，。；]{{0,30}}?(?:[12][0-9]{{3}}|[一二][〇○零OОＯ0一二三四五六七八九]{{3}})[ ]?年[ ]?[0-9一二三四五六七八九十元]{{1,3}}[ ]?月[ ]?[0-9一二三四五六七八九十廿卅]{{1,3}}[ ]?日(?:[ ]?印发)?$
    """,
    examples=(
        "附件：1.申报表",
        "附件",
        "2023年4月25日",
        "抄送：市委宣传部",
        "（此件公开发布）",
        "清河市教育局办公室 2024年5月6日印发",
    ),
    rejects=("2023年4月25日，全市召开会议", "附件要求如下"),
)


# Looked at before the rules are: most lines begin otherwise.
_KIND_ENDS = frozenset(word[-1] for word in KIND_WORDS)
_MAY_END = STOPS | _KIND_ENDS  # how a line ends that fills the page and may not be gone on with all the same
_KEY_OPENERS = frozenset(word[0] for word in KEY_WORDS)
_STANDALONE_OPENERS = frozenset([*(word[0] for word in STANDALONE_WORDS), *"（(附"])
# A line opens a paragraph by its own words only where it begins or ends with one of these.
STANDALONE_ENDS = frozenset("日发")
OPENERS = _KEY_OPENERS | _STANDALONE_OPENERS | LABEL_OPENERS


def _opens(text: str, line: Line) -> bool:
    """Does this line begin a paragraph by its own words: a label, a key, an element of the form?"""
    start, end = line
    first = text[start]
    if first in _KEY_OPENERS and KEY_LINE.match(text, start, end):
        return True
    if (first in _STANDALONE_OPENERS or text[end - 1] in STANDALONE_ENDS) and STANDALONE_LINE.match(
        text, start, end
    ):
        return True
    label = label_at(text, start, end)
    # 之⏎一，…: a numeral with a comma opens a paragraph only where its list says so.
    return label is not None and label.scheme != "circled" and label.text[-1] not in _WEAK_ENDS


def _continues_full(text: str, lines: list[Line], at: int, wrap: Wrap, *, begun: bool) -> bool:
    """In wrapped text: does line ``at + 1`` go on with the paragraph of line ``at``, which fills the page?

    ``begun`` says whether that paragraph began before the line.
    """
    line, following = lines[at], lines[at + 1]
    start, end = line
    last = text[end - 1]
    if last in STOPS:
        # A full line may end a sentence without ending its paragraph; a gap or a new indent ends both.
        if last in "：:" and (leaves_open(text, line) or ends_in_key(text, line)):
            return True
        if (
            last in "：:"
            or gap(text, lines, at + 1) > gap(text, lines, at) + 1
            or indent(text, following) > indent(text, line) + 1
        ):
            return False
        return wrap.reaches(at + 1, 0.7) or text[following[1] - 1] in STOPS or is_prose(text, following)
    # A title that fills its line is not gone on with: what follows it is the salutation.
    entitled = not begun and last in _KIND_ENDS and not is_prose(text, line) and not leaves_open(text, line)
    return not (entitled and TITLE_END.search(text, max(start, end - 4), end))


def _continues_short(text: str, lines: list[Line], at: int, wrap: Wrap, *, begun: bool) -> bool:
    """The same for a line ``at`` that neither fills the page nor ends in a stop."""
    line = lines[at]
    if leaves_open(text, line):
        return True
    if text[line[1] - 1] in _JOINERS:
        return begun or is_prose(text, line)
    if not wrap.reaches(at, 0.8):
        return False
    following = lines[at + 1]
    if KEY_LINE.match(text, *line):
        # An address goes on with its house or room; whatever else follows a key and its value is a line of its own.
        return text[following[0]].isdigit()
    return begun or is_prose(text, line) or is_prose(text, following)


def _continues_cut(text: str, line: Line, following: Line) -> bool:
    """In text with one paragraph a line: was ``line`` cut in the middle of a sentence, by a page break?"""
    start, end = line
    last = text[end - 1]
    cut = last in "，、" or (
        end - start >= SHORTEST_CUT
        and "\u4e00" <= last <= "\u9fff"
        and indent(text, following) <= 2
        and text[following[1] - 1] in STOPS
    )
    return cut and text[start] not in "各：:附" and is_prose(text, line)


def _continues_element(text: str, line: Line, following: Line) -> bool:
    """In text with one paragraph a line: was a list of addressees, a heading or the name of an attachment cut?"""
    start, end = line
    begins, stop = following
    first = text[start]
    if text[stop - 1] in "：:" and stop - begins <= _LONGEST_ADDRESSED:
        if text[end - 1] in "、，":
            return text.find("。", start, end) < 0
        return JOINED_NAME.fullmatch(text, begins, stop) is not None
    if end - start < SHORTEST_CUT_NAME:
        return False
    if first == "附":
        return bool(
            STANDALONE_LINE.match(text, start, end)
            and not LISTED_END.search(text, start, end)
            and LISTED_END.search(text, begins, stop)
        )
    if first not in LABEL_OPENERS or not HEADING_TAIL.match(text, begins, stop):
        return False
    return label_at(text, start, end) is not None


def unwrap(text: str) -> list[Edit]:
    """The edits that leave one paragraph a line, without blank lines and without blanks around a paragraph."""
    lines = find_lines(text)
    if not lines:
        return [(0, len(text), "")] if text else []
    wrap = find_wrap(lines, text)
    fills = wrap.fills() if wrap is not None else []
    margin = margin_of(text, lines, fills)
    edits: list[Edit] = []
    begins = lines[0][0]
    if begins:
        edits.append((0, begins, ""))
    for at, (line, following) in enumerate(pairwise(lines)):
        begin, end = line
        start, stop = following
        last = text[end - 1]
        if text[start] in MAIL_MARKS and last in MAIL_MARKS and cuts_mailbox(text, line, following):
            edits.append((end, start, ""))
            continue
        if wrap is None:
            joined = last not in STOPS and (
                ((end - begin >= SHORTEST_CUT or last in "，、") and _continues_cut(text, line, following))
                or closes_farther_on(text, begins, end, start)
                or (
                    (end - begin >= SHORTEST_CUT_NAME or text[stop - 1] in "：:")
                    and _continues_element(text, line, following)
                )
            )
        elif fills[at]:
            joined = last not in _MAY_END or _continues_full(text, lines, at, wrap, begun=begins < begin)
        else:
            joined = last not in STOPS and _continues_short(text, lines, at, wrap, begun=begins < begin)
        if not joined and end - begin <= LONGEST_PARTED:
            joined = is_parted(text, line, start)
        if joined and (text[start] in OPENERS or text[stop - 1] in STANDALONE_ENDS):
            joined = not _opens(text, following) or (
                wrap is not None and closes_bracket(text, following) and leaves_open(text, line)
            )
        if joined and wrap is not None:
            joined = not (
                (margin is not None and last not in _JOINERS and is_first_line(text, following, margin))
                or (last in _KIND_ENDS and ends_title(text, begins, end, start))
                or (text[stop - 1] in SIGNATURE_MARKS and signs_off(text, lines, at + 1))
                or (last in REACHED_ENDS and ends_contact(text, line, following))
            )
        if not joined and last in DATE_ENDS and text[start] in DATE_OPENERS:
            joined = cuts_date(text, line, following)
        if joined and end - begins <= _LONGEST_PARAGRAPH:
            # Two words of Latin letters were parted by the line end; Han characters never are.
            edits.append((end, start, " " if last in _LATIN and text[start] in _LATIN else ""))
            continue
        begins = start
        # Where a line end is there already, it stays and the rest goes: a shorter map than one that puts it in anew.
        if text[end] != "\n":
            edits.append((end, start, "\n"))
        elif start - end > 1:
            edits.append((end + 1, start, ""))
    end = lines[-1][1]
    if end < len(text):
        edits.append((end, len(text), ""))
    return edits
