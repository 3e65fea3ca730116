"""Pages of print to running text: heads, feet and footnotes are cut, and lines of one paragraph are joined."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.sources.document import Aside
from noticeparse.sources.wrapped import body_size, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticeparse.sources.wrapped import PrintLine

# Lines this near to the upper or lower end of a page, as a share of its height, may be running heads and feet.
_MARGIN = 0.11
_EDGE_LINES = 3
_SAME_HEIGHT = 0.008
_RUNNING_SHARE = 0.4
# Footnotes are set in smaller type than the body, as a share of it.
_NOTE_SIZE = 0.8

Span = tuple[int, int]


class PrintedPage(NamedTuple):
    """A page as it was read: its text, its lines in order of the text, and the ranges of its tables."""

    text: str
    lines: tuple[PrintLine, ...] = ()
    tables: tuple[Span, ...] = ()


class SettledPage(NamedTuple):
    """What to cut from the text of a page, and whether its last paragraph goes on on the next page."""

    cuts: tuple[Span, ...]
    goes_on: bool

    def of(self, text: str) -> str:
        """The text without the cuts, with a line end unless its paragraph goes on."""
        kept: list[str] = []
        done = 0
        for start, end in self.cuts:
            kept.append(text[done:start])
            done = end
        words = "".join([*kept, text[done:]])
        return words if self.goes_on or not words else f"{words}\n"

    def moved(self, spans: Iterable[Span]) -> list[Span]:
        """Ranges of the text, in the text without the cuts."""
        return moved(spans, self.cuts)


def settle(pages: Sequence[PrintedPage]) -> tuple[list[SettledPage], list[Aside]]:
    """What of each page is text, and its running heads and feet and its footnotes, which are none."""
    asides: list[Aside] = []
    running = _running(pages)
    size = body_size([line for page in pages for line in page.lines])
    left_out: list[list[PrintLine]] = []
    kept: list[list[PrintLine]] = []
    for number, (page, heads) in enumerate(zip(pages, running, strict=True), 1):
        asides += [Aside("header" if line.height < 0.5 else "footer", line.words, number) for line in heads]
        notes = _footnotes([line for line in page.lines if line not in heads], size)
        if notes:
            asides.append(Aside("footnote", "\n".join(line.words for line in notes), number))
        left_out.append([*heads, *notes])
        kept.append([line for line in page.lines if line not in left_out[-1]])
    rows: list[PrintLine | None] = []
    for page, lines in zip(pages, kept, strict=True):
        rows += [line if _is_prose(line, page) else None for line in lines]
    joins = iter(goes_on(rows))
    settled: list[SettledPage] = []
    for page, without, lines in zip(pages, left_out, kept, strict=True):
        cuts: list[Span] = [_whole_line(line, page.text) for line in without]
        last = False
        for at, line in enumerate(lines):
            last = next(joins)
            if last and at + 1 < len(lines):
                # The line end and the blanks around it.
                cuts.append((line.end, lines[at + 1].start))
        settled.append(SettledPage(_united([*cuts, *_blank_ends(page.text, cuts)]), last))
    if settled:
        settled[-1] = settled[-1]._replace(goes_on=True)
    return settled, asides


def moved(spans: Iterable[Span], cuts: Sequence[Span]) -> list[Span]:
    """Ranges of a text, in the text without these other ranges, which come in order; what is left of none is left out.

    >>> moved([(0, 4), (6, 8)], [(2, 7)])
    [(0, 2), (2, 3)]
    """

    def at(offset: int) -> int:
        return offset - sum(min(end, offset) - start for start, end in cuts if start < offset)

    return [(at(start), at(end)) for start, end in spans if at(start) < at(end)]


def lines_of(text: str) -> list[Span]:
    """The ranges of the lines that hold something, without the blanks around them."""
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            begin = start + line.index(words)
            found.append((begin, begin + len(words)))
        start += len(line) + 1
    return found


def _running(pages: Sequence[PrintedPage]) -> list[list[PrintLine]]:
    """The lines in the margins that are page numbers, or that stand at one height on many pages, but for their digits."""
    margins = [_in_margins(page.lines) for page in pages]
    heights: dict[str, list[float]] = {}
    for lines in margins:
        for line in lines:
            heights.setdefault(_digitless(line.words), []).append(line.height)
    repeated = {
        words
        for words, found in heights.items()
        if len(found) >= 2 and len(found) >= _RUNNING_SHARE * len(pages) and _at_one_height(found)
    }
    return [
        [line for line in lines if _digitless(line.words) in repeated or _page_number().fullmatch(line.words)]
        for lines in margins
    ]


def _in_margins(lines: Sequence[PrintLine]) -> list[PrintLine]:
    lines = sorted(lines, key=lambda line: line.height)
    ends = lines if len(lines) <= 2 * _EDGE_LINES else lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    return [line for line in ends if not _MARGIN < line.height < 1 - _MARGIN]


def _footnotes(lines: Sequence[PrintLine], size: float) -> list[PrintLine]:
    """The lines in small type at the foot of a page, below its body, from the first one on that opens with the mark of a note."""
    down = sorted(lines, key=lambda line: line.height)
    small = 0
    while small < len(down) and 0 < down[-1 - small].size <= _NOTE_SIZE * size:
        small += 1
    if small == len(down):
        return []
    notes = down[len(down) - small :]
    first = next((at for at, line in enumerate(notes) if _note_mark().match(line.words)), small)
    return notes[first:]


def _at_one_height(heights: list[float]) -> bool:
    steps = Counter(round(height / _SAME_HEIGHT) for height in heights)
    best = steps.most_common(1)[0][0]
    return sum(steps[best + step] for step in (-1, 0, 1)) >= max(2, 0.8 * len(heights))


def _is_prose(line: PrintLine, page: PrintedPage) -> bool:
    return line.size > 0 and not any(start <= line.start < end for start, end in page.tables)


def _whole_line(line: PrintLine, text: str) -> Span:
    """The line with the line end in front of it, or else the one behind it."""
    start = text.rfind("\n", 0, line.start)
    if start >= 0:
        return start, line.end
    end = text.find("\n", line.end)
    return 0, len(text) if end < 0 else end + 1


def _blank_ends(text: str, cuts: Sequence[Span]) -> list[Span]:
    """The line ends at both ends of what the cuts leave."""
    left: list[Span] = []
    done = 0
    for start, end in (*_united(cuts), (len(text), len(text))):
        left.append((done, start))
        done = end
    found: list[Span] = []
    for start, end in left:
        words = text[start:end]
        found.append((start, end - len(words.lstrip("\n"))))
        if words.strip("\n"):
            break
    for start, end in reversed(left):
        words = text[start:end]
        found.append((start + len(words.rstrip("\n")), end))
        if words.strip("\n"):
            break
    return [span for span in found if span[0] < span[1]]


def _united(spans: Iterable[Span]) -> tuple[Span, ...]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)


def _digitless(words: str) -> str:
    return _digits().sub("0", "".join(words.split()))


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９]{1,6}")


@cache
def _note_mark() -> re.Pattern[str]:
    """What opens a footnote: a number in a ring or in brackets, an asterisk, or a raised number right before a word."""
    return re.compile(
        r"[①-⑳*＊※]|[\[［〔][0-9]{1,2}[\]］〕]|[0-9]{1,2}[ ]?(?=[\u4e00-\u9fff《“])(?![年月日])"
    )


@cache
def _page_number() -> re.Pattern[str]:
    """A line that holds nothing but the number of its page."""
    number = r"[0-9０-９]{1,4}"
    return re.compile(
        rf"[-－—–―─·•]{{1,3}}\s?{number}\s?[-－—–―─·•]{{1,3}}|{number}(?:\s?/\s?{number})?"
        rf"|第\s?{number}\s?页(?:[\s，,/]{{0,3}}共\s?{number}\s?页)?"
    )
