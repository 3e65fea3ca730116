"""Which superior text each unit of a local notice was taken from, among all that might have been its source."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.localise import Localiser, regions_of
from noticeparse.compare.notices import side_of
from noticeparse.compare.parts import with_printed
from noticeparse.compare.similarity import grams
from noticeparse.compare.units import units_of
from noticeparse.records.comparison import Origin, Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Notice

# A clause was taken over where this share of its fours of characters stands in one unit of a source.
TAKEN = 0.6
SHORTEST = 4  # fours of characters below which a clause says too little to tell where it came from
LEAST = 6  # fours that a source must explain, and
LEAST_SHARE = 0.15  # the part of the unit, so that a stock phrase does not make one
MOST_UNITS = 4_000  # of all sources together; what comes after is not looked at
_CLAUSE = re.compile(r"[^，,。；;：:！？\n]{1,2000}")


class _Clause(NamedTuple):
    """A clause of the local, or its heading, and the fours of characters of its masked words."""

    text: str
    fours: frozenset[str]


class _Source(NamedTuple):
    """A unit of a source."""

    number: int
    unit: Unit
    fours: frozenset[str]


def find_provenance(local: Notice, sources: Sequence[Notice]) -> Provenance:
    """Where the clauses of a local notice come from, unit by unit; names of places, ranks, days and years are set aside.

    ``Origin.source`` counts the sources from 0; a source counts with the notices that it encloses. A unit has one origin for each superior unit that it was put together
    from, the one that explains most first; of two that explain as much the one given first. Clauses that are too short
    to tell, and those that no source holds, have no origin.
    """
    mask = Localiser(_regions(local, sources), ())
    known = [
        _Source(number, unit, unit.own_grams.fours)
        for number, notice in enumerate(sources)
        for one in (notice, *notice.enclosed())
        for unit in units_of(one, mask)
    ][:MOST_UNITS]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, source in enumerate(known):
        for four in source.fours:
            holders[four].append(at)
    return Provenance(
        sources=tuple(side_of(notice) for notice in sources),
        origins=tuple(
            origin for unit in units_of(with_printed(local), mask) for origin in _origins(unit, _clauses(unit, mask), known, holders)
        ),
    )  # fmt: skip


def _regions(local: Notice, sources: Sequence[Notice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(region for source in sources for region in regions_of(source, local)))


def _clauses(unit: Unit, mask: Localiser) -> list[_Clause]:
    found = []
    for words in (unit.title, unit.body):
        for clause in _CLAUSE.finditer(words):
            fours = grams(mask.mask(clause.group())).fours
            if len(fours) >= SHORTEST:
                found.append(_Clause(clause.group().strip(), fours))
    return found


def _origins(
    unit: Unit, clauses: list[_Clause], known: Sequence[_Source], holders: dict[str, list[int]]
) -> Iterator[Origin]:
    """Takes the source that explains most of what is left, until none explains more than a stock phrase would."""
    whole = sum(len(clause.fours) for clause in clauses)
    left = clauses
    while left:
        taken: dict[int, list[_Clause]] = defaultdict(list)
        for clause in left:
            shared = Counter(at for four in clause.fours for at in holders.get(four, ()))
            for at, count in shared.items():
                if count >= TAKEN * len(clause.fours):
                    taken[at].append(clause)
        if not taken:
            return
        best = max(taken, key=lambda at: (sum(len(clause.fours) for clause in taken[at]), -at))
        explained = sum(len(clause.fours) for clause in taken[best])
        if explained < max(min(LEAST, whole), LEAST_SHARE * whole):
            return
        source = known[best]
        yield Origin(
            path=unit.path,
            source=source.number,
            source_path=source.unit.path,
            share=round(explained / whole, 3),
            clauses=tuple(clause.text for clause in taken[best]),
        )
        left = [clause for clause in left if clause not in taken[best]]
