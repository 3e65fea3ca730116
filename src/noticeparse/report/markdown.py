"""A notice as Markdown: the elements as a table, the sections as a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from noticeparse.display import clip, one_line
from noticeparse.report.messages import FIELDS, pick, say
from noticeparse.report.summary import absent, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.records.notice import Notice

# What would make markup, a link or a table cell out of the words of a notice.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_QUOTE_CELLS = 120


def notice_markdown(notice: Notice, *, lang: str = "zh", level: int = 1) -> str:
    """The notice, then those that it encloses, one heading level deeper."""
    return "\n".join(_lines(notice, lang, level)) + "\n"


def _lines(notice: Notice, lang: str, level: int) -> Iterator[str]:
    title = notice.title.text if notice.title else say("untitled", lang)
    yield f"{'#' * min(level, 6)} {_plain(title)}"
    yield ""
    heads = [say(key, lang) for key in ("element", "value", "line", "quote", "rule")]
    yield f"| {' | '.join(heads)} |"
    yield "| --- " * len(heads) + "|"
    for row in summary(notice, lang):
        if row.label == pick(FIELDS["sections"], lang):
            continue
        line = "" if row.evidence is None else str(row.evidence.line)
        rule = f"`{row.evidence.rule}`" if row.evidence else ""
        quote = _plain(clip(one_line(row.quote), _QUOTE_CELLS))
        yield f"| {_plain(row.label)} | {_plain(row.value)} | {line} | {quote} | {rule} |"
    yield ""
    missing = absent(notice, lang)
    if missing:
        yield missing
        yield ""
    if notice.sections:
        yield f"{'#' * min(level + 1, 6)} {pick(FIELDS['sections'], lang)}"
        yield ""
        for section in notice.walk():
            yield f"{'  ' * (len(section.path) - 1)}- {_plain(section.label)} {_plain(section.title or '')}".rstrip()
        yield ""
    for attachment in notice.attachments:
        if attachment.notice is not None:
            yield from _lines(attachment.notice, lang, level + 1)


def _plain(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", one_line(text))
