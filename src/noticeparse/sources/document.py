"""What every reader returns: the source text that all offsets refer to, and what the format knows about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True)
class SourceDocument:
    r"""The text of one file as its reader took it, pages joined by ``\f``.

    ``title_hint`` is a title that the format keeps apart from the text (an HTML page's head); it is a hint only and
    never a value, because a value must stand in the text. ``table_spans`` are half-open code-point ranges, one for
    each table that the format marks as one; in it a row is a line, and tabs part its cells. ``notes`` are diagnostics
    of the reading, as (code, parameter) pairs; ``sources.problems.NOTES`` says what they mean.
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
    notes: tuple[tuple[str, str], ...] = field(default=())

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


def _starts_after(mark: str, text: str) -> list[int]:
    """Where the pieces start that the mark parts; behind the last of them, where one more would start."""
    return [0, *accumulate([len(piece) + 1 for piece in text.split(mark)])]
