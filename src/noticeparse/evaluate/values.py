"""The values of each field, on the gold side and on the found side, as parts that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.evaluate.likeness import Value
from noticeparse.numerals import squash

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from noticeparse.evaluate.gold import GoldContact, GoldDeadline, GoldNotice, GoldPeriod, GoldSection
    from noticeparse.records.notice import Contact, Deadline, Notice, Period, Section, Text

GUIDE_DEPTH = 2  # ANNOTATION.md asks for the two top levels of a document


def texts(words: Iterable[str | None]) -> list[Value]:
    return [Value(word, (word,)) for word in words if word is not None]


def day(date: dt.date | None) -> list[Value]:
    return texts([_iso(date)])


def period(when: GoldPeriod | Period | None) -> list[Value]:
    # A period without either end (另行通知) claims nothing that could be right or wrong.
    if when is None or (when.start is None and when.end is None):
        return []
    ends = (_iso(when.start), _iso(when.end))
    return [Value(f"{ends[0] or '…'} – {ends[1] or '…'}", ends)]


def tree(
    sections: Sequence[GoldSection] | Sequence[Section], deepest: int, above: tuple[str, ...] = ()
) -> Iterator[Value]:
    """Every section down to level ``deepest``: label, title, level, and the labels above it."""
    if len(above) >= deepest:
        return
    for section in sections:
        path = (*above, section.label)
        parts = (section.label, section.title, str(len(path)), "/".join(above))
        yield Value(f"{'/'.join(path)} {section.title or '-'}", parts)
        yield from tree(section.children, deepest, path)


def scored_depth(gold: GoldNotice) -> int:
    """The level down to which sections are scored: that of the guide, or the gold's own where it goes deeper."""
    return max(GUIDE_DEPTH, _depth(gold.sections))


def labels(sections: Iterable[Value]) -> Iterator[Value]:
    for section in sections:
        label, _, level, _ = section.parts
        yield Value(f"{label} ({level})", (label, level))


def items(pairs: Iterable[tuple[str | None, str | None]]) -> Iterator[Value]:
    """A label or number and a title."""
    for label, title in pairs:
        yield Value(f"{label or '-'} {title or '-'}", (label, title))


def deadlines(entries: Iterable[GoldDeadline | Deadline], *, dated: bool) -> Iterator[Value]:
    """Date, time and words of the deadlines that have a date, or of those that have none."""
    for entry in entries:
        if (entry.date is not None) == dated:
            parts = (_iso(entry.date), entry.time, entry.text)
            yield Value(" ".join(part for part in parts if part), parts)


def duties(pairs: Iterable[tuple[dt.date | None, str | None]]) -> Iterator[Value]:
    """What is due on a date, or to whom; a deadline that does not say so has no such value."""
    for date, words in pairs:
        if date is not None and words is not None:
            yield Value(f"{_iso(date)} {words}", (_iso(date), words))


def gold_contacts(gold: GoldNotice) -> Iterator[Value]:
    for contact in gold.contacts:
        for kind, words in _gold_leaves(contact):
            yield from (_contact(contact.organisation, kind, word) for word in words if word is not None)


def found_contacts(notice: Notice) -> Iterator[Value]:
    for contact in notice.contacts:
        organisation = None if contact.organisation is None else contact.organisation.text
        for kind, leaves in _found_leaves(contact):
            yield from (_contact(organisation, kind, leaf.text) for leaf in leaves if leaf is not None)


def references(entries: Iterable[tuple[str | None, str | None, str]]) -> Iterator[Value]:
    for title, number, relation in entries:
        if relation == "mentions" and number is None:
            continue  # INTERFACE.md §6: not scored, on either side
        yield Value(f"{relation} {title or '-'} {number or '-'}", (title, number, relation))


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


def _contact(organisation: str | None, kind: str, word: str) -> Value:
    compared = word
    if kind in ("phones", "faxes"):
        # 0000-0000000, （0000）0000000 and 0000～0000000 are one number; what has no digit is left as it is.
        compared = "".join(mark for mark in squash(word) if mark.isdecimal()) or word
    return Value(f"{organisation or '-'} / {kind} / {word}", (organisation, kind, compared))


def _depth(sections: Sequence[GoldSection]) -> int:
    return max((1 + _depth(section.children) for section in sections), default=0)


def _iso(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()
