"""The numbered sections as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Section

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.structure.model import SectionNode


def extract_sections(doc: ParsedText) -> tuple[Section, ...]:
    """The section tree: labels and titles as printed, bodies without their children's text."""
    return tuple(_section(doc, node) for node in doc.sections)


def _section(doc: ParsedText, node: SectionNode) -> Section:
    body = "\n".join(
        words for span in node.own if (words := doc.clean.printed[span.start : span.end].strip())
    )
    return Section(
        label=doc.words(node.label),
        number=node.number,
        level=node.level,
        path=node.path,
        title=doc.words(node.title).strip() if node.title is not None else None,
        role=node.role,
        text=body,
        span=doc.source_span((node.start, node.end)),
        children=tuple(_section(doc, child) for child in node.children),
    )
