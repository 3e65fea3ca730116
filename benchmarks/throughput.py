"""How much of two bare processes a run of `batch` with two workers gets.

    python -m benchmarks.throughput [FOLDER] [--files 4000] [--jobs 2] [--rounds 3] [--profile]

The text notices below FOLDER (default: corpus) are multiplied with changed numbers. Bare processes read and parse every second
file in a loop and throw the record away; `batch` also isolates, times, keeps and commits. Both run one after the other in
each round, so that a machine that is busy slows both; the ratio of their rates is what counts. `--profile` shows where the
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

from benchmarks.multiplied import texts_below, write_copies
from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.store import Store

BARE = """
import os, sys, time
from noticeparse import parse_file
folder, first, step = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
names = sorted(os.listdir(folder))[first::step]
parse_file(os.path.join(folder, names[0]))
print("up", flush=True)
sys.stdin.readline()
for name in names:
    parse_file(os.path.join(folder, name))
print("done", flush=True)
"""
BATCH = """
import sys
from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.store import Store
from noticeparse.archive.workers import _context
from noticeparse.archive.batch import _PRELOADED
_context(_PRELOADED)
print("up", flush=True)
sys.stdin.readline()
with Store(sys.argv[2], tool=tool()) as store:
    for _ in run_batch(sys.argv[1], store, jobs=int(sys.argv[3])):
        pass
print("done", flush=True)
"""


def timed(program: str, calls: list[list[str]]) -> float:
    """Seconds from the word to start until all are done; starting Python and importing are left out on both sides."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, *call], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for call in calls
    ]
    for process in running:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
    start = time.perf_counter()
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "done\n"
    seconds = time.perf_counter() - start
    for process in running:
        process.communicate()
    return seconds


def profile(folder: str, archive: str, jobs: int) -> None:
    with cProfile.Profile() as watched, Store(archive, tool=tool()) as store:
        for _ in run_batch(folder, store, jobs=jobs):
            pass
    pstats.Stats(watched).sort_stats("tottime").print_stats(18)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--files", type=int, default=4_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
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
            bare = timed(BARE, [[str(folder), str(first), str(args.jobs)] for first in range(args.jobs)])
            batch = timed(BATCH, [[str(folder), str(Path(scratch) / f"{number}.db"), str(args.jobs)]])
            ratios.append(bare / batch)
            print(
                f"{args.files} files: {args.jobs} bare processes {args.files / bare:,.0f}/s, "
                f"batch with {args.jobs} workers {args.files / batch:,.0f}/s, ratio {bare / batch:.2f}"
            )
    middle = statistics.median(ratios)
    print(f"median ratio {middle:.2f}, wanted at least {args.least}")
    return 0 if middle >= args.least else 1


if __name__ == "__main__":
    sys.exit(main())
