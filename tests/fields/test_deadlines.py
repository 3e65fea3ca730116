"""Deadlines said twice, and how far behind a day its recipient is looked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse.fields.deadlines import without_twins
from noticeparse.fields.due_days import WINDOW_AFTER, WINDOW_RULES
from noticeparse.records.notice import Deadline, Evidence
from noticeparse.spans import Span
from noticeparse.structure.duties import LONGEST_SENTENCE, find_duty

if TYPE_CHECKING:
    from collections.abc import Sequence


def _deadline(day: int | None, place: str, act: str | None, rule: str, order: int) -> Deadline:
    return Deadline(
        date=None if day is None else dt.date(2024, 5, day),
        time=None,
        text="5月",
        boundary="inclusive",
        strict_date=None,
        action=act,
        responsible=None,
        recipient=None,
        path=(place,),
        inferred=(),
        evidence=Evidence(start=order, end=order + 1, page=None, line=1, quote="日", rule=rule),
        action_evidence=None,
        responsible_evidence=None,
        recipient_evidence=None,
    )


_ROWS = st.tuples(
    st.sampled_from((None, 20, 21)),
    st.sampled_from(("一、", "二、")),
    st.sampled_from((None, "报送总结", "网上报名", "提交作品")),
    st.sampled_from(("deadline.before_date", WINDOW_AFTER.name)),
)


def _compared_one_by_one(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """What a twin is, without the bookkeeping: the first deadline before it that may be of the same day and thing."""
    found: list[Deadline] = []
    for deadline in deadlines:
        for order, other in enumerate(found):
            windows = {deadline.evidence.rule, other.evidence.rule} & WINDOW_RULES
            same_thing = windows or None in (deadline.action, other.action) or deadline.action == other.action
            same_day = deadline.date is not None and deadline.date == other.date
            if same_day and deadline.path == other.path and same_thing:
                if other.evidence.rule in WINDOW_RULES and deadline.evidence.rule not in WINDOW_RULES:
                    found[order] = deadline
                break
        else:
            found.append(deadline)
    return tuple(found)


@given(st.lists(_ROWS, max_size=12))
def test_a_deadline_is_merged_with_the_first_that_may_be_the_same(
    rows: list[tuple[int | None, str, str | None, str]],
) -> None:
    deadlines = [_deadline(*row, order) for order, row in enumerate(rows)]
    assert without_twins(deadlines) == _compared_one_by_one(deadlines)


@pytest.mark.parametrize(("between", "named"), [(0, True), (LONGEST_SENTENCE, False)])
def test_a_recipient_stands_within_the_length_of_a_sentence_behind_the_act(
    between: int, *, named: bool
) -> None:
    """So that a paragraph full of days is not read to its end for every one of them."""
    text = f"于6月20日前完成总结，{'字' * between}，报送市教育局。"
    duty = find_duty(text, Span(1, 7), Span(0, len(text)))
    assert duty.action is not None
    assert duty.action.of(text) == "完成总结"
    assert (duty.recipient is not None) is named
