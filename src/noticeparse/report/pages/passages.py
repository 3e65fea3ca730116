"""A notice's text laid out for reading: paragraphs joined as cleaning joins them, cut where a mark begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.spans import Span
from noticeparse.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Mark(NamedTuple):
    """Something to be shown in the text: where, as what (names of classes), and an anchor for links to it."""

    span: Span
    classes: str
    anchor: str = ""
    hint: str = ""


class Piece(NamedTuple):
    """Words that all the same marks cover; ``anchors`` are those of the marks that begin here."""

    words: str
    classes: str
    anchors: tuple[str, ...]
    hint: str


class Reading:
    """The text of one file as people read it, and the way from places in the source to places in it."""

    def __init__(self, source: str) -> None:
        cleaned = clean(source)
        self.text = cleaned.printed
        self._sources = [cleaned.offsets.offset(at) for at in range(len(self.text))]

    def here(self, start: int, end: int) -> Span:
        """The place of half-open offsets of the source; empty where cleaning dropped all of it."""
        first = bisect_left(self._sources, start)
        return Span(first, max(first, bisect_left(self._sources, end)))

    def paragraphs(self, span: Span, marks: Iterable[Mark] = ()) -> Iterator[list[Piece]]:
        """The paragraphs of a part of the text that are not blank, each in pieces."""
        waiting = deque(sorted(mark for mark in marks if mark.span and mark.span.meets(span)))
        over: list[Mark] = []
        start = span.start
        for line in span.of(self.text).split("\n"):
            whole = Span(start, start + len(line))
            start = whole.end + 1
            over = [mark for mark in over if mark.span.end > whole.start]
            while waiting and waiting[0].span.start < whole.end:
                over.append(waiting.popleft())
            if line.strip():
                yield self._pieces(whole, [mark for mark in over if mark.span.meets(whole)])

    def _pieces(self, line: Span, marks: Sequence[Mark]) -> list[Piece]:
        """The line cut where one of the marks, given in order, begins or ends."""
        cuts = sorted(
            {line.start, line.end}
            | {cut for mark in marks for cut in mark.span if line.start < cut < line.end}
        )
        pieces = []
        waiting = deque(marks)
        over: list[Mark] = []
        for start, end in pairwise(cuts):
            over = [mark for mark in over if mark.span.end > start]
            while waiting and waiting[0].span.start <= start:
                over.append(waiting.popleft())
            pieces.append(
                Piece(
                    self.text[start:end],
                    " ".join(dict.fromkeys(mark.classes for mark in over)),
                    tuple(
                        mark.anchor
                        for mark in over
                        if mark.anchor
                        and start == max(mark.span.start, line.start)
                        and self._begins(mark, line)
                    ),
                    " · ".join(dict.fromkeys(mark.hint for mark in over if mark.hint)),
                )
            )
        return pieces

    def _begins(self, mark: Mark, line: Span) -> bool:
        """Is this the first line with words of a mark that runs over several?"""
        return not self.text[mark.span.start : line.start].strip() if mark.span.start < line.start else True

    def parts(self, starts: Sequence[int]) -> list[Span]:
        """The text cut at these places of the source: what stands before the first, then one part a place."""
        cuts = [0, *(bisect_left(self._sources, start) for start in starts), len(self.text)]
        return [Span(one, max(one, two)) for one, two in pairwise(cuts)]
