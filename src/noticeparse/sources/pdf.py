"""PDF: the text layer page by page by pdfium; heads and feet that run through the file, and what nobody sees, are kept apart."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from threading import Lock
from typing import TYPE_CHECKING, Any

from noticeparse.errors import NoticeparseError
from noticeparse.sources.document import Aside
from noticeparse.sources.draft import Draft
from noticeparse.sources.line_styles import printed
from noticeparse.sources.paged import PrintedPage, moved, settle
from noticeparse.sources.pdf_check import check_pdf
from noticeparse.sources.pdf_flow import Flow
from noticeparse.sources.placed import PlacedPages, PlacedText
from noticeparse.sources.problems import problem
from noticeparse.sources.text import replace_surrogates

if TYPE_CHECKING:
    from noticeparse.sources.document import Box, LineStyle
    from noticeparse.sources.limits import Limits
    from noticeparse.sources.pdf_page import PageText

MEDIA_TYPE = "application/pdf"

# pdfium crashes the process when two threads use it at once.
_PDFIUM = Lock()
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_MOST_GARBLED = 0.5


@dataclass(slots=True)
class _Page:
    """A page as it was read, and what recognition read of it where it has no text."""

    printed: PrintedPage
    recognised: PlacedText | None = None


@dataclass(slots=True)
class _Reading:
    """What is found out while the pages are read."""

    limits: Limits
    file: str | None
    pages: list[_Page] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[tuple[int, str, str, int, int]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    blank: int = 0
    garbled: int = 0
    ocr_pages: int = 0


def read_pdf(data: bytes, *, ocr: bool = False, limits: Limits, file: str | None = None) -> Draft:
    r"""The text of every page, joined by ``\f``; with ``ocr`` pages without text are read by character recognition.

    Raises ``EncryptedSourceError`` for a password, ``NoTextLayerError`` where no page has text, ``UnreadableSourceError``
    for a file that neither library opens, ``LimitError`` for one that asks for too much.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - loaded with the first PDF
    except ImportError as error:
        raise problem("E401", file=file, package="pypdfium2") from error
    check_pdf(data, limits, file=file)
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD_ERROR:
                raise problem("E322", file=file) from error
            reason = str(error)
        else:
            try:
                reading = _Reading(limits, file)
                _read_pages(document, reading, ocr=ocr)
            finally:
                document.close()
            return _draft(data, reading)
    from noticeparse.sources.pdf_second import second_opinion  # noqa: PLC0415 - for damaged files only

    return second_opinion(data, reason, limits, file)


def _read_pages(document: Any, reading: _Reading, *, ocr: bool) -> None:
    from noticeparse.sources.pdf_page import PageText, read_pdf_page  # noqa: PLC0415 - it needs pypdfium2

    limits = reading.limits
    count = len(document)
    if count > limits.max_pages:
        reading.notes.append(("pages-cut", str(limits.max_pages)))
    characters = 0
    for number in range(1, min(count, limits.max_pages) + 1):
        try:
            page = document[number - 1]
            try:
                found = read_pdf_page(page, limits.max_page_characters)
                recognised = _recognised(page, found, reading, number) if ocr else None
            finally:
                # An open page keeps its memory for as long as the document lives.
                page.close()
        except NoticeparseError:
            raise
        except Exception:  # noqa: BLE001 - one page that fails in any way must not cost the others
            reading.notes.append(("page-unreadable", str(number)))
            found, recognised = PageText(Flow("", ()), blank=True), None
        _take(reading, found, recognised, number)
        characters += len(reading.pages[-1].printed.text)
        if characters > limits.max_characters:
            break


def _recognised(page: Any, found: PageText, reading: _Reading, number: int) -> PlacedText | None:
    if found.blank or (found.flow.text.strip() and not found.garbled):
        return None
    from noticeparse.sources.ocr import recognise_page  # noqa: PLC0415 - an optional part

    read = recognise_page(page, reading.limits, file=reading.file)
    reading.doubts += [
        (number, "ocr-uncertain", f"{score:.0%}", start, end) for start, end, score in read.uncertain
    ]
    reading.ocr_pages += 1
    return read.placed


def _take(reading: _Reading, found: PageText, recognised: PlacedText | None, number: int) -> None:
    if recognised is not None:
        reading.pages.append(_Page(recognised.printed(), recognised))
        return
    text = found.flow.text
    shown = str(number)
    reading.blank += found.blank
    reading.garbled += found.garbled
    if found.cut:
        reading.notes.append(("page-characters-cut", shown))
    if found.hidden:
        reading.notes.append(("page-hidden-text", shown))
        reading.asides.append(Aside("hidden", found.hidden, number))
    if found.stamped:
        reading.asides.append(Aside("stamp", found.stamped, number))
    if found.recognised:
        reading.notes.append(("recognised-text-layer", shown))
    if found.garbled:
        reading.notes.append(("page-unmapped-text", shown))
    if not text.strip() and not found.blank:
        reading.notes.append(("page-without-text", shown))
    reading.pages.append(_Page(PrintedPage(text, found.lines, found.tables)))


def _draft(data: bytes, reading: _Reading) -> Draft:
    pages = reading.pages
    file = reading.file
    if not pages:
        raise problem("E324", file=file, reason="it has no pages")
    if not any(page.printed.text.strip() for page in pages):
        code = "E329" if reading.ocr_pages else "E318" if reading.blank == len(pages) else "E321"
        raise problem(code, file=file, pages=len(pages))
    if reading.garbled > _MOST_GARBLED * len(pages):
        raise problem("E317", file=file)
    settled, running = settle([page.printed for page in pages])
    texts = [part.of(page.printed.text) for part, page in zip(settled, pages, strict=True)]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    if reading.ocr_pages:
        reading.notes.append(("ocr", str(reading.ocr_pages)))
    text, _ = replace_surrogates("\f".join(texts))
    return Draft(
        text,
        MEDIA_TYPE,
        "pdf",
        pages=len(pages),
        table_spans=tuple(
            (start + low, start + high)
            for part, page, start in zip(settled, pages, starts, strict=False)
            for low, high in part.moved(page.printed.tables)
        ),
        notes=tuple(reading.notes),
        doubts=tuple(
            (code, words, starts[number - 1] + low, starts[number - 1] + high)
            for number, code, words, start, end in reading.doubts
            for low, high in settled[number - 1].moved([(start, end)])
        ),
        asides=tuple(sorted([*reading.asides, *running], key=lambda aside: aside.page or 0)),
        places=_PdfPlaces(
            data,
            reading.limits,
            tuple(starts),
            tuple(part.cuts for part in settled),
            {number: page.recognised for number, page in enumerate(pages, 1) if page.recognised is not None},
        ),
    )


@dataclass(frozen=True, slots=True)
class _PdfPlaces:
    """Opens the file once more when somebody asks where a text stands."""

    data: bytes
    limits: Limits
    starts: tuple[int, ...]
    cuts: tuple[tuple[tuple[int, int], ...], ...]
    recognised: dict[int, PlacedText]

    def boxes(self, start: int, end: int) -> list[Box]:
        """A box for each line of this range, in order."""
        import pypdfium2  # noqa: PLC0415 - it was there when the file was read

        found: list[Box] = []
        with _PDFIUM:
            document = pypdfium2.PdfDocument(self.data)
            try:
                for number in range(bisect_right(self.starts, start), len(self.cuts) + 1):
                    first = self.starts[number - 1]
                    if first >= end:
                        break
                    # A page that could not be read has no letters.
                    with suppress(pypdfium2.PdfiumError):
                        found += self._page_boxes(document, number, max(start - first, 0), end - first)
            finally:
                document.close()
        return found

    def styles(self) -> list[LineStyle]:
        """How the lines are set, in order."""
        import pypdfium2  # noqa: PLC0415 - it was there when the file was read

        found: list[LineStyle] = []
        with _PDFIUM:
            document = pypdfium2.PdfDocument(self.data)
            try:
                for number in range(1, len(self.cuts) + 1):
                    with suppress(pypdfium2.PdfiumError):
                        found += self._page_styles(document, number)
            finally:
                document.close()
        return found

    def _page_styles(self, document: Any, number: int) -> list[LineStyle]:
        from noticeparse.sources.pdf_letters import looks_of  # noqa: PLC0415
        from noticeparse.sources.pdf_page import read_pdf_page  # noqa: PLC0415

        cuts, start = self.cuts[number - 1], self.starts[number - 1]
        if number in self.recognised:
            return PlacedPages([self.recognised[number].without(cuts)], (start,)).styles()
        page = document[number - 1]
        try:
            found = read_pdf_page(page, self.limits.max_page_characters)
            kept = [
                (line._replace(start=low, end=high), offset)
                for line in found.lines
                for low, high in moved([(line.start, line.end)], cuts)
                if (offset := found.flow.place(line.start)) is not None
                and not any(begin <= line.start < end for begin, end in found.tables)
            ]
            looks = looks_of(page, [offset for _, offset in kept], self.limits.max_page_characters)
            return printed([line for line, _ in kept], looks, start)
        finally:
            page.close()

    def _page_boxes(self, document: Any, number: int, start: int, end: int) -> list[Box]:
        from noticeparse.sources.pdf_letters import line_boxes  # noqa: PLC0415
        from noticeparse.sources.pdf_page import read_pdf_page  # noqa: PLC0415

        cuts = self.cuts[number - 1]
        if number in self.recognised:
            found = PlacedPages([self.recognised[number].without(cuts)]).boxes(start, end)
            return [box._replace(page=number) for box in found]
        page = document[number - 1]
        try:
            flow = read_pdf_page(page, self.limits.max_page_characters).flow.without(cuts)
            indexes = [
                index
                for at in range(start, min(end, len(flow.text)))
                if not flow.text[at].isspace() and (index := flow.place(at)) is not None
            ]
            return line_boxes(page, indexes, self.limits.max_page_characters, number)
        finally:
            page.close()
