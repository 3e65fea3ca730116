"""Every row of tests/cases/temporal*.toml: value, span, that blanks and widths change nothing, and a rule that is told."""

from __future__ import annotations

import re
from typing import Any

import pytest

from noticeparse.numerals import fold_widths
from noticeparse.temporal import TimeMention, read_times
from tests.time_cases import anchors_of, time_cases

VALUES = ("type", "first", "last", "time", "boundary", "strict_last", "role")
# Between two numbers of a date, or a number and its unit, cleaning may leave a blank.
INSIDE_A_DATE = re.compile(r"(?<=[0-9])(?=[年月日号])|(?<=[年月])(?=[0-9])")


def _cases() -> list[Any]:
    rows = []
    for name, case in time_cases():
        failing = case["status"] == "known-failure"
        marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if failing else []
        rows.append(pytest.param(case, id=name, marks=marks))
    return rows


def _read(case: dict[str, Any], text: str | None = None) -> list[TimeMention]:
    return read_times(fold_widths(case["text"]) if text is None else text, anchors_of(case))


def _plain(mention: TimeMention, text: str) -> dict[str, Any]:
    shown = mention._asdict()
    shown["text"] = text[mention.start : mention.end]
    shown["inferred"] = list(mention.inferred)
    shown["notes"] = [code for code, _ in mention.notes]
    return shown


@pytest.mark.parametrize("case", _cases())
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


@pytest.mark.parametrize("case", _cases())
def test_blanks_inside_a_date_change_no_value(case: dict[str, Any]) -> None:
    text = fold_widths(case["text"])
    spaced = [
        [getattr(mention, name) for name in VALUES] for mention in _read(case, INSIDE_A_DATE.sub(" ", text))
    ]
    assert spaced == [[getattr(mention, name) for name in VALUES] for mention in _read(case)]


@pytest.mark.parametrize("case", _cases())
def test_the_derivation_leads_from_the_words_to_the_value(case: dict[str, Any]) -> None:
    for mention in _read(case):
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", mention.rule)
        assert mention.derivation[0].endswith(": " + fold_widths(case["text"])[mention.start : mention.end])
        assert mention.derivation[-1].startswith(mention.rule + ": ")


def test_every_case_has_a_label_of_its_own() -> None:
    labels = [row.id for row in _cases()]
    assert len(labels) == len(set(labels))
