"""Kill a run again and again, then let it end: nothing may be lost, done twice or left running, and the store must be whole.

    python -m tests.faults.kill [--files 3000] [--kills 30] [--jobs 2] [--hang]

With ``--hang`` one file in a hundred keeps native code busy for ever, so that the parent is also killed while a worker hangs.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.multiplied import write_copies
from tests.hostile.case import NOTICE
from tests.hostile.pdfs import fan_out

SIGNS = ("noticeparse", "forkserver", "resource_tracker")
LEAVING = 10.0  # seconds in which what is left of a killed run must be gone


class Outcome(NamedTuple):
    """Of a run that was killed ``kills`` times and then ended: files lost, records made twice, processes left, and whether the store is whole."""

    kills: int
    files: int
    lost: int
    twice: int
    left: int
    whole: bool


def run_of(folder: Path, archive: Path, jobs: int, timeout: float) -> subprocess.Popen[bytes]:
    """A run in a session of its own, so that all that belongs to it can be told from other processes."""
    call = [sys.executable, "-m", "noticeparse", "batch", str(folder), "--out", str(archive), "--jobs", str(jobs), "--quiet",
            "--timeout", str(timeout)]  # fmt: skip
    return subprocess.Popen(
        call,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # A shell lets its background jobs ignore Ctrl-C, and they hand that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )


def members(session: int) -> list[int]:
    """The processes of a session that are still there."""
    found = []
    for name in os.listdir("/proc"):  # noqa: PTH208
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] not in "ZX":
                found.append(int(name))
    return found


def kill_and_resume(
    folder: Path,
    archive: Path,
    *,
    kills: int,
    jobs: int,
    longest: float,
    timeout: float = 60.0,
    seed: int = 7,
) -> Outcome:
    """Kills a run ``kills`` times after random times up to ``longest`` seconds, then lets one end, and counts."""
    chance = random.Random(seed)
    left = done = 0
    while done < kills:
        process = run_of(folder, archive, jobs, timeout)
        try:
            process.wait(chance.uniform(0.05, longest))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            done += 1
        else:
            # It ended before it could be killed: it starts anew on fewer seconds.
            for path in archive.parent.glob(archive.name + "*"):
                path.unlink()
            longest *= 0.7
        left += _left_of(process.pid)
    run_of(folder, archive, jobs, timeout).wait()
    return _judged(folder, archive, done, left)


def _left_of(session: int) -> int:
    until = time.monotonic() + LEAVING
    while members(session) and time.monotonic() < until:
        time.sleep(0.05)
    return len(members(session))


def _judged(folder: Path, archive: Path, kills: int, left: int) -> Outcome:
    names = {os.fsencode(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    base = sqlite3.connect(archive)
    whole = base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    rows = [row[0] for row in base.execute("SELECT path FROM files")]
    without = base.execute(
        "SELECT COUNT(*) FROM files WHERE status != 'failed' AND content NOT IN (SELECT content FROM records)"
    ).fetchone()[0]
    records, contents = base.execute("SELECT COUNT(*), COUNT(DISTINCT content) FROM records").fetchone()
    base.close()
    twice = len(rows) - len(set(rows)) + records - contents
    return Outcome(kills, len(names), len(names - set(rows)) + without, twice, left, whole)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=3_000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--longest", type=float, default=6.0, help="seconds after which a run is killed at the latest"
    )
    parser.add_argument("--hang", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        write_copies(folder, [NOTICE], args.files)
        if args.hang:
            for number in range(max(1, args.files // 100)):
                # Other bytes each, or the second one would be known.
                (folder / f"{number * 100:06d}-hang.pdf").write_bytes(fan_out() + b"%% %d\n" % number)
        outcome = kill_and_resume(
            folder, Path(scratch) / "a.db", kills=args.kills, jobs=args.jobs, longest=args.longest, timeout=2.0 if args.hang else 60.0,
        )  # fmt: skip
    print(outcome)
    return 0 if (outcome.lost, outcome.twice, outcome.left, outcome.whole) == (0, 0, 0, True) else 1


if __name__ == "__main__":
    sys.exit(main())
