"""The commands on archives: batch, link, export, report."""

from __future__ import annotations

import argparse
import contextlib
import functools
import math
import os
import signal
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from noticeparse.cli.output import Output, no_terminal, on_terminal
from noticeparse.display import one_line
from noticeparse.errors import ExitCode, UsageError
from noticeparse.report.failures import meaning
from noticeparse.report.messages import LINK_STATES, pick, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from noticeparse.archive.batch import Done, Tally
    from noticeparse.archive.selection import Selection, Shard
    from noticeparse.cli.parser import Commands
    from noticeparse.records.archive import FileRow

_RETRY = ("lost", "failed", "all")
EXPORTS = ("jsonl", "parquet", "csv", "xlsx", "ics", "vcf")
_BINARY = ("parquet", "xlsx")
_PATIENCE = 5.0  # seconds in which another Ctrl-C says nothing new


def add(commands: Commands) -> None:
    batch = commands.add("batch", run_batch, writes=False)
    batch.takes("folder", words="folder", metavar="FOLDER")
    batch.option("--out", words="archive_out", metavar="ARCHIVE", required=True)
    batch.option("--jobs", words="jobs", type=int, metavar="N", default=os.cpu_count() or 1)
    batch.option("--timeout", words="timeout", type=_seconds, metavar="S", default=60.0)
    batch.option("--memory", words="memory", type=int, metavar="MB", default=2048)
    batch.option("--shard", words="shard", type=_shard, metavar="I/N")
    batch.option("--include", words="include", action="append", default=[], metavar="PATTERN")
    batch.option("--exclude", words="exclude", action="append", default=[], metavar="PATTERN")
    batch.option("--files-from", words="files_from", metavar="FILE")
    batch.option("--engine", words="engine", choices=("local", "dask"), default="local")
    batch.option("--scheduler", words="scheduler", metavar="ADDRESS")
    batch.option("--parts", words="parts", metavar="FOLDER")
    batch.option("--retry", words="retry", choices=_RETRY, default="lost")
    batch.aids()
    batch.option("--quiet", words="quiet", action="store_true")
    link = commands.add("link", run_link, writes=False)
    link.takes("archive", words="archive", metavar="ARCHIVE")
    link.option("--jobs", words="jobs", type=int, metavar="N", default=os.cpu_count() or 1)
    export = commands.add("export", run_export)
    export.takes("archive", words="archive", metavar="ARCHIVE")
    export.option("--format", words="export_format", choices=EXPORTS, required=True)
    export.option("--names", words="names", choices=("noticeparse", "gbt33480"), default="noticeparse")
    export.option("--redact", words="redact", action="store_true")
    report = commands.add("report", run_report, writes=False)
    report.takes("archive", words="archive", metavar="ARCHIVE")
    report.option("-o", "--output", words="site_out", metavar="SITE", required=True)
    report.option("--redact", words="redact", action="store_true")


def run_batch(args: argparse.Namespace) -> int:
    from noticeparse.archive.batch import Tally, count_of, tool
    from noticeparse.archive.store import Store
    from noticeparse.archive.worker import Limits
    from noticeparse.cli.progress import Progress
    from noticeparse.sources.limits import Means

    selection = _selection(args)
    files = None if args.files_from is None else _names(args.files_from)
    total = count_of(args.folder, selection, files)  # a folder that is not there leaves no archive behind
    tally = Tally()
    started = time.monotonic()
    try:
        with (
            _ending_politely(),
            Store(args.out, tool=tool()) as store,
            Progress(total, tally, args.lang, quiet=args.quiet) as progress,
        ):
            for done in _engine(args)(
                args.folder,
                store,
                selection=selection,
                files=files,
                jobs=args.jobs,
                limits=Limits(args.timeout, args.memory),
                retry=args.retry,
                means=Means(args.ocr, args.office),
            ):
                tally.add(done)
                progress.show(done)
    finally:
        for line in summary(tally, time.monotonic() - started, args.lang):
            print(line, file=sys.stderr)
    return ExitCode.SOME_FAILED if tally.by_status["failed"] else ExitCode.OK


def run_link(args: argparse.Namespace) -> int:
    from noticeparse.archive.batch import tool
    from noticeparse.archive.link import link_archive
    from noticeparse.archive.store import Store

    with Store(args.archive, tool=tool(), existing=True) as store:
        links = link_archive(store, jobs=args.jobs, lang=args.record_lang)
    counts: Counter[str] = Counter(link.state for link in links)
    for state, words in LINK_STATES.items():
        if counts[state]:
            print(f"{pick(words, args.lang)} {counts[state]}", file=sys.stderr)
    return ExitCode.OK


def run_export(args: argparse.Namespace) -> int:
    from noticeparse.archive.remote import delivered
    from noticeparse.archive.rows import file_rows
    from noticeparse.archive.store import Store

    if args.format in _BINARY and on_terminal(args.output):
        raise no_terminal()
    with (
        Store(args.archive, writes=False) as store,
        delivered(args.output or "-") as name,
        Output(name, inputs=[args.archive]) as out,
    ):
        rows = file_rows(store)
        if args.redact:
            from noticeparse.report.archive_tables import redacted_row

            rows = map(redacted_row, rows)
        for part in _exported(rows, args):
            out.write(part)
    return ExitCode.OK


def run_report(args: argparse.Namespace) -> int:
    from noticeparse.archive.remote import delivered
    from noticeparse.archive.store import Store
    from noticeparse.report.site.build import write_site

    with Store(args.archive, writes=False) as store, delivered(args.output) as folder:
        written = write_site(store, folder, lang=args.lang, redact=args.redact)
    page = os.path.join(args.output, "index.html")  # noqa: PTH118 - as the user wrote it
    print(one_line(say("site_done", args.lang).format(**written._asdict(), page=page)), file=sys.stderr)
    return ExitCode.OK


def _exported(rows: Iterator[FileRow], args: argparse.Namespace) -> Iterator[str | bytes]:
    from noticeparse.report.archive_tables import archive_workbook, json_lines, values_csv

    by_standard = args.names == "gbt33480"
    if args.format == "jsonl":
        yield from json_lines(rows, by_standard=by_standard)
    elif args.format == "csv":
        yield from values_csv(rows, by_standard=by_standard)
    elif args.format == "xlsx":
        yield archive_workbook(rows, lang=args.lang)
    elif args.format == "parquet":
        from noticeparse.archive.columns import parquet

        yield parquet(rows)
    else:
        from noticeparse.report.calendar import deadlines_calendar
        from noticeparse.report.cards import contacts_cards

        # The same notice under several names is one event and one card.
        notices = {row.content: (row.path, row.notice) for row in rows if row.notice is not None}
        yield (
            deadlines_calendar(notices.values()) if args.format == "ics" else contacts_cards(notices.values())
        )


def summary(tally: Tally, seconds: float, lang: str) -> Iterator[str]:
    """What a run did, in a few lines for people."""
    new = tally.done - tally.settled
    rate = f"{new / seconds:.0f}/s" if seconds > 0 else ""
    yield say("batch_done", lang).format(
        done=tally.done, settled=tally.settled, new=new, seconds=seconds, rate=rate
    )
    for status in ("ok", "partial", "failed"):
        if tally.by_status[status]:
            yield f"  {say(status, lang)} {tally.by_status[status]}"
    for code, count in sorted(tally.by_code.items(), key=lambda row: (-row[1], row[0])):
        yield f"    {code} {count}  {meaning(code, lang)}"


def _engine(args: argparse.Namespace) -> Callable[..., Iterator[Done]]:
    if args.engine == "local":
        from noticeparse.archive.batch import run_batch

        return run_batch
    from noticeparse.archive.on_dask import run_on_dask

    return functools.partial(run_on_dask, scheduler=args.scheduler, shared=args.parts)


@contextlib.contextmanager
def _ending_politely() -> Iterator[None]:
    """A polite request to end is taken like Ctrl-C: what is done is kept. Impatience while that happens changes nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    last = -math.inf

    def interrupt(*_: object) -> None:
        nonlocal last
        before, last = last, time.monotonic()
        if last - before > _PATIENCE:
            raise KeyboardInterrupt

    handlers = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        # Now the program ends; Python takes its handlers away before its last steps, and leaves what is ignored.
        for number in handlers:
            signal.signal(number, signal.SIG_IGN)
        raise
    except BaseException:
        _restore(handlers)
        raise
    _restore(handlers)


def _restore(handlers: dict[signal.Signals, Any]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler if handler is not None else signal.SIG_DFL)


def _selection(args: argparse.Namespace) -> Selection:
    from noticeparse.archive.selection import Selection, Shard

    return Selection(tuple(args.include), tuple(args.exclude), args.shard or Shard(1, 1))


def _seconds(text: str) -> float:
    with contextlib.suppress(ValueError):
        seconds = float(text)
        if 0 < seconds < math.inf:
            return seconds
    raise argparse.ArgumentTypeError(f"a number of seconds is expected, not {text!r}")


def _shard(text: str) -> Shard:
    from noticeparse.archive.selection import Shard

    number, _, of = text.partition("/")
    with contextlib.suppress(ValueError):
        shard = Shard(int(number), int(of))
        if 1 <= shard.number <= shard.of:
            return shard
    raise argparse.ArgumentTypeError(f"a part such as 3/16 is expected, not {text!r}")


def _names(name: str) -> list[str]:
    """The paths below the folder that a list names, one a line, or parted by NUL where there is one."""
    from noticeparse.cli.inputs import STDIN

    try:
        if name == STDIN:
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as handle:  # noqa: PTH123 - a name of odd bytes
                data = handle.read()
    except OSError as problem:
        raise UsageError(
            "E215",
            {"en": f"the list can't be read: {problem.strerror}", "zh": f"无法读取清单：{problem.strerror}"},
            {"en": "Give a file with one path a line", "zh": "请给出每行一个路径的文件"},
            file=one_line(name),
        ) from problem
    parts = data.split(b"\0" if b"\0" in data else b"\n")
    return [os.fsdecode(part.rstrip(b"\r")) for part in parts if part.strip()]
