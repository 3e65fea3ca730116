"""Cleaning: what becomes of blanks inside a line, and that looking before a step runs changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeparse.rules import Rule
from noticeparse.spans import IDENTITY, apply_edits
from noticeparse.text import cleaning
from noticeparse.text.cleaning import CHANGED_SIGNS, CLEANING_STEPS, clean, fold

# One sign of every kind that a step looks for, and words and blanks for it to stand among.
PIECES = (
    "通知", "第", "页", "2", "９", "A", " ", "　", "\t", "\n", "\r", "\n\n", "\f", "\v", "\x85", "\u2028", "\0", "\x1c", "\u200b", "\ufeff", "\xad",
    "---", "***", "___", "<!-- 注 -->", "> ", "[表](http://a.example/b)", "#", "# ", "**", "`", "&nbsp;", "&#160;", "&", "— 2 —", "第 4 页", "－3－", "(", "),", "［", "。", "，",
)  # fmt: skip
EXAMPLES = [
    example for rule in vars(cleaning).values() if isinstance(rule, Rule) for example in rule.examples
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_a_step_that_is_passed_over_would_have_found_nothing(text: str) -> None:
    cleaned = clean(text)
    offsets = IDENTITY
    only_layout = True
    for step in CLEANING_STEPS:
        edits = step.edits(text)
        if edits:
            text, back = apply_edits(text, edits)
            offsets = back.over(offsets)
            only_layout = only_layout and not step.drops_words
    assert (cleaned.printed, cleaned.folded, cleaned.only_layout) == (text, fold(text), only_layout)
    places = range(len(text) + 1)
    assert [cleaned.offsets.offset(at) for at in places] == [offsets.offset(at) for at in places]


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_a_rule_finds_is_never_passed_over(example: str) -> None:
    plain = CHANGED_SIGNS.search(example) is None
    for step in CLEANING_STEPS:
        assert step.may_find(example, plain=plain) or not step.edits(example)
    assert fold(example) == example or not plain


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("联 系 人", "联系人"),
        ("联　　系　人：", "联系人："),
        ("张三 李四", "张三 李四"),
        ("张 三丰", "张 三丰"),
        ("张三　李四", "张三 李四"),
        ("市教育局   张三", "市教育局 张三"),
        ("姓名\t电话", "姓名\t电话"),
        ("姓名 \t 电话", "姓名\t电话"),
        ("报送 ，并", "报送，并"),
        ("主题： 读书", "主题：读书"),
        ("2023 年 5 月", "2023年5月"),
        ("2023  年5月", "2023 年5月"),
        ("2 0 日", "20日"),
        ("12 345", "12 345"),
        ("5 G", "5G"),
        ("5 Gb", "5 Gb"),
        ("Word  2023", "Word 2023"),
        ("A B", "A B"),
        ("𠮷 田", "𠮷田"),
    ],
)
def test_blanks_part_words_and_nothing_else(printed: str, cleaned: str) -> None:
    assert clean(printed).printed == cleaned


@pytest.mark.parametrize("printed", ["— 2 —\n通知", "通知\n— 2 —\n- 3 -", "通知\n 第 4 页 共 10 页 \f"])
def test_a_page_number_is_dropped_wherever_its_line_stands(printed: str) -> None:
    assert clean(printed).printed == "通知"


@pytest.mark.parametrize("text", ["0 报名方式", "0 报名方式\n1 有关要求\n2 其他"])
def test_a_line_that_is_numbered_with_nought_is_read(text: str) -> None:
    assert clean(text).printed
