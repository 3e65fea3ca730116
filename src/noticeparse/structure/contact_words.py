"""Names and numbers in any order, behind a label or without one: 市科协竞赛部 林以宁 0000-0000000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span
from noticeparse.structure.contact_pieces import Piece, people_pieces, piece, skip
from noticeparse.structure.introductions import ADDRESS_LIKE
from noticeparse.structure.offices import is_locality
from noticeparse.structure.people import HAN_RUN, People, read_people, stands_as_name
from noticeparse.structure.phones import Number, find_short_numbers, note_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.structure.contact_labels import Label

LONGEST_LINE = 160  # a line of contacts without labels is short
NEXT_TO = 2  # code points between a name and its number
FURTHEST_IN_LIST = 30  # from one number of a list to the next
NOTE_BEHIND_NAME = Rule(
    "contacts.note_behind_name",
    r"[^：:0-9]{2,40}",
    examples=("市科协学会部",),
    rejects=("手机：0",),
    where="whole",
)
_LIST_MARKS = frozenset("、/ \t和及与")


def read_values(folded: str, label: Label, end: int, numbers: Sequence[Number]) -> list[Piece]:
    """Names and numbers behind 联系人：, 电话： or 联系方式：, in any order."""
    short = find_short_numbers(folded, skip(folded, label.value, end, " \t为是"), end)
    if short:
        numbers = sorted([*short, *numbers])
    return _read_words(folded, label.value, end, numbers, label)


def read_unlabelled(
    folded: str, start: int, end: int, numbers: Sequence[Number], *, keyed: bool = False
) -> list[Piece]:
    """Words among contacts that have no label of their own: an office, names, numbers.

    ``keyed`` says that an office and a colon stand in front of them.
    """
    return _read_words(folded, start, end, numbers, None, keyed=keyed)


def _read_words(
    folded: str,
    start: int,
    end: int,
    numbers: Sequence[Number],
    label: Label | None,
    *,
    keyed: bool = False,
) -> list[Piece]:
    """Offices and names in front of each number, then the number, until something else begins."""
    pieces: list[Piece] = []
    begin = label.start if label is not None else None
    named = label is not None and label.kind in ("person", "any")
    previous = start
    for number in [*numbers, None]:
        if number is None and numbers and folded[previous : previous + 1] == "）":
            break  # the bracket that held the contact is closed
        stop = number.span.start if number is not None else end
        words, previous, ended = _read_names(
            folded,
            previous,
            stop,
            begin,
            named=named,
            only_names=label is not None and label.kind == "person",
            before_number=number is not None,
            keyed=keyed,
        )
        pieces += words
        begin = None if words else begin
        if ended or number is None or number.span.start - previous > FURTHEST_IN_LIST:
            break
        pieces += read_number(folded, number, label, begin)
        begin = None
        previous = number.after
    return pieces


def _read_names(
    folded: str,
    start: int,
    end: int,
    begin: int | None,
    *,
    named: bool,
    only_names: bool,
    before_number: bool,
    keyed: bool,
) -> tuple[list[Piece], int, bool]:
    """The offices and names up to ``end``, where their words end, and whether something else ended them.

    Behind a label (``named``) a rare family name counts, as long as the list of names that begins there goes on.
    """
    pieces: list[Piece] = []
    at = previous = start
    listed = named
    while at < end and (run := HAN_RUN.search(folded, at, end)) is not None:
        listed = listed and all(mark in _LIST_MARKS for mark in folded[previous : run.start()])
        beside = before_number and end - run.end() <= NEXT_TO
        placed = (
            before_number
            and (keyed or at > start)
            and not folded[run.end() : end].strip(" |\t：:，")
            and stands_as_name(run.group())
        )
        if not named and not pieces and opens_row(folded, start, run.span(), end):
            found = People(as_span(run.span()), ())
        else:
            found = read_people(folded, *run.span(), labelled=listed or placed, beside_number=beside)
        at = previous = run.end()
        if found.office is None and not found.names and only_names:
            return pieces, previous, True
        note = note_behind(folded, at, end) if found.names else None
        if note is not None and NOTE_BEHIND_NAME.fullmatch(folded, *note):
            # 林以宁（市科协学会部）
            noted = read_people(folded, *note, labelled=False)
            found = found._replace(office=found.office or noted.office)
            at = previous = note.end + 1
        pieces += people_pieces(found, begin, labelled=named)
        begin = None if pieces else begin
        if found.office is not None and (
            (housed := note_behind(folded, at, end)) is not None and ADDRESS_LIKE.fullmatch(folded, *housed)
        ):
            # 市科协（市民中心501室）
            pieces.append(piece(housed, "address", ADDRESS_LIKE))
            at = previous = housed.end + 1
    return pieces, previous, False


def opens_row(folded: str, start: int, run: tuple[int, int], end: int) -> bool:
    """Is the run a town in the first cell of a row that goes on: 青石镇　林以宁　0000-0000000?"""
    first, last = run
    return (
        last < end
        and folded[last] in " |\t"
        and not folded[start:first].strip(" |\t")
        and is_locality(folded[first:last])
    )


def read_number(folded: str, number: Number, label: Label | None, begin: int | None) -> list[Piece]:
    """A number as telephone, fax or both, behind whom its bracket names: 0000-0000000（市科协）."""
    pieces: list[Piece] = []
    is_fax = label is not None and label.kind in ("fax", "phone_fax")
    is_phone = label is None or label.kind != "fax"
    if number.note is not None:
        words = folded[slice(*number.note)]
        if words in ("传真", "fax"):
            is_fax, is_phone = True, False
        elif not number.also_fax:
            # In front of the number also where pieces are put in order by their beginnings.
            first = number.span.start if begin is None else begin
            pieces += [one._replace(begin=first) for one in read_note(folded, number.note)]
    if is_phone:
        pieces.append(piece(number.span, "phone", number.rule, begin, labelled=label is not None))
    if is_fax or number.also_fax:
        pieces.append(piece(number.span, "fax", number.rule, begin, labelled=label is not None))
    return pieces


def read_note(folded: str, note: Span) -> list[Piece]:
    """Whose the number is: an office, names, or an office and who answers there (人事科 林老师); nothing where a word is neither."""
    pieces: list[Piece] = []
    for run in HAN_RUN.finditer(folded, *note):
        found = read_people(folded, *run.span(), labelled=False)
        if found.office is None and not found.names:
            # 0000-0000000（市科协，工作日） still says whose it is.
            return pieces if pieces and folded[run.start() - 1] == "，" else []
        pieces += people_pieces(found)
    return pieces


def owner_behind(folded: str, email: Span, end: int) -> list[Piece]:
    """Whose a mailbox is by the bracket behind it: a@example.cn（市档案馆编研科）."""
    note = note_behind(folded, email.end, end)
    owners = read_note(folded, note) if note is not None else []
    return [one for one in owners if one.kind == "office"]


def is_contact_line(folded: str, start: int, end: int, numbers: Sequence[Number]) -> bool:
    """Nothing but an office or a name and their numbers: 市科协竞赛部 林以宁 0000-0000000."""
    if end - start > LONGEST_LINE or all(number.bare for number in numbers):
        return False
    somebody = False
    called = {number.span.start for number in numbers}
    notes = [number.note for number in numbers if number.note is not None]
    for run in HAN_RUN.finditer(folded, start, end):
        if any(note.start <= run.start() and run.end() <= note.end for note in notes):
            continue  # 0000-0000000（办）
        placed = somebody and any(run.end() + gap in called for gap in range(NEXT_TO + 1))
        found = read_people(folded, *run.span(), labelled=placed and stands_as_name(run.group()))
        if found.office is None and not found.names:
            return False
        somebody = True
    return somebody
