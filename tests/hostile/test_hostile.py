"""What hostile files are answered with, and that reading them touches nothing else; the big ones are in ``python -m tests.hostile``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.reading import Task
from noticeparse.archive.store import Store
from noticeparse.archive.worker import Limits, Lost
from noticeparse.archive.workers import work_through
from tests.hostile.case import STATUSES
from tests.hostile.folder import entry, write_cases
from tests.hostile.places import is_passed_over
from tests.hostile.watch import PRELOAD, watch

if TYPE_CHECKING:
    from tests.hostile.folder import Expected

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="places and limits as Linux has them")

# Each takes seconds or a hundred megabytes; the whole run has them.
SLOW = frozenset({"bomb_200mb.docx", "bomb_200mb.ofd", "many_citations.txt", "flate_bomb_100mb.pdf", "pages_1e5.pdf", "xobject_fanout.pdf"})  # fmt: skip
LIMITS = Limits(seconds=60.0, megabytes=2048)
LOST = {"time": "limit", "memory": "limit", "death": "limit"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Expected]]:
    place = tmp_path_factory.mktemp("hostile")
    return place, write_cases(place, without=SLOW)


def test_every_case_is_answered_and_nothing_outside_is_touched(
    folder: tuple[Path, dict[str, Expected]],
) -> None:
    place, expected = folder
    tasks = [Task(str(place), entry(place, path), None, tool()) for path in expected]
    wrong = []
    for task, seen in work_through(tasks, watch, jobs=2, limits=LIMITS, preload=PRELOAD):
        name, accepted = expected[task.entry.path]
        if isinstance(seen, Lost):
            wrong.append((name, seen))
        elif (
            seen.parsed not in accepted
            or seen.outside
            or seen.megabytes > LIMITS.megabytes
            or (
                seen.read != seen.parsed
                and not (task.entry.path.endswith("up") or "link" in name or name == "dev_zero")
            )
        ):
            wrong.append((name, seen))  # type: ignore[arg-type]
    assert wrong == []


def test_batch_gives_each_of_them_one_status(
    folder: tuple[Path, dict[str, Expected]], tmp_path: Path
) -> None:
    place, expected = folder
    with Store(str(tmp_path / "a.db"), tool=tool()) as store:
        done = {one.entry.path: one.answer for one in run_batch(str(place), store, jobs=2, limits=LIMITS)}
    wrong = []
    for path, (name, accepted) in expected.items():
        if is_passed_over(os.fsencode(path)) or name == "directory_pdf":
            assert path not in done
            continue
        answer = done[path]
        assert answer is not None
        status = answer.status if answer.status != "failed" else STATUSES[str(answer.code)]
        if status not in accepted and not (name == "symlink_dir_loop" and status == "not_a_file"):
            wrong.append((name, status, answer.code))
    assert wrong == []
    assert len(done) >= len(expected) - 3


def test_the_hook_sees_what_it_should(tmp_path: Path) -> None:
    from tests.hostile.watch import _Hook

    hook = _Hook()
    hook.inside = str(tmp_path)
    (tmp_path / "written").write_text("x")
    Path("/etc/hostname").read_bytes()
    hook.inside = None
    assert [line.rpartition(" ")[0] for line in hook.outside] == [
        f"open {tmp_path / 'written'}",
        "open /etc/hostname",
    ]
