"""Cited documents: 《…》 with its brackets matched at any depth, “关于…的通知”, and the numbers beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.structure.document_numbers import find_numbers, without_issuer
from noticeparse.vocab.kinds import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from noticeparse.structure.model import FoundNumber

LONGEST_TITLE = 160
DEEPEST = 4
CITING = ("《", "“关于", "号")  # a paragraph that cites a document holds one of these

QUOTED_TITLE = Rule(
    "references.quoted_title",
    rf"“(?P<title>关于[^“”\n]{{2,80}}?(?:{any_of(*KIND_WORDS)}))”",
    examples=("现将“关于开展认定工作的通知”转发",),
    rejects=("“关于人”",),
)
TITLE_SIGN = Rule(
    "references.title_sign",
    r"[《》\n。]",
    examples=("《", "》"),
    rejects=("关于",),
)


NUMBER_BEHIND = Rule(
    "references.number_behind",
    r"[》”](?:[（(\[〔 ]{0,2}|(?:要求|精神|规定|通知|文件)[（(])",
    examples=("》（", "》", "》要求（"),
    rejects=("》和", "》要求，（"),
    where="whole",
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
        limit = min(end, at + LONGEST_TITLE)
        stop = _closing_bracket(folded, at + 1, limit)
        if stop is not None:
            yield Span(at + 1, stop)
            at = folded.find("《", stop + 1, end)
        else:
            # Left open: the first closing bracket, if any, is taken for this one.
            closing = folded.find("》", at, limit)
            if closing > at and "\n" not in folded[at:closing]:
                yield Span(at + 1, closing)
            at = folded.find("《", max(closing, at) + 1, end)


def _closing_bracket(folded: str, start: int, limit: int) -> int | None:
    """Where the 》 stands that closes the 《 in front of ``start``; None where its sentence ends before that."""
    depth = 1
    for sign in TITLE_SIGN.finditer(folded, start, limit):
        mark = sign.group()
        if mark == "《":
            depth += 1
            if depth > DEEPEST:
                return None
        elif mark == "》":
            depth -= 1
            if not depth:
                return sign.start()
        else:
            return None
    return None


def find_citations(folded: str, paragraphs: Sequence[Span]) -> Iterator[Citation]:
    """The documents cited in these paragraphs, in order; a number belongs to the title that it stands beside."""
    for span in _citing(folded, paragraphs):
        start, end = span
        titles = list(find_titles(folded, start, end))
        if folded.find("“关于", start, end) >= 0:
            titles += [as_span(found.span("title")) for found in QUOTED_TITLE.finditer(folded, start, end)]
            titles.sort()
        numbers = [
            without_issuer(folded, number) for number in _outside(titles, find_numbers(folded, start, end))
        ]
        if titles or numbers:
            yield from _pair(folded, titles, numbers)


def _outside(titles: list[Span], numbers: Iterable[FoundNumber]) -> list[FoundNumber]:
    """The numbers that stand in none of the titles, which come in the order of their starts."""
    starts = [title.start for title in titles]
    furthest = [0, *accumulate((title.end for title in titles), max)]
    return [
        number for number in numbers if furthest[bisect_right(starts, number.span.start)] < number.span.end
    ]


def _citing(folded: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Those of the paragraphs, which come in order, that may cite a document; most hold none of the signs."""
    if not paragraphs:
        return []
    first, last = paragraphs[0].start, paragraphs[-1].end
    citing: set[Span] = set()
    for sign in CITING:
        at = folded.find(sign, first, last)
        while at >= 0:
            span = paragraphs[bisect_right(paragraphs, (at, last)) - 1]
            if at < span.end:
                citing.add(span)
            at = folded.find(sign, max(at + 1, span.end), last)
    return sorted(citing)


_BESIDE = 4  # characters at most between a title and its number


def _pair(folded: str, titles: list[Span], numbers: list[FoundNumber]) -> Iterator[Citation]:
    taken: set[int] = set()
    found: list[Citation] = []
    starts = [number.span.start for number in numbers]
    ends = [number.span.end for number in numbers]
    for title in titles:
        beside = None
        for order in range(
            bisect_left(ends, title.start - _BESIDE), bisect_right(starts, title.end + _BESIDE)
        ):
            if order in taken:
                continue
            number = numbers[order]
            after = folded[title.end : number.span.start]
            before = folded[number.span.end : title.start]
            if NUMBER_BEHIND.fullmatch(after) or (
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
