"""When two values count as the same, and which gold value a found one answers."""

from __future__ import annotations

import unicodedata
from collections import deque
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from noticeparse.evaluate.outcome import Place
from noticeparse.numerals import squash, to_int

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAST_OVERLAP = 2
_ROUNDING = 1e-9  # four of five are 0.8, whatever the floats say

Gold = TypeVar("Gold")
Found = TypeVar("Found")


class Value(NamedTuple):
    """One value of a field: its words for people, the parts that are compared, and where it stands.

    ``words`` are what to look for in the text; ``span`` is the place in the source text, where evidence gives one. A link between
    two notices has ``ends`` instead.
    """

    shown: str
    parts: tuple[str | None, ...]
    words: str | None = None
    span: tuple[int, int] | None = None
    ends: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        if self.words is None and self.span is None:
            return self.ends
        return (Place(words=self.words, span=self.span),)


def loose(text: str) -> str:
    """``squash``, then without punctuation, signs and letter case.

    >>> loose("“书香 润校园”。") == loose("书香润校园")
    True
    """
    return "".join(mark for mark in squash(text).casefold() if unicodedata.category(mark)[0] not in "PSZC")


def distance(one: str, other: str) -> int:
    """Levenshtein distance: insertions, deletions and replacements, one each.

    >>> distance("坚持勤俭办事", "坚持勒俭办事"), distance("", "通知")
    (1, 2)
    """
    if len(one) < len(other):
        one, other = other, one
    row = list(range(len(other) + 1))
    for line, mark in enumerate(one, start=1):
        corner, row[0] = row[0], line
        for column, against in enumerate(other, start=1):
            corner, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, corner + (mark != against)),
            )
    return row[-1]


def near(one: str, other: str, *, least: float) -> bool:
    """Whether ``1 - distance / length of the longer``, taken over the loose forms, reaches ``least``.

    >>> near("认真组织实施", "认真组织", least=0.8), near("坚持勤俭办事", "坚持勒俭办事", least=0.8)
    (False, True)
    """
    first, second = loose(one), loose(other)
    longer = max(len(first), len(second))
    if longer == 0:
        return squash(one) == squash(other)
    needed = least * longer - _ROUNDING
    # The lengths alone can settle it; that keeps a runaway value from costing a quadratic comparison.
    if min(len(first), len(second)) < needed:
        return False
    return longer - distance(first, second) >= needed


def exact_part(gold: str | None, found: str | None) -> bool:
    """Equal after ``squash``; nothing equals only nothing."""
    if gold is None or found is None:
        return gold is found
    return squash(gold) == squash(found)


def loose_part(gold: str | None, found: str | None) -> bool:
    """Equal but for punctuation, width, blanks and letter case."""
    if gold is None or found is None:
        return gold is found
    return squash(gold) == squash(found) or (loose(gold) == loose(found) != "")


def near_part(gold: str | None, found: str | None) -> bool:
    """At least 0.8 alike: a title with a word or two read wrongly."""
    if gold is None or found is None:
        return gold is found
    return near(gold, found, least=0.8)


def overlapping_part(gold: str | None, found: str | None) -> bool:
    """One holds the other (宣教科 in 市教育局宣教科); one character is too little, nothing equals only nothing."""
    if gold is None or found is None:
        return gold is found
    first, second = loose(gold), loose(found)
    if min(len(first), len(second)) < _LEAST_OVERLAP:
        return squash(gold) == squash(found)
    return first in second or second in first


def roughly_part(gold: str | None, found: str | None) -> bool:
    """One holds the other, or they are at least 0.6 alike: the words of a duty, which two readers cut differently."""
    if gold is None or found is None:
        return gold is found
    return overlapping_part(gold, found) or near(gold, found, least=0.6)


def optional_part(gold: str | None, found: str | None) -> bool:
    """Equal, where gold gives one at all."""
    return gold is None or gold == found


def any_part(_gold: str | None, _found: str | None) -> bool:
    return True


def number_part(gold: str | None, found: str | None) -> bool:
    """The same number in any script (一, １, 1.)."""
    if gold is None or found is None:
        return gold is found
    first, second = to_int(loose(gold)), to_int(loose(found))
    return loose_part(gold, found) if first is None or second is None else first == second


def by_parts(*agree: Callable[[str | None, str | None], bool]) -> Callable[[Value, Value], bool]:
    """Values agree where each of their parts does, in order."""

    def agrees(gold: Value, found: Value) -> bool:
        return all(same(*parts) for same, *parts in zip(agree, gold.parts, found.parts, strict=True))

    return agrees


def akin(gold: object, found: object) -> bool:
    """Whether two values that differ are yet about the same thing: the first of their parts is equal, or most of them are.

    >>> akin(Value("", ("一、", "总体要求")), Value("", ("一、", "总体要求和目标")))
    True
    """
    if not isinstance(gold, Value) or not isinstance(found, Value):
        return False
    equal = [exact_part(*parts) for parts in zip(gold.parts, found.parts, strict=True)]
    return (equal[0] and gold.parts[0] is not None) or 2 * sum(equal) > len(equal)


def pair_up(
    gold: Sequence[Gold], found: Sequence[Found], agree: Callable[[Gold, Found], bool]
) -> list[tuple[int, int]]:
    """The largest one-to-one matching of gold with found, as pairs of places; earlier values are served first.

    >>> pair_up(["报", "报送"], ["报送", "报"], lambda gold, found: gold in found)
    [(0, 1), (1, 0)]
    """
    answers = [[place for place, value in enumerate(found) if agree(wanted, value)] for wanted in gold]
    taken_by: dict[int, int] = {}
    for start in range(len(gold)):
        # Breadth first over alternating paths: a found value that is taken may be handed on if its owner has another.
        came_from: dict[int, int] = {}
        waiting = deque([start])
        free: int | None = None
        while waiting and free is None:
            owner = waiting.popleft()
            for place in answers[owner]:
                if place in came_from:
                    continue
                came_from[place] = owner
                if place not in taken_by:
                    free = place
                    break
                waiting.append(taken_by[place])
        holding = {owner: place for place, owner in taken_by.items()}
        while free is not None:
            owner = came_from[free]
            taken_by[free] = owner
            free = holding.get(owner) if owner != start else None
    return sorted((owner, place) for place, owner in taken_by.items())
