"""The cascade: who follows whom, as a tree; and what became of a parent's sections in each of its locals."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.matrix import matrix
from noticeparse.compare.parts import chosen_parts
from noticeparse.display import one_line
from noticeparse.report.messages import ALIGNMENTS, pick
from noticeparse.report.pages.template import render_pieces
from noticeparse.report.site.figures import kept_share
from noticeparse.report.site.shelf import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice
    from noticeparse.report.pages.comparison import Compared
    from noticeparse.report.site.entries import Entry
    from noticeparse.report.site.frame import Frame
    from noticeparse.report.site.ledger import Ledger

LOCALS_A_PAGE = 40
_DEEPEST = 30  # levels that are shown one inside the other
_HEADING = 30  # characters of a section
_STATES = ("ambiguous", "missing", "cycle", "linked", "none", None)


class Step(NamedTuple):
    """A step on the way through the trees: ``open`` and ``leaf`` bring a notice, ``close`` ends what was opened last.

    ``year`` opens a group of its own; ``name`` is the year.
    """

    kind: str
    entry: Entry | None = None
    name: str = ""
    below: int = 0


def cascade_page(frame: Frame, ledger: Ledger) -> Iterator[str]:
    """Trees of the linked notices, then those that stand alone, by the reason."""
    said = frame.around("cascade.html")
    return render_pieces(
        "cascade",
        styles=("page.css", "site.css", "lists.css"),
        scripts=("cascade.js",),
        **said,
        title=pick(("层级", "Cascade"), frame.lang),
        steps=_steps(ledger),
        groups=(
            (state or "unlinked", count, ledger.single(state))
            for state in _STATES
            if (count := ledger.count_single(state))
        ),
        matrix_of=lambda entry: next(iter(matrices_of(ledger, entry)), ""),
    )


def _steps(ledger: Ledger) -> Iterator[Step]:
    for year, tops in groupby(ledger.tops(), key=lambda top: top.year):
        yield Step("year", name=str(year or ""))
        for top in tops:
            yield from _tree(ledger, top)
        yield Step("close")


def _tree(ledger: Ledger, top: Entry) -> Iterator[Step]:
    ways: list[Iterator[Entry]] = [iter((top,))]
    while ways:
        entry = next(ways[-1], None)
        if entry is None:
            ways.pop()
            if 0 < len(ways) <= _DEEPEST:
                yield Step("close")
            continue
        below = ledger.count_under(entry.content)
        yield Step("open" if below and len(ways) <= _DEEPEST else "leaf", entry, below=below)
        if below:
            ways.append(ledger.under(entry.content))


def matrices_of(ledger: Ledger, entry: Entry) -> Iterator[str]:
    """The files of the matrices of a notice and its locals."""
    for part, count in ledger.compared_parts(entry.content):
        for at in range(0, count, LOCALS_A_PAGE):
            yield page_of("m", entry.content, part, at)


class _Row(NamedTuple):
    heading: str
    path: str
    cells: list[tuple[str, str, str]]


def matrix_page(
    frame: Frame,
    page: str,
    parent: Entry,
    pairs: Sequence[tuple[Entry, Compared]],
    others: Sequence[tuple[str, bool]],
) -> Iterator[str]:
    """The sections of a parent, and what became of each in some of its locals; ``others`` are the pages of the rest."""
    comparisons = [pair.comparison for _, pair in pairs]
    headings = _headings(chosen_parts(pairs[0][1].parent.notice, pairs[0][1].local.notice).as_compared()[0])
    return render_pieces(
        "matrix",
        styles=("page.css", "comparison.css", "site.css"),
        **frame.around(page),
        title=one_line(parent.title),
        parent=parent,
        locals=[(entry, _share(pair.comparison)) for entry, pair in pairs],
        rows=[
            _Row(
                headings.get(row.path, ""),
                one_line("".join(row.path)),
                [
                    (
                        pick(ALIGNMENTS[cell.relation], frame.lang) if cell.relation is not None else "–",
                        cell.severity or "",
                        one_line(" ".join("".join(path) for path in cell.at)),
                    )
                    for cell in row.cells
                ],
            )
            for row in matrix(comparisons)
        ],
        others=others,
    )


def _headings(notice: Notice) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for section in notice.walk():
        words = one_line(section.title or section.text.partition("。")[0])
        found.setdefault(section.path, words if len(words) <= _HEADING else words[: _HEADING - 1] + "…")
    return found


def _share(comparison: Comparison) -> str:
    share = kept_share(comparison)
    return f"{share}%" if share is not None else ""
