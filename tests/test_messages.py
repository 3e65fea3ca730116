"""Every code that a record can carry says something in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from noticeparse import parse_text
from noticeparse.messages import MESSAGES, describe

DOCS = Path(__file__).parents[1] / "docs" / "errors.md"


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_code_speaks_both_languages_and_is_documented(code: str) -> None:
    assert describe(code, "X", "zh") != describe(code, "X", "en")
    assert f"### {code}\n" in DOCS.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "关于报名的通知\n各单位：\n请于2023年2月30日前报名。\n",
        "关于报名的通知\n各单位：\n请于5月30日前报名。\n",
        "关于报名的通知\n各单位：\n请于30日前报名。\n",
        "关于开会的通知\n各单位：\n会议定于2023年5月30日（星期三）召开。\n",
        "关于报名的通知\n各单位：\n请于6月前报名。\n清河市教育局\n2023年3月1日\n",
        "关于报名的通知\n各单位：\n请自本通知印发之日起10个工作日内报送。\n清河市教育局\n1995年3月1日\n",
    ],
)
def test_what_is_odd_about_a_date_has_words(text: str) -> None:
    diagnostics = parse_text(text, lang="en").diagnostics
    assert diagnostics
    for diagnostic in diagnostics:
        assert diagnostic.code in MESSAGES
        assert diagnostic.span is not None
        assert not re.match(rf"{re.escape(diagnostic.code)}:", diagnostic.message)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("今天天气很好，我们去公园散步。\n", True),
        ("", True),
        ("关于开展读书活动的通知\n", False),
        ("请于6月20日前报送总结。\n清河市教育局\n2024年5月6日\n", False),
    ],
)
def test_a_text_that_is_no_notice_is_said_to_be_none(text: str, odd: bool) -> None:
    assert ("no-notice" in [found.code for found in parse_text(text).diagnostics]) is odd
