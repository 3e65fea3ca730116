"""Writes the phrases of the rules into the pages that ask for them.

    python -m benchmarks.phrases

Between ``<!-- rules: theme.* -->`` and ``<!-- end of rules -->`` stands a row for each rule of that name (``*`` for any rest): what
it reads and what it leaves alone, from the examples that the rule itself carries. Everything else on a page is written by hand.
"""

from __future__ import annotations

import re
import sys
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rule_book import every_rule

if TYPE_CHECKING:
    from noticeparse.rules import Rule

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(
    r"(?P<begin><!-- rules: (?P<names>[^>\n]+) -->)\n.*?(?P<end><!-- end of rules -->)", re.DOTALL
)
HEAD = "| rule | reads | leaves alone |\n| --- | --- | --- |\n"
MOST = 3  # phrases of a kind; the source has them all


def filled(page: str) -> str:
    """The page with every block of rules written anew; raises ValueError for a name that no rule has."""
    return BLOCK.sub(
        lambda found: f"{found['begin']}\n\n{rows(found['names'].split())}\n{found['end']}", page
    )


def rows(names: list[str]) -> str:
    """The table of the rules of these names, in their order.

    >>> print(rows(["theme.as_theme"]))
    | rule | reads | leaves alone |
    | --- | --- | --- |
    | `theme.as_theme` | 以“书香润乡村”为主题，组织开展 | 以读书为主题 |
    <BLANKLINE>
    """
    lines = []
    for name in names:
        found = [rule for rule in _rules() if fnmatchcase(rule.name, name)]
        if not found:
            raise ValueError(f"no rule is called {name}")
        lines += [
            f"| `{rule.name}` | {_phrases(rule.examples)} | {_phrases(rule.rejects)} |\n" for rule in found
        ]
    return HEAD + "".join(lines)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(every_rule())


def _phrases(phrases: tuple[str, ...]) -> str:
    return " · ".join(_shown(phrase) for phrase in phrases[:MOST])


def _shown(phrase: str) -> str:
    """A phrase in a cell: line ends as ⏎, marks of Markdown as themselves."""
    return re.sub(r"([\\|*_`<\[\]])", r"\\\1", phrase.strip(" ").replace("\n", "⏎"))


def main() -> int:
    for page in sorted(DOCS.glob("*.md")):
        content = page.read_text(encoding="utf-8")
        if BLOCK.search(content):
            page.write_text(filled(content), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
