"""How alike two passages are, by the pairs and fours of characters that they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FEW = 6  # fours below which one passage can lie inside another by chance


@dataclass(frozen=True, slots=True)
class Grams:
    """The pairs and fours of characters of one masked passage."""

    twos: frozenset[str]
    fours: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.twos)


def grams(text: str) -> Grams:
    """A text of one character counts as a pair of itself, so that it can be compared at all."""
    twos = frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset((text,) if text else ())
    return Grams(twos, frozenset(text[at : at + 4] for at in range(len(text) - 3)))


def dice(one: Grams, other: Grams) -> float:
    """Twice the shared pairs over all pairs, 0 to 1.

    >>> dice(grams("做好总结评估"), grams("做好总结宣传"))
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
    few = min(len(one.fours), len(other.fours))
    return len(one.fours & other.fours) / few if few >= _FEW else 0.0


def body_likeness(one: Grams, other: Grams) -> float:
    return max(dice(one, other), containment(one, other))


class TitleWeights:
    """Weighs the pairs of a title by how few titles hold them: 活动 in every title says little."""

    def __init__(self, titles: Iterable[Grams]) -> None:
        self._held: Mapping[str, int] = Counter(two for title in titles for two in title.twos)

    def dice(self, one: Grams, other: Grams) -> float:
        total = self._weight(one.twos) + self._weight(other.twos)
        return 2 * self._weight(one.twos & other.twos) / total if total else 0.0

    def share_within(self, part: Grams, whole: Grams) -> float:
        total = self._weight(part.twos)
        return self._weight(part.twos & whole.twos) / total if total else 0.0

    def _weight(self, twos: Iterable[str]) -> float:
        # A pair that one title of each notice holds has the full weight.
        held = self._held
        return sum(2 / max(2, held[two]) for two in twos)
