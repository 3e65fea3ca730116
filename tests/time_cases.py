"""The rows of tests/cases/temporal_*.toml, for the tests that read them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from noticeparse.temporal import Anchors

CASES = Path(__file__).parent / "cases"
ANCHORS = ("print_date", "title_year", "reference_year", "period_end", "context_month")


def time_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every row with a name of its own."""
    return [
        (f"{path.stem}: {case['label']}", case)
        for path in sorted(CASES.glob("temporal*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


def anchors_of(case: dict[str, Any]) -> Anchors:
    """The days that the row is resolved against."""
    given = {name: case[name] for name in ANCHORS if name in case}
    if "context_month" in given:
        given["context_month"] = tuple(given["context_month"])
    return Anchors(issue_date=case.get("reference_date"), **given)
