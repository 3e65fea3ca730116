"""All rules of the package, wherever a module keeps them."""

from __future__ import annotations

import dataclasses
import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import regex

import noticeparse
from noticeparse.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_rule() -> list[Rule]:
    """The rules by name; a rule that several modules import counts once."""
    found: dict[int, Rule] = {}
    for module in pkgutil.walk_packages(noticeparse.__path__, "noticeparse."):
        # No rule lives in the commands, and one of them needs an extra to be imported.
        if not module.name.startswith(("noticeparse.__main__", "noticeparse.cli")):
            for thing in vars(import_module(module.name)).values():
                found.update((id(rule), rule) for rule in _rules_in(thing))
    return sorted(found.values(), key=lambda rule: rule.name)


def every_pattern() -> list[tuple[str, Any]]:
    """The compiled patterns of characters that a module keeps by a name of its own, beside the rules."""
    found: dict[int, tuple[str, Any]] = {}
    for module in pkgutil.walk_packages(noticeparse.__path__, "noticeparse."):
        if not module.name.endswith("__main__"):
            for name, thing in vars(import_module(module.name)).items():
                if isinstance(thing, re.Pattern | regex.Pattern) and isinstance(thing.pattern, str):
                    found.setdefault(id(thing), (f"{module.name.removeprefix('noticeparse.')}.{name}", thing))
    return sorted(found.values(), key=lambda row: row[0])


def _rules_in(thing: object) -> Iterator[Rule]:
    if isinstance(thing, Rule):
        yield thing
    elif isinstance(thing, dict):
        for pair in thing.items():
            yield from _rules_in(pair)
    elif isinstance(thing, tuple | list | frozenset | set):
        for one in thing:
            yield from _rules_in(one)
    elif (
        dataclasses.is_dataclass(thing)
        and not isinstance(thing, type)
        and type(thing).__module__.startswith("noticeparse")
    ):
        for field in dataclasses.fields(thing):
            yield from _rules_in(getattr(thing, field.name))
