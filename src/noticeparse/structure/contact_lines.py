"""One paragraph to the pieces of contacts in it: offices, names, numbers and addresses, each with its place."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import Literal, NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span
from noticeparse.structure.addresses import POSTCODE, read_address
from noticeparse.structure.contact_labels import (
    MOST_LABELS,
    Label,
    label_without_colon,
    labels_with_colon,
    office_in_label,
)
from noticeparse.structure.introductions import (
    address_behind,
    duty_office,
    introduced_before,
    mail_address_in,
    place_in,
)
from noticeparse.structure.mailboxes import EMAIL, MASKED_EMAIL, WEBSITE, find_emails
from noticeparse.structure.offices import is_office
from noticeparse.structure.people import HAN_RUN, is_name, read_people
from noticeparse.structure.phones import Number, find_numbers, note_behind
from noticeparse.text.numbering import label_at
from noticeparse.vocab.contacts import CALLING, LABEL_WORDS, LabelKind

PieceKind = Literal["office", "person", "phone", "fax", "email", "website", "address", "postcode"]

LONGEST_READ = 20_000  # code points of one paragraph; more than that is a table or damage
MOST_PIECES = 400
LONGEST_LINE = 160  # a line of contacts without labels is short
FURTHEST_IN_LIST = 30  # from one number of a list to the next

CALLING_CUE = Rule("contacts.calling", any_of(*CALLING), examples=("请致电", "详询"), rejects=("报送",))
ASKED = Rule(
    "contacts.asked",
    r"(?:请|可|敬请|及时|直接)(?:[^，。；]{0,4}?)(?:与|向|联系|咨询|致电|找|和|同)",
    examples=("未尽事宜，请联系科技处。", "如有疑问，请与市科协联系。", "请及时向市科协咨询"),
    rejects=("加强与各界联系",),
)
PERSON_WITHOUT_COLON = Rule(
    "contacts.person_without_colon",
    r"(?:联系人|联络人|联系老师|经办人|收件人)(?P<gap>为|是|[ \t])?(?=[一-鿿])",
    examples=("联系人林以宁", "联系人 林以宁", "联系人为林以宁"),
    rejects=("联系人：林以宁",),
)
HOTLINE = Rule(
    "contacts.hotline",
    r"(?:电话|热线)(?=[0-9]{5}(?![0-9]))",
    examples=("咨询电话12345",),
    rejects=("电话0000000", "12345热线"),
)
AFTER_BARE_NUMBER = Rule(
    "contacts.after_bare_number",
    r"[，。；！、（）/\s]|或|和|及|转|进行|咨询|联系|查询|询问|索取|了解|$",
    examples=("。", "（南院区）", "咨询"),
    rejects=("件", "元"),
    where="start",
)
NOTE_BEHIND_NAME = Rule(
    "contacts.note_behind_name",
    r"[^：:0-9]{2,40}",
    examples=("市科协学会部",),
    rejects=("手机：0",),
    where="whole",
)

_SENTENCE_ENDS = "。！？"
_LIST_MARKS = frozenset("、/ \t和及与")


class Piece(NamedTuple):
    """One piece of a contact; ``begin`` is where its label begins, ``labelled`` says that it has one."""

    span: Span
    kind: PieceKind
    rule: str
    begin: int
    labelled: bool = False


class Line(NamedTuple):
    """What a paragraph holds; ``awaiting`` is the kind of a label whose value must stand in the next paragraph."""

    pieces: list[Piece]
    awaiting: LabelKind | None


def read_line(folded: str, span: Span, *, in_contacts: bool, awaiting: LabelKind | None = None) -> Line:
    """The pieces of a paragraph in the order in which they belong together.

    ``in_contacts`` says that lines without labels count too; ``awaiting`` is the label that the paragraph before left
    without a value.

    >>> text = "联系人：林以宁，电话：0000-0000000"
    >>> [(piece.kind, piece.span.of(text)) for piece in read_line(text, Span(0, len(text)), in_contacts=False).pieces]
    [('person', '林以宁'), ('phone', '0000-0000000')]
    """
    bare = LABEL_WORDS.get(folded[span.start : span.end]) if span.end - span.start <= 12 else None
    if bare is not None:
        return Line([], bare)
    return _Reader(
        folded, Span(span.start, min(span.end, span.start + LONGEST_READ)), in_contacts=in_contacts
    ).read(awaiting)


class _Reader:
    """Reads one paragraph: its labels, the value of each, what stands without a label, and who is brought in."""

    def __init__(self, folded: str, span: Span, *, in_contacts: bool) -> None:
        self.folded = folded
        numbered = label_at(folded, *span)
        self.start = min(numbered.end, span.end) if numbered is not None else span.start
        self.end = span.end
        self.in_contacts = in_contacts
        self.pieces: list[Piece] = []
        self.emails = find_emails(folded, self.start, self.end)

    def read(self, awaiting: LabelKind | None) -> Line:
        labels = self._labels()
        first = labels[0].lead if labels else self.end
        if awaiting is not None and first > self.start:
            labels.insert(0, Label(self.start, self.start, awaiting, None, colon=True, lead=self.start))
        elif first > self.start:
            self._without_label(self.start, first)
        for label, stop in zip(labels, [*(label.lead for label in labels), self.end][1:], strict=True):
            self._read_label(label, stop)
            if label.kind in ("phone", "any", "person") and not self.folded[label.value : stop].strip():
                self.in_contacts = True  # 值班电话：白天：…，夜间：…
            if len(self.pieces) >= MOST_PIECES:
                break
        self._introduce()
        last = labels[-1] if labels else None
        left_open = (
            last is not None
            and last.colon
            and last.kind not in ("key", "other")
            and not self.folded[last.value : self.end].strip()
        )
        return Line(self.pieces, last.kind if last is not None and left_open else None)

    def _labels(self) -> list[Label]:
        """All labels in their order; a label that lies inside another one's words is dropped."""
        folded, start, end = self.folded, self.start, self.end
        labels = labels_with_colon(folded, start, end)
        numbers = [number.span.start for number in find_numbers(folded, start, end, known="line")]
        numbers += [found.end() for found in HOTLINE.finditer(folded, start, end)]
        for at in sorted({*numbers, *(span.start for span in self.emails)}):
            label = label_without_colon(folded, start, at)
            if label is not None:
                labels.append(label)
        labels += self._persons_without_colon(labels)
        labels.sort(key=lambda label: (label.start, not label.colon))
        kept: list[Label] = []
        for label in labels[:MOST_LABELS]:
            if not kept or label.start >= kept[-1].value:
                kept.append(label)
        return kept

    def _persons_without_colon(self, labels: list[Label]) -> list[Label]:
        """联系人林以宁，电话…: only where a name follows, and nothing else (联系人名单, 联系人及电话)."""
        folded = self.folded
        leads = sorted(label.start for label in labels)
        found: list[Label] = []
        for word in islice(PERSON_WITHOUT_COLON.finditer(folded, self.start, self.end), MOST_LABELS):
            at = bisect_left(leads, word.end())
            run = HAN_RUN.match(folded, word.end(), leads[at] if at < len(leads) else self.end)
            if run is not None and read_people(folded, *run.span(), labelled=False).names:
                found.append(
                    Label(
                        word.start(),
                        word.end(),
                        "person",
                        office_in_label(folded, self.start, word.start()),
                        colon=False,
                        lead=word.start(),
                    )
                )
        return found

    def _add(
        self, span: Span, kind: PieceKind, rule: str, begin: int | None = None, *, labelled: bool = False
    ) -> None:
        self.pieces.append(Piece(span, kind, rule, span.start if begin is None else begin, labelled))

    def _read_label(self, label: Label, stop: int) -> None:
        """The value of one label, and what follows its sentence."""
        folded = self.folded
        if label.office is not None:
            self._add(label.office, "office", "contacts.office_in_label")
        kind = label.kind
        if kind == "address":
            self._address(label, stop)
            return
        value_end = _sentence_end(folded, label.value, stop)
        if kind == "key":
            self._key(label, value_end)
        elif kind == "postcode":
            code = POSTCODE.match(folded, _skip(folded, label.value, value_end), value_end)
            if code is not None:
                self._add(Span(*code.span()), "postcode", POSTCODE.name, label.start, labelled=True)
        elif kind == "website":
            # The site of a system (填报系统网址：) is where to work, not whom to reach.
            own = label.start == label.lead and (label.start == self.start or self.in_contacts)
            site = WEBSITE.match(folded, _skip(folded, label.value, value_end), value_end) if own else None
            if site is not None:
                self._add(Span(*site.span()), "website", WEBSITE.name, label.start, labelled=True)
        elif kind == "email":
            self._email(label, value_end)
        elif kind == "office":
            self._office(label, value_end)
        elif kind != "other":
            self._values(label, value_end)
        if value_end < stop:
            self._without_label(value_end, stop)

    def _key(self, label: Label, end: int) -> None:
        """市科协：林以宁，0000-0000000; 小学组：… counts only among contacts."""
        if label.office is not None or self.in_contacts or self._is_contact_line(label.value, end):
            words = self.folded[label.start : label.value - 1]
            if is_name(words):
                self._add(Span(label.start, label.value - 1), "person", "contacts.person_before_colon")
            self._line(label.value, end)
        else:
            self._prose(label.value, end)

    def _email(self, label: Label, end: int) -> None:
        folded = self.folded
        mailboxes = [span for span in self.emails if label.value <= span.start < end]
        if mailboxes:
            first, *others = mailboxes
            self._add(first, "email", EMAIL.name, label.start, labelled=True)
            for span in others:
                self._add(span, "email", EMAIL.name)
            return
        masked = MASKED_EMAIL.match(folded, _skip(folded, label.value, end), end)
        if masked is not None:
            self._add(Span(*masked.span()), "email", MASKED_EMAIL.name, label.start, labelled=True)

    def _office(self, label: Label, end: int) -> None:
        run = HAN_RUN.match(self.folded, _skip(self.folded, label.value, end), end)
        if run is None:
            return
        found = read_people(self.folded, *run.span(), labelled=False)
        if found.office is None and not found.names:
            self._add(Span(*run.span()), "office", "contacts.office_label", label.start, labelled=True)
        else:
            self._people(found.office, found.names, label.start)
        self._line(run.end(), end)

    def _address(self, label: Label, stop: int) -> None:
        folded = self.folded
        found = read_address(folded, label.value, stop)
        if found is None:
            return
        if (
            found.address
            and folded[found.address.end : found.address.end + 1] == "（"
            and is_office(folded[slice(*found.address)])
        ):
            # 通信地址：市科技局（地址：…）
            self._add(found.address, "office", "contacts.office", label.start)
        elif found.address:
            # 地址： alone may be that of a venue; 邮寄地址： is always somebody's.
            posted = not folded.startswith(("地址", "办公", "受理"), label.start)
            self._add(found.address, "address", "contacts.address", label.start, labelled=posted)
        if found.postcode is not None:
            self._add(found.postcode, "postcode", POSTCODE.name)
        if found.receiver is not None:
            received = read_people(folded, *found.receiver, labelled=False)
            self._people(None, received.names, None)

    def _people(
        self, office: Span | None, names: tuple[Span, ...], begin: int | None, *, labelled: bool = False
    ) -> None:
        if office is not None:
            self._add(office, "office", "contacts.office", begin)
        for name in names:
            self._add(name, "person", "contacts.person", begin, labelled=labelled)

    def _values(self, label: Label, end: int) -> None:
        """Names and numbers behind 联系人：, 电话： or 联系方式：, in any order."""
        named = label.kind in ("person", "any")
        numbers = find_numbers(
            self.folded, _skip(self.folded, label.value, end, " \t为是"), end, known="label"
        )
        self._runs(label.value, end, numbers, label=label, named=named)

    def _line(self, start: int, end: int) -> None:
        """Words among contacts that have no label of their own: an office, names, numbers."""
        self._runs(start, end, find_numbers(self.folded, start, end, known="line"), label=None, named=False)

    def _runs(self, start: int, end: int, numbers: list[Number], *, label: Label | None, named: bool) -> None:
        folded = self.folded
        begin = label.start if label is not None else None
        fax = label.kind if label is not None and label.kind in ("fax", "phone_fax") else None
        at = start
        expected = named  # a weak name counts right behind its label, and in the list that begins there
        previous = start
        for number in [*numbers, None]:
            stop = number.span.start if number is not None else end
            if number is None and numbers and folded[previous : previous + 1] == "）":
                break  # the bracket that held the contact is closed
            while at < stop:
                run = HAN_RUN.search(folded, at, stop)
                if run is None:
                    break
                at = run.end()
                if expected and not _is_list_gap(folded[previous : run.start()]):
                    expected = False
                note = note_behind(folded, run.end(), stop)
                found = read_people(folded, *run.span(), labelled=expected)
                previous = run.end()
                if note is not None and found.names and NOTE_BEHIND_NAME.fullmatch(folded, *note):
                    # 林以宁（市科协学会部）
                    noted = read_people(folded, *note, labelled=False)
                    self._people(noted.office, (), begin)
                    at = previous = note.end + 1
                if found.office is None and not found.names and label is not None and label.kind == "person":
                    return
                self._people(found.office, found.names, begin, labelled=named)
                begin = None if found.names or found.office is not None else begin
            if number is None:
                break
            if number.span.start - previous > FURTHEST_IN_LIST:
                break
            self._number(number, fax, begin, labelled=label is not None)
            begin = None
            expected = named
            at = previous = number.note.end + 1 if number.note is not None else number.span.end

    def _number(self, number: Number, fax: str | None, begin: int | None, *, labelled: bool) -> None:
        if number.note is not None and not number.also_fax:
            noted = read_people(self.folded, *number.note, labelled=False)
            self._people(noted.office, noted.names, None)
        if number.note is not None and self.folded[slice(*number.note)] in ("传真", "fax"):
            fax = "fax"
        if fax != "fax":
            self._add(number.span, "phone", number.rule, begin, labelled=labelled)
        if fax is not None or number.also_fax:
            self._add(number.span, "fax", number.rule, begin, labelled=labelled)

    def _without_label(self, start: int, end: int) -> None:
        if (self.in_contacts and end - start <= LONGEST_LINE) or self._is_contact_line(start, end):
            self._line(start, end)
        else:
            self._prose(start, end)

    def _is_contact_line(self, start: int, end: int) -> bool:
        """Nothing but an office or a name and their numbers: 市科协竞赛部 林以宁 0000-0000000."""
        if not 9 <= end - start <= LONGEST_LINE or not find_numbers(self.folded, start, end):
            return False
        somebody = False
        for run in HAN_RUN.finditer(self.folded, start, end):
            found = read_people(self.folded, *run.span(), labelled=False)
            if found.office is None and not found.names:
                return False
            somebody = True
        return somebody

    def _prose(self, start: int, end: int) -> None:
        """Numbers in a sentence count where it says that they are to be called, or whose they are."""
        folded = self.folded
        listed = -FURTHEST_IN_LIST
        for number in find_numbers(folded, start, end, known="context"):
            sentence = max(
                start, *(folded.rfind(mark, start, number.span.start) + 1 for mark in _SENTENCE_ENDS)
            )
            cued = (
                CALLING_CUE.search(folded, sentence, number.span.start) is not None
                or number.span.start - listed <= FURTHEST_IN_LIST
            )
            bare = number.bare
            if bare and not (cued and AFTER_BARE_NUMBER.match(folded, number.span.end, end)):
                continue
            if cued or self._belongs_to_somebody(number, start):
                self._number(number, None, None, labelled=False)
                listed = number.note.end if number.note is not None else number.span.end

    def _belongs_to_somebody(self, number: Number, start: int) -> bool:
        """科普部（0000-0000000）, 0000-0000000（科普部）."""
        folded = self.folded
        if number.note is not None:
            noted = read_people(folded, *number.note, labelled=False)
            return noted.office is not None or bool(noted.names)
        at = number.span.start
        brought = introduced_before(folded, start, at) if folded[at - 1] in "（" else None
        return brought is not None and brought.rule == "contacts.office_in_front"

    def _introduce(self) -> None:
        """Who is brought in by the words in front of each piece, and the mailboxes that no label has."""
        labelled = {piece.span for piece in self.pieces}
        for span in self.emails:
            if span not in labelled:
                self._add(span, "email", EMAIL.name)
        ordered = (
            sorted(self.pieces, key=lambda piece: min(piece.begin, piece.span.start))
            if self.emails
            else self.pieces
        )
        self.pieces = []
        done = self.start
        for piece in ordered:
            if piece.kind != "office" and piece.begin - done >= 2:
                self._bring_in(done, piece)
            self.pieces.append(piece)
            done = max(done, piece.span.end)
        if not ordered:
            self._asked()

    def _bring_in(self, start: int, piece: Piece) -> None:
        folded, at = self.folded, piece.begin
        sentence = max(start, *(folded.rfind(mark, start, at) + 1 for mark in "。！？；"))
        office = duty_office(folded, sentence, at)
        if office is not None:
            self._add(office, "office", "contacts.duty_office")
        else:
            brought = introduced_before(folded, start, at)
            if brought is not None:
                self._people(brought.office, brought.names, None)
                behind = address_behind(folded, brought.office, at) if brought.office is not None else None
                if behind is not None:
                    self._add(behind, "address", "contacts.address_like")
        place = place_in(folded, sentence, at)
        if place is not None:
            self._add(place, "address", "contacts.place")
        sent = mail_address_in(folded, start, at)
        if sent is not None:
            self._add(sent.address, "address", "contacts.sent_to")
            if sent.postcode is not None:
                self._add(sent.postcode, "postcode", POSTCODE.name)

    def _asked(self) -> None:
        """未尽事宜，请联系科技处。 names the office for the number in the next paragraph."""
        asked = ASKED.search(self.folded, self.start, self.end)
        if asked is None:
            return
        brought = introduced_before(
            self.folded, asked.start(), _sentence_end(self.folded, asked.end(), self.end)
        )
        if brought is not None:
            self._people(brought.office, brought.names, None)


def _skip(folded: str, start: int, end: int, marks: str = " \t（为是") -> int:
    while start < end and folded[start] in marks:
        start += 1
    return start


def _sentence_end(folded: str, start: int, end: int) -> int:
    return min(
        (at for at in (folded.find(mark, start, end) for mark in _SENTENCE_ENDS) if at >= 0), default=end
    )


def _is_list_gap(words: str) -> bool:
    """Are these marks of a list of names (林以宁、周若川 李明)?"""
    return all(mark in _LIST_MARKS for mark in words)
