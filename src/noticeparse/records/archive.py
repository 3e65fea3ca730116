"""A file of an archive and all that is known of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from noticeparse.records.comparison import Comparison  # noqa: TC001 - a type that other rooms ask for
from noticeparse.records.notice import Notice  # noqa: TC001

FileStatus = Literal["ok", "partial", "failed"]
LinkState = Literal["linked", "ambiguous", "missing", "none", "cycle"]
TopicBasis = Literal["document_number", "title", "topic"]


class FileRow(NamedTuple):
    """One file: its path below the folder, its status, its record, its parent and the comparison with it.

    ``code`` and ``message`` (Chinese and English, parted by a tab) say why a file failed or what was not read of it;
    ``content`` is the key of its bytes; ``parent`` is the path of the first file that holds the parent.
    """

    path: str
    status: FileStatus
    code: str | None = None
    message: str | None = None
    content: str | None = None
    notice: Notice | None = None
    link: LinkState | None = None
    basis: TopicBasis | None = None
    parent: str | None = None
    comparison: Comparison | None = None
