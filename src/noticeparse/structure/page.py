"""The clean text laid out for structure: its paragraphs, the gaps between them, the rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.spans import as_span
from noticeparse.structure.model import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.sources.document import SourceDocument
    from noticeparse.spans import Span
    from noticeparse.text.cleaning import CleanText


def lay_out(source: SourceDocument, cleaned: CleanText) -> Page:
    """The paragraphs of a cleaned text with what the source shows around them."""
    paragraphs = _paragraphs(cleaned.folded)
    offset = cleaned.offsets.offset

    def line_ends(above: int, below: int) -> int:
        return source.text.count("\n", offset(above) + 1, offset(below))

    return Page(cleaned.folded, cleaned.printed, paragraphs, line_ends, _tables(source, cleaned, paragraphs))


def _paragraphs(folded: str) -> list[Span]:
    paragraphs: list[Span] = []
    start = 0
    for line in folded.split("\n"):
        end = start + len(line)
        if line:
            paragraphs.append(as_span((start, end)))
        start = end + 1
    return paragraphs


def _tables(source: SourceDocument, cleaned: CleanText, paragraphs: Sequence[Span]) -> frozenset[int]:
    rows: set[int] = set()
    order = 0
    starts = [cleaned.offsets.offset(span.start) for span in paragraphs] if source.table_spans else []
    for start, end in sorted(source.table_spans):
        while order < len(starts) and starts[order] < start:
            order += 1
        while order < len(starts) and starts[order] < end:
            rows.add(order)
            order += 1
    return frozenset(rows)
