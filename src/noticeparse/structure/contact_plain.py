"""The plainest lines of contacts, a label with one value or words alone, read without a search for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.contact_labels import BOUNDARIES, PERSON_WITHOUT_COLON
from noticeparse.structure.contact_pieces import OFFICE, PERSON, Piece, people_pieces
from noticeparse.structure.contact_values import read_postal
from noticeparse.structure.mailboxes import ADDRESS_OF_MAIL, EMAIL
from noticeparse.structure.people import HAN_RUN, NOBODY, SHORTEST_TITLED, may_be_name, read_people
from noticeparse.structure.phones import DIGITS, NUMBER
from noticeparse.vocab.contacts import LABEL_WORDS, UNSURE_LABELS

if TYPE_CHECKING:
    from noticeparse.structure.contact_pieces import PieceKind
    from noticeparse.vocab.contacts import LabelKind

# Numbers that nothing can follow or be taken from: an area code apart from seven or eight digits, or a mobile.
PLAIN_NUMBER = Rule(
    "contacts.plain_phone",
    r"(?:（0[0-9]{2,3}）|0[0-9]{2,3}-)[0-9]{7,8}|1[3-9][0-9]{9}",
    examples=("0000-0000000", "（000）00000000", "13800000000"),
    rejects=("0000-0000000转802", "0000000", "000 00000000"),
    where="whole",
)
PLAIN_EMAIL = Rule(
    "contacts.plain_email",
    ADDRESS_OF_MAIL,
    examples=("a.b@example.cn", "0000000000@example.cn"),
    rejects=("a@example.cn，b@example.cn", "a@example", "a@example.cn@"),
    where="whole",
)
PLAIN_NAMES = Rule(
    "contacts.plain_names",
    rf"{HAN_RUN.pattern}(?:[ 、]{HAN_RUN.pattern}){{0,20}}+",
    examples=("林以宁", "林以宁、周若川", "市科协学会部林以宁"),
    rejects=("林以宁，周若川", "林以宁（市科协）", "林以宁0"),
    where="whole",
)
MORE_THAN_ADDRESS = Rule(
    "contacts.more_than_an_address",
    rf"：|:|@|//|电话|热线|联系人|联络人|联系老师|经办人|收件人|{DIGITS.pattern}",
    examples=(
        "清河市文昌街3号，联系人林以宁",
        "清河市文昌街3号，邮编：000000",
        "清河市文昌街3号0000-0000000",
    ),
    rejects=("清河市文昌街3号（000000）",),
)


# The labels that are one run of words, whose values have a plain form.
PLAIN_LABELS: dict[str, LabelKind] = {
    word: kind
    for word, kind in LABEL_WORDS.items()
    if kind in ("person", "phone", "fax", "email", "address")
    and word not in UNSURE_LABELS
    and BOUNDARIES.isdisjoint(word)
}
_PAST_A_LABEL = max(map(len, PLAIN_LABELS)) + 1


def read_labelled_value(folded: str, start: int, end: int) -> list[Piece] | None:
    """The pieces of a line that is a label, a colon and one plain value; None where the line holds anything else.

    Half of the lines of contacts are such. The general reader gives the same pieces for them, at five times the cost.

    >>> text = "联系电话：0000-0000000"
    >>> [(piece.kind, piece.span.of(text)) for piece in read_labelled_value(text, 0, len(text))]
    [('phone', '0000-0000000')]
    >>> read_labelled_value("电话：0000-0000000（兼传真）", 0, 19) is None
    True
    """
    colon = folded.find("：", start, start + _PAST_A_LABEL)
    if colon < 0:
        return None
    kind = PLAIN_LABELS.get(folded[start:colon])
    value = colon + 1
    if kind is None or value >= end:
        return None
    if kind == "person":
        return _names(folded, value, end, start)
    if kind == "address":
        return _address(folded, value, end, start)
    if kind == "email":
        whole = PLAIN_EMAIL.fullmatch(folded, value, end) is not None
        return [Piece(Span(value, end), "email", EMAIL.name, start, True)] if whole else None
    number: PieceKind = "fax" if kind == "fax" else "phone"
    whole = PLAIN_NUMBER.fullmatch(folded, value, end) is not None
    return [Piece(Span(value, end), number, NUMBER.name, start, True)] if whole else None


def _names(folded: str, start: int, end: int, begin: int) -> list[Piece] | None:
    """林以宁、周若川: every run must be somebody, perhaps behind an office, with one mark between two of them."""
    if (
        end - start < SHORTEST_TITLED
        and HAN_RUN.fullmatch(folded, start, end) is not None
        and may_be_name(folded[start:end])
    ):
        return [Piece(Span(start, end), "person", PERSON.name, begin, True)]
    if (
        PLAIN_NAMES.fullmatch(folded, start, end) is None
        or PERSON_WITHOUT_COLON.search(folded, start, end) is not None
    ):
        return None
    pieces: list[Piece] = []
    for run in HAN_RUN.finditer(folded, start, end):
        found = read_people(folded, *run.span(), labelled=True)
        if found == NOBODY:
            return None
        pieces += people_pieces(found, None if pieces else begin, labelled=True)
    return pieces if _close_together(pieces, begin) else None


def _address(folded: str, start: int, end: int, begin: int) -> list[Piece] | None:
    """清河市文昌街3号（000000）, and nothing behind it."""
    if MORE_THAN_ADDRESS.search(folded, start, end) is not None:
        return None
    pieces, done = read_postal(folded, begin, start, end)
    return pieces if pieces and done == end and _close_together(pieces, begin) else None


def read_words_alone(folded: str, start: int, end: int, *, in_contacts: bool) -> list[Piece] | None:
    """The pieces of a line that is one run of Han characters; None where it is more, or holds a label.

    In a block of contacts (``in_contacts``) such a line is the office that the lines below belong to, or a name; elsewhere
    it gives nothing.

    >>> text = "市科协学会部"
    >>> [(piece.kind, piece.span.of(text)) for piece in read_words_alone(text, 0, len(text), in_contacts=True)]
    [('office', '市科协学会部')]
    >>> read_words_alone("市科协：林以宁", 0, 7, in_contacts=True) is None
    True
    """
    run = HAN_RUN.match(folded, start, end)
    if run is None or run.end() != end or PERSON_WITHOUT_COLON.search(folded, start, end) is not None:
        return None
    if not in_contacts:
        return []
    found = read_people(folded, start, end, labelled=False)
    office, names = found
    if office is not None and not names:
        return [Piece(office, "office", OFFICE.name, office.start)]
    pieces = people_pieces(found)
    return pieces if _close_together(pieces, start) else None


def _close_together(pieces: list[Piece], start: int) -> bool:
    """Is there no room between the pieces for words that bring somebody in?"""
    done = start
    for one in pieces:
        if one.kind != "office" and one.begin - done >= 2:
            return False
        done = max(done, one.span.end)
    return True
