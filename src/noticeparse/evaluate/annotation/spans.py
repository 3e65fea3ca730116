"""Gold as spans of the source text: what annotation tools show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.evaluate.annotation.check import text_values
from noticeparse.evaluate.gold import GoldNotice
from noticeparse.evaluate.grounding import grounded
from noticeparse.evaluate.locate import Squashed, locate_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from noticeparse.records.notice import Notice

LABELS = (
    "kind", "title", "document_number", "theme", "venue", "issuers", "addressees", "sections.label", "sections.title",
    "activities", "requirements", "deadlines.text", "deadlines.action", "deadlines.recipient", "contacts.organisation",
    "contacts.people", "contacts.phones", "contacts.faxes", "contacts.emails", "contacts.address", "contacts.postcode",
    "references.title", "references.document_number", "attachments.title",
)  # fmt: skip
_INDEX = re.compile(r"\[[0-9]{1,6}\]")
INNER = re.compile(r"(?:attachments\[[0-9]{1,6}\]\.notice\.){1,9}")


class Annotation(NamedTuple):
    """A span of the source text with its label; ``path`` is the place of its value in the gold."""

    label: str
    start: int
    end: int
    path: str


class Annotated(NamedTuple):
    """The spans of a gold file in order of place, and the paths of values that have none."""

    spans: tuple[Annotation, ...]
    unplaced: tuple[str, ...]


def annotate(gold: Mapping[str, Any], text: str, notice: Notice | None = None) -> Annotated:
    """Every value of the gold that stands in the text as printed, with its place.

    Of several places those come first that the record ``notice`` gives as its evidence, then those that no other value
    of the same label has taken. Dates, numbers of attachments, relations and what the text does not hold have no span.
    """
    squashed = Squashed(text)
    hints: dict[str, list[tuple[int, int]]] = {}
    for where, evidence, _ in grounded(notice) if notice is not None else ():
        hints.setdefault(_field(where), []).append((evidence.start, evidence.end))
    taken: set[tuple[str, int, int]] = set()
    spans: list[Annotation] = []
    unplaced: list[str] = []
    for path, value in _values(gold, ""):
        label = _label(path)
        places = list(squashed.places(value))
        near = hints.get(label.partition(".")[0], [])
        best = min(
            enumerate(places),
            key=lambda entry: (
                (label, *entry[1]) in taken,
                entry[1] not in near,
                not any(start <= entry[1][0] and entry[1][1] <= end for start, end in near),
                entry[0],
            ),
            default=None,
        )
        if best is None:
            unplaced.append(path)
        else:
            taken.add((label, *best[1]))
            spans.append(Annotation(label, *best[1], path))
    headings, missing = _headings(gold, squashed, "", 0)
    spans += headings
    unplaced += missing
    return Annotated(tuple(sorted(spans, key=lambda one: (one.start, one.end, one.path))), tuple(unplaced))


def _values(gold: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    yield from ((above + path, value) for path, value in text_values(gold))
    for place, attachment in enumerate(gold.get("attachments") or ()):
        if "notice" in attachment:
            yield from _values(attachment["notice"], f"{above}attachments[{place}].notice.")


def _headings(
    gold: Mapping[str, Any], text: Squashed, above: str, after: int
) -> tuple[list[Annotation], list[str]]:
    spans: list[Annotation] = []
    missing: list[str] = []
    known: dict[tuple[str, str | None], tuple[int, int]] = {}
    shape = GoldNotice.model_validate({"sections": gold.get("sections") or []})
    for path, heading in zip(
        _section_paths(gold.get("sections") or (), f"{above}sections"),
        locate_headings(text, shape.sections, after),
        strict=True,
    ):
        label = None if heading.span is None else text.find(heading.path[-1], heading.span[0])
        if heading.span is None or label is None:
            missing.append(path)
            continue
        after = heading.span[1]
        known.setdefault((heading.path[-1], heading.title), heading.span)
        spans.append(Annotation("sections.label", *label, f"{path}.label"))
        if heading.title is not None and (title := text.find(heading.title, label[1])) is not None:
            spans.append(Annotation("sections.title", *title, f"{path}.title"))
    for key in ("activities", "requirements"):
        for place, item in enumerate(gold.get(key) or ()):
            span = known.get((item["label"], item["title"])) or text.find(
                item["label"] + (item["title"] or "")
            )
            if span is None:
                missing.append(f"{above}{key}[{place}]")
            else:
                spans.append(Annotation(key, *span, f"{above}{key}[{place}]"))
    for place, attachment in enumerate(gold.get("attachments") or ()):
        if "notice" in attachment:
            more, lost = _headings(attachment["notice"], text, f"{above}attachments[{place}].notice.", after)
            spans += more
            missing += lost
    return spans, missing


def _section_paths(sections: Sequence[Mapping[str, Any]], above: str) -> Iterator[str]:
    for place, one in enumerate(sections):
        yield f"{above}[{place}]"
        yield from _section_paths(one.get("children") or (), f"{above}[{place}].children")


def _field(where: str) -> str:
    return _label(where).partition(".")[0]


def _label(path: str) -> str:
    outer = _INDEX.sub("", INNER.sub("", path))
    return re.sub(r"^sections(?:\.children)*", "sections", outer)
