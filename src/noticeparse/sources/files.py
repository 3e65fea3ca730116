"""Opening a file that someone named: only ordinary files, never a device that waits or never ends, never more bytes than the limit."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from noticeparse.errors import NoticeparseError
    from noticeparse.sources.limits import Limits

# A pipe without a writer would keep open() waiting for ever; on Windows there is neither flag nor need.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_SPECIAL: tuple[tuple[int, str, str], ...] = (
    (stat.S_IFIFO, "named pipe", "命名管道"),
    (stat.S_IFSOCK, "socket", "套接字"),
    (stat.S_IFCHR, "device", "设备"),
    (stat.S_IFBLK, "device", "设备"),
)


def read_ordinary_file(path: str, limits: Limits) -> bytes:
    """The bytes of this file; whatever can't be read raises an ``UnreadableSourceError``, too large a file a ``LimitError``."""
    shown = safe_name(path)
    try:
        _check(os.stat(path), shown, limits)  # noqa: PTH116 - a path of odd bytes, as the caller gave it
        handle = os.open(path, _FLAGS)
        try:
            # What lies there now may not be what was looked at.
            size = _check(os.fstat(handle), shown, limits)
            return _read(handle, size, shown, limits)
        finally:
            os.close(handle)
    except OSError as error:
        raise _translated(error, path, shown) from error
    except ValueError as error:
        # A NUL inside the name.
        raise problem("E301", file=shown) from error


def safe_name(name: str) -> str:
    r"""The name with bytes that are no UTF-8 written as ``\xNN``, so that it can be printed and stand in JSON.

    >>> safe_name("\udcd6通知.txt")
    '\\xd6通知.txt'
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        try:
            return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        except UnicodeEncodeError:
            return name.encode("utf-8", "backslashreplace").decode("utf-8")
    return name


def _check(status: os.stat_result, shown: str, limits: Limits) -> int:
    kind = stat.S_IFMT(status.st_mode)
    if kind == stat.S_IFDIR:
        raise problem("E302", file=shown)
    if kind != stat.S_IFREG:
        english, chinese = next(
            ((en, zh) for mode, en, zh in _SPECIAL if mode == kind), ("special file", "特殊文件")
        )
        raise problem("E303", file=shown, kind=english, zh={"kind": chinese})
    if status.st_size > limits.max_bytes:
        raise problem("E501", file=shown, size=status.st_size, limit=limits.max_bytes)
    return status.st_size


def _read(handle: int, size: int, shown: str, limits: Limits) -> bytes:
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    # The file grew, or the system hands it over in pieces.
    pieces = [data]
    length = len(data)
    while data:
        data = os.read(handle, 1 << 20)
        pieces.append(data)
        length += len(data)
        if length > limits.max_bytes:
            raise problem("E501", file=shown, size=length, limit=limits.max_bytes)
    return b"".join(pieces)


def _translated(error: OSError, path: str, shown: str) -> NoticeparseError:
    number = error.errno
    if number == errno.ELOOP or (number == errno.ENOENT and os.path.islink(path)):  # noqa: PTH114
        return problem("E306", file=shown)
    if number in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}:
        return problem("E301", file=shown)
    if number in {errno.EACCES, errno.EPERM}:
        return problem("E304", file=shown, reason=error.strerror or "EACCES")
    if number == errno.EISDIR:
        return problem("E302", file=shown)
    if number == errno.ENXIO:
        # A socket, or a device whose driver is gone.
        return problem("E303", file=shown, kind="socket", zh={"kind": "套接字"})
    return problem("E307", file=shown, reason=error.strerror or str(number))
