"""The run over a folder: every file ends in one status, and a run that was broken off goes on where it was."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from noticeparse.archive.reading import Task, read_one
from noticeparse.archive.remote import absolute, is_url, listed_url, walk_url
from noticeparse.archive.selection import Entry, Selection, chosen, count, is_missing, listed, walk
from noticeparse.archive.store import Answer, Store, unpacked
from noticeparse.archive.worker import Limits, Lost
from noticeparse.archive.workers import DEFAULT_LIMITS, Ready, work_through
from noticeparse.records.notice import SCHEMA_VERSION, Notice
from noticeparse.sources.limits import NO_MEANS, Means
from noticeparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from noticeparse.records.archive import FileStatus

Retry = Literal["lost", "failed", "all"]

ALL_FILES = Selection()
MOST_TRIES = 3
# What may go better another time: the machine was busy, or short of memory.
_LOST = {"time": "E505", "memory": "E504", "death": "E506", "fault": "E700"}
_AGAIN = frozenset(_LOST.values()) - {"E700"}
# What is read when there are the means for it.
_WANT_OCR = frozenset({"E317", "E320", "E321", "E402"})
_WANT_OFFICE = frozenset({"E314", "E403"})
PRELOADED = ("noticeparse.archive.reading", "noticeparse.archive.warm")
_WORDS = {
    "time": ("读取超过时限（{}）", "reading took longer than the limit ({})"),
    "memory": ("读取所需内存超过上限（{}）", "reading took more memory than the limit ({})"),
    "death": ("读取该文件的进程异常终止（{}）", "the process that read the file died ({})"),
    "fault": ("noticeparse 自身的错误（{}）", "a fault of noticeparse itself ({})"),
}


class Done(NamedTuple):
    """A file and what became of it; ``answer`` is None where an earlier run had settled it."""

    entry: Entry
    answer: Answer | None


@dataclass
class Tally:
    """The counts of a run."""

    done: int = 0
    settled: int = 0
    by_status: Counter[str] = field(default_factory=Counter)
    by_code: Counter[str] = field(default_factory=Counter)

    def add(self, done: Done) -> None:
        self.done += 1
        if done.answer is None:
            self.settled += 1
            return
        self.by_status[done.answer.status] += 1
        if done.answer.code is not None:
            self.by_code[done.answer.code] += 1


def tool() -> str:
    """What a result depends on beside the bytes: the version of the program and of the record."""
    return f"noticeparse {__version__} schema {SCHEMA_VERSION}"


def entries_of(
    root: str, selection: Selection = ALL_FILES, files: Sequence[str] | None = None
) -> Iterator[Entry]:
    """The files of a run: those below the folder, or those of them that a list names. Raises UnreadableSourceError for the root."""
    if is_url(root):
        return walk_url(root, selection) if files is None else listed_url(root, chosen(files, selection))
    return walk(root, selection) if files is None else listed(root, chosen(files, selection))


def count_of(root: str, selection: Selection = ALL_FILES, files: Sequence[str] | None = None) -> int:
    """How many files a run has, without a look at each."""
    if files is not None:
        return len(chosen(files, selection))
    return sum(1 for _ in walk_url(root, selection)) if is_url(root) else count(root, selection)


def mark_gone(root: str, store: Store) -> int:
    """Marks files of the archive that are no longer in the folder; gives how many."""
    if not is_url(root):
        return store.mark_gone(lambda path: is_missing(os.path.join(root, path)))  # noqa: PTH118 - names of odd bytes
    there = {entry.path for entry in walk_url(root, ALL_FILES)}
    return store.mark_gone(lambda path: path not in there)


def run_batch(
    root: str,
    store: Store,
    *,
    selection: Selection = ALL_FILES,
    files: Sequence[str] | None = None,
    jobs: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    retry: Retry = "lost",
    means: Means = NO_MEANS,
    read: Callable[[Task], Answer] = read_one,
) -> Iterator[Done]:
    """Reads what the store does not know yet and puts it down; one file after the other, in the order in which they are done.

    ``retry``: of the files that failed, ``lost`` reads again those whose process ran out of time or memory or died, at
    most three times; ``failed`` all that failed; ``all`` everything. What failed for want of one of the ``means`` is read again when
    there is that one. Raises UnreadableSourceError where the folder can't be listed,
    OutputError where the store can't be written; what was done until then is kept.
    """
    # A worker does not share the directory that paths are relative to.
    root, archive, version = absolute(root), os.path.abspath(store.path), tool()  # noqa: PTH100 - names of odd bytes

    def tasks() -> Iterator[Task | Ready[Task, Answer | None]]:
        first_run = store.is_empty()
        for entry in entries_of(root, selection, files):
            task = Task(root, entry, archive, version, means)
            yield task if first_run or not settled(store, entry, retry, means) else Ready(task, None)

    for task, result in work_through(tasks(), read, jobs=jobs, limits=limits, preload=PRELOADED):
        if result is None:
            yield Done(task.entry, None)
        else:
            answer = answer_of(result)
            store.keep(task.entry, answer)
            yield Done(task.entry, answer)
    if files is None:
        mark_gone(root, store)
    store.commit()


def settled(store: Store, entry: Entry, retry: Retry, means: Means = NO_MEANS) -> bool:
    """Whether an earlier run has said all there is to say of a file that has not changed since."""
    known = store.state(entry)
    if known is None or retry == "all":
        return False
    status, code, tries = known
    if status != "failed":
        return True
    if retry == "failed" or (means.ocr and code in _WANT_OCR) or (means.office and code in _WANT_OFFICE):
        return False
    return code not in _AGAIN or tries >= MOST_TRIES


def answer_of(result: Answer | Lost) -> Answer:
    """What is put down of a file whose reading was lost, or has an answer."""
    if isinstance(result, Answer):
        return result
    chinese, english = (words.format(result.detail) for words in _WORDS[result.cause])
    return Answer("failed", _LOST[result.cause], f"{chinese}\t{english}", None)


class FileOutcome(NamedTuple):
    """What became of one file of a folder; ``notice`` is None where ``status`` is ``failed``, and ``code`` says why."""

    path: str
    status: FileStatus
    code: str | None
    notice: Notice | None


def parse_folder(
    folder: str | os.PathLike[str],
    *,
    jobs: int | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    seconds: float = 60.0,
    megabytes: int = 2048,
    ocr: bool = False,
    office: bool = False,
) -> Iterator[FileOutcome]:
    """Every file below a folder, read in processes that can be killed: none stops, hangs or eats the others.

    Outcomes come as they are done; ``path`` is below the folder. ``seconds`` and ``megabytes`` limit each file. ``jobs``
    is the number of processes (default: one a processor); ``ocr`` and ``office`` are those of ``parse_file``. Raises UnreadableSourceError where the folder can't be listed.
    """
    root = absolute(os.fspath(folder))
    selection = Selection(tuple(include), tuple(exclude))
    means = Means(ocr, office)
    tasks = (Task(root, entry, None, tool(), means) for entry in entries_of(root, selection))
    for task, result in work_through(
        tasks,
        read_one,
        jobs=jobs or os.cpu_count() or 1,
        limits=Limits(seconds, megabytes),
        preload=PRELOADED,
    ):
        answer = answer_of(result)
        notice = Notice.model_validate_json(unpacked(answer.record)[0]) if answer.record else None
        yield FileOutcome(task.entry.path, answer.status, answer.code, notice)
