"""What the README prints is what happens: its two commands, its output blocks, its Python."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from noticeparse.cli.main import main

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
