"""Automatic numbering of a Word document: the labels that the program shows and the text does not hold (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from noticeparse.sources.number_formats import write_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_LEVELS = 9
_LONGEST_LABEL = 60
_FURTHEST_STYLE = 20
# Signs of the symbol fonts that stand for bullets.
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    template: str = ""
    start: int = 1
    restarts_after: int | None = None
    suffix: str = "tab"
    style: str | None = None
    arabic: bool = False


@dataclass(slots=True)
class _List:
    """One ``w:num``: the definition it counts with, and the levels and starts that it has of its own."""

    counted_by: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document as they come and gives each its label."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        """``numbering`` and ``styles`` are the roots of word/numbering.xml and word/styles.xml, None where there are none."""
        self._definitions: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles = _Styles(styles)
        if numbering is not None:
            self._read(numbering)

    def label(self, paragraph: Element) -> str:
        """The label in front of this paragraph, empty where it has none; each call counts on."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, at = found
        counted = self._lists.get(number)
        level = counted.levels.get(at) if counted is not None else None
        if counted is None or level is None:
            return ""
        counts = self._count(number, counted, at)
        if level.form == "bullet":
            return "" if not level.template else f"{_bullet(level.template)} "
        label = self._filled(level, counted.levels, counts)
        if not label:
            return ""
        # The tab behind 一、 and （一） is layout; behind a bare 1 or 第一条 it parts them from what follows.
        last = label[-1]
        parted = level.suffix == "space" or (
            level.suffix == "tab" and (last.isalpha() or last in "0123456789.")
        )
        return f"{label} " if parted else label

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph, by itself or by its style."""
        style = value(paragraph, "pPr/pStyle") or self._styles.default
        given = paragraph.find("pPr/numPr")
        number = value(given, "numId") if given is not None else None
        at = value(given, "ilvl") if given is not None else None
        if number is None:
            number, styled, style = self._styles.numbering(style)
            if number is not None and at is None:
                at = self._level_of_style(number, style) or styled
        if number is None or number == "0":
            return None
        return number, min(_integer(at, 0), _LEVELS - 1)

    def _level_of_style(self, number: str, style: str | None) -> str | None:
        counted = self._lists.get(number)
        if counted is None or style is None:
            return None
        return next((str(at) for at, level in counted.levels.items() if level.style == style), None)

    def _count(self, number: str, counted: _List, at: int) -> list[int | None]:
        counts = self._counts.setdefault(counted.counted_by, [None] * _LEVELS)
        if at in counted.starts and (number, at) not in self._begun:
            self._begun.add((number, at))
            counts[at] = None
        before = counts[at]
        start = counted.starts.get(at, counted.levels[at].start)
        counts[at] = start if before is None else before + 1
        for below in range(at + 1, _LEVELS):
            after = counted.levels[below].restarts_after if below in counted.levels else None
            if after is None or (after > 0 and at < after):
                counts[below] = None
        return counts

    @staticmethod
    def _filled(level: Level, levels: Mapping[int, Level], counts: list[int | None]) -> str:
        def number(mark: re.Match[str]) -> str:
            at = int(mark[1]) - 1
            shown = levels.get(at, Level())
            count = counts[at] if counts[at] is not None else shown.start
            form = "decimal" if level.arabic else shown.form
            return "" if form == "none" or count is None else write_number(count, form)

        return _placeholder().sub(number, level.template)[:_LONGEST_LABEL]

    def _read(self, numbering: Element) -> None:
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for definition in numbering.iter("abstractNum"):
            name = definition.get("abstractNumId", "")
            self._definitions[name] = _levels(definition)
            if (link := value(definition, "numStyleLink")) is not None:
                linked[name] = link
            if (link := value(definition, "styleLink")) is not None:
                named[link] = name
        for number in numbering.iter("num"):
            name = value(number, "abstractNumId") or ""
            name = named.get(linked.get(name, ""), name)
            counted = _List(name, dict(self._definitions.get(name, {})))
            for override in number.iter("lvlOverride"):
                at = _integer(override.get("ilvl"), 0)
                counted.levels.update(_levels(override))
                if (start := value(override, "startOverride")) is not None and at in counted.levels:
                    counted.starts[at] = _integer(start, 1)
            self._lists[number.get("numId", "")] = counted


class _Styles:
    """What paragraph styles say about numbering."""

    def __init__(self, styles: Element | None) -> None:
        self.default: str | None = None
        self._styles: dict[str, Element] = {}
        for style in styles.iter("style") if styles is not None else ():
            if style.get("type") != "paragraph":
                continue
            name = style.get("styleId", "")
            self._styles[name] = style
            if style.get("default") in {"1", "true", "on"}:
                self.default = name

    def numbering(self, style: str | None) -> tuple[str | None, str | None, str | None]:
        """List, level and the style that gives them, up the chain of the styles that this one is based on."""
        for _ in range(_FURTHEST_STYLE):
            element = self._styles.get(style) if style is not None else None
            if element is None:
                break
            number = value(element, "pPr/numPr/numId")
            if number is not None:
                return number, value(element, "pPr/numPr/ilvl"), style
            style = value(element, "basedOn")
        return None, None, None


def value(element: Element, path: str) -> str | None:
    """What ``w:val`` of the element at this path says."""
    found = element.find(path)
    return None if found is None else found.get("val")


def _levels(parent: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.findall("lvl"):
        at = _integer(element.get("ilvl"), 0)
        restart = value(element, "lvlRestart")
        arabic = element.find("isLgl")
        levels[at] = Level(
            form=_form(element),
            template=value(element, "lvlText") or "",
            start=_integer(value(element, "start"), 1),
            restarts_after=None if restart is None else _integer(restart, 0),
            suffix=value(element, "suff") or "tab",
            style=value(element, "pStyle"),
            arabic=arabic is not None and arabic.get("val") not in {"0", "false", "off"},
        )
    return levels


def _form(level: Element) -> str:
    # A format that only newer programs know stands in front of the one that older ones show in its place.
    for element in level.iter("numFmt"):
        form = element.get("val", "decimal")
        if form != "custom":
            return form
    return "decimal"


def _bullet(template: str) -> str:
    return template if template[0] < "\ue000" or template[0] > "\uf8ff" else _BULLET


def _integer(text: str | None, default: int) -> int:
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > 6:
        return default
    return int(text)


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(r"%([1-9])")
