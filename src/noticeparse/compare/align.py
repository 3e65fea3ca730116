"""Which unit of the local notice answers which unit of the parent, by assignment and not by order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from noticeparse.compare.assignment import assign
from noticeparse.compare.similarity import (
    TitleWeights,
    body_likeness,
    dice,
    grams,
    share_within,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticeparse.compare.units import Unit
    from noticeparse.records.comparison import AlignmentRelation

# Learned on the seeds and on corpus/dev: true matches lie at 0.19 and above, units that nothing answers at 0.17 and below.
LEAST_MATCH = 0.18
SAME_CONTEXT = 0.05  # added where the two items stand below headings that answer one another
OTHER_LEVEL = 0.9  # an item against a heading
TITLE_ALONE = 0.9  # one of the two has no body
NO_TITLE = 0.95  # one of the two has no title; all of the words are compared
STATED_VALUE = 0.5  # both state the theme, or the period, or the venue of the notice
LEAST_HEADING = 0.2  # a heading by its own words and by its items
ABSORBED = 0.35  # this share of a unit stands, word for word, in a unit that answers another one
MOVED_SENTENCE = 0.8  # of a sentence of at least MOVED_LENGTH characters
MOVED_LENGTH = 20
SCATTERED = (
    0.6  # this share of a unit stands, in parts of at least LEAST_PART, in several units of the other notice
)
LEAST_PART = 0.15
NOT_CONTENT = ("contacts", "attachments")  # roles that answer only their own kind
SAME_WORDS = 0.95  # above it only a slip of the pen differs


@dataclass(frozen=True, slots=True)
class Match:
    """Two units, by place, that answer one another; None on one side where nothing does."""

    parent: int | None
    local: int | None
    relation: AlignmentRelation
    score: float


class Aligner:
    """Aligns the units of two notices; :meth:`align` gives every unit of both at least once."""

    def __init__(self, parents: Sequence[Unit], locals_: Sequence[Unit]) -> None:
        self._parents = parents
        self._locals = locals_
        self._weights = TitleWeights(unit.title_grams for unit in (*parents, *locals_))
        self._likeness = {
            (unit.at, other.at): likeness
            for unit in parents
            for other in locals_
            if (likeness := self._alike(unit, other)) > 0
        }

    def align(self) -> list[Match]:
        """The matches in the order of the parent, additions of the local in their order at the end."""
        headings = self._heading_gains()
        pairs = assign(self._gains(headings))
        links: dict[tuple[int, int], Match] = {
            (up, down): Match(
                up, down, "adapted", headings.get((up, down), self._likeness.get((up, down), 0.0))
            )
            for up, down in pairs
        }
        self._split_headings(links)
        self._absorb(links)
        return self._complete(self._related(links))

    def _alike(self, unit: Unit, other: Unit) -> float:
        """0.5 title + 0.5 body; where either lacks one of the two, what both have."""
        if unit.role in NOT_CONTENT or other.role in NOT_CONTENT:
            return 1.0 if unit.role == other.role else 0.0
        stated = STATED_VALUE if unit.holds & other.holds else 0.0
        if not unit.title_grams or not other.title_grams:
            return max(stated, NO_TITLE * body_likeness(unit.own_grams, other.own_grams))
        title = self._weights.dice(unit.title_grams, other.title_grams)
        if not unit.body_grams or not other.body_grams:
            return max(stated, TITLE_ALONE * title)
        return max(stated, 0.5 * title + 0.5 * body_likeness(unit.body_grams, other.body_grams))

    def _heading_gains(self) -> dict[tuple[int, int], float]:
        """Headings with items: half by their own words and role, half by how many of their items answer one another."""
        best = self._best()
        gains: dict[tuple[int, int], float] = {}
        downs = [unit for unit in self._locals if unit.children]
        for unit in self._parents:
            if not unit.children:
                continue
            for other in downs:
                inside = set(other.children)
                answered = sum(best.get(child) in inside for child in unit.children)
                support = 2 * answered / (len(unit.children) + len(other.children))
                own = self._likeness.get((unit.at, other.at), 0.0)
                if unit.role == other.role != "other":
                    own = max(own, STATED_VALUE)
                gain = 0.5 * own + 0.5 * min(1.0, support)
                if gain >= LEAST_HEADING:
                    gains[unit.at, other.at] = gain
        return gains

    def _best(self) -> dict[int, int]:
        """The local unit that is most like each unit of the parent."""
        best: dict[int, tuple[float, int]] = {}
        for (up, down), likeness in self._likeness.items():
            if likeness >= LEAST_MATCH and likeness > best.get(up, (0.0, 0))[0]:
                best[up] = (likeness, down)
        return {up: down for up, (_, down) in best.items()}

    def _gains(self, headings: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
        gains = dict(headings)
        for (up, down), likeness in self._likeness.items():
            unit, other = self._parents[up], self._locals[down]
            if unit.children and other.children:
                continue
            value = likeness * (OTHER_LEVEL if bool(unit.children) != bool(other.children) else 1.0)
            if (
                unit.parent is not None
                and other.parent is not None
                and (unit.parent, other.parent) in headings
            ):
                value += SAME_CONTEXT
            if value >= LEAST_MATCH:
                gains[up, down] = value
        return gains

    def _split_headings(self, links: dict[tuple[int, int], Match]) -> None:
        """A heading that nothing answers, though its items are: it lives on in the sections that took them."""
        partners = _partners(links)
        for unit in self._parents:
            if not unit.children or partners["parent", unit.at] or _lead(unit):
                continue
            heirs = {
                self._top(self._locals, down) for child in unit.children for down in partners["parent", child]
            }
            for down in sorted(heirs):
                links[unit.at, down] = Match(unit.at, down, "split", self._likeness.get((unit.at, down), 0.0))
        for other in self._locals:
            if not other.children or partners["local", other.at] or _lead(other):
                continue
            sources = {
                up
                for child in other.children
                for up in partners["local", child]
                if self._parents[up].parent is None
            }
            for up in sorted(sources):
                links.setdefault(
                    (up, other.at), Match(up, other.at, "merged", self._likeness.get((up, other.at), 0.0))
                )

    @staticmethod
    def _top(units: Sequence[Unit], at: int) -> int:
        while (above := units[at].parent) is not None:
            at = above
        return at

    def _absorb(self, links: dict[tuple[int, int], Match]) -> None:
        """Units that were left over, but whose words stand in units that answer others."""
        partners = _partners(links)
        for unit in self._parents:
            if partners["parent", unit.at] or unit.role in NOT_CONTENT:
                continue
            score, down = _best((self._absorbed(unit, other), other.at) for other in self._locals)
            if score >= ABSORBED:
                links[unit.at, down] = Match(unit.at, down, "merged", score)
            elif (heirs := self._scattered(unit)) is not None:
                links.update({(unit.at, down): Match(unit.at, down, "split", share) for down, share in heirs})
            elif (moved := self._moved(unit)) is not None:
                score = self._likeness.get((unit.at, moved), 0.0)
                links[unit.at, moved] = Match(unit.at, moved, "partial", score)
        for other in self._locals:
            if partners["local", other.at] or other.role in NOT_CONTENT:
                continue
            score, up = _best((self._absorbed(other, unit), unit.at) for unit in self._parents)
            if score >= ABSORBED:
                links[up, other.at] = Match(up, other.at, "split", score)

    def _absorbed(self, part: Unit, whole: Unit) -> float:
        if part.holds & whole.holds:
            return STATED_VALUE
        if part.children:
            return 0.0
        words = part.body_grams or part.title_grams
        inside = share_within(words, whole.own_grams)
        if whole.children and part.body_grams:
            # The lead paragraph of a heading may be what was a section of its own.
            inside = max(inside, NO_TITLE * body_likeness(part.body_grams, whole.body_grams))
        if len(words.fours) < MOVED_LENGTH:
            # A short unit is contained only where its heading is, too.
            inside = min(inside, self._weights.share_within(part.title_grams, whole.own_grams))
        return inside

    def _scattered(self, unit: Unit) -> list[tuple[int, float]] | None:
        """The local units among which the words of a dropped one were divided, if most of them are kept."""
        words = unit.body_grams
        if unit.children or len(words.fours) < MOVED_LENGTH:
            return None
        shares = [(other.at, share_within(words, other.own_grams)) for other in self._locals]
        heirs = [(at, share) for at, share in shares if share >= LEAST_PART]
        kept = frozenset().union(*(self._locals[at].own_grams.fours for at, _ in heirs)) & words.fours
        return heirs if len(kept) >= SCATTERED * len(words.fours) else None

    def _moved(self, unit: Unit) -> int | None:
        """Where a long sentence of a dropped unit went, if it is kept elsewhere."""
        for sentence in unit.body.split("。"):
            kept = grams(unit.mask.mask(sentence))
            if len(kept.fours) < MOVED_LENGTH - 3:
                continue
            share, down = _best((share_within(kept, other.own_grams), other.at) for other in self._locals)
            if share >= MOVED_SENTENCE:
                return down
        return None

    def _related(self, links: dict[tuple[int, int], Match]) -> list[Match]:
        """The relation of each link, once all links are known."""
        ups: defaultdict[int, int] = defaultdict(int)
        downs: defaultdict[int, int] = defaultdict(int)
        for (up, down), match in links.items():
            # A heading that only gathers what stood apart takes nothing from the item that answers.
            gathers = match.relation == "merged" and bool(self._locals[down].children)
            ups[up] += not gathers
            downs[down] += not gathers and not self._parents[up].children
        found = []
        for (up, down), match in links.items():
            unit, other = self._parents[up], self._locals[down]
            relation = match.relation
            if ups[up] > 1 and (relation != "merged" or not other.children):
                relation = "split"
            elif relation == "adapted" and downs[down] > 1 and not unit.children:
                relation = "merged"
            elif relation == "adapted" and self._same(unit, other):
                relation = "same"
            found.append(replace(match, relation=relation))
        return found

    @staticmethod
    def _same(unit: Unit, other: Unit) -> bool:
        if unit.body_grams or other.body_grams or not (unit.title_grams or other.title_grams):
            return dice(unit.own_grams, other.own_grams) >= SAME_WORDS
        return unit.masked_title == other.masked_title

    def _complete(self, links: list[Match]) -> list[Match]:
        ups = {match.parent for match in links}
        downs = {match.local for match in links}
        links += [Match(unit.at, None, "omitted", 0.0) for unit in self._parents if unit.at not in ups]
        added = [Match(None, other.at, "added", 0.0) for other in self._locals if other.at not in downs]
        return sorted(links, key=lambda match: (match.parent or 0, match.local or 0)) + added


def _best(scored: Iterable[tuple[float, int]]) -> tuple[float, int]:
    """The highest score and its place, of equal ones the first; (0, 0) where there is none."""
    return max(scored, key=lambda row: (row[0], -row[1]), default=(0.0, 0))


def _partners(links: dict[tuple[int, int], Match]) -> defaultdict[tuple[str, int], list[int]]:
    partners: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for up, down in links:
        partners["parent", up].append(down)
        partners["local", down].append(up)
    return partners


def _lead(unit: Unit) -> bool:
    """Whether a heading has words of its own besides its items."""
    return len(unit.body_grams.twos) > 2 * len(unit.title_grams.twos)
