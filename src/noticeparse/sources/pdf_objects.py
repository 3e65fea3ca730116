"""What a PDF page draws, looked at only as far as the text needs it: letters that can't be seen or stand at a slant, images, and the ruling of tables."""

from __future__ import annotations

from ctypes import c_float, c_int, c_uint, c_void_p, cast
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# Left, bottom, right, top, in points from the lower left corner.
Rectangle = tuple[float, float, float, float]
# What a matrix does to directions: x' = ax + cy, y' = bx + dy.
_Turn = tuple[float, float, float, float]
_UPRIGHT: _Turn = (1.0, 0.0, 0.0, 1.0)

_MOST_OBJECTS = 150_000
_DEEPEST = 8
_SMALLEST = 2.0
_NEARLY_WHITE = 250
_INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_FILLING_MODES = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_MOST_EDGES = 2_000
# The share of a letter's height by which the line that it stands on must leave the upright for it to be at a slant.
_SLANT = 0.1
_OPAQUE = 255
_RED = (150, 110)
_FEW_COVERS = 200
# What pdfium writes its answers into; it is asked by one thread at a time.
_COLOUR = (c_uint(), c_uint(), c_uint(), c_uint())
_SIZE, _MATRIX = c_float(), pdfium.FS_MATRIX()
_CORNERS = (c_float(), c_float(), c_float(), c_float())
_THIN = 2.5
_SHORTEST_EDGE = 6.0


class Edge(NamedTuple):
    """A straight line of a ruling, upright or level."""

    left: float
    bottom: float
    right: float
    top: float


class Drawn(NamedTuple):
    """What a page draws. ``unseen`` are the addresses of text objects that nobody sees, ``stamped`` those of seals and watermarks.

    ``recognised`` says that there is text that lies unseen on an image.
    """

    unseen: frozenset[int]
    stamped: frozenset[int]
    recognised: bool
    images: int
    anything: bool
    edges: list[Edge]


class _Text(NamedTuple):
    item: Any
    bounds: Rectangle | None
    invisible: bool
    white: bool
    tiny: bool
    slanted: bool
    red: bool


class _Covers:
    """Opaque rectangles that were drawn over what was drawn before them; the last ones of a page that draws very many."""

    def __init__(self) -> None:
        self._found: list[tuple[int, Rectangle]] = []

    def add(self, texts: int, bounds: Rectangle) -> None:
        """One that covers some of the first ``texts`` texts."""
        if texts and len(self._found) < _FEW_COVERS:
            self._found.append((texts, bounds))

    def of(self, texts: list[_Text]) -> set[int]:
        """The addresses of the texts that are covered whole."""
        return {
            address(text.item)
            for count, (left, bottom, right, top) in self._found
            for text in texts[:count]
            if text.bounds is not None
            and left <= text.bounds[0]
            and text.bounds[2] <= right
            and bottom <= text.bounds[1]
            and text.bounds[3] <= top
        }


def look_at(page: Any) -> Drawn:
    """What this page draws. The objects inside forms are looked at for what their letters look like, not for where they stand."""
    texts: list[_Text] = []
    images: list[Rectangle] = []
    grounds: list[Rectangle] = []
    edges: list[Edge] = []
    covers = _Covers()
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    nested: list[tuple[Any, int, _Turn]] = []
    for at in range(count):
        item = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(_text(item, _bounds(item), _UPRIGHT))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(_bounds(item) or (0.0, 0.0, 0.0, 0.0))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            bounds = _bounds(item)
            if bounds is not None and _path(item, bounds, grounds, edges):
                covers.add(len(texts), bounds)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            nested.append((item, 0, _UPRIGHT))
            bounds = _bounds(item)
            # A form may be the picture of the page, or the ground under white letters.
            grounds += [bounds] if bounds is not None else []
    images_inside = _look_inside(nested, texts)
    paper = paper_of(page)
    unseen = covers.of(texts)
    recognised = False
    for text in texts:
        if text.invisible and (_on(text.bounds, images) or (images_inside and text.bounds is None)):
            recognised = True
        elif (
            text.invisible
            or text.tiny
            or (text.bounds is not None and paper is not None and _outside(text.bounds, paper))
            or (text.white and text.bounds is not None and not _on(text.bounds, images + grounds))
        ):
            unseen.add(address(text.item))
    return Drawn(
        frozenset(unseen), _stamped(texts), recognised, len(images) + images_inside, count > 0, edges
    )


def address(item: Any) -> int:
    """What tells one object of pdfium from another."""
    return cast(item, c_void_p).value or 0


def _look_inside(nested: list[tuple[Any, int, _Turn]], texts: list[_Text]) -> int:
    images = seen = 0
    while nested and seen < _MOST_OBJECTS:
        form, depth, outer = nested.pop()
        turn = _turned(form, outer)
        for at in range(max(pdfium.FPDFFormObj_CountObjects(form), 0)):
            item = pdfium.FPDFFormObj_GetObject(form, at)
            kind = pdfium.FPDFPageObj_GetType(item)
            seen += 1
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append(_text(item, None, turn))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                images += 1
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                nested.append((item, depth + 1, turn))
    return images


def _turned(item: Any, outer: _Turn) -> _Turn:
    """How an object turns what it draws, inside something that is turned itself."""
    if not pdfium.FPDFPageObj_GetMatrix(item, _MATRIX):
        return outer
    inner = _MATRIX.a, _MATRIX.b, _MATRIX.c, _MATRIX.d
    return inner if outer is _UPRIGHT else _composed(inner, outer)


def _composed(inner: _Turn, outer: _Turn) -> _Turn:
    a, b, c, d = outer
    return (
        a * inner[0] + c * inner[1],
        b * inner[0] + d * inner[1],
        a * inner[2] + c * inner[3],
        b * inner[2] + d * inner[3],
    )


def _text(item: Any, bounds: Rectangle | None, outer: _Turn) -> _Text:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    clear = white = red = False
    if pdfium.FPDFPageObj_GetFillColor(item, *_COLOUR):
        reds, greens, blues, alpha = _COLOUR
        clear = alpha.value == 0
        red_share = reds.value
        if red_share:
            green_share, blue_share = greens.value, blues.value
            white = mode in _FILLING_MODES and min(red_share, green_share, blue_share) >= _NEARLY_WHITE
            red = red_share >= _RED[0] and max(green_share, blue_share) <= _RED[1]
    a, b, c, d = _turned(item, outer)
    height = abs(d) if not c else hypot(c, d)
    return _Text(
        item,
        bounds,
        mode in _INVISIBLE_MODES or clear,
        white,
        bool(pdfium.FPDFTextObj_GetFontSize(item, _SIZE)) and abs(_SIZE.value) * height < _SMALLEST,
        bool(a and b) and min(abs(a), abs(b)) > _SLANT * hypot(a, b),
        red,
    )


def _stamped(texts: list[_Text]) -> frozenset[int]:
    """Text at a slant, as seals and watermarks have it, and the red text inside the ring that red letters make."""
    slanted = [text for text in texts if text.slanted]
    if not slanted:
        return frozenset()
    ring = [text.bounds for text in slanted if text.red and text.bounds is not None]
    seals: list[Rectangle] = []
    if ring:
        left, right = min(box[0] for box in ring), max(box[2] for box in ring)
        low, top = min(box[1] for box in ring), max(box[3] for box in ring)
        # The name fills the upper arc; a seal is as high as it is wide.
        seals.append((left, min(low, top - (right - left)), right, top))
    return frozenset(
        address(text.item) for text in texts if text.slanted or (text.red and _on(text.bounds, seals))
    )


def _path(item: Any, bounds: Rectangle, grounds: list[Rectangle], edges: list[Edge]) -> bool:
    """Notes a path as ruling, or as the ground of what is drawn on it; whether it hides what was drawn before it."""
    left, bottom, right, top = bounds
    width, height = right - left, top - bottom
    if width <= _THIN or height <= _THIN:
        if max(width, height) >= _SHORTEST_EDGE and len(edges) < _MOST_EDGES:
            edges.append(_level_or_upright(left, bottom, right, top))
        return False
    fill, stroke = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
        return False
    colour = _fill(item)
    filled = fill.value != pdfium.FPDF_FILLMODE_NONE
    if filled and (colour is None or min(colour[:3]) < _NEARLY_WHITE):
        grounds.append(bounds)
    if stroke.value:
        edges += _strokes(item)[: max(_MOST_EDGES - len(edges), 0)]
    return bool(
        filled
        and colour is not None
        and colour[3] == _OPAQUE
        and not pdfium.FPDFPageObj_HasTransparency(item)
        and _is_rectangle(item)
    )


def _is_rectangle(item: Any) -> bool:
    """Four or five points, each on a level or an upright with the one before it."""
    count = pdfium.FPDFPath_CountSegments(item)
    if not 4 <= count <= 6:
        return False
    points: list[tuple[float, float]] = []
    x, y = c_float(), c_float()
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        if pdfium.FPDFPathSegment_GetType(
            segment
        ) == pdfium.FPDF_SEGMENT_BEZIERTO or not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return False
        points.append((x.value, y.value))
    return all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(points))


def _strokes(item: Any) -> list[Edge]:
    """The upright and level lines of a path: a frame is drawn as one, and so may a whole ruling be."""
    found: list[Edge] = []
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return found
    x, y = c_float(), c_float()
    begun = last = (0.0, 0.0)
    for at in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_EDGES)):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            begun = point
        else:
            found += _edge(last, point)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            found += _edge(last, begun)
    return found


def _edge(start: tuple[float, float], end: tuple[float, float]) -> list[Edge]:
    left, right = sorted((start[0], end[0]))
    bottom, top = sorted((start[1], end[1]))
    if min(right - left, top - bottom) > _THIN or max(right - left, top - bottom) < _SHORTEST_EDGE:
        return []
    return [_level_or_upright(left, bottom, right, top)]


def _level_or_upright(left: float, bottom: float, right: float, top: float) -> Edge:
    if right - left >= top - bottom:
        middle = (bottom + top) / 2
        return Edge(left, middle, right, middle)
    middle = (left + right) / 2
    return Edge(middle, bottom, middle, top)


def _fill(item: Any) -> tuple[int, int, int, int] | None:
    if not pdfium.FPDFPageObj_GetFillColor(item, *_COLOUR):
        return None
    red, green, blue, alpha = _COLOUR
    return red.value, green.value, blue.value, alpha.value


def _bounds(item: Any) -> Rectangle | None:
    if not pdfium.FPDFPageObj_GetBounds(item, *_CORNERS):
        return None
    left, bottom, right, top = _CORNERS
    return left.value, bottom.value, right.value, top.value


def paper_of(page: Any) -> Rectangle | None:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box) or box.right <= box.left or box.top <= box.bottom:
        return None
    return box.left, box.bottom, box.right, box.top


def _outside(inner: Rectangle, outer: Rectangle) -> bool:
    return inner[2] <= outer[0] or inner[0] >= outer[2] or inner[3] <= outer[1] or inner[1] >= outer[3]


def _on(bounds: Rectangle | None, grounds: list[Rectangle]) -> bool:
    if bounds is None:
        return False
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in grounds)
