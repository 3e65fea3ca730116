"""The title of the notice on a page, and its number, where the page shows them above the content."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.sources.html_chrome import is_chrome, is_droppable, is_posting_line
from noticeparse.sources.html_lines import Line, tidy
from noticeparse.sources.html_names import HEADINGS, TITLE_NAMES
from noticeparse.sources.html_phrases import DOCUMENT_NUMBER, NUMBER_LABEL, TITLE_LINE
from noticeparse.sources.html_tree import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.sources.html_tree import Tree

_LEAST = 6
_HINT_LETTERS = 8
_MOST = 200
_OPENING = 15
# A heading that nothing else says is the title stands right above the content.
_CLOSE = 10
_BODY_MARKS = frozenset("：:。；")


def is_title(tree: Tree, line: Line) -> bool:
    """Whether a line is worded as a title, or the page shows it as one."""
    return TITLE_LINE.search(line.text) is not None or _heading_of(tree, line.node) is not None


def is_hinted(text: str, hints: tuple[str, ...]) -> bool:
    """Whether a squashed text is what the page's head calls the page, or the better half of it."""
    return len(text) >= _HINT_LETTERS and any(
        text == hint or (len(text) * 2 > len(hint) and text in hint) for hint in hints
    )


def title_above(tree: Tree, above: list[Line], content: list[Line], hints: tuple[str, ...]) -> list[Line]:
    """The lines above the content that are its title; none where the content prints the title itself.

    Of several the one that the page's head names goes first, then one worded as a title, then one that is a heading.
    """
    # A forwarded notice may bear the same title; it comes after the salutation.
    opening = takewhile(lambda line: not _BODY_MARKS.intersection(line.text[-1:]), content[:_OPENING])
    head = squash("".join(line.text for line in opening))
    if any(len(hint) >= _HINT_LETTERS and hint in head for hint in hints):
        return []
    best: tuple[tuple[bool, bool, int], list[Line]] | None = None
    for at, group, heading in _groups(tree, above):
        joined = "".join(line.text for line in group)
        text = squash(joined)
        if not _LEAST <= len(text) <= _MOST:
            continue
        hinted = is_hinted(text, hints) or any(len(hint) >= _HINT_LETTERS and hint in text for hint in hints)
        if not hinted and any(is_droppable(line) for line in group):
            continue
        shaped = TITLE_LINE.search(joined) is not None
        close = heading and at >= len(above) - _CLOSE
        if (hinted or shaped or close) and (best is None or (hinted, shaped, at) > best[0]):
            best = ((hinted, shaped, at), group)
    if best is None:
        nearest = _nearest(above)
        return nearest if not any(is_title(tree, line) for line in content[:_OPENING]) else []
    return [] if squash("".join(line.text for line in best[1])) in head else best[1]


def without_repeated_title(title: list[Line], content: list[Line]) -> list[Line]:
    """The content without a first line that is the end of the title above it: 清河市教育局关于…的通知 above 关于…的通知."""
    whole = squash("".join(line.text for line in title))
    for at, line in enumerate(content[:3]):
        text = squash(line.text)
        if len(text) >= _HINT_LETTERS and whole.endswith(text) and TITLE_LINE.search(line.text):
            return content[:at] + content[at + 1 :]
        if _BODY_MARKS.intersection(line.text[-1:]):
            break
    return content


def number_above(tree: Tree, root: int, lines: list[Line]) -> list[Line]:
    """The document number from above the content or from the index table, where the notice itself does not print it near its beginning."""
    if any(DOCUMENT_NUMBER.search(line.text) for line in lines[:10]):
        return []
    nodes = tree.nodes
    labelled = False
    for at in range(root):
        if nodes[at].tag != TEXT or not nodes[at].text.strip():
            continue
        text = tidy(nodes[at].text)
        label = NUMBER_LABEL.search(text) if len(text) <= 80 else None
        value = text[label.end() :] if label else text
        found = DOCUMENT_NUMBER.match(value) if len(value) <= 40 else None
        if found and found.end() == len(value.rstrip()) and (labelled or label or not nodes[at].linked):
            return [Line(found.group(), at)]
        labelled = label is not None and not value.strip()
    return []


def _groups(tree: Tree, above: list[Line]) -> Iterator[tuple[int, list[Line], bool]]:
    """The lines one by one, those of one heading element together; whether it is a heading."""
    at = 0
    while at < len(above):
        heading = _heading_of(tree, above[at].node)
        stop = at + 1
        while heading is not None and stop < len(above) and above[stop].node < tree.nodes[heading].end:
            stop += 1
        group = [
            line for line in above[at:stop] if not is_chrome(line.text) and not is_posting_line(line.text)
        ]
        if group:
            yield at, group, heading is not None
        at = stop


def _heading_of(tree: Tree, at: int) -> int | None:
    """The element around this text that the page shows as a title."""
    for depth, around in enumerate(tree.ancestors(at)):
        if tree.nodes[around].tag in HEADINGS or not tree.words(around).isdisjoint(TITLE_NAMES):
            return around
        if depth == 3:
            break
    return None


def _nearest(above: list[Line]) -> list[Line]:
    """The line right above the content, if what stands between them is of the template's making."""
    for line in reversed(above[-_CLOSE:]):
        if not is_droppable(line):
            long = sum("\u4e00" <= mark <= "\u9fff" for mark in line.text) >= _HINT_LETTERS
            return [line] if long and len(line.text) <= _MOST else []
    return []
