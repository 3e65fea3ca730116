"""Which of the notices in the two files are compared, and what counts as their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.compare.link import cites, same_document

if TYPE_CHECKING:
    from noticeparse.records.notice import Notice


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
            "sections": plan.sections,
            "activities": plan.activities,
            "requirements": plan.requirements,
            "deadlines": (*notice.deadlines, *plan.deadlines),
            "contacts": (*notice.contacts, *plan.contacts),
            "references": (*notice.references, *plan.references),
        }
    )
