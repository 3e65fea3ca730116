"""PDF with a text layer: pdfium first, pdfplumber as the second opinion on files that pdfium can't open."""

from __future__ import annotations

import logging
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from noticeparse.sources.draft import Draft
from noticeparse.sources.problems import problem
from noticeparse.sources.text import replace_surrogates

if TYPE_CHECKING:
    from noticeparse.sources.limits import Limits

# pdfium crashes the process when two threads use it at once.
_PDFIUM = Lock()
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_SECOND_OPINION_BYTES = 5 * 1024 * 1024
# What pdfium puts in for a hyphen at the end of a line, and the mark that parts our pages.
_NOT_TEXT = {0xFFFE: None, 0x02: None, 0x0C: " ", 0x0D: None, 0x00: None}


def read_pdf(data: bytes, *, limits: Limits, file: str | None = None) -> Draft:
    r"""The text of every page, joined by ``\f``.

    Raises ``EncryptedSourceError`` for a password, ``NoTextLayerError`` where no page has text, ``UnreadableSourceError``
    for a file that neither library opens.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - loaded with the first PDF
    except ImportError as error:
        raise problem("E401", file=file, package="pypdfium2") from error
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD_ERROR:
                raise problem("E322", file=file) from error
            reason = str(error)
        else:
            try:
                pages, notes = _pages(document, limits)
            finally:
                document.close()
            return _draft(pages, notes, file)
    return _second_opinion(data, reason, limits, file)


def _pages(document: Any, limits: Limits) -> tuple[list[str], list[tuple[str, str]]]:
    count = len(document)
    texts: list[str] = []
    notes: list[tuple[str, str]] = []
    if count > limits.max_pages:
        notes.append(("pages-cut", str(limits.max_pages)))
    characters = 0
    for number in range(min(count, limits.max_pages)):
        try:
            text, cut = _page_text(document, number, limits)
        except Exception:  # noqa: BLE001 - one page that fails in any way must not cost the others
            notes.append(("page-unreadable", str(number + 1)))
            text, cut = "", False
        if cut:
            notes.append(("page-characters-cut", str(number + 1)))
        texts.append(text)
        characters += len(text)
        if characters > limits.max_characters:
            break
    return texts, notes


def _page_text(document: Any, number: int, limits: Limits) -> tuple[str, bool]:
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            count = layer.count_chars()
            return layer.get_text_range(
                0, min(count, limits.max_page_characters)
            ), count > limits.max_page_characters
        finally:
            layer.close()
    finally:
        # An open page keeps its memory for as long as the document lives.
        page.close()


def _second_opinion(data: bytes, reason: str, limits: Limits, file: str | None) -> Draft:
    if len(data) > _SECOND_OPINION_BYTES:
        raise problem("E324", file=file, reason=reason)
    try:
        import pdfplumber  # noqa: PLC0415 - heavy, and needed for damaged files only
    except ImportError:
        raise problem("E324", file=file, reason=reason) from None
    # Its complaints about the file are no business of standard error.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    texts: list[str] = []
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            for page in document.pages[: limits.max_pages]:
                texts.append(page.extract_text() or "")
                page.close()
    except Exception as error:  # pdfminer raises whatever comes on a malformed file
        raise problem("E324", file=file, reason=reason) from error
    if not any(text.strip() for text in texts):
        raise problem("E324", file=file, reason=reason)
    return _draft(texts, [("second-reader", "pdfplumber")], file)


def _draft(pages: list[str], notes: list[tuple[str, str]], file: str | None) -> Draft:
    if not pages:
        raise problem("E324", file=file, reason="it has no pages")
    text = "\f".join(page.translate(_NOT_TEXT).strip("\n") for page in pages)
    if not text.strip():
        raise problem("E321", file=file, pages=len(pages))
    text, _ = replace_surrogates(text)
    return Draft(text, "application/pdf", "pdf", pages=len(pages), notes=tuple(notes))
