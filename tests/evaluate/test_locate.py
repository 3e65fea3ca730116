"""Finding the words of gold in the source text."""

from __future__ import annotations

import pytest

from noticeparse.evaluate.gold import GoldSection
from noticeparse.evaluate.locate import Squashed, locate_headings


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("联 系\n**人**：张某", "联系人:", "联 系\n**人**："),
        ("清教[2024]１８号", "清教〔2024〕18号", "清教[2024]１８号"),
        ("通知", "公告", None),
        ("通知", " * ", None),
        ("①开幕", "①开幕", "①开幕"),
    ],
)
def test_words_are_found_whatever_their_layout(text: str, words: str, expected: str | None) -> None:
    span = Squashed(text).find(words)
    assert (None if span is None else text[span[0] : span[1]]) == expected


def test_places_are_in_order_and_begin_where_asked() -> None:
    text = Squashed("通知的通知、通知")
    assert list(text.places("通知", 1)) == [(3, 5), (6, 8)]


def section(label: str, title: str | None, *children: GoldSection) -> GoldSection:
    return GoldSection(label=label, title=title, children=children)


def test_headings_are_found_one_behind_the_other() -> None:
    text = "目录 一、目标 二、要求\n一、目标\n1.到2025年达到1.5万人。\n2.办好。\n二、要求\n1.落实。"
    tree = [
        section("一、", "目标", section("1.", None), section("2.", None)),
        section("二、", "要求", section("1.", None)),
    ]
    found = locate_headings(Squashed(text), tree)
    spans = [heading.span for heading in found]
    assert None not in spans
    assert [text[span[0] : span[0] + 4] for span in spans if span] == [
        "一、目标",
        "1.到2",
        "2.办好",
        "二、要求",
        "1.落实",
    ]


def test_a_heading_out_of_order_has_no_place() -> None:
    found = locate_headings(
        Squashed("二、要求\n一、目标"), [section("一、", "目标"), section("二、", "要求")]
    )
    assert [heading.span is None for heading in found] == [False, True]
