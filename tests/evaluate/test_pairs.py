"""Comparisons against gold: links, findings, negatives, sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.errors import UnreadableSourceError
from noticeparse.evaluate.findings import judge_findings
from noticeparse.evaluate.gold import GoldAlignment, GoldPair, GoldPeriod
from noticeparse.evaluate.links import judge_links
from noticeparse.evaluate.pairs import score_pairs
from noticeparse.records.comparison import Alignment, Comparison, Finding, Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.evaluate import Corpus
    from noticeparse.evaluate.findings import Findings
    from noticeparse.evaluate.outcome import Cell
    from noticeparse.records.notice import Notice

Path = tuple[str, ...]
NO_PERIODS = (None, None)
ONE, TWO, SUB = ("一、",), ("二、",), ("二、", "（一）")


def aligned(*links: tuple[Path | None, Path | None, Any]) -> list[Alignment]:
    return [Alignment(parent=parent, local=local, relation=kind, score=1.0) for parent, local, kind in links]


def wanted(*links: tuple[Path | None, Path | None, str]) -> list[GoldAlignment]:
    return [GoldAlignment(parent=parent, local=local, relation=kind) for parent, local, kind in links]


def counts(cell: Cell) -> tuple[int, int, int, int]:
    return cell.gold, cell.found, cell.correct, cell.soft


GOLD_LINKS = wanted((ONE, ONE, "same"), (TWO, ONE, "merged"), (SUB, None, "omitted"))


@pytest.mark.parametrize(
    ("found", "links", "units"),
    [
        (((ONE, ONE, "same"), (TWO, ONE, "merged"), (SUB, None, "omitted")), (3, 3, 3, 3), (4, 4, 4, 4)),
        # The unit with two partners has one of them: enough for the soft count only.
        (((ONE, ONE, "same"), (TWO, None, "omitted"), (SUB, None, "omitted")), (3, 3, 2, 2), (4, 4, 2, 3)),
        (((ONE, ONE, "same"), (TWO, ONE, "merged"), (SUB, TWO, "same")), (3, 3, 2, 2), (4, 5, 3, 3)),
        (((ONE, ONE, "same"), (ONE, ONE, "same")), (3, 2, 1, 1), (4, 2, 1, 2)),
        ((), (3, 0, 0, 0), (4, 0, 0, 0)),
    ],
)
def test_links(
    found: tuple[tuple[Path | None, Path | None, str], ...],
    links: tuple[int, int, int, int],
    units: tuple[int, int, int, int],
) -> None:
    judged = judge_links(GOLD_LINKS, aligned(*found))
    assert [counts(cell) for cell in judged.cells] == [links, units]


def test_labels_are_compared_without_width() -> None:
    judged = judge_links(wanted((("1．",), ("（一）",), "same")), aligned((("1.",), ("(一)",), "same")))
    assert counts(judged.cells[0]) == (1, 1, 1, 1)


def test_relations_are_judged_on_right_links() -> None:
    judged = judge_links(GOLD_LINKS, aligned((ONE, ONE, "adapted"), (TWO, ONE, "merged"), (SUB, TWO, "same")))
    assert (judged.relations.count, judged.relations.of) == (1, 2)
    assert judged.confusions == ("一、 → 一、: same / adapted",)


@pytest.mark.parametrize(
    "outside",
    [
        (("二、", "（一）", "1."), None, "omitted"),  # below the level that gold goes to
        ((), ONE, "adapted"),  # a unit without a label
        (ONE, None, "incorporated"),  # in force through its cover
    ],
)
def test_what_gold_can_not_hold_is_not_judged(outside: tuple[Path | None, Path | None, str]) -> None:
    judged = judge_links(GOLD_LINKS, aligned(outside))
    assert counts(judged.cells[0]) == (3, 0, 0, 0)


def finding(
    kind: Any,
    parent: Path | None = None,
    local: Path | None = None,
    *,
    severity: Any = "review",
    detail: dict[str, Any] | None = None,
    text: str = "",
) -> Finding:
    sides = [None if path is None else Passage(path=path, text=text) for path in (parent, local)]
    return Finding(
        kind=kind, severity=severity, parent=sides[0], local=sides[1], message="说明", detail=detail or {}
    )


def judged(
    gold: list[dict[str, Any]], *found: Finding, negative: bool = False, periods: Any = NO_PERIODS
) -> Findings:
    entry = {
        "parent": "parent",
        "local": "local",
        "findings": [{"severity": "review", **one} for one in gold],
    }
    if not negative:
        entry["alignments"] = []
    return judge_findings(GoldPair.model_validate(entry), found, periods)


def cell(result: Findings, name: str) -> tuple[int, int, int, int]:
    (one,) = (one for one in result.cells if one.field == name)
    return counts(one)


OMITTED = {"kind": "omitted_activity", "parent": ["四、", "（六）"]}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding("omitted_activity", ("四、", "（六）")), (1, 1, 1, 1)),
        (finding("omitted_activity", ("四、", "（六）", "1.")), (1, 1, 1, 1)),
        (finding("omitted_activity", ("四、",)), (1, 1, 1, 1)),
        (finding("omitted_activity", ("四、", "（五）")), (1, 1, 0, 0)),
        (finding("omitted_activity"), (1, 1, 0, 0)),
        (finding("omitted_section", ("四、", "（六）")), (1, 1, 0, 1)),
        (finding("added_activity", ("四、", "（六）")), (1, 0, 0, 0)),
    ],
)
def test_omissions_go_by_kind_and_place(found: Finding, expected: tuple[int, int, int, int]) -> None:
    assert cell(judged([OMITTED], found), "omissions") == expected


def test_one_finding_answers_one() -> None:
    twice = finding("omitted_activity", ("四、", "（六）"))
    result = judged([OMITTED], twice, twice)
    assert cell(result, "omitted_activity") == (1, 2, 1, 1)
    assert len(result.false_findings) == 1


DEADLINE = {
    "kind": "changed_deadline",
    "parent": ["五、", "（三）"],
    "local": ["四、", "（三）"],
    "old": "2024-06-30",
    "new": "2024-06-20",
}
PLACE: tuple[Path, Path] = (("五、", "（三）"), ("四、", "（三）"))


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        ({"old": "2024-06-30", "new": "2024-06-20", "days": -10}, (1, 1, 1, 1)),
        ({"old": "2024-06-20", "new": "2024-06-30", "days": 10}, (1, 1, 0, 1)),
        ({"old": "2024-06-30", "new": "2024-06-21", "days": -9}, (1, 1, 0, 1)),
        ({}, (1, 1, 0, 1)),
    ],
)
def test_a_changed_deadline_goes_by_both_days(
    detail: dict[str, Any], expected: tuple[int, int, int, int]
) -> None:
    result = judged([DEADLINE], finding("changed_deadline", *PLACE, detail=detail))
    assert cell(result, "changed_dates") == cell(result, "findings") == expected
    # A wrong day at the right place is a wrong value; it is not reported without reason.
    assert result.false_findings == ()


PERIOD = {"kind": "changed_period", "parent": ["二、"], "local": ["二、"], "old": "5月中旬", "new": "5月上旬"}
PERIODS = (
    GoldPeriod.model_validate({"start": "2024-05-11", "end": "2024-05-20"}),
    GoldPeriod.model_validate({"start": "2024-05-01", "end": "2024-05-10"}),
)


@pytest.mark.parametrize(
    ("detail", "correct"),
    [
        (
            {
                "old": {"start": "2024-05-11", "end": "2024-05-20"},
                "new": {"start": "2024-05-01", "end": "2024-05-10"},
                "days": {"start": -10, "end": -10},
            },
            1,
        ),
        ({"start": {"old": "2024-05-11", "new": "2024-05-01", "days": -10}}, 1),
        ({"old": {"start": "2024-05-11"}, "new": {"start": "2024-05-02"}}, 0),
        ({}, 0),
    ],
)
def test_a_changed_period_goes_by_the_days_of_the_notices(detail: dict[str, Any], correct: int) -> None:
    result = judged([PERIOD], finding("changed_period", TWO, TWO, detail=detail), periods=PERIODS)
    assert cell(result, "changed_dates") == (1, 1, correct, 1)


@pytest.mark.parametrize(
    ("text", "correct"), [("活动时间：5月 中旬，5月上旬", 1), ("活动时间：6月", 0), ("", 0)]
)
def test_without_days_in_gold_the_words_decide(text: str, correct: int) -> None:
    result = judged([PERIOD], finding("changed_period", TWO, TWO, text=text))
    assert cell(result, "changed_dates") == (1, 1, correct, 1)


def test_a_finding_without_a_place_in_gold_goes_by_its_kind_and_day() -> None:
    gold = [{"kind": "added_deadline", "new": "2024-05-15"}]
    right = finding("added_deadline", None, ("一、",), detail={"new": "2024-05-15"})
    other = finding("added_deadline", None, ("一、",), detail={"new": "2024-05-16"})
    assert cell(judged(gold, other, right), "added_deadline") == (1, 2, 1, 1)


def test_false_alarms_are_listed_and_information_is_not() -> None:
    result = judged(
        [],
        finding("omitted_duty", SUB, TWO, severity="review"),
        finding("changed_quantity", ONE, ONE, severity="conflict"),
        finding("added_activity", None, SUB, severity="info"),
    )
    assert [(one.kind, one.severity) for one in result.false_findings] == [
        ("omitted_duty", "review"),
        ("changed_quantity", "conflict"),
    ]
    assert cell(result, "findings") == (0, 3, 0, 0)


def test_of_a_negative_only_its_finding_is_judged() -> None:
    gold = [{"kind": "wrong_parent", "severity": "conflict"}]
    noise = finding("omitted_activity", SUB)
    found = judged(gold, noise, finding("wrong_parent", severity="conflict"), negative=True)
    assert cell(found, "findings") == (1, 1, 1, 1)
    assert found.false_findings == ()
    lost = judged(gold, noise, negative=True)
    assert cell(lost, "findings") == (1, 0, 0, 0)
    assert lost.false_findings == ()


def test_severities_are_judged_on_right_findings() -> None:
    result = judged([OMITTED], finding("omitted_activity", ("四、", "（六）"), severity="info"))
    assert (result.severities.count, result.severities.of) == (0, 1)


COVER = {"title": "转发", "attachments": [{"number": None, "title": "原通知", "notice": {"title": "原通知"}}]}


def test_embedded_says_which_side_is_enclosed(
    corpus_of: Callable[..., Corpus],
    notice_of: Callable[..., Notice],
    comparison_of: Callable[..., Comparison],
) -> None:
    corpus = corpus_of(
        {"cover": COVER, "plain": {"title": "本地"}},
        [
            {"parent": "cover", "local": "plain", "embedded": "parent", "alignments": []},
            {"parent": "plain", "local": "cover", "embedded": "local", "alignments": []},
            {"parent": "cover", "local": "cover", "embedded": "parent", "alignments": []},
            {"parent": "cover", "local": "plain", "embedded": None, "alignments": []},
        ],
    )
    asked: list[tuple[str, str]] = []

    def compare(*, parent: Notice, local: Notice) -> Comparison:
        assert parent.title is not None
        assert local.title is not None
        asked.append((parent.title.text, local.title.text))
        return comparison_of()

    outcome = score_pairs(corpus, {"cover": notice_of(COVER), "plain": notice_of({"title": "本地"})}, compare)
    assert asked == [("原通知", "本地"), ("本地", "原通知"), ("原通知", "转发"), ("转发", "本地")]
    assert outcome is not None
    assert [result.status for result in outcome.results] == ["compared"] * 4


def test_what_can_not_be_compared_is_missed_and_named(
    corpus_of: Callable[..., Corpus],
    notice_of: Callable[..., Notice],
) -> None:
    entry = {"local": "plain", "alignments": [{"parent": ["一、"], "local": ["一、"], "relation": "same"}]}
    corpus = corpus_of(
        {"cover": COVER, "plain": {}, "lost": {}},
        [
            {"parent": "cover", "embedded": "parent", "findings": [{"severity": "info", **OMITTED}], **entry},
            {"parent": "lost", **entry},
            {"parent": "plain", **entry},
        ],
    )

    def compare(*, parent: Notice, local: Notice) -> Comparison:
        raise UnreadableSourceError("E000", {"en": "no", "zh": "否"}, {"en": "", "zh": ""})

    notices = {"cover": notice_of({}), "plain": notice_of({}), "lost": None}
    outcome = score_pairs(corpus, notices, compare)
    assert outcome is not None
    assert [failure.message["en"] for failure in outcome.failures] == [
        "the enclosed notice was not found in its file",
        "a notice of this pair was not read",
        "E000 no.",
    ]
    rows = {row.field: row.strict for row in (*outcome.rows, *outcome.kinds)}
    assert (rows["links"].gold, rows["links"].found) == (3, 0)
    assert (rows["omitted_activity"].gold, rows["omitted_activity"].found) == (1, 0)


def test_a_notice_alone_needs_a_comparison_that_takes_one(
    corpus_of: Callable[..., Corpus],
    notice_of: Callable[..., Notice],
    comparison_of: Callable[..., Comparison],
) -> None:
    pair = {
        "parent": None,
        "local": "a",
        "alignments": [],
        "findings": [{"kind": "parent_not_cited", "severity": "review"}],
    }
    corpus = corpus_of({"a": {}}, [pair])

    def strict(*, parent: Notice, local: Notice) -> Comparison:
        raise AssertionError

    def open_to_none(*, parent: Notice | None, local: Notice) -> Comparison:
        assert parent is None
        return comparison_of(findings=[finding("parent_not_cited")])

    skipped = score_pairs(corpus, {"a": notice_of({})}, strict)
    assert skipped is not None
    assert [one.name for one in skipped.skipped] == ["- → a"]
    assert skipped.kinds == ()
    done = score_pairs(corpus, {"a": notice_of({})}, open_to_none)
    assert done is not None
    assert [(row.field, row.strict.correct) for row in done.kinds] == [("parent_not_cited", 1)]


def test_a_corpus_without_pairs(
    corpus_of: Callable[..., Corpus], comparison_of: Callable[..., Comparison]
) -> None:
    assert score_pairs(corpus_of({"a": {}}), {}, comparison_of) is None
