"""The comparisons of a corpus: which notice stands on which side, and the sums over all pairs."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Literal

from noticeparse.errors import NoticeparseError
from noticeparse.evaluate.findings import KINDS, judge_findings
from noticeparse.evaluate.links import judge_links
from noticeparse.evaluate.outcome import Failure, PairResult, PairsOutcome, Share, message_of
from noticeparse.evaluate.score import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from noticeparse.evaluate.gold import Corpus, GoldNotice, GoldPair, GoldPeriod
    from noticeparse.evaluate.outcome import Cell
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

_NO_PARENT = {"en": "the comparison needs a parent", "zh": "比对须有上级通知"}
_NOT_READ = {"en": "a notice of this pair was not read", "zh": "其中一份通知未能读出"}
_NOT_ENCLOSED = {"en": "the enclosed notice was not found in its file", "zh": "文件中没有找到内附的通知"}
PAIR_ROWS = ("links", "units", "omissions", "changed_dates", "findings")


def score_pairs(
    corpus: Corpus, notices: Mapping[str, Notice | None], compare: Callable[..., Comparison]
) -> PairsOutcome | None:
    """Every pair of the corpus compared and judged; None where it has no pairs.

    ``notices`` are the parsed notices by name, None where parsing failed. A pair without a parent needs a ``compare``
    that takes ``parent=None`` and says so in its signature; else it is skipped, and named as skipped.
    """
    gold = {file.name: file.gold for file in corpus.files}
    results: list[PairResult] = []
    failures: list[Failure] = []
    skipped: list[Failure] = []
    for pair in corpus.pairs:
        if pair.parent is None and not _takes_no_parent(compare):
            skipped.append(Failure(name=pair.name, message=_NO_PARENT))
            results.append(PairResult(name=pair.name, status="skipped", judged=False))
            continue
        outcome = _compared(pair, notices, compare)
        if isinstance(outcome, Failure):
            failures.append(outcome)
            results.append(_judged(pair, None, _periods(pair, gold), "failed"))
        else:
            results.append(_judged(pair, outcome, _periods(pair, gold), "compared"))
    return _summed(results, failures, skipped) if results else None


def _compared(
    pair: GoldPair, notices: Mapping[str, Notice | None], compare: Callable[..., Comparison]
) -> Comparison | Failure:
    sides: dict[str, Notice | None] = {"parent": None}
    for side, name in (("parent", pair.parent), ("local", pair.local)):
        if name is None:
            continue
        outer = notices[name]
        chosen = next(outer.enclosed(), None) if outer is not None and pair.embedded == side else outer
        if chosen is None:
            return Failure(name=pair.name, message=_NOT_READ if outer is None else _NOT_ENCLOSED)
        sides[side] = chosen
    try:
        return compare(parent=sides["parent"], local=sides["local"])
    except NoticeparseError as error:
        return Failure(name=pair.name, message=message_of(error))


def _judged(
    pair: GoldPair,
    comparison: Comparison | None,
    periods: tuple[GoldPeriod | None, GoldPeriod | None],
    status: Literal["compared", "failed"],
) -> PairResult:
    findings = judge_findings(pair, comparison.findings if comparison else (), periods)
    cells: tuple[Cell, ...] = findings.cells
    relations = Share(count=0, of=0)
    confusions: tuple[str, ...] = ()
    if pair.alignments is not None:
        links = judge_links(pair.alignments, comparison.alignments if comparison else ())
        cells, relations, confusions = links.cells + cells, links.relations, links.confusions
    return PairResult(
        name=pair.name,
        status=status,
        judged=pair.alignments is not None,
        cells=cells,
        relations=relations,
        severities=findings.severities,
        confusions=confusions,
        false_findings=findings.false_findings,
    )


def _summed(results: Sequence[PairResult], failures: list[Failure], skipped: list[Failure]) -> PairsOutcome:
    cells = [result.cells for result in results]
    return PairsOutcome(
        rows=rows_of(cells, PAIR_ROWS),
        kinds=rows_of(cells, KINDS),
        relations=_share([result.relations for result in results]),
        severities=_share([result.severities for result in results]),
        results=tuple(results),
        failures=tuple(failures),
        skipped=tuple(skipped),
    )


def _share(parts: Sequence[Share]) -> Share:
    return Share(count=sum(part.count for part in parts), of=sum(part.of for part in parts))


def _periods(pair: GoldPair, gold: Mapping[str, GoldNotice]) -> tuple[GoldPeriod | None, GoldPeriod | None]:
    parent, local = (
        _period(gold, name, embedded=pair.embedded == side)
        for side, name in (("parent", pair.parent), ("local", pair.local))
    )
    return parent, local


def _period(gold: Mapping[str, GoldNotice], name: str | None, *, embedded: bool) -> GoldPeriod | None:
    notice = None if name is None else gold[name]
    if notice is not None and embedded:
        notice = next(iter(notice.enclosed()), None)
    return None if notice is None else notice.period


def _takes_no_parent(compare: Callable[..., Comparison]) -> bool:
    parent = inspect.signature(compare).parameters.get("parent")
    return parent is not None and "None" in str(parent.annotation)
