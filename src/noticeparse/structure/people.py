"""Names of people and of the offices in front of them: 联系人：市科协学会部林以宁."""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span
from noticeparse.structure.offices import is_office
from noticeparse.text.segmentation import person_at_end
from noticeparse.vocab.contacts import LABEL_MODIFIERS, LABEL_WORDS
from noticeparse.vocab.surnames import COMPOUND_SURNAMES, NOT_NAMES, PERSON_TITLES, SURNAMES

LONGEST_RUN = 60
LONGEST_WHOLE = 3  # code points of a name without a compound family name
LONGEST_NAME = 4  # code points, where it has no dot
LONGEST_NAME_IN_PARTS = 30
# A shorter run holds one name or none: an office and a name, or two names and the mark between them, take more.
SHORTEST_FUSED = 5
SHORTEST_TITLED = 4  # a title and what it leaves of a name have two characters each

_HAN = "一-鿿㐀-䶿"
# Tried where a run begins, not searched for: ``re`` begins a match in a third of the time.
HAN_RUN = Rule(
    "contacts.han_run",
    rf"[{_HAN}·•〇“”]{{1,{LONGEST_RUN}}}+",
    examples=("林以宁", "买买提·艾力"),
    rejects=("a@example.cn", "0000"),
)
FOREIGN_NAME = Rule(
    "contacts.name_in_parts",
    rf"[{_HAN}]{{1,8}}(?:[·•][{_HAN}]{{1,8}}){{1,3}}",
    examples=("买买提·艾力",),
    rejects=("林以宁",),
    where="whole",
)
TITLE_BEHIND = Rule(
    "contacts.title_behind",
    rf"(?P<title>{any_of(*PERSON_TITLES)})$",
    examples=("林以宁老师", "周若川同志"),
    rejects=("林以宁",),
)
TITLE_BEFORE = Rule(
    "contacts.title_before",
    rf"(?P<title>{any_of(*PERSON_TITLES)})(?=[{_HAN}]{{2,4}}$)",
    examples=("科长林以宁",),
    rejects=("林以宁科长",),
    where="start",
)
JOINED = Rule("contacts.joined_names", r"[和及与]", examples=("林以宁和周若川",), rejects=("林以宁",))


class People(NamedTuple):
    """What a run of Han characters holds: an office, names, or both."""

    office: Span | None
    names: tuple[Span, ...]


_TITLE_BEGINS = frozenset(title[0] for title in PERSON_TITLES)
_TITLE_ENDS = frozenset(title[-1] for title in PERSON_TITLES)

# 联系人：各单位…, 联系人：请见附件, 联系人：（无）
_NO_NAME_BEGINS = frozenset("各请详见无待另同本有该此其及如由于我贵")

NOBODY = People(None, ())


def is_name(words: str) -> bool:
    """Do these words look like the name of a person: a family name and one or two characters, or parts with a dot?

    >>> [is_name(words) for words in ("林以宁", "欧阳若川", "谢谢", "教务处", "买买提·艾力")]
    [True, True, False, False, True]
    """
    if "·" in words or "•" in words:
        return len(words) <= LONGEST_NAME_IN_PARTS and FOREIGN_NAME.fullmatch(words) is not None
    if not 2 <= len(words) <= LONGEST_NAME or words in NOT_NAMES:
        return False
    opening = words[:2]
    if opening in COMPOUND_SURNAMES and len(words) > 2:
        return True
    return (
        words[0] in SURNAMES
        and len(words) < LONGEST_NAME
        and opening not in NOT_NAMES
        and not is_office(words)
    )


def may_be_name(words: str) -> bool:
    """Behind a label any two or three characters are a name, unless they say that they are something else."""
    if len(words) == LONGEST_WHOLE and words[-1] == "科":
        return words[0] in SURNAMES and words[:2] not in NOT_NAMES  # 联系人：王以科, but 联系人：文化科
    return is_name(words) or (
        2 <= len(words) <= 3
        and NOT_NAMES.isdisjoint((words, words[:2]))
        and words not in LABEL_WORDS
        and words[0] not in _NO_NAME_BEGINS
        and not is_office(words)
    )


def read_people(folded: str, start: int, end: int, *, labelled: bool, beside_number: bool = False) -> People:
    """The office and the names of one run of Han characters.

    Behind a label (``labelled``) rare family names count too. There, and in front of a number (``beside_number``), a
    dictionary parts an office of unknown ending from the name behind it.

    >>> text = "市科协学会部林以宁老师"
    >>> found = read_people(text, 0, len(text), labelled=True)
    >>> found.office.of(text), [name.of(text) for name in found.names]
    ('市科协学会部', ['林以宁'])
    """
    length = end - start
    if length > LONGEST_RUN:
        return NOBODY
    counts = may_be_name if labelled else is_name
    first, last = _without_titles(folded, start, end) if length >= SHORTEST_TITLED else (start, end)
    if counts(folded[first:last]):
        return People(None, (Span(first, last),))
    if length >= SHORTEST_FUSED and (joined := _joined(folded, start, end, labelled=labelled)):
        return People(None, joined)
    if is_office(folded[start:end]):
        return People(Span(start, end), ())
    if labelled and (glued := _glued(folded, start, end)):
        return People(None, glued)
    if length < SHORTEST_FUSED:
        return NOBODY
    # 人事科林以宁老师 loses 老师; 人事科林老师 keeps it, for without it nothing but a family name is left.
    fused = _fused(folded, start, last) or (_fused(folded, start, end) if last < end else None)
    return fused or (_parted(folded, start, last) if labelled or beside_number else NOBODY)


def _without_titles(folded: str, start: int, end: int) -> tuple[int, int]:
    """The run without 老师 or 科长, unless nothing but a family name would be left (林老师)."""
    if end - start < SHORTEST_TITLED:
        return start, end
    if folded[end - 1] in _TITLE_ENDS:
        behind = TITLE_BEHIND.search(folded, start, end)
        if behind is not None and behind.start() - start >= 2:
            end = behind.start()
    before = TITLE_BEFORE.match(folded, start, end) if folded[start] in _TITLE_BEGINS else None
    return before.end() if before is not None else start, end


def _joined(folded: str, start: int, end: int, *, labelled: bool) -> tuple[Span, ...]:
    """林以宁和周若川: every part must be a name, or the mark is a part of one."""
    mark = JOINED.search(folded, start + 2, end)
    if mark is None:
        return ()
    first = Span(*_without_titles(folded, start, mark.start()))
    if not is_name(first.of(folded)):
        return ()
    rest = read_people(folded, mark.end(), end, labelled=labelled)
    return (first, *rest.names) if rest.names and rest.office is None else ()


def _glued(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """Two names without a mark between them: 林以宁周若川."""
    for length in (3, 2):
        at = start + length
        if 2 <= end - at <= 3 and is_name(folded[start:at]) and is_name(folded[at:end]):
            return (Span(start, at), Span(at, end))
    return ()


def _fused(folded: str, start: int, end: int) -> People | None:
    """An office with a name behind it: 市科协学会部林以宁."""
    for length in (3, 2, 4):
        at = end - length
        if at - start >= 2 and is_name(folded[at:end]):
            office = _untitled(folded, start, at)
            if office is not None:
                return People(office, (Span(at, end),))
    return None


def _parted(folded: str, start: int, end: int) -> People:
    """The same where the office ends in no word that is known: 清河学苑林以宁."""
    if not any(is_name(folded[end - length : end]) for length in (2, 3)):
        return NOBODY  # not worth loading a dictionary
    at = end - person_at_end(folded[start:end])
    if folded[at - 2 : at] in COMPOUND_SURNAMES:
        at -= 2
    if at - start < 2 or not is_name(folded[at:end]):
        return NOBODY
    # 技术支持林以宁 says what the person is there for, not where.
    purpose = folded[start:at].endswith(LABEL_MODIFIERS)
    return People(None if purpose else Span(start, at), (Span(at, end),))


def _untitled(folded: str, start: int, end: int) -> Span | None:
    """市科协学会部副部长 | 林以宁: the office without the title that stands between."""
    if is_office(folded[start:end]):
        return Span(start, end)
    title = TITLE_BEHIND.search(folded, start, end) if folded[end - 1] in _TITLE_ENDS else None
    if title is None:
        return None
    # 组织部长 is 组织部 and 长, 学会部部长 is 学会部 and 部长.
    for at in (title.start(), title.start() + 1):
        if is_office(folded[start:at]):
            return Span(start, at)
    return None
