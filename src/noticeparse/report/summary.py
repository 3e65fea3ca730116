"""What people see of a notice at a glance: one row an element, in the order in which a reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import squash
from noticeparse.report.messages import BOUNDARIES, FIELDS, INFERRED, RELATIONS, pick, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from noticeparse.records.notice import (
        Activity,
        Attachment,
        Contact,
        Deadline,
        Evidence,
        Notice,
        Period,
        Reference,
        Requirement,
        Text,
    )


class Row(NamedTuple):
    """One line of the summary; ``quote`` is empty where it would only repeat the value."""

    label: str
    value: str
    evidence: Evidence | None
    quote: str


# Said to be absent where they are: what a reader looks for in any notice.
EXPECTED = (
    "kind",
    "title",
    "issuers",
    "addressees",
    "issue_date",
    "theme",
    "period",
    "activities",
    "deadlines",
    "contacts",
)


def summary(notice: Notice, lang: str) -> Iterator[Row]:
    """The rows of the outer notice; those of an enclosed one come from a call of their own."""
    for field, words in FIELDS.items():
        content = getattr(notice, field)
        if content is None or content == ():
            continue
        label = pick(words, lang)
        for value, evidence, quoted in cells_of(notice, field, lang):
            quote = evidence.quote if evidence is not None and quoted else ""
            yield Row(label, value, evidence, "" if squash(quote) == squash(value) else quote)
            label = ""


def cells_of(notice: Notice, field: str, lang: str) -> Iterator[tuple[str, Evidence | None, bool]]:
    """Every entry of a field as people read it, the words that it came from, and whether these say more than it does."""
    content = getattr(notice, field)
    if content is not None and content != ():
        yield from _ROWS.get(field, _texts)(notice, content, lang)


def absent(notice: Notice, lang: str) -> str:
    """The expected fields that the notice does not have, as one phrase; empty where there are none."""
    names = [pick(FIELDS[field], lang) for field in EXPECTED if getattr(notice, field) in (None, ())]
    return say("absent", lang) + say("list_comma", lang).join(names) if names else ""


_Cells = tuple[str, "Evidence | None", bool]


def _texts(_notice: Notice, content: Text | tuple[Text, ...], _lang: str) -> Iterator[_Cells]:
    if isinstance(content, tuple):
        yield "、".join(text.text for text in content), content[0].evidence, False
    else:
        yield content.text, content.evidence, False


def _dated(_notice: Notice, content: object, _lang: str) -> Iterator[_Cells]:
    yield content.date.isoformat(), content.evidence, True  # type: ignore[attr-defined]


def _print_date(notice: Notice, content: object, _lang: str) -> Iterator[_Cells]:
    yield str(content), notice.print_date_evidence, True


def _period(_notice: Notice, content: Period, lang: str) -> Iterator[_Cells]:
    yield period_words(content, lang), content.evidence, True


def period_words(period: Period, lang: str) -> str:
    """2024-09-09 … 2024-09-15; one day where both ends are the same."""
    start = period.start.isoformat() if period.start else say("open_end", lang)
    end = period.end.isoformat() if period.end else say("open_end", lang)
    return (start if start == end else f"{start} … {end}") + _notes(period.inferred, lang)


def _notes(inferred: Sequence[str], lang: str, *more: str) -> str:
    notes = [*more, *(pick(INFERRED[name], lang) if name in INFERRED else name for name in inferred)]
    if not notes:
        return ""
    return f"（{'；'.join(notes)}）" if lang == "zh" else f" ({'; '.join(notes)})"


def _sections(_notice: Notice, content: tuple[object, ...], _lang: str) -> Iterator[_Cells]:
    heads = [f"{section.label}{section.title or ''}" for section in content]  # type: ignore[attr-defined]
    yield " · ".join(heads), None, False


def _items(_notice: Notice, content: tuple[Activity | Requirement, ...], _lang: str) -> Iterator[_Cells]:
    for item in content:
        yield item.label + (item.title or _beginning(item.text)), item.evidence, False


def _beginning(text: str, length: int = 40) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= length else line[: length - 1] + "…"


def _deadlines(_notice: Notice, content: tuple[Deadline, ...], lang: str) -> Iterator[_Cells]:
    for deadline in content:
        day = deadline.date.isoformat() if deadline.date else say("unresolved", lang)
        words = [f"{day} {deadline.time}" if deadline.time else day]
        if deadline.responsible:
            words.append(deadline.responsible)
        if deadline.action:
            words.append(deadline.action)
        if deadline.recipient and deadline.recipient not in (deadline.action or ""):
            words.append(f"→ {deadline.recipient}")
        # That a day is meant inclusively goes without saying; anything else is said.
        boundary = (
            ()
            if deadline.boundary in ("inclusive", "conventional-inclusive")
            else (pick(BOUNDARIES[deadline.boundary], lang),)
        )
        yield " ".join(words) + _notes(deadline.inferred, lang, *boundary), deadline.evidence, True


def _contacts(_notice: Notice, content: tuple[Contact, ...], _lang: str) -> Iterator[_Cells]:
    for contact in content:
        lists = (contact.people, contact.phones, contact.faxes, contact.emails, contact.websites)
        singles = [one for one in (contact.address, contact.postcode) if one is not None]
        head = [contact.organisation] if contact.organisation is not None else []
        words = [text.text for text in (*head, *(text for texts in lists for text in texts), *singles)]
        yield " ".join(words), contact.evidence, False


def _references(_notice: Notice, content: tuple[Reference, ...], lang: str) -> Iterator[_Cells]:
    for reference in content:
        title = f"《{reference.title}》" if reference.title else ""
        yield (
            f"{pick(RELATIONS[reference.relation], lang)} {title}{reference.document_number or ''}",
            reference.evidence,
            False,
        )


def _attachments(_notice: Notice, content: tuple[Attachment, ...], lang: str) -> Iterator[_Cells]:
    for attachment in content:
        inside = f"（{say('enclosed', lang)}）" if attachment.notice is not None else ""
        yield (
            " ".join(filter(None, (attachment.number, attachment.title))) + inside,
            attachment.evidence,
            False,
        )


def _diagnostics(notice: Notice, _content: object, lang: str) -> Iterator[_Cells]:
    for found in notice.diagnostics:
        place = f" ({say('offsets', lang)} {found.span.start}–{found.span.end})" if found.span else ""
        yield f"{found.code} {found.message}{place}", None, False


_ROWS: dict[str, Callable[..., Iterator[_Cells]]] = {
    "issue_date": _dated,
    "print_date": _print_date,
    "period": _period,
    "sections": _sections,
    "activities": _items,
    "requirements": _items,
    "deadlines": _deadlines,
    "contacts": _contacts,
    "references": _references,
    "attachments": _attachments,
    "diagnostics": _diagnostics,
}
