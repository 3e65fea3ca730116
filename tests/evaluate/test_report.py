"""The report as a whole: evaluate, JSON and back, tables, gains and losses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.display import cells
from noticeparse.errors import UnreadableSourceError
from noticeparse.evaluate import Report, evaluate
from noticeparse.records.comparison import Alignment, Finding, Passage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from noticeparse.evaluate import Corpus
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

PAIR = {
    "parent": "a",
    "local": "b",
    "alignments": [{"parent": ["一、"], "local": ["一、"], "relation": "same"}],
    "findings": [{"kind": "omitted_section", "severity": "review", "parent": ["二、"]}],
}


@pytest.fixture
def report_of(corpus_of: Callable[..., Corpus], notice_of: Callable[..., Notice]) -> Callable[..., Report]:
    """The report on notices given as {name: (gold, what the parser reads)}."""

    def evaluated(notices: dict[str, tuple[dict[str, Any], dict[str, Any]]], **options: Any) -> Report:
        corpus = corpus_of({name: gold for name, (gold, _) in notices.items()}, options.pop("pairs", None))

        def parse(path: Path) -> Notice:
            return notice_of(notices[path.stem][1])

        return evaluate(corpus, parse=parse, resamples=50, **options)

    return evaluated


@pytest.fixture
def compare(comparison_of: Callable[..., Comparison]) -> Callable[..., Comparison]:
    def compared(*, parent: Notice, local: Notice) -> Comparison:
        return comparison_of(
            alignments=[Alignment(parent=("一、",), local=("一、",), relation="adapted", score=0.9)],
            findings=[
                Finding(
                    kind="omitted_activity",
                    severity="review",
                    parent=Passage(path=("三、",), text="读书会"),
                    local=None,
                    message="缺少活动",
                )
            ],
        )

    return compared


@pytest.fixture
def report(
    report_of: Callable[..., Report], full_gold: dict[str, Any], compare: Callable[..., Comparison]
) -> Report:
    """A report in which every part has something in it."""
    read = {**full_gold, "theme": "文明进万家", "issuers": ["清河市教育局"], "venue": None}
    return report_of(
        {"a": (full_gold, read), "b": ({"theme": None}, {"theme": "书香\x1b[2J"})},
        pairs=[PAIR],
        compare=compare,
        source_text=lambda _: "",
        base=None,
    )


def test_counts(report: Report) -> None:
    assert (report.files, report.documents, report.resamples) == (2, 3, 50)
    assert (report.whole_correct.count, report.whole_correct.of) == (1, 3)
    rows = {row.field: row for row in report.rows}
    assert (rows["theme"].strict.gold, rows["theme"].strict.found, rows["theme"].strict.correct) == (1, 2, 0)
    assert (rows["issuers"].strict.precision, rows["issuers"].strict.recall) == (1.0, 0.5)
    assert report.inventions.count == 1
    assert report.pairs is not None
    assert [(row.field, row.strict.f1) for row in report.pairs.rows] == [
        ("links", 1.0),
        ("units", 1.0),
        ("omissions", 0.0),
        ("changed_dates", None),
        ("findings", 0.0),
    ]


def test_json_and_back(report: Report) -> None:
    written = json.dumps(report.to_json(), ensure_ascii=False)
    assert Report.from_json(json.loads(written)) == report
    assert json.dumps(Report.from_json(json.loads(written)).to_json(), ensure_ascii=False) == written


def test_json_holds_the_numbers(report: Report) -> None:
    rows = {row["field"]: row for row in report.to_json()["rows"]}
    assert rows["issuers"]["strict"] == {
        "gold": 2,
        "found": 1,
        "correct": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.666667,
    }


@pytest.mark.parametrize("data", [{}, {"schema_version": "1.0"}, {"rows": "none"}])
def test_what_is_no_report_is_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(UnreadableSourceError) as raised:
        Report.from_json(data)
    assert raised.value.code == "E330"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_line_up(report: Report, lang: str) -> None:
    lines = report.table(lang).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(("field", "字段")))
    table = lines[start : lines.index("", start)]
    assert len({cells(line) for line in table}) == 1
    # Every line ends with a soft F1 in three decimals, or with a dash where there is nothing to count.
    assert all(line.endswith("-") or line[-5:].replace(".", "").isdigit() for line in table[1:])


def test_the_table_speaks_both_languages(report: Report) -> None:
    assert "宏平均" in report.table("zh")
    assert "发文字号 document_number" in report.table("zh")
    english = report.table("en")
    assert "macro" in english
    assert "发文字号" not in english


def test_what_went_wrong_is_listed(report: Report) -> None:
    lines = report.table("en").splitlines()
    place = lines.index("  issuers")
    assert lines[place + 1] == "    - 清河市图书馆"
    place = lines.index("  theme")
    assert lines[place + 1 : place + 3] == ["    - 书香润校园", "    + 文明进万家"]
    assert "    + review omitted_activity 三、 → -: 缺少活动" in lines


def test_a_value_can_not_act_on_the_terminal(report: Report) -> None:
    assert "\x1b" not in report.table("zh")
    assert "书香\\x1b[2J" in report.table("zh")


def test_a_long_value_is_cut(report_of: Callable[..., Report]) -> None:
    table = report_of({"a": ({"theme": None}, {"theme": "长" * 5000})}).table("en")
    assert max(cells(line) for line in table.splitlines()) < 130


def test_the_same_input_gives_the_same_report(report_of: Callable[..., Report]) -> None:
    notices = {f"n{number}": ({"theme": "甲"}, {"theme": "甲乙"[number % 2]}) for number in range(6)}
    first, second = report_of(notices), report_of(notices)
    assert first == second
    assert first.table("zh") == second.table("zh")


def test_a_notice_that_can_not_be_read_counts_as_empty(corpus_of: Callable[..., Corpus]) -> None:
    def parse(path: Path) -> Notice:
        raise UnreadableSourceError("E000", {"en": "no", "zh": "否"}, {"en": "", "zh": ""}, file=path.name)

    report = evaluate(corpus_of({"a": {"theme": "甲", "venue": None}}), parse=parse, resamples=5)
    assert report.failures[0].message["en"] == "E000 'a.txt': no."
    assert (report.micro.strict.gold, report.micro.strict.found) == (1, 0)
    assert report.grounding is None
    assert "E000 'a.txt': 否。" in report.table("zh")


def test_a_bug_of_the_parser_comes_through(corpus_of: Callable[..., Corpus]) -> None:
    def parse(path: Path) -> Notice:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        evaluate(corpus_of({"a": {}}), parse=parse)


def test_keys_left_aside_are_named(report_of: Callable[..., Report]) -> None:
    assert "a: tilte" in report_of({"a": ({"tilte": "x"}, {})}).table("en")


ISSUERS = {"issuers": ["甲局", "乙局"]}


def changes(report_of: Callable[..., Report], before: dict[str, Any], now: dict[str, Any]) -> tuple[Any, Any]:
    """(gains, losses) as (field, gold values, spurious values), through JSON as the command does it."""
    gold = {**ISSUERS, "theme": "书香", "venue": None}
    base = report_of({"a": (gold, before)})
    report = report_of({"a": (gold, now)}, base=Report.from_json(json.loads(json.dumps(base.to_json()))))
    assert report.changes is not None
    gains, losses = (
        [(one.field, one.gold, one.spurious) for one in listed]
        for listed in (report.changes.gains, report.changes.losses)
    )
    return gains, losses


RIGHT = {**ISSUERS, "theme": "书香"}


@pytest.mark.parametrize(
    ("before", "now", "gains", "losses"),
    [
        (RIGHT, RIGHT, [], []),
        ({**RIGHT, "theme": None}, RIGHT, [("theme", ("书香",), ())], []),
        (RIGHT, {**RIGHT, "theme": None}, [], [("theme", ("书香",), ())]),
        (RIGHT, {**RIGHT, "theme": "文明"}, [], [("theme", ("书香",), ("文明",))]),
        ({**RIGHT, "theme": "文明"}, RIGHT, [("theme", ("书香",), ("文明",))], []),
        # One wrong value in the place of another is neither.
        ({**RIGHT, "theme": "文明"}, {**RIGHT, "theme": "卫生"}, [], []),
        # One item gained and another lost in the same field are both listed.
        (
            {**RIGHT, "issuers": ["甲局"]},
            {**RIGHT, "issuers": ["乙局"]},
            [("issuers", ("乙局",), ())],
            [("issuers", ("甲局",), ())],
        ),
        (RIGHT, {**RIGHT, "venue": "礼堂"}, [], [("venue", (), ("礼堂",))]),
        ({**RIGHT, "venue": "礼堂"}, RIGHT, [("venue", (), ("礼堂",))], []),
    ],
)
def test_gains_and_losses(
    report_of: Callable[..., Report], before: dict[str, Any], now: dict[str, Any], gains: Any, losses: Any
) -> None:
    assert changes(report_of, before, now) == (gains, losses)


def test_findings_are_gained_and_lost(
    report_of: Callable[..., Report],
    compare: Callable[..., Comparison],
    comparison_of: Callable[..., Comparison],
) -> None:
    def nothing(*, parent: Notice, local: Notice) -> Comparison:
        return comparison_of()

    notices: dict[str, Any] = {"a": ({}, {}), "b": ({}, {})}
    base = report_of(notices, pairs=[PAIR], compare=compare)
    report = report_of(notices, pairs=[PAIR], compare=nothing, base=base)
    assert report.changes is not None
    assert [(one.field, one.spurious) for one in report.changes.gains] == [
        ("findings", ("omitted_activity 三、 → - (读书会 → -)",))
    ]
    assert [(one.field, one.gold) for one in report.changes.losses] == [("links", ("一、 → 一、",))]
    assert "Losses against the base: 1" in report.table("en")


def test_notices_of_one_report_only_are_named(report_of: Callable[..., Report], tmp_path: Path) -> None:
    base = report_of({"a": ({"theme": "甲"}, {})})
    (tmp_path / "a.gold.json").unlink()
    report = report_of({"b": ({"theme": "甲"}, {})}, base=base)
    assert report.changes is not None
    assert (report.changes.only_now, report.changes.only_base) == (("b",), ("a",))
    assert report.changes.gains == report.changes.losses == ()
