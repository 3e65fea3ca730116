"""The labels of a paragraph, with and without colon: 联系人：, 市科协咨询电话：, 邮箱a@example.cn."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.offices import LONGEST_NAME, is_office
from noticeparse.vocab.contacts import LABEL_MODIFIERS, LABEL_WORDS, LabelKind

MOST_LABELS = 400  # in one paragraph; a longer run of them is not a list of contacts

_BOUNDARIES = frozenset("，。；！？、（）()[]【】 \t\n：:,;@/0123456789")

COLON = Rule(
    "contacts.label_colon",
    r"[：:](?!//)",
    examples=("联系人：", "电话:"),
    rejects=("http://",),
    engine="regex",
)
LABEL_NOTE = Rule(
    "contacts.label_note",
    r"[ ]?[（(](?P<note>[^（）()]{1,16})[）)][ ]?$",
    examples=("电话（传真）", "联系电话（工作日）"),
    rejects=("电话",),
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


@cache
def _longest() -> int:
    return max(map(len, LABEL_WORDS))


def word_ending_at(folded: str, start: int, end: int) -> tuple[int, LabelKind] | None:
    """The longest word of a label that ends at ``end``, and where it begins.

    >>> word_ending_at("会务组联系电话", 0, 7)
    (3, 'phone')
    """
    for begin in range(max(start, end - _longest()), end - 1):
        kind = LABEL_WORDS.get(folded[begin:end])
        if kind is not None:
            return begin, kind
    return None


def labels_with_colon(folded: str, start: int, end: int) -> list[Label]:
    """Every key of the paragraph that a colon closes; one that is no known word has the kind ``key``."""
    labels: list[Label] = []
    done = start
    for found in COLON.finditer(folded, start, end):
        at = found.start()
        if folded[at - 1 : at].isdigit() and folded[at + 1 : at + 2].isdigit():
            continue  # 17:30
        label = _label(folded, done, at, found.end())
        if label is not None:
            labels.append(label)
        done = found.end()
        if len(labels) >= MOST_LABELS:
            break
    return labels


def _label(folded: str, start: int, at: int, value: int) -> Label | None:
    note = LABEL_NOTE.search(folded, max(start, at - 20), at)
    end = note.start() if note is not None else at
    while end > start and folded[end - 1] == " ":
        end -= 1
    found = word_ending_at(folded, start, end)
    if found is None:
        begin = _lead(folded, start, at)
        if folded[begin - 1 : begin] == "）" and begin > start:
            # 市科协（学会部）：
            opening = folded.rfind("（", start, begin)
            begin = _lead(folded, start, opening) if opening >= 0 else begin
        office = Span(begin, at) if at - begin <= LONGEST_NAME and is_office(folded[begin:at]) else None
        return Label(begin, value, "key", office, colon=True, lead=begin)
    begin, kind = found
    if note is not None and kind == "phone" and "传真" in note.group("note"):
        kind = "phone_fax"
    return Label(
        begin,
        value,
        kind,
        office_in_label(folded, start, begin),
        colon=True,
        lead=_lead(folded, start, begin),
    )


def office_in_label(folded: str, start: int, end: int) -> Span | None:
    """The office in front of the word of a label, without what only tells labels apart.

    >>> text = "市科协会务咨询电话"
    >>> office_in_label(text, 0, 7).of(text)
    '市科协'
    """
    begin = _lead(folded, start, end)
    stripped = True
    while stripped and begin < end:
        words = folded[begin:end]
        if words not in LABEL_MODIFIERS and is_office(words):
            return Span(begin, end)
        stripped = False
        for modifier in _modifiers():
            if folded.endswith(modifier, begin, end):
                end -= len(modifier)
                stripped = True
                break
    return None


def _lead(folded: str, start: int, end: int) -> int:
    """Where the run of words begins that ends at ``end``."""
    begin = end
    while begin > start and folded[begin - 1] not in _BOUNDARIES and end - begin < LONGEST_NAME:
        begin -= 1
    return begin


@cache
def _modifiers() -> tuple[str, ...]:
    return tuple(sorted(LABEL_MODIFIERS, key=lambda word: (-len(word), word)))


def label_without_colon(folded: str, start: int, at: int) -> Label | None:
    """The label right in front of a number or an address of mail: 联系电话0000000, 邮箱（a@example.cn）."""
    end = at
    while end > start and folded[end - 1] in " \t（(为是":
        end -= 1
    found = word_ending_at(folded, start, end)
    if found is None:
        return None
    begin, kind = found
    return Label(
        begin, at, kind, office_in_label(folded, start, begin), colon=False, lead=_lead(folded, start, begin)
    )
