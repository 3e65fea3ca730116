"""A folder that all machines of a cluster see, on a disk or behind a URL: small files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import platform
from pathlib import Path
from typing import Protocol

from noticeparse.archive.remote import is_url, opened


class SharedFolder(Protocol):
    """What cluster and caller hand to each other goes through it; errors are those of the place (OSError and others)."""

    def make(self) -> None: ...

    def has(self, name: str) -> bool: ...

    def read(self, name: str) -> bytes: ...

    def write(self, name: str, data: bytes) -> None: ...

    def remove(self, name: str) -> None: ...

    def remove_itself(self) -> None:
        """Where nothing is left in it."""


def shared_folder(place: str) -> SharedFolder:
    return _BehindUrl(place) if is_url(place) else _OnDisk(place)


class _OnDisk:
    def __init__(self, place: str) -> None:
        self._place = Path(place)

    def make(self) -> None:
        self._place.mkdir(parents=True, exist_ok=True)

    def has(self, name: str) -> bool:
        return (self._place / name).exists()

    def read(self, name: str) -> bytes:
        return (self._place / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        beside = self._place / f".{name}.{platform.node()}.{os.getpid()}"
        try:
            with beside.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            beside.replace(self._place / name)
        finally:
            with contextlib.suppress(FileNotFoundError):
                beside.unlink()

    def remove(self, name: str) -> None:
        (self._place / name).unlink(missing_ok=True)

    def remove_itself(self) -> None:
        if not any(self._place.iterdir()):
            self._place.rmdir()


class _BehindUrl:
    def __init__(self, place: str) -> None:
        self._system, self._place = opened(place)
        self._system.invalidate_cache()

    def make(self) -> None:
        self._system.makedirs(self._place, exist_ok=True)

    def has(self, name: str) -> bool:
        return bool(self._system.exists(f"{self._place}/{name}"))

    def read(self, name: str) -> bytes:
        data: bytes = self._system.cat_file(f"{self._place}/{name}")
        return data

    def write(self, name: str, data: bytes) -> None:
        """An object store shows an object when it is whole; elsewhere it gets its name when it is."""
        beside = f"{self._place}/.{name}.{platform.node()}.{os.getpid()}"
        self._system.pipe_file(beside, data)
        self._system.mv(beside, f"{self._place}/{name}")

    def remove(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._system.rm_file(f"{self._place}/{name}")

    def remove_itself(self) -> None:
        # An object store has no empty folder that could be removed.
        with contextlib.suppress(OSError, NotImplementedError):
            if not self._system.ls(self._place):
                self._system.rmdir(self._place)
