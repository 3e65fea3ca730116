"""Where gold and text disagree: each kind of fault is found, and good gold has none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.evaluate.annotation.check import FAULTS, check_corpus
from noticeparse.sources.read import read_file

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = (
    "关于印发办法的通知\n一、目标\n2024年9月20日前报送名单。\n二、要求\n附件：办法\n附件\n办法\n第一条 总则\n"
)
GOLD: dict[str, Any] = {
    "title": "关于印发办法的通知",
    "period": {"start": "2024-09-01", "end": None},
    "sections": [{"label": "一、", "title": "目标", "children": []}, {"label": "二、", "title": "要求", "children": []}],
    "deadlines": [{"date": "2024-09-20", "time": "17:30", "text": "2024年9月20日前", "action": "报送名单", "recipient": None}],
    "attachments": [
        {"number": None, "title": "办法", "notice": {"title": "办法", "sections": [{"label": "第一条", "title": "总则"}]}}
    ],
    "notes": ["doubtful"],
}  # fmt: skip
PAIR: dict[str, Any] = {
    "parent": "a", "local": "b", "embedded": None,
    "alignments": [{"parent": ["一、"], "local": ["一、"], "relation": "same"}],
    "findings": [
        {"kind": "changed_deadline", "severity": "info", "parent": ["一、"], "local": None, "old": "2024-09-20", "new": "2024-09-20", "days": 0}
    ],
}  # fmt: skip


def faults_of(folder: Path) -> list[tuple[str, str, str]]:
    found = check_corpus(folder, source_text=lambda path: read_file(path).text)
    return [(one.file, one.fault.where, one.fault.kind) for one in found]


@pytest.fixture
def faults(tmp_path: Path) -> Callable[..., list[tuple[str, str]]]:
    """The faults of one notice with this gold."""

    def checked(gold: object, text: str = TEXT) -> list[tuple[str, str]]:
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / "a.gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        return [(where, kind) for _, where, kind in faults_of(tmp_path)]

    return checked


def test_good_gold_has_no_faults(faults: Callable[..., list[tuple[str, str]]]) -> None:
    assert faults(GOLD) == []


def test_the_corpus_has_no_faults() -> None:
    assert faults_of(Path(__file__).parents[3] / "corpus") == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"titel": "x"}, ("titel", "unknown_key")),
        ({"notice": {}}, ("notice", "unknown_key")),
        ({"deadlines": [{"date": None, "text": "9月20日前", "acton": None}]}, ("deadlines[0].acton", "unknown_key")),
        ({"title": "关于印发制度的通知"}, ("title", "not_in_text")),
        ({"title": 5}, ("title", "not_text")),
        ({"title": " "}, ("title", "empty_text")),
        ({"issuers": "甲局"}, ("issuers", "not_a_list")),
        ({"issuers": [None]}, ("issuers[0]", "not_text")),
        ({"issue_date": "2024-02-30"}, ("issue_date", "not_a_day")),
        ({"issue_date": "20240203"}, ("issue_date", "not_a_day")),
        ({"issue_date": "2024-02-03T00:00:00"}, ("issue_date", "not_a_day")),
        ({"period": {"start": "2024-09-02", "end": "2024-09-01"}}, ("period", "end_before_start")),
        ({"period": "2024-09-02"}, ("period", "not_an_object")),
        ({"period": {"start": "2024-09-02"}}, ("period.end", "key_missing")),
        ({"deadlines": [{"date": None, "text": "2024年9月20日前", "time": "25:00"}]}, ("deadlines[0].time", "not_a_time")),
        ({"deadlines": [{"date": None, "text": "2024年9月20日前", "action": "报送总结"}]}, ("deadlines[0].action", "not_in_text")),
        ({"references": [{"title": "办法", "document_number": None, "relation": "cites"}]}, ("references[0].relation", "unknown_word")),
        ({"sections": [{"label": "二、", "title": "要求"}, {"label": "一、", "title": "目标"}]}, ("sections", "heading_order")),
        ({"sections": [{"label": "一、", "title": "目的"}]}, ("sections", "heading_order")),
        ({"activities": [{"label": "（一）", "title": "开幕"}]}, ("activities[0]", "not_a_section")),
        (
            {"attachments": [{"number": None, "title": None, "notice": {"title": "关于印发办法的通知"}}]},
            ("attachments[0].notice", "enclosed_place"),
        ),
        (
            {"attachments": [{"number": None, "title": None, "notice": {"venue": "清河馆"}}]},
            ("attachments[0].notice.venue", "not_in_text"),
        ),
    ],
)  # fmt: skip
def test_each_fault_is_found_at_its_place(
    change: dict[str, Any], expected: tuple[str, str], faults: Callable[..., list[tuple[str, str]]]
) -> None:
    assert faults(GOLD | change) == [expected]


def test_layout_is_no_fault(faults: Callable[..., list[tuple[str, str]]]) -> None:
    spaced = TEXT.replace("关于印发", "关 于\n印 发").replace("2024", "２０２４").replace("二、", "**二、**")
    assert faults(GOLD, spaced) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"local": "c"}, "[0].local no_such_notice"),
        ({"embedded": "local"}, "[0].embedded no_enclosed"),
        ({"embedded": "both"}, "[0].embedded unknown_word"),
        ({"alignments": [{"parent": ["三、"], "local": None, "relation": "omitted"}]}, "[0].alignments[0].parent no_such_path"),
        ({"findings": [{"kind": "omitted_all", "severity": "review"}]}, "[0].findings[0].kind unknown_word"),
        ({"findings": [PAIR["findings"][0] | {"local": ["九、"]}]}, "[0].findings[0].local no_such_path"),
        ({"findings": [PAIR["findings"][0] | {"old": "2024-09-21"}]}, "[0].findings[0] no_such_day"),
        ({"findings": None}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_pairs_point_at_what_is_there(tmp_path: Path, change: dict[str, Any], expected: str) -> None:
    for name in ("a", "b"):
        gold = GOLD if name == "a" else {**GOLD, "attachments": []}
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "pairs.gold.json").write_text(json.dumps([PAIR | change]), encoding="utf-8")
    assert faults_of(tmp_path) == ([("pairs.gold.json", *expected.split())] if expected else [])


def test_files_that_are_not_there_or_no_json(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text("{", encoding="utf-8")
    (tmp_path / "pairs.gold.json").write_text("[", encoding="utf-8")
    assert faults_of(tmp_path) == [
        ("a.gold.json", "", "not_json"),
        ("a.gold.json", "", "no_notice"),
        ("pairs.gold.json", "", "not_json"),
    ]


def test_every_fault_has_its_words_in_both_languages() -> None:
    assert all(set(words) == {"en", "zh"} for words in FAULTS.values())
