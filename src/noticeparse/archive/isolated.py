"""One file, read in this process or in one that can be killed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.errors import LimitError, NoticeparseError
from noticeparse.pipeline import parse_document
from noticeparse.records.notice import Notice
from noticeparse.sources.read import read_file

if TYPE_CHECKING:
    from noticeparse.archive.worker import Lost


class _Call(NamedTuple):
    path: str
    encoding: str | None
    ocr: bool
    office: bool
    lang: str


def parse_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    ocr: bool = False,
    office: bool = False,
    lang: str = "zh",
    isolated: bool = False,
    seconds: float = 60.0,
    megabytes: int = 2048,
) -> Notice:
    """Read a file and return its record; raises NoticeparseError where the file can't be read.

    With ``ocr`` scans and images are read by character recognition (extra ``ocr``), with ``office`` old
    office documents by way of LibreOffice. ``lang`` is the language of the diagnostics' messages, ``zh`` or ``en``.

    ``isolated`` reads in a process of its own, so that no file can hang or end this one: past ``seconds``, past
    ``megabytes`` of address space (on Linux) or where the process dies, LimitError is raised (E505, E504, E506). The first
    such call takes some tenths of a second more, each later one some milliseconds.
    """
    call = _Call(os.fsdecode(path), encoding, ocr, office, lang)
    if not isolated:
        return _parsed(call)
    from noticeparse.archive.batch import PRELOADED  # noqa: PLC0415 - not needed for a file that is read here
    from noticeparse.archive.worker import Limits, Lost  # noqa: PLC0415
    from noticeparse.archive.workers import work_through  # noqa: PLC0415

    # A worker does not share the directory that paths are relative to.
    there = call._replace(path=os.path.abspath(call.path))  # noqa: PTH100 - names of odd bytes
    limits = Limits(seconds, megabytes)
    ((_, result),) = work_through([there], _json_or_error, jobs=1, limits=limits, preload=PRELOADED)
    if isinstance(result, bytes):
        return Notice.model_validate_json(result)
    raise _lost(result, call.path) if isinstance(result, Lost) else _as_given(result, call.path)


def _parsed(call: _Call) -> Notice:
    source = read_file(call.path, encoding=call.encoding, ocr=call.ocr, office=call.office)
    return parse_document(source, lang=call.lang)


def _json_or_error(call: _Call) -> bytes | NoticeparseError:
    try:
        return _parsed(call).model_dump_json().encode()
    except NoticeparseError as error:
        return error


def _as_given(error: NoticeparseError, path: str) -> NoticeparseError:
    """The error under the name that the caller knows the file by."""
    error.file = path if error.file is not None else None
    return error


def _lost(lost: Lost, path: str) -> Exception:
    from noticeparse.archive.batch import answer_of  # noqa: PLC0415

    if lost.cause == "fault":
        return RuntimeError(lost.detail)
    answer = answer_of(lost)
    chinese, _, english = (answer.message or "").partition("\t")
    return LimitError(
        answer.code or "",
        {"en": english, "zh": chinese},
        {
            "en": "Give it more with seconds= or megabytes=, or do without this file",
            "zh": "请用 seconds= 或 megabytes= 放宽限制，或放弃该文件",
        },
        file=path,
    )
