"""Lists inside a line, cut at the marks that stand outside brackets and quotation marks."""

from __future__ import annotations

from noticeparse.rules import Rule

_MARKS = frozenset("、，；")
_OPENING = frozenset("（(〔[“《")

SIGN = Rule(
    "list.sign",
    r"[、，；（(〔\[“《）)〕\]”》]",
    examples=("、", "（", "》"),
    rejects=("市直学校",),
)


def split_cells(folded: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    r"""The cells of a row, which tabs part; those that are empty are left out.

    >>> split_cells("市妇联\t\t市图书馆", (0, 9))
    [(0, 3), (5, 9)]
    """
    begin, end = span
    cells: list[tuple[int, int]] = []
    while begin < end:
        stop = folded.find("\t", begin, end)
        stop = end if stop < 0 else stop
        if folded[begin:stop].strip():
            cells.append((begin, stop))
        begin = stop + 1
    return cells


def split_list(folded: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The entries of a list.

    >>> text = "各县（市、区）科协、学校"
    >>> [text[start:end] for start, end in split_list(text, (0, 12))]
    ['各县（市、区）科协', '学校']
    """
    begin, end = span
    entries: list[tuple[int, int]] = []
    depth = 0
    for sign in SIGN.finditer(folded, begin, end):
        mark = sign.group()
        if mark in _MARKS:
            if depth == 0:
                stop, following = sign.span()
                entries.append((begin, stop))
                begin = following
        elif mark in _OPENING:
            depth += 1
        elif depth:
            depth -= 1
    entries.append((begin, end))
    return [(start, stop) for start, stop in entries if folded[start:stop].strip()]
