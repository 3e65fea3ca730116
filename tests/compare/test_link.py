"""How the local points at its parent: cited, misquoted, embedded, forwarded, a series, or not its parent at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.compare import compare_notices
from noticeparse.compare.link import number_key, title_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

TEXT = """
一、主要活动
（一）古树普查。组织技术人员逐株核对古树的树种、树龄和生长状况，建立图文档案。
（二）故事征集。面向群众征集古树的传说、照片和短视频，汇编成册并在图书馆展出。
二、工作要求
（一）确保安全。登高作业要落实防护措施，雷雨天气停止一切户外活动。
"""
NUMBER = "云林保〔2025〕7号"
TITLE = "云岭省林业局关于开展2025年古树名木保护宣传月活动的通知"
LOCAL: dict[str, Any] = {
    "title": "清河市林业局关于开展2025年古树名木保护宣传月活动的通知",
    "number": "清林发〔2025〕12号",
    "issuers": ["清河市林业局"],
    "issued": "2025-03-10",
}


def _kinds(comparison: Comparison) -> list[tuple[str, str]]:
    return [(one.kind, one.severity) for one in comparison.findings]


CITATIONS: tuple[tuple[tuple[str | None, str | None, str], str, bool, list[tuple[str, str]]], ...] = (
    ((None, "云林保[2025]07号", "basis"), "document_number", True, []),
    ((TITLE, None, "basis"), "title", True, []),
    (("省林业局《关于开展2025年古树名木保护宣传月活动的通知》", None, "basis"), "title", True, []),
    ((TITLE, "云林保〔2025〕17号", "basis"), "title", True, [("parent_not_cited", "review")]),
    (
        (TITLE.replace("2025", "2024"), NUMBER, "basis"),
        "document_number",
        True,
        [("parent_not_cited", "review")],
    ),
    ((None, "省林业局云林保〔2025〕7号", "basis"), "document_number", True, []),
    ((None, "省水利局云林保〔2025〕7号", "basis"), "given", False, [("parent_not_cited", "review")]),
    (
        ("清河市古树名木保护宣传月活动实施方案", None, "encloses"),
        "given",
        False,
        [("parent_not_cited", "review")],
    ),
    (("云岭省古树名木保护条例", None, "basis"), "given", False, [("parent_not_cited", "review")]),
    (
        ("南屏市林业局关于开展2025年古树名木保护宣传月活动的通知", "南林发〔2025〕3号", "basis"),
        "given",
        False,
        [("parent_not_cited", "review")],
    ),
)


@pytest.mark.parametrize(("cited", "by", "resolved", "found"), CITATIONS, ids=lambda value: str(value)[:40])
def test_citation(
    build: Callable[..., Notice],
    cited: tuple[str | None, str | None, str],
    by: str,
    resolved: bool,
    found: list[tuple[str, str]],
) -> None:
    comparison = compare_notices(build(TEXT), build(TEXT, cites=[cited], **LOCAL))
    assert (comparison.link.by, comparison.link.resolved, _kinds(comparison)) == (by, resolved, found)


WRONG: tuple[tuple[str, dict[str, Any], dict[str, Any], dict[str, str]], ...] = (
    ("younger than the local", {"issued": "2025-03-20"}, {}, {"old": "2025-03-20", "new": "2025-03-10"}),
    ("of another year", {"title": TITLE.replace("2025", "2024")}, {}, {"old": "2024", "new": "2025"}),
    (
        "of an office below",
        {"title": "东山县林业局关于古树名木保护的通知", "issuers": ["东山县林业局"]},
        {"title": "清河市林业局关于古树名木保护的通知"},
        {"old": "东山县林业局", "new": "清河市林业局"},
    ),
)


@pytest.mark.parametrize(
    ("parent", "local", "detail"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_wrong_parent_is_all_that_is_said(
    build: Callable[..., Notice], parent: dict[str, Any], local: dict[str, Any], detail: dict[str, str]
) -> None:
    comparison = compare_notices(build(TEXT, **parent), build(TEXT, **(LOCAL | local)))
    assert _kinds(comparison) == [("wrong_parent", "conflict")]
    assert comparison.findings[0].detail == detail
    assert comparison.alignments == ()


def test_parent_that_is_cited_by_number_is_believed_whatever_the_dates(build: Callable[..., Notice]) -> None:
    local = build(TEXT, cites=[(None, NUMBER, "basis")], **(LOCAL | {"issued": "2025-02-01"}))
    assert _kinds(compare_notices(build(TEXT), local)) == []


def test_plan_that_carries_out_its_parent_is_not_the_parent_itself(build: Callable[..., Notice]) -> None:
    own = ("清河市古树名木保护宣传月活动实施方案", None, "encloses")
    local = build(TEXT.partition("二、")[0], cites=[own, (TITLE, NUMBER, "basis")], **LOCAL)
    assert _kinds(compare_notices(build(TEXT), local)) == [("omitted_section", "review")]


def test_plan_without_its_cover_need_not_cite(build: Callable[..., Notice]) -> None:
    plan = build(TEXT, title="清河市古树名木保护宣传月活动实施方案", number=None, issuers=(), issued=None)
    assert _kinds(compare_notices(build(TEXT), plan)) == []


@pytest.mark.parametrize("title", [None, TITLE.removeprefix("云岭省林业局")])
def test_title_that_was_not_read_to_its_end_leaves_the_words_to_tell(
    build: Callable[..., Notice], title: str | None
) -> None:
    one, other = build(TEXT, number=None), build(TEXT, number=None, title=title)
    assert _kinds(compare_notices(one, other)) == []


def test_local_that_rests_on_another_document_belongs_to_it(build: Callable[..., Notice]) -> None:
    other = "一、检查重点\n（一）储罐区。重点检查动火作业审批和防冻防凝措施。\n（二）人员密集场所。重点检查疏散通道和消防设施。"
    local = build(other, cites=[("关于冬季安全检查的通知", "云安办〔2024〕31号", "basis")], **LOCAL)
    assert _kinds(compare_notices(build(TEXT), local)) == [("wrong_parent", "conflict")]


def test_unrelated_notice_without_a_citation_only_lacks_it(build: Callable[..., Notice]) -> None:
    other = "一、放假时间\n1月28日至2月4日放假，共8天。\n二、值班安排\n各科室安排专人值守。"
    comparison = compare_notices(build(TEXT), build(other, **LOCAL))
    assert _kinds(comparison) == [("parent_not_cited", "review")]


def test_without_a_parent_only_the_citation_is_asked_for(build: Callable[..., Notice]) -> None:
    bare = compare_notices(None, build(TEXT))
    cited = compare_notices(None, build(TEXT, cites=[(TITLE, None, "basis")]))
    assert (bare.link.resolved, _kinds(bare), bare.parent.title) == (
        False,
        [("parent_not_cited", "review")],
        None,
    )
    assert (cited.link.by, cited.link.resolved, _kinds(cited)) == ("title", False, [])


def test_cover_that_encloses_its_parent_omits_nothing(build: Callable[..., Notice]) -> None:
    parent = build(TEXT)
    cover = build(
        "现将通知转发给你们，请于5月20日前将图片报送学生处。",
        cites=[(TITLE, NUMBER, "forwards")],
        due=[("2025-05-20", "5月20日前", "将图片报送学生处", "学生处")],
        encloses=[parent],
        **LOCAL,
    )
    comparison = compare_notices(parent, cover)
    assert comparison.link.by == "embedded"
    assert _kinds(comparison) == [("added_deadline", "info")]
    assert {one.relation for one in comparison.alignments} == {"incorporated"}


def test_cover_that_forwards_without_enclosing_adds_demands_of_its_own(build: Callable[..., Notice]) -> None:
    cover = build(
        "现将通知转发给你们。\n一、突出重点\n各地要把城市行道树纳入保护范围。",
        cites=[(TITLE, NUMBER, "forwards")],
        **LOCAL,
    )
    assert _kinds(compare_notices(build(TEXT), cover)) == [("added_requirement", "info")]


def test_same_issuer_in_another_year_is_history_not_a_breach(build: Callable[..., Notice]) -> None:
    this = build(TEXT, theme="守护古树", period=("2025年4月1日至30日", "2025-04-01", "2025-04-30"))
    following = build(
        TEXT.replace("（二）故事征集。面向群众征集古树的传说、照片和短视频，汇编成册并在图书馆展出。\n", ""),
        title=TITLE.replace("2025", "2026"),
        number="云林保〔2026〕5号",
        issued="2026-03-03",
        theme="绿满云岭",
        period=("2026年4月11日至30日", "2026-04-11", "2026-04-30"),
    )
    comparison = compare_notices(this, following)
    assert _kinds(comparison) == [
        ("changed_theme", "info"),
        ("changed_period", "info"),
        ("omitted_activity", "info"),
    ]
    assert comparison.findings[1].detail["start"] == {"old": "2025-04-01", "new": "2026-04-11", "days": 10}


def test_plan_that_a_notice_prints_is_compared_as_its_text(build: Callable[..., Notice]) -> None:
    plan = build(TEXT, title="清河市古树名木保护宣传月活动方案", number=None, issued=None)
    cover = build("现将方案印发给你们。", encloses=[plan], cites=[(None, NUMBER, "basis")], **LOCAL)
    comparison = compare_notices(build(TEXT), cover)
    assert _kinds(comparison) == []
    assert {one.relation for one in comparison.alignments} == {"same"}


def test_enclosed_parent_is_taken_where_the_local_cites_it(build: Callable[..., Notice]) -> None:
    cover = build(
        "现将通知转发给你们。",
        title="某学会关于转发通知的通知",
        number="学会〔2025〕2号",
        encloses=[build(TEXT)],
    )
    comparison = compare_notices(cover, build(TEXT, cites=[(None, NUMBER, "basis")], **LOCAL))
    assert comparison.parent.document_number == NUMBER
    assert _kinds(comparison) == []


@pytest.mark.parametrize("text", ["云植字【2023】082 号", "云植字(2023)第82号", "云植字〔２０２３〕82号"])
def test_number_in_any_brackets_is_one_number(text: str) -> None:
    assert number_key(text) == "云植字〔2023〕82号"


def test_titles_about_other_things_have_other_keys() -> None:
    assert title_key("云岭省水利厅关于开展2025年节约用水宣传周活动的通知") != title_key(
        "关于开展2025年科普周活动的通知"
    )
