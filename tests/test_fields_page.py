"""docs/fields.md says what is read: the phrases are those of the rules, the readings and the known misses are true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.phrases import BLOCK, filled
from noticeparse import parse_text
from noticeparse.records.notice import (
    Contact,
    Deadline,
    DocumentNumber,
    IssueDate,
    Notice,
    Period,
    Reference,
    Text,
)
from tests.documents import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
PAGE = DOCS / "fields.md"
WITH_PHRASES = [page for page in sorted(DOCS.glob("*.md")) if BLOCK.search(page.read_text(encoding="utf-8"))]
SAYS, MISS = ("the notice says", "read as"), ("known miss: the notice says", "read as", "meant")


def rows(*header: str) -> list[list[str]]:
    """The field that the heading names, then the cells of each row of the tables with this header."""
    found: list[list[str]] = []
    field, inside = "", False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            field = line.removeprefix("### ").partition(",")[0]
        cells = (
            [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in line.strip("|").split("|")]
            if line.startswith("|")
            else []
        )
        if cells == list(header):
            inside = True
        elif not cells:
            inside = False
        elif inside and set(line) - set("|- :"):
            found.append([field, *cells])
    return found


def around(field: str, words: str) -> str:
    """A small notice of 26 April 2024 with these words where the field is looked for."""
    title, salutation, body = "清河市教育局关于开展读书活动的通知", "各学校：", "请各校认真组织。"
    signature, head, tail = "清河市教育局\n2024年4月26日", "", ""
    if field in ("kind", "title"):
        title = words
    elif field == "document_number":
        head = words + "\n"
    elif field == "addressees":
        salutation = words
    elif field in ("issuers", "issue_date"):
        signature = words
    elif field == "cc":
        tail = words + "\n"
    else:
        body = f"现将有关事项通知如下：\n{words}"
    return f"{head}{title}\n{salutation}\n{body}\n{signature}\n{tail}"


def shown(value: Any) -> str:
    """A value of a record as the page writes it."""
    if isinstance(value, tuple):
        return "；".join(map(shown, value)) or "nothing"
    if value is None:
        return "nothing"
    parts: tuple[object, ...]
    if isinstance(value, Text | DocumentNumber):
        parts = (value.text,)
    elif isinstance(value, IssueDate):
        parts = (value.date,)
    elif isinstance(value, Period):
        parts = (value.start, "–", value.end)
    elif isinstance(value, Deadline):
        to = f"→ {value.recipient}" if value.recipient else None
        parts = (value.date or value.text, value.time, value.action, to)
    elif isinstance(value, Contact):
        leaves = (*value.people, *value.phones, *value.faxes, *value.emails, *value.websites)
        parts = tuple(
            leaf.text
            for leaf in (value.organisation, *leaves, value.address, value.postcode)
            if leaf is not None
        )
    elif isinstance(value, Reference):
        parts = (f"{value.relation}:", value.title, value.document_number)
    else:  # activities, requirements, attachments
        parts = (getattr(value, "label", None) or getattr(value, "number", None), value.title)
    return " ".join(str(part) for part in parts if part)


def read(field: str, words: str) -> str:
    return shown(getattr(parse_text(around(field, words.replace("⏎", "\n"))), field))


def test_every_field_has_its_heading() -> None:
    headings = re.findall(r"(?m)^### (.+)$", PAGE.read_text(encoding="utf-8"))
    named = [name for heading in headings for name in heading.split(", ")]
    assert sorted(named) == sorted(
        set(Notice.model_fields) - {"schema_version", "source", "print_date_evidence"}
    )


def test_there_are_rows() -> None:
    assert (len(rows(*SAYS)) > 30, len(rows(*MISS)) > 15, len(WITH_PHRASES)) == (True, True, 2)


@pytest.mark.parametrize("page", WITH_PHRASES, ids=lambda page: page.name)
def test_the_phrases_are_those_of_the_rules(page: Path) -> None:
    """Where this fails, `python -m benchmarks.phrases` writes them anew."""
    content = page.read_text(encoding="utf-8")
    assert filled(content) == content


def test_a_name_that_no_rule_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no rule is called theme\.gone"):
        filled("<!-- rules: theme.gone -->\n<!-- end of rules -->")


@pytest.mark.parametrize(("field", "words", "value"), rows(*SAYS))
def test_it_is_read_as_the_page_says(field: str, words: str, value: str) -> None:
    assert read(field, words) == value


@pytest.mark.parametrize(("field", "words", "value", "meant"), rows(*MISS))
def test_a_known_miss_is_still_one(field: str, words: str, value: str, meant: str) -> None:
    """A row that fails here is read otherwise now: mend the page or take the row out."""
    assert read(field, words) == value
    assert value != meant
