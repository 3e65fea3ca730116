"""What breaks a run from outside, in small; ``python -m tests.faults.kill`` is the long one."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.multiplied import write_copies
from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.place import file_system
from noticeparse.archive.selection import Entry
from noticeparse.archive.store import Answer, Store
from noticeparse.archive.worker import Limits
from noticeparse.errors import OutputError
from tests.faults.kill import kill_and_resume, members, run_of
from tests.hostile.case import NOTICE

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="sessions, limits and signals as Linux has them"
)

COMMAND = [sys.executable, "-m", "noticeparse", "batch"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_copies(tmp_path / "in", [NOTICE], 60)
    return tmp_path / "in"


def run(folder: Path, archive: Path, **settings: object) -> dict[str, Answer | None]:
    with Store(str(archive), tool=tool()) as store:
        return {
            done.entry.path: done.answer
            for done in run_batch(str(folder), store, limits=Limits(20.0, 0), **settings)  # type: ignore[arg-type]
        }


def whole(archive: Path) -> int:
    """The number of files that a store which is whole holds."""
    base = sqlite3.connect(archive)
    try:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(base.execute("SELECT COUNT(*) FROM files").fetchone()[0])
    finally:
        base.close()


def test_a_run_that_is_killed_again_and_again_loses_nothing(folder: Path, tmp_path: Path) -> None:
    write_copies(folder, [NOTICE], 400)
    outcome = kill_and_resume(folder, tmp_path / "a.db", kills=3, jobs=2, longest=2.0)
    assert outcome[1:] == (400, 0, 0, 0, True)


@pytest.mark.parametrize(("number", "times"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGTERM, 1)])
def test_a_run_that_is_asked_to_end_keeps_what_is_done(
    folder: Path, tmp_path: Path, number: int, times: int
) -> None:
    write_copies(folder, [NOTICE], 3_000)
    process = run_of(folder, tmp_path / "a.db", 2, 60.0)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        time.sleep(0.1)
        log = tmp_path / "a.db-wal"
        if log.exists() and log.stat().st_size > 100_000:
            break
    for _ in range(times):
        os.killpg(process.pid, number)
        time.sleep(0.02)
    assert process.wait(10) == 130
    time.sleep(0.3)
    assert members(process.pid) == []
    assert 0 < whole(tmp_path / "a.db") < 3_000


def test_a_full_disk_is_said_and_leaves_the_store_whole(folder: Path, tmp_path: Path) -> None:
    write_copies(folder, [NOTICE], 1_000)
    archive = tmp_path / "a.db"
    done = subprocess.run(
        [*COMMAND, str(folder), "--out", str(archive), "--lang", "en", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000)),
    )
    assert (done.returncode, "E903" in done.stderr, "Traceback" in done.stderr) == (9, True, False)
    kept = whole(archive)
    assert kept < 1_000
    assert len(run(folder, archive, jobs=2)) == 1_000
    assert whole(archive) == 1_000


def test_a_folder_that_may_not_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    done = without_privilege([*COMMAND, str(folder), "--out", str(closed / "a.db"), "--lang", "en"])
    assert (done.returncode, "E902" in done.stderr, "Traceback" in done.stderr) == (9, True, False)


def test_an_archive_in_a_folder_that_may_not_be_written_can_be_read(folder: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    run(folder, closed / "a.db")
    closed.chmod(0o555)
    done = without_privilege(
        [sys.executable, "-m", "noticeparse", "export", str(closed / "a.db"), "--format", "jsonl"]
    )
    assert (done.returncode, done.stdout.count("\n")) == (0, 60)
    closed.chmod(0o755)


def test_folders_and_files_that_may_not_be_read_are_named(folder: Path, tmp_path: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed" / "1.txt").write_text(NOTICE)
    (folder / "closed").chmod(0)
    (folder / "unreadable.txt").write_text(NOTICE)
    (folder / "unreadable.txt").chmod(0)
    out = tmp_path / "out"
    out.mkdir(mode=0o777)
    out.chmod(0o777)
    done = without_privilege([*COMMAND, str(folder), "--out", str(out / "a.db"), "--lang", "en"])
    assert (done.returncode, "E309 1" in done.stderr, "E304 1" in done.stderr) == (1, True, True)


def without_privilege(call: list[str]) -> subprocess.CompletedProcess[str]:
    """Runs a command for which a closed file is closed, which it is not for the superuser."""
    return subprocess.run(call, capture_output=True, text=True, check=False, preexec_fn=_renounce)


def _renounce() -> None:
    if os.getuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def test_files_that_vanish_or_change_while_a_run_goes_on(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    with Store(str(archive), tool=tool()) as store:
        running = run_batch(str(folder), store, limits=Limits(20.0, 0))
        first = next(running).entry.path
        names = sorted(path.name for path in folder.iterdir())
        (folder / names[-1]).unlink()
        (folder / names[-2]).write_text(NOTICE + "又一行\n")
        done = {one.entry.path: one.answer for one in running}
    assert first not in done
    assert len(done) >= 58
    again = run(folder, archive)
    assert [path for path, answer in again.items() if answer is not None] in ([names[-2]], [])
    assert whole(archive) == 60 or names[-1] not in again


def test_a_clock_that_is_set_back_changes_nothing(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a.db")
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    assert all(answer is not None for answer in run(folder, tmp_path / "a.db").values())
    assert all(answer is None for answer in run(folder, tmp_path / "a.db").values())


def test_relative_paths_hold_wherever_the_workers_are(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert all(answer and answer.status == "ok" for answer in run(Path("in"), Path("a.db")).values())


def test_words_that_are_no_utf8_can_be_kept(tmp_path: Path) -> None:
    with Store(str(tmp_path / "a.db"), tool=tool()) as store:
        store.keep(Entry("a\udcd6.txt", 1, 1), Answer("failed", "E700", "\udcd6\ud800\tx", None))
        assert [file.message for file in store.files()] == ["\\udcd6\\ud800\tx"]


def test_an_archive_on_a_network_file_system_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = f"1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / {tmp_path} rw - cifs //server/share rw\n"
    monkeypatch.setattr("noticeparse.archive.place.Path.read_text", lambda *_, **__: table)
    with pytest.raises(OutputError, match="E907"):
        Store(str(tmp_path / "a.db"), tool=tool())
    assert list(tmp_path.iterdir()) == []


def test_the_innermost_mount_counts() -> None:
    table = "1 0 0:1 / / rw - nfs4 a rw\n2 1 0:2 / /srv rw - ext4 b rw\n3 1 0:2 / /srvx rw - cifs b rw\n"
    assert [file_system(path, table) for path in ("/srv/a", "/srv", "/srv1", "/srvx/a")] == [
        "ext4",
        "ext4",
        "nfs4",
        "cifs",
    ]


@pytest.mark.skipif(os.getuid() != 0 or shutil.which("mount") is None, reason="mounting needs the superuser")
def test_a_small_disk_that_fills_up(folder: Path, tmp_path: Path) -> None:
    write_copies(folder, [NOTICE], 1_000)
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "none", str(disk)], check=False).returncode:
        pytest.skip("no mount here")
    try:
        with pytest.raises(OutputError, match="E903"):
            run(folder, disk / "a.db", jobs=2)
        assert whole(disk / "a.db") < 1_000
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        assert len(run(folder, disk / "a.db", jobs=2)) == 1_000
        assert whole(disk / "a.db") == 1_000
    finally:
        subprocess.run(["umount", str(disk)], check=True)
