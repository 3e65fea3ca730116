"""Every hostile case, the big ones too, through ``parse`` and ``batch``: what was said, seconds, megabytes.

    python -m tests.hostile [--timeout 60] [--memory 2048] [--only WORD]

Exits with 1 where an answer is not an accepted one, a file outside was touched, or a limit was passed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from noticeparse.archive.batch import tool
from noticeparse.archive.reading import Task
from noticeparse.archive.store import Store
from noticeparse.archive.worker import Limits, Lost
from noticeparse.archive.workers import work_through
from tests.hostile.case import STATUSES
from tests.hostile.folder import entry, write_cases
from tests.hostile.places import is_passed_over
from tests.hostile.watch import PRELOAD, watch


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--timeout", type=float, default=60.0)
    parser.add_argument("--memory", type=int, default=2048)
    parser.add_argument("--only", default="", help="cases whose name holds this")
    args = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        folder.mkdir()
        expected = write_cases(folder, big=True)
        chosen = {path: row for path, row in expected.items() if args.only in row.name}
        tasks = [Task(str(folder), entry(folder, path), None, tool()) for path in chosen]
        limits = Limits(args.timeout, args.memory)
        for task, seen in work_through(tasks, watch, jobs=1, limits=limits, preload=PRELOAD):
            name, accepted = expected[task.entry.path]
            if isinstance(seen, Lost):
                said = "limit" if seen.cause != "fault" else seen.detail
                line, fine = f"{said:12} in batch only: {seen.cause} {seen.detail}", said in accepted
            else:
                line = (
                    f"{seen.parsed:12} {seen.seconds:6.2f} s {seen.megabytes:5} MB {' '.join(seen.outside)}"
                )
                fine = seen.parsed in accepted and not seen.outside
            bad += not fine
            print(f"{'' if fine else 'NOT ACCEPTED':12} {name:24} {line}", flush=True)
        bad += _batch(folder, Path(scratch) / "a.db", chosen, limits)
    print(f"{len(chosen)} cases, {bad} not as accepted")
    return 1 if bad else 0


def _batch(folder: Path, archive: Path, expected: dict, limits: Limits) -> int:  # type: ignore[type-arg]
    start = time.monotonic()
    call = [sys.executable, "-m", "noticeparse", "batch", str(folder), "--out", str(archive), "--quiet", "--lang", "en",
            "--timeout", str(limits.seconds), "--memory", str(limits.megabytes)]  # fmt: skip
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    print(f"batch: exit {done.returncode} in {time.monotonic() - start:.0f} s\n{done.stderr}")
    bad = 0
    with Store(str(archive), writes=False) as store:
        states = {file.path: file for file in store.files()}
    for path, (name, accepted) in expected.items():
        if is_passed_over(os.fsencode(path)) or name == "directory_pdf":
            continue
        file = states[path]
        status = file.status if file.status != "failed" else STATUSES.get(str(file.code), str(file.code))
        if status not in accepted:
            bad += 1
            print(f"NOT ACCEPTED batch {name}: {status} {file.code} {file.message}")
    return bad


if __name__ == "__main__":
    sys.exit(main())
