"""The archive: one SQLite file with the state of every file and the record of every content."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from pydantic import TypeAdapter

from noticeparse.archive.place import refuse_network
from noticeparse.archive.selection import is_missing
from noticeparse.errors import OutputError, UnreadableSourceError, unwritable
from noticeparse.records.notice import Notice
from noticeparse.sources.files import safe_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from noticeparse.archive.selection import Entry
    from noticeparse.records.archive import FileStatus


_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY,          -- below the folder, as bytes: names need not be UTF-8
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    tool TEXT NOT NULL,             -- version and settings that the result depends on
    status TEXT NOT NULL, code TEXT, message TEXT,
    content TEXT, tries INTEGER NOT NULL, seconds REAL NOT NULL, gone INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_content ON files (content);
CREATE TABLE IF NOT EXISTS records (
    content TEXT NOT NULL UNIQUE, tool TEXT NOT NULL, status TEXT NOT NULL, code TEXT, message TEXT,
    record BLOB NOT NULL            -- JSON of the notice, a NUL, the source text that its places refer to; compressed
);
CREATE TABLE IF NOT EXISTS links (
    child TEXT NOT NULL, part INTEGER NOT NULL,
    state TEXT NOT NULL, basis TEXT, parent TEXT, parent_part INTEGER, candidates TEXT NOT NULL, comparison BLOB,
    PRIMARY KEY (child, part)
) WITHOUT ROWID;
"""
_VERSION = "2"
_ROWS_A_COMMIT = 200
_SECONDS_A_COMMIT = 1.0
_PAGES_OF_LOG = 4_000  # 16 MB, after which the log is taken over into the file
_KEEP = """INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 0) ON CONFLICT (path) DO UPDATE SET
size = excluded.size, mtime_ns = excluded.mtime_ns, tool = excluded.tool, status = excluded.status, code = excluded.code,
message = excluded.message, content = excluded.content, tries = files.tries + 1, seconds = excluded.seconds, gone = 0"""


class Answer(NamedTuple):
    """What became of one file; ``content`` is the key of its bytes; ``record`` is as ``packed`` makes it, empty where there is none or it is known.

    ``message`` is in Chinese and English, parted by a tab.
    """

    status: FileStatus
    code: str | None
    message: str | None
    content: str | None
    record: bytes = b""
    seconds: float = 0.0


@cache
def _json() -> Callable[[Notice], bytes]:
    """What ``model_dump_json`` gives, as bytes from the start."""
    return TypeAdapter(Notice).dump_json


def packed(notice: Notice, text: str) -> bytes:
    """A record and its source text as the archive keeps them; speed counts for more than the last tenth of the size."""
    record = _json()(notice)
    return zlib.compress(b"\0".join((record, text.encode("utf-8", "surrogatepass"))), 1)


def unpacked(record: bytes) -> tuple[bytes, bytes]:
    """The JSON of a notice and its source text in UTF-8; JSON holds no NUL."""
    json, _, text = zlib.decompress(record).partition(b"\0")
    return json, text


class FileState(NamedTuple):
    """What the store knows of a file."""

    path: str
    status: FileStatus
    code: str | None
    message: str | None
    content: str | None
    tries: int
    seconds: float


class Held(NamedTuple):
    """A content of the archive by its key, and the first path that holds it."""

    content: str
    path: str


class Stored(NamedTuple):
    """A record of the archive: the key of its content, the first path that holds it, the notice."""

    content: str
    path: str
    notice: Notice


class Store:
    """An archive opened for one run; a second run on it is refused while the first one lives.

    ``existing`` and reading alone make no new archive. Raises UnreadableSourceError for a file that is none, OutputError where it can't be written.
    """

    def __init__(self, path: str, *, tool: str = "", writes: bool = True, existing: bool = False) -> None:
        self.path = path
        self._tool = tool
        self._held = contextlib.ExitStack()
        self._records: list[tuple[object, ...]] = []
        self._files: list[tuple[object, ...]] = []
        self._committed = time.monotonic()
        if (existing or not writes) and not Path(path).is_file():
            raise _no_archive(path)
        if writes:
            refuse_network(path)
        with self.faults(), contextlib.ExitStack() as held:
            if writes and (lock := _locked(path)) is not None:
                held.callback(os.close, lock)
            self._base = sqlite3.connect(
                path if writes else _for_reading(path), uri=not writes, isolation_level=None
            )
            held.callback(self._base.close)
            self._prepare(writes=writes)
            self._held = held.pop_all()

    def _prepare(self, *, writes: bool) -> None:
        if writes:
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.execute(f"PRAGMA wal_autocheckpoint={_PAGES_OF_LOG}")
            self._base.executescript(_SCHEMA)
            self._base.execute("INSERT OR IGNORE INTO meta VALUES ('version', ?)", (_VERSION,))
        try:
            version = self._base.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        except sqlite3.DatabaseError as problem:
            raise _no_archive(self.path) from problem
        if version is None or version[0] != _VERSION:
            raise _no_archive(self.path)
        if writes:
            self._base.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._base.in_transaction:
                with self.faults() if kind is None else contextlib.suppress(sqlite3.Error):
                    self._write()
                    self._base.execute("COMMIT")
        finally:
            self._held.close()

    @contextlib.contextmanager
    def faults(self) -> Iterator[None]:
        """What SQLite says, as an error of ours."""
        try:
            yield
        except sqlite3.DatabaseError as problem:
            if "not a database" in str(problem) or "malformed" in str(problem):
                raise _no_archive(self.path) from problem
            raise OutputError(
                "E903",
                {"en": f"the archive can't be written: {problem}.", "zh": f"无法写入档案库：{problem}。"},
                {
                    "en": "Free space or mend the permissions and start the same command again: what is done is kept.",
                    "zh": "请释放空间或修正权限后重新运行同一命令：已完成的部分不会丢失。",
                },
                file=self.path,
            ) from problem
        except OSError as problem:
            raise unwritable(problem, self.path) from problem

    def is_empty(self) -> bool:
        with self.faults():
            return self._base.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None

    def state(self, entry: Entry) -> tuple[FileStatus, str | None, int] | None:
        """Status, code and number of tries of a file that has not changed since, under the same tool; else None."""
        with self.faults():
            row = self._base.execute(
                "SELECT size, mtime_ns, tool, status, code, tries FROM files WHERE path = ? AND gone = 0",
                (os.fsencode(entry.path),),
            ).fetchone()
        if row is None or (row[0], row[1], row[2]) != (entry.size, entry.mtime_ns, self._tool):
            return None
        return row[3], row[4], row[5]

    def keep(self, entry: Entry, answer: Answer) -> None:
        """Puts down what became of a file; written and committed with others, at the latest with the first one a second later."""
        # Words of a library may hold what is no UTF-8.
        message = answer.message and answer.message.encode("utf-8", "backslashreplace").decode()
        said = answer.status, answer.code, message
        if answer.record and answer.content is not None:
            self._records.append((answer.content, self._tool, *said, answer.record))
        state = entry.size, entry.mtime_ns, self._tool
        self._files.append((os.fsencode(entry.path), *state, *said, answer.content, answer.seconds))
        if len(self._files) >= _ROWS_A_COMMIT or time.monotonic() - self._committed >= _SECONDS_A_COMMIT:
            self.commit()

    def commit(self) -> None:
        with self.faults():
            self._write()
            self._base.execute("COMMIT")
            self._base.execute("BEGIN")
        self._committed = time.monotonic()

    def _write(self) -> None:
        records, files = self._records, self._files
        self._records, self._files = [], []
        self._base.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?)", records)
        self._base.executemany(_KEEP, files)

    def mark_gone(self, is_gone: Callable[[str], bool]) -> int:
        """Marks the files of which this says that they are no longer in the folder; gives how many."""
        with self.faults():
            gone = [
                row
                for row in self.base.execute("SELECT path FROM files WHERE gone = 0")
                if is_gone(os.fsdecode(row[0]))
            ]
            self.base.executemany("UPDATE files SET gone = 1 WHERE path = ?", gone)
        return len(gone)

    def files(self) -> Iterator[FileState]:
        """Every file of the archive that is still in the folder, sorted by path."""
        for row in self.base.execute(
            "SELECT path, status, code, message, content, tries, seconds FROM files WHERE gone = 0 ORDER BY path"
        ):
            yield FileState(os.fsdecode(row[0]), *row[1:])

    def notices(self) -> Iterator[Stored]:
        """Every record once, with the first of the paths that hold its content, sorted by that path."""
        for held in list(self.first_paths()):
            yield Stored(held.content, held.path, self.notice(held.content, held.path))

    def first_paths(self) -> Iterator[Held]:
        """Every content that has a record, with the first of the paths that hold it, sorted by that path."""
        for content, path in self.base.execute(
            """SELECT records.content, MIN(files.path) AS first FROM records
            JOIN files ON files.content = records.content AND files.gone = 0 GROUP BY records.content ORDER BY first"""
        ):
            yield Held(content, os.fsdecode(path))

    def notice(self, content: str, path: str) -> Notice:
        """The record of a content under the name of a file; raises KeyError where the archive has none."""
        row = self.base.execute("SELECT record FROM records WHERE content = ?", (content,)).fetchone()
        if row is None:
            raise KeyError(content)
        return _named(Notice.model_validate_json(unpacked(row[0])[0]), path)

    def text(self, content: str) -> str:
        """The source text that the places of a record refer to; raises KeyError where the archive has none."""
        row = self.base.execute("SELECT record FROM records WHERE content = ?", (content,)).fetchone()
        if row is None:
            raise KeyError(content)
        return unpacked(row[0])[1].decode("utf-8", "surrogatepass")

    @property
    def base(self) -> sqlite3.Connection:
        """The connection, with all that was kept, also for the tables that links and their comparisons are kept in."""
        if self._files:
            self._write()
        return self._base


class Known:
    """What an archive already holds, asked by a worker beside the run that writes."""

    def __init__(self, archive: str) -> None:
        self._base = sqlite3.connect(_for_reading(archive), uri=True, timeout=1, isolation_level=None)

    def answer(self, content: str, tool: str) -> Answer | None:
        """The answer for bytes whose record is there; None also where the store is busy."""
        with contextlib.suppress(sqlite3.Error):
            row = self._base.execute(
                "SELECT status, code, message FROM records WHERE content = ? AND tool = ?", (content, tool)
            ).fetchone()
            if row is not None:
                return Answer(row[0], row[1], row[2], content)
        return None


def _for_reading(path: str) -> str:
    """The address under which SQLite only reads; in a folder that can't be written it can't even make its own side files."""
    file = Path(path).absolute()
    # Beside a log that was not yet taken over, the file alone is not the whole.
    log = Path(f"{file}-wal")
    whole = not log.exists() or not log.stat().st_size
    still = "&immutable=1" if whole and not os.access(file.parent, os.W_OK) else ""
    return f"{file.as_uri()}?mode=ro{still}"


def _named(notice: Notice, path: str) -> Notice:
    """The record under the name of one of the files that hold it; the store keeps it without one."""
    name = safe_name(path.rpartition("/")[2])
    source = notice.source.model_copy(update={"name": name})
    return notice.model_copy(
        update={
            "source": source,
            "attachments": tuple(
                entry
                if entry.notice is None
                else entry.model_copy(update={"notice": _named(entry.notice, path)})
                for entry in notice.attachments
            ),
        }
    )


def _no_archive(path: str) -> UnreadableSourceError:
    missing = is_missing(path)
    return UnreadableSourceError(
        "E340",
        {
            "en": "there is no such archive" if missing else "this is no archive of noticeparse",
            "zh": "没有这个档案库" if missing else "这不是 noticeparse 的档案库",
        },
        {
            "en": "Make one with: noticeparse batch FOLDER --out ARCHIVE",
            "zh": "请用 noticeparse batch 文件夹 --out 档案库 生成",
        },
        file=path,
    )


def _locked(path: str) -> int | None:
    """A lock that the system gives back when the process ends, however it ends; None where there are no such locks."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    handle = os.open(path + ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
        os.close(handle)
        raise OutputError(
            "E904",
            {
                "en": f"another run (process {holder}) is writing this archive",
                "zh": f"另一次运行（进程 {holder}）正在写入该档案库",
            },
            {"en": "Wait for it to end", "zh": "请等待其结束"},
            file=path,
        ) from problem
    os.ftruncate(handle, 0)
    os.pwrite(handle, str(os.getpid()).encode(), 0)
    return handle
