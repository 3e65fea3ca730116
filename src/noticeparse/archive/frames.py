"""Batches of Arrow for engines that bring their own cluster: Spark's ``mapInArrow``, Ray Data's ``map_batches``, Daft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.archive.batch import answer_of
from noticeparse.archive.columns import arrow_schema, column_values, load_arrow
from noticeparse.archive.reading import bytes_of, content_key, failure, our_fault, parsed
from noticeparse.archive.store import Answer, unpacked
from noticeparse.archive.worker import Limits, Lost
from noticeparse.archive.workers import work_through
from noticeparse.errors import NoticeparseError
from noticeparse.records.archive import FileRow
from noticeparse.records.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTENT = ("content", "bytes")  # what Spark's and Ray's readers of binary files call it
_PRELOADED = ("noticeparse.archive.warm", "noticeparse.archive.frames")


class _Row(NamedTuple):
    number: int
    path: str
    content: bytes | None


def parse_batch(batch: Any, *, isolated: bool = False, seconds: float = 60.0, megabytes: int = 2048) -> Any:
    """The rows of :func:`arrow_schema` for a ``pyarrow.RecordBatch`` (or Table) of files, in its order; never raises for a file.

    The batch has a column ``path`` and, where the bytes are there already, ``content`` or ``bytes``; without them the path is
    opened. A file that can't be read is a row with ``status`` ``failed`` and its code. ``isolated`` reads each file in a
    process that can be killed after ``seconds`` or at ``megabytes``, as ``batch`` does: without it, one that hangs, hangs the
    engine. Raises MissingDependencyError without pyarrow, KeyError for a batch without ``path``.
    """
    arrow = load_arrow()
    rows = list(_rows(batch))
    if isolated:
        found: dict[int, Answer] = {
            row.number: answer_of(result)
            for row, result in work_through(
                rows, _read, jobs=1, limits=Limits(seconds, megabytes), preload=_PRELOADED
            )
        }
    else:
        found = {row.number: _read_here(row) for row in rows}
    values = [column_values(_file_row(row.path, found[row.number])) for row in rows]
    made = arrow.RecordBatch.from_pylist(values, schema=arrow_schema())
    return arrow.Table.from_batches([made]) if isinstance(batch, arrow.Table) else made


def _rows(batch: Any) -> Iterator[_Row]:
    paths = batch.column("path").to_pylist()
    name = next((name for name in _CONTENT if name in batch.schema.names), None)
    contents = batch.column(name).to_pylist() if name is not None else [None] * len(paths)
    for number, (path, content) in enumerate(zip(paths, contents, strict=True)):
        yield _Row(number, path or "", content)


def _read(row: _Row) -> Answer:
    """Never raises, save MemoryError."""
    try:
        data = bytes_of(row.path) if row.content is None else row.content
        return parsed(data, row.path, content_key(data, row.path))
    except NoticeparseError as error:
        return failure(error, None)
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - a bug of ours costs one file, not the batch
        return our_fault(fault, None)


def _read_here(row: _Row) -> Answer:
    try:
        return _read(row)
    except MemoryError:
        return answer_of(Lost("memory", ""))


def _file_row(path: str, answer: Answer) -> FileRow:
    notice = Notice.model_validate_json(unpacked(answer.record)[0]) if answer.record else None
    if notice is not None:
        name = path.rpartition("/")[2]
        notice = notice.model_copy(update={"source": notice.source.model_copy(update={"name": name})})
    return FileRow(
        path=path,
        status=answer.status,
        code=answer.code,
        message=answer.message,
        content=answer.content,
        notice=notice,
    )
