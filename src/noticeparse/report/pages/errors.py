"""The page of the errors of an evaluation: each value in its text, gold and found marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.errors import NoticeparseError
from noticeparse.evaluate.locate import Squashed, locate_headings
from noticeparse.evaluate.outcome import SIDES
from noticeparse.evaluate.wording import row_name, word
from noticeparse.report.messages import ERROR_PAGE, pick
from noticeparse.report.pages.excerpts import Marked, Segment, excerpts, segments
from noticeparse.report.pages.template import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from noticeparse.evaluate.gold import Corpus, GoldNotice, GoldPair
    from noticeparse.evaluate.outcome import Cell, Mistake, Place, Results

KINDS = ("wrong", "missing", "invented")


class _Card(NamedTuple):
    """A mistake: its values by side, and for each text the name of its notice and the excerpts that show it."""

    field: str
    kind: str
    values: list[tuple[str, str]]
    texts: list[tuple[str | None, str, list[tuple[int, list[Segment]]]]]


class _Group(NamedTuple):
    """The mistakes of one notice or pair, and its texts as a whole."""

    name: str
    cards: list[_Card]
    wholes: list[tuple[str, list[Segment]]]


class _Document(NamedTuple):
    """One notice as the page needs it: its name, its text, and its gold."""

    name: str
    text: str
    squashed: Squashed
    gold: GoldNotice


def error_page(
    results: Results, corpus: Corpus, *, source_text: Callable[[Path], str], lang: str = "en"
) -> str:
    """One self-contained page, in English or Chinese (``zh``); ``source_text`` gives the text that evidence refers to.

    Nothing that stands in a notice can act on the page.
    """
    documents = _documents(corpus, source_text)
    pairs = {pair.name: pair for pair in corpus.pairs}
    groups = [
        _group(result.name, result.cells, {None: documents[result.name.partition("#")[0]]})
        for result in results.notices
        if _mistakes(result.cells)
    ]
    for result in results.pairs.results if results.pairs is not None else ():
        if _mistakes(result.cells):
            groups.append(_group(result.name, result.cells, _sides(pairs[result.name], documents)))
    macro = results.macro.strict
    return render(
        "errors",
        styles=("page.css", "errors.css"),
        scripts=("errors.js",),
        lang="zh-CN" if lang == "zh" else "en",
        title=f"{pick(ERROR_PAGE['title'], lang)} · {results.corpus}",
        words={key: pick(pair, lang) for key, pair in ERROR_PAGE.items()},
        kinds={kind: pick(ERROR_PAGE[kind], lang) for kind in KINDS},
        fields={card.field: row_name(card.field, lang) for group in groups for card in group.cards},
        facts=[
            (word("notices", lang), results.documents),
            (f"{word('macro', lang)} F1", "-" if macro is None else f"{macro:.3f}"),
            (word("whole", lang), f"{results.whole_correct.count}/{results.whole_correct.of}"),
            (word("inventions", lang), f"{results.inventions.count}/{results.inventions.of}"),
        ],
        columns=[
            word(key, lang) for key in ("field", "gold", "found", "correct", "precision", "recall", "f1")
        ],
        rows=list(_rows(results, lang)),
        groups=groups,
    )


def _documents(corpus: Corpus, source_text: Callable[[Path], str]) -> dict[str, _Document]:
    documents: dict[str, _Document] = {}
    for file in corpus.files:
        try:
            text = source_text(file.path)
        except NoticeparseError:
            text = ""  # it is listed among the failures; its gold is shown without a place
        documents[file.name] = _Document(file.name, text, Squashed(text), file.gold)
    return documents


def _sides(pair: GoldPair, documents: Mapping[str, _Document]) -> dict[str | None, _Document]:
    sides: dict[str | None, _Document] = {}
    for side, name in zip(SIDES, (pair.parent, pair.local), strict=True):
        if name is not None:
            document = documents[name]
            inner = next(iter(document.gold.enclosed()), None) if pair.embedded == side else None
            sides[side] = document if inner is None else document._replace(gold=inner)
    return sides


def _mistakes(cells: Sequence[Cell]) -> list[tuple[str, Mistake]]:
    return [(cell.field, mistake) for cell in cells if cell.main for mistake in cell.mistakes]


def _group(name: str, cells: Sequence[Cell], documents: Mapping[str | None, _Document]) -> _Group:
    placed: dict[str | None, list[Marked]] = {side: [] for side in documents}
    cards: list[_Card] = []
    for field, mistake in _mistakes(cells):
        where = _placed(mistake, documents)
        for side, places in where.items():
            placed[side] += places
        texts = [
            (side, documents[side].name, excerpts(documents[side].text, where[side]))
            for side in documents
            if side in where
        ]
        values = [
            (side, value)
            for side, value in (("gold", mistake.gold), ("found", mistake.found))
            if value is not None
        ]
        cards.append(_Card(field, mistake.kind, values, texts))
    wholes = [
        (document.name, segments(document.text, placed[side], 0, len(document.text)))
        for side, document in documents.items()
    ]
    return _Group(name, cards, wholes)


def _placed(mistake: Mistake, documents: Mapping[str | None, _Document]) -> dict[str | None, list[Marked]]:
    where: dict[str | None, list[Marked]] = {}
    given = [
        (place.side, span) for place in mistake.given if (span := _span(place, documents, 0)) is not None
    ]
    for side, (start, end) in given:
        where.setdefault(side, []).append(Marked(start, end, "found"))
    for place in mistake.wanted:
        near = next((start for side, (start, _) in given if side == place.side), 0)
        span = _span(place, documents, near)
        if span is not None:
            where.setdefault(place.side, []).append(Marked(*span, "gold"))
    return where


def _span(place: Place, documents: Mapping[str | None, _Document], near: int) -> tuple[int, int] | None:
    """The place in the text; of several where the words stand, the one closest to ``near``."""
    document = documents.get(place.side)
    if document is None:
        return None
    if place.span is not None:
        # Of a whole section its heading is shown.
        inner = document.squashed.find(place.words, place.span[0]) if place.words else None
        return inner if inner is not None and inner[1] <= place.span[1] else place.span
    if place.path is not None:
        headings = locate_headings(document.squashed, document.gold.sections)
        return next((heading.span for heading in headings if heading.path == place.path), None)
    spans = list(document.squashed.places(place.words or ""))
    return min(spans, key=lambda span: abs(span[0] - near), default=None)


def _rows(results: Results, lang: str) -> Iterator[list[str]]:
    for row in [row for row in results.rows if row.main] + [*(results.pairs.rows if results.pairs else ())]:
        score = row.strict
        shares = ("-" if one is None else f"{one:.3f}" for one in (score.precision, score.recall, score.f1))
        yield [row_name(row.field, lang), str(score.gold), str(score.found), str(score.correct), *shares]
