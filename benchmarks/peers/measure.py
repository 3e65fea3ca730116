"""Start every peer, ask all of them the same, and keep what they answered and what it took."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.peers.children import Child, StoppedError
from benchmarks.peers.environments import CannotInstallError, python_of
from benchmarks.peers.score import Days, found_days, right

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.peers.children import Answer
    from benchmarks.peers.material import NoticeDays, Row

FIRST_DATE = ("2024年5月6日", dt.date(2024, 5, 1))


@dataclass(frozen=True)
class Peer:
    """A library as it takes part: its adapter, its pinned versions (None: this repository), and what it is given.

    ``joined``: it gets the text with wrapped lines joined and letter-spacing taken out, one paragraph a line, which is
    noticeparse's own cleaning and is not counted to the peer. ``catalogue``: it reads single expressions.
    """

    name: str
    adapter: str
    requirements: str | None = None
    joined: bool = True
    catalogue: bool = True

    def command(self, cache: Path) -> list[str]:
        """How it is started; raises :class:`CannotInstallError`."""
        python = sys.executable if self.requirements is None else str(python_of(self.requirements, cache))
        return [python, "-m", f"benchmarks.peers.adapters.{self.adapter}"]


PARSE_TEXT = Peer("noticeparse parse_text", "parse_text", joined=False, catalogue=False)
FIND_DATES = Peer("noticeparse find_dates", "find_dates", joined=False)
PEERS = (
    PARSE_TEXT,
    FIND_DATES,
    Peer("JioNLP", "jionlp", "jionlp"),
    Peer("Recognizers-Text", "recognizers", "recognizers"),
    Peer("dateparser", "dateparser", "dateparser"),
)


@dataclass
class Result:
    """What one peer read, and what it took; seconds are CPU time."""

    name: str
    version: str
    import_seconds: float
    first_date_seconds: float = 0.0
    peak_mb: float = 0.0
    right: set[str] = field(default_factory=set)
    days: dict[str, Days] = field(default_factory=dict)
    gold_found: set[tuple[str, str]] = field(default_factory=set)
    least: dict[str, float] = field(default_factory=dict)
    errors: int = 0

    @property
    def seconds(self) -> float:
        """CPU seconds for all notices, of each the least of the rounds."""
        return sum(self.least.values())


@dataclass
class Run:
    """The results in the order of the peers, and why a peer is left out."""

    results: list[Result]
    left_out: dict[str, str]


def measure(
    commands: Mapping[Peer, Sequence[str] | CannotInstallError],
    rows: Sequence[Row],
    corpora: Mapping[str, Sequence[NoticeDays]],
    rounds: int,
) -> Run:
    """Ask every peer every row once and every notice ``rounds`` times, round by round through all peers.

    A peer that can't be installed or started, or stops on the way, is left out with its reason.
    """
    left_out: dict[str, str] = {}
    children: dict[Peer, Child] = {}
    results: dict[Peer, Result] = {}
    with ExitStack() as running:
        for peer, command in commands.items():
            if isinstance(command, CannotInstallError):
                left_out[peer.name] = f"can't be installed: {command}"
                continue
            try:
                children[peer] = running.enter_context(Child(command))
            except StoppedError as error:
                left_out[peer.name] = str(error)
        for peer, child in children.items():
            result = Result(peer.name, child.version, child.import_seconds)
            try:
                _ask_rows(peer, child, result, rows)
                results[peer] = result
            except StoppedError as error:
                left_out[peer.name] = str(error)
        for number in range(rounds):
            for peer in list(results):
                try:
                    _ask_notices(peer, children[peer], results[peer], corpora, score=number == 0)
                except StoppedError as error:
                    left_out[peer.name] = str(error)
                    del results[peer]
    return Run(list(results.values()), left_out)


def _ask_rows(peer: Peer, child: Child, result: Result, rows: Sequence[Row]) -> None:
    result.first_date_seconds = result.import_seconds + child.ask(*FIRST_DATE).seconds
    if not peer.catalogue:
        return
    for row in rows:
        answer = child.ask(row.joined if peer.joined else row.text, row.reference)
        _note(result, answer)
        if answer.error is None and right(row, answer.spans):
            result.right.add(row.name)


def _ask_notices(
    peer: Peer, child: Child, result: Result, corpora: Mapping[str, Sequence[NoticeDays]], *, score: bool
) -> None:
    for corpus, notices in corpora.items():
        days = result.days.setdefault(corpus, Days())
        for notice in notices:
            text = notice.joined if peer.joined else notice.text
            answer = child.ask(text, notice.reference)
            place = f"{corpus}/{notice.name}"
            result.least[place] = min(answer.seconds, result.least.get(place, answer.seconds))
            result.peak_mb = max(result.peak_mb, answer.peak_mb)
            if score:
                _note(result, answer)
                days.add(answer.spans, text, notice.days)
                result.gold_found |= {
                    (place, day) for day in found_days(answer.spans, notice.days) & notice.days
                }


def _note(result: Result, answer: Answer) -> None:
    result.peak_mb = max(result.peak_mb, answer.peak_mb)
    result.errors += answer.error is not None
