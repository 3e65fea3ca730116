"""What answers what: order, headings and numbers do not matter, words do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noticeparse.compare import compare_notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.records.notice import Notice

CITED = [(None, "云林保〔2025〕7号", "basis")]
CHECK = "组织技术人员逐株核对古树的树种、树龄和生长状况，建立图文档案。"
STORIES = "面向群众征集古树的传说、照片和短视频，汇编成册并在图书馆展出。"
GARDENS = "引导企业和家庭认养古树，签订认养协议，挂牌公示认养人。"
SAFETY = "登高作业要落实防护措施，雷雨天气停止一切户外活动。"
MEN = "跳绳、引体向上、平板支撑、投篮计时、俯卧撑计时和接力。"
WOMEN = "跳绳、仰卧起坐、平板支撑、投篮计时、俯卧撑计时和接力。"
THRIFT = "严格控制经费开支，充分利用现有场地和设备，反对铺张浪费。"

# (name, text of the parent, text of the local, expected links with their relation)
CASES = (
    (
        "another order and other labels",
        f"一、主要活动\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}",
        f"一、主要活动\n1.故事征集。{STORIES}\n2.古树普查。{CHECK}",
        {("一、", "一、"): "same", ("一、（一）", "一、2."): "same", ("一、（二）", "一、1."): "same"},
    ),
    (
        "another heading over the same words",
        f"一、主要活动\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}",
        f"一、重点任务\n（一）摸清家底。{CHECK}\n（二）故事征集。{STORIES}",
        {
            ("一、", "一、"): "adapted",
            ("一、（一）", "一、（一）"): "adapted",
            ("一、（二）", "一、（二）"): "same",
        },
    ),
    (
        "the same heading over other words",
        f"一、主要活动\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}",
        f"一、主要活动\n（一）古树普查。委托高校用无人机拍摄树冠，绘制全市分布地图。\n（二）故事征集。{STORIES}",
        {
            ("一、", "一、"): "same",
            ("一、（一）", "一、（一）"): "adapted",
            ("一、（二）", "一、（二）"): "same",
        },
    ),
    (
        "two requirements in one",
        f"一、工作要求\n（一）确保安全。{SAFETY}\n（二）厉行节约。{THRIFT}",
        f"一、工作要求\n（一）安全节俭。{SAFETY}{THRIFT}",
        {
            ("一、", "一、"): "same",
            ("一、（一）", "一、（一）"): "merged",
            ("一、（二）", "一、（一）"): "merged",
        },
    ),
    (
        "one activity in two",
        f"一、主要活动\n（一）普查和征集。{CHECK}{STORIES}\n（二）认养。{GARDENS}",
        f"一、主要活动\n（一）普查。{CHECK}\n（二）征集。{STORIES}\n（三）认养。{GARDENS}",
        {
            ("一、", "一、"): "same",
            ("一、（一）", "一、（一）"): "split",
            ("一、（一）", "一、（二）"): "split",
            ("一、（二）", "一、（三）"): "same",
        },
    ),
    (
        "a section that became a lead paragraph",
        f"一、活动目标\n{SAFETY}{THRIFT}\n二、主要活动\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}",
        f"一、主要活动\n{SAFETY}{THRIFT}\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}",
        {
            ("一、", "一、"): "merged",
            ("二、", "一、"): "adapted",
            ("二、（一）", "一、（一）"): "same",
            ("二、（二）", "一、（二）"): "same",
        },
    ),
    (
        "items that became sections",
        f"一、工作安排\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}",
        f"一、古树普查\n{CHECK}\n二、故事征集\n{STORIES}",
        {
            ("一、", "一、"): "split",
            ("一、", "二、"): "split",
            ("一、（一）", "一、"): "same",
            ("一、（二）", "二、"): "same",
        },
    ),
    (
        "sections that became items",
        f"一、古树普查\n{CHECK}\n二、故事征集\n{STORIES}",
        f"一、工作安排\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}",
        {
            ("一、", "一、"): "merged",
            ("二、", "一、"): "merged",
            ("一、", "一、（一）"): "same",
            ("二、", "一、（二）"): "same",
        },
    ),
    (
        "twins: the one that was dropped is not found in the other",
        f"一、参赛项目\n（一）男子组。{MEN}\n（二）女子组。{WOMEN}",
        f"一、参赛项目\n（一）女子组。{WOMEN}",
        {("一、", "一、"): "same", ("一、（一）", None): "omitted", ("一、（二）", "一、（一）"): "same"},
    ),
    (
        "a heading divided into two",
        f"一、主要活动\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}\n（三）古树认养。{GARDENS}\n（四）勤俭节约。{THRIFT}",
        f"一、主要活动\n（一）古树普查。{CHECK}\n（二）故事征集。{STORIES}\n二、群众参与\n（一）古树认养。{GARDENS}\n（二）勤俭节约。{THRIFT}",
        {
            ("一、", "一、"): "split",
            ("一、", "二、"): "split",
            ("一、（一）", "一、（一）"): "same",
            ("一、（二）", "一、（二）"): "same",
            ("一、（三）", "二、（一）"): "same",
            ("一、（四）", "二、（二）"): "same",
        },
    ),
    (
        "a heading of which one item lives on",
        f"一、普查\n{CHECK}\n二、参与办法\n（一）故事征集。{STORIES}\n（二）古树认养。{GARDENS}\n（三）勤俭节约。{THRIFT}",
        f"一、普查\n{CHECK}\n二、认养\n{GARDENS}",
        {
            ("一、", "一、"): "same",
            ("二、", None): "omitted",
            ("二、（一）", None): "omitted",
            ("二、（二）", "二、"): "same",
            ("二、（三）", None): "omitted",
        },
    ),
    (
        "an item in few words, beside its neighbours",
        f"一、工作要求\n（一）确保安全。{SAFETY}\n（二）厉行节约。{THRIFT}\n（三）加强宣传引导。利用广播电视和新媒体报道活动进展，推出一批护树先进典型，营造良好氛围。",
        f"一、工作要求\n（一）安全宣传。{SAFETY}及时报道活动进展和护树典型。\n（二）厉行节约。{THRIFT}",
        {
            ("一、", "一、"): "same",
            ("一、（一）", "一、（一）"): "merged",
            ("一、（二）", "一、（二）"): "same",
            ("一、（三）", "一、（一）"): "merged",
        },
    ),
    (
        "a stage in other words, in its place",
        f"一、实施步骤\n（一）动员部署。{STORIES}\n（二）组织实施（4月至6月）。各地逐项推进。\n（三）总结验收。{CHECK}",
        f"一、工作步骤\n（一）部署。{STORIES}\n（二）推进。按月调度有关单位。\n（三）验收。{CHECK}",
        {
            ("一、", "一、"): "adapted",
            ("一、（一）", "一、（一）"): "adapted",
            ("一、（二）", "一、（二）"): "adapted",
            ("一、（三）", "一、（三）"): "adapted",
        },
    ),
    (
        "only the office's name in common",
        f"一、普查\n{CHECK}\n二、督导\n云岭省林业局将开展督导。\n三、纪律\n{THRIFT}",
        f"一、普查\n{CHECK}\n二、奖励\n清河市林业局发给证书。\n三、纪律\n{THRIFT}",
        {
            ("一、", "一、"): "same",
            ("二、", None): "omitted",
            ("三、", "三、"): "same",
            (None, "二、"): "added",
        },
    ),
    (
        "a slip of the pen",
        f"一、工作要求\n（一）厉行节约。{THRIFT}",
        f"一、工作要求\n（一）励行节约。{THRIFT}",
        {("一、", "一、"): "same", ("一、（一）", "一、（一）"): "same"},
    ),
)


@pytest.mark.parametrize(
    ("parent", "local", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_links(
    build: Callable[..., Notice], parent: str, local: str, expected: dict[tuple[str | None, str | None], str]
) -> None:
    comparison = compare_notices(build(parent), build(local, number="清林发〔2025〕12号", cites=CITED))
    links = {
        tuple("".join(path) if path is not None else None for path in (one.parent, one.local)): one.relation
        for one in comparison.alignments
    }
    assert links == expected


def test_sentence_that_lives_on_elsewhere_leaves_an_omission(build: Callable[..., Notice]) -> None:
    kept = "对外讲好古树保护的中国故事，展示基层护林员扎根山区几十年如一日的奉献群像。"
    parent = build(
        f"一、主要活动\n（一）古树普查。{CHECK}\n（二）讲述护林故事。{STORIES}{GARDENS}{SAFETY}编排话剧到各县巡演。{kept}"
    )
    local = build(
        f"一、主要活动\n（一）古树普查。{CHECK}聘请专家会诊濒危古树，制定一树一策方案。{kept}",
        number="清林发〔2025〕12号",
        cites=CITED,
    )
    comparison = compare_notices(parent, local)
    assert [one.relation for one in comparison.alignments if one.parent == ("一、", "（二）")] == ["partial"]
    assert [(one.kind, one.severity) for one in comparison.findings] == [("omitted_activity", "review")]


def test_every_unit_of_both_sides_is_accounted_for(build: Callable[..., Notice]) -> None:
    parent = build(
        f"一、主要活动\n（一）普查。{CHECK}\n（二）征集。{STORIES}\n二、工作要求\n（一）安全。{SAFETY}"
    )
    local = build(
        f"一、活动内容\n1.认养。{GARDENS}\n2.征集。{STORIES}\n二、经费\n{THRIFT}", number=None, cites=CITED
    )
    alignments = compare_notices(parent, local).alignments
    assert {one.parent for one in alignments if one.parent} == {section.path for section in parent.walk()}
    assert {one.local for one in alignments if one.local} == {section.path for section in local.walk()}


def test_a_section_that_names_the_parent_as_in_force_incorporates_what_it_answers(
    build: Callable[..., Notice],
) -> None:
    parent = build(
        "一、招募条件\n（一）政治素质好。\n（二）年龄不超过三十周岁。\n二、招募程序\n按照公开招募、自愿报名、组织选拔的方式进行。"
    )
    words = "一、招募条件\n{}\n二、招募程序\n按照公开招募、自愿报名、组织选拔的方式进行。"

    def relations(text: str) -> list[str]:
        local = build(words.format(text), title="清河市林业局关于招募的通知", number="清林〔2025〕9号", issuers=["清河市林业局"], issued="2025-04-01", cites=CITED)  # fmt: skip
        return [one.relation for one in compare_notices(parent, local).alignments]

    assert relations("按照省《通知》规定执行，各县不得增设条件。") == ["incorporated"] * 3 + ["same"]
    assert "incorporated" not in relations("按照《执法规定》执行。")
