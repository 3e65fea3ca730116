"""``evaluate`` on a corpus of two notices in two splits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def corpus(folder: Path) -> Path:
    for split, name, title in (("dev", "parent", "书香校园"), ("heldout", "local", "<b>读书</b>")):
        (folder / "corpus" / split).mkdir(parents=True)
        (folder / "corpus" / split / f"{name}.txt").write_bytes((folder / f"{name}.txt").read_bytes())
        gold = json.dumps({"title": title, "theme": "书香校园"}, ensure_ascii=False)
        (folder / "corpus" / split / f"{name}.gold.json").write_text(gold, encoding="utf-8")
    return folder / "corpus"


def test_one_split_only(run: Run, corpus: Path) -> None:
    report = json.loads(run("evaluate", str(corpus), "--split", "dev", "--format", "json").out)
    assert [notice["name"] for notice in report["notices"]] == ["dev/parent"]
    assert report["corpus"] == "corpus/dev"


def test_a_split_that_is_not_there(run: Run, corpus: Path) -> None:
    done = run("evaluate", str(corpus), "--split", "bugs")
    assert (done.code, done.err.split()[0]) == (3, "E331")


def test_a_split_against_a_run_over_all(run: Run, corpus: Path, tmp_path: Path) -> None:
    run("evaluate", str(corpus), "--format", "json", "-o", "all.json")
    report = json.loads(run("evaluate", str(corpus), "--split", "dev", "--base", "all.json").out)
    assert report["changes"]["only_base"] == ["heldout/local"]
    assert report["changes"]["gains"] == report["changes"]["losses"] == []


@pytest.mark.parametrize(("lang", "word"), [("zh", "读错"), ("en", "wrong")])
def test_the_page_of_errors(run: Run, corpus: Path, lang: str, word: str) -> None:
    done = run("evaluate", str(corpus), "--html", "errors.html", "--format", "table", "--lang", lang)
    assert done.code == 0
    page = (corpus.parent / "errors.html").read_text("utf-8")
    assert page.count("<article") == 2
    assert word in page
    assert "<b>读书" not in page
