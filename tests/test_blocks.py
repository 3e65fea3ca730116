"""Every block of code of the documentation is run, or says that it is output or settings; nothing else stands in it."""

from __future__ import annotations

import ast
import doctest
import glob
import json
import shlex
import shutil
import tomllib
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from noticeparse.cli.config import SETTINGS
from noticeparse.cli.main import main
from noticeparse.errors import ExitCode
from tests.documents import PAGES, ROOT, Block, blocks
from tests.formats.paper import set_pages
from tests.formats.pdf_writer import write_pdf

if TYPE_CHECKING:
    from pathlib import Path

DEMO = ROOT / "src" / "noticeparse" / "demo"
WATER_WEEK = ROOT / "corpus" / "dev" / "water-week"
# What stands for a name in a command line, and what is given in its place.
STANDS_FOR = {
    "FILE": "notice.txt", "NOTICE": "notice.txt", "NAME.txt": "notice.txt", "NAME.gold.json": "made.gold.json",
    "PARENT": "parent.txt", "LOCAL": "county.txt", "LOCAL...": "county.txt city.txt", "FILE...": "notice.txt",
    "NATIONAL": "parent.txt", "PROVINCE": "city.txt", "CITY": "county.txt", "SOURCE1": "parent.txt", "SOURCE2": "city.txt",
    "CORPUS": "corpus", "FOLDER": "folder", "ARCHIVE": "archive.sqlite", "exported.json": "tasks.json",
}  # fmt: skip
# Programs that a page may name and that no test of this file runs: those of the developer and of the machine.
TOOLS = (
    "apt-get",
    "pytest",
    "ruff",
    "mypy",
    "lint-imports",
    "mkdocs",
    "pip",
    "python3",
    "chromium",
    "jupyter",
)
SERVERS = ("mcp",)  # they would wait for a client
PAGES_OF_OUTPUT = ("text", "json", "settings", "svg", "html")


def lay_out(folder: Path) -> None:
    """The working folder of a page's commands: the demo's notices, a small corpus, an archive."""
    for notice in DEMO.glob("*.txt"):
        shutil.copy(notice, folder)
    shutil.copy(DEMO / "parent.txt", folder / "notice.txt")
    printed = write_pdf(set_pages((DEMO / "parent.txt").read_text(encoding="utf-8")))
    (folder / "notice.pdf").write_bytes(printed)
    # It has a text layer, so that the command runs where no recognition is installed.
    (folder / "scan.pdf").write_bytes(printed)
    shutil.copy(DEMO / "county.txt", folder / "local.txt")
    for split in ("dev", "heldout", "bugs"):
        shutil.copytree(WATER_WEEK, folder / "corpus" / split / "water-week")
    shutil.copytree(WATER_WEEK, folder / "folder")
    (folder / "src").symlink_to(ROOT / "src")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Path:
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["batch", "folder", "--out", "archive.sqlite", "--jobs", "1", "--quiet"]) == 0
    capfdbinary.readouterr()
    return tmp_path


def test_there_are_blocks() -> None:
    assert sum(len(blocks(page)) for page in PAGES) > 30


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_blocks_run(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """In the order of the page, since one command reads what another has written."""
    for block in blocks(page):
        where = f"{block.page}:{block.line}"
        if block.kind in ("python", "pycon"):
            run_python(block, where)
        elif block.kind == "console":
            run_session(block, where, capfdbinary)
        elif block.kind == "toml":
            assert set(tomllib.loads(block.text)) <= set(SETTINGS), where
        elif block.kind == "json":
            json.loads(block.text)
        elif block.kind not in PAGES_OF_OUTPUT:
            assert block.kind in (None, "", "sh"), f"{where}: what is a block of {block.kind}?"
            run_commands(block, where)
            capfdbinary.readouterr()


def run_python(block: Block, where: str) -> None:
    """Doctests as such; else statement by statement, where ``# value`` behind one says what it gives."""
    if ">>>" in block.text:
        test = doctest.DocTestParser().get_doctest(block.text, {}, where, None, 0)
        assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0, where
        return
    names: dict[str, object] = {}
    lines = block.text.splitlines()
    for statement in ast.parse(block.text).body:
        code = ast.unparse(statement)
        _, _, result = lines[(statement.end_lineno or 0) - 1].partition("  # ")
        if isinstance(statement, ast.Expr) and result:
            assert repr(eval(code, names)) == result, f"{where}: {code}"
        else:
            exec(compile(code, where, "exec"), names)


def run_session(block: Block, where: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The lines of a session stand in the output in this order; … stands for lines that are left out."""
    first, _, printed = block.text.partition("\n")
    assert first.startswith("$ noticeparse "), where
    words = shlex.split(first.removeprefix("$ noticeparse "))
    tables = ["--format", "table"] if words[0] in ("parse", "compare") else []
    capfdbinary.readouterr()
    assert main([*words, *tables]) == 0, where
    lines = iter(capfdbinary.readouterr().out.decode("utf-8").splitlines())
    assert [line for line in printed.splitlines() if line != "…" and line not in lines] == [], where


def run_commands(block: Block, where: str) -> None:
    for line in block.text.splitlines():
        for command in line.partition("  #")[0].split("&&"):
            words = shlex.split(command)
            if words:
                run_command(words, f"{where}: {command.strip()}")


def run_command(words: list[str], where: str) -> None:
    program, given = words[0].removeprefix(".venv/bin/"), words[1:]
    if program == "noticeparse":
        if given[0] in SERVERS:
            with pytest.raises(SystemExit, match="0"):
                main([given[0], "--help"])
        else:
            allowed = {ExitCode.OK, ExitCode.FINDINGS} if "--exit-code" in given else {ExitCode.OK}
            assert main(arguments(given)) in allowed, where
    elif program in ("python", "python3") and given[:1] == ["-m"]:
        assert find_spec(given[1]) is not None or given[1] == "venv", where
    else:
        assert program in TOOLS or (ROOT / program).is_file(), f"{where}: not a command that this test knows"


def arguments(given: list[str]) -> list[str]:
    """The words of a command line with names in the place of FILE and its like, and of ``*.txt``."""
    words: list[str] = []
    for word in given:
        if "*" in word:
            words += sorted(glob.glob(word))  # noqa: PTH207 - names as a shell gives them
        elif "|" in word:
            words.append(word.partition("|")[0])
        else:
            words += STANDS_FOR.get(word, word).split()
    return words


def test_a_block_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(AssertionError, match="not a command"):
        run_commands(Block("page.md", 1, "", "rm notice.txt"), "page.md:1")
