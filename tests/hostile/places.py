"""Hostile places and names: what is no file, links, names that break lists, terminals and paths."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

from tests.hostile.case import NOTICE, Placed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NAMES: dict[str, bytes] = {
    "newline": "换\n\r行.txt".encode(),
    "emoji": "👩\u200d👩\u200d👧.txt".encode(),
    "dash": b"-rf --help.txt",
    "stdin": b"-",
    "space": b" a .txt ",
    "quote": b"a'\"$(x)`y`;&|.txt",
    "html": "<b onmouseover=x>通知.txt".encode(),
    "formula": b"=1+1.txt",
    "glob": b"[a-z]*?.txt",
    "bidi": "表\u202etxt.fdp.txt".encode(),
    "long": ("长" * 83 + ".txt").encode(),
    "upper": b"NOTICE.TXT",
    "noext": "通知".encode(),
    "reserved": b"CON.txt",
    "badutf8": b"\xd6\xaa\xb9\xfb.txt",
}
# Never read from a folder, since they are not notices that someone put there; read when named.
_PASSED_OVER = {"hidden": b".notice.txt", "lock": "~$通知.docx".encode()}


def _written(name: bytes) -> Callable[[Path], bytes]:
    def place(folder: Path) -> bytes:
        handle = os.open(os.path.join(os.fsencode(folder), name), os.O_WRONLY | os.O_CREAT, 0o644)  # noqa: PTH118
        os.write(handle, NOTICE.encode())
        os.close(handle)
        return name

    return place


def _directory(folder: Path) -> bytes:
    (folder / "directory.pdf").mkdir()
    return b"directory.pdf"


def _fifo(folder: Path) -> bytes:
    os.mkfifo(folder / "fifo.txt")
    return b"fifo.txt"


def _socket(folder: Path) -> bytes:
    # The path of a socket may have about 100 bytes, that of a test folder has more.
    here = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("socket.txt")
    finally:
        os.fchdir(here)
        os.close(here)
    return b"socket.txt"


def _link(name: str, target: str) -> Callable[[Path], bytes]:
    def place(folder: Path) -> bytes:
        (folder / name).symlink_to(target)
        return name.encode()

    return place


def _link_loop(folder: Path) -> bytes:
    (folder / "loop_b.txt").symlink_to("loop_a.txt")
    (folder / "loop_a.txt").symlink_to("loop_b.txt")
    return b"loop_a.txt"


def _folder_loop(folder: Path) -> bytes:
    (folder / "down").mkdir()
    (folder / "down" / "up").symlink_to("..")
    return b"down/up"


def _unreadable(folder: Path) -> bytes:
    (folder / "unreadable.txt").write_bytes(NOTICE.encode())
    (folder / "unreadable.txt").chmod(0)
    return b"unreadable.txt"


def _deep(folder: Path) -> bytes:
    """Eighty folders of forty bytes; made step by step, since the whole path would be too long for some calls."""
    names = ["d" * 40] * 80
    here = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    try:
        for name in names:
            os.mkdir(name)  # noqa: PTH102
            os.chdir(name)
        with open("notice.txt", "wb") as handle:  # noqa: PTH123
            handle.write(NOTICE.encode())
    finally:
        os.fchdir(here)
        os.close(here)
    return "/".join([*names, "notice.txt"]).encode()


def placed_cases() -> list[Placed]:
    no_file = "not_a_file|unreadable"
    return [
        Placed("directory_pdf", "not_a_file", _directory),
        Placed("fifo", "not_a_file", _fifo),
        Placed("unix_socket", "not_a_file", _socket),
        Placed("symlink_loop", no_file, _link_loop),
        Placed("symlink_dangling", no_file, _link("dangling.txt", "nowhere")),
        Placed("symlink_dir_loop", "ok|not_a_file", _folder_loop),
        Placed("dev_zero", "not_a_file|limit", _link("zero.txt", "/dev/zero")),
        Placed(
            "symlink_escape", "not_a_file|partial|empty|ok|unreadable", _link("escape.txt", "/etc/hostname")
        ),
        Placed("unreadable", "unreadable|ok", _unreadable),
        Placed("deep_path", "ok|unreadable", _deep),
        *(Placed(f"name_{name}", "ok", _written(file)) for name, file in _NAMES.items()),
        *(Placed(f"name_{name}", "ok", _written(file)) for name, file in _PASSED_OVER.items()),
    ]


def is_passed_over(path: bytes) -> bool:
    return path in _PASSED_OVER.values()
