"""Deadlines of the two notices, paired by what is due and where it stands; the periods of the main event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.assignment import assign
from noticeparse.compare.similarity import Grams, body_likeness, grams
from noticeparse.rules import Rule
from noticeparse.vocab.submissions import PAPERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from noticeparse.compare.localise import Localiser
    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Deadline, Notice

MOST_DEADLINES = 200  # of one notice
ANSWERING_UNITS = 0.3  # added where the two deadlines stand in units that answer one another
SAME_DAY = 0.15
NEAR_DAY = 0.1  # added for a near day, less the farther it is
FAR_DAYS = 60
UNLIKE_KINDS = 0.3  # taken off where only one of the two has a day
LEAST_GAIN = 0.01
LEAST_LIKENESS = 0.12  # of what is due, where the units answer one another
LEAST_ALONE = 0.45  # of what is due, where nothing else speaks for the pair
_MARKS = re.compile(r"[，,、。；;：:\n]")
_OPEN = "24:00"  # a day without an hour lasts to its end


HANDING_OVER = Rule(
    "compare.handing_over",
    r"[报交送寄发传]|填|录入|反馈|告知|备案|登记|提供",
    examples=("将名单报市教育局", "交宣传科", "发送至邮箱"),
    rejects=("完成清查", "全部到岗"),
)


class PlacedDeadline(NamedTuple):
    """A deadline, the unit that it stands in and the masked words of what is due.

    ``around`` are the words of the whole unit where the deadline is the only one in it, for a duty in other words.
    """

    deadline: Deadline
    unit: Unit | None
    due: Grams
    around: Grams


class PairedDeadlines(NamedTuple):
    """The same duty in both notices, and the duties that only one of them dates."""

    pairs: list[tuple[PlacedDeadline, PlacedDeadline]]
    dropped: list[PlacedDeadline]
    added: list[PlacedDeadline]


def place_deadlines(notice: Notice, units: Sequence[Unit], mask: Localiser) -> list[PlacedDeadline]:
    """The deadlines of a notice, at most :data:`MOST_DEADLINES`, with the innermost unit around each."""
    placed = []
    deadlines = notice.deadlines[:MOST_DEADLINES]
    around_each = [unit_at(units, deadline.evidence.start, deadline.path) for deadline in deadlines]
    for deadline, unit in zip(deadlines, around_each, strict=True):
        words = _beside_day(deadline, unit) + (deadline.action or "")
        if deadline.recipient:
            words = words.replace(deadline.recipient, "")
        due = grams(mask.mask(words))
        around = due
        if unit is not None and not unit.children and (not due or around_each.count(unit) == 1):
            around = unit.own_grams
            due = due or around
        placed.append(PlacedDeadline(deadline, unit, due, around))
    return placed


def _beside_day(deadline: Deadline, unit: Unit | None) -> str:
    """The words in front of the day and after it, up to the next mark: 展品清单（附件2）于10月13日前报送…"""
    if unit is None:
        return ""
    before, day, after = unit.body.partition(deadline.text)
    return _MARKS.split(before)[-1] + _MARKS.split(after, maxsplit=1)[0] if day else ""


def pair_deadlines(
    parents: Sequence[PlacedDeadline],
    locals_: Sequence[PlacedDeadline],
    answers: Callable[[Unit, Unit], bool],
) -> PairedDeadlines:
    """Each deadline with at most one of the other notice; ``answers`` tells whether two units answer one another."""
    gains: dict[tuple[int, int], float] = {}
    for up, one in enumerate(parents):
        for down, other in enumerate(locals_):
            near = one.unit is not None and other.unit is not None and answers(one.unit, other.unit)
            likeness = max(
                body_likeness(one.due, other.due),
                _within(other.due, one.around),
                _within(one.due, other.around),
            )
            same_day = _same_day(one.deadline, other.deadline)
            if likeness >= (LEAST_LIKENESS if near else LEAST_ALONE) or (near and same_day):
                # A day that did not change speaks for the pair, where several deadlines stand in one unit, and so does a near one.
                # Where several stand in one unit, a day answers a day, and 放假前3个工作日 what has none, either.
                gain = likeness + ANSWERING_UNITS * near + SAME_DAY * same_day
                gain += NEAR_DAY * _nearness(one.deadline, other.deadline)
                gain -= UNLIKE_KINDS * ((one.deadline.date is None) != (other.deadline.date is None))
                gains[up, down] = max(gain, LEAST_GAIN)
    chosen = assign(gains)
    chosen += _alone_in_their_units(parents, locals_, chosen, answers)
    ups, downs = {up for up, _ in chosen}, {down for _, down in chosen}
    return PairedDeadlines(
        [(parents[up], locals_[down]) for up, down in chosen],
        [one for at, one in enumerate(parents) if at not in ups],
        [one for at, one in enumerate(locals_) if at not in downs],
    )


def _alone_in_their_units(
    parents: Sequence[PlacedDeadline],
    locals_: Sequence[PlacedDeadline],
    chosen: Sequence[tuple[int, int]],
    answers: Callable[[Unit, Unit], bool],
) -> list[tuple[int, int]]:
    """What is left: one day in a unit and one in the unit that answers it, by both of which something is handed over, or by neither.

    Where both say what, it is the same: a plan is no list of names.
    """
    ups = [at for at in range(len(parents)) if at not in {up for up, _ in chosen}]
    downs = [at for at in range(len(locals_)) if at not in {down for _, down in chosen}]
    near = {
        (up, down)
        for up in ups
        for down in downs
        if (mine := parents[up]).deadline.date is not None
        and (theirs := locals_[down]).deadline.date is not None
        and mine.unit is not None
        and theirs.unit is not None
        and answers(mine.unit, theirs.unit)
        and _hands_over(mine.deadline) == _hands_over(theirs.deadline)
        and _may_be_one(_papers(mine), _papers(theirs))
    }
    return [
        (up, down)
        for up, down in sorted(near)
        if sum(up == one for one, _ in near) == sum(down == one for _, one in near) == 1
    ]


def _papers(placed: PlacedDeadline) -> frozenset[str]:
    """What is handed over, by the sentence around the day."""
    if placed.unit is None:
        return frozenset()
    sentences = [one for one in placed.unit.own.split("。") if placed.deadline.text in one]
    return frozenset(word for word in PAPERS if any(word in one for one in sentences))


def _may_be_one(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or bool(mine & theirs)


def _hands_over(deadline: Deadline) -> bool:
    return HANDING_OVER.search(deadline.action or "") is not None


def _same_day(one: Deadline, other: Deadline) -> bool:
    return one.date == other.date if one.date is not None else one.text == other.text and other.date is None


def _nearness(one: Deadline, other: Deadline) -> float:
    """1 for the same day, falling to 0 at :data:`FAR_DAYS`; 0 where one of them has no day."""
    if one.date is None or other.date is None:
        return 0.0
    return max(0.0, 1 - abs((other.date - one.date).days) / FAR_DAYS)


def unit_at(units: Sequence[Unit], offset: int, path: tuple[str, ...]) -> Unit | None:
    """The innermost unit whose span covers an offset; where spans are of no help, the first with the path."""
    covering = [unit for unit in units if unit.start <= offset < unit.end]
    if covering:
        return covering[-1]
    return next((unit for unit in units if unit.path == path), None) if path else None


def later(old: Deadline, new: Deadline) -> bool:
    """Whether the local day, or on the same day the hour, comes after the parent's."""
    if old.date is None or new.date is None:
        return False
    return (new.date, new.time or _OPEN) > (old.date, old.time or _OPEN)


def same_moment(old: Deadline, new: Deadline) -> bool:
    """Whether the two mean one day; hours are compared only where both are given."""
    if old.date != new.date:
        return False
    return old.time == new.time or old.time is None or new.time is None


def in_year_of(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _within(part: Grams, whole: Grams) -> float:
    return len(part.twos & whole.twos) / len(part.twos) if len(part.twos) > 3 else 0.0
