"""Sections of the parent that a section of the local puts into force by naming it: 招募条件按照省《通知》规定执行."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from noticeparse.compare.localise import plain
from noticeparse.compare.similarity import dice
from noticeparse.rules import Rule, any_of
from noticeparse.vocab.superior_acts import DOCUMENTS, IN_FORCE, SHORT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from noticeparse.compare.align import Match
    from noticeparse.compare.units import Unit

SAME_HEADING = 0.3  # of the pairs of characters of two headings

AS_THE_PARENT = Rule(
    "compare.as_the_parent",
    rf"""
    (?:按照?|依照|参照|遵照|根据|严格执行|执行|同|与|见|以)
    [^，。；]{{0,24}}?
    (?<!本)(?:《(?P<named>[^》]{{2,60}})》|{any_of(*DOCUMENTS)})
    (?:[（(〔\[][^，。；]{{1,24}}?[）)〕\]])?
    [^，。；]{{0,16}}?
    {any_of(*IN_FORCE)}
    """,
    examples=(
        "按照省《通知》规定执行",
        "具体标准按省厅通知要求执行",
        "以《云岭省植树方案》（云林〔2025〕7号）为准",
        "与省通知一致",
    ),
    rejects=("按照本通知要求抓好落实", "根据工作安排执行", "按照《方案》，认真组织"),
)


def incorporated(
    matches: Sequence[Match], ups: Sequence[Unit], downs: Sequence[Unit], parent_title: str
) -> list[Match]:
    """The matches, with those units of the parent ``incorporated`` that a local section names as in force.

    These are the unit that the local section answers, or the one with its heading, and all below it that nothing else answers.
    """
    found = list(matches)
    for unit in downs:
        if unit.children or not _names(unit, plain(parent_title)):
            continue
        heads = {one.parent for one in found if one.local == unit.at and one.parent is not None}
        heads = heads or _with_heading(unit, found, ups)
        if heads:
            below = _below(heads, ups)
            found = [
                _in_force(one, unit)
                if (one.local == unit.at and one.parent in heads)
                or (one.parent in below and one.local is None)
                else one
                for one in found
                if one.local != unit.at or one.parent is not None
            ]
    return found


def _in_force(match: Match, unit: Unit) -> Match:
    return replace(match, local=unit.at, relation="incorporated", score=1.0)


def _names(unit: Unit, title: str) -> bool:
    """Whether a unit puts the parent into force, not some law: by its title, or by the short name of the parent's kind."""
    return any(
        match["named"] is None
        or (name := plain(match["named"])) in title
        or (title and title in name)
        or name in SHORT_NAMES
        for clause in unit.clauses
        if not clause.heading and (match := AS_THE_PARENT.search(clause.sentence)) is not None
    )


def _with_heading(unit: Unit, matches: Sequence[Match], ups: Sequence[Unit]) -> set[int]:
    free = {one.parent for one in matches if one.relation == "omitted"}
    scored = [
        (dice(other.title_grams, unit.title_grams), -other.at)
        for other in ups
        if other.at in free and other.title_grams
    ]
    likeness, at = max(scored, default=(0.0, 0))
    return {-at} if likeness >= SAME_HEADING else set()


def _below(heads: AbstractSet[int], ups: Sequence[Unit]) -> set[int]:
    found = set(heads)
    for unit in ups:
        if unit.parent in found:
            found.add(unit.at)
    return found
