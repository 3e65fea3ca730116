"""One parent against many locals: what became of each of its units in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.records.comparison import AlignmentRelation, Comparison, FindingSeverity

GRAVITY: tuple[FindingSeverity, ...] = ("info", "review", "conflict")


class Cell(NamedTuple):
    """What became of a unit in one local; ``relation`` is None where the two were not compared unit by unit.

    ``at`` are the paths of the local units that answer it; ``severity`` is the gravest of the findings about it.
    """

    relation: AlignmentRelation | None
    at: tuple[tuple[str, ...], ...]
    severity: FindingSeverity | None


class Row(NamedTuple):
    """A unit of the parent, by its path, and a cell for each local."""

    path: tuple[str, ...]
    cells: tuple[Cell, ...]


def matrix(comparisons: Sequence[Comparison]) -> tuple[Row, ...]:
    """The units of the parent in document order, each with what became of it in every comparison.

    The comparisons are of one parent. A unit that was merged or split stands in one cell with all its partners.
    """
    paths: dict[tuple[str, ...], None] = {}
    for comparison in comparisons:
        paths.update(dict.fromkeys(one.parent for one in comparison.alignments if one.parent is not None))
    columns = [_column(comparison) for comparison in comparisons]
    nothing = Cell(None, (), None)
    return tuple(Row(path, tuple(column.get(path, nothing) for column in columns)) for path in paths)


def gravest_findings(comparison: Comparison) -> dict[tuple[str, ...], FindingSeverity]:
    """The gravest severity of the findings about each unit of the parent, by its path."""
    gravest: dict[tuple[str, ...], FindingSeverity] = {}
    for finding in comparison.findings:
        if finding.parent is not None:
            known = gravest.get(finding.parent.path, "info")
            gravest[finding.parent.path] = max(known, finding.severity, key=GRAVITY.index)
    return gravest


def _column(comparison: Comparison) -> dict[tuple[str, ...], Cell]:
    gravest = gravest_findings(comparison)
    cells: dict[tuple[str, ...], Cell] = {}
    for one in comparison.alignments:
        if one.parent is None:
            continue
        before = cells.get(one.parent)
        places = (
            *(before.at if before is not None else ()),
            *((one.local,) if one.local is not None else ()),
        )
        relation = one.relation if before is None else before.relation
        cells[one.parent] = Cell(relation, places, gravest.get(one.parent))
    return cells
