"""The percentile bootstrap over documents, without numpy."""

from __future__ import annotations

import random
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RESAMPLES = 10_000
SEED = 9704  # any fixed number will do; the same report must come out of the same counts

_LANE = 4  # bytes; holds a count summed over all drawn documents


def resampled_totals(
    documents: Sequence[Sequence[int]], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Iterator[tuple[int, ...]]:
    """The column sums of ``resamples`` draws of as many documents as there are, with replacement.

    Each document is a row of counts; all columns of a draw come from the same documents.

    >>> list(resampled_totals([[2, 3]], resamples=2))
    [(2, 3), (2, 3)]
    """
    if not documents:
        return
    columns = len(documents[0])
    layout = struct.Struct(f"<{columns}I")
    # All counts of a document lie side by side in one long integer, so that one addition adds every column.
    packed = [int.from_bytes(layout.pack(*counts), "little") for counts in documents]
    draw = random.Random(seed)  # noqa: S311 - a reproducible sample, not a secret
    for _ in range(resamples):
        total = sum(draw.choices(packed, k=len(packed)))
        yield layout.unpack(total.to_bytes(_LANE * columns, "little"))


def percentile_interval(samples: Sequence[float], *, level: float = 0.95) -> tuple[float, float] | None:
    """The nearest-rank percentiles that hold the middle ``level`` of the samples; None where there is no sample.

    >>> percentile_interval([number / 100 for number in range(1, 101)])
    (0.03, 0.98)
    """
    if not samples:
        return None
    ordered = sorted(samples)
    tail = int(len(ordered) * (1 - level) / 2)
    return ordered[tail], ordered[-1 - tail]
