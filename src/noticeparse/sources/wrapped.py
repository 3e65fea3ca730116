"""Which printed lines go on with the paragraph of the line before: what the places of the lines tell, and words alone do not.

A paragraph of a Chinese document begins two letters further in; its other lines begin at the margin and fill the measure. Where a
document is set otherwise, nothing is decided here.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# All of these in letters of the body.
_INDENT = (1.3, 3.2)
_AT_MARGIN = 0.7
_ROOM = 0.8
_CENTRED = 1.2
_SAME_SIZE = 0.15
_ABOUT_SAME_SIZE = 0.4
_SHORT = 3
_TITLE_SIZE = 1.15
_GRAIN = 0.5
_FEW = 2
_SHARE = 0.06
_INDENTED = 0.02
_MARKS = "，。、；：！？）》”’〕】"
_STOPS = "。！？；：!?;:"


class PrintLine(NamedTuple):
    """A printed line: its words, its left and right end in points, the size of its letters (0 where it is not upright).

    ``start`` and ``end`` are its range in the text of its page, ``height`` is how far down the page it stands, from 0 to 1.
    """

    words: str
    left: float
    right: float
    size: float
    start: int = 0
    end: int = 0
    height: float = 0.5


class _Column(NamedTuple):
    left: float
    right: float
    body: float


def goes_on(lines: Sequence[PrintLine | None]) -> list[bool]:
    """For each line of a file, whether its paragraph goes on in the next one; None stands for what is no prose, such as a table.

    >>> body = PrintLine("各地各部门要加强组织领导，制定实施方案，明确责任分工和", 32, 448, 16)
    >>> last = PrintLine("确保取得实效。", 0, 112, 16)
    >>> goes_on([body, last, body, last])
    [True, False, True, False]
    """
    column = _column([line for line in lines if line is not None])
    if column is None:
        return [False] * len(lines)
    found = [
        line is not None and following is not None and _continues(line, following, column)
        for line, following in pairwise(lines)
    ]
    return [*found, False]


def body_size(lines: Sequence[PrintLine]) -> float:
    """The size of type that most letters are set in, to half a point; 0 where there are none."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.words)
    return letters.most_common(1)[0][0] if letters else 0.0


def _column(lines: Sequence[PrintLine]) -> _Column | None:
    """The column of prose; None where paragraphs do not show by their indents."""
    body = body_size(lines)
    if not body:
        return None
    prose = [line for line in lines if abs(line.size - body) <= _SAME_SIZE * body]
    least = max(_FEW, round(_SHARE * len(prose)))
    lefts = sorted(line.left for line in prose)
    # A mark at the end of a line may hang over the margin.
    rights = sorted((line.right for line in prose if line.words[-1] not in _MARKS), reverse=True)
    left = next((at for at in lefts if _near(lefts, at, _GRAIN * body) >= least), None)
    right = next((at for at in rights if _near(rights, at, 2 * _GRAIN * body) >= least), None)
    if left is None or right is None or right - left < 10 * body:
        return None
    low, high = (share * body for share in _INDENT)
    indented = sum(low <= line.left - left <= high for line in prose)
    return _Column(left, right, body) if indented >= max(_FEW, _INDENTED * len(prose)) else None


def _near(places: Sequence[float], at: float, grain: float) -> int:
    return sum(abs(place - at) <= grain for place in places)


def _continues(line: PrintLine, following: PrintLine, column: _Column) -> bool:
    # The size of a few letters that were recognised is known badly: the edge around them counts in.
    same = _SAME_SIZE if len(following.words) > _SHORT else _ABOUT_SAME_SIZE
    if abs(line.size - following.size) > same * max(line.size, following.size):
        return False
    last, first = line.words[-1:], following.words[:1]
    if (
        not last
        or not first
        or (_latin_word().match(first) and _latin_word().match(last) and (last + first).isalnum())
    ):
        # Two Latin words or numbers want a blank between them, which cleaning puts in.
        return False
    if line.size > _TITLE_SIZE * column.body:
        return _title_goes_on(line, following, column)
    room = column.right - line.right
    if abs(following.left - column.left) > _AT_MARGIN * column.body:
        return False
    if first.isdigit() and _cut_number().search(line.words):
        return True
    if line.left - column.left > _INDENT[1] * column.body:
        return False
    if last in _STOPS and _begins_item().match(following.words):
        return False
    if _begins_element().match(following.words):
        return False
    return room < _first_word(following.words) * column.body + _ROOM * column.body


def _title_goes_on(line: PrintLine, following: PrintLine, column: _Column) -> bool:
    """A title is broken where its words part, so that no line of it need be full: it goes on in the next centred line until it is complete."""
    middle = (column.left + column.right) / 2
    centred = all(
        abs((one.left + one.right) / 2 - middle) < _CENTRED * line.size for one in (line, following)
    )
    return (
        centred
        and line.words[-1] not in _STOPS
        and following.words[-1] not in "：:"
        and _ends_title().search(line.words + following.words[:1]) is None
    )


def _first_word(words: str) -> float:
    """How wide the words are that could not stay on the line before, in letters: one letter, or a Latin word or number."""
    latin = _latin_word().match(words)
    width = 1.0 if latin is None else 0.6 * len(latin[0])
    # A mark that may not begin a line took a letter with it.
    return width + (1.0 if words[1:2] in tuple(_MARKS) else 0.0)


@cache
def _cut_number() -> re.Pattern[str]:
    """The front part of a telephone number."""
    return re.compile(r"[0-9]-\Z")


@cache
def _latin_word() -> re.Pattern[str]:
    return re.compile(r"[!-~]{1,60}")


@cache
def _ends_title() -> re.Pattern[str]:
    """The end of a line of a title, and the first letter of the next line, that end the title, or that are no title at all."""
    kind = "通知|通告|公告|通报|意见|决定|批复|方案|办法|细则|要点|规定|请示|报告|纪要|函|令"
    return re.compile(rf"(?:{kind})[^》〉」』”的（(]\Z|(?:文件|号).\Z|[0-9][^0-9年月日届个项期号次]\Z|[|>＞]")


@cache
def _begins_item() -> re.Pattern[str]:
    return re.compile(
        r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,3}）|第[一二三四五六七八九十]{1,4}[章条]|[①-⑳]|[0-9]{1,2}[.．、](?![0-9])"
    )


@cache
def _begins_element() -> re.Pattern[str]:
    """Elements of a notice that always have a line of their own."""
    return re.compile(r"(?:抄\s?[送报]|附\s?件|联\s?系\s?人|联系电话|主题词)\s?[0-9]?\s?[：:]")
