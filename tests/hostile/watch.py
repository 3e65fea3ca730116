"""Reading one hostile file in a worker, with a hook that notes every step outside: network, programs, files that are written."""

from __future__ import annotations

import os
import resource
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import noticeparse
from noticeparse import NoticeparseError, parse_file
from noticeparse.archive.reading import NOT_ALL_READ, Task, read_one
from tests.hostile.case import STATUSES

PRELOAD = ("tests.hostile.watch",)
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "urllib.", "ftplib.", "smtplib.",
              "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
              "shutil.", "tempfile.", "webbrowser.", "pty.", "winreg.")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# What Python itself reads, and what the system says of this very process.
_PLACES = (sys.prefix, sys.base_prefix, str(Path(noticeparse.__file__).parent.parent))
_ITS_OWN = (
    *(place + os.sep for at in _PLACES for place in (at, str(Path(at).resolve()))),
    "/proc/self/",
    "/dev/null",
    "/usr/share/zoneinfo/",
)


class Seen(NamedTuple):
    """What was said of a file, by ``parse`` and by ``batch``; the steps outside; seconds of ``parse``; megabytes at most."""

    parsed: str
    read: str
    outside: tuple[str, ...]
    seconds: float
    megabytes: int


class _Hook:
    """An audit hook can't be taken away again; it is switched on for the time of one file."""

    def __init__(self) -> None:
        self.inside: str | None = None
        self.outside: list[str] = []
        sys.addaudithook(self)

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self.inside is None:
            return
        if event == "subprocess.Popen" and _own_program(args):
            return
        if event.startswith(_FORBIDDEN):
            self.outside.append(f"{event} {args!r}"[:200])
        elif event == "open" and isinstance(args[0], str | bytes):
            path = os.fsdecode(args[0])
            flags = args[2] if isinstance(args[2], int) else 0
            known = path.startswith(_ITS_OWN) or Path(path).suffix in {".py", ".pyc", ".so"}
            if flags & _WRITING or not (known or path.startswith(self.inside)):
                self.outside.append(f"open {path} {flags:o}"[:200])


def _own_program(args: tuple[object, ...]) -> bool:
    """A reader of ours in a process of its own, which inherits the limits."""
    words = args[1] if isinstance(args[1], list | tuple) else ()
    return args[0] == sys.executable and any(str(word).startswith("noticeparse.sources.") for word in words)


@lru_cache(maxsize=1)
def _hook() -> _Hook:
    return _Hook()


def watch(task: Task) -> Seen:
    """Reads a file both ways; steps outside its folder are noted, of which there should be none."""
    hook = _hook()
    hook.outside.clear()
    hook.inside = task.root
    try:
        start = time.monotonic()
        parsed = _parsed(os.path.join(task.root, task.entry.path))  # noqa: PTH118 - names of odd bytes
        seconds = time.monotonic() - start
        answer = read_one(task)
    finally:
        hook.inside = None
    read = (
        answer.status if answer.status != "failed" else STATUSES.get(str(answer.code), f"{answer.code} {answer.message}")
    )  # fmt: skip
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Seen(parsed, read, tuple(hook.outside), seconds, most)


def _parsed(path: str) -> str:
    try:
        notice = parse_file(path)
    except NoticeparseError as error:
        return STATUSES.get(error.code, error.code)
    return "partial" if any(found.code in NOT_ALL_READ for found in notice.diagnostics) else "ok"
