"""Which lines of a page are the notice: its content element, the title above it, and its number where that stands outside."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.sources.html_chrome import (
    is_chrome,
    is_droppable,
    is_footer,
    is_link_line,
    is_posting_line,
    is_related_heading,
)
from noticeparse.sources.html_names import BLOCKS, CONTAINERS, CONTENT_NAMES
from noticeparse.sources.html_phrases import (
    ATTACHMENT_LINE,
    FOOTER_SOFT,
    MASTHEAD_LINE,
    NOTICE_LINE,
    TITLE_LINE,
)
from noticeparse.sources.html_title import (
    is_hinted,
    is_title,
    number_above,
    title_above,
    without_repeated_title,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from noticeparse.sources.html_lines import Line
    from noticeparse.sources.html_tree import Tree

# How much of the page's prose the element must hold that a content system's name points at.
_NAMED_SHARE = 0.4
_GENERIC_SHARE = 0.6
_SAME_SHARE = 0.9
# A posting line stands near one end of the content; in the middle its words belong to the notice.
_ENDS = 10
_ABOVE = 80
_TITLE_WITHIN = 40
_NEAR = 200
_PARTING = BLOCKS | {"br"}
_SIGNATURE_LINES = 2
_MASTHEAD_LINES = 4


def notice_lines(
    tree: Tree, lines: Sequence[Line], skipped: Collection[int], hints: tuple[str, ...]
) -> list[Line]:
    """The lines of the notice: its title first, then its number where that stands outside the content, then the content.

    ``hints`` are the page's own names for the title, squashed.
    """
    root, named = content_root(tree.without(skipped), lines, skipped)
    end = tree.nodes[root].end
    inside = [line for line in lines if root <= line.node < end]
    above = [line for line in lines if line.node < root][-_ABOVE:]
    below = [line for line in lines if line.node >= end]
    content = _trimmed(inside)
    content += _attachments(below)
    title = title_above(tree, above, content, hints)
    if title:
        content = without_repeated_title(title, content)
    elif not named:
        content = _from_title(content, hints)
    number = number_above(tree, root, title + content)
    return title + number + content


def content_root(tree: Tree, lines: Sequence[Line], skipped: Collection[int]) -> tuple[int, bool]:
    """The element that holds the notice, and whether a name that content systems use says so; else the innermost that leaves nothing out."""
    nodes = tree.nodes
    named: tuple[list[int], list[int]] = ([], [])
    at = 1
    while at < len(nodes):
        if at in skipped:
            at = nodes[at].end
            continue
        if nodes[at].attributes or nodes[at].tag in {"article", "main", "ucapcontent"}:
            names = tree.names(at) | {nodes[at].tag}
            for rank, words in enumerate(CONTENT_NAMES):
                if not names.isdisjoint(words):
                    named[rank].append(at)
        at += 1
    whole = tree.prose(0)
    sure = _richest(tree, named[0], _NAMED_SHARE * whole)
    if sure:
        return sure[0], True
    likely = _richest(tree, named[1], _GENERIC_SHARE * whole)
    return _innermost(tree, lines, likely[-1] if likely else 0), False


def _richest(tree: Tree, candidates: list[int], least: float) -> list[int]:
    """Those that hold about as much prose as the one that holds most, in document order."""
    most = max((tree.prose(at) for at in candidates), default=0)
    if not most or most < least:
        return []
    return [at for at in candidates if tree.prose(at) >= _SAME_SHARE * most]


def _innermost(tree: Tree, lines: Sequence[Line], at: int) -> int:
    """Goes inward as long as one element holds nearly all prose and the lines left outside are none of the notice."""
    nodes = tree.nodes
    starts = [line.node for line in lines]
    while True:
        child = _main_child(tree, at)
        if child is None:
            return at
        before = lines[bisect_left(starts, at) : bisect_left(starts, child)]
        after = lines[bisect_left(starts, nodes[child].end) : bisect_left(starts, nodes[at].end)]
        if _holds_notice(tree, before, after):
            return at
        at = child


def _holds_notice(tree: Tree, before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a part of the notice stands among these lines before and after its main part; its title does not count."""
    heads = [line for line in before if not is_droppable(line) and not is_title(tree, line)]
    tails = [line for line in after if not is_droppable(line) and not is_title(tree, line)]
    if any(NOTICE_LINE.search(line.text) for line in (*heads, *tails)):
        return True
    if any(MASTHEAD_LINE.search(line.text) for line in heads[-_MASTHEAD_LINES:]):
        return True
    # One or two short lines may be a signature; a page's menus come by the dozen.
    return 0 < len(tails) <= _SIGNATURE_LINES


def _main_child(tree: Tree, at: int) -> int | None:
    """The child that holds nearly all prose; none where that is a paragraph, with no block or break in it."""
    nodes = tree.nodes
    child = at + 1
    while child < nodes[at].end:
        if tree.prose(child) >= _SAME_SHARE * tree.prose(at) > 0:
            inside = nodes[child + 1 : min(nodes[child].end, child + _NEAR)]
            return (
                child
                if nodes[child].tag in CONTAINERS and any(node.tag in _PARTING for node in inside)
                else None
            )
        child = nodes[child].end
    return None


def _trimmed(lines: list[Line]) -> list[Line]:
    """Without what templates print at the ends of the content, and without their buttons anywhere."""
    last = len(lines)
    footed = False
    while last:
        line = lines[last - 1]
        footed = footed or is_footer(line.text)
        if line.table is None and (is_droppable(line) or (footed and FOOTER_SOFT.search(line.text))):
            last -= 1
        else:
            break
    kept: list[Line] = []
    listing = False
    for at, line in enumerate(lines[:last]):
        if line.table is not None:
            listing = False
        else:
            heads = is_related_heading(line.text) and at + 1 < last and is_link_line(lines[at + 1])
            listing = heads or (listing and is_link_line(line))
            near_an_end = len(kept) < _ENDS or at >= last - _ENDS
            if listing or is_chrome(line.text) or (near_an_end and is_posting_line(line.text)):
                continue
        kept.append(line)
    return kept


def _attachments(below: list[Line]) -> list[Line]:
    """The attachments that some systems list right below the content element."""
    found: list[Line] = []
    for line in below[:30]:
        if ATTACHMENT_LINE.search(line.text):
            found.append(line)
        elif not is_droppable(line) or found:
            break
    return found


def _from_title(content: list[Line], hints: tuple[str, ...]) -> list[Line]:
    """Without the page's own lines before the title, where the content begins above it; a masthead and its number stay."""
    for at, line in enumerate(content[:_TITLE_WITHIN]):
        text = squash(line.text)
        if is_hinted(text, hints) or (len(text) <= 100 and TITLE_LINE.search(line.text)):
            return [before for before in content[:at] if _stays(before, hints)] + content[at:]
        if NOTICE_LINE.search(line.text):
            break
    return content


def _stays(line: Line, hints: tuple[str, ...]) -> bool:
    """Whether a line above the title is the masthead, or the first half of the title."""
    if is_droppable(line):
        return False
    text = line.text
    return (
        MASTHEAD_LINE.search(text) is not None
        or "关于" in text
        or any(squash(text) in hint for hint in hints)
    )
