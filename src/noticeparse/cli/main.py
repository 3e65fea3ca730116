"""The program ``noticeparse``: chooses the command, and turns whatever happens into an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import noticeparse
from noticeparse.cli import archive, cascade, quality, single
from noticeparse.cli.failures import complain
from noticeparse.cli.output import prepare_streams
from noticeparse.cli.parser import Commands, Parser, language
from noticeparse.errors import ExitCode
from noticeparse.report.messages import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; never raises, save SystemExit after help and version."""
    words = sys.argv[1:] if argv is None else list(argv)
    prepare_streams()
    lang = language(words)
    try:
        args = _parser(lang).parse_args(words)
        # What goes into a record must not depend on the locale: only an explicit choice of language does.
        args.record_lang = args.lang or "zh"
        args.lang = args.lang or lang
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as problem:  # noqa: BLE001 - the last line of defence: nothing leaves as a traceback
        return complain(problem, lang)
    return code


def _parser(lang: str) -> Parser:
    parser = Parser(prog="noticeparse", lang=lang, words="program")
    parser.option(
        "--version", words="version", action="version", version=f"noticeparse {noticeparse.__version__}"
    )
    parser.option("--lang", words="lang", choices=LANGS)
    commands = Commands(parser)
    single.add(commands)
    cascade.add(commands)
    archive.add(commands)
    quality.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
