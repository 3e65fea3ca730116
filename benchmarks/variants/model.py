"""An original, its units and where its values stand; a variant; and the edits that lead from one to the other."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.evaluate.annotation.spans import annotate
from noticeparse.evaluate.annotation.take_over import take_over
from noticeparse.evaluate.grounding import grounded
from noticeparse.evaluate.locate import Squashed
from noticeparse.numerals import to_han, to_int
from noticeparse.spans import Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.evaluate.annotation.spans import Annotation
    from noticeparse.records.notice import Notice, Section
    from noticeparse.spans import Edit

Path = tuple[str, ...]
ITEMS = ("activities", "requirements")
_WHOLE_ITEM = re.compile(
    r"(?:activities|requirements|items)\[[0-9]{1,4}\]\.evidence$|^(?:.*\.)?contacts\[[0-9]{1,4}\]\.evidence$"
)
_NUMERAL = re.compile(r"[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass
class Unit:
    """A numbered section: the places of its label and of all of it, and its label and title in the variant's gold."""

    path: Path
    number: int | None
    at: Span
    whole: Span
    label: str
    title: str | None
    children: list[Unit] = field(default_factory=list)

    @property
    def body(self) -> Span:
        return Span(self.at.end, self.whole.end)


class Variant(NamedTuple):
    """A changed text, its gold, and the findings that a comparison with the original as parent should give."""

    kind: str
    text: str
    gold: dict[str, Any]
    findings: tuple[dict[str, Any], ...] = ()


@dataclass
class Original:
    """A notice that variants are made of: its source text, its gold and its record."""

    name: str
    text: str
    gold: dict[str, Any]
    notice: Notice

    @cached_property
    def spans(self) -> tuple[Annotation, ...]:
        return annotate(self.gold, self.text, self.notice).spans

    @cached_property
    def taken(self) -> list[Span]:
        """Where gold values stand, and every evidence but that of whole items, of enclosed notices as well."""
        evidence = [one for where, one, _ in grounded(self.notice) if not _WHOLE_ITEM.search(where)]
        places = [(one.start, one.end) for one in self.spans] + [(one.start, one.end) for one in evidence]
        return [Span(*place) for place in places]

    @cached_property
    def repeated(self) -> list[Span]:
        """Every place at which the words of a gold value stand, also those that it was not read from."""
        text = Squashed(self.text)
        words = {self.text[one.start : one.end] for one in self.spans if one.end - one.start > 3}
        return [Span(*place) for one in words for place in text.places(one)]

    def plain(self) -> bool:
        """One notice alone, in lines, with sections whose paths are all different and are those of the gold."""
        paths = [section.path for section in self.notice.walk()]
        return (
            self.text.count("\n") > len(paths)
            and not list(self.notice.enclosed())
            and len(set(paths)) == len(paths) > 0
            and list(_gold_paths(self.gold.get("sections") or [], ())) == paths
            and all(
                [one["label"] for one in self.gold.get(key) or ()]
                == [one.label for one in getattr(self.notice, key)]
                for key in ITEMS
            )
        )


class Draft:
    """A variant in the making: the units as they shall be in its gold, and the edits of the text so far."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.units = [_unit(section, original.text) for section in original.notice.sections]
        self.edits: list[Edit] = []
        by_path = {unit.path: unit for unit, _ in self.walk()}
        self.entries = {
            key: [by_path[one.path] for one in getattr(original.notice, key) if one.path in by_path]
            for key in ITEMS
        }
        self.gold = copy.deepcopy(original.gold)

    def walk(self) -> Iterator[tuple[Unit, list[Unit]]]:
        """Every unit with the list that it stands in, depth first."""
        waiting = [(unit, self.units) for unit in reversed(self.units)]
        while waiting:
            unit, siblings = waiting.pop()
            yield unit, siblings
            waiting += [(child, unit.children) for child in reversed(unit.children)]

    def leaves(self) -> list[tuple[Unit, list[Unit]]]:
        """The units without children of lists of two and more that are numbered from 1 without a gap."""
        return [
            (unit, siblings)
            for unit, siblings in self.walk()
            if not unit.children
            and len(siblings) > 1
            and [one.number for one in siblings] == list(range(1, len(siblings) + 1))
            and all(renumbered(one.label, one.number or 0) == one.label for one in siblings)
        ]

    def edit(self, span: Span, words: str) -> None:
        self.edits.append((*span, words))

    def relabel(self, unit: Unit, label: str) -> None:
        self.edit(unit.at, label)
        unit.label = label

    def forget(self, gone: Span) -> None:
        """Takes the values that stand in this part of the text out of the gold."""
        kept = [one[:3] for one in self.original.spans if not gone.holds((one.start, one.end))]
        self.gold = take_over(self.gold, self.original.text, self.original.spans, kept)

    def done(self, kind: str, findings: Sequence[dict[str, Any]] = ()) -> Variant:
        text, _ = apply_edits(self.original.text, sorted(self.edits))
        self.gold["sections"] = [_dumped(unit) for unit in self.units]
        for key, units in self.entries.items():
            if key in self.original.gold:
                self.gold[key] = [{"label": unit.label, "title": unit.title} for unit in units]
        return Variant(kind, text, self.gold, tuple(findings))


Maker = Callable[[Original, Random], Variant | None]


def renumbered(label: str, number: int) -> str | None:
    """The label with another number in the same script; None where that can't be said.

    >>> renumbered("（三）", 2), renumbered("10．", 9), renumbered("②", 3)
    ('（二）', '9．', '③')
    """
    if label in _CIRCLED:
        return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else None
    found = list(_NUMERAL.finditer(label))
    if not found or to_int(found[-1].group()) is None or not 0 < number < 100:
        return None
    words = found[-1].group()
    new = str(number) if words.isdecimal() else to_han(number)
    if words.isdecimal() and not words.isascii():
        new = new.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    return label[: found[-1].start()] + new + label[found[-1].end() :]


def _unit(section: Section, text: str) -> Unit:
    start = text.find(section.label, section.span.start, section.span.start + len(section.label) + 8)
    start = max(start, section.span.start)
    return Unit(
        path=section.path,
        number=section.number,
        at=Span(start, start + len(section.label)),
        whole=Span(section.span.start, section.span.end),
        label=section.label,
        title=section.title,
        children=[_unit(child, text) for child in section.children],
    )


def _dumped(unit: Unit) -> dict[str, Any]:
    return {"label": unit.label, "title": unit.title, "children": [_dumped(child) for child in unit.children]}


def _gold_paths(sections: Sequence[dict[str, Any]], above: Path) -> Iterator[Path]:
    for one in sections:
        path = (*above, one["label"])
        yield path
        yield from _gold_paths(one.get("children") or [], path)
