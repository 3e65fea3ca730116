"""What the README prints is what happens: its two commands, its output blocks, its Python."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path

import pytest

from benchmarks.readme import BEGIN, BLOCK, END, HEAD, block
from noticeparse import compare_notices, parse_file, read_file
from noticeparse.cli.main import main
from noticeparse.evaluate import evaluate, load_corpus
from noticeparse.evaluate.fields import MAIN

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = [
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/noticeparse demo",
    'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest',
]
BLOCKS = re.findall(r"```console\n\$ noticeparse ([^\n]+)\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_there_are_exactly_two_commands_that_set_up() -> None:
    assert re.findall(r"(?m)^ *(python3 -m venv [^#\n]*?) *(?:#.*)?$", README) == SET_UP


def test_there_are_blocks_to_check() -> None:
    assert (len(BLOCKS), len(PYTHON)) == (2, 1)


@pytest.mark.parametrize(("command", "printed"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_output_is_current(
    command: str, printed: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The lines of a block stand in the output in this order; … stands for lines that are left out."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main([*shlex.split(command), "--format", "table"]) == 0
    lines = iter(capfdbinary.readouterr().out.decode("utf-8").splitlines())
    missing = [line for line in printed.splitlines() if line != "…" and line not in lines]
    assert missing == []


def test_the_table_of_accuracy_has_every_field_in_the_form_that_its_command_writes() -> None:
    (found,) = BLOCK.findall(README)
    lines = found.splitlines()
    assert (lines[0], lines[-1]) == (BEGIN, END)
    assert re.fullmatch(
        r"[0-9]+ notices of `corpus/heldout`, noticeparse \S+, measured on [0-9]{4}-[0-9]{2}-[0-9]{2}:",
        lines[1],
    )
    table = [line for line in lines if line.startswith("|")]
    assert table[0] == HEAD
    share = r"(?:-|[01]\.[0-9]{3})"
    interval = r"(?:-|[01]\.[0-9]{3}–[01]\.[0-9]{3}(?:\\\*)?)"
    row = rf"\| (?P<field>\w+) \| \S+ \| [0-9]+ \| [0-9]+ \| {share} \| {share} \| {share} \| {interval} \|"
    fields = [re.fullmatch(row, line) for line in table[2:-1]]
    assert [one and one["field"] for one in fields] == [field.name for field in MAIN]
    assert re.fullmatch(rf"\| \*\*macro\*\* \| \| [0-9]+ \| \| \| \| {share} \| {interval} \|", table[-1])


def test_the_command_of_the_table_writes_what_the_readme_holds() -> None:
    """The same form from the same code; the numbers are those of the day on which it last ran."""
    corpus = load_corpus(ROOT / "corpus", split="heldout")
    report = evaluate(
        corpus, parse=parse_file, compare=compare_notices, source_text=source_text, resamples=10
    )
    (found,) = BLOCK.findall(README)
    written = block(report, split="heldout", date=dt.date(2024, 9, 1))

    def fields(words: str) -> list[list[str]]:
        return [line.split("|")[1:3] for line in words.splitlines() if line.startswith("|")]

    assert fields(written) == fields(found)
    assert len(written.splitlines()) == len(found.splitlines())


def source_text(path: Path) -> str:
    return read_file(path).text


def test_python_gives_what_its_comments_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    checked = 0
    for line in PYTHON[0].splitlines():
        statement, _, result = (part.strip() for part in line.partition("  # "))
        if result:
            assert repr(eval(statement, names)) == result
            checked += 1
        else:
            exec(statement, names)
    assert checked >= 5
