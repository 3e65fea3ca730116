"""All the cases in one folder, each with what may be said of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.archive.selection import Entry
from tests.hostile.big import big_cases, big_placed
from tests.hostile.packages import package_cases, web_cases
from tests.hostile.pdfs import pdf_cases
from tests.hostile.places import placed_cases
from tests.hostile.texts import text_cases

if TYPE_CHECKING:
    from pathlib import Path


class Expected(NamedTuple):
    """The name of a case and the words that may be said of it."""

    name: str
    accepted: tuple[str, ...]


def write_cases(
    folder: Path, *, big: bool = False, without: frozenset[str] = frozenset()
) -> dict[str, Expected]:
    """Puts the cases into a folder; gives what is expected by the paths below it."""
    expected: dict[str, Expected] = {}
    cases = [*text_cases(), *pdf_cases(), *package_cases(), *web_cases(), *(big_cases() if big else ())]
    for case in cases:
        if case.name not in without:
            (folder / case.name).write_bytes(case.make())
            expected[case.name] = Expected(case.name, tuple(case.accepted.split("|")))
    for placed in [*placed_cases(), *(big_placed() if big else ())]:
        if placed.name not in without:
            path = os.fsdecode(placed.place(folder))
            expected[path] = Expected(placed.name, tuple(placed.accepted.split("|")))
    return expected


def entry(folder: Path, path: str) -> Entry:
    status = os.lstat(os.path.join(folder, path))  # noqa: PTH118 - names of odd bytes
    return Entry(path, status.st_size, status.st_mtime_ns)
