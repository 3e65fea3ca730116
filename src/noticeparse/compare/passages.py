"""The passages that a finding shows, with evidence wherever the record gives any."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.records.comparison import Passage

if TYPE_CHECKING:
    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Deadline, Evidence, Notice, Period, Text

_LEFT_OUT = frozenset("*#`")


def of_unit(unit: Unit) -> Passage:
    """All of a unit: its heading and its own words."""
    return Passage(path=unit.path, text=unit.own, evidence=unit.evidence)


def of_words(unit: Unit, words: str) -> Passage:
    """Some words of a unit; their evidence is cut out of the unit's, where the record holds that."""
    return Passage(path=unit.path, text=words, evidence=narrowed(unit.evidence, words))


def of_value(value: Text | Period, unit: Unit | None) -> Passage:
    return Passage(path=unit.path if unit is not None else (), text=value.text, evidence=value.evidence)


def of_deadline(deadline: Deadline, *, words: str | None = None, evidence: Evidence | None = None) -> Passage:
    """The day as printed and what is due; or, of the same duty, other words with their own evidence."""
    if words is not None:
        return Passage(path=deadline.path, text=words, evidence=evidence)
    text = deadline.text if deadline.action is None else f"{deadline.text}{deadline.action}"
    return Passage(path=deadline.path, text=text, evidence=deadline.evidence)


def of_title(notice: Notice) -> Passage | None:
    if notice.title is None:
        return None
    return Passage(path=(), text=notice.title.text, evidence=notice.title.evidence)


def narrowed(evidence: Evidence | None, words: str) -> Evidence | None:
    """The part of an evidence that ``words`` stand in; the whole where they are not found, None where there is none.

    Line breaks, blanks and Markdown marks between the words do not matter.
    """
    wanted = squash(words)
    if evidence is None or not wanted:
        return evidence
    marks: list[str] = []
    places: list[int] = []
    for at, mark in enumerate(evidence.quote):
        for folded in unicodedata.normalize("NFKC", mark):
            if not folded.isspace() and folded not in _LEFT_OUT:
                marks.append(folded)
                places.append(at)
    first = "".join(marks).find(wanted)
    if first < 0:
        return evidence
    start, end = places[first], places[first + len(wanted) - 1] + 1
    before = evidence.quote[:start]
    return evidence.model_copy(
        update={
            "start": evidence.start + start,
            "end": evidence.start + end,
            "line": evidence.line + before.count("\n"),
            "page": evidence.page + before.count("\f") if evidence.page is not None else None,
            "quote": evidence.quote[start:end],
        }
    )
