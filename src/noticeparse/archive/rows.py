"""The files of an archive with all that is known of each, for what is given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.archive.link import stored_link
from noticeparse.records.archive import FileRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.archive.store import Store


def file_rows(store: Store) -> Iterator[FileRow]:
    """A row a file, sorted by path; a content that several files hold stands under each of them."""
    paths = {stored.content: stored.path for stored in store.first_paths()}
    for file in store.files():
        notice = store.notice(file.content, file.path) if file.content in paths else None
        link = stored_link(store, file.content or "")
        yield FileRow(
            path=file.path,
            status=file.status,
            code=file.code,
            message=file.message,
            content=file.content,
            notice=notice,
            link=link.state if link is not None else None,
            basis=link.basis if link is not None else None,
            parent=paths.get(link.parent) if link is not None and link.parent is not None else None,
            comparison=link.comparison if link is not None else None,
        )
