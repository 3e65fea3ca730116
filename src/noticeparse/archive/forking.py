"""How worker processes come up: what they are forked from, and what they must not take over from the program that starts them."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import BaseContext


def forking_context(preload: tuple[str, ...]) -> BaseContext:
    """A server that has loaded ``preload`` and forks workers: plain fork copies locks that other threads hold.

    Elsewhere than on Linux each worker starts from nothing: Windows has no fork, and libraries of macOS do not bear one.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver  # noqa: PLC0415 - not on Windows

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    # What it ignores, its workers ignore until they know better: a Ctrl-C while one comes up is no traceback.
    with undisturbed(), without_main():
        forkserver.ensure_running()
    return context


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """No Ctrl-C and no polite request to end for as long as this takes, which is short."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)


@contextlib.contextmanager
def without_main() -> Iterator[None]:
    """Workers need nothing of the program that started them; importing it there would run a script without a guard again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def as_parent() -> Iterator[None]:
    """A daemon of multiprocessing, such as a worker of Dask, may have no children, since they could outlive it; ours don't."""
    settings: dict[str, Any] = multiprocessing.current_process()._config  # type: ignore[attr-defined]  # noqa: SLF001
    daemon = settings.pop("daemon", None)
    try:
        yield
    finally:
        if daemon is not None:
            settings["daemon"] = daemon
