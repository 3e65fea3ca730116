"""Cited documents: 《…》 with its brackets matched at any depth, “关于…的通知”, and the numbers beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span
from noticeparse.structure.document_numbers import find_numbers
from noticeparse.vocab.kinds import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.structure.model import FoundNumber

LONGEST_TITLE = 160
DEEPEST = 4

QUOTED_TITLE = Rule(
    "references.quoted_title",
    rf"“(?P<title>关于[^“”\n]{{2,80}}?(?:{any_of(*KIND_WORDS)}))”",
    examples=("现将“关于开展认定工作的通知”转发",),
    rejects=("“关于人”",),
)


class Citation(NamedTuple):
    """A cited document: its title without the outer brackets, its number, and all the words that cite it."""

    title: Span | None
    number: FoundNumber | None
    whole: Span


def find_titles(folded: str, start: int, end: int) -> Iterator[Span]:
    """Every outermost 《…》 of the range, without the brackets; a bracket left open ends with its sentence.

    >>> text = "关于转发《关于印发《办法》的通知》的通知"
    >>> [title.of(text) for title in find_titles(text, 0, len(text))]
    ['关于印发《办法》的通知']
    """
    at = folded.find("《", start, end)
    while at >= 0:
        depth = 1
        stop = at + 1
        limit = min(end, at + LONGEST_TITLE)
        while stop < limit and depth:
            mark = folded[stop]
            if mark == "《":
                depth += 1
                if depth > DEEPEST:
                    break
            elif mark == "》":
                depth -= 1
            elif mark in "\n。":
                break
            stop += 1
        if depth == 0:
            yield Span(at + 1, stop - 1)
            at = folded.find("《", stop, end)
        else:
            # Left open: the first closing bracket, if any, is taken for this one.
            closing = folded.find("》", at, limit)
            if closing > at and "\n" not in folded[at:closing]:
                yield Span(at + 1, closing)
            at = folded.find("《", max(closing, at) + 1, end)


def find_citations(folded: str, paragraphs: Sequence[Span]) -> Iterator[Citation]:
    """The documents cited in these paragraphs, in order; a number belongs to the title that it stands beside."""
    for span in paragraphs:
        words = folded[span.start : span.end]
        has_title = "《" in words
        has_quoted = "“关于" in words
        if not has_title and not has_quoted and "号" not in words:
            continue
        titles = list(find_titles(folded, *span)) if has_title else []
        if has_quoted:
            titles += [Span(*found.span("title")) for found in QUOTED_TITLE.finditer(folded, *span)]
            titles.sort()
        numbers = [
            number
            for number in find_numbers(folded, *span)
            if not any(title.holds(number.span) for title in titles)
        ]
        yield from _pair(folded, titles, numbers)


def _pair(folded: str, titles: list[Span], numbers: list[FoundNumber]) -> Iterator[Citation]:
    taken: set[int] = set()
    found: list[Citation] = []
    for title in titles:
        beside = None
        for order, number in enumerate(numbers):
            if order in taken:
                continue
            after = folded[title.end : number.span.start]
            before = folded[number.span.end : title.start]
            if (0 < len(after) <= 3 and after[0] in "》”" and set(after[1:]) <= set("（([〔 ")) or (
                0 < len(before) <= 4
                and number.span.end <= title.start
                and before.endswith(("《", "“"))
                and set(before[:-1]) <= set("）)】 ")
            ):
                beside = order
                break
        if beside is None:
            found.append(Citation(title, None, Span(title.start - 1, title.end + 1)))
            continue
        taken.add(beside)
        number = numbers[beside]
        found.append(
            Citation(
                title,
                number,
                Span(min(title.start - 1, number.span.start), max(title.end + 1, number.span.end)),
            )
        )
    found += [
        Citation(None, number, number.span) for order, number in enumerate(numbers) if order not in taken
    ]
    yield from sorted(found, key=lambda citation: citation.whole)
