"""The quick ways through headings agree with the plain reading of their tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse import parse_text
from noticeparse.structure.headings import first_stop, role_of
from noticeparse.vocab.section_roles import SECTION_ROLES

_WORDS = sorted({word for _, words, without in SECTION_ROLES for word in (*words, *without)})
_TITLES = st.lists(st.sampled_from(_WORDS) | st.sampled_from(sorted(set("".join(_WORDS))))).map("".join)


@given(_TITLES)
def test_the_first_row_that_fits_gives_the_role(title: str) -> None:
    fitting = (
        role
        for role, words, without in SECTION_ROLES
        if any(word in title for word in words) and not any(word in title for word in without)
    )
    assert role_of(title) == next(fitting, "other")


@given(st.text(alphabet="文。“”（）", max_size=30))
def test_the_first_stop_stands_in_no_quotation_and_no_bracket(text: str) -> None:
    def closed(at: int) -> bool:
        before = text[:at]
        return before.count("“") <= before.count("”") and before.count("（") <= before.count("）")

    stops = (at for at, mark in enumerate(text) if mark == "。" and closed(at))
    assert first_stop(text, 0, len(text)) == next(stops, -1)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("①红色地名\n②海岛地名", ["①", "②"]),
        ("①红色地名，②海岛地名", []),
        ("1．4月为发动阶段。\n2．5月至7月为征集阶段。", ["1．", "2．"]),
        ("3．5月为单独一行。", []),
    ],
)
def test_items_that_open_a_paragraph_are_sections(text: str, labels: list[str]) -> None:
    notice = parse_text(
        f"清河市民政局关于征集的通知\n各县：\n现通知如下：\n一、征集内容：\n{text}\n二、其他\n请执行。\n"
    )
    assert [child.label for child in notice.sections[0].children] == labels
