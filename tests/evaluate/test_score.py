"""The counts of a field: wrong, absent, invented, repeated, enclosed."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.evaluate.gold import GoldNotice
from noticeparse.evaluate.score import inventions, score_file, summarise, whole_correct

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.evaluate.outcome import Cell
    from noticeparse.records.notice import Notice


def cell(field: str, gold: dict[str, Any], notice: Notice | None) -> Cell:
    (result, *_) = score_file("a", GoldNotice.model_validate(gold), notice)
    (found,) = (one for one in result.cells if one.field == field)
    return found


def counts(one: Cell) -> tuple[int, int, int, int]:
    return one.gold, one.found, one.correct, one.soft


def test_what_is_read_exactly_is_right_everywhere(
    full_gold: dict[str, Any], notice_of: Callable[[dict[str, Any]], Notice]
) -> None:
    results = score_file("a", GoldNotice.model_validate(full_gold), notice_of(full_gold))
    assert [result.name for result in results] == ["a", "a#1"]
    for result in results:
        for one in result.cells:
            assert one.gold == one.found == one.correct == one.soft, one
            assert one.missed == one.spurious == ()
    assert whole_correct(results).count == 2
    # Every field of the scorer occurs, so that none is right by being empty.
    assert all(one.gold for one in results[0].cells)


SCALARS = [
    # gold, found → gold, found, correct, soft
    ("书香润校园", "书香润校园", (1, 1, 1, 1)),
    ("书香润校园", "书 香 润 校 园", (1, 1, 1, 1)),
    ("书香润校园", "“书香润校园”", (1, 1, 0, 1)),
    ("书香润校园", "文明进万家", (1, 1, 0, 0)),
    ("书香润校园", None, (1, 0, 0, 0)),
    (None, "书香润校园", (0, 1, 0, 0)),
    (None, None, (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("gold", "found", "expected"), SCALARS)
def test_a_wrong_value_is_found_and_not_correct(
    gold: str | None, found: str | None, expected: tuple[int, int, int, int], notice_of: Callable[..., Notice]
) -> None:
    assert counts(cell("theme", {"theme": gold}, notice_of({"theme": found}))) == expected


def test_a_wrong_value_costs_precision_and_recall(notice_of: Callable[..., Notice]) -> None:
    results = score_file("a", GoldNotice(theme="甲"), notice_of({"theme": "乙"}))
    (row,) = summarise(results, resamples=10)[0]
    assert (row.strict.precision, row.strict.recall, row.strict.f1) == (0.0, 0.0, 0.0)


def test_an_absent_key_is_not_scored(notice_of: Callable[..., Notice]) -> None:
    (result,) = score_file("a", GoldNotice(theme="甲"), notice_of({"theme": "甲", "venue": "礼堂"}))
    assert [one.field for one in result.cells] == ["theme"]


def test_a_title_may_be_nearly_right_softly(notice_of: Callable[..., Notice]) -> None:
    gold = {"title": "清河市教育局关于开展书香校园活动的通知"}
    found = notice_of({"title": "关于开展书香校园活动的通知"})
    nearly = notice_of({"title": "清河市教育局关于开展书香校园话动的通知"})
    assert counts(cell("title", gold, found)) == (1, 1, 0, 0)
    assert counts(cell("title", gold, nearly)) == (1, 1, 0, 1)


LISTS = [
    (["甲局", "乙局"], ["乙局", "甲局"], (2, 2, 2, 2)),
    (["甲局", "甲局"], ["甲局"], (2, 1, 1, 1)),
    (["甲局"], ["甲局", "甲局"], (1, 2, 1, 1)),
    (["甲局", "乙局"], ["甲局乙局"], (2, 1, 0, 0)),
    ([], ["甲局"], (0, 1, 0, 0)),
    ([], [], (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("gold", "found", "expected"), LISTS)
def test_list_items_are_matched_one_to_one(
    gold: list[str], found: list[str], expected: tuple[int, int, int, int], notice_of: Callable[..., Notice]
) -> None:
    assert counts(cell("issuers", {"issuers": gold}, notice_of({"issuers": found}))) == expected


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (("2024-09-09", "2024-09-15"), ("2024-09-09", "2024-09-15"), (1, 1, 1, 1)),
        (("2024-09-09", "2024-09-15"), ("2024-09-09", None), (1, 1, 0, 0)),
        ((None, "2024-09-15"), (None, "2024-09-15"), (1, 1, 1, 1)),
        (None, ("2024-09-09", "2024-09-15"), (0, 1, 0, 0)),
        # A period without either end (另行通知) states no day.
        (None, (None, None), (0, 0, 0, 0)),
    ],
)
def test_both_ends_of_a_period_are_one_value(
    gold: tuple[str | None, str | None] | None,
    found: tuple[str | None, str | None],
    expected: tuple[int, int, int, int],
    notice_of: Callable[..., Notice],
) -> None:
    wanted = None if gold is None else {"start": gold[0], "end": gold[1]}
    notice = notice_of({"period": {"start": found[0], "end": found[1]}})
    assert counts(cell("period", {"period": wanted}, notice)) == expected


def test_one_end_of_a_period_is_shown_apart(notice_of: Callable[..., Notice]) -> None:
    gold = {"period": {"start": "2024-09-09", "end": "2024-09-15"}}
    notice = notice_of({"period": {"start": "2024-09-09", "end": "2024-09-16"}})
    assert counts(cell("period.start", gold, notice)) == (1, 1, 1, 1)
    assert counts(cell("period.end", gold, notice)) == (1, 1, 0, 0)


TREE = [
    {"label": "一、", "title": "目标", "children": [{"label": "（一）", "title": "甲", "children": []}]},
    {"label": "二、", "title": None, "children": []},
]


def changed(path: tuple[int | str, ...], value: Any) -> list[dict[str, Any]]:
    tree: Any = copy.deepcopy(TREE)
    place = tree
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert isinstance(tree, list)
    return tree


@pytest.mark.parametrize(
    ("found", "expected", "labels"),
    [
        (TREE, (3, 3, 3, 3), 3),
        (changed((0, "title"), "目的"), (3, 3, 2, 2), 3),
        (changed((1, "label"), "二."), (3, 3, 2, 3), 2),
        (changed((1, "title"), "要求"), (3, 3, 2, 2), 3),
        # A node under another parent is wrong, and so is one on another level.
        ([*changed((0, "children"), []), {"label": "（一）", "title": "甲"}], (3, 3, 2, 2), 2),
        # The guide's two levels are scored, what is found below them is not.
        (changed((1, "children"), [{"label": "（一）", "children": [{"label": "1."}]}]), (3, 4, 3, 3), 3),
        ([], (3, 0, 0, 0), 0),
    ],
)
def test_sections(
    found: list[dict[str, Any]],
    expected: tuple[int, int, int, int],
    labels: int,
    notice_of: Callable[..., Notice],
) -> None:
    notice = notice_of({"sections": found})
    assert counts(cell("sections", {"sections": TREE}, notice)) == expected
    assert cell("sections.label", {"sections": TREE}, notice).correct == labels


def test_sections_are_scored_as_deep_as_gold(notice_of: Callable[..., Notice]) -> None:
    deep = [
        {"label": "一、", "children": [{"label": "（一）", "children": [{"label": "1."}, {"label": "2."}]}]}
    ]
    deeper = copy.deepcopy(deep)
    deeper[0]["children"][0]["children"][0]["children"] = [{"label": "（1）"}]  # type: ignore[index]
    assert counts(cell("sections", {"sections": deep}, notice_of({"sections": deeper}))) == (4, 4, 4, 4)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ({"date": "2024-09-20", "time": None}, {"date": "2024-09-20", "time": "17:30"}, (1, 1, 1, 1)),
        ({"date": "2024-09-20", "time": "17:30"}, {"date": "2024-09-20", "time": "17:30"}, (1, 1, 1, 1)),
        ({"date": "2024-09-20", "time": "17:30"}, {"date": "2024-09-20"}, (1, 1, 0, 1)),
        ({"date": "2024-09-20"}, {"date": "2024-09-21"}, (1, 1, 0, 0)),
        # What can't be resolved is counted in a row of its own.
        ({"date": "2024-09-20"}, {"date": None, "text": "另行通知"}, (1, 0, 0, 0)),
    ],
)
def test_deadlines(
    gold: dict[str, Any],
    found: dict[str, Any],
    expected: tuple[int, int, int, int],
    notice_of: Callable[..., Notice],
) -> None:
    assert counts(cell("deadlines", {"deadlines": [gold]}, notice_of({"deadlines": [found]}))) == expected


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("报送活动总结", "报送活动总结", (1, 1, 1, 1)),
        ("报送活动总结", "报送本地活动总结", (1, 1, 0, 1)),
        ("报送活动总结", "参加培训", (1, 1, 0, 0)),
        ("报送活动总结", None, (1, 0, 0, 0)),
        (None, "报送活动总结", (0, 1, 0, 0)),
    ],
)
@pytest.mark.parametrize("part", ["action", "recipient"])
def test_what_is_due_and_to_whom(
    part: str,
    gold: str | None,
    found: str | None,
    expected: tuple[int, int, int, int],
    notice_of: Callable[..., Notice],
) -> None:
    wanted = {"deadlines": [{"date": "2024-09-20", part: gold}]}
    notice = notice_of({"deadlines": [{"date": "2024-09-20", part: found}]})
    assert counts(cell(f"deadlines.{part}", wanted, notice)) == expected


def test_undated_deadlines_go_by_their_words(notice_of: Callable[..., Notice]) -> None:
    gold = {"deadlines": [{"date": None, "text": "会后10日内"}, {"date": "2024-09-20", "text": "9月20日前"}]}
    notice = notice_of({"deadlines": [{"text": "会后10日内"}, {"text": "另行通知"}]})
    assert counts(cell("deadlines.undated", gold, notice)) == (1, 2, 1, 1)


OFFICE = {"organisation": "市教育局宣教科", "people": ["张某某"], "phones": ["（0000）0000001"]}


@pytest.mark.parametrize(
    ("found", "linked", "alone"),
    [
        ([OFFICE], (2, 2, 2, 2), 2),
        ([{**OFFICE, "phones": ["0000～0000001"]}], (2, 2, 2, 2), 2),
        ([{**OFFICE, "phones": ["0000-0000002"]}], (2, 2, 1, 1), 1),
        ([{**OFFICE, "organisation": "宣教科"}], (2, 2, 2, 2), 2),
        ([{**OFFICE, "organisation": "人事科"}], (2, 2, 0, 0), 2),
        ([{**OFFICE, "organisation": None}], (2, 2, 0, 0), 2),
        ([{"organisation": "市教育局宣教科", "faxes": ["（0000）0000001"]}], (2, 1, 0, 0), 0),
        ([OFFICE, OFFICE], (2, 4, 2, 2), 2),
    ],
)
def test_contacts_are_linked_to_their_office(
    found: list[dict[str, Any]],
    linked: tuple[int, int, int, int],
    alone: int,
    notice_of: Callable[..., Notice],
) -> None:
    notice = notice_of({"contacts": found})
    assert counts(cell("contacts", {"contacts": [OFFICE]}, notice)) == linked
    assert cell("contacts.values", {"contacts": [OFFICE]}, notice).correct == alone


def test_only_an_address_may_be_nearly_right(notice_of: Callable[..., Notice]) -> None:
    gold = {"contacts": [{"emails": ["shuxiang@example.org"], "address": "清河市学府路1号"}]}
    found = notice_of({"contacts": [{"emails": ["shuxiamg@example.org"], "address": "清河市学府路1号院"}]})
    one = cell("contacts", gold, found)
    assert counts(one) == (2, 2, 0, 1)


BASIS = {"title": "关于推进全民阅读的意见", "document_number": "云教发〔2024〕3号", "relation": "basis"}


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ([BASIS], [BASIS], (1, 1, 1, 1)),
        ([BASIS], [{**BASIS, "document_number": "云教发[2024]3号"}], (1, 1, 0, 1)),
        ([BASIS], [{**BASIS, "relation": "mentions"}], (1, 1, 0, 0)),
        (
            [BASIS],
            [BASIS, {"title": "中小学校规程", "document_number": None, "relation": "mentions"}],
            (1, 1, 1, 1),
        ),
        ([BASIS, {"title": "规程", "document_number": None, "relation": "mentions"}], [BASIS], (1, 1, 1, 1)),
        ([], [{**BASIS, "relation": "mentions"}], (0, 1, 0, 0)),
    ],
)
def test_references(
    gold: list[dict[str, Any]],
    found: list[dict[str, Any]],
    expected: tuple[int, int, int, int],
    notice_of: Callable[..., Notice],
) -> None:
    assert counts(cell("references", {"references": gold}, notice_of({"references": found}))) == expected


def test_a_wrong_relation_is_shown_apart(notice_of: Callable[..., Notice]) -> None:
    notice = notice_of({"references": [{**BASIS, "relation": "forwards"}]})
    assert cell("references.cited", {"references": [BASIS]}, notice).correct == 1


@pytest.mark.parametrize(
    ("number", "title", "expected"),
    [
        ("一", "报名表", (1, 1, 1, 1)),
        ("1", "报名表", (1, 1, 0, 1)),
        ("一", "报名表.docx", (1, 1, 0, 0)),
        (None, "报名表", (1, 1, 0, 0)),
    ],
)
def test_attachments(
    number: str | None, title: str, expected: tuple[int, int, int, int], notice_of: Callable[..., Notice]
) -> None:
    gold = {"attachments": [{"number": "一", "title": "报名表"}]}
    notice = notice_of({"attachments": [{"number": number, "title": title}]})
    assert counts(cell("attachments", gold, notice)) == expected


def test_missed_and_spurious_are_named(notice_of: Callable[..., Notice]) -> None:
    one = cell("issuers", {"issuers": ["甲局", "乙局"]}, notice_of({"issuers": ["甲局", "丙局"]}))
    assert (one.missed, one.spurious) == (("乙局",), ("丙局",))


def test_a_notice_without_a_record_misses_everything(full_gold: dict[str, Any]) -> None:
    results = score_file("a", GoldNotice.model_validate(full_gold), None)
    assert len(results) == 2
    assert all(one.found == one.correct == 0 for result in results for one in result.cells)


def enclosing(*titles: str) -> dict[str, Any]:
    return {
        "attachments": [
            {"number": None, "title": None, "notice": {"title": title, "theme": title}} for title in titles
        ]
    }


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (("读书活动方案", "安全工作预案"), 2),
        (("安全工作预案", "读书活动方案"), 2),
        # One read wrongly is still the document in its place; the other is found by its title.
        (("安全工作预案", "一堆别的字样"), 1),
        (("安全工作预案",), 1),
        ((), 0),
    ],
)
def test_enclosed_notices_are_matched_by_title_then_by_place(
    found: tuple[str, ...], right: int, notice_of: Callable[..., Notice]
) -> None:
    gold = GoldNotice.model_validate(enclosing("读书活动方案", "安全工作预案"))
    results = score_file("a", gold, notice_of(enclosing(*found)))
    assert [result.name for result in results] == ["a", "a#1", "a#2"]
    themes = [one for result in results for one in result.cells if one.field == "theme"]
    assert (sum(one.gold for one in themes), sum(one.correct for one in themes)) == (2, right)


def test_an_enclosed_notice_that_gold_does_not_hold_is_counted(notice_of: Callable[..., Notice]) -> None:
    one = cell("attachments.notice", {"attachments": []}, notice_of(enclosing("读书活动方案")))
    assert counts(one) == (0, 1, 0, 0)


def test_enclosed_within_enclosed(notice_of: Callable[..., Notice]) -> None:
    gold = {
        "attachments": [{"number": None, "title": "方案", "notice": {"title": "方案", **enclosing("预案")}}]
    }
    results = score_file("a", GoldNotice.model_validate(gold), notice_of(gold))
    assert [result.name for result in results] == ["a", "a#1", "a#2"]


def test_averages(notice_of: Callable[..., Notice]) -> None:
    gold = GoldNotice(theme="甲", venue=None, issuers=("甲局", "乙局", "丙局"))
    results = score_file("a", gold, notice_of({"theme": "甲", "issuers": ["甲局"]}))
    rows, macro, micro = summarise(results, resamples=10)
    assert {row.field: row.strict.f1 for row in rows} == {"theme": 1.0, "issuers": 0.5, "venue": None}
    # A field that neither gold nor the parser has says nothing; it is not averaged in as 0 or as 1.
    assert macro.strict == 0.75
    assert micro.strict.f1 == pytest.approx(2 * 2 / 6, abs=1e-6)
    assert inventions(results).of == 1
    assert inventions(results).count == 0
    assert whole_correct(results).count == 0


def test_inventions_count_fields_that_gold_says_are_absent(notice_of: Callable[..., Notice]) -> None:
    gold = GoldNotice(theme=None, venue=None, issuers=(), kind="通知")
    results = score_file("a", gold, notice_of({"theme": "甲", "issuers": ["甲局", "乙局"], "kind": "函"}))
    assert (inventions(results).count, inventions(results).of) == (2, 3)


def test_rows_that_inform_enter_no_average(notice_of: Callable[..., Notice]) -> None:
    gold = GoldNotice.model_validate({"deadlines": [{"date": "2024-09-20", "action": "报送方案"}]})
    results = score_file("a", gold, notice_of({"deadlines": [{"date": "2024-09-20", "action": "参加培训"}]}))
    assert summarise(results, resamples=10)[1].strict == 1.0
    assert whole_correct(results).count == 1


def test_intervals_span_the_notices(notice_of: Callable[..., Notice]) -> None:
    gold = GoldNotice(theme="甲")
    results = [
        result
        for number in range(10)
        for result in score_file(f"n{number}", gold, notice_of({"theme": "甲" if number < 8 else "乙"}))
    ]
    (row,), macro, micro = summarise(results, resamples=2000)
    assert row.interval is not None
    # Eight of ten right: the binomial 95 % range of the mean is 0.5–1.0.
    assert (row.interval.low, row.interval.high) == (0.5, 1.0)
    assert macro.interval == micro.interval == row.interval


def test_one_notice_gives_a_point(notice_of: Callable[..., Notice]) -> None:
    results = score_file("a", GoldNotice(issuers=("甲局", "乙局")), notice_of({"issuers": ["甲局"]}))
    (row,), *_ = summarise(results, resamples=50)
    assert row.interval is not None
    assert row.interval.low == row.interval.high == pytest.approx(2 / 3, abs=1e-6)


def test_duplicates_answer_once_each(notice_of: Callable[..., Notice]) -> None:
    wanted, given = {"issuers": ["甲局", "甲局", "乙局"]}, {"issuers": ["甲局", "乙局", "乙局"]}
    one = cell("issuers", wanted, notice_of(given))
    assert counts(one) == (3, 3, 2, 2)
    assert (one.missed, one.spurious) == (("甲局",), ("乙局",))


@pytest.mark.parametrize(
    ("gold", "found", "score"),
    [
        ([], [], (None, None, None)),
        ([], ["甲局"], (0.0, None, 0.0)),
        (["甲局"], [], (None, 0.0, 0.0)),
        (["甲局", "乙局", "丙局"], ["甲局", "丁局"], (0.5, 0.333333, 0.4)),
    ],
)
def test_precision_recall_and_f1(
    gold: list[str],
    found: list[str],
    score: tuple[float | None, ...],
    notice_of: Callable[..., Notice],
) -> None:
    results = score_file("a", GoldNotice.model_validate({"issuers": gold}), notice_of({"issuers": found}))
    rows, _, _ = summarise(results, resamples=10)
    (row,) = [row for row in rows if row.field == "issuers"]
    assert (row.strict.precision, row.strict.recall, row.strict.f1) == score


@pytest.mark.parametrize(
    ("gold", "found", "kinds"),
    [
        ({"title": "通知"}, {"title": "公告"}, ["wrong"]),
        ({"title": "通知"}, {"title": None}, ["missing"]),
        ({"title": None}, {"title": "公告"}, ["invented"]),
        (
            {"sections": [{"label": "一、", "title": "目标"}, {"label": "二、", "title": "要求"}]},
            {"sections": [{"label": "一、", "title": "总目标"}]},
            ["wrong", "missing"],
        ),
        ({"issuers": ["甲局", "乙局"]}, {"issuers": ["丙院", "丁院"]}, ["missing"] * 2 + ["invented"] * 2),
    ],
)
def test_mistakes_are_named_by_their_kind(
    gold: dict[str, Any], found: dict[str, Any], kinds: list[str], notice_of: Callable[..., Notice]
) -> None:
    (field,) = gold
    one = cell(field, gold, notice_of(found))
    assert [mistake.kind for mistake in one.mistakes] == kinds


@pytest.mark.parametrize(
    ("date", "text", "invented"),
    [("2024-10-11", "活动结束后10日内", 1), (None, "活动结束后10日内", 0), ("2024-10-11", "10月11日前", 0)],
)
def test_a_day_for_what_has_none_is_an_invention(
    date: str | None, text: str, invented: int, notice_of: Callable[..., Notice]
) -> None:
    gold = GoldNotice.model_validate({"deadlines": [{"date": None, "text": "活动结束后10日内"}]})
    (result,) = score_file("a", gold, notice_of({"deadlines": [{"date": date, "text": text}]}))
    assert (result.invented_days.count, result.invented_days.of) == (invented, 1)
