"""Lines to paragraphs: which line ends are the extractor's, and which are the author's.

A file may hold one paragraph a line, or lines wrapped at the width of a page (with or without a blank line after
each), or whole paragraphs that a page break has cut in the middle of a sentence.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Edit
from noticeparse.text.numbering import label_at
from noticeparse.vocab.kinds import KIND_WORDS
from noticeparse.vocab.layout import KEY_WORDS, STANDALONE_WORDS

_BLANK = " \t\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_STOPS = frozenset("。！？；：!?;:…")
_JOINERS = frozenset("，、,（(《〈“‘【〔「—-－")
_MID_SENTENCE = frozenset("，,。；;")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"))
_LONGEST_LINE = 100_000
NARROWEST_PAGE = 20  # half Han characters; shorter lines tell nothing
WIDEST_PAGE = 130  # longer lines are paragraphs

TITLE_END = Rule(
    "paragraph.title_end",
    rf"{any_of(*KIND_WORDS)}$",
    examples=("活动的通知", "管理办法"),
    rejects=("通知要求",),
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
    | [^，。；]{{0,30}}?(?:[12][0-9]{{3}}|[一二][〇○零OОＯ0一二三四五六七八九]{{3}})[ ]?年[ ]?[0-9一二三四五六七八九十]{{1,3}}[ ]?月[ ]?[0-9一二三四五六七八九十]{{1,3}}[ ]?日(?:[ ]?印发)?$
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
_KEY_OPENERS = frozenset(word[0] for word in KEY_WORDS)
_STANDALONE_OPENERS = frozenset([*(word[0] for word in STANDALONE_WORDS), *"（(附"])


class Line(NamedTuple):
    """One line that holds something, without the blanks around it; width in half a Han character, indent in blanks."""

    start: int
    end: int
    width: int
    indent: int
    gap: int


def find_lines(text: str) -> list[Line]:
    """The lines that hold something, in order."""
    lines: list[Line] = []
    at = 0
    gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip(_BLANK)
        if stripped:
            length = len(stripped)
            lead = 0 if raw[0] == stripped[0] else raw.index(stripped[0])
            width = length if stripped.isascii() else len(stripped.encode("gb18030", "replace"))
            lines.append(Line(at + lead, at + lead + length, width, lead, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines


class Wrap(NamedTuple):
    """At what measure the lines of a text are wrapped, and by how much a full line may fall short of it."""

    width: int
    slack: int
    by_characters: bool

    def measure(self, line: Line) -> int:
        return line.end - line.start if self.by_characters else line.width

    def fills(self, line: Line, share: float = 1.0) -> bool:
        return self.measure(line) >= share * self.width - (self.slack if share == 1.0 else 0)


def _find_wrap(lines: list[Line], text: str) -> Wrap | None:
    """How the lines are wrapped: to the width of a page or to a count of characters; None if they are not.

    Wrapped text shows itself in lines that end in the middle of a sentence and are all about as long as the longest.
    """
    cut = [line for line in lines if text[line.end - 1] not in _STOPS and line.width >= NARROWEST_PAGE]
    if len(lines) < 3 or len(cut) < 2:
        return None
    if sum(1 for line in lines if line.width > WIDEST_PAGE) > 0.15 * len(lines):
        return None
    wraps = [_best_wrap(cut, lines, text, by_characters=by_characters) for by_characters in (False, True)]
    found = [wrap for wrap in wraps if wrap is not None]
    return max(found, default=(0, None), key=lambda wrap: wrap[0])[1]


def _best_wrap(
    cut: list[Line], lines: list[Line], text: str, *, by_characters: bool
) -> tuple[int, Wrap] | None:
    wrap = Wrap(0, 1 if by_characters else 5, by_characters)
    counts = Counter(wrap.measure(line) for line in cut)
    support, width = max(
        (sum(times for other, times in counts.items() if width - wrap.slack <= other <= width), width)
        for width in counts
    )
    wrap = wrap._replace(width=width)
    over = wrap.slack - 1
    longer = sum(1 for line in lines if wrap.measure(line) > width + over)
    full = sum(1 for line in lines if width - wrap.slack <= wrap.measure(line) <= width + over)
    # Names, titles and table cells of one length are not wrapped prose: full lines of prose hold a comma.
    prose = sum(
        1 for line in cut if width - wrap.slack <= wrap.measure(line) <= width and _is_prose(text, line)
    )
    long = sum(times for other, times in counts.items() if other >= 0.6 * width)
    plausible = width <= WIDEST_PAGE and prose >= 2 and support >= 0.6 * long
    return (
        (support, wrap) if plausible and longer <= 0.15 * len(lines) and full >= 0.08 * len(lines) else None
    )


def _is_prose(text: str, line: Line) -> bool:
    return not _MID_SENTENCE.isdisjoint(text[line.start : line.end])


def _opens(text: str, line: Line) -> bool:
    """Does this line begin a paragraph by its own words: a label, a key, an element of the form?"""
    first = text[line.start]
    if first in _KEY_OPENERS and KEY_LINE.match(text, line.start, line.end):
        return True
    if (first in _STANDALONE_OPENERS or text[line.end - 1] in "日发") and STANDALONE_LINE.match(
        text, line.start, line.end
    ):
        return True
    label = label_at(text, line.start, line.end)
    return label is not None and label.scheme != "circled"


def _continues_wrapped(text: str, line: Line, following: Line, wrap: Wrap, grown: int) -> bool:
    """In wrapped text: does ``following`` go on with the paragraph that ``line`` ends? ``grown`` is its width so far."""
    full = wrap.fills(line)
    last = text[line.end - 1]
    if following.gap > line.gap + 1 and line.gap >= 0 and last in _STOPS:
        return False
    if last in _STOPS:
        # A full line may end a sentence without ending its paragraph; a short one or a new indent ends both.
        short_tail = (
            not wrap.fills(following, 0.7)
            and text[following.end - 1] not in _STOPS
            and not _is_prose(text, following)
        )
        return full and following.indent <= line.indent + 1 and not short_tail and last not in "：:"
    if full:
        # A title that fills its line is not gone on with: what follows it is the salutation.
        entitled = grown == line.width and last in _KIND_ENDS and not _is_prose(text, line)
        return not (
            entitled
            and not _leaves_open(text, line)
            and TITLE_END.search(text, max(line.start, line.end - 4), line.end)
        )
    if _leaves_open(text, line):
        return True
    if last in _JOINERS:
        return grown > line.width or _is_prose(text, line)
    if not wrap.fills(line, 0.8):
        return False
    if KEY_LINE.match(text, line.start, line.end):
        # An address goes on with its house or room; whatever else follows a key and its value is a line of its own.
        return text[following.start].isdigit()
    return grown > line.width or _is_prose(text, line) or _is_prose(text, following)


def _leaves_open(text: str, line: Line) -> bool:
    """Does the line open a quotation, a title or a bracket that it does not close?"""
    words = text[line.start : line.end]
    return any(words.rfind(opening) > words.rfind(closing) for opening, closing in _PAIRS)


def _continues_cut(text: str, line: Line, following: Line) -> bool:
    """In text with one paragraph a line: was ``line`` cut in the middle of a sentence, by a page break?"""
    last = text[line.end - 1]
    if last in _STOPS or not _is_prose(text, line):
        return False
    if text[line.start] in "各：:附":
        return False
    if last in "，、":
        return True
    return (
        line.width >= 80
        and ("\u4e00" <= last <= "\u9fff")
        and following.indent <= 2
        and text[following.end - 1] in _STOPS
    )


def _parts_latin(last: str, first: str) -> bool:
    return last.isascii() and first.isascii() and last.isalpha() and first.isalpha()


def unwrap(text: str) -> list[Edit]:
    """The edits that leave one paragraph a line, without blank lines and without blanks around a paragraph."""
    lines = find_lines(text)
    if not lines:
        return [Edit(0, len(text), "")] if text else []
    wrap = _find_wrap(lines, text)
    edits: list[Edit] = []
    if lines[0].start:
        edits.append(Edit(0, lines[0].start, ""))
    grown = lines[0].width
    for line, following in pairwise(lines):
        if wrap is not None:
            joined = _continues_wrapped(text, line, following, wrap, grown)
        else:
            joined = _continues_cut(text, line, following)
        keep = "\n"
        if joined and grown <= _LONGEST_LINE and not _opens(text, following):
            # Two words of Latin letters were parted by the line end; Han characters never are.
            keep = " " if _parts_latin(text[line.end - 1], text[following.start]) else ""
            grown += following.width
        else:
            grown = following.width
        if following.start - line.end != 1 or keep != "\n":
            edits.append(Edit(line.end, following.start, keep))
    if lines[-1].end < len(text):
        edits.append(Edit(lines[-1].end, len(text), ""))
    return edits
