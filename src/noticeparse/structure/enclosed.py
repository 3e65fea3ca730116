"""Several notices in one file: a cover and the document that it forwards, prints or attaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import to_int
from noticeparse.structure.elements import find_addressees, find_elements
from noticeparse.structure.lines import ANNEX_MARK, is_organisation_line
from noticeparse.structure.titles import SUBJECT, find_title
from noticeparse.text.numbering import label_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.spans import Span
    from noticeparse.structure.model import Elements

MOST_ENCLOSED = 64
DEEPEST = 4


class Part(NamedTuple):
    """One notice of a file: its paragraphs ``[first, last)``, its elements, and what it encloses."""

    first: int
    last: int
    mark: Span | None
    elements: Elements
    enclosed: tuple[Part, ...]


def split_notices(folded: str, paragraphs: Sequence[Span], gaps: Sequence[int], first: int = 0, last: int | None = None, depth: int = 0) -> Part:
    """The notice that begins at ``first``, with the notices enclosed in what follows its own end."""
    last = len(paragraphs) if last is None else last
    mark = paragraphs[first] if first < last and ANNEX_MARK.fullmatch(folded, *paragraphs[first]) else None
    elements = find_elements(folded, paragraphs, first, last, gaps)
    begin = elements.after
    if elements.issue_date is None or not elements.signature:
        begin = min(begin, _unmarked_start(folded, paragraphs, gaps, elements, last))
    if begin < last and begin > first:
        if elements.body[1] > begin:
            elements.body = (elements.body[0], begin)
        enclosed = _enclosed(folded, paragraphs, gaps, begin, last, depth)
    else:
        enclosed = ()
    return Part(first, begin if enclosed else last, mark, elements, enclosed)


def _unmarked_start(folded: str, paragraphs: Sequence[Span], gaps: Sequence[int], elements: Elements, last: int) -> int:
    """Where a second document begins in a text without a signature: an annex mark, or a title with its salutation."""
    first, stop = elements.body
    for at in range(first + 1, stop):
        span = paragraphs[at]
        length = span.end - span.start
        if length <= 8 and ANNEX_MARK.fullmatch(folded, *span) and at + 1 < last and not _in_note(elements, at):
            return at
        if length > 90 or label_at(folded, *span) or folded[span.end - 1] in "。；：":
            continue
        place = find_title(folded, paragraphs, at, min(stop, at + 3), gaps)
        if place is None or place[0] != at or not SUBJECT.search(folded, span.start, paragraphs[place[1] - 1].end):
            continue
        if any(find_addressees(folded, paragraphs[look]) for look in range(place[1], min(stop, place[1] + 3))):
            return at
    return last


def _in_note(elements: Elements, at: int) -> bool:
    return any(begin <= at < stop for begin, stop in elements.attachment_notes)


def _enclosed(folded: str, paragraphs: Sequence[Span], gaps: Sequence[int], begin: int, last: int, depth: int) -> tuple[Part, ...]:
    if depth >= DEEPEST:
        return ()
    opening = ANNEX_MARK.fullmatch(folded, *paragraphs[begin])
    if opening is None:
        place = find_title(folded, paragraphs, begin, min(last, begin + 12), gaps)
        if place is None or not _is_document(folded, paragraphs, begin, place[0]):
            return ()
        return (split_notices(folded, paragraphs, gaps, begin, last, depth + 1),)
    starts = [begin]
    number = to_int(opening.group("number") or "1") or 1
    for at in range(begin + 1, last):
        if paragraphs[at].end - paragraphs[at].start > 8:
            continue
        following = ANNEX_MARK.fullmatch(folded, *paragraphs[at])
        if following is not None and to_int(following.group("number") or "") == number + 1 and len(starts) < MOST_ENCLOSED:
            starts.append(at)
            number += 1
    return tuple(split_notices(folded, paragraphs, gaps, start, stop, depth + 1) for start, stop in zip(starts, [*starts[1:], last], strict=True))


def _is_document(folded: str, paragraphs: Sequence[Span], begin: int, title: int) -> bool:
    """Nothing but a masthead may stand between the end of one notice and the title of the next."""
    return title - begin <= 2 or all(
        paragraphs[at].end - paragraphs[at].start <= 40
        and (is_organisation_line(folded, paragraphs[at]) or folded[paragraphs[at].start : paragraphs[at].end] == "文件" or "号" in folded[slice(*paragraphs[at])])
        for at in range(begin, title)
    )
