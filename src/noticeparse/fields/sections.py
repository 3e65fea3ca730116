"""The numbered sections as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Section, trusted

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.structure.model import SectionNode


def extract_sections(doc: ParsedText) -> tuple[Section, ...]:
    """The section tree: labels and titles as printed, bodies without their children's text."""
    return tuple([_section(doc, node) for node in doc.sections])


def _section(doc: ParsedText, node: SectionNode) -> Section:
    printed = doc.clean.printed
    title = node.title
    lines = [words for start, end in node.own if (words := printed[start:end].strip())]
    return trusted(
        Section,
        {
            "label": node.path[-1],
            "number": node.number,
            "level": node.level,
            "path": node.path,
            "title": printed[title[0] : title[1]].strip() if title is not None else None,
            "role": node.role,
            "text": "\n".join(lines),
            "span": doc.source_span((node.start, node.end)),
            "children": tuple([_section(doc, child) for child in node.children]) if node.children else (),
        },
    )
