"""One paragraph to the pieces of contacts in it, in the order in which they belong together."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.contact_desks import read_desk
from noticeparse.structure.contact_labels import (
    MOST_LABELS,
    PERSON_WITHOUT_COLON,
    Label,
    label_without_colon,
    labels_with_colon,
    office_in_label,
    word_ending_at,
)
from noticeparse.structure.contact_pieces import (
    Piece,
    people_pieces,
    piece,
    sentence_end,
    skip,
)
from noticeparse.structure.contact_plain import read_labelled_value, read_words_alone
from noticeparse.structure.contact_prose import asked_pieces, brought_in, read_prose
from noticeparse.structure.contact_values import (
    read_emails,
    read_house,
    read_office,
    read_postal,
    read_postcode,
    read_room,
    read_website,
)
from noticeparse.structure.contact_words import (
    LONGEST_LINE,
    is_contact_line,
    owner_behind,
    read_unlabelled,
    read_values,
)
from noticeparse.structure.mailboxes import EMAIL, find_emails
from noticeparse.structure.offices import LOCALITY, is_locality, is_office
from noticeparse.structure.people import HAN_RUN, People, is_name, read_people
from noticeparse.structure.phones import Number, find_numbers
from noticeparse.text.numbering import label_at
from noticeparse.vocab.contacts import ADDRESS_AND_MORE, LABEL_WORDS, UNSURE_LABELS

if TYPE_CHECKING:
    from noticeparse.vocab.contacts import LabelKind

LONGEST_READ = 20_000  # code points of one paragraph; more than that is a table or damage
MOST_PIECES = 400
LONGEST_LABEL = 12
LONGEST_HEADING = 30
PURPOSE = "contacts.purpose"
OFFICE_OF_HEADING = "contacts.office_of_heading"
HEADINGS = frozenset(
    ("联系方式", "联络方式", "咨询方式", "联系人")
)  # of a section; they name nobody themselves
BULLETS = "-–—•·●○◆◇■□▲★☆※→* \t"

HOTLINE = Rule(
    "contacts.hotline",
    r"(?:电话|热线)(?=[0-9]{5}(?![0-9]))",
    examples=("咨询电话12345",),
    rejects=("电话0000000", "12345热线"),
)


# What a paragraph holds: its pieces, and the kind of a label whose value must stand in the next paragraph.
Line = tuple[list[Piece], "LabelKind | None"]
NOTHING: Line = ([], None)


def read_line(folded: str, span: Span, *, in_contacts: bool, awaiting: LabelKind | None = None) -> Line:
    """The pieces of a paragraph.

    ``in_contacts`` says that lines without labels count too; ``awaiting`` is the label that the paragraph before left
    without a value.

    >>> text = "联系人：林以宁，电话：0000-0000000"
    >>> [(piece.kind, piece.span.of(text)) for piece in read_line(text, Span(0, len(text)), in_contacts=False)[0]]
    [('person', '林以宁'), ('phone', '0000-0000000')]
    """
    start, end = span
    pieces = read_labelled_value(folded, start, min(end, start + LONGEST_READ))
    if pieces is not None:
        return pieces, None
    if end - start <= LONGEST_LABEL and (bare := LABEL_WORDS.get(folded[start:end])) is not None:
        return [], bare
    numbered = label_at(folded, start, end)
    if numbered is not None:
        start = min(numbered.end, end)
        if awaiting is None and folded[start:end] in HEADINGS:
            return NOTHING
    else:
        start = skip(folded, start, end, BULLETS)
    if awaiting is None and (office := _office_of_heading(folded, start, end)) is not None:
        return [piece(office, "office", OFFICE_OF_HEADING)], None
    end = min(end, start + LONGEST_READ)
    if numbered is not None and (pieces := read_labelled_value(folded, start, end)) is not None:
        return pieces, None
    if awaiting is None:
        pieces = read_words_alone(folded, start, end, in_contacts=in_contacts)
    if pieces is None:
        return read_any_line(folded, start, end, in_contacts=in_contacts, awaiting=awaiting)
    return pieces or asked_pieces(folded, start, end), None


def _office_of_heading(folded: str, start: int, end: int) -> Span | None:
    """The office that a line above contacts names: 市科协联系方式, 市科协联系人及电话, 联系方式（市科协）."""
    if not 0 < end - start <= LONGEST_HEADING:
        return None
    bracket = folded.rfind("（", start, end) if folded[end - 1] == "）" else -1
    stop = bracket if bracket > start else end
    found = word_ending_at(folded, start, stop)
    if found is None or found[1] not in ("any", "person"):
        return None
    inside = Span(bracket + 1, end - 1)
    if bracket > start and is_office(inside.of(folded)):
        return inside
    return office_in_label(folded, start, found[0])


def read_any_line(
    folded: str, start: int, end: int, *, in_contacts: bool, awaiting: LabelKind | None = None
) -> Line:
    """The pieces of a paragraph of any form; ``start`` is behind its numbering.

    >>> text = "林以宁，0000-0000000，a@example.cn"
    >>> [piece.span.of(text) for piece in read_any_line(text, 0, len(text), in_contacts=True)[0]]
    ['林以宁', '0000-0000000', 'a@example.cn']
    """
    return _Reader(folded, start, end, in_contacts=in_contacts).read(awaiting)


class _Reader:
    """Reads one paragraph: its labels, the value of each, what stands without a label, and who is brought in."""

    def __init__(self, folded: str, start: int, end: int, *, in_contacts: bool) -> None:
        self.folded = folded
        self.start = start
        self.end = end
        self.in_contacts = in_contacts
        self.emails = find_emails(folded, start, end)
        self.numbers = find_numbers(folded, start, end)
        self.labels = self._find_labels()

    def read(self, awaiting: LabelKind | None) -> Line:
        folded, labels = self.folded, self.labels
        if not (labels or self.numbers or self.emails or self.in_contacts) and awaiting is None:
            return asked_pieces(folded, self.start, self.end), None
        pieces: list[Piece] = []
        first = labels[0].lead if labels else self.end
        if awaiting is not None and first > self.start:
            labels.insert(0, Label(self.start, self.start, awaiting, None, colon=True, lead=self.start))
        elif first > self.start:
            pieces += self._read_unlabelled(self.start, first)
        for at, label in enumerate(labels):
            following = labels[at + 1] if at + 1 < len(labels) else None
            stop = following.lead if following is not None else self.end
            if following is not None and label.kind == "person" and stop <= label.value:
                stop = following.start  # 联系人：林以宁电话：…, whose blank is lost
            pieces += self._read_label(label, max(stop, label.value))
            if label.kind in ("phone", "any", "person") and not folded[label.value : stop].strip():
                self.in_contacts = True  # 值班电话：白天：…，夜间：…
            if len(pieces) >= MOST_PIECES:
                break
        pieces = self._bring_in(self._with_mailboxes(pieces))
        return pieces, self._awaited()

    def _awaited(self) -> LabelKind | None:
        """The label at the end of the paragraph that has no value yet."""
        if not self.labels:
            return None
        last = self.labels[-1]
        known: LabelKind | None = None if last.kind == "key" else last.kind
        if known == "other" or not last.colon or self.folded[last.value : self.end].strip():
            return None
        return known

    def _within(self, start: int, end: int) -> list[Number]:
        return [number for number in self.numbers if start <= number.span.start and number.span.end <= end]

    def _find_labels(self) -> list[Label]:
        """All labels in their order; one that lies inside another one's words is dropped."""
        folded, start, end = self.folded, self.start, self.end
        labels = labels_with_colon(folded, start, end)
        values = [number.span.start for number in self.numbers] + [span.start for span in self.emails]
        if HOTLINE.search(folded, start, end) is not None:
            values += [found.end() for found in islice(HOTLINE.finditer(folded, start, end), MOST_LABELS)]
        for at in sorted(set(values)):
            label = label_without_colon(folded, start, at) if folded[at - 1] not in "：:" else None
            if label is not None:
                labels.append(label)
        labels += self._persons_without_colon(labels)
        if len(labels) < 2:
            return labels
        labels.sort(key=lambda label: (label.start, not label.colon))
        kept: list[Label] = []
        for label in labels[:MOST_LABELS]:
            if not kept or label.start >= kept[-1].value:
                kept.append(label)
        return kept

    def _persons_without_colon(self, labels: list[Label]) -> list[Label]:
        """联系人林以宁，电话…: only where a name follows, and nothing else (联系人名单, 联系人及电话)."""
        folded = self.folded
        if PERSON_WITHOUT_COLON.search(folded, self.start, self.end) is None:
            return []
        words = islice(PERSON_WITHOUT_COLON.finditer(folded, self.start, self.end), MOST_LABELS)
        starts = sorted(label.start for label in labels)
        found: list[Label] = []
        for word in words:
            at = bisect_left(starts, word.end())
            run = HAN_RUN.match(folded, word.end(), starts[at] if at < len(starts) else self.end)
            if run is not None and read_people(folded, *run.span(), labelled=False).names:
                office = office_in_label(folded, self.start, word.start())
                found.append(
                    Label(word.start(), word.end(), "person", office, colon=False, lead=word.start())
                )
        return found

    def _read_label(self, label: Label, stop: int) -> list[Piece]:
        """The value of one label, and what follows its sentence."""
        folded, kind = self.folded, label.kind
        if kind == "key" and (room := read_room(folded, label, stop)) is not None:
            return [room]
        pieces = (
            [piece(label.office, "office", "contacts.office_in_label")] if label.office is not None else []
        )
        if kind == "address":
            postal, end = read_postal(folded, label.start, label.value, stop)
            # …，林以宁收，0000-0000000, and 地址及电话：…，0000-0000000
            received = folded[label.start : label.value - 1] in ADDRESS_AND_MORE or any(
                one.kind == "person" for one in postal
            )
            return pieces + postal + (self._read_unlabelled(end, stop, owned=received) if end < stop else [])
        end = sentence_end(folded, label.value, stop)
        if kind == "key":
            pieces += self._read_key(label, end, followed=end == stop < self.end)
        elif kind in ("postcode", "email", "website"):
            single = self._read_single(label, end)
            pieces += single
            end = single[-1].span.end if single else end
        elif kind == "office":
            pieces += read_office(folded, label, end, self._within(label.value, end))
        elif kind != "other":
            read = read_values(folded, label, end, self._within(label.value, end))
            unsure = folded[label.start : label.value].strip("：: ") in UNSURE_LABELS and not self.in_contacts
            pieces += [one._replace(labelled=False) for one in read] if unsure else read
        return pieces + self._read_unlabelled(end, stop) if end < stop else pieces

    def _read_single(self, label: Label, end: int) -> list[Piece]:
        """A value that ends by its own form, behind which others can stand."""
        folded = self.folded
        if label.kind == "postcode":
            return read_postcode(folded, label, end)
        if label.kind == "email":
            return read_emails(
                folded, label, end, [span for span in self.emails if label.value <= span.start < end]
            )
        # The site of a system (填报系统网址：) is where to work, not whom to reach.
        beside = (
            label.start == self.start or self.in_contacts or self.labels[0].kind not in ("key", "website")
        )
        return read_website(folded, label, end) if beside and label.start == label.lead else []

    def _read_key(self, label: Label, end: int, *, followed: bool) -> list[Piece]:
        """市科协：林以宁，0000-0000000; a key that is no office (小学组：…) counts only among contacts."""
        folded, numbers = self.folded, self._within(label.value, end)
        known = label.office is not None or self.in_contacts
        if not known and not all(number.bare for number in numbers):
            known = read_desk(folded, Span(label.start, label.value - 1), end, numbers) is not None
        if not known and not (numbers and is_contact_line(folded, label.value, end, numbers)):
            return read_prose(folded, label.value, end, numbers)
        key = Span(label.start, label.value - 1)
        if label.office is not None and label.office.end < key.end:
            key = Span(label.office.end + 1, key.end - 1)  # 教务处（林老师）：
        bracket = folded.find("（", *key)
        name = Span(key.start, bracket if bracket >= 0 else key.end)  # 林以宁（横向项目）：
        town = label.office is None and is_locality(key.of(folded))
        if is_name(name.of(folded)) and not town:
            named = people_pieces(People(None, (name,)))
            return named + read_unlabelled(folded, label.value, end, numbers)
        if label.office is None and (desk := read_desk(folded, key, end, numbers)) is not None:
            return [desk, *read_unlabelled(folded, label.value, end, numbers)]
        if label.office is not None and not numbers and (housed := read_house(folded, label.value, end)):
            return housed
        opens = (
            label.start == self.start or folded[label.start - 1].isdecimal()
        )  # of a line joined to the one above
        if label.office is None and not town and numbers and opens:
            purpose = [piece(key, "purpose", PURPOSE)]
            return purpose + read_unlabelled(folded, label.value, end, numbers, followed=followed)
        return [piece(key, "office", LOCALITY)] * town + read_unlabelled(
            folded, label.value, end, numbers, keyed=town or label.office is not None, followed=followed
        )

    def _read_unlabelled(self, start: int, end: int, *, owned: bool = False) -> list[Piece]:
        """What stands without a label; ``owned`` says that the name in front of it wants a number."""
        numbers = self._within(start, end)
        if owned and numbers and not self.folded[start : numbers[0].span.start].strip("，、； ）"):
            return read_unlabelled(self.folded, start, end, numbers)
        if (self.in_contacts and end - start <= LONGEST_LINE) or (
            numbers and is_contact_line(self.folded, start, end, numbers)
        ):
            return read_unlabelled(self.folded, start, end, numbers)
        if (
            not numbers
            and end < self.end
            and self.folded[start] in "，；"
            and (told := self._read_told(start + 1, end))
        ):
            return told
        return read_prose(self.folded, start, end, numbers)

    def _read_told(self, start: int, end: int) -> list[Piece]:
        """An office and a name between two labels: 邮箱：a@example.cn，市商务局市场科林以宁，电话：…."""
        run = HAN_RUN.match(self.folded, start, end)
        if run is None or self.folded[run.end() : end].strip("，； "):
            return []
        found = read_people(self.folded, *run.span(), labelled=False)
        return people_pieces(found) if found.office is not None and found.names else []

    def _with_mailboxes(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with the mailboxes that have no label, in their places."""
        if not self.emails:
            return pieces
        known = {one.span: one.begin for one in pieces}
        for span in self.emails:
            owners = owner_behind(self.folded, span, self.end)
            at = min(span.start, known.get(span, span.start))
            pieces = [one._replace(begin=at) for one in owners] + pieces
            if span not in known:
                pieces.append(piece(span, "email", EMAIL))
        return sorted(pieces, key=lambda one: min(one.begin, one.span.start)) if len(pieces) > 1 else pieces

    def _bring_in(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, each behind the office and the address that the words in front of it bring in."""
        if not pieces:
            return asked_pieces(self.folded, self.start, self.end)
        ordered: list[Piece] = []
        done = self.start
        for one in pieces:
            if one.kind != "office" and one.begin - done >= 2:
                ordered += brought_in(self.folded, done, one.begin)
            ordered.append(one)
            done = max(done, one.span.end)
        # …发至科技处邮箱（a@example.cn），纸质版交至科技处（行政楼412室）。
        behind = brought_in(self.folded, done, self.end) if done < self.end else []
        return ordered + behind if any(one.kind == "address" for one in behind) else ordered
