"""How likely two units of two notices say the same thing: title and body together, neither alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from noticeparse.compare.similarity import Grams, Weights, containment, dice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticeparse.compare.units import Unit

OTHER_LEVEL = 0.9  # an item against a section
TITLE_ALONE = 0.9  # one of the two has no body
NO_TITLE = 0.95  # one of the two has no title; all of the words are compared
STATED_VALUE = 0.5  # both state the theme, or the period, or the venue of the notice
NOT_CONTENT = ("contacts", "attachments")  # roles that answer only their own kind

ALL_PAIRS = 20_000  # pairs of units up to which each is compared; beyond, those that share rare words
RARE = 12  # units that hold a rare word at most
SHARED_RARE = 2  # rare words that a pair of units must share


class Likeness:
    """The likeness of every pair of units, 0 to 1; pairs that share nothing are left out."""

    def __init__(self, parents: Sequence[Unit], locals_: Sequence[Unit]) -> None:
        units = (*parents, *locals_)
        self.titles = Weights(unit.title_grams for unit in units)
        self.words = Weights(unit.own_grams for unit in units)
        self.pairs = {
            (unit.at, other.at): likeness
            for unit, other in _candidates(parents, locals_)
            if (likeness := self._of(unit, other)) > 0
        }

    def get(self, up: int, down: int) -> float:
        return self.pairs.get((up, down), 0.0)

    def _of(self, unit: Unit, other: Unit) -> float:
        """Half title and half body; where either lacks one of the two, what both have."""
        if unit.role in NOT_CONTENT or other.role in NOT_CONTENT:
            return 1.0 if unit.role == other.role else 0.0
        stated = STATED_VALUE if unit.holds & other.holds else 0.0
        if not unit.title_grams or not other.title_grams:
            # Without two titles the plain share counts, too: there is nothing else to hold on to.
            words = max(dice(unit.own_grams, other.own_grams), self._bodies(unit.own_grams, other.own_grams))
            return max(stated, NO_TITLE * words)
        title = self.titles.dice(unit.title_grams, other.title_grams)
        if not unit.body_grams or not other.body_grams:
            return max(stated, TITLE_ALONE * title)
        return max(stated, 0.5 * title + 0.5 * self._bodies(unit.body_grams, other.body_grams))

    def _bodies(self, one: Grams, other: Grams) -> float:
        return max(self.words.dice(one, other), containment(one, other))


def _candidates(parents: Sequence[Unit], locals_: Sequence[Unit]) -> Iterable[tuple[Unit, Unit]]:
    """All pairs of two notices of usual length; of two very long ones those with rare words in common."""
    if len(parents) * len(locals_) <= ALL_PAIRS:
        return ((unit, other) for unit in parents for other in locals_)
    holders: defaultdict[str, tuple[list[Unit], list[Unit]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((parents, locals_)):
        for unit in units:
            for words in unit.own_grams.fours or unit.own_grams.twos:
                holders[words][side].append(unit)
    shared = Counter(
        (unit, other)
        for ups, downs in holders.values()
        if len(ups) <= RARE and len(downs) <= RARE
        for unit in ups
        for other in downs
    )
    return [pair for pair, times in shared.items() if times >= SHARED_RARE]
