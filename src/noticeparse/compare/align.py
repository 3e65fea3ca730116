"""Which unit of the local notice answers which unit of the parent, by assignment and not by order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from noticeparse.compare.assignment import assign
from noticeparse.compare.leftovers import ABSORBED, absorbing, moved, scattered
from noticeparse.compare.likeness import Likeness, likelihood
from noticeparse.compare.similarity import dice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from noticeparse.compare.assignment import Edge
    from noticeparse.compare.units import Unit
    from noticeparse.records.comparison import AlignmentRelation

# Likelihoods, learned on the seeds and on corpus/dev; what is added to or taken from one is logits.
LEAST_MATCH = 0.33
SAME_CONTEXT = 1.0  # added where the two items stand below headings that answer one another
OTHER_LEVEL = 0.2  # taken off an item against a section
LEAST_HEADING = 0.2  # a heading by its own words and by its items
OWN_ACT = 0.5  # taken off a unit that says only what the parent's own level does
IN_ORDER = 0.03  # for each neighbour that answers the other's; counts where several units are likely
SAME_ROLE = 0.4  # what the words of two headings with one role count at least
SUPPORT = 0.5  # the part of two headings' likeness that their items make up
GATHERED = 0.5  # a section and a heading whose items it holds
WEAK = 0.6  # a link below it is taken back where the words stand elsewhere
MUCH_MORE = 0.1
PLAINLY = 0.55  # of the words of an item, for it to be taken from its weak link to a unit that took nothing beside it
MOST_ITEMS = (
    0.34  # of the items of a heading must be answered, for it to live on in the sections that took them
)
SAME_WORDS = 0.97  # above it only a slip of the pen differs


@dataclass(frozen=True, slots=True)
class Match:
    """Two units, by place, that answer one another; None on one side where nothing does."""

    parent: int | None
    local: int | None
    relation: AlignmentRelation
    score: float


Links = dict["Edge", Match]


class Aligner:
    """Aligns the units of two notices; :meth:`align` gives every unit of both at least once.

    ``own`` are the places of the parent's units that say only what its own level does, and are seldom repeated.
    """

    def __init__(
        self, parents: Sequence[Unit], locals_: Sequence[Unit], own: AbstractSet[int] = frozenset()
    ) -> None:
        self._parents = parents
        self._locals = locals_
        self._own = own
        self._likeness = Likeness(parents, locals_)

    def align(self) -> list[Match]:
        """The matches in the order of the parent, additions of the local in their order at the end."""
        headings = self._heading_gains()
        pairs = assign(headings)
        items = self._item_gains(pairs)
        pairs += assign(self._in_order(items, {*pairs, *assign(items)}))
        links: Links = {
            (up, down): Match(up, down, "adapted", headings.get((up, down), self._likeness.get(up, down)))
            for up, down in pairs
        }
        self._add_divided_headings(links)
        self._drop_weak(links)
        self._add_leftovers(links)
        self._add_stages(links)
        self._add_general_calls(links)
        self._add_divided_headings(links)
        return self._complete(self._related(links))

    def _heading_gains(self) -> dict[Edge, float]:
        """Headings with items: half by their own words and role, half by how many of their items answer one another."""
        nearest = self._nearest()
        gains: dict[Edge, float] = {}
        downs = [unit for unit in self._locals if unit.children]
        for unit in self._parents:
            if not unit.children:
                continue
            for other in downs:
                inside = set(other.children)
                answered = sum(nearest.get(child) in inside for child in unit.children)
                support = 2 * answered / (len(unit.children) + len(other.children))
                own = self._likeness.get(unit.at, other.at)
                if unit.role == other.role != "other":
                    own = max(own, SAME_ROLE)
                gain = (1 - SUPPORT) * own + SUPPORT * min(1.0, support)
                if gain >= LEAST_HEADING:
                    gains[unit.at, other.at] = gain
        return gains

    def _nearest(self) -> dict[int, int]:
        """The local unit that is most like each unit of the parent."""
        best: dict[int, tuple[float, int]] = {}
        for (up, down), logit in self._likeness.logits.items():
            likeness = likelihood(logit + SAME_CONTEXT)
            if likeness >= LEAST_MATCH and likeness > best.get(up, (0.0, 0))[0]:
                best[up] = (likeness, down)
        return {up: down for up, (_, down) in best.items()}

    def _item_gains(self, taken: Sequence[Edge]) -> dict[Edge, float]:
        """Items against items, and against headings that no heading answers."""
        ups, downs = {up for up, _ in taken}, {down for _, down in taken}
        gathered = self._gathered(ups, downs)
        gains: dict[Edge, float] = dict.fromkeys(gathered, GATHERED)
        inside = {(up, child) for up, down in gathered for child in self._locals[down].children}
        inside |= {(child, down) for up, down in gathered for child in self._parents[up].children}
        for (up, down), logit in self._likeness.logits.items():
            unit, other = self._parents[up], self._locals[down]
            if up in ups or down in downs or (unit.children and other.children) or (up, down) in inside:
                continue
            beside = (
                unit.parent is not None and other.parent is not None and (unit.parent, other.parent) in taken
            )
            speaks = SAME_CONTEXT * beside - OWN_ACT * (up in self._own)
            value = likelihood(logit + speaks - OTHER_LEVEL * (len(unit.path) != len(other.path)))
            if value >= LEAST_MATCH:
                gains[up, down] = max(value, gains.get((up, down), 0.0))
        return gains

    def _in_order(self, gains: dict[Edge, float], pairs: AbstractSet[Edge]) -> dict[Edge, float]:
        """The gains, with a little more where the neighbours answer one another, too: it settles what the words leave open."""
        ups, downs = _neighbours(self._parents), _neighbours(self._locals)
        return {
            (up, down): gain
            + IN_ORDER * sum(pair in pairs for pair in zip(ups[up], downs[down], strict=True))
            for (up, down), gain in gains.items()
        }

    def _gathered(self, ups: AbstractSet[int], downs: AbstractSet[int]) -> list[Edge]:
        """A section without items and a heading at least two of whose items say what it says."""
        found: list[Edge] = []
        for unit in self._parents:
            for other in self._locals:
                if bool(unit.children) == bool(other.children) or unit.at in ups or other.at in downs:
                    continue
                whole, items = other, [self._parents[at] for at in unit.children]
                if other.children:
                    whole, items = unit, [self._locals[at] for at in other.children]
                shares = (
                    self._likeness.words.share_within(item.own_grams.twos, whole.own_grams.twos)
                    for item in items
                )
                if sum(share >= ABSORBED for share in shares) > 1:
                    found.append((unit.at, other.at))
        return found

    def _add_divided_headings(self, links: Links) -> None:
        """A heading that nothing answers, though enough of its items are answered: it lives on in the sections that took them."""
        down_of, up_of = _partners(links)
        for unit in self._parents:
            if unit.children and all(links[unit.at, down].relation == "split" for down in down_of[unit.at]):
                for heir in self._heirs(unit, self._locals, down_of):
                    match = Match(unit.at, heir, "split", self._likeness.get(unit.at, heir))
                    links.setdefault((unit.at, heir), match)
        for other in self._locals:
            if other.children and not up_of[other.at]:
                for source in self._heirs(other, self._parents, up_of):
                    # Of a heading that has an answer already, this is the other part; what stood apart was gathered.
                    divided = self._parents[source].children and down_of[source]
                    match = Match(
                        source,
                        other.at,
                        "split" if divided else "merged",
                        self._likeness.get(source, other.at),
                    )
                    links.setdefault((source, other.at), match)

    def _heirs(self, heading: Unit, others: Sequence[Unit], partners: Mapping[int, list[int]]) -> list[int]:
        """The sections of the other notice that took the items of a heading.

        They took at least :data:`MOST_ITEMS` of them, or one and have a heading that is like it.
        """
        depth = len(heading.path)
        taken = [partners[child] for child in heading.children if partners[child]]
        heirs = sorted({_raised(others, at, depth) for places in taken for at in places})
        if len(taken) >= MOST_ITEMS * len(heading.children):
            return heirs
        mine = others is self._locals
        return [
            at
            for at in heirs
            if self._likeness.get(*((heading.at, at) if mine else (at, heading.at))) >= LEAST_MATCH
        ]

    def _drop_weak(self, links: Links) -> None:
        """Takes back a weak link of an item whose words plainly stand in a unit that answers another.

        Where that unit took the heading of the item or its neighbours, less is plain.
        """
        down_of, up_of = _partners(links)
        for (up, down), match in list(links.items()):
            unit = self._parents[up]
            if match.score >= WEAK or unit.children or len(down_of[up]) > 1:
                continue
            near = [other for other in self._near(unit, down_of) if other.at != down and up_of[other.at]]
            taken = absorbing(unit, near, self._parents, up_of.__getitem__, self._likeness)
            plain = taken is not None and taken[0] > match.score + MUCH_MORE
            if not plain:
                elsewhere = [other for other in self._locals if other.at != down and up_of[other.at]]
                taken = absorbing(unit, elsewhere, self._parents, up_of.__getitem__, self._likeness)
                plain = taken is not None and taken[0] > max(match.score + MUCH_MORE, PLAINLY)
            if plain:
                del links[up, down]

    def _add_leftovers(self, links: Links) -> None:
        """Units that were left over, but whose words stand in units that answer others."""
        down_of, up_of = _partners(links)
        for unit in self._parents:
            if down_of[unit.at]:
                continue
            taken = absorbing(unit, self._locals, self._parents, up_of.__getitem__, self._likeness)
            if taken is not None:
                score, down = taken
                links[unit.at, down] = Match(unit.at, down, "merged", score)
        down_of, up_of = _partners(links)
        for unit in self._parents:
            if down_of[unit.at]:
                continue
            if heirs := scattered(unit, self._locals, self._parents, up_of.__getitem__):
                links.update({(unit.at, down): Match(unit.at, down, "split", share) for share, down in heirs})
            elif (kept := moved(unit, self._locals)) is not None:
                links[unit.at, kept] = Match(unit.at, kept, "partial", self._likeness.get(unit.at, kept))
            elif unit.at not in self._own:
                near = self._near(unit, down_of)
                taken = absorbing(unit, near, self._parents, up_of.__getitem__, self._likeness, beside=True)
                if taken is not None:
                    score, down = taken
                    links[unit.at, down] = Match(unit.at, down, "merged", score)
        for other in self._locals:
            if up_of[other.at]:
                continue
            taken = absorbing(other, self._parents, self._locals, down_of.__getitem__, self._likeness)
            if taken is not None:
                score, up = taken
                links[up, other.at] = Match(up, other.at, "split", score)

    def _add_stages(self, links: Links) -> None:
        """Stages of a schedule that nothing answers, each in its place between stages that answer one another."""
        down_of, up_of = _partners(links)
        ups, downs = _neighbours(self._parents), _neighbours(self._locals)
        for unit in self._parents:
            if unit.parent is None or down_of[unit.at] or unit.at in self._own:
                continue
            if self._parents[unit.parent].role != "schedule":
                continue
            for heading in down_of[unit.parent]:
                for other in self._locals[heading].children:
                    sides = list(zip(ups[unit.at], downs[other], strict=True))
                    if not up_of[other] and all(side in links or side == (None, None) for side in sides):
                        match = Match(unit.at, other, "adapted", self._likeness.get(unit.at, other))
                        links.setdefault((unit.at, other), match)

    def _add_general_calls(self, links: Links) -> None:
        """A call for nothing certain is answered by the one item that the local has of its own there, else by the whole list."""
        down_of, up_of = _partners(links)
        for unit in self._parents:
            if unit.parent is None or down_of[unit.at] or not unit.is_general_call:
                continue
            for heading in down_of[unit.parent][:1]:
                own = [child for child in self._locals[heading].children if not up_of[child]]
                place = own[0] if len(own) == 1 else heading
                relation: AlignmentRelation = "adapted" if len(own) == 1 else "merged"
                links[unit.at, place] = Match(unit.at, place, relation, self._likeness.get(unit.at, place))

    def _near(self, unit: Unit, down_of: Mapping[int, list[int]]) -> list[Unit]:
        """The local units where the rest of a unit's heading went: what answers its heading or an item beside it."""
        if unit.parent is None:
            return []
        beside = {unit.parent, *self._parents[unit.parent].children}
        places = {down for at in beside for down in down_of[at]}
        return [other for other in self._locals if other.at in places or other.parent in places]

    def _related(self, links: Links) -> list[Match]:
        """The relation of each link, once all links are known."""
        ups: defaultdict[int, int] = defaultdict(int)
        downs: defaultdict[int, int] = defaultdict(int)
        for (up, down), match in links.items():
            # A heading that only gathers what stood apart takes nothing from the item that answers.
            gathers = match.relation == "merged" and bool(self._locals[down].children)
            ups[up] += not gathers
            downs[down] += not gathers and match.relation != "partial" and not self._parents[up].children
        found = []
        for (up, down), match in links.items():
            unit, other = self._parents[up], self._locals[down]
            relation = match.relation
            if ups[up] > 1 and (relation != "merged" or not other.children):
                relation = "split"
            elif relation == "adapted" and downs[down] > 1 and not unit.children:
                relation = "merged"
            elif relation == "adapted" and _same(unit, other):
                relation = "same"
            found.append(replace(match, relation=relation))
        return found

    def _complete(self, links: list[Match]) -> list[Match]:
        ups = {match.parent for match in links}
        downs = {match.local for match in links}
        links += [Match(unit.at, None, "omitted", 0.0) for unit in self._parents if unit.at not in ups]
        added = [Match(None, other.at, "added", 0.0) for other in self._locals if other.at not in downs]
        return sorted(links, key=lambda match: (match.parent or 0, match.local or 0)) + added


def _partners(links: Links) -> tuple[defaultdict[int, list[int]], defaultdict[int, list[int]]]:
    """What answers each unit of the parent, and what each unit of the local answers."""
    down_of: defaultdict[int, list[int]] = defaultdict(list)
    up_of: defaultdict[int, list[int]] = defaultdict(list)
    for up, down in links:
        down_of[up].append(down)
        up_of[down].append(up)
    return down_of, up_of


def _raised(units: Sequence[Unit], at: int, depth: int) -> int:
    """The unit itself or the heading above it that stands no deeper than ``depth``."""
    while (above := units[at].parent) is not None and len(units[at].path) > depth:
        at = above
    return at


def _neighbours(units: Sequence[Unit]) -> dict[int, tuple[int | None, int | None]]:
    """The unit before and the unit after each one below the same heading; None where it is the first or the last."""
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    for unit in units:
        below[unit.parent].append(unit.at)
    return {
        at: (before, after)
        for places in below.values()
        for before, at, after in zip([None, *places], places, [*places[1:], None], strict=False)
    }


def _same(unit: Unit, other: Unit) -> bool:
    """Whether only a slip of the pen differs; another theme or period in the same frame is a finding of its own."""
    if unit.role == other.role == "period":
        return True
    if not unit.body_grams and not other.body_grams and unit.title_grams and other.title_grams:
        return unit.masked_title == other.masked_title
    if dice(unit.own_grams, other.own_grams) >= SAME_WORDS:
        return True
    return _one_mark_apart(unit.masked_title + unit.masked_body, other.masked_title + other.masked_body)


def _one_mark_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    front = _shared_front(one, other)
    return front + _shared_front(one[front:][::-1], other[front:][::-1]) >= max(len(one), len(other)) - 1


def _shared_front(one: str, other: str) -> int:
    return next(
        (at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs),
        min(len(one), len(other)),
    )
