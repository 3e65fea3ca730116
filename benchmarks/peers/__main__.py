"""The dates of notices, read by noticeparse and by the libraries that one would otherwise take, measured in one run.

    python -m benchmarks.peers CATALOGUE.jsonl CORPUS... [--rounds N] [--markdown]
    python -m benchmarks.peers --set-up

A file is a catalogue of expressions, a folder a corpus of notices with gold. Each peer gets an environment of its own with
pinned versions, made where it is missing under ``--cache`` (a network is needed for that, and for nothing else), runs as a
process and is asked the same texts with the same reference day. How each is set is said in its adapter, how all are
scored in ``score.py``. A peer that can't be installed is named with the reason. Last come the expressions and the days of
gold that a peer reads and noticeparse does not. Needs a POSIX system.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.peers.environments import CannotInstallError, cache_folder
from benchmarks.peers.material import NoticeDays, Row, catalogue_rows, notices
from benchmarks.peers.measure import PEERS, Peer, measure
from benchmarks.peers.tables import beaten, facts, tables


def commands(cache: Path) -> dict[Peer, list[str] | CannotInstallError]:
    """How each peer is started; what is missing is installed."""
    found: dict[Peer, list[str] | CannotInstallError] = {}
    for peer in PEERS:
        try:
            found[peer] = peer.command(cache)
        except CannotInstallError as error:
            found[peer] = error
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("material", nargs="*", type=Path, metavar="CATALOGUE|CORPUS")
    parser.add_argument("--set-up", action="store_true", help="only make the environments")
    parser.add_argument("--cache", type=Path, default=cache_folder(), help="where environments are kept")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--markdown", action="store_true")
    args = parser.parse_args()
    if not args.material and not args.set_up:
        parser.error("name a catalogue or a corpus, or give --set-up")
    started = commands(args.cache)
    if args.set_up:
        for peer, command in started.items():
            print(f"{peer.name}: {command if isinstance(command, CannotInstallError) else 'ready'}")
        return 0
    rows: list[Row] = []
    corpora: dict[str, list[NoticeDays]] = {}
    left_out: dict[str, int] = {}
    for path in args.material:
        if path.is_dir():
            name = path.resolve().name
            corpora[name], left_out[name] = notices(path)
        else:
            more, unasked = catalogue_rows(path)
            rows += more
            left_out["catalogue"] = left_out.get("catalogue", 0) + unasked
    run = measure(started, rows, corpora, args.rounds)
    print(facts(run, args.rounds))
    for table in tables(run, rows, corpora, left_out):
        print("\n" + (table.markdown() if args.markdown else table.columns()))
    for name, reason in run.left_out.items():
        print(f"\nleft out: {name}: {reason}")
    for result in run.results:
        if result.errors:
            print(f"\n{result.name} raised an error on {result.errors} texts; they count as read empty")
    if not args.markdown:
        print("\nread by a peer and not by noticeparse:")
        for line in beaten(run, rows):
            print(f"  {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
