"""When two values count as the same, and the one-to-one matching."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse.evaluate.likeness import (
    distance,
    exact_part,
    loose_part,
    near,
    near_part,
    number_part,
    overlapping_part,
    pair_up,
    roughly_part,
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("通知", "", 2),
        ("通知", "通知", 0),
        ("通知", "通告", 1),
        ("关于报送的通知", "关于的通知", 2),
        ("读书会", "会读书", 2),
        ("kitten", "sitting", 3),
    ],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected


@pytest.mark.parametrize(
    ("gold", "found", "exact", "loose", "nearly"),
    [
        ("书香润校园", "书 香 润 校 园", True, True, True),
        ("一、", "一．", False, True, True),
        ("（一）", "(一)", True, True, True),
        ("１．", "1.", True, True, True),
        ("书香润校园", "“书香润校园”", False, True, True),
        ("坚持勤俭办事", "坚持勒俭办事", False, False, True),
        ("认真组织实施", "认真组织", False, False, False),
        ("认真地组织", "认真组织", False, False, True),
        ("五人里四人", "五人里三人", False, False, True),
        ("《", "》", False, False, False),
        (None, None, True, True, True),
        (None, "书香", False, False, False),
        ("书香", None, False, False, False),
    ],
)
def test_parts(gold: str | None, found: str | None, exact: bool, loose: bool, nearly: bool) -> None:
    assert (exact_part(gold, found), loose_part(gold, found), near_part(gold, found)) == (
        exact,
        loose,
        nearly,
    )


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("市教育局宣教科", "宣教科", True),
        ("宣教科", "市教育局宣教科", True),
        ("宣教科", "人事科", False),
        ("宣教科", "科", False),
        ("科", "科", True),
        (None, None, True),
        (None, "宣教科", False),
        ("——", "宣教科", False),
    ],
)
def test_organisations_overlap(gold: str | None, found: str | None, expected: bool) -> None:
    assert overlapping_part(gold, found) is expected


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("报送总结", "将活动总结报送市教育局", False),
        ("报送活动总结", "报送本地活动总结", True),
        ("报送总结", "报送总结和照片", True),
    ],
)
def test_actions_are_roughly_alike(gold: str, found: str, expected: bool) -> None:
    assert roughly_part(gold, found) is expected


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [("一", "1", True), ("１", "1.", True), ("一", "2", False), (None, "1", False), ("甲", "甲", True)],
)
def test_attachment_numbers(gold: str | None, found: str | None, expected: bool) -> None:
    assert number_part(gold, found) is expected


def test_a_runaway_value_is_settled_by_its_length() -> None:
    assert not near("书香润校园", "书" * 1_000_000, least=0.8)


def test_a_repeated_value_answers_once() -> None:
    assert pair_up(["甲", "甲"], ["甲"], str.__eq__) == [(0, 0)]
    assert pair_up(["甲"], ["甲", "甲"], str.__eq__) == [(0, 0)]


def test_a_taken_value_is_handed_on() -> None:
    # Served in order, the first would take the only value that the second can have.
    assert pair_up(["甲乙", "甲"], ["甲", "乙"], str.__contains__) == [(0, 1), (1, 0)]


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_matching_is_the_largest(table: list[list[bool]]) -> None:
    rows = range(len(table))
    pairs = pair_up(rows, range(4), lambda row, column: table[row][column])
    best = max(sum(table[row][columns[row]] for row in rows) for columns in permutations(range(4)))
    assert len(pairs) == best
    assert all(table[row][column] for row, column in pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
