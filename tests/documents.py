"""The pages of the documentation and the blocks of code in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
# A fence and its end at the same indent, or lines indented by four behind an empty one.
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<kind>[^\n`]*)\n(?P<fenced>.*?)^(?P=indent)```$"
    r"|(?<=\n\n)(?P<indented>(?:    [^\n]*\n|\n(?=    ))+)",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A block of code: the word behind its fence (``None`` for an indented one) and the line on which it begins."""

    page: str
    line: int
    kind: str | None
    text: str


def blocks(page: Path) -> list[Block]:
    content = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT).as_posix()
    return [
        Block(
            name,
            content.count("\n", 0, found.start()) + 1,
            found["kind"],
            found["fenced"] or found["indented"],
        )
        for found in _BLOCK.finditer(content)
    ]
