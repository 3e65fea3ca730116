"""Bounds on numbers: 不少于5场, 不超过3名, 3000字以内."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from noticeparse.compare.similarity import dice, grams
from noticeparse.numerals import fold_widths, to_int
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.quantities import (
    AT_LEAST,
    AT_LEAST_AFTER,
    AT_MOST,
    AT_MOST_AFTER,
    COUNTED_IN,
    EACH,
    HEIGHT_OF_EACH,
    LIMITS_OF_TIME,
    NOT_DIVIDED,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from noticeparse.compare.clauses import Clause
    from noticeparse.compare.similarity import Grams

SAME_CLAUSE = 0.35  # pairs of characters of the two clauses, the numbers left out
LEAST_TOTAL = 100  # from which on a minimum can be one for all places together
LARGEST_PART = 0.25  # of such a total that is taken for one place's part
MOST_QUANTITIES = 60  # of one unit
_NUMBER = r"(?:[0-9]{1,9}(?:\.[0-9]{1,3})?|[一二三四五六七八九十百千两]{1,5})[万千百]?"
_UNIT = any_of(*COUNTED_IN)
_TIMES = {"万": 10_000, "千": 1_000, "百": 100}

BOUND_BEFORE = Rule(
    "compare.bound_before",
    rf"(?P<bound>{any_of(*AT_LEAST, *AT_MOST)})[为在 ]?(?P<number>{_NUMBER})(?P<unit>{_UNIT}|[一-鿿])",
    examples=("不少于5场", "限报三项", "不低于30%"),
    rejects=("不少于要求的数量", "第5场"),
)
BOUND_AFTER = Rule(
    "compare.bound_after",
    rf"""
    (?P<number>{_NUMBER})
    (?: (?P<unit>{_UNIT})(?:\(含\)|（含）)?(?P<bound>{any_of(*AT_LEAST_AFTER, *AT_MOST_AFTER)})
      | (?P<time>{any_of(*LIMITS_OF_TIME)})(?P<within>内)
    )
    """,
    examples=("18周岁以上", "3000字以内", "12小时内书面报告", "5个工作日内"),
    rejects=("第一次会议以后", "10日内"),
    engine="regex",
)
EXACT = Rule(
    "compare.exact_number",
    rf"(?<![第0-9.])(?P<number>{_NUMBER})(?P<unit>{_UNIT})",
    examples=("举办3场", "推荐两名"),
    rejects=("第3场",),
    engine="regex",
)

EACH_OF = Rule(
    "compare.each_of",
    rf"(?P<each>每个?|各)(?P<place>{'|'.join(HEIGHT_OF_EACH)})",
    examples=("每个县（市、区）不少于5场", "每市不少于60批次"),
    rejects=("每年不少于2次", "各单位"),
)

Bound = Literal["at_least", "at_most", "exact"]


class Quantity(NamedTuple):
    """A number of things and how it binds; ``text`` is what is printed, 不少于5场."""

    bound: Bound
    value: float
    unit: str
    text: str
    clause: Clause


class ChangedQuantity(NamedTuple):
    """A bound of the parent and what became of it; ``conflict`` where the local falls outside it."""

    parent: Quantity
    local: Quantity
    conflict: bool


def quantities_of(clauses: Sequence[Clause], *, exact: bool = False) -> list[Quantity]:
    """The bounds in the clauses, in order, at most :data:`MOST_QUANTITIES`; with ``exact`` the numbers without a bound."""
    found: list[Quantity] = []
    for clause in clauses:
        text = fold_widths(clause.text.replace(" ", ""))
        taken: set[int] = set()
        for rule, least in ((BOUND_BEFORE, AT_LEAST), (BOUND_AFTER, AT_LEAST_AFTER)):
            for match in rule.finditer(text):
                if match.start() not in taken:
                    taken.update(range(*match.span()))
                    bound: Bound = "at_least" if match["bound"] in least else "at_most"
                    found += [] if exact else _quantity(bound, match, clause)
        if exact:
            for match in EXACT.finditer(text):
                if match.start() not in taken:
                    found += _quantity("exact", match, clause)
        if len(found) >= MOST_QUANTITIES:
            return found[:MOST_QUANTITIES]
    return found


def changed_quantities(parents: Sequence[Clause], locals_: Sequence[Clause]) -> list[ChangedQuantity]:
    """The bounds of the parent that another bound, or a number outside them, took the place of."""
    wanted = quantities_of(parents)
    if not wanted:
        return []
    given = quantities_of(locals_)
    left = list(wanted)
    for quantity in wanted:
        same = next((one for one in given if one[:3] == quantity[:3]), None)
        if same is not None:
            given.remove(same)
            left.remove(quantity)
    exact = quantities_of(locals_, exact=True) if left else []
    changed: list[ChangedQuantity] = []
    for quantity in left:
        answer = _answer(quantity, given, alone=sum(one.unit == quantity.unit for one in left) == 1)
        if answer is not None:
            given.remove(answer)
            if not _part_of_total(quantity, answer):
                broken = _breaks(quantity, answer) and not _of_those_below(quantity, answer)
                changed.append(ChangedQuantity(quantity, answer, broken))
            continue
        number = _answer(quantity, exact, alone=False)
        if number is not None and _breaks(quantity, number) and not _part_of_total(quantity, number):
            exact.remove(number)
            changed.append(ChangedQuantity(quantity, number, conflict=True))
    return changed


def _answer(quantity: Quantity, given: list[Quantity], *, alone: bool) -> Quantity | None:
    candidates = [one for one in given if one.unit == quantity.unit]
    if alone and len(candidates) == 1 and candidates[0].bound == quantity.bound:
        return candidates[0]
    words = _words(quantity)
    scored = [(_alike(words, _words(one)), -at, one) for at, one in enumerate(candidates)]
    best = max(scored, default=None, key=lambda row: row[:2])
    return best[2] if best is not None and best[0] >= SAME_CLAUSE else None


def _alike(one: Grams, other: Grams) -> float:
    return dice(one, other) if one or other else 1.0


def _words(quantity: Quantity) -> Grams:
    return grams(quantity.clause.masked.replace(quantity.clause.unit.mask.mask(quantity.text), ""))


def _breaks(parent: Quantity, local: Quantity) -> bool:
    """Whether the local bound lets in what the parent's shuts out."""
    if parent.bound == "at_least":
        return local.value < parent.value or local.bound == "at_most"
    return local.value > parent.value or local.bound == "at_least"


def _part_of_total(parent: Quantity, local: Quantity) -> bool:
    """Whether the parent's number is for its whole area, and the local's is what falls to one place of many.

    3000 lifts in a province are 260 in one of its cities; nothing says how many they should be.
    """
    return (
        parent.bound == "at_least"
        and parent.unit not in NOT_DIVIDED
        and parent.value >= LEAST_TOTAL
        and local.value <= LARGEST_PART * parent.value
        and not any(word in parent.clause.sentence for word in EACH)
    )


def _of_those_below(parent: Quantity, local: Quantity) -> bool:
    """Whether the local's minimum is for each of those below the ones that the parent sets its own for."""
    if not parent.bound == local.bound == "at_least" or parent.unit in NOT_DIVIDED:
        return False
    above, below = (EACH_OF.compiled.search(one.clause.sentence) for one in (parent, local))
    # 各市组织检查，抽检不少于60批次 may be all of them together.
    return (
        above is not None
        and below is not None
        and above["each"] != "各"
        and HEIGHT_OF_EACH[below["place"]] < HEIGHT_OF_EACH[above["place"]]
    )


def _quantity(bound: Bound, match: re.Match[str], clause: Clause) -> list[Quantity]:
    number = match["number"]
    times = 1
    if number[-1] in _TIMES and len(number) > 1 and number[:-1].replace(".", "").isdecimal():
        times, number = _TIMES[number[-1]], number[:-1]
    value = float(number) if number.replace(".", "").isdecimal() else to_int(number)
    unit = match["unit"] or match["time"] if "time" in match.re.groupindex else match["unit"]
    return [Quantity(bound, value * times, unit, match.group(), clause)] if value is not None else []
