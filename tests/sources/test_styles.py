"""How lines are set: font, size, bold and centring, of each format that says so."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from noticeparse.sources.document import LineStyle, SourceDocument
from noticeparse.sources.read import read_bytes, read_text
from tests.formats.docx_writer import write_docx
from tests.formats.ofd_writer import write_ofd
from tests.formats.paper import set_pages
from tests.formats.pdf_writer import write_pdf

TITLE = "清河市教育局关于开展活动的通知"
PARAGRAPH = "各学校要把读书活动与课堂教学、校园文化建设结合起来，制定活动方案，明确责任部门和责任人，统筹安排师生阅读时间。"
NOTICE = f"清教发〔2024〕8号\n{TITLE}\n各学校：\n{PARAGRAPH}\n清河市教育局\n2024年5月6日\n"


def style_of(document: SourceDocument, words: str) -> LineStyle:
    start = document.text.index(words)
    return next(style for style in document.styles if style.start <= start < style.end)


@pytest.mark.parametrize("write", [write_pdf, write_ofd])
def test_print_shows_size_and_centring(write: object) -> None:
    assert callable(write)
    document = read_bytes(write(set_pages(NOTICE)))
    title, salutation = style_of(document, TITLE), style_of(document, "各学校：")
    assert title.size == pytest.approx(22)
    assert title.centred is True
    assert salutation.size == pytest.approx(16)
    assert salutation.centred is False
    assert [document.text[style.start : style.end] for style in document.styles][:3] == [
        "清教发〔2024〕8号",
        TITLE,
        "各学校：",
    ]


def test_a_pdf_names_its_font() -> None:
    assert style_of(read_bytes(write_pdf(set_pages(NOTICE))), TITLE).font == "STSong-Light"


def test_an_ofd_names_its_fonts_and_weights() -> None:
    data = BytesIO(write_ofd(set_pages(NOTICE)))
    changed = BytesIO()
    with ZipFile(data) as package, ZipFile(changed, "w") as copy:
        for name in package.namelist():
            content = package.read(name).decode()
            if "TextObject" in content:
                content = content.replace("<ofd:TextObject ", '<ofd:TextObject Weight="700" ', 1)
            copy.writestr(name, content)
    first, *others = read_bytes(changed.getvalue()).styles
    assert first.bold is True
    assert {style.bold for style in others} == {None}


def test_word_says_it_by_runs_styles_and_defaults() -> None:
    data = BytesIO(write_docx(NOTICE))
    styles = """<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Body"/>
      <w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Base"/><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
      </w:styles>"""
    body = """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
      <w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr><w:r><w:t>关于开展活动的通知</w:t></w:r></w:p>
      <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一、</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>活动主题是书香校园。</w:t></w:r></w:p>
      </w:body></w:document>"""
    changed = BytesIO()
    with ZipFile(data) as package, ZipFile(changed, "w") as copy:
        for name in package.namelist():
            if name not in ("word/document.xml", "word/styles.xml"):
                copy.writestr(name, package.read(name))
        copy.writestr("word/document.xml", body)
        copy.writestr("word/styles.xml", styles)
    document = read_bytes(changed.getvalue())
    assert document.styles == (
        LineStyle(0, 9, "仿宋", 22.0, True, True),
        LineStyle(10, 22, "仿宋", 16.0, False, False),
    )


def test_a_page_says_it_by_its_elements() -> None:
    page = (
        "<!doctype html><title>通知</title><body><div class=content><h1 style='text-align:center'>关于开展读书活动的通知</h1>"
        "<p style='font-family:仿宋,serif;font-size:16pt'>各学校要制定方案，明确责任，做好安排，抓好落实。</p>"
        "<p align=center><b>一、活动主题</b></p><p>请<b>各学校</b>于5月6日前，将总结报送我局，逾期不候。</p></div>"
    )
    document = read_bytes(page.encode())
    assert [style[2:] for style in document.styles] == [
        (None, None, True, True),
        ("仿宋", 16.0, False, False),
        (None, None, True, True),
        (None, None, False, False),
    ]


def test_plain_text_says_nothing() -> None:
    assert read_text("关于开展活动的通知").styles == ()
