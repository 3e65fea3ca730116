"""What the site is built with does what its docstrings say, and the built pages load nothing from elsewhere."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from tests.documents import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NEEDS = {"benchmarks.site_docstrings": "griffe"}
LOADED = re.compile(r"<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)=\"?(?:https?:)?//[^\s>]+")


@pytest.mark.parametrize(
    "name", ["benchmarks.phrases", "benchmarks.site_hooks", "benchmarks.site_docstrings"]
)
def test_examples_of_the_makers(name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    result = doctest.testmod(import_module(name))
    assert (result.attempted > 0, result.failed) == (True, 0)


def test_the_site_is_built_without_warnings_and_loads_nothing(tmp_path: Path) -> None:
    pytest.importorskip("material")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 15
    assert [found for page in pages for found in LOADED.findall(page.read_text(encoding="utf-8"))] == []
    # What a search in a site on a disk needs: the index as a script, Chinese parted into words.
    index = (tmp_path / "search" / "search_index.js").read_text(encoding="utf-8")
    assert "\\u200b" in index
