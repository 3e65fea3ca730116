"""Units that the assignment left over, though their words stand in units that answer others: merged, split, moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.compare.likeness import NOT_CONTENT, STATED_VALUE
from noticeparse.compare.localise import plain
from noticeparse.compare.similarity import Grams, grams, share_within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from noticeparse.compare.likeness import Likeness
    from noticeparse.compare.units import Unit

# Learned on the seeds and on corpus/dev: words that were taken over lie at 0.30 and above, words that were not at 0.25 and below.
ABSORBED = 0.34  # this share of the words of a unit, weighted, stands in a unit that answers another one
ABSORBED_BESIDE = 0.15  # the same where that unit took the heading or a neighbour, too
LEAST_REST = (
    0.4  # of the words of a unit must be its own, for it to be looked for in a unit that answers another
)
WHOLE_NAME = 0.7  # of the title of a unit that another one names
SHORTEST_NAME = 3  # pairs of characters
SAME_NAME = 0.33  # of the title of a unit that says little but days
SAME_QUOTED = 0.4  # what a name in quotation marks counts that one unit of either notice holds
LONG = 20  # fours of characters from which on a unit or a sentence speaks for itself
SHORT_WORDS = 0.7  # what the share of a short unit without a heading counts
SCATTERED = 0.6  # this share of a unit stands, in parts of at least LEAST_PART, in several units
LEAST_PART = 0.15
MOVED_SENTENCE = 0.8  # this share of a long sentence is kept elsewhere


def absorbing(
    part: Unit,
    others: Sequence[Unit],
    sources: Sequence[Unit],
    answered: Callable[[int], Iterable[int]],
    likeness: Likeness,
    *,
    beside: bool = False,
) -> tuple[float, int] | None:
    """The other notice's unit that took over a unit, with the share that it took.

    ``beside``: the other units took the unit's heading or its neighbours, so that less is enough, or the unit's name.

    ``answered(at)`` gives the places, among the ``sources`` that ``part`` is one of, of the units that it answers already:
    words that it has from them do not count.
    """
    if part.role in NOT_CONTENT:
        return None
    shares: list[tuple[float, int]] = []
    named = _naming(part, others, sources)
    for other in others:
        share = _absorbed(part, other, _words_of(sources, answered(other.at)), likeness)
        if beside and _names(other, part, likeness):
            share = max(share, ABSORBED_BESIDE)
        if other.at in named:
            share = max(share, SAME_QUOTED)
        shares.append((share, other.at))
    score, at = _best(shares)
    return (score, at) if score >= (ABSORBED_BESIDE if beside else ABSORBED) else None


def _naming(part: Unit, others: Sequence[Unit], sources: Sequence[Unit]) -> set[int]:
    """The one other unit that calls something by a name in quotation marks as this unit alone of its notice does."""
    found: set[int] = set()
    for name in part.names:
        if not any(name in unit.words for unit in sources if unit is not part):
            places = [other.at for other in others if name in other.words]
            found.update(places if len(places) == 1 else [])
    return found


def scattered(
    part: Unit, others: Sequence[Unit], sources: Sequence[Unit], answered: Callable[[int], Iterable[int]]
) -> list[tuple[float, int]]:
    """The units among which the words of a dropped one were divided, if most of them are kept; else none."""
    words = part.body_grams.fours
    if part.children or part.role in NOT_CONTENT or len(words) < LONG:
        return []
    kept = {
        other.at: (words & other.own_grams.fours).difference(
            *(unit.fours for unit in _words_of(sources, answered(other.at)))
        )
        for other in others
    }
    heirs = [
        (len(taken) / len(words), at) for at, taken in kept.items() if len(taken) >= LEAST_PART * len(words)
    ]
    together = frozenset().union(*(kept[at] for _, at in heirs))
    return heirs if len(together) >= SCATTERED * len(words) else []


def moved(part: Unit, others: Sequence[Unit]) -> int | None:
    """Where a long sentence of a dropped unit is kept."""
    if part.role in NOT_CONTENT:
        return None
    for sentence in part.body.split("。"):
        words = grams(part.mask.mask(sentence))
        if len(words.fours) < LONG:
            continue
        share, at = _best((share_within(words, other.own_grams), other.at) for other in others)
        if share >= MOVED_SENTENCE:
            return at
    return None


def _absorbed(part: Unit, whole: Unit, known: Sequence[Grams], likeness: Likeness) -> float:
    if part.holds & whole.holds:
        return STATED_VALUE
    if part.role == "theme" and part.body and plain(part.body) in whole.words:
        return STATED_VALUE
    words = part.body_grams or part.title_grams
    if part.children or not words:
        return 0.0
    if (
        part.days
        and part.days <= whole.days
        and part.is_made_of_days
        and likeness.titles.share_within(part.title_grams.twos, whole.own_grams.twos) >= SAME_NAME
    ):
        return STATED_VALUE  # a line of a table: 清明节 4月5日
    rest = words.twos.difference(*(unit.twos for unit in known))
    if len(rest) < LEAST_REST * len(words.twos):
        return 0.0  # a twin of what the other one answers: 男子组 beside 女子组
    inside = likeness.words.share_within(rest, whole.own_grams.twos)
    if len(words.fours) >= LONG:
        return inside
    # A short unit is contained only where its heading is, too, or, without one, by more of its words.
    heading = likeness.titles.share_within(part.title_grams.twos, whole.own_grams.twos)
    return min(inside, heading) if part.title_grams else inside * SHORT_WORDS


def _names(whole: Unit, part: Unit, likeness: Likeness) -> bool:
    """Whether a unit's words name another by its whole title: 3月为启动阶段."""
    title = part.title_grams.twos
    return (
        len(title) >= SHORTEST_NAME
        and not part.children
        and likeness.titles.share_within(title, whole.body_grams.twos) >= WHOLE_NAME
    )


def _words_of(units: Sequence[Unit], places: Iterable[int]) -> list[Grams]:
    return [units[at].own_grams for at in places]


def _best(scored: Iterable[tuple[float, int]]) -> tuple[float, int]:
    """The highest score and its place, of equal ones the first; (0, 0) where there is none."""
    return max(scored, key=lambda row: (row[0], -row[1]), default=(0.0, 0))
