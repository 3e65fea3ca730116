"""A worker that hangs, dies or eats memory costs one piece, which is named with its cause."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from noticeparse.archive import workers
from noticeparse.archive.worker import Limits, Lost
from noticeparse.archive.workers import BATCH, Ready, work_through
from noticeparse.errors import LimitError
from tests.archive.poison import die_at_once, work

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits(seconds=2.0, megabytes=1500)

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="the limits of memory need Linux"
)


def run(pieces: list[str], jobs: int = 2) -> dict[str, str | Lost]:
    return dict(work_through(pieces, work, jobs=jobs, limits=LIMITS))


def test_every_piece_is_answered_once() -> None:
    pieces = [f"piece {number}" for number in range(200)]
    answers = list(work_through(pieces, work, jobs=2, limits=LIMITS))
    assert sorted(piece for piece, _ in answers) == sorted(pieces)
    assert all(answer == piece.upper() for piece, answer in answers)


@pytest.mark.parametrize(
    ("poison", "cause"),
    [
        ("hang", "time"), ("regex", "time"), ("kill", "death"), ("exit", "death"), ("crash", "death"), ("memory", "memory"),
        ("abort", "memory"), ("raise", "fault"), ("unpicklable", "fault"), ("unreadable", "fault"),
    ],
)  # fmt: skip
def test_a_poisoned_piece_costs_only_itself(poison: str, cause: str) -> None:
    pieces = [f"piece {number}" for number in range(40)]
    answers = run([*pieces[:20], poison, *pieces[20:]])
    lost = answers.pop(poison)
    assert isinstance(lost, Lost)
    assert lost.cause == cause
    assert answers == {piece: piece.upper() for piece in pieces}


def test_several_poisons_at_once() -> None:
    pieces = [f"{kind} {number}" for number in range(3) for kind in ("kill", "exit", "piece", "memory")]
    answers = run(pieces)
    assert set(answers) == set(pieces)
    assert all(isinstance(answers[piece], Lost) != piece.startswith("piece") for piece in pieces)


def test_a_death_is_named_with_its_signal() -> None:
    assert run(["kill"]) == {"kill": Lost("death", "SIGKILL")}
    assert run(["exit"]) == {"exit": Lost("death", "exit 7")}


def test_a_piece_whose_worker_died_is_tried_once_more(tmp_path: Path) -> None:
    piece = f"once {tmp_path / 'mark'}"
    assert run([piece, "piece"]) == {piece: piece.upper(), "piece": "PIECE"}


def test_big_answers_come_through() -> None:
    assert all(
        len(str(answer)) == 4 << 20 for answer in run([f"big {number}" for number in range(6)]).values()
    )


def test_pieces_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield f"piece {taken}"

    answers = work_through(endless(), work, jobs=1, limits=LIMITS)  # type: ignore[arg-type]
    for _ in range(5):
        next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert taken <= 3 * BATCH


def test_no_worker_outlives_the_run() -> None:
    before = {child.pid for child in multiprocessing.active_children()}
    answers = work_through(["hang", "piece"], work, jobs=2, limits=Limits(60.0, 0))
    answers.close()  # type: ignore[attr-defined]
    run(["hang", "piece"])
    assert {child.pid for child in multiprocessing.active_children()} <= before


def test_workers_that_start_from_nothing_do_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "forking_context", lambda _: multiprocessing.get_context("spawn"))
    answers = run(["piece 1", "kill", "piece 2", "hang", "piece 3"])
    assert {piece: getattr(answer, "cause", answer) for piece, answer in answers.items()} == {
        "piece 1": "PIECE 1", "kill": "death", "piece 2": "PIECE 2", "hang": "time", "piece 3": "PIECE 3",
    }  # fmt: skip


def test_what_workers_are_forked_from_has_no_other_thread() -> None:
    """A lock that another thread held would stay held in the worker."""
    program = (
        "from noticeparse.archive.batch import PRELOADED\n"
        "from noticeparse.archive.workers import work_through\n"
        "from tests.archive.poison import work\n"
        "print([answer for _, answer in work_through(['threads'], work, jobs=1, preload=PRELOADED)])\n"
    )
    assert in_a_process_of_its_own(["-c", program]) == "['1']\n"


def test_pieces_that_take_long_are_given_one_by_one() -> None:
    """So that no worker has many of them in hand when the other has none left."""
    pieces = [f"long {number}" for number in range(6)]
    assert len({answer for _, answer in work_through(pieces, work, jobs=3, limits=LIMITS)}) == 3


def test_a_piece_that_is_ready_passes_through() -> None:
    pieces = [
        Ready(f"piece {number}", "known") if number % 3 else f"piece {number}" for number in range(2_000)
    ]
    answers = dict(work_through(pieces, work, jobs=2, limits=LIMITS))  # type: ignore[arg-type]
    assert len(answers) == 2_000
    assert sum(answer == "known" for answer in answers.values()) == 1_333


def test_what_is_ready_is_not_hoarded() -> None:
    taken = 0

    def endless() -> Iterator[Ready[str, str]]:
        nonlocal taken
        while True:
            taken += 1
            yield Ready(f"piece {taken}", "known")

    answers = work_through(endless(), work, jobs=2, limits=LIMITS)
    for _ in range(1_000):
        next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert taken < 2_000


def test_a_slow_reader_of_the_answers_costs_no_piece() -> None:
    """The limit counts the work, not the time until somebody wants the answer."""
    pieces = [f"big {number}" for number in range(4)]
    answers = {}
    for piece, answer in work_through(pieces, work, jobs=1, limits=Limits(0.5, 0)):
        answers[piece] = answer
        time.sleep(1.5)
    assert all(isinstance(answer, str) for answer in answers.values())


def test_the_death_of_the_server_that_forks_costs_no_piece() -> None:
    from multiprocessing import forkserver

    pieces = [f"slow {number}" for number in range(40)]
    answers = {}
    for piece, answer in work_through(pieces, work, jobs=2, limits=LIMITS):
        answers[piece] = answer
        if len(answers) == 10:
            os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
    assert answers == {piece: piece.upper() for piece in pieces}


def test_workers_that_never_come_up_are_an_error_and_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noticeparse.archive.workers.serve", die_at_once)
    with pytest.raises(LimitError, match="E507"):
        run(["piece"])


@pytest.mark.parametrize("poison", ["hang", "regex", "native"])
def test_no_worker_outlives_a_parent_that_was_killed(tmp_path: Path, poison: str) -> None:
    mark = tmp_path / "pid"
    program = f"""
from noticeparse.archive.worker import Limits
from noticeparse.archive.workers import work_through
from tests.archive.poison import work
list(work_through(["tell {mark}", "{poison}"], work, jobs=1, limits=Limits(600.0, 0)))
"""
    parent = subprocess.Popen([sys.executable, "-c", program])
    deadline = time.monotonic() + 30
    while not (mark.exists() and mark.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    parent.kill()
    parent.wait()
    worker = int(mark.read_text())
    while alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(worker)


def test_a_script_without_a_guard_is_not_run_again_by_its_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from noticeparse.archive.workers import work_through\n"
        "from tests.archive.poison import work\n"
        "print('here', list(work_through(['piece'], work, jobs=1)))\n"
    )
    assert in_a_process_of_its_own([str(script)]) == "here [('piece', 'PIECE')]\n"


def in_a_process_of_its_own(call: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, *call],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert done.stderr == ""
    return done.stdout


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
