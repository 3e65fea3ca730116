"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from noticeparse.errors import OutputError, UsageError, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from pydantic import BaseModel

_WIDTH_ELSEWHERE = 100  # of a table that does not go to a terminal
# JSON escapes C0 by itself. C1, bidi and zero-width marks and lone surrogates are escaped too: the value stays the
# same, and a record that is looked at on a terminal can't act on it.
_ACTING = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def prepare_streams() -> None:
    """UTF-8 without translation of line ends, whatever the console's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def to_json(record: BaseModel, *, indent: int | None = None) -> str:
    """The record as JSON without a line end; one line where ``indent`` is None."""
    return _harmless(record.model_dump_json(indent=indent))


def dump(content: object, *, indent: int | None = 2) -> str:
    """Plain JSON values as JSON without a line end; one line where ``indent`` is None."""
    separators = (",", ":") if indent is None else None
    return _harmless(json.dumps(content, ensure_ascii=False, indent=indent, separators=separators))


def _harmless(text: str) -> str:
    return _ACTING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def on_terminal(output: str | None) -> bool:
    return output in (None, "-") and sys.stdout.isatty()


def no_terminal() -> UsageError:
    """The error for output that a terminal can't show."""
    return UsageError(
        "E214",
        {"en": "this form of output can't be shown on a terminal", "zh": "该形式的输出无法在终端上显示"},
        {"en": "Name a file for it with -o", "zh": "请用 -o 指定文件"},
    )


def table_width(output: str | None) -> int:
    """The terminal's width, or a fixed one where the table goes elsewhere, so that it does not depend on the place."""
    return max(40, shutil.get_terminal_size().columns) if on_terminal(output) else _WIDTH_ELSEWHERE


class Output:
    """Standard output, or a file that is replaced when all is written and left as it was where the work fails.

    Raises OutputError where the file can't be written, or where it is one of the inputs.
    """

    def __init__(self, name: str | None, *, inputs: Sequence[str] = ()) -> None:
        self._name = None if name == "-" else name
        self._inputs = inputs
        self._target: Path | None = None
        self._part: Path | None = None
        self._handle: IO[bytes] = sys.stdout.buffer

    def __enter__(self) -> Self:
        if self._name is None:
            return self
        with self._faults():
            self._target = Path(self._name).resolve()
            exists = self._target.exists()
            if exists and any(
                name != "-" and Path(name).exists() and self._target.samefile(name) for name in self._inputs
            ):
                raise OutputError(
                    "E901",
                    {"en": "the output is one of the inputs.", "zh": "输出文件就是输入文件之一。"},
                    {"en": "Choose another name.", "zh": "请另取文件名。"},
                    file=self._name,
                )
            if exists and not self._target.is_file():
                # A device or a pipe is written to as it is; a folder refuses.
                self._handle = self._target.open("wb")
            else:
                part = self._target.with_name(f".noticeparse-{os.getpid()}.part")
                self._handle = part.open("xb")
                self._part = part
        return self

    def write(self, content: str | bytes) -> None:
        with self._faults():
            self._handle.write(
                content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
            )
            if self._name is None:
                self._handle.flush()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._target is None:
            return
        try:
            with self._faults():
                self._handle.close()
                if self._part is not None and kind is None:
                    if self._target.exists():
                        shutil.copymode(self._target, self._part)
                    self._part.replace(self._target)
                    self._part = None
        finally:
            if self._part is not None:
                with contextlib.suppress(OSError):
                    self._part.unlink()

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise unwritable(problem, self._name) from problem
