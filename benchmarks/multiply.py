"""Many notices out of few: copies of a corpus, each family with numbers and years of its own.

    python -m benchmarks.multiply FOLDER --count 10000 [--corpus corpus]

A copy keeps its family together: the same change is made to the number that a notice bears and to the number that cites it,
so that an archive of the copies has as many cascades. One file in a hundred is no notice (empty, or no text at all).
"""

from __future__ import annotations

import argparse
import re
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDINGS = (".txt", ".md", ".html")
_YEARS = 9  # that the copies are spread over
_NUMBER = re.compile(r"(?<=[〕］\]])(第?)([0-9]{1,4})(?=号)")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?=[年〕］\]])")


def copy_of(text: str, number: int) -> str:
    """The text with other numbers of documents and other years; the first copy is the text itself.

    Blanks at the end tell copies apart that have no number, since the same bytes are read once.

    >>> copy_of("根据云水节〔2025〕8号，于2025年6月1日前报送。", 11).rstrip()
    '根据云水节〔2023〕1108号，于2023年6月1日前报送。'
    """
    if not number:
        return text
    text = _NUMBER.sub(lambda found: f"{found[1]}{number}{int(found[2]):02d}", text)
    text = _YEAR.sub(lambda found: str(int(found[0]) - number % _YEARS), text)
    return f"{text}\n{' ' * number}\n"


def multiply(corpus: Path, folder: Path, wanted: int) -> int:
    """Writes so many files below a folder, a folder a copy; gives how many there are."""
    files = sorted(path for path in corpus.rglob("*") if path.suffix in _ENDINGS)
    made = 0
    for number in count():
        for path in files:
            if made == wanted:
                return made
            target = folder / f"{number:05d}" / path.relative_to(corpus)
            target.parent.mkdir(parents=True, exist_ok=True)
            made += 1
            if made % 100 == 0:
                target.write_bytes(b"" if made % 200 == 0 else bytes(range(256)))
            else:
                target.write_text(copy_of(path.read_text(encoding="utf-8"), number), encoding="utf-8")
    return made


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    args = parser.parse_args(argv)
    print(f"{multiply(args.corpus, args.folder, args.count)} files below {args.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
