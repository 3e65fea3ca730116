"""A web page as a flat list of what it shows: elements and text in document order, each element with the index after its last descendant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from noticeparse.sources.html_names import FAINT_STYLES, HIDING_STYLES, UNREAD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from selectolax.lexbor import LexborNode

TEXT = "-text"
_DEEP = 100
# Without the colon: a footer is all labels.
_SENTENCE_MARKS = frozenset("，。；、！？")
_NO_ATTRIBUTES: dict[str, str | None] = {}


@dataclass(slots=True)
class Node:
    """An element or a stretch of text. ``end`` is the index after the last descendant; ``linked`` says that it stands inside a link."""

    tag: str
    parent: int
    end: int = 0
    text: str = ""
    linked: bool = False
    faint: bool = False
    attributes: dict[str, str | None] = field(default_factory=lambda: _NO_ATTRIBUTES)

    def attribute(self, name: str) -> str:
        return self.attributes.get(name) or ""


_NOTHING = Node(TEXT, -1)


class Tree:
    """The nodes of a page and how much prose stands in each.

    Prose is text outside links that has a punctuation mark of a sentence: a page's navigation, however long, has next to none.
    """

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self._counted = nodes

    def without(self, skipped: Collection[int]) -> Tree:
        """The same tree, in which these elements count for nothing."""
        tree = Tree(self.nodes)
        counted = list(self.nodes)
        for at in skipped:
            counted[at : self.nodes[at].end] = [_NOTHING] * (self.nodes[at].end - at)
        tree._counted = counted
        return tree

    @cached_property
    def _prose_before(self) -> list[int]:
        return _running(_prose(node) for node in self._counted)

    @cached_property
    def _letters_before(self) -> list[int]:
        return _running(len(node.text.strip()) for node in self._counted)

    @cached_property
    def _linked_before(self) -> list[int]:
        return _running(len(node.text.strip()) if node.linked else 0 for node in self._counted)

    def prose(self, at: int) -> int:
        """How many characters of prose this node holds."""
        return self._prose_before[self.nodes[at].end] - self._prose_before[at]

    def letters(self, at: int) -> int:
        """How many characters of any text this node holds."""
        return self._letters_before[self.nodes[at].end] - self._letters_before[at]

    def linked(self, at: int) -> int:
        """How many of them stand in links."""
        return self._linked_before[self.nodes[at].end] - self._linked_before[at]

    def ancestors(self, at: int) -> Iterator[int]:
        """The elements around this node, from the inside out, as far as a page that people wrote is deep."""
        at = self.nodes[at].parent
        for _ in range(_DEEP):
            if at < 0:
                return
            yield at
            at = self.nodes[at].parent

    def names(self, at: int) -> set[str]:
        """The class names and the id of this element, in lower case, without a number at their end."""
        node = self.nodes[at]
        names = f"{node.attribute('class')} {node.attribute('id')}".lower().split()
        return {name.rstrip("0123456789").rstrip("_-") for name in names}

    def words(self, at: int) -> set[str]:
        """The words that the class names and the id are made of: article-title → article, title; contentAttr → content, attr."""
        node = self.nodes[at]
        names = f"{node.attribute('class')} {node.attribute('id')}"
        return {word.lower() for word in _name_word().findall(names)} if names != " " else set()


def read_tree(body: LexborNode, *, hidden: bool, most: int) -> Tree | None:
    """The tree of this body without scripts, comments and, unless asked for, what is not displayed; None where it has more than ``most`` nodes."""
    nodes = [Node("body", -1)]
    inner: list[tuple[int, LexborNode]] = [(0, body)]
    current = body.child
    while True:
        if current is None:
            index, element = inner.pop()
            nodes[index].end = len(nodes)
            if not inner:
                return Tree(nodes)
            current = element.next
            continue
        if len(nodes) > most:
            return None
        tag = current.tag or ""
        parent = inner[-1][0]
        if tag == TEXT:
            text = current.text_content
            if text:
                nodes.append(Node(TEXT, parent, len(nodes) + 1, text, nodes[parent].linked))
        elif tag not in UNREAD and not tag.startswith("-"):
            attributes = current.attributes
            style = attributes.get("style") or ""
            shown = not ("hidden" in attributes or (style and HIDING_STYLES.search(style.lower()))) or hidden
            if shown:
                faint = bool(style) and FAINT_STYLES.search(style.lower()) is not None
                linked = tag == "a" or nodes[parent].linked
                nodes.append(Node(tag, parent, 0, "", linked, faint, attributes))
                inner.append((len(nodes) - 1, current))
                current = current.child
                continue
        current = current.next


def _prose(node: Node) -> int:
    text = node.text
    if not text or node.linked or _SENTENCE_MARKS.isdisjoint(text):
        return 0
    return len(text.strip())


def _running(counts: Iterable[int]) -> list[int]:
    return list(accumulate(counts, initial=0))


@cache
def _name_word() -> re.Pattern[str]:
    return re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
