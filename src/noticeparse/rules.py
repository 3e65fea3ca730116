"""A rule is a named value that carries its own examples; one test runs every rule of the package over them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Matcher = Callable[..., re.Match[str] | None]


@dataclass(frozen=True)
class Rule:
    """A pattern with a stable dotted name, phrases that it must find and look-alikes that it must not.

    The pattern is written in verbose form (``re.VERBOSE``) and compiled when it is first used, so that importing
    the package costs nothing. ``engine`` is ``regex`` for patterns that open with a digit or a character class and
    ``re`` for those that open with a literal; each is then the faster of the two (docs/design-notes.md).
    ``where`` says how the rule is used, and so what an example and a reject mean: found anywhere in a text, at its
    start, or only where it is the whole text.

    >>> rule = Rule("demo.day", r"[0-9]{1,2}日", examples=("6日前",), rejects=("6月",))
    >>> rule.search("于16日前报送").group()
    '16日'
    """

    name: str
    pattern: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...] = ()
    engine: Literal["re", "regex"] = "re"
    where: Literal["anywhere", "start", "whole"] = "anywhere"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        if self.engine == "re":
            return re.compile(self.pattern, re.VERBOSE)
        import regex  # noqa: PLC0415 - a third of the import budget; loaded with the first rule that needs it

        compiled: Any = regex.compile(self.pattern, regex.VERBOSE | regex.VERSION0)
        return compiled  # type: ignore[no-any-return]

    # The methods of the compiled pattern itself, (text, start, end): a call through one more function would cost as
    # much as most of the matches.

    @cached_property
    def search(self) -> Matcher:
        return self.compiled.search

    @cached_property
    def match(self) -> Matcher:
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Matcher:
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self.compiled.finditer

    def fires(self, text: str) -> bool:
        """Whether the text meets the rule in the way in which the rule is used."""
        use = {"anywhere": self.search, "start": self.match, "whole": self.fullmatch}[self.where]
        return use(text) is not None


def any_of(*words: str) -> str:
    """The words as one alternation, longest first, so that a word never hides a longer one that begins with it.

    >>> any_of("通知", "通知书")
    '(?:通知书|通知)'
    """
    return (
        "(?:"
        + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
        + ")"
    )
