"""What the lists of a site need of every notice, kept on disk while it is written, so that no archive is too big for memory."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Self

from noticeparse.report.site.entries import Due, Entry, File, Shift, anchor_of, entry_of, parts_of
from noticeparse.vocab.localities import RANK_OF_PROVINCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from noticeparse.archive.store import Held
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice
    from noticeparse.report.site.shelf import Shelf

_SCHEMA = """
CREATE TABLE notices (
    content TEXT PRIMARY KEY, path BLOB NOT NULL, page TEXT NOT NULL, title TEXT NOT NULL, number TEXT NOT NULL, issuer TEXT NOT NULL,
    day TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL, rank INTEGER, words TEXT NOT NULL,
    state TEXT, basis TEXT, parent TEXT, part INTEGER, compared INTEGER NOT NULL, up TEXT,
    conflicts INTEGER NOT NULL DEFAULT 0, reviews INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX below ON notices (parent, part, day, title, content);
CREATE INDEX tree ON notices (up, day, title, content);
CREATE TABLE files (path BLOB PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL, code TEXT, message TEXT, content TEXT) WITHOUT ROWID;
CREATE INDEX held ON files (content, path);
CREATE INDEX causes ON files (status, code, path);
CREATE TABLE deadlines (day TEXT NOT NULL, time TEXT NOT NULL, what TEXT NOT NULL, content TEXT NOT NULL, anchor TEXT NOT NULL);
CREATE INDEX days ON deadlines (day, time, content, anchor);
CREATE TABLE shifts (kind TEXT NOT NULL, value INTEGER NOT NULL, child TEXT NOT NULL);
CREATE INDEX values_of ON shifts (kind, value, child)
"""
CENTRAL = RANK_OF_PROVINCES + 1
_SEARCHED = 800  # characters of a notice's fields by which the list is searched
_COLUMNS = "content, path, page, title, number, issuer, day, year, kind, rank, state, basis, parent, part, compared, conflicts, reviews"
_ORDER = "day, title, content"
_UPS = "(SELECT up FROM notices WHERE up IS NOT NULL)"


class Ledger:
    """A data base of one run; its lists come sorted and row by row."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        for line in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", *_SCHEMA.split(";"), "BEGIN"):
            self._base.execute(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def fill(self, shelf: Shelf) -> None:
        """Puts down every notice and every file of an archive."""
        for held in shelf.store.first_paths():
            self._add(shelf, held)
        self._grow()
        for file in shelf.store.files():
            known = self.entry(file.content)
            holders = [known.held] if known is not None else []
            self._base.execute(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)",
                (
                    os.fsencode(file.path), shelf.name(file.path, *holders), file.status, file.code,
                    shelf.words(file.message or "", *holders), known.content if known is not None else None,
                ),
            )  # fmt: skip

    def _grow(self) -> None:
        """Makes a forest of the links: a file that encloses its own parent is its own root, and rings are cut."""
        for statement in (
            # What was linked and is no longer in the folder.
            """UPDATE notices SET parent = NULL, part = NULL, basis = NULL, compared = 0, state = 'missing'
            WHERE parent NOT IN (SELECT content FROM notices)""",
            "UPDATE notices SET up = parent WHERE parent != content",
            # A ring that leads through enclosed notices; on its way round there is a step to a greater key.
            """WITH RECURSIVE grown (content) AS (
                SELECT content FROM notices WHERE up IS NULL
                UNION SELECT notices.content FROM notices JOIN grown ON notices.up = grown.content
            ) UPDATE notices SET up = NULL WHERE content < up AND content NOT IN grown""",
            # The name of a central office holds no place; that provinces follow it shows what it is.
            f"""UPDATE notices SET rank = {CENTRAL} WHERE rank IS NULL
            AND content IN (SELECT up FROM notices WHERE rank = {RANK_OF_PROVINCES})""",  # noqa: S608 - numbers of ours
        ):
            self._base.execute(statement)

    def _add(self, shelf: Shelf, held: Held) -> None:
        notice = shelf.notice(held)
        link = shelf.store.base.execute(
            "SELECT state, basis, parent, parent_part, comparison IS NOT NULL FROM links WHERE child = ?",
            (held.content,),
        ).fetchone() or (None, None, None, None, 0)
        entry = entry_of(notice, held, shelf.name(held.path, held))
        self._base.execute(
            "INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, 0)",
            (*entry[: entry._fields.index("state")], _searched(notice), *link),
        )
        self._base.executemany(
            "INSERT INTO deadlines VALUES (?, ?, ?, ?, ?)",
            (
                (
                    one.date.isoformat() if one.date is not None else "", one.time or "", one.action or one.text,
                    held.content, anchor_of(f"{prefix}deadlines[{at}]"),
                )
                for prefix, inner in parts_of(notice)
                for at, one in enumerate(inner.deadlines)
            ),
        )  # fmt: skip

    def keep(self, child: Entry, comparison: Comparison, shifts: Iterable[tuple[str, int]]) -> None:
        """Puts down what the comparison of a local with its parent came to."""
        counts = comparison.counts
        self._base.execute(
            "UPDATE notices SET conflicts = ?, reviews = ? WHERE content = ?",
            (counts["conflict"], counts["review"], child.content),
        )
        self._base.executemany(
            "INSERT INTO shifts VALUES (?, ?, ?)", ((kind, value, child.content) for kind, value in shifts)
        )

    def entry(self, content: str | None) -> Entry | None:
        return next(self._entries("WHERE content = ?", content), None)

    def entries(self) -> Iterator[Entry]:
        return self._entries("ORDER BY content")

    def below(self, parent: str) -> Iterator[Entry]:
        """The locals of a notice and of those that it encloses."""
        return self._entries(f"WHERE parent = ? ORDER BY part, {_ORDER}", parent)

    def parents(self) -> Iterator[tuple[Entry, int]]:
        """Every notice that locals were compared with, and which of its parts."""
        for content, part in self._base.execute(
            "SELECT DISTINCT parent, part FROM notices WHERE compared = 1 ORDER BY parent, part"
        ).fetchall():
            entry = self.entry(content)
            if entry is not None:
                yield entry, part

    def locals_of(self, parent: str, part: int) -> Iterator[Entry]:
        """Those of them that were compared with one part."""
        return self._entries(
            f"WHERE parent = ? AND part = ? AND compared = 1 ORDER BY {_ORDER}", parent, part
        )

    def tops(self) -> Iterator[Entry]:
        """The roots of the forest that have something below them, latest year first."""
        return self._entries(f"WHERE up IS NULL AND content IN {_UPS} ORDER BY year DESC, {_ORDER}")

    def under(self, up: str) -> Iterator[Entry]:
        return self._entries(f"WHERE up = ? ORDER BY {_ORDER}", up)

    def single(self, state: str | None) -> Iterator[Entry]:
        """Notices in this state of the link that stand in no tree, latest year first."""
        return self._entries(
            f"WHERE up IS NULL AND state IS ? AND content NOT IN {_UPS} ORDER BY year DESC, {_ORDER}", state
        )

    def count_single(self, state: str | None) -> int:
        return self._count(f"notices WHERE up IS NULL AND state IS ? AND content NOT IN {_UPS}", state)

    def count_under(self, up: str) -> int:
        return self._count("notices WHERE up = ?", up)

    def compared_parts(self, parent: str) -> list[tuple[int, int]]:
        """The parts of a notice that locals were compared with, and how many."""
        return self._base.execute(
            "SELECT part, COUNT(*) FROM notices WHERE parent = ? AND compared = 1 GROUP BY part ORDER BY part",
            (parent,),
        ).fetchall()

    def count_below(self, parent: str) -> int:
        return self._count("notices WHERE parent = ?", parent)

    def files(self) -> Iterator[File]:
        columns = ", ".join(f"notices.{name}" for name in _COLUMNS.split(", "))
        for name, status, code, words, *row in self._base.execute(
            f"""SELECT name, status, code, words, {columns} FROM files
            LEFT JOIN notices ON notices.content = files.content ORDER BY files.path"""  # noqa: S608 - our own words
        ):
            entry = Entry(*row) if row[0] is not None else None
            yield File(name, status, code or "", "", entry, words or "")

    def names(self, content: str) -> Iterator[str]:
        """The names of the files that hold a content."""
        for (name,) in self._base.execute(
            "SELECT name FROM files WHERE content = ? ORDER BY path", (content,)
        ):
            yield name

    def causes(self) -> list[tuple[str, str, int]]:
        """Status and code of what was not read or not all, with the number of files."""
        return self._base.execute(
            "SELECT status, code, COUNT(*) FROM files WHERE status != 'ok' GROUP BY status, code ORDER BY status, COUNT(*) DESC, code"
        ).fetchall()

    def failed(self, status: str, code: str) -> Iterator[File]:
        for name, message, content in self._base.execute(
            "SELECT name, message, content FROM files WHERE status = ? AND code IS ? ORDER BY path",
            (status, code),
        ):
            yield File(name, status, code, message or "", self.entry(content))

    def count_files(self, status: str) -> int:
        return self._count("files WHERE status = ?", status)

    def dues(self) -> Iterator[Due]:
        columns = ", ".join(f"notices.{name}" for name in _COLUMNS.split(", "))
        for day, time, what, anchor, *row in self._base.execute(
            f"""SELECT deadlines.day, time, what, anchor, {columns} FROM deadlines JOIN notices USING (content)
            WHERE deadlines.day != '' ORDER BY deadlines.day, time, content, anchor"""  # noqa: S608
        ):
            yield Due(day, time, what, anchor, Entry(*row))

    def count_open(self) -> int:
        """The number of deadlines that have no day."""
        return self._count("deadlines WHERE day = ''")

    def counts(self, kind: str) -> list[tuple[int, int]]:
        """Every value of a kind of shift, in order, and how often it occurs."""
        return self._base.execute(
            "SELECT value, COUNT(*) FROM shifts WHERE kind = ? GROUP BY value ORDER BY value", (kind,)
        ).fetchall()

    def furthest(self, kind: str, *, lowest: bool, most: int) -> list[Shift]:
        """The locals with the lowest values of a kind, or with those furthest from 0."""
        order = "value" if lowest else "ABS(value) DESC, value"
        rows = self._base.execute(
            f"SELECT value, child FROM shifts WHERE kind = ? AND value != ? ORDER BY {order}, child LIMIT ?",  # noqa: S608
            (kind, 100 if lowest else 0, most),
        ).fetchall()
        found = ((value, self.entry(child)) for value, child in rows)
        return [Shift(value, entry) for value, entry in found if entry is not None]

    def _entries(self, which: str, *values: object) -> Iterator[Entry]:
        for row in self._base.execute(f"SELECT {_COLUMNS} FROM notices {which}", values):  # noqa: S608
            yield Entry(*row)

    def _count(self, which: str, *values: object) -> int:
        return int(self._base.execute(f"SELECT COUNT(*) FROM {which}", values).fetchone()[0])  # noqa: S608


def _searched(notice: Notice) -> str:
    """The words of the fields by which a notice is looked for, beside its title, number and issuers."""
    found: list[str] = []
    for _, one in parts_of(notice):
        found += [text.text for text in (one.theme, one.venue) if text is not None]
        found += [part for due in one.deadlines for part in (due.action, due.recipient) if part]
        found += [item.title for items in (one.activities, one.requirements) for item in items if item.title]
        found += [text.text for texts in (one.addressees, one.cc) for text in texts]
        found += [part for cited in one.references for part in (cited.title, cited.document_number) if part]
        found += [entry.title for entry in one.attachments if entry.title]
    return " ".join(dict.fromkeys(found))[:_SEARCHED]
