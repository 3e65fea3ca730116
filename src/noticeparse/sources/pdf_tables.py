"""Tables of a PDF page: pdfplumber finds the cells in the ruling that pdfium gives, and pdfium's letters are put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.sources.tables import holds_data

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from noticeparse.sources.pdf_flow import Part
    from noticeparse.sources.pdf_objects import Edge, Rectangle

_TOLERANCE = 3
# The lines that make pdfplumber's search for cells slow are no table of a notice.
_MOST_EDGES = 400
_WRAPPED = 1.4


class Table(NamedTuple):
    """A table of data: its frame, and for each row the parts of pdfium's text that make its line."""

    frame: Rectangle
    rows: list[list[Part]]


def may_hold_table(edges: Sequence[Edge]) -> bool:
    """Whether there are upright and level lines enough to enclose two cells: three and two."""
    upright = sum(edge.left == edge.right for edge in edges)
    level = len(edges) - upright
    return min(upright, level) >= 2 and max(upright, level) >= 3 and len(edges) <= _MOST_EDGES


def find_tables(
    edges: Sequence[Edge], raw: str, shown: Sequence[int], box_of: Callable[[int], Rectangle | None]
) -> list[Table]:
    """The tables whose rows mean rows, from top to bottom; ``shown`` are the indexes of the letters to put into cells, in order."""
    from pdfplumber import table as finder  # noqa: PLC0415 - loaded with the first ruled page

    drawn = finder.merge_edges([_as_edge(edge) for edge in edges], *[_TOLERANCE] * 4)
    crossings = finder.edges_to_intersections(drawn, _TOLERANCE, _TOLERANCE)
    boxes = {at: box for at in shown if (box := box_of(at)) is not None}
    found = []
    for cells in finder.cells_to_tables(finder.intersections_to_cells(crossings)):
        rows = _rows(cells)
        held = [[_held(cell, boxes) for cell in row] for row in rows]
        sizes = [[(len(letters), 1) for letters in row] for row in held]
        if len(rows) > 1 and holds_data(sizes, sum(size for row in sizes for size, _ in row)):
            frame = (
                min(cell[0] for cell in cells),
                min(cell[1] for cell in cells),
                max(cell[2] for cell in cells),
                max(cell[3] for cell in cells),
            )
            lines = [
                _line(
                    [_cell_parts(letters, cell, raw, boxes) for cell, letters in zip(row, texts, strict=True)]
                )
                for row, texts in zip(rows, held, strict=True)
            ]
            found.append(Table(frame, [line for line in lines if line]))
    return sorted(found, key=lambda table: -table.frame[3])


def _as_edge(edge: Edge) -> dict[str, Any]:
    # pdfplumber counts from the top; upside down is as good, as long as all of it is.
    return {
        "x0": edge.left,
        "x1": edge.right,
        "top": edge.bottom,
        "bottom": edge.top,
        "width": edge.right - edge.left,
        "height": edge.top - edge.bottom,
        "orientation": "v" if edge.left == edge.right else "h",
    }


def _rows(cells: Sequence[Rectangle]) -> list[list[Rectangle]]:
    """The cells by the rows whose upper edge they share, from top to bottom and from left to right."""
    rows: dict[float, list[Rectangle]] = {}
    for cell in sorted(cells, key=lambda cell: (-cell[3], cell[0])):
        top = next((top for top in rows if abs(top - cell[3]) <= _TOLERANCE), cell[3])
        rows.setdefault(top, []).append(cell)
    return list(rows.values())


def _held(cell: Rectangle, boxes: dict[int, Rectangle]) -> list[int]:
    left, bottom, right, top = cell
    return [
        at
        for at, box in boxes.items()
        if left <= (box[0] + box[2]) / 2 < right and bottom <= (box[1] + box[3]) / 2 < top
    ]


def _cell_parts(letters: list[int], cell: Rectangle, raw: str, boxes: dict[int, Rectangle]) -> list[Part]:
    """The letters of a cell as one line: a line that was wrapped goes on, any other line end is a blank."""
    parts: list[Part] = []
    for place, at in enumerate(letters):
        before = letters[place - 1] if place else None
        if before is not None and at != before + 1:
            between = raw[before + 1 : at]
            if not any(mark in between for mark in "\r\n") and between.strip() == "" and len(between) <= 2:
                parts.append((before + 1, at))
            elif not (_wrapped(boxes[before], cell) and raw[before] > "\x7f" and raw[at] > "\x7f"):
                parts.append(" ")
        if parts and isinstance(parts[-1], tuple) and parts[-1][1] == at:
            parts[-1] = (parts[-1][0], at + 1)
        else:
            parts.append((at, at + 1))
    return parts


def _wrapped(last: Rectangle, cell: Rectangle) -> bool:
    """Does this letter end a line that fills the cell? Then the next line goes on with it."""
    letter = max(last[2] - last[0], last[3] - last[1])
    return cell[2] - last[2] < _WRAPPED * letter


def _line(cells: list[list[Part]]) -> list[Part]:
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return filled[0] if filled else []
    while not cells[-1]:
        cells.pop()
    parts: list[Part] = []
    for number, cell in enumerate(cells):
        parts += ["\t", *cell] if number else cell
    return parts
