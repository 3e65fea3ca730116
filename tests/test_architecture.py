"""The house stands: imports go downwards, and no room has grown too big."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.house import PICTURE, WAY, floors, svg

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 450


def test_layers_and_contracts_hold() -> None:
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_module_is_of_readable_length(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST


def rooms() -> set[str]:
    """The packages and modules that lie directly in the package, and not those that only make it one."""
    package = ROOT / "src" / "noticeparse"
    modules = {path.stem for path in package.glob("*.py") if not path.stem.startswith("__")}
    return modules | {path.parent.name for path in package.glob("*/__init__.py")}


def test_every_room_has_its_floor() -> None:
    assert {room for floor in floors() for room in floor} == rooms()


def test_the_way_leads_through_rooms() -> None:
    assert {room for room, _ in WAY} <= rooms()


def test_the_picture_is_that_of_the_contracts() -> None:
    """Where this fails, `python -m benchmarks.house` draws it anew."""
    assert PICTURE.read_text(encoding="utf-8") == svg()


def test_the_table_of_rooms_names_every_room_and_its_modules() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = [line for line in page.splitlines() if line.startswith("| `")]
    named = {name for line in table for name in re.findall(r"`(\w+)(?:/|\.py)`", line.split("|")[1])}
    assert named == rooms()
    (commands,) = (line for line in table if line.startswith("| `cli/`"))
    grouped = {
        path.stem
        for path in (ROOT / "src/noticeparse/cli").glob("*.py")
        if "def add(" in path.read_text(encoding="utf-8")
    }
    assert grouped - set(re.findall(r"`(\w+)`", commands)) == set()
