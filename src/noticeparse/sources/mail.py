"""A saved mail or web archive (.eml, .mht): its text part or its web page, and behind it what is attached."""

from __future__ import annotations

import email
import email.header
import email.message
import email.policy
from typing import TYPE_CHECKING

from noticeparse.errors import LimitError, NoticeparseError
from noticeparse.sources.document import Aside
from noticeparse.sources.draft import Draft
from noticeparse.sources.html import read_page
from noticeparse.sources.paged import moved
from noticeparse.sources.problems import problem
from noticeparse.sources.text import codec_name, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message

    from noticeparse.sources.limits import Limits

MEDIA_TYPE = "message/rfc822"

# A text part with less than this share of what the page says is a stub: "your program shows no HTML".
_STUB = 0.5
_MOST_ATTACHMENTS = 20


def _unread(data: bytes, name: str) -> None:
    """Reads nothing."""


def read_mail(
    data: bytes,
    *,
    attached: Callable[[bytes, str], Draft | None] = _unread,
    limits: Limits,
    file: str | None = None,
) -> Draft:
    """The notice of a mail: the text part, or the page where there is none or the text is a stub; the subject is the title hint.

    ``attached`` reads an attachment, given its bytes and its name, or says None; what it reads goes behind the mail's own words. ``asides``
    name all attachments. A mail that is nothing but one attachment has its pages. Raises ``UnreadableSourceError`` for a mail without text and
    ``LimitError`` for one with messages in messages without end.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(_parts(message, limits.max_mail_depth))
    except RecursionError as error:
        raise problem("E525", file=file, limit=limits.max_mail_depth) from error
    texts: list[Draft] = []
    pages: list[Draft] = []
    files: list[tuple[str, Message]] = []
    for part in parts:
        name = part.get_filename()
        if name is not None or part.get_content_disposition() == "attachment":
            files.append((_plain_name(name or ""), part))
        elif part.get_content_type() == "text/plain" and not texts:
            texts += _text(part)
        elif part.get_content_type() == "text/html" and not pages:
            pages += _page(part, limits)
    chosen = texts + pages
    if texts and pages and len(texts[0].text) < _STUB * len(pages[0].text):
        chosen = pages
    drafts, notes = _attachments(files, attached)
    drafts = chosen[:1] + drafts
    if not drafts:
        raise problem("E319", file=file)
    draft = drafts[0] if len(drafts) == 1 else _one_text(drafts, limits)
    return draft._replace(
        media_type=MEDIA_TYPE,
        reader="mail",
        title_hint=_subject(message) or draft.title_hint,
        notes=(*draft.notes, *notes),
        asides=(*(Aside("attachment", name) for name, _ in files), *draft.asides),
    )


def _attachments(
    files: list[tuple[str, Message]], attached: Callable[[bytes, str], Draft | None]
) -> tuple[list[Draft], list[tuple[str, str]]]:
    """What is read of the attachments, and a note for each that can't be."""
    drafts: list[Draft] = []
    notes: list[tuple[str, str]] = []
    for name, part in files[:_MOST_ATTACHMENTS]:
        # The pictures of a letter's design are named as well.
        shown = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        content = b"" if shown else _content(part)
        try:
            draft = attached(content, name) if content else None
        except NoticeparseError as error:
            notes.append(("attachment-unreadable", f"{name} {error.code}"))
            continue
        drafts += [draft] if draft is not None and draft.text.strip() else []
    return drafts, notes


def _one_text(drafts: list[Draft], limits: Limits) -> Draft:
    """The texts one behind the other, a blank line between them; of their pages only the text is left."""
    words: list[str] = []
    tables: list[tuple[int, int]] = []
    doubts: list[tuple[str, str, int, int]] = []
    at = 0
    for draft in drafts:
        breaks = [(found, found + 1) for found, mark in enumerate(draft.text) if mark == "\f"]
        text = draft.text.replace("\f", "").rstrip("\n") + "\n\n"
        if at + len(text) > limits.max_characters and words:
            break
        tables += [(at + start, at + end) for start, end in moved(draft.table_spans, breaks)]
        doubts += [
            (code, said, at + low, at + high)
            for code, said, start, end in draft.doubts
            for low, high in moved([(start, end)], breaks)
        ]
        words.append(text)
        at += len(text)
    return drafts[0]._replace(
        text="".join(words),
        pages=None,
        table_spans=tuple(tables),
        notes=tuple(note for draft in drafts for note in draft.notes),
        doubts=tuple(doubts),
        asides=tuple(aside._replace(page=None) for draft in drafts for aside in draft.asides),
        places=None,
    )


def _parts(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something themselves, in order; raises RecursionError past this depth."""
    if not message.is_multipart():
        yield message
        return
    if depth == 0:
        raise RecursionError
    for part in message.get_payload():
        if isinstance(part, email.message.Message):
            yield from _parts(part, depth - 1)


def _text(part: Message) -> list[Draft]:
    data = _content(part)
    try:
        decoded = decode(data, encoding=_codec(part, data))
    except NoticeparseError:
        return []
    if not decoded.text.strip():
        return []
    return [Draft(decoded.text, MEDIA_TYPE, "mail", encoding=decoded.encoding, notes=decoded.notes)]


def _page(part: Message, limits: Limits) -> list[Draft]:
    data = _content(part)
    try:
        return [read_page(data, encoding=_codec(part, data), limits=limits)]
    except LimitError:
        raise
    except NoticeparseError:
        return []


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _codec(part: Message, data: bytes) -> str | None:
    """The charset that the head of the part gives, if the bytes agree."""
    codec = codec_name(part.get_content_charset() or "")
    if codec is None:
        return None
    try:
        data.decode(codec)
    except (UnicodeError, ValueError):
        return None
    return codec


def _subject(message: Message) -> str | None:
    subject = _words(str(message.get("subject", "")))
    return " ".join(subject.split()) or None


def _plain_name(name: str) -> str:
    """The name of an attachment without folders: it names a thing and is no path."""
    return _words(name).replace("\\", "/").rpartition("/")[2] or "?"


def _words(encoded: str) -> str:
    """Words as RFC 2047 encodes them, or as programs write them raw."""
    try:
        pieces = email.header.decode_header(encoded)
    except (ValueError, LookupError):
        return encoded
    words = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        try:
            words += piece.decode(codec_name(charset or "utf-8") or "utf-8")
        except (UnicodeError, ValueError):
            words += piece.decode("gb18030", "replace")
    return words
