"""The value behind a label that has one of a kind: a mailbox, a postcode, a site, a room, an address, an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span
from noticeparse.structure.addresses import LONGEST_ADDRESS, POSTCODE, read_address
from noticeparse.structure.contact_pieces import (
    ADDRESS,
    OFFICE,
    RECEIVER,
    Piece,
    clause_end,
    people_pieces,
    piece,
    sentence_end,
    skip,
)
from noticeparse.structure.contact_words import read_unlabelled
from noticeparse.structure.introductions import ADDRESS_LIKE
from noticeparse.structure.mailboxes import EMAIL, MASKED_EMAIL, WEBSITE
from noticeparse.structure.offices import LONGEST_NAME, is_office, points_elsewhere
from noticeparse.structure.people import HAN_RUN, People, read_people
from noticeparse.structure.phones import note_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.structure.contact_labels import Label
    from noticeparse.structure.phones import Number

ROOM = Rule(
    "contacts.room",
    r"[一-鿿]{0,16}?(?:[A-Za-z]?[0-9]{3,4}|[0-9]{1,2}-[A-Za-z]?[0-9]{3,4}|[0-9一二三四五六七八九十]{1,3}[号楼层])(?:室|房间|房)?",
    examples=("综合楼311", "1-A405", "行政楼三层", "306室"),
    rejects=("0000000", "林以宁", "0000-0000000", "综合楼"),
    where="whole",
)


def read_emails(folded: str, label: Label, end: int, emails: Sequence[Span]) -> list[Piece]:
    """The mailboxes behind 邮箱：, also where @ is masked (a#example.cn)."""
    if emails:
        first, *others = emails
        return [
            piece(first, "email", EMAIL, label.start, labelled=True),
            *(piece(span, "email", EMAIL) for span in others),
        ]
    masked = MASKED_EMAIL.match(folded, skip(folded, label.value, end), end)
    return (
        [piece(as_span(masked.span()), "email", MASKED_EMAIL, label.start, labelled=True)]
        if masked is not None
        else []
    )


def read_postcode(folded: str, label: Label, end: int) -> list[Piece]:
    found = POSTCODE.match(folded, skip(folded, label.value, end), end)
    return (
        [piece(as_span(found.span()), "postcode", POSTCODE, label.start, labelled=True)]
        if found is not None
        else []
    )


def read_room(folded: str, label: Label, end: int) -> Piece | None:
    """办公室：综合楼311 says where the office is; 办公室：0000-0000000 is an office and its number."""
    if folded[label.start : label.value - 1] != "办公室":
        return None
    start = skip(folded, label.value, end)
    while end > start and folded[end - 1] in " \t，、；）":
        end -= 1
    found = ROOM.fullmatch(folded, start, end)
    return piece(Span(start, end), "address", ROOM, label.start, labelled=True) if found is not None else None


def read_house(folded: str, start: int, end: int) -> list[Piece]:
    """The address behind an office and a colon: 《清河教研》编辑部：文昌街3号文教大楼1205室（邮编000000）."""
    found = read_address(folded, start, end)
    if found is None or not found.address or ADDRESS_LIKE.fullmatch(folded, *found.address) is None:
        return []
    coded = [piece(found.postcode, "postcode", POSTCODE)] if found.postcode is not None else []
    return [piece(found.address, "address", ADDRESS, labelled=True), *coded]


def read_website(folded: str, label: Label, end: int) -> list[Piece]:
    found = WEBSITE.match(folded, skip(folded, label.value, end), end)
    return (
        [piece(as_span(found.span()), "website", WEBSITE, label.start, labelled=True)]
        if found is not None
        else []
    )


def read_office(folded: str, label: Label, end: int, numbers: Sequence[Number]) -> list[Piece]:
    """The office behind 联系科室：, whatever its last word, and who stands behind it."""
    run = HAN_RUN.match(folded, skip(folded, label.value, end), end)
    if run is None:
        return []
    found = read_people(folded, *run.span(), labelled=False)
    if found.office is None and not found.names and not points_elsewhere(run.group()):
        found = People(as_span(run.span()), ())
    done = run.end()
    inner = note_behind(folded, done, end)
    if found.office is not None and not found.names and inner is not None and is_office(inner.of(folded)):
        done = inner.end + 1
        found = People(Span(found.office.start, done), ())  # 监督管理科（行政许可科）
    return people_pieces(found, label.start) + read_unlabelled(folded, done, end, numbers)


def read_postal(folded: str, begin: int, value: int, end: int) -> tuple[list[Piece], int]:
    """The address behind 地址：, its postcode, and who is to receive what is sent there; and where all of it ends.

    The label stands at ``begin``, the address at ``value``.
    """
    office, bracket = _office_with_house(folded, value, end)
    found = read_address(folded, *(bracket or (value, end)))
    if found is None:
        return [], sentence_end(folded, value, end)
    address, postcode, receiver, done = found
    done += bracket is not None and done == bracket.end
    # 地址： alone may be that of a venue; 邮寄地址： is always somebody's.
    posted = not folded.startswith(("地址", "办公", "受理"), begin)
    pieces: list[Piece] = []
    if (
        address
        and (folded[address.end : address.end + 1] == "（" or folded[begin : value - 1].endswith("至"))
        and is_office(address.of(folded))
    ):
        # 通信地址：市科技局（地址：…）, 邮寄至：市科技局
        pieces.append(piece(address, "office", OFFICE, begin))
    elif address:
        if office is not None:
            pieces.append(piece(office, "office", OFFICE, begin))
        pieces.append(piece(address, "address", ADDRESS, begin, labelled=posted))
    if postcode is not None:
        pieces.append(piece(postcode, "postcode", POSTCODE))
    if receiver is not None:
        # 来信请寄：…科普司收 says whose address it is; in a block of labels the office stands above.
        received = read_people(folded, *receiver, labelled=False)
        named = people_pieces(received, begin, labelled=posted)
        if folded[begin : value - 1].endswith(("址", "点")):
            named = [one._replace(rule=RECEIVER) if one.kind == "office" else one for one in named]
        pieces = named + pieces
    return pieces, done


def _office_with_house(folded: str, value: int, end: int) -> tuple[Span | None, Span | None]:
    """来访地址：市信访局（清河市文昌街9号） is an office and its address; with a room alone in the bracket all is an address.

    Given are the office and the words of its bracket.
    """
    start = skip(folded, value, end, " ")
    bracket = folded.find("（", start, min(end, start + LONGEST_NAME))
    if bracket < 0 or not is_office(folded[start:bracket]):
        return None, None
    inside = note_behind(folded, bracket, end, LONGEST_ADDRESS) or Span(bracket + 1, end)
    house = Span(inside.start, clause_end(folded, *inside))
    if ADDRESS_LIKE.fullmatch(folded, *house) is None or folded.find("号", *house) < 0:
        return None, None
    return Span(start, bracket), inside
