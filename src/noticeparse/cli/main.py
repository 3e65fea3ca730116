"""The program ``noticeparse``: chooses the command, and turns whatever happens into an exit code."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import noticeparse
from noticeparse.cli import archive, cascade, gold, quality, single, user
from noticeparse.cli.config import SETTINGS, Setting, load_settings
from noticeparse.cli.failures import complain
from noticeparse.cli.output import prepare_streams
from noticeparse.cli.parser import Commands, Parser, language
from noticeparse.cli.words import HELP
from noticeparse.errors import ExitCode
from noticeparse.report.messages import LANGS, pick

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; never raises, save SystemExit after help and version."""
    words = sys.argv[1:] if argv is None else list(argv)
    prepare_streams()
    lang = language(words)
    try:
        settings = load_settings()
        preset = settings["lang"].value if "lang" in settings else None
        lang = language(words, preset)
        args = _parser(lang, settings).parse_args(words)
        # What goes into a record must not depend on the locale: only an explicit choice of language does.
        args.record_lang = args.lang or preset or "zh"
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


def _parser(lang: str, settings: dict[str, Setting]) -> Parser:
    parser = Parser(prog="noticeparse", lang=lang, words="program")
    commands = Commands(parser)
    parser.option(
        "--version", words="version", action="version", version=f"noticeparse {noticeparse.__version__}"
    )
    parser.option("--lang", words="lang", choices=LANGS)
    parser.option("--show-config", words="show_config", action=_show(settings, commands, lang), nargs=0)
    single.add(commands)
    cascade.add(commands)
    quality.add(commands)
    gold.add(commands)
    archive.add(commands)
    user.add(commands, parser)
    commands.preset({name: setting.value for name, setting in settings.items()})
    return parser


def _show(settings: dict[str, Setting], commands: Commands, lang: str) -> type[argparse.Action]:
    """An option that prints each setting as a line of TOML with the place it came from, and leaves."""

    class Show(argparse.Action):
        def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
            for name in SETTINGS:
                setting = settings.get(name) or Setting(commands.default(name), pick(HELP["default"], lang))
                value = json.dumps(setting.value, ensure_ascii=False)
                print(
                    f"{name} = {value}  # {setting.origin}"
                    if setting.value is not None
                    else f"# {name}: {pick(HELP['unset'], lang)}"
                )
            parser.exit()

    return Show


if __name__ == "__main__":
    sys.exit(main())
