"""Where the words of gold stand in the source text, whatever its blanks, line breaks and widths."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.evaluate.gold import GoldSection

_BRACKETS = str.maketrans("[]【】［］﹝﹞〖〗", "〔〕〔〕〔〕〔〕〔〕")
_MARKDOWN = "*#`"


class Squashed:
    r"""A text as ``squash`` leaves it, with the way back to the source, character by character.

    The brackets of a 发文字号 count as 〔〕, as gold writes them.

    >>> text = Squashed("关于 做好\n工作的通知")
    >>> text.find("做好工作"), text.find("没有")
    ((3, 8), None)
    """

    def __init__(self, text: str) -> None:
        marks: list[str] = []
        self._source: list[int] = []
        for place, mark in enumerate(text):
            for part in unicodedata.normalize("NFKC", mark):
                if not part.isspace() and part not in _MARKDOWN:
                    marks.append(part)
                    self._source.append(place)
        self._clean = "".join(marks).translate(_BRACKETS)
        self._text = text

    def find(self, words: str, after: int = 0) -> tuple[int, int] | None:
        """The first place of the words that begins at ``after`` (an offset into the source) or later."""
        return next(self.places(words, after), None)

    def places(self, words: str, after: int = 0) -> Iterator[tuple[int, int]]:
        """Every place of the words, in order; they may overlap."""
        wanted = _wanted(words)
        if not wanted:
            return
        at = self._clean.find(wanted, bisect_left(self._source, after))
        while at >= 0:
            yield self._source[at], self._source[at + len(wanted) - 1] + 1
            at = self._clean.find(wanted, at + 1)

    def holds(self, words: str) -> bool:
        return _wanted(words) in self._clean

    def begins_line(self, place: int) -> bool:
        """Does nothing but blanks and marks of Markdown stand before this place on its line?"""
        begin = max(self._text.rfind(end, 0, place) for end in "\n\r\f") + 1
        return not squash(self._text[begin:place])

    def parted(self, place: int) -> bool:
        """May a label begin here: not in the middle of a number?"""
        return not (self._text[place].isdecimal() and self._text[place - 1 : place].isdecimal())


class Heading(NamedTuple):
    """A section of gold: its labels from the top, and the place of its heading; None where the text has none after the last."""

    path: tuple[str, ...]
    title: str | None
    span: tuple[int, int] | None


def locate_headings(text: Squashed, sections: Sequence[GoldSection], after: int = 0) -> list[Heading]:
    """The headings of a section tree, depth first, each looked for behind the one before it.

    A label alone (1.) is looked for at the start of a line first, unless that lies behind the next heading that has a title.
    """
    nodes = list(_walk(sections, ()))
    found: list[Heading] = []
    for number, (path, title) in enumerate(nodes):
        span = _titled(text, path[-1] + title, after) if title is not None else None
        if title is None:
            following = next(
                (path[-1] + title for path, title in nodes[number + 1 :] if title is not None), None
            )
            span = _bare(text, path[-1], after, following)
        found.append(Heading(path, title, span))
        after = after if span is None else span[1]
    return found


def _titled(text: Squashed, words: str, after: int) -> tuple[int, int] | None:
    places = [place for place in text.places(words, after) if text.parted(place[0])]
    return next((place for place in places if text.begins_line(place[0])), places[0] if places else None)


def _bare(text: Squashed, label: str, after: int, following: str | None) -> tuple[int, int] | None:
    limit = None if following is None else _titled(text, following, after)
    first: tuple[int, int] | None = None
    for place in text.places(label, after):
        if limit is not None and place[0] >= limit[0]:
            break
        if text.parted(place[0]):
            if text.begins_line(place[0]):
                return place
            first = first or place
    return first


def _walk(
    sections: Sequence[GoldSection], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str | None]]:
    for section in sections:
        path = (*above, section.label)
        yield path, section.title
        yield from _walk(section.children, path)


def _wanted(words: str) -> str:
    parts = (part for mark in words for part in unicodedata.normalize("NFKC", mark))
    return "".join(part for part in parts if not part.isspace() and part not in _MARKDOWN).translate(
        _BRACKETS
    )
