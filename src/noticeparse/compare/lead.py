"""Units of the parent that the local notice holds, or leaves to its parent, in the paragraphs before its first number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from noticeparse.compare.likeness import NOT_CONTENT
from noticeparse.compare.localise import plain
from noticeparse.compare.similarity import grams, share_within
from noticeparse.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.compare.align import Match
    from noticeparse.compare.localise import Localiser
    from noticeparse.compare.similarity import Grams
    from noticeparse.compare.units import Unit
    from noticeparse.records.notice import Notice

KEPT_IN_LEAD = 0.5  # of the words of a unit
LEAST_WORDS = 8  # pairs of characters of a unit that is looked for
LEFT_TO_PARENT = Rule(
    "compare.left_to_parent",
    r"""
    (?P<what>[一-鿿]{2,8}?)(?:工作|事宜|安排)?
    由(?:国家|省|市|自治区|上级|厅|总会)[^，。；]{0,8}?(?:统一|另行|直接|集中)
    (?:组织|安排|实施|开展|办理|发布|通知|进行)
    """,
    examples=("口试由省里统一组织", "决赛由省厅另行安排"),
    rejects=("作品由县局统一报送", "由省里统一组织"),
)


def looked_up_in_lead(
    matches: Sequence[Match], ups: Sequence[Unit], local: Notice, mask: Localiser
) -> list[Match]:
    """The matches, with those units ``merged`` that nothing answers but whose words stand in the lead of the local notice."""
    lead = "\n".join(paragraph.text for paragraph in local.lead)
    if not lead:
        return list(matches)
    words, said = grams(mask.mask(lead)), plain(lead)
    return [
        replace(one, relation="merged", score=1.0)
        if one.parent is not None
        and one.relation == "omitted"
        and not (unit := ups[one.parent]).children
        and unit.role not in NOT_CONTENT
        and (_stands_in(unit, said) or _kept(unit, words))
        else one
        for one in matches
    ]


def left_to_parent(units: Sequence[Unit], local: Notice) -> set[int]:
    """The places of the units that the lead of the local notice leaves to its parent: 口试由省里统一组织."""
    left = {match["what"] for one in local.lead for match in LEFT_TO_PARENT.finditer(one.text)}
    return {unit.at for unit in units if not unit.children and any(what in unit.own for what in left)}


def _stands_in(unit: Unit, lead: str) -> bool:
    """Whether the lead states the theme that the unit states."""
    return unit.role == "theme" and bool(unit.body) and plain(unit.body) in lead


def _kept(unit: Unit, lead: Grams) -> bool:
    words = unit.body_grams or unit.title_grams
    return len(words.twos) >= LEAST_WORDS and share_within(words, lead) >= KEPT_IN_LEAD
