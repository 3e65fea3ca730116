"""Measures the held-out notices and writes the table of accuracy into the READMEs, English and Chinese.

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

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
BEGIN, END = "<!-- accuracy: written by python -m benchmarks.readme -->", "<!-- end of accuracy -->"
BLOCK = re.compile(re.escape(BEGIN) + r"\n.*?" + re.escape(END), re.DOTALL)
HEAD = "| field | 要素 | notices | values | P | R | F1 | 95 % of F1 |"
WORDS = {
    "en": {
        "measured": "{n} notices of `corpus/{split}`, noticeparse {version}, measured on {date}:",
        "head": HEAD,
        "macro": "macro",
        "whole": "{n} of {of} notices without any fault",
        "invented": "{n} of {of} absent fields given a value",
        "evidence": "evidence exact {n} of {of}",
        "pairs": "{n} comparisons: {scores}",
        "links": "alignment",
        "omissions": "omissions",
        "changed_dates": "changed dates",
        "next": "; ",
        "few": ". \\* fewer than {few} notices: read the counts.",
    },
    "zh": {
        "measured": "`corpus/{split}` 通知 {n} 份，noticeparse {version}，测于 {date}：",
        "head": "| 字段 | 要素 | 份数 | 值数 | 精确率 | 召回率 | F1 | F1 的 95% 区间 |",
        "macro": "宏平均",
        "whole": "全部字段无误的通知 {n}/{of} 份",
        "invented": "原文没有而给出值的字段 {n}/{of}",
        "evidence": "出处与原文逐字一致 {n}/{of}",
        "pairs": "比对 {n} 组：{scores}",
        "links": "条目对应",
        "omissions": "遗漏",
        "changed_dates": "日期变动",
        "next": "；",
        "few": "。\\* 不足 {few} 份：请看个数。",
    },
}
FEW = 10  # notices; below, an interval says little


def block(report: Report, *, split: str, date: dt.date, lang: str = "en") -> str:
    """The block with its marks: what was measured and when, a row a field, and what is not a field."""
    return "\n".join([BEGIN, *_lines(report, split, date, WORDS[lang]), END])


def _lines(report: Report, split: str, date: dt.date, words: dict[str, str]) -> Iterator[str]:
    yield words["measured"].format(
        n=report.documents, split=split, version=__version__, date=date.isoformat()
    )
    yield ""
    yield words["head"]
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for row in report.rows:
        if row.main:
            yield _row(row)
    macro = "-" if report.macro.strict is None else f"{report.macro.strict:.3f}"
    yield f"| **{words['macro']}** | | {report.documents} | | | | {macro} | {_interval(report.macro.interval)} |"
    yield ""
    whole, invented = report.whole_correct, report.inventions
    facts = [
        words["whole"].format(n=whole.count, of=whole.of),
        words["invented"].format(n=invented.count, of=invented.of),
    ]
    if report.grounding is not None:
        facts.append(words["evidence"].format(n=report.grounding.exact, of=report.grounding.evidence))
    if report.pairs is not None:
        scores = {row.field: row.strict for row in report.pairs.rows}
        parts = [
            f"{words[key]} F1 {scores[key].f1:.3f} (n = {scores[key].gold})"
            for key in ("links", "omissions", "changed_dates")
            if key in scores and scores[key].f1 is not None
        ]
        facts.append(words["pairs"].format(n=len(report.pairs.results), scores=", ".join(parts)))
    yield words["next"].join(facts) + words["few"].format(few=FEW)


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
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
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
    for lang, readme in READMES.items():
        content = readme.read_text(encoding="utf-8")
        if BLOCK.search(content) is None:
            print(f"{readme} has no block between {BEGIN} and {END}", file=sys.stderr)
            return 1
        begin, end = next(BLOCK.finditer(content)).span()
        written = block(report, split=args.split, date=date, lang=lang)
        readme.write_text(content[:begin] + written + content[end:], encoding="utf-8")
    print(block(report, split=args.split, date=date))
    return 0


if __name__ == "__main__":
    sys.exit(main())
