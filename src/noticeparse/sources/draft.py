"""What one reader found, before it gets the name and the digest of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from noticeparse.sources.document import Aside, Places


class Draft(NamedTuple):
    """The fields of a ``SourceDocument`` that the reader of a format knows."""

    text: str
    media_type: str
    reader: str
    encoding: str | None = None
    pages: int | None = None
    title_hint: str | None = None
    table_spans: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str, int, int], ...] = ()
    asides: tuple[Aside, ...] = ()
    places: Places | None = None
