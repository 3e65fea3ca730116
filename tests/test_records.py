"""Records that are made without validation are those that validation would have made."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

import pytest

from noticeparse import parse_text
from noticeparse.records.notice import Evidence, Notice, Period

NOTICES = sorted((Path(__file__).parents[1] / "corpus").glob("*/*/*.txt"))


@pytest.mark.parametrize("path", NOTICES, ids=[path.stem for path in NOTICES])
def test_every_value_of_a_notice_has_the_type_of_its_field(path: Path) -> None:
    notice = parse_text(path.read_text("utf-8"))
    assert Notice.model_validate(notice.model_dump(), strict=True) == notice


def test_a_copy_of_a_record_leaves_the_others_alone() -> None:
    first, second = (parse_text(f"关于{word}的通知\n").title for word in ("放假", "开学"))
    assert first is not None
    assert second is not None
    names = set(second.model_fields_set)
    assert first.model_copy(update={"text": "", "more": 1}).model_fields_set != names
    assert second.model_fields_set == names


def test_a_period_runs_forward_however_it_is_made() -> None:
    values = {
        "text": "5月3日至1日",
        "start": dt.date(2024, 5, 3),
        "end": dt.date(2024, 5, 1),
        "precision": "day",
        "inferred": (),
        "evidence": Evidence(start=0, end=7, page=None, line=1, quote="5月3日至1日", rule="demo"),
    }
    for make in (Period.model_validate, Period.trusted):
        with pytest.raises(ValueError, match="on or after"):
            make(values)


def test_a_parse_leaves_nothing_to_the_collector() -> None:
    text = "".join(f"{path.read_text('utf-8')}\n" for path in NOTICES[:3])
    parse_text(text)  # compiles patterns and loads modules
    gc.collect()
    gc.disable()
    try:
        notice = parse_text(text)
        assert notice.sections
        assert gc.collect() == 0
    finally:
        gc.enable()
