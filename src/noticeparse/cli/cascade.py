"""The commands on several notices that belong together: compare, chain, provenance."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from noticeparse.cli.failures import Outcomes
from noticeparse.cli.inputs import STDIN, alone, part_of, read_both, read_notice, reading
from noticeparse.cli.output import Output, no_terminal, on_terminal, table_width, to_json
from noticeparse.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from noticeparse.cli.parser import Commands
    from noticeparse.report.pages.comparison import Compared, Document

_COMPARE_FORMATS = ("table", "json", "html", "xlsx")
_FORMATS = ("table", "json")


def add(commands: Commands) -> None:
    compare = commands.add("compare", run_compare)
    compare.takes("parent", words="parent_file", metavar="PARENT")
    compare.takes("locals", words="local_files", nargs="+", metavar="LOCAL")
    compare.option("--format", words="compare_format", choices=_COMPARE_FORMATS)
    compare.option("--exit-code", words="exit_code", action="store_true")
    compare.option("--parent-part", words="parent_part", type=int, metavar="N")
    compare.option("--local-part", words="local_part", type=int, metavar="N")
    compare.reads()
    chain = commands.add("chain", run_chain)
    chain.takes("top", words="chain_top", metavar="TOP")
    chain.takes("below", words="chain_below", nargs="+", metavar="BELOW")
    provenance = commands.add("provenance", run_provenance)
    provenance.takes("local", words="provenance_local", metavar="LOCAL")
    provenance.takes("sources", words="provenance_sources", nargs="+", metavar="SOURCE")
    for command in (chain, provenance):
        command.option("--format", words="compare_format", choices=_FORMATS)
        command.reads()


def run_compare(args: argparse.Namespace) -> int:
    form, lang = _form_of(args, (args.parent, *args.locals))
    outcomes = Outcomes(args.lang)
    with Output(args.output, inputs=[args.parent, *args.locals]) as out:
        parent = _document(args.parent, args.parent_part, args, lang)
        done: list[Compared] = []
        for _, pair in outcomes.of(args.locals, partial(_compared, parent, args, lang)):
            done.append(pair)
            if form == "json":
                out.write(to_json(pair.comparison, indent=2 if len(args.locals) == 1 else None) + "\n")
        if form != "json" and done:
            out.write(_compared_as(form, done, lang, table_width(args.output)))
    serious = any(finding.severity != "info" for pair in done for finding in pair.comparison.findings)
    if outcomes.failed == 0 and args.exit_code and serious:
        return ExitCode.FINDINGS
    return outcomes.exit_code


def _document(name: str, part: int | None, args: argparse.Namespace, lang: str) -> Document:
    from noticeparse.report.pages.comparison import Document

    source, notice = read_both(name, lang=lang, **reading(args))
    return Document(name, part_of(notice, part), source.text)


def _compared(parent: Document, args: argparse.Namespace, lang: str, name: str) -> Compared:
    from noticeparse.compare import compare_notices
    from noticeparse.compare.parts import cited_parts
    from noticeparse.report.pages.comparison import Compared

    local = _document(name, args.local_part, args, lang)
    # The comparison takes the part that is cited; where the user has chosen another one, that is the only one it sees.
    chosen = cited_parts(parent.notice, local.notice)
    if args.parent_part is not None and chosen[0] is not parent.notice:
        parent = parent._replace(notice=alone(parent.notice))
    if args.local_part is not None and chosen[1] is not local.notice:
        local = local._replace(notice=alone(local.notice))
    return Compared(parent, local, compare_notices(parent.notice, local.notice, lang=lang))


def _compared_as(form: str, pairs: list[Compared], lang: str, width: int) -> str | bytes:
    if form == "html":
        from noticeparse.report.pages.comparison import comparison_page

        return comparison_page(pairs, lang=lang)
    named = [(pair.local.name, pair.comparison) for pair in pairs]
    if form == "xlsx":
        from noticeparse.report.comparison_workbook import comparison_workbook

        return comparison_workbook(named, lang=lang)
    from noticeparse.report.terminal import comparison_table

    return comparison_table(named, lang=lang, width=width) + "\n"


def run_chain(args: argparse.Namespace) -> int:
    from noticeparse.compare.chain import compare_chain

    form, lang = _form_of(args, (args.top, *args.below))
    with Output(args.output, inputs=[args.top, *args.below]) as out:
        notices = [read_notice(name, lang=lang, **reading(args)) for name in (args.top, *args.below)]
        chain = compare_chain(notices, lang=lang)
        if form == "json":
            out.write(to_json(chain, indent=2) + "\n")
        else:
            from noticeparse.report.cascade import chain_table

            names = [args.top, *args.below]
            out.write(chain_table(notices[0], chain, names, lang=lang, width=table_width(args.output)) + "\n")
    return ExitCode.OK


def run_provenance(args: argparse.Namespace) -> int:
    from noticeparse.compare.provenance import find_provenance

    form, lang = _form_of(args, (args.local, *args.sources))
    with Output(args.output, inputs=[args.local, *args.sources]) as out:
        read = partial(read_notice, lang=lang, **reading(args))
        found = find_provenance(read(args.local), [read(name) for name in args.sources])
        if form == "json":
            out.write(to_json(found, indent=2) + "\n")
        else:
            from noticeparse.report.cascade import provenance_table

            out.write(provenance_table(found, args.sources, lang=lang, width=table_width(args.output)) + "\n")
    return ExitCode.OK


def _form_of(args: argparse.Namespace, files: Sequence[str]) -> tuple[str, str]:
    """The form of the output and the language of its words; refuses what can't be done with these files."""
    form = args.format or ("table" if on_terminal(args.output) else "json")
    if form == "xlsx" and on_terminal(args.output):
        raise no_terminal()
    if files.count(STDIN) > 1:
        raise UsageError(
            "E213",
            {"en": "standard input can be read only once", "zh": "标准输入只能读取一次"},
            {"en": "Give one of the notices as a file", "zh": "请将其中一份通知以文件给出"},
        )
    return form, args.record_lang if form == "json" else args.lang
