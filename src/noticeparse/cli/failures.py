"""What is said when something fails: one line on standard error, and the exit code that goes with it."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING, TypeVar

from noticeparse.display import clip, one_line, printable
from noticeparse.errors import ExitCode, LimitError, NoticeparseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")


class InternalError(NoticeparseError):
    """A fault of noticeparse itself."""

    exit_code = ExitCode.INTERNAL


def complain(problem: Exception, lang: str, *, file: str | None = None) -> ExitCode:
    """Says on standard error what went wrong, in one line, and returns the exit code."""
    if os.environ.get("NOTICEPARSE_DEBUG") == "1":
        traceback.print_exception(problem)
    known = problem if isinstance(problem, NoticeparseError) else _named(problem)
    if known.file is None:
        known.file = file
    print(printable(known.line(lang)), file=sys.stderr)
    return known.exit_code


def _named(problem: Exception) -> NoticeparseError:
    if isinstance(problem, MemoryError):
        return LimitError(
            "E504",
            {"en": "the memory does not suffice.", "zh": "内存不足。"},
            {"en": "Free memory, or split the file.", "zh": "请释放内存，或拆分文件。"},
        )
    fault = clip(one_line(f"{type(problem).__name__}: {problem}"), 160)
    return InternalError(
        "E700",
        {"en": f"a fault of noticeparse itself: {fault}.", "zh": f"noticeparse 自身的错误：{fault}。"},
        {
            "en": "Please report it; NOTICEPARSE_DEBUG=1 shows where it happened.",
            "zh": "请报告此问题；NOTICEPARSE_DEBUG=1 可显示出错位置。",
        },
    )


class Outcomes:
    """Does the same to each of several files; where there are several, one that fails is reported and the others go on."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.failed = 0

    def of(self, names: Sequence[str], work: Callable[[str], T]) -> Iterator[tuple[str, T]]:
        for name in names:
            try:
                done = work(name)
            except Exception as problem:
                if len(names) == 1:
                    raise
                complain(problem, self._lang, file=name)
                self.failed += 1
            else:
                yield name, done

    @property
    def exit_code(self) -> ExitCode:
        return ExitCode.SOME_FAILED if self.failed else ExitCode.OK
