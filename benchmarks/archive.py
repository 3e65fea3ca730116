"""Ten thousand files of five kinds with twenty poisoned ones among them: what became of each, how fast, and how much memory the parent took.

    python -m benchmarks.archive [FOLDER] [--files 10000] [--jobs 2] [--timeout 5] [--memory 1500]

The text notices below FOLDER (default: corpus) are multiplied with changed numbers, as text, Markdown, web pages, PDF and DOCX. Exits
with 1 where another file failed, a poisoned one is not named with its code, or the parent's memory grew by more than a kilobyte a file.
"""

from __future__ import annotations

import argparse
import html
import itertools
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.multiplied import copies, texts_below
from benchmarks.poisoned import poisons, read_poisoned
from noticeparse.archive.batch import run_batch, tool
from noticeparse.archive.store import Store
from noticeparse.archive.worker import Limits
from tests.hostile.packages import docx_of
from tests.hostile.pdfs import good, shown

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_A_FILE = 1_024  # bytes that the parent may grow by
_LINES_A_PAGE = 38


def _page(text: str) -> bytes:
    rows = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>\n{rows}</body></html>".encode()


def _pdf(text: str) -> bytes:
    lines = [row[at : at + 40] for row in text.split("\n") for at in range(0, max(1, len(row)), 40)]
    return good(shown("\n".join(lines[:_LINES_A_PAGE])))


KINDS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    (".txt", str.encode),
    (".md", str.encode),
    (".html", _page),
    (".pdf", _pdf),
    (".docx", docx_of),
)


def write_mixed(folder: Path, texts: list[str], count: int) -> None:
    for number, (text, (ending, written)) in enumerate(
        zip(copies(texts, count), itertools.cycle(KINDS), strict=False)
    ):
        place = folder / f"{number // 1_000:03d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06d}{ending}").write_bytes(written(text))


def resident() -> int:
    """Bytes of memory of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def slope(samples: list[tuple[int, int]]) -> float:
    """Bytes a file, by least squares.

    >>> slope([(0, 10), (10, 30), (20, 50)])
    2.0
    """
    middle = [sum(column) / len(samples) for column in zip(*samples, strict=True)]
    above: float = sum((files - middle[0]) * (size - middle[1]) for files, size in samples)
    below: float = sum((files - middle[0]) ** 2 for files, _ in samples)
    return above / below if below else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=5.0)
    parser.add_argument("--memory", type=int, default=1_500)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        write_mixed(folder, texts_below(args.folder), args.files)
        bad = {poison.name: poison for poison in poisons()}
        for number, poison in enumerate(bad.values()):
            poison.place(folder / f"{number % max(1, args.files // 1_000):03d}")
        samples: list[tuple[int, int]] = []
        failed: dict[str, str] = {}
        done = 0
        start = time.monotonic()
        with Store(str(Path(scratch) / "a.db"), tool=tool()) as store:
            for one in run_batch(
                str(folder),
                store,
                jobs=args.jobs,
                limits=Limits(args.timeout, args.memory),
                read=read_poisoned,
            ):
                done += 1
                if one.answer is not None and one.answer.status == "failed":
                    failed[one.entry.path.rpartition("/")[2]] = str(one.answer.code)
                if done % 100 == 0:
                    samples.append((done, resident()))
        seconds = time.monotonic() - start
    failed.pop("loop_b.txt", None)
    named = {name: code for name, code in failed.items() if name in bad}
    wrong = {name: code for name, code in named.items() if code not in bad[name].codes}
    growth = slope(samples[len(samples) // 5 :])
    print(f"{done} files in {seconds:.0f} s ({done / seconds:.0f}/s) with {args.jobs} workers")
    print(f"parent: {samples[-1][1] >> 20} MB at the end, {growth:.0f} bytes a file")
    for name, code in sorted(named.items()):
        print(f"  {code}  {name}")
    print(
        f"poisoned: {len(named)} of {len(bad)} named, {len(wrong)} with another code; other files that failed: {len(failed) - len(named)}"
    )
    for name in sorted(set(failed) - set(named)):
        print(f"  {failed[name]}  {name}")
    fine = len(named) == len(bad) and not wrong and len(failed) == len(named) and growth < MOST_A_FILE
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
