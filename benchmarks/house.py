"""Draws docs/images/house.svg, the picture of docs/architecture.md, from the floors that import-linter checks.

    python -m benchmarks.house

A room is a package or module of ``noticeparse``; a floor imports only from those below it. The numbers are the way of a notice.
"""

from __future__ import annotations

import sys
import tomllib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "house.svg"
FLOORS = "the floors of the house"
# What a notice comes by, in this order.
WAY: tuple[tuple[str, str], ...] = (
    ("sources", "bytes are read into one source text"),
    ("text", "cleaned by edits; one paragraph a line"),
    ("structure", "elements, enclosed notices, the section tree"),
    ("temporal", "time expressions are found and resolved"),
    ("fields", "one extractor a field, each value with its words"),
    ("records", "a frozen record"),
    ("compare", "two records give alignments and findings"),
    ("archive", "many records: a run over a folder, links between them"),
    ("report", "tables, pages, files for people and programs"),
)
WIDTH, ROW, TOP, LEFT, GAP = 760, 46, 16, 16, 8


def floors() -> list[list[str]]:
    """The rooms of each floor, the topmost first, as the import contract has them."""
    with (ROOT / "pyproject.toml").open("rb") as handle:
        contracts = tomllib.load(handle)["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["name"] == FLOORS)
    return [[room.strip().removeprefix("noticeparse.") for room in floor.split("|")] for floor in layers]


def svg() -> str:
    return "\n".join(_drawn(floors())) + "\n"


def _drawn(house: list[list[str]]) -> Iterator[str]:
    height = TOP + ROW * len(house) + 20 * len(WAY) + 40
    steps = {room: number for number, (room, _) in enumerate(WAY, start=1)}
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'font-family="system-ui, sans-serif" font-size="14">'
    )
    yield "<title>The rooms of noticeparse, floor by floor, and the way of a notice through them</title>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    for level, rooms in enumerate(house):
        y = TOP + level * ROW
        wide = (WIDTH - 2 * LEFT - GAP * (len(rooms) - 1)) / len(rooms)
        for place, room in enumerate(rooms):
            x = LEFT + place * (wide + GAP)
            fill = "#e8eaf6" if room in steps else "#f5f5f5"
            yield (
                f'<rect x="{x:.0f}" y="{y}" width="{wide:.0f}" height="{ROW - GAP}" rx="4" fill="{fill}" stroke="#9fa8da"/>'
            )
            middle = y + (ROW - GAP) / 2
            yield f'<text x="{x + wide / 2:.0f}" y="{middle + 5:.0f}" text-anchor="middle" fill="#222">{escape(room)}</text>'
            if room in steps:
                yield from _number(steps[room], x + 14, middle)
    for room, number in steps.items():
        y = TOP + ROW * len(house) + 20 * number + 8
        yield from _number(number, LEFT + 14, y - 5)
        yield f'<text x="{LEFT + 34}" y="{y}" fill="#222">{escape(dict(WAY)[room])}</text>'
    yield "</svg>"


def _number(number: int, x: float, y: float) -> Iterator[str]:
    yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9" fill="#3f51b5"/>'
    yield f'<text x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle" font-size="11" fill="#fff">{number}</text>'


def main() -> int:
    PICTURE.write_text(svg(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
