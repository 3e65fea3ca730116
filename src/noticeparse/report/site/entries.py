"""What the lists of a site show: a notice, a file, a deadline, a number about a pair."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.archive.store import Held
from noticeparse.compare.localise import rank_of
from noticeparse.report.site.shelf import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.records.notice import Notice


class Entry(NamedTuple):
    """A notice as lists show it; ``day`` is ISO 8601 or empty, ``page`` its file, ``rank`` the level of its office."""

    content: str
    path: bytes
    page: str
    title: str
    number: str
    issuer: str
    day: str
    year: int | None
    kind: str
    rank: int | None
    state: str | None = None
    basis: str | None = None
    parent: str | None = None
    part: int | None = None
    compared: int = 0
    conflicts: int = 0
    reviews: int = 0

    @property
    def held(self) -> Held:
        return Held(self.content, os.fsdecode(self.path))

    @property
    def comparison(self) -> str:
        """The file of the comparison with the parent; empty where there is none."""
        return page_of("c", self.content) if self.compared else ""


class File(NamedTuple):
    """A file as lists show it, and the page of its notice if it has one."""

    name: str
    status: str
    code: str
    message: str
    entry: Entry | None = None
    words: str = ""


class Due(NamedTuple):
    """A deadline in the calendar, and the anchor of its words on the page of its notice."""

    day: str
    time: str
    what: str
    anchor: str
    entry: Entry


class Shift(NamedTuple):
    """A number about a local notice and its parent."""

    value: int
    entry: Entry


def entry_of(notice: Notice, held: Held, name: str) -> Entry:
    """What lists show of a notice in a file of this name, before it is linked."""
    day = notice.issue_date.date if notice.issue_date is not None else None
    number = notice.document_number
    return Entry(
        content=held.content,
        path=os.fsencode(held.path),
        page=page_of("n", held.content),
        title=notice.title.text if notice.title is not None else name,
        number=number.text if number is not None else "",
        issuer="、".join(issuer.text for issuer in notice.issuers),
        day=day.isoformat() if day is not None else "",
        year=day.year if day is not None else number.year if number is not None else None,
        kind=notice.kind.text if notice.kind is not None else "",
        rank=rank_of(notice),
    )


def parts_of(notice: Notice, prefix: str = "") -> Iterator[tuple[str, Notice]]:
    """The notice and those that it encloses, each with what stands before the names of its fields."""
    yield prefix, notice
    for at, entry in enumerate(notice.attachments):
        if entry.notice is not None:
            yield from parts_of(entry.notice, f"{prefix}attachments[{at}].notice.")


def anchor_of(entry: str) -> str:
    """The anchor of an entry of a record on the page of its notice.

    >>> anchor_of("attachments[0].notice.deadlines[1]")
    'attachments-0-notice-deadlines-1'
    """
    return entry.replace("].", "-").replace("[", "-").replace("]", "").replace(".", "-")
