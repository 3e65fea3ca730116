"""Every row of tests/cases/fields: what a careful reader takes from a text, and that layout changes nothing of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from noticeparse import parse_text
from tests.plain import check_grounding, plain

CASES = Path(__file__).parent / "cases" / "fields"


def _cases() -> list[Any]:
    rows = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            failing = case.get("status") == "known-failure"
            marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if failing else []
            rows.append(pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks))
    return rows


@pytest.mark.parametrize("case", _cases())
def test_a_case_is_read_as_expected(case: dict[str, Any]) -> None:
    found = plain(parse_text(case["text"]))
    expected = {name: None if value == "none" else value for name, value in case["expect"].items()}
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("case", _cases())
def test_every_value_of_a_case_stands_in_its_text(case: dict[str, Any]) -> None:
    if case.get("status") == "known-failure":
        pytest.xfail(case["comment"])
    check_grounding(parse_text(case["text"]), case["text"])


def test_every_case_has_a_label_of_its_own() -> None:
    labels = [row.id for row in _cases()]
    assert len(labels) == len(set(labels))
