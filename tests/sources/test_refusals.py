"""Files that no reader takes: the error says what they are and what to do, in both languages."""

from __future__ import annotations

import pytest

from noticeparse.errors import EncryptedSourceError, ExitCode, LimitError, NoTextLayerError, NoticeparseError
from noticeparse.sources.limits import Limits
from noticeparse.sources.problems import NOTES, PROBLEMS
from noticeparse.sources.read import read_bytes

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def wide(name: str) -> bytes:
    return name.encode("utf-16-le")


KINDS = [
    ("no bytes", b"", "E305", "empty"),
    ("blanks", " \t\r\n　\u200b\n".encode(), "E305", "empty"),
    ("a mark alone", b"\xef\xbb\xbf", "E305", "empty"),
    ("NULs", bytes(300), "E310", "control characters"),
    ("docx cut off", b"PK\x03\x04" + bytes(22) + b"word/document.xml", "E326", "damaged"),
    ("ofd cut off", b"PK\x03\x04" + bytes(22) + b"OFD.xml", "E326", "damaged"),
    ("xlsx", b"PK\x03\x04" + bytes(22) + b"xl/workbook.xml", "E313", "Excel"),
    ("odt", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "E314", "OpenDocument"),
    ("zip", b"PK\x03\x04" + bytes(22) + b"a.txt", "E315", "zip"),
    ("rar", b"Rar!\x1a\x07\0", "E315", "RAR"),
    ("gzip", b"\x1f\x8b\x08\0", "E315", "gzip"),
    ("doc or wps", OLE2 + wide("WordDocument"), "E314", "WPS"),
    ("xls", OLE2 + wide("Workbook"), "E313", "Excel"),
    ("any OLE2 file", OLE2, "E313", "password"),
    ("docx with a password", OLE2 + wide("EncryptedPackage"), "E323", "password"),
    ("rtf", rb"{\rtf1 abc}", "E314", "Rich Text"),
    ("mail without text", b"From: a@example.org\r\nMIME-Version: 1.0\r\n\r\n \r\n", "E319", "no text"),
    ("png", b"\x89PNG\r\n\x1a\n" + bytes(40), "E320", "--ocr"),
    ("jpeg", b"\xff\xd8\xff\xe0" + bytes(40), "E320", "--ocr"),
    ("tiff", b"II*\0" + bytes(40), "E320", "--ocr"),
    ("heif", bytes(4) + b"ftypheic" + bytes(20), "E313", "image"),
]


@pytest.mark.parametrize(("data", "code", "said"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_kind_is_named(data: bytes, code: str, said: str) -> None:
    with pytest.raises(NoticeparseError) as caught:
        read_bytes(data, name="通知.txt")
    error = caught.value
    assert (error.code, error.exit_code, error.file) == (code, ExitCode.UNREADABLE, "通知.txt")
    assert said in error.line("en")
    assert "\n" not in error.line("zh")


def test_password_and_scan_have_types_of_their_own() -> None:
    with pytest.raises(EncryptedSourceError):
        read_bytes(OLE2 + wide("EncryptedPackage"))
    with pytest.raises(NoTextLayerError):
        read_bytes(b"\x89PNG\r\n\x1a\n")


def test_bytes_over_the_limit() -> None:
    with pytest.raises(LimitError) as caught:
        read_bytes(b"x" * 11, limits=Limits(max_bytes=10))
    assert (caught.value.code, caught.value.exit_code) == ("E501", ExitCode.LIMIT)


@pytest.mark.parametrize("data", [b"<html><p>notice notice", b"notice notice notice"])
def test_characters_over_the_limit(data: bytes) -> None:
    with pytest.raises(LimitError) as caught:
        read_bytes(data, limits=Limits(max_characters=10))
    assert caught.value.code == "E502"


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_speaks_both_languages(code: str) -> None:
    row = PROBLEMS[code]
    assert row.en.isascii()
    assert row.hint_en.isascii() or "…" in row.hint_en
    assert not row.zh.isascii()
    assert not row.hint_zh.isascii()


@pytest.mark.parametrize("code", PROBLEMS)
def test_code_tells_the_exit_code(code: str) -> None:
    exits = {
        "2": ExitCode.USAGE,
        "3": ExitCode.UNREADABLE,
        "4": ExitCode.MISSING_DEPENDENCY,
        "5": ExitCode.LIMIT,
    }
    assert PROBLEMS[code].error.exit_code is exits[code[1]]


@pytest.mark.parametrize("code", NOTES)
def test_every_note_speaks_both_languages(code: str) -> None:
    assert "{0}" in NOTES[code]["en"]
    assert "{0}" in NOTES[code]["zh"]
