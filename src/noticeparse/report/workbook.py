"""Tables as a workbook (xlsx) for Excel and WPS: what is text stays text, and nothing is a formula."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from noticeparse.display import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_CHARACTERS = 32_767  # of a cell; Excel repairs a file that holds more
_NAME = 31  # characters of a sheet's name
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_WIDTH = 18
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the same tables give the same bytes: the file bears no time of its own


class Sheet(NamedTuple):
    """One table: its name, its heads, its rows, and the widths of its columns in characters."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[object]]
    widths: Sequence[int] = ()


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of an xlsx file; the first row of each sheet stays in sight and filters the others.

    >>> workbook([Sheet("a", ("words",), [("=1+1",)])])[:2]
    b'PK'
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#f0f0ee"})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name.translate(_FORBIDDEN)[:_NAME])
        for column in range(len(sheet.heads)):
            page.set_column(column, column, sheet.widths[column] if column < len(sheet.widths) else _WIDTH)
        last = 0
        for last, row in enumerate((sheet.heads, *sheet.rows)):
            for column, content in enumerate(row):
                form = cell if last else head
                if isinstance(content, (int, float)):
                    page.write_number(last, column, content, form)
                elif content not in (None, ""):
                    page.write_string(last, column, _words(content), form)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, last, max(0, len(sheet.heads) - 1))
    book.close()
    return out.getvalue()


def _words(content: object) -> str:
    return printable(str(content), keep="\n\t")[:MOST_CHARACTERS]
