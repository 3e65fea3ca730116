"""The pieces of contacts: an office, a name, a number, an address, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from noticeparse.rules import Rule

if TYPE_CHECKING:
    from noticeparse.spans import Span
    from noticeparse.structure.people import People

PieceKind = Literal["office", "person", "phone", "fax", "email", "website", "address", "postcode", "purpose"]

SENTENCE_ENDS = "。！？"

OFFICE = Rule("contacts.office", r"[^\s，。；：]{2,40}", examples=("市科协学会部",), rejects=("，",))
PERSON = Rule("contacts.person", r"[^\s，。；：0-9]{2,30}", examples=("林以宁",), rejects=("0000",))
ADDRESS = Rule("contacts.address", r"[^\s。；]{2,120}", examples=("清河市文昌街3号",), rejects=("。",))
RECEIVER = "contacts.receiver"  # the rule of an office that only stands behind an address: …3号市科协（收）


class Piece(NamedTuple):
    """One piece of a contact; ``begin`` is where its label begins, ``labelled`` says that it has one."""

    span: Span
    kind: PieceKind
    rule: str
    begin: int
    labelled: bool = False


def piece(
    span: Span, kind: PieceKind, rule: Rule | str, begin: int | None = None, *, labelled: bool = False
) -> Piece:
    name = rule if isinstance(rule, str) else rule.name
    return Piece(span, kind, name, span.start if begin is None else begin, labelled)


def people_pieces(found: People, begin: int | None = None, *, labelled: bool = False) -> list[Piece]:
    """The office, then the names: the office opens a contact that the names belong to."""
    office, people = found
    names = [piece(name, "person", PERSON, begin, labelled=labelled) for name in people]
    return [piece(office, "office", OFFICE, begin), *names] if office is not None else names


def skip(folded: str, start: int, end: int, marks: str = " \t（为是") -> int:
    while start < end and folded[start] in marks:
        start += 1
    return start


def sentence_start(folded: str, start: int, at: int, marks: str = SENTENCE_ENDS) -> int:
    for mark in marks:
        start = max(start, folded.rfind(mark, start, at) + 1)
    return start


def sentence_end(folded: str, start: int, end: int) -> int:
    for mark in SENTENCE_ENDS:
        at = folded.find(mark, start, end)
        end = at if at >= 0 else end
    return end


def clause_end(folded: str, start: int, end: int) -> int:
    while start < end and folded[start] not in "，；。":
        start += 1
    return start
