"""The kinds of expressions that a catalogue may hold, each with the check that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.catalogue import comparisons, contacts, content, dates, elements, numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.catalogue.rows import Outcome, Row

    Check = Callable[[Row], Outcome]

TIMES: Mapping[str, Check] = dict.fromkeys(dates.KINDS, dates.time)
OTHERS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        elements.copy_number,
        elements.secrecy,
        elements.urgency,
        elements.masthead,
        elements.document_number,
        elements.signer,
        elements.title,
        elements.doc_type,
        elements.addressees,
        elements.attachment_note,
        elements.signature,
        elements.disclosure,
        elements.cc,
        elements.print_line,
        elements.page_number,
        numbering.heading,
        numbering.not_a_heading,
        numbering.numbering,
        content.theme,
        content.reference,
        content.enumeration,
        contacts.phone,
        contacts.email,
        contacts.address,
        contacts.contact_line,
        comparisons.date_comparison,
        comparisons.obligation,
    )
}
