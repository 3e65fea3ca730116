"""What the documentation promises to list is listed, and nothing that is gone is left in it."""

from __future__ import annotations

import re
from pathlib import Path

from noticeparse.messages import MESSAGES
from noticeparse.sources.problems import NOTES

ROOT = Path(__file__).parent.parent


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
