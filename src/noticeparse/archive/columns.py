"""An archive as columns (Parquet, Arrow) with a declared schema, so that parts written apart read as one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from noticeparse.errors import missing_extra

if TYPE_CHECKING:
    from collections.abc import Iterable

    from noticeparse.records.archive import FileRow

_ROWS_A_GROUP = 5_000


def arrow_schema() -> Any:
    """The columns: what is asked for most as columns of its own, and the whole record as JSON.

    Raises MissingDependencyError without pyarrow.
    """
    arrow = load_arrow()
    words, day = arrow.string(), arrow.date32()
    deadline = arrow.struct(
        [("date", day), ("time", words), ("action", words), ("recipient", words), ("quote", words)]
    )
    return arrow.schema(
        [
            arrow.field("path", words, nullable=False),
            arrow.field("status", words, nullable=False),
            *(
                arrow.field(name, words)
                for name in ("code", "sha256", "kind", "title", "document_number", "theme")
            ),
            arrow.field("issuers", arrow.list_(words)),
            arrow.field("addressees", arrow.list_(words)),
            *(arrow.field(name, day) for name in ("issue_date", "period_start", "period_end")),
            arrow.field("deadlines", arrow.list_(deadline)),
            *(arrow.field(name, words) for name in ("link", "parent", "record", "comparison")),
        ]
    )


def parquet(rows: Iterable[FileRow]) -> bytes:
    """The bytes of a Parquet file; raises MissingDependencyError without pyarrow."""
    arrow = load_arrow()
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

    schema = arrow_schema()
    out = io.BytesIO()
    with ParquetWriter(out, schema, compression="zstd") as writer:
        group: list[dict[str, Any]] = []
        for row in rows:
            group.append(column_values(row))
            if len(group) == _ROWS_A_GROUP:
                writer.write_table(arrow.Table.from_pylist(group, schema=schema))
                group.clear()
        writer.write_table(arrow.Table.from_pylist(group, schema=schema))
    return out.getvalue()


def column_values(row: FileRow) -> dict[str, Any]:
    """A file as a row of :func:`arrow_schema`; lists of enclosed notices are not in the columns, but in the record."""
    notice = row.notice
    values: dict[str, Any] = {
        "path": row.path.encode("utf-8", "backslashreplace").decode(), "status": row.status, "code": row.code, "link": row.link,
        "parent": row.parent,
        "comparison": row.comparison.model_dump_json() if row.comparison is not None else None,
    }  # fmt: skip
    if notice is None:
        return values
    period = notice.period
    return values | {
        "sha256": notice.source.sha256,
        **{name: text.text if text is not None else None for name, text in (("kind", notice.kind), ("title", notice.title), ("theme", notice.theme))},
        "document_number": notice.document_number.text if notice.document_number is not None else None,
        "issuers": [issuer.text for issuer in notice.issuers],
        "addressees": [addressee.text for addressee in notice.addressees],
        "issue_date": notice.issue_date.date if notice.issue_date is not None else None,
        "period_start": period.start if period is not None else None,
        "period_end": period.end if period is not None else None,
        "deadlines": [
            {"date": one.date, "time": one.time, "action": one.action, "recipient": one.recipient, "quote": one.evidence.quote}
            for one in notice.deadlines
        ],
        "record": notice.model_dump_json(),
    }  # fmt: skip


def load_arrow() -> Any:
    """pyarrow; raises MissingDependencyError where it is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError as problem:
        raise missing_extra("pyarrow", "parquet") from problem
    return pa
