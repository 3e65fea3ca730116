"""A draft of gold from a record, in the form that docs/annotation-guidelines.md asks for, to be corrected by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from noticeparse.records.notice import (
        Activity,
        Attachment,
        Contact,
        Deadline,
        Notice,
        Reference,
        Requirement,
        Section,
        Text,
    )


def draft_gold(notice: Notice, *, depth: int | None = None) -> dict[str, Any]:
    """The record as plain gold values; ``depth`` is the level down to which sections are listed.

    Nothing in it is gold before a reader has gone through the text: what the parser missed is missing here as well. Its
    diagnostics stand under ``notes``.
    """
    draft: dict[str, Any] = {
        "kind": _text(notice.kind),
        "title": _text(notice.title),
        "document_number": notice.document_number.text if notice.document_number else None,
        "issuers": _texts(notice.issuers),
        "addressees": _texts(notice.addressees),
        "issue_date": _day(notice.issue_date.date if notice.issue_date else None),
        "print_date": _day(notice.print_date),
        "theme": _text(notice.theme),
        "period": {"start": _day(notice.period.start), "end": _day(notice.period.end)}
        if notice.period
        else None,
        "venue": _text(notice.venue),
        "sections": _sections(notice.sections, depth),
    }
    # Where a notice has no such items the guide leaves the key out.
    for key, entries in (("activities", notice.activities), ("requirements", notice.requirements)):
        if entries:
            draft[key] = _items(entries)
    draft["deadlines"] = [_deadline(one) for one in notice.deadlines]
    draft["contacts"] = [_contact(one) for one in notice.contacts]
    draft["references"] = [
        _reference(one) for one in notice.references if one.relation != "mentions" or one.document_number
    ]
    draft["attachments"] = [_attachment(one, depth) for one in notice.attachments]
    draft["notes"] = [f"{one.code}: {one.message}" for one in notice.diagnostics]
    return draft


def _sections(sections: Iterable[Section], depth: int | None) -> list[dict[str, Any]]:
    return [
        {"label": one.label, "title": one.title, "children": _sections(one.children, depth)}
        for one in sections
        if depth is None or one.level <= depth
    ]


def _items(entries: Sequence[Activity | Requirement]) -> list[dict[str, Any]]:
    return [{"label": one.label, "title": one.title} for one in entries]


def _deadline(one: Deadline) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "date": _day(one.date),
        "time": one.time,
        "text": one.text,
        "action": one.action,
        "recipient": one.recipient,
    }
    return entry | ({"inferred": list(one.inferred)} if one.inferred else {})


def _contact(one: Contact) -> dict[str, Any]:
    return {
        "organisation": _text(one.organisation),
        "people": _texts(one.people),
        "phones": _texts(one.phones),
        "faxes": _texts(one.faxes),
        "emails": _texts(one.emails),
        "address": _text(one.address),
        "postcode": _text(one.postcode),
    }


def _reference(one: Reference) -> dict[str, Any]:
    return {"title": one.title, "document_number": one.document_number, "relation": one.relation}


def _attachment(one: Attachment, depth: int | None) -> dict[str, Any]:
    entry: dict[str, Any] = {"number": one.number, "title": one.title}
    return entry | ({"notice": draft_gold(one.notice, depth=depth)} if one.notice is not None else {})


def _text(value: Text | None) -> str | None:
    return None if value is None else value.text


def _texts(values: Iterable[Text]) -> list[str]:
    return [value.text for value in values]


def _day(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()
