"""Whether every piece of evidence is what the source text holds, and every value is what its evidence quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from noticeparse.evaluate.outcome import Grounding
from noticeparse.numerals import squash
from noticeparse.records.notice import DocumentNumber, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.records.notice import Notice

_SUFFIX = "_evidence"


def check_grounding(name: str, notice: Notice, source_text: str | None) -> Grounding:
    """The evidence of the notice and of those enclosed in it, against the text of the file ``name``."""
    total = exact = values = equal = 0
    broken: list[str] = []
    for where, evidence, text in grounded(notice):
        total += 1
        if source_text is not None:
            if source_text[evidence.start : evidence.end] == evidence.quote:
                exact += 1
            else:
                broken.append(f"{name}: {where}: {evidence.start}–{evidence.end} ({evidence.rule})")
        if text is not None:
            values += 1
            if squash(evidence.quote) == squash(text):
                equal += 1
            else:
                broken.append(f"{name}: {where}: {text!r} / {evidence.quote!r} ({evidence.rule})")
    return Grounding(
        evidence=total,
        exact=None if source_text is None else exact,
        values=values,
        equal=equal,
        broken=tuple(broken),
    )


def add_up(parts: list[Grounding]) -> Grounding | None:
    """The sum; None where there is nothing to add."""
    if not parts:
        return None
    known = [part.exact for part in parts if part.exact is not None]
    return Grounding(
        evidence=sum(part.evidence for part in parts),
        exact=sum(known) if len(known) == len(parts) else None,
        values=sum(part.values for part in parts),
        equal=sum(part.equal for part in parts),
        broken=tuple(line for part in parts for line in part.broken),
    )


def grounded(notice: Notice) -> Iterator[tuple[str, Evidence, str | None]]:
    """Every evidence with its place in the record, and the text that it must quote (None where there is none)."""
    waiting: list[tuple[str, object]] = [("", notice)]
    while waiting:
        where, thing = waiting.pop()
        if isinstance(thing, tuple):
            waiting.extend((f"{where}[{place}]", one) for place, one in reversed(list(enumerate(thing))))
        elif isinstance(thing, BaseModel):
            fields = dict(thing)
            for field, value in fields.items():
                if isinstance(value, Evidence):
                    yield f"{where}.{field}".lstrip("."), value, _quoted(thing, fields, field)
            waiting.extend(
                (f"{where}.{field}".lstrip("."), value)
                for field, value in reversed(fields.items())
                if isinstance(value, BaseModel | tuple) and not isinstance(value, Evidence)
            )


def _quoted(owner: BaseModel, fields: dict[str, object], field: str) -> str | None:
    # 发文字号 is given in its normal form, so its text need not be its quote.
    if isinstance(owner, DocumentNumber):
        return None
    value = fields.get("text" if field == "evidence" else field.removesuffix(_SUFFIX))
    return value if isinstance(value, str) else None
