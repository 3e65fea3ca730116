"""Measures the held-out notices and writes the table of accuracy into the README.

    python -m benchmarks.readme [--corpus corpus] [--split heldout] [--date YYYY-MM-DD]

The block between the two marks is replaced as a whole; the date is that of the measurement, by default today.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from noticeparse import __version__, compare_notices, parse_file, read_file
from noticeparse.evaluate import Report, evaluate, load_corpus
from noticeparse.evaluate.wording import ROW_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.evaluate.outcome import Interval, Row

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- accuracy: written by python -m benchmarks.readme -->", "<!-- end of accuracy -->"
BLOCK = re.compile(re.escape(BEGIN) + r"\n.*?" + re.escape(END), re.DOTALL)
HEAD = "| field | 要素 | notices | values | P | R | F1 | 95 % of F1 |"
FEW = 10  # notices; below, an interval says little


def block(report: Report, *, split: str, date: dt.date) -> str:
    """The block with its marks: what was measured and when, a row a field, and what is not a field."""
    return "\n".join([BEGIN, *_lines(report, split, date), END])


def _lines(report: Report, split: str, date: dt.date) -> Iterator[str]:
    yield f"{report.documents} notices of `corpus/{split}`, noticeparse {__version__}, measured on {date.isoformat()}:"
    yield ""
    yield HEAD
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for row in report.rows:
        if row.main:
            yield _row(row)
    macro = "-" if report.macro.strict is None else f"{report.macro.strict:.3f}"
    yield f"| **macro** | | {report.documents} | | | | {macro} | {_interval(report.macro.interval)} |"
    yield ""
    whole, invented = report.whole_correct, report.inventions
    facts = [
        f"{whole.count} of {whole.of} notices without any fault",
        f"{invented.count} of {invented.of} absent fields given a value",
    ]
    if report.grounding is not None:
        facts.append(f"evidence exact {report.grounding.exact} of {report.grounding.evidence}")
    if report.pairs is not None:
        scores = {row.field: row.strict for row in report.pairs.rows}
        pairs = len(report.pairs.results)
        parts = [
            f"{name} F1 {scores[key].f1:.3f} (n = {scores[key].gold})"
            for key, name in (
                ("links", "alignment"),
                ("omissions", "omissions"),
                ("changed_dates", "changed dates"),
            )
            if key in scores and scores[key].f1 is not None
        ]
        facts.append(f"{pairs} comparisons: {', '.join(parts)}")
    yield "; ".join(facts) + ". " + f"\\* fewer than {FEW} notices: read the counts."


def _row(row: Row) -> str:
    few = "\\*" if row.documents < FEW and row.interval is not None else ""
    shares = (row.strict.precision, row.strict.recall, row.strict.f1)
    numbers = " | ".join("-" if one is None else f"{one:.3f}" for one in shares)
    return f"| {row.field} | {ROW_NAMES[row.field]} | {row.documents} | {row.strict.gold} | {numbers} | {_interval(row.interval)}{few} |"


def _interval(interval: Interval | None) -> str:
    return "-" if interval is None else f"{interval.low:.3f}–{interval.high:.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=README.with_name("corpus"))
    parser.add_argument("--split", default="heldout")
    parser.add_argument("--date", type=dt.date.fromisoformat, default=None)
    args = parser.parse_args()
    report = evaluate(
        load_corpus(args.corpus, split=args.split),
        parse=parse_file,
        compare=compare_notices,
        source_text=lambda path: read_file(path).text,
    )
    date = args.date or dt.datetime.now(tz=dt.UTC).date()
    content = README.read_text(encoding="utf-8")
    if BLOCK.search(content) is None:
        print(f"{README} has no block between {BEGIN} and {END}", file=sys.stderr)
        return 1
    written = block(report, split=args.split, date=date)
    README.write_text(BLOCK.sub(lambda _: written, content), encoding="utf-8")
    print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
