"""The blocks of a Word document in order: paragraphs, tables and text boxes as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.sources.docx_numbering import value
from noticeparse.sources.html_lines import tidy
from noticeparse.sources.line_styles import DeclaredStyles
from noticeparse.sources.tables import holds_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from noticeparse.sources.docx_looks import Looks
    from noticeparse.sources.docx_numbering import Numbering

# Elements that only wrap what they hold.
_WRAPPERS = frozenset({
    "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "r", "rubyBase", "ruby", "drawing",
    "pict", "object", "inline", "anchor", "graphic", "graphicData", "wsp", "wgp", "grpSp", "wpc", "txbx", "shape", "rect", "group", "textbox",
})  # fmt: skip
_OFF = frozenset({"0", "false", "off"})
_SMALLEST = 4  # half points
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Line(NamedTuple):
    text: str
    table: int | None = None
    paragraph: Element | None = None


class BodyReader:
    """Reads blocks one after the other into lines; ``hidden`` collects what the document does not show."""

    def __init__(self, numbering: Numbering) -> None:
        self.hidden: list[str] = []
        self._numbering = numbering
        self._lines: list[_Line] = []
        self._tables = 0
        self._carried = ""

    def read(self, container: Element, *, coloured: bool = False) -> None:
        """The blocks inside this element; ``coloured`` says that white letters would show on its ground."""
        for block in _blocks(container):
            if block.tag == "tbl":
                self._read_table(block)
            else:
                self._read_paragraph(block, coloured=coloured)

    def text(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The lines as one text, and the ranges of the tables in it."""
        spans: list[tuple[int, int]] = []
        table: int | None = None
        at = 0
        for line in self._lines:
            end = at + len(line.text)
            if line.table is not None and line.table == table:
                spans[-1] = (spans[-1][0], end)
            elif line.table is not None:
                spans.append((at, end))
            table = line.table
            at = end + 1
        return "\n".join(line.text for line in self._lines), tuple(spans)

    def styles(self, looks: Looks) -> DeclaredStyles[Element]:
        """How the lines are set; rows of tables are left out."""
        return DeclaredStyles([(line.text, line.paragraph) for line in self._lines], looks.of)

    def _read_paragraph(self, paragraph: Element, *, coloured: bool) -> None:
        mark = paragraph.find("pPr/rPr")
        joined = mark is not None and (mark.find("del") is not None or mark.find("moveFrom") is not None)
        shaded = paragraph.find("pPr/shd") is not None
        runs = _Runs(coloured=coloured or shaded)
        runs.walk(paragraph)
        for box in runs.boxes:
            self.read(box, coloured=True)
        if runs.hidden:
            self.hidden.append("".join(runs.hidden))
        words = "".join(runs.pieces)
        if joined:
            # The paragraph mark was deleted: what is left goes on with the next paragraph.
            self._carried += words
            return
        words = self._numbering.label(paragraph) + self._carried + words
        self._carried = ""
        self._lines += [_Line(line.rstrip(), None, paragraph) for line in words.split("\n")]

    def _read_table(self, table: Element) -> None:
        rows = [_cells(row) for row in _inside(table, "tr") if row.find("trPr/del") is None]
        read = [[self._cell(cell) for cell in row] for row in rows]
        sizes = [[(len(_joined(lines)), len(lines)) for lines in row] for row in read]
        nested = any(cell.find(".//tbl") is not None for row in rows for cell in row)
        if nested or not holds_data(sizes, sum(size for row in sizes for size, _ in row)):
            self._lines += [line for row in read for lines in row for line in lines]
            return
        self._tables += 1
        for row in read:
            texts = [_joined(lines) for lines in row]
            filled = [text for text in texts if text]
            if filled:
                text = "\t".join(texts).rstrip("\t") if len(filled) > 1 else filled[0]
                self._lines.append(_Line(text, self._tables))

    def _cell(self, cell: Element) -> list[_Line]:
        """The lines of a cell; one that only goes on with the cell above it has none."""
        merged = cell.find("tcPr/vMerge")
        if merged is not None and merged.get("val") != "restart":
            return []
        before, self._lines = self._lines, []
        self.read(cell, coloured=True)
        found, self._lines = self._lines, before
        while found and not found[-1].text:
            found.pop()
        return found


class _Runs:
    """The text of one paragraph, and the text boxes that are anchored in it."""

    def __init__(self, *, coloured: bool) -> None:
        self.pieces: list[str] = []
        self.hidden: list[str] = []
        self.boxes: list[Element] = []
        self._coloured = coloured

    def walk(self, element: Element, *, shown: bool = True) -> None:
        pieces = self.pieces if shown else self.hidden
        for child in element:
            tag = child.tag
            if tag == "t":
                pieces.append(child.text or "")
            elif tag == "r":
                self.walk(child, shown=shown and not self._hides(child))
            elif tag in _BREAKS:
                pieces.append(_BREAKS[tag])
            elif tag == "txbxContent":
                self.boxes.append(child)
            elif tag == "AlternateContent":
                chosen = child.find("Choice")
                chosen = child.find("Fallback") if chosen is None else chosen
                if chosen is not None:
                    self.walk(chosen, shown=shown)
            elif tag in _WRAPPERS:
                self.walk(child, shown=shown)

    def _hides(self, run: Element) -> bool:
        """Is it hidden, or too small to be seen, or white on white?"""
        looks = run.find("rPr")
        if looks is None:
            return False
        vanish = looks.find("vanish")
        if vanish is not None and vanish.get("val") not in _OFF:
            return True
        size = value(looks, "sz")
        if size is not None and size.isdecimal() and int(size) < _SMALLEST:
            return True
        white = (value(looks, "color") or "").upper() == "FFFFFF"
        return white and not self._coloured and looks.find("shd") is None and looks.find("highlight") is None


def _blocks(container: Element) -> Iterator[Element]:
    for child in container:
        if child.tag in ("p", "tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The elements with this tag, through what only wraps them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _cells(row: Element) -> list[Element]:
    return list(_inside(row, "tc"))


def _joined(lines: list[_Line]) -> str:
    """The lines of a cell as one; a break in it is a blank."""
    return tidy(" ".join(line.text for line in lines)).strip("\u3000")
