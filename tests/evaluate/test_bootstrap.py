"""The bootstrap: reproducible, aligned over columns, and sensible at its edges."""

from __future__ import annotations

import pytest

from noticeparse.evaluate.bootstrap import percentile_interval, resampled_totals


def test_the_same_counts_give_the_same_draws() -> None:
    documents = [[1, 2], [0, 3], [5, 5]]
    first = list(resampled_totals(documents, resamples=50))
    assert first == list(resampled_totals(documents, resamples=50))
    assert first != list(resampled_totals(documents, resamples=50, seed=1))


def test_a_draw_is_as_large_as_the_corpus() -> None:
    assert all(total == (7, 0) for total in resampled_totals([[1, 0]] * 7, resamples=20))


def test_columns_come_from_the_same_documents() -> None:
    documents = [[number, 2 * number, 1] for number in range(12)]
    assert all(
        twice == 2 * once and size == 12 for once, twice, size in resampled_totals(documents, resamples=100)
    )


def test_draws_reach_beyond_and_below_the_sum() -> None:
    totals = [total for (total,) in resampled_totals([[0], [1]], resamples=200)]
    assert set(totals) == {0, 1, 2}


def test_columns_do_not_run_into_each_other() -> None:
    assert list(resampled_totals([[70_000, 1]] * 3, resamples=1)) == [(210_000, 3)]


def test_no_documents() -> None:
    assert list(resampled_totals([], resamples=5)) == []


@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        ([], None),
        ([0.5], (0.5, 0.5)),
        ([0.2, 0.9], (0.2, 0.9)),
        ([1.0] * 1000, (1.0, 1.0)),
        (list(range(1000, 0, -1)), (26, 975)),
    ],
)
def test_percentiles(samples: list[float], expected: tuple[float, float] | None) -> None:
    assert percentile_interval(samples) == expected
