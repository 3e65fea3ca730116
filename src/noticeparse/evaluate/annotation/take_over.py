"""Gold after spans came back from an annotation tool: what stayed, moved, went, and came."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from noticeparse.evaluate.annotation.spans import INNER, Annotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_STEP = re.compile(r"([a-z_]{1,40})|\[([0-9]{1,6})\]")
_HAN_GAP = re.compile(r"(?<=[^\x00-\x7F])[ \t\u3000]{1,99}+(?=[^\x00-\x7F])")
_BREAK = re.compile(r"[ \t\u3000]{0,99}+[\r\n\f]\s{0,99}+")
_ENTRY = re.compile(rf"(?:{INNER.pattern})?(?:contacts|references)\[[0-9]{{1,6}}\](?=\.)")
_GONE = object()


def take_over(
    gold: Mapping[str, Any],
    text: str,
    exported: Sequence[Annotation],
    returned: Iterable[tuple[str, int, int]],
) -> dict[str, Any]:
    """The gold as the returned spans have it.

    A span that came back as it went out leaves its value as it was. One that came back with other ends gives its value
    the words that it now covers; one that did not come back takes its value away; a new one adds a value, to the entry
    (contact, deadline, reference) whose spans are closest. Everything that has no span stays.
    """
    changed = copy.deepcopy(dict(gold))
    given = set(returned)
    gone = [one for one in exported if one[:3] not in given]
    new = sorted(given - {one[:3] for one in exported}, key=lambda span: span[1:])
    for old in gone:
        moved = next(
            (span for span in new if span[0] == old.label and span[1] < old.end and old.start < span[2]), None
        )
        if moved is not None:
            new.remove(moved)
        _put(changed, old.path, _GONE if moved is None else printed(text[moved[1] : moved[2]]))
    kept = [one for one in exported if one not in gone]
    for label, start, end in new:
        kept.append(_add(changed, kept, Annotation(label, start, end, ""), printed(text[start:end])))
    if new or gone:
        _in_order(changed, {one.path: one.start for one in kept if one.label == "sections.label"}, "")
    pruned: dict[str, Any] = _pruned(changed)
    return pruned


def printed(words: str) -> str:
    r"""The words of a span as gold writes them: without line breaks, letter-spacing and marks of Markdown.

    >>> printed("**清 河 市**\n教育局")
    '清河市教育局'
    """
    plain = re.sub(r"[*#`]", "", words).strip()
    return _HAN_GAP.sub("", _BREAK.sub(lambda gap: _joint(plain, gap), plain))


def _joint(text: str, gap: re.Match[str]) -> str:
    around = text[gap.start() - 1 : gap.start()] + text[gap.end() : gap.end() + 1]
    return " " if around.isascii() and around.isalnum() else ""


def _steps(path: str) -> list[str | int]:
    return [found[1] or int(found[2]) for found in _STEP.finditer(path)]


def _put(gold: dict[str, Any], path: str, value: object) -> None:
    node: Any = gold
    *above, last = _steps(path)
    for step in above:
        node = node[step]
        if node is _GONE:
            return
    if value is _GONE and not isinstance(last, int):
        # A section without its label, a deadline without its words, or an attachment without its title is none.
        whole = (
            last == "label" or (last == "text" and "deadlines" in above) or above[-2:-1] == ["attachments"]
        )
        if whole:
            _put(gold, path.rpartition(".")[0], _GONE)
            return
        value = None
    if isinstance(value, str) and isinstance(node[last], dict):
        label = node[last]["label"]
        value = {"label": label, "title": value.removeprefix(label) or None}
    node[last] = value
    entry = _ENTRY.match(path)
    if entry is not None and value in (None, _GONE):
        _drop_if_empty(gold, entry.group())


def _drop_if_empty(gold: dict[str, Any], path: str) -> None:
    """A contact or a reference of which nothing is left is none."""
    node: Any = gold
    *above, last = _steps(path)
    for step in above:
        node = node[step]
    left = [value for key, value in node[last].items() if key != "relation"]
    if all(
        value is None or (isinstance(value, list) and all(one is _GONE for one in value)) for value in left
    ):
        node[last] = _GONE


def _add(gold: dict[str, Any], kept: Sequence[Annotation], span: Annotation, value: str) -> Annotation:
    """Puts a new value where it belongs, and returns its span with its path."""
    closest = min(kept, key=lambda one: _apart(one, span), default=None)
    inner = INNER.match(closest.path) if closest is not None else None
    above = inner.group() if inner is not None else ""
    document: Any = gold
    for step in _steps(above):
        document = document[step]
    field, _, part = span.label.partition(".")
    if field == "sections":
        path = _add_section(
            document, [one for one in kept if one.path.startswith(f"{above}sections")], span, value
        )
    elif not part:
        path = _add_plain(document, field, value)
    else:
        path = _add_part(
            document, field, part, value, [one for one in kept if one.path.startswith(above + field)], span
        )
    return span._replace(path=above + path.removeprefix(above))


def _add_plain(document: dict[str, Any], field: str, value: str) -> str:
    if field in ("issuers", "addressees"):
        document[field] = [*(document.get(field) or ()), value]
        return f"{field}[{len(document[field]) - 1}]"
    if field in ("activities", "requirements"):
        document[field] = [*(document.get(field) or ()), _item(document, value)]
        return f"{field}[{len(document[field]) - 1}]"
    document[field] = value
    return field


def _item(document: Mapping[str, Any], value: str) -> dict[str, Any]:
    """Label and title of an item: those of the section that is printed so, else all of it as the label."""
    waiting = list(document.get("sections") or ())
    while waiting:
        one = waiting.pop(0)
        if one is not _GONE:
            if value == one["label"] + (one["title"] or ""):
                return {"label": one["label"], "title": one["title"]}
            waiting += one.get("children") or ()
    return {"label": value, "title": None}


def _add_part(
    document: dict[str, Any], field: str, part: str, value: str, kept: Sequence[Annotation], span: Annotation
) -> str:
    entries = document[field] = list(document.get(field) or ())
    closest = min(kept, key=lambda one: _apart(one, span), default=None)
    found = None if closest is None else re.search(rf"{field}\[([0-9]+)\]", closest.path)
    several = part in ("people", "phones", "faxes", "emails")
    at = len(entries) if found is None else int(found[1])
    if at == len(entries) or entries[at] is _GONE or (not several and entries[at].get(part) is not None):
        at = len(entries)
        entries.append(_empty(field))
    if several:
        entries[at][part] = [*(entries[at].get(part) or ()), value]
        return f"{field}[{at}].{part}[{len(entries[at][part]) - 1}]"
    entries[at][part] = value
    return f"{field}[{at}].{part}"


def _empty(field: str) -> dict[str, Any]:
    entries: dict[str, dict[str, Any]] = {
        "deadlines": {"date": None, "time": None, "text": "", "action": None, "recipient": None},
        "contacts": {
            "organisation": None, "people": [], "phones": [], "faxes": [], "emails": [], "address": None, "postcode": None,
        },
        "references": {"title": None, "document_number": None, "relation": "basis"},
        "attachments": {"number": None, "title": None},
    }  # fmt: skip
    return entries[field]


def _add_section(document: dict[str, Any], kept: Sequence[Annotation], span: Annotation, value: str) -> str:
    """A new heading follows the one before it in the text, at the same level; a title belongs to the label before it."""
    before = [one for one in kept if one.label == "sections.label" and one.start < span.start]
    last = max(before, key=lambda one: one.start, default=None)
    if last is None:
        document["sections"] = [
            *(document.get("sections") or ()),
            {"label": value, "title": None, "children": []},
        ]
        return f"sections[{len(document['sections']) - 1}].label"
    path = last.path.rpartition(".")[0]
    if span.label == "sections.title":
        _put(document, f"{INNER.sub('', path)}.title", value)
        return f"{path}.title"
    siblings: Any = document
    for step in _steps(INNER.sub("", path))[:-1]:
        siblings = siblings[step]
    siblings.append({"label": value, "title": None, "children": []})
    return f"{path.rpartition('[')[0]}[{len(siblings) - 1}].label"


def _in_order(node: Any, starts: Mapping[str, int], path: str) -> None:
    """Sections in the order in which their labels stand in the text; one without a place stays behind the one before it."""
    if not isinstance(node, dict):
        return
    for key in ("sections", "children"):
        siblings = node.get(key)
        if siblings:
            where = f"{path}.{key}" if path else key
            start, keys = 0, []
            for place, one in enumerate(siblings):
                _in_order(one, starts, f"{where}[{place}]")
                start = starts.get(f"{where}[{place}].label", start)
                keys.append(start)
            node[key] = [
                one for _, one in sorted(zip(keys, siblings, strict=True), key=lambda entry: entry[0])
            ]
    for place, attachment in enumerate(node.get("attachments") or ()):
        if isinstance(attachment, dict) and "notice" in attachment:
            where = f"{path}.attachments[{place}].notice" if path else f"attachments[{place}].notice"
            _in_order(attachment["notice"], starts, where)


def _apart(one: Annotation, other: Annotation) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _pruned(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _pruned(value) for key, value in node.items() if value is not _GONE}
    if isinstance(node, list):
        return [_pruned(one) for one in node if one is not _GONE]
    return node
