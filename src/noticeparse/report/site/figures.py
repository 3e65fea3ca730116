"""Figures over all pairs of an archive: how days moved, how much was kept, how long it took; drawn as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.parts import chosen_parts
from noticeparse.report.messages import pick
from noticeparse.report.pages.template import render_pieces
from noticeparse.report.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.records.comparison import Comparison
    from noticeparse.report.pages.comparison import Compared
    from noticeparse.report.site.entries import Shift
    from noticeparse.report.site.frame import Frame
    from noticeparse.report.site.ledger import Ledger

# Name of the kind of number, what it counts, its hint.
_KINDS = (
    ("deadline", "days", "deadline_hint"),
    ("period_start", "days", "period_hint"),
    ("period_end", "days", "period_hint"),
    ("kept_share", "percent", "kept_hint"),
    ("lag", "days", "lag_hint"),
)
_MOST_BARS = 24
_TOLD = 10  # rows of the table beside a figure
_WIDTHS = (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730, 3650)  # of a bar, in days
_FAR = 3  # times the distance of the quartiles (at least a week) beyond them the outermost bars begin
# Of the drawing, in its own units.
WIDTH, HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 480, 190, 34, 8, 12, 24


class Bar(NamedTuple):
    """A bar by its corner and size; ``side`` is before, same or after where the values are shifts of days."""

    x: float
    y: float
    width: float
    height: float
    label: str
    amount: int
    side: str
    told: bool


class Line(NamedTuple):
    """A line across the drawing at a number of values."""

    y: float
    label: str


class Chart(NamedTuple):
    name: str
    hint: str
    summary: str
    bars: list[Bar]
    lines: list[Line]
    unit: str
    table: str
    rows: list[Shift]


def shifts_of(pair: Compared) -> Iterator[tuple[str, int]]:
    """The numbers about one local: kind and value, days or per cent."""
    parent, local = chosen_parts(pair.parent.notice, pair.local.notice).as_compared()
    if parent.issue_date is not None and local.issue_date is not None:
        yield "lag", (local.issue_date.date - parent.issue_date.date).days
    if parent.period is not None and local.period is not None:
        for kind, old, new in (
            ("period_start", parent.period.start, local.period.start),
            ("period_end", parent.period.end, local.period.end),
        ):
            if old is not None and new is not None:
                yield kind, (new - old).days
    share = kept_share(pair.comparison)
    if share is not None:
        yield "kept_share", share
    for finding in pair.comparison.findings:
        days = finding.detail.get("days") if finding.kind == "changed_deadline" else None
        if isinstance(days, int):
            yield "deadline", days


def kept_share(comparison: Comparison) -> int | None:
    """How many of the parent's units are not omitted, in per cent; None where none were compared."""
    kept: dict[tuple[str, ...], bool] = {}
    for one in comparison.alignments:
        if one.parent is not None:
            kept[one.parent] = kept.get(one.parent, False) or one.relation != "omitted"
    return round(100 * sum(kept.values()) / len(kept)) if kept else None


def figures_page(frame: Frame, ledger: Ledger) -> Iterator[str]:
    said = words(frame.lang)
    return render_pieces(
        "figures",
        styles=("page.css", "site.css", "lists.css"),
        **frame.around("figures.html"),
        title=pick(("统计", "Figures"), frame.lang),
        charts=[_chart(ledger, kind, unit, hint, said) for kind, unit, hint in _KINDS],
        width=WIDTH,
        height=HEIGHT,
        base=HEIGHT - _BOTTOM,
        left=_LEFT,
        right=WIDTH - _RIGHT,
    )


def _chart(ledger: Ledger, kind: str, unit: str, hint: str, said: dict[str, str]) -> Chart:
    counts = ledger.counts(kind)
    lowest = kind == "kept_share"
    total = sum(count for _, count in counts)
    summary = said["no_values"]
    if total:
        low, median, high = (_quantile(counts, share) for share in (0.25, 0.5, 0.75))
        summary = said["figure"].format(count=total, median=median, low=low, high=high)
    bins = _shares(counts) if lowest else _days(counts)
    top = max((count for _, _, count in bins), default=1)
    return Chart(
        said[kind],
        said[hint],
        summary,
        _bars(bins, top, shifts=kind != "lag" and not lowest),
        [Line(round(_height(value, top), 1), str(value)) for value in _round_counts(top)] if bins else [],
        said[unit],
        said["lowest" if lowest else "extremes"],
        ledger.furthest(kind, lowest=lowest, most=_TOLD),
    )


def _quantile(counts: Sequence[tuple[int, int]], share: float) -> int:
    """The value that so great a share of the values does not exceed."""
    wanted = share * sum(count for _, count in counts)
    seen = 0
    for value, count in counts:
        seen += count
        if seen >= wanted:
            return value
    return 0


def _shares(counts: Sequence[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Per cent in tens; all that was kept whole has a bar of its own."""
    if not counts:
        return []
    tens = dict.fromkeys(range(0, 101, 10), 0)
    for value, count in counts:
        tens[min(100, max(0, value // 10 * 10))] += count
    return [("100" if low == 100 else f"{low}–{low + 9}", low, count) for low, count in tens.items()]


def _days(counts: Sequence[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Days in bars of equal width on either side of 0; what lies far out is counted in the outermost ones."""
    if not counts:
        return []
    low, high = _quantile(counts, 0.25), _quantile(counts, 0.75)
    reach = _FAR * max(7, high - low)
    first, last = max(counts[0][0], low - reach), min(counts[-1][0], high + reach)
    width = next((one for one in _WIDTHS if _step(last, one) - _step(first, one) < _MOST_BARS), _WIDTHS[-1])
    start, stop = _step(first, width), min(_step(last, width), _step(first, width) + _MOST_BARS)
    found = dict.fromkeys(range(start, stop + 1), 0)
    for value, count in counts:
        found[min(stop, max(start, _step(value, width)))] += count
    outside = _step(counts[0][0], width) < start, _step(counts[-1][0], width) > stop
    return [
        (_label(at, width, below=at == start and outside[0], above=at == stop and outside[1]), at, count)
        for at, count in found.items()
    ]


def _step(value: int, width: int) -> int:
    """The bar of a value: 0 has one of its own, and those on either side mirror each other."""
    return -(-value // width) if value > 0 else value // width


def _label(at: int, width: int, *, below: bool, above: bool) -> str:
    """The days of a bar: 3, 1…7, ≤−29, ≥57."""
    near, far = (abs(at) - 1) * width + 1, abs(at) * width
    low, high = (near, far) if at > 0 else (-far, -near) if at else (0, 0)
    if below:
        return f"≤{_signed(high)}"
    if above:
        return f"≥{_signed(low)}"
    return _signed(low) if low == high else f"{_signed(low)}…{_signed(high)}"


def _signed(number: int) -> str:
    return f"−{-number}" if number < 0 else str(number)


def _bars(bins: Sequence[tuple[str, int, int]], top: int, *, shifts: bool) -> list[Bar]:
    room = (WIDTH - _LEFT - _RIGHT) / max(1, len(bins))
    every = max(1, -(-len(bins) * max((len(label) for label, _, _ in bins), default=1) // 56))
    bars = []
    for at, (label, low, count) in enumerate(bins):
        y = _height(count, top)
        side = "same" if not shifts or low == 0 else "before" if low < 0 else "after"
        bars.append(
            Bar(
                round(_LEFT + at * room + room * 0.08, 1), round(y, 1), round(room * 0.84, 1), round(HEIGHT - _BOTTOM - y, 1),
                label, count, side, at % every == 0,
            )
        )  # fmt: skip
    return bars


def _height(count: int, top: int) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * count / top


def _round_counts(top: int) -> list[int]:
    """About four round numbers up to the highest bar."""
    step = next(
        base * 10**power for power in range(12) for base in (1, 2, 5) if top // (base * 10**power) <= 4
    )
    return list(range(step, top + 1, step))
