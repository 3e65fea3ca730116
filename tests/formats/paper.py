"""A notice set on A4 pages the way GB/T 9704-2012 asks for: 22 lines of 28 letters, a letter for each place, page numbers at the foot."""

from __future__ import annotations

import re
from math import ceil
from typing import NamedTuple

WIDTH, HEIGHT = 595.3, 841.9
LEFT, TOP = 79.4, 105.0
MEASURE = 448.0
BODY, TITLE, FOOT = 16.0, 22.0, 14.0
LEADING = 29.0
LAST_LINE = 750.0

_DATE = re.compile(
    r"\s*[0-9〇○零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日\s*"
)
_IMPRINT = re.compile(r"抄[送报]|.{4,40}印发$")
TITLE_LINE = re.compile(r"[^〔━]{12,}(?<!）)")
_WORD = re.compile(r"[!-~]{1,40}|.")
_NEVER_FIRST = "，。、；：！？）》”’〕】"


class Placed(NamedTuple):
    """A line of print: its left end and its baseline from the top left corner, its size, its words."""

    left: float
    baseline: float
    size: float
    text: str


def set_pages(text: str, *, running_head: str | None = None, even_title: bool = False) -> list[list[Placed]]:
    """The pages of this text; a line of it is a paragraph, and what stands above the salutation is centred.

    With ``even_title`` the lines of the title are about as long as each other, and none of them is full.
    """
    paragraphs = [line.strip() for line in text.splitlines()]
    head = next((at for at, line in enumerate(paragraphs) if line.endswith(("：", ":"))), 0)
    right = _signed(paragraphs)
    pages: list[list[Placed]] = [[]]
    at = TOP
    for number, paragraph in enumerate(paragraphs):
        size = TITLE if number < head and TITLE_LINE.fullmatch(paragraph) else BODY
        indent = 0 if number <= head or number in right or _IMPRINT.match(paragraph) else 2
        lines = even_lines(paragraph, size) if even_title and size == TITLE else wrap(paragraph, size, indent)
        for count, line in enumerate(lines):
            if at > LAST_LINE:
                pages.append([])
                at = TOP
            left = LEFT + (indent * size if count == 0 else 0)
            if number < head:
                left = LEFT + (MEASURE - advance(line, size)) / 2
            elif number in right:
                left = LEFT + MEASURE - advance(line, size) - 2 * size
            if line:
                pages[-1].append(Placed(left, at, size, line))
            at += LEADING
    for number, page in enumerate(pages, 1):
        if running_head is not None:
            page.insert(0, Placed(LEFT, 50.0, 9.0, running_head))
        foot = f"— {number} —"
        outer = LEFT + 16 if number % 2 == 0 else LEFT + MEASURE - advance(foot, FOOT) - 16
        page.append(Placed(outer, 795.0, FOOT, foot))
    return pages


def wrap(paragraph: str, size: float, indent: int) -> list[str]:
    """The lines of a paragraph; a closing mark may hang over the margin rather than begin a line."""
    lines: list[str] = [""]
    room = MEASURE - indent * size
    for word in _WORD.findall(paragraph):
        width = advance(word, size)
        if width > room + 0.1 and word not in _NEVER_FIRST and lines[-1]:
            lines.append("")
            room = MEASURE
        lines[-1] += word
        room -= width
    return [line.rstrip(" ") for line in lines]


def even_lines(paragraph: str, size: float) -> list[str]:
    """The paragraph in lines of about the same length, one more than it needs where its last one would be nearly full."""
    count = ceil(1.25 * advance(paragraph, size) / MEASURE) or 1
    length = ceil(len(paragraph) / count) or 1
    return [paragraph[at : at + length].strip(" ") for at in range(0, len(paragraph), length)] or [""]


def advance(text: str, size: float) -> float:
    """How wide a text is: Han letters a square, the others half of one."""
    return sum(size if mark >= "\u2000" or mark in "“”‘’·—…" else size / 2 for mark in text)


def _signed(paragraphs: list[str]) -> set[int]:
    """The lines of a signature: a day by itself and the short lines right above it."""
    found: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        if at < 3 or not _DATE.fullmatch(paragraph):
            continue
        found.add(at)
        above = at - 1
        while above > 0 and (
            not paragraphs[above] or re.fullmatch(r"[^，。；：、0-9]{4,26}", paragraphs[above])
        ):
            found.add(above)
            above -= 1
    return found
