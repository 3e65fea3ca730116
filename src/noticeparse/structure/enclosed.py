"""Several notices in one file: a cover and the document that it forwards, prints or attaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import to_int
from noticeparse.structure.elements import find_elements
from noticeparse.structure.lines import ANNEX_MARK, ANNEX_OPENER
from noticeparse.structure.salutations import find_addressees
from noticeparse.structure.titles import SUBJECT, find_title, is_masthead_line, last_lines
from noticeparse.text.numbering import label_at

if TYPE_CHECKING:
    from noticeparse.spans import Span
    from noticeparse.structure.model import Elements, Page

MOST_ENCLOSED = 64
DEEPEST = 4
TITLE_LINES = 3  # of a document that no signature parts from the one before it


class Part(NamedTuple):
    """One notice of a file: its paragraphs ``[first, last)``, its elements, and what it encloses."""

    first: int
    last: int
    mark: Span | None
    elements: Elements
    enclosed: tuple[Part, ...]


def split_notices(
    page: Page,
    first: int = 0,
    last: int | None = None,
    depth: int = 0,
) -> Part:
    """The notice that begins at ``first``, with the notices enclosed in what follows its own end."""
    last = len(page.paragraphs) if last is None else last
    mark = (
        page.paragraphs[first]
        if first < last and ANNEX_MARK.fullmatch(page.folded, *page.paragraphs[first])
        else None
    )
    elements = find_elements(page, first, last, marked=mark is not None)
    begin = elements.after
    if elements.issue_date is None or not elements.signature:
        begin = min(begin, _unmarked_start(page, elements, last))
    if begin < last and begin > first:
        if elements.body[1] > begin:
            elements.body = (elements.body[0], begin)
        enclosed = _enclosed(page, begin, last, depth)
    else:
        enclosed = ()
    return Part(first, begin if enclosed else last, mark, elements, enclosed)


def _unmarked_start(page: Page, elements: Elements, last: int) -> int:
    """Where a second document begins in a text without a signature: an annex mark, or a title with its salutation."""
    first, stop = elements.body
    for at in _openings(page, first + 1, stop):
        start, end = page.paragraphs[at]
        if (
            end - start <= 8
            and ANNEX_MARK.fullmatch(page.folded, start, end)
            and at + 1 < last
            and not _in_note(elements, at)
        ):
            return at
        if (
            page.folded[end - 1] in "。；："
            or not 4 <= end - start <= 90
            or label_at(page.folded, start, end)
        ):
            continue
        place = find_title(page, at, min(stop, at + TITLE_LINES))
        if (
            place is None
            or place[0] != at
            or not SUBJECT.search(page.folded, start, page.paragraphs[place[1] - 1].end)
        ):
            continue
        if any(
            find_addressees(page.folded, page.paragraphs[look])
            for look in range(place[1], min(stop, place[1] + 3))
        ):
            return at
    return last


def _openings(page: Page, first: int, last: int) -> list[int]:
    """Those of the paragraphs ``[first, last)`` at which a document may begin: with 附件, or with a line of a title."""
    marks = (
        at
        for at, span in enumerate(page.paragraphs[first:last], first)
        if page.folded[span.start] == ANNEX_OPENER
    )
    titles = (
        at
        for end in last_lines(page, first, last)
        for at in range(max(first, end - TITLE_LINES + 1), end + 1)
    )
    return sorted({*marks, *titles})


def _in_note(elements: Elements, at: int) -> bool:
    return any(begin <= at < stop for begin, stop in elements.attachment_notes)


def _enclosed(page: Page, begin: int, last: int, depth: int) -> tuple[Part, ...]:
    if depth >= DEEPEST:
        return ()
    opening = ANNEX_MARK.fullmatch(page.folded, *page.paragraphs[begin])
    if opening is None:
        place = find_title(page, begin, min(last, begin + 12))
        if place is None or not _is_document(page, begin, place[0]):
            return ()
        return (split_notices(page, begin, last, depth + 1),)
    starts = [begin]
    number = to_int(opening.group("number") or "1") or 1
    for at in range(begin + 1, last):
        if page.paragraphs[at].end - page.paragraphs[at].start > 8:
            continue
        following = ANNEX_MARK.fullmatch(page.folded, *page.paragraphs[at])
        if (
            following is not None
            and to_int(following.group("number") or "") == number + 1
            and len(starts) < MOST_ENCLOSED
        ):
            starts.append(at)
            number += 1
    return tuple(
        split_notices(page, start, stop, depth + 1)
        for start, stop in zip(starts, [*starts[1:], last], strict=True)
    )


def _is_document(page: Page, begin: int, title: int) -> bool:
    """Nothing but a masthead may stand between the end of one notice and the title of the next."""
    return title - begin <= 2 or all(is_masthead_line(page, at) for at in range(begin, title))
