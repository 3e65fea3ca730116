"""Reading one file of an archive, inside a worker: bytes → record, or the one status that says why there is none."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.archive.remote import is_url, read_url
from noticeparse.archive.store import Answer, Known, packed
from noticeparse.errors import NoticeparseError
from noticeparse.pipeline import parse_document
from noticeparse.sources.files import read_ordinary_file
from noticeparse.sources.limits import DEFAULT, NO_MEANS, Means
from noticeparse.sources.problems import problem
from noticeparse.sources.read import read_bytes

if TYPE_CHECKING:
    from noticeparse.archive.selection import Entry
    from noticeparse.records.archive import FileStatus

# Diagnostics that say that something of the file was not read: its status is ``partial``.
NOT_ALL_READ = frozenset(
    {
        "pages-cut",
        "page-characters-cut",
        "page-unreadable",
        "undecodable-bytes",
        "lone-surrogates",
        "mixed-encoding",
        "sections.limit",
    }
)
_SUFFIX = 10  # characters of a file's ending that can matter for how it is read


class Task(NamedTuple):
    """One file to be read: the folder, the file in it, and where answers for the same bytes may already be."""

    root: str
    entry: Entry
    archive: str | None
    tool: str
    means: Means = NO_MEANS


def read_one(task: Task) -> Answer:
    """What becomes of one file; never raises, save MemoryError, which the worker answers for."""
    started = time.monotonic()
    content: str | None = None
    try:
        path = os.path.join(task.root, task.entry.path)  # noqa: PTH118 - names of odd bytes
        if is_url(task.root):
            data = read_url(task.root, task.entry.path)
        else:
            if task.entry.size < 0:
                _say_why_unlisted(path)
            data = bytes_of(path)
        content = content_key(data, path)
        known = _known(task.archive).answer(content, task.tool) if task.archive is not None else None
        answer = known if known is not None else parsed(data, path, content, task.means)
    except NoticeparseError as error:
        answer = failure(error, content)
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - a bug of ours costs one file, not the run
        answer = our_fault(fault, content)
    return answer._replace(seconds=round(time.monotonic() - started, 3))


def _say_why_unlisted(path: str) -> None:
    """A folder is an entry only where it could not be listed; now its reason is asked for."""
    if os.path.isdir(path):  # noqa: PTH112
        try:
            os.scandir(path).close()
        except OSError as error:
            raise problem("E309", file=path, reason=error.strerror or str(error.errno)) from error


def bytes_of(path: str) -> bytes:
    """The bytes of a file that is no link; raises UnreadableSourceError or LimitError."""
    if os.path.islink(path):  # noqa: PTH114
        raise problem("E308", file=path)
    return read_ordinary_file(path, DEFAULT)


@lru_cache(maxsize=1)
def _known(archive: str) -> Known:
    """One connection a worker."""
    return Known(archive)


def content_key(data: bytes, path: str) -> str:
    """The SHA-256 of the bytes and the ending of the name, which readers look at."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122
    return hashlib.sha256(data).hexdigest() + (ending if ending.isascii() and len(ending) <= _SUFFIX else "")


def failure(error: NoticeparseError, content: str | None) -> Answer:
    """The answer for a file that can't be read."""
    return Answer("failed", error.code, f"{error.message['zh']}\t{error.message['en']}", content)


def our_fault(fault: Exception, content: str | None) -> Answer:
    """The answer for a file whose reading raised what it should not."""
    words = f"{type(fault).__name__}: {fault}"[:300]
    return Answer("failed", "E700", f"{words}\t{words}", content)


def parsed(data: bytes, path: str, content: str, means: Means = NO_MEANS) -> Answer:
    """The record of these bytes; raises NoticeparseError where they can't be read."""
    # Many files can hold the same bytes: the record is kept without a name and given one when it is taken out.
    source = read_bytes(data, name=os.path.basename(path), ocr=means.ocr, office=means.office)  # noqa: PTH119
    source = replace(source, name=None)
    notice = parse_document(source)
    cut = next((found for found in notice.diagnostics if found.code in NOT_ALL_READ), None)
    status: FileStatus = "ok" if cut is None else "partial"
    code, message = (None, None) if cut is None else (cut.code, f"{cut.message}\t{cut.code}")
    return Answer(status, code, message, content, packed(notice, source.text))
