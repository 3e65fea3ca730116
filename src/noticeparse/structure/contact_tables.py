"""A table of contacts whose cells stand one a line: 单位 / 联系人 / 电话 / 市科协 / 林以宁 / 0000-0000000."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.structure.contact_pieces import OFFICE, people_pieces, piece
from noticeparse.structure.mailboxes import EMAIL, find_emails
from noticeparse.structure.offices import is_locality, is_office, points_elsewhere
from noticeparse.structure.people import HAN_RUN, is_name, read_people
from noticeparse.structure.phones import find_numbers, find_short_numbers
from noticeparse.vocab.contact_columns import COLUMN_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.spans import Span
    from noticeparse.structure.contact_pieces import Piece
    from noticeparse.vocab.contact_columns import ColumnKind

LONGEST_CELL = 40
MOST_COLUMNS = 12
MOST_CELLS = 4000
CELL = "contacts.cell"  # the rule of a value that a column gives its meaning
_MARKS = "、，,;；/ \t和或"


class Columns(NamedTuple):
    """The heads of a table: what each column holds, and the paragraphs that the heads are (``first`` up to ``cells``)."""

    kinds: tuple[ColumnKind, ...]
    first: int
    cells: int


def read_columns(folded: str, paragraphs: Sequence[Span], at: int, first: int, last: int) -> Columns | None:
    r"""The heads around paragraph ``at``, at least two in a row, one of which says how to reach somebody.

    >>> from noticeparse.spans import Span
    >>> text = "单位\n联系人\n电话\n市科协"
    >>> spans = [Span(0, 2), Span(3, 6), Span(7, 9), Span(10, 13)]
    >>> read_columns(text, spans, 1, 0, 4)
    Columns(kinds=('office', 'person', 'phone'), first=0, cells=3)
    """
    if paragraphs[at].of(folded) not in COLUMN_WORDS:
        return None
    begin = stop = at
    first, last = max(first, at - MOST_COLUMNS), min(last, at + MOST_COLUMNS)
    while begin > first and paragraphs[begin - 1].of(folded) in COLUMN_WORDS:
        begin -= 1
    while stop < last and paragraphs[stop].of(folded) in COLUMN_WORDS:
        stop += 1
    kinds = tuple(COLUMN_WORDS[paragraphs[head].of(folded)] for head in range(begin, stop))
    reachable = "phone" in kinds or "email" in kinds
    return Columns(kinds, begin, stop) if reachable and 2 <= len(kinds) < MOST_COLUMNS else None


def read_cells(
    folded: str, paragraphs: Sequence[Span], columns: Columns, last: int
) -> list[tuple[int, list[Piece]]]:
    """The paragraphs below the heads with the pieces in them, up to the first that fits no column.

    An empty cell has no paragraph; the next one is then of a later column.
    """
    rows: list[tuple[int, list[Piece]]] = []
    kinds = columns.kinds
    column = 0
    for at in range(columns.cells, min(last, columns.cells + MOST_CELLS)):
        span = paragraphs[at]
        if span.end - span.start > LONGEST_CELL:
            break
        for skipped in range(len(kinds)):
            kind = kinds[(column + skipped) % len(kinds)]
            pieces = _read_cell(folded, span, kind, expected=skipped == 0)
            if pieces is not None:
                rows.append((at, pieces))
                column = (column + skipped + 1) % len(kinds)
                break
        else:
            break
    return rows


def _read_cell(folded: str, span: Span, kind: ColumnKind, *, expected: bool) -> list[Piece] | None:
    """The pieces of a cell of this kind of column; None where it holds something else.

    In the column that is due (``expected``) a name or an office needs no known family name or ending.
    """
    start, end = span
    if kind in ("phone", "fax"):
        numbers = find_numbers(folded, start, end) or find_short_numbers(folded, start, end)
        places = [number.span for number in numbers]
        return (
            [piece(place, kind, CELL, labelled=True) for place in places]
            if _cover(folded, span, places)
            else None
        )
    if kind == "email":
        places = find_emails(folded, start, end)
        return (
            [piece(place, kind, EMAIL, labelled=True) for place in places]
            if _cover(folded, span, places)
            else None
        )
    words = span.of(folded)
    if kind == "other":
        return [] if expected or words.isdecimal() else None
    runs = list(HAN_RUN.finditer(folded, start, end))
    if not runs or folded[start:end].strip(_MARKS) == "" or any(mark.isdecimal() for mark in words):
        return None
    if kind == "office":
        named = is_office(words) or is_locality(words)
        lenient = expected and len(runs) == 1 and not is_name(words) and not points_elsewhere(words)
        return [piece(span, "office", OFFICE)] if named or lenient else None
    pieces: list[Piece] = []
    for run in runs:
        found = read_people(folded, *run.span(), labelled=expected)
        if not found.names:
            return None
        pieces += people_pieces(found, labelled=True)
    return pieces


def _cover(folded: str, span: Span, places: Sequence[Span]) -> bool:
    """Do the places leave nothing of the cell but marks between them?"""
    if not places:
        return False
    done = span.start
    for place in places:
        if folded[done : place.start].strip(_MARKS):
            return False
        done = place.end
    return not folded[done : span.end].strip(_MARKS)
