"""The unnumbered paragraphs in front of the first numbered section: on what a notice rests, and what it says before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Text

MOST_PARAGRAPHS = 60  # of a notice that numbers nothing
PARAGRAPH = "lead.paragraph"


def extract_lead(doc: ParsedText) -> tuple[Text, ...]:
    """The paragraphs in order, as printed; of a notice without numbered sections all of its body."""
    return tuple(doc.text(span, PARAGRAPH) for span in doc.preamble[:MOST_PARAGRAPHS])
