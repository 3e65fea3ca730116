"""Where the time of parse_text goes: microseconds a notice for each step of the pipeline.

    python -m benchmarks.steps [FOLDER] [--rounds N]

Every text notice below FOLDER (default: corpus) is parsed. A step is a function that noticeparse.pipeline imports and
calls; none calls another, so the steps and the rest (the record, the anchors and the calls themselves) add up to the
whole. A step counts once a notice, the notices that it encloses included. Times are the best of the rounds, in one process
and one thread, after a first round that loads and compiles; the whole is measured in rounds of its own, without the clocks.
"""

from __future__ import annotations

import argparse
import inspect
import platform
import sys
import time
from collections import Counter
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from unittest.mock import patch

from noticeparse import __version__, pipeline, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

P = ParamSpec("P")
R = TypeVar("R")


def clocked(name: str, step: Callable[P, R], spent: Counter[str]) -> Callable[P, R]:
    """The step, adding its nanoseconds to ``spent``."""

    @wraps(step)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        start = time.perf_counter_ns()
        try:
            return step(*args, **kwargs)
        finally:
            spent[name] += time.perf_counter_ns() - start

    return run


def best_steps(texts: Sequence[str], rounds: int) -> Counter[str]:
    """The nanoseconds of each step over all texts, for each text the least of the rounds."""
    spent: Counter[str] = Counter()
    steps = {
        name: clocked(name, step, spent)
        for name, step in inspect.getmembers(pipeline, inspect.isfunction)
        if step.__module__ != pipeline.__name__ and step.__module__.startswith("noticeparse.")
    }
    least: list[dict[str, int]] = [{} for _ in texts]
    with patch.dict(vars(pipeline), steps):
        for _ in range(rounds):
            for best, text in zip(least, texts, strict=True):
                spent.clear()
                pipeline.parse_text(text)
                best.update({name: min(best.get(name, took), took) for name, took in spent.items()})
    total: Counter[str] = Counter()
    for best in least:
        total.update(best)
    return total


def best_whole(texts: Sequence[str], rounds: int) -> int:
    """The nanoseconds of parse_text over all texts, for each text the least of the rounds."""
    return sum(min(_whole(text) for _ in range(rounds)) for text in texts)


def _whole(text: str) -> int:
    start = time.perf_counter_ns()
    pipeline.parse_text(text)
    return time.perf_counter_ns() - start


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--rounds", type=int, default=10)
    args = parser.parse_args()
    texts = [read_file(path).text for path in sorted(args.folder.rglob("*.txt")) if path.is_file()]
    if not texts:
        print(f"no *.txt below {args.folder}", file=sys.stderr)
        return 1
    for text in texts:
        pipeline.parse_text(text)
    whole = best_whole(texts, args.rounds)
    steps = best_steps(texts, args.rounds)
    print(f"noticeparse {__version__}, Python {platform.python_version()}, {platform.machine()}, one core")
    print(f"{len(texts)} notices, {sum(map(len, texts)) / len(texts):,.0f} characters each on average")
    rows = [*steps.most_common(), ("the rest", whole - steps.total()), ("parse_text", whole)]
    for name, took in rows:
        print(f"{name:26}{took / 1000 / len(texts):9,.1f} us a notice{100 * took / whole:7.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
