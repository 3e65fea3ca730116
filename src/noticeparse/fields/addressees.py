"""主送机关 (GB/T 9704-2012, 7.3.2), one entry for each name in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.text.lists import split_list

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Text


def extract_addressees(doc: ParsedText) -> tuple[Text, ...]:
    """The offices or readers that the notice is addressed to, in the order of the salutation."""
    return tuple(
        [
            doc.text(entry, found.rule)
            for found in doc.elements.addressees
            for entry in split_list(doc.folded, found.span)
        ]
    )
