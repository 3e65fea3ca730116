"""Why a value is what it is: rule → words → value; for a day also the steps by which it was worked out."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from noticeparse.display import one_line
from noticeparse.errors import UsageError
from noticeparse.messages import tell
from noticeparse.records.notice import Notice
from noticeparse.report.messages import say
from noticeparse.report.values import NOT_VALUES, Value, place, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from noticeparse.sources.document import Box

_FIELD = re.compile(r"(?P<field>[a-z_]{1,40})(?:\[(?P<index>[0-9]{1,6})\])?(?:\.[a-z_.\[\]0-9]{1,80})?")


def explain(
    notice: Notice,
    field: str | None = None,
    *,
    lang: str = "zh",
    boxes: Callable[[int, int], Sequence[Box]] | None = None,
) -> str:
    """For each value of a field (``deadlines``, ``deadlines[0]``; all fields if None): rule, words, steps, value.

    Places are lines, and pages where the format has them; with the ``boxes`` of the file that was read (``read_file(FILE).boxes``)
    also where on the page the words stand, in points from its top left corner. Raises UsageError for a field that no notice has.

    >>> from noticeparse.records.notice import Evidence, Notice, Source, Text
    >>> here = Evidence(start=0, end=4, page=None, line=1, quote="书香校园", rule="theme.section")
    >>> source = Source(name=None, sha256="", media_type="text/plain", encoding=None, pages=None, characters=4, reader="text")
    >>> print(explain(Notice(source=source, theme=Text(text="书香校园", evidence=here)), "theme", lang="en"))
    theme
      rule   theme.section
      words  L1 “书香校园”
      value  书香校园
    """
    wanted = None if field is None else _wanted(field)
    chosen = [value for value in values(notice) if wanted is None or _is(value, wanted)]
    if not chosen:
        return say("nothing", lang)
    return "\n".join(
        _entry(entry, list(group), lang, boxes)
        for entry, group in groupby(chosen, key=lambda value: value.entry)
    )


def _wanted(field: str) -> tuple[str, int | None]:
    found = _FIELD.fullmatch(field)
    explained = [
        name for name in Notice.model_fields if name not in NOT_VALUES and not name.endswith("_evidence")
    ]
    if found is None or found["field"] not in explained:
        raise UsageError(
            "E211",
            {"en": f"there is nothing to explain in {field!r}", "zh": f"{field!r} 不是可以说明出处的字段"},
            {
                "en": f"The fields are {', '.join(explained)}; noticeparse outline shows the sections",
                "zh": f"可用的字段有 {'、'.join(explained)}；章节用 noticeparse outline 查看",
            },
        )
    return found["field"], None if found["index"] is None else int(found["index"]) + 1


def _is(value: Value, wanted: tuple[str, int | None]) -> bool:
    field, number = wanted
    # An enclosed notice's values belong to the attachments of the outer one as well as to their own field.
    inside = value.prefix.startswith(field + "[" if number is None else f"{field}[{number - 1}]")
    return inside or (value.field == field and number in (None, value.number))


def _entry(
    entry: str, group: list[Value], lang: str, boxes: Callable[[int, int], Sequence[Box]] | None
) -> str:
    lines, told = [entry], False
    for evidence, run in groupby(group, key=lambda value: value.evidence):
        if evidence is not None:
            lines.append(_row("rule", evidence.rule, lang))
            lines.append(_row("quote", f"{place(evidence)} “{one_line(evidence.quote)}”", lang))
            for box in boxes(evidence.start, evidence.end) if boxes is not None else ():
                lines.append(_row("box", _corners(box), lang))
        found = list(run)
        if found[0].derivation and not told:
            lines += [_row("step", one_line(tell(step, lang)), lang) for step in found[0].derivation]
            told = True
        for value in found:
            name = f"{value.part} = " if value.part and value.part != "text" else ""
            lines.append(_row("value", name + one_line(value.value), lang))
    return "\n".join(lines)


def _corners(box: Box) -> str:
    return f"p{box.page} ({box.left:.0f}, {box.top:.0f})–({box.right:.0f}, {box.bottom:.0f}) pt"


def _row(key: str, words: str, lang: str) -> str:
    label = say(key, lang)
    return f"  {label}{'  ' if lang == 'zh' else ' ' * (7 - len(label))}{words}"
