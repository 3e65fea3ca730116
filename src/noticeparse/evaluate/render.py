"""The report as text, in columns that line up where Chinese characters take two cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.display import cells, pad, printable
from noticeparse.evaluate.wording import row_name, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from noticeparse.evaluate.outcome import (
        Changes,
        Failure,
        Interval,
        PairsOutcome,
        Results,
        Row,
        Share,
    )

FEW = 10  # notices; below this an interval says little
MOST = 40  # entries of a list of one-line remarks; the JSON has all of them
LONGEST = 110  # cells of one value in the lists; the JSON has all of it


def render(results: Results, lang: str) -> str:
    """The tables, then every value that went wrong, then gains and losses."""
    return "\n".join(_lines(results, lang)) + "\n"


def shorten(text: str, width: int) -> str:
    r"""The text on one line, cut to so many columns with an ellipsis.

    A character that would act on a terminal instead of showing is written as an escape.

    >>> shorten("关于做好\n报送工作的通知", 10)
    '关于做好…'
    """
    line = printable(" ".join(text.split()))
    if cells(line) <= width:
        return line
    kept = ""
    for mark in line:
        if cells(kept) + cells(mark) > width - 1:
            break
        kept += mark
    return kept.rstrip() + "…"


def columns(lines: Sequence[Sequence[str]]) -> list[str]:
    """The lines as a table: the first column to the left, the others to the right, two blanks between."""
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            pad(cell, wide) if place == 0 else " " * (wide - cells(cell)) + cell
            for place, (cell, wide) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def _lines(results: Results, lang: str) -> Iterator[str]:
    def say(key: str) -> str:
        return word(key, lang)

    yield (
        f"{say('corpus')} {results.corpus}: {results.files} {say('files')}, {results.documents} {say('documents')}, "
        f"{results.resamples} {say('resamples')}"
    )
    yield ""
    main = [row for row in results.rows if row.main]
    averages = [
        _average_line(say("macro"), results.macro.strict, results.macro.interval, results.macro.soft),
        _row_line(results.micro.model_copy(update={"documents": results.documents}), say("micro"), few=False),
    ]
    yield from columns(
        [_head("field", lang), *(_row_line(row, row_name(row.field, lang)) for row in main), *averages]
    )
    informing = [row for row in results.rows if not row.main]
    if informing:
        yield from ("", say("informing"))
        yield from columns(
            [_head("field", lang), *(_row_line(row, row_name(row.field, lang)) for row in informing)]
        )
    if any(0 < row.documents < FEW for row in results.rows):
        yield from ("", say("few"))
    yield ""
    yield f"{say('whole')}: {_share(results.whole_correct)}"
    yield f"{say('inventions')}: {_share(results.inventions)}"
    yield f"{say('invented_days')}: {_share(results.invented_days)}"
    if results.grounding is not None:
        seen = results.grounding
        yield f"{say('evidence')}: {say('unchecked') if seen.exact is None else f'{seen.exact}/{seen.evidence}'}"
        yield f"{say('quotes')}: {seen.equal}/{seen.values}"
    if results.pairs is not None:
        yield ""
        yield from _pairs(results.pairs, lang)
    yield from _failed(say("failures"), results.failures, lang)
    if results.grounding is not None:
        yield from _list(say("broken"), results.grounding.broken)
    yield from _list(say("remarks"), results.remarks)
    yield from _wrong(results, lang)
    if results.changes is not None:
        yield from _changes(results.changes, lang)


def _head(first: str, lang: str) -> list[str]:
    keys = (
        first,
        "notices",
        "gold",
        "found",
        "correct",
        "precision",
        "recall",
        "f1",
        "interval",
        "soft",
        "soft_f1",
    )
    return [word(key, lang) for key in keys]


def _row_line(row: Row, name: str, *, few: bool = True) -> list[str]:
    strict = row.strict
    mark = "*" if few and row.documents < FEW else ""
    return [
        name,
        str(row.documents),
        str(strict.gold),
        str(strict.found),
        str(strict.correct),
        _number(strict.precision),
        _number(strict.recall),
        _number(strict.f1),
        _ends(row.interval) + (mark if row.interval else ""),
        str(row.soft.correct),
        _number(row.soft.f1),
    ]


def _average_line(
    name: str, strict: float | None, interval: Interval | None, soft: float | None
) -> list[str]:
    return [name, "", "", "", "", "", "", _number(strict), _ends(interval), "", _number(soft)]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _ends(interval: Interval | None) -> str:
    return "-" if interval is None else f"{interval.low:.3f}-{interval.high:.3f}"


def _share(share: Share) -> str:
    return f"{share.count}/{share.of}" + ("" if share.rate is None else f" ({share.rate:.1%})")


def _pairs(pairs: PairsOutcome, lang: str) -> Iterator[str]:
    # A handful of pairs carries no interval, and counting notices makes no sense here.
    def plain(line: list[str]) -> list[str]:
        return [line[0], *line[2:8], *line[9:]]

    for first, rows in (("row", pairs.rows), ("kind", pairs.kinds)):
        if rows:
            lines = [_head(first, lang), *(_row_line(row, row_name(row.field, lang)) for row in rows)]
            yield from columns([plain(line) for line in lines])
            yield ""
    yield f"{word('relations', lang)}: {_share(pairs.relations)}"
    yield f"{word('severities', lang)}: {_share(pairs.severities)}"
    false = [finding for result in pairs.results for finding in result.false_findings]
    yield f"{word('false_findings', lang)}: {len(false)}"
    for finding in false:
        yield f"  {finding.pair}"
        yield f"    + {finding.severity} {finding.kind} {finding.place}: {shorten(finding.message, LONGEST)}"
    yield from _failed(word("failures", lang), pairs.failures, lang)
    yield from _failed(word("skipped", lang), pairs.skipped, lang)
    yield from _list(
        word("confused", lang),
        [f"{result.name}: {line}" for result in pairs.results for line in result.confusions],
    )


def _failed(heading: str, failures: Sequence[Failure], lang: str) -> Iterator[str]:
    key = "zh" if lang == "zh" else "en"
    yield from _list(heading, [f"{failure.name}: {failure.message.get(key, '')}" for failure in failures])


def _list(heading: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield from ("", f"{heading}: {len(entries)}")
        yield from (f"  {shorten(entry, LONGEST)}" for entry in entries[:MOST])
        if len(entries) > MOST:
            yield f"  … +{len(entries) - MOST} (JSON)"


def _wrong(results: Results, lang: str) -> Iterator[str]:
    yield from ("", word("wrong", lang))
    names = [(result.name, result.cells) for result in results.notices]
    if results.pairs is not None:
        names += [(result.name, result.cells) for result in results.pairs.results]
    none = True
    for name, scored in names:
        wrong = [cell for cell in scored if cell.main and (cell.missed or cell.spurious)]
        if wrong:
            none = False
            yield name
            yield from _entries(((cell.field, cell.missed, cell.spurious) for cell in wrong), lang)
    if none:
        yield f"  {word('none', lang)}"


def _changes(changes: Changes, lang: str) -> Iterator[str]:
    for key, listed in (("gains", changes.gains), ("losses", changes.losses)):
        yield from ("", f"{word(key, lang)}: {len(listed)}")
        name = None
        for change in listed:
            if change.name != name:
                name = change.name
                yield name
            yield from _entries([(change.field, change.gold, change.spurious)], lang)
    yield from _list(word("only_now", lang), changes.only_now)
    yield from _list(word("only_base", lang), changes.only_base)


def _entries(cells: Iterable[tuple[str, Sequence[str], Sequence[str]]], lang: str) -> Iterator[str]:
    for field, gold, spurious in cells:
        yield f"  {row_name(field, lang)}"
        yield from (f"    - {shorten(value, LONGEST)}" for value in gold)
        yield from (f"    + {shorten(value, LONGEST)}" for value in spurious)
