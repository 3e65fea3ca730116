"""Notices of the corpus against copies of themselves in another layout: nothing breaks the parent, nothing is missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from noticeparse import compare_notices, parse_text, read_file
from noticeparse.display import cells

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
NOTICES = sorted(path for path in CORPUS.rglob("*") if path.suffix in (".txt", ".md"))
WIDTH = 72  # display cells of a line of PDF text
OPENS_LINE = 8  # blanks from which on a line is set apart: a signature, a column
LABELS = (
    re.compile(r"(?m)^(?P<blanks>[ 　]*)[（(](?P<number>[一二三四五六七八九])[）)]"),
    re.compile(r"(?m)^(?P<blanks>[ 　]*)(?P<number>[0-9]{1,2})[.．、](?![0-9])"),
)
NUMERALS = "一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def rewrap(text: str) -> str:
    """Long lines cut as a page cuts them, the first indented by two blanks of full width."""
    lines: list[str] = []
    for line in text.split("\n"):
        blanks = len(line) - len(line.lstrip(" 　"))
        if cells(line) <= WIDTH or blanks >= OPENS_LINE or line.startswith(("|", "#")) or "。" not in line:
            lines.append(line)
            continue
        lines.append("　　")
        for mark in line.strip(" 　"):
            if cells(lines[-1]) + cells(mark) > WIDTH and mark not in "，。；：、）》”":
                lines.append("")
            lines[-1] += mark
    return "\n".join(lines)


def widen(text: str) -> str:
    return text.translate(FULL_WIDTH)


def space(text: str) -> str:
    """A blank on either side of a number, as text from a PDF has it."""
    return re.sub(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9])(?=[一-鿿])", " ", text)


def renumber(text: str) -> str:
    """1. for （一） and （1） for 1., all through the notice."""
    second, third = LABELS
    text = third.sub(lambda match: f"{match['blanks']}（{match['number']}）", text)
    return second.sub(lambda match: f"{match['blanks']}{NUMERALS.index(match['number']) + 1}.", text)


def reorder(text: str) -> str:
    """The first two items of every list of three or more in each other's place; the labels stay in order."""
    notice = parse_text(text)
    for heading in reversed(list(notice.walk())):
        items = heading.children[:3]
        if len(items) < 3 or any(item.children for item in items):
            continue
        (first, second), stop = items[:2], items[2].span.start
        one, two = text[first.span.start : second.span.start], text[second.span.start : stop]
        if one.startswith(first.label) and two.startswith(second.label):
            one, two = first.label + two[len(second.label) :], second.label + one[len(first.label) :]
            text = text[: first.span.start] + one + two + text[stop:]
    return text


LAYOUTS = (rewrap, widen, space, renumber, reorder)
# What is read otherwise in the copy is a fault of reading; the comparison says what the two records say.
KNOWN: dict[tuple[str, str], str] = {}


def _cases() -> list[object]:
    return [
        pytest.param(
            path,
            layout,
            id=f"{path.parent.name}-{path.stem}-{layout.__name__}",
            marks=[pytest.mark.xfail(reason=reason)] if reason is not None else [],
        )
        for path in NOTICES
        for layout in LAYOUTS
        for reason in [KNOWN.get((f"{path.parent.name}/{path.stem}", layout.__name__))]
    ]


@pytest.mark.parametrize(("path", "layout"), _cases())
def test_layout_is_no_change(path: Path, layout: Callable[[str], str]) -> None:
    text = read_file(path).text
    comparison = compare_notices(parse_text(text), parse_text(layout(text)), lang="en")
    assert [one.message for one in comparison.findings if one.severity != "info"] == []
