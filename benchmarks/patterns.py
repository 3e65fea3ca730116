"""Whether every pattern of the package takes linear time on hostile repeats.

    python -m benchmarks.patterns [NAME ...] [--repeats N] [--slowest N]

Each rule whose name begins with a NAME (all of them take some minutes), and each other pattern that a module keeps, is run over each unit repeated N and 2 N times. Linear work doubles; a rule whose time more than trebles is named,
and the exit code is 1. Runs too short to be measured are not judged.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING, Any, Protocol

from benchmarks.rule_book import every_pattern, every_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = (
    "（", "）", "(", "《", "》", "“", "”", "一", "一、", "（一）", "1", "1.", "1．", "①", "第", "第一条", "年", "月", "日",
    "1月", "5月1日", "2024年", "2024年5月1日", "〔2024〕", "号", "8时", ":", "：", "、", "，", "。", "；", " ", "\u3000", "\t",
    "-", "—", "~", "至", "前", "底", "由", "请", "的", "关于", "通知", "关于通知", "附件", "附件：", "附件1：", "联系人：", "联系电话：",
    "0", "0000-0000000", "a", "a.", "a@", "a@a.", "http://", "清河市", "局", "教育局", "根据", "〔2023〕", "2023年5月6日至", "5月", "0000-", "a.a", "～", "#", "**", "《", "\u0301", "1.", "《a》", "各单位", "领导小组", "字", "甲",
)  # fmt: skip


class Searches(Protocol):
    """A rule, or a compiled pattern."""

    def finditer(self, text: str, /) -> Iterator[Any]: ...

    def search(self, text: str, /) -> Any: ...


ALLOWED = 3.0
MEASURABLE = 0.02  # seconds; below this the clock and the machine decide


def seconds(rule: Searches, text: str) -> float:
    start = time.perf_counter()
    for _ in rule.finditer(text):
        pass
    return time.perf_counter() - start


def growth(rule: Searches, unit: str, repeats: int) -> tuple[float, float]:
    """How much longer twice the text takes, and the time that it takes; 0 where it is too short to be judged."""
    rule.search("")
    longer = seconds(rule, unit * (2 * repeats))
    if longer < MEASURABLE:
        return 0.0, longer
    shorter = min(seconds(rule, unit * repeats) for _ in range(2))
    longer = min(longer, seconds(rule, unit * (2 * repeats)))
    return longer / shorter, longer


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as period. or period.stated")
    parser.add_argument("--repeats", type=int, default=10_000)
    parser.add_argument("--slowest", type=int, default=5, help="how many of the slowest runs to show")
    args = parser.parse_args()
    rules = every_rule()
    patterns = every_pattern()
    chosen_by = tuple(args.names) or ("",)
    named: list[tuple[str, Searches]] = [
        (name, pattern)
        for name, pattern in (*((rule.name, rule) for rule in rules), *patterns)
        if name.startswith(chosen_by)
    ]
    if not named:
        parser.error(f"no rule's name begins with {' or '.join(args.names)}")
    runs = [(*growth(rule, unit, args.repeats), name, unit) for name, rule in named for unit in UNITS]
    bad = [run for run in runs if run[0] > ALLOWED]
    print(
        f"{len(named)} of {len(rules)} rules and {len(patterns)} other patterns, {len(UNITS)} units, {args.repeats} and {2 * args.repeats} repeats"
    )
    for title, chosen in (
        ("slowest", sorted(runs, key=lambda run: -run[1])[: args.slowest]),
        ("not linear", bad),
    ):
        for ratio, time_taken, name, unit in chosen:
            print(f"{title}: {name} on {unit!r}: {1000 * time_taken:.0f} ms, times {ratio:.1f}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
