"""How far a long run is: a bar where standard error is a terminal, a line now and then where it is not."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Self

from noticeparse.report.messages import say

if TYPE_CHECKING:
    from types import TracebackType

    from noticeparse.archive.batch import Done, Tally

_SECONDS_A_LINE = 10.0
_SECONDS_A_LOOK = 0.2


class Progress:
    """Shows count, rate, time left and failures by cause; with rich a bar, without it lines of text."""

    def __init__(self, total: int, tally: Tally, lang: str, *, quiet: bool) -> None:
        self._total = total
        self._tally = tally
        self._lang = lang
        self._quiet = quiet
        self._started = self._last = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            self._bar = _bar()
            if self._bar is not None:
                self._bar.start()
                self._task = self._bar.add_task(say("reading", self._lang), total=self._total, failures="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._update()
            self._bar.stop()

    def show(self, _: Done) -> None:
        now = time.monotonic()
        if self._bar is not None:
            if now - self._last > _SECONDS_A_LOOK:
                self._last = now
                self._update()
        elif not self._quiet and now - self._last > _SECONDS_A_LINE:
            self._last = now
            print(self._line(now), file=sys.stderr)

    def _update(self) -> None:
        self._bar.update(self._task, completed=self._tally.done, failures=self._failures())

    def _line(self, now: float) -> str:
        new = self._tally.done - self._tally.settled
        rate = new / max(now - self._started, 1e-9)
        left = (self._total - self._tally.done) / rate if rate else 0.0
        words = say("progress", self._lang).format(
            done=self._tally.done, total=self._total, rate=f"{rate:.0f}", left=f"{left:.0f}"
        )
        return f"{words} {self._failures()}".rstrip()

    def _failures(self) -> str:
        return " ".join(f"{code} {count}" for code, count in self._tally.by_code.most_common(4))


def _bar() -> Any:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError:
        return None
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}", markup=False),
        console=Console(stderr=True),
    )
