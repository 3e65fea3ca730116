"""What a PDF page draws, looked at only as far as the text needs it: letters that can't be seen, images, and the ruling of tables."""

from __future__ import annotations

from ctypes import c_float, c_int, c_uint, c_void_p, cast
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# Left, bottom, right, top, in points from the lower left corner.
Rectangle = tuple[float, float, float, float]

_MOST_OBJECTS = 150_000
_DEEPEST = 8
_SMALLEST = 2.0
_NEARLY_WHITE = 250
_INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_FILLING_MODES = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_MOST_EDGES = 2_000
_THIN = 2.5
_SHORTEST_EDGE = 6.0


class Edge(NamedTuple):
    """A straight line of a ruling, upright or level."""

    left: float
    bottom: float
    right: float
    top: float


class Drawn(NamedTuple):
    """What a page draws. ``unseen`` are the addresses of text objects that nobody sees, ``recognised`` those that lie unseen on an image."""

    unseen: frozenset[int]
    recognised: bool
    images: int
    anything: bool
    edges: list[Edge]


class _Text(NamedTuple):
    address: int
    bounds: Rectangle | None
    invisible: bool
    white: bool
    tiny: bool


def look_at(page: Any) -> Drawn:
    """What this page draws. The objects inside forms are looked at for what their letters look like, not for where they stand."""
    texts: list[_Text] = []
    images: list[Rectangle] = []
    grounds: list[Rectangle] = []
    edges: list[Edge] = []
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    nested: list[tuple[Any, int]] = []
    for at in range(count):
        item = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(_text(item, _bounds(item)))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(_bounds(item) or (0.0, 0.0, 0.0, 0.0))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            bounds = _bounds(item)
            if bounds is not None:
                _path(item, bounds, grounds, edges)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            nested.append((item, 0))
            bounds = _bounds(item)
            # A form may be the picture of the page, or the ground under white letters.
            grounds += [bounds] if bounds is not None else []
    images_inside = _look_inside(nested, texts)
    paper = _paper(page)
    unseen: set[int] = set()
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
            unseen.add(text.address)
    return Drawn(frozenset(unseen), recognised, len(images) + images_inside, count > 0, edges)


def address(item: Any) -> int:
    """What tells one object of pdfium from another."""
    return cast(item, c_void_p).value or 0


def _look_inside(nested: list[tuple[Any, int]], texts: list[_Text]) -> int:
    images = seen = 0
    while nested and seen < _MOST_OBJECTS:
        form, depth = nested.pop()
        for at in range(max(pdfium.FPDFFormObj_CountObjects(form), 0)):
            item = pdfium.FPDFFormObj_GetObject(form, at)
            kind = pdfium.FPDFPageObj_GetType(item)
            seen += 1
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append(_text(item, None))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                images += 1
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                nested.append((item, depth + 1))
    return images


def _text(item: Any, bounds: Rectangle | None) -> _Text:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    colour = _fill(item)
    size, matrix = c_float(), pdfium.FS_MATRIX()
    tiny = bool(
        pdfium.FPDFTextObj_GetFontSize(item, size)
        and pdfium.FPDFPageObj_GetMatrix(item, matrix)
        and abs(size.value) * hypot(matrix.c, matrix.d) < _SMALLEST
    )
    return _Text(
        address(item),
        bounds,
        mode in _INVISIBLE_MODES or (colour is not None and colour[3] == 0),
        mode in _FILLING_MODES and colour is not None and min(colour[:3]) >= _NEARLY_WHITE,
        tiny,
    )


def _path(item: Any, bounds: Rectangle, grounds: list[Rectangle], edges: list[Edge]) -> None:
    left, bottom, right, top = bounds
    width, height = right - left, top - bottom
    if width <= _THIN or height <= _THIN:
        if max(width, height) >= _SHORTEST_EDGE and len(edges) < _MOST_EDGES:
            edges.append(_level_or_upright(left, bottom, right, top))
        return
    fill, stroke = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
        return
    colour = _fill(item)
    if fill.value != pdfium.FPDF_FILLMODE_NONE and (colour is None or min(colour[:3]) < _NEARLY_WHITE):
        grounds.append(bounds)
    if stroke.value:
        edges += _strokes(item)[: max(_MOST_EDGES - len(edges), 0)]


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
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value, alpha.value


def _bounds(item: Any) -> Rectangle | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _paper(page: Any) -> Rectangle | None:
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
