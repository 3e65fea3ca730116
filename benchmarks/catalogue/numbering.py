"""Headings, what only looks like one, and the levels of numbered lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.catalogue.notices import BODY, filled, notice
from benchmarks.catalogue.rows import Outcome, Row, same
from noticeparse.numerals import squash, to_int

if TYPE_CHECKING:
    from noticeparse import Section

# What stands above a label of each level; a decimal label counts its level itself.
ABOVE = ("一、总体安排", "（一）具体安排", "1.准备工作", "（1）前期准备")
ABOVE_DECIMAL = ("{}.总体安排", "{}.{} 准备工作", "{}.{}.{} 前期准备")
_COUNTED = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾㈠㈡㈢㈣㈤⑴⑵⑶⑷⑸①②③④⑤⒈⒉⒊⒋⒌０１２３４５６７８９0123456789"
_NUMERALS = re.compile("[一二三四五六七八九十]+|[壹贰叁肆伍陆柒捌玖拾]+|[0-9]+")
_LABEL = re.compile(
    r"[一二三四五六七八九十]、|[（(][一二三四五六七八九十][）)]|[0-9]+[.、]|[（(][0-9]+[）)]|第[一二三四五六七八九十]+[章节条]"
)


def heading(row: Row) -> Outcome:
    """The first item of a list of two, alone and below the levels above it: its number, title, text and level."""
    expected = row.expected
    assert expected is not None
    following = f"{_next_label(row.text, expected)}其他事项\n有关事项另行通知，请各校认真执行。"
    lines = f"{row.text}\n{following}"
    level = expected["level"]
    counts = expected["label"].split(".")
    above = (
        [line.format(*counts) for line in ABOVE_DECIMAL if line.count("{}") < len(counts)]
        if expected.get("scheme") == "decimal"
        else ABOVE
    )
    alone = [*notice(body=lines, signature="").walk()]
    below = [*notice(body="\n".join((*above[: (level or 1) - 1], lines)), signature="").walk()]
    found = [(section.label, section.level, section.title, section.text) for section in (*alone, *below)]
    placed = below[level - 1] if level is not None and len(below) >= level else None
    right = (
        len(alone) == 2
        and _is(alone[0], expected)
        and (level is None or (placed is not None and placed.level == level and _is(placed, expected)))
    )
    return Outcome(right, found)


def _is(section: Section, expected: dict[str, object]) -> bool:
    label = str(expected["label"])
    numerals = _NUMERALS.findall(label)
    return (
        section.number == to_int(numerals[-1])
        and same(section.title, expected["title"])  # type: ignore[arg-type]
        and same(section.text, str(expected["body"]))
    )


def _next_label(text: str, expected: dict[str, object]) -> str:
    """The label of the next item in the form of this one."""
    words = str(expected["title"] or expected["body"])
    begins = text.find(words[:4])
    label = re.sub(r"^[#*\s]+", "", text[: begins if begins >= 0 else text.index(words[0])])
    at = max(place for place, sign in enumerate(label) if sign in _COUNTED)
    return label[:at] + _COUNTED[_COUNTED.index(label[at]) + 1] + label[at + 1 :]


def not_a_heading(row: Row) -> Outcome:
    """A paragraph of its own that opens no section, among paragraphs and inside a section."""
    free = [*notice(body=f"各校要高度重视。\n{row.text}").walk()]
    inside = [*notice(body=f"一、工作安排\n各校要高度重视。\n{row.text}\n二、工作要求\n{BODY}").walk()]
    found = [(section.label, section.title) for section in (*free, *inside)]
    return Outcome(not free and [section.label for section in inside] == ["一、", "二、"], found)


def numbering(row: Row) -> Outcome:
    """The levels of a sequence of labels, or that a list goes on behind a page break."""
    expected = row.expected
    assert expected is not None
    if expected.get("continues"):
        return _continues(row)
    labels = _LABEL.findall(row.text.partition(" with ")[0])
    lines = [f"{label}{squash(filled('…'))}{place}" for place, label in enumerate(labels, start=1)]
    found = [(section.label, section.level) for section in notice(body="\n".join(lines), signature="").walk()]
    return Outcome([level for _, level in found] == expected["levels"], found)


def _continues(row: Row) -> Outcome:
    """The label behind the page break stands beside the one before it, and nothing is odd."""
    later, earlier = _LABEL.findall(row.text)[:2]
    numeral = _NUMERALS.search(earlier)
    assert numeral is not None
    last = to_int(numeral.group())
    assert last is not None
    form = earlier.replace(numeral.group(), "{}")
    numerals = "一二三四五六七八九十" if numeral.group() in "一二三四五六七八九十" else "123456789"
    lines = [f"{form.format(numerals[at])}{filled('…')}。{BODY}" for at in range(last)]
    record = notice(body="\n".join(("一、主要任务", *lines)) + f"\n— 2 —\n\f{later}{filled('…')}。{BODY}")
    found = [(section.label, section.level) for section in record.walk()]
    right = [level for _, level in found] == [1, *[2] * (last + 1)] and not record.diagnostics
    return Outcome(right, found)
