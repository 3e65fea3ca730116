"""Coverage-guided fuzzing of the readers for a bounded time: whatever bytes come, there is a record or one named error.

    python -m benchmarks.fuzz --seconds 60 [--target text|pdf|docx|ofd|html|mail] [--keep FOLDER]

Needs atheris (pip install atheris), in an environment of its own. Inputs start from the hostile cases; bytes that raise anything
else than an error of ours, or take longer than ten seconds, are kept below --keep (default: a folder of the system's
temporary files, never the repository).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.hostile.packages import package_cases, web_cases
from tests.hostile.pdfs import pdf_cases
from tests.hostile.texts import text_cases

ENDINGS = {"text": ".txt", "pdf": ".pdf", "docx": ".docx", "ofd": ".ofd", "html": ".html", "mail": ".eml"}
_LARGEST_SEED = 20_000
_SECONDS_AN_INPUT = 10


def write_seeds(target: str, folder: Path) -> int:
    """Small hostile cases of one kind to start from; gives how many."""
    count = 0
    for case in [*text_cases(), *pdf_cases(), *package_cases(), *web_cases()]:
        if case.name.endswith(ENDINGS[target]) and "bomb" not in case.name and "lie" not in case.name:
            data = case.make()
            if len(data) <= _LARGEST_SEED:
                (folder / case.name).write_bytes(data)
                count += 1
    return count


def fuzz(target: str, flags: list[str]) -> None:
    """Runs until the flags of libFuzzer end it; leaves the process."""
    import atheris  # noqa: PLC0415 - needs an environment of its own

    with atheris.instrument_imports(include=["noticeparse"]):
        from noticeparse import NoticeparseError, parse_bytes  # noqa: PLC0415 - instrumented while it is loaded

    name = "x" + ENDINGS[target]

    def once(data: bytes) -> None:
        try:
            parse_bytes(data, name=name)
        except NoticeparseError:
            return

    atheris.Setup([sys.argv[0], *flags], once)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--target", choices=[*ENDINGS], action="append")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--run", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    args = parser.parse_args()
    targets = args.target or [*ENDINGS]
    if args.run is not None:
        fuzz(targets[0], args.run)
    keep = args.keep or Path(tempfile.mkdtemp(prefix="noticeparse-fuzz-"))
    worst = 0
    for target in targets:
        found = keep / target
        found.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            seeds = Path(scratch)
            count = write_seeds(target, seeds)
            flags = [f"-max_total_time={max(1, args.seconds // len(targets))}", f"-timeout={_SECONDS_AN_INPUT}", "-rss_limit_mb=3000",
                     f"-artifact_prefix={found}/", "-max_len=65536", "-print_final_stats=1", str(seeds)]  # fmt: skip
            call = [sys.executable, "-m", "benchmarks.fuzz", "--target", target, "--run", *flags]
            done = subprocess.run(call, capture_output=True, text=True, check=False)
        runs = next(
            (line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line), "?"
        )
        kept = [path.name for path in found.iterdir() if path.name.startswith(("crash-", "timeout-", "oom-"))]
        print(
            f"{target}: {count} seeds, {runs} inputs, exit {done.returncode}, {len(kept)} kept in {found}",
            flush=True,
        )
        if done.returncode:
            worst = 1
            print("\n".join(done.stderr.splitlines()[-25:]))
    return worst


if __name__ == "__main__":
    sys.exit(main())
