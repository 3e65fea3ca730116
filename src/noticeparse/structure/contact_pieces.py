"""The value of a label, or a few words without one, to pieces of contacts: offices, names, numbers, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.structure.addresses import POSTCODE, read_address
from noticeparse.structure.introductions import introduced_before
from noticeparse.structure.mailboxes import EMAIL, MASKED_EMAIL, WEBSITE
from noticeparse.structure.offices import is_office, points_elsewhere
from noticeparse.structure.people import HAN_RUN, People, read_people
from noticeparse.structure.phones import LOCAL_FORM, SEVEN_DIGITS, Number, find_short_numbers, note_behind
from noticeparse.vocab.contacts import CALLING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.structure.contact_labels import Label

PieceKind = Literal["office", "person", "phone", "fax", "email", "website", "address", "postcode"]

SENTENCE_ENDS = "。！？"
LONGEST_LINE = 160  # a line of contacts without labels is short
NEXT_TO = 2  # code points between a name and its number
FURTHEST_IN_LIST = 30  # from one number of a list to the next

OFFICE = Rule("contacts.office", r"[^\s，。；：]{2,40}", examples=("市科协学会部",), rejects=("，",))
PERSON = Rule("contacts.person", r"[^\s，。；：0-9]{2,30}", examples=("林以宁",), rejects=("0000",))
ADDRESS = Rule("contacts.address", r"[^\s。；]{2,120}", examples=("清河市文昌街3号",), rejects=("。",))
CALLING_CUE = Rule("contacts.calling", any_of(*CALLING), examples=("请致电", "详询"), rejects=("报送",))
AFTER_BARE_NUMBER = Rule(
    "contacts.after_bare_number",
    r"[，。；！、（）/\s]|或|和|及|转|进行|咨询|联系|查询|询问|索取|了解|$",
    examples=("。", "（东校区）", "咨询"),
    rejects=("件", "元"),
    where="start",
)
ROOM = Rule(
    "contacts.room",
    r"[一-鿿]{0,16}?(?:[A-Za-z]?[0-9]{3,4}|[0-9]{1,2}-[A-Za-z]?[0-9]{3,4}|[0-9一二三四五六七八九十]{1,3}[号楼层])(?:室|房间|房)?",
    examples=("综合楼311", "1-A405", "行政楼三层", "306室"),
    rejects=("0000000", "林以宁", "0000-0000000", "综合楼"),
    where="whole",
)
NOTE_BEHIND_NAME = Rule(
    "contacts.note_behind_name",
    r"[^：:0-9]{2,40}",
    examples=("市科协学会部",),
    rejects=("手机：0",),
    where="whole",
)

RECEIVER = "contacts.receiver"  # the rule of an office that only stands behind an address: …3号市科协（收）
_LIST_MARKS = frozenset("、/ \t和及与")


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


def read_values(folded: str, label: Label, end: int, numbers: Sequence[Number]) -> list[Piece]:
    """Names and numbers behind 联系人：, 电话： or 联系方式：, in any order."""
    short = find_short_numbers(folded, skip(folded, label.value, end, " \t为是"), end)
    if short:
        numbers = sorted([*short, *numbers])
    return _read_words(folded, label.value, end, numbers, label)


def read_unlabelled(folded: str, start: int, end: int, numbers: Sequence[Number]) -> list[Piece]:
    """Words among contacts that have no label of their own: an office, names, numbers."""
    return _read_words(folded, start, end, numbers, None)


def _read_words(
    folded: str, start: int, end: int, numbers: Sequence[Number], label: Label | None
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
        )
        pieces += words
        begin = None if words else begin
        if ended or number is None or number.span.start - previous > FURTHEST_IN_LIST:
            break
        pieces += _read_number(folded, number, label, begin)
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
        found = read_people(folded, *run.span(), labelled=listed, beside_number=beside)
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
    return pieces, previous, False


def _read_number(folded: str, number: Number, label: Label | None, begin: int | None) -> list[Piece]:
    """A number as telephone, fax or both, behind whom its bracket names: 0000-0000000（市科协）."""
    pieces: list[Piece] = []
    is_fax = label is not None and label.kind in ("fax", "phone_fax")
    is_phone = label is None or label.kind != "fax"
    if number.note is not None:
        words = folded[slice(*number.note)]
        if words in ("传真", "fax"):
            is_fax, is_phone = True, False
        elif not number.also_fax:
            pieces += _read_note(folded, number.note)
    if is_phone:
        pieces.append(piece(number.span, "phone", number.rule, begin, labelled=label is not None))
    if is_fax or number.also_fax:
        pieces.append(piece(number.span, "fax", number.rule, begin, labelled=label is not None))
    return pieces


def _read_note(folded: str, note: Span) -> list[Piece]:
    """Whose the number is: an office, names, or an office and who answers there (人事科 林老师); nothing where a word is neither."""
    pieces: list[Piece] = []
    for run in HAN_RUN.finditer(folded, *note):
        found = read_people(folded, *run.span(), labelled=False)
        if found.office is None and not found.names:
            return []
        pieces += people_pieces(found)
    return pieces


def is_contact_line(folded: str, start: int, end: int, numbers: Sequence[Number]) -> bool:
    """Nothing but an office or a name and their numbers: 市科协竞赛部 林以宁 0000-0000000."""
    if end - start > LONGEST_LINE or all(number.bare for number in numbers):
        return False
    somebody = False
    for run in HAN_RUN.finditer(folded, start, end):
        found = read_people(folded, *run.span(), labelled=False)
        if found.office is None and not found.names:
            return False
        somebody = True
    return somebody


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
            pieces += _read_number(folded, number, None, None)
            listed = number.after
    return pieces


def _belongs_to_somebody(folded: str, number: Number, start: int) -> bool:
    """科普部（0000-0000000）, 0000-0000000（科普部）."""
    if number.note is not None:
        return bool(_read_note(folded, number.note))
    at = number.span.start
    brought = introduced_before(folded, start, at) if at > start and folded[at - 1] == "（" else None
    # 请联系科普部（0000000）: the name stands behind a verb, and ends where the bracket opens.
    return brought is not None and (
        brought.in_front or (brought.office is not None and brought.office.end == at - 1)
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
    return people_pieces(found, label.start) + read_unlabelled(folded, run.end(), end, numbers)


def read_postal(folded: str, begin: int, value: int, end: int) -> tuple[list[Piece], int]:
    """The address behind 地址：, its postcode, and who is to receive what is sent there; and where all of it ends.

    The label stands at ``begin``, the address at ``value``.
    """
    found = read_address(folded, value, end)
    if found is None:
        return [], sentence_end(folded, value, end)
    address, postcode, receiver, done = found
    pieces: list[Piece] = []
    if (
        address
        and (folded[address.end : address.end + 1] == "（" or folded[begin : value - 1].endswith("至"))
        and is_office(address.of(folded))
    ):
        # 通信地址：市科技局（地址：…）, 邮寄至：市科技局
        pieces.append(piece(address, "office", OFFICE, begin))
    elif address:
        # 地址： alone may be that of a venue; 邮寄地址： is always somebody's.
        posted = not folded.startswith(("地址", "办公", "受理"), begin)
        pieces.append(piece(address, "address", ADDRESS, begin, labelled=posted))
    if postcode is not None:
        pieces.append(piece(postcode, "postcode", POSTCODE))
    if receiver is not None:
        # 来信请寄：…科普司收 says whose address it is; in a block of labels the office stands above.
        received = read_people(folded, *receiver, labelled=False)
        named = people_pieces(received, begin)
        if folded[begin : value - 1].endswith(("址", "点")):
            named = [one._replace(rule=RECEIVER) if one.kind == "office" else one for one in named]
        pieces = named + pieces
    return pieces, done


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
