"""What one reader found, before it gets the name and the digest of its file."""

from __future__ import annotations

from typing import NamedTuple


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
