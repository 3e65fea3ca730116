"""What the parser and the comparison make of variants: a row a kind, and the values that changed most often."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from noticeparse import compare_notices, parse_text
from noticeparse.evaluate.fields import MAIN
from noticeparse.evaluate.findings import ALARMING, judge_findings
from noticeparse.evaluate.gold import GoldNotice, GoldPair
from noticeparse.evaluate.score import rows_of, score_file, whole_correct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.variants.model import Original, Variant
    from noticeparse.evaluate.outcome import Cell, NoticeResult


class Loss(NamedTuple):
    """A value that a variant changed: the kind, the field, and one example."""

    kind: str
    field: str
    times: int
    notices: int
    example: str


@dataclass
class Tally:
    """The counts of one kind."""

    variants: int = 0
    notices: set[str] = field(default_factory=set)
    results: list[NoticeResult] = field(default_factory=list)
    findings: list[Cell] = field(default_factory=list)
    false_alarms: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    losses: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def macro(self) -> float | None:
        rows = rows_of([result.cells for result in self.results], (one.name for one in MAIN))
        scores = [row.strict.f1 for row in rows if row.strict.f1 is not None]
        return sum(scores) / len(scores) if scores else None

    @property
    def unchanged(self) -> tuple[int, int]:
        share = whole_correct(self.results)
        return share.count, share.of

    def score(self) -> tuple[int, int, int]:
        """Planted findings, those reported (conflicts, reviews, and of the planted kinds), those right."""
        return (
            sum(cell.gold for cell in self.findings),
            sum(cell.found for cell in self.findings),
            sum(cell.correct for cell in self.findings),
        )


def judge(tally: Tally, original: Original, variant: Variant) -> None:
    """Counts one variant in: its record against its gold, and its comparison with the original as parent."""
    notice = parse_text(variant.text)
    results = score_file(original.name, GoldNotice.model_validate(variant.gold), notice)
    tally.variants += 1
    tally.notices.add(original.name)
    tally.results += results
    for result in results:
        for cell in result.cells:
            for mistake in cell.mistakes if cell.main else ():
                shown = f"{mistake.kind}: {mistake.gold or '-'} | {mistake.found or '-'}"
                tally.losses[cell.field].append((original.name, shown))
    planted = {finding["kind"] for finding in variant.findings}
    found = [
        one
        for one in compare_notices(original.notice, notice).findings
        if one.severity in ALARMING or one.kind in planted
    ]
    pair = GoldPair.model_validate(
        {"parent": original.name, "local": original.name, "alignments": [], "findings": variant.findings}
    )
    judged = judge_findings(pair, found, (None, None))
    tally.findings.append(judged.cells[0])
    tally.false_alarms.update(one.kind for one in judged.false_findings)
    tally.missed.update(words.partition(" ")[0] for words in judged.cells[0].missed)


def losses(tallies: Iterable[tuple[str, Tally]]) -> list[Loss]:
    """The fields that variants changed, by kind, most frequent first."""
    found = [
        Loss(kind, name, len(cases), len({notice for notice, _ in cases}), " ".join(cases[0]))
        for kind, tally in tallies
        for name, cases in tally.losses.items()
    ]
    return sorted(found, key=lambda loss: (-loss.times, loss.kind, loss.field))
