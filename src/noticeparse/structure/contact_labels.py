"""The labels of a paragraph, with and without colon: 联系人：, 市科协咨询电话：, 邮箱a@example.cn."""

from __future__ import annotations

from typing import Literal, NamedTuple

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.offices import LONGEST_NAME, is_office, run_start
from noticeparse.structure.people import is_name
from noticeparse.text.word_marks import by_last
from noticeparse.vocab.contacts import LABEL_MODIFIERS, LABEL_WORDS, LabelKind

LONGEST_NOTE = 20  # code points of the bracket between a label and its colon
MOST_LABELS = 400  # in one paragraph; a longer run of them is not a list of contacts

ROUND_THE_CLOCK = "24小时"
BOUNDARIES = frozenset("，。；！？、（）()[]【】 \t\n：:,;@/0123456789")

LABEL_NOTE = Rule(
    "contacts.label_note",
    r"[ ]?[（(](?P<note>[^（）()]{1,16})[）)][ ]?$",
    examples=("电话（传真）", "联系电话（工作日）"),
    rejects=("电话",),
)
PERSON_WITHOUT_COLON = Rule(
    "contacts.person_without_colon",
    r"(?:联系人|联络人|联系老师|经办人|收件人)(?:为|是|[ \t])?(?=[一-鿿])",
    examples=("联系人林以宁", "联系人 林以宁", "联系人为林以宁"),
    rejects=("联系人：林以宁",),
)


class Label(NamedTuple):
    """A label: where its own word begins (``start``), where its value begins, and the office that it names in front.

    ``lead`` is where the words in front of it begin (市科协会务 in 市科协会务联系人：), which belong to no value either.
    """

    start: int
    value: int
    kind: LabelKind | Literal["key"]
    office: Span | None
    colon: bool
    lead: int


_LONGEST_WORD = max(map(len, LABEL_WORDS))
_LAST_MARKS = frozenset(word[-1] for word in LABEL_WORDS)
_MODIFIERS = by_last(LABEL_MODIFIERS)


def word_ending_at(folded: str, start: int, end: int) -> tuple[int, LabelKind] | None:
    """The longest word of a label that ends at ``end``, and where it begins.

    >>> word_ending_at("会务组联系电话", 0, 7)
    (3, 'phone')
    """
    if folded[end - 1 : end] not in _LAST_MARKS:
        return None
    for begin in range(max(start, end - _LONGEST_WORD), end - 1):
        kind = LABEL_WORDS.get(folded[begin:end])
        if kind is not None:
            return begin, kind
    return None


def labels_with_colon(folded: str, start: int, end: int) -> list[Label]:
    """Every key of the paragraph that a colon closes; one that is no known word has the kind ``key``."""
    labels: list[Label] = []
    done = start
    while len(labels) < MOST_LABELS and (at := _colon(folded, done, end)) >= 0:
        if at > start and not _is_inside_a_value(folded, at):
            labels.append(_label(folded, done, at))
        done = at + 1
    return labels


def _colon(folded: str, start: int, end: int) -> int:
    full = folded.find("：", start, end)
    half = folded.find(":", start, full if full >= 0 else end)
    return half if half >= 0 else full


def _is_inside_a_value(folded: str, at: int) -> bool:
    """17:30, http://…"""
    return folded.startswith("//", at + 1) or (folded[at - 1].isdigit() and folded[at + 1 : at + 2].isdigit())


def _label(folded: str, start: int, at: int) -> Label:
    end = at
    note = LABEL_NOTE.search(folded, max(start, at - LONGEST_NOTE), at) if folded[at - 1] in "）) " else None
    if note is not None:
        end = note.start()
    found = word_ending_at(folded, start, end)
    if found is None:
        return _key(folded, start, at)
    begin, kind = found
    if note is not None and kind == "phone" and "传真" in note.group("note"):
        kind = "phone_fax"
    lead = _lead(folded, start, begin)
    return Label(begin, at + 1, kind, _office_between(folded, lead, begin), colon=True, lead=lead)


def _key(folded: str, start: int, at: int) -> Label:
    """The words in front of a colon that are no label; 市科协（学会部）： with its bracket."""
    begin = _lead(folded, start, at)
    if begin == at and at > start and folded[at - 1] == "）":
        opening = folded.rfind("（", start, at)
        begin = _lead(folded, start, opening) if opening >= 0 else begin
    end = at
    if folded[at - 1] == "）":
        opening = folded.rfind("（", begin, at)
        if opening >= 0 and is_name(folded[opening + 1 : at - 1]):
            end = opening  # 教务处（林老师）：
    office = Span(begin, end) if end - begin <= LONGEST_NAME and is_office(folded[begin:end]) else None
    return Label(begin, at + 1, "key", office, colon=True, lead=begin)


def office_in_label(folded: str, start: int, end: int) -> Span | None:
    """The office in front of the word of a label, without what only tells labels apart.

    >>> text = "市科协会务咨询电话"
    >>> office_in_label(text, 0, 7).of(text)
    '市科协'
    """
    return _office_between(folded, _lead(folded, start, end), end)


def _office_between(folded: str, begin: int, end: int) -> Span | None:
    clock = folded.find(ROUND_THE_CLOCK, begin, end)
    end = clock if clock >= 0 else end
    if begin < end and folded[begin] in "或和及与" and folded[begin - 1 : begin].isdigit():
        begin += 1  # 值班电话0000-0000000或保卫处电话
    while end - begin >= 2:
        words = folded[begin:end]
        if words not in LABEL_MODIFIERS and is_office(words):
            return Span(begin, end)
        modifiers = [word for word in _MODIFIERS.get(words[-1], ()) if words.endswith(word)]
        if not modifiers:
            return None
        end -= max(map(len, modifiers))
    return None


def _lead(folded: str, start: int, end: int) -> int:
    """Where the words in front of a label begin; the digits of 24小时 are no boundary."""
    if folded.endswith(ROUND_THE_CLOCK, start, end):
        end -= len(ROUND_THE_CLOCK)
    begin = run_start(folded, start, end, BOUNDARIES)
    if folded.startswith(ROUND_THE_CLOCK, begin - 2):
        begin = run_start(folded, start, begin - 2, BOUNDARIES)  # 水务集团24小时客服热线
    if begin > start and folded[begin - 1] == "@":
        # The lines of two contacts joined: a@example.cn市科协：
        while begin < end and folded[begin].isascii():
            begin += 1
    return begin


def label_without_colon(folded: str, start: int, at: int) -> Label | None:
    """The label right in front of a number or an address of mail: 联系电话0000000, 邮箱（a@example.cn）."""
    end = at
    while end > start and folded[end - 1] in " \t（(为是":
        end -= 1
    found = word_ending_at(folded, start, end)
    if found is None:
        return None
    begin, kind = found
    lead = _lead(folded, start, begin)
    return Label(begin, at, kind, _office_between(folded, lead, begin), colon=False, lead=lead)
