"""A record as plain values, so that a case says only what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from noticeparse.numerals import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.records.notice import Notice, Section


def plain(notice: Notice) -> dict[str, Any]:
    """Every field as strings, lists of strings and None; days in ISO form."""
    period = notice.period
    return {
        **{
            name: _text(getattr(notice, name))
            for name in ("kind", "title", "copy_number", "classification", "urgency", "signatory")
        },
        **{name: _text(getattr(notice, name)) for name in ("printing_office", "remark", "theme", "venue")},
        **{name: [value.text for value in getattr(notice, name)] for name in ("issuers", "addressees", "cc")},
        "document_number": _text(notice.document_number),
        "issue_date": notice.issue_date.date.isoformat() if notice.issue_date else None,
        "print_date": notice.print_date.isoformat() if notice.print_date else None,
        "period": [_day(period.start), _day(period.end)] if period else None,
        "sections": [_outline(section) for section in notice.sections],
        "activities": [activity.title or activity.text for activity in notice.activities],
        "items": [[item.label for item in activity.items] for activity in notice.activities],
        "requirements": [requirement.title or requirement.text for requirement in notice.requirements],
        "deadlines": [_day(deadline.date) for deadline in notice.deadlines],
        "deadline_texts": [deadline.text for deadline in notice.deadlines],
        "actions": [deadline.action for deadline in notice.deadlines],
        "recipients": [deadline.recipient for deadline in notice.deadlines],
        "responsible": [deadline.responsible for deadline in notice.deadlines],
        "times": [deadline.time for deadline in notice.deadlines],
        "references": [
            " ".join(
                part for part in (reference.relation, reference.title, reference.document_number) if part
            )
            for reference in notice.references
        ],
        "attachments": [
            " ".join(part for part in (entry.number, entry.title) if part) for entry in notice.attachments
        ],
        "enclosed": [_text(inner.title) for inner in notice.enclosed()],
        "diagnostics": [diagnostic.code for diagnostic in notice.diagnostics],
    }


def _text(value: Any) -> str | None:
    return value.text if value is not None else None


def _day(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


def _outline(section: Section) -> str:
    children = " ".join(_outline(child) for child in section.children)
    return f"{section.label}{section.title or '-'}" + (f"[{children}]" if children else "")


def evidence_of(node: Any) -> Iterator[dict[str, Any]]:
    """Every record of a dumped notice that carries evidence."""
    if isinstance(node, dict):
        if isinstance(node.get("evidence"), dict):
            yield node
        for value in node.values():
            yield from evidence_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from evidence_of(value)


def check_grounding(notice: Notice, source_text: str) -> None:
    """Fail where a value does not stand in the source as its evidence says."""
    for node in evidence_of(notice.model_dump(mode="json")):
        evidence = node["evidence"]
        assert source_text[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert evidence["quote"]
        assert "." in evidence["rule"]
        if "text" in node and "organ_code" not in node:
            assert squash(node["text"]) == squash(evidence["quote"])
