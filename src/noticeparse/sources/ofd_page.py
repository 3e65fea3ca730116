"""One page of an OFD: its text objects as pieces of text with their places, and what of it a reader does not see."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple, overload

from noticeparse.sources.line_styles import is_bold
from noticeparse.sources.placed import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

Rectangle = tuple[float, float, float, float]
# x' = ax + cy + e, y' = bx + dy + f
_Matrix = tuple[float, float, float, float, float, float]

A4: Rectangle = (0.0, 0.0, 210.0, 297.0)
_POINTS = 72 / 25.4
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 32
_SMALLEST = 2 / _POINTS
_NEARLY_WHITE = 250
_ASCENT = 0.88
# How far the line that letters stand on leaves the upright for them to be at a slant, as a share of its length.
_SLANT = 0.1
_LONGEST_ARRAY = 200_000
_FURTHEST = 1e6
# What holds objects and places them by itself.
_GROUPS = frozenset({"Content", "Layer", "PageBlock"})


class PageContent(NamedTuple):
    """The text of a page, the text that it does not show, that of seals and watermarks, the rectangles (mm) that images and coloured grounds fill, its height in points."""

    pieces: list[Piece]
    hidden: list[str]
    stamped: list[str]
    grounds: list[Rectangle]
    height: float


class Font(NamedTuple):
    """A font by its name, and whether the document says that it is bold."""

    name: str | None
    bold: bool


_NO_FONTS: dict[str, Font] = {}


class PageReader:
    """Collects what a page and its templates print."""

    def __init__(
        self, box: Rectangle, units: Mapping[str, Element], fonts: Mapping[str, Font] = _NO_FONTS
    ) -> None:
        self._box = box
        self._fonts = fonts
        self._units = units
        self._pieces: list[tuple[Piece, bool]] = []
        self._hidden: list[str] = []
        self._stamped: list[str] = []
        self._grounds: list[Rectangle] = []

    def read(self, root: Element) -> None:
        """The objects of a page or of a template of pages."""
        for content in root.iterfind("Content"):
            self._walk(content, _IDENTITY, 0)

    def content(self) -> PageContent:
        """All that was read so far; white letters show only on a ground."""
        pieces: list[Piece] = []
        hidden = list(self._hidden)
        for piece, white in self._pieces:
            if self._outside(piece) or (white and not self._on_ground(piece)):
                hidden.append(piece.text)
            else:
                pieces.append(piece)
        return PageContent(pieces, hidden, self._stamped, self._grounds, self._box[3] * _POINTS)

    def _walk(self, parent: Element, matrix: _Matrix, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in parent:
            if child.tag in _GROUPS:
                self._walk(child, matrix, depth + 1)
            elif child.tag == "TextObject":
                self._read_text(child, matrix)
            elif child.tag in ("ImageObject", "PathObject"):
                self._read_ground(child, matrix)
            elif child.tag == "CompositeObject":
                unit = self._units.get(child.get("ResourceID", ""))
                if unit is not None:
                    self._walk(unit, _placed(child, matrix), depth + 1)

    def _read_text(self, element: Element, outer: _Matrix) -> None:
        size = _number(element.get("Size"), 0.0)
        matrix = _placed(element, outer)
        scale = abs(matrix[3]) or abs(matrix[1]) or 1.0
        shown = (
            element.get("Visible", "true") != "false"
            and element.get("Alpha") != "0"
            and (element.get("Fill", "true") != "false" or element.get("Stroke") == "true")
            and size * scale >= _SMALLEST
        )
        slanted = min(abs(matrix[0]), abs(matrix[1])) > _SLANT * hypot(matrix[0], matrix[1])
        white = _white(element.find("FillColor"))
        font = self._fonts.get(element.get("Font", ""))
        weight = int(_number(element.get("Weight"), 0.0))
        name = font.name if font is not None else None
        bold = True if font is not None and font.bold else is_bold(name, weight or None)
        x = y = 0.0
        for code in element.iterfind("TextCode"):
            text = code.text or ""
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            if not shown or slanted:
                (self._stamped if shown else self._hidden).append(text)
                continue
            self._pieces += [
                (piece._replace(font=name, bold=bold), white)
                for piece in _pieces(text, code, (x, y), size, matrix, scale, self._box)
            ]

    def _read_ground(self, element: Element, outer: _Matrix) -> None:
        boundary = box_of(element.get("Boundary"))
        filled = element.tag == "ImageObject" or element.get("Fill") == "true"
        if boundary is None or not filled or _white(element.find("FillColor")):
            return
        left, top, width, height = boundary
        a, b, c, d, e, f = outer
        x, y = a * left + c * top + e, b * left + d * top + f
        self._grounds.append((x - self._box[0], y - self._box[1], width * abs(a or b), height * abs(d or c)))

    def _outside(self, piece: Piece) -> bool:
        width, height = self._box[2] * _POINTS, self._box[3] * _POINTS
        return piece.right <= 0 or piece.left >= width or piece.bottom <= 0 or piece.top >= height

    def _on_ground(self, piece: Piece) -> bool:
        x, y = (piece.left + piece.right) / 2 / _POINTS, (piece.top + piece.bottom) / 2 / _POINTS
        return any(
            left <= x <= left + width and top <= y <= top + height
            for left, top, width, height in self._grounds
        )


def box_of(text: str | None) -> Rectangle | None:
    """Left, top, width and height, as OFD writes a box: numbers parted by blanks.

    >>> box_of("0 0 210 297"), box_of("0 0 x")
    ((0.0, 0.0, 210.0, 297.0), None)
    """
    numbers = [_number(word, None) for word in (text or "").split()[:4]]
    if len(numbers) < 4 or None in numbers:
        return None
    left, top, width, height = (number or 0.0 for number in numbers)
    return left, top, width, height


def _pieces(
    text: str,
    code: Element,
    at: tuple[float, float],
    size: float,
    matrix: _Matrix,
    scale: float,
    box: Rectangle,
) -> list[Piece]:
    """The characters of one ``TextCode``, as one piece if they stand on one line."""
    across = _deltas(code.get("DeltaX"))
    down = _deltas(code.get("DeltaY"))
    a, b, c, d, e, f = matrix
    x, y = at
    spots: list[tuple[float, float]] = []
    for number, mark in enumerate(text):
        spots.append((a * x + c * y + e - box[0], b * x + d * y + f - box[1]))
        x += across[number] if number < len(across) else 0.0 if down else _advance(mark, size)
        y += down[number] if number < len(down) else 0.0
    spots.append((a * x + c * y + e - box[0], b * x + d * y + f - box[1]))
    height = size * scale
    # The step behind the last character is not given: it is as wide as it is printed.
    last = spots[-2][0] + _advance(text[-1], height) if text else 0.0
    upright = all(abs(spot[1] - spots[0][1]) < height / 2 for spot in spots[:-1])
    ordered = all(left[0] <= right[0] for left, right in pairwise(spots[:-1]))
    if upright and ordered and text:
        stops = [spot[0] * _POINTS for spot in spots[:-1]] + [last * _POINTS]
        return [_piece(text, spots[0][1], height, tuple(stops))]
    return [
        _piece(mark, spot[1], height, (spot[0] * _POINTS, (spot[0] + _advance(mark, height)) * _POINTS))
        for mark, spot in zip(text, spots, strict=False)
    ]


def _piece(text: str, baseline: float, height: float, stops: tuple[float, ...]) -> Piece:
    top = (baseline - _ASCENT * height) * _POINTS
    return Piece(text, top, top + height * _POINTS, stops)


def _placed(element: Element, outer: _Matrix) -> _Matrix:
    """The matrix of an object: its own, moved to its boundary, inside the outer one."""
    numbers = [_number(word, None) for word in (element.get("CTM") or "").split()[:6]]
    own = _IDENTITY
    if len(numbers) == 6 and None not in numbers:
        a, b, c, d, e, f = (number or 0.0 for number in numbers)
        own = (a, b, c, d, e, f)
    boundary = box_of(element.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
    a, b, c, d, e, f = own
    e, f = e + boundary[0], f + boundary[1]
    oa, ob, oc, od, oe, of = outer
    return (
        oa * a + oc * b,
        ob * a + od * b,
        oa * c + oc * d,
        ob * c + od * d,
        oa * e + oc * f + oe,
        ob * e + od * f + of,
    )


def _deltas(text: str | None) -> list[float]:
    """The steps between characters: numbers, of which ``g n v`` is n times v."""
    if not text:
        return []
    words = text.split()
    found: list[float] = []
    at = 0
    while at < len(words) and len(found) < _LONGEST_ARRAY:
        if words[at] == "g" and at + 2 < len(words):
            times = int(_number(words[at + 1], 0.0))
            found += [_number(words[at + 2], 0.0)] * max(min(times, _LONGEST_ARRAY - len(found)), 0)
            at += 3
        else:
            found.append(_number(words[at], 0.0))
            at += 1
    return found


def _advance(mark: str, size: float) -> float:
    return size * (0.5 if mark < "\u2e80" else 1.0)


def _white(colour: Element | None) -> bool:
    if colour is None:
        return False
    numbers = [_number(word, 0.0) for word in colour.get("Value", "").split()[:3]]
    return bool(numbers) and min(numbers) >= _NEARLY_WHITE


@overload
def _number(text: str | None, default: float) -> float: ...
@overload
def _number(text: str | None, default: None) -> float | None: ...
def _number(text: str | None, default: float | None) -> float | None:
    """The number, or the default for what is none, infinite or beyond any page."""
    try:
        number = float(text) if text is not None else None
    except ValueError:
        return default
    return number if number is not None and abs(number) < _FURTHEST else default
