"""Gold to annotation tools and back: places agree with the text, and only what an annotator changed changes."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.archive.isolated import parse_file
from noticeparse.errors import UnreadableSourceError
from noticeparse.evaluate.annotation.check import text_values
from noticeparse.evaluate.annotation.exchange import (
    FORMATS,
    as_shown,
    corpus_tasks,
    export_tasks,
    import_tasks,
    taken_over,
)
from noticeparse.evaluate.annotation.spans import LABELS, annotate
from noticeparse.evaluate.annotation.take_over import take_over
from noticeparse.numerals import squash
from noticeparse.sources.read import read_file

if TYPE_CHECKING:
    from noticeparse.evaluate.annotation.exchange import Format

CORPUS = Path(__file__).parents[3] / "corpus" / "dev"
BRACKETS = str.maketrans("[]【】［］", "〔〕〔〕〔〕")

TEXT = """清河市教育局关于做好阅读工作的通知
各学校：
一、活动主题
书香润校园
二、工作要求
1.加强领导。各学校要高度重视。
2.各学校请于2024年9月20日前将名单报送市教育局。
联系人：张某某，电话：0000-0000001；李某某，0000-0000002
清河市教育局
"""
GOLD: dict[str, Any] = {
    "title": "清河市教育局关于做好阅读工作的通知",
    "issuers": ["清河市教育局"],
    "addressees": ["各学校"],
    "theme": "书香润校园",
    "issue_date": None,
    "sections": [
        {"label": "一、", "title": "活动主题", "children": []},
        {"label": "二、", "title": "工作要求", "children": [{"label": "1.", "title": "加强领导", "children": []}]},
    ],
    "deadlines": [
        {"date": "2024-09-20", "time": None, "text": "2024年9月20日前", "action": "将名单报送市教育局", "recipient": "市教育局"}
    ],
    "contacts": [
        {"organisation": None, "people": ["张某某"], "phones": ["0000-0000001"], "faxes": [], "emails": [], "address": None, "postcode": None},
    ],
    "references": [],
    "attachments": [],
}  # fmt: skip


def source_text(path: Path) -> str:
    return read_file(path).text


@pytest.fixture(scope="module")
def tasks() -> list[Any]:
    return list(corpus_tasks(CORPUS, source_text=source_text, parse=parse_file))


def test_every_span_is_what_gold_says(tasks: list[Any]) -> None:
    for task in tasks:
        path = CORPUS / f"{task.name}.gold.json"
        gold = json.loads(path.read_text("utf-8"))
        values = dict(text_values(gold))
        assert values
        assert len(task.text) == len(
            source_text(
                next(
                    p
                    for p in path.parent.glob(path.name.removesuffix(".gold.json") + ".*")
                    if not p.name.endswith(".json")
                )
            )
        )
        for one in task.exported:
            assert one.label in LABELS
            if one.path in values:
                shown = squash(task.text[one.start : one.end].translate(BRACKETS))
                assert shown == squash(values[one.path])
        placed = {one.path for one in task.exported}
        assert set(values) - placed == set()


@pytest.mark.parametrize("form", FORMATS)
def test_there_and_back_is_the_same_gold(tasks: list[Any], form: Format) -> None:
    back = list(import_tasks(export_tasks(tasks, form), form))
    assert back == tasks
    for name, gold in taken_over(CORPUS, back, source_text=source_text):
        assert gold == json.loads((CORPUS / f"{name}.gold.json").read_text("utf-8"))


def test_label_studio_regions_have_the_documented_form(tasks: list[Any]) -> None:
    for task in json.loads(export_tasks(tasks, "labelstudio")):
        results = task["annotations"][0]["result"]
        ids = [one["id"] for one in results if one["type"] == "labels"]
        assert len(set(ids)) == len(ids)
        for one in results:
            if one["type"] == "labels":
                assert (one["from_name"], one["to_name"]) == ("label", "text")
                value = one["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            else:
                assert {one["from_id"], one["to_id"]} <= set(ids)


def test_doccano_lines_have_the_documented_form(tasks: list[Any]) -> None:
    lines = [json.loads(line) for line in export_tasks(tasks, "doccano").splitlines()]
    ids = [entity["id"] for line in lines for entity in line["entities"]]
    assert len(set(ids)) == len(ids)
    for line in lines:
        own = {entity["id"] for entity in line["entities"]}
        assert all({one["from_id"], one["to_id"]} <= own for one in line["relations"])
        assert all(line["text"][one["start_offset"] : one["end_offset"]] for one in line["entities"])


def test_the_short_form_of_doccano_is_read() -> None:
    line = {"text": "通知", "label": [[0, 2, "kind"]], "meta": {"name": "a", "exported": []}}
    (task,) = import_tasks(json.dumps(line), "doccano")
    assert task.spans == (("kind", 0, 2),)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("", "labelstudio"),
        ("{}", "labelstudio"),
        ('[{"data": {}}]', "labelstudio"),
        ("[1]", "doccano"),
        ('{"text": "通知", "label": [[0, 9, "kind"]], "name": "a", "exported": []}', "doccano"),
        ('{"text": "通知", "label": [[0, 2, "nonsense"]], "name": "a", "exported": []}', "doccano"),
    ],
)
def test_what_is_no_export_is_one_clear_error(content: str, form: Format) -> None:
    with pytest.raises(UnreadableSourceError) as raised:
        list(import_tasks(content, form))
    assert raised.value.code == "E334"


@pytest.mark.parametrize(("name", "text"), [("../../etc/passwd", None), (None, "另一份")])
def test_only_notices_of_the_corpus_are_taken_over(
    tasks: list[Any], name: str | None, text: str | None
) -> None:
    foreign = tasks[0]._replace(name=name or tasks[0].name, text=text or tasks[0].text)
    with pytest.raises(UnreadableSourceError) as raised:
        list(taken_over(CORPUS, [foreign], source_text=source_text))
    assert raised.value.code == "E335"


@pytest.mark.parametrize("text", ["a\r\nb\rc\fd\u2028e", "𠮷😀通知\x00"])
def test_the_text_shown_counts_alike_everywhere(text: str) -> None:
    shown = as_shown(text)
    assert len(shown) == len(text) == len(shown.encode("utf-16-le")) // 2
    assert not set(shown) & set("\r\f\u2028\x00")


def returned(*, without: tuple[str, ...] = (), also: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    """The gold after an annotator took some spans away and marked other words."""
    exported = annotate(GOLD, TEXT).spans
    spans = [one[:3] for one in exported if one.path not in without]
    spans += [(label, TEXT.index(words), TEXT.index(words) + len(words)) for label, words in also]
    before = copy.deepcopy(GOLD)
    changed = take_over(GOLD, TEXT, exported, spans)
    assert before == GOLD
    return changed


@pytest.mark.parametrize(
    ("without", "also", "expected"),
    [
        ((), (), {}),
        (("theme",), (), {"theme": None}),
        (("theme",), (("theme", "润校园"),), {"theme": "润校园"}),
        (("issuers[0]",), (), {"issuers": []}),
        ((), (("issuers", "市教育局。"),), {"issuers": ["清河市教育局", "市教育局。"]}),
        (("deadlines[0].text",), (), {"deadlines": []}),
        (("deadlines[0].action",), (), {"deadlines": [GOLD["deadlines"][0] | {"action": None}]}),
        (("contacts[0].people[0]", "contacts[0].phones[0]"), (), {"contacts": []}),
        (
            (),
            (("contacts.phones", "0000-0000002"),),
            {"contacts": [GOLD["contacts"][0] | {"phones": ["0000-0000001", "0000-0000002"]}]},
        ),
        (("sections[1].children[0].title",), (), {"sections": [GOLD["sections"][0], {**GOLD["sections"][1], "children": [{"label": "1.", "title": None, "children": []}]}]}),
        (("sections[0].label", "sections[0].title"), (), {"sections": GOLD["sections"][1:]}),
        (
            (),
            (("sections.label", "2."),),
            {"sections": [GOLD["sections"][0], {**GOLD["sections"][1], "children": [*GOLD["sections"][1]["children"], {"label": "2.", "title": None, "children": []}]}]},
        ),
        (
            (),
            (("requirements", "1.加强领导"),),
            {"requirements": [{"label": "1.", "title": "加强领导"}]},
        ),
    ],
)  # fmt: skip
def test_what_an_annotator_changed_and_nothing_else(
    without: tuple[str, ...], also: tuple[tuple[str, str], ...], expected: dict[str, Any]
) -> None:
    assert returned(without=without, also=also) == GOLD | expected


def test_a_new_heading_goes_where_it_stands() -> None:
    gold: dict[str, Any] = {
        "sections": [
            {"label": "一、", "title": None, "children": []},
            {"label": "三、", "title": None, "children": []},
        ]
    }
    text = "一、甲\n二、乙\n三、丙"
    exported = annotate(gold, text).spans
    spans = [*(one[:3] for one in exported), ("sections.label", 4, 6), ("sections.title", 6, 7)]
    sections = take_over(gold, text, exported, spans)["sections"]
    assert [(one["label"], one["title"]) for one in sections] == [
        ("一、", None),
        ("二、", "乙"),
        ("三、", None),
    ]
