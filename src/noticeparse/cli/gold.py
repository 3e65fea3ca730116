"""The commands for those who write gold: gold init, check, export, import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from noticeparse.cli.inputs import STDIN, read_notice
from noticeparse.cli.output import Output, dump, on_terminal
from noticeparse.cli.parser import Commands
from noticeparse.display import printable
from noticeparse.errors import ExitCode, UnreadableSourceError, unwritable

if TYPE_CHECKING:
    import argparse

_FORMATS = ("labelstudio", "doccano")


def add(commands: Commands) -> None:
    inner = Commands(commands.add("gold", run_check, writes=False))
    init = inner.add("init", run_init, words="gold_init")
    init.takes("file", words="file", metavar="FILE")
    check = inner.add("check", run_check, words="gold_check")
    check.takes("corpus", words="corpus", metavar="CORPUS")
    check.option("--split", words="split", metavar="NAME")
    check.option("--format", words="compare_format", choices=("table", "json"))
    export = inner.add("export", run_export, words="gold_export")
    export.takes("corpus", words="corpus", metavar="CORPUS")
    export.option("--split", words="split", metavar="NAME")
    export.option("--format", words="gold_format", choices=_FORMATS, required=True)
    back = inner.add("import", run_import, words="gold_import", writes=False)
    back.takes("exported", words="exported", metavar="FILE")
    back.takes("corpus", words="corpus", metavar="CORPUS")
    back.option("--format", words="gold_format", choices=_FORMATS, required=True)
    back.option("-o", "--output", words="gold_folder", metavar="FOLDER", required=True)


def run_init(args: argparse.Namespace) -> int:
    from noticeparse.evaluate.annotation.drafts import draft_gold
    from noticeparse.evaluate.values import GUIDE_DEPTH

    draft = draft_gold(read_notice(args.file, lang=args.record_lang), depth=GUIDE_DEPTH)
    with Output(args.output, inputs=[args.file]) as out:
        out.write(dump(draft) + "\n")
    return ExitCode.OK


def run_check(args: argparse.Namespace) -> int:
    from noticeparse.evaluate.annotation.check import check_corpus

    form = args.format or ("table" if on_terminal(args.output) else "json")
    found = list(check_corpus(Path(args.corpus), source_text=_source_text, split=args.split))
    if form == "json":
        content = dump(
            [{"file": one.file, **one.fault._asdict(), "message": one.line(args.lang)} for one in found]
        )
    else:
        content = "\n".join(printable(one.line(args.lang)) for one in found)
    with Output(args.output) as out:
        out.write(content + "\n" if content else "")
    return ExitCode.SOME_FAILED if found else ExitCode.OK


def run_export(args: argparse.Namespace) -> int:
    from noticeparse.archive.isolated import parse_file
    from noticeparse.evaluate.annotation.exchange import corpus_tasks, export_tasks

    tasks = list(
        corpus_tasks(Path(args.corpus), source_text=_source_text, parse=parse_file, split=args.split)
    )
    with Output(args.output) as out:
        out.write(export_tasks(tasks, args.format))
    return ExitCode.OK


def run_import(args: argparse.Namespace) -> int:
    from noticeparse.evaluate.annotation.exchange import import_tasks, taken_over
    from noticeparse.evaluate.gold import GOLD_SUFFIX

    tasks = list(import_tasks(_content(args.exported), args.format))
    # All of it is read before the first file is written.
    for name, gold in list(taken_over(Path(args.corpus), tasks, source_text=_source_text)):
        target = Path(args.output, name + GOLD_SUFFIX)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise unwritable(problem, args.output) from problem
        with Output(str(target)) as out:
            out.write(dump(gold) + "\n")
    return ExitCode.OK


def _source_text(path: Path) -> str:
    from noticeparse.sources.read import read_file

    return read_file(path).text


def _content(name: str) -> str:
    import sys

    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, ValueError) as problem:
        raise UnreadableSourceError(
            "E334",
            {"en": "this is not an export of an annotation tool", "zh": "这不是标注工具导出的文件"},
            {"en": "Export the project as JSON (Label Studio) or JSONL (doccano)", "zh": "请以 JSON（Label Studio）或 JSONL（doccano）导出"},
            file=name,
        ) from problem  # fmt: skip
