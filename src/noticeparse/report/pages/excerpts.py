"""Stretches of a source text around marked places, cut where a mark begins or ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AROUND = 70  # characters of context on each side of a place
NEAR = 60  # characters between two excerpts that are not worth a gap

Side = Literal["gold", "found"]


class Marked(NamedTuple):
    """A place in the source text, and whose value it is."""

    start: int
    end: int
    side: Side


class Segment(NamedTuple):
    """Words of the text, and by whom they are marked: gold, found, both, or nobody (empty)."""

    side: str
    words: str


def excerpts(text: str, places: Sequence[Marked]) -> list[tuple[int, list[Segment]]]:
    """The places with some text around them: the number of the first line, and the words in segments."""
    return [
        (text.count("\n", 0, start) + 1, segments(text, places, start, end))
        for start, end in _stretches(text, places)
    ]


def segments(text: str, places: Sequence[Marked], start: int, end: int) -> list[Segment]:
    """``text[start:end]`` cut at the ends of the places; where gold and found overlap the words are marked as both.

    >>> segments("于5月1日前", [Marked(1, 5, "gold")], 0, 6)
    [Segment(side='', words='于'), Segment(side='gold', words='5月1日'), Segment(side='', words='前')]
    """
    inside = [place for place in places if place.start < end and place.end > start]
    cuts = {start, end, *(min(max(cut, start), end) for place in inside for cut in (place.start, place.end))}
    parts: list[Segment] = []
    for begin, stop in pairwise(sorted(cuts)):
        sides: set[str] = {place.side for place in inside if place.start <= begin and stop <= place.end}
        side = "both" if len(sides) > 1 else "".join(sides)
        parts.append(Segment(side, text[begin:stop].replace("\r\n", "\n").replace("\f", "\n")))
    return parts


def _stretches(text: str, places: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    begin = stop = -1
    for place in sorted(places):
        start, end = max(0, place.start - AROUND), min(len(text), place.end + AROUND)
        if begin < 0:
            begin, stop = start, end
        elif start <= stop + NEAR:
            stop = max(stop, end)
        else:
            yield begin, stop
            begin, stop = start, end
    if begin >= 0:
        yield begin, stop
