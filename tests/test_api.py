"""What `import noticeparse` gives, and what it costs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

import noticeparse

NAMES = [
    "Activity",
    "Comparison",
    "Contact",
    "Deadline",
    "Evidence",
    "Finding",
    "LimitError",
    "MissingDependencyError",
    "Notice",
    "NoticeparseError",
    "Period",
    "Section",
    "Text",
    "UnreadableSourceError",
    "__version__",
    "arrow_schema",
    "compare_notices",
    "explain",
    "find_dates",
    "parse_batch",
    "parse_bytes",
    "parse_file",
    "parse_folder",
    "parse_text",
    "read_file",
]
HEAVY = ["jieba", "dateparser", "pdfplumber", "pypdfium2", "regex", "selectolax", "pydantic", "hypothesis"]

WATCHED_IMPORT = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append([event, str(args[0])]) if event in ("open", "socket.connect", "subprocess.Popen") else None)
import noticeparse
print(json.dumps({"opened": opened, "modules": sorted(sys.modules)}))
"""


def test_public_names() -> None:
    assert noticeparse.__all__ == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_name_can_be_had(name: str) -> None:
    assert getattr(noticeparse, name) is not None
    assert name in dir(noticeparse)


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="parse_folder_by_magic"):
        noticeparse.parse_folder_by_magic  # noqa: B018


@pytest.fixture(scope="module")
def imported() -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-c", WATCHED_IMPORT], capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("module", HEAVY)
def test_import_leaves_heavy_packages_alone(imported: dict[str, Any], module: str) -> None:
    assert module not in imported["modules"]


def test_import_opens_only_code(imported: dict[str, Any]) -> None:
    assert [
        [event, name]
        for event, name in imported["opened"]
        if event != "open" or not name.endswith((".py", ".pyc"))
    ] == []


@pytest.mark.parametrize("call", [["--help"], ["--version"], ["parse", "--help"]])
def test_help_loads_no_heavy_package(call: list[str]) -> None:
    program = f"import sys; from noticeparse.cli.main import main\ntry: main({call!r})\nexcept SystemExit: pass\nprint(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = done.stderr
    assert [module for module in HEAVY if f"'{module}'" in loaded] == []
