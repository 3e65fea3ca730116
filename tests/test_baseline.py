"""A field that lost more than its interval fails, and nothing else does."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import baseline
from benchmarks.baseline import BASELINE, Counts, Run, dumped, f1, loaded, standings
from noticeparse.evaluate.fields import MAIN

if TYPE_CHECKING:
    from pathlib import Path


def run(*rights: int, of: int = 4, field: str = "title") -> Run:
    """A run over as many notices as numbers are given, each with so many values right of ``of``."""
    return {f"n{at}": {field: Counts(of, of, right)} for at, right in enumerate(rights)}


def lost(base: Run, now: Run) -> bool:
    (one,) = standings(base, now)
    return one.lost


def test_the_same_run_loses_nothing() -> None:
    assert not lost(run(4, 3, 2, 4), run(4, 3, 2, 4))


def test_a_loss_within_the_interval_is_allowed() -> None:
    assert not lost(run(4, 0, 4, 0, 4, 2), run(4, 0, 4, 0, 4, 1))


def test_a_loss_beyond_it_is_not() -> None:
    assert lost(run(4, 3, 4, 3, 4, 3), run(2, 2, 2, 2, 2, 2))


def test_where_there_was_no_fault_one_is_too_many() -> None:
    assert lost(run(4, 4, 4, 4), run(4, 4, 4, 3))


def test_a_gain_is_no_loss() -> None:
    assert not lost(run(3, 3, 3), run(4, 4, 4))


def test_new_notices_and_mended_gold_are_left_out() -> None:
    base = run(4, 4)
    now = {**run(4, 4), "new": {"title": Counts(9, 9, 0)}}
    assert not lost(base, now)
    now["n1"] = {"title": Counts(5, 5, 0)}
    (one,) = standings(base, now)
    assert (one.notices, one.lost) == (1, False)


def test_fields_without_a_value_are_left_out() -> None:
    assert standings(run(0, of=0), run(0, of=0)) == []
    assert f1([]) is None


def test_there_and_back() -> None:
    both: Run = {"a → b": {"links": Counts(3, 2, 1)}, "a": {"title": Counts(1, 0, 0)}}
    assert loaded(json.loads(dumped(both))) == both


def test_the_committed_baseline_is_what_the_command_writes() -> None:
    content = BASELINE.read_text("utf-8")
    held = loaded(json.loads(content))
    assert dumped(held) == content
    assert {field for cells in held.values() for field in cells} >= {field.name for field in MAIN}
    assert len(content) < 60_000


@pytest.mark.parametrize(("right", "code"), [(4, 0), (1, 1)])
def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], right: int, code: int
) -> None:
    kept, report = tmp_path / "baseline.json", tmp_path / "report.json"
    kept.write_text(dumped(run(4, 4, 4)), encoding="utf-8")
    score = {"gold": 12, "found": 12, "correct": 12}
    row = {"field": "micro", "main": False, "documents": 3, "strict": score, "soft": score}
    cell = {"field": "title", "main": True, "gold": 4, "found": 4, "correct": right, "soft": right}
    results = {
        "corpus": "c", "files": 3, "documents": 3, "resamples": 1, "rows": [], "macro": {"strict": 1.0, "soft": 1.0},
        "micro": row, "whole_correct": {"count": 3, "of": 3}, "inventions": {"count": 0, "of": 0},
        "notices": [{"name": f"n{at}", "cells": [cell]} for at in range(3)],
    }  # fmt: skip
    report.write_text(json.dumps(results), encoding="utf-8")
    call = ["baseline", str(report), "--baseline", str(kept)]
    monkeypatch.setattr(sys, "argv", call)
    assert baseline.main() == code
    assert ("LOST" in capsys.readouterr().out) == bool(code)
    monkeypatch.setattr(sys, "argv", [*call, "--write"])
    assert baseline.main() == 0
    assert loaded(json.loads(kept.read_text("utf-8")))["n0"]["title"].correct == right
