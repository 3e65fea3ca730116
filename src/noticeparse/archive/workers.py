"""Processes that can be killed: each piece of work has a limit of time and memory, and takes no other down with it.

No pool of the standard library survives a worker that dies, and pebble shares one lock among all workers, which a death can
leave locked. Here every worker has a pipe of its own, and nothing is shared.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

BATCH = 16  # pieces handed over at once; each is answered for itself
RECYCLED = 2_000  # pieces after which a worker is replaced, so that what a library leaks does not grow
_GRACE = 5.0  # seconds past twice the limit after which a worker whose parent is gone ends itself


class Limits(NamedTuple):
    """What one piece of work may take: seconds, and megabytes of address space (0: no limit)."""

    seconds: float = 60.0
    megabytes: int = 2048


DEFAULT_LIMITS = Limits()


class Lost(NamedTuple):
    """A piece of work that has no result: it took too long, or too much memory, or its process died."""

    cause: Literal["time", "memory", "death"]
    detail: str


def work_through(
    pieces: Iterable[T],
    work: Callable[[T], R],
    *,
    jobs: int,
    limits: Limits = DEFAULT_LIMITS,
    preload: tuple[str, ...] = (),
) -> Iterator[tuple[T, R | Lost]]:
    """Every piece with its result, or with the reason why it has none, in the order in which they are done.

    ``work`` is a function of a module, and pieces and results can be pickled. Pieces are taken from the iterator only as
    they are needed. A piece whose process died is tried once more, alone. Closing the iterator kills the workers.
    """
    crew = _Crew(iter(pieces), work, jobs, limits, _context(preload))
    try:
        yield from crew.run()
    finally:
        crew.dismiss()


def _context(preload: tuple[str, ...]) -> BaseContext:
    """A server that forks workers from a clean process: plain fork copies locks that other threads hold."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    return context


class _Worker(Generic[T]):
    """One process, its pipe, and what it has in hand."""

    def __init__(self, context: BaseContext, work: Callable[[T], object], limits: Limits) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, work, limits), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.in_hand: deque[T] = deque()
        self.since = 0.0
        self.done = 0

    def give(self, batch: list[T]) -> None:
        self.in_hand.extend(batch)
        self.since = time.monotonic()
        self.pipe.send(batch)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew(Generic[T, R]):
    """The workers, and what is still to be done."""

    def __init__(
        self, pieces: Iterator[T], work: Callable[[T], R], jobs: int, limits: Limits, context: BaseContext
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

    def run(self) -> Iterator[tuple[T, R | Lost]]:
        while True:
            self._employ()
            busy = [worker for worker in self._workers if worker.in_hand]
            if not busy:
                return
            ready = wait([worker.pipe for worker in busy], self._patience(busy))
            for worker in busy:
                if worker.pipe in ready:
                    yield from self._answer(worker)
                elif time.monotonic() - worker.since > self._limits.seconds:
                    piece = self._dismiss(worker)
                    yield piece, Lost("time", f"{self._limits.seconds:g} s")

    def dismiss(self) -> None:
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
                return
            batch = self._batch()
            if not batch:
                return
            if idle is None:
                idle = _Worker(self._context, self._work, self._limits)
                self._workers.append(idle)
            # A worker that died while it had nothing to do shows it here, or when its answer is awaited.
            with contextlib.suppress(OSError):
                idle.give(batch)

    def _batch(self) -> list[T]:
        if self._alone:
            return [self._alone.popleft()]
        batch = [self._again.popleft() for _ in range(min(BATCH, len(self._again)))]
        return batch or list(islice(self._pieces, BATCH))

    def _patience(self, busy: list[_Worker[T]]) -> float:
        now = time.monotonic()
        return max(0.0, min(worker.since + self._limits.seconds - now for worker in busy) + 0.01)

    def _answer(self, worker: _Worker[T]) -> Iterator[tuple[T, R | Lost]]:
        try:
            result: R | Lost = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        worker.since = time.monotonic()
        worker.done += 1
        piece = worker.in_hand.popleft()
        if isinstance(result, Lost):
            # What hit the limit of memory has left its process in no state to go on.
            self._let_go(worker)
        yield piece, result

    def _died(self, worker: _Worker[T]) -> Iterator[tuple[T, Lost]]:
        worker.process.join(1)
        code = worker.process.exitcode
        alone = len(worker.in_hand) == 1 and worker.in_hand[0] in self._tried
        piece = self._dismiss(worker)
        if alone:
            self._tried.remove(piece)
            yield piece, Lost("death", _death(code))
        else:
            self._tried.append(piece)
            self._alone.append(piece)

    def _dismiss(self, worker: _Worker[T]) -> T:
        """Kills a worker that is at work; gives the piece that it had in hand, and puts back the others."""
        piece = worker.in_hand.popleft()
        self._let_go(worker)
        return piece

    def _let_go(self, worker: _Worker[T]) -> None:
        self._again.extend(worker.in_hand)
        self._workers.remove(worker)
        worker.kill()


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit {code}"


def _serve(pipe: Connection, work: Callable[[T], object], limits: Limits) -> None:
    """The life of a worker: batch after batch until the pipe is closed."""
    _leave_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    _limit_memory(limits.megabytes)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - kept open for the watchdog
        while True:
            try:
                batch: list[T] = pipe.recv()
            except (EOFError, OSError):
                return
            for piece in batch:
                # A watchdog that needs no lock of the interpreter: a worker without a parent ends even in a native loop.
                faulthandler.dump_traceback_later(2 * limits.seconds + _GRACE, exit=True, file=nowhere)
                try:
                    pipe.send(work(piece))
                except MemoryError:
                    pipe.send(Lost("memory", f"{limits.megabytes} MB"))
                    return
                except (BrokenPipeError, ConnectionResetError):
                    return
                finally:
                    faulthandler.cancel_dump_traceback_later()


def _leave_with_parent() -> None:
    """On Linux the kernel kills a worker whose parent is gone; elsewhere the closed pipe or the watchdog ends it."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only there

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _limit_memory(megabytes: int) -> None:
    if not megabytes or sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    size = megabytes * 1024 * 1024
    for limit, value in ((resource.RLIMIT_AS, size), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))
