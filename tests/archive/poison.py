"""Work that goes wrong in every way that ends a process, for the tests of the workers; importable by the workers themselves."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from pathlib import Path


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
    elif kind == "big":
        return "x" * (4 << 20)
    elif kind == "once" and not Path(piece.partition(" ")[2]).exists():
        Path(piece.partition(" ")[2]).write_text("died")
        os._exit(1)
    return piece.upper()
