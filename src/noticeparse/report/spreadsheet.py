"""Notices as comma-separated values for Excel and WPS: one row a value, each with the words that it came from."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from noticeparse.display import printable
from noticeparse.report.values import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticeparse.records.notice import Notice

HEADER = ("file", "field", "value", "page", "line", "start", "end", "rule", "quote")
BOM = "\ufeff"  # without it Excel and WPS read the file as GBK
# What a spreadsheet takes for a formula, at the head of a cell or of a line in it, also after blanks and full-width.
_FORMULA = re.compile(r"(?m)^(?=[ \u3000]{0,99}+[=+\-@\t\r＝＋－＠])")


def notices_csv(notices: Iterable[tuple[str, Notice]]) -> str:
    """The table of all values, with a byte order mark, CR LF and an apostrophe before what looks like a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for name, notice in notices:
        writer.writerows(value_rows(name, notice))
    return BOM + out.getvalue()


def value_rows(name: str, notice: Notice) -> Iterator[list[object]]:
    """The rows of one notice, under :data:`HEADER`."""
    for value in values(notice):
        found = value.evidence
        place = (
            ("", "", "", "", "", "")
            if found is None
            else (found.page, found.line, found.start, found.end, found.rule, found.quote)
        )
        yield [formula_safe(cell) for cell in (name, value.path, value.value, *place)]


def formula_safe(content: object) -> object:
    """A cell that no spreadsheet takes for a formula, without marks that act."""
    if not isinstance(content, str):
        return content
    return _FORMULA.sub("'", printable(content, keep="\n\t"))
