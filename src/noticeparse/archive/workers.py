"""Processes that can be killed: each piece of work has a limit of time and memory, and takes no other down with it.

No pool of the standard library survives a worker that dies, and pebble shares one lock among all workers, which a death can
leave locked. Here every worker has a pipe of its own, and nothing is shared.
"""

from __future__ import annotations

import contextlib
import select
import signal
import sys
import time
from collections import deque
from multiprocessing.connection import wait
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from noticeparse.archive.forking import as_parent, forking_context, undisturbed, without_main
from noticeparse.archive.worker import Limits, Lost, memory_of, serve
from noticeparse.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

BATCH = 64  # most pieces handed over at once; each is answered for itself
_STOCK = 0.2  # seconds of work that a worker has in hand: it need not wait for more, and the last one is not busy long after the others
_AHEAD_BYTES = 32_768  # of a batch that may lie in the pipe unread: less than any pipe holds, or both sides could wait for each other
_PACE_OF = 16  # pieces, about, that the pace of a worker is reckoned from
_NAP = 0.03  # most seconds in which answers gather: waking for each one costs more than taking it in
RECYCLED = 5_000  # pieces after which a worker is replaced, so that what a library leaks does not grow
DEFAULT_LIMITS = Limits()
_LOOK = 0.1  # seconds between two looks at the memory of a worker that is long about a piece
_START = 120.0  # seconds that a worker may take to come up, on a machine that is busy
_STARTS = 3  # workers in a row that may die before they come up
_BURIAL = 5.0  # seconds to wait for the end of a process that was killed; one that waits for a dead disk does not end
_READY_AT_ONCE = 256  # pieces that need no work, taken before the workers get a look again


class Ready(NamedTuple, Generic[T, R]):
    """A piece among the others whose result is known without work."""

    piece: T
    result: R


def work_through(
    pieces: Iterable[T | Ready[T, R]],
    work: Callable[[T], R],
    *,
    jobs: int,
    limits: Limits = DEFAULT_LIMITS,
    preload: tuple[str, ...] = (),
) -> Iterator[tuple[T, R | Lost]]:
    """Every piece with its result, or with the reason why it has none, in the order in which they are done.

    ``work`` is a function of a module other than the program itself, and pieces and results can be pickled. Pieces are taken
    from the iterator only as they are needed. A piece whose process died is tried once more, alone. Closing the iterator kills
    the workers. Raises LimitError where no process can be started.
    """
    crew = _Crew(iter(pieces), work, jobs, limits, forking_context(preload))
    try:
        yield from crew.run()
    finally:
        with undisturbed():
            crew.dismiss()


class _Worker(Generic[T]):
    """One process, its pipe, and what it has in hand."""

    def __init__(self, context: BaseContext, work: Callable[[T], object], limits: Limits) -> None:
        self.pipe, theirs = context.Pipe()
        end, self.lifeline = context.Pipe(duplex=False)
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, end, work, limits), daemon=True
        )
        try:
            with as_parent(), without_main():
                self.process.start()
        except BaseException:
            self.pipe.close()
            self.lifeline.close()
            raise
        finally:
            theirs.close()
            end.close()
        self.in_hand: deque[T] = deque()
        self.given = 0  # pieces of the last batch
        self.alone = False  # nothing is to be put beside what it has in hand
        self.since = time.monotonic()
        self.up = False  # it has said that it is there
        self.done = 0
        self.pace = (
            _STOCK  # seconds a piece, reckoned from the last ones; while it is not known, one piece is enough
        )
        self.least = self.most = 0  # megabytes seen: at the start, and during the piece in hand

    def give(self, batch: list[T], message: bytes) -> None:
        if not self.in_hand:
            self.begins()
        self.in_hand.extend(batch)
        self.given = len(batch)
        # One that died while it had nothing to do shows it when its answer is awaited.
        with contextlib.suppress(OSError):
            self.pipe.send_bytes(message)

    def begins(self) -> None:
        self.since = time.monotonic()
        self.most = self.least

    @property
    def room(self) -> int:
        """How many more pieces it should have; none while it may not have seen the last batch, or is not half through."""
        enough = max(1, min(BATCH, int(_STOCK / max(self.pace, 1e-6))))
        if not self.in_hand:
            return enough
        if not self.up or self.alone or len(self.in_hand) > min(self.given - 1, enough // 2):
            return 0
        return min(enough, RECYCLED - self.done) - len(self.in_hand)

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self.process.kill()
        self.lifeline.close()
        self.process.join(_BURIAL)
        self.pipe.close()


class _Crew(Generic[T, R]):
    """The workers, and what is still to be done."""

    def __init__(
        self,
        pieces: Iterator[T | Ready[T, R]],
        work: Callable[[T], R],
        jobs: int,
        limits: Limits,
        context: BaseContext,
    ) -> None:
        self._pieces = pieces
        self._work = work
        self._jobs = max(1, jobs)
        self._limits = limits
        self._context = context
        self._workers: list[_Worker[T]] = []
        self._again: deque[T] = deque()  # given back by a worker that was killed
        self._alone: deque[T] = deque()  # their worker died: once more, with nothing beside them
        self._tried: list[T] = []
        self._ready: deque[Ready[T, R]] = deque()
        self._never_came_up = 0
        self._small = True  # pieces are such that a batch of them fits into a pipe

    def run(self) -> Iterator[tuple[T, R | Lost]]:
        while True:
            self._employ()
            had_ready = bool(self._ready)
            while self._ready:
                yield self._ready.popleft()
            busy = [worker for worker in self._workers if worker.in_hand]
            if not busy:
                if had_ready:
                    continue
                return
            answering = wait([worker.pipe for worker in busy], 0 if had_ready else self._patience(busy))
            if answering:
                time.sleep(min(_NAP, *((len(worker.in_hand) - 1) * worker.pace / 2 for worker in busy)))
            for worker in busy:
                if worker.pipe in answering:
                    yield from self._answers(worker)
                elif time.monotonic() - worker.since > (self._limits.seconds if worker.up else _START):
                    yield from self._too_slow(worker)
                elif self._limits.megabytes and time.monotonic() - worker.since > _LOOK:
                    worker.most = max(worker.most, memory_of(worker.process.pid or 0))

    def dismiss(self) -> None:
        for worker in self._workers:
            with contextlib.suppress(OSError):
                worker.process.kill()
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def _employ(self) -> None:
        """Gives every idle worker a batch, and hires one where work is left and there is room."""
        for worker in [one for one in self._workers if not one.in_hand]:
            if worker.done >= RECYCLED:
                self._let_go(worker)
        while True:
            idle = next((worker for worker in self._workers if not worker.in_hand), None)
            if idle is None and len(self._workers) >= self._jobs:
                break
            alone = bool(self._alone)
            batch = [self._alone.popleft()] if alone else self._batch(1 if idle is None else idle.room)
            if not batch:
                return
            if idle is None:
                try:
                    idle = _Worker(self._context, self._work, self._limits)
                except (OSError, EOFError) as problem:
                    self._again.extend(batch)
                    self._not_up(problem)
                    continue
                self._workers.append(idle)
            idle.alone = alone
            idle.give(batch, _message(batch))
        self._look_ahead()

    def _look_ahead(self) -> None:
        for worker in self._workers:
            if not self._small:
                return
            if (room := worker.room) > 0:
                batch = self._batch(room)
                message = _message(batch)
                self._small = len(message) <= _AHEAD_BYTES
                if batch and self._small:
                    worker.give(batch, message)
                else:
                    self._again.extend(batch)
                    return

    def _batch(self, most: int) -> list[T]:
        batch = [self._again.popleft() for _ in range(min(most, len(self._again)))]
        if batch:
            return batch
        for piece in self._pieces:
            if isinstance(piece, Ready):
                self._ready.append(piece)
            else:
                batch.append(piece)
            if len(batch) == most or len(self._ready) >= _READY_AT_ONCE:
                break
        return batch

    def _patience(self, busy: list[_Worker[T]]) -> float:
        if self._limits.megabytes:
            return _LOOK
        now = time.monotonic()
        first = min(worker.since + (self._limits.seconds if worker.up else _START) for worker in busy)
        return max(0.0, first - now + 0.01)

    def _answers(self, worker: _Worker[T]) -> Iterator[tuple[T, R | Lost]]:
        """All that a worker has said until now."""
        while worker in self._workers and (worker.in_hand or not worker.up) and _speaks(worker.pipe):
            try:
                seconds, result = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._died(worker)
                return
            except Exception as fault:  # noqa: BLE001 - a message that can't be read back is the fault of its piece
                seconds, result = worker.pace, Lost("fault", f"{type(fault).__name__}: {fault}"[:300])
            if worker.up:
                yield self._take(worker, seconds, result)
            else:
                worker.up = True
                worker.least = memory_of(worker.process.pid or 0)
                worker.begins()
                self._never_came_up = 0

    def _take(self, worker: _Worker[T], seconds: float, result: R | Lost) -> tuple[T, R | Lost]:
        worker.begins()
        worker.done += 1
        worker.pace += (seconds - worker.pace) / min(worker.done, _PACE_OF)
        piece = worker.in_hand.popleft()
        if piece in self._tried:
            self._tried.remove(piece)
        if isinstance(result, Lost) and result.cause == "memory":
            self._let_go(worker)
        return piece, result

    def _too_slow(self, worker: _Worker[T]) -> Iterator[tuple[T, Lost]]:
        if worker.up:
            yield self._dismiss(worker), self._out_of_time()
        else:
            self._let_go(worker)
            self._not_up(TimeoutError())

    def _died(self, worker: _Worker[T]) -> Iterator[tuple[T, Lost]]:
        worker.process.join(_BURIAL)
        code = worker.process.exitcode
        if not worker.up:
            self._let_go(worker)
            self._not_up(None)
            return
        alone = len(worker.in_hand) == 1 and worker.in_hand[0] in self._tried
        hungry = worker.most - worker.least > (self._limits.megabytes - worker.least) / 2 > 0
        piece = self._dismiss(worker)
        if sys.platform != "win32" and code == -signal.SIGALRM:
            yield piece, self._out_of_time()
        elif hungry:
            # Native code that gets no memory ends its process; so does the system where there is none left.
            yield piece, Lost("memory", f"{self._limits.megabytes} MB")
        elif alone:
            self._tried.remove(piece)
            yield piece, Lost("death", _death(code))
        else:
            self._tried.append(piece)
            self._alone.append(piece)

    def _out_of_time(self) -> Lost:
        return Lost("time", f"{self._limits.seconds:g} s")

    def _not_up(self, problem: BaseException | None) -> None:
        """A worker that never came up says nothing about the pieces that it was given."""
        self._never_came_up += 1
        if self._never_came_up >= _STARTS:
            raise LimitError(
                "E507",
                {
                    "en": "no process can be started to read files in",
                    "zh": "无法启动读取文件的进程",
                },
                {
                    "en": "Check the limits of memory and of processes (--memory, ulimit -a)",
                    "zh": "请检查内存与进程数的限制（--memory、ulimit -a）",
                },
            ) from problem

    def _dismiss(self, worker: _Worker[T]) -> T:
        """Kills a worker that is at work; gives the piece that it had in hand, and puts back the others."""
        piece = worker.in_hand.popleft()
        self._let_go(worker)
        return piece

    def _let_go(self, worker: _Worker[T]) -> None:
        self._again.extend(worker.in_hand)
        self._workers.remove(worker)
        worker.kill()


def _speaks(pipe: Connection) -> bool:
    """What ``pipe.poll(0)`` says, without a selector made anew each time."""
    if sys.platform == "win32":
        return pipe.poll(0)
    look = select.poll()
    look.register(pipe.fileno(), select.POLLIN)
    return bool(look.poll(0))


def _message(batch: list[T]) -> bytes:
    return bytes(ForkingPickler.dumps(batch))


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit {code}"
