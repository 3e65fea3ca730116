"""Every row of tests/cases/expressions.jsonl, in the form of a catalogue: what is read from one expression."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.catalogue.kinds import OTHERS, TIMES
from benchmarks.catalogue.rows import Row, read_rows

CHECKS = {**TIMES, **OTHERS}
ROWS = read_rows(Path(__file__).parent / "cases" / "expressions.jsonl")


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in ROWS])
def test_an_expression_is_read_as_expected(row: Row) -> None:
    outcome = CHECKS[row.kind](row)
    assert outcome.right, outcome.found


def test_every_kind_but_those_of_time_has_rows_and_no_row_stands_twice() -> None:
    # Expressions of time have their own tables, tests/cases/temporal_*.toml.
    assert {row.kind for row in ROWS} == OTHERS.keys()
    assert len({row.id for row in ROWS}) == len(ROWS)
