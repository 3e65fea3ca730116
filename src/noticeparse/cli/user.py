"""The commands that fit the program into its surroundings: completion, mcp."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from noticeparse.cli.output import Output
from noticeparse.errors import ExitCode, missing_extra

if TYPE_CHECKING:
    import argparse

    from noticeparse.cli.parser import Commands, Parser

_SHELLS = ("bash", "zsh", "fish", "powershell")


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
    with Output(args.output) as out:
        out.write(shtab.complete(program, shell=args.shell))
    return ExitCode.OK


def run_mcp(args: argparse.Namespace) -> int:
    try:
        from noticeparse.cli.assistant import serve
    except ImportError as problem:
        raise missing_extra("mcp", "mcp") from problem
    serve(root=args.root, archive=args.archive)
    return ExitCode.OK
