"""Where two passages that answer one another differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from noticeparse.spans import Span

MOST_WORDS = 4_000  # of either passage; of longer ones no difference is shown
_LEAST_KEPT = 2  # fewer tokens than this between two changes are no agreement, only chance
# A number, a word in letters, or one mark; a run of blanks is one token, so that a wrap is no difference of its own.
_WORD = r"[0-9]{1,40}(?:\.[0-9]{1,9})?|[A-Za-z][A-Za-z0-9@._-]{0,80}|\s{1,200}|."


class Difference(NamedTuple):
    """Half-open offsets into the two passages; one of them is empty where words were only dropped or added."""

    old: Span
    new: Span


def differences(old: str, new: str) -> list[Difference]:
    """What was changed, in order; empty where the passages are equal but for blanks, or too long to compare.

    >>> [(d.old.of("不少于5场活动"), d.new.of("不少于3场活动")) for d in differences("不少于5场活动", "不少于3场活动")]
    [('5', '3')]
    """
    olds, news = _tokens(old), _tokens(new)
    if max(len(olds), len(news)) > MOST_WORDS:
        return []
    matcher = SequenceMatcher(
        None, [span.of(old) for span in olds], [span.of(new) for span in news], autojunk=False
    )
    kept = [
        block
        for block in matcher.get_matching_blocks()
        if block.size >= _LEAST_KEPT or block.a + block.size in (block.size, len(olds)) or not block.size
    ]
    found: list[Difference] = []
    at_old = at_new = 0
    for block in kept:
        if block.a > at_old or block.b > at_new:
            found.append(
                Difference(
                    _covered(olds, at_old, block.a, len(old)), _covered(news, at_new, block.b, len(new))
                )
            )
        at_old, at_new = block.a + block.size, block.b + block.size
    return [one for one in found if one.old.of(old).split() != one.new.of(new).split()]


def _tokens(text: str) -> list[Span]:
    return [Span(*token.span()) for token in re.finditer(_WORD, text, re.DOTALL)]


def _covered(tokens: list[Span], first: int, stop: int, length: int) -> Span:
    if first < stop:
        return Span(tokens[first].start, tokens[stop - 1].end)
    at = tokens[first].start if first < len(tokens) else length
    return Span(at, at)
