"""The harness's side of the line: a peer as a process that is asked one text after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from benchmarks.peers.protocol import Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 120.0  # seconds for one text


class StoppedError(Exception):
    """Why a peer no longer answers, in one line."""


@dataclass(frozen=True)
class Answer:
    """What a peer read from one text, and what it took."""

    spans: tuple[Span, ...]
    seconds: float
    peak_mb: float
    error: str | None


class Child:
    """A running peer; a context manager that ends the process.

    Raises :class:`StoppedError` where it does not start, says something else than an answer, ends, or takes longer than
    ``longest`` seconds of wall time over one text.
    """

    def __init__(self, command: Sequence[str], *, longest: float = LONGEST) -> None:
        self._longest = longest
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            cwd=ROOT,
            env=_surroundings(command[0]),
            text=True,
            encoding="utf-8",
        )
        try:
            hello = self._line()
            self.version = str(hello["version"])
            self.import_seconds = float(hello["import_seconds"])
        except (StoppedError, KeyError) as error:
            self.close()
            raise StoppedError(f"it does not start: {error}") from error

    def ask(self, text: str, reference: dt.date) -> Answer:
        """What the peer reads from the text."""
        assert self._process.stdin is not None
        try:
            print(
                json.dumps({"text": text, "reference": reference.isoformat()}),
                file=self._process.stdin,
                flush=True,
            )
        except OSError as error:
            raise StoppedError("it ended") from error
        answer = self._line()
        try:
            spans = tuple(
                Span(start, end, tuple((first, last) for first, last in readings))
                for start, end, readings in answer["spans"]
            )
            return Answer(spans, float(answer["seconds"]), float(answer["peak_mb"]), answer["error"])
        except (KeyError, TypeError, ValueError) as error:
            raise StoppedError("it answered in another form") from error

    def _line(self) -> Any:
        assert self._process.stdout is not None
        late = threading.Timer(self._longest, self._process.kill)
        late.start()
        try:
            line = self._process.stdout.readline()
        finally:
            late.cancel()
        if not line:
            raise StoppedError(f"it ended with code {self._process.wait()}{self._last_words()}")
        try:
            return json.loads(line)
        except ValueError as error:
            raise StoppedError("it said something else than an answer") from error

    def _last_words(self) -> str:
        """The last line that the process wrote to standard error, which for Python names the exception."""
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f": {last}" if last else ""

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was still to be written to a process that has ended
                    pipe.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _surroundings(python: str) -> dict[str, str]:
    """The environment of a peer: this repository for its adapter, and the same hash seed and thread count for all."""
    inherited = os.environ.get("PYTHONPATH", "") if python == sys.executable else ""
    fixed = {
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), inherited))),
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "TZ": "UTC",
    }
    return {**os.environ, **fixed}
