"""Work on several machines: parts of the files, each read by one task into one file that appears whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.archive.reading import Task, read_one
from noticeparse.archive.shared import shared_folder
from noticeparse.archive.store import Answer
from noticeparse.archive.workers import work_through
from noticeparse.sources.limits import NO_MEANS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from noticeparse.archive.selection import Entry
    from noticeparse.archive.worker import Limits, Lost
    from noticeparse.sources.limits import Means

FILES_A_PART = 200
PRELOADED = ("noticeparse.archive.reading", "noticeparse.archive.warm")


class Part(NamedTuple):
    """Some files of a folder; ``key`` depends on them, on their state and on the program, so that the same part has the same name."""

    key: str
    root: str
    entries: tuple[Entry, ...]
    tool: str
    limits: Limits
    means: Means


def parts_of(
    root: str, entries: Iterable[Entry], tool: str, limits: Limits, means: Means = NO_MEANS
) -> Iterator[Part]:
    """The files in parts of at most ``FILES_A_PART``, in the order given."""
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == FILES_A_PART:
            yield _part(root, tuple(batch), tool, limits, means)
            batch.clear()
    if batch:
        yield _part(root, tuple(batch), tool, limits, means)


def _part(root: str, entries: tuple[Entry, ...], tool: str, limits: Limits, means: Means) -> Part:
    said = json.dumps([root, tool, *limits, *means, *entries])
    return Part(hashlib.sha256(said.encode()).hexdigest()[:32], root, entries, tool, limits, means)


def name_of(part: Part) -> str:
    return f"{part.key}.jsonl"


def read_part(folder: str, part: Part, answer_of: Callable[[Answer | Lost], Answer]) -> int:
    """Reads the files of a part, each in a process that can be killed, and puts the answers into a file of the shared folder.

    Doing it twice, also at the same time, gives the same file; a part that is there is not read again. Gives the number of
    files. Raises OSError where the shared folder can't be written.
    """
    shared, name = shared_folder(folder), name_of(part)
    if not shared.has(name):
        tasks = [Task(part.root, entry, None, part.tool, part.means) for entry in part.entries]
        lines = {
            task.entry.path: _line(answer_of(result))
            for task, result in work_through(tasks, read_one, jobs=1, limits=part.limits, preload=PRELOADED)
        }
        shared.write(name, "".join(lines[entry.path] for entry in part.entries).encode("ascii"))
    return len(part.entries)


def answers_of(folder: str, part: Part) -> Iterator[tuple[Entry, Answer]]:
    """The answers that a part's file holds. Raises OSError where it can't be read."""
    lines = shared_folder(folder).read(name_of(part)).splitlines()
    for entry, line in zip(part.entries, lines, strict=True):
        row = json.loads(line)
        yield entry, Answer(**{**row, "record": base64.b64decode(row["record"])})


def _line(answer: Answer) -> str:
    return json.dumps({**answer._asdict(), "record": base64.b64encode(answer.record).decode()}) + "\n"
