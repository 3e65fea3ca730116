"""Differing words of two passages: what is not marked is the same on both sides."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from noticeparse.compare.differences import MOST_WORDS, differences

if TYPE_CHECKING:
    from noticeparse.spans import Span

words = st.text("各校应当举办不少于35场。， \n2024年AB", max_size=60)


def _without(text: str, spans: list[Span]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return "".join(text.split())


@given(words, words)
def test_what_is_not_marked_is_the_same(old: str, new: str) -> None:
    found = differences(old, new)
    for change, after in pairwise(found):
        assert change.old.end <= after.old.start
        assert change.new.end <= after.new.start
    assert _without(old, [one.old for one in found]) == _without(new, [one.new for one in found])


@given(words)
def test_a_passage_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == []


def test_a_wrap_is_no_difference() -> None:
    assert differences("请于6月20日前\n报送", "请于6月20日前 报送") == []


def test_a_number_differs_as_a_whole() -> None:
    (change,) = differences("于6月20日前报送", "于6月25日前报送")
    assert change.new.of("于6月25日前报送") == "25"


def test_passages_that_are_too_long_are_left_alone() -> None:
    assert differences("甲" * (MOST_WORDS + 1), "乙") == []
