"""Whether an evaluation reaches what is asked of it.

    noticeparse evaluate CORPUS --format json -o report.json
    python -m benchmarks.acceptance report.json [--field F1] [--macro F1] [--findings]

Every field must reach ``--field`` and their average ``--macro`` (strict F1), all evidence must be exact, and no file may have
failed. With ``--findings`` every omission and every changed theme, period and deadline of the gold must be found, with
at most one false finding of severity conflict or review in a pair. The exit code is 1 where something falls short.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANGES = ("changed_theme", "changed_period", "changed_deadline")
FALSE_FINDINGS_OF_A_PAIR = 1


def shortfalls(report: dict[str, Any], *, field: float, macro: float, findings: bool) -> Iterator[str]:
    """Each thing that falls short, as one line."""
    for row in report["rows"]:
        score = row["strict"]
        if row["main"] and score["f1"] is not None and score["f1"] < field:
            yield f"{row['field']}: F1 {score['f1']:.3f} of {field} (gold {score['gold']}, found {score['found']}, right {score['correct']})"
    if (report["macro"]["strict"] or 0.0) < macro:
        yield f"macro F1 {report['macro']['strict']} of {macro}"
    for failure in report["failures"]:
        yield f"failed: {failure['name']}"
    grounding = report["grounding"]
    if (
        grounding is None
        or grounding["exact"] != grounding["evidence"]
        or grounding["equal"] != grounding["values"]
    ):
        yield f"evidence is not exact: {'; '.join(grounding['broken'][:5]) if grounding else 'not checked'}"
    if findings:
        yield from _finding_shortfalls(report["pairs"])


def _finding_shortfalls(pairs: dict[str, Any] | None) -> Iterator[str]:
    if pairs is None:
        yield "no pairs were compared"
        return
    for row in pairs["kinds"]:
        score = row["strict"]
        asked = row["field"].startswith("omitted_") or row["field"] in CHANGES
        if asked and score["correct"] < score["gold"]:
            yield f"{row['field']}: {score['correct']} of {score['gold']} found"
    for result in pairs["results"]:
        false = result["false_findings"]
        if len(false) > FALSE_FINDINGS_OF_A_PAIR:
            listed = "; ".join(f"{one['kind']} {one['place']}" for one in false)
            yield f"{result['name']}: {len(false)} false findings ({listed})"
    for failure in pairs["failures"]:
        yield f"failed: {failure['name']}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", type=Path)
    parser.add_argument("--field", type=float, default=0.0)
    parser.add_argument("--macro", type=float, default=0.0)
    parser.add_argument("--findings", action="store_true")
    args = parser.parse_args()
    report = json.loads(args.report.read_text(encoding="utf-8"))
    short = list(shortfalls(report, field=args.field, macro=args.macro, findings=args.findings))
    grounding = report["grounding"] or {"exact": None, "evidence": None}
    print(
        f"{report['corpus']}: {report['files']} files, macro F1 {report['macro']['strict']}, evidence exact {grounding['exact']} of {grounding['evidence']}"
    )
    for line in short:
        print(f"  falls short: {line}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
