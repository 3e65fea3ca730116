"""Telephone numbers in a sentence: those that it says to call, and those whose owner it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.structure.contact_pieces import Piece, sentence_start
from noticeparse.structure.contact_words import FURTHEST_IN_LIST, read_note, read_number
from noticeparse.structure.introductions import introduced_before
from noticeparse.structure.phones import LOCAL_FORM, SEVEN_DIGITS, Number
from noticeparse.vocab.contacts import CALLING

if TYPE_CHECKING:
    from collections.abc import Sequence

CALLING_CUE = Rule("contacts.calling", any_of(*CALLING), examples=("请致电", "详询"), rejects=("报送",))
AFTER_BARE_NUMBER = Rule(
    "contacts.after_bare_number",
    r"[，。；！、（）/\s]|或|和|及|转|进行|咨询|联系|查询|询问|索取|了解|$",
    examples=("。", "（东校区）", "咨询"),
    rejects=("件", "元"),
    where="start",
)


def read_prose(folded: str, start: int, end: int, numbers: Sequence[Number]) -> list[Piece]:
    """Numbers in a sentence count where it says that they are to be called, or whose they are."""
    pieces: list[Piece] = []
    listed = start - FURTHEST_IN_LIST - 1
    for number in numbers:
        at = number.span.start
        cued = (
            at - listed <= FURTHEST_IN_LIST
            or CALLING_CUE.search(folded, sentence_start(folded, start, at), at) is not None
        )
        if number.bare and not (
            cued
            and AFTER_BARE_NUMBER.match(folded, number.span.end, end)
            and (
                LOCAL_FORM.match(folded, *number.span)
                or (
                    SEVEN_DIGITS.fullmatch(folded, *number.span)
                    and _belongs_to_somebody(folded, number, start)
                )
            )
        ):
            continue
        if cued or _belongs_to_somebody(folded, number, start):
            pieces += read_number(folded, number, None, None)
            listed = number.after
    return pieces


def _belongs_to_somebody(folded: str, number: Number, start: int) -> bool:
    """科普部（0000-0000000）, 0000-0000000（科普部）."""
    if number.note is not None:
        return bool(read_note(folded, number.note))
    at = number.span.start
    brought = introduced_before(folded, start, at) if at > start and folded[at - 1] == "（" else None
    # 请联系科普部（0000000）: the name stands behind a verb, and ends where the bracket opens.
    return brought is not None and (
        brought.in_front or (brought.office is not None and brought.office.end == at - 1)
    )
