"""Items counted inside a paragraph: nothing counts to two without one of the marks that are looked for first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse import parse_text
from noticeparse.structure.enumerations import _SCHEMES, SECOND, _counted, find_items

LABELS = (
    "一是", "二是", "一要", "二要", "一为", "一方面", "二方面", "二为", "①", "②", "③", "（1）", "（2）", "A.", "B.", "B、", "C.", "首先，", "其次，",
    "再次，", "第一，", "第二，",
)  # fmt: skip
texts = st.lists(st.sampled_from((*LABELS, "加强宣传", "。", "；", "\n", " ")), max_size=12).map("".join)


@given(texts)
def test_nothing_counts_to_two_without_the_mark_of_a_second_item(text: str) -> None:
    if SECOND.search(text) is None:
        assert [rule.name for rule, _ in _SCHEMES if len(_counted(rule, text, 0, len(text))) > 1] == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一是引领。二是宣传。三是总结。", ["引领。", "宣传。", "总结。"]),
        ("一是引领。二要宣传。二是总结。", ["引领。二要宣传。", "总结。"]),
        ("工作有：①会员；②学术", ["会员；", "学术"]),
        ("（1）申报书；（2）汇总表", ["申报书；", "汇总表"]),
        ("A.一等奖，AB.二等奖", []),
        ("A.一等奖；B、二等奖", ["一等奖；", "二等奖"]),
        ("首先，引领。最后，总结。", ["，引领。", "，总结。"]),
        ("统一是二是", []),
        ("二是宣传。一是引领。", []),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert [text[start:stop] for _, (start, stop) in find_items(text, 0, len(text))] == items


def test_the_lead_is_what_stands_before_the_first_number() -> None:
    notice = parse_text("清河市林业局关于护树的通知\n各县：\n为保护古树，现通知如下：\n一、普查\n请核对。\n")
    assert [paragraph.text for paragraph in notice.lead] == ["为保护古树，现通知如下："]
    assert notice.lead[0].evidence.quote == "为保护古树，现通知如下："
