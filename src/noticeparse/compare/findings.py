"""What the local office left out or added, and the duties that it changed inside what it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.compare.acts import dropped_duties
from noticeparse.compare.obligations import dropped_bans, softenings
from noticeparse.compare.passages import of_unit, of_words
from noticeparse.compare.quantities import changed_quantities
from noticeparse.compare.units import above

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from noticeparse.compare.pair import Pair
    from noticeparse.compare.units import Group, Unit
    from noticeparse.records.comparison import FindingKind

SURELY_KEPT = 0.5  # a link of a notice that forwards its parent must be at least so good before duties are compared in it
LONGEST_NAME = 40  # characters of a unit without a title that stand for it in a message
BASIS = ("根据", "依据", "按照", "目的", "为")
_OMITTED: dict[str, FindingKind] = {
    "section": "omitted_section", "activity": "omitted_activity", "requirement": "omitted_requirement",
}  # fmt: skip
_ADDED: dict[str, FindingKind] = {
    "section": "added_section", "activity": "added_activity", "requirement": "added_requirement",
}  # fmt: skip
OMISSIONS = 2  # order of the findings: link, values, the units of the parent, additions
ADDITIONS = 3


def find_omissions(pair: Pair) -> None:
    """Units of the parent that nothing answers; a heading that is gone with all its items counts once."""
    gone = {match.parent for match in pair.matches if match.relation == "omitted"}
    # A unit whose one sentence lives on elsewhere is no longer a unit, either.
    gone |= {match.parent for match in pair.matches if match.relation == "partial"}
    for unit in pair.ups:
        if unit.at not in gone or _above_is_in(unit, pair.ups, gone):
            continue
        if unit.role == "contacts":
            _contacts(pair, unit)
        elif not _is_silent(pair, unit):
            kind = _OMITTED[unit.group]
            pair.add(kind, "review", kind, of_unit(unit), None, at=(OMISSIONS, unit.at), what=name_of(unit))


def _is_silent(pair: Pair, unit: Unit) -> bool:
    """Whether it is no omission that nothing answers a unit."""
    return (
        unit.role == "attachments"
        or unit.at in pair.own
        or unit.is_general_call
        or _stated_in_lead(pair, unit)
    )


def find_additions(pair: Pair) -> None:
    """Units of the local that answer nothing; a heading that is new with all its items counts once.

    Of a notice that forwards its parent, the items are demands of its own on top of the parent's.
    """
    kept: set[int | None] = {match.local for match in pair.matches if match.relation != "added"}
    if pair.incorporated:
        kept = _surely_kept(pair)
    new = {unit.at for unit in pair.downs} - kept
    cited = pair.relationship.link.evidence
    for unit in pair.downs:
        if (
            unit.at not in new
            or _above_is_in(unit, pair.downs, new)
            or unit.role in ("contacts", "attachments")
        ):
            continue
        if cited is not None and unit.start <= cited.start < unit.end and _rests_on(unit):
            continue
        kind = _ADDED["requirement" if pair.incorporated and not unit.children else _group(pair, unit)]
        pair.add(kind, "info", kind, None, of_unit(unit), at=(ADDITIONS, unit.at), what=name_of(unit))


def _group(pair: Pair, unit: Unit) -> Group:
    """The group of a local unit; where its record has none, that of the items below the heading which its own answers."""
    if unit.group != "section" or unit.parent is None:
        return unit.group
    above = [
        match.parent for match in pair.matches if match.local == unit.parent and match.relation != "split"
    ]
    groups = {pair.ups[child].group for up in above if up is not None for child in pair.ups[up].children}
    return groups.pop() if len(groups) == 1 else unit.group


def _rests_on(unit: Unit) -> bool:
    """Whether a unit that cites the parent is the local's words on what it rests on (目的依据。根据…，制定本细则)."""
    return any(word in unit.title for word in BASIS) or unit.body.startswith(BASIS)


def _surely_kept(pair: Pair) -> set[int | None]:
    """The units of a forwarding notice that restate the parent, or are told of by a finding about a day."""
    kept = {match.local for match in pair.matches if match.score >= SURELY_KEPT}
    told = {
        finding.local.path
        for _, finding in pair.findings
        if finding.local is not None and "deadline" in finding.kind
    }
    return kept | {unit.at for unit in pair.downs if unit.path in told}


def find_changed_duties(pair: Pair) -> None:
    """Uploads and reports that were dropped, wording that was softened, bounds that were moved, in what was kept."""
    dated = {deadline.path for deadline in pair.parent.deadlines}
    for unit, others, score in pair.linked():
        if pair.incorporated and score < SURELY_KEPT:
            continue
        if unit.role in ("contacts", "attachments"):
            continue
        theirs = [clause for other in others for clause in other.clauses]
        _dropped(pair, unit, others, reported=unit.path in dated)
        at = (OMISSIONS, unit.at)
        if score >= SURELY_KEPT and not pair.incorporated:
            for ban in dropped_bans(unit.body_clauses, theirs, pair.downs):
                pair.add(
                    "omitted_duty",
                    "review",
                    "omitted_ban",
                    of_words(unit, ban.text),
                    of_unit(others[0]),
                    at=at,
                    detail={"act": "ban"},
                    what=ban.text,
                )
        for softening in softenings(unit.clauses, theirs):
            old, new = softening.old or softening.parent.text, softening.new
            pair.add(
                "changed_obligation",
                "conflict" if softening.conflict else "review",
                "obligation_broken" if softening.conflict else "obligation_softer",
                of_words(unit, softening.parent.text),
                of_words(softening.local.unit, softening.local.text),
                at=at,
                detail={"old": old, "new": new},
                old=old,
                new=new,
            )
        for change in changed_quantities(unit.clauses, theirs):
            pair.add(
                "changed_quantity",
                "conflict" if change.conflict else "info",
                "quantity_outside" if change.conflict else "quantity_inside",
                of_words(unit, change.parent.clause.text),
                of_words(change.local.clause.unit, change.local.clause.text),
                at=at,
                detail={"old": change.parent.text, "new": change.local.text},
                old=change.parent.text,
                new=change.local.text,
            )


def _dropped(pair: Pair, unit: Unit, others: list[Unit], *, reported: bool) -> None:
    if pair.incorporated or unit.at in pair.own:
        return
    at = (OMISSIONS, unit.at)
    for duty in dropped_duties(
        unit.body_clauses, [clause for other in others for clause in other.body_clauses], pair.organiser
    ):
        if duty.act == "report" and reported:
            continue  # a report with a date is looked after with the deadlines
        old = of_words(unit, duty.clause.text)
        if duty.instead is not None:
            new = of_words(duty.instead.unit, duty.instead.text)
            words = {"what": duty.clause.text, "old": duty.clause.text, "new": duty.instead.text}
            detail = {"act": duty.act, "old": duty.clause.text, "new": duty.instead.text}
            if duty.act == "report":
                pair.add(
                    "changed_obligation", "info", "report_to_upload", old, new, at=at, detail=detail, **words
                )
            else:
                pair.add("omitted_duty", "review", "replaced_duty", old, new, at=at, detail=detail, **words)
            continue
        pair.add(
            "omitted_duty",
            "review",
            "omitted_duty",
            old,
            of_unit(others[0]),
            at=at,
            detail={"act": duty.act},
            what=duty.clause.text,
        )


def _contacts(pair: Pair, unit: Unit) -> None:
    """Own contacts take the place of the parent's, wherever they stand; only nobody at all is worth a word."""
    reachable = any(contact.people or contact.phones for contact in pair.local.contacts)
    if not reachable and not pair.series:
        pair.add("omitted_section", "info", "omitted_contacts", of_unit(unit), None, at=(OMISSIONS, unit.at))


def _stated_in_lead(pair: Pair, unit: Unit) -> bool:
    """Whether what the unit states (theme, period, venue) is stated by the local outside its sections."""
    stated = {
        "theme": pair.local.theme is not None,
        "period": pair.local.period is not None,
        "venue": pair.local.venue is not None,
    }
    return bool(unit.holds) and all(stated[held] for held in unit.holds)


def _above_is_in(unit: Unit, units: tuple[Unit, ...], places: AbstractSet[int | None]) -> bool:
    return any(place in places for place in above(unit, units))


def name_of(unit: Unit) -> str:
    """The title of a unit, or the beginning of its words."""
    if unit.title:
        return unit.title
    line = unit.body.partition("\n")[0]
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1] + "…"
