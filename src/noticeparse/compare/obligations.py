"""How strongly a clause binds: 必须 before 应当 before 要 before 请 before 鼓励 before 可以."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.quantities import BOUND_BEFORE
from noticeparse.compare.similarity import dice, grams, share_within
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.obligations import HEDGES, NO_OBLIGATION, NO_OPENING, OBLIGATIONS, OPENING_OBLIGATIONS

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from noticeparse.compare.clauses import Clause
    from noticeparse.compare.similarity import Grams
    from noticeparse.compare.units import Unit
    from noticeparse.vocab.obligations import Strength

RANK: dict[Strength, int] = {
    "must": 9,
    "must_not": 9,
    "should": 8,
    "want": 7,
    "request": 6,
    "default": 5,
    "follow_loosely": 4,
    "aim": 3,
    "encourage": 2,
    "may": 1,
    "discretion": 0,
}
BARE = RANK["want"]  # 制定安全预案 without a mark binds like 要制定安全预案
PERMISSIVE = RANK["default"]
SHORTEST_PREDICATE = 5  # characters; 可结合实际 is too common to be one and the same duty
SHORTEST_DUTY = (
    2  # characters of a predicate that is word for word what the parent demands or forbids: 不得请假
)
SHORTEST_CASE = 4
SHORTEST_BAN = 3  # pairs of characters of what is forbidden
KEPT_BAN = 0.34  # of them stand in a clause that speaks of it, too
KEPT_WORDS = 0.8  # of them stand in one unit, in whatever clause
NOT = "不"  # 尽量不请假 speaks of what 不得请假 forbids
SAME_PREDICATE = 0.6  # of its pairs of characters

_STRENGTHS: dict[str, Strength | None] = dict.fromkeys(NO_OBLIGATION)
_STRENGTHS.update({word: strength for strength, words in OBLIGATIONS for word in words})
_OPENING: dict[str, Strength] = {word: strength for strength, words in OPENING_OBLIGATIONS for word in words}

OBLIGATION = Rule(
    "compare.obligation",
    rf"(?P<word>{any_of(*_STRENGTHS, *_OPENING)})",
    examples=("应当免费开放", "可以结合实际", "不得摊派", "支持高校开展"),
    rejects=("安全第一", "厉行节约"),
)


class Mark(NamedTuple):
    """A word of obligation in a clause, how strongly it binds and where it ends."""

    word: str
    strength: Strength
    end: int

    @property
    def rank(self) -> int:
        return RANK[self.strength]


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
        Mark(match.group(), strength, match.end())
        for match in OBLIGATION.finditer(text)
        if (strength := _STRENGTHS.get(match.group()) or _opening(match)) is not None
    ]


def _opening(match: re.Match[str]) -> Strength | None:
    """支持 and 望 oblige where nothing but a stop stands before them: 支持高校开展, but not 大力支持, 支持单位."""
    start, end = match.span()
    inside = "一" <= match.string[start - 1 : start] <= "鿿"
    return None if inside or match.string.startswith(NO_OPENING, end) else _OPENING.get(match.group())


def _binding(text: str) -> list[Mark]:
    """The marks that say how much a clause binds: a hedge does so only where nothing else does."""
    marks = marks_of(text)
    return [mark for mark in marks if mark.word not in HEDGES] or marks


class _Duty:
    """A clause cut at its last word of obligation: the case or subject before it, the predicate after it."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.marks = _binding(clause.text)
        if self.marks:
            self.predicate = clause.unit.mask.mask(clause.text[self.marks[-1].end :]).removeprefix(NOT)
            self.twos = grams(self.predicate).twos
        else:
            self.predicate = clause.masked
            self.twos = clause.grams.twos
        self.strict = any(mark.rank >= RANK["should"] for mark in self.marks)

    @cached_property
    def subject(self) -> str:
        if not self.marks:
            return ""
        last = self.marks[-1]
        return self.clause.unit.mask.mask(self.clause.text[: last.end - len(last.word)])

    @cached_property
    def subject_grams(self) -> Grams:
        return grams(self.subject)


def softenings(parents: Sequence[Clause], locals_: Sequence[Clause]) -> list[Softening]:
    """The duties that were softened; only what gravely changes (应当→可以) is returned where there is any."""
    binding = [duty for duty in map(_Duty, locals_) if duty.marks]
    duties = [_Duty(clause) for clause in parents] if binding else []
    found = [
        softening
        for duty in binding
        if (source := _answered(duty, duties)) is not None
        and (softening := _softening(source, duty)) is not None
    ]
    grave = [one for one in found if one.conflict]
    return grave or found


def _softening(old: _Duty, new: _Duty) -> Softening | None:
    strongest = max(old.marks, key=lambda mark: mark.rank, default=None)
    weakest = min(new.marks, key=lambda mark: mark.rank)
    asked = strongest is not None and strongest.rank >= RANK["should"]
    if weakest.word in HEDGES:
        # 应当免费开放 and 结合实际免费开放: what demanded it is gone.
        return (
            Softening(old.clause, new.clause, strongest.word, weakest.word, conflict=False)
            if strongest is not None and asked
            else None
        )
    if weakest.rank <= PERMISSIVE:
        if any(mark.rank <= PERMISSIVE for mark in old.marks) and (
            old.marks[-1].rank <= PERMISSIVE or new.marks[-1].rank >= old.marks[-1].rank
        ):
            return None  # of several marks the last one governs the predicate: 原则上不得请假
        if strongest is None and weakest.rank == RANK["aim"]:
            return None  # 力争 in an aim, where the parent names the aim alone, softens nothing
        rank = strongest.rank if strongest is not None else BARE
        word = strongest.word if strongest is not None else None
        return Softening(old.clause, new.clause, word, weakest.word, conflict=rank >= RANK["should"])
    kept = max(new.marks, key=lambda mark: mark.rank)
    if strongest is not None and strongest.rank == RANK["must"] > kept.rank:
        return Softening(old.clause, new.clause, strongest.word, kept.word, conflict=False)
    return None


def _answered(duty: _Duty, duties: Sequence[_Duty]) -> _Duty | None:
    """The clause of the parent that says the same thing, whatever its strength."""
    best: tuple[float, _Duty | None] = (0.0, None)
    for source in duties:
        likeness = max(
            _within(duty.predicate, duty.twos, source.twos),
            _within(source.predicate, source.twos, duty.twos),
            _same_case(duty, source),
            # 不得摊派费用 is short, but word for word what the parent forbids.
            float(
                source.strict and duty.predicate == source.predicate and len(duty.predicate) >= SHORTEST_DUTY
            ),
        )
        if likeness >= SAME_PREDICATE:
            # Of two clauses with one predicate (执行任务时可以…, 非执行任务时不得…) the one with the same subject.
            likeness += dice(duty.subject_grams, source.subject_grams)
            best = max(best, (likeness, source), key=lambda row: row[0])
    return best[1]


def _same_case(duty: _Duty, source: _Duty) -> float:
    """对不符合条件的应当暂停 and 对不符合条件的可以整改: the same case; 名单应当公布 and 名单可以公布: the same thing and act."""
    if not source.marks or len(duty.subject) < SHORTEST_CASE:
        return 0.0
    same = share_within(duty.subject_grams, source.subject_grams)
    if duty.subject.endswith("的") and source.subject.endswith("的"):
        return same
    if duty.subject == source.subject and set(duty.predicate) & set(source.predicate):
        return same  # 手续应当齐全 and 手续可以后补齐
    return same if duty.predicate[-2:] == source.predicate[-2:] != "" else 0.0


def _within(part: str, twos: AbstractSet[str], whole: AbstractSet[str]) -> float:
    return len(twos & whole) / len(twos) if len(part) >= SHORTEST_PREDICATE else 0.0


def dropped_bans(
    parents: Sequence[Clause], locals_: Sequence[Clause], everywhere: Sequence[Unit]
) -> list[Clause]:
    """The clauses of a kept unit that forbid something of which no clause of the local notice speaks: 不得借参观推销商品.

    ``locals_`` are the clauses that answer: one that forbids something of its own takes the place of what was forbidden.
    Bounds (不得少于5场) are quantities. ``everywhere`` are all units of the local notice, as a ban may have moved.
    """
    found: list[Clause] = []
    for clause in parents:
        what = _forbidden(clause)
        if len(what.twos) < SHORTEST_BAN:
            continue
        places = (other.grams.twos for unit in everywhere for other in unit.clauses)
        if any(len(what.twos & words) >= KEPT_BAN * len(what.twos) for words in places):
            continue
        # A wrapped line may have cut the clause in two.
        if not any(share_within(what, unit.own_grams) >= KEPT_WORDS for unit in everywhere):
            found.append(clause)
    own = [clause for clause in locals_ if _forbidden(clause) and not _answers(clause, parents)]
    return [] if own else found


def _forbidden(clause: Clause) -> Grams:
    """The words behind 不得, 严禁 and the like; none where nothing is forbidden."""
    ban = next((mark for mark in marks_of(clause.text) if mark.strength == "must_not"), None)
    bounded = ban is None or BOUND_BEFORE.search(clause.text) is not None
    return grams("" if bounded or ban is None else clause.unit.mask.mask(clause.text[ban.end :]))


def _answers(clause: Clause, parents: Sequence[Clause]) -> bool:
    twos = _forbidden(clause).twos
    return any(len(twos & other.grams.twos) >= KEPT_BAN * len(twos) for other in parents)
