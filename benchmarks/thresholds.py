"""How right the alignment of two notices is at other thresholds.

    python -m benchmarks.thresholds CORPUS...

Every pair of the corpora is compared once for each value, all other thresholds at their own. A row a value, the one in use
marked: links in gold, found and right, F1 of the links, omissions in gold, found and right. The notices are read once. A
threshold that is learned on a corpus looks better there than on other notices.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from noticeparse import compare_notices, parse_file
from noticeparse.compare import align, leftovers
from noticeparse.display import cells, pad
from noticeparse.evaluate import load_corpus
from noticeparse.evaluate.pairs import score_pairs

if TYPE_CHECKING:
    from types import ModuleType

    from noticeparse.evaluate.gold import Corpus
    from noticeparse.records.notice import Notice

HEAD = ("threshold", "value", "links", "found", "right", "F1", "omissions", "found", "right")


class Threshold(NamedTuple):
    """A constant, the modules that hold it and the values that are tried."""

    name: str
    modules: tuple[ModuleType, ...]
    values: tuple[float, ...]


THRESHOLDS = (
    Threshold("LEAST_MATCH", (align,), (0.25, 0.28, 0.3, 0.33, 0.36, 0.4, 0.45)),
    Threshold("SAME_CONTEXT", (align,), (0.0, 0.5, 1.0, 1.5, 2.0)),
    Threshold("LEAST_HEADING", (align,), (0.1, 0.15, 0.2, 0.25, 0.3)),
    Threshold("ABSORBED", (align, leftovers), (0.22, 0.26, 0.3, 0.34, 0.38, 0.45)),
    Threshold("ABSORBED_BESIDE", (leftovers,), (0.08, 0.12, 0.15, 0.2, 0.25, 0.34)),
    Threshold("PLAINLY", (align,), (0.45, 0.5, 0.55, 0.6, 0.7)),
    Threshold("MOST_ITEMS", (align,), (0.2, 0.25, 0.34, 0.5, 0.67)),
    Threshold("OWN_ACT", (align,), (0.0, 0.5, 1.0, 2.0)),
)


class Read(NamedTuple):
    """A corpus and the notices of its pairs."""

    corpus: Corpus
    notices: dict[str, Notice | None]


def read(folder: Path) -> Read:
    """The corpus with the notices that its pairs name."""
    corpus = load_corpus(folder)
    wanted = {name for pair in corpus.pairs for name in (pair.parent, pair.local)}
    return Read(corpus, {file.name: parse_file(file.path) for file in corpus.files if file.name in wanted})


def measured(corpora: list[Read]) -> tuple[int, int, int, int, int, int]:
    """Links in gold, found, right, and the same for omissions, over all corpora."""
    sums = [0] * 6
    for corpus, notices in corpora:
        outcome = score_pairs(corpus, notices, compare_notices)
        for row in outcome.rows if outcome is not None else ():
            if row.field in ("links", "omissions"):
                first = 0 if row.field == "links" else 3
                for at, count in enumerate((row.strict.gold, row.strict.found, row.strict.correct)):
                    sums[first + at] += count
    return sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]


def row(threshold: Threshold, value: float, corpora: list[Read]) -> list[str]:
    """One line of the table; the value in use has a star."""
    used = getattr(threshold.modules[0], threshold.name)
    patches = [patch.object(module, threshold.name, value) for module in threshold.modules]
    for one in patches:
        one.start()
    try:
        gold, found, right, *omitted = measured(corpora)
    finally:
        for one in patches:
            one.stop()
    f1 = 2 * right / (gold + found)
    shown = f"{value}{'*' if value == used else ''}"
    return [threshold.name, shown, str(gold), str(found), str(right), f"{f1:.3f}", *map(str, omitted)]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    args = parser.parse_args()
    corpora = [read(folder) for folder in args.corpora]
    lines = [list(HEAD)]
    lines += [row(threshold, value, corpora) for threshold in THRESHOLDS for value in threshold.values]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(pad(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
