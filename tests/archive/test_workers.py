"""A worker that hangs, dies or eats memory costs one piece, which is named with its cause."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

from noticeparse.archive.workers import Limits, Lost, work_through
from tests.archive.poison import work

if TYPE_CHECKING:
    from pathlib import Path

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
    assert taken < 100


def test_no_worker_outlives_the_run() -> None:
    before = {child.pid for child in multiprocessing.active_children()}
    answers = work_through(["hang", "piece"], work, jobs=2, limits=Limits(60.0, 0))
    answers.close()  # type: ignore[attr-defined]
    run(["hang", "piece"])
    assert {child.pid for child in multiprocessing.active_children()} <= before
