"""How strongly a clause binds: 必须 before 应当 before 要 before 请 before 鼓励 before 可以."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.similarity import grams
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.obligations import NO_OBLIGATION, OBLIGATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.compare.clauses import Clause
    from noticeparse.vocab.obligations import Strength

RANK: dict[str, int] = {
    "must": 6,
    "should": 5,
    "want": 4,
    "request": 3,
    "strive": 2,
    "encourage": 1,
    "may": 0,
}
BARE = RANK["want"]  # 制定安全预案 without a mark binds like 要制定安全预案
PERMISSIVE = RANK["strive"]
SHORTEST_PREDICATE = 5  # characters; 可结合实际 is too common to be one and the same duty
SHORTEST_DUTY = (
    3  # characters of a predicate that is word for word what the parent demands or forbids: 不得摊派费用
)
SHORTEST_CASE = 4
SAME_PREDICATE = 0.6  # of its pairs of characters

_STRENGTHS: dict[str, Strength | None] = dict.fromkeys(NO_OBLIGATION)
_STRENGTHS.update({word: strength for strength, words in OBLIGATIONS for word in words})

OBLIGATION = Rule(
    "compare.obligation",
    rf"(?P<word>{any_of(*_STRENGTHS)})",
    examples=("应当免费开放", "可以结合实际", "不得摊派"),
    rejects=("安全第一", "厉行节约"),
)


class Mark(NamedTuple):
    """A word of obligation in a clause, its rank and where it ends."""

    word: str
    rank: int
    end: int


class Softening(NamedTuple):
    """A duty of the parent that binds less in the local notice."""

    parent: Clause
    local: Clause
    old: str | None
    new: str
    conflict: bool


def marks_of(text: str) -> list[Mark]:
    """The words of obligation in a clause, in order.

    >>> [mark.word for mark in marks_of("重要活动必须制定应急预案")]
    ['必须']
    """
    return [
        Mark(match.group(), RANK[strength], match.end())
        for match in OBLIGATION.finditer(text)
        if (strength := _STRENGTHS[match.group()]) is not None
    ]


def softenings(parents: Sequence[Clause], locals_: Sequence[Clause]) -> list[Softening]:
    """The duties that were softened; only what gravely changes (应当→可以) is returned where there is any."""
    bound = [(clause, marks_of(clause.text)) for clause in parents]
    found: list[Softening] = []
    for clause in locals_:
        marks = marks_of(clause.text)
        if not marks:
            continue
        answered = _answered(clause, marks[-1], bound)
        if answered is None:
            continue
        source, before = answered
        softening = _softening(source, before, clause, marks)
        if softening is not None:
            found.append(softening)
    grave = [one for one in found if one.conflict]
    return grave or found


def _softening(source: Clause, before: list[Mark], clause: Clause, marks: list[Mark]) -> Softening | None:
    new = min(marks, key=lambda mark: mark.rank)
    if new.rank <= PERMISSIVE:
        if any(mark.rank <= PERMISSIVE for mark in before) or (not before and new.rank == RANK["strive"]):
            return None  # 力争 in an aim, where the parent names the aim alone, softens nothing
        strongest = max((mark.rank for mark in before), default=BARE)
        old = max(before, key=lambda mark: mark.rank).word if before else None
        return Softening(source, clause, old, new.word, conflict=strongest >= RANK["should"])
    old_mark = max(before, key=lambda mark: mark.rank, default=None)
    strongest_new = max(marks, key=lambda mark: mark.rank)
    if old_mark is not None and old_mark.rank == RANK["must"] and strongest_new.rank < RANK["must"]:
        return Softening(source, clause, old_mark.word, strongest_new.word, conflict=False)
    return None


def _answered(
    clause: Clause, mark: Mark, bound: list[tuple[Clause, list[Mark]]]
) -> tuple[Clause, list[Mark]] | None:
    """The clause of the parent that says the same thing, whatever its strength."""
    mine = clause.unit.mask.mask(clause.text[mark.end :])
    best: tuple[float, Clause, list[Mark]] | None = None
    for source, marks in bound:
        strict = any(old.rank >= RANK["should"] for old in marks)
        theirs = clause.unit.mask.mask(source.text[marks[-1].end :]) if marks else source.masked
        likeness = max(
            _within(mine, theirs) if marks else _within(mine, source.masked),
            _within(theirs, mine),
            _same_case(clause, mark, source, marks),
            float(mine == theirs and len(mine) >= SHORTEST_DUTY and strict),
        )
        if likeness >= SAME_PREDICATE and (best is None or likeness > best[0]):
            best = (likeness, source, marks)
    return (best[1], best[2]) if best is not None else None


def _same_case(clause: Clause, mark: Mark, source: Clause, marks: list[Mark]) -> float:
    """对不符合条件的应当暂停 and 对不符合条件的可以整改: the same case; 名单应当公布 and 名单可以公布: the same thing and act."""
    if not marks:
        return 0.0
    last = marks[-1]
    mask = clause.unit.mask.mask
    mine, theirs = (
        mask(clause.text[: mark.end - len(mark.word)]),
        mask(source.text[: last.end - len(last.word)]),
    )
    same = _within(mine, theirs, least=SHORTEST_CASE)
    if mine.endswith("的") and theirs.endswith("的"):
        return same
    return same * (mask(clause.text)[-2:] == mask(source.text)[-2:])


def _within(part: str, whole: str, least: int = SHORTEST_PREDICATE) -> float:
    if len(part) < least:
        return 0.0
    small, great = grams(part), grams(whole)
    return len(small.twos & great.twos) / len(small.twos)
