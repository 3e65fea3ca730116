"""The lines that a page shows: a block is a line, a table row is a line with its cells parted by tabs, list numbers are written out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from noticeparse.numerals import to_han
from noticeparse.sources.html_names import BLOCKS
from noticeparse.sources.html_tables import is_data_table, rows_of
from noticeparse.sources.html_tree import TEXT

if TYPE_CHECKING:
    from collections.abc import Collection

    from noticeparse.sources.html_tree import Node, Tree

_BLANKS = " \t\n\r\f\v\xa0\u2002\u2003\u2009"
_EMPTY = _BLANKS + "\u3000\u200b\u200c\u200d\u2060\ufeff"
_MOST_LABELS = 99


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``node`` is where it begins in the tree, ``linked`` how many of its characters are links, ``table`` the node of its data table."""

    text: str
    node: int
    linked: int = 0
    table: int | None = None


def lines_of(tree: Tree, skipped: Collection[int]) -> list[Line]:
    """All lines of the page but those of the elements in ``skipped``."""
    writer = _Writer()
    open_: list[int] = []
    numbers: dict[int, int] = {}
    nodes = tree.nodes
    at = 0
    while at < len(nodes):
        while open_ and nodes[open_[-1]].end <= at:
            if nodes[open_.pop()].tag in BLOCKS:
                writer.end_line()
        node = nodes[at]
        if at in skipped:
            at = node.end
        elif node.tag == TEXT:
            writer.write(node, at, kept="\n" in node.text and _keeps_breaks(nodes, node.parent))
            at += 1
        elif node.tag == "table" and is_data_table(tree, at):
            writer.end_line()
            for row, cells in rows_of(tree, at, skipped):
                writer.write_row(tree, row, cells, at)
            at = node.end
        else:
            if node.tag in BLOCKS or node.tag in {"br", "hr"}:
                writer.end_line()
            if node.tag == "li":
                writer.label = _label(tree, at, numbers)
            open_.append(at)
            at += 1
    writer.end_line()
    return writer.lines


class _Writer:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.label = ""
        self._pieces: list[str] = []
        self._node = -1
        self._linked = 0

    def write(self, node: Node, at: int, *, kept: bool) -> None:
        if not kept:
            self._add(inline(node.text), node, at)
            return
        for number, piece in enumerate(node.text.split("\n")):
            if number:
                self.end_line()
            self._add(piece, node, at)

    def write_row(self, tree: Tree, row: int, cells: list[tuple[int, int]], table: int) -> None:
        texts = [cell_text(tree, start, end) for start, end in cells]
        filled = sum(bool(text) for text in texts)
        if filled:
            text = "\t".join(texts).rstrip("\t") if filled > 1 else max(texts, key=len)
            self.lines.append(Line(text, row, tree.linked(row), table))

    def end_line(self) -> None:
        text = tidy("".join(self._pieces))
        if text.strip(_EMPTY):
            self.lines.append(Line(self.label + text, self._node, self._linked))
            self.label = ""
        self._pieces.clear()
        self._node = -1
        self._linked = 0

    def _add(self, piece: str, node: Node, at: int) -> None:
        if self._node < 0 and piece.strip(_EMPTY):
            self._node = at
        self._pieces.append(piece)
        if node.linked:
            self._linked += len(piece.strip())


def inline(text: str) -> str:
    r"""A stretch of text with its blanks as a browser shows them: a run is one blank, and a line break of the file between two Chinese characters is none.

    >>> inline("各有关\n    单位： 请于\xa0 5月")
    '各有关单位： 请于 5月'
    """
    if "\n" in text:
        text = _break_in_chinese().sub("", text)
    return _blanks().sub(" ", text)


def tidy(text: str) -> str:
    """One line without blanks around it; ideographic spaces, which indent a paragraph, stay.

    >>> tidy("  　　为深入 ")
    '　　为深入'
    """
    return _blanks().sub(" ", text).strip(_BLANKS)


def cell_text(tree: Tree, start: int, end: int) -> str:
    """The text of a table cell in one line; a break in it is a blank."""
    pieces: list[str] = []
    at = start
    while at < end:
        node = tree.nodes[at]
        if node.tag == TEXT:
            pieces.append(inline(node.text))
        elif node.tag in BLOCKS or node.tag == "br":
            pieces.append(" ")
        at += 1
    return tidy("".join(pieces)).strip("\u3000")


def _keeps_breaks(nodes: list[Node], parent: int) -> bool:
    for _ in range(3):
        if parent < 0:
            return False
        node = nodes[parent]
        if node.tag == "pre" or "white-space:pre" in node.attribute("style").replace(" ", "").lower():
            return True
        parent = node.parent
    return False


def _label(tree: Tree, at: int, numbers: dict[int, int]) -> str:
    """The number that a browser puts before an item of an ordered list; none where the item prints one itself."""
    item = tree.nodes[at]
    if item.parent < 0 or tree.nodes[item.parent].tag != "ol":
        return ""
    listing = tree.nodes[item.parent]
    given = item.attribute("value") or (listing.attribute("start") if item.parent not in numbers else "")
    number = (
        int(given)
        if given.isascii() and given.isdecimal() and len(given) < 5
        else numbers.get(item.parent, 0) + 1
    )
    numbers[item.parent] = number
    style = f"{listing.attribute('style')} {item.attribute('style')}".replace(" ", "").lower()
    if "list-style:none" in style or "list-style-type:none" in style or not 0 < number <= _MOST_LABELS:
        return ""
    if _own_label().match(cell_text(tree, at + 1, min(item.end, at + 20))):
        return ""
    return f"{to_han(number)}、" if "cjk-ideographic" in style or "simp-chinese" in style else f"{number}. "


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(r"[ \t\n\r\f\v\xa0\u2002\u2003\u2009]+")


@cache
def _break_in_chinese() -> re.Pattern[str]:
    chinese = r"\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d"
    return re.compile(rf"(?<=[{chinese}])[ \t]*+[\r\n][ \t\r\n]*+(?=[{chinese}])")


@cache
def _own_label() -> re.Pattern[str]:
    return re.compile(
        r"[（(]?[0-9一二三四五六七八九十①-⑳]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[章条]|[①-⑳]"
    )
