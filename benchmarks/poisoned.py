"""Twenty files that go wrong in every way that ends, stops or bloats a process; importable by the workers."""

from __future__ import annotations

import ctypes
import os
import re
import signal
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.archive.reading import Task, read_one
from tests.hostile.case import NOTICE
from tests.hostile.packages import package_cases
from tests.hostile.pdfs import fan_out, flate_bomb, pdf_cases
from tests.hostile.places import _fifo, _link, _link_loop, _socket

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from noticeparse.archive.store import Answer

MARK = "poison-"


class Poison(NamedTuple):
    """A file by its name, how it is put into a folder, and the codes that may be said of it."""

    name: str
    codes: frozenset[str]
    place: Callable[[Path], object]


def read_poisoned(task: Task) -> Answer:
    """As ``read_one``; a file with a mark in its name does what real faults do and no crafted file does any more."""
    name = task.entry.path.rpartition("/")[2]
    if name.startswith(MARK):
        kind = name.removeprefix(MARK).partition(".")[0]
        if kind.startswith("regex"):
            re.match(r"(a+)+$", "a" * 64 + "b")
        elif kind.startswith("native-hang"):
            ctypes.PyDLL(None).sleep(3_600)
        elif kind.startswith("killed"):
            os.kill(os.getpid(), signal.SIGKILL)
        elif kind.startswith("crash"):
            ctypes.string_at(0)
        elif kind.startswith("abort"):
            os.abort()
        elif kind.startswith("memory"):
            hoard = [bytes(64 << 20) for _ in range(1_000)]
            hoard.clear()
    return read_one(task)


def poisons() -> list[Poison]:
    pdfs = {case.name: case for case in pdf_cases()}
    packages = {case.name: case for case in package_cases()}

    def written(name: str, data: Callable[[], bytes], *codes: str) -> Poison:
        return Poison(name, frozenset(codes), lambda folder: (folder / name).write_bytes(data()))

    def marked(kind: str, *codes: str) -> Poison:
        return written(f"{MARK}{kind}.txt", NOTICE.encode, *codes)

    return [
        marked("regex-1", "E505"),
        marked("regex-2", "E505"),
        marked("native-hang", "E505"),
        marked("killed-1", "E506"),
        marked("killed-2", "E506"),
        marked("crash", "E506"),
        marked("abort", "E506"),
        marked("memory-1", "E504"),
        marked("memory-2", "E504"),
        written("fan-1.pdf", fan_out, "E505", "E504", "E527"),
        written("fan-2.pdf", lambda: fan_out(12, 9), "E505", "E504", "E527"),
        written("bomb.pdf", lambda: flate_bomb(1 << 30), "E504", "E528"),
        written("bomb.docx", packages["bomb_200mb.docx"].make, "E521", "E522"),
        written("locked.pdf", pdfs["encrypted_user.pdf"].make, "E322"),
        written("cut.pdf", pdfs["truncated.pdf"].make, "E324"),
        written("noise.txt", lambda: bytes(range(256)) * 4_000, "E310"),
        Poison("fifo.txt", frozenset({"E303"}), _fifo),
        Poison("socket.txt", frozenset({"E303"}), _socket),
        Poison("loop_a.txt", frozenset({"E308"}), _link_loop),
        Poison("zero.txt", frozenset({"E308"}), _link("zero.txt", "/dev/zero")),
    ]  # fmt: skip
