"""Whether a field has lost more than its interval since the baseline that is kept in the repository.

    noticeparse evaluate corpus --format json -o report.json
    python -m benchmarks.baseline report.json            # exit code 1 where a field has lost too much
    python -m benchmarks.baseline report.json --write    # makes benchmarks/baseline.json anew

The baseline holds, for each notice and each comparison, the counts of every main field. A field is compared over the notices
that both runs have with the same number of gold values, so that new notices and mended gold neither hide a loss nor make one.
It fails where its strict F1 now lies below the 95 % bootstrap interval (over notices) of the baseline. A field that was without fault
has an interval without width: there, one lost value fails. Write the baseline anew where a loss has its reason, and say the reason in
the commit.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.evaluate import Report
from noticeparse.evaluate.bootstrap import percentile_interval, resampled_totals
from noticeparse.evaluate.fields import MAIN
from noticeparse.evaluate.pairs import PAIR_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BASELINE = Path(__file__).with_name("baseline.json")

ORDER = (*(field.name for field in MAIN), *PAIR_ROWS)


class Counts(NamedTuple):
    """Values in gold, found, and right, of one field of one notice."""

    gold: int
    found: int
    correct: int


Run = dict[str, dict[str, Counts]]


class Standing(NamedTuple):
    """One field in both runs, over the notices that they share."""

    field: str
    notices: int
    base: float
    low: float
    now: float

    @property
    def lost(self) -> bool:
        return self.now < self.low


def counts_of(report: Report) -> Run:
    """The counts of the main fields, by notice or comparison."""
    return {
        name: {field: Counts(cell.gold, cell.found, cell.correct) for field, cell in cells.items()}
        for name, cells in report.cells().items()
    }


def standings(base: Run, now: Run) -> list[Standing]:
    """Every field that both runs have, in the order of the baseline; fields without a value in either are left out."""
    found: list[Standing] = []
    for field in dict.fromkeys(field for cells in base.values() for field in cells):
        pairs = [
            (cells[field], now[name][field])
            for name, cells in base.items()
            if field in cells and field in now.get(name, {}) and cells[field].gold == now[name][field].gold
        ]
        before, after = f1(old for old, _ in pairs), f1(new for _, new in pairs)
        if before is None or after is None:
            continue
        rows = [(old.correct, old.gold + old.found) for old, _ in pairs]
        scores = [2 * right / whole for right, whole in resampled_totals(rows) if whole]
        interval = percentile_interval(scores)
        found.append(Standing(field, len(pairs), before, before if interval is None else interval[0], after))
    return found


def f1(cells: Iterable[Counts]) -> float | None:
    """Strict F1 over the cells; None where there is no value on either side."""
    listed = list(cells)
    whole = sum(cell.gold + cell.found for cell in listed)
    return 2 * sum(cell.correct for cell in listed) / whole if whole else None


def dumped(run: Run) -> str:
    """The baseline as JSON, a line a notice, so that a change shows as a change of few lines."""
    present = {field for cells in run.values() for field in cells}
    fields = [field for field in ORDER if field in present]
    lines = [
        f"  {json.dumps(name, ensure_ascii=False)}: "
        + json.dumps([list(cells[field]) if field in cells else 0 for field in fields], separators=(",", ":"))
        for name, cells in sorted(run.items())
    ]
    return f'{{\n "fields": {json.dumps(fields)},\n "notices": {{\n' + ",\n".join(lines) + "\n }\n}\n"


def loaded(content: Mapping[str, object]) -> Run:
    """What ``dumped`` wrote."""
    fields, notices = content["fields"], content["notices"]
    assert isinstance(fields, list)
    assert isinstance(notices, dict)
    return {
        name: {field: Counts(*cell) for field, cell in zip(fields, row, strict=True) if cell}
        for name, row in notices.items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    args = parser.parse_args()
    now = counts_of(Report.from_json(json.loads(args.report.read_text(encoding="utf-8"))))
    if args.write:
        args.baseline.write_text(dumped(now), encoding="utf-8")
        print(f"{len(now)} notices and comparisons written to {args.baseline}")
        return 0
    base = loaded(json.loads(args.baseline.read_text(encoding="utf-8")))
    found = standings(base, now)
    for one in found:
        if one.lost or one.now != one.base:
            verdict = "LOST" if one.lost else "ok"
            print(
                f"{one.field}: F1 {one.base:.4f} -> {one.now:.4f}, allowed {one.low:.4f}, {one.notices} notices: {verdict}"
            )
    print(
        f"baseline: {len(found)} fields compared, {sum(one.lost for one in found)} lost too much; "
        f"{len(now.keys() - base.keys())} notices not in the baseline, {len(base.keys() - now.keys())} only there"
    )
    return 1 if any(one.lost for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
