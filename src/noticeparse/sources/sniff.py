"""What kind of file these bytes are, by their content; the file's name is only a hint."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from noticeparse.errors import NoticeparseError


class Kind(Enum):
    """The kinds that a reader takes."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    OFD = "ofd"
    MAIL = "mail"
    IMAGE = "image"
    OFFICE = "office"


class OfficeForm(NamedTuple):
    """A text document of an office program that no reader takes as it is."""

    ending: str
    english: str
    chinese: str
    media_type: str


_HEAD = 4_096
# ISO 32000-1, implementation note 13: readers accept the header within the first kilobyte; crawlers put HTTP headers before it.
_PDF_HEAD = 1_024 + 16

# Images that character recognition takes, and those that it does not.
_IMAGES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
)
_OTHER_IMAGES: tuple[tuple[bytes, str], ...] = (
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (b"AT&TFORM", "DjVu"),
)
_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
)
_IMAGE_BRANDS = frozenset({b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"})
_RTF_MARK = b"{\\rtf"
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE2_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED_MARKS = (
    *_ZIP_MARKS,
    _OLE2_MARK,
    _RTF_MARK,
    *(mark for mark, _ in _ARCHIVES),
    *(mark for mark, _ in _OTHER_IMAGES),
)

# Names of members, which a zip file holds as they are.
_ZIP_KINDS: tuple[tuple[bytes, Kind], ...] = (
    (b"OFD.xml", Kind.OFD),
    (b"word/document", Kind.DOCX),
)
_OFFICE_MEMBER = b"[Content_Types].xml"
_OTHER_ZIP_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"xl/", "an Excel workbook (.xlsx)", " Excel 工作簿（.xlsx）"),
    (b"ppt/", "a PowerPoint presentation (.pptx)", " PowerPoint 演示文稿（.pptx）"),
)
_DOC = OfficeForm(
    "doc",
    "an old Word or WPS document (.doc, .wps)",
    "旧版 Word 或 WPS 文档（.doc、.wps）",
    "application/msword",
)
_RTF = OfficeForm("rtf", "a Rich Text document (.rtf)", " RTF 文档（.rtf）", "application/rtf")
_ODT = OfficeForm(
    "odt",
    "an OpenDocument text (.odt)",
    " OpenDocument 文本（.odt）",
    "application/vnd.oasis.opendocument.text",
)
_ODT_MARK = b"opendocument.text"
# Streams of an OLE2 file, named in UTF-16; a Word document begins its own with a number of its kind and flags.
_OLE2_TEXT = "WordDocument".encode("utf-16-le")
_OLE2_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD_MARK = b"\xec\xa5"
_WORD_FLAGS, _WORD_LOCKED = 11, 0x01
_SECTOR = 512
_OLE2_KINDS: tuple[tuple[str, str, str], ...] = (
    ("Workbook", "an old Excel workbook (.xls, .et)", "旧版 Excel 或 WPS 表格（.xls、.et）"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt, .dps)", "旧版演示文稿（.ppt、.dps）"),
)


def kind_of(data: bytes, name: str | None = None, *, file: str | None = None) -> Kind:
    """What to read these bytes as, whatever the file is called; raises the error that fits where no reader takes them.

    >>> kind_of(b"%PDF-1.7"), kind_of("<!doctype html><p>通知".encode()), kind_of("通知".encode("gbk"))
    (<Kind.PDF: 'pdf'>, <Kind.HTML: 'html'>, <Kind.TEXT: 'text'>)
    """
    if data.startswith(_ZIP_MARKS):
        kind = next((kind for member, kind in _ZIP_KINDS if member in data), None)
        if (
            kind is None
            and _OFFICE_MEMBER in data
            and not any(member in data for member, _, _ in _OTHER_ZIP_KINDS)
            and _ODT_MARK not in data
        ):
            # Cut off before the part that says which document it is.
            kind = Kind.DOCX
        if kind is not None:
            return kind
    if office_form(data) is not None:
        if _is_locked(data):
            raise problem("E323", file=file)
        return Kind.OFFICE
    if data.startswith(_REFUSED_MARKS) or data[4:12] in _IMAGE_BRANDS:
        raise _refused(data, file)
    if image_format(data) is not None:
        return Kind.IMAGE
    head = data[:_HEAD]
    if b"%PDF-" in head[:_PDF_HEAD]:
        return Kind.PDF
    if b":" in head and _mail_header().search(_folded(head)) is not None:
        return Kind.MAIL
    if b"<" in head and _is_page(_folded(head), name):
        return Kind.HTML
    return Kind.TEXT


def office_form(data: bytes) -> OfficeForm | None:
    r"""Which text document of an office program this is; None if it is none, or one that a reader takes.

    >>> office_form(b"{\\rtf1 }").ending, office_form(b"%PDF-1.7")
    ('rtf', None)
    """
    if data.startswith(_RTF_MARK):
        return _RTF
    if data.startswith(_OLE2_MARK):
        return _DOC if _OLE2_TEXT in data else None
    return _ODT if data.startswith(_ZIP_MARKS) and _ODT_MARK in data else None


def image_format(data: bytes) -> str | None:
    r"""The format of an image that character recognition takes; None if this is none.

    >>> image_format(b"\x89PNG\r\n\x1a\n"), image_format(b"BMW")
    ('PNG', None)
    """
    found = next((form for mark, form in _IMAGES if data.startswith(mark)), None)
    # Two letters are no proof: in the header of a bitmap four reserved bytes follow, then where its pixels begin.
    if found == "BMP" and (data[6:10] != bytes(4) or data[12:14] != bytes(2)):
        return None
    return found


def is_markdown(text: str, name: str | None) -> bool:
    r"""Whether the name or a heading near the beginning says Markdown.

    >>> is_markdown("# 通知\n", None), is_markdown("通知", "a.md"), is_markdown("通知", "a.txt")
    (True, True, False)
    """
    if name is not None and name.lower().endswith((".md", ".markdown")):
        return True
    return "#" in text and _markdown_heading().search(text[:_HEAD]) is not None


def _folded(head: bytes) -> str:
    """The head for looking at tags: every byte a character, lower case, UTF-16 without its NULs, no byte-order mark."""
    return head.replace(b"\0", b"").decode("latin-1").lower().lstrip("ï»¿þÿ")


def _is_page(head: str, name: str | None) -> bool:
    ending = "" if name is None else name.lower().rpartition(".")[2]
    if _page_skeleton().search(head) is not None:
        return True
    # A Markdown file may open with a tag for its layout.
    if ending not in {"md", "markdown"} and _page_opening().match(head) is not None:
        return True
    return ending in {"html", "htm", "shtml", "xhtml"} and "</" in head


def _refused(data: bytes, file: str | None) -> NoticeparseError:
    if data.startswith(_ZIP_MARKS):
        return _office_file(data, file)
    if data.startswith(_OLE2_MARK):
        return _old_office_file(data, file)
    for mark, kind in _ARCHIVES:
        if data.startswith(mark):
            return problem("E315", file=file, kind=kind)
    kind = next((kind for mark, kind in _OTHER_IMAGES if data.startswith(mark)), "HEIF")
    return problem("E313", file=file, kind=f"an image ({kind})", zh={"kind": f"图片（{kind}）"})


def _office_file(data: bytes, file: str | None) -> NoticeparseError:
    for member, english, chinese in _OTHER_ZIP_KINDS:
        if member in data:
            return problem("E313", file=file, kind=english, zh={"kind": chinese})
    return problem("E315", file=file, kind="zip")


def _old_office_file(data: bytes, file: str | None) -> NoticeparseError:
    if _OLE2_LOCKED in data:
        return problem("E323", file=file)
    for stream, english, chinese in _OLE2_KINDS:
        if stream.encode("utf-16-le") in data:
            return problem("E313", file=file, kind=english, zh={"kind": chinese})
    return problem(
        "E313",
        file=file,
        kind="an old Office file (.doc, .wps, .xls), or a document with a password",
        zh={"kind": "旧版 Office 文件（.doc、.wps、.xls）或加密文档"},
    )


def _is_locked(data: bytes) -> bool:
    """Does this old Word document, or the one that an OLE2 file wraps, ask for a password?"""
    if not data.startswith(_OLE2_MARK):
        return False
    begin = next(
        (at for at in range(_SECTOR, len(data), _SECTOR) if data.startswith(_WORD_MARK, at)), len(data)
    )
    flags = data[begin + _WORD_FLAGS : begin + _WORD_FLAGS + 1]
    return _OLE2_LOCKED in data or (bool(flags) and flags[0] & _WORD_LOCKED != 0)


@cache
def _page_opening() -> re.Pattern[str]:
    """A tag that no text begins with, after an XML declaration and comments."""
    return re.compile(
        r"""
        \s*+ (?: <\?xml [^>]{0,200}+ > \s*+ )?
        (?: <!-- (?: [^-] | -(?!->) ){0,2000}+ --> \s*+ ){0,5}
        < (?: !doctype\s++html
            | (?: html|head|body|meta|title|link|base|style|script|div|table|center|article|section|p|span|font|h[1-6] ) [\s>/] )
        """,
        re.VERBOSE,
    )


@cache
def _page_skeleton() -> re.Pattern[str]:
    return re.compile(r"<(?:!doctype\s++html|html[\s>]|body[\s>])")


@cache
def _mail_header() -> re.Pattern[str]:
    """The version of MIME, or a file that begins with the lines of a mail's head."""
    name = r"(?:return-path|received|delivered-to|message-id|from|to|date|subject|x-[a-z-]{2,40}): [^\n]{0,998}\n"
    return re.compile(rf"(?:\A|\n)mime-version: ?1|\A(?:{name}(?:[ \t][^\n]{{0,998}}\n){{0,9}}+){{3}}")


@cache
def _markdown_heading() -> re.Pattern[str]:
    return re.compile(r"(?:\A|[\r\n])#{1,6}+ \S")
