"""The alignment of a comparison against its gold: links between units, and their relations."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.evaluate.likeness import Value, by_parts, exact_part, pair_up
from noticeparse.evaluate.outcome import SIDES, Cell, Place, Share
from noticeparse.evaluate.score import judge
from noticeparse.evaluate.values import GUIDE_DEPTH
from noticeparse.numerals import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticeparse.evaluate.gold import GoldAlignment
    from noticeparse.records.comparison import Alignment

_SAME_ENDS = by_parts(exact_part, exact_part)


class Links(NamedTuple):
    """The cells ``links`` and ``units``, and how many of the right links carry the right relation."""

    cells: tuple[Cell, ...]
    relations: Share
    confusions: tuple[str, ...]


def judge_links(gold: Sequence[GoldAlignment], found: Sequence[Alignment]) -> Links:
    """Links are (parent path, local path), an omission or addition being a link to nothing.

    ``units`` asks for each unit whether it has the right partners: strictly all of them, softly at least one.
    """
    given = _within_gold(gold, found)
    wanted_links = [_link(one.parent, one.local) for one in gold]
    given_links = [_link(one.parent, one.local) for one in given]
    links = judge("links", wanted_links, given_links, strict=_SAME_ENDS, soft=_SAME_ENDS)
    right = pair_up(wanted_links, given_links, _SAME_ENDS)
    confusions = [
        f"{wanted_links[mine].shown}: {gold[mine].relation} / {given[theirs].relation}"
        for mine, theirs in right
        if gold[mine].relation != given[theirs].relation
    ]
    return Links(
        (links, _judge_units(wanted_links, given_links)),
        Share(count=len(right) - len(confusions), of=len(right)),
        tuple(confusions),
    )


def shown_path(path: Iterable[str] | None) -> str:
    return "/".join(path or ()) or "-"


def _within_gold(gold: Sequence[GoldAlignment], found: Sequence[Alignment]) -> list[Alignment]:
    """The links that gold could hold: between units that have a label, down to the level that gold goes to.

    Of a notice that is in force through its cover (``incorporated``) gold aligns nothing, unless it says so itself.
    """
    paths = [path for one in gold for path in (one.parent, one.local) if path is not None]
    deepest = max([GUIDE_DEPTH, *map(len, paths)])
    incorporated = any(one.relation == "incorporated" for one in gold)
    return [
        one
        for one in found
        if (incorporated or one.relation != "incorporated")
        and all(path is None or 0 < len(path) <= deepest for path in (one.parent, one.local))
    ]


def _link(parent: tuple[str, ...] | None, local: tuple[str, ...] | None) -> Value:
    ends = tuple(
        None if path is None else "/".join(squash(label) for label in path) for path in (parent, local)
    )
    places = tuple(
        Place(side=side, path=path)
        for side, path in zip(SIDES, (parent, local), strict=True)
        if path is not None
    )
    return Value(f"{shown_path(parent)} → {shown_path(local)}", ends, ends=places)


def _judge_units(gold: Sequence[Value], found: Sequence[Value]) -> Cell:
    wanted, given = _partners(gold), _partners(found)
    return Cell(
        field="units",
        main=False,
        gold=len(wanted),
        found=len(given),
        correct=sum(given.get(unit) == partners for unit, partners in wanted.items()),
        soft=sum(bool(given.get(unit, set()) & partners) for unit, partners in wanted.items()),
        missed=tuple(_unit(unit) for unit, partners in wanted.items() if given.get(unit) != partners),
        spurious=tuple(_unit(unit) for unit, partners in given.items() if wanted.get(unit) != partners),
    )


def _partners(links: Iterable[Value]) -> dict[tuple[str, str], set[str | None]]:
    partners: defaultdict[tuple[str, str], set[str | None]] = defaultdict(set)
    for link in links:
        parent, local = link.parts
        if parent is not None:
            partners["parent", parent].add(local)
        if local is not None:
            partners["local", local].add(parent)
    return dict(partners)


def _unit(unit: tuple[str, str]) -> str:
    return f"{unit[0]} {unit[1]}"
