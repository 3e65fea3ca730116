"""The page and the workbook of a comparison: complete, self-contained, harmless, the same every time."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeparse import compare_notices, parse_text
from noticeparse.compare.matrix import matrix
from noticeparse.report.comparison_workbook import comparison_workbook
from noticeparse.report.messages import PAGE, TABLES
from noticeparse.report.pages.comparison import Compared, Document, comparison_page
from noticeparse.report.pages.passages import Mark, Reading
from noticeparse.spans import Span

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
FAMILIES = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())

PARENT = """清河市教育局关于开展读书月活动的通知
清教发〔2024〕8号
各县教育局：
一、活动时间
2024年5月1日至31日
二、主要活动
（一）读书分享会。各校应当举办不少于3场读书分享会。
（二）图书漂流。组织图书漂流活动。
三、工作要求
（一）加强组织领导。请于6月20日前将总结报送市教育局。
清河市教育局
2024年4月8日
"""
LOCAL = """东山县教育局关于开展读书月活动的通知
东教发〔2024〕3号
各学校：
根据《清河市教育局关于开展读书月活动的通知》（清教发〔2024〕8号），现通知如下。
一、活动时间
2024年5月1日至31日
二、主要活动
（一）读书分享会。各校应当举办不少于2场读书分享会。
三、工作要求
（一）加强组织领导。请于6月25日前将总结报送县教育局。
东山县教育局
2024年4月12日
"""


def compared(parent: str, local: str, lang: str = "zh") -> Compared:
    up = Document("parent.txt", parse_text(parent), parent)
    down = Document("local.txt", parse_text(local), local)
    return Compared(up, down, compare_notices(up.notice, down.notice, lang=lang))


class _Page(HTMLParser):
    """What a browser would make of the page: ids, references, scripts, handlers, words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_both_texts_and_every_finding(lang: str) -> None:
    pair = compared(PARENT, LOCAL, lang)
    page = _Page(comparison_page([pair], lang=lang))
    shown = "".join(page.words)
    for source in (PARENT, LOCAL):
        for line in source.splitlines():
            assert line in shown
    assert pair.comparison.findings
    for finding in pair.comparison.findings:
        assert finding.message in shown


def test_the_page_lets_its_own_script_run() -> None:
    page = comparison_page([compared(PARENT, LOCAL)])
    script = re.search(r"<script>(.*)</script>", page, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in _Page(page).values("content")[0]


def test_every_link_of_the_page_leads_to_a_place() -> None:
    page = _Page(comparison_page([compared(PARENT, LOCAL)]))
    assert len(page.ids) == len(set(page.ids))
    targets = [
        one
        for name in ("data-parent", "data-local", "data-partners", "data-title")
        for value in page.values(name)
        for one in value.split()
    ]
    assert len(targets) > 12
    assert set(targets) <= set(page.ids)


def test_a_changed_number_is_marked_on_both_sides() -> None:
    page = comparison_page([compared(PARENT, LOCAL)])
    assert re.search(r'<span class="[^"]*\bold\b[^"]*">3</span>', page)
    assert re.search(r'<span class="[^"]*\bnew\b[^"]*">2</span>', page)


@pytest.mark.parametrize("family", FAMILIES)
def test_pages_of_the_corpus_are_whole_and_load_nothing(family: str) -> None:
    parent, *others = sorted((CORPUS / family).glob("*.txt"), key=lambda path: path.stem != "parent")
    pairs = [compared(parent.read_text("utf-8"), other.read_text("utf-8")) for other in others]
    text = comparison_page(pairs)
    page = _Page(text)
    assert not {"img", "link", "iframe", "object", "embed", "base"} & set(page.tags)
    assert not page.values("src") + page.values("action")
    assert all(value.startswith("#") for value in page.values("href"))
    assert not re.search(r"url\(|@import", text)
    assert "default-src 'none'" in page.values("content")[0]
    assert text == comparison_page(pairs)
    assert len(page.ids) == len(set(page.ids))


def test_nothing_in_a_notice_acts_on_the_page() -> None:
    nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}</textarea>\u202e"
    local = LOCAL.replace("读书分享会", f"读书分享会{nasty}").replace("东山县教育局", f"东山县{nasty}教育局")
    pair = compared(PARENT.replace("图书漂流", f"图书漂流{nasty}"), local)
    page = _Page(comparison_page([pair._replace(local=pair.local._replace(name=nasty))]))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert "{{ 7*7 }}" in "".join(page.words)
    assert "\u202e" not in "".join(page.words)


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_give_a_page(one: str, other: str) -> None:
    page = _Page(comparison_page([compared(PARENT + one, LOCAL + other)]))
    assert page.tags.count("script") == 1


@given(
    st.lists(st.sampled_from(["一、时间", "2024 年\n", "。", "\n\n", "　　", "A", "**", "各校"]), max_size=30).map("".join),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)  # fmt: skip
def test_marks_change_no_word_of_the_reading(text: str, places: list[tuple[int, int]]) -> None:
    reading = Reading(text)
    whole = Span(0, len(reading.text))
    marks = [Mark(Span(min(pair), max(pair)), "m", f"a{at}") for at, pair in enumerate(places)]
    plain = ["".join(piece.words for piece in line) for line in reading.paragraphs(whole)]
    marked = list(reading.paragraphs(whole, marks))
    assert ["".join(piece.words for piece in line) for line in marked] == plain
    anchors = [anchor for line in marked for piece in line for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors))


def test_the_matrix_has_a_row_a_unit_and_a_cell_a_local() -> None:
    pair = compared(PARENT, LOCAL)
    rows = {row.path: row.cells for row in matrix([pair.comparison, pair.comparison])}
    assert rows["二、", "（二）"][0].relation == "omitted"
    assert rows["二、", "（二）"][0].severity == "review"
    assert rows["一、",][1].at == (("一、",),)
    assert all(len(cells) == 2 for cells in rows.values())


def test_the_workbook_holds_strings_only_and_is_the_same_every_time() -> None:
    pair = compared(PARENT, LOCAL.replace("读书分享会", "=1+1读书分享会\x0b"))
    named = [("=cmd()", pair.comparison), ("[b]:*?", pair.comparison)]
    data = comparison_workbook(named, lang="en")
    assert data == comparison_workbook(named, lang="en")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheets = [
            book.read(name).decode() for name in book.namelist() if "/sheet" in name and name.endswith(".xml")
        ]
        names = book.read("xl/workbook.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert len(sheets) == 3
    assert not [sheet for sheet in sheets if "<f>" in sheet]
    assert re.findall(r'<sheet name="(\w+)"', names) == ["findings", "alignment", "matrix"]
    assert "=cmd()" in strings


def test_every_word_of_pages_and_tables_is_said_in_both_languages() -> None:
    for words in (*PAGE.values(), *TABLES.values()):
        assert len(words) == 2
        assert all(words)
