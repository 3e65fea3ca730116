"""One PDF page: the text that it shows, with tables row by row, and what the reader has to know about it."""

from __future__ import annotations

import re
from ctypes import c_double, c_int
from functools import cache
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from noticeparse.sources.common_han import common_share
from noticeparse.sources.paged import lines_of
from noticeparse.sources.pdf_flow import Flow, compose
from noticeparse.sources.pdf_objects import address, look_at
from noticeparse.sources.pdf_tables import find_tables, may_hold_table
from noticeparse.sources.wrapped import PrintLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.sources.pdf_flow import Part
    from noticeparse.sources.pdf_objects import Drawn, Rectangle

_GARBLED_SHARE = 0.05
_SAMPLE = 300
_CHINESE_SHARE = 0.1
_MOST_GUESSED = 0.5
# In heights of a letter: word processors leave a quarter between Chinese letters and numbers, and stretch lines; a blank takes more.
_SPACING = 0.4
_STRETCH = 0.18
# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = "\x02\ufffe"
# In heights of the page: lines that stand nearer to each other stand side by side.
_SAME_ROW = 0.008
_BESIDE = 0.2
# pdfium gives places on the shown page in whole steps; a hundred of them are a point.
_GRAIN = 100


class PageText(NamedTuple):
    """The text of a page, and what was found on the way. ``tables`` are ranges of the text."""

    flow: Flow
    hidden: str = ""
    cut: bool = False
    recognised: bool = False
    garbled: bool = False
    blank: bool = False
    tables: tuple[tuple[int, int], ...] = ()
    lines: tuple[PrintLine, ...] = ()


def read_pdf_page(page: Any, most: int) -> PageText:
    """The text of this page of pypdfium2, at most so many letters of it."""
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        raw = layer.get_text_range(0, min(count, most)) if count > 0 else ""
        drawn = look_at(page)
        letters = _Letters(layer, raw, min(count, most))
        unseen = letters.unseen(drawn)
        parts, hidden = _parts(raw, unseen, letters.false_blanks())
        flow, tables = _flow(raw, parts, unseen, drawn, letters)
        lines = tuple(_print_lines(flow, letters, page))
        order = _reading_order(lines) if not tables else None
        if order is not None:
            flow = flow.lines(order)
            lines = tuple(_print_lines(flow, letters, page))
        return PageText(
            flow,
            hidden,
            count > most,
            drawn.recognised,
            _garbled(flow.text) or letters.unmapped(),
            not drawn.anything,
            tables,
            lines,
        )
    finally:
        layer.close()


class _Letters:
    """Pdfium's letters of a page by their offset in its text."""

    def __init__(self, layer: Any, raw: str, count: int) -> None:
        self._layer = layer
        self._raw = raw
        # Where a letter takes two places in pdfium's text, as one beyond the basic plane does, the two counts part.
        self._index = None if len(raw) == count else _indexes(layer, raw)

    def index(self, offset: int) -> int:
        """Pdfium's index of the letter at this offset of its text."""
        return offset if self._index is None else self._index[offset]

    def box(self, offset: int) -> Rectangle | None:
        """Left, bottom, right and top of a letter, in points from the lower left corner."""
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        if not pdfium.FPDFText_GetCharBox(self._layer, self.index(offset), left, right, bottom, top):
            return None
        return left.value, bottom.value, right.value, top.value

    def loose_box(self, offset: int) -> Rectangle | None:
        """The box of a letter with the room that its font gives it, as ``box``."""
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFText_GetLooseCharBox(self._layer, self.index(offset), box):
            return None
        return box.left, box.bottom, box.right, box.top

    def unmapped(self) -> bool:
        """Does pdfium only guess what most letters are, and is it not Chinese that it guesses?"""
        if common_share(self._raw[:_SAMPLE]) >= _CHINESE_SHARE:
            return False
        sample = [at for at, mark in enumerate(self._raw[:_SAMPLE]) if not mark.isspace()]
        guessed = sum(pdfium.FPDFText_HasUnicodeMapError(self._layer, self.index(at)) == 1 for at in sample)
        return bool(guessed > _MOST_GUESSED * len(sample))

    def size(self, offset: int) -> float:
        """The size of a letter's type, as it is shown."""
        index = self.index(offset)
        size, matrix = pdfium.FPDFText_GetFontSize(self._layer, index), pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self._layer, index, matrix):
            return float(size)
        return float(abs(size) * hypot(matrix.c, matrix.d))

    def false_blanks(self) -> set[int]:
        """The offsets of blanks that pdfium put in beside Chinese letters where the page has no more than the spacing of its print."""
        return {found.start() for found in _blank().finditer(self._raw) if self._is_false(found.start())}

    def _is_false(self, offset: int) -> bool:
        if pdfium.FPDFText_IsGenerated(self._layer, self.index(offset)) != 1:
            return False
        before, after = self.loose_box(offset - 1), self.loose_box(offset + 1)
        if before is None or after is None:
            return False
        latin = self._raw[offset - 1].isascii() or self._raw[offset + 1].isascii()
        most = (_SPACING if latin else _STRETCH) * self.size(offset + 1)
        return 0 <= after[0] - before[2] < most

    def unseen(self, drawn: Drawn) -> set[int]:
        """The offsets of letters that belong to objects that nobody sees."""
        if not drawn.unseen:
            return set()
        return {
            offset
            for offset, mark in enumerate(self._raw)
            if mark not in "\r\n"
            and address(pdfium.FPDFText_GetTextObject(self._layer, self.index(offset))) in drawn.unseen
        }


def letter_boxes(page: Any, raw_offsets: list[int], most: int) -> list[Rectangle | None]:
    """The boxes of letters of a page, given by their offsets in pdfium's text."""
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        letters = _Letters(layer, layer.get_text_range(0, min(count, most)), min(count, most))
        return [letters.box(offset) for offset in raw_offsets]
    finally:
        layer.close()


def displayed(page: Any, box: Rectangle) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a box on the page as it is shown, turned and cropped, from its top left corner."""
    width, height = page.get_size()
    across, down = round(width * _GRAIN), round(height * _GRAIN)
    x, y = c_int(), c_int()
    corners = []
    for left, bottom in ((box[0], box[1]), (box[2], box[3])):
        pdfium.FPDF_PageToDevice(page, 0, 0, across, down, 0, left, bottom, x, y)
        corners.append((x.value / _GRAIN, y.value / _GRAIN))
    (one, two), (three, four) = corners
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _indexes(layer: Any, raw: str) -> list[int]:
    found: list[int] = []
    units = 0
    for mark in raw:
        found.append(max(pdfium.FPDFText_GetCharIndexFromTextIndex(layer, units), 0))
        units += 1 + (mark > "\uffff")
    return found


def _parts(raw: str, unseen: set[int], blanks: set[int]) -> tuple[list[Part], str]:
    """The ranges of pdfium's text that are kept, and the hidden words that are not."""
    parts: list[Part] = []
    done = 0
    dropped = sorted({found.start() for found in _not_text().finditer(raw)} | unseen | blanks)
    for at in dropped:
        if at > done:
            parts.append((done, at))
        if raw[at] in _HYPHENS and at not in unseen:
            parts.append("-")
        done = at + 1
    if done < len(raw):
        parts.append((done, len(raw)))
    hidden: list[str] = []
    last = -1
    for at in sorted(unseen):
        hidden.append(raw[at] if at == last + 1 else "\n" + raw[at])
        last = at
    return parts, "".join(hidden).strip()


def _flow(
    raw: str, parts: list[Part], unseen: set[int], drawn: Drawn, letters: _Letters
) -> tuple[Flow, tuple[tuple[int, int], ...]]:
    if not may_hold_table(drawn.edges):
        return compose(raw, parts), ()
    shown = [at for at, mark in enumerate(raw) if not mark.isspace() and at not in unseen]
    tables = find_tables(drawn.edges, raw, shown, letters.box)
    if not tables:
        return compose(raw, parts), ()
    return _with_tables(raw, parts, [table.rows for table in tables])


def _with_tables(
    raw: str, parts: list[Part], tables: list[list[list[Part]]]
) -> tuple[Flow, tuple[tuple[int, int], ...]]:
    """The text with each table at the place of its first letter, a line for each row."""
    owner: dict[int, int] = {}
    for number, rows in enumerate(tables):
        owner.update(
            (at, number) for row in rows for part in row if not isinstance(part, str) for at in range(*part)
        )
    placed: list[Part] = []
    spans: list[tuple[int, int]] = []
    length = 0
    done: set[int] = set()
    behind = False

    def put(part: Part) -> None:
        nonlocal length
        placed.append(part)
        length += len(part) if isinstance(part, str) else part[1] - part[0]

    for start, end in (part for part in parts if not isinstance(part, str)):
        for at in range(start, end):
            table = owner.get(at)
            if table is None:
                # The blanks and line ends of a table's own lines go with it.
                if not (behind and raw[at].isspace()):
                    if behind:
                        put("\n")
                        behind = False
                    put((at, at + 1))
                continue
            behind = True
            if table in done:
                continue
            done.add(table)
            if length:
                put("\n")
            begin = length
            for count, row in enumerate(tables[table]):
                if count:
                    put("\n")
                for piece in row:
                    put(piece)
            spans.append((begin, length))
    return compose(raw, _merged(placed)), tuple(spans)


def _merged(parts: list[Part]) -> list[Part]:
    merged: list[Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, tuple) and isinstance(last, tuple) and last[1] == part[0]:
            merged[-1] = (last[0], part[1])
        else:
            merged.append(part)
    return merged


def _print_lines(flow: Flow, letters: _Letters, page: Any) -> Iterator[PrintLine]:
    """The lines of the text with their places; none for pages that are turned."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box) or box.top <= box.bottom:
        return
    turned = pdfium.FPDFPage_GetRotation(page) != 0
    for start, end in lines_of(flow.text):
        first, last = flow.place(start), flow.place(end - 1)
        left = letters.loose_box(first) if first is not None else None
        right = letters.loose_box(last) if last is not None else None
        if left is None or right is None:
            continue
        height = (box.top - (left[1] + left[3]) / 2) / (box.top - box.bottom)
        yield PrintLine(
            flow.text[start:end],
            left[0],
            right[2],
            0.0 if turned or first is None else letters.size(first),
            start,
            end,
            0.5 if turned else height,
        )


def _reading_order(lines: Sequence[PrintLine]) -> list[tuple[int, int]] | None:
    """The ranges of the lines from top to bottom where the file draws them in another order, as it does boxes that float.

    None where they are in order, and where many stand side by side: columns are read one after the other, as they are drawn.
    """
    if all(above.height <= below.height + _SAME_ROW for above, below in pairwise(lines)):
        return None
    ordered = sorted(lines, key=lambda line: line.height)
    beside = sum(below.height - above.height < _SAME_ROW for above, below in pairwise(ordered))
    if beside > _BESIDE * len(lines):
        return None
    return [(line.start, line.end) for line in ordered]


def _garbled(text: str) -> bool:
    """Are more than a few of the letters none: private use, replacement or control characters, or glyph numbers?"""
    odd = len(_no_letter().findall(text)) + sum(map(len, _glyph_number().findall(text)))
    return odd > _GARBLED_SHARE * len(text)


@cache
def _not_text() -> re.Pattern[str]:
    """What pdfium puts in at the end of a line, and what would part lines and pages in our text."""
    return re.compile("[\r\x00\x02\x0b\x0c\ufffe\uffff]")


@cache
def _blank() -> re.Pattern[str]:
    """A blank with a Chinese letter or mark on one side at least."""
    wide = "[\u2e80-\uffef\u2014\u2018-\u201d\u2026\U00020000-\U0003ffff]"
    return re.compile(rf"(?<={wide}) (?=\S)|(?<=\S) (?={wide})")


@cache
def _no_letter() -> re.Pattern[str]:
    return re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")


@cache
def _glyph_number() -> re.Pattern[str]:
    return re.compile(r"\(cid:[0-9]{1,6}\)")
