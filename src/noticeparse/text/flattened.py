"""A text that lost its line ends: where its lines must have begun.

The line ends may have become blanks, tabs or nothing at all. What stands in one line and holds a head, a numbered body
and a signature, or two of them, was several lines; a text that has its own line ends is left alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from noticeparse.numerals import fold_widths
from noticeparse.rules import Rule
from noticeparse.text.flattened_body import find_blanks, find_labels, find_openings
from noticeparse.text.flattened_head import find_annex, find_head
from noticeparse.text.flattened_tail import find_tail
from noticeparse.text.lines import BLANKS, find_lines, find_wrap

if TYPE_CHECKING:
    from noticeparse.spans import Edit

_SHORTEST = 300  # a line of fewer characters is an ordinary paragraph, unless it is most of its text
_SHORTEST_ALONE = 120  # the same where it is all that the text has
_SHORTEST_WHOLE = 30
_BLANKS = " 　"
_ALIKE = {ord(blank): "　" if blank in "\t\u3000" else " " for blank in BLANKS}
_LONGEST_BLANK = 160
_MOST_LINES = 12  # a text with more line ends has its own

WIDE_BLANK = Rule(
    "flattened.wide_blank",
    r"(?<!　[一-鿿])(?<![ ]{2}[一-鿿])(?<![。；：][一-鿿])(?:[ ]{0,80}+　[ 　]{0,80}+|[ ]{2,80}+)(?![一-鿿](?:[　：]|[ ]{2}))(?=\S)",
    examples=("。　　各学校", "的通知　各学校"),
    rejects=("的通知 各学校", "。传　真："),
)
BLANK = Rule(
    "flattened.blank",
    r"[ ](?=\S)(?<![0-9].(?=[一-鿿]))(?<![一-鿿].(?=[0-9](?![0-9]?[.、．])))(?<![—－-].(?=[0-9]))(?<![0-9].(?=[—－-]))(?<![ 。；：][一-鿿].)(?![一-鿿][ ：])",
    examples=("的通知 各学校",),
    rejects=("各学校", "2024 年", "举办 2024"),
)


def break_flattened(text: str) -> list[Edit]:
    """The line ends to put back into lines that are whole notices; none where a text has its own."""
    if len(text) < _SHORTEST_WHOLE or text.count("\n") > _MOST_LINES:
        return []
    folded = ""
    edits: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if len(line) >= _SHORTEST or (len(line) >= _SHORTEST_WHOLE and 2 * len(line) > len(text)):
            folded = folded or fold_widths(text).translate(_ALIKE)
            edits += _break_line(folded, at, end)
        at = end + 1
    return edits


def _break_line(text: str, start: int, end: int) -> list[Edit]:
    """The line ends that a line lost."""
    kept = [at for at in range(start, end) if text[at] not in _BLANKS]
    words = "".join([text[at] for at in kept])
    spaced = {at for at, (above, place) in enumerate(pairwise(kept), 1) if place - above > 1}
    cues = _cues(words, spaced, dominant=2 * len(words) > len(text), alone=end - start >= len(text.strip()))
    if not cues:
        return []
    places = {kept[at] for at in cues if at < len(kept)}
    at_blanks = {kept[at] for at in cues & spaced if at < len(kept)}
    joined = _joints(text, start, end)
    if joined and 2 * len(joined & places) > len(places):
        places = joined | at_blanks
    elif joined:
        places |= joined
    elif 4 * len(at_blanks) > 3 * len(places):
        places = at_blanks | set(find_blanks(text, start, end))
    elif 2 * len(at_blanks) > len(places):
        places |= set(find_blanks(text, start, end))
    return _edits(text, sorted(places), start, end)


def _cues(words: str, spaced: set[int], *, dominant: bool, alone: bool) -> set[int]:
    """Where lines begin in words without blanks; nowhere, if they do not hold two of the three parts of a notice."""
    end = len(words)
    head = find_head(words, 0, end)
    body = head.body if head is not None else 0
    tail = list(find_tail(words, body, end, head.offices if head is not None else ()))
    sections, places = find_labels(words, body, end, spaced)
    numbered = len(sections) > 1 and end >= (_SHORTEST_ALONE if alone else _SHORTEST)
    if not (numbered or (head is not None and (dominant or tail))):
        return set()
    places |= set(find_openings(words, body, end))
    if head is not None:
        places |= set(head.cuts)
    for closing in tail:
        places |= {*closing, *find_annex(words, closing[-1], end)}
    return places


def _joints(text: str, start: int, end: int) -> set[int]:
    """The places behind the blanks that stand for line ends, where they show themselves as such; none where they do not."""
    wide = [found.end() for found in WIDE_BLANK.finditer(text, start, end)]
    if len([place for place in wide if _before_blank(text, place) in "。；！？"]) > 1:
        return set(wide)
    lines = text[start:end].replace(" ", "\n")
    if find_wrap(find_lines(lines), lines) is not None:
        return {found.end() for found in BLANK.finditer(text, start, end)}
    return set()


def _before_blank(text: str, place: int) -> str:
    return text[max(0, place - 1 - _LONGEST_BLANK) : place].rstrip(_BLANKS)[-1:]


def _edits(text: str, places: list[int], start: int, end: int) -> list[Edit]:
    edits: list[Edit] = []
    last = start
    for place in places:
        begin, stop = _around(text, place, start, end)
        if last < begin and stop < end:
            edits.append((begin, stop, "\n"))
            last = stop
    return edits


def _around(text: str, place: int, start: int, end: int) -> tuple[int, int]:
    """The blanks around a place."""
    begin = stop = place
    while begin > start and text[begin - 1] in _BLANKS:
        begin -= 1
    while stop < end and text[stop] in _BLANKS:
        stop += 1
    return begin, stop
