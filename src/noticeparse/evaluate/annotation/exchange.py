r"""Spans of gold in the formats of Label Studio and doccano, and back.

Both tools count places in a text in their own ways: UTF-16 units or code points, ``\r\n`` as one or two. The text that goes out
has the length of the source text, with each character on which they could differ replaced by one on which they can't; so
offsets are those of the source text, and are checked against it on the way out and back.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from noticeparse.errors import UnreadableSourceError
from noticeparse.evaluate.annotation.spans import LABELS, Annotation, annotate
from noticeparse.evaluate.annotation.take_over import take_over
from noticeparse.evaluate.gold import GOLD_SUFFIX, PAIRS_FILE, gold_paths, notice_beside, read_gold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from noticeparse.records.notice import Notice

Format = Literal["labelstudio", "doccano"]
FORMATS: tuple[str, ...] = get_args(Format)
STAND_IN = "〓"  # what type-setters print where a character is missing
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
_SHOWN_AS: dict[str, str | int | None] = {
    "\r": "\n",
    "\f": "\n",
    "\v": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x00": STAND_IN,
}
_ENTRY = re.compile(r"(?:deadlines|contacts|references)\[[0-9]{1,6}\]")


class Task(NamedTuple):
    """One notice on its way out or back: its name in the corpus, the text as shown, the spans, and those that went out."""

    name: str
    text: str
    spans: tuple[tuple[str, int, int], ...]
    exported: tuple[Annotation, ...]


def as_shown(text: str) -> str:
    r"""The text as annotation tools get it: of the same length, one UTF-16 unit a character, ``\n`` the only line end.

    >>> as_shown("一、目标\r\n𠮷")
    '一、目标 \n〓'
    """
    lines = text.replace("\r\n", " \n")
    return _TWO_UNITS.sub(STAND_IN, lines.translate(str.maketrans(_SHOWN_AS)))


def export_tasks(tasks: Sequence[Task], form: Format) -> str:
    """The tasks as one file: a JSON list for Label Studio, JSON Lines for doccano."""
    if form == "labelstudio":
        return json.dumps([_label_studio(task) for task in tasks], ensure_ascii=False, indent=1) + "\n"
    return "".join(
        json.dumps(_doccano(task, number), ensure_ascii=False) + "\n" for number, task in enumerate(tasks)
    )


def import_tasks(content: str, form: Format) -> Iterator[Task]:
    """The tasks of a file that one of the tools exported; raises :class:`UnreadableSourceError` where it is none.

    Of several annotations of one task the last that was not cancelled counts.
    """
    try:
        if form == "labelstudio":
            tasks = json.loads(content)
            if not isinstance(tasks, list):
                raise TypeError(type(tasks))  # noqa: TRY301 - said like everything else that is wrong with the file
            for task in tasks:
                yield _from_label_studio(task)
        else:
            for line in content.splitlines():
                if line.strip():
                    yield _from_doccano(json.loads(line))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise UnreadableSourceError(
            "E334",
            {"en": f"this is not an export of {form}", "zh": f"这不是 {form} 导出的文件"},
            {"en": "Export the project as JSON (Label Studio) or JSONL (doccano)", "zh": "请以 JSON（Label Studio）或 JSONL（doccano）导出"},
        ) from error  # fmt: skip


def corpus_tasks(
    folder: Path,
    *,
    source_text: Callable[[Path], str],
    parse: Callable[[Path], Notice],
    split: str | None = None,
) -> Iterator[Task]:
    """A task for every gold file below ``folder``; where a value stands is taken from the record that ``parse`` gives.

    Raises :class:`~noticeparse.errors.NoticeparseError` where a gold file or its notice can't be read.
    """
    for path, prefix in gold_paths(folder, split=split):
        if path.name == PAIRS_FILE:
            continue
        gold, notice = read_gold(path), notice_beside(path)
        text = source_text(notice)
        annotated = annotate(gold, text, parse(notice))
        exported = annotated.spans
        spans = tuple((one.label, one.start, one.end) for one in exported)
        yield Task(prefix + path.name.removesuffix(GOLD_SUFFIX), as_shown(text), spans, exported)


def taken_over(
    folder: Path, tasks: Iterable[Task], *, source_text: Callable[[Path], str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each returned task its name and the gold with the returned spans.

    Raises :class:`UnreadableSourceError` where the corpus has no such notice, or its text is another.
    """
    golds = {
        prefix + path.name.removesuffix(GOLD_SUFFIX): path
        for path, prefix in gold_paths(folder)
        if path.name != PAIRS_FILE
    }
    for task in tasks:
        path = golds.get(task.name)
        if path is None or task.text != as_shown(text := source_text(notice_beside(path))):
            raise UnreadableSourceError(
                "E335",
                {
                    "en": "the corpus has no notice of this name and text",
                    "zh": "语料库中没有此名称和原文的通知",
                },
                {"en": "Import into the corpus that was exported", "zh": "请导入到导出时的语料库"},
                file=task.name,
            )
        yield task.name, take_over(read_gold(path), text, task.exported, task.spans)


def _label_studio(task: Task) -> dict[str, Any]:
    ids = {one.path: f"s{number}" for number, one in enumerate(task.exported)}
    regions: list[dict[str, Any]] = [
        {
            "id": ids[one.path],
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": one.start,
                "end": one.end,
                "text": task.text[one.start : one.end],
                "labels": [one.label],
            },
        }
        for one in task.exported
    ]
    relations = [
        {"type": "relation", "from_id": ids[head], "to_id": ids[part], "direction": "right"}
        for head, part in _relations(task.exported)
    ]
    return {
        "data": {"text": task.text, "name": task.name, "exported": _carried(task.exported)},
        "annotations": [{"result": regions + relations}],
    }


def _doccano(task: Task, number: int) -> dict[str, Any]:
    # Numbers of spans are one series over all lines of the file.
    ids = {one.path: number * 100_000 + place for place, one in enumerate(task.exported)}
    return {
        "id": number,
        "text": task.text,
        "entities": [
            {"id": ids[one.path], "label": one.label, "start_offset": one.start, "end_offset": one.end}
            for one in task.exported
        ],
        "relations": [
            {"id": number * 100_000 + place, "from_id": ids[head], "to_id": ids[part], "type": "part"}
            for place, (head, part) in enumerate(_relations(task.exported))
        ],
        "Comments": [],
        "name": task.name,
        "exported": _carried(task.exported),
    }


def _relations(spans: Iterable[Annotation]) -> Iterator[tuple[str, str]]:
    """The first span of a contact, deadline or reference with each of the others, for people to see what belongs together."""
    heads: dict[str, str] = {}
    for one in spans:
        entry = _ENTRY.search(one.path)
        if entry is not None:
            whole = one.path[: entry.end()]
            if heads.setdefault(whole, one.path) != one.path:
                yield heads[whole], one.path


def _carried(spans: Iterable[Annotation]) -> list[list[Any]]:
    return [[one.path, one.label, one.start, one.end] for one in spans]


def _exported(data: Mapping[str, Any]) -> tuple[Annotation, ...]:
    return tuple(
        Annotation(str(label), int(start), int(end), str(path))
        for path, label, start, end in data["exported"]
    )


def _from_label_studio(task: Mapping[str, Any]) -> Task:
    done = [one for one in task["annotations"] if not one.get("was_cancelled")]
    spans = [
        (str(region["value"]["labels"][0]), int(region["value"]["start"]), int(region["value"]["end"]))
        for region in (done[-1]["result"] if done else ())
        if region["type"] == "labels"
    ]
    data = task["data"]
    return _checked(Task(data["name"], data["text"], tuple(spans), _exported(data)))


def _from_doccano(line: Mapping[str, Any]) -> Task:
    entities = line.get("entities")
    if entities is not None:
        spans = [(str(one["label"]), int(one["start_offset"]), int(one["end_offset"])) for one in entities]
    else:
        listed = line["label"] if "label" in line else line["labels"]
        spans = [(str(label), int(start), int(end)) for start, end, label in listed]
    extra = line if "exported" in line else line["meta"]
    return _checked(Task(extra["name"], line["text"], tuple(spans), _exported(extra)))


def _checked(task: Task) -> Task:
    for label, start, end in task.spans:
        if label not in LABELS or not 0 <= start < end <= len(task.text):
            raise ValueError(f"{label} {start} {end}")
    return task
