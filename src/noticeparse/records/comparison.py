"""The record of a comparison of a local notice with its parent (schema 1.0)."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import Field

from noticeparse.records.notice import SCHEMA_VERSION, Evidence, Record

AlignmentRelation = Literal[
    "same", "adapted", "merged", "split", "partial", "omitted", "added", "incorporated"
]
FindingKind = Literal[
    "omitted_section", "omitted_activity", "omitted_requirement", "omitted_deadline", "omitted_duty",
    "added_section", "added_activity", "added_requirement", "added_deadline",
    "changed_theme", "changed_period", "changed_deadline", "changed_recipient", "changed_obligation", "changed_quantity",
    "parent_not_cited", "wrong_parent",
]  # fmt: skip
FindingSeverity = Literal["conflict", "review", "info"]
LinkBasis = Literal["document_number", "title", "embedded", "given"]


class Side(Record):
    """Which notice stands on one side of the comparison."""

    title: str | None
    document_number: str | None
    issuers: tuple[str, ...]


class Link(Record):
    """How the local notice points at its parent; ``resolved`` is false where it does not."""

    by: LinkBasis
    evidence: Evidence | None = None
    resolved: bool


class Alignment(Record):
    """A unit of the parent and the unit of the local that answers it; paths are labels from the top."""

    parent: tuple[str, ...] | None
    local: tuple[str, ...] | None
    relation: AlignmentRelation
    score: float


class Passage(Record):
    """The words of one side that a finding is about."""

    path: tuple[str, ...]
    text: str
    evidence: Evidence | None = None


class Finding(Record):
    """One thing that the local office left out, added or changed."""

    kind: FindingKind
    severity: FindingSeverity
    parent: Passage | None
    local: Passage | None
    message: str
    detail: dict[str, Any] = Field(default_factory=dict)


class Comparison(Record):
    """A local notice against its parent: what answers what, and what a person should look at."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    parent: Side
    local: Side
    link: Link
    alignments: tuple[Alignment, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def counts(self) -> dict[FindingSeverity, int]:
        """How many findings there are of each severity, the gravest first."""
        return {
            severity: sum(found.severity == severity for found in self.findings)
            for severity in get_args(FindingSeverity)
        }


class Station(Record):
    """What became of a unit in one notice of a chain, and where; nothing is in ``at`` where it was left out."""

    relation: AlignmentRelation
    at: tuple[tuple[str, ...], ...]
    severity: FindingSeverity | None


class Fate(Record):
    """The way of one unit of the topmost notice down a chain.

    ``lost_at`` counts the notices from 0 and is the first in which nothing answers the unit; null where it arrived.
    """

    path: tuple[str, ...]
    stations: tuple[Station, ...]
    lost_at: int | None


class Chain(Record):
    """Notices from the top down, each compared with the one before it."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    comparisons: tuple[Comparison, ...]
    units: tuple[Fate, ...]


class Origin(Record):
    """Clauses of a unit of a local notice, and the superior unit that they were taken from.

    ``source`` counts the sources from 0; ``share`` is the part of the local unit's words, 0 to 1, that the clauses make up.
    """

    path: tuple[str, ...]
    source: int
    source_path: tuple[str, ...]
    share: float
    clauses: tuple[str, ...]


class Provenance(Record):
    """Which superior text the clauses of a local notice were taken from, among several."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    sources: tuple[Side, ...]
    origins: tuple[Origin, ...]
