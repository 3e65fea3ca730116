"""A notice as a flat list of values, each with the words that it came from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.records.notice import Attachment, Deadline, Evidence, IssueDate, Notice, Period, Record, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_VALUES = frozenset({"schema_version", "source", "sections", "diagnostics"})


class Value(NamedTuple):
    """One value: ``deadlines[0].date``; ``field`` is the field of the notice, ``number`` counts the entries of a list from 1.

    ``derivation`` are the steps by which a day was worked out, as the record has them.
    """

    prefix: str
    field: str
    number: int | None
    part: str
    value: str
    evidence: Evidence | None
    derivation: tuple[str, ...] = ()

    @property
    def entry(self) -> str:
        """Where the entry stands in the record: ``attachments[0].notice.deadlines[1]``."""
        return self.prefix + self.field + ("" if self.number is None else f"[{self.number - 1}]")

    @property
    def path(self) -> str:
        """Where the value stands in the record: ``deadlines[0].date``."""
        return self.entry + (f".{self.part}" if self.part else "")


def place(evidence: Evidence | None) -> str:
    """Where the words stand, for people: L31, or p2 L31 where the format has pages."""
    if evidence is None:
        return ""
    return f"L{evidence.line}" if evidence.page is None else f"p{evidence.page} L{evidence.line}"


def values(notice: Notice, prefix: str = "") -> Iterator[Value]:
    """Every value of the notice and of the notices enclosed in it, field by field in the order of the record."""
    for field in type(notice).model_fields:
        if field in NOT_VALUES or field.endswith("_evidence"):
            continue
        content = getattr(notice, field)
        if isinstance(content, tuple):
            for number, entry in enumerate(content, 1):
                yield from _entry(prefix, field, number, entry)
                if isinstance(entry, Attachment) and entry.notice is not None:
                    yield from values(entry.notice, f"{prefix}{field}[{number - 1}].notice.")
        elif isinstance(content, Record):
            yield from _entry(prefix, field, None, content)
        elif content is not None:
            found: Evidence | None = getattr(notice, f"{field}_evidence", None)
            steps: tuple[str, ...] = ()
            if isinstance(content, dt.date) and found is not None:
                steps = (f"date.printed: {found.quote} = {content.isoformat()}",)
            yield Value(prefix, field, None, "", _plain(content), found, steps)


def _entry(prefix: str, field: str, number: int | None, entry: Record) -> Iterator[Value]:
    if isinstance(entry, Text):
        yield Value(prefix, field, number, "", entry.text, entry.evidence)
        return
    derivation = _derivation(entry)
    for part, value, evidence in _parts(entry, ""):
        own = evidence is getattr(entry, "evidence", None)
        yield Value(prefix, field, number, part, value, evidence, derivation if own else ())


def _derivation(entry: Record) -> tuple[str, ...]:
    if isinstance(entry, IssueDate):
        return (f"date.printed: {entry.text} = {entry.date.isoformat()}",)
    return entry.derivation if isinstance(entry, Deadline | Period) else ()


def _parts(record: Record, prefix: str) -> Iterator[tuple[str, str, Evidence | None]]:
    whole: Evidence | None = getattr(record, "evidence", None)
    for name in type(record).model_fields:
        content = getattr(record, name)
        if content is None or name == "derivation" or isinstance(content, Evidence | Notice):
            continue
        evidence = getattr(record, f"{name}_evidence", None) or whole
        if isinstance(content, tuple):
            if content and isinstance(content[0], Record):
                for at, inner in enumerate(content):
                    yield from _inner(inner, f"{prefix}{name}[{at}]")
            elif content:
                yield prefix + name, " ".join(map(str, content)), evidence
        elif isinstance(content, Record):
            yield from _inner(content, prefix + name)
        else:
            yield prefix + name, _plain(content), evidence


def _inner(record: Record, name: str) -> Iterator[tuple[str, str, Evidence | None]]:
    if isinstance(record, Text):
        yield name, record.text, record.evidence
    else:
        yield from _parts(record, name + ".")


def _plain(content: object) -> str:
    return content.isoformat() if isinstance(content, dt.date) else str(content)
