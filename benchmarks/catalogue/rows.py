"""What a catalogue holds: one expression a row, and what a careful reader takes from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.numerals import squash

if TYPE_CHECKING:
    from pathlib import Path


class Row(NamedTuple):
    """An expression: ``context`` holds the days that it is resolved against, ``expected`` is None where nothing may be found."""

    id: str
    kind: str
    text: str
    expected: dict[str, Any] | None
    context: dict[str, str]


class Outcome(NamedTuple):
    """Whether an expression was read as expected, and what was read, for whoever looks at a miss."""

    right: bool
    found: object


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file, in its order."""
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return [
        Row(entry["id"], entry["kind"], entry["text"], entry["expected"], entry.get("context") or {})
        for entry in entries
    ]


def same(found: str | None, expected: str | None) -> bool:
    """Are the words the same but for widths, blanks and Markdown marks?"""
    if found is None or expected is None:
        return found is expected
    return squash(found) == squash(expected)


def same_list(found: list[str | None], expected: list[str | None]) -> bool:
    return len(found) == len(expected) and all(map(same, found, expected))
