"""The command line's grammar: help in two languages, a wrong call as one line and exit code 2."""

from __future__ import annotations

import argparse
import difflib
import locale
import os
from typing import TYPE_CHECKING, Any, NoReturn

from noticeparse.cli.words import HELP, WRONG_CALLS
from noticeparse.display import wrap
from noticeparse.errors import UsageError
from noticeparse.report.messages import LANGS, pick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def language(argv: Sequence[str], preset: str | None = None) -> str:
    """The language of messages: what ``--lang`` says, else the settings, else the locale, else English."""
    for at, word in enumerate(argv):
        if word == "--":
            break
        chosen = argv[at + 1] if word == "--lang" and at + 1 < len(argv) else word.removeprefix("--lang=")
        if chosen in LANGS and word.startswith("--lang"):
            return chosen
    if preset in LANGS:
        return preset
    return "zh" if _locale_name().lower().startswith(("zh", "chinese")) else "en"


def _locale_name() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    return locale.getlocale()[0] or ""


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError instead of printing its usage and leaving."""

    def __init__(self, *, lang: str, words: str, **options: Any) -> None:
        formatter = _ChineseHelp if lang == "zh" else _Help
        super().__init__(
            description=pick(HELP[words], lang),
            formatter_class=formatter,
            add_help=False,
            allow_abbrev=False,
            **options,
        )
        self.lang = lang
        self.inputs = self.add_argument_group(pick(HELP["inputs"], lang))
        self.options = self.add_argument_group(pick(HELP["options"], lang))
        self.option("-h", "--help", words="help", action="help")

    def takes(self, name: str, *, words: str, **options: Any) -> None:
        self.inputs.add_argument(name, help=pick(HELP[words], self.lang), **options)

    def option(self, *names: str, words: str, **options: Any) -> None:
        self.options.add_argument(*names, help=pick(HELP[words], self.lang), **options)

    def reads(self) -> None:
        """The options that say how a file is read."""
        self.option("--encoding", words="encoding", metavar="E")
        self.aids()

    def aids(self) -> None:
        """The options that say what may be used to read a file."""
        self.option("--ocr", words="ocr", action="store_true")
        self.option("--office", words="office", action="store_true")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What a command does not know is its own error; argparse would make it one of the program."""
        known, rest = super().parse_known_args(args, namespace)
        if rest:
            near = _near(rest[0].partition("=")[0], self._option_string_actions)
            self.error(f"unrecognized arguments: {' '.join(rest)}{near}")
        return known, rest

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as wrong:
            near = _near(str(value), action.choices or ())
            raise argparse.ArgumentError(action, wrong.message + near) from None

    def error(self, message: str) -> NoReturn:
        chinese = message
        for piece, words in WRONG_CALLS.items():
            chinese = chinese.replace(piece, words)
        call = f"`{self.prog} --help`"
        raise UsageError(
            "E210",
            {"en": f"wrong command line: {message}", "zh": f"命令行有误：{chinese}"},
            {"en": f"{call} shows how it is called", "zh": f"{call} 给出用法"},
        )


def _near(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f", perhaps {close[0]!r}" if close else ""


class _Help(argparse.HelpFormatter):
    """Help whose lines are broken by the cells that they take, since a Chinese character takes two."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrap(text, width))


class _ChineseHelp(_Help):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, pick(HELP["usage"], "zh") if prefix is None else prefix)


class Commands:
    """The commands of the program, each a parser of its own and the function that runs it."""

    def __init__(self, program: Parser) -> None:
        """The commands of the program, or those within one of its commands."""
        self._lang = program.lang
        self._parsers = program.add_subparsers(
            title=pick(HELP["commands"], self._lang), dest="command", metavar="COMMAND", required=True
        )
        self._made: list[Parser] = []

    def add(
        self,
        name: str,
        run: Callable[[argparse.Namespace], int],
        *,
        writes: bool = True,
        words: str | None = None,
    ) -> Parser:
        """A command whose help is ``HELP[words]``, by default that of its name."""
        words = words or name
        command: Parser = self._parsers.add_parser(
            name, lang=self._lang, words=words, help=pick(HELP[words], self._lang)
        )
        command.set_defaults(run=run, output=None)
        command.option("--lang", words="lang", choices=LANGS, default=argparse.SUPPRESS)
        if writes:
            command.option("-o", "--output", words="output", metavar="OUT")
        self._made.append(command)
        return command

    def preset(self, values: dict[str, Any]) -> None:
        """Makes settings the defaults of every command that has options of their names."""
        for command in self._made:
            known = _defaults(command)
            command.set_defaults(**{name: value for name, value in values.items() if name in known})

    def default(self, name: str) -> Any:
        """What an option of this name is where it is not given, in the first command that has it; None where none has."""
        return next((known[name] for known in map(_defaults, self._made) if name in known), None)


def _defaults(command: Parser) -> dict[str, Any]:
    """The options of a command and their defaults."""
    actions = command.options._group_actions  # noqa: SLF001 - argparse has no other way
    return {action.dest: action.default for action in actions if action.default is not argparse.SUPPRESS}
