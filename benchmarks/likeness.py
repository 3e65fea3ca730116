"""The weights by which the comparison says how likely two units answer one another, learnt from pairs with gold.

    python -m benchmarks.likeness CORPUS...

Each pair of units of two compared notices is a row: what the two share (``noticeparse.compare.likeness.Traits``), and whether
gold links them. A logistic regression gives the weights; its penalty is on their squares. Printed are the weights in the form
in which the module holds them, and how well units are told apart in families that were left out of the learning, one at a
time: the average precision of the rows sorted by likelihood, and the best F1. Beside it stand the figures of the weights in use.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.thresholds import read
from noticeparse.compare.likeness import BIAS, NOT_CONTENT, WEIGHTS, Likeness, Traits
from noticeparse.compare.notices import paired
from noticeparse.numerals import squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.compare.pair import Pair
    from noticeparse.evaluate.gold import GoldPair
    from noticeparse.records.notice import Notice

PENALTY = 0.3
PENALTIES = Traits(*[PENALTY] * len(Traits._fields))._replace(order=5.0)  # another order is no change
STEPS = 20
SMALLEST_STEP = 1e-5
LARGEST_LOGIT = 30.0

Path_ = tuple[str, ...]


class Row(NamedTuple):
    """Two units of one pair of notices: the family of the pair, what they share, whether gold links them."""

    family: str
    traits: Traits
    linked: bool


def rows_of(corpus: Path) -> Iterator[Row]:
    """The rows of a corpus: units that gold speaks of, at least one of them without items."""
    gold, notices = read(corpus)
    for one in gold.pairs:
        sides = [_side(notices, name, inner=one.embedded == side) for side, name in _names(one)]
        if not one.alignments or sides[0] is None or sides[1] is None:
            continue
        pair = paired(sides[0], sides[1], "en")
        if not pair.incorporated:
            yield from _rows(pair, one)


def _names(pair: GoldPair) -> tuple[tuple[str, str | None], tuple[str, str | None]]:
    return ("parent", pair.parent), ("local", pair.local)


def _side(notices: dict[str, Notice | None], name: str | None, *, inner: bool) -> Notice | None:
    outer = notices.get(name) if name is not None else None
    return next(outer.enclosed(), None) if inner and outer is not None else outer


def _rows(pair: Pair, gold: GoldPair) -> Iterator[Row]:
    links = {
        (_path(link.parent), _path(link.local))
        for link in gold.alignments or ()
        if link.relation != "incorporated"
    }
    ups, downs = {up for up, _ in links}, {down for _, down in links}
    likeness = Likeness(pair.ups, pair.downs)
    for unit in pair.ups:
        for other in pair.downs:
            ends = _path(unit.path), _path(other.path)
            of_no_use = (unit.children and other.children) or unit.holds & other.holds
            if of_no_use or unit.role in NOT_CONTENT or other.role in NOT_CONTENT:
                continue
            if ends[0] in ups and ends[1] in downs:
                traits = likeness.traits(unit, other)
                if traits is not None:
                    yield Row(gold.name.partition("/")[0], traits, ends in links)


def _path(path: Path_ | None) -> Path_ | None:
    return tuple(squash(label) for label in path) if path is not None else None


def learn(rows: Sequence[Row]) -> list[float]:
    """The bias and the weights, by Newton's method."""
    size = len(Traits._fields) + 1
    penalties = (0.0, *PENALTIES)
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [penalty * weight for penalty, weight in zip(penalties, weights, strict=True)]
        curve = [[penalties[at] * (at == to) for to in range(size)] for at in range(size)]
        for row in rows:
            values = (1.0, *row.traits)
            likely = _likely(sum(map(float.__mul__, weights, values)))
            error, spread = likely - row.linked, likely * (1 - likely)
            for at, value in enumerate(values):
                slope[at] += error * value
                for to in range(size):
                    curve[at][to] += spread * value * values[to]
        step = _solved(curve, slope)
        weights = [weight - part for weight, part in zip(weights, step, strict=True)]
        if max(map(abs, step)) < SMALLEST_STEP:
            break
    return weights


def _likely(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-LARGEST_LOGIT, min(LARGEST_LOGIT, logit))))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in rows[at + 1 :]:
            factor = below[at] / rows[at][at]
            below[at:] = [
                mine - factor * theirs for mine, theirs in zip(below[at:], rows[at][at:], strict=True)
            ]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][to] * found[to] for to in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """The mean, over the rows that are linked, of the precision down to each of them."""
    right = 0
    total = 0.0
    for place, (_, linked) in enumerate(sorted(scored, key=lambda row: -row[0]), start=1):
        if linked:
            right += 1
            total += right / place
    return total / right if right else 0.0


def best_f1(scored: Sequence[tuple[float, bool]]) -> float:
    """The F1 at the threshold that is best for it."""
    linked = sum(row[1] for row in scored)
    right, best = 0, 0.0
    for place, row in enumerate(sorted(scored, key=lambda row: -row[0]), start=1):
        right += row[1]
        best = max(best, 2 * right / (place + linked))
    return best


def scored(rows: Sequence[Row], weights: Sequence[float]) -> list[tuple[float, bool]]:
    return [(sum(map(float.__mul__, weights, (1.0, *row.traits))), row.linked) for row in rows]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    args = parser.parse_args()
    rows = [row for corpus in args.corpora for row in rows_of(corpus)]
    families = sorted({row.family for row in rows})
    left_out: list[tuple[float, bool]] = []
    for family in families:
        weights = learn([row for row in rows if row.family != family])
        left_out += scored([row for row in rows if row.family == family], weights)
    print(f"{len(rows)} rows, {sum(row.linked for row in rows)} linked, {len(families)} families")
    for name, result in (("left out", left_out), ("in use", scored(rows, [float(BIAS), *WEIGHTS]))):
        print(f"{name}: average precision {average_precision(result):.3f}, best F1 {best_f1(result):.3f}")
    bias, *weights = learn(rows)
    print(f"BIAS = {bias:.2f}")
    for field, weight in zip(Traits._fields, weights, strict=True):
        print(f"{field}={weight:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
