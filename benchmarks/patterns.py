"""Whether every pattern of the package takes linear time on hostile repeats.

    nice python -m benchmarks.patterns [NAME ...] [--repeats N] [--slowest N]

Each rule (with NAMEs, those whose name begins with one), and each other pattern that a module keeps, is run over each unit repeated N and 2 N times: common pieces of notices, and the beginnings of the
rule's own examples, which lead it far in before they fail. Linear work doubles; a rule whose time more than trebles is named, and the exit
code is 1. Seconds are those of the processor, so that other work matters little; a ratio that is too high is measured again before
it is believed. Runs too short to be measured are not judged; one that takes longer than ten seconds is broken off and named. The whole takes about
six minutes of one processor.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from benchmarks.rule_book import every_pattern, every_rule
from noticeparse.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = (
    "（", "）", "(", "《", "》", "“", "”", "一", "一、", "（一）", "1", "1.", "1．", "①", "第", "第一条", "年", "月", "日",
    "1月", "5月1日", "2024年", "2024年5月1日", "〔2024〕", "号", "8时", ":", "：", "、", "，", "。", "；", " ", "\u3000", "\t",
    "-", "—", "~", "至", "前", "底", "由", "请", "的", "关于", "通知", "关于通知", "附件", "附件：", "附件1：", "联系人：", "联系电话：",
    "0", "0000-0000000", "a", "a.", "a@", "a@a.", "http://", "清河市", "局", "教育局", "根据", "〔2023〕", "2023年5月6日至", "5月", "0000-", "a.a", "～", "#", "**", "《", "\u0301", "1.", "《a》", "各单位", "领导小组", "字", "甲",
)  # fmt: skip


ALLOWED = 3.0
MEASURABLE = 0.1  # seconds; below this the clock, which may tick in steps of 8 ms, and the machine decide
MOST = 10.0  # seconds of processor for one pass
_AGAIN = 4  # times that a ratio which is too high is measured
_TICK = time.get_clock_info("process_time").resolution


class Searches(Protocol):
    """A rule, or a compiled pattern."""

    def finditer(self, text: str, /) -> Iterator[Any]: ...

    def search(self, text: str, /) -> Any: ...


class Run(NamedTuple):
    """How much longer twice the text takes (0 where it is too short to be judged), and the seconds that it takes."""

    ratio: float
    seconds: float
    name: str
    unit: str


class _TooLongError(Exception):
    """One pass took longer than it may."""


def units_of(rule: Searches) -> tuple[str, ...]:
    """The pieces that are repeated, with those that begin as the rule's own examples do.

    >>> units_of(Rule("demo", "a(?:bc){1,9}d", examples=("abcbcd",)))[-3:]
    ('abcbcd', 'abcbc', 'abc')
    """
    own = [example for example in rule.examples[:2] if len(example) > 2] if isinstance(rule, Rule) else []
    begun = [part for example in own for part in (example, example[:-1], example[: len(example) // 2])]
    return tuple(dict.fromkeys((*UNITS, *begun)))


def seconds(rule: Searches, text: str) -> float:
    """Of the processor; raises _TooLongError past MOST, which both engines look for while they search."""
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
    try:
        start = time.process_time()
        for _ in rule.finditer(text):
            pass
        return time.process_time() - start
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def growth(rule: Searches, unit: str, repeats: int) -> tuple[float, float]:
    rule.search("")
    longer = seconds(rule, unit * (2 * repeats))
    if longer < MEASURABLE:
        return 0.0, longer
    shorter = seconds(rule, unit * repeats)
    for _ in range(_AGAIN):
        if longer <= ALLOWED * shorter:
            break
        longer = min(longer, seconds(rule, unit * (2 * repeats)))
        # On a machine that shares its processors the clock may stand still: no pass takes no time.
        shorter = min(shorter or longer, seconds(rule, unit * repeats))
    return longer / max(shorter, _TICK), longer


def _stop(*_: object) -> None:
    raise _TooLongError


def runs(named: list[tuple[str, Searches]], repeats: int) -> Iterator[Run]:
    for name, rule in named:
        for unit in units_of(rule):
            found = float("inf"), MOST
            with contextlib.suppress(_TooLongError):
                found = growth(rule, unit, repeats)
            yield Run(*found, name, unit)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as period. or period.stated")
    parser.add_argument("--repeats", type=int, default=10_000)
    parser.add_argument("--slowest", type=int, default=5, help="how many of the slowest runs to show")
    args = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    chosen_by = tuple(args.names) or ("",)
    rules: list[tuple[str, Searches]] = [
        (rule.name, rule) for rule in every_rule() if rule.name.startswith(chosen_by)
    ]
    patterns: list[tuple[str, Searches]] = [row for row in every_pattern() if row[0].startswith(chosen_by)]
    if not rules and not patterns:
        parser.error(f"no rule's name begins with {' or '.join(args.names)}")
    done = list(runs([*rules, *patterns], args.repeats))
    bad = [run for run in done if run.ratio > ALLOWED]
    judged = [run.ratio for run in done if run.ratio]
    print(
        f"{len(rules)} rules, {len(patterns)} other patterns, {len(done)} runs at {args.repeats} and {2 * args.repeats} repeats; "
        f"{len(judged)} long enough to be judged, the greatest growth {max(judged, default=0.0):.1f}"
    )
    for title, chosen in (
        ("slowest", sorted(done, key=lambda run: -run.seconds)[: args.slowest]),
        ("not linear", bad),
    ):
        for run in chosen:
            print(f"{title}: {run.name} on {run.unit!r}: {1000 * run.seconds:.0f} ms, times {run.ratio:.1f}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
