"""What a sentence says about whom to reach: numbers to call, and the office, the names and the place that it brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.structure.addresses import POSTCODE
from noticeparse.structure.contact_pieces import (
    OFFICE,
    Piece,
    people_pieces,
    piece,
    sentence_end,
    sentence_start,
)
from noticeparse.structure.contact_words import FURTHEST_IN_LIST, read_note, read_number
from noticeparse.structure.introductions import (
    ADDRESS_LIKE,
    DUTY_OFFICE,
    PLACE,
    RESPONSIBLE_OFFICE,
    SENT_TO,
    Introduction,
    address_behind,
    asked_behind,
    duty_office,
    introduced_before,
    mail_address_in,
    place_in,
    responsible_office,
    room_in_front,
)
from noticeparse.structure.people import People, read_people
from noticeparse.structure.phones import LOCAL_FORM, SEVEN_DIGITS, Number
from noticeparse.vocab.contacts import CALLING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.spans import Span

# The rule as its alternatives, each with its own first character, so that others can be put beside them.
REQUESTS = tuple(
    rf"{request}[^。；]{{0,40}}?(?:[与向找和同]|联系|咨询|致电)" for request in ("请", "可", "及时", "直接")
)
ASKED = Rule(
    "contacts.asked",
    "|".join(REQUESTS),
    examples=(
        "其他事项，请联系教务处。",
        "如有疑问，请与市科协联系。",
        "请及时向市科协咨询",
        "请于6月10日前以书面形式向市科协反映。",
    ),
    rejects=("加强与各界联系",),
)
BARE_OFFICES = frozenset(("办公室", "秘书处", "值班室", "编辑部"))  # of whichever office the sentence tells
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
            called = asked_behind(folded, number.after, end)
            if called is not None:
                pieces.append(piece(called, "office", OFFICE, at))
            pieces += read_number(folded, number, None, None)
            listed = number.after
    return pieces


def _belongs_to_somebody(folded: str, number: Number, start: int) -> bool:
    """科普部（0000-0000000）, 0000-0000000（科普部）."""
    if number.note is not None:
        return bool(read_note(folded, number.note))
    at = number.span.start
    brought = introduced_before(folded, start, at) if at > start and folded[at - 1] in "（，" else None
    # 请联系科普部（0000000）: the name stands behind a verb, and ends where the bracket opens.
    if brought is None or (brought.in_front and folded[at - 1] == "（"):
        return brought is not None
    if folded[at - 1] == "，":
        return bool(brought.names) and brought.names[-1].end == at - 1  # 有问题找林老师，0000-0000000
    last = brought.names[-1] if brought.names else brought.office
    return last is not None and last.end == at - 1


def asked_pieces(folded: str, start: int, end: int) -> list[Piece]:
    """其他事项，请联系教务处。 names the office for the number in the next paragraph."""
    asked = ASKED.search(folded, start, end)
    if asked is None:
        return []
    brought = introduced_before(folded, asked.start(), sentence_end(folded, asked.end(), end))
    return people_pieces(People(brought.office, brought.names)) if brought is not None else []


def brought_in(folded: str, start: int, at: int) -> list[Piece]:
    """Whom the words between two pieces bring in, and where they are to be found."""
    pieces: list[Piece] = []
    sentence = sentence_start(folded, start, at, "。！？；")
    office = duty_office(folded, sentence, at)
    if office is not None:
        pieces.append(piece(office, "office", DUTY_OFFICE))
    else:
        brought = introduced_before(folded, start, at)
        if brought is not None and brought.in_front and brought.office is not None:
            brought = _whose(folded, brought.office, start) or brought
        if brought is not None:
            pieces += people_pieces(People(brought.office, brought.names))
            house = _house_of(folded, brought.office, start, at) if brought.office is not None else None
            if house is not None:
                pieces.append(piece(house, "address", ADDRESS_LIKE))
        elif (responsible := responsible_office(folded, max(sentence, start), at)) is not None:
            who = people_pieces(responsible)
            pieces += [who[0]._replace(rule=RESPONSIBLE_OFFICE.name), *who[1:]]
    place = place_in(folded, sentence, at)
    if place is not None:
        pieces.append(piece(place, "address", PLACE))
    sent = mail_address_in(folded, start, at)
    if sent is not None:
        pieces.append(piece(sent.address, "address", SENT_TO, labelled=True))
        if sent.postcode is not None:
            pieces.append(piece(sent.postcode, "postcode", POSTCODE))
        if sent.receiver is not None:
            names = read_people(folded, *sent.receiver, labelled=False).names
            pieces += people_pieces(People(None, names))
    return pieces


def _whose(folded: str, office: Span, start: int) -> Introduction | None:
    """Where the office is that a sentence first names: 专班办公室设在市数据局，办公室 | 电话：…."""
    if office.of(folded) not in BARE_OFFICES:
        return None
    named = introduced_before(folded, sentence_start(folded, start, office.start), office.start)
    return named if named is not None and named.office is not None else None


def _house_of(folded: str, office: Span, start: int, at: int) -> Span | None:
    return address_behind(folded, office, at) or room_in_front(folded, office, start)
