"""Loading a corpus: names, absent keys, and what is wrong with a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.errors import UnreadableSourceError
from noticeparse.evaluate import load_corpus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from noticeparse.evaluate import Corpus


def test_absent_is_not_null(corpus_of: Callable[..., Corpus]) -> None:
    (file,) = corpus_of({"a": {"theme": None, "issuers": None}}).files
    assert file.gold.judged("theme")
    assert file.gold.judged("issuers")
    assert file.gold.issuers == ()
    assert not file.gold.judged("venue")


def test_folders_name_their_notices(corpus_of: Callable[..., Corpus]) -> None:
    corpus = corpus_of({"top": {}, "dev/water/parent": {}, "heldout/b": {}, ".cache/c": {}})
    assert [file.name for file in corpus.files] == ["dev/water/parent", "heldout/b", "top"]


def test_pairs_are_named_within_their_folder(corpus_of: Callable[..., Corpus], tmp_path: Path) -> None:
    corpus_of({"dev/parent": {}, "dev/local": {}})
    pairs = '[{"parent": "parent", "local": "local", "embedded": "local", "findings": []}]'
    (tmp_path / "dev" / "pairs.gold.json").write_text(pairs, encoding="utf-8")
    (pair,) = load_corpus(tmp_path).pairs
    assert (pair.parent, pair.local, pair.name) == ("dev/parent", "dev/local", "dev/parent → dev/local#1")
    assert pair.alignments is None


def test_a_split_is_a_folder_and_keeps_the_names(corpus_of: Callable[..., Corpus], tmp_path: Path) -> None:
    corpus_of({"dev/x": {}, "heldout/y": {}})
    corpus = load_corpus(tmp_path, split="heldout")
    assert ([file.name for file in corpus.files], corpus.name) == (["heldout/y"], f"{tmp_path.name}/heldout")


@pytest.mark.parametrize("split", ["bugs", "..", "/"])
def test_a_split_that_is_not_there(corpus_of: Callable[..., Corpus], tmp_path: Path, split: str) -> None:
    corpus_of({"dev/x": {}})
    with pytest.raises(UnreadableSourceError) as raised:
        load_corpus(tmp_path, split=split)
    assert raised.value.code == "E331"


def test_two_forms_of_a_notice_are_two_notices(corpus_of: Callable[..., Corpus], tmp_path: Path) -> None:
    corpus_of({"a": {}})
    (tmp_path / "a.pdf").write_bytes(b"")
    assert [file.name for file in load_corpus(tmp_path).files] == ["a.txt", "a.pdf"]


def test_keys_that_are_not_scored_are_named(corpus_of: Callable[..., Corpus]) -> None:
    corpus = corpus_of({"a": {"tilte": "", "notes": [], "attachments": [{"notice": {"mood": 1}}]}})
    assert corpus.remarks == ("a: tilte", "a: attachments[0].notice.mood")


@pytest.mark.parametrize(
    ("gold", "code"),
    [
        ("{", "E332"),
        ("[]", "E332"),
        ('{"issue_date": "2024年9月"}', "E332"),
        ('{"sections": [{"title": "无序号"}]}', "E332"),
        ('{"issuers": "清河市教育局"}', "E332"),
    ],
)
def test_malformed_gold_is_one_clear_error(tmp_path: Path, gold: str, code: str) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "a.gold.json").write_text(gold, encoding="utf-8")
    with pytest.raises(UnreadableSourceError) as raised:
        load_corpus(tmp_path)
    assert raised.value.code == code
    assert raised.value.file is not None
    assert raised.value.file.endswith("a.gold.json")


def test_a_corpus_without_gold(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UnreadableSourceError) as raised:
            load_corpus(folder)
        assert raised.value.code == "E331"


def test_gold_without_its_notice(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableSourceError) as raised:
        load_corpus(tmp_path)
    assert raised.value.code == "E333"


@pytest.mark.parametrize("pair", [{"parent": "b", "local": "a"}, {"parent": None, "local": "c"}])
def test_a_pair_of_unknown_notices(corpus_of: Callable[..., Corpus], pair: dict[str, Any]) -> None:
    with pytest.raises(UnreadableSourceError) as raised:
        corpus_of({"a": {}}, [pair])
    assert raised.value.code == "E332"
