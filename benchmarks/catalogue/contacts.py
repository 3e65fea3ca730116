"""Telephone numbers, mailboxes, addresses and the lines of contacts."""

from __future__ import annotations

from benchmarks.catalogue.notices import BODY, notice
from benchmarks.catalogue.rows import Outcome, Row, same
from noticeparse.numerals import squash
from noticeparse.structure.phones import normalise_phone


def phone(row: Row) -> Outcome:
    """A number behind its label, in its one form."""
    contacts = notice(body=f"{BODY}\n联系人：林以宁，联系电话：{row.text}").contacts
    found = [normalise_phone(number.text) for contact in contacts for number in contact.phones]
    faxes = [normalise_phone(number.text) for contact in contacts for number in contact.faxes]
    if row.expected is None:
        return Outcome(not found, found)
    wanted = [row.expected["normalised"]]
    right = found == wanted and (faxes == wanted or not row.expected.get("also_fax"))
    return Outcome(right, (found, faxes))


def email(row: Row) -> Outcome:
    """A mailbox behind its label; a # for the @ stays as printed."""
    contacts = notice(body=f"{BODY}\n联系人：林以宁\n电子邮箱：{row.text}").contacts
    found = [mailbox.text for contact in contacts for mailbox in contact.emails]
    if row.expected is None:
        return Outcome(not found, found)
    return Outcome([_mailbox(text) for text in found] == [row.expected["normalised"]], found)


def _mailbox(text: str) -> str:
    """The mailbox as one writes to it; the folding of ``squash`` also drops a #."""
    for sign in ("#", "（at）", "(at)", "[at]"):
        text = text.replace(sign, "@")
    return squash(text)


def address(row: Row) -> Outcome:
    """An address and its postcode."""
    assert row.expected is not None
    contacts = notice(body=f"{BODY}\n联系人：林以宁\n地址：{row.text}").contacts
    found = [
        (
            contact.address.text if contact.address else None,
            contact.postcode.text if contact.postcode else None,
        )
        for contact in contacts
    ]
    right = (
        len(found) == 1
        and same(found[0][0], row.expected["address"])
        and found[0][1] == row.expected["postcode"]
    )
    return Outcome(right, found)


def contact_line(row: Row) -> Outcome:
    """A line of a contact: its people and their office, or the value that its label names."""
    expected = row.expected
    assert expected is not None
    person = "" if "names" in expected else "联系人：林以宁\n"
    contacts = notice(body=f"{BODY}\n联系方式\n{person}{row.text}").contacts
    found = [contact.model_dump(exclude={"evidence"}, exclude_none=True) for contact in contacts]
    if "names" in expected:
        right = any(
            [name.text for name in contact.people] == expected["names"]
            and (
                "organisation" not in expected
                or (
                    contact.organisation is not None and contact.organisation.text == expected["organisation"]
                )
            )
            for contact in contacts
        )
        return Outcome(right, found)
    held = [
        {
            "email": [value.text for value in contact.emails],
            "fax": [normalise_phone(value.text) for value in contact.faxes],
            "phone": [normalise_phone(value.text) for value in contact.phones],
            "website": [value.text for value in contact.websites],
            "address": [contact.address.text] if contact.address else [],
            "postcode": [contact.postcode.text] if contact.postcode else [],
        }[expected["label"]]
        for contact in contacts
    ]
    right = any(
        bool(listed) and ("normalised" not in expected or expected["normalised"] in listed) for listed in held
    )
    return Outcome(right, found)
