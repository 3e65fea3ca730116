"""Notices from the names on the command line; ``-`` is standard input."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from noticeparse.errors import NoticeparseError
from noticeparse.numerals import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.records.notice import Notice
    from noticeparse.sources.document import SourceDocument

STDIN = "-"
_TELLING = 8  # characters from which on a cited title names one document


def read_notice(name: str, *, encoding: str | None = None, lang: str = "zh") -> Notice:
    from noticeparse.pipeline import parse_bytes, parse_file

    with _naming(name):
        if name == STDIN:
            return parse_bytes(_standard_input(), encoding=encoding, lang=lang)
        return parse_file(name, encoding=encoding, lang=lang)


def read_source(name: str, *, encoding: str | None = None) -> SourceDocument:
    from noticeparse.sources.read import read_bytes, read_file

    with _naming(name):
        if name == STDIN:
            return read_bytes(_standard_input(), encoding=encoding)
        return read_file(name, encoding=encoding)


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


def parts_of(notice: Notice) -> list[Notice]:
    """The notices of one file: the outer one, then those that it encloses."""
    return [notice, *notice.enclosed()]


def cited_part(parts: list[Notice], citing: list[Notice]) -> Notice:
    """The first of the parts that one of the citing notices cites, by document number, else by title; else the outer one."""
    for match in (_by_number, _by_title):
        for notice in citing:
            for part in parts:
                if part is not notice and match(part, notice):
                    return part
    return parts[0]


def _by_number(part: Notice, citing: Notice) -> bool:
    number = part.document_number
    return number is not None and any(
        reference.document_number is not None and squash(reference.document_number) == squash(number.text)
        for reference in citing.references
    )


def _by_title(part: Notice, citing: Notice) -> bool:
    if part.title is None:
        return False
    title = squash(part.title.text)
    return any(len(cited) >= _TELLING and title.endswith(cited) for cited in _titles(citing))


def _titles(notice: Notice) -> Iterator[str]:
    for reference in notice.references:
        if reference.title is not None:
            yield squash(reference.title)
