"""An archive given out: one line a file as JSON, tables for spreadsheets, a declared schema for columns."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from noticeparse.report.messages import FINDINGS, SEVERITIES, TABLES, pick
from noticeparse.report.metadata import NAMES, metadata
from noticeparse.report.redaction import redacted, redacted_comparison
from noticeparse.report.spreadsheet import BOM, HEADER, formula_safe, value_rows
from noticeparse.report.workbook import Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticeparse.records.archive import FileRow


def json_lines(rows: Iterable[FileRow], *, by_standard: bool = False) -> Iterator[str]:
    """One JSON object a line; ``by_standard`` gives the elements of GB/T 33480 instead of the record."""
    for row in rows:
        line: dict[str, Any] = {
            "path": row.path, "status": row.status, "code": row.code, "link": row.link, "parent": row.parent,
        }  # fmt: skip
        if by_standard:
            line["metadata"] = metadata(row.notice) if row.notice is not None else None
        else:
            line["notice"] = row.notice.model_dump(mode="json") if row.notice is not None else None
            line["findings"] = (
                [found.model_dump(mode="json") for found in row.comparison.findings]
                if row.comparison is not None
                else None
            )
        yield json.dumps(line, ensure_ascii=False) + "\n"


def values_csv(rows: Iterable[FileRow], *, by_standard: bool = False) -> Iterator[str]:
    """A value a row with its words, or an element a column; with a byte order mark, CR LF, and nothing a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("path", "status", *NAMES) if by_standard else HEADER)
    yield BOM
    for row in rows:
        if by_standard:
            elements = metadata(row.notice).values() if row.notice is not None else [""] * len(NAMES)
            writer.writerow([formula_safe(cell) for cell in (row.path, row.status, *elements)])
        elif row.notice is not None:
            writer.writerows(value_rows(row.path, row.notice))
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def archive_workbook(rows: Iterable[FileRow], *, lang: str = "zh") -> bytes:
    """Sheets of files, notices, deadlines, contacts and findings."""
    rows = list(rows)

    def name(key: str) -> str:
        return pick(TABLES[key], lang)

    return workbook(
        [
            Sheet(
                name("files"),
                [name(key) for key in ("path", "status", "code", "link", "parent_file")],
                ((row.path, row.status, row.code, row.link, row.parent) for row in rows),
                (48, 10, 10, 12, 48),
            ),
            Sheet(
                name("notices"),
                [name("path"), *NAMES],
                ((row.path, *metadata(row.notice).values()) for row in rows if row.notice is not None),
                (48, 20, 8, 8, 10, 8, 30, 24, 10, 60, 40, 30, 12, 20, 30, 20, 12, 30, 24, 30),
            ),
            Sheet(
                name("deadlines"),
                [
                    name("path"),
                    name("title"),
                    *(name(key) for key in ("day", "time", "action", "recipient", "quote")),
                ],
                _deadlines(rows),
                (40, 40, 12, 8, 40, 24, 48),
            ),
            Sheet(
                name("contacts"),
                [
                    name("path"),
                    *(name(key) for key in ("organisation", "people", "phones", "emails", "address")),
                ],
                _contacts(rows),
                (40, 30, 20, 24, 28, 40),
            ),
            Sheet(
                name("findings"),
                [name(key) for key in ("path", "parent_file", "severity", "kind", "message")],
                _findings(rows, lang),
                (40, 40, 9, 14, 60),
            ),
        ]
    )


def redacted_row(row: FileRow) -> FileRow:
    """The row with people, telephones and addresses hidden in the record and in the findings."""
    comparison = row.comparison
    if row.notice is None:
        return row
    if comparison is not None:
        comparison = redacted_comparison(comparison, row.notice)
    return row._replace(notice=redacted(row.notice), comparison=comparison)


def _deadlines(rows: Iterable[FileRow]) -> Iterator[list[object]]:
    for row in rows:
        for notice in (row.notice, *row.notice.enclosed()) if row.notice is not None else ():
            title = notice.title.text if notice.title is not None else ""
            for one in notice.deadlines:
                yield [row.path, title, one.date, one.time, one.action, one.recipient, one.evidence.quote]


def _contacts(rows: Iterable[FileRow]) -> Iterator[list[object]]:
    for row in rows:
        for notice in (row.notice, *row.notice.enclosed()) if row.notice is not None else ():
            for one in notice.contacts:
                yield [
                    row.path,
                    one.organisation.text if one.organisation is not None else "",
                    *(
                        "、".join(text.text for text in texts)
                        for texts in (one.people, one.phones, one.emails)
                    ),
                    one.address.text if one.address is not None else "",
                ]


def _findings(rows: Iterable[FileRow], lang: str) -> Iterator[list[object]]:
    for row in rows:
        for found in row.comparison.findings if row.comparison is not None else ():
            yield [
                row.path,
                row.parent,
                pick(SEVERITIES[found.severity], lang),
                pick(FINDINGS[found.kind], lang),
                found.message,
            ]
