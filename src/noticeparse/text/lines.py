"""The lines of a text, and the measure at which they are wrapped, if they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

BLANKS = " \t\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
STOPS = frozenset("。！？；：!?;:…")
_MID_SENTENCE = frozenset("，,。；;")

# Widths in half a Han character: shorter lines tell nothing of a wrap, longer ones are paragraphs.
NARROWEST_PAGE = 20
WIDEST_PAGE = 130


class Line(NamedTuple):
    """One line that holds something, without the blanks around it; the indent in blanks, the gap in empty lines."""

    start: int
    end: int
    indent: int
    gap: int


class Wrap(NamedTuple):
    """At what measure the lines are wrapped, and the size of every line by that measure."""

    width: int
    slack: int
    sizes: list[int]

    def fills(self, at: int) -> bool:
        """Is line ``at`` as long as a wrapped line is?"""
        return self.sizes[at] >= self.width - self.slack

    def reaches(self, at: int, share: float) -> bool:
        """Is line ``at`` at least this share of a wrapped line?"""
        return self.sizes[at] >= share * self.width


def find_lines(text: str) -> list[Line]:
    """The lines that hold something, in order."""
    lines: list[Line] = []
    at = 0
    gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip(BLANKS)
        if stripped:
            lead = 0 if raw[0] == stripped[0] else raw.index(stripped[0])
            lines.append(Line(at + lead, at + lead + len(stripped), lead, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines


def is_prose(text: str, line: Line) -> bool:
    """Does the line hold a comma or a stop, as sentences do and titles, names and table cells do not?"""
    return not _MID_SENTENCE.isdisjoint(text[line.start : line.end])


def find_wrap(lines: list[Line], text: str) -> Wrap | None:
    """How the lines are wrapped: to the width of a page or to a count of characters; None if they are not.

    Wrapped text shows itself in lines that end in the middle of a sentence and are all about as long as the longest.
    """
    if len(lines) < 3 or sum(1 for line in lines if line.end - line.start > WIDEST_PAGE // 2) > 0.3 * len(
        lines
    ):
        return None
    widths = [_width(text[line.start : line.end]) for line in lines]
    cut = [
        at
        for at, line in enumerate(lines)
        if text[line.end - 1] not in STOPS and widths[at] >= NARROWEST_PAGE
    ]
    if len(cut) < 2:
        return None
    prose = [at for at in cut if is_prose(text, lines[at])]
    by_width = _best_wrap(widths, cut, prose, slack=5)
    by_count = _best_wrap([line.end - line.start for line in lines], cut, prose, slack=1)
    return max((by_width, by_count), key=lambda found: found[0])[1]


def _width(text: str) -> int:
    """The width in half a Han character."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def _best_wrap(sizes: list[int], cut: list[int], prose: list[int], *, slack: int) -> tuple[int, Wrap | None]:
    """The size that most of the cut lines share within the slack, and how many do; no wrap where that proves nothing."""
    ends = sorted(sizes[at] for at in cut)
    support, width = max(
        (bisect_right(ends, size) - bisect_left(ends, size - slack), size) for size in set(ends)
    )
    most = width + slack - 1
    longer = sum(1 for size in sizes if size > most)
    full = sum(1 for size in sizes if width - slack <= size <= most)
    # Names, titles and table cells of one length are not wrapped prose: full lines of prose hold a comma.
    full_prose = sum(1 for at in prose if width - slack <= sizes[at] <= width)
    long_ends = len(ends) - bisect_left(ends, 0.6 * width)
    proven = width <= WIDEST_PAGE and full_prose >= 2 and support >= 0.6 * long_ends
    rare = longer > 0.15 * len(sizes) or full < 0.08 * len(sizes)
    return (support, Wrap(width, slack, sizes)) if proven and not rare else (0, None)
