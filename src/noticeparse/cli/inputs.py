"""Notices from the names on the command line; ``-`` is standard input."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, TypedDict, Unpack

from noticeparse.errors import NoticeparseError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from noticeparse.records.notice import Notice
    from noticeparse.sources.document import SourceDocument

STDIN = "-"


class Reading(TypedDict, total=False):
    """How a file is read, as ``parse_file`` takes it."""

    encoding: str | None
    ocr: bool
    office: bool


def reading(args: argparse.Namespace) -> Reading:
    """What the options of ``Parser.reads`` say."""
    return Reading(encoding=args.encoding, ocr=args.ocr, office=args.office)


def read_notice(name: str, *, lang: str = "zh", **how: Unpack[Reading]) -> Notice:
    from noticeparse.archive.isolated import parse_file
    from noticeparse.pipeline import parse_bytes

    with _naming(name):
        if name == STDIN:
            return parse_bytes(_standard_input(), lang=lang, **how)
        return parse_file(name, lang=lang, **how)


def read_source(name: str, **how: Unpack[Reading]) -> SourceDocument:
    from noticeparse.sources.read import read_bytes, read_file

    with _naming(name):
        if name == STDIN:
            return read_bytes(_standard_input(), **how)
        return read_file(name, **how)


def read_both(name: str, *, lang: str = "zh", **how: Unpack[Reading]) -> tuple[SourceDocument, Notice]:
    """The source text as well as the record."""
    from noticeparse.pipeline import parse_document

    with _naming(name):
        source = read_source(name, **how)
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
