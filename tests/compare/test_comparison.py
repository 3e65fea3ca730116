"""Each kind of finding, planted in a local notice, and each look-alike that must stay silent."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

import pytest

from noticeparse.compare import compare_notices
from noticeparse.records.notice import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

PARENT = """
一、活动主题
守护古树名木，共建绿美云岭
二、活动时间
2025年4月1日至30日
三、活动目标
用一个月时间讲清古树名木的历史和价值，让保护知识走进校园和乡村，推动群众自觉爱护身边的古树。
四、主要活动
（一）开展古树普查。各地要组织技术人员逐株核对古树名木的树种、树龄和生长状况，每个县（市、区）不少于30株。
（二）举办古树故事征集。面向群众征集古树名木的传说、照片和短视频，并将优秀作品上传至云岭绿化网。
（三）开放古树公园。设有古树公园的地方应当在宣传月期间向公众免费开放，安排专人讲解。
（四）组织认养活动。引导企业、学校和家庭认养古树名木，每个单位认养不超过5株。
五、工作要求
（一）加强组织领导。各地要明确责任科室，制定活动方案，于3月20日前报送省林业局生态处。
（二）注重宣传实效。充分运用报刊、广播电视和新媒体开展宣传，内容要通俗易懂。
（三）确保活动安全。登高作业必须落实防护措施，不得在雷雨天气组织户外活动。
（四）做好总结报送。各市（州）林业局认真总结活动情况，于5月15日前将活动总结和普查数据报送省林业局生态处。
六、联系方式
省林业局生态处　0000-0000801
"""
PLAN_DUE = ("2025-03-20", "3月20日前", "报送省林业局生态处", "省林业局生态处")
SUMMARY_DUE = ("2025-05-15", "5月15日前", "将活动总结和普查数据报送省林业局生态处", "省林业局生态处")
THEME = "守护古树名木，共建绿美云岭"
PERIOD = ("2025年4月1日至30日", "2025-04-01", "2025-04-30")
NUMBER = "云林保〔2025〕7号"


class Edit(NamedTuple):
    """One change of the parent's text, and what must be found: kind, severity, place in the parent, place in the local."""

    name: str
    old: str
    new: str
    found: tuple[tuple[str, str, str, str], ...]


CHANGES = (
    Edit(
        "an activity left out",
        "（四）组织认养活动。引导企业、学校和家庭认养古树名木，每个单位认养不超过5株。\n",
        "",
        (("omitted_activity", "review", "四、（四）", ""),),
    ),
    Edit(
        "a requirement left out",
        "（二）注重宣传实效。充分运用报刊、广播电视和新媒体开展宣传，内容要通俗易懂。\n",
        "",
        (("omitted_requirement", "review", "五、（二）", ""),),
    ),
    Edit(
        "a section left out",
        "三、活动目标\n用一个月时间讲清古树名木的历史和价值，让保护知识走进校园和乡村，推动群众自觉爱护身边的古树。\n",
        "",
        (("omitted_section", "review", "三、", ""),),
    ),
    Edit(
        "an upload dropped",
        "，并将优秀作品上传至云岭绿化网",
        "，择优在市民广场展出",
        (("omitted_duty", "review", "四、（二）", "四、（二）"),),
    ),
    Edit(
        "an activity of one's own",
        "五、工作要求",
        "（五）评选“最美护树人”。经群众投票产生十位护树人，在电视台播出他们的事迹。\n五、工作要求",
        (("added_activity", "info", "", "四、（五）"),),
    ),
    Edit(
        "a section of one's own",
        "五、工作要求",
        "五、组织保障\n成立由分管副市长任组长的宣传月工作专班，办公室设在市林业局。\n六、工作要求",
        (("added_section", "info", "", "五、"),),
    ),
    Edit(
        "应当 made optional",
        "应当在宣传月期间向公众免费开放",
        "可以在宣传月期间向公众免费开放",
        (("changed_obligation", "conflict", "四、（三）", "四、（三）"),),
    ),
    Edit(
        "a prohibition made soft",
        "不得在雷雨天气组织户外活动",
        "尽量不在雷雨天气组织户外活动",
        (("changed_obligation", "conflict", "五、（三）", "五、（三）"),),
    ),
    Edit(
        "a softer wording",
        "登高作业必须落实防护措施",
        "登高作业要落实防护措施",
        (("changed_obligation", "review", "五、（三）", "五、（三）"),),
    ),
    Edit(
        "below a minimum",
        "不少于30株",
        "不少于20株",
        (("changed_quantity", "conflict", "四、（一）", "四、（一）"),),
    ),
    Edit(
        "above a minimum",
        "不少于30株",
        "不少于50株",
        (("changed_quantity", "info", "四、（一）", "四、（一）"),),
    ),
    Edit(
        "above a maximum, in Chinese numerals",
        "不超过5株",
        "不超过十株",
        (("changed_quantity", "conflict", "四、（四）", "四、（四）"),),
    ),
    Edit(
        "a number in place of a minimum",
        "每个县（市、区）不少于30株",
        "每个县（市、区）核对20株",
        (("changed_quantity", "conflict", "四、（一）", "四、（一）"),),
    ),
)

SILENT = (
    Edit("nothing", "一、", "一、", ()),
    Edit("another order", "", "", ()),
    Edit("localised names", "各地要组织", "各县（市、区）要组织", ()),
    Edit("another mark", "通俗易懂。", "通俗易懂；", ()),
    Edit("the same bound in other digits", "不少于30株", "不少于三十株", ()),
    Edit("as strong in other words", "必须落实防护措施", "务必落实防护措施", ()),
    Edit("stronger", "内容要通俗易懂", "内容必须通俗易懂", ()),
    Edit("own contacts", "省林业局生态处　0000-0000801", "市林业局绿化科　0000-0000811", ()),
    Edit("no contacts section", "六、联系方式\n省林业局生态处　0000-0000801\n", "", ()),
    Edit("a word that only looks permissive", "推动群众自觉", "以可持续的方式推动群众自觉", ()),
)


@pytest.fixture
def parent(build: Callable[..., Notice]) -> Notice:
    return build(PARENT, theme=THEME, period=PERIOD, due=[PLAN_DUE, SUMMARY_DUE], people=["0000-0000801"])


def _local(build: Callable[..., Notice], text: str) -> Notice:
    return build(
        text,
        title="清河市林业局关于开展2025年古树名木保护宣传月活动的通知",
        number="清林发〔2025〕12号",
        issuers=["清河市林业局"],
        issued="2025-03-10",
        theme=THEME,
        period=PERIOD,
        due=[PLAN_DUE, SUMMARY_DUE],
        people=["0000-0000811"],
        cites=[(None, NUMBER, "basis")],
    )


def _found(comparison: Comparison) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (
            one.kind,
            one.severity,
            "".join(one.parent.path) if one.parent is not None else "",
            "".join(one.local.path) if one.local is not None else "",
        )
        for one in comparison.findings
    )


@pytest.mark.parametrize("edit", CHANGES, ids=lambda edit: edit.name)
def test_change_is_found_and_nothing_else(build: Callable[..., Notice], parent: Notice, edit: Edit) -> None:
    assert edit.old in PARENT
    assert _found(compare_notices(parent, _local(build, PARENT.replace(edit.old, edit.new)))) == edit.found


@pytest.mark.parametrize("edit", SILENT, ids=lambda edit: edit.name)
def test_look_alike_is_silent(build: Callable[..., Notice], parent: Notice, edit: Edit) -> None:
    assert _found(compare_notices(parent, _local(build, PARENT.replace(edit.old, edit.new)))) == ()


def test_what_the_lead_of_the_local_holds_or_leaves_to_the_parent_is_no_omission(
    build: Callable[..., Notice],
) -> None:
    parent = build(
        "一、普查\n组织人员逐株核对古树的树种和树龄，建立图文档案。\n二、口试\n口试于5月24日举行，考生提前报到。"
    )
    cited = {"title": "清河市林业局关于护树的通知", "number": "清林〔2025〕9号", "issuers": ["清河市林业局"], "issued": "2025-04-01", "cites": [(None, "云林保〔2025〕7号", "basis")]}  # fmt: skip
    local = build("三、宣传\n张贴宣传画，开放古树公园，请市民参观。", **cited)
    evidence = local.title.evidence if local.title is not None else None
    assert evidence is not None
    words = "我市组织人员逐株核对古树的树种和树龄，建立图文档案，口试由省里统一组织。"
    with_lead = local.model_copy(update={"lead": (Text(text=words, evidence=evidence),)})
    relations = {one.parent: one.relation for one in compare_notices(parent, with_lead).alignments}
    assert relations["一、",] == "merged"
    assert relations["二、",] == "omitted"
    assert not any(one.kind.startswith("omitted") for one in compare_notices(parent, with_lead).findings)
    assert any(one.kind.startswith("omitted") for one in compare_notices(parent, local).findings)


def test_nothing_of_a_comparison_is_left_to_the_collector(
    build: Callable[..., Notice], parent: Notice
) -> None:
    local = _local(build, PARENT.replace("应当", "可以"))
    compare_notices(parent, local)  # compiles patterns and loads modules
    gc.collect()
    gc.disable()
    try:
        assert compare_notices(parent, local).findings
        assert gc.collect() == 0
    finally:
        gc.enable()
