"""Settings from a file and the environment, completion, and the server for assistants."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from noticeparse.cli.config import SETTINGS, Setting, load_settings
from noticeparse.cli.main import main
from noticeparse.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(f"NOTICEPARSE_{name.upper()}", raising=False)


def test_the_nearest_file_counts(folder: Path) -> None:
    (folder / "noticeparse.toml").write_text('lang = "zh"\njobs = 3\n')
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    assert load_settings(below)["jobs"] == Setting(3, str(folder / "noticeparse.toml"))
    (folder / "a" / "pyproject.toml").write_text("[tool.noticeparse]\njobs = 1\n")
    assert load_settings(below)["jobs"].value == 1
    assert "lang" not in load_settings(below)


def test_a_project_file_without_settings_does_not_end_the_search(folder: Path) -> None:
    (folder / "noticeparse.toml").write_text("memory = 512\n")
    (folder / "a").mkdir()
    (folder / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load_settings(folder / "a")["memory"].value == 512


def test_the_environment_goes_before_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "noticeparse.toml").write_text('jobs = 3\ninclude = ["*.pdf"]\n')
    monkeypatch.setenv("NOTICEPARSE_JOBS", "5")
    monkeypatch.setenv("NOTICEPARSE_EXCLUDE", os.pathsep.join(["*.tmp", "old/*"]))
    settings = load_settings(folder)
    assert settings["jobs"] == Setting(5, "NOTICEPARSE_JOBS")
    assert settings["include"].value == ["*.pdf"]
    assert settings["exclude"].value == ["*.tmp", "old/*"]


@pytest.mark.parametrize(
    "content", ["jbos = 3", 'jobs = "3"', "jobs = true", "jobs = [", 'include = "*.pdf"']
)
def test_a_wrong_setting_is_said(folder: Path, content: str) -> None:
    (folder / "noticeparse.toml").write_text(content)
    with pytest.raises(UsageError, match="E216"):
        load_settings(folder)


def test_a_wrong_variable_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICEPARSE_TIMEOUT", "soon")
    with pytest.raises(UsageError, match="E216"):
        load_settings()


def test_settings_are_the_defaults_of_commands(run: Run, folder: Path) -> None:
    (folder / "noticeparse.toml").write_text('lang = "zh"\nredact = true\n')
    (folder / "n.txt").write_text(
        "关于开展读书活动的通知\n各学校：\n请按时参加。\n联系人：林以宁，联系电话：0000-0000101\n", "utf-8"
    )
    assert "林以宁" not in run("parse", "n.txt").text
    assert (
        "没有" in run("parse", "missing.txt").err
        or "找不到" in run("parse", "missing.txt").err
        or "E301" in run("parse", "missing.txt").err
    )
    assert "文种" in run("parse", "n.txt", "--format", "table").text
    assert "kind" in run("parse", "n.txt", "--format", "table", "--lang", "en").text


def test_settings_are_shown_with_their_origin(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "noticeparse.toml").write_text("jobs = 3\n")
    monkeypatch.setenv("NOTICEPARSE_LANG", "en")
    with pytest.raises(SystemExit):
        main(["--show-config"])
    lines = capsys.readouterr().out.splitlines()
    assert f"jobs = 3  # {folder / 'noticeparse.toml'}" in lines
    assert 'lang = "en"  # NOTICEPARSE_LANG' in lines
    assert "memory = 2048  # default" in lines
    assert "# encoding: not set" in lines
    shown = "\n".join(lines)
    assert tomllib.loads(shown)["retry"] == "lost"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion(run: Run, shell: str) -> None:
    pytest.importorskip("shtab")
    script = run("completion", shell)
    assert script.code == 0
    for command in ("parse", "compare", "batch", "provenance"):
        assert command in script.text


def test_completion_offers_files_where_a_file_is_meant(run: Run) -> None:
    shtab = pytest.importorskip("shtab")
    lines = run("completion", "zsh").text.splitlines()
    files, folders = shtab.FILE["zsh"], shtab.DIRECTORY["zsh"]
    assert any("notices\\; - is standard input" in line and f":{files}" in line for line in lines)
    assert any(line.endswith(f':a folder:{folders}"') for line in lines)


def test_what_is_not_installed_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    monkeypatch.delitem(sys.modules, "noticeparse.cli.assistant", raising=False)
    for argv, extra in ((("completion", "bash"), "cli"), (("mcp",), "mcp")):
        done = run(*argv)
        assert done.code == 4
        assert f"noticeparse[{extra}]" in done.err


Call = tuple[str, dict[str, object]]


def _asked(*calls: Call, options: tuple[str, ...] = ()) -> tuple[list[str], list[tuple[bool, str]]]:
    """The tools of the server over the folder, and for each call whether it failed and what it said."""
    pytest.importorskip("mcp")
    from mcp import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    async def ask() -> tuple[list[str], list[tuple[bool, str]]]:
        program = StdioServerParameters(
            command=sys.executable, args=["-m", "noticeparse", "mcp", *options], env=dict(os.environ)
        )
        async with Client(stdio_client(program)) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            answers = []
            for name, arguments in calls:
                done = await client.call_tool(name, arguments)
                words = "".join(part.text for part in done.content if part.type == "text")
                answers.append((bool(done.is_error), words))
            return names, answers

    return asyncio.run(ask())


def test_an_assistant_gets_grounded_values(folder: Path) -> None:
    names, answers = _asked(
        ("parse", {"path": "parent.txt"}),
        ("compare", {"parent_path": "parent.txt", "local_path": "local.txt"}),
        ("parse", {"path": "../../etc/hostname"}),
        ("parse", {"path": "none.txt"}),
        ("compare", {"parent_path": "parent.txt"}),
        options=("--root", str(folder)),
    )
    assert names == ["parse", "outline", "compare", "dates"]
    (_, record), (_, comparison), *failures = answers
    assert json.loads(record)["document_number"]["text"] == "云教发〔2024〕7号"
    assert "changed_period" in comparison
    assert all(failed for failed, _ in failures)
    outside, missing, half = (words for _, words in failures)
    assert "not below the served folder" in outside
    assert "E301 'none.txt'" in missing
    assert "local_path or local_text" in half


def test_an_assistant_searches_an_archive(run: Run, folder: Path) -> None:
    run("batch", str(folder), "--out", "a.db", "--include", "local.txt", "--include", "parent.txt", "--quiet")
    run("link", "a.db")
    _, ((failed, words), (_, nothing), (wrong, _)) = _asked(
        ("search_archive", {"words": "书香校园", "year": 2024, "link": "linked"}),
        ("search_archive", {"issuer": "无此机关"}),
        ("search_archive", {"link": "perhaps"}),
        options=("--archive", "a.db"),
    )
    assert not failed
    hit = json.loads(words)
    assert (hit["path"], hit["parent"], hit["document_number"]) == (
        "local.txt",
        "parent.txt",
        "清教体〔2024〕18号",
    )
    assert hit["deadlines"][0]["date"] == "2024-08-30"
    assert hit["deadlines"][0]["line"] == 23
    assert "conflict" in {finding["severity"] for finding in hit["findings"]}
    assert nothing == ""
    assert wrong


@pytest.mark.parametrize(
    ("option", "code"), [(("--archive", "none.db"), "E340"), (("--root", "none"), "E309")]
)
def test_the_server_does_not_start_without_its_folder(run: Run, option: tuple[str, str], code: str) -> None:
    pytest.importorskip("mcp")
    done = run("mcp", *option)
    assert done.code == 3
    assert code in done.err


def test_help_names_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "noticeparse", "--help"], capture_output=True, text=True, check=True
    )
    for command in ("batch", "link", "export", "completion", "mcp", "chain"):
        assert command in done.stdout
