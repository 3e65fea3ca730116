"""The lines of a text, and the measure at which they are wrapped, if they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from operator import add
from typing import NamedTuple

from noticeparse.rules import Rule

# Where a line that holds something starts and ends, without the blanks around it.
Line = tuple[int, int]

BLANKS = " \t\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
STOPS = frozenset("。！？；：!?;:…")

LINE = Rule(
    "lines.line",
    rf"[^\n{BLANKS}][^\n]*(?<![{BLANKS}])",
    examples=("　　各学校：", "是\n"),
    rejects=("", " 　\n\t"),
)
MID_SENTENCE = Rule(
    "lines.mid_sentence",
    r"[，,。；;]",
    examples=("为弘扬科学精神，",),
    rejects=("关于开展读书活动的通知", "时间：5月、6月"),
)

# Widths in half a Han character: shorter lines tell nothing of a wrap, longer ones are paragraphs.
NARROWEST_PAGE = 20
WIDEST_PAGE = 130


_FIRST_LINE = "　　"
_ENOUGH_PROSE = 3
_ENOUGH_CUT = 2  # lines of prose that fill the measure and end in the middle of a sentence
_SHORTEST_CUT = NARROWEST_PAGE // 4  # characters of such a line: none is wider than two Han characters


class Wrap(NamedTuple):
    """At what measure the lines are wrapped, and the size of every line by that measure."""

    width: int
    slack: int
    sizes: list[int]

    def fills(self) -> list[bool]:
        """Is it as long as a wrapped line is, for every line."""
        full = self.width - self.slack
        return [size >= full for size in self.sizes]

    def reaches(self, at: int, share: float) -> bool:
        """Is line ``at`` at least this share of a wrapped line?"""
        return self.sizes[at] >= share * self.width


def find_lines(text: str) -> list[Line]:
    r"""The lines that hold something, in order.

    >>> find_lines("\n　各学校：\n是 \n")
    [(2, 6), (7, 8)]
    """
    return [found.span() for found in LINE.finditer(text)]


def indent(text: str, line: Line) -> int:
    """The blanks in front of the line."""
    return line[0] - text.rfind("\n", 0, line[0]) - 1


def gap(text: str, lines: list[Line], at: int) -> int:
    """The empty lines in front of line ``at``."""
    if at == 0:
        return text.count("\n", 0, lines[0][0])
    return text.count("\n", lines[at - 1][1], lines[at][0]) - 1


def is_prose(text: str, line: Line) -> bool:
    """Does the line hold a comma or a stop, as sentences do and titles, names and table cells do not?"""
    return MID_SENTENCE.search(text, *line) is not None


def find_wrap(lines: list[Line], text: str) -> Wrap | None:
    """How the lines are wrapped: to the width of a page or to a count of characters; None if they are not.

    Wrapped text shows itself in lines that end in the middle of a sentence and are all about as long as the longest.
    """
    counts = [end - start for start, end in lines]
    too_long = len([count for count in counts if count > WIDEST_PAGE // 2])
    if len(lines) < 3 or too_long > 0.3 * len(lines) or not _cuts_prose(text, lines):
        return None
    widths = _widths(text, lines)
    cut = [
        at
        for at, (width, (_, end)) in enumerate(zip(widths, lines, strict=True))
        if width >= NARROWEST_PAGE and text[end - 1] not in STOPS
    ]
    if len(cut) < 2:
        return None
    found = [_best_wrap(text, lines, cut, widths, slack=5), _best_wrap(text, lines, cut, counts, slack=1)]
    long = [at for at in cut if counts[at] >= NARROWEST_PAGE]
    first = [at for at in long if text.endswith(_FIRST_LINE, 0, lines[at][0])]
    if 0 < len(first) < len(long):
        # First lines are shorter by their indents than those that go on with them.
        deep = [len(_FIRST_LINE) * text.endswith(_FIRST_LINE, 0, start) for start, _ in lines]
        found += [
            _best_wrap(text, lines, cut, [*map(add, counts, deep)], slack=1),
            _best_wrap(text, lines, cut, [*map(add, map(add, widths, deep), deep)], slack=3),
        ]
    for _, wrap in sorted(found, key=lambda pair: -pair[0]):
        if wrap is not None and _is_wrapped(text, lines, cut, wrap):
            return wrap
    return None


def _cuts_prose(text: str, lines: list[Line]) -> bool:
    """Do two lines of prose end in the middle of a sentence? Most texts that are not wrapped hold none, and need no measure."""
    prose = (
        (start, end)
        for start, end in lines
        if end - start >= _SHORTEST_CUT and text[end - 1] not in STOPS and is_prose(text, (start, end))
    )
    return len(list(islice(prose, _ENOUGH_CUT))) == _ENOUGH_CUT


def _widths(text: str, lines: list[Line]) -> list[int]:
    """The widths of the lines in half a Han character: their bytes in GB 18030, in which only a line end has a byte 10."""
    printed = "\n".join([text[start:end] for start, end in lines])
    return [len(line) for line in printed.encode("gb18030", "replace").split(b"\n")]


def _best_wrap(
    text: str, lines: list[Line], cut: list[int], sizes: list[int], *, slack: int
) -> tuple[int, Wrap | None]:
    """The size that most of the cut lines share within the slack, and how many do; no wrap where too few do."""
    ends = sorted([sizes[at] for at in cut])
    # Longer lines count for more: short ones of one size are headings and names.
    _, support, width = max(
        [
            (count * size, count, size)
            for size in set(ends)
            for count in [bisect_right(ends, size) - bisect_left(ends, size - slack)]
        ]
    )
    if width > WIDEST_PAGE:
        return 0, None
    long_ends = len(ends) - bisect_left(ends, 0.6 * width)
    if support < 0.6 * long_ends:
        # Contacts and table cells end without a stop as well; what is wrapped are sentences.
        prose = [sizes[at] for at in cut if sizes[at] >= 0.6 * width and is_prose(text, lines[at])]
        full = len([size for size in prose if width - slack <= size <= width])
        if full < _ENOUGH_PROSE or full < 0.6 * len(prose):
            return 0, None
    return support, Wrap(width, slack, sizes)


def _is_wrapped(text: str, lines: list[Line], cut: list[int], wrap: Wrap) -> bool:
    """Do enough lines fill this measure, few go beyond it, and is it prose that does?"""
    width, slack, sizes = wrap
    ordered = sorted(sizes)
    up_to_full = bisect_right(ordered, width + slack - 1)
    longer = len(sizes) - up_to_full
    full = up_to_full - bisect_left(ordered, width - slack)
    if longer > 0.15 * len(sizes) or full < 0.08 * len(sizes):
        return False
    # Names, titles and table cells of one length are not wrapped prose: full lines of prose hold a comma.
    prose = (at for at in cut if width - slack <= sizes[at] <= width and is_prose(text, lines[at]))
    return len(list(islice(prose, _ENOUGH_CUT))) == _ENOUGH_CUT
