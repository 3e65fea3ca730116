"""The life of one worker process: it does the pieces that come through its pipe, under limits, and never outlives its parent."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

T = TypeVar("T")

_GRACE = 2.0  # seconds past the limit after which a worker ends itself, should its parent not have killed it
_SACRIFICED = "500"  # where memory runs out, the system is to take a worker and not the run


class Limits(NamedTuple):
    """What one piece of work may take: seconds, and megabytes of address space (0: no limit)."""

    seconds: float = 60.0
    megabytes: int = 2048


class Lost(NamedTuple):
    """A piece of work that has no result: too slow, too much memory, its process died, or it raised what it should not."""

    cause: Literal["time", "memory", "death", "fault"]
    detail: str


def serve(pipe: Connection, lifeline: Connection, work: Callable[[T], object], limits: Limits) -> None:
    """Says that it is there, then answers batch after batch, a message a piece, until the pipe is closed.

    A message is the seconds that the piece took, and the answer.
    Nothing comes through ``lifeline``: it breaks when the parent ends, however it ends.
    """
    _meet_signals()
    _leave_with_parent(lifeline)
    _limit_memory(limits.megabytes)
    with contextlib.suppress(EOFError, OSError):
        pipe.send((0.0, None))
        while True:
            batch: list[T] = pipe.recv()
            for piece in batch:
                started = time.monotonic()
                answer = _answer(work, piece, limits)
                seconds = time.monotonic() - started
                try:
                    pipe.send((seconds, answer))
                except OSError:
                    raise
                except MemoryError:
                    answer = Lost("memory", f"{limits.megabytes} MB")
                    pipe.send((seconds, answer))
                except Exception as fault:  # noqa: BLE001 - pickling raises whatever it likes, and has written nothing yet
                    pipe.send((seconds, Lost("fault", _words(fault))))
                if isinstance(answer, Lost) and answer.cause == "memory":
                    # A process that hit its limit is in no state to go on.
                    return


def _answer(work: Callable[[T], object], piece: T, limits: Limits) -> object:
    _alarm(limits.seconds + _GRACE)
    try:
        return work(piece)
    except MemoryError:
        # Only said here: what the traceback holds is free when this has returned.
        return Lost("memory", f"{limits.megabytes} MB")
    except Exception as fault:  # noqa: BLE001 - one piece, not the run
        return Lost("fault", _words(fault))
    finally:
        _alarm(0)


def _words(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"[:300]


def _alarm(seconds: float) -> None:
    """Ends this process after so many seconds, also in the middle of native code; 0 takes that back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def _meet_signals() -> None:
    """Ctrl-C goes to the whole group, and the parent decides; what ends a process by default does so here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        deadly = {signal.SIGTERM, signal.SIGALRM, signal.SIGIO}
        for number in deadly:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, deadly)


def _leave_with_parent(lifeline: Connection) -> None:
    """On Linux the kernel ends a worker whose parent is gone, whatever it is busy with; elsewhere the closed pipe or the alarm does.

    The process that forked it is not the parent: it lives for as long as one worker does, and may be killed by itself.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only there
        import fcntl  # noqa: PLC0415

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        handle = lifeline.fileno()
        fcntl.fcntl(handle, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(handle, fcntl.F_SETFL, fcntl.fcntl(handle, fcntl.F_GETFL) | os.O_ASYNC)
        if lifeline.poll(0):
            os._exit(1)


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:  # noqa: PTH123
        score.write(_SACRIFICED)
    size = megabytes * 1024 * 1024
    for limit, value in ((resource.RLIMIT_CORE, 0), *(((resource.RLIMIT_AS, size),) if megabytes else ())):
        _, most = resource.getrlimit(limit)
        if most != resource.RLIM_INFINITY:
            value = min(value, most)  # noqa: PLW2901
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def memory_of(pid: int) -> int:
    """Megabytes of address space that a process holds; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as handle:  # noqa: PTH123 - asked for often
            pages = int(handle.read().split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20
