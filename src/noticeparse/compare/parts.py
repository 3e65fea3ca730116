"""Which of the notices in the two files are compared, and what counts as their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.link import cites, enclosed_twin, same_document

if TYPE_CHECKING:
    from noticeparse.records.notice import Evidence, Notice


class Chosen(NamedTuple):
    """The two notices that are compared; ``inside`` says where the local encloses its parent."""

    parent: Notice
    local: Notice
    inside: Evidence | None

    def as_compared(self) -> tuple[Notice, Notice]:
        """With the sections and values of a plan that one of them only prints."""
        return with_printed(self.parent), self.local if self.inside is not None else with_printed(self.local)


def chosen_parts(parent: Notice, local: Notice) -> Chosen:
    """Which of the notices that stand in two records are compared."""
    twin = None if same_document(parent, local) else enclosed_twin(local, parent)
    if twin is None:
        parent, local = cited_parts(parent, local)
        twin = None if same_document(parent, local) else enclosed_twin(local, parent)
    return Chosen(parent, local, twin[1] if twin is not None else None)


def cited_parts(parent: Notice, local: Notice) -> tuple[Notice, Notice]:
    """The enclosed notice that the other side cites, where it does not cite the outer one; else the outer ones."""
    if same_document(parent, local):
        return parent, local
    locals_ = [local, *local.enclosed()]
    if any(cites(one, parent) for one in locals_):
        chosen = parent
    else:
        chosen = next(
            (part for part in parent.enclosed() if any(cites(one, part) for one in locals_)), parent
        )
    citing = next((one for one in locals_ if cites(one, chosen)), local)
    return chosen, citing


def with_printed(notice: Notice) -> Notice:
    """A notice that only prints a plan (印发…方案的通知), with the plan's sections and values as its own.

    A document that is enclosed with a number of its own is somebody else's and stays apart.
    """
    if notice.sections:
        return notice
    printed = [one for one in (entry.notice for entry in notice.attachments) if one is not None]
    printed = [
        one for one in printed if one.document_number is None and (one.sections or with_printed(one).sections)
    ]
    if len(printed) != 1:
        return notice
    plan = with_printed(printed[0])
    return notice.model_copy(
        update={
            "theme": notice.theme or plan.theme,
            "period": notice.period or plan.period,
            "venue": notice.venue or plan.venue,
            "lead": (*notice.lead, *plan.lead),
            "sections": plan.sections,
            "activities": plan.activities,
            "requirements": plan.requirements,
            "deadlines": (*notice.deadlines, *plan.deadlines),
            "contacts": (*notice.contacts, *plan.contacts),
            "references": (*notice.references, *plan.references),
        }
    )
