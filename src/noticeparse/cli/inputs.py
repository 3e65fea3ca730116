"""Notices from the names on the command line; ``-`` is standard input."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from noticeparse.errors import NoticeparseError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.records.notice import Notice
    from noticeparse.sources.document import SourceDocument

STDIN = "-"


def read_notice(name: str, *, encoding: str | None = None, ocr: bool = False, lang: str = "zh") -> Notice:
    from noticeparse.archive.isolated import parse_file
    from noticeparse.pipeline import parse_bytes

    with _naming(name):
        if name == STDIN:
            return parse_bytes(_standard_input(), encoding=encoding, ocr=ocr, lang=lang)
        return parse_file(name, encoding=encoding, ocr=ocr, lang=lang)


def read_source(name: str, *, encoding: str | None = None, ocr: bool = False) -> SourceDocument:
    from noticeparse.sources.read import read_bytes, read_file

    with _naming(name):
        if name == STDIN:
            return read_bytes(_standard_input(), encoding=encoding, ocr=ocr)
        return read_file(name, encoding=encoding, ocr=ocr)


def read_both(
    name: str, *, encoding: str | None = None, ocr: bool = False, lang: str = "zh"
) -> tuple[SourceDocument, Notice]:
    """The source text as well as the record."""
    from noticeparse.pipeline import parse_document

    source = read_source(name, encoding=encoding, ocr=ocr)
    return source, parse_document(source, lang=lang)


@contextlib.contextmanager
def _naming(name: str) -> Iterator[None]:
    """An error that does not say which file it is about is about this one."""
    try:
        yield
    except NoticeparseError as problem:
        problem.file = problem.file or name
        raise


def _standard_input() -> bytes:
    from noticeparse.sources.limits import DEFAULT

    # One byte past the limit is enough for the reader to refuse the rest.
    return sys.stdin.buffer.read(DEFAULT.max_bytes + 1)


def part_of(notice: Notice, number: int | None) -> Notice:
    """The notice with this number in a file: 0 is the outer one, then those that it encloses; without a number the outer one."""
    parts = [notice, *notice.enclosed()]
    if number is not None and not 0 <= number < len(parts):
        raise UsageError(
            "E212",
            {
                "en": f"the file holds {len(parts)} notice(s), numbered from 0; there is no number {number}",
                "zh": f"文件中有 {len(parts)} 份通知（从 0 编号），没有第 {number} 份",
            },
            {"en": "`noticeparse outline FILE` shows them", "zh": "noticeparse outline 文件 可列出各份通知"},
        )
    return parts[number or 0]


def alone(notice: Notice) -> Notice:
    """The notice without those that it encloses, so that none of them can be taken in its place."""
    attachments = tuple(entry.model_copy(update={"notice": None}) for entry in notice.attachments)
    return notice.model_copy(update={"attachments": attachments})
