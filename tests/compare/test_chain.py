"""Chains of notices, and the sources that a local notice was put together from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse import Notice, parse_file, parse_text
from noticeparse.compare.chain import compare_chain
from noticeparse.compare.provenance import find_provenance

FAMILY = Path(__file__).parents[2] / "corpus" / "dev" / "water-week"

HEAD = "云岭省教育厅关于开展{year}年读书活动的通知\n云教发〔{year}〕8号\n各市教育局：\n"
SHARED = "（一）读书分享会。组织学生走进图书馆开展读书分享活动，邀请作家与学生面对面交流写作体会。\n"
OLD = "（二）图书漂流。组织图书漂流驿站，鼓励师生把读过的好书放进漂流书架供他人借阅。\n"
NEW = "（二）数字阅读。依托省级数字图书馆平台，免费向乡村学校开放电子图书和有声读物资源。\n"


@pytest.fixture(scope="module")
def family() -> list[Notice]:
    return [parse_file(FAMILY / f"{name}.txt") for name in ("parent", "city", "county")]


def test_a_chain_says_at_which_step_a_unit_was_lost(family: list[Notice]) -> None:
    chain = compare_chain(family)
    lost = {fate.path: fate.lost_at for fate in chain.units}
    assert lost["四、", "（三）"] == 1
    assert lost["五、", "（三）"] == 2
    assert lost["四、", "（五）"] is None


def test_a_chain_follows_a_unit_to_its_new_place(family: list[Notice]) -> None:
    fate = next(one for one in compare_chain(family).units if one.path == ("四、", "（二）"))
    assert [station.at for station in fate.stations] == [(("四、", "（三）"),), (("四、", "2."),)]
    assert fate.stations[-1].severity == "conflict"


def test_a_unit_that_was_lost_has_no_further_station(family: list[Notice]) -> None:
    for fate in compare_chain(family).units:
        assert len(fate.stations) == (2 if fate.lost_at is None else fate.lost_at)


def test_what_is_incorporated_as_a_whole_goes_on(family: list[Notice]) -> None:
    school = parse_file(FAMILY / "school.txt")
    chain = compare_chain([family[0], school])
    assert chain.units
    assert all(fate.lost_at is None for fate in chain.units)


def test_a_notice_alone_is_no_chain(family: list[Notice]) -> None:
    assert compare_chain(family[:1]).units == ()


def _notice(year: int, *items: str, head: str = HEAD) -> Notice:
    return parse_text(head.format(year=year) + "一、主要活动\n" + "".join(items))


LOCAL = _notice(
    2024,
    SHARED,
    OLD.replace("图书漂流驿站", "图书漂流小站"),
    head=HEAD.replace("云岭省教育厅", "清河市教育局"),
)


def test_each_unit_names_its_own_source() -> None:
    found = find_provenance(LOCAL, [_notice(2024, SHARED, NEW), _notice(2023, OLD)])
    assert [(one.path[-1], one.source, one.source_path[-1]) for one in found.origins] == [
        ("（一）", 0, "（一）"),
        ("（二）", 1, "（二）"),
    ]
    assert found.sources[1].title == "云岭省教育厅关于开展2023年读书活动的通知"


def test_of_two_sources_that_say_the_same_the_first_is_named() -> None:
    found = find_provenance(LOCAL, [_notice(2024, SHARED, OLD), _notice(2023, SHARED, OLD)])
    assert {one.source for one in found.origins} == {0}


def test_a_unit_put_together_from_two_sources_names_both() -> None:
    mixed = SHARED.rstrip("\n") + OLD.removeprefix("（二）")
    found = find_provenance(_notice(2024, mixed), [_notice(2024, SHARED), _notice(2023, OLD)])
    assert [one.source for one in found.origins] == [0, 1]
    assert sum(one.share for one in found.origins) == pytest.approx(1, abs=0.01)


def test_what_no_source_holds_has_no_origin() -> None:
    assert find_provenance(LOCAL, [_notice(2023, NEW)]).origins == ()
    assert find_provenance(LOCAL, []).origins == ()


@given(
    st.text("一二三四、（）。，0123读书活动要求\n", max_size=300),
    st.text("一二、（）。，读书活动\n", max_size=300),
)
def test_any_texts_have_a_chain_and_a_provenance(one: str, other: str) -> None:
    notices = [parse_text(one), parse_text(other)]
    assert len(compare_chain(notices).comparisons) == 1
    for origin in find_provenance(notices[1], notices[:1]).origins:
        assert 0 < origin.share <= 1
        assert origin.source == 0
