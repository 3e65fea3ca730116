"""The notebook runs from top to bottom where its packages are installed, and carries no output."""

from __future__ import annotations

import json

import pytest

from tests.documents import ROOT

NOTEBOOK = ROOT / "docs" / "notebooks" / "cascade.ipynb"
CODE = [
    cell for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
]


def test_it_carries_no_output() -> None:
    assert [cell for cell in CODE if cell["outputs"] or cell["execution_count"] is not None] == []


def test_every_cell_is_python() -> None:
    for cell in CODE:
        compile("".join(cell["source"]), cell["id"], "exec")


@pytest.mark.filterwarnings("default")
def test_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, object] = {}
    for cell in CODE:
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    assert len(names["findings"]) > 20  # type: ignore[arg-type]
