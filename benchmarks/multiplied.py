"""A few notices made into many: each copy with numbers of its own, so that no two files hold the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SEQUENCE = re.compile(r"(〔[0-9]{4}〕)[0-9]{1,5}号")


def texts_below(folder: Path) -> list[str]:
    """The text notices below a folder, sorted by path; raises FileNotFoundError where there are none."""
    texts = [path.read_bytes().decode() for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise FileNotFoundError(folder)
    return texts


def copy_of(text: str, number: int) -> str:
    r"""The notice with another sequence in its document numbers, and a line of its own at the end.

    >>> copy_of("清教发〔2024〕3号", 17)
    '清教发〔2024〕17号\n（第17份）\n'
    """
    return _SEQUENCE.sub(rf"\g<1>{number}号", text) + f"\n（第{number}份）\n"


def copies(texts: Sequence[str], count: int) -> Iterator[str]:
    for number in range(count):
        yield copy_of(texts[number % len(texts)], number + 1)


def write_copies(folder: Path, texts: Sequence[str], count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(copies(texts, count)):
        (folder / f"{number:06d}.txt").write_bytes(text.encode())
