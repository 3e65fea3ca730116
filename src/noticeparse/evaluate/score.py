"""Counting: one notice against its gold, then rows and averages over all notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from noticeparse.evaluate.bootstrap import percentile_interval, resampled_totals
from noticeparse.evaluate.fields import FIELDS
from noticeparse.evaluate.likeness import akin, near_part, overlapping_part, pair_up
from noticeparse.evaluate.outcome import (
    Average,
    Cell,
    Interval,
    Mistake,
    NoticeResult,
    Row,
    Score,
    Share,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from noticeparse.evaluate.gold import GoldNotice
    from noticeparse.evaluate.outcome import Place
    from noticeparse.records.notice import Attachment, Notice


class Shown(Protocol):
    """What can be judged: anything that has words for people and says where it stands."""

    @property
    def shown(self) -> str: ...

    @property
    def places(self) -> tuple[Place, ...]: ...


Judged = TypeVar("Judged", bound=Shown)


def judge(
    name: str,
    gold: Iterable[Judged],
    found: Iterable[Judged],
    *,
    strict: Callable[[Judged, Judged], bool],
    soft: Callable[[Judged, Judged], bool],
    main: bool = True,
) -> Cell:
    """The counts of one field of one notice; each found value answers at most one gold value."""
    wanted, given = list(gold), list(found)
    right = pair_up(wanted, given, strict)
    answered = {owner for owner, _ in right}
    used = {place for _, place in right}
    missed = [value for place, value in enumerate(wanted) if place not in answered]
    spurious = [value for place, value in enumerate(given) if place not in used]
    return Cell(
        field=name,
        main=main,
        gold=len(wanted),
        found=len(given),
        correct=len(right),
        soft=len(pair_up(wanted, given, soft)),
        missed=tuple(value.shown for value in missed),
        spurious=tuple(value.shown for value in spurious),
        mistakes=mistakes(missed, spurious, soft),
    )


def mistakes(
    missed: Sequence[Judged], spurious: Sequence[Judged], soft: Callable[[Judged, Judged], bool]
) -> tuple[Mistake, ...]:
    """What went wrong, value by value: a spurious value that softly answers a missed one, or is akin to it, is a wrong value.

    So are a missed and a spurious value that stand alone. Of the others it can't be said which was meant.
    """
    alone = len(missed) == len(spurious) == 1
    pairs = pair_up(missed, spurious, lambda one, other: alone or soft(one, other) or akin(one, other))
    owners, places = {owner for owner, _ in pairs}, {place for _, place in pairs}
    wrong = [
        Mistake(
            kind="wrong",
            gold=missed[owner].shown,
            found=spurious[place].shown,
            wanted=missed[owner].places,
            given=spurious[place].places,
        )
        for owner, place in pairs
    ]
    missing = [
        Mistake(kind="missing", gold=value.shown, wanted=value.places)
        for owner, value in enumerate(missed)
        if owner not in owners
    ]
    invented = [
        Mistake(kind="invented", found=value.shown, given=value.places)
        for place, value in enumerate(spurious)
        if place not in places
    ]
    return (*wrong, *missing, *invented)


def score_file(name: str, gold: GoldNotice, notice: Notice | None) -> list[NoticeResult]:
    """The results of the notice and of those that its gold says are enclosed in it, depth first.

    Enclosed notices are named ``NAME#1``, ``NAME#2`` …; where the parser found none, all their gold is missed.
    """
    return [
        _score(name if place == 0 else f"{name}#{place}", wanted, given)
        for place, (wanted, given) in enumerate(_documents(gold, notice))
    ]


def _score(name: str, gold: GoldNotice, notice: Notice | None) -> NoticeResult:
    cells = [
        judge(
            field.name,
            field.gold(gold),
            () if notice is None else field.found(notice, gold),
            strict=field.strict,
            soft=field.soft,
            main=field.main,
        )
        for field in FIELDS
        if gold.judged(field.key)
    ]
    return NoticeResult(name=name, cells=tuple(cells), invented_days=_invented_days(gold, notice))


def _invented_days(gold: GoldNotice, notice: Notice | None) -> Share:
    """How many of the deadlines and the period that gold leaves without a day were given one."""
    given = [] if notice is None else [one for one in notice.deadlines if one.date is not None]
    dated = {one.date for one in gold.deadlines}
    open_ended = [one.text for one in gold.deadlines if one.date is None]
    invented = sum(
        any(one.date not in dated and overlapping_part(words, one.text) for one in given)
        for words in open_ended
    )
    if gold.period is not None and gold.period.start is None and gold.period.end is None:
        open_ended.append(None)
        found = None if notice is None else notice.period
        invented += found is not None and (found.start is not None or found.end is not None)
    return Share(count=invented, of=len(open_ended))


def _documents(gold: GoldNotice, notice: Notice | None) -> Iterator[tuple[GoldNotice, Notice | None]]:
    yield gold, notice
    wanted = gold.enclosed()
    given = [] if notice is None else [one for one in notice.attachments if one.notice is not None]
    by_title = dict(pair_up(wanted, given, _same_document))
    left = iter([place for place in range(len(given)) if place not in by_title.values()])
    for number, inner in enumerate(wanted):
        # One whose title was read wrongly is still the document at its place in the list.
        place = by_title[number] if number in by_title else next(left, None)
        yield from _documents(inner, None if place is None else given[place].notice)


def _same_document(gold: GoldNotice, attachment: Attachment) -> bool:
    printed = attachment.notice.title if attachment.notice is not None else None
    titles = (attachment.title, printed.text if printed is not None else None)
    return any(title is not None and near_part(gold.title, title) for title in titles)


def rows_of(results: Sequence[Sequence[Cell]], names: Iterable[str]) -> tuple[Row, ...]:
    """One row a field, in the order of ``names``, over those cells that were judged; without intervals."""
    rows: list[Row] = []
    for name in names:
        cells = [cell for result in results for cell in result if cell.field == name]
        if cells:
            rows.append(_row(name, cells))
    return tuple(rows)


def _row(name: str, cells: Sequence[Cell]) -> Row:
    gold, found = sum(cell.gold for cell in cells), sum(cell.found for cell in cells)
    return Row(
        field=name,
        main=all(cell.main for cell in cells),
        documents=sum(cell.gold > 0 for cell in cells),
        strict=Score(gold=gold, found=found, correct=sum(cell.correct for cell in cells)),
        soft=Score(gold=gold, found=found, correct=sum(cell.soft for cell in cells)),
    )


def summarise(results: Sequence[NoticeResult], *, resamples: int) -> tuple[tuple[Row, ...], Average, Row]:
    """The rows with their intervals, the macro average over the main rows, and all main values as one row."""
    rows = rows_of([result.cells for result in results], (field.name for field in FIELDS))
    micro = _row("micro", [cell for result in results for cell in result.cells if cell.main])
    intervals, macro_interval, micro_interval = _intervals(results, rows, resamples)
    rows = tuple(
        row.model_copy(update={"interval": interval}) for row, interval in zip(rows, intervals, strict=True)
    )
    macro = Average(
        strict=_mean([row.strict.f1 for row in rows if row.main]),
        soft=_mean([row.soft.f1 for row in rows if row.main]),
        interval=macro_interval,
    )
    return rows, macro, micro.model_copy(update={"interval": micro_interval})


def whole_correct(results: Sequence[NoticeResult]) -> Share:
    """Notices of which every main value is right and none is invented."""
    whole = [
        all(cell.gold == cell.found == cell.correct for cell in result.cells if cell.main)
        for result in results
    ]
    return Share(count=sum(whole), of=len(whole))


def inventions(results: Sequence[NoticeResult]) -> Share:
    """Fields that gold says are absent, and for which a value was given all the same."""
    empty = [cell for result in results for cell in result.cells if cell.main and cell.gold == 0]
    return Share(count=sum(cell.found > 0 for cell in empty), of=len(empty))


def invented_days(results: Sequence[NoticeResult]) -> Share:
    """What gold leaves without a day, and was given one."""
    shares = [result.invented_days for result in results]
    return Share(count=sum(share.count for share in shares), of=sum(share.of for share in shares))


def _intervals(
    results: Sequence[NoticeResult], rows: Sequence[Row], resamples: int
) -> tuple[list[Interval | None], Interval | None, Interval | None]:
    counts: list[list[int]] = []
    for result in results:
        cells = {cell.field: cell for cell in result.cells}
        line: list[int] = []
        for row in rows:
            cell = cells.get(row.field)
            line += (cell.correct, cell.gold + cell.found) if cell is not None else (0, 0)
        counts.append(line)
    main = [place for place, row in enumerate(rows) if row.main]
    samples: list[list[float]] = [[] for _ in rows]
    macro: list[float] = []
    micro: list[float] = []
    for totals in resampled_totals(counts, resamples=resamples):
        scores = [
            2 * totals[at] / totals[at + 1] if totals[at + 1] else None for at in range(0, len(totals), 2)
        ]
        # A draw in which a field does not occur says nothing about it.
        for kept, score in zip(samples, scores, strict=True):
            if score is not None:
                kept.append(score)
        present = [score for place in main if (score := scores[place]) is not None]
        if present:
            macro.append(sum(present) / len(present))
            micro.append(
                2 * sum(totals[2 * place] for place in main) / sum(totals[2 * place + 1] for place in main)
            )
    return [_interval(kept) for kept in samples], _interval(macro), _interval(micro)


def _interval(samples: Sequence[float]) -> Interval | None:
    ends = percentile_interval(samples)
    return None if ends is None else Interval(low=round(ends[0], 6), high=round(ends[1], 6))


def _mean(numbers: Sequence[float | None]) -> float | None:
    present = [number for number in numbers if number is not None]
    return round(sum(present) / len(present), 6) if present else None
