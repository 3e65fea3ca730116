"""Tables of a chain of notices and of where a local notice was taken from, for a terminal of any width."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from noticeparse.compare.parts import with_printed
from noticeparse.display import cells, clip, one_line, side_by_side
from noticeparse.report.messages import ALIGNMENTS, SEVERITIES, pick, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.records.comparison import Chain, Fate, Provenance
    from noticeparse.records.notice import Notice

_LEAST_COLUMN = 8


def chain_table(
    top: Notice, chain: Chain, names: Sequence[str], *, lang: str = "zh", width: int = 100
) -> str:
    """A row a unit of the topmost notice, a column a notice below it: what became of the unit there, and where."""
    names = [_short(name) for name in names]
    titles = {
        section.path: section.title or ""
        for one in (top, *top.enclosed())
        for section in with_printed(one).walk()
    }
    columns = len(chain.comparisons)
    column = max(_LEAST_COLUMN, min(28, (width * 2 // 3) // max(1, columns) - 2))
    first = max(_LEAST_COLUMN, width - columns * (column + 2))
    rows = [[names[0], *names[1:]]]
    rows += [[_heading(fate, titles), *_stations(fate, columns, lang)] for fate in chain.units]
    lines = []
    for row in rows:
        sized = [(one_line(row[0]), first), *((one_line(words), column) for words in row[1:])]
        lines += side_by_side([(clip(words, 2 * size), size) for words, size in sized])
    # What may be left out (contacts, what only the level above can do) is no loss: no finding speaks of it.
    lines += [
        f"{say('lost_at', lang)} {one_line(names[fate.lost_at])}  {_heading(fate, titles)}"
        for fate in chain.units
        if fate.lost_at is not None and fate.stations[-1].severity is not None
    ]
    return "\n".join(lines)


def _short(name: str) -> str:
    """The file's own name, for the columns are narrow."""
    return PurePath(name).name or name


def _heading(fate: Fate, titles: dict[tuple[str, ...], str]) -> str:
    return one_line("".join(fate.path) + titles.get(fate.path, ""))


def _stations(fate: Fate, columns: int, lang: str) -> list[str]:
    words = []
    for station in fate.stations:
        relation = pick(ALIGNMENTS[station.relation], lang)
        places = " ".join("".join(path) for path in station.at)
        grave = (
            f" {pick(SEVERITIES[station.severity], lang)}" if station.severity not in (None, "info") else ""
        )
        words.append(f"{relation} {places}".rstrip() + grave)
    return words + ["–"] * (columns - len(words))


def provenance_table(found: Provenance, names: Sequence[str], *, lang: str = "zh", width: int = 100) -> str:
    """A row for each superior unit that a unit of the local was put together from, with the share of its words."""
    if not found.origins:
        return say("no_origin", lang)
    names = [_short(name) for name in names]
    label = max(cells(one_line("".join(origin.path))) for origin in found.origins)
    label = min(label, width // 4)
    source = max(cells(_source(origin.source, origin.source_path, names)) for origin in found.origins)
    source = min(source, width // 3)
    lines = []
    for origin in found.origins:
        words = "，".join(one_line(clause) for clause in origin.clauses)
        rest = max(_LEAST_COLUMN, width - label - source - 4 - 3 * 2)
        lines += side_by_side(
            [
                (one_line("".join(origin.path)), label),
                (f"{origin.share:.0%}", 4),
                (_source(origin.source, origin.source_path, names), source),
                (clip(words, 2 * rest), rest),
            ]
        )
    return "\n".join(lines)


def _source(number: int, path: tuple[str, ...], names: Sequence[str]) -> str:
    return one_line(f"{names[number]} {''.join(path)}")
