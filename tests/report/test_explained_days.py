"""How a day came about: every step is told, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noticeparse import explain, parse_text
from noticeparse.messages import STEPS, tell
from noticeparse.numerals import fold_widths
from noticeparse.temporal import read_times
from tests.time_cases import anchors_of, time_cases

if TYPE_CHECKING:
    from noticeparse.records.notice import Notice

NOTICE = """清河市教育局关于开展2024年读书活动的通知
清教发〔2024〕5号
各学校：
一、活动时间：5月上旬至6月上旬。
二、报名：自本通知印发之日起10个工作日内报送方案。
三、总结：请于翌年1月15日17时前报送总结。6月前提交名单。活动结束后10日内报送材料。
清河市教育局
二〇二四年四月二十四日
清河市教育局办公室 2024年4月25日印发
"""


@pytest.fixture(scope="module")
def notice() -> Notice:
    return parse_text(NOTICE)


def _steps(notice: Notice, field: str, lang: str) -> list[str]:
    label = {"zh": "  步骤  ", "en": "  step   "}[lang]
    lines = explain(notice, field, lang=lang).splitlines()
    return [line.removeprefix(label) for line in lines if line.startswith(label)]


@pytest.mark.parametrize(
    ("field", "steps"),
    [
        (
            "period",
            [
                "time.point: 5月上旬至6月上旬",
                "年份取自标题：2024",
                "range.points: 2024-05-01/2024-06-10",
                "period.section: 2024-05-01/2024-06-10",
            ],
        ),
        (
            "deadlines[0]",
            [
                "time.counted: 自本通知印发之日起10个工作日内",
                "自印发日期起：2024-04-25",
                "次日起算10工作日，按国务院办公厅放假安排",
                "其间放假的工作日：2024-05-01 2024-05-02 2024-05-03",
                "其间上班的周末：2024-04-28 2024-05-11",
                "deadline.counted: 2024-05-11",
            ],
        ),
        (
            "deadlines[1]",
            [
                "time.point: 翌年1月15日17时前",
                "年份由词语推得：翌年 = 2025",
                "“前”：原文注明，含当日",
                "deadline.before_date: 2025-01-15",
            ],
        ),
        ("issue_date", ["年、月、日均照原文：二〇二四年四月二十四日 = 2024-04-24"]),
        ("print_date", ["年、月、日均照原文：2024年4月25日 = 2024-04-25"]),
    ],
)
def test_each_step_to_a_day_is_told(notice: Notice, field: str, steps: list[str]) -> None:
    assert _steps(notice, field, "zh") == steps


def test_the_steps_are_told_in_english(notice: Notice) -> None:
    assert _steps(notice, "deadlines[2]", "en") == [
        "time.point: 6月前",
        "the year is that of the title: 2024",
        "either reading: 2024-05-31 / 2024-06-30",
        "“前” can be read in two ways",
        "deadline.before_date: 2024-05-31",
    ]
    assert "counted from the last day of the event: 2024-06-10" in _steps(notice, "deadlines[3]", "en")


def _all_steps() -> set[str]:
    codes = {"date.printed"}  # of the two days that are read without the grammar of dates
    for _, case in time_cases():
        for mention in read_times(fold_widths(case["text"]), anchors_of(case)):
            codes |= {step.partition(": ")[0] for step in mention.derivation[1:-1]}
    return codes


def test_every_step_has_its_words_and_every_word_its_step() -> None:
    assert _all_steps() == set(STEPS)


@pytest.mark.parametrize("code", sorted(STEPS))
def test_a_step_is_told_in_both_languages(code: str) -> None:
    chinese, english = (tell(f"{code}: 2024", lang) for lang in ("zh", "en"))
    assert chinese != english
    assert "2024" in chinese
    assert "2024" in english
