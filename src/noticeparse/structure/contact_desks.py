"""Desks that answer a telephone and are no offices by name: 医疗总值班：0000-0000000　申报系统技术支持：0000-0000001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.structure.contact_pieces import piece
from noticeparse.text.word_marks import by_last
from noticeparse.vocab.contacts import LABEL_MODIFIERS, LABEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.spans import Span
    from noticeparse.structure.contact_pieces import Piece
    from noticeparse.structure.phones import Number

LONGEST_KEY = 16
BETWEEN_NUMBERS = " \t，、/；。"

DESK = Rule(
    "contacts.desk", r"[一-鿿]{3,16}+", examples=("医疗总值班",), rejects=("1号楼", "白天"), where="whole"
)
# What is no desk: what somebody is on duty for (医疗值班), a word of a label (夜间值班电话), and what has a number that is not one to call (会议号, 参赛组).
NO_DESK = Rule(
    "contacts.no_desk",
    rf"(?:{any_of(*LABEL_WORDS)}|[号码费元数时间期日群组率额表]|(?<!总)值班)$",
    examples=("夜间值班电话", "行政值班", "会议号", "小学组", "报名时间"),
    rejects=("医疗总值班", "救护车调度", "申报系统技术支持"),
)

_MODIFIERS = by_last(LABEL_MODIFIERS)


def read_desk(folded: str, key: Span, end: int, numbers: Sequence[Number]) -> Piece | None:
    """The words in front of a colon as who answers there, where nothing but numbers stands behind it.

    >>> from noticeparse.spans import Span
    >>> from noticeparse.structure.phones import find_numbers
    >>> text = "医疗总值班：0000-0000000、0000-0000001"
    >>> read_desk(text, Span(0, 5), len(text), find_numbers(text, 0, len(text))).span.of(text)
    '医疗总值班'
    """
    if not numbers or key.end - key.start > LONGEST_KEY or DESK.fullmatch(folded, *key) is None:
        return None
    at = key.end + 1
    for number in numbers:
        if folded[at : number.span.start].strip(BETWEEN_NUMBERS):
            return None
        at = number.after
    if folded[at:end].strip(BETWEEN_NUMBERS) or NO_DESK.search(folded, *key) is not None:
        return None
    return None if _tells_labels_apart(key.of(folded)) else piece(key, "office", DESK)


def _tells_labels_apart(words: str) -> bool:
    """Do the words only tell one number of an office from another: 报名咨询, 技术支持?"""
    while words:
        modifiers = [word for word in _MODIFIERS.get(words[-1], ()) if words.endswith(word)]
        if not modifiers:
            return False
        words = words[: -max(map(len, modifiers))]
    return True
