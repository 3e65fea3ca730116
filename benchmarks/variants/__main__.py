"""How far values and findings survive variants of notices.

    python -m benchmarks.variants CORPUS [--seed N] [--times 100] [--kind KIND] [--out FOLDER]

Of every plain-text and Markdown notice of the corpus ``--times`` different variants are made, one kind after the other. The gold that
a variant is held against is the original's own record with the change carried over, so that what the parser misreads in the
original does not count. A row a kind: variants made, notices they come from, macro F1 of the fields, notices read without
any difference; planted findings, those reported, precision and recall (reported are conflicts, reviews, and what is of a
planted kind). Then the fields that changed, most frequent first. With ``--out`` the variants are written as a corpus, with the
corpus's own gold carried along, that ``noticeparse evaluate`` reads.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.variants.kinds import KINDS, MIXED, variants
from benchmarks.variants.measure import Tally, judge, losses
from benchmarks.variants.model import Original
from noticeparse import parse_file, read_file
from noticeparse.display import cells, pad
from noticeparse.evaluate import load_corpus
from noticeparse.evaluate.annotation.drafts import draft_gold
from noticeparse.evaluate.gold import GOLD_SUFFIX, PAIRS_FILE, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".txt", ".md")
HEAD = ("kind", "variants", "notices", "macro F1", "unchanged", "planted", "reported", "right", "P", "R")


def originals(corpus: Path, *, gold: bool) -> Iterator[Original]:
    """The text and Markdown notices of the corpus, with their own records as gold, or with the corpus's (``gold``)."""
    for file in load_corpus(corpus).files:
        if file.path.suffix in SUFFIXES:
            notice = parse_file(file.path)
            stem = file.path.with_suffix("")
            values = read_gold(stem.with_name(stem.name + GOLD_SUFFIX)) if gold else draft_gold(notice)
            yield Original(file.name, read_file(file.path).text, values, notice)


def row(kind: str, tally: Tally) -> list[str]:
    """One line of the table."""
    planted, reported, right = tally.score()
    same, of = tally.unchanged
    macro = "-" if tally.macro is None else f"{tally.macro:.4f}"
    shares = (f"{right / whole:.3f}" if whole else "-" for whole in (reported, planted))
    counts = (tally.variants, len(tally.notices))
    return [kind, *map(str, counts), macro, f"{same}/{of}", str(planted), str(reported), str(right), *shares]


def write(corpus: Path, folder: Path, *, seed: int, times: int) -> int:
    """The variants as a corpus, a folder a notice, with the original and the planted findings; how many there are."""
    written = 0
    for original in originals(corpus, gold=True):
        home = folder / original.name
        home.mkdir(parents=True, exist_ok=True)
        pairs = []
        made = [("original", original.text, original.gold)]
        for variant in variants(original, seed=seed, times=times):
            name = f"{variant.kind}-{len(made):03}"
            made.append((name, variant.text, variant.gold))
            if variant.findings:
                pairs.append(
                    {"parent": "original", "local": name, "embedded": None, "findings": variant.findings}
                )
        for name, text, gold in made:
            (home / f"{name}.txt").write_bytes(text.encode("utf-8"))
            (home / f"{name}{GOLD_SUFFIX}").write_text(
                json.dumps(gold, ensure_ascii=False, indent=1), "utf-8"
            )
        if pairs:
            (home / PAIRS_FILE).write_text(json.dumps(pairs, ensure_ascii=False, indent=1), "utf-8")
        written += len(made) - 1
    return written


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--kind", choices=(*KINDS, MIXED))
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    if args.out is not None:
        print(
            f"{write(args.corpus, args.out, seed=args.seed, times=args.times)} variants written to {args.out}"
        )
        return 0
    tallies = {kind: Tally() for kind in (*KINDS, MIXED)}
    for original in originals(args.corpus, gold=False):
        for variant in variants(original, seed=args.seed, times=args.times):
            if args.kind in (None, variant.kind):
                judge(tallies[variant.kind], original, variant)
    lines = [list(HEAD), *(row(kind, tally) for kind, tally in tallies.items() if tally.variants)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(pad(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip())
    for kind, tally in tallies.items():
        for name, counts in (("false alarms", tally.false_alarms), ("missed", tally.missed)):
            if counts:
                print(
                    f"{kind}: {name} " + ", ".join(f"{what} {times}" for what, times in counts.most_common())
                )
    for loss in losses(tallies.items()):
        print(f"{loss.times:5} {loss.kind} {loss.field} in {loss.notices} notices, as in {loss.example}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
