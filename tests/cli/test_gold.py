"""The commands for those who write gold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def corpus(run: Run, folder: Path) -> Path:
    """Two notices with their drafts taken for gold."""
    target = folder / "corpus"
    target.mkdir()
    for name in ("parent", "local"):
        (target / f"{name}.txt").write_bytes((folder / f"{name}.txt").read_bytes())
        assert run("gold", "init", f"{name}.txt", "-o", str(target / f"{name}.gold.json")).code == 0
    return target


def test_a_draft_is_gold(run: Run) -> None:
    draft = json.loads(run("gold", "init", "parent.txt").out)
    assert draft["title"] == "云岭省教育厅关于开展书香校园活动的通知"
    assert [section["label"] for section in draft["sections"]] == ["一、", "二、", "三、", "四、"]


def test_gold_that_agrees_with_its_text(run: Run, corpus: Path) -> None:
    done = run("gold", "check", str(corpus), "--format", "table")
    assert (done.code, done.out) == (0, b"")


@pytest.mark.parametrize(("lang", "words"), [("zh", "原文中没有"), ("en", "does not stand in the text")])
def test_gold_that_does_not(run: Run, corpus: Path, lang: str, words: str) -> None:
    gold = json.loads((corpus / "parent.gold.json").read_text("utf-8")) | {"theme": "别的主题"}
    (corpus / "parent.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    done = run("gold", "check", str(corpus), "--lang", lang, "--format", "table")
    assert done.code == 1
    assert words in done.text
    (fault,) = json.loads(run("gold", "check", str(corpus)).out)
    assert (fault["file"], fault["where"], fault["kind"]) == ("parent.gold.json", "theme", "not_in_text")


@pytest.mark.parametrize("form", ["labelstudio", "doccano"])
def test_there_and_back(run: Run, corpus: Path, form: str) -> None:
    assert run("gold", "export", str(corpus), "--format", form, "-o", "out").code == 0
    assert run("gold", "import", "out", str(corpus), "--format", form, "-o", "back").code == 0
    for name in ("parent.gold.json", "local.gold.json"):
        assert json.loads((corpus.parent / "back" / name).read_text("utf-8")) == json.loads(
            (corpus / name).read_text("utf-8")
        )


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("gold", 2),
        ("gold export corpus", 2),
        ("gold init missing.txt", 3),
        ("gold check missing", 3),
        ("gold import parent.txt corpus --format doccano -o back", 3),
        ("gold import missing corpus --format doccano -o back", 3),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_exit_codes(run: Run, call: str, code: int) -> None:
    assert run(*call.split()).code == code
