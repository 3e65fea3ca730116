"""Every row of tests/cases/temporal*.toml: value, span, that blanks and widths change nothing, and a rule that is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from noticeparse.numerals import fold_widths
from noticeparse.temporal import Anchors, TimeMention, read_times

CASES = Path(__file__).parents[1] / "cases"
ANCHORS = ("print_date", "title_year", "reference_year", "period_end", "context_month")
VALUES = ("type", "first", "last", "time", "boundary", "strict_last", "role")
# Between two numbers of a date, or a number and its unit, cleaning may leave a blank.
INSIDE_A_DATE = re.compile(r"(?<=[0-9])(?=[年月日号])|(?<=[年月])(?=[0-9])")


def _cases(pattern: str) -> list[Any]:
    rows = []
    for path in sorted(CASES.glob(pattern)):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            failing = case["status"] == "known-failure"
            marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if failing else []
            rows.append(pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks))
    return rows


def _anchors(case: dict[str, Any]) -> Anchors:
    given = {name: case[name] for name in ANCHORS if name in case}
    if "context_month" in given:
        given["context_month"] = tuple(given["context_month"])
    return Anchors(issue_date=case.get("reference_date"), **given)


def _read(case: dict[str, Any], text: str | None = None) -> list[TimeMention]:
    return read_times(fold_widths(case["text"]) if text is None else text, _anchors(case))


def _plain(mention: TimeMention, text: str) -> dict[str, Any]:
    shown = mention._asdict()
    shown["text"] = text[mention.start : mention.end]
    shown["inferred"] = list(mention.inferred)
    shown["notes"] = [code for code, _ in mention.notes]
    return shown


@pytest.mark.parametrize("case", _cases("temporal*.toml"))
def test_values_and_spans(case: dict[str, Any]) -> None:
    found = _read(case)
    if case["expect"]:
        assert [case["text"][mention.start : mention.end] for mention in found] == [
            row["text"] for row in case["expect"]
        ]
    else:
        assert [mention for mention in found if mention.type in ("date", "range", "deadline")] == []
    for mention, row in zip(found, case["expect"], strict=False):
        expected = {"first": None, "last": None} | {
            key: None if value == "none" else value for key, value in row.items()
        }
        shown = _plain(mention, case["text"])
        assert {key: shown[key] for key in expected} == expected


@pytest.mark.parametrize("case", _cases("temporal*.toml"))
def test_blanks_inside_a_date_change_no_value(case: dict[str, Any]) -> None:
    text = fold_widths(case["text"])
    spaced = [
        [getattr(mention, name) for name in VALUES] for mention in _read(case, INSIDE_A_DATE.sub(" ", text))
    ]
    assert spaced == [[getattr(mention, name) for name in VALUES] for mention in _read(case)]


@pytest.mark.parametrize("case", _cases("temporal*.toml"))
def test_the_derivation_leads_from_the_words_to_the_value(case: dict[str, Any]) -> None:
    for mention in _read(case):
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", mention.rule)
        assert mention.derivation[0].endswith(": " + fold_widths(case["text"])[mention.start : mention.end])
        assert mention.derivation[-1].startswith(mention.rule + ": ")


def test_every_case_has_a_label_of_its_own() -> None:
    labels = [row.id for row in _cases("temporal*.toml")]
    assert len(labels) == len(set(labels))
