"""The letters of a PDF page as pdfium knows them: their places, upright however the page is turned, their sizes, and the blanks between them."""

from __future__ import annotations

import re
from ctypes import c_double, c_int, create_string_buffer
from functools import cache, cached_property
from math import hypot
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from noticeparse.sources.common_han import common_share
from noticeparse.sources.document import Box
from noticeparse.sources.line_styles import Look, is_bold
from noticeparse.sources.pdf_objects import Edge, address
from noticeparse.sources.placed import joined

if TYPE_CHECKING:
    from noticeparse.sources.pdf_objects import Rectangle

_SAMPLE = 300
_CHINESE_SHARE = 0.1
_MOST_GUESSED = 0.5
_TURN_SAMPLE = 9
# In heights of a letter: word processors leave a quarter between Chinese letters and numbers, and stretch lines; a blank takes more,
# and what stands still further apart stands in columns.
SPACING = 0.4
_STRETCH = 0.18
COLUMN_GAP = 3.0
# pdfium gives places on the shown page in whole steps; a hundred of them are a point.
_GRAIN = 100
_LONGEST_NAME = 256


class Letters:
    """Pdfium's letters of a page by their offset in its text. Places are given as if the page were turned so that its text is upright."""

    def __init__(self, layer: Any, raw: str, count: int) -> None:
        self._layer = layer
        self._raw = raw
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        # Where a letter takes two places in pdfium's text, as one beyond the basic plane does, the two counts part.
        self._index = None if len(raw) == count else _indexes(layer, raw)

    def index(self, offset: int) -> int:
        """Pdfium's index of the letter at this offset of its text."""
        return offset if self._index is None else self._index[offset]

    @cached_property
    def turn(self) -> int:
        """How many quarters of a turn to the left most letters of the page are turned."""
        quarters: list[int] = []
        matrix = self._matrix
        for at in range(0, len(self._raw), max(len(self._raw) // _TURN_SAMPLE, 1)):
            if not self._raw[at].isspace() and pdfium.FPDFText_GetMatrix(self._layer, self.index(at), matrix):
                across, up = matrix.a, matrix.b
                quarters.append((0 if across >= 0 else 2) if abs(across) >= abs(up) else 1 if up > 0 else 3)
        return max(set(quarters), key=quarters.count, default=0)

    def upright(self, box: Rectangle) -> Rectangle:
        """A box of the page where it stands once the page is turned."""
        left, bottom, right, top = box
        if self.turn == 1:
            return bottom, -right, top, -left
        if self.turn == 2:
            return -right, -top, -left, -bottom
        return (-top, left, -bottom, right) if self.turn == 3 else box

    def written(self, box: Rectangle) -> Rectangle:
        """Where an upright box stands on the page as it was written."""
        left, bottom, right, top = box
        if self.turn == 1:
            return -top, left, -bottom, right
        return (bottom, -right, top, -left) if self.turn == 3 else self.upright(box)

    def upright_edges(self, edges: list[Edge]) -> list[Edge]:
        """Lines of a ruling where they stand once the page is turned."""
        return [Edge(*self.upright(edge)) for edge in edges] if self.turn else edges

    def box(self, offset: int) -> Rectangle | None:
        """Left, bottom, right and top of a letter, in points."""
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        if not pdfium.FPDFText_GetCharBox(self._layer, self.index(offset), left, right, bottom, top):
            return None
        box = left.value, bottom.value, right.value, top.value
        return self.upright(box) if self.turn else box

    def loose_box(self, offset: int) -> Rectangle | None:
        """The box of a letter with the room that its font gives it, as ``box``."""
        box = self._box
        if not pdfium.FPDFText_GetLooseCharBox(self._layer, self.index(offset), box):
            return None
        found = box.left, box.bottom, box.right, box.top
        return self.upright(found) if self.turn else found

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
        size, matrix = pdfium.FPDFText_GetFontSize(self._layer, index), self._matrix
        if not pdfium.FPDFText_GetMatrix(self._layer, index, matrix):
            return float(size)
        return float(abs(size) * hypot(matrix.c, matrix.d))

    def look(self, offset: int) -> Look:
        """The font of a letter without the mark of a subset, its size, and whether it is bold."""
        index = self.index(offset)
        name, flags = create_string_buffer(_LONGEST_NAME), c_int()
        length = pdfium.FPDFText_GetFontInfo(self._layer, index, name, _LONGEST_NAME, flags)
        font = name.raw[: max(length - 1, 0)].decode("utf-8", "replace") if length <= _LONGEST_NAME else ""
        font = font.partition("+")[2] or font
        weight = pdfium.FPDFText_GetFontWeight(self._layer, index)
        return Look(font or None, self.size(offset), is_bold(font or None, weight if weight > 0 else None))

    def blanks(self) -> dict[int, str]:
        """What stands for the blanks that pdfium put in beside Chinese letters: nothing for the spacing of print, a tab between columns."""
        found: dict[int, str] = {}
        for blank in _blank().finditer(self._raw):
            meant = self._meant(blank.start())
            if meant != " ":
                found[blank.start()] = meant
        return found

    def _meant(self, offset: int) -> str:
        raw = self._raw
        if pdfium.FPDFText_IsGenerated(self._layer, self.index(offset)) != 1:
            return " "
        before, after = self.loose_box(offset - 1), self.loose_box(offset + 1)
        if before is None or after is None:
            return " "
        size = self.size(offset + 1)
        gap = after[0] - before[2]
        latin = raw[offset - 1].isascii() or raw[offset + 1].isascii()
        if 0 <= gap < (SPACING if latin else _STRETCH) * size:
            return ""
        # Words that are spaced out, letter by letter, are no columns.
        alone = raw[offset - 2 : offset - 1].isspace() or raw[offset + 2 : offset + 3].isspace()
        return "\t" if gap > COLUMN_GAP * size and not alone else " "

    def of_objects(self, objects: frozenset[int]) -> set[int]:
        """The offsets of letters that belong to these objects of the page, given by their addresses."""
        if not objects:
            return set()
        return {
            offset
            for offset, mark in enumerate(self._raw)
            if mark not in "\r\n"
            and address(pdfium.FPDFText_GetTextObject(self._layer, self.index(offset))) in objects
        }


def line_boxes(page: Any, raw_offsets: list[int], most: int, number: int) -> list[Box]:
    """A box for each line of these letters, given by their offsets in pdfium's text, on the page as it is shown."""
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        letters = Letters(layer, layer.get_text_range(0, min(count, most)), min(count, most))
        found = filter(None, map(letters.box, raw_offsets))
        lines = joined(Box(number, left, -top, right, -low) for left, low, right, top in found)
        return [
            Box(number, *_displayed(page, letters.written((line.left, -line.bottom, line.right, -line.top))))
            for line in lines
        ]
    finally:
        layer.close()


def looks_of(page: Any, raw_offsets: list[int], most: int) -> list[Look]:
    """The type of letters of a page, given by their offsets in pdfium's text."""
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        letters = Letters(layer, layer.get_text_range(0, min(count, most)), min(count, most))
        return [letters.look(offset) for offset in raw_offsets]
    finally:
        layer.close()


def _displayed(page: Any, box: Rectangle) -> tuple[float, float, float, float]:
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


@cache
def _blank() -> re.Pattern[str]:
    """A blank with a Chinese letter or mark on one side at least."""
    wide = "[\u2e80-\uffef\u2014\u2018-\u201d\u2026\U00020000-\U0003ffff]"
    return re.compile(rf"(?<={wide}) (?=\S)|(?<=\S) (?={wide})")
