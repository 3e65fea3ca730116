"""The pieces of contacts to groups, one an entry of an address book."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.spans import Span
from noticeparse.structure.phones import local_part

if TYPE_CHECKING:
    from noticeparse.structure.contact_pieces import Piece, PieceKind

MOST_GROUPS = 500


@dataclass(slots=True)
class Group:
    """One contact: its office, its pieces, and the place that they fill."""

    office: Piece | None = None
    pieces: list[Piece] = field(default_factory=list)
    first: int = 0
    last: int = 0

    def of(self, kind: PieceKind) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == kind]

    def has(self, *kinds: PieceKind) -> bool:
        return any(piece.kind in kinds for piece in self.pieces)

    @property
    def span(self) -> Span:
        pieces = [*self.pieces, self.office] if self.office is not None else self.pieces
        return Span(
            min(min(piece.begin, piece.span.start) for piece in pieces),
            max(piece.span.end for piece in pieces),
        )

    @property
    def labelled(self) -> bool:
        return any(piece.labelled for piece in self.pieces)


class Grouping:
    """Takes the pieces of one paragraph after the other; a paragraph without any closes the group."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self.groups: list[Group] = []
        self._current: Group | None = None
        self._paragraph = -2

    def take(self, pieces: list[Piece], first: int, last: int) -> None:
        """The pieces of the paragraphs number ``first`` to ``last``; only the next one goes on with the group."""
        if first != self._paragraph + 1:
            self._current = None
        self._paragraph = last
        for piece in pieces:
            self._take(piece, last)

    def _take(self, piece: Piece, paragraph: int) -> None:
        group = self._current
        if piece.kind == "office":
            if group is None or group.pieces or len(self.groups) < 1:
                group = self._open(paragraph)
            group.office = piece
        else:
            if group is None:
                group = self._open(paragraph)
            elif self._is_known(group, piece):
                return
            elif (
                piece.kind == "person"
                and group.has("person")
                and group.has("phone", "fax", "email")
                and group.pieces[-1].kind != "person"
            ):
                # The next name with numbers of its own, in the same office.
                office = group.office
                group = self._open(paragraph)
                group.office = office
            elif piece.kind in ("address", "postcode") and group.has(piece.kind):
                group = self._open(paragraph)
            group.pieces.append(piece)
        group.last = paragraph

    def _is_known(self, group: Group, piece: Piece) -> bool:
        """联系人：林以宁，电话：0000-0000000（林以宁）."""
        words = piece.span.of(self._folded)
        return any(
            known.kind == piece.kind and known.span.of(self._folded) == words for known in group.pieces
        )

    def _open(self, paragraph: int) -> Group:
        group = Group(first=paragraph, last=paragraph)
        if len(self.groups) < MOST_GROUPS:
            self.groups.append(group)
        self._current = group
        return group


def merge_groups(groups: list[Group], folded: str) -> list[Group]:
    """The groups that give somebody to reach, those that are one put together.

    A mailbox in 报送市科协（a@example.cn） and the block under 联系方式 that repeats it, or names the same office, are
    one contact; so are a mailbox without an office and the telephone of the next paragraph.
    """
    kept: list[Group] = []
    for group in groups:
        if not group.pieces:
            continue
        partner = next((other for other in reversed(kept) if _same(other, group, folded)), None)
        if partner is None:
            kept.append(group)
        else:
            _join(partner, group, folded)
    return [group for group in kept if _reaches_somebody(group)]


def _reaches_somebody(group: Group) -> bool:
    if group.has("phone", "fax", "email"):
        return True
    return any(piece.labelled and piece.kind in ("person", "address") for piece in group.pieces)


def _same(one: Group, other: Group, folded: str) -> bool:
    offices = _offices_agree(one, other, folded)
    if _share(one, other, "email", folded) or (_share(one, other, "phone", folded) and offices is not False):
        return True
    together = one.has("person") and other.has("person")
    if offices is True:
        return not together and not _rival(one, other)
    return offices is None and other.first - one.last <= 1 and not together and not _rival(one, other)


def _rival(one: Group, other: Group) -> bool:
    """Do both give a number of one kind? Then neither completes the other."""
    kinds: tuple[PieceKind, ...] = ("phone", "email", "address")
    return any(one.has(kind) and other.has(kind) for kind in kinds)


def _offices_agree(one: Group, other: Group, folded: str) -> bool | None:
    """True for one office (市科协学会部, 清河市科协学会部), False for two, None where one of them names none."""
    if one.office is None or other.office is None:
        return None
    first, second = squash(one.office.span.of(folded)), squash(other.office.span.of(folded))
    return first.endswith(second) or second.endswith(first)


def _share(one: Group, other: Group, kind: PieceKind, folded: str) -> bool:
    key = local_part if kind == "phone" else squash
    mine = {key(piece.span.of(folded)) for piece in one.of(kind)}
    return bool(mine) and any(key(piece.span.of(folded)) in mine for piece in other.of(kind))


def _join(one: Group, other: Group, folded: str) -> None:
    known = {(piece.kind, squash(piece.span.of(folded))) for piece in one.pieces}
    one.pieces += [
        piece for piece in other.pieces if (piece.kind, squash(piece.span.of(folded))) not in known
    ]
    if one.office is None or (other.office is not None and other.labelled and not one.labelled):
        one.office = other.office or one.office
    one.last = other.last
