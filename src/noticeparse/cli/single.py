"""The commands on single notices: parse, outline, text, dates, explain."""

from __future__ import annotations

import argparse
import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from noticeparse.cli.failures import Outcomes
from noticeparse.cli.inputs import STDIN, read_both, read_notice, read_source, reading
from noticeparse.cli.output import Output, dump, no_terminal, on_terminal, table_width, to_json
from noticeparse.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.cli.parser import Commands
    from noticeparse.records.notice import Notice
    from noticeparse.sources.document import SourceDocument

    Both = tuple[SourceDocument, Notice]  # a file as it was read, and the record of it

_PARSE_FORMATS = ("table", "json", "jsonl", "markdown", "csv", "xlsx", "ics", "vcf", "html")


def add(commands: Commands) -> None:
    parse = commands.add("parse", run_parse)
    parse.takes("files", words="files", nargs="+", metavar="FILE")
    parse.option("--format", words="parse_format", choices=_PARSE_FORMATS)
    parse.option("--explain", words="parse_explain", action="store_true")
    parse.option("--boxes", words="boxes", action="store_true")
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
    on_screen = not args.boxes and on_terminal(args.output)
    form = args.format or ("table" if args.explain or on_screen else "json")
    if args.boxes and form not in ("json", "jsonl"):
        raise _json_only()
    if form == "xlsx" and on_terminal(args.output):
        raise no_terminal()
    if form == "html" and len(args.files) > 1:
        raise _one_a_page()
    lang = args.lang if form in ("table", "markdown", "xlsx", "html") else args.record_lang
    outcomes = Outcomes(args.lang)
    read = outcomes.of(args.files, partial(_read, args, lang))
    with Output(args.output, inputs=args.files) as out:
        for part in _written_as(form, read, args, lang):
            out.write(part)
    return outcomes.exit_code


def _read(args: argparse.Namespace, lang: str, name: str) -> Both:
    return read_both(name, lang=lang, **reading(args))


def _shown(notice: Notice, args: argparse.Namespace) -> Notice:
    """The record without people where that is asked for."""
    if not args.redact:
        return notice
    from noticeparse.report.redaction import redacted

    return redacted(notice)


def _one_a_page() -> UsageError:
    return UsageError(
        "E217",
        {"en": "a page shows one notice", "zh": "一个网页只显示一份通知"},
        {
            "en": "Give one file, or make a site: noticeparse batch, then noticeparse report",
            "zh": "请只给一个文件，或先后用 noticeparse batch 与 noticeparse report 生成网站",
        },
    )


def _json_only() -> UsageError:
    return UsageError(
        "E218",
        {"en": "--boxes goes with JSON only", "zh": "--boxes 只用于 JSON 输出"},
        {"en": "Use --format json or jsonl", "zh": "请用 --format json 或 jsonl"},
    )


def _written_as(
    form: str, read: Iterator[tuple[str, Both]], args: argparse.Namespace, lang: str
) -> Iterator[str | bytes]:
    if form == "table":
        yield from _tables(read, args)
    elif form == "html":
        for name, (source, notice) in read:
            yield from _page(name, source, notice, args)
    else:
        indent = None if len(args.files) > 1 or form == "jsonl" else 2
        if args.boxes:
            from noticeparse.report.boxes import record_with_boxes

            for _, (source, notice) in read:
                yield dump(record_with_boxes(_shown(notice, args), source.boxes), indent=indent) + "\n"
            return
        notices = ((name, _shown(notice, args)) for name, (_, notice) in read)
        yield from _data_as(form, notices, lang, indent=indent)


def _data_as(
    form: str, notices: Iterator[tuple[str, Notice]], lang: str, *, indent: int | None
) -> Iterator[str | bytes]:
    if form == "csv":
        from noticeparse.report.spreadsheet import notices_csv

        yield notices_csv(notices)
    elif form == "xlsx":
        from noticeparse.records.archive import FileRow
        from noticeparse.report.archive_tables import archive_workbook

        yield archive_workbook((FileRow(name, "ok", notice=notice) for name, notice in notices), lang=lang)
    elif form == "ics":
        from noticeparse.report.calendar import deadlines_calendar

        yield deadlines_calendar(notices)
    elif form == "vcf":
        from noticeparse.report.cards import contacts_cards

        yield contacts_cards(notices)
    elif form == "markdown":
        from noticeparse.report.markdown import notice_markdown

        yield from (notice_markdown(notice, lang=lang) for _, notice in notices)
    else:
        yield from (to_json(notice, indent=indent) + "\n" for _, notice in notices)


def _tables(read: Iterator[tuple[str, Both]], args: argparse.Namespace) -> Iterator[str]:
    from noticeparse.display import printable
    from noticeparse.report.explain import explain
    from noticeparse.report.terminal import notice_table

    several, width = len(args.files) > 1, table_width(args.output)
    for at, (name, (source, printed)) in enumerate(read):
        notice = _shown(printed, args)
        if args.explain:
            head = f"{printable(name)}\n" if several else ""
            table = head + explain(notice, lang=args.lang, boxes=source.boxes)
        else:
            table = notice_table(notice, lang=args.lang, width=width, name=name if several else None)
        yield ("\n" if at else "") + table + "\n"


def _page(name: str, source: SourceDocument, notice: Notice, args: argparse.Namespace) -> Iterator[str]:
    from noticeparse.report.pages.comparison import Document
    from noticeparse.report.redaction import redacted_text
    from noticeparse.report.site.notice_page import lone_page

    text = source.text
    if args.redact:
        name, text = redacted_text(name, notice), redacted_text(text, notice)
    return lone_page(Document(name, _shown(notice, args), text), lang=args.lang, redact=args.redact)


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

    source, notice = read_both(args.file, lang=args.lang, **reading(args))
    with Output(args.output, inputs=[args.file]) as out:
        out.write(explain(notice, args.field, lang=args.lang, boxes=source.boxes) + "\n")
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
