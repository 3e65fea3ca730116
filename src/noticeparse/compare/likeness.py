"""How likely two units of two notices answer one another, by what they share; learnt, and written as a table of weights."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.similarity import Weights
from noticeparse.vocab.frame_words import FRAME_WORDS, HIDDEN_FRAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticeparse.compare.units import Unit

# Both state the theme, or the period, or the venue of the notice: the logit at least, and the share of the words that counts as taken over.
STATED_LOGIT = 1.0
STATED_VALUE = 0.8
NOT_CONTENT = ("contacts", "attachments")  # roles that answer only their own kind

FRAME = 0.35  # what a pair of characters of a frame word counts
LEAST_WORDS = 4.0  # weight of the pairs of a passage below which it can lie inside another by chance
# Two units that share less than this weight of pairs are not looked at, unless their headings have a character in common.
LEAST_SHARED = 0.5
LEAST_LOGIT = -6.0  # of a pair that is kept
# Logits are divided by it: an office leaves little out, so that one sure pair may not outweigh two that are less sure.
TEMPER = 3.0

ALL_PAIRS = 20_000  # pairs of units up to which each is compared; beyond, those that share rare words
RARE = 12  # units that hold a rare word at most
SHARED_RARE = 2  # rare words that a pair of units must share


class Traits(NamedTuple):
    """What two units share, each about 0 to 1; a pair of characters weighs less the more units hold it, and in frame words."""

    heading: float  # the characters of both headings
    inside: float  # the part of the shorter text that stands in the longer one
    marks: float  # the characters of all words
    untitled: float  # one of them has no heading
    order: float  # how far through its notice each stands
    named: float  # the parts of either heading that stand in the other's words
    shared: float  # the weight of all pairs that they share, as a logarithm
    length: float  # of the shorter text, as a logarithm


# Learnt by `python -m benchmarks.likeness corpus/dev ../shared/corpus/seeds`, which says how right they are on families left out.
BIAS = -6.66
WEIGHTS = Traits(
    heading=3.64,
    inside=3.89,
    marks=4.26,
    untitled=1.09,
    order=0.72,
    named=2.91,
    shared=5.85,
    length=-2.90,
)


class Likeness:
    """The likelihood of every pair of units, 0 to 1; pairs that share next to nothing are left out."""

    def __init__(self, parents: Sequence[Unit], locals_: Sequence[Unit]) -> None:
        units = (*parents, *locals_)
        frame = _pairs_of((*FRAME_WORDS, *HIDDEN_FRAME))
        self.titles = Weights(unit.title_grams.twos for unit in units)
        self.words = Weights(unit.own_grams.twos for unit in units)
        self._telling = Weights((unit.own_grams.twos for unit in units), dict.fromkeys(frame, FRAME))
        self._heading_marks = Weights(unit.title_marks for unit in units)
        self._marks = Weights(unit.own_marks for unit in units)
        self._last = max(1, len(parents) - 1), max(1, len(locals_) - 1)
        self.logits = {
            (unit.at, other.at): logit
            for unit, other in _candidates(parents, locals_)
            if (logit := self._logit(unit, other)) > LEAST_LOGIT
        }

    def get(self, up: int, down: int) -> float:
        return likelihood(self.logits.get((up, down), float("-inf")))

    def _logit(self, unit: Unit, other: Unit) -> float:
        if unit.role in NOT_CONTENT or other.role in NOT_CONTENT:
            return float("inf") if unit.role == other.role else float("-inf")
        traits = self.traits(unit, other)
        logit = BIAS + sum(map(float.__mul__, WEIGHTS, traits)) if traits is not None else float("-inf")
        return max(logit, STATED_LOGIT) if unit.holds & other.holds else logit

    def traits(self, unit: Unit, other: Unit) -> Traits | None:
        """What the two share; None where that is next to nothing."""
        telling = self._telling
        common = unit.own_grams.twos & other.own_grams.twos
        shared = telling.sum(common)
        titled = bool(unit.title_grams and other.title_grams)
        if shared < LEAST_SHARED and (not titled or unit.title_marks.isdisjoint(other.title_marks)):
            return None
        bodies = titled and bool(unit.body_grams and other.body_grams)
        inside, shorter = shared, (unit.own_grams.twos, other.own_grams.twos)
        lengths = unit.length, other.length
        if bodies:
            shorter = (unit.body_grams.twos, other.body_grams.twos)
            inside = telling.sum(shorter[0] & shorter[1])
            lengths = len(unit.masked_body), len(other.masked_body)
        least = min(map(telling.total, shorter))
        return Traits(
            heading=self._heading_marks.dice(unit.title_marks, other.title_marks) if titled else 0.0,
            inside=inside / least if least >= LEAST_WORDS else 0.0,
            marks=self._marks.dice(unit.own_marks, other.own_marks),
            untitled=float(not titled),
            order=1 - abs(unit.at / self._last[0] - other.at / self._last[1]),
            named=self._named(unit, other) + self._named(other, unit),
            shared=log1p(shared) / 3,
            length=min(1.0, log1p(min(lengths)) / 6),
        )

    def _named(self, unit: Unit, other: Unit) -> float:
        return self.words.share_within(unit.title_grams.twos, other.own_grams.twos)


def likelihood(logit: float) -> float:
    """How likely a pair is by its logit, 0.5 where as much speaks for it as against it; tempered, so no probability.

    >>> likelihood(0.0)
    0.5
    """
    return 1 / (1 + exp(-logit / TEMPER)) if logit > -700 else 0.0


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


def _pairs_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))
