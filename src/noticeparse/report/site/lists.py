"""The pages that list: all files with search and filters, the calendar of deadlines, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.display import one_line
from noticeparse.report.failures import meaning
from noticeparse.report.messages import pick
from noticeparse.report.pages.template import data_lines, render_pieces
from noticeparse.report.site.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.report.site.entries import Due, File
    from noticeparse.report.site.frame import Frame
    from noticeparse.report.site.ledger import Ledger

_STYLES = ("page.css", "site.css", "lists.css")


def index_page(frame: Frame, ledger: Ledger) -> Iterator[str]:
    """Every file of the archive; the rows are data, of which the page shows what is on the screen."""
    return render_pieces(
        "index",
        styles=_STYLES,
        scripts=("index.js",),
        **frame.around("index.html"),
        title=pick(WORDS["archive"], frame.lang),
        counts=[(status, ledger.count_files(status)) for status in ("ok", "partial", "failed")],
        rows=data_lines(map(_file_row, ledger.files())),
    )


def _file_row(file: File) -> list[str | int | None]:
    entry = file.entry
    if entry is None:
        return [file.name, file.status, file.code]
    return [
        file.name, file.status, file.code, entry.page, one_line(entry.title), entry.number, one_line(entry.issuer), entry.day, entry.kind,
        entry.year, entry.state, entry.conflicts, entry.reviews, one_line(file.words),
    ]  # fmt: skip


def calendar_page(frame: Frame, ledger: Ledger) -> Iterator[str]:
    """Every deadline that has a day, by month and as a list."""
    left = ledger.count_open()
    return render_pieces(
        "calendar",
        styles=_STYLES,
        scripts=("calendar.js",),
        **frame.around("calendar.html"),
        title=pick(("期限日历", "Calendar of deadlines"), frame.lang),
        unresolved=pick(WORDS["unresolved"], frame.lang).format(count=left) if left else "",
        rows=data_lines(map(_due_row, ledger.dues())),
    )


def _due_row(due: Due) -> list[str | int | None]:
    entry = due.entry
    return [
        due.day,
        due.time,
        one_line(due.what),
        one_line(entry.title),
        one_line(entry.issuer),
        entry.page,
        due.anchor,
    ]


def failures_page(frame: Frame, ledger: Ledger) -> Iterator[str]:
    """The files that were not read, or not all of them, by the reason."""

    def told(file: File) -> str:
        chinese, _, english = file.message.partition("\t")
        return one_line(pick((chinese, english or chinese), frame.lang))

    return render_pieces(
        "failures",
        styles=_STYLES,
        **frame.around("failures.html"),
        title=pick(("未读文件", "Failures"), frame.lang),
        causes=(
            (status, code or "", meaning(code or "", frame.lang), count, ledger.failed(status, code))
            for status, code, count in ledger.causes()
        ),
        told=told,
    )
