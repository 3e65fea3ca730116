"""The record of one notice (schema 1.0). Frozen pydantic models that import no rules of extraction."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic needs the type at run time
from typing import TYPE_CHECKING, Any, Final, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_VERSION: Final = "1.0"

Precision = Literal["day", "ten-days", "month", "quarter", "half-year", "year", "vague"]
Boundary = Literal[
    "inclusive",
    "explicit-inclusive",
    "conventional-inclusive",
    "exclusive",
    "ambiguous",
    "on-the-day",
    "vague",
]
Relation = Literal["basis", "forwards", "amends", "repeals", "encloses", "mentions"]
Severity = Literal["error", "warning", "info"]
SectionRole = Literal[
    "theme", "period", "objectives", "activities", "requirements", "organisation", "participants", "venue", "schedule",
    "materials", "procedure", "funding", "contacts", "attachments", "other",
]  # fmt: skip


# One set for all trusted records of a class: no record changes, and a copy of one takes a copy of the set.
_EVERY_FIELD: dict[type[Record], set[str]] = {}


class Record(BaseModel):
    """What all records share: they can't be changed, and they know every one of their fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        _EVERY_FIELD[cls] = set(cls.model_fields)


_R = TypeVar("_R", bound=Record)


def trusted(kind: type[_R], values: dict[str, Any]) -> _R:
    """A record of values that are known to fit, every field given; takes over the dictionary and checks nothing.

    For records that one typed function makes of a notice: it takes a third of the time. Input is always validated. No
    method of the class, for pydantic makes each look-up of an attribute of a class dear.
    """
    record = _new(kind)
    _hold_values(record, values)
    _hold_names(record, _EVERY_FIELD[kind])
    _hold_extra(record, None)
    _hold_private(record, None)
    return record


# What pydantic itself fills in once it has validated a record.
_new = object.__new__
_hold_values, _hold_names, _hold_extra, _hold_private = (
    BaseModel.__dict__[name].__set__
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


class SourceSpan(Record):
    """Half-open code-point offsets into the source text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(Record):
    """The words that a value came from.

    ``source_text[start:end] == quote``; ``page`` and ``line`` count from 1, ``page`` is null where the format has no
    pages; ``rule`` is the stable name of the rule that produced the value. What ``parse --boxes`` adds is left out when a record is
    read back.
    """

    model_config = ConfigDict(extra="ignore")

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None
    line: int
    quote: str
    rule: str


class Text(Record):
    """A piece of the notice, as printed but for line breaks, letter-spacing and Markdown marks."""

    text: str
    evidence: Evidence


class Source(Record):
    """Where the notice was read from."""

    name: str | None
    sha256: str
    media_type: str
    encoding: str | None
    pages: int | None
    characters: int
    reader: str


class DocumentNumber(Record):
    """发文字号 (GB/T 9704-2012, 7.2.5): organ code, year, sequence; ``text`` is normalised, 科协发宣字〔2023〕13号."""

    text: str
    organ_code: str | None
    year: int | None
    sequence: int | None
    evidence: Evidence


class IssueDate(Record):
    """成文日期 (7.3.5.4): under the signature, or in brackets under the title."""

    text: str
    date: dt.date
    evidence: Evidence


class Period(Record):
    """When the main event takes place; both ends are inclusive days, an open end is null.

    ``derivation`` says step by step how the days came about.
    """

    text: str
    start: dt.date | None
    end: dt.date | None
    precision: Precision
    inferred: tuple[str, ...] = ()
    evidence: Evidence
    derivation: tuple[str, ...] = ()

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A period of values of the right types; that it runs forward is still checked."""
        _check_order(values["start"], values["end"])
        return trusted(cls, values)

    @model_validator(mode="after")
    def _runs_forward(self) -> Period:
        _check_order(self.start, self.end)
        return self


def _check_order(start: dt.date | None, end: dt.date | None) -> None:
    if start is not None and end is not None and end < start:
        raise ValueError("a period ends on or after the day on which it starts")


class Section(Record):
    """One numbered section; ``text`` is its body without its children's, ``span`` covers all of it."""

    label: str
    number: int | None
    level: int
    path: tuple[str, ...]
    title: str | None
    role: SectionRole
    text: str
    span: SourceSpan
    children: tuple[Section, ...] = ()


class Item(Record):
    """An item inside a paragraph: 一是…, ①…, 1.…"""

    label: str
    text: str
    evidence: Evidence


class Activity(Record):
    """One of the main activities; ``text`` is all that stands after its label."""

    label: str
    title: str | None
    text: str
    path: tuple[str, ...]
    period: Period | None = None
    venue: Text | None = None
    items: tuple[Item, ...] = ()
    evidence: Evidence


class Requirement(Record):
    """One item of the 工作要求; ``text`` is all that stands after its label."""

    label: str
    title: str | None
    text: str
    path: tuple[str, ...]
    evidence: Evidence


class Deadline(Record):
    """A day by which the addressees must have done something.

    ``date`` is the last day that counts by convention (6月20日前 → the 20th, ``boundary`` conventional-inclusive,
    ``strict_date`` the 19th); null where the text gives none that can be resolved. ``time`` is HH:MM.
    ``derivation`` says step by step how the day came about.
    """

    date: dt.date | None
    time: str | None
    text: str
    boundary: Boundary
    strict_date: dt.date | None
    action: str | None
    responsible: str | None
    recipient: str | None
    path: tuple[str, ...]
    inferred: tuple[str, ...] = ()
    evidence: Evidence
    derivation: tuple[str, ...] = ()
    action_evidence: Evidence | None = None
    responsible_evidence: Evidence | None = None
    recipient_evidence: Evidence | None = None


class Contact(Record):
    """One entry as a reader would put it into an address book."""

    organisation: Text | None = None
    people: tuple[Text, ...] = ()
    phones: tuple[Text, ...] = ()
    faxes: tuple[Text, ...] = ()
    emails: tuple[Text, ...] = ()
    websites: tuple[Text, ...] = ()
    address: Text | None = None
    postcode: Text | None = None
    path: tuple[str, ...] = ()
    evidence: Evidence


class Reference(Record):
    """A document that the notice cites; ``document_number`` is normalised where it has the form of a 发文字号."""

    title: str | None
    document_number: str | None
    issuers: tuple[str, ...] = ()
    relation: Relation
    evidence: Evidence


class Attachment(Record):
    """An entry of the list after 附件：, and the enclosed notice itself where it stands in the same file."""

    number: str | None
    title: str | None
    notice: Notice | None = None
    evidence: Evidence


class Diagnostic(Record):
    """Something odd in the notice, or something the parser was unsure of; codes are listed in docs/errors.md."""

    code: str
    severity: Severity
    message: str
    span: SourceSpan | None = None


class Notice(Record):
    """What a careful reader takes from one notice: the elements of GB/T 9704-2012 and the fields of its content.

    What is not in the notice is ``None`` or empty; nothing is invented.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    kind: Text | None = None
    title: Text | None = None
    document_number: DocumentNumber | None = None
    copy_number: Text | None = None
    classification: Text | None = None
    urgency: Text | None = None
    signatory: Text | None = None
    issuers: tuple[Text, ...] = ()
    addressees: tuple[Text, ...] = ()
    issue_date: IssueDate | None = None
    cc: tuple[Text, ...] = ()
    printing_office: Text | None = None
    print_date: dt.date | None = None
    print_date_evidence: Evidence | None = None
    remark: Text | None = None
    theme: Text | None = None
    venue: Text | None = None
    period: Period | None = None
    lead: tuple[Text, ...] = ()
    sections: tuple[Section, ...] = ()
    activities: tuple[Activity, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    contacts: tuple[Contact, ...] = ()
    references: tuple[Reference, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Every numbered section, depth first, in document order."""
        stack = list(reversed(self.sections))
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))

    def outline(self) -> str:
        """The sections as an indented tree for people; enclosed notices follow under their titles."""
        lines = [self.title.text if self.title else "—"]
        lines += [
            f"{'  ' * section.level}{section.label} {section.title or _short(section.text)}"
            for section in self.walk()
        ]
        for attachment in self.attachments:
            if attachment.notice is not None:
                inner = attachment.notice.outline().splitlines()
                lines += [f"  附件{attachment.number or ''} {inner[0]}", *("  " + line for line in inner[1:])]
        return "\n".join(lines)

    def enclosed(self) -> Iterator[Notice]:
        """The notices that stand in the same file as attachments, depth first."""
        for attachment in self.attachments:
            if attachment.notice is not None:
                yield attachment.notice
                yield from attachment.notice.enclosed()


def _short(text: str, width: int = 24) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= width else line[: width - 1] + "…"
