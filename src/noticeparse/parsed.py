"""ParsedText: what every field extractor receives, and how a place in the clean text becomes a grounded value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from noticeparse.numerals import without_layout
from noticeparse.records.notice import Evidence, Period, SourceSpan, Text, trusted
from noticeparse.spans import Span, as_span

if TYPE_CHECKING:
    from noticeparse.sources.document import SourceDocument
    from noticeparse.structure.enclosed import Part
    from noticeparse.structure.model import Page, SectionNode
    from noticeparse.temporal import TimeMention
    from noticeparse.text.cleaning import CleanText


_BLANKS = " \t\n　"
_LAYOUT = str.maketrans("", "", "\n\r\f\x0b\x85\u2028\u2029*#`")


@dataclass
class ParsedText:
    """One notice of a file, read as far as structure and time expressions go.

    All spans are half-open offsets into the clean text; ``folded`` serves the rules, ``printed`` gives the values.
    ``nodes`` are all its sections in order, ``sections`` the top ones; ``odd`` collects diagnostics as (code, words, place).
    """

    source: SourceDocument
    clean: CleanText
    page: Page
    part: Part
    nodes: list[SectionNode]
    odd: list[tuple[str, str, Span | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Asked for again and again: plain attributes, not properties.
        folded = self.folded = self.clean.folded
        self._printed = self.clean.printed
        self._only_layout = self.clean.only_layout
        self._to_source = self.clean.offsets.to_source
        self._line_starts = self.source.line_starts
        self.paragraphs = self.page.paragraphs
        self._paragraph_starts = [start for start, _ in self.paragraphs]
        self.sections = [node for node in self.nodes if node.parent is None]
        self._section_starts = [node.start for node in self.nodes]

        elements = self.elements = self.part.elements
        first, last = elements.body
        # The paragraphs of the body, and those of them that stand before the first numbered section.
        self.body = self.paragraphs[first:last]
        before = bisect_left(self.body, (self._section_starts[0],)) if self.nodes else None
        self.preamble = self.body[:before]
        # The title as the rules see it; empty where there is none.
        self.title_words = elements.title.span.of(folded) if elements.title is not None else ""
        self.hold_times([])

    def hold_times(self, times: list[TimeMention]) -> None:
        """Take over the time expressions of the body, sorted by place."""
        self.times = times
        self._time_starts = [mention.start for mention in times]

    def section_at(self, offset: int) -> SectionNode | None:
        """The deepest section that holds this place."""
        at = bisect_right(self._section_starts, offset) - 1
        node = self.nodes[at] if at >= 0 else None
        while node is not None and node.end <= offset:
            node = node.parent
        return node

    def path_at(self, offset: int) -> tuple[str, ...]:
        node = self.section_at(offset)
        return node.path if node is not None else ()

    def paragraph_number(self, offset: int) -> int:
        """The number of the paragraph that holds this place, counted through the file."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds this place."""
        return self.paragraphs[self.paragraph_number(offset)]

    def text_start(self, paragraph: Span) -> int:
        """Where the words of a paragraph begin: behind the label and the heading, if a section begins with it."""
        node = self.section_at(paragraph.start)
        if node is None or node.start != paragraph.start or not node.own:
            return paragraph.start
        return self.trim(node.own[0]).start

    def times_in(self, span: tuple[int, int]) -> list[TimeMention]:
        """The time expressions that lie in the span, in order."""
        start, end = span
        first = bisect_left(self._time_starts, start)
        last = bisect_left(self._time_starts, end, first)
        return [mention for mention in self.times[first:last] if mention.end <= end] if first < last else []

    def next_time(self, offset: int) -> TimeMention | None:
        """The first time expression at or behind this place."""
        at = bisect_left(self._time_starts, offset)
        return self.times[at] if at < len(self.times) else None

    def evidence(self, span: tuple[int, int], rule: str) -> Evidence:
        """The words of the source that this place came from."""
        start, end = self._to_source(span)
        source = self.source
        return trusted(
            Evidence,
            {
                "start": start,
                "end": end,
                "page": source.page_of(start) if source.pages is not None else None,
                "line": bisect_right(self._line_starts, start),
                "quote": source.text[start:end],
                "rule": rule,
            },
        )

    def words(self, span: tuple[int, int]) -> str:
        """The words at this place as printed, lines joined."""
        start, end = span
        return self._printed[start:end].replace("\n", "")

    def quoted(self, span: tuple[int, int], rule: str) -> tuple[str, Evidence]:
        """The words at this place as a value, blanks around them left out, and where they came from."""
        start, end = span
        folded = self.folded
        if start >= end or folded[start] in _BLANKS or folded[end - 1] in _BLANKS:
            span = start, end = self._trimmed(span)
        evidence = self.evidence(span, rule)
        words = self._printed[start:end].replace("\n", "")
        return words if self._only_layout else self.grounded(words, evidence.quote), evidence

    def quoted_section(self, node: SectionNode, rule: str) -> tuple[str, Evidence]:
        """All that stands after the label of a section; the label itself where nothing does."""
        start, end = self._trimmed((node.label.end, node.end))
        return self.quoted((start, end) if start < end else node.label, rule)

    def text(self, span: tuple[int, int], rule: str) -> Text:
        """A grounded value; blanks around it are left out."""
        words, evidence = self.quoted(span, rule)
        return trusted(Text, {"text": words, "evidence": evidence})

    def period(self, mention: TimeMention, rule: str) -> Period:
        """The days of a time expression, with their words."""
        span = (mention.start, mention.end)
        evidence = self.evidence(span, rule)
        return Period.trusted(
            {
                "text": self.grounded(self.words(span), evidence.quote),
                "start": mention.first,
                "end": mention.last,
                "precision": mention.precision,
                "inferred": mention.inferred,
                "evidence": evidence,
                "derivation": mention.derive(rule, mention.first, mention.last),
            }
        )

    def grounded(self, words: str, quote: str) -> str:
        """``words``, unless cleaning dropped more than layout inside them; then the quote without its layout.

        A page number or a zero-width character in the middle of a value is part of what is printed there.
        """
        if self._only_layout or len(words) == len(quote) or without_layout(words) == without_layout(quote):
            return words
        return quote.translate(_LAYOUT)

    def trim(self, span: tuple[int, int], marks: str = _BLANKS) -> Span:
        """The span without the marks at its ends; an empty one stands where the words would have begun."""
        return as_span(self._trimmed(span, marks))

    def _trimmed(self, span: tuple[int, int], marks: str = _BLANKS) -> tuple[int, int]:
        start, end = span
        folded = self.folded
        if start < end and folded[start] not in marks and folded[end - 1] not in marks:
            return span
        words = folded[start:end]
        bare = words.lstrip(marks)
        start += len(words) - len(bare)
        return start, start + len(bare.rstrip(marks))

    def source_span(self, span: tuple[int, int]) -> SourceSpan:
        start, end = self._to_source(span)
        return trusted(SourceSpan, {"start": start, "end": end})
