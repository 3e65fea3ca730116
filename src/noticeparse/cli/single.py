"""The commands on single notices: parse, outline, text, dates, explain."""

from __future__ import annotations

import argparse
import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from noticeparse.cli.failures import Outcomes
from noticeparse.cli.inputs import STDIN, read_notice, read_source, reading
from noticeparse.cli.output import Output, dump, no_terminal, on_terminal, table_width, to_json
from noticeparse.errors import ExitCode

if TYPE_CHECKING:
    from noticeparse.cli.parser import Commands
    from noticeparse.records.notice import Notice

_PARSE_FORMATS = ("table", "json", "jsonl", "markdown", "csv", "xlsx", "ics", "vcf")


def add(commands: Commands) -> None:
    parse = commands.add("parse", run_parse)
    parse.takes("files", words="files", nargs="+", metavar="FILE")
    parse.option("--format", words="parse_format", choices=_PARSE_FORMATS)
    parse.option("--explain", words="parse_explain", action="store_true")
    parse.option("--redact", words="redact", action="store_true")
    parse.reads()
    for name, run in (("outline", run_outline), ("text", run_text)):
        command = commands.add(name, run)
        command.takes("file", words="file", metavar="FILE")
        command.reads()
    dates = commands.add("dates", run_dates)
    dates.takes("text", words="dates_text", metavar="TEXT")
    dates.option("--reference", words="reference", type=_day, metavar="DATE")
    dates.option("--period-end", words="period_end", type=_day, metavar="DATE")
    explain = commands.add("explain", run_explain)
    explain.takes("file", words="file", metavar="FILE")
    explain.takes("field", words="field", nargs="?", metavar="FIELD")
    explain.reads()


def run_parse(args: argparse.Namespace) -> int:
    form = args.format or ("table" if args.explain or on_terminal(args.output) else "json")
    lang = args.lang if form in ("table", "markdown", "xlsx") else args.record_lang
    if form == "xlsx" and on_terminal(args.output):
        raise no_terminal()
    outcomes = Outcomes(args.lang)
    notices = outcomes.of(args.files, partial(_record, args, lang))
    several = len(args.files) > 1
    with Output(args.output, inputs=args.files) as out:
        if form == "csv":
            from noticeparse.report.spreadsheet import notices_csv

            out.write(notices_csv(notices))
        elif form == "xlsx":
            from noticeparse.records.archive import FileRow
            from noticeparse.report.archive_tables import archive_workbook

            out.write(
                archive_workbook((FileRow(name, "ok", notice=notice) for name, notice in notices), lang=lang)
            )
        elif form == "ics":
            from noticeparse.report.calendar import deadlines_calendar

            out.write(deadlines_calendar(notices))
        elif form == "vcf":
            from noticeparse.report.cards import contacts_cards

            out.write(contacts_cards(notices))
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


def _record(args: argparse.Namespace, lang: str, name: str) -> Notice:
    notice = read_notice(name, lang=lang, **reading(args))
    if args.redact:
        from noticeparse.report.redaction import redacted

        return redacted(notice)
    return notice


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

    notice = read_notice(args.file, lang=args.lang, **reading(args))
    with Output(args.output, inputs=[args.file]) as out:
        out.write(outline_view(notice, width=table_width(args.output)) + "\n")
    return ExitCode.OK


def run_text(args: argparse.Namespace) -> int:
    text = read_source(args.file, **reading(args)).text
    if on_terminal(args.output):
        from noticeparse.display import printable

        text = printable(text.replace("\r\n", "\n"), keep="\n\t")
    with Output(args.output, inputs=[args.file]) as out:
        out.write(text.encode("utf-8", "surrogatepass"))
    return ExitCode.OK


def run_explain(args: argparse.Namespace) -> int:
    from noticeparse.report.explain import explain

    notice = read_notice(args.file, lang=args.lang, **reading(args))
    with Output(args.output, inputs=[args.file]) as out:
        out.write(explain(notice, args.field, lang=args.lang) + "\n")
    return ExitCode.OK


def run_dates(args: argparse.Namespace) -> int:
    from noticeparse.dates import find_dates

    text = args.text if args.text != STDIN else read_source(STDIN).text
    found = find_dates(text, reference=args.reference, period_end=args.period_end, lang=args.record_lang)
    with Output(args.output) as out:
        out.write(dump([expression.model_dump(mode="json") for expression in found]) + "\n")
    return ExitCode.OK


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day such as 2024-03-01 is expected, not {text!r}") from None
