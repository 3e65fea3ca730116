"""Tables of a web page, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.sources.html_tree import TEXT
from noticeparse.sources.tables import PARAGRAPHED_CELL, holds_data

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from noticeparse.sources.html_tree import Tree

_CELLS = frozenset({"td", "th"})


def is_data_table(tree: Tree, table: int) -> bool:
    """Whether rows of this table mean rows: at least two cells side by side, none with a table or a whole text in it."""
    nodes = tree.nodes
    end = nodes[table].end
    if any(nodes[at].tag == "table" for at in range(table + 1, end)):
        return False
    return holds_data(
        ([_size(tree, start) for start, _ in cells] for _, cells in rows_of(tree, table, ())),
        tree.letters(table),
    )


def _size(tree: Tree, start: int) -> tuple[int, int]:
    size = tree.letters(start - 1)
    return size, _paragraphs(tree, start) if size > PARAGRAPHED_CELL else 1


def rows_of(tree: Tree, table: int, skipped: Collection[int]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Each row with the ranges of its cells' content; a caption is a row of one cell."""
    nodes = tree.nodes
    at = table + 1
    while at < nodes[table].end:
        node = nodes[at]
        if at in skipped:
            at = node.end
        elif node.tag == "tr":
            yield (
                at,
                [
                    (cell + 1, nodes[cell].end)
                    for cell in _children(tree, at)
                    if nodes[cell].tag in _CELLS and cell not in skipped
                ],
            )
            at = node.end
        elif node.tag == "caption":
            yield at, [(at + 1, node.end)]
            at = node.end
        else:
            at += 1


def _children(tree: Tree, parent: int) -> Iterator[int]:
    at = parent + 1
    while at < tree.nodes[parent].end:
        yield at
        at = tree.nodes[at].end


def _paragraphs(tree: Tree, start: int) -> int:
    nodes = tree.nodes
    count = 0
    for at in range(start, nodes[start - 1].end):
        if nodes[at].tag in {"p", "div", "li"}:
            count += tree.letters(at) > 0
        elif nodes[at].tag == "br" and nodes[at - 1].tag == TEXT:
            count += 1
    return count
