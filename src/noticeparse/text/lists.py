"""Lists inside a line, cut at the marks that stand outside brackets and quotation marks."""

from __future__ import annotations

from noticeparse.spans import Span

_OPENING = frozenset("（(〔[“《")
_CLOSING = frozenset("）)〕]”》")


def split_list(folded: str, span: tuple[int, int], marks: str = "、，；") -> list[Span]:
    """The entries of a list.

    >>> [entry.of("各县（市、区）科协、学校") for entry in split_list("各县（市、区）科协、学校", (0, 12))]
    ['各县（市、区）科协', '学校']
    """
    entries: list[Span] = []
    depth = 0
    begin = span[0]
    for at in range(*span):
        mark = folded[at]
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif mark in marks and depth == 0:
            entries.append(Span(begin, at))
            begin = at + 1
    entries.append(Span(begin, span[1]))
    return [entry for entry in entries if folded[slice(*entry)].strip()]
