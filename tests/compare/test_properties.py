"""What must hold for any two notices: self pairs, other orders and numbers, records read back, odd input, long input."""

from __future__ import annotations

import itertools
import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeparse.compare import compare_notices
from noticeparse.compare.assignment import LARGEST_EXACT, assign
from noticeparse.compare.dates import MOST_DEADLINES
from noticeparse.compare.messages import MESSAGES, message
from noticeparse.compare.passages import narrowed
from noticeparse.compare.units import MOST_UNITS
from noticeparse.records.comparison import Comparison
from noticeparse.records.notice import Evidence, Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.compare.assignment import Edge

ITEMS = (
    "古树普查。各地要组织技术人员逐株核对古树的树种、树龄和生长状况，每县不少于30株。",
    "故事征集。面向群众征集古树的传说和照片，并将优秀作品上传至云岭绿化网。",
    "公园开放。古树公园应当在宣传月期间向公众免费开放，安排专人讲解。",
    "认养活动。引导企业、学校和家庭认养古树，每个单位认养不超过5株。",
    "护林夜话。邀请护林员进校园讲述巡山经历，组织学生撰写自然日记。",
)
DEMANDS = (
    "确保安全。登高作业必须落实防护措施，不得在雷雨天气组织户外活动。",
    "厉行节约。严格控制经费开支，充分利用现有场地和设备，不得摊派费用。",
    "报送总结。各单位认真总结，于5月15日前将活动总结报送省林业局生态处。",
)
DUE = [("2025-05-15", "5月15日前", "将活动总结报送省林业局生态处", "省林业局生态处")]
HAN = ("（一）", "（二）", "（三）", "（四）", "（五）")
ARABIC = ("1.", "2.", "3.", "4.", "5.")


def _text(items: tuple[str, ...], demands: tuple[str, ...], labels: tuple[str, ...]) -> str:
    lines = ["一、活动主题", "守护古树", "二、主要活动"]
    lines += [f"{label}{words}" for label, words in zip(labels, items, strict=False)]
    lines += ["三、工作要求", *(f"{label}{words}" for label, words in zip(labels, demands, strict=False))]
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(st.permutations(ITEMS), st.permutations(DEMANDS), st.sampled_from((HAN, ARABIC)))
def test_another_order_and_other_numbers_change_nothing(
    build: Callable[..., Notice], items: list[str], demands: list[str], labels: tuple[str, ...]
) -> None:
    parent = build(_text(ITEMS, DEMANDS, HAN), theme="守护古树", due=DUE)
    local = build(
        _text(tuple(items), tuple(demands), labels),
        theme="守护古树", due=DUE, number="清林发〔2025〕12号", cites=[(None, "云林保〔2025〕7号", "basis")],
    )  # fmt: skip
    comparison = compare_notices(parent, local)
    assert comparison.findings == ()
    assert {one.relation for one in comparison.alignments} == {"same"}


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(range(len(ITEMS))), max_size=3))
def test_each_dropped_activity_is_found_and_only_they(
    build: Callable[..., Notice], dropped: set[int]
) -> None:
    kept = tuple(words for at, words in enumerate(ITEMS) if at not in dropped)
    parent = build(_text(ITEMS, DEMANDS, HAN))
    local = build(
        _text(kept, DEMANDS, HAN), number="清林发〔2025〕12号", cites=[(None, "云林保〔2025〕7号", "basis")]
    )
    found = [(one.kind, one.parent.path[-1]) for one in compare_notices(parent, local).findings if one.parent]
    assert found == [("omitted_activity", HAN[at]) for at in sorted(dropped)]


def test_notice_against_itself_has_no_findings(build: Callable[..., Notice]) -> None:
    notice = build(
        _text(ITEMS, DEMANDS, HAN), due=DUE, encloses=[build("一、附则\n自印发之日起施行。", number=None)]
    )
    again = Notice.model_validate_json(notice.model_dump_json())
    touched = notice.model_copy(update={"source": notice.source.model_copy(update={"name": "copy.txt"})})
    for other in (notice, again, touched):
        comparison = compare_notices(notice, other)
        assert comparison.findings == ()
        assert {one.relation for one in comparison.alignments} == {"same"}


def test_records_read_back_from_json_give_the_same_comparison(build: Callable[..., Notice]) -> None:
    parent = build(_text(ITEMS, DEMANDS, HAN), theme="守护古树", due=DUE)
    local = build(_text(ITEMS[1:], DEMANDS[:2], ARABIC), theme="绿满清河", number="清林发〔2025〕12号")
    first = compare_notices(parent, local)
    back = [Notice.model_validate_json(one.model_dump_json()) for one in (parent, local)]
    assert compare_notices(*back).model_dump_json() == first.model_dump_json()
    assert Comparison.model_validate_json(first.model_dump_json()) == first


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="一二、（）1.应当可以不少于5场6月3日前报送上传\n。，" + string.ascii_letters, max_size=300
    ),
    st.text(max_size=200),
)
def test_never_raises_on_any_text(build: Callable[..., Notice], one: str, other: str) -> None:
    compare_notices(build(one), build(other, number=None, title=None, issuers=(), issued=None))


def test_messages_say_the_same_in_both_languages() -> None:
    fields = {
        key: [{name for _, name, _, _ in string.Formatter().parse(words) if name} for words in texts.values()]
        for key, texts in MESSAGES.items()
    }
    assert {key: names for key, names in fields.items() if names[0] != names[1]} == {}
    assert all(set(texts) == {"zh", "en"} for texts in MESSAGES.values())
    assert message("added_section", "zh", there="二、", what="护林夜话") == "本级通知增加二、“护林夜话”"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_language_changes_messages_and_nothing_else(build: Callable[..., Notice], lang: str) -> None:
    parent = build(_text(ITEMS, DEMANDS, HAN))
    local = build(_text(ITEMS[1:], DEMANDS, HAN), number="清林发〔2025〕12号")
    chinese, other = (compare_notices(parent, local, lang=one) for one in ("zh", lang))
    assert [one.kind for one in chinese.findings] == [one.kind for one in other.findings]
    assert (chinese.findings[0].message == other.findings[0].message) is (lang == "zh")


def test_words_of_a_clause_keep_their_place_in_the_source() -> None:
    quote = "故事征集。面向群众征 集传说，\n并将优秀作品**上传**至网站。"
    whole = Evidence(start=100, end=100 + len(quote), page=2, line=7, quote=quote, rule="activities.section")
    part = narrowed(whole, "并将优秀作品上传至网站")
    assert part is not None
    assert (part.start, part.quote, part.line, part.page) == (116, "并将优秀作品**上传**至网站", 8, 2)
    assert quote[part.start - 100 : part.end - 100] == part.quote
    assert narrowed(whole, "不在其中的话") == whole
    assert narrowed(None, "话") is None


GAINS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.integers(1, 9).map(lambda tenths: tenths / 10),
    max_size=10,
)


def _best_sum(gains: dict[Edge, float]) -> float:
    """By trying every set of links."""
    sums = [0.0]
    for size in range(1, 5):
        for chosen in itertools.combinations(gains, size):
            if len({up for up, _ in chosen}) == len({down for _, down in chosen}) == size:
                sums.append(sum(gains[edge] for edge in chosen))
    return max(sums)


@settings(deadline=None)
@given(GAINS)
def test_assignment_is_the_best_there_is(gains: dict[Edge, float]) -> None:
    chosen = assign(gains)
    assert len({up for up, _ in chosen}) == len({down for _, down in chosen}) == len(chosen)
    assert sum(gains[edge] for edge in chosen) == pytest.approx(_best_sum(gains))


def test_group_beyond_the_limit_is_solved_by_the_greatest_gain_first() -> None:
    size = LARGEST_EXACT + 1
    gains = {(row, column): 1.0 if row == column else 0.5 for row in range(size) for column in range(size)}
    assert assign(gains) == [(at, at) for at in range(size)]


def test_very_long_notices_are_compared_within_bounds(build: Callable[..., Notice]) -> None:
    lines = ["一、主要活动"]
    lines += [
        f"{at}.{'甲乙丙丁戊己庚辛壬癸'[at % 10]}项{at}号。请于6月{at % 28 + 1}日前报送第{at}份材料。"
        for at in range(1, MOST_UNITS + 50)
    ]
    due = [
        (f"2025-06-{at % 28 + 1:02d}", f"6月{at % 28 + 1}日前", f"报送第{at}份材料", None)
        for at in range(1, MOST_DEADLINES + 50)
    ]
    parent = build("\n".join(lines), due=due)
    local = build(
        "\n".join(lines), due=due, number="清林发〔2025〕12号", cites=[(None, "云林保〔2025〕7号", "basis")]
    )
    comparison = compare_notices(parent, local)
    assert len(comparison.alignments) == MOST_UNITS
    assert comparison.findings == ()


@pytest.mark.parametrize(
    "repeat", ["（", "一、", "年", "应当", "不少于3", "上传", "6月3日前报送，", "可以。"]
)
def test_hostile_repeats_are_read_in_passing(build: Callable[..., Notice], repeat: str) -> None:
    parent = build(f"一、要求\n{repeat * 20_000}")
    local = build(f"一、要求\n{repeat * 19_999}末", number=None)
    assert compare_notices(parent, local).alignments
