"""Sentences as notices word them: what is due, from whom and to whom, when the event is, and numbers that are no days."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from noticeparse import parse_text
from noticeparse.dates import find_dates
from tests.plain import check_grounding

CASES = Path(__file__).parents[1] / "cases"
TITLE = "关于做好2024年有关工作的通知"


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=case["text"].replace("\n", " ")[:40])
        for case in tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    ]


def _notice(text: str, title: str = TITLE) -> str:
    return f"{title}\n各有关单位：\n现将有关事项通知如下。\n{text}\n云岭市某某局\n2024年3月15日\n"


@pytest.mark.parametrize("case", _cases("duties.toml"))
def test_a_duty_is_read_with_its_act_and_its_parties(case: dict[str, Any]) -> None:
    text = _notice(case["text"])
    notice = parse_text(text)
    found = [
        [due.date and due.date.isoformat(), due.time, due.action, due.recipient, due.responsible]
        for due in notice.deadlines
    ]
    assert [[value or "" for value in row] for row in found] == case["due"]
    check_grounding(notice, text)


@pytest.mark.parametrize("case", _cases("periods.toml"))
def test_the_period_is_that_of_the_main_event(case: dict[str, Any]) -> None:
    notice = parse_text(_notice(case["text"], f"云岭市某某局{case['title']}"))
    found = notice.period
    days = [] if found is None else [day.isoformat() if day else "" for day in (found.start, found.end)]
    assert days == case["period"]


@pytest.mark.parametrize("case", _cases("no_days.toml"))
def test_a_number_that_only_looks_like_a_day_is_none(case: dict[str, Any]) -> None:
    assert find_dates(case["text"]) == []
    assert parse_text(_notice(case["text"])).deadlines == ()
