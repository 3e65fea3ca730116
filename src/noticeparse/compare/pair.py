"""Two notices made ready for comparison, and how a finding about them is put down."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from noticeparse.compare.align import Aligner
from noticeparse.compare.incorporation import incorporated
from noticeparse.compare.lead import left_to_parent, looked_up_in_lead
from noticeparse.compare.localise import Localiser, regions_of
from noticeparse.compare.messages import message, place
from noticeparse.compare.organiser import Organiser, for_others, only_organiser
from noticeparse.compare.units import above, units_of
from noticeparse.records.comparison import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.compare.align import Match
    from noticeparse.compare.link import Relationship
    from noticeparse.compare.units import Unit
    from noticeparse.records.comparison import FindingKind, FindingSeverity, Passage
    from noticeparse.records.notice import Notice

EVENT = "活动"


@dataclass(frozen=True)
class Pair:
    """A parent and a local notice with their units and what answers what.

    ``incorporated``: the local puts its parent into force as a whole, so that nothing can be missing.
    """

    parent: Notice
    local: Notice
    relationship: Relationship
    incorporated: bool
    lang: str
    findings: list[tuple[tuple[int, ...], Finding]] = field(default_factory=list)

    @cached_property
    def mask(self) -> Localiser:
        themes = (notice.theme.text for notice in (self.parent, self.local) if notice.theme is not None)
        offices = (issuer.text for notice in (self.parent, self.local) for issuer in notice.issuers)
        return Localiser(regions_of(self.parent, self.local), themes, offices)

    @cached_property
    def of_event(self) -> bool:
        """Whether one of the two is about an event, by its title: …系列活动."""
        titles = (notice.title.text for notice in (self.parent, self.local) if notice.title is not None)
        return any(EVENT in title for title in titles)

    @cached_property
    def ups(self) -> tuple[Unit, ...]:
        return units_of(self.parent, self.mask, of_event=self.of_event)

    @cached_property
    def downs(self) -> tuple[Unit, ...]:
        return units_of(self.local, self.mask, of_event=self.of_event)

    @cached_property
    def matches(self) -> list[Match]:
        matches = Aligner(self.ups, self.downs, self.own).align()
        title = self.parent.title.text if self.parent.title is not None else ""
        matches = incorporated(matches, self.ups, self.downs, title)
        return looked_up_in_lead(matches, self.ups, self.local, self.mask)

    @cached_property
    def own(self) -> frozenset[int]:
        """The units of the parent, by place, that ask nothing of the local office: its own level acts, or a level between."""
        return frozenset(left_to_parent(self.ups, self.local)) | frozenset(
            unit.at
            for unit in self.ups
            if only_organiser(unit, self.organiser, _headings(unit, self.ups))
            or for_others(unit, self.parent, self.local)
        )

    @cached_property
    def organiser(self) -> Organiser:
        return Organiser(self.parent, self.local)

    @cached_property
    def own_of_local(self) -> frozenset[int]:
        """The same for the local notice."""
        organiser = Organiser(self.local)
        return frozenset(
            unit.at for unit in self.downs if only_organiser(unit, organiser, _headings(unit, self.downs))
        )

    @cached_property
    def answers(self) -> dict[int, list[int]]:
        """The local units that answer each unit of the parent in words of their own, by place."""
        found: dict[int, list[int]] = {}
        for match in self.matches:
            if match.relation == "incorporated":
                continue
            if match.parent is not None and match.local is not None:
                found.setdefault(match.parent, []).append(match.local)
        return found

    @property
    def series(self) -> bool:
        """The same issuer in another year: a history, not a cascade; nothing breaks anything."""
        return self.relationship.standing == "series"

    def linked(self) -> Iterator[tuple[Unit, list[Unit], float]]:
        """Each kept unit of the parent with the local units that answer it and the best of their scores."""
        best: dict[int, float] = {}
        for match in self.matches:
            if match.parent in self.answers and match.local is not None:
                best[match.parent] = max(best.get(match.parent, 0.0), match.score)
        for up, downs in self.answers.items():
            yield self.ups[up], [self.downs[down] for down in downs], best[up]

    def answered(self, unit: Unit, other: Unit) -> bool:
        return other.at in self.answers.get(unit.at, ())

    def add(
        self,
        kind: FindingKind,
        severity: FindingSeverity,
        words: str,
        parent: Passage | None,
        local: Passage | None,
        *,
        at: tuple[int, ...],
        detail: dict[str, Any] | None = None,
        **more: object,
    ) -> None:
        """Put down one finding; ``words`` names its message, ``at`` orders it, ``more`` fills the message."""
        fields: dict[str, object] = {
            "at": place(parent.path, self.lang) if parent is not None else "",
            "there": place(local.path, self.lang) if local is not None else "",
        }
        finding = Finding(
            kind=kind,
            severity="info" if self.series else severity,
            parent=parent,
            local=local,
            message=message(words, self.lang, **(fields | more)),
            detail=detail or {},
        )
        self.findings.append((at, finding))


def _headings(unit: Unit, units: tuple[Unit, ...]) -> Iterator[str]:
    """The titles above a unit, from the innermost."""
    return (units[place].title for place in above(unit, units))
