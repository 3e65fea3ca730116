"""The way in: a path, bytes or text to one SourceDocument, the reader chosen by content."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from noticeparse.sources.document import SourceDocument
from noticeparse.sources.files import read_ordinary_file, safe_name
from noticeparse.sources.limits import DEFAULT, Limits, Means
from noticeparse.sources.problems import problem
from noticeparse.sources.sniff import Kind, is_markdown, kind_of
from noticeparse.sources.text import decode, replace_surrogates

if TYPE_CHECKING:
    from noticeparse.sources.draft import Draft

# What an empty file can hold all the same: blanks of every kind, a byte-order mark, zero-width characters, NULs.
_NOTHING = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "\ufeff\u200b\u200c\u200d\u2060\0"
)
_TEXT_ENDINGS = (".txt", ".md")


def read_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    ocr: bool = False,
    office: bool = False,
    limits: Limits = DEFAULT,
) -> SourceDocument:
    """The source text of one file: plain text or Markdown in any encoding, a saved web page or mail, PDF, DOCX, OFD.

    With ``ocr`` pages and images without text are read by character recognition, which needs the extra ``ocr``; with ``office``
    old office documents (.doc, .wps, .rtf, .odt) are read by way of LibreOffice, where it is installed.

    Raises ``UnreadableSourceError`` (missing, no ordinary file, empty, damaged, unsupported), ``EncryptedSourceError``,
    ``NoTextLayerError`` (an image or a scan without ``ocr``), ``LimitError``, ``MissingDependencyError``, or ``UsageError`` for an ``encoding`` that does not exist.
    """
    given = os.fspath(path)
    path = os.fsdecode(given)
    data = read_ordinary_file(path, limits)
    name = safe_name(os.path.basename(path))  # noqa: PTH119
    return _read(data, name, safe_name(path), encoding, limits, Means(ocr, office))


def read_bytes(
    data: bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    ocr: bool = False,
    office: bool = False,
    limits: Limits = DEFAULT,
) -> SourceDocument:
    r"""The source text of these bytes; ``name`` stands for a file name. Errors as for ``read_file``.

    >>> document = read_bytes("关于开展活动的通知\r\n".encode("gbk"), name="通知.txt")
    >>> document.text, document.encoding, document.media_type
    ('关于开展活动的通知\r\n', 'gb18030', 'text/plain')
    """
    shown = None if name is None else safe_name(name)
    if len(data) > limits.max_bytes:
        raise problem("E501", file=shown, size=len(data), limit=limits.max_bytes)
    return _read(data, shown, shown, encoding, limits, Means(ocr, office))


def read_text(text: str, *, name: str | None = None) -> SourceDocument:
    r"""A text that is there already; never fails. Half surrogate pairs become U+FFFD, one for one, so that offsets stay.

    >>> read_text("主题\ud800").text
    '主题\ufffd'
    """
    halves = 0
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = text.encode("utf-8", "surrogatepass")
        text, halves = replace_surrogates(text)
    return SourceDocument(
        text=text,
        media_type="text/markdown" if is_markdown(text, name) else "text/plain",
        reader="text",
        sha256=sha256(data).hexdigest(),
        name=None if name is None else safe_name(name),
        notes=(("lone-surrogates", str(halves)),) if halves else (),
    )


def _read(
    data: bytes, name: str | None, file: str | None, encoding: str | None, limits: Limits, means: Means
) -> SourceDocument:
    if not data:
        raise problem("E305", file=file)
    draft = _draft(kind_of(data, name, file=file), data, name, file, encoding, limits, means)
    if len(draft.text) > limits.max_characters:
        raise problem("E502", file=file, limit=limits.max_characters)
    return SourceDocument(sha256=sha256(data).hexdigest(), name=name, **draft._asdict())


def _plain(data: bytes, name: str | None, file: str | None, encoding: str | None) -> Draft:
    from noticeparse.sources.draft import Draft  # noqa: PLC0415 - no other kind needs it here

    decoded = decode(data, encoding=encoding, file=file)
    text = decoded.text
    if not text.strip(_NOTHING):
        raise problem("E305", file=file)
    media_type = "text/markdown" if is_markdown(text, name) else "text/plain"
    return Draft(text, media_type, "text", decoded.encoding, notes=decoded.notes)


def _draft(
    kind: Kind,
    data: bytes,
    name: str | None,
    file: str | None,
    encoding: str | None,
    limits: Limits,
    means: Means,
) -> Draft:
    """What the reader of this kind finds; each reader, and its libraries with it, is loaded with the first file of its kind."""
    if kind is Kind.TEXT:
        return _plain(data, name, file, encoding)
    if kind is Kind.HTML:
        from noticeparse.sources.html import read_page  # noqa: PLC0415

        return read_page(data, encoding=encoding, limits=limits, file=file)
    if kind is Kind.PDF:
        from noticeparse.sources.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, ocr=means.ocr, limits=limits, file=file)
    if kind is Kind.DOCX:
        from noticeparse.sources.docx import read_docx  # noqa: PLC0415

        return read_docx(data, limits=limits, file=file)
    if kind is Kind.OFD:
        from noticeparse.sources.ofd import read_ofd  # noqa: PLC0415

        return read_ofd(data, limits=limits, file=file)
    if kind is Kind.MAIL:
        from noticeparse.sources.mail import read_mail  # noqa: PLC0415

        def attached(content: bytes, called: str) -> Draft | None:
            inner = kind_of(content, called)
            # A mail that is attached as a file, whose attachments are mails, has no end.
            if inner is Kind.MAIL or (inner is Kind.TEXT and not called.lower().endswith(_TEXT_ENDINGS)):
                return None
            if (inner is Kind.IMAGE and not means.ocr) or (inner is Kind.OFFICE and not means.office):
                return None
            return _draft(inner, content, called, None, None, limits, means)

        return read_mail(data, attached=attached, limits=limits, file=file)
    if kind is Kind.OFFICE:
        from noticeparse.sources.office import read_office  # noqa: PLC0415

        return read_office(data, office=means.office, limits=limits, file=file)
    from noticeparse.sources.images import read_image  # noqa: PLC0415

    return read_image(data, ocr=means.ocr, limits=limits, file=file)
