"""How much a reader takes before it stops: documented limits that an ordinary notice never meets."""

from __future__ import annotations

from dataclasses import dataclass


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
    """Pages read of a PDF."""

    max_page_characters: int = 200_000
    """Characters read of one PDF page; a full page of small print has 3,000."""

    max_depth: int = 3_000
    """Elements open at once in a web page. An HTML parser needs quadratic time in this."""

    max_elements: int = 400_000
    """Elements and stretches of text in a web page."""

    max_attributes: int = 2_000
    """Attributes of one element; quadratic again."""


DEFAULT = Limits()
