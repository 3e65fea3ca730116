"""Where gold and text disagree: what an annotator should look at before the gold is used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.errors import NoticeparseError
from noticeparse.evaluate.annotation.shapes import NOTICE, PAIRS, Fault, is_day, shape_faults
from noticeparse.evaluate.gold import PAIRS_FILE, GoldNotice, gold_paths, notices_beside
from noticeparse.evaluate.locate import Squashed, locate_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

FAULTS: dict[str, dict[str, str]] = {
    "not_json": {"en": "not a JSON file", "zh": "不是 JSON 文件"},
    "no_notice": {"en": "no notice stands beside this gold file", "zh": "金标文件旁没有通知原文"},
    "unreadable": {"en": "the notice can't be read: {}", "zh": "通知无法读取：{}"},
    "unknown_key": {"en": "unknown key; meant {}?", "zh": "未知的键；是否应为 {}？"},
    "key_missing": {"en": "this key is missing", "zh": "缺少这个键"},
    "not_a_list": {"en": "should be a list, is {}", "zh": "应为列表，实为 {}"},
    "not_an_object": {"en": "should be an object, is {}", "zh": "应为对象，实为 {}"},
    "not_text": {"en": "should be text, is {}", "zh": "应为文字，实为 {}"},
    "not_a_number": {"en": "should be a whole number, is {}", "zh": "应为整数，实为 {}"},
    "not_a_day": {"en": "not a day of the calendar as YYYY-MM-DD: {}", "zh": "不是 YYYY-MM-DD 形式的日期：{}"},
    "not_a_time": {"en": "not a time as HH:MM: {}", "zh": "不是 HH:MM 形式的时间：{}"},
    "empty_text": {"en": "empty; absent is null", "zh": "空字符串；没有应写 null"},
    "unknown_word": {"en": "not one of the words that may stand here: {}", "zh": "此处不允许的值：{}"},
    "end_before_start": {"en": "the period ends before it starts", "zh": "结束早于开始"},
    "not_in_text": {"en": "does not stand in the text: {}", "zh": "原文中没有：{}"},
    "heading_order": {
        "en": "this heading does not stand in the text behind the one before it: {}",
        "zh": "原文中，前一标题之后没有这个标题：{}",
    },
    "not_a_section": {"en": "no section of this gold has this label and title: {}", "zh": "金标章节中没有此项：{}"},
    "enclosed_place": {
        "en": "the enclosed notice does not stand behind the one that encloses it: {}",
        "zh": "所附通知不在外层通知之后：{}",
    },
    "no_such_notice": {"en": "no notice of this folder is named {}", "zh": "此文件夹中没有名为 {} 的通知"},
    "no_enclosed": {"en": "the gold of {} holds no enclosed notice", "zh": "{} 的金标中没有所附通知"},
    "no_such_path": {"en": "the gold has no section {}", "zh": "金标中没有章节 {}"},
    "no_such_day": {"en": "no deadline of the gold is due on {}", "zh": "金标中没有 {} 到期的期限"},
}  # fmt: skip
_SCALARS = ("kind", "title", "document_number", "theme", "venue")
_NAMES = ("issuers", "addressees")
_PARTS = {
    "deadlines": ("text", "action", "recipient"),
    "contacts": ("organisation", "people", "phones", "faxes", "emails", "address", "postcode"),
    "references": ("title", "document_number"),
    "attachments": ("title",),
}


class Complaint(NamedTuple):
    """A fault, and the gold file that it is in."""

    file: str
    fault: Fault

    def line(self, lang: str) -> str:
        message = FAULTS[self.fault.kind]["zh" if lang == "zh" else "en"].format(self.fault.value)
        if self.fault.kind == "unknown_key" and not self.fault.value:
            message = message[: message.index("；" if lang == "zh" else ";")]
        return ": ".join(part for part in (self.file, self.fault.where, message) if part)


def check_corpus(
    folder: Path, *, source_text: Callable[[Path], str], split: str | None = None
) -> Iterator[Complaint]:
    """Everything that is wrong with the gold below ``folder``, file by file; ``source_text`` reads a notice.

    Raises :class:`~noticeparse.errors.UnreadableSourceError` where there is no such folder.
    """
    golds: dict[Path, dict[str, Any]] = {}
    pairs: list[tuple[Path, str]] = []
    for path, _ in gold_paths(folder, split=split):
        name = path.relative_to(folder).as_posix()
        if path.name == PAIRS_FILE:
            pairs.append((path, name))
            continue
        content = _loaded(path)
        faults = [Fault("", "not_json")] if content is None else list(shape_faults(content, NOTICE))
        yield from (Complaint(name, fault) for fault in faults)
        notices = notices_beside(path)
        if not notices:
            yield Complaint(name, Fault("", "no_notice"))
        if not faults and isinstance(content, dict):
            golds[path] = content
            for notice in notices:
                yield from (Complaint(name, fault) for fault in _text_faults(content, notice, source_text))
    for path, name in pairs:
        yield from (Complaint(name, fault) for fault in _pair_faults(path, golds))


def _loaded(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None


def _text_faults(gold: dict[str, Any], notice: Path, source_text: Callable[[Path], str]) -> Iterator[Fault]:
    try:
        text = Squashed(source_text(notice))
    except NoticeparseError as problem:
        yield Fault("", "unreadable", problem.line())
        return
    yield from _value_faults(gold, text, "")
    yield from _order_faults(gold, text, "", 0)[0]


def _value_faults(gold: Mapping[str, Any], text: Squashed, above: str) -> Iterator[Fault]:
    for where, value in text_values(gold):
        if not text.holds(value):
            yield Fault(above + where, "not_in_text", value)
    period = gold.get("period") or {}
    if period.get("start") and period.get("end") and period["end"] < period["start"]:
        yield Fault(f"{above}period", "end_before_start")
    if gold.get("sections"):
        known = {(one["label"], one.get("title")) for one in _flat(gold["sections"])}
        for key in ("activities", "requirements"):
            for place, item in enumerate(gold.get(key) or ()):
                # Gold that stops at the second level does not list what an item below it may be.
                if (item["label"], item["title"]) not in known and not text.holds(
                    item["label"] + (item["title"] or "")
                ):
                    yield Fault(
                        f"{above}{key}[{place}]", "not_a_section", f"{item['label']}{item['title'] or ''}"
                    )
    for place, attachment in enumerate(gold.get("attachments") or ()):
        if "notice" in attachment:
            yield from _value_faults(attachment["notice"], text, f"{above}attachments[{place}].notice.")


def text_values(gold: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each value of one notice that stands in its text as printed, with its place in the gold; sections are left out."""
    for key in _SCALARS:
        if gold.get(key) is not None:
            yield key, gold[key]
    for key in _NAMES:
        yield from ((f"{key}[{place}]", name) for place, name in enumerate(gold.get(key) or ()))
    for key, parts in _PARTS.items():
        for place, entry in enumerate(gold.get(key) or ()):
            for part in parts:
                value = entry.get(part)
                if isinstance(value, list):
                    yield from ((f"{key}[{place}].{part}[{at}]", one) for at, one in enumerate(value))
                elif value is not None:
                    yield f"{key}[{place}].{part}", value


def _order_faults(gold: Mapping[str, Any], text: Squashed, above: str, after: int) -> tuple[list[Fault], int]:
    """Headings that are not behind one another, and enclosed notices that are not behind those that enclose them."""
    faults: list[Fault] = []
    shape = GoldNotice.model_validate({"sections": gold.get("sections") or []})
    for heading in locate_headings(text, shape.sections, after):
        if heading.span is None:
            words = "/".join(heading.path) + f" {heading.title or ''}".rstrip()
            faults.append(Fault(f"{above}sections", "heading_order", words))
        else:
            after = heading.span[1]
    for place, attachment in enumerate(gold.get("attachments") or ()):
        if "notice" in attachment:
            inner, where = attachment["notice"], f"{above}attachments[{place}].notice"
            title = inner.get("title")
            found = text.find(title, after) if title else None
            if title and found is None and text.holds(title):
                faults.append(Fault(where, "enclosed_place", title))
            more, after = _order_faults(inner, text, where + ".", after if found is None else found[1])
            faults += more
    return faults, after


def _pair_faults(path: Path, golds: Mapping[Path, dict[str, Any]]) -> Iterator[Fault]:
    content = _loaded(path)
    faults = [Fault("", "not_json")] if content is None else list(shape_faults(content, PAIRS))
    yield from faults
    if faults or not isinstance(content, list):
        return
    for number, entry in enumerate(content):
        sides: dict[str, tuple[set[tuple[str, ...]], set[str]]] = {}
        for side in ("parent", "local"):
            name = entry[side]
            if name is None:
                continue
            gold = golds.get(path.with_name(f"{name}.gold.json"))
            if gold is None:
                yield Fault(f"[{number}].{side}", "no_such_notice", name)
                continue
            if entry.get("embedded") == side:
                inner = [one["notice"] for one in gold.get("attachments") or () if "notice" in one]
                if not inner:
                    yield Fault(f"[{number}].embedded", "no_enclosed", name)
                    continue
                gold = inner[0]
            days = {one["date"] for one in gold.get("deadlines") or () if one["date"]}
            sides[side] = set(_paths(gold.get("sections") or (), ())), days
        for side, (paths, days) in sides.items():
            yield from _side_faults(entry, f"[{number}]", side, paths, days)


def _side_faults(
    entry: Mapping[str, Any], above: str, side: str, paths: set[tuple[str, ...]], days: set[str]
) -> Iterator[Fault]:
    for key in ("alignments", "findings"):
        for place, one in enumerate(entry.get(key) or ()):
            path = one.get(side)
            if path and tuple(path) not in paths:
                yield Fault(f"{above}.{key}[{place}].{side}", "no_such_path", "/".join(path))
            day = one.get("old" if side == "parent" else "new")
            deadline = str(one.get("kind", "")).endswith("_deadline")
            if deadline and isinstance(day, str) and is_day(day) and day not in days:
                yield Fault(f"{above}.{key}[{place}]", "no_such_day", day)


def _paths(sections: Sequence[Mapping[str, Any]], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for one in sections:
        path = (*above, one["label"])
        yield path
        yield from _paths(one.get("children") or (), path)


def _flat(sections: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for one in sections:
        yield one
        yield from _flat(one.get("children") or ())
