"""A chain of notices from the top down (national → province → city → county): at which step was what lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from noticeparse.compare.matrix import GRAVITY, gravest_findings
from noticeparse.compare.notices import compare_notices
from noticeparse.records.comparison import Chain, Fate, Station

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.records.comparison import AlignmentRelation, Comparison
    from noticeparse.records.notice import Notice

_Path = tuple[str, ...]
# Of several answers the one that says most about what became of a unit.
_WEIGHT: tuple[AlignmentRelation, ...] = (
    "same",
    "adapted",
    "merged",
    "split",
    "partial",
    "incorporated",
    "omitted",
)


def compare_chain(notices: Sequence[Notice], *, lang: str = "zh") -> Chain:
    r"""Each notice against the one before it, and the fate of every unit of the first one down the chain; never raises.

    ``lang`` is the language of the messages, ``zh`` or ``en``.

    >>> from noticeparse import parse_text
    >>> top = parse_text("云岭省教育厅关于开展读书活动的通知\n各市教育局：\n一、活动时间\n2024年5月。\n二、图书漂流\n组织漂流。\n")
    >>> low = parse_text("清河市教育局关于开展读书活动的通知\n各学校：\n一、活动时间\n2024年5月。\n")
    >>> [(fate.path, fate.lost_at) for fate in compare_chain([top, low]).units]
    [(('一、',), None), (('二、',), 1)]
    """
    comparisons = tuple(compare_notices(above, below, lang=lang) for above, below in pairwise(notices))
    return Chain(comparisons=comparisons, units=fates(comparisons))


def fates(comparisons: Sequence[Comparison]) -> tuple[Fate, ...]:
    """What became of every unit of the first parent, step by step, in document order.

    ``lost_at`` counts the notices of the chain from 0: the first one in which nothing answers the unit.
    """
    if not comparisons:
        return ()
    steps = [_Step(comparison) for comparison in comparisons]
    paths = dict.fromkeys(one.parent for one in comparisons[0].alignments if one.parent is not None)
    return tuple(_fate(path, steps) for path in paths)


class _Step:
    """One comparison, by the path of the parent's unit."""

    def __init__(self, comparison: Comparison) -> None:
        self.answers: dict[_Path, list[tuple[AlignmentRelation, _Path | None]]] = {}
        for one in comparison.alignments:
            if one.parent is not None:
                self.answers.setdefault(one.parent, []).append((one.relation, one.local))
        self.gravest = gravest_findings(comparison)


def _fate(path: _Path, steps: Sequence[_Step]) -> Fate:
    here: list[_Path] = [path]
    stations: list[Station] = []
    lost: int | None = None
    for at, step in enumerate(steps, 1):
        answers = [answer for place in here for answer in step.answers.get(place, ())]
        if not answers:
            break
        severities = [step.gravest[place] for place in here if place in step.gravest]
        relation = max((relation for relation, _ in answers), key=_WEIGHT.index)
        # What is put into force as a whole stands in the same words one step further down.
        below = here if relation == "incorporated" else [place for _, place in answers if place is not None]
        if relation == "omitted" and below:
            relation = "partial"
        stations.append(
            Station(
                relation=relation,
                at=tuple(dict.fromkeys(below)) if relation != "incorporated" else (),
                severity=max(severities, key=GRAVITY.index) if severities else None,
            )
        )
        if not below:
            # What went into the lead of a notice is not lost, though it has no place to be followed to.
            lost = at if relation == "omitted" else None
            break
        here = below
    return Fate(path=path, stations=tuple(stations), lost_at=lost)
