"""What the documentation promises to list is listed, and nothing that is gone is left in it."""

from __future__ import annotations

import datetime as dt
import doctest
import re
from pathlib import Path
from typing import get_args

import pytest

import noticeparse
from noticeparse import find_dates
from noticeparse.messages import MESSAGES
from noticeparse.records.notice import Notice, SectionRole
from noticeparse.report.metadata import NAMES
from noticeparse.sources.problems import NOTES
from noticeparse.vocab.section_roles import SECTION_ROLES
from noticeparse.vocab.time_holidays import FESTIVALS, HOLIDAYS

ROOT = Path(__file__).parent.parent
DATES = ROOT / "docs" / "dates.md"
DATED = dt.date(2024, 4, 26)  # the notice that docs/dates.md reads its rows against


def table_rows(page: Path, *header: str) -> list[list[str]]:
    """The rows of every table of a page that has this header."""
    rows: list[list[str]] = []
    inside = False
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if cells == list(header):
            inside = True
        elif not cells:
            inside = False
        elif inside and set(line) - set("|- :"):
            rows.append(cells)
    return rows


FORMS = table_rows(DATES, "words", "type", "start", "end", "also")
ROLES = table_rows(DATES, "words", "role")
NOTHING = table_rows(DATES, "nothing in")
WRONGLY = table_rows(DATES, "words", "read wrongly as", "meant")


def test_every_code_has_its_heading_and_every_heading_its_code() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    codes = {*re.findall(r'"(E[0-9]{3})"', source), *MESSAGES, *NOTES}
    headings = re.findall(r"(?m)^### (\S+)$", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"))
    assert sorted(headings) == sorted(codes)


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    ]
    assert links
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = sorted(page.name for page in (ROOT / "docs").glob("*.md") if page.name != "index.md")
    assert [page for page in pages if f"]({page})" not in index] == []


def test_every_page_is_in_the_menu_of_the_site() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    listed = re.findall(r"(?m)^ +- (?:[^:\n]+: )?(\S+\.md)$", menu)
    top = ["overview.md", "overview.zh.md", "contributing.md", "changelog.md"]
    assert sorted(listed) == sorted([*top, *(page.name for page in (ROOT / "docs").glob("*.md"))])


def test_every_public_name_is_on_the_page_of_the_api() -> None:
    named = re.findall(
        r"(?m)^::: noticeparse\.(\w+)$", (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    )
    assert sorted([*named, "__version__"]) == sorted(noticeparse.__all__)


def test_the_glossary_has_the_names_of_the_record_and_of_the_export() -> None:
    page = ROOT / "docs" / "glossary.md"
    elements = table_rows(page, "公文要素", "here", "GB/T 33480", "Akoma Ntoso")
    besides = table_rows(page, "内容", "here", "name in the export")
    assert sorted(row[2] for row in [*elements, *besides] if row[2]) == sorted(NAMES)
    names = {name for row in [*elements, *besides] for name in re.findall(r"`(\w+)`", row[1])}
    unprinted = {"schema_version", "source", "print_date_evidence", "diagnostics"}
    assert set(Notice.model_fields) - unprinted <= names


def test_the_roles_of_sections_are_those_of_the_record_and_their_headings_fit() -> None:
    rows = table_rows(ROOT / "docs" / "sections.md", "role", "headings such as")
    assert sorted(role.strip("`") for role, _ in rows) == sorted(set(get_args(SectionRole)) - {"other"})
    assert [
        (role, heading)
        for role, headings in rows
        for heading in headings.split(" · ")
        if next(
            (
                name
                for name, words, out in SECTION_ROLES
                if any(word in heading for word in words) and not any(word in heading for word in out)
            ),
            "other",
        )
        != role.strip("`")
    ] == []


def test_there_are_forms_to_check() -> None:
    assert (len(FORMS) > 60, len(ROLES) > 5, len(NOTHING) > 5) == (True, True, True)


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row[0])
def test_a_form_is_read_as_the_page_says(row: list[str]) -> None:
    """Of ``also`` every key=value: an attribute of the value, the items of ``inferred`` apart by blanks."""
    words, kind, start, end, also = row
    [found] = find_dates(words, reference=DATED)
    assert (found.type, found.start, found.end) == (
        kind,
        *(dt.date.fromisoformat(day) if day else None for day in (start, end)),
    )
    for key, value in re.findall(r"(\w+)=([^=]*?)(?= \w+=|$)", also):
        said = getattr(found, key)
        assert (" ".join(said) if isinstance(said, tuple) else str(said)) == value


@pytest.mark.parametrize(("words", "role"), ROLES)
def test_a_role_is_read_as_the_page_says(words: str, role: str) -> None:
    assert [found.role for found in find_dates(words, reference=DATED)] == [role]


@pytest.mark.parametrize("words", [words for [words] in NOTHING])
def test_nothing_is_read_where_the_page_says_so(words: str) -> None:
    assert find_dates(words, reference=DATED) == []


@pytest.mark.parametrize(("words", "days"), [row[:2] for row in WRONGLY])
def test_what_is_read_wrongly_still_is(words: str, days: str) -> None:
    """A row that fails here is read otherwise now: take it out of the page."""
    [found] = find_dates(words, reference=DATED)
    ends = dict.fromkeys(day.isoformat() for day in (found.start, found.end) if day is not None)
    assert " ".join(ends) == days


def test_the_examples_and_the_years_of_the_page_on_dates_hold() -> None:
    text = DATES.read_text(encoding="utf-8")
    assert doctest.testfile(str(DATES), module_relative=False, encoding="utf-8").failed == 0
    assert f"The table holds {min(HOLIDAYS)}–{max(HOLIDAYS)}." in text
    assert f"known for {min(FESTIVALS)}–{max(FESTIVALS)}." in text
