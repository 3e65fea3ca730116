"""The values of each field, on the gold side and on the found side, as parts that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from noticeparse.evaluate.gold import GoldSection
from noticeparse.evaluate.likeness import Value
from noticeparse.numerals import squash

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from noticeparse.evaluate.gold import (
        GoldAttachment,
        GoldContact,
        GoldDeadline,
        GoldItem,
        GoldNotice,
        GoldPeriod,
        GoldReference,
    )
    from noticeparse.records.notice import (
        Activity,
        Attachment,
        Contact,
        Deadline,
        DocumentNumber,
        Evidence,
        Notice,
        Period,
        Reference,
        Requirement,
        Section,
        Text,
    )

GUIDE_DEPTH = 2  # the levels of a document that gold holds at least (docs/annotation-guidelines.md)


def texts(words: Iterable[str | None]) -> list[Value]:
    return [Value(word, (word,), word) for word in words if word is not None]


def found_texts(found: Iterable[Text | DocumentNumber | None]) -> list[Value]:
    return [Value(text.text, (text.text,), span=_span(text.evidence)) for text in found if text is not None]


def day(date: dt.date | None, evidence: Evidence | None = None) -> list[Value]:
    iso = _iso(date)
    return [] if iso is None else [Value(iso, (iso,), span=_span(evidence))]


def period(when: GoldPeriod | Period | None) -> list[Value]:
    # A period without either end (另行通知) claims nothing that could be right or wrong.
    if when is None or (when.start is None and when.end is None):
        return []
    ends = (_iso(when.start), _iso(when.end))
    return [Value(f"{ends[0] or '…'} – {ends[1] or '…'}", ends, span=_evident(when))]


def tree(
    sections: Sequence[GoldSection] | Sequence[Section], deepest: int, above: tuple[str, ...] = ()
) -> Iterator[Value]:
    """Every section down to level ``deepest``: label, title, level, and the labels above it."""
    if len(above) >= deepest:
        return
    for section in sections:
        path = (*above, section.label)
        parts = (section.label, section.title, str(len(path)), "/".join(above))
        words = section.label + (section.title or "")
        span = None if isinstance(section, GoldSection) else (section.span.start, section.span.end)
        yield Value(f"{'/'.join(path)} {section.title or '-'}", parts, words, span)
        yield from tree(section.children, deepest, path)


def scored_depth(gold: GoldNotice) -> int:
    """The level down to which sections are scored: that of the guide, or the gold's own where it goes deeper."""
    return max(GUIDE_DEPTH, _depth(gold.sections))


def labels(sections: Iterable[Value]) -> Iterator[Value]:
    for section in sections:
        label, _, level, _ = section.parts
        yield section._replace(shown=f"{label} ({level})", parts=(label, level))


def items(entries: Iterable[GoldItem | Activity | Requirement]) -> Iterator[Value]:
    """A label and a title."""
    for entry in entries:
        words = entry.label + (entry.title or "")
        yield Value(f"{entry.label} {entry.title or '-'}", (entry.label, entry.title), words, _evident(entry))


def attachments(entries: Iterable[GoldAttachment | Attachment]) -> Iterator[Value]:
    """A number and a title."""
    for entry in entries:
        shown = f"{entry.number or '-'} {entry.title or '-'}"
        yield Value(shown, (entry.number, entry.title), entry.title, _evident(entry))


def deadlines(entries: Iterable[GoldDeadline | Deadline], *, dated: bool) -> Iterator[Value]:
    """Date, time and words of the deadlines that have a date, or of those that have none."""
    for entry in entries:
        if (entry.date is not None) == dated:
            parts = (_iso(entry.date), entry.time, entry.text)
            yield Value(" ".join(part for part in parts if part), parts, entry.text, _evident(entry))


def duties(
    entries: Iterable[GoldDeadline | Deadline], part: Literal["action", "recipient"]
) -> Iterator[Value]:
    """What is due on a date, or to whom; a deadline that does not say so has no such value."""
    for entry in entries:
        words = getattr(entry, part)
        if entry.date is not None and words is not None:
            evidence = getattr(entry, f"{part}_evidence", None)
            iso = _iso(entry.date)
            yield Value(f"{iso} {words}", (iso, words), words, _span(evidence))


def gold_contacts(gold: GoldNotice) -> Iterator[Value]:
    for contact in gold.contacts:
        for kind, words in _gold_leaves(contact):
            yield from (_contact(contact.organisation, kind, word) for word in words if word is not None)


def found_contacts(notice: Notice) -> Iterator[Value]:
    for contact in notice.contacts:
        organisation = None if contact.organisation is None else contact.organisation.text
        for kind, leaves in _found_leaves(contact):
            yield from (
                _contact(organisation, kind, leaf.text, _span(leaf.evidence))
                for leaf in leaves
                if leaf is not None
            )


def references(entries: Iterable[GoldReference | Reference]) -> Iterator[Value]:
    for one in entries:
        title, number = one.title, one.document_number
        if one.relation == "mentions" and number is None:
            continue  # not scored, on either side
        shown = f"{one.relation} {title or '-'} {number or '-'}"
        yield Value(shown, (title, number, one.relation), title or number, _evident(one))


def _gold_leaves(contact: GoldContact) -> Iterator[tuple[str, Sequence[str | None]]]:
    yield "people", contact.people
    yield "phones", contact.phones
    yield "faxes", contact.faxes
    yield "emails", contact.emails
    yield "address", [contact.address]
    yield "postcode", [contact.postcode]


def _found_leaves(contact: Contact) -> Iterator[tuple[str, Sequence[Text | None]]]:
    yield "people", contact.people
    yield "phones", contact.phones
    yield "faxes", contact.faxes
    yield "emails", contact.emails
    yield "address", [contact.address]
    yield "postcode", [contact.postcode]


def _contact(organisation: str | None, kind: str, word: str, span: tuple[int, int] | None = None) -> Value:
    compared = word
    if kind in ("phones", "faxes"):
        # 0000-0000000, （0000）0000000 and 0000～0000000 are one number; what has no digit is left as it is.
        compared = "".join(mark for mark in squash(word) if mark.isdecimal()) or word
    return Value(f"{organisation or '-'} / {kind} / {word}", (organisation, kind, compared), word, span)


def _evident(entry: object) -> tuple[int, int] | None:
    """The place of what carries evidence; gold carries none."""
    return _span(getattr(entry, "evidence", None))


def _span(evidence: Evidence | None) -> tuple[int, int] | None:
    return None if evidence is None else (evidence.start, evidence.end)


def _depth(sections: Sequence[GoldSection]) -> int:
    return max((1 + _depth(section.children) for section in sections), default=0)


def _iso(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()
