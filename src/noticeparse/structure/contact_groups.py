"""The pieces of contacts to groups, one an entry of an address book."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from noticeparse.spans import Span
from noticeparse.structure.contact_pieces import RECEIVER
from noticeparse.structure.introductions import ADDRESS_LIKE
from noticeparse.structure.offices import POINTED_IN_FRONT

if TYPE_CHECKING:
    from noticeparse.structure.contact_pieces import Piece, PieceKind
    from noticeparse.structure.model import SectionNode

MOST_GROUPS = 300
REACHABLE = frozenset(("phone", "fax", "email"))
EXCLUSIVE = frozenset(
    ("person", "phone", "email", "address")
)  # of two that both give one neither completes the other
DEALT: tuple[PieceKind, ...] = ("phone", "email")  # in parallel to the names in front of them
SHORTEST_LOCAL = 7  # digits of a number without its area code


@dataclass(slots=True)
class Group:
    """One contact: its office, its pieces, the paragraphs that it runs through.

    ``home`` is its main place once pieces from elsewhere have been joined to it; ``section`` holds its first piece.
    """

    office: Piece | None = None
    pieces: list[Piece] = field(default_factory=list)
    kinds: set[PieceKind] = field(default_factory=set)
    labelled: bool = False
    first: int = 0
    last: int = 0
    home: Span | None = None
    section: SectionNode | None = None

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.kinds.add(piece.kind)
        self.labelled = self.labelled or piece.labelled

    def of(self, kind: PieceKind) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == kind] if kind in self.kinds else []

    @property
    def span(self) -> Span:
        if self.home is not None:
            return self.home
        pieces = [*self.pieces, self.office] if self.office is not None else self.pieces
        first, last = pieces[0].span
        for (start, end), _, _, begin, _ in pieces:
            first = min(first, start, begin)
            last = max(last, end)
        return Span(first, last)


class Grouping:
    """Takes the pieces of one paragraph after the other; a paragraph without any closes the group."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self.groups: list[Group] = []
        self._current: Group | None = None
        self._given: set[tuple[PieceKind, str]] = set()  # the pieces of the current group, as printed
        self._paragraph = -2
        self._section: SectionNode | None = None

    def take(self, pieces: list[Piece], first: int, last: int, section: SectionNode | None = None) -> None:
        """The pieces of the paragraphs number ``first`` to ``last``; only the next one goes on with the group.

        A contact that can be reached ends with the section of the first level that it stands in.
        """
        self._section = section
        current = self._current
        if first != self._paragraph + 1 or (
            current is not None
            and not current.kinds.isdisjoint(REACHABLE)
            and _outermost(current.section) is not _outermost(section)
        ):
            self._current = None
        self._paragraph = last
        for piece in pieces:
            self._take(piece, last)

    @property
    def full(self) -> bool:
        """Are there as many contacts as one notice may have?"""
        return len(self.groups) >= MOST_GROUPS

    def _take(self, piece: Piece, paragraph: int) -> None:
        group = self._current
        kind = piece.kind
        if kind == "purpose":
            self._current = None  # 技术咨询：0000-0000000, below another contact
            return
        if kind == "office" and piece.rule == RECEIVER:
            # In a block of labels the office stands above; a receiver names it only where nothing else does.
            group = group if group is not None else self._open(paragraph)
            group.office = group.office or piece
        elif kind == "office":
            if group is None or group.pieces or len(self.groups) < 1:
                group = self._open(paragraph)
            group.office = piece
        else:
            given = kind, piece.span.of(self._folded)
            if group is None:
                group = self._open(paragraph)
            elif kind in group.kinds:
                if given in self._given:  # 联系人：林以宁，电话：0000-0000000（林以宁）
                    return
                if kind in ("address", "postcode"):
                    group = self._open(paragraph)
                elif (
                    kind == "person"
                    and group.pieces[-1].kind != "person"
                    and not group.kinds.isdisjoint(REACHABLE)
                ):
                    # The next name with numbers of its own, in the same office unless that is another item's.
                    office, scope = group.office, group.section
                    group = self._open(paragraph)
                    if _holds(scope, self._section):
                        group.office, group.section = office, scope
            self._given.add(given)
            group.add(piece)
        group.last = paragraph

    def _open(self, paragraph: int) -> Group:
        group = Group(first=paragraph, last=paragraph, section=self._section)
        if not self.full:
            self.groups.append(group)
        self._current = group
        self._given.clear()
        return group


def _outermost(section: SectionNode | None) -> SectionNode | None:
    while section is not None and section.parent is not None:
        section = section.parent
    return section


def _holds(scope: SectionNode | None, section: SectionNode | None) -> bool:
    """Does what was said in ``scope`` go for ``section``, which is the same or below it?"""
    while section is not None and section is not scope:
        section = section.parent
    return section is scope


def _deal_numbers(groups: list[Group]) -> None:
    """Give each of several offices its own numbers: 联系人：市科协林以宁，市教育局周若川；电话：0000-0000000，0000-0000001."""
    named: list[Group] = []
    for group in groups:
        if group.office is None or "person" not in group.kinds:
            named = []
            continue
        named.append(group)
        if group.kinds == {"person"}:
            continue
        for kind in DEALT:
            _deal(named, kind)
        named = []


def _deal(named: list[Group], kind: PieceKind) -> None:
    """Deal what stands with the last of ``named`` to all, one each or one a name, where that comes out even."""
    dealt = named[-1].of(kind)
    names = [len(group.of("person")) for group in named]
    if len(named) < 2 or len(dealt) not in (len(named), sum(names)):
        return
    shares = [1] * len(named) if len(dealt) == len(named) else names
    named[-1].pieces = [one for one in named[-1].pieces if one.kind != kind]
    last = named[-1].last
    for group, share in zip(named, shares, strict=True):
        for one in dealt[:share]:
            group.add(one)
        del dealt[:share]
        group.last = last


def merge_groups(groups: list[Group], folded: str) -> list[Group]:
    """The groups that give somebody to reach, those that are one put together.

    A mailbox in 报送市科协（a@example.cn） and the block under 联系方式 that repeats it, or names the same office, are
    one contact; so are a mailbox without an office and the telephone of the next paragraph.
    """
    _deal_numbers(groups)
    given = [group for group in groups if group.pieces]
    kept = _joined(given, folded) if len(given) > 1 else given
    return [group for group in kept if _reaches_somebody(group)]


def _joined(groups: list[Group], folded: str) -> list[Group]:
    kept: list[Group] = []
    reached_by: list[set[str]] = []  # for each that is kept
    for group in groups:
        marks = _reach_marks(group, folded)
        exclusive = group.kinds & EXCLUSIVE
        at = len(kept) - 1
        # Two that share nothing are one only where the one completes the other: a long list is soon run through.
        while at >= 0 and not (
            (not reached_by[at].isdisjoint(marks) or kept[at].kinds.isdisjoint(exclusive))
            and _same(kept[at], group, folded)
        ):
            at -= 1
        if at < 0:
            kept.append(group)
            reached_by.append(marks)
        else:
            _join(kept[at], group, folded)
            reached_by[at] |= marks
    return kept


def _reach_marks(group: Group, folded: str) -> set[str]:
    """What two groups have in common that share a mailbox or a number: its words, its last digits."""
    numbers = [_digits(piece, folded) for piece in group.of("phone")]
    marks = {number[-SHORTEST_LOCAL:] for number in numbers if len(number) >= SHORTEST_LOCAL}
    return marks.union([_words(piece, folded) for piece in group.of("email")])


def _reaches_somebody(group: Group) -> bool:
    if not group.kinds.isdisjoint(REACHABLE):
        return True
    return group.labelled and any(
        piece.labelled and piece.kind in ("person", "address") for piece in group.pieces
    )


def _same(one: Group, other: Group, folded: str) -> bool:
    offices = _offices_agree(one, other, folded)
    if _share_mailbox(one, other, folded) or (offices is not False and _share_number(one, other, folded)):
        return True
    if offices is False or not EXCLUSIVE.isdisjoint(one.kinds & other.kinds):
        return False
    if offices is True:
        return True
    if (
        one.office is None
        and other.office is not None
        and (_are_items(one.section, other.section) or _is_for_paper(other))
    ):
        return False
    # A mailbox that is nobody's also belongs to the block under the next heading.
    return other.first - one.last <= (2 if one.office is None and other.labelled else 1)


def _are_items(one: SectionNode | None, other: SectionNode | None) -> bool:
    """Are the two items of one list: （一）电子投稿 a@example.cn, （二）纸质投稿 市图书馆, not 联系方式 after what it is for?"""
    if one is None or other is None or one is other or other.role == "contacts":
        return False
    return one.parent is other.parent


def _is_for_paper(group: Group) -> bool:
    """电子版发至a@example.cn，纸质版交至市科协（3楼23号） says nothing of whose the mailbox is."""
    return group.kinds == {"address"} and group.pieces[0].rule == ADDRESS_LIKE.name


def _offices_agree(one: Group, other: Group, folded: str) -> bool | None:
    """True for one office (市科协学会部, 清河市科协学会部), False for two, None where one of them names none."""
    if one.office is None or other.office is None:
        return None
    first, second = _own_name(one.office, folded), _own_name(other.office, folded)
    return first.endswith(second) or second.endswith(first)


def _own_name(office: Piece, folded: str) -> str:
    """The name without who writes: 我会秘书处 is the 秘书处 of whichever office signs."""
    words = _words(office, folded)
    pointed = POINTED_IN_FRONT.match(words)
    return words[pointed.end() :] if pointed is not None else words


def _share_mailbox(one: Group, other: Group, folded: str) -> bool:
    mine = [_words(piece, folded) for piece in one.of("email")]
    return bool(mine) and not set(mine).isdisjoint([_words(piece, folded) for piece in other.of("email")])


def _share_number(one: Group, other: Group, folded: str) -> bool:
    """The same number, once with its area code and once without (0000-0000000, 0000000)."""
    mine = [_digits(piece, folded) for piece in one.of("phone")]
    theirs = [_digits(piece, folded) for piece in other.of("phone")] if mine else []
    return any(
        min(len(first), len(second)) >= SHORTEST_LOCAL and (first.endswith(second) or second.endswith(first))
        for first in mine
        for second in theirs
    )


def _only_points(office: Piece, folded: str) -> bool:
    return POINTED_IN_FRONT.match(folded, *office.span) is not None


def _words(piece: Piece, folded: str) -> str:
    return folded[piece.span.start : piece.span.end].replace(" ", "")


def _digits(piece: Piece, folded: str) -> str:
    return "".join(filter(str.isdecimal, folded[piece.span.start : piece.span.end]))


def _join(one: Group, other: Group, folded: str) -> None:
    """Put ``other`` to ``one``; a block of labels is the home of both, and its office counts more than a sentence's."""
    block = other.labelled and not one.labelled
    home = other.span if block else one.span
    if one.office is None or (other.office is not None and (block or _only_points(one.office, folded))):
        one.office = other.office
    known = {(piece.kind, _words(piece, folded)) for piece in one.pieces}
    for piece in other.pieces:
        if (piece.kind, _words(piece, folded)) not in known:
            one.add(piece)
    one.last = other.last
    one.home = home
