"""The comparison with other libraries: its scorer, its line protocol and its tables, with a peer of our own making."""

from __future__ import annotations

import datetime as dt
import doctest
import json
import sys
from pathlib import Path
from typing import Any

import pydantic
import pytest

from benchmarks.peers import environments, protocol, tables
from benchmarks.peers.children import Child, StoppedError
from benchmarks.peers.environments import CannotInstallError, python_of
from benchmarks.peers.material import NoticeDays, Row, catalogue_rows, notices
from benchmarks.peers.measure import FIND_DATES, PARSE_TEXT, PEERS, Peer, measure
from benchmarks.peers.protocol import Span, span
from benchmarks.peers.score import ADDRESSES, NUMBERS, Days, days_within, found_days, right

FAKE = [sys.executable, str(Path(__file__).with_name("fake_peer.py"))]
ISSUED = dt.date(2024, 4, 26)


def days(first: str | None, last: str | None) -> Span:
    return Span(0, 1, ((first, last),))


def row(kind: str, **expected: Any) -> Row:
    return Row("row-1", kind, "…", "…", ISSUED, expected)


@pytest.mark.parametrize("module", [protocol, tables], ids=lambda module: module.__name__)
def test_examples_hold(module: Any) -> None:
    assert doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


RIGHT = [
    (row("date", start="2024-05-06", end="2024-05-06"), [days("2024-05-06", "2024-05-06")]),
    (row("date_range", start="2024-05-06", end="2024-05-08"), [days("2024-05-06", "2024-05-08")]),
    (
        row("date_range", start="2024-05-01", end="2024-05-10", lenient="overlap"),
        [days("2024-05-01", "2024-05-05")],
    ),
    (row("deadline", start=None, end="2024-05-06"), [days("2024-04-26", "2024-05-06")]),
    (
        row("deadline", start=None, end="2024-05-06", many=["2024-05-06", "2024-06-06"]),
        [days(None, "2024-05-06"), days(None, "2024-06-06")],
    ),
    (
        row("deadline", end="2024-05-31", alternative_end="2024-06-30", lenient="either"),
        [days(None, "2024-06-30")],
    ),
    (row("date_from", start="2024-05-06", end=None), [days("2024-05-06", None)]),
    (
        row("date_from", start="2024-05-06", end="2025-12-31"),
        [days("2024-05-06", None), days(None, "2025-12-31")],
    ),
    (row("date_from", start="2024-05-07", end=None, lenient="either"), [days("2024-05-06", None)]),
    (row("date_unresolved", start=None, end=None), [span(0, 4)]),
    (row("date_recurring", start=None, end=None), []),
    (row("not_a_date"), []),
    # of two years that a peer leaves open, one is right
    (
        row("date", start="2024-05-06", end="2024-05-06"),
        [Span(0, 4, (("2023-05-06", "2023-05-06"), ("2024-05-06", "2024-05-06")))],
    ),
]
WRONG = [
    (row("date", start="2024-05-06", end="2024-05-06"), []),
    (row("date", start="2024-05-06", end="2024-05-06"), [days("2024-05-06", "2024-05-31")]),
    (row("date_range", start="2024-05-06", end="2024-05-08"), [days("2024-05-06", "2024-05-07")]),
    (
        row("date_range", start="2024-05-06", end="2024-05-08"),
        [days("2024-05-06", "2024-05-06"), days("2024-05-08", "2024-05-08")],
    ),
    (row("deadline", start=None, end="2024-05-06"), [days("2024-05-06", None)]),
    (
        row("deadline", start=None, end="2024-05-06", many=["2024-05-06", "2024-06-06"]),
        [days(None, "2024-05-06")],
    ),
    (row("date_from", start="2024-05-06", end="2025-12-31"), [days("2024-05-06", None)]),
    (
        row("date_range", start="2024-05-01", end="2024-05-10", lenient="overlap"),
        [days("2024-05-11", "2024-05-20")],
    ),
    (row("date_unresolved", start=None, end=None), [days(None, "2024-05-06")]),
    (row("not_a_date"), [days("2024-01-01", "2024-12-31")]),
]


@pytest.mark.parametrize(("asked", "spans"), RIGHT)
def test_what_is_right(asked: Row, spans: list[Span]) -> None:
    assert right(asked, spans)


@pytest.mark.parametrize(("asked", "spans"), WRONG)
def test_what_is_wrong(asked: Row, spans: list[Span]) -> None:
    assert not right(asked, spans)


def test_days_of_a_notice_are_counted_once_and_both_ends_count() -> None:
    gold = frozenset({"2024-05-06", "2024-05-08", "2024-06-30"})
    spans = [days("2024-05-06", "2024-05-08"), days("2024-05-06", "2024-05-06"), days("2024-01-01", None)]
    counted = Days()
    counted.add(spans, "…", gold)
    assert (counted.gold, counted.found, counted.correct) == (3, 3, 2)
    assert (round(counted.precision, 2), round(counted.recall, 2), round(counted.f1, 2)) == (0.67, 0.67, 0.67)
    assert (Days().precision, Days().recall, Days().f1) == (0.0, 0.0, 0.0)


def test_whole_years_are_no_false_days() -> None:
    year = days("2024-01-01", "2024-12-31")
    assert found_days([year], frozenset()) == set()
    assert found_days([year], frozenset({"2024-12-31"})) == {"2024-12-31"}


def test_a_whole_year_of_a_number_is_no_day() -> None:
    text = "云教函〔2024〕13号"
    year, day = Span(4, 8, (("2024-01-01", "2024-12-31"),)), Span(9, 12, (("2024-05-13", "2024-05-13"),))
    assert days_within([year, day], text, NUMBERS) == 1


def test_of_several_readings_the_best_counts() -> None:
    two_years = Span(0, 4, (("2023-05-06", "2023-05-06"), ("2024-05-06", "2024-05-06")))
    assert found_days([two_years], frozenset({"2024-05-06"})) == {"2024-05-06"}
    assert len(found_days([two_years], frozenset())) == 1


@pytest.mark.parametrize(
    ("text", "numbers", "addresses"),
    [
        ("云教函〔2024〕13号", 2, 0),
        ("云教函【２０２４】13 号", 2, 0),
        ("市政府令第13号", 1, 0),
        ("清河路3号", 0, 1),
        ("行政中心3号楼", 0, 1),
        ("5月13号前", 0, 0),
        ("（2024年）5月13号", 0, 0),
    ],
)
def test_days_read_from_numbers_and_addresses(text: str, numbers: int, addresses: int) -> None:
    """As if every run of digits with its 号 were read as a day."""
    places = [(place, place + 1) for place, mark in enumerate(text) if mark in "4４3"]
    spans = [Span(start, end, (("2024-05-13", "2024-05-13"),)) for start, end in places]
    assert min(days_within(spans, text, NUMBERS), 2) == numbers
    assert days_within(spans, text, ADDRESSES) == addresses


def test_a_peer_is_asked_and_answers() -> None:
    with Child(FAKE) as child:
        assert child.version == pydantic.VERSION
        assert child.import_seconds >= 0
        answer = child.ask("“2024-05-06/2024-05-08”\n与2024-06-30", ISSUED)
        assert answer.spans == (
            Span(1, 22, (("2024-05-06", "2024-05-08"),)),
            Span(25, 35, (("2024-06-30", "2024-06-30"),)),
        )
        assert answer.error is None
        assert answer.seconds >= 0
        assert answer.peak_mb > 1
        assert child.ask("today", ISSUED).spans == (Span(0, 5, ((None, "2024-04-26"),)),)


def test_an_error_on_one_text_is_an_answer() -> None:
    with Child(FAKE) as child:
        answer = child.ask("odd", ISSUED)
        assert (answer.spans, answer.error) == ((), "ValueError('odd')")
        assert child.ask("2024-05-06", ISSUED).error is None


def test_a_peer_that_does_not_start_says_so() -> None:
    with pytest.raises(
        StoppedError, match="does not start: it ended with code 1: ImportError: no such library"
    ):
        Child([*FAKE, "broken"])
    with pytest.raises(StoppedError, match="does not start: it said something else"):
        Child([sys.executable, "-c", "print('hello')"])


def test_a_peer_that_ends_or_hangs_is_stopped() -> None:
    with Child(FAKE) as child, pytest.raises(StoppedError, match="it ended with code 3"):
        child.ask("end", ISSUED)
    with Child(FAKE, longest=2.0) as child, pytest.raises(StoppedError, match="it ended with code"):
        child.ask("slow", ISSUED)


def test_a_run_scores_every_peer_and_names_those_left_out() -> None:
    rows = [
        Row("date-1", "date", "2024-05-06", "2024-05-06", ISSUED, {"start": "2024-05-06", "end": "2024-05-06"}),
        Row("date-2", "date", "2024年5月6日", "2024年5月6日", ISSUED, {"start": "2024-05-06", "end": "2024-05-06"}),
        Row("not-1", "not_a_date", "第20条", "第20条", ISSUED, {}),
    ]  # fmt: skip
    notice = NoticeDays("one", "2024-05-06\n", "2024-05-06", ISSUED, frozenset({"2024-05-06", "2024-06-30"}))
    last = NoticeDays("two", "end", "end", ISSUED, frozenset({"2024-05-06"}))
    commands: dict[Peer, list[str] | CannotInstallError] = {
        Peer("fake", "fake"): FAKE,
        Peer("missing", "missing"): CannotInstallError("no such version"),
        Peer("broken", "broken"): [*FAKE, "broken"],
    }
    run = measure(commands, rows, {"few": [notice]}, rounds=2)
    assert run.left_out == {
        "missing": "can't be installed: no such version",
        "broken": "it does not start: it ended with code 1: ImportError: no such library",
    }
    [result] = run.results
    assert result.right == {"date-1", "not-1"}
    assert (result.days["few"].gold, result.days["few"].found, result.days["few"].correct) == (2, 1, 1)
    assert result.seconds == result.least["few/one"]
    shown = "\n".join(table.columns() for table in tables.tables(run, rows, {"few": [notice]}, {"few": 3}))
    assert "Days of the notices in few (n = 1, 3 left out)" in shown
    assert any(line.split() == ["all", "3", "2"] for line in shown.splitlines())
    stopped = measure({Peer("fake", "fake"): FAKE}, rows, {"few": [notice, last]}, rounds=1)
    assert (stopped.results, stopped.left_out) == ([], {"fake": "it ended with code 3: gone"})


def test_noticeparse_takes_part_through_the_same_protocol() -> None:
    """And where another peer reads more, that is told."""
    text = "关于开展节水活动的通知\n各县：\n请于5月13日前报送方案。\n云水市水利局\n2024年4月26日"
    notice = NoticeDays("one", text, text, ISSUED, frozenset({"2024-05-13", "2024-04-26"}))
    rows = [Row("date-1", "date", "today", "today", ISSUED, {"start": None, "end": "2024-04-26"})]
    commands = {peer: peer.command(Path("nowhere")) for peer in (PARSE_TEXT, FIND_DATES)}
    run = measure({**commands, Peer("fake", "fake"): FAKE}, rows, {"few": [notice]}, rounds=1)
    assert run.left_out == {}
    assert [result.days["few"].correct for result in run.results] == [2, 2, 0]
    assert list(tables.beaten(run, rows)) == ["date-1 'today': fake"]


def test_rows_that_need_more_than_the_issue_date_are_left_out(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "kind": "date", "text": "5 月 6 日", "context": {"issue_date": "2024-04-26"}, "expected": {}},
        {"id": "b", "kind": "deadline", "text": "b", "context": {"issue_date": "2024-04-26", "period_end": "2024-05-01"}, "expected": {}},
        {"id": "c", "kind": "phone", "text": "c", "context": {}, "expected": {}},
        {"id": "d", "kind": "not_a_date", "text": "d", "context": {"issue_date": "2024-04-26"}, "expected": None},
    ]  # fmt: skip
    path = tmp_path / "catalogue.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    rows, left_out = catalogue_rows(path)
    assert ([one.name for one in rows], left_out) == (["a", "d"], 1)
    assert (rows[0].text, rows[0].joined) == ("5 月 6 日", "5月6日")


def test_notices_without_a_judged_day_are_left_out(tmp_path: Path) -> None:
    inner = {"deadlines": [{"date": "2024-06-30"}], "period": None, "issue_date": None, "print_date": None}
    nested = {**inner, "deadlines": [], "attachments": [{"notice": inner}]}
    whole = {"attachments": [{"notice": nested}], "deadlines": [{"date": "2024-05-13"}], "period": {"start": "2024-05-01", "end": None}, "issue_date": None, "print_date": None}  # fmt: skip
    for name, gold in {
        "whole": whole,
        "open": {"issue_date": "2024-04-26"},
        "none": {**whole, "deadlines": [], "period": None, "attachments": []},
    }.items():
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text("通知", encoding="utf-8")
    [notice], left_out = notices(tmp_path)
    assert (notice.name, left_out) == ("whole", 2)
    assert notice.days == {"2024-05-13", "2024-05-01", "2024-06-30"}
    assert notice.reference == dt.date(2024, 5, 1)


def test_an_environment_is_made_once_and_again_when_its_versions_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def pretend(command: list[str]) -> None:
        ran.append(command)
        if "venv" in command:
            python = Path(command[-1]) / "bin" / "python"
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    monkeypatch.setattr(environments, "_run", pretend)
    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    (tmp_path / "one.txt").write_text("one==1.0\n", encoding="utf-8")
    assert python_of("one", tmp_path / "cache") == python_of("one", tmp_path / "cache")
    assert len(ran) == 2
    (tmp_path / "one.txt").write_text("one==1.1\n", encoding="utf-8")
    python_of("one", tmp_path / "cache")
    assert len(ran) == 4


def test_an_installation_that_fails_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    (tmp_path / "one.txt").write_text("one==1.0\n", encoding="utf-8")
    with pytest.raises(CannotInstallError, match=r"^[^\n]+$"):
        python_of("one", tmp_path / "cache")


def test_every_pinned_version_is_exact_and_no_registry_is_named() -> None:
    for peer in PEERS:
        if peer.requirements is not None:
            pinned = (environments.REQUIREMENTS / f"{peer.requirements}.txt").read_text(encoding="utf-8")
            assert all(line.count("==") == 1 and "/" not in line for line in pinned.splitlines())
