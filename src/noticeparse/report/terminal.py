"""Readable tables of a notice and of a comparison, for a terminal of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from noticeparse.display import cells, clip, one_line, pad, side_by_side, wrap
from noticeparse.records.comparison import FindingSeverity
from noticeparse.report.messages import ALIGNMENTS, FINDINGS, LINKS, SEVERITIES, pick, say
from noticeparse.report.summary import Row, absent, summary
from noticeparse.report.values import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.records.comparison import Comparison, Finding, Passage, Side
    from noticeparse.records.notice import Notice

_WIDE = 96  # from this width on the words and the rule have columns of their own
_RULE_CELLS = 30


def notice_table(notice: Notice, *, lang: str = "zh", width: int = 100, name: str | None = None) -> str:
    """The notice, and under it those that it encloses: element, value, place, words, rule."""
    lines = [one_line(name), "─" * min(width, cells(one_line(name)))] if name is not None else []
    lines += _table(notice, lang, width)
    for attachment in notice.attachments:
        if attachment.notice is not None:
            words = ("──", say("enclosed", lang), one_line(attachment.number or ""))
            head = " ".join(filter(None, words)) + " "
            lines += ["", head + "─" * max(0, min(width, 60) - cells(head))]
            lines += notice_table(attachment.notice, lang=lang, width=width).splitlines()
    return "\n".join(lines)


def _table(notice: Notice, lang: str, width: int) -> Iterator[str]:
    rows = list(summary(notice, lang))
    if not rows:
        yield say("nothing", lang)
        return
    label = max(cells(row.label) for row in rows)
    where = max(cells(place(row.evidence)) for row in rows)
    if width >= _WIDE:
        rule = min(_RULE_CELLS, max(cells(row.evidence.rule) if row.evidence else 0 for row in rows))
        rest = width - label - where - rule - 4 * 2
        quote = min(rest * 2 // 5, max(cells(one_line(row.quote)) + 2 for row in rows))
        value = rest - quote
        for row in rows:
            words = clip(f"“{one_line(row.quote)}”", quote * 2) if row.quote else ""
            name = row.evidence.rule if row.evidence else ""
            yield from side_by_side(
                [
                    (row.label, label),
                    (one_line(row.value), value),
                    (place(row.evidence), where),
                    (words, quote),
                    (name, rule),
                ]
            )
    else:
        for row in rows:
            yield from _narrow(row, label, where, width)
    missing = absent(notice, lang)
    if missing:
        yield from wrap(missing, width)


def _narrow(row: Row, label: int, where: int, width: int) -> Iterator[str]:
    value = width - label - where - 2 * 2
    yield from side_by_side([(row.label, label), (one_line(row.value), value), (place(row.evidence), where)])
    if row.quote and row.evidence:
        words = (
            f"“{clip(one_line(row.quote), max(8, value - cells(row.evidence.rule) - 3))}” {row.evidence.rule}"
        )
        for line in wrap(words, width - label - 2):
            yield " " * (label + 2) + line


def comparison_table(
    comparisons: Sequence[tuple[str, Comparison]], *, lang: str = "zh", width: int = 100
) -> str:
    """The findings of each local notice; with several locals a table over all of them comes first."""
    lines: list[str] = []
    if len(comparisons) > 1:
        lines += [*_overview(comparisons, lang, width), ""]
    for at, (name, comparison) in enumerate(comparisons):
        lines += [""] if at else []
        lines += _comparison(name, comparison, lang, width)
    return "\n".join(lines)


def _overview(comparisons: Sequence[tuple[str, Comparison]], lang: str, width: int) -> Iterator[str]:
    heads = [pick(SEVERITIES[severity], lang) for severity in get_args(FindingSeverity)]
    counts = [[str(count) for count in one.counts.values()] for _, one in comparisons]
    columns = [max(cells(head), *(len(row[at]) for row in counts)) for at, head in enumerate(heads)]
    names = [one_line(name) for name, _ in comparisons]
    label = min(max(cells(say("local", lang)), *map(cells, names)), width // 4)
    title = max(2, width - label - sum(columns) - 2 * 4)
    yield from side_by_side([(say("local", lang), label), *zip(heads, columns, strict=True), ("", title)])
    for name, row, (_, comparison) in zip(names, counts, comparisons, strict=True):
        heading = clip(_title(comparison.local, lang), title)
        yield from side_by_side(
            [(clip(name, label), label), *zip(row, columns, strict=True), (heading, title)]
        )


def _comparison(name: str, comparison: Comparison, lang: str, width: int) -> Iterator[str]:
    label = max(cells(say(key, lang)) for key in ("parent", "local", "link", "aligned", "findings"))
    heading = one_line(name)
    yield heading
    yield "─" * min(width, cells(heading))
    link = pick(LINKS[comparison.link.by], lang) if comparison.link.resolved else say("unlinked", lang)
    if comparison.link.evidence is not None:
        link += f"  {place(comparison.link.evidence)} “{clip(one_line(comparison.link.evidence.quote), 40)}”"
    rows = [
        ("parent", _title(comparison.parent, lang)),
        ("local", _title(comparison.local, lang)),
        ("link", link),
    ]
    relations = [alignment.relation for alignment in comparison.alignments]
    if relations:
        counted = [
            f"{pick(words, lang)} {relations.count(key)}"
            for key, words in ALIGNMENTS.items()
            if key in relations
        ]
        rows.append(("aligned", " · ".join(counted)))
    for key, value in rows:
        yield from side_by_side([(say(key, lang), label), (value, width - label - 2)])
    if not comparison.findings:
        yield say("no_findings", lang)
    for severity in comparison.counts:
        for finding in comparison.findings:
            if finding.severity == severity:
                yield from _finding(finding, lang, width)


def _title(side: Side, lang: str) -> str:
    return one_line(" ".join(filter(None, (side.title or say("untitled", lang), side.document_number))))


def _finding(finding: Finding, lang: str, width: int) -> Iterator[str]:
    severity = pick(SEVERITIES[finding.severity], lang)
    indent = max(cells(pick(words, lang)) for words in SEVERITIES.values()) + 2
    head = (
        f"{pick(FINDINGS[finding.kind], lang)}："
        if lang == "zh"
        else f"{pick(FINDINGS[finding.kind], lang)}: "
    )
    for at, line in enumerate(wrap(head + one_line(finding.message), width - indent)):
        yield (pad(severity, indent) if at == 0 else " " * indent) + line
    for key, passage in (("parent", finding.parent), ("local", finding.local)):
        if passage is not None:
            for line in _passage(say(key, lang), passage, width - indent):
                yield " " * indent + line


def _passage(label: str, passage: Passage, width: int) -> list[str]:
    where = " ".join(filter(None, (place(passage.evidence), one_line("".join(passage.path)))))
    words = clip(one_line(passage.text), 2 * width - cells(where) - cells(label) - 12)
    return side_by_side([(label, cells(label)), (f"{where} “{words}”".strip(), width - cells(label) - 2)])


def outline_view(notice: Notice, *, width: int = 100) -> str:
    """The section tree, each heading on one line."""
    return "\n".join(_cut(line, width) for line in notice.outline().splitlines())


def _cut(line: str, width: int) -> str:
    body = line.lstrip(" ")
    indent = len(line) - len(body)
    return " " * indent + clip(one_line(body), max(width - indent, 8))
