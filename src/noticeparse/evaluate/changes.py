"""Gains and losses against an earlier report, value by value."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from noticeparse.evaluate.outcome import Change, Changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from noticeparse.evaluate.outcome import Cell


def changes_between(
    *, base: Mapping[str, Mapping[str, Cell]], now: Mapping[str, Mapping[str, Cell]]
) -> Changes:
    """What differs between two reports, given as cells by name of the notice (or pair) and by field.

    A gold value that was missed and no longer is, or a spurious one that went away, is a gain; the reverse is a loss. One
    wrong value in the place of another is neither.
    """
    gains: list[Change] = []
    losses: list[Change] = []
    for name, cells in now.items():
        for field, cell in cells.items():
            before = base.get(name, {}).get(field)
            if before is None:
                continue
            gains += _moved(name, field, worse=before, better=cell)
            losses += _moved(name, field, worse=cell, better=before)
    return Changes(
        gains=tuple(gains),
        losses=tuple(losses),
        only_now=tuple(name for name in now if name not in base),
        only_base=tuple(name for name in base if name not in now),
    )


def _moved(name: str, field: str, *, worse: Cell, better: Cell) -> list[Change]:
    gold = _beyond(worse.missed, better.missed)
    spurious = _beyond(worse.spurious, better.spurious) if len(worse.spurious) > len(better.spurious) else ()
    return [Change(name=name, field=field, gold=gold, spurious=spurious)] if gold or spurious else []


def _beyond(more: tuple[str, ...], fewer: tuple[str, ...]) -> tuple[str, ...]:
    return tuple((Counter(more) - Counter(fewer)).elements())
