"""How long one parent and a hundred locals take to compare, and how long and how large the page of a long pair is.

    python -m benchmarks.comparisons [CORPUS] [--rounds N]

The hundred locals are the locals of the families of the corpus (default: corpus/dev) in turn, each against the parent with
the most sections, which they are made to cite, so that all are compared in full. The long pair is 40 pages: the sections of
all notices of the corpus under new numbers, and the same without every seventh item. Times are seconds of one
processor, the best of the rounds; reading is not counted.
"""

from __future__ import annotations

import argparse
import itertools
import platform
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from noticeparse import __version__, compare_notices, parse_file, parse_text
from noticeparse.numerals import to_han
from noticeparse.records.notice import Reference
from noticeparse.report.pages.comparison import Compared, Document, comparison_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from noticeparse.records.notice import Notice

LOCALS = 100
PAGE = 600  # characters of a printed page
PAGES = 40
DROPPED = 7  # every so many items of the long local are left out
ITEMS = 12  # of a section of the long pair
TITLE = "关于开展2025年乡镇文化活动的通知"
PARENT = f"云岭省文化厅{TITLE}\n云文〔2025〕1号\n各市文化局：\n现将有关事项通知如下：\n"
LOCAL = f"清河市文化局{TITLE}\n清文〔2025〕9号\n各县文化局：\n根据《云岭省文化厅{TITLE}》（云文〔2025〕1号），现将有关事项通知如下：\n"


def processor_seconds(rounds: int, work: Callable[[], object]) -> float:
    """The least of the rounds, after one that does not count."""
    work()
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def citing(local: Notice, parent: Notice) -> Notice:
    """The local with a reference to the parent, so that it is not taken for somebody else's."""
    title = parent.title
    if title is None:
        return local
    number = parent.document_number.text if parent.document_number is not None else None
    reference = Reference(
        title=title.text, document_number=number, issuers=(), relation="basis", evidence=title.evidence
    )
    return local.model_copy(update={"references": (reference, *local.references)})


def long_notice(notices: Sequence[Notice], head: str, *, without: int | None) -> str:
    """Items of all notices, one after the other, until forty pages are full."""
    items = [
        f"{section.title or ''}。{section.text}".replace("\n", "")
        for notice in notices
        for section in notice.walk()
        if section.text
    ]
    lines, length = [head], 0
    for at, item in enumerate(itertools.cycle(items)):
        if at % ITEMS == 0:
            lines.append(f"{to_han(at // ITEMS + 1)}、第{at // ITEMS + 1}批任务")
        length += len(item)
        if without is None or at % without:
            lines.append(f"（{to_han(at % ITEMS + 1)}）{item}")
        if length > PAGE * PAGES:
            return "\n".join(lines)
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("corpus/dev"))
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    notices = [parse_file(path) for path in sorted(args.corpus.rglob("*.txt"))]
    if not notices:
        print(f"no *.txt below {args.corpus}", file=sys.stderr)
        return 1
    parent = max(notices, key=lambda notice: sum(1 for _ in notice.walk()))
    others = itertools.cycle([citing(notice, parent) for notice in notices if notice is not parent])
    locals_ = list(itertools.islice(others, LOCALS))
    print(f"noticeparse {__version__}, Python {platform.python_version()}, {platform.machine()}, one core")
    seconds = processor_seconds(args.rounds, lambda: [compare_notices(parent, local) for local in locals_])
    print(f"1 parent x {LOCALS} locals: {seconds:.2f} s")
    texts = long_notice(notices, PARENT, without=None), long_notice(notices, LOCAL, without=DROPPED)
    old, new = (parse_text(text) for text in texts)
    seconds = processor_seconds(args.rounds, lambda: compare_notices(old, new))
    comparison = compare_notices(old, new)
    units = sum(1 for _ in old.walk())
    print(f"a pair of {PAGES} pages, {units} units: {seconds:.2f} s, {len(comparison.findings)} findings")
    sides = Document("parent", old, texts[0]), Document("local", new, texts[1])
    pair = [Compared(*sides, comparison)]
    seconds = processor_seconds(args.rounds, lambda: comparison_page(pair))
    print(f"its page: {seconds:.2f} s, {len(comparison_page(pair).encode()) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
