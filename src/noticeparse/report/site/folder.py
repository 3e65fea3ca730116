"""The folder of a site: it appears whole or not at all, and nothing in it that is not ours is ever touched."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self

from noticeparse.errors import OutputError, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

MANIFEST = "noticeparse-site.txt"
_HEAD = "noticeparse site 1"


class SiteFolder:
    """A folder beside the target that takes its place once all is written.

    The target may be missing, empty, or an earlier site that holds nothing but its own files; else OutputError is raised, as
    it is where something can't be written.
    """

    def __init__(self, target: str) -> None:
        self._name = target
        with self._faults():
            self._target = Path(target).resolve()
            self._old = self._check()
            self.scratch = self._target.with_name(f".noticeparse-{os.getpid()}.tmp")
            self._new = self._target.with_name(f".noticeparse-{os.getpid()}.site")
        self.files: list[str] = []

    def _check(self) -> list[str]:
        """The files of the earlier site; refuses a target that holds anything else."""
        if not os.path.lexists(self._target):
            return []
        if not self._target.is_dir():
            raise _foreign(self._name, "")
        manifest = self._target / MANIFEST
        ours: set[str] = set()
        if manifest.is_file():
            head, *known = manifest.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
            if head != _HEAD:
                raise _foreign(self._name, MANIFEST)
            ours = {MANIFEST, *known}
        # Only what is found here is ever taken away, whatever the list says.
        found = []
        for root, folders, files in os.walk(self._target):
            below = PurePosixPath(Path(root).relative_to(self._target).as_posix())
            links = [name for name in folders if (Path(root) / name).is_symlink()]
            for name in (*files, *links):
                if str(below / name) not in ours:
                    raise _foreign(self._name, str(below / name))
                found.append(str(below / name))
        return found

    def __enter__(self) -> Self:
        with self._faults():
            self._new.mkdir(parents=True)
        return self

    def write(self, name: str, pieces: Iterable[str]) -> None:
        """Writes a file of the site, piece by piece; ``name`` is its path below the folder with ``/`` between the parts."""
        with self._faults():
            path = self._new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
                out.writelines(pieces)
        self.files.append(name)

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.write(MANIFEST, (f"{line}\n" for line in (_HEAD, *sorted(self.files))))
                with self._faults():
                    self._move()
        finally:
            shutil.rmtree(self._new, ignore_errors=True)
            with contextlib.suppress(OSError):
                self.scratch.unlink()

    def _move(self) -> None:
        self._old = self._check()  # a file may have come in between
        if not self._target.exists():
            self._new.replace(self._target)
            return
        aside = self._target.with_name(f".noticeparse-{os.getpid()}.old")
        self._target.rename(aside)
        try:
            self._new.rename(self._target)
        except OSError:
            aside.rename(self._target)
            raise
        self._remove(aside)

    def _remove(self, folder: Path) -> None:
        """Takes the earlier site away, file by file, and its folders where nothing is left in them."""
        for name in self._old:
            (folder / name).unlink(missing_ok=True)
        for root, _, _ in os.walk(folder, topdown=False):
            with contextlib.suppress(OSError):
                Path(root).rmdir()

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise unwritable(problem, self._name) from problem


def _foreign(target: str, name: str) -> OutputError:
    held = {"en": f" and holds {name!r}", "zh": f"，其中有 {name!r}"} if name else {"en": "", "zh": ""}
    return OutputError(
        "E905",
        {
            "en": f"this exists{held['en']}, which no earlier report has written",
            "zh": f"该位置已存在{held['zh']}，并非先前生成的网站",
        },
        {"en": "Name a new folder", "zh": "请另取文件夹名"},
        file=target,
    )
