"""Contacts as cards (vCard 3.0, RFC 2426) for the address book of a telephone or a mail program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.report.calendar import escaped, folded, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticeparse.records.notice import Contact, Notice


def contacts_cards(notices: Iterable[tuple[str, Notice]]) -> str:
    """A card for each person, or for the office where no person is named; the same notices give the same bytes."""
    lines: list[str] = []
    for name, notice in notices:
        for one in (notice, *notice.enclosed()):
            for contact in one.contacts:
                lines += _cards(name, one, contact)
    return "".join(map(folded, lines))


def _cards(name: str, notice: Notice, contact: Contact) -> Iterator[str]:
    office = contact.organisation.text if contact.organisation is not None else ""
    title = notice.title.text if notice.title is not None else name
    people = [person.text for person in contact.people] or [office]
    for number, person in enumerate(people):
        shown = person or office
        if not shown and not contact.phones and not contact.emails:
            continue
        yield "BEGIN:VCARD"
        yield "VERSION:3.0"
        yield f"UID:{identity(notice.source.sha256, contact.evidence.start, number)}"
        yield f"FN:{escaped(shown or title)}"
        yield f"N:{escaped(person)};;;;"
        if office:
            yield f"ORG:{escaped(office)}"
        for kind, values in (("WORK,VOICE", contact.phones), ("WORK,FAX", contact.faxes)):
            for value in values:
                yield f"TEL;TYPE={kind}:{escaped(value.text)}"
        for value in contact.emails:
            yield f"EMAIL;TYPE=INTERNET:{escaped(value.text)}"
        for value in contact.websites:
            yield f"URL:{escaped(value.text)}"
        if contact.address is not None or contact.postcode is not None:
            address = escaped(contact.address.text) if contact.address is not None else ""
            postcode = escaped(contact.postcode.text) if contact.postcode is not None else ""
            yield f"ADR;TYPE=WORK:;;{address};;;{postcode};"
        yield f"NOTE:{escaped(title)}"
        yield "END:VCARD"
