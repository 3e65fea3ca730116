"""How each field is compared: one row a field, in the order in which the report prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from noticeparse.evaluate import values
from noticeparse.evaluate.likeness import (
    Value,
    any_part,
    by_parts,
    exact_part,
    loose_part,
    near_part,
    number_part,
    optional_part,
    overlapping_part,
    roughly_part,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from noticeparse.evaluate.gold import GoldNotice
    from noticeparse.records.notice import Evidence, Notice, Text

_EXACT = by_parts(exact_part)
_LOOSE = by_parts(loose_part)
_NEAR = by_parts(near_part)
_EXACT_PAIR = by_parts(exact_part, exact_part)
_ITEM_SOFT = by_parts(loose_part, near_part)
_ATTACHMENT_SOFT = by_parts(number_part, near_part)


@dataclass(frozen=True)
class Field:
    """One row of the report.

    ``key`` is the gold key that must be present for the row to be scored. ``found`` also gets the gold, because the
    depth to which sections are scored is the annotator's. Rows that are not ``main`` inform and enter no average.
    """

    name: str
    key: str
    gold: Callable[[GoldNotice], Iterable[Value]]
    found: Callable[[Notice, GoldNotice], Iterable[Value]]
    strict: Callable[[Value, Value], bool]
    soft: Callable[[Value, Value], bool]
    main: bool = True


def _text(
    name: str,
    gold: Callable[[GoldNotice], str | None],
    found: Callable[[Notice], Text | None],
    soft: Callable[[Value, Value], bool] = _LOOSE,
) -> Field:
    def of_notice(notice: Notice, _gold: GoldNotice) -> list[Value]:
        return values.found_texts([found(notice)])

    return Field(name, name, lambda wanted: values.texts([gold(wanted)]), of_notice, _EXACT, soft)


def _names(
    name: str, gold: Callable[[GoldNotice], Sequence[str]], found: Callable[[Notice], Sequence[Text]]
) -> Field:
    return Field(
        name,
        name,
        lambda wanted: values.texts(gold(wanted)),
        lambda notice, _: values.found_texts(found(notice)),
        _EXACT,
        _LOOSE,
    )


def _day(
    name: str,
    gold: Callable[[GoldNotice], dt.date | None],
    found: Callable[[Notice], tuple[dt.date | None, Evidence | None]],
    key: str = "",
) -> Field:
    return Field(
        name,
        key or name,
        lambda wanted: values.day(gold(wanted)),
        lambda notice, _: values.day(*found(notice)),
        _EXACT,
        _EXACT,
        main=not key,
    )


def _contact_soft(gold: Value, found: Value) -> bool:
    # A number or a mailbox with one wrong character reaches nobody; only an address may be roughly right.
    last = near_part if gold.parts[1] == "address" else loose_part
    return by_parts(overlapping_part, exact_part, last)(gold, found)


def _without_first(agree: Callable[[Value, Value], bool]) -> Callable[[Value, Value], bool]:
    def agrees(gold: Value, found: Value) -> bool:
        return agree(
            gold._replace(parts=(None, *gold.parts[1:])), found._replace(parts=(None, *found.parts[1:]))
        )

    return agrees


def _gold_references(gold: GoldNotice) -> Iterable[Value]:
    return values.references(gold.references)


def _found_references(notice: Notice, _gold: GoldNotice) -> Iterable[Value]:
    return values.references(notice.references)


def _found_end(notice: Notice, end: Literal["start", "end"]) -> tuple[dt.date | None, Evidence | None]:
    return (getattr(notice.period, end), notice.period.evidence) if notice.period else (None, None)


def _gold_tree(gold: GoldNotice) -> Iterable[Value]:
    return values.tree(gold.sections, values.scored_depth(gold))


def _found_tree(notice: Notice, gold: GoldNotice) -> Iterable[Value]:
    return values.tree(notice.sections, values.scored_depth(gold))


_CONTACT = by_parts(overlapping_part, exact_part, exact_part)

MAIN: tuple[Field, ...] = (
    _text("kind", lambda gold: gold.kind, lambda notice: notice.kind),
    _text("title", lambda gold: gold.title, lambda notice: notice.title, _NEAR),
    Field(
        "document_number",
        "document_number",
        lambda gold: values.texts([gold.document_number]),
        lambda notice, _: values.found_texts([notice.document_number]),
        _EXACT,
        _LOOSE,
    ),
    _names("issuers", lambda gold: gold.issuers, lambda notice: notice.issuers),
    _names("addressees", lambda gold: gold.addressees, lambda notice: notice.addressees),
    _day(
        "issue_date",
        lambda gold: gold.issue_date,
        lambda notice: (
            (notice.issue_date.date, notice.issue_date.evidence) if notice.issue_date else (None, None)
        ),
    ),
    _day(
        "print_date",
        lambda gold: gold.print_date,
        lambda notice: (notice.print_date, notice.print_date_evidence),
    ),
    _text("theme", lambda gold: gold.theme, lambda notice: notice.theme),
    Field(
        "period",
        "period",
        lambda gold: values.period(gold.period),
        lambda notice, _: values.period(notice.period),
        _EXACT_PAIR,
        _EXACT_PAIR,
    ),
    _text("venue", lambda gold: gold.venue, lambda notice: notice.venue),
    Field(
        "sections",
        "sections",
        _gold_tree,
        _found_tree,
        by_parts(exact_part, exact_part, exact_part, exact_part),
        by_parts(loose_part, near_part, exact_part, loose_part),
    ),
    Field(
        "activities",
        "activities",
        lambda gold: values.items(gold.activities),
        lambda notice, _: values.items(notice.activities),
        _EXACT_PAIR,
        _ITEM_SOFT,
    ),
    Field(
        "requirements",
        "requirements",
        lambda gold: values.items(gold.requirements),
        lambda notice, _: values.items(notice.requirements),
        _EXACT_PAIR,
        _ITEM_SOFT,
    ),
    Field(
        "deadlines",
        "deadlines",
        lambda gold: values.deadlines(gold.deadlines, dated=True),
        lambda notice, _: values.deadlines(notice.deadlines, dated=True),
        by_parts(exact_part, optional_part, any_part),
        by_parts(exact_part, any_part, any_part),
    ),
    Field(
        "contacts",
        "contacts",
        values.gold_contacts,
        lambda notice, _: values.found_contacts(notice),
        _CONTACT,
        _contact_soft,
    ),
    Field(
        "references",
        "references",
        _gold_references,
        _found_references,
        by_parts(exact_part, exact_part, exact_part),
        by_parts(near_part, loose_part, exact_part),
    ),
    Field(
        "attachments",
        "attachments",
        lambda gold: values.attachments(gold.attachments),
        lambda notice, _: values.attachments(notice.attachments),
        _EXACT_PAIR,
        _ATTACHMENT_SOFT,
    ),
)

INFORMING: tuple[Field, ...] = (
    _day(
        "period.start",
        lambda gold: gold.period.start if gold.period else None,
        lambda notice: _found_end(notice, "start"),
        key="period",
    ),
    _day(
        "period.end",
        lambda gold: gold.period.end if gold.period else None,
        lambda notice: _found_end(notice, "end"),
        key="period",
    ),
    Field(
        "sections.label",
        "sections",
        lambda gold: values.labels(_gold_tree(gold)),
        lambda notice, gold: values.labels(_found_tree(notice, gold)),
        _EXACT_PAIR,
        by_parts(loose_part, exact_part),
        main=False,
    ),
    Field(
        "deadlines.action",
        "deadlines",
        lambda gold: values.duties(gold.deadlines, "action"),
        lambda notice, _: values.duties(notice.deadlines, "action"),
        _EXACT_PAIR,
        by_parts(exact_part, roughly_part),
        main=False,
    ),
    Field(
        "deadlines.recipient",
        "deadlines",
        lambda gold: values.duties(gold.deadlines, "recipient"),
        lambda notice, _: values.duties(notice.deadlines, "recipient"),
        _EXACT_PAIR,
        by_parts(exact_part, roughly_part),
        main=False,
    ),
    Field(
        "deadlines.undated",
        "deadlines",
        lambda gold: values.deadlines(gold.deadlines, dated=False),
        lambda notice, _: values.deadlines(notice.deadlines, dated=False),
        by_parts(any_part, any_part, exact_part),
        by_parts(any_part, any_part, overlapping_part),
        main=False,
    ),
    Field(
        "contacts.values",
        "contacts",
        values.gold_contacts,
        lambda notice, _: values.found_contacts(notice),
        _without_first(_CONTACT),
        _without_first(_contact_soft),
        main=False,
    ),
    Field(
        "references.cited",
        "references",
        _gold_references,
        _found_references,
        by_parts(exact_part, exact_part, any_part),
        by_parts(near_part, loose_part, any_part),
        main=False,
    ),
    Field(
        "attachments.notice",
        "attachments",
        lambda gold: values.texts((inner.title or "-") for inner in gold.enclosed()),
        lambda notice, _: values.texts(
            (one.notice.title.text if one.notice.title else "-") for one in notice.attachments if one.notice
        ),
        _EXACT,
        _NEAR,
        main=False,
    ),
)

FIELDS = MAIN + INFORMING
