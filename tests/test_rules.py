"""Every rule of the package, found by walking its modules, over the examples that it carries."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.rule_book import every_rule

if TYPE_CHECKING:
    from noticeparse.rules import Rule

RULES = every_rule()
IDS = [rule.name for rule in RULES]


def test_rules_are_found() -> None:
    assert len(RULES) > 50


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(IDS).items() if times > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_name_is_dotted_lower_case(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+", rule.name)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_rule_fires_on_each_example(rule: Rule) -> None:
    assert rule.examples
    assert [example for example in rule.examples if not rule.fires(example)] == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_rule_leaves_each_reject_alone(rule: Rule) -> None:
    assert [reject for reject in rule.rejects if rule.fires(reject)] == []
