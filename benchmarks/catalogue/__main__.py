"""The command: read a catalogue, print a row a kind and the misses, and say whether enough was right."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import benchmarks.catalogue
from benchmarks.catalogue.dates import SILENT
from benchmarks.catalogue.kinds import OTHERS, TIMES
from benchmarks.catalogue.rows import Outcome, Row, read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.catalogue.kinds import Check

    Results = list[tuple[Row, Outcome]]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.catalogue",
        description=benchmarks.catalogue.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--share", type=float, default=0.0)
    parser.add_argument("--other", type=float, default=0.0)
    args = parser.parse_args()
    rows = read_rows(args.catalogue)
    times, others = _read(rows, TIMES), _read(rows, OTHERS)
    enough = [
        _print_group("times", times, TIMES) >= args.share,
        _print_group("others", others, OTHERS) >= args.other,
    ]
    for row, outcome in (*times, *others):
        if not outcome.right:
            print(f"{row.id}: {row.text!r}\n  expected {row.expected}\n  found {outcome.found}")
    unknown = sorted({row.kind for row in rows} - {*TIMES, *OTHERS})
    if unknown:
        print(f"kinds without a check: {', '.join(unknown)}")
    loud = any(row.kind == SILENT and not outcome.right for row, outcome in times)
    return 0 if all(enough) and not loud and not unknown else 1


def _read(rows: list[Row], checks: Mapping[str, Check]) -> Results:
    return [(row, checks[row.kind](row)) for row in rows if row.kind in checks]


def _print_group(name: str, results: Results, kinds: Mapping[str, Check]) -> float:
    """Print how many of each kind were right, and of all; the share of all."""
    for kind in kinds:
        outcomes = [outcome.right for row, outcome in results if row.kind == kind]
        if outcomes:
            print(f"{kind:20} {sum(outcomes):4} of {len(outcomes)}")
    right = sum(outcome.right for _, outcome in results)
    share = right / len(results) if results else 1.0
    print(f"{name:20} {right:4} of {len(results)}  {share:.4f}\n")
    return share


if __name__ == "__main__":
    sys.exit(main())
