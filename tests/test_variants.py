"""Variants carry their gold along, come from their seed alone, and what a small clear notice says survives them."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from benchmarks.variants.__main__ import originals, row, write
from benchmarks.variants.kinds import CONTENT, KINDS, LAYOUT, MIXED, variants
from benchmarks.variants.measure import Tally, judge, losses
from benchmarks.variants.model import Original, Variant, renumbered
from noticeparse import parse_text, read_file
from noticeparse.display import cells
from noticeparse.evaluate.annotation.check import check_corpus
from noticeparse.evaluate.annotation.drafts import draft_gold
from noticeparse.numerals import squash

CORPUS = Path(__file__).parents[1] / "corpus" / "dev" / "water-week"
TEXT = """云岭省林业厅关于开展2025年古树保护宣传月活动的通知
云林保〔2025〕7号

各市（州）林业局，各有关高等学校：
为提高公众保护古树名木的意识，省林业厅决定在全省组织开展古树保护宣传月活动。现将有关事项通知如下：
一、活动主题
守护古树，传承乡愁
二、活动时间
2025年4月1日至30日
三、主要活动
（一）开展古树普查。各地要组织技术人员逐株核对古树的树种、树龄和生长状况，建立一树一档的保护名录，及时更新古树名木的信息。
（二）征集古树故事。面向群众征集古树的传说和照片，编印成册，在图书馆和学校展出。
（三）开放古树公园。古树公园必须在宣传月期间向公众免费开放，安排专人讲解古树的历史和保护常识。
四、工作要求
（一）加强组织领导。各市（州）林业局要制定实施方案，于2025年3月20日前报送省林业厅生态保护处。
（二）确保活动安全。登高作业必须落实防护措施，严防人员坠落和踩踏，妥善安排车辆和值守人员。
（三）注重总结宣传。各市（州）林业局要认真总结经验，宣传活动中涌现的先进典型。

联系人：林以宁，电话：0000-0000701

附件：古树保护宣传月活动统计表

云岭省林业厅
2025年3月3日
"""
ROUNDS = 6
KNOWN: dict[str, str] = {}


@pytest.fixture(scope="module")
def original() -> Original:
    notice = parse_text(TEXT)
    return Original("古树", TEXT, draft_gold(notice), notice)


@pytest.fixture(scope="module")
def made(original: Original) -> list[Variant]:
    return list(variants(original, seed=1, times=ROUNDS * len(KINDS)))


@pytest.mark.parametrize("kind", [*KINDS, MIXED])
def test_what_a_clear_notice_says_survives(
    kind: str, original: Original, made: list[Variant], request: pytest.FixtureRequest
) -> None:
    """The variant is read as its gold says, and the comparison gives the planted findings and no others."""
    if kind in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[kind], strict=True))
    tally = Tally()
    for variant in made:
        if variant.kind == kind:
            judge(tally, original, variant)
            assert not tally.losses, variant.text
            planted, reported, right = tally.score()
            assert planted == reported == right, (variant.findings, tally.false_alarms, variant.text)
    assert tally.variants


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_gives_one_variant(kind: str, original: Original) -> None:
    made = [KINDS[kind](original, Random(f"seed {number}")) for number in (1, 1, 2, 3, 4, 5)]
    assert made[0] == made[1]
    if kind not in ("flatten", "flatten_tight", "weaken", "merge"):
        assert len({variant.text for variant in made if variant is not None}) > 1


def test_variants_are_different_and_as_many_as_asked_for(original: Original) -> None:
    made = list(variants(original, seed=7, times=60))
    assert len({variant.text for variant in made} | {original.text}) == 61
    assert made == list(variants(original, seed=7, times=60))
    assert made != list(variants(original, seed=8, times=60))


@pytest.mark.parametrize("kind", LAYOUT)
def test_a_layout_keeps_gold_and_words(kind: str, original: Original) -> None:
    made = [LAYOUT[kind](original, Random(number)) for number in range(ROUNDS)]
    assert any(made)
    for variant in made:
        if variant is None:
            continue
        assert variant.gold == original.gold
        assert variant.findings == ()
        if kind == "recognise":
            assert len(variant.text) == len(TEXT)
        else:
            assert squash(variant.text) == squash(TEXT)


def test_print_lines_have_one_width(original: Original) -> None:
    for number in range(ROUNDS):
        variant = LAYOUT["rewrap"](original, Random(number))
        assert variant is not None
        assert max(map(cells, variant.text.splitlines())) <= 86


def test_gold_is_carried_along_on_real_layouts(tmp_path: Path) -> None:
    """Every value of a variant's gold stands in its text, and every planted finding points at a section of its gold."""
    assert write(CORPUS, tmp_path, seed=3, times=30) > 60
    complaints = check_corpus(tmp_path, source_text=lambda path: read_file(path).text)
    assert [one.line("en") for one in complaints] == []
    kinds = {path.name.partition("-")[0] for path in tmp_path.rglob("*.txt")} - {"original"}
    assert kinds >= set(KINDS) - {"localise", "split"}


def test_the_corpus_is_written_with_its_planted_findings(tmp_path: Path) -> None:
    write(CORPUS, tmp_path, seed=3, times=30)
    pairs = [
        entry for path in tmp_path.rglob("pairs.gold.json") for entry in json.loads(path.read_text("utf-8"))
    ]
    assert {finding["kind"] for entry in pairs for finding in entry["findings"]} == {
        "omitted_activity", "omitted_requirement", "changed_deadline", "changed_obligation",
    }  # fmt: skip


@pytest.mark.parametrize("kind", CONTENT)
def test_content_kinds_change_text_and_gold_together(kind: str, original: Original) -> None:
    variant = next(
        found for number in range(50) if (found := CONTENT[kind](original, Random(number))) is not None
    )
    assert variant.text != TEXT
    if kind != "weaken":
        assert variant.gold != original.gold
    assert bool(variant.findings) == (kind in ("drop", "shift_date", "weaken"))


def test_a_wrong_value_and_a_missed_finding_are_counted(original: Original) -> None:
    drop = CONTENT["drop"](original, Random(1))
    assert drop is not None
    tally = Tally()
    wrong = drop._replace(gold={**drop.gold, "theme": "别的主题"})
    judge(tally, original, wrong._replace(text=original.text))
    assert tally.score()[0] == 1
    assert tally.score()[2] == 0
    assert tally.macro is not None
    assert tally.macro < 1
    assert tally.unchanged == (0, 1)
    assert "theme" in {loss.field for loss in losses([("drop", tally)])}
    assert row("drop", tally)[:3] == ["drop", "1", "1"]


@pytest.mark.parametrize(
    ("label", "number", "expected"),
    [("十、", 11, "十一、"), ("第三条", 2, "第二条"), ("１．", 2, "２．"), ("活动一：", 3, "活动三："), ("附", 2, None), ("⑩", 11, None)],
)  # fmt: skip
def test_labels_get_other_numbers(label: str, number: int, expected: str | None) -> None:
    assert renumbered(label, number) == expected


def test_notices_of_the_corpus_come_with_their_own_gold() -> None:
    (parent,) = [one for one in originals(CORPUS, gold=True) if one.name == "parent"]
    assert parent.gold["notes"]
    assert parent.plain()
