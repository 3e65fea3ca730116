"""The words of duties, one table each: obligations, quantities, acts, who acts, what is hidden for scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noticeparse.compare.acts import act_of
from noticeparse.compare.localise import Localiser, rank_of, regions_of
from noticeparse.compare.obligations import dropped_bans, marks_of, softenings
from noticeparse.compare.organiser import Organiser, for_others, only_organiser
from noticeparse.compare.quantities import changed_quantities, quantities_of
from noticeparse.compare.units import units_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.compare.clauses import Clause
    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Notice


@pytest.fixture
def unit(build: Callable[..., Notice]) -> Callable[[str], Unit]:
    def made(text: str) -> Unit:
        return units_of(build(f"一、工作要求\n{text}"), Localiser(("清河市", "云岭省")))[0]

    return made


@pytest.fixture
def clauses(unit: Callable[[str], Unit]) -> Callable[[str], tuple[Clause, ...]]:
    units: list[Unit] = []  # a clause lives no longer than its unit

    def made(text: str) -> tuple[Clause, ...]:
        units.append(unit(text))
        return units[-1].body_clauses

    return made


MARKS: tuple[tuple[str, list[str]], ...] = (
    ("必须制定应急预案", ["必须"]),
    ("各地要认真总结", ["要"]),
    ("请各单位于月底前报送", ["请"]),
    ("可以结合实际", ["可以", "结合实际"]),
    ("应当对照检查，不得瞒报", ["应当", "不得"]),
    ("尽可能减少", ["尽可能"]),
    ("提高应急能力和应用水平", []),
    ("符合主要要求和重要纪要", []),
    ("坚持可持续发展", []),
    ("邀请专家、申请经费", []),
    ("选手不得少于20人", []),
    ("支持高校开展活动，望认真落实", ["支持", "望"]),
    ("大力支持，以支持单位的名义", []),
    ("参赛作品需注明出处，按需提供", ["需"]),
    ("请遵照执行", ["请", "遵照执行"]),
)


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_marks_of_obligation(text: str, words: list[str]) -> None:
    assert [mark.word for mark in marks_of(text)] == words


SOFTENED = (
    ("公园应当向公众免费开放", "公园可以向公众免费开放", ("应当", "可以", True)),
    ("必须实行回避制度", "原则上实行回避制度", ("必须", "原则上", True)),
    ("不得摊派费用", "可以摊派费用", ("不得", "可以", True)),
    ("应当开展应急演练活动", "结合实际开展应急演练活动", ("应当", "结合实际", False)),
    ("责任人名单应当向社会公布", "责任人名单可以在一定范围内公布", ("应当", "可以", True)),
    ("对不符合条件的应当立即暂停", "对不符合条件的可以限期整改", ("应当", "可以", True)),
    ("原则上不得请假", "尽量不请假", ("不得", "尽量", True)),
    ("消防手续应当齐全", "消防手续可在开馆后补齐", ("应当", "可", True)),
    ("消防手续应当齐全", "消防手续可网上办理", None),
    ("必须落实值班制度", "要落实值班制度", ("必须", "要", False)),
    ("开展送书下乡活动", "鼓励开展送书下乡活动", (None, "鼓励", False)),
    ("要认真组织自查", "应当认真组织自查", None),
    ("鼓励开展送书下乡活动", "可以开展送书下乡活动", None),
    ("要结合实际", "可结合实际", None),
    ("销售额增长百分之五", "力争销售额增长百分之六", None),
    ("应当向公众免费开放", "可以邀请专家讲课", None),
)


@pytest.mark.parametrize(("parent", "local", "expected"), SOFTENED)
def test_softening(
    clauses: Callable[[str], tuple[Clause, ...]],
    parent: str,
    local: str,
    expected: tuple[str | None, str, bool] | None,
) -> None:
    found = [(one.old, one.new, one.conflict) for one in softenings(clauses(parent), clauses(local))]
    assert found == ([expected] if expected is not None else [])


def test_of_two_clauses_with_one_predicate_the_one_with_the_same_subject_counts(
    clauses: Callable[[str], tuple[Clause, ...]],
) -> None:
    parent = clauses("执行任务时车辆可以使用警报器，平时车辆不得使用警报器")
    assert softenings(parent, parent) == []
    assert [one.conflict for one in softenings(parent, clauses("平时车辆可以使用警报器"))] == [True]


QUANTITIES: tuple[tuple[str, list[tuple[str, float, str]]], ...] = (
    ("每县不少于5场", [("at_least", 5, "场")]),
    ("限报三项", [("at_most", 3, "项")]),
    ("抽查比例不低于３０％", [("at_least", 30, "%")]),
    ("年龄在18周岁以上", [("at_least", 18, "周岁")]),
    ("字数3000字以内", [("at_most", 3000, "字")]),
    ("不超过1.5万元", [("at_most", 15000, "元")]),
    ("推荐不超过3席", [("at_most", 3, "席")]),
    ("不超过十二人", [("at_most", 12, "人")]),
    ("举办第5场讲座", []),
    ("不少于上年", []),
)


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_bounds(
    clauses: Callable[[str], tuple[Clause, ...]], text: str, expected: list[tuple[str, float, str]]
) -> None:
    assert [one[:3] for one in quantities_of(clauses(text))] == expected


BOUNDS = (
    ("不少于5场", "不少于3场", True),
    ("不少于5场", "不少于6场", False),
    ("不少于5场", "不超过5场", True),
    ("不超过3名", "不超过5名", True),
    ("不超过3名", "不超过2名", False),
    ("不少于5场", "不少于五场", None),
    ("不少于5场", "不少于5天", None),
    ("不少于5场", "若干场", None),
    ("每县不少于2场，全市不少于9场", "全市不少于9场，每县不少于2场", None),
    ("每市抽检不少于60批次", "各县（区）抽检不少于20批次", False),
    ("12小时内书面报告", "24小时内书面报告", True),
    ("5个工作日内告知", "3个工作日内告知", False),
    ("每个县（市、区）不少于5场", "每个县不少于3场", True),
    ("签收率达到100%", "签收率不低于90%", True),
    ("每年更新不少于3000台", "每年更新不少于260台", None),
    ("每个县更新不少于3000台", "更新不少于260台", True),
    ("心得不少于1500字", "心得不少于300字", True),
)


@pytest.mark.parametrize(("parent", "local", "conflict"), BOUNDS)
def test_changed_bound(
    clauses: Callable[[str], tuple[Clause, ...]], parent: str, local: str, conflict: bool | None
) -> None:
    found = [one.conflict for one in changed_quantities(clauses(parent), clauses(local))]
    assert found == ([conflict] if conflict is not None else [])


ACTS = (
    ("并将优秀作品上传至云岭节水网", "upload"),
    ("将检查情况录入监管信息平台", "upload"),
    ("重要情况第一时间报告", "report"),
    ("并及时上报", "report"),
    ("认真撰写总结报告", None),
    ("举办科普报告会", None),
    ("登录官网完成网上报名", None),
    ("9月10日14:00报到", None),
)


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_act_of_a_clause(clauses: Callable[[str], tuple[Clause, ...]], text: str, act: str | None) -> None:
    assert act_of(clauses(text)[0]) == act


OWN = (
    ("奖项设置\n设一等奖3名、二等奖6名。", True),
    ("结果运用\n省林业局将对成效突出的单位通报表扬。", True),
    ("成果展示\n我们将适时组织展览。", True),
    ("启动活动\n省林业局将举办启动仪式。各市同步设立分会场。", False),
    ("督促检查\n省林业局办公室将采取电话抽查等方式开展检查。", True),
    ("检查安排\n市林业局将抽查结果报省林业局。", False),
    ("参会人员\n局机关有关处室、局属各单位负责同志。", True),
    ("参会人员\n局属各单位和各市林业局负责同志。", False),
    ("总结报送\n各市林业局认真总结，由省林业局汇总。", False),
    ("普查\n组织技术人员逐株核对。", False),
    ("发布公告\n省护树办于4月28日发布公告。", True),
    ("省级评审\n专家组于5月评审。", True),
    ("评选与展示\n设一等奖5件，颁发证书。", True),
    ("组织单位\n主办单位：云岭省林业局\n承办单位：云岭省林业宣传中心", True),
    ("其他\n本通知由省林业局负责解释。\n咨询电话：0000-0000001", True),
    ("评审条件\n树龄不少于100年。", False),
    ("直属单位\n省直有关单位由单位审核后报送。", False),
    ("市场\n市场监管部门组织检查。", False),
    ("汇总\n成果于5月底前报省林业宣传中心汇总。", False),
)


@pytest.mark.parametrize(("text", "own"), OWN)
def test_only_the_organiser_acts(build: Callable[..., Notice], text: str, own: bool) -> None:
    notice = build(f"一、{text}")
    unit = units_of(notice, Localiser(regions_of(notice)))[0]
    assert only_organiser(unit, Organiser(notice)) is own


FOR_OTHERS = (
    ("市级复核\n市（州）林业协会对名单进行复核。每市报送不超过6株。", "东山县林业局", True),
    ("市级复核\n市（州）林业协会对名单进行复核。", "清河市林业局", False),
    ("宣传\n各市（州）要组织宣传。", "东山县林业局", False),
    ("复核\n市林业协会复核后，由县林业局挂牌。各县要认真核对。", "东山县林业局", False),
    ("植树\n3月12日在城郊植树，每县（区）选派20名学生。", "清河市第二小学", True),
    ("植树\n各县（区）、各学校要组织植树。", "清河市第二小学", False),
)


@pytest.mark.parametrize(("text", "issuer", "others"), FOR_OTHERS)
def test_what_binds_other_offices(build: Callable[..., Notice], text: str, issuer: str, others: bool) -> None:
    parent, local = build(f"一、{text}"), build("", issuers=[issuer])
    unit = units_of(parent, Localiser(regions_of(parent)))[0]
    assert for_others(unit, parent, local) is others


ALIKE = (
    ("中国残联宣文部", "市残联宣文部"),
    ("全国、本地区、我市", "全市、我县、本区"),
    ("各省、自治区、直辖市要组织", "各县（市、区）要组织"),
    ("第七个全国科普日", "第八个全国科普日"),
    ("2023年5月上旬-6月上旬", "2024年5月12日至18日"),
    ("书香云岭", "书香清河"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_an_office_rightly_changes_is_hidden(one: str, other: str) -> None:
    mask = Localiser(("清河市", "云岭省")).mask
    assert mask(one) == mask(other)


def test_the_names_of_the_two_issuers_are_hidden() -> None:
    mask = Localiser(("清河市", "云岭省"), offices=("云岭省林业局", "清河市林业局")).mask
    assert mask("报省林业局生态处") == mask("报市林业局生态处")
    assert "林业" not in mask("报云岭省林业局")


DIFFERENT = (("不少于5场", "不少于6场"), ("教育局", "水利局"), ("活动主题", "活动时间"))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_it_may_not_change_is_kept(one: str, other: str) -> None:
    mask = Localiser(("清河市", "云岭省")).mask
    assert mask(one) != mask(other)


RANKS: tuple[tuple[list[str], int | None], ...] = (
    (["云岭省水利厅"], 4),
    (["清河市水利局"], 3),
    (["清河市柳溪区教育局"], 2),
    (["重庆市教育委员会"], 4),
    (["省水利厅"], None),
    ([], None),
)


@pytest.mark.parametrize(("issuers", "rank"), RANKS)
def test_rank_of_an_issuer(build: Callable[..., Notice], issuers: list[str], rank: int | None) -> None:
    assert rank_of(build(issuers=issuers)) == rank


BANS: tuple[tuple[str, str, list[str]], ...] = (
    ("参观人员应当登记，不得借参观推销商品。", "参观人员应当登记。", ["不得借参观推销商品"]),
    ("不得借参观推销商品。", "严禁在参观中推销商品。", []),
    ("不得借参观推销商品。", "不得在走廊拍照、喧哗。", []),
    ("每场不得少于5人。", "认真组织。", []),
)


@pytest.mark.parametrize(("parent", "local", "dropped"), BANS)
def test_dropped_bans(unit: Callable[[str], Unit], parent: str, local: str, dropped: list[str]) -> None:
    old, new = unit(parent), unit(local)
    found = dropped_bans(old.body_clauses, new.body_clauses, [new])
    assert [clause.text for clause in found] == dropped
