"""What a page prints around a notice, by its phrases and by the names of its elements: navigation, posting line, index table, footer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.sources.html_lines import tidy
from noticeparse.sources.html_names import CHROME_ELEMENTS, CHROME_NAMES, CHROME_PARTS, CHROME_ROLES
from noticeparse.sources.html_phrases import (
    ATTACHMENT_LINE,
    BARE_TIMESTAMP,
    BREADCRUMB,
    BUTTON_LINE,
    EDITOR_LINE,
    FOOTER_MARK,
    INDEX_LABEL,
    NEIGHBOUR_LINE,
    PARTING,
    POSTING_LABEL,
    POSTING_LABELS,
    POSTING_SURE,
    QR_LINE,
    RELATED_HEADING,
)
from noticeparse.sources.html_tree import TEXT

if TYPE_CHECKING:
    from noticeparse.sources.html_lines import Line
    from noticeparse.sources.html_tree import Tree

# An element with more of the page's prose than this is its content, whatever it is called.
_CHROME_PROSE = 0.3
_LONGEST_PHRASE = 160
_LONGEST_FOOTER = 80
_LONGEST_VALUE = 60
_INDEX_LABELS = 3
_LONGEST_INDEX = 1_500


def chrome_of(tree: Tree, hints: tuple[str, ...]) -> set[int]:
    """The elements that are no part of the notice; what holds the page's title (one of ``hints``, squashed) is kept."""
    nodes = tree.nodes
    most = _CHROME_PROSE * tree.prose(0)
    titled = _around_titles(tree, hints)
    found = _index_blocks(tree, most) | _footers(tree, most)
    at = 1
    while at < len(nodes):
        if (
            at not in found
            and nodes[at].tag != TEXT
            and at not in titled
            and _looks_like_chrome(tree, at)
            and tree.prose(at) <= most
        ):
            found.add(at)
        at = nodes[at].end if at in found else at + 1
    return found


def is_chrome(text: str) -> bool:
    """Whether a line is one that templates print: buttons, a breadcrumb, a code to scan, the neighbours in a list, the editor's name.

    >>> [is_chrome(text) for text in ("【打印】【关闭】", "您当前的位置：首页 > 通知", "上一篇：关于检查的通知", "各有关单位：")]
    [True, True, True, False]
    """
    if len(text) > _LONGEST_PHRASE:
        return False
    if is_button(text) or QR_LINE.search(text) or NEIGHBOUR_LINE.search(text):
        return True
    found = BREADCRUMB.search(text)
    return (found is not None and found.start() < 6) or EDITOR_LINE.search(text) is not None


def is_button(text: str) -> bool:
    """Whether all the line says is what buttons say.

    >>> is_button("【字体：大 中 小】"), is_button("中小学")
    (True, False)
    """
    return BUTTON_LINE.search(text.lower()) is not None


def is_posting_line(text: str) -> bool:
    """Whether this is the line under a page's title that says when and by whom the page was put up.

    >>> is_posting_line("时间：2024-05-06 来源：本站 点击数：18"), is_posting_line("时间：2024年5月6日上午9时")
    (True, False)
    """
    if len(text) > _LONGEST_PHRASE or any(mark in text for mark in "。；，"):
        return False
    if BARE_TIMESTAMP.search(text):
        return True
    labels = list(POSTING_LABEL.finditer(text))
    if not labels or PARTING.compiled.sub("", text[: labels[0].start()]):
        return False
    names = [squash(label.group()).rstrip(":：") for label in labels]
    ends = [label.start() for label in labels[1:]] + [len(text)]
    values = [text[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    return (
        any(name in POSTING_SURE for name in names)
        and all(name in POSTING_LABELS for name in names)
        and all(len(value.strip()) <= _LONGEST_VALUE for value in values)
    )


def is_footer(text: str) -> bool:
    """Whether this line can stand only in the footer of a site."""
    return (
        len(text) <= 2 * _LONGEST_FOOTER
        and FOOTER_MARK.search(text.lower() if "opyright" in text.lower() else text) is not None
    )


def is_link_line(line: Line) -> bool:
    """Whether a line is a link to another page: not an attachment, and not an address that the notice itself prints."""
    if not line.linked or line.linked * 2 < len(line.text) or ATTACHMENT_LINE.search(line.text):
        return False
    return not any(mark in line.text for mark in ("http", "www.", "@", ".cn", ".com"))


def is_droppable(line: Line) -> bool:
    """Whether this line is none of a notice's, wherever on the page it stands."""
    text = line.text
    return (
        is_chrome(text)
        or is_posting_line(text)
        or is_footer(text)
        or is_related_heading(text)
        or is_link_line(line)
        or not any(mark.isalnum() for mark in text)
    )


def is_related_heading(text: str) -> bool:
    """Whether this line heads a list of other pages."""
    return len(text) <= 20 and RELATED_HEADING.search(text) is not None


def _looks_like_chrome(tree: Tree, at: int) -> bool:
    node = tree.nodes[at]
    if node.faint or node.tag in CHROME_ELEMENTS or node.attribute("role").lower() in CHROME_ROLES:
        return True
    if not node.attributes:
        return False
    words = tree.words(at)
    if not words:
        return False
    return not words.isdisjoint(CHROME_NAMES) or any(part in word for word in words for part in CHROME_PARTS)


def _around_titles(tree: Tree, hints: tuple[str, ...]) -> set[int]:
    """The elements around each text that is the page's title, so that no name of theirs takes it away."""
    around: set[int] = set()
    long_hints = [hint for hint in hints if len(hint) >= 8]
    if not long_hints:
        return around
    for node in tree.nodes:
        if node.tag == TEXT and not node.linked and len(node.text.strip()) >= 8:
            text = squash(node.text)
            if len(text) >= 8 and any(
                text == hint or (len(text) * 2 > len(hint) and text in hint) for hint in long_hints
            ):
                above = node.parent
                while above >= 0 and above not in around:
                    around.add(above)
                    above = tree.nodes[above].parent
    return around


def _index_blocks(tree: Tree, most: float) -> set[int]:
    """The smallest elements with three labels of an index table (索引号, 发文机关, 成文日期 …) in them."""
    nodes = tree.nodes
    texts = [at for at, node in enumerate(nodes) if node.tag == TEXT and node.text.strip()]
    labelled = [
        at
        for at in texts
        if len(nodes[at].text) <= _LONGEST_PHRASE and INDEX_LABEL.search(tidy(nodes[at].text))
    ]
    if len(labelled) < _INDEX_LABELS:
        return set()
    counts: dict[int, int] = {}
    found: set[int] = set()
    following = dict(pairwise(texts))
    as_label = set(labelled)
    for at in labelled:
        # A row of headings is labels side by side, an index has a value after each.
        if not any(mark in nodes[at].text for mark in "：:】") and following.get(at) in as_label:
            continue
        for around in tree.ancestors(at):
            counts[around] = counts.get(around, 0) + 1
            if counts[around] >= _INDEX_LABELS:
                if tree.prose(around) <= most and tree.letters(around) <= _LONGEST_INDEX and around:
                    found.add(_whole_table(tree, around))
                break
    return found


def _whole_table(tree: Tree, at: int) -> int:
    if tree.nodes[at].tag in {"tr", "tbody", "td", "thead"}:
        for around in tree.ancestors(at):
            if tree.nodes[around].tag == "table":
                return around
    return at


def _footers(tree: Tree, most: float) -> set[int]:
    """The largest element around each mark of a site's footer that holds next to nothing of the page's prose."""
    nodes = tree.nodes
    found: set[int] = set()
    for at, node in enumerate(nodes):
        if node.tag != TEXT or len(node.text) > 2 * _LONGEST_FOOTER or not is_footer(tidy(node.text)):
            continue
        top = at
        for around in tree.ancestors(at) if most else ():
            if not around or tree.prose(around) > most / 2 or nodes[around].tag in {"main", "article"}:
                break
            top = around
        found.add(top)
    return found
