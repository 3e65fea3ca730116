"""Lists inside a line, cut at the marks that stand outside brackets and quotation marks."""

from __future__ import annotations

from noticeparse.rules import Rule
from noticeparse.spans import Span

_MARKS = frozenset("、，；")
_OPENING = frozenset("（(〔[“《")

SIGN = Rule(
    "list.sign",
    r"[、，；（(〔\[“《）)〕\]”》]",
    examples=("、", "（", "》"),
    rejects=("市直学校",),
)


def split_list(folded: str, span: tuple[int, int]) -> list[Span]:
    """The entries of a list.

    >>> [entry.of("各县（市、区）科协、学校") for entry in split_list("各县（市、区）科协、学校", (0, 12))]
    ['各县（市、区）科协', '学校']
    """
    begin, end = span
    entries: list[Span] = []
    depth = 0
    for sign in SIGN.finditer(folded, begin, end):
        mark = sign.group()
        if mark in _MARKS:
            if depth == 0:
                entries.append(Span(begin, sign.start()))
                begin = sign.end()
        elif mark in _OPENING:
            depth += 1
        elif depth:
            depth -= 1
    entries.append(Span(begin, end))
    return [entry for entry in entries if folded[entry[0] : entry[1]].strip()]
