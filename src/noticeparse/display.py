"""Text on a terminal: what must not be sent to it, how many cells it takes, where it may be broken."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Control, format (bidi, zero-width) and surrogate characters, and the two separators, act instead of showing.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NO_BREAK_BEFORE = frozenset("，。；：、！？）》〉」』】〕”’…,.;:!?)]}%")
_BREAK = re.compile(r"(?<=[^\x00-\x7F])[ \t\u3000]{0,99}+[\r\n\f]\s{0,99}+(?=[^\x00-\x7F])")
_TOKEN = re.compile(r"[!-~]{1,200}|\s{1,200}|.")


def printable(text: str, *, keep: str = "") -> str:
    r"""The text with every character that acts on a terminal written as an escape, save those in ``keep``.

    >>> printable("通知\x1b[2J\u202e")
    '通知\\x1b[2J\\u202e'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _escape(mark) if mark not in keep and unicodedata.category(mark) in _ACTING else mark for mark in text
    )


def _escape(mark: str) -> str:
    return mark.encode("ascii", "backslashreplace").decode("ascii") if ord(mark) > 0x7F else repr(mark)[1:-1]


def one_line(text: str) -> str:
    """The text as one printable line: a run of blanks becomes one, a line break between Chinese characters nothing."""
    joined = _BREAK.sub("", text)
    return printable(" ".join(joined.split()))


@lru_cache(maxsize=4096)
def _cells(mark: str) -> int:
    if unicodedata.category(mark) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in ("W", "F") else 1


def cells(text: str) -> int:
    """How many columns of a terminal the text takes; a Chinese character takes two.

    >>> cells("8月30日前"), cells("F1"), cells("字段"), cells("（一）")
    (9, 2, 4, 6)
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def clip(text: str, width: int) -> str:
    """The text cut in the middle to at most ``width`` columns.

    >>> clip("各单位请于6月20日前将总结报送办公室", 18)
    '各单位请…送办公室'
    """
    if cells(text) <= width:
        return text
    room = (width - 1) // 2
    head = tail = 0
    used = 0
    while used + _cells(text[head]) <= room:
        used += _cells(text[head])
        head += 1
    used = 0
    while used + _cells(text[-1 - tail]) <= room:
        used += _cells(text[-1 - tail])
        tail += 1
    return text[:head] + "…" + (text[-tail:] if tail else "")


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, no line beginning with a closing mark where that can be avoided.

    >>> wrap("请于8月30日前报送活动总结。", 12)
    ['请于8月30日', '前报送活动总', '结。']
    """
    width = max(width, 2)
    lines: list[list[str]] = [[]]
    used = 0
    for token in _pieces(text, width):
        size = cells(token)
        if used + size > width and lines[-1]:
            if token.isspace():
                lines.append([])
                used = 0
                continue
            last = lines[-1]
            # In a very narrow column a wide character and its mark don't fit into one line.
            carries = token in _NO_BREAK_BEFORE and len(last) > 1 and cells(last[-1]) + size <= width
            carried = [last.pop()] if carries else []
            lines.append(carried)
            used = sum(map(cells, carried))
        if token.isspace() and not lines[-1]:
            continue
        lines[-1].append(token)
        used += size
    return ["".join(line).rstrip() for line in lines if line] or [""]


def _pieces(text: str, width: int) -> Iterator[str]:
    for found in _TOKEN.finditer(text):
        token = found.group()
        for at in range(0, len(token), width):
            yield token[at : at + width]


def side_by_side(row: Sequence[tuple[str, int]], gap: int = 2) -> list[str]:
    """One row of a table as lines: each cell, given with its width, wrapped in its own column."""
    wrapped = [wrap(text, width) for text, width in row]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        line = (" " * gap).join(pad(part, width) for part, (_, width) in zip(parts, row, strict=True))
        lines.append(line.rstrip())
    return lines
