"""The numbered sections as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Section

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.structure.model import SectionNode


def extract_sections(doc: ParsedText) -> tuple[Section, ...]:
    """The section tree: labels and titles as printed, bodies without their children's text."""
    # A tree of plain values is validated in one call, which costs a third less than one call a section and span.
    return tuple(Section.model_validate(_section(doc, node)) for node in doc.sections)


def _section(doc: ParsedText, node: SectionNode) -> dict[str, object]:
    printed = doc.clean.printed
    lines = [words for start, end in node.own if (words := printed[start:end].strip())]
    start, end = doc.clean.to_source((node.start, node.end))
    return {
        "label": node.path[-1],
        "number": node.number,
        "level": node.level,
        "path": node.path,
        "title": printed[slice(*node.title)].strip() if node.title is not None else None,
        "role": node.role,
        "text": "\n".join(lines),
        "span": {"start": start, "end": end},
        "children": [_section(doc, child) for child in node.children],
    }
