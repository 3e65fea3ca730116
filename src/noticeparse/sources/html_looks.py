"""The type of a line of a web page, as far as its own elements say: the page's style sheets are not read."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from noticeparse.sources.html_names import BLOCKS, HEADINGS
from noticeparse.sources.line_styles import Look

if TYPE_CHECKING:
    from noticeparse.sources.html_lines import Line
    from noticeparse.sources.html_tree import Tree

_BOLD = frozenset({"b", "strong", "th"}) | HEADINGS
_FURTHEST = 12
_POINTS = {"pt": 1.0, "px": 0.75}
_BOLD_WEIGHTS = frozenset({"bold", "bolder", "600", "700", "800", "900"})


def look_of(tree: Tree, line: Line) -> Look:
    """How the beginning of this line is set, by the elements around it; the nearest that says something counts."""
    font = size = centred = None
    bold = False
    block = False
    for around in islice(tree.ancestors(line.node), _FURTHEST):
        node = tree.nodes[around]
        style = dict(_property().findall(node.attribute("style").lower())) if node.attributes else {}
        bold = bold or (not block and (node.tag in _BOLD or style.get("font-weight") in _BOLD_WEIGHTS))
        if size is None and (given := _size().match(style.get("font-size", ""))) is not None:
            size = round(float(given[1]) * _POINTS[given[2]], 1)
        font = font or style.get("font-family", node.attribute("face")).split(",")[0].strip(" '\"") or None
        place = style.get("text-align") or node.attribute("align").lower()
        if centred is None and (place or node.tag == "center"):
            centred = place == "center" or node.tag == "center"
        block = block or node.tag in BLOCKS
    return Look(font, size, bold, centred or False)


@cache
def _property() -> re.Pattern[str]:
    return re.compile(r"(font-weight|font-size|font-family|text-align)\s{0,4}:\s{0,4}([^;]{1,200})")


@cache
def _size() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)(pt|px)")
