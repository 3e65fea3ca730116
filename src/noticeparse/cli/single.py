"""The commands on single notices: parse, outline, text, compare, dates, explain."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from noticeparse.cli.failures import Outcomes
from noticeparse.cli.inputs import STDIN, alone, part_of, read_notice, read_source
from noticeparse.cli.output import Output, dump, on_terminal, table_width, to_json
from noticeparse.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

    from noticeparse.cli.parser import Commands, Parser
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

_PARSE_FORMATS = ("table", "json", "jsonl", "markdown", "csv")
_COMPARE_FORMATS = ("table", "json")


def add(commands: Commands) -> None:
    parse = commands.add("parse", run_parse)
    parse.takes("files", words="files", nargs="+", metavar="FILE")
    parse.option("--format", words="parse_format", choices=_PARSE_FORMATS)
    parse.option("--explain", words="parse_explain", action="store_true")
    _reading(parse)
    for name, run in (("outline", run_outline), ("text", run_text)):
        command = commands.add(name, run)
        command.takes("file", words="file", metavar="FILE")
        _reading(command)
    compare = commands.add("compare", run_compare)
    compare.takes("parent", words="parent_file", metavar="PARENT")
    compare.takes("locals", words="local_files", nargs="+", metavar="LOCAL")
    compare.option("--format", words="compare_format", choices=_COMPARE_FORMATS)
    compare.option("--exit-code", words="exit_code", action="store_true")
    compare.option("--parent-part", words="parent_part", type=int, metavar="N")
    compare.option("--local-part", words="local_part", type=int, metavar="N")
    _reading(compare)
    dates = commands.add("dates", run_dates)
    dates.takes("text", words="dates_text", metavar="TEXT")
    dates.option("--reference", words="reference", type=_day, metavar="DATE")
    dates.option("--period-end", words="period_end", type=_day, metavar="DATE")
    explain = commands.add("explain", run_explain)
    explain.takes("file", words="file", metavar="FILE")
    explain.takes("field", words="field", nargs="?", metavar="FIELD")
    _reading(explain)


def _reading(command: Parser) -> None:
    """The options that say how a file is read."""
    command.option("--encoding", words="encoding", metavar="E")
    command.option("--ocr", words="ocr", action="store_true")


def run_parse(args: argparse.Namespace) -> int:
    form = args.format or ("table" if args.explain or on_terminal(args.output) else "json")
    lang = args.lang if form in ("table", "markdown") else args.record_lang
    outcomes = Outcomes(args.lang)
    notices = outcomes.of(args.files, partial(read_notice, encoding=args.encoding, ocr=args.ocr, lang=lang))
    several = len(args.files) > 1
    with Output(args.output, inputs=args.files) as out:
        if form == "csv":
            from noticeparse.report.spreadsheet import notices_csv

            out.write(notices_csv(notices))
        elif form == "markdown":
            from noticeparse.report.markdown import notice_markdown

            for _, notice in notices:
                out.write(notice_markdown(notice, lang=lang))
        elif form == "table":
            width = table_width(args.output)
            for at, (name, notice) in enumerate(notices):
                out.write(
                    ("\n" if at else "") + _table(notice, name if several else None, args, width) + "\n"
                )
        else:
            for _, notice in notices:
                out.write(to_json(notice, indent=None if several or form == "jsonl" else 2) + "\n")
    return outcomes.exit_code


def _table(notice: Notice, name: str | None, args: argparse.Namespace, width: int) -> str:
    if args.explain:
        from noticeparse.display import printable
        from noticeparse.report.explain import explain

        head = "" if name is None else f"{printable(name)}\n"
        return head + explain(notice, lang=args.lang)
    from noticeparse.report.terminal import notice_table

    return notice_table(notice, lang=args.lang, width=width, name=name)


def run_outline(args: argparse.Namespace) -> int:
    from noticeparse.report.terminal import outline_view

    notice = read_notice(args.file, encoding=args.encoding, ocr=args.ocr, lang=args.lang)
    with Output(args.output, inputs=[args.file]) as out:
        out.write(outline_view(notice, width=table_width(args.output)) + "\n")
    return ExitCode.OK


def run_text(args: argparse.Namespace) -> int:
    text = read_source(args.file, encoding=args.encoding, ocr=args.ocr).text
    if on_terminal(args.output):
        from noticeparse.display import printable

        text = printable(text.replace("\r\n", "\n"), keep="\n\t")
    with Output(args.output, inputs=[args.file]) as out:
        out.write(text.encode("utf-8", "surrogatepass"))
    return ExitCode.OK


def run_explain(args: argparse.Namespace) -> int:
    from noticeparse.report.explain import explain

    notice = read_notice(args.file, encoding=args.encoding, ocr=args.ocr, lang=args.lang)
    with Output(args.output, inputs=[args.file]) as out:
        out.write(explain(notice, args.field, lang=args.lang) + "\n")
    return ExitCode.OK


def run_compare(args: argparse.Namespace) -> int:
    form = args.format or ("table" if on_terminal(args.output) else "json")
    lang = args.lang if form == "table" else args.record_lang
    if args.locals.count(STDIN) + (args.parent == STDIN) > 1:
        raise UsageError(
            "E213",
            {"en": "standard input can be read only once", "zh": "标准输入只能读取一次"},
            {"en": "Give one of the notices as a file", "zh": "请将其中一份通知以文件给出"},
        )
    parent = part_of(
        read_notice(args.parent, encoding=args.encoding, ocr=args.ocr, lang=lang), args.parent_part
    )
    outcomes = Outcomes(args.lang)
    done: list[tuple[str, Comparison]] = []
    with Output(args.output, inputs=[args.parent, *args.locals]) as out:
        for name, comparison in outcomes.of(args.locals, partial(_compared, parent, args, lang)):
            done.append((name, comparison))
            if form == "json":
                out.write(to_json(comparison, indent=2 if len(args.locals) == 1 else None) + "\n")
        if form == "table" and done:
            from noticeparse.report.terminal import comparison_table

            out.write(comparison_table(done, lang=lang, width=table_width(args.output)) + "\n")
    serious = any(finding.severity != "info" for _, comparison in done for finding in comparison.findings)
    if outcomes.failed == 0 and args.exit_code and serious:
        return ExitCode.FINDINGS
    return outcomes.exit_code


def _compared(parent: Notice, args: argparse.Namespace, lang: str, name: str) -> Comparison:
    from noticeparse.compare import compare_notices
    from noticeparse.compare.parts import cited_parts

    local = part_of(read_notice(name, encoding=args.encoding, ocr=args.ocr, lang=lang), args.local_part)
    # The comparison takes the part that is cited; where the user has chosen another one, that is the only one it sees.
    chosen = cited_parts(parent, local)
    if args.parent_part is not None and chosen[0] is not parent:
        parent = alone(parent)
    if args.local_part is not None and chosen[1] is not local:
        local = alone(local)
    return compare_notices(parent, local, lang=lang)


def run_dates(args: argparse.Namespace) -> int:
    from noticeparse.dates import find_dates

    text = args.text if args.text != STDIN else read_source(STDIN).text
    found = find_dates(text, reference=args.reference, period_end=args.period_end)
    with Output(args.output) as out:
        out.write(dump([expression.model_dump(mode="json") for expression in found]) + "\n")
    return ExitCode.OK


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
