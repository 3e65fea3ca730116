"""The type of a paragraph of a Word document: what its longest run says, else its style and the styles below, else the document's defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.sources.docx_numbering import value
from noticeparse.sources.line_styles import Look

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFF = frozenset({"0", "false", "off"})
_FURTHEST_STYLE = 20
_LONGEST_SIZE = 4
_FONTS = ("eastAsia", "ascii", "hAnsi")


class Looks:
    """Knows the styles of one document."""

    def __init__(self, styles: Element | None) -> None:
        """``styles`` is the root of word/styles.xml, None where there is none."""
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        self._base: Element | None = None
        if styles is None:
            return
        self._base = styles.find("docDefaults/rPrDefault")
        for style in styles.iter("style"):
            name = style.get("styleId", "")
            self._styles[name] = style
            if style.get("type") == "paragraph" and style.get("default") in {"1", "true", "on"}:
                self._default = name

    def of(self, paragraph: Element) -> Look:
        """How this paragraph is set."""
        run = max(paragraph.iter("r"), key=_letters, default=None)
        chain = [
            *([run, *self._chain(value(run, "rPr/rStyle"))] if run is not None else []),
            *self._chain(value(paragraph, "pPr/pStyle") or self._default),
            *([self._base] if self._base is not None else []),
        ]
        size = _first(chain, "rPr/sz")
        bold = _first(chain, "rPr/b")
        fonts = _first(chain, "rPr/rFonts")
        points = size.get("val", "") if size is not None else ""
        placed = [paragraph, *self._chain(value(paragraph, "pPr/pStyle") or self._default)]
        place = _first(placed, "pPr/jc")
        return Look(
            next(filter(None, map(fonts.get, _FONTS)), None) if fonts is not None else None,
            int(points) / 2 if points.isdecimal() and len(points) <= _LONGEST_SIZE else None,
            bold is not None and bold.get("val") not in _OFF,
            place is not None and place.get("val") == "center",
        )

    def _chain(self, name: str | None) -> list[Element]:
        """A style and those that it is based on."""
        found: list[Element] = []
        while name is not None and name in self._styles and len(found) < _FURTHEST_STYLE:
            found.append(self._styles[name])
            name = value(found[-1], "basedOn")
        return found


def _first(elements: list[Element], path: str) -> Element | None:
    """What the first of these elements says that says anything."""
    return next((found for element in elements if (found := element.find(path)) is not None), None)


def _letters(run: Element) -> int:
    return sum(len(text.text or "") for text in run.iter("t"))
