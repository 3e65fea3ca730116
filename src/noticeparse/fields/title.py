"""标题 and 文种 (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Text, trusted
from noticeparse.structure.lines import are_organisations, kind_at_end

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText


def extract_title(doc: ParsedText) -> Text | None:
    """The whole title on one line; offices in front of 关于 stay parted by a blank, all else is closed up."""
    found = doc.elements.title
    if found is None:
        return None
    span = doc.trim(found.span)
    lines: list[str] = []
    at = span.start
    for line in doc.clean.printed[span.start : span.end].split("\n"):
        words = line.strip()
        offices = (
            lines and are_organisations(doc.folded[at : at + len(words)]) and are_organisations(lines[-1])
        )
        lines.append((" " if offices else "") + words)
        at += len(line) + 1
    words = "".join(lines)
    head, about, tail = words.partition("关于")
    words = head.rstrip() + about + tail.replace(" ", "") if about else words
    evidence = doc.evidence(span, found.rule)
    return trusted(Text, {"text": doc.grounded(words, evidence.quote), "evidence": evidence})


def extract_kind(doc: ParsedText) -> Text | None:
    """The word at the end of the title that names the kind of document: 通知, 方案, 请示."""
    title = doc.elements.title
    if title is None:
        return None
    found = kind_at_end(doc.folded, title.span.start, title.span.end)
    return doc.text(found.span("kind"), "kind.title") if found else None
