"""Folders behind a URL (``s3://…``, ``sftp://…``, ``hdfs://…``), by fsspec: an extra, loaded only where a URL is named.

Whatever its back ends raise is taken for what it mostly is, a file or a folder that can't be reached: each has errors of its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from noticeparse.archive.selection import UNKNOWN, Entry, is_ignored
from noticeparse.errors import MissingDependencyError, OutputError, missing_extra
from noticeparse.sources.limits import DEFAULT
from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticeparse.archive.selection import Selection

# What back ends call the state of a file; one of them at least changes with it.
_STATE = (
    "mtime",
    "LastModified",
    "last_modified",
    "updated",
    "modified",
    "created",
    "ETag",
    "etag",
    "md5Hash",
)


def is_url(name: str) -> bool:
    """Whether a name is one of a folder or file behind fsspec rather than of a disk.

    >>> is_url("s3://archive/2024"), is_url("/srv/notices"), is_url("C://x")
    (True, False, False)
    """
    scheme, found, _ = name.partition("://")
    return bool(found) and len(scheme) > 1 and scheme.isascii() and scheme.replace("+", "").isalnum()


def absolute(folder: str) -> str:
    """The folder as a process with another working directory can name it."""
    return folder if is_url(folder) else os.path.abspath(folder)  # noqa: PTH100 - names of odd bytes


def walk_url(root: str, selection: Selection) -> Iterator[Entry]:
    """As ``walk``; a folder below that can't be listed is an entry itself, and for the root this raises UnreadableSourceError."""
    system, base = opened(root)
    stack = [""]
    while stack:
        folder = stack.pop()
        try:
            found = _listed(system, base, folder)
        except Exception as error:
            if not folder:
                raise _unlisted(root, error) from error
            yield Entry(folder, *UNKNOWN)
            continue
        below = []
        for path, info in found:
            if is_ignored(path.rpartition("/")[2]):
                continue
            if info.get("type") == "directory":
                below.append(path)
            elif selection.takes(path):
                yield _entry(path, info)
        stack.extend(reversed(below))


def listed_url(root: str, paths: Iterable[str]) -> Iterator[Entry]:
    """The files with these paths below the folder; a missing one is an entry all the same."""
    system, base = opened(root)
    for path in paths:
        try:
            yield _entry(path, system.info(f"{base}/{path}"))
        except Exception:  # noqa: BLE001 - it is asked for again when the file is read
            yield Entry(path, *UNKNOWN)


def read_url(root: str, path: str) -> bytes:
    """The bytes of a file; raises UnreadableSourceError, or LimitError for one that is too large."""
    system, base = opened(root)
    place = f"{base}/{path}"
    try:
        info = system.info(place)
        if info.get("type") == "directory":
            system.ls(place)
            raise problem("E302", file=path)
        size = int(info.get("size") or 0)
        if size > DEFAULT.max_bytes:
            raise problem("E501", file=path, size=size, limit=DEFAULT.max_bytes)
        data: bytes = system.cat_file(place)
    except FileNotFoundError as error:
        raise problem("E301", file=path) from error
    except PermissionError as error:
        raise problem("E304", file=path, reason=_words(error)) from error
    except MemoryError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise problem("E307", file=path, reason=_words(error)) from error
    return data


@lru_cache(maxsize=4)
def opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it.

    Raises MissingDependencyError without fsspec or what this kind of URL needs, UnreadableSourceError for a kind that there is not.
    """
    try:
        import fsspec  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise missing_extra("fsspec", "url") from missing
    try:
        system, path = fsspec.core.url_to_fs(url)
    except ImportError as missing:
        raise MissingDependencyError(
            "E401",
            {"en": f"this kind of URL needs one more package: {missing}", "zh": f"读取此类网址还需安装：{missing}"},
            {"en": "Install the package that is named", "zh": "请安装所指的软件包"},
            file=url,
        ) from missing  # fmt: skip
    except Exception as error:
        raise _unlisted(url, error) from error
    return system, path.rstrip("/")


@contextlib.contextmanager
def delivered(target: str) -> Iterator[str]:
    """A name on the disk for what is written; behind a URL it gets there when all is whole. Raises OutputError.

    A folder that holds something already is refused: what lies there would stay beside what is new.
    """
    if not is_url(target):
        yield target
        return
    system, place = opened(target)
    with tempfile.TemporaryDirectory(prefix="noticeparse-") as scratch:
        here = os.path.join(scratch, "out")  # noqa: PTH118
        yield here
        try:
            if os.path.isdir(here):  # noqa: PTH112
                _put_folder(system, here, place)
            else:
                system.put_file(here, place)
        except Exception as error:
            raise OutputError(
                "E902",
                {"en": f"can't be written: {_words(error)}.", "zh": f"无法写入：{_words(error)}。"},
                {"en": "Check the URL and what you may do there.", "zh": "请检查网址与权限。"},
                file=target,
            ) from error


def _put_folder(system: Any, here: str, place: str) -> None:
    if system.isdir(place) and system.ls(place):
        raise FileExistsError("the folder is not empty")
    system.makedirs(place, exist_ok=True)
    system.put(f"{here}/", f"{place}/", recursive=True)


def _listed(system: Any, base: str, folder: str) -> list[tuple[str, dict[str, Any]]]:
    """The paths in a folder, sorted; object stores list a folder as one of its own files."""
    place = f"{base}/{folder}" if folder else base
    names = ((info["name"].rstrip("/").rpartition("/")[2], info) for info in system.ls(place, detail=True)
             if info["name"].strip("/") != place.strip("/"))  # fmt: skip
    return sorted(
        ((f"{folder}/{name}" if folder else name, info) for name, info in names), key=lambda row: row[0]
    )


def _entry(path: str, info: dict[str, Any]) -> Entry:
    """What stands in for the time of change is a number that another state of the file does not share."""
    state = repr([info.get(key) for key in _STATE])
    number = int.from_bytes(hashlib.sha256(state.encode()).digest()[:7], "big")
    return Entry(path, int(info.get("size") or 0), number)


def _unlisted(url: str, error: Exception) -> Exception:
    return problem("E309", file=url, reason=_words(error))


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
