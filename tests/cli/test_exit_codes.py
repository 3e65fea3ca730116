from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from noticeparse import pipeline
from noticeparse.errors import LimitError, MissingDependencyError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

WORDS = {"en": "wrong", "zh": "有误"}

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("parse parent.txt", 0),
        ("parse parent.txt local.txt", 0),
        ("parse parent.txt missing.txt", 1),
        ("parse missing.txt empty.txt", 1),
        ("compare parent.txt local.txt missing.txt", 1),
        ("compare parent.txt local.txt missing.txt --exit-code", 1),
        ("", 2),
        ("read parent.txt", 2),
        ("batch .", 2),
        ("parse", 2),
        ("parse parent.txt --format pdf", 2),
        ("parse parent.txt --form json", 2),
        ("compare parent.txt", 2),
        ("compare - -", 2),
        ("compare parent.txt local.txt --parent-part 1", 2),
        ("compare parent.txt local.txt --local-part -1", 2),
        ("explain parent.txt deadline", 2),
        ("dates 5月 --reference yesterday", 2),
        ("schema record", 2),
        ("parse missing.txt", 3),
        ("parse empty.txt", 3),
        ("parse binary.txt", 3),
        ("parse picture.png", 3),
        ("parse directory.txt", 3),
        ("outline empty.txt", 3),
        ("text missing.txt", 3),
        ("compare missing.txt local.txt", 3),
        ("compare parent.txt missing.txt", 3),
        ("evaluate missing", 3),
        ("evaluate directory.txt", 3),
        ("compare parent.txt local.txt", 0),
        ("compare parent.txt parent.txt --exit-code", 0),
        ("compare parent.txt local.txt --exit-code", 6),
        ("parse parent.txt -o missing/out.json", 9),
        ("parse parent.txt -o directory.txt", 9),
        ("parse parent.txt -o parent.txt", 9),
        ("compare parent.txt local.txt -o local.txt", 9),
        ("text local.txt -o ./local.txt", 9),
    ],
)
def test_exit_code(run: Run, call: str, code: int) -> None:
    assert run(*call.split()).code == code


@pytest.mark.parametrize(
    "call",
    [
        "",
        "parse",
        "parse missing.txt",
        "parse empty.txt",
        "parse binary.txt",
        "explain parent.txt deadline",
        "parse parent.txt -o missing/out.json",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_error_is_one_line_with_its_code(run: Run, call: str, lang: str) -> None:
    done = run(*call.split(), "--lang", lang)
    assert done.out == b""
    assert done.err.count("\n") == 1
    assert done.err.startswith("E")


def raising(problem: BaseException) -> object:
    def parse(*_: object, **__: object) -> None:
        raise problem

    return parse


@pytest.mark.parametrize(
    ("problem", "code", "words"),
    [
        (RuntimeError("boom\nsecond line \x1b[2J"), 70, "RuntimeError: boom second line \\x1b[2J"),
        (RecursionError("too deep"), 70, "RecursionError"),
        (MemoryError(), 5, "memory"),
        (
            LimitError("E501", {"en": "too big.", "zh": "过大。"}, {"en": "Split it.", "zh": "请拆分。"}),
            5,
            "E501 'parent.txt': too big. Split it.",
        ),
        (
            MissingDependencyError(
                "E401", {"en": "no x.", "zh": "没有 x。"}, {"en": "pip install x", "zh": "pip install x"}
            ),
            4,
            "pip install x",
        ),
    ],
)
def test_whatever_happens_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, problem: Exception, code: int, words: str
) -> None:
    monkeypatch.setattr(pipeline, "parse_document", raising(problem))
    done = run("parse", "parent.txt")
    assert done.code == code
    assert done.err.count("\n") == 1
    assert words in done.err


def test_a_traceback_is_for_those_who_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "parse_document", raising(RuntimeError("boom")))
    monkeypatch.setenv("NOTICEPARSE_DEBUG", "1")
    done = run("parse", "parent.txt")
    assert done.code == 70
    assert "Traceback" in done.err


def test_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "parse_document", raising(KeyboardInterrupt()))
    assert run("parse", "parent.txt").code == 130


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    program = [sys.executable, "-m", "noticeparse", "parse", *["parent.txt"] * 40]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(program, cwd=folder, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_full_disk_is_an_output_error(folder: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "noticeparse", "--lang", "en", "parse", "parent.txt"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 9
    assert done.stderr.count("\n") == 1


def test_the_program_and_the_module_are_the_same(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "noticeparse", "parse", "missing.txt"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert b"missing.txt" in done.stderr
