"""The commands about the program itself: evaluate, schema, doctor, demo."""

from __future__ import annotations

import json
import platform
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import noticeparse
from noticeparse.cli.inputs import reading
from noticeparse.cli.output import Output, dump, on_terminal, table_width
from noticeparse.cli.words import EXTRAS
from noticeparse.display import wrap
from noticeparse.errors import ExitCode, UnreadableSourceError
from noticeparse.report.messages import pick, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from noticeparse.cli.parser import Commands

_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]{1,100})")
_EXTRA = re.compile(r"extra *== *['\"](?P<extra>[A-Za-z0-9._-]{1,100})['\"]")


def add(commands: Commands) -> None:
    evaluate = commands.add("evaluate", run_evaluate)
    evaluate.takes("corpus", words="corpus", metavar="CORPUS")
    evaluate.option("--format", words="compare_format", choices=("table", "json"))
    evaluate.option("--split", words="split", metavar="NAME")
    evaluate.option("--base", words="base", metavar="FILE")
    evaluate.reads()
    evaluate.option("--html", words="error_page", metavar="FILE")
    schema = commands.add("schema", run_schema)
    schema.takes("record", words="schema", nargs="?", choices=("notice", "comparison"), default="notice")
    commands.add("doctor", run_doctor)
    commands.add("demo", run_demo)


def run_evaluate(args: argparse.Namespace) -> int:
    from noticeparse.archive.isolated import parse_file
    from noticeparse.compare import compare_notices
    from noticeparse.evaluate import Report, evaluate, load_corpus
    from noticeparse.report.pages.errors import error_page
    from noticeparse.sources.read import read_file

    form = args.format or ("table" if on_terminal(args.output) else "json")
    corpus = load_corpus(Path(args.corpus), split=args.split)
    how = reading(args)

    def source_text(path: Path) -> str:
        return read_file(path, **how).text

    report = evaluate(
        corpus,
        parse=partial(parse_file, **how),
        compare=compare_notices,
        source_text=source_text,
        base=None if args.base is None else Report.from_json(_loaded(args.base)),
    )
    if args.html is not None:
        with Output(args.html) as out:
            out.write(error_page(report, corpus, source_text=source_text, lang=args.lang))
    with Output(args.output) as out:
        out.write(
            (report.table(args.lang).rstrip("\n") if form == "table" else dump(report.to_json())) + "\n"
        )
    return ExitCode.OK


def _loaded(name: str) -> dict[str, Any]:
    try:
        content = json.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise UnreadableSourceError(
            "E330",
            {"en": "no JSON could be read from this file", "zh": "无法从该文件读取 JSON"},
            {
                "en": "Write one with: noticeparse evaluate CORPUS --format json -o FILE",
                "zh": "请用 noticeparse evaluate CORPUS --format json -o FILE 生成",
            },
            file=name,
        ) from problem
    return content if isinstance(content, dict) else {}


def run_schema(args: argparse.Namespace) -> int:
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

    record = Notice if args.record == "notice" else Comparison
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **record.model_json_schema(mode="serialization"),
    }
    with Output(args.output) as out:
        out.write(dump(schema) + "\n")
    return ExitCode.OK


def run_doctor(args: argparse.Namespace) -> int:
    core, extras = _requirements()
    missing = [name for name in core if _version(name) is None]
    with Output(args.output) as out:
        out.write("\n".join(_doctor(core, extras, args.lang, table_width(args.output))) + "\n")
    return ExitCode.MISSING_DEPENDENCY if missing else ExitCode.OK


def _requirements() -> tuple[list[str], dict[str, list[str]]]:
    """The packages that noticeparse needs, and those of each optional part, from its own metadata."""
    from importlib import metadata

    core: list[str] = []
    extras: dict[str, list[str]] = {}
    try:
        lines = metadata.requires("noticeparse") or []
    except metadata.PackageNotFoundError:  # run from its source folder without having been installed
        lines = []
    for line in lines:
        name = _REQUIREMENT.match(line)
        extra = _EXTRA.search(line)
        if name is not None:
            (core if extra is None else extras.setdefault(extra["extra"], [])).append(name["name"])
    return core, extras


def _version(name: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _doctor(core: list[str], extras: dict[str, list[str]], lang: str, width: int) -> Iterator[str]:
    yield f"noticeparse {noticeparse.__version__}"
    yield f"Python {platform.python_version()} ({platform.python_implementation()}, {platform.system()} {platform.machine()})"
    yield ""
    yield say("needed", lang)
    yield from _packages(core, lang, width)
    for extra, names in extras.items():
        yield ""
        yield f"[{extra}]  {pick(EXTRAS[extra], lang) if extra in EXTRAS else ''}".rstrip()
        yield from _packages(names, lang, width)
        if any(_version(name) is None for name in names):
            yield f"  {say('install_with', lang)}: pip install 'noticeparse[{extra}]'"


def _packages(names: list[str], lang: str, width: int) -> Iterator[str]:
    said = (f"{name} {_version(name) or say('missing', lang)}" for name in names)
    return (f"  {line}" for line in wrap(say("list_comma", lang).join(said), width - 2))


def run_demo(args: argparse.Namespace) -> int:
    from importlib import resources

    from noticeparse.compare import compare_notices
    from noticeparse.pipeline import parse_bytes
    from noticeparse.report.terminal import comparison_table, notice_table

    files = {
        file.name: file.read_bytes()
        for file in resources.files("noticeparse").joinpath("demo").iterdir()
        if file.name.endswith(".txt")
    }
    notices = {name: parse_bytes(files[name], name=name, lang=args.lang) for name in sorted(files)}
    parent = notices.pop("parent.txt")
    width = table_width(args.output)
    comparisons = [(name, compare_notices(parent, local, lang=args.lang)) for name, local in notices.items()]
    with Output(args.output) as out:
        out.write(
            f"{say('demo_parent', args.lang)}\n\n{notice_table(parent, lang=args.lang, width=width)}\n\n"
        )
        out.write(
            f"{say('demo_compare', args.lang)}\n\n{comparison_table(comparisons, lang=args.lang, width=width)}\n"
        )
    return ExitCode.OK
