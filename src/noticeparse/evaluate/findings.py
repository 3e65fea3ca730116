"""The findings of a comparison against its gold, and those that were reported without reason."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, get_args

from noticeparse.evaluate.likeness import pair_up
from noticeparse.evaluate.links import shown_path
from noticeparse.evaluate.outcome import SIDES, Cell, FalseFinding, Place, Share
from noticeparse.evaluate.score import judge
from noticeparse.numerals import squash
from noticeparse.records.comparison import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticeparse.evaluate.gold import GoldFinding, GoldPair, GoldPeriod
    from noticeparse.records.comparison import Finding, Passage

KINDS: tuple[str, ...] = get_args(FindingKind)
CHANGED_DATES = ("changed_period", "changed_deadline")
ALARMING = ("conflict", "review")

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Stated(NamedTuple):
    """What is compared of one end of a change: its days where it has any, else its words."""

    days: frozenset[str]
    words: str


class Claim(NamedTuple):
    """A finding of either side in the form in which the two are compared; a path is empty where there is none."""

    shown: str
    kind: str
    severity: str
    parent: tuple[str, ...]
    local: tuple[str, ...]
    old: Stated
    new: Stated
    message: str
    places: tuple[Place, ...] = ()


class Findings(NamedTuple):
    """The cells ``findings``, ``omissions``, ``changed_dates`` and one for each kind that occurs."""

    cells: tuple[Cell, ...]
    severities: Share
    false_findings: tuple[FalseFinding, ...]


def judge_findings(
    pair: GoldPair, found: Sequence[Finding], periods: tuple[GoldPeriod | None, GoldPeriod | None]
) -> Findings:
    """The findings of one comparison; ``periods`` are the gold periods of parent and local.

    A finding is right where its kind, its place and, for a changed date, its old and new days are right. Of a negative
    pair only the gold findings are judged, so that nothing else that was found there counts.
    """
    gold = [_gold_claim(one, periods) for one in pair.findings]
    given = [_found_claim(one) for one in found]
    right = pair_up(gold, given, _same)
    if pair.alignments is None:
        given = [given[place] for _, place in right]
        right = pair_up(gold, given, _same)
    # Right in kind and place but wrong in its days is a wrong value, not a false alarm.
    answered = {place for _, place in pair_up(gold, given, _same_place_and_kind)}
    cells = [
        judge("findings", gold, given, strict=_same, soft=_same_place_and_kind),
        judge("omissions", _omissions(gold), _omissions(given), strict=_same, soft=_same_place, main=False),
        judge(
            "changed_dates",
            _changed_dates(gold),
            _changed_dates(given),
            strict=_same,
            soft=_same_place_and_kind,
            main=False,
        ),
    ]
    for kind in KINDS:
        mine, theirs = [one for one in gold if one.kind == kind], [one for one in given if one.kind == kind]
        if mine or theirs:
            cells.append(judge(kind, mine, theirs, strict=_same, soft=_same_place_and_kind, main=False))
    return Findings(
        tuple(cells),
        Share(
            count=sum(gold[mine].severity == given[theirs].severity for mine, theirs in right), of=len(right)
        ),
        tuple(
            FalseFinding(
                pair=pair.name,
                kind=claim.kind,
                severity=claim.severity,
                place=f"{shown_path(claim.parent)} → {shown_path(claim.local)}",
                message=claim.message,
            )
            for place, claim in enumerate(given)
            if place not in answered and claim.severity in ALARMING
        ),
    )


def _omissions(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind.startswith("omitted_")]


def _changed_dates(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind in CHANGED_DATES]


def _gold_claim(gold: GoldFinding, periods: tuple[GoldPeriod | None, GoldPeriod | None]) -> Claim:
    old, new = _stated(gold.old), _stated(gold.new)
    if gold.kind == "changed_period" and periods[0] is not None and periods[1] is not None:
        # The pair quotes the words of both periods; their days stand in the gold of the two notices.
        old, new = (Stated(_ends(period), "") for period in periods if period is not None)
    parent, local = _path(gold.parent), _path(gold.local)
    return Claim(
        _shown(gold.kind, parent, local, gold.old, gold.new),
        gold.kind,
        gold.severity,
        parent,
        local,
        old,
        new,
        "",
        tuple(
            Place(side=side, path=path)
            for side, path in zip(SIDES, (gold.parent, gold.local), strict=True)
            if path is not None
        ),
    )


def _found_claim(found: Finding) -> Claim:
    parent, local = (_path(passage.path if passage else None) for passage in (found.parent, found.local))
    old, new = (
        Stated(_days(_under(found.detail, side)), squash(passage.text) if passage else "")
        for side, passage in (("old", found.parent), ("new", found.local))
    )
    change = (_in_words(old, found.parent), _in_words(new, found.local))
    shown = _shown(found.kind, parent, local, *change)
    places = tuple(
        Place(side=side, span=(passage.evidence.start, passage.evidence.end))
        for side, passage in zip(SIDES, (found.parent, found.local), strict=True)
        if passage is not None and passage.evidence is not None
    )
    return Claim(shown, found.kind, found.severity, parent, local, old, new, found.message, places)


def _in_words(stated: Stated, passage: Passage | None) -> str | None:
    if stated.days:
        return " – ".join(sorted(stated.days))
    return None if passage is None else passage.text


def _shown(kind: str, parent: tuple[str, ...], local: tuple[str, ...], old: object, new: object) -> str:
    change = (
        ""
        if old is None and new is None
        else f" ({'-' if old is None else old} → {'-' if new is None else new})"
    )
    return f"{kind} {shown_path(parent)} → {shown_path(local)}{change}"


def _path(path: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(squash(label) for label in path or ())


def _stated(value: object) -> Stated:
    return Stated(_days([value]), squash(value) if isinstance(value, str) else "")


def _ends(period: GoldPeriod) -> frozenset[str]:
    return frozenset(day.isoformat() for day in (period.start, period.end) if day is not None)


def _under(detail: object, key: str) -> list[object]:
    """What stands under ``key`` at any depth: ``{"old": …}`` as well as ``{"start": {"old": …}, "end": {"old": …}}``."""
    if not isinstance(detail, dict):
        return []
    found: list[object] = []
    for name, value in detail.items():
        found += [value] if name == key else _under(value, key)
    return found


def _days(values: list[object]) -> frozenset[str]:
    return frozenset(_ISO_DAY.findall(json.dumps(values, default=str)))


def _same(gold: Claim, found: Claim) -> bool:
    if not _same_place_and_kind(gold, found):
        return False
    if gold.kind in CHANGED_DATES:
        return _same_end(gold.old, found.old) and _same_end(gold.new, found.new)
    # Elsewhere a day is compared only where both sides give one: a dropped or added deadline.
    return not gold.kind.endswith("_deadline") or all(
        not wanted.days or not given.days or wanted.days == given.days
        for wanted, given in ((gold.old, found.old), (gold.new, found.new))
    )


def _same_place_and_kind(gold: Claim, found: Claim) -> bool:
    return gold.kind == found.kind and _same_place(gold, found)


def _same_end(gold: Stated, found: Stated) -> bool:
    if gold.days:
        # A period may be reported by the end that changed.
        return bool(found.days) and found.days <= gold.days
    return not gold.words or (found.words != "" and (gold.words in found.words or found.words in gold.words))


def _same_place(gold: Claim, found: Claim) -> bool:
    """Each side's path is that of gold, or begins it, or goes on from it, and one side at least says where it is.

    Gold that names no place (a paragraph of a cover, the whole notice) is met by any.
    """
    if not gold.parent and not gold.local:
        return True
    sides = [
        (mine, theirs)
        for mine, theirs in ((gold.parent, found.parent), (gold.local, found.local))
        if mine and theirs
    ]
    return bool(sides) and all(mine[: len(theirs)] == theirs[: len(mine)] for mine, theirs in sides)
