"""Variants of the words: a day moved, a duty softened, the names of a local office."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.variants.model import Draft, Variant
from noticeparse.evaluate.locate import Squashed
from noticeparse.spans import Span

if TYPE_CHECKING:
    from random import Random

    from benchmarks.variants.model import Original

MOST_DAYS = 12
SOFTER = {"必须": "可以", "应当": "可以", "务必": "尽量"}
_MONTH_DAY = re.compile(r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")


class Level(NamedTuple):
    """What the office below makes of the words of an issuer: a name of its own, invented, and its own offices."""

    issuer: re.Pattern[str]
    name: str
    words: tuple[tuple[re.Pattern[str], str], ...]


LEVELS = (
    Level(
        re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,3}省)"),
        "清林市",
        (
            (re.compile(r"省([\u4e00-\u9fff]{2,8}?)厅"), r"市\1局"),
            (re.compile(r"各市（州）"), "各县（区）"),
            (re.compile(r"(?<=[全我本])省"), "市"),
            (re.compile(r"省(?=[直级])"), "市"),
        ),
    ),
    Level(
        re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,3}市)"),
        "澄源县",
        (
            (re.compile(r"市([\u4e00-\u9fff]{2,8}?[局委会])"), r"县\1"),
            (re.compile(r"各县（(?:市、)?区）"), "各乡镇"),
            (re.compile(r"(?<=[全我本])市"), "县"),
            (re.compile(r"市(?=[直级])"), "县"),
        ),
    ),
)


def shift_date(original: Original, random: Random) -> Variant | None:
    """The day of one deadline some days earlier or later within its month."""
    if not original.plain():
        return None
    places = [one.evidence for one in original.notice.deadlines]
    chances: list[tuple[int, re.Match[str]]] = []
    for place, deadline in enumerate(original.notice.deadlines):
        quote = deadline.evidence.quote
        found = list(_MONTH_DAY.finditer(quote))
        alone = (
            sum(one.start < deadline.evidence.end and deadline.evidence.start < one.end for one in places)
            == 1
        )
        if (
            deadline.date is not None
            and len(found) == 1
            and alone
            and original.text.count(found[0].group()) == 1
            and int(found[0]["day"]) == deadline.date.day
            and not re.search("星期|周|起", quote)
        ):
            chances.append((place, found[0]))
    if not chances or len(original.gold["deadlines"]) != len(places):
        return None
    place, found_day = random.choice(chances)
    deadline = original.notice.deadlines[place]
    old = deadline.date
    assert old is not None
    days = [old + dt.timedelta(days=by) for by in range(-MOST_DAYS, MOST_DAYS + 1) if by]
    issued = original.notice.issue_date
    days = [one for one in days if one.month == old.month and issued is not None and one > issued.date]
    if not days:
        return None
    new = random.choice(days)
    draft = Draft(original)
    start = deadline.evidence.start + found_day.start("day")
    draft.edit(Span(start, start + len(found_day["day"])), str(new.day))
    entry: dict[str, Any] = draft.gold["deadlines"][place]
    day = re.compile(r"(?<=月)" + found_day["day"] + "(?=日)")
    for key in ("text", "action"):
        if entry.get(key) is not None:
            entry[key] = day.sub(str(new.day), entry[key], count=1)
    entry["date"] = new.isoformat()
    for unit, _ in draft.walk():
        if unit.title is not None and unit.at.end <= start < unit.whole.end:
            unit.title = unit.title.replace(found_day.group(), day.sub(str(new.day), found_day.group()))
    finding = {
        "kind": "changed_deadline",
        "severity": "conflict" if new > old else "info",
        "parent": list(deadline.path) or None,
        "local": list(deadline.path) or None,
        "old": old.isoformat(),
        "new": new.isoformat(),
    }
    return draft.done("shift_date", [finding])


def weaken(original: Original, random: Random) -> Variant | None:
    """A duty of an item turned into a choice."""
    if not original.plain():
        return None
    draft = Draft(original)
    places = [
        (unit, unit.body.start + found.start(), found.group())
        for unit, _ in draft.walk()
        if not unit.children
        for found in re.finditer("|".join(SOFTER), unit.body.of(original.text))
    ]
    places = [
        (unit, start, word)
        for unit, start, word in places
        if not any(span.start < start + len(word) and start < span.end for span in original.taken)
        and sum(word in original.text[begin:end] for begin, end in [_sentence(original.text, start)]) == 1
    ]
    if not places:
        return None
    unit, start, word = random.choice(places)
    draft.edit(Span(start, start + len(word)), SOFTER[word])
    finding = {
        "kind": "changed_obligation",
        "severity": "conflict",
        "parent": list(unit.path),
        "local": list(unit.path),
        "old": None,
        "new": None,
    }
    return draft.done("weaken", [finding])


def localise(original: Original, random: Random) -> Variant | None:
    """The notice of a province as a city passes it on, or a city's as a county does: own names and number, the parent cited."""
    issuer = next(iter(original.gold.get("issuers") or ()), "")
    matches = ((level, found) for level in LEVELS if (found := level.issuer.match(issuer)))
    level, found = next(matches, (None, None))
    number, title = original.gold.get("document_number"), original.gold.get("title")
    first = next(iter(original.notice.sections), None)
    if (
        not original.plain()
        or level is None
        or found is None
        or not number
        or not title
        or first is None
        or number[0].isdigit()
    ):
        return None
    if original.notice.document_number is None:
        return None
    sequence = random.randrange(20, 90)
    own = re.sub(r"[0-9]{1,4}(?=号$)", str(sequence), level.name[0] + number[1:])
    line = original.text.rfind("\n", 0, first.span.start) + 1
    quote = original.notice.document_number.evidence
    if line <= quote.end:
        return None

    def local(words: str) -> str:
        words = words.replace(found["name"], level.name)
        for pattern, instead in level.words:
            words = pattern.sub(instead, words)
        return words

    cited = f"根据《{title}》（{number}）要求，结合实际，现提出以下要求。\n"
    text = (
        local(original.text[: quote.start])
        + own
        + local(original.text[quote.end : line])
        + cited
        + local(original.text[line:])
    )
    if Squashed(text.replace(cited, "")).holds(found["name"]):
        return None  # a name that a line end cuts is none that could be put into other words here
    gold = _mapped(original.gold, local)
    gold["document_number"] = own
    gold["references"] = [
        {"title": title, "document_number": number, "relation": "basis"},
        *gold["references"],
    ]
    return Variant("localise", text, gold)


def _mapped(node: Any, change: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: value if key in ("relation", "notes") else _mapped(value, change)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_mapped(one, change) for one in node]
    return change(node) if isinstance(node, str) else node


def _sentence(text: str, at: int) -> tuple[int, int]:
    begin = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := text.find(mark, at)) >= 0]
    return begin, min(ends, default=len(text))
