"""How alike two passages are, by the pairs and fours of characters that they share."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_FEW = 6  # fours below which one passage can lie inside another by chance


class Grams:
    """The pairs and fours of characters of a masked passage; the fours are made when they are first asked for."""

    def __init__(self, pairs: Sequence[str]) -> None:
        self.twos = frozenset(pairs)
        self._pairs = pairs

    @cached_property
    def fours(self) -> frozenset[str]:
        return frozenset(map(add, self._pairs, self._pairs[2:]))

    def __bool__(self) -> bool:
        return bool(self.twos)


def grams(text: str) -> Grams:
    """A text of one character counts as a pair of itself, so that it can be compared at all."""
    return Grams(list(map(add, text, text[1:])) or [text] * bool(text))


def dice(one: Grams, other: Grams) -> float:
    """Twice the shared pairs over all pairs, 0 to 1.

    >>> dice(grams("做好总结报送"), grams("做好总结宣传"))
    0.6
    """
    total = len(one.twos) + len(other.twos)
    return 2 * len(one.twos & other.twos) / total if total else 0.0


def share_within(part: Grams, whole: Grams) -> float:
    """How much of ``part`` stands in ``whole`` word for word; short passages are measured in pairs.

    >>> share_within(grams("厉行节约反对浪费"), grams("要厉行节约反对浪费注意安全"))
    1.0
    """
    if len(part.fours) >= _FEW:
        return len(part.fours & whole.fours) / len(part.fours)
    return len(part.twos & whole.twos) / len(part.twos) if part.twos else 0.0


def containment(one: Grams, other: Grams) -> float:
    """The share of the shorter passage's fours that stand in the longer one; 0 where that could be chance."""
    if one.twos.isdisjoint(other.twos):
        return 0.0
    few = min(len(one.fours), len(other.fours))
    return len(one.fours & other.fours) / few if few >= _FEW else 0.0


def body_likeness(one: Grams, other: Grams) -> float:
    """The pairs that two passages share, or the part of the longer that the shorter one is."""
    return max(dice(one, other), containment(one, other))


class _Weight(dict[str, float]):
    """The weight of a pair; one that no passage holds has the full weight."""

    def __missing__(self, two: str) -> float:
        return 1.0


class Weights:
    """Weighs pairs of characters, or characters, by how few of the passages hold them.

    活动 in every title says little, 古树 in two says much. ``factors`` take something off certain ones on top of it.
    """

    def __init__(
        self, passages: Iterable[AbstractSet[str]], factors: Mapping[str, float] | None = None
    ) -> None:
        held = Counter(chain.from_iterable(passages))
        # What one passage of each notice holds has the full weight.
        weights = {part: 2 / times if times > 2 else 1.0 for part, times in held.items()}
        for part, factor in (factors or {}).items():
            if part in weights:
                weights[part] *= factor
        self._weights = _Weight(weights)
        self._totals: dict[frozenset[str], float] = {}

    def dice(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Like :func:`dice`, weighted."""
        shared = one & other
        return 2 * self.sum(shared) / (self.total(one) + self.total(other)) if shared else 0.0

    def share_within(self, part: AbstractSet[str], whole: AbstractSet[str]) -> float:
        """How much of the weight of ``part`` stands in ``whole``, whatever the order of the words."""
        shared = part & whole
        return self.sum(shared) / self.sum(part) if shared else 0.0

    def total(self, parts: frozenset[str]) -> float:
        """The weight of a whole passage, which is asked for again and again."""
        if parts not in self._totals:
            self._totals[parts] = self.sum(parts)
        return self._totals[parts]

    def sum(self, parts: Iterable[str]) -> float:
        return sum(map(self._weights.__getitem__, parts))
