"""How much a reader takes before it stops: documented limits that an ordinary notice never meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one reading. Past ``max_pages`` and ``max_page_characters`` the reading is partial and says so in its notes; past any other one there is a ``LimitError``.

    >>> Limits(max_bytes=1024).max_bytes, DEFAULT.max_pages
    (1024, 500)
    """

    max_bytes: int = 50 * 1024 * 1024
    """The size of the file, looked at before a byte of it is read."""

    max_characters: int = 5_000_000
    """The source text. The longest real notice with its attachments has some 200,000 characters."""

    max_pages: int = 500
    """Pages read of a PDF or OFD."""

    max_page_characters: int = 200_000
    """Characters read of one page of a PDF or OFD; a full page of small print has 3,000."""

    max_depth: int = 3_000
    """Elements open at once in a web page. An HTML parser needs quadratic time in this."""

    max_elements: int = 400_000
    """Elements and stretches of text in a web page."""

    max_attributes: int = 2_000
    """Attributes of one element; quadratic again."""

    max_members: int = 10_000
    """Files packed in one DOCX or OFD."""

    max_member_bytes: int = 64 * 1024 * 1024
    """The size of one packed file when it is unpacked; so much at most for one stream of a PDF as well."""

    max_unpacked_bytes: int = 128 * 1024 * 1024
    """What is unpacked of one file in all."""

    max_ratio: int = 200
    """How often a packed file of more than a megabyte may be as large as it is packed. XML of an office reaches 30."""

    max_xml_depth: int = 256
    """Elements open at once in the XML of a DOCX or OFD."""

    max_xml_elements: int = 1_000_000
    """Elements of all the XML of one DOCX or OFD."""

    max_mail_depth: int = 20
    """Messages in messages."""

    max_drawings: int = 20_000
    """How often the pages of a PDF draw a form by way of other forms; one of 4 KB can ask for 10¹⁰."""

    second_reader_seconds: float = 10.0
    """How long the second reader may take for a damaged PDF, in a process of its own."""

    office_seconds: float = 40.0
    """How long LibreOffice may take for an old office document."""

    max_pixels: int = 50_000_000
    """Pixels of an image, or of a page that is drawn, for character recognition. A page at 300 dpi has 9 million."""


DEFAULT = Limits()


class Means(NamedTuple):
    """What a reader may use beside the file when it needs it, since somebody asked for it."""

    ocr: bool = False
    """Character recognition, for what is an image."""

    office: bool = False
    """LibreOffice, for documents that only it reads."""


NO_MEANS = Means()
