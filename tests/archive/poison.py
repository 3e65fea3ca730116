"""Work that goes wrong in every way that ends a process, for the tests of the workers; importable by the workers themselves."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from pathlib import Path


class Unpicklable(str):
    """A result that can't be sent."""

    __slots__ = ()

    def __reduce__(self) -> str:
        raise TypeError("not this one")


def _refuse(_: str) -> str:
    raise ValueError("can't be made again")


class Unreadable(str):
    """A result that can be sent, but not taken in."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _refuse, (str(self),)


def die_at_once(*_: object) -> None:
    os._exit(3)


def work(piece: str) -> str:
    kind = piece.partition(" ")[0]
    if kind == "hang":
        time.sleep(3600)
    elif kind == "regex":
        re.match(r"(a+)+$", "a" * 64 + "b")  # holds the interpreter's lock until it is killed
    elif kind == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif kind == "exit":
        os._exit(7)
    elif kind == "crash":
        ctypes.string_at(0)
    elif kind == "memory":
        return "x" * (8 << 30)
    elif kind == "abort":
        hoard = [bytes(64 << 20) for _ in range(18)]  # what native code does when it gets no more
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGABRT if hoard else signal.SIGKILL)
    elif kind == "slow":
        time.sleep(0.01)
    elif kind == "long":
        time.sleep(0.3)
        return str(os.getpid())
    elif kind == "threads":
        return str(len([*Path(f"/proc/{os.getppid()}/task").iterdir()]))
    elif kind == "tell":
        Path(piece.partition(" ")[2]).write_text(str(os.getpid()))
    elif kind == "native":
        ctypes.PyDLL(None).sleep(3600)  # holds the interpreter's lock
    elif kind == "raise":
        raise KeyError(piece)
    elif kind == "unpicklable":
        return Unpicklable(piece)
    elif kind == "unreadable":
        return Unreadable(piece)
    elif kind == "big":
        return "x" * (4 << 20)
    elif kind == "once" and not Path(piece.partition(" ")[2]).exists():
        Path(piece.partition(" ")[2]).write_text("died")
        os._exit(1)
    return piece.upper()
