"""Pieces of text with places on a page, put into lines in reading order; each character keeps its place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.sources.document import Box
from noticeparse.sources.line_styles import Look, printed
from noticeparse.sources.paged import PrintedPage, lines_of, settle
from noticeparse.sources.wrapped import PrintLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticeparse.sources.document import Aside, LineStyle
    from noticeparse.sources.paged import SettledPage

# All of these in heights of a letter.
_SAME_LINE = 0.5
_GAP = 0.3
_COLUMN_GAP = 3.0
_SAME_PLACE = 0.2


class Piece(NamedTuple):
    """Some text on one line of a page, in points from its top left corner.

    ``stops`` has the left edge of each character and, at the end, the right edge of the last one.
    """

    text: str
    top: float
    bottom: float
    stops: tuple[float, ...]
    font: str | None = None
    bold: bool | None = None

    @property
    def left(self) -> float:
        return self.stops[0]

    @property
    def right(self) -> float:
        return self.stops[-1]

    @property
    def pitch(self) -> float:
        """The size of the type by the room that a letter takes, which is known better than its height."""
        letters = sum(0.5 if mark.isascii() else 1.0 for mark in self.text)
        return (self.right - self.left) / letters if letters else self.height

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


class PlacedText(NamedTuple):
    """The text of a page and its pieces, each with the offset at which it begins in the text; ``height`` is that of the page."""

    text: str
    runs: tuple[tuple[int, Piece], ...]
    height: float = 0.0

    def printed(self) -> PrintedPage:
        """The page with its lines."""
        lines: list[PrintLine] = []
        at = 0
        for start, end in lines_of(self.text):
            row: list[Piece] = []
            while at < len(self.runs) and self.runs[at][0] < end:
                row.append(self.runs[at][1])
                at += 1
            middle = (row[0].top + row[0].bottom) / 2
            lines.append(
                PrintLine(
                    self.text[start:end],
                    row[0].left,
                    row[-1].right,
                    max(row, key=lambda piece: len(piece.text)).pitch,
                    start,
                    end,
                    middle / self.height if self.height > 0 else 0.5,
                )
            )
        return PrintedPage(self.text, tuple(lines))

    def without(self, cuts: Sequence[tuple[int, int]]) -> PlacedText:
        """The text without these ranges, which come in order and hold a piece whole or not at all."""
        text: list[str] = []
        done = 0
        for start, end in cuts:
            text.append(self.text[done:start])
            done = end
        runs = [
            (at - sum(end - start for start, end in cuts if end <= at), piece)
            for at, piece in self.runs
            if not any(start <= at < end for start, end in cuts)
        ]
        return PlacedText("".join([*text, self.text[done:]]), tuple(runs), self.height)


def lay_out(pieces: Iterable[Piece], height: float = 0.0) -> PlacedText:
    r"""The pieces in lines from top to bottom, each from left to right; a gap in a line is a blank, a wide one a tab; ``height`` is the page's.

    >>> found = lay_out([Piece("通知", 30, 40, (50, 60, 70)), Piece("关于", 30, 40, (30, 40, 50)), Piece("各", 60, 70, (0, 10))])
    >>> found.text
    '关于通知\n各'
    """
    words: list[str] = []
    runs: list[tuple[int, Piece]] = []
    at = 0
    for number, line in enumerate(_lines(pieces)):
        if number:
            words.append("\n")
            at += 1
        last: Piece | None = None
        for piece in line:
            gap = _between(last, piece)
            words += (gap, piece.text)
            runs.append((at + len(gap), piece))
            at += len(gap) + len(piece.text)
            last = piece
    return PlacedText("".join(words), tuple(runs), height)


class Settled(NamedTuple):
    """The text of a file of placed pages, with the places of its letters and what was kept apart."""

    text: str
    starts: tuple[int, ...]
    pages: tuple[SettledPage, ...]
    asides: tuple[Aside, ...]
    places: PlacedPages


def join_pages(pages: Sequence[PlacedText]) -> Settled:
    r"""The pages as one text, joined by ``\f``: running heads and feet cut, the lines of a paragraph joined."""
    settled, asides = settle([page.printed() for page in pages])
    texts = [part.of(page.text) for part, page in zip(settled, pages, strict=True)]
    starts = tuple(accumulate((len(text) + 1 for text in texts), initial=0))
    cut = [page.without(part.cuts) for part, page in zip(settled, pages, strict=True)]
    return Settled("\f".join(texts), starts, tuple(settled), tuple(asides), PlacedPages(cut, starts))


class PlacedPages:
    """Where the text of a file stands whose pages were laid out from pieces; ``starts`` are the offsets at which the pages begin."""

    def __init__(self, pages: Sequence[PlacedText], starts: Sequence[int] = (0,)) -> None:
        self._pages = pages
        self._page_starts = starts
        self._starts: list[int] = []
        self._pieces: list[tuple[int, Piece]] = []
        for number, (page, at) in enumerate(zip(pages, starts, strict=False), 1):
            for start, piece in page.runs:
                self._starts.append(at + start)
                self._pieces.append((number, piece))

    def boxes(self, start: int, end: int) -> list[Box]:
        """A box for each line of this range, in order."""
        found: list[Box] = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for begin, (page, piece) in zip(self._starts[first:], self._pieces[first:], strict=True):
            if begin >= end:
                break
            low, high = max(start - begin, 0), min(end - begin, len(piece.text))
            if low < high:
                found.append(Box(page, piece.stops[low], piece.top, piece.stops[high], piece.bottom))
        return joined(found)

    def styles(self) -> list[LineStyle]:
        """How the lines are set, in order."""
        found: list[LineStyle] = []
        for page, start in zip(self._pages, self._page_starts, strict=False):
            first = dict(page.runs)
            lines = page.printed().lines
            pieces = [first[line.start] for line in lines]
            found += printed(lines, [Look(piece.font, None, piece.bold) for piece in pieces], start)
        return found


def joined(boxes: Iterable[Box]) -> list[Box]:
    """Boxes in order of reading, with those that follow each other on one line of one page as one."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        middle = (box.top + box.bottom) / 2
        if (
            last is not None
            and box.page == last.page
            and (last.top <= middle <= last.bottom or box.top <= (last.top + last.bottom) / 2 <= box.bottom)
            and box.right >= last.left
            and box.left >= last.left
        ):
            found[-1] = Box(
                box.page, last.left, min(last.top, box.top), max(last.right, box.right), max(last.bottom, box.bottom)
            )  # fmt: skip
        else:
            found.append(box)
    return found


def _lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    # What is drawn twice in one place is bold print.
    seen: set[tuple[str, int, int]] = set()
    for piece in sorted(pieces, key=lambda piece: ((piece.top + piece.bottom) / 2, piece.left)):
        if not piece.text.strip():
            continue
        grain = piece.height * _SAME_PLACE
        key = (piece.text, round(piece.left / grain), round(piece.top / grain))
        if key in seen:
            continue
        seen.add(key)
        last = lines[-1][0] if lines else None
        middle = (piece.top + piece.bottom) / 2
        if last is not None and abs(middle - (last.top + last.bottom) / 2) <= _SAME_LINE * min(
            piece.height, last.height
        ):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _between(last: Piece | None, piece: Piece) -> str:
    if last is None:
        return ""
    gap = (piece.left - last.right) / min(piece.height, last.height)
    if gap <= _GAP or last.text[-1].isspace() or piece.text[0].isspace():
        return ""
    return " " if gap <= _COLUMN_GAP else "\t"
