"""Which files below a folder are read, in an order that does not depend on the file system."""

from __future__ import annotations

import hashlib
import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.sources.files import safe_name
from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Hidden files, and what office programs leave beside an open document.
_IGNORED = (".", "~$")
UNKNOWN = (-1, -1)  # size and time of change of what can't be looked at


class Shard(NamedTuple):
    """One part of several; a file belongs to the part that its path falls into, whatever else the folder holds."""

    number: int
    of: int

    def holds(self, path: str) -> bool:
        if self.of == 1:
            return True
        digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


class Entry(NamedTuple):
    """A file: its path below the folder with ``/`` between the parts, its size in bytes and its time of change."""

    path: str
    size: int
    mtime_ns: int


class Selection(NamedTuple):
    """Patterns (``*.pdf``, ``2023/**``) on the path below the folder or on the name; without ``include`` all files count."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    shard: Shard = Shard(1, 1)

    def takes(self, path: str) -> bool:
        return (
            (not self.include or _matches(path, self.include))
            and not _matches(path, self.exclude)
            and self.shard.holds(path)
        )


def is_ignored(name: str) -> bool:
    return name.startswith(_IGNORED)


def _matches(path: str, patterns: Iterable[str]) -> bool:
    name = path.rpartition("/")[2]
    return any(fnmatchcase(path, pattern) or fnmatchcase(name, pattern) for pattern in patterns)


def walk(root: str, selection: Selection) -> Iterator[Entry]:
    """The files below a folder, sorted by path within each folder; links are not followed, and are entries themselves.

    A folder below that can't be listed is an entry itself, so that it is not missed in silence; for the root this raises UnreadableSourceError.
    """
    for path, listable in _paths(root, selection):
        yield _entry(os.path.join(root, path), path) if listable else Entry(path, *UNKNOWN)  # noqa: PTH118 - names of odd bytes


def count(root: str, selection: Selection) -> int:
    """How many entries ``walk`` has, without a look at each."""
    return sum(1 for _ in _paths(root, selection))


def _paths(root: str, selection: Selection) -> Iterator[tuple[str, bool]]:
    """Each path below the folder, and False for a folder that can't be listed."""
    try:
        os.scandir(root).close()
    except OSError as error:
        raise problem("E309", file=safe_name(root), reason=error.strerror or str(error.errno)) from error
    stack = [""]
    while stack:
        folder = stack.pop()
        try:
            with os.scandir(os.path.join(root, folder)) as listing:  # noqa: PTH118 - names of odd bytes
                found = sorted((one.name, one.is_dir(follow_symlinks=False)) for one in listing)
        except OSError:
            yield folder, False
            continue
        below = []
        for name, is_folder in found:
            if is_ignored(name):
                continue
            path = f"{folder}/{name}" if folder else name
            if is_folder:
                below.append(path)
            elif selection.takes(path):
                yield path, True
        stack.extend(reversed(below))


def chosen(paths: Iterable[str], selection: Selection) -> list[str]:
    """What a list names, once each and sorted."""
    return [path for path in sorted(set(paths)) if selection.takes(path)]


def listed(root: str, paths: Iterable[str]) -> Iterator[Entry]:
    """The files with these paths below the folder; a missing one is an entry all the same."""
    for path in paths:
        yield _entry(os.path.join(root, path), path)  # noqa: PTH118


def _entry(full: str, path: str) -> Entry:
    try:
        status = os.stat(full, follow_symlinks=False)  # noqa: PTH116
    except OSError:
        return Entry(path, *UNKNOWN)
    return Entry(path, status.st_size, status.st_mtime_ns)


def is_missing(path: str) -> bool:
    """Whether there is no such file; what merely can't be looked at is not gone."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
