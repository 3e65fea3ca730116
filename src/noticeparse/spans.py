"""Places in text: half-open spans in code points, edits, and the map that leads back through the edits."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Span(NamedTuple):
    """A half-open range of code points.

    >>> Span(2, 5).of("0123456")
    '234'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __bool__(self) -> bool:
        return self.end > self.start

    def holds(self, other: tuple[int, int]) -> bool:
        return self.start <= other[0] and other[1] <= self.end

    def meets(self, other: tuple[int, int]) -> bool:
        return self.start < other[1] and other[0] < self.end


# A pair as a span, in two thirds of the time that ``Span(start, end)`` takes: what that calls once it has made the pair.
as_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)


# (start, end, words): put the words in place of ``text[start:end]``.
Edit = tuple[int, int, str]


class OffsetMap:
    """Leads offsets of an edited text back to the text before the edits.

    A character that an edit put in maps to the start of what it replaced.

    >>> text, back = apply_edits("联 系 人", [(1, 2, ""), (3, 4, "")])
    >>> text, back.to_source(Span(0, 3))
    ('联系人', (0, 5))
    """

    __slots__ = ("_clean", "_source", "_stops")

    def __init__(self, clean: Sequence[int], source: Sequence[int]) -> None:
        """The pieces of the text begin at the offsets ``clean``, the first at 0, and stood at ``source`` before."""
        self._clean = clean
        self._source = source
        self._stops = [*clean[1:], inf]

    def offset(self, clean: int) -> int:
        """Where the character at this offset stood before the edits."""
        at = bisect_right(self._stops, clean)
        return self._source[at] + clean - self._clean[at]

    def to_source(self, span: tuple[int, int]) -> tuple[int, int]:
        """Start and end of the smallest span before the edits that holds all of ``span``; an empty one stays empty."""
        start, end = span
        stops = self._stops
        at = bisect_right(stops, start)
        moved = self._source[at] - self._clean[at]
        first = start + moved
        if end <= start:
            return first, first
        if end > stops[at]:
            at = bisect_right(stops, end - 1, at)
            moved = self._source[at] - self._clean[at]
        return first, end + moved

    def over(self, earlier: OffsetMap) -> OffsetMap:
        """The map after ``earlier``: from this text's offsets straight to the text before both."""
        clean: list[int] = []
        source: list[int] = []
        cuts, stops, behind = earlier._clean, earlier._stops, earlier._source
        piece = 0
        for begin, stop, between in zip(self._clean, self._stops, self._source, strict=True):
            while stops[piece] <= between:
                piece += 1
            clean.append(begin)
            source.append(behind[piece] + between - cuts[piece])
            # A break of the earlier map that falls inside one of our pieces is a break of the whole.
            beyond = between + stop - begin
            while stops[piece] < beyond:
                piece += 1
                clean.append(begin + cuts[piece] - between)
                source.append(behind[piece])
        return OffsetMap(clean, source)


IDENTITY = OffsetMap((0,), (0,))


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The edited text and the way back; edits come in order of place, do not overlap, and none inserts at the very end."""
    parts: list[str] = []
    # Where several pieces begin at one place the last one counts.
    pieces = {0: 0}
    done = length = 0
    for start, end, replacement in edits:
        parts.append(text[done:start])
        length += start - done
        if replacement:
            parts.append(replacement)
            # Each character put in gets a piece of its own, so that all of them point at what they replace.
            for _ in replacement:
                pieces[length] = start
                length += 1
        pieces[length] = end
        done = end
    if not parts:
        return text, IDENTITY
    parts.append(text[done:])
    return "".join(parts), OffsetMap(list(pieces), list(pieces.values()))
