"""The commands that fit the program into its surroundings: completion, mcp."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from noticeparse.cli.output import Output
from noticeparse.errors import ExitCode, missing_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.cli.parser import Commands, Parser

_SHELLS = ("bash", "zsh", "fish", "powershell")
# What the words of the help stand for, so that a shell offers names of files, or of folders only.
_FILES = frozenset({"FILE", "PARENT", "LOCAL", "TOP", "BELOW", "SOURCE", "ARCHIVE", "OUT"})
_FOLDERS = frozenset({"FOLDER", "CORPUS", "SITE"})


def add(commands: Commands, program: Parser) -> None:
    completion = commands.add("completion", partial(run_completion, program))
    completion.takes("shell", words="shell", choices=_SHELLS)
    mcp = commands.add("mcp", run_mcp, writes=False)
    mcp.option("--archive", words="mcp_archive", metavar="ARCHIVE")
    mcp.option("--root", words="mcp_root", metavar="FOLDER", default=".")


def run_completion(program: Parser, args: argparse.Namespace) -> int:
    try:
        import shtab
    except ImportError as problem:
        raise missing_extra("shtab", "cli") from problem
    for action in _actions(program):
        if action.metavar in _FILES | _FOLDERS:
            action.complete = shtab.FILE if action.metavar in _FILES else shtab.DIRECTORY  # type: ignore[attr-defined]
    with Output(args.output) as out:
        out.write(shtab.complete(program, shell=args.shell))
    return ExitCode.OK


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and operand of a program and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _actions(command)


def run_mcp(args: argparse.Namespace) -> int:
    try:
        from noticeparse.cli.assistant import serve
    except ImportError as problem:
        raise missing_extra("mcp", "mcp") from problem
    serve(root=args.root, archive=args.archive)
    return ExitCode.OK
