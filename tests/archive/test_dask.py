"""A run on a cluster of Dask gives the archive that a run on one machine gives, also where a worker is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from benchmarks.multiplied import write_copies
from noticeparse.archive.batch import answer_of, run_batch, tool
from noticeparse.archive.parts import answers_of, name_of, parts_of, read_part
from noticeparse.archive.selection import Selection, walk
from noticeparse.archive.store import Store
from noticeparse.archive.worker import Limits
from noticeparse.cli.main import main
from tests.hostile.case import NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMITS = Limits(20.0, 0)


def test_a_part_is_read_once_and_says_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_copies(folder, [NOTICE], 5)
    (folder / "empty.txt").touch()
    [part] = parts_of(str(folder), walk(str(folder), Selection()), tool(), LIMITS)
    assert read_part(str(tmp_path), part, answer_of) == 6
    first = (tmp_path / name_of(part)).read_bytes()
    answers = dict(answers_of(str(tmp_path), part))
    assert sorted(answer.status for answer in answers.values()) == ["failed", *["ok"] * 5]
    (folder / "000000.txt").unlink()
    assert read_part(str(tmp_path), part, answer_of) == 6
    assert (tmp_path / name_of(part)).read_bytes() == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_name_of_a_part_tells_what_is_in_it(tmp_path: Path) -> None:
    write_copies(tmp_path / "in", [NOTICE], 3)

    def key(limits: Limits = LIMITS) -> str:
        [part] = parts_of(str(tmp_path / "in"), walk(str(tmp_path / "in"), Selection()), tool(), limits)
        return part.key

    assert key() == key()
    assert key() != key(Limits(1.0, 0))
    before = key()
    (tmp_path / "in" / "000001.txt").write_text("通知")
    assert key() != before


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process of its own, without a nanny that would start one again."""
    pytest.importorskip("distributed")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    file = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment, "cwd": tmp_path}
    running = [
        subprocess.Popen(
            [
                *dask,
                "scheduler",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--no-dashboard",
                "--scheduler-file",
                str(file),
            ],
            **quiet,  # type: ignore[call-overload]
        )
    ]
    for _ in range(2):
        running.append(
            subprocess.Popen(
                [
                    *dask,
                    "worker",
                    "--scheduler-file",
                    str(file),
                    "--nthreads",
                    "1",
                    "--no-nanny",
                    "--no-dashboard",
                ],
                **quiet,  # type: ignore[call-overload]
            )
        )
    until = time.monotonic() + 30
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.1)
    import json

    yield json.loads(file.read_text())["address"], running
    for process in reversed(running):
        process.kill()
        process.wait()


def test_the_archive_is_the_same_though_a_worker_was_killed(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    from noticeparse.archive.on_dask import run_on_dask

    address, (_, first, _) = cluster
    folder = tmp_path / "in"
    write_copies(folder, [NOTICE], 2_000)
    (folder / "empty.txt").touch()
    (folder / "link.txt").symlink_to("000001.txt")
    with Store(str(tmp_path / "local.db"), tool=tool()) as store:
        assert len(list(run_batch(str(folder), store, jobs=2, limits=LIMITS))) == 2_002
    with Store(str(tmp_path / "dask.db"), tool=tool()) as store:
        done = []
        for one in run_on_dask(str(folder), store, scheduler=address, limits=LIMITS):
            done.append(one.entry.path)
            if len(done) == 300:
                first.send_signal(signal.SIGKILL)
    assert len(done) == len(set(done)) == 2_002
    assert first.wait(5) == -signal.SIGKILL
    exports = []
    for name in ("local", "dask"):
        out = tmp_path / f"{name}.jsonl"
        assert main(["export", str(tmp_path / f"{name}.db"), "--format", "jsonl", "-o", str(out)]) == 0
        exports.append(out.read_bytes())
    assert exports[0] == exports[1]
    assert not (tmp_path / "dask.db.parts").exists()
    with Store(str(tmp_path / "dask.db"), tool=tool()) as store:
        again = list(run_on_dask(str(folder), store, scheduler=address, limits=LIMITS))
    assert all(one.answer is None for one in again)


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    call = [
        "batch",
        str(tmp_path / "in"),
        "--out",
        str(tmp_path / "a.db"),
        "--engine",
        "dask",
        "--lang",
        "en",
    ]
    try:
        import distributed  # noqa: F401
    except ImportError:
        assert main(call) == 4
        assert "noticeparse[dask]" in capsys.readouterr().err
    else:
        assert main([*call, "--scheduler", "tcp://127.0.0.1:1"]) == 3
        assert "E341" in capsys.readouterr().err
