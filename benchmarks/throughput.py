"""How much of two bare processes a run of `batch` with two workers gets.

    python -m benchmarks.throughput [FOLDER] [--files 2000] [--jobs 2] [--rounds 6] [--profile]

The text notices below FOLDER (default: corpus) are multiplied with changed numbers. Bare processes read and parse every second
file in a loop and throw the record away; `batch` also isolates, times, keeps and commits. Both are warm: they have parsed the
notices of the demonstration. They run one after the other in each round, so that a machine that is busy slows both; the ratio of their rates is what counts. Where other work competes for the
processors, three processes get another share than two; the ratio of processor time does not depend on that. `--profile` shows where the
process that keeps the archive spends its own time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.multiplied import texts_below, write_copies
from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.store import Store

BARE = """
import os, sys
import noticeparse.archive.warm
from noticeparse import parse_file
folder, first, step = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
names = sorted(os.listdir(folder))[first::step]
print("up", flush=True)
sys.stdin.readline()
before = os.times()
for name in names:
    parse_file(os.path.join(folder, name))
after = os.times()
print(after.user + after.system - before.user - before.system, flush=True)
"""
# The workers are children of the server that forks them, and counted with it once they have ended.
BATCH = """
import os, sys
from multiprocessing import forkserver
from pathlib import Path
from noticeparse.archive.batch import PRELOADED, run_batch, tool
from noticeparse.archive.store import Store
from noticeparse.archive.workers import work_through

def spent():
    mine = os.times()
    server = Path(f"/proc/{forkserver._forkserver._forkserver_pid}/stat").read_text().rpartition(")")[2].split()
    return mine.user + mine.system + sum(map(int, server[11:15])) / os.sysconf("SC_CLK_TCK")

list(work_through(["up"], str, jobs=1, preload=PRELOADED))
print("up", flush=True)
sys.stdin.readline()
before = spent()
with Store(sys.argv[2], tool=tool()) as store:
    for _ in run_batch(sys.argv[1], store, jobs=int(sys.argv[3])):
        pass
print(spent() - before, flush=True)
"""


class Cost(NamedTuple):
    """Seconds on the clock, from the word to start until the last process is done, and seconds of all processors together."""

    clock: float
    processors: float


def cost(program: str, calls: list[list[str]]) -> Cost:
    """Starting Python and importing are left out, on both sides."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, *call], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for call in calls
    ]
    assert [_line(process) for process in running] == ["up\n"] * len(running)
    start = time.perf_counter()
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    processors = sum(float(_line(process)) for process in running)
    clock = time.perf_counter() - start
    for process in running:
        process.communicate()
    return Cost(clock, processors)


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def profile(folder: str, archive: str, jobs: int) -> None:
    with cProfile.Profile(time.process_time) as watched, Store(archive, tool=tool()) as store:
        for _ in run_batch(folder, store, jobs=jobs):
            pass
    pstats.Stats(watched).sort_stats("tottime").print_stats(18)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--least", type=float, default=0.85, help="the ratio below which the exit code is 1")
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        write_copies(folder, texts_below(args.folder), args.files)
        if args.profile:
            profile(str(folder), str(Path(scratch) / "p.db"), args.jobs)
            return 0
        ratios = []
        for number in range(args.rounds):
            bare = cost(BARE, [[str(folder), str(first), str(args.jobs)] for first in range(args.jobs)])
            batch = cost(BATCH, [[str(folder), str(Path(scratch) / f"{number}.db"), str(args.jobs)]])
            ratios.append(Cost(bare.clock / batch.clock, bare.processors / batch.processors))
            print(
                f"{args.files} files: {args.jobs} bare processes {args.files / bare.clock:,.0f}/s, "
                f"batch with {args.jobs} workers {args.files / batch.clock:,.0f}/s, ratio {ratios[-1].clock:.2f}; "
                f"processor time {1000 * bare.processors / args.files:.2f} and {1000 * batch.processors / args.files:.2f} ms a file, "
                f"ratio {ratios[-1].processors:.2f}"
            )
    clock, processors = (statistics.median(column) for column in zip(*ratios, strict=True))
    print(
        f"median ratio {clock:.2f} by the clock, {processors:.2f} by processor time; wanted at least {args.least}"
    )
    return 0 if clock >= args.least else 1


if __name__ == "__main__":
    sys.exit(main())
