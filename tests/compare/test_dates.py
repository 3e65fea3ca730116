"""Theme, period, deadlines and recipients: what changed, how gravely, and what stays silent."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from noticeparse.compare import compare_notices
from noticeparse.compare.dates import in_year_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.records.comparison import Finding
    from noticeparse.records.notice import Notice

NUMBER = "云林保〔2025〕7号"
TEXT = """
一、活动主题
守护古树名木
二、活动时间
{period}
三、工作要求
（一）加强组织领导。各地要明确责任科室，制定活动方案，{plan}。
（二）做好总结报送。各单位认真总结活动情况，{summary}。
"""
PLAN = "于3月20日前报送省林业局生态处"
SUMMARY = "于5月15日前将活动总结报送省林业局生态处"
PERIOD = ("2025年4月1日至30日", "2025-04-01", "2025-04-30")


class Due(NamedTuple):
    """The words of a deadline as a text holds them, and as the record does."""

    words: str
    row: tuple[str | None, str, str, str | None] | None


PLAN_DUE = Due(PLAN, ("2025-03-20", "3月20日前", "报送省林业局生态处", "省林业局生态处"))
SUMMARY_DUE = Due(SUMMARY, ("2025-05-15", "5月15日前", "将活动总结报送省林业局生态处", "省林业局生态处"))


def _summary(day: str | None, words: str, recipient: str | None = "省林业局生态处") -> Due:
    action = f"将活动总结报送{recipient or ''}"
    return Due(f"于{words}{action}", (day, words, action, recipient))


@pytest.fixture
def compare(build: Callable[..., Notice]) -> Callable[..., tuple[Finding, ...]]:
    def made(plan: Due, summary: Due, period: tuple[str, str, str], theme: str, **more: Any) -> Notice:
        text = TEXT.format(period=period[0], plan=plan.words, summary=summary.words)
        due = [one.row for one in (plan, summary) if one.row is not None]
        return build(text, theme=theme, period=period, due=due, **more)

    def run(
        plan: Due = PLAN_DUE,
        summary: Due = SUMMARY_DUE,
        period: tuple[str, str, str] = PERIOD,
        theme: str = "守护古树名木",
    ) -> tuple[Finding, ...]:
        parent = made(PLAN_DUE, SUMMARY_DUE, PERIOD, "守护古树名木")
        local = made(
            plan, summary, period, theme,
            title="清河市林业局关于开展2025年古树名木保护宣传月活动的通知", number="清林发〔2025〕12号",
            issuers=["清河市林业局"], issued="2025-03-10", cites=[(None, NUMBER, "basis")],
        )  # fmt: skip
        return compare_notices(parent, local).findings

    return run


DEADLINES: tuple[tuple[Due, list[tuple[str, str]], int | None], ...] = (
    # (what the local says, kinds and severities, days)
    (_summary("2025-05-20", "5月20日前"), [("changed_deadline", "conflict")], 5),
    (_summary("2025-05-08", "5月8日前"), [("changed_deadline", "info")], -7),
    (_summary("2025-05-15", "5月中旬的15日前"), [], None),
    (_summary(None, "活动结束后及时"), [("changed_deadline", "review")], None),
    (
        _summary("2025-05-20", "5月20日前", "清河市林业局绿化科"),
        [("changed_deadline", "conflict"), ("changed_recipient", "info")],
        5,
    ),
    (_summary("2025-05-15", "5月15日前", "清河市林业局绿化科"), [("changed_recipient", "info")], None),
    (_summary("2025-05-15", "5月15日前", None), [("changed_recipient", "info")], None),
    (_summary("2025-05-15", "5月15日前", "绿源文化传播有限公司"), [("changed_recipient", "review")], None),
    (_summary("2025-05-15", "5月15日前", "南屏市林业局"), [("changed_recipient", "review")], None),
    (Due("做好资料归档", None), [("omitted_deadline", "review")], None),
)


@pytest.mark.parametrize(("summary", "expected", "days"), DEADLINES, ids=lambda value: str(value)[:40])
def test_deadline(
    compare: Callable[..., tuple[Finding, ...]],
    summary: Due,
    expected: list[tuple[str, str]],
    days: int | None,
) -> None:
    found = compare(summary=summary)
    assert [(one.kind, one.severity) for one in found] == expected
    assert [one.detail.get("days") for one in found if one.kind == "changed_deadline"][:1] == (
        [days] if ("changed_deadline", "review") in expected or days is not None else []
    )


def test_two_duties_of_one_item_are_not_taken_for_one_another(
    compare: Callable[..., tuple[Finding, ...]],
) -> None:
    found = compare(
        plan=Due("于3月10日前报送市林业局", ("2025-03-10", "3月10日前", "报送市林业局", None)),
        summary=_summary("2025-05-12", "5月12日前"),
    )
    days = [one.detail["days"] for one in found if one.kind == "changed_deadline"]
    assert days == [-10, -3]


def test_day_of_one_s_own_is_an_addition(build: Callable[..., Notice]) -> None:
    parent = build(
        "一、工作要求\n（一）做好总结。于5月15日前报送总结。",
        due=[("2025-05-15", "5月15日前", "报送总结", None)],
    )
    local = build(
        "一、工作要求\n（一）做好总结。于5月15日前报送总结，4月25日前推荐优秀讲解员。",
        due=[
            ("2025-05-15", "5月15日前", "报送总结", None),
            ("2025-04-25", "4月25日前", "推荐优秀讲解员", None),
        ],
        number="清林发〔2025〕12号",
        cites=[(None, NUMBER, "basis")],
    )
    found = compare_notices(parent, local).findings
    assert [(one.kind, one.severity, one.detail) for one in found] == [
        ("added_deadline", "info", {"new": "2025-04-25"})
    ]


def test_hour_of_the_same_day(build: Callable[..., Notice]) -> None:
    def at(hour: str | None, **more: Any) -> Notice:
        notice = build(
            "三、工作要求\n（一）网上报名。请于5月15日前完成报名。",
            due=[("2025-05-15", "5月15日前", "完成报名", None)],
            **more,
        )
        deadline = notice.deadlines[0].model_copy(update={"time": hour})
        return notice.model_copy(update={"deadlines": (deadline,)})

    local = {"number": "清林发〔2025〕12号", "issued": "2025-03-10", "cites": [(None, NUMBER, "basis")]}
    expected = {"12:00": ["info"], "17:00": [], "18:00": ["conflict"], None: []}
    found = {
        hour: [one.severity for one in compare_notices(at("17:00"), at(hour, **local)).findings]
        for hour in expected
    }
    assert found == expected


PERIODS: tuple[tuple[tuple[str, str, str], list[tuple[str, str]], tuple[int, int] | None], ...] = (
    (("2025年4月1日—30日", "2025-04-01", "2025-04-30"), [], None),
    (("2025年4月10日至20日", "2025-04-10", "2025-04-20"), [("changed_period", "info")], (9, -10)),
    (("2025年3月25日至4月30日", "2025-03-25", "2025-04-30"), [("changed_period", "conflict")], (-7, 0)),
    (("2025年4月10日至5月10日", "2025-04-10", "2025-05-10"), [("changed_period", "conflict")], (9, 10)),
)


@pytest.mark.parametrize(("period", "expected", "days"), PERIODS, ids=lambda value: str(value)[:30])
def test_period(
    compare: Callable[..., tuple[Finding, ...]],
    period: tuple[str, str, str],
    expected: list[tuple[str, str]],
    days: tuple[int, int] | None,
) -> None:
    found = compare(period=period)
    assert [(one.kind, one.severity) for one in found] == expected
    assert [(one.detail["start"]["days"], one.detail["end"]["days"]) for one in found] == (
        [days] if days else []
    )


THEMES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("“守护古树名木”", []),
    ("守护古树名木·清河在行动", []),
    ("绿水青山就是金山银山", [("changed_theme", "conflict")]),
    ("守护古树", [("changed_theme", "review")]),
)


@pytest.mark.parametrize(("theme", "expected"), THEMES)
def test_theme(
    compare: Callable[..., tuple[Finding, ...]], theme: str, expected: list[tuple[str, str]]
) -> None:
    assert [(one.kind, one.severity) for one in compare(theme=theme)] == expected


def test_period_of_a_table_of_several_is_no_breach(build: Callable[..., Notice]) -> None:
    table = "一、放假时间\n元旦1月1日，端午节6月22日至6月24日。\n二、值班要求\n安排专人值班，不得擅离职守。"
    parent = build(table, period=("1月1日", "2025-01-01", "2025-01-01"))
    own = "一、放假时间\n6月22日至6月24日。\n二、值班要求\n安排专人值班，不得擅离职守。"
    local = build(
        own,
        period=("6月22日至6月24日", "2025-06-22", "2025-06-24"),
        number="清林发〔2025〕12号",
        cites=[(None, NUMBER, "basis")],
    )
    assert [one.kind for one in compare_notices(parent, local).findings] == []


def test_29_february_in_a_common_year_is_the_28th() -> None:
    assert in_year_of(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)


SENT = "一、征集\n作品于8月31日前发往省林业局生态处。"
SENT_DUE = ("2025-08-31", "8月31日前", "发往省林业局生态处", None)
ALONE = (
    # (the local's item, its deadline, kinds)
    ("本县作品8月15日前交宣传股。", ("2025-08-15", "8月15日前", "交宣传股", None), ["changed_deadline"]),
    (
        "8月15日前明确联络员并填写登记表报宣传股。",
        ("2025-08-15", "8月15日前", "填写登记表报宣传股", None),
        ["added_deadline", "omitted_deadline"],
    ),
)


@pytest.mark.parametrize(("words", "due", "kinds"), ALONE)
def test_days_that_are_alone_in_their_units_are_of_one_duty_where_the_same_is_handed_over(
    build: Callable[..., Notice], words: str, due: tuple[str, str, str, None], kinds: list[str]
) -> None:
    local = build(
        f"一、征集\n{words}", due=[due], title="东山县林业局关于征集的通知", number="东林〔2025〕2号",
        issuers=["东山县林业局"], cites=[(None, NUMBER, "basis")],
    )  # fmt: skip
    findings = compare_notices(build(SENT, due=[SENT_DUE]), local).findings
    assert sorted(one.kind for one in findings if "deadline" in one.kind) == kinds


def test_a_day_answers_a_day_where_another_duty_of_the_unit_has_none(build: Callable[..., Notice]) -> None:
    text = "一、报送\n{}将值班表报送总值班室，春节值班表于{}报送。"
    old = build(
        text.format("节日前3个工作日", "1月17日前"),
        due=[
            (None, "节日前3个工作日", "将值班表报送总值班室", None),
            ("2025-01-17", "1月17日前", "报送", None),
        ],
    )
    new = build(
        "一、报送\n春节值班表于1月13日前将值班表报送总值班室，其他节日前3个工作日报送。",
        due=[
            ("2025-01-13", "1月13日前", "将值班表报送总值班室", None),
            (None, "其他节日前3个工作日", "报送", None),
        ],
        title="东山县林业局关于值班的通知", number="东林〔2025〕2号", issuers=["东山县林业局"], cites=[(None, NUMBER, "basis")],
    )  # fmt: skip
    changes = [one.detail for one in compare_notices(old, new).findings if one.kind == "changed_deadline"]
    assert [(one["old"], one["new"]) for one in changes] == [("2025-01-17", "2025-01-13")]


@pytest.mark.parametrize(("title", "found"), [("口试时间", 0), ("考试时间", 1)])
def test_the_days_of_one_part_of_an_event_are_not_held_against_the_days_of_another(
    build: Callable[..., Notice], title: str, found: int
) -> None:
    parent = build(f"一、{title}\n2025年5月24日", period=("2025年5月24日", "2025-05-24", "2025-05-24"))
    local = build(
        "一、考试时间\n2025年6月14日", period=("2025年6月14日", "2025-06-14", "2025-06-14"),
        title="东山县林业局关于考试的通知", number="东林〔2025〕2号", issuers=["东山县林业局"], cites=[(None, NUMBER, "basis")],
    )  # fmt: skip
    findings = compare_notices(parent, local).findings
    assert sum(one.kind == "changed_period" for one in findings) == found
