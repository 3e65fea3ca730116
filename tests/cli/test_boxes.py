"""``parse --boxes``: where on its pages each value of the record stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from noticeparse import Notice, parse_file, read_file
from tests.formats.ofd_writer import write_ofd
from tests.formats.paper import set_pages
from tests.formats.pdf_writer import write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def pages(folder: Path) -> Path:
    sheets = set_pages((folder / "parent.txt").read_text(encoding="utf-8").replace("\n\n", "\n"))
    (folder / "parent.pdf").write_bytes(write_pdf(sheets))
    (folder / "parent.ofd").write_bytes(write_ofd(sheets))
    return folder


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("name", ["parent.pdf", "parent.ofd"])
def test_every_value_has_its_boxes(run: Run, name: str) -> None:
    record = json.loads(run("parse", "--boxes", name).out)
    document = read_file(name)
    for value in (record["title"], record["deadlines"][0], record["activities"][0]):
        evidence = value["evidence"]
        wanted = [
            {key: pytest.approx(found, abs=0.1) for key, found in box._asdict().items()}
            for box in document.boxes(evidence["start"], evidence["end"])
        ]
        assert evidence["boxes"] == wanted
        assert {box["page"] for box in evidence["boxes"]} == {evidence["page"]}


@pytest.mark.usefixtures("pages")
def test_the_record_is_read_back_without_them(run: Run) -> None:
    lines = run("parse", "--boxes", "parent.pdf", "parent.txt").text.splitlines()
    assert [Notice.model_validate_json(line) for line in lines] == [
        parse_file("parent.pdf"),
        parse_file("parent.txt"),
    ]
    assert json.loads(lines[1])["title"]["evidence"]["boxes"] == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("options", [("--format", "csv"), ("--explain",)])
def test_other_forms_of_output_have_no_room_for_them(run: Run, options: tuple[str, ...]) -> None:
    done = run("parse", "--boxes", *options, "parent.txt")
    assert done.code == 2
    assert "E218" in done.err
