"""Which tables hold data, row by row, and which only place things on the page and are no tables to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A cell of a schedule or a list of contacts is a phrase or two; a cell with this much holds a text of its own.
_LONG_CELL = 600
_LONG_PARAGRAPHS = 4
PARAGRAPHED_CELL = 300
# One cell with this share of a table's words is the page's body, whatever stands beside it.
_MAIN_SHARE = 0.8
_MAIN_CELL = 250


def holds_data(rows: Iterable[Sequence[tuple[int, int]]], letters: int) -> bool:
    """Whether rows of this table mean rows: at least two filled cells side by side, and none with a whole text in it.

    A cell is given by its letters and its paragraphs (these count only in one of more than ``PARAGRAPHED_CELL`` letters),
    the table by its ``letters`` in all.

    >>> holds_data([[(2, 1), (11, 1)], [(2, 1), (11, 1)]], 26), holds_data([[(900, 9), (3, 1)]], 903)
    (True, False)
    """
    beside = False
    for cells in rows:
        beside = beside or sum(size > 0 for size, _ in cells) > 1
        for size, paragraphs in cells:
            if size > _LONG_CELL or (size > _MAIN_CELL and size > _MAIN_SHARE * letters):
                return False
            if size > PARAGRAPHED_CELL and paragraphs >= _LONG_PARAGRAPHS:
                return False
    return beside
