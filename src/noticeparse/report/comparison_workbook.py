"""Comparisons as a workbook: the findings, what answers what, and a matrix of the parent's units by local."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.compare.matrix import matrix
from noticeparse.display import one_line
from noticeparse.report.messages import ALIGNMENTS, FINDINGS, SEVERITIES, TABLES, pick
from noticeparse.report.workbook import Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.records.comparison import Comparison, Passage

_Named = tuple[str, "Comparison"]


def comparison_workbook(comparisons: Sequence[_Named], *, lang: str = "zh") -> bytes:
    """The bytes of an xlsx file with three sheets; the comparisons are of one parent."""

    def name(key: str) -> str:
        return pick(TABLES[key], lang)

    def heads(*keys: str) -> list[str]:
        return [name(key) for key in keys]

    locals_ = [name for name, _ in comparisons]
    return workbook(
        [
            Sheet(
                name("findings"),
                heads(
                    "local", "severity", "kind", "message", "parent_at", "parent_words", "local_at", "local_words"
                ),
                _findings(comparisons, lang),
                (22, 9, 14, 48, 14, 48, 14, 48),
            ),
            Sheet(
                name("alignment"),
                heads("local", "parent_at", "relation", "local_at", "score"),
                _alignments(comparisons, lang),
                (22, 24, 10, 24, 8),
            ),
            Sheet(
                name("matrix"), [name("parent_at"), *locals_], _matrix(comparisons, lang), (24, *[20] * len(locals_))
            ),
        ]
    )  # fmt: skip


def _findings(comparisons: Sequence[_Named], lang: str) -> Iterator[list[object]]:
    for name, comparison in comparisons:
        for found in comparison.findings:
            yield [
                name,
                pick(SEVERITIES[found.severity], lang),
                pick(FINDINGS[found.kind], lang),
                one_line(found.message),
                *_passage(found.parent),
                *_passage(found.local),
            ]


def _passage(passage: Passage | None) -> tuple[str, str]:
    return ("", "") if passage is None else (_path(passage.path), passage.text)


def _path(path: tuple[str, ...] | None) -> str:
    return one_line("".join(path or ()))


def _alignments(comparisons: Sequence[_Named], lang: str) -> Iterator[list[object]]:
    for name, comparison in comparisons:
        for one in comparison.alignments:
            relation = pick(ALIGNMENTS[one.relation], lang)
            yield [name, _path(one.parent), relation, _path(one.local), one.score]


def _matrix(comparisons: Sequence[_Named], lang: str) -> Iterator[list[object]]:
    for row in matrix([comparison for _, comparison in comparisons]):
        cells = []
        for cell in row.cells:
            words = [pick(ALIGNMENTS[cell.relation], lang)] if cell.relation is not None else []
            words += [_path(path) for path in cell.at]
            words += [f"({pick(SEVERITIES[cell.severity], lang)})"] if cell.severity is not None else []
            cells.append(" ".join(words))
        yield [_path(row.path), *cells]
