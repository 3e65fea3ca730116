"""The text of one PDF page put together from pieces of what pdfium gives, and the way back from each letter to pdfium's index."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# A range of pdfium's letters, or words that the page does not print: the marks between the cells of a table.
Part = tuple[int, int] | str


class Flow(NamedTuple):
    """A text, and its runs as (offset in the text, index in pdfium's text, length)."""

    text: str
    runs: tuple[tuple[int, int, int], ...]

    def place(self, offset: int) -> int | None:
        """Pdfium's index of the letter at this offset; None for what the page does not print."""
        at = bisect_right(self.runs, (offset, 1 << 60, 0)) - 1
        if at < 0:
            return None
        start, index, length = self.runs[at]
        return index + offset - start if offset < start + length else None

    def lines(self, spans: Iterable[tuple[int, int]]) -> Flow:
        """These ranges of the text, in the order given, a line for each."""
        text: list[str] = []
        runs: list[tuple[int, int, int]] = []
        at = 0
        for start, end in spans:
            text.append(self.text[start:end])
            for offset, index, length in self.runs:
                low, high = max(offset, start), min(offset + length, end)
                if low < high:
                    runs.append((at + low - start, index + low - offset, high - low))
            at += end - start + 1
        return Flow("\n".join(text), tuple(runs))

    def without(self, spans: Iterable[tuple[int, int]]) -> Flow:
        """The flow without these ranges of its text, which come in order."""
        text: list[str] = []
        runs: list[tuple[int, int, int]] = []
        kept = done = 0
        for start, end in (*spans, (len(self.text), len(self.text))):
            text.append(self.text[done:start])
            for offset, index, length in self.runs:
                low, high = max(offset, done), min(offset + length, start)
                if low < high:
                    runs.append((kept + low - done, index + low - offset, high - low))
            kept += start - done
            done = max(end, done)
        return Flow("".join(text), tuple(runs))


def compose(raw: str, parts: Iterable[Part]) -> Flow:
    r"""The flow of these parts of pdfium's text, one after the other.

    >>> flow = compose("ab\r\ncd", [(0, 2), "|", (4, 6)])
    >>> flow.text, flow.place(1), flow.place(2), flow.place(3)
    ('ab|cd', 1, None, 4)
    """
    text: list[str] = []
    runs: list[tuple[int, int, int]] = []
    at = 0
    for part in parts:
        words = part if isinstance(part, str) else raw[part[0] : part[1]]
        if not isinstance(part, str) and words:
            runs.append((at, part[0], len(words)))
        text.append(words)
        at += len(words)
    return Flow("".join(text), tuple(runs))
