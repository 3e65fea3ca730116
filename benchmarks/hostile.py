"""Files made to hurt, each read in a process of its own under a limit of memory: answer, seconds, megabytes.

python -m benchmarks.hostile
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from noticeparse.errors import NoticeparseError
from noticeparse.sources.read import read_bytes
from tests.sources.hostile import CASES, READ

_MEMORY = 3 << 30
_SECONDS = 20


def _read(name: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    case = next(case for case in CASES if case.name == name)
    data = case.make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    answer = READ
    try:
        read_bytes(data, name=name)
    except NoticeparseError as error:
        answer = error.code
    seconds = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    verdict = "" if answer in case.answers else f"  expected {' or '.join(case.answers)}"
    print(f"{name:36} {len(data):>10,} bytes  {answer}  {seconds:6.2f} s  {grown:4} MB more{verdict}")


def main() -> None:
    if len(sys.argv) > 1:
        _read(sys.argv[1])
        return
    for case in CASES:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.hostile", case.name],
                timeout=_SECONDS,
                check=False,
                capture_output=True,
                text=True,
            )
            print(
                done.stdout or f"{case.name:36} died with {done.returncode}: {done.stderr[-200:]}\n",
                end="",
                flush=True,
            )
        except subprocess.TimeoutExpired:
            print(f"{case.name:36} not done after {_SECONDS} s", flush=True)


if __name__ == "__main__":
    main()
