"""Variants of the sections: other numbers, another order, items dropped, merged, split, retitled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from benchmarks.variants.model import ITEMS, Draft, Unit, renumbered
from noticeparse.numerals import to_han
from noticeparse.spans import Span

if TYPE_CHECKING:
    from random import Random

    from benchmarks.variants.model import Original, Variant

SCHEMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("{han}、", re.compile(r"[一二三四五六七八九十]{1,3}、")),
    ("（{han}）", re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    ("{digit}.", re.compile(r"[0-9０-９]{1,2}[.．、]")),
    ("（{digit}）", re.compile(r"[（(]?[0-9０-９]{1,2}[）)]")),
)
OTHERS = {
    "{han}、": ("{digit}.", "{digit}、", "{digit}．"),
    "（{han}）": ("{digit}.", "（{digit}）", "{digit}．"),
    "{digit}.": ("（{digit}）", "（{han}）"),
    "（{digit}）": ("{digit}.", "{digit}）"),
}
TITLES = {
    "工作要求": ("有关要求", "相关要求"),
    "有关要求": ("工作要求", "相关要求"),
    "活动要求": ("工作要求", "有关要求"),
    "主要活动": ("重点活动", "活动内容"),
    "活动内容": ("主要活动", "活动安排"),
    "活动时间": ("时间安排", "活动起止时间"),
    "活动主题": ("主题",),
    "活动目标": ("工作目标", "目标"),
    "联系方式": ("联系人及联系方式",),
    "参加对象": ("参赛对象", "活动对象"),
    "报名方式": ("报名办法",),
    "组织实施": ("组织领导",),
}
OMITTED = {"activities": "omitted_activity", "requirements": "omitted_requirement"}
_SEAM = re.compile(r"[。，]")


def renumber(original: Original, random: Random) -> Variant | None:
    """Every label of one scheme in another that the notice does not use."""
    if not original.plain():
        return None
    draft = Draft(original)
    used = {form for unit, _ in draft.walk() if (form := _scheme(unit.label)) is not None}
    renamed: dict[str, str] = {}
    for form in sorted(used):
        bare = {_bare(other) for other in (used | set(renamed.values())) - {form}}
        free = [other for other in OTHERS.get(form, ()) if _bare(other) not in bare]
        if free and random.random() < 0.7:
            renamed[form] = random.choice(free)
    for unit, _ in draft.walk():
        form = _scheme(unit.label)
        if form in renamed and unit.number is not None and 0 < unit.number < 100:
            draft.relabel(unit, renamed[form].format(han=to_han(unit.number), digit=unit.number))
    return draft.done("renumber") if draft.edits else None


def reorder(original: Original, random: Random) -> Variant | None:
    """Two items of a list in each other's place; the labels stay in order."""
    draft, chosen = _items(original, random)
    if chosen is None:
        return None
    unit, siblings = chosen
    others = [one for one in siblings if one is not unit and not one.children]
    if not others:
        return None
    first, second = sorted((unit, random.choice(others)), key=lambda one: one.at)
    one, two = _words(original, first), _words(original, second)
    draft.edit(one, _ended_as(two.of(original.text), one.of(original.text)))
    draft.edit(two, _ended_as(one.of(original.text), two.of(original.text)))
    first.title, second.title = second.title, first.title
    for units in draft.entries.values():
        # Only one of the two is an item of these: the words that are have moved.
        if (first in units) != (second in units):
            old, new = (first, second) if first in units else (second, first)
            units[units.index(old)] = new
    return draft.done("reorder")


def drop(original: Original, random: Random) -> Variant | None:
    """An activity or a requirement left out, those after it renumbered."""
    draft, chosen = _items(original, random)
    if chosen is None:
        return None
    unit, siblings = chosen
    fixed = [
        one.evidence for one in (original.notice.theme, original.notice.venue, original.notice.period) if one
    ]
    if any(unit.whole.holds((one.start, one.end)) for one in fixed):
        return None
    key = next(key for key in ITEMS if unit in draft.entries[key])
    draft.forget(unit.whole)
    draft.edit(_line(original, unit.whole), "")
    _close_up(draft, unit, siblings)
    kind = "omitted_section" if len(unit.path) == 1 else OMITTED[key]
    return draft.done("drop", [_finding(kind, "review", parent=unit.path)])


def merge(original: Original, random: Random) -> Variant | None:
    """Two neighbouring items as one: the second loses its label and its line."""
    draft, chosen = _items(original, random)
    if chosen is None:
        return None
    unit, siblings = chosen
    at = siblings.index(unit)
    before = siblings[at - 1] if at else None
    if (
        before is None
        or before.children
        or before.title is None
        or _words(original, before).of(original.text).count("\n")
    ):
        return None
    first, second = _words(original, before), _words(original, unit)
    words = first.of(original.text)
    if "。" not in words:
        return None
    # An item that ended in ； ends a sentence once another follows it.
    open_end = not words.endswith(("。", "！", "？"))
    draft.edit(Span(first.end - words.endswith(("；", "，")), second.start), "。" if open_end else "")
    unit.at = Span(unit.at.start, unit.at.start)
    _close_up(draft, unit, siblings)
    return draft.done("merge")


def split(original: Original, random: Random) -> Variant | None:
    """An item as two: what stands behind its last sentence or one of its commas becomes an item of its own."""
    draft, chosen = _items(original, random)
    if chosen is None:
        return None
    unit, siblings = chosen
    words = _words(original, unit)
    title = unit.title
    if (
        title is None
        or not original.text.startswith(title, words.start)
        or not words.of(original.text).endswith("。")
    ):
        return None
    cuts = [
        cut
        for found in _SEAM.finditer(original.text, words.start + len(title) + 12, words.end - 12)
        if not any(span.start < (cut := found.end()) < span.end for span in original.taken)
    ]
    if not cuts:
        return None
    cut = random.choice(cuts)
    last = original.text[cut : words.end]
    at = siblings.index(unit)
    label = renumbered(unit.label, (unit.number or 0) + 1)
    # A short label before a colon, or a line break, would make it another kind of item.
    if label is None or "：" in last or "。" in last[:-1] or "\n" in words.of(original.text):
        return None
    new = Unit(
        path=unit.path, number=None, at=Span(cut, cut), whole=Span(cut, words.end), label=label, title=None
    )
    for later in siblings[at + 1 :]:
        moved = renumbered(later.label, (later.number or 0) + 1)
        if moved is None:
            return None
        draft.relabel(later, moved)
    indent = original.text[_line_start(original, unit.at.start) : unit.at.start]
    draft.edit(Span(cut - 1, cut), f"。\n{indent}{label}")
    siblings.insert(at + 1, new)
    for units in draft.entries.values():
        if unit in units:
            units.insert(units.index(unit) + 1, new)
    return draft.done("split")


def retitle(original: Original, random: Random) -> Variant | None:
    """Headings in other words of the same meaning."""
    if not original.plain():
        return None
    draft = Draft(original)
    for unit, _ in draft.walk():
        if (
            unit.title in TITLES
            and original.text.startswith(unit.title, unit.at.end)
            and random.random() < 0.7
        ):
            title = random.choice(TITLES[unit.title])
            draft.edit(Span(unit.at.end, unit.at.end + len(unit.title)), title)
            unit.title = title
    return draft.done("retitle") if draft.edits else None


def _items(original: Original, random: Random) -> tuple[Draft, tuple[Unit, list[Unit]] | None]:
    """A draft, and an item of its activities or requirements that is a line of its own, with the list it stands in."""
    draft = Draft(original)
    if not original.plain():
        return draft, None
    items = [unit for key in ITEMS for unit in draft.entries[key]]
    leaves = [
        (unit, siblings)
        for unit, siblings in draft.leaves()
        if unit in items and not original.text[_line_start(original, unit.at.start) : unit.at.start].strip()
    ]
    return draft, random.choice(leaves) if leaves else None


def _close_up(draft: Draft, unit: Unit, siblings: list[Unit]) -> None:
    """Takes a unit out of its list and its entry, and gives those behind it the numbers before theirs."""
    labels = [one.label for one in siblings]
    at = siblings.index(unit)
    siblings.remove(unit)
    for later, label in zip(siblings[at:], labels[at:], strict=False):
        draft.relabel(later, label)
    for units in draft.entries.values():
        if unit in units:
            units.remove(unit)


def _words(original: Original, unit: Unit) -> Span:
    """The body of a unit without the blanks around it."""
    body = unit.body.of(original.text)
    start = unit.body.start + len(body) - len(body.lstrip())
    return Span(start, start + len(body.strip()))


def _ended_as(words: str, other: str) -> str:
    """The words with the closing mark of others: the last item of a list ends otherwise than those before it."""
    return words[:-1] + other[-1] if words[-1:] in "。；" and other[-1:] in "。；" else words


def _line(original: Original, span: Span) -> Span:
    """The unit with the blanks before it and the line end behind it."""
    words = span.of(original.text).rstrip()
    end = original.text.find("\n", span.start + len(words))
    return Span(_line_start(original, span.start), len(original.text) if end < 0 else end + 1)


def _line_start(original: Original, at: int) -> int:
    return original.text.rfind("\n", 0, at) + 1


def _scheme(label: str) -> str | None:
    return next((form for form, pattern in SCHEMES if pattern.fullmatch(label)), None)


def _bare(form: str) -> str:
    """Schemes that differ in a mark only are one: 1. and 1．, 1、."""
    return form.replace("．", ".").replace("{digit}、", "{digit}.")


def _finding(kind: str, severity: str, **sides: Any) -> dict[str, Any]:
    finding: dict[str, Any] = {
        "kind": kind,
        "severity": severity,
        "parent": None,
        "local": None,
        "old": None,
        "new": None,
    }
    return finding | {
        side: list(value) if isinstance(value, tuple) else value for side, value in sides.items()
    }
