"""Names and numbers in any order, behind a label or without one: 市科协竞赛部 林以宁 0000-0000000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span
from noticeparse.structure.contact_pieces import OFFICE, Piece, people_pieces, piece, skip
from noticeparse.structure.introductions import ADDRESS_LIKE
from noticeparse.structure.offices import is_locality
from noticeparse.structure.people import HAN_RUN, NOBODY, People, is_name, read_people, stands_as_name
from noticeparse.structure.phones import Number, find_short_numbers, note_behind
from noticeparse.vocab.contacts import ROLE_ENDS
from noticeparse.vocab.surnames import PERSON_TITLES

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
_TITLES = frozenset(PERSON_TITLES)
ROLE = "contacts.role"  # 系统运维人员　林以宁　0000-0000000, who is of no office that is named


def read_values(folded: str, label: Label, end: int, numbers: Sequence[Number]) -> list[Piece]:
    """Names and numbers behind 联系人：, 电话： or 联系方式：, in any order."""
    short = find_short_numbers(folded, skip(folded, label.value, end, " \t为是"), end)
    if short:
        numbers = sorted([*short, *numbers])
    return _Words(folded, label).read(label.value, end, numbers)


def read_unlabelled(
    folded: str,
    start: int,
    end: int,
    numbers: Sequence[Number],
    *,
    keyed: bool = False,
    followed: bool = False,
) -> list[Piece]:
    """Words among contacts that have no label of their own: an office, names, numbers.

    ``keyed`` says that an office and a colon stand in front of them, ``followed`` that a label stands right behind.
    """
    return _Words(folded, None, keyed=keyed, followed=followed).read(start, end, numbers)


class _Words:
    """Reads offices and names in front of each number, then the number, until something else begins."""

    def __init__(
        self, folded: str, label: Label | None, *, keyed: bool = False, followed: bool = False
    ) -> None:
        self.folded = folded
        self.label = label
        self.named = label is not None and label.kind in ("person", "any")
        self.keyed = keyed
        self.followed = keyed and followed
        self.pieces: list[Piece] = []
        self.begin = label.start if label is not None else None  # of the label, for the first piece
        self.unowned = 0  # the first piece behind the last number or office

    def read(self, start: int, end: int, numbers: Sequence[Number]) -> list[Piece]:
        previous = start
        for number in numbers:
            previous, ended = self._read_names(previous, number.span.start, number)
            if ended or number.span.start - previous > FURTHEST_IN_LIST:
                return self.pieces
            self._add_number(number)
            previous = number.after
        # Behind the bracket that held the contact something else begins.
        if not numbers or self.folded[previous : previous + 1] != "）":
            self._read_names(previous, end, None)
        return self.pieces

    def _read_names(self, start: int, end: int, number: Number | None) -> tuple[int, bool]:
        """Take the offices and names up to ``end``; where their words end, and whether something else ended them."""
        folded = self.folded
        at = previous = start
        listed = self.named or (self.keyed and _lists_names(folded, start, end))
        first = len(self.pieces)
        while at < end and (run := HAN_RUN.search(folded, at, end)) is not None:
            listed = listed and all(mark in _LIST_MARKS for mark in folded[previous : run.start()])
            at = previous = run.end()
            if run.group() in _TITLES:
                continue  # a cell of its own: 林以宁　科长　0000-0000000
            found = self._read_run(
                as_span(run.span()), start, end, number, listed=listed, opens=len(self.pieces) == first
            )
            if found == NOBODY and self._wants_names():
                return previous, True
            if found == NOBODY and not self.pieces and number is not None and run.group().endswith(ROLE_ENDS):
                self.pieces.append(piece(as_span(run.span()), "purpose", ROLE))
            at = previous = self._add_people(found, at, end, number)
        return previous, False

    def _read_run(
        self, run: Span, start: int, end: int, number: Number | None, *, listed: bool, opens: bool
    ) -> People:
        """Who the words of one run are; a rare family name counts behind a label, as long as the list of names goes on."""
        folded = self.folded
        words = run.of(folded)
        if not self.named and opens and opens_row(folded, start, run, end):
            return People(run, ())
        if number is not None and run.end == end and is_locality(words) and not self._wants_names():
            return People(run, ())  # 受理电话：枫桥县0000-0000000
        placed = (
            (number is not None or self.followed)
            and (self.keyed or run.start > start)
            and not folded[run.end : end].strip(" |\t：:，")
            and stands_as_name(words)
        )
        beside = number is not None and end - run.end <= NEXT_TO
        return read_people(folded, *run, labelled=listed or placed, beside_number=beside)

    def _add_people(self, found: People, at: int, end: int, number: Number | None) -> int:
        """Take an office and names, with the bracket behind them; where their words end."""
        folded = self.folded
        bracketed = found.office is not None and folded[found.office.start - 1] == "（"
        alone = found.office is not None and not found.names
        last = number is not None and HAN_RUN.search(folded, at, end) is None
        if found.office is not None and self._names_wait() and (bracketed or (alone and last)):
            # 林以宁（市公安局，0000-0000000）, 林以宁，市公安局，0000-0000000
            self._own(found.office)
            found = found._replace(office=None)
        self._add(people_pieces(found, self.begin, labelled=self.named))
        if found.office is not None:
            self.unowned = len(self.pieces)
        note = note_behind(folded, at, end) if found.names else None
        if note is not None and NOTE_BEHIND_NAME.fullmatch(folded, *note):
            # 林以宁（市科协学会部）
            noted = read_people(folded, *note, labelled=False)
            if found.office is None and noted.office is not None:
                self._own(noted.office)
            at = note.end + 1
        housed = note_behind(folded, at, end) if found.office is not None else None
        if housed is not None and ADDRESS_LIKE.fullmatch(folded, *housed):
            # 市科协（市民中心501室）
            self.pieces.append(piece(housed, "address", ADDRESS_LIKE))
            at = housed.end + 1
        return at

    def _add(self, pieces: list[Piece]) -> None:
        self.pieces += pieces
        if pieces:
            self.begin = None

    def _wants_names(self) -> bool:
        return self.label is not None and self.label.kind == "person"

    def _names_wait(self) -> bool:
        return any(one.kind == "person" for one in self.pieces[self.unowned :])

    def _own(self, office: Span) -> None:
        """Put the office that a bracket gives in front of the names that have none: 林以宁、周若川（市科协）."""
        first = self.pieces[self.unowned]
        self.pieces.insert(self.unowned, piece(office, "office", OFFICE, min(first.begin, first.span.start)))
        self.unowned = len(self.pieces)

    def _add_number(self, number: Number) -> None:
        pieces = read_number(self.folded, number, self.label, self.begin)
        if pieces[0].kind == "office" and self._names_wait():
            self._own(pieces.pop(0).span)  # 林以宁，0000-0000000（市科协）
        self._add(pieces)
        self.unowned = len(self.pieces)


def _lists_names(folded: str, start: int, end: int) -> bool:
    """Does a mark join names, one of them of a known family: 林以宁、濮上桑?"""
    return folded.find("、", start, end) >= 0 and any(
        is_name(run.group()) for run in HAN_RUN.finditer(folded, start, end)
    )


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
        if somebody and run.group() in _TITLES:
            continue
        placed = somebody and any(run.end() + gap in called for gap in range(NEXT_TO + 1))
        found = read_people(folded, *run.span(), labelled=placed and stands_as_name(run.group()))
        if found.office is None and not found.names:
            return False
        somebody = True
    return somebody
