"""What every reader returns: the source text that all offsets refer to, and what the format knows about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, Protocol


class Box(NamedTuple):
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class LineStyle(NamedTuple):
    """How one line is set: a half-open range of the text, which may be a part of a line of it where a paragraph was wrapped.

    ``size`` is in points. None stands for what the format does not say; of a web page only what its elements themselves say is known.
    """

    start: int
    end: int
    font: str | None
    size: float | None
    bold: bool | None
    centred: bool | None


class Aside(NamedTuple):
    """Text that belongs to the file and not to the notice's own text: no value is ever read from it."""

    kind: Literal["header", "footer", "footnote", "hidden", "attachment", "stamp"]
    text: str
    page: int | None = None


class Places(Protocol):
    """Knows how the text of a file is set, and where on its pages it stands."""

    def boxes(self, start: int, end: int) -> list[Box]:
        """A box for each line of this half-open range of the text, in order."""
        ...

    def styles(self) -> list[LineStyle]:
        """How the lines of the text are set, in order."""
        ...


@dataclass(frozen=True)
class SourceDocument:
    r"""The text of one file as its reader took it, pages joined by ``\f``.

    ``title_hint`` is a title that the format keeps apart from the text (an HTML page's head); it is a hint only and
    never a value, because a value must stand in the text. ``table_spans`` are half-open code-point ranges, one for
    each table that the format marks as one; in it a row is a line, and tabs part its cells. ``notes`` are diagnostics
    of the reading, as (code, parameter) pairs; ``sources.problems.NOTES`` says what they mean; ``doubts`` are those that
    concern one place, as (code, parameter, start, end). ``asides`` are what the file holds beside the text: running
    heads and feet, footnotes, hidden text, names of attachments, and stamps: seals and watermarks.
    """

    text: str
    media_type: str
    reader: str
    sha256: str
    name: str | None = None
    encoding: str | None = None
    pages: int | None = None
    title_hint: str | None = None
    table_spans: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str, int, int], ...] = ()
    asides: tuple[Aside, ...] = ()
    places: Places | None = field(default=None, repr=False, compare=False)

    @cached_property
    def line_starts(self) -> list[int]:
        r"""Where the lines start; a line ends at LF, CR LF or CR."""
        text = self.text
        # Files from an old Mac end their lines with a carriage return alone; of CR LF the LF counts.
        if "\r" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        return _starts_after("\n", text)

    @cached_property
    def _page_starts(self) -> list[int]:
        return _starts_after("\f", self.text)

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, on which this code point stands."""
        return bisect_right(self.line_starts, offset)

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1; None where the format has no pages."""
        return None if self.pages is None else bisect_right(self._page_starts, offset)

    def boxes(self, start: int, end: int) -> list[Box]:
        """Where on its pages this half-open range of the text stands: a box a line; none where the format has no pages.

        A range outside the text is a ``ValueError``.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is no range of a text of {len(self.text)} characters")
        return [] if self.places is None else self.places.boxes(start, end)

    @cached_property
    def styles(self) -> tuple[LineStyle, ...]:
        """How the lines are set, in order of the text; none of plain text and of rows of tables. A PDF is opened once more for this."""
        return () if self.places is None else tuple(self.places.styles())


def _starts_after(mark: str, text: str) -> list[int]:
    """Where the pieces start that the mark parts; behind the last of them, where one more would start."""
    starts = [0]
    start = 0
    for piece in text.split(mark):
        start += len(piece) + 1
        starts.append(start)
    return starts
