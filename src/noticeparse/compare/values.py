"""Theme, period, deadlines and recipients of the two notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from noticeparse.compare.dates import in_year_of, later, pair_deadlines, place_deadlines, same_moment, unit_at
from noticeparse.compare.findings import ADDITIONS, OMISSIONS
from noticeparse.compare.localise import plain
from noticeparse.compare.passages import of_deadline, of_unit, of_value
from noticeparse.compare.recipients import outside_the_line
from noticeparse.compare.units import above
from noticeparse.vocab.time_roles import STAGES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from noticeparse.compare.dates import PlacedDeadline
    from noticeparse.compare.pair import Pair
    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Deadline, Period

_VALUES = 1


def find_theme(pair: Pair) -> None:
    """Another theme breaks the parent; the parent's theme with something of one's own added does not."""
    old, new = pair.parent.theme, pair.local.theme
    if old is None or new is None:
        return
    mine, theirs = plain(old.text), plain(new.text)
    if not mine or not theirs or mine in theirs:
        return
    cut = theirs in mine
    pair.add(
        "changed_theme",
        "review" if cut else "conflict",
        "cut_theme" if cut else "changed_theme",
        of_value(old, unit_at(pair.ups, old.evidence.start, ())),
        of_value(new, unit_at(pair.downs, new.evidence.start, ())),
        at=(_VALUES, 0),
        detail={"old": old.text, "new": new.text},
        old=old.text,
        new=new.text,
    )


def find_period(pair: Pair) -> None:
    """A period inside the parent's is narrower, one that leaves it at either end breaks it."""
    old, new = pair.parent.period, pair.local.period
    if old is None or new is None:
        return
    years = _years_apart(old, new) if pair.series else 0
    shifts = {
        end: (_shift(before, after, years), before, after)
        for end, before, after in (("start", old.start, new.start), ("end", old.end, new.end))
        if before is not None and after is not None
    }
    if not any(days for days, _, _ in shifts.values()):
        return
    unit = unit_at(pair.ups, old.evidence.start, ())
    if _is_another_period(pair, unit, old, new):
        return
    outside = shifts.get("start", (0,))[0] < 0 or shifts.get("end", (0,))[0] > 0
    first = next(days for days, _, _ in shifts.values())
    pair.add(
        "changed_period",
        "conflict" if outside else "info",
        "period_of_another_year" if pair.series else "period_outside" if outside else "period_narrower",
        of_value(old, unit),
        of_value(new, unit_at(pair.downs, new.evidence.start, ())),
        at=(_VALUES, 1),
        detail={end: _change(before, after, days) for end, (days, before, after) in shifts.items()},
        old=old.text,
        new=new.text,
        days=first,
    )


def find_deadlines(pair: Pair) -> None:
    """The same duty due on another day or to somebody else; duties that only one of the notices dates."""
    paired = pair_deadlines(
        place_deadlines(pair.parent, pair.ups, pair.mask),
        place_deadlines(pair.local, pair.downs, pair.mask),
        pair.answered,
    )
    collected: set[tuple[object, ...]] = set()
    for one, other in paired.pairs:
        _changed(pair, one, other)
        # Three days of one item with one recipient are one change of it.
        change = (one.unit, other.unit, one.deadline.recipient, other.deadline.recipient)
        if one.unit is None or change not in collected:
            _recipient(pair, one, other)
        collected.add(change)
    told = [one for one, _ in paired.pairs]
    for one in paired.dropped:
        if not pair.incorporated and not _is_told_below(pair, one, told):
            _dropped(pair, one)
    new_units = {match.local for match in pair.matches if match.relation == "added"}
    for other in paired.added:
        if pair.incorporated or other.unit is None or other.unit.at not in new_units:
            deadline = other.deadline
            day = _day(deadline)
            pair.add(
                "added_deadline",
                "info",
                "added_deadline",
                None,
                of_deadline(deadline),
                at=(ADDITIONS, other.unit.at if other.unit is not None else -1),
                detail={"new": day},
                new=day or deadline.text,
                what=deadline.action or deadline.text,
            )


def _changed(pair: Pair, one: PlacedDeadline, other: PlacedDeadline) -> None:
    old, new = one.deadline, other.deadline
    at = _at(one)
    if old.date is None or (new.date is not None and same_moment(old, new)):
        return
    if new.date is None:
        if other.unit is not None and _names_day(other.unit, old):
            return
        pair.add(
            "changed_deadline",
            "review",
            "undated_deadline",
            of_deadline(old),
            of_deadline(new),
            at=at,
            detail={"old": _day(old), "new": None, "days": None},
            old=_day(old),
            what=new.text,
        )
        return
    years = new.date.year - old.date.year if pair.series else 0
    days = _shift(old.date, new.date, years)
    if pair.series and not days:
        return
    after = later(old, new)
    detail: dict[str, Any] = _change(old.date, new.date, days)
    words: dict[str, object] = {"old": _day(old), "new": _day(new), "days": abs(days)}
    if pair.series:
        key = "deadline_of_another_year"
    elif days:
        key = "deadline_later" if after else "deadline_earlier"
    else:
        key = "hour_later" if after else "hour_earlier"
        words = {"old": old.time, "new": new.time}
        detail |= {"old_time": old.time, "new_time": new.time}
    severity: Any = "conflict" if after else "info"
    pair.add(
        "changed_deadline", severity, key, of_deadline(old), of_deadline(new), at=at, detail=detail, **words
    )


def _recipient(pair: Pair, one: PlacedDeadline, other: PlacedDeadline) -> None:
    old, new = one.deadline, other.deadline
    if new.recipient is None and "@" in (new.action or ""):
        return  # an address of one's own says who collects
    if old.recipient is None or (new.recipient is not None and plain(old.recipient) == plain(new.recipient)):
        return
    outside = new.recipient is not None and outside_the_line(
        new.recipient, pair.parent, pair.local, instead_of=old.recipient
    )
    key = (
        "recipient_unstated"
        if new.recipient is None
        else "recipient_outside"
        if outside
        else "recipient_in_line"
    )
    pair.add(
        "changed_recipient",
        "review" if outside else "info",
        key,
        of_deadline(old, words=old.recipient, evidence=old.recipient_evidence),
        of_deadline(new, words=new.recipient, evidence=new.recipient_evidence)
        if new.recipient is not None
        else of_deadline(new),
        at=_at(one),
        detail={"old": old.recipient, "new": new.recipient},
        old=old.recipient,
        new=new.recipient,
    )


def _is_told_below(pair: Pair, one: PlacedDeadline, told: Sequence[PlacedDeadline]) -> bool:
    """Whether a heading only names the day of an item below it, which is told of there: 报送时间（8月31日截止）."""
    return one.unit is not None and any(
        other.deadline.date == one.deadline.date and one.unit.at in above(other.unit, pair.ups)
        for other in told
        if other.unit is not None
    )


def _dropped(pair: Pair, one: PlacedDeadline) -> None:
    """Only where the unit around the day was kept: an omitted unit counts once."""
    old = one.deadline
    unit = one.unit
    if unit is not None and (unit.at not in pair.answers or unit.at in pair.own):
        return
    if old.responsible is not None and pair.organiser.is_itself(old.responsible):
        return
    if old.date is None:
        return
    heirs: list[Unit] = (
        [pair.downs[down] for down in pair.answers.get(unit.at, [])] if unit is not None else []
    )
    if any(_names_day(heir, old) for heir in heirs):
        return  # the day stands there, though not as that of a duty
    if heirs and all(heir.at in pair.own_of_local for heir in heirs):
        return  # a duty of the local office itself, which tells those below only what it does about it
    pair.add(
        "omitted_deadline",
        "review",
        "omitted_deadline",
        of_deadline(old),
        of_unit(heirs[0]) if heirs else None,
        at=_at(one),
        detail={"old": _day(old), "new": None, "days": None},
        old=_day(old),
        what=old.action or old.text,
    )


def _is_another_period(pair: Pair, unit: Unit | None, old: Period, new: Period) -> bool:
    """Whether the local's is one of several periods that the parent names, of which the record holds another.

    A table of holidays names them in one unit; a written and an oral examination have a unit each, and the local may have one of them.
    """
    start, last = new.start, old.end or old.start
    if start is None or last is None or unit is None:
        return False
    theirs = unit_at(pair.downs, new.evidence.start, ())
    stage = next((word for word in STAGES if word in unit.title), None)
    if stage is not None and theirs is not None and stage not in theirs.own:
        return True
    day = _month_and_day(start)
    beside = [one for one in pair.ups if one is not unit and one.role in ("period", "schedule", "other")]
    if day not in unit.days and any(day in one.days for one in beside if one.parent == unit.parent):
        return True
    return start > last and day in unit.days


def _names_day(unit: Unit, deadline: Deadline) -> bool:
    """Whether the words of a unit name the day of a deadline, whatever the record takes it for."""
    day = deadline.date
    return plain(deadline.text) in plain(unit.own) or (day is not None and _month_and_day(day) in unit.days)


def _month_and_day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _at(one: PlacedDeadline) -> tuple[int, ...]:
    return (OMISSIONS, one.unit.at if one.unit is not None else -1)


def _day(deadline: Deadline) -> str | None:
    return deadline.date.isoformat() if deadline.date is not None else None


def _change(old: dt.date, new: dt.date, days: int) -> dict[str, Any]:
    return {"old": old.isoformat(), "new": new.isoformat(), "days": days}


def _shift(old: dt.date, new: dt.date, years: int) -> int:
    return (new - (in_year_of(old, years) if years else old)).days


def _years_apart(old: Period, new: Period) -> int:
    before, after = old.start or old.end, new.start or new.end
    return after.year - before.year if before is not None and after is not None else 0
