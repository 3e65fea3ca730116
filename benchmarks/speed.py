"""How many notices a second on one core, and how long a comparison takes.

    python -m benchmarks.speed [FOLDER] [--rounds N]

Every text notice below FOLDER (default: corpus) is parsed, and every two neighbours are compared. Times are the best of
the rounds, in one process and one thread, after a first round that loads and compiles. The bound is what the standard
library alone needs to read the same files, decode them and run eight short patterns over them, measured in the same run:
a ratio to it says more than seconds on an unknown machine.
"""

from __future__ import annotations

import argparse
import itertools
import platform
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from noticeparse import __version__, compare_notices, parse_text, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BOUND = [
    re.compile(pattern)
    for pattern in (
        r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日",
        r"[0-9]{1,2}月[0-9]{1,2}日前",
        r"〔[0-9]{4}〕[0-9]{1,5}号",
        r"(?m)^[一二三四五六七八九十]{1,3}、[^\n]{1,80}",
        r"（[一二三四五六七八九十]{1,3}）[^\n]{1,80}",
        r"联系人：[^\n]{1,80}",
        r"《[^《》\n]{1,120}》",
        r"附件[0-9]{0,2}：[^\n]{1,80}",
    )
]


def bound(paths: Sequence[Path]) -> int:
    """Read, decode and search with the standard library only."""
    found = 0
    for path in paths:
        text = path.read_bytes().decode("utf-8", "replace")
        found += sum(1 for pattern in BOUND for _ in pattern.finditer(text))
    return found


def parse_each(texts: Sequence[str]) -> None:
    """Parse one notice after the other, as a run over an archive does: none is kept once the next begins."""
    for text in texts:
        parse_text(text)


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """The shortest time of the rounds in seconds, after one that does not count."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--rounds", type=int, default=30)
    args = parser.parse_args()
    paths = sorted(path for path in args.folder.rglob("*.txt") if path.is_file())
    if not paths:
        print(f"no *.txt below {args.folder}", file=sys.stderr)
        return 1
    texts = [read_file(path).text for path in paths]
    parsing = best_of(args.rounds, lambda: parse_each(texts))
    least = best_of(args.rounds, lambda: bound(paths))
    pairs = list(itertools.pairwise([parse_text(text) for text in texts]))
    print(f"noticeparse {__version__}, Python {platform.python_version()}, {platform.machine()}, one core")
    print(f"{len(texts)} notices, {sum(map(len, texts)) / len(texts):,.0f} characters each on average")
    print(
        f"parse_text   {len(texts) / parsing:8,.0f} notices a second  {1000 * parsing / len(texts):8.3f} ms each"
    )
    print(
        f"bound        {len(texts) / least:8,.0f} notices a second  {1000 * least / len(texts):8.3f} ms each  ratio {parsing / least:.1f}"
    )
    if pairs:
        comparing = best_of(args.rounds, lambda: [compare_notices(parent, local) for parent, local in pairs])
        print(
            f"compare      {len(pairs) / comparing:8,.0f} pairs a second    {1000 * comparing / len(pairs):8.3f} ms each"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
