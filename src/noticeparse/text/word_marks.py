"""The words of a table under their first or last character: a text is held against the few that can stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def by_first(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The words under their first character, for ``text.startswith(table.get(text[:1], ()))``.

    >>> by_first(("各", "有关", "有关单位"))["有"]
    ('有关', '有关单位')
    """
    return _by_mark(words, 0)


def by_last(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The words under their last character, for ``text.endswith(table.get(text[-1:], ()))``.

    >>> "市科协".endswith(by_last(("科协", "教育局", "作协")).get("协", ()))
    True
    """
    return _by_mark(words, -1)


def _by_mark(words: Collection[str], at: int) -> dict[str, tuple[str, ...]]:
    marks = {word[at] for word in words}
    return {mark: tuple(sorted({word for word in words if word[at] == mark})) for mark in sorted(marks)}
