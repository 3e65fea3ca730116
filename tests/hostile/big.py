"""Cases that take a disk, a minute or two gigabytes: for the whole run only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import NOTICE, Case, Placed
from tests.hostile.packages import _docx_bomb
from tests.hostile.pdfs import flate_bomb

if TYPE_CHECKING:
    from pathlib import Path


def _sparse(folder: Path) -> bytes:
    with (folder / "sparse_5gb.txt").open("wb") as handle:
        handle.truncate(5 << 30)
    return b"sparse_5gb.txt"


def big_cases() -> list[Case]:
    return [
        Case("single_line_100mb.txt", "limit|partial", lambda: NOTICE.encode() + "通".encode() * (35 << 20)),
        Case("flate_bomb_1gb.pdf", "limit", partial(flate_bomb, 1 << 30)),
        Case(
            "flate_bomb_nested.pdf", "limit|corrupt|partial|empty|needs_ocr", partial(flate_bomb, 1 << 30, 3)
        ),
        Case("bomb_2gb.docx", "limit", partial(_docx_bomb, 2 << 30)),
    ]


def big_placed() -> list[Placed]:
    return [Placed("sparse_5gb", "limit", _sparse)]
