"""What structure hands upward: places in the clean text, not values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from noticeparse.records.notice import SectionRole
    from noticeparse.spans import Span


@dataclass(frozen=True)
class Page:
    """The clean text of a file, cut into paragraphs; ``tables`` are those that the format marks as rows of a table.

    ``line_ends`` counts the line ends of the source between two places of the clean text.
    """

    folded: str
    printed: str
    paragraphs: Sequence[Span]
    line_ends: Callable[[int, int], int]
    tables: frozenset[int] = frozenset()

    def gap(self, at: int) -> int:
        """The line ends of the source in front of paragraph ``at``; none in front of the first."""
        return self.line_ends(self.paragraphs[at - 1].end - 1, self.paragraphs[at].start) if at else 0

    @cached_property
    def usual_gap(self) -> int:
        """The most common gap: 1 in plain text, 2 where a blank line follows every line."""
        gaps = Counter(self.gap(at) for at in range(1, len(self.paragraphs)))
        return gaps.most_common(1)[0][0] if gaps else 1


class Found(NamedTuple):
    """A place in the clean text and the rule that found it."""

    span: Span
    rule: str


class FoundNumber(NamedTuple):
    """A 发文字号 in the clean text and its parts; ``sequence_text`` keeps a leading zero as printed."""

    span: Span
    rule: str
    organ_code: str | None
    year: int | None
    sequence: int | None
    normalised: str


class FoundDate(NamedTuple):
    """A full date of the form itself: 成文日期, 印发日期."""

    span: Span
    rule: str
    date: dt.date


@dataclass(slots=True)
class Elements:
    """The elements of GB/T 9704-2012 that one notice shows, and the paragraphs that are its body (half-open)."""

    issuer_marks: list[Found] = field(default_factory=list)
    document_number: FoundNumber | None = None
    copy_number: Found | None = None
    classification: Found | None = None
    urgency: Found | None = None
    signatory: Found | None = None
    title: Found | None = None
    addressees: list[Found] = field(default_factory=list)
    body: tuple[int, int] = (0, 0)
    attachment_notes: list[tuple[int, int]] = field(default_factory=list)
    signature: list[Found] = field(default_factory=list)
    issue_date: FoundDate | None = None
    remark: Found | None = None
    cc: list[Found] = field(default_factory=list)
    printing_office: Found | None = None
    print_date: FoundDate | None = None
    after: int = 0
    odd: list[tuple[str, str, Span | None]] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether there is what nearly every notice has one of, and nearly no other text any."""
        return bool(
            self.title or self.document_number or self.addressees or self.signature or self.issuer_marks
        )


@dataclass(slots=True)
class SectionNode:
    """A numbered section: ``start``–``end`` holds all of it, ``own`` the paragraphs of its body without its children's.

    ``behind`` is where the words behind its label begin; ``heading`` is its title as the rules see it, empty where it has none.
    """

    label: Span
    behind: int
    number: int
    scheme: str
    level: int
    path: tuple[str, ...]
    start: int
    end: int
    own: list[Span]
    parent: SectionNode | None = None
    title: Span | None = None
    heading: str = ""
    role: SectionRole = "other"
    children: list[SectionNode] = field(default_factory=list)
