"""DOCX: what a reader of the document sees, and nothing else."""

from __future__ import annotations

import pytest

from noticeparse.errors import EncryptedSourceError, LimitError, UnreadableSourceError
from noticeparse.sources.document import Aside, SourceDocument
from noticeparse.sources.limits import Limits
from noticeparse.sources.number_formats import write_number
from noticeparse.sources.read import read_bytes
from tests.formats.docx_writer import NAMESPACES, pack, paragraph, run, table, zip_of


def read(body: str, parts: dict[str, str] | None = None) -> SourceDocument:
    return read_bytes(pack(body, parts), name="通知.docx")


def lines(body: str, parts: dict[str, str] | None = None) -> list[str]:
    return read(body, parts).text.split("\n")


def test_content_decides_not_the_name() -> None:
    document = read_bytes(pack(paragraph("关于开展活动的通知")), name="通知.txt")
    assert (document.reader, document.pages, document.text) == ("docx", None, "关于开展活动的通知")
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.boxes(0, 5) == []


def test_breaks_tabs_and_hyphens() -> None:
    inside = "<w:r><w:t>0000</w:t><w:noBreakHyphen/><w:t>0000001</w:t><w:tab/><w:t>传真</w:t><w:br/><w:t>邮箱</w:t></w:r>"
    assert lines(f"<w:p>{inside}</w:p>") == ["0000-0000001\t传真", "邮箱"]


def test_tracked_changes_as_if_accepted() -> None:
    body = (
        f"<w:p>{run('请于')}<w:del>{run('')}<w:r><w:delText>5月6日</w:delText></w:r></w:del><w:ins>{run('5月9日')}</w:ins>"
        f"{run('前报送。')}<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo></w:p>"
    )
    assert lines(body) == ["请于5月9日前报送。新"]


def test_paragraph_whose_mark_was_deleted_goes_on_with_the_next() -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('请各单位')}</w:p>" + paragraph("按时报送。")
    assert lines(body) == ["请各单位按时报送。"]


def test_deleted_row_of_a_table() -> None:
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>".format(
        paragraph("李某"), paragraph("0000-0000002")
    )
    kept = table([["姓名", "电话"], ["张某", "0000-0000001"]]).replace("</w:tbl>", row + "</w:tbl>")
    assert lines(kept) == ["姓名\t电话", "张某\t0000-0000001"]


def test_table_rows_are_lines_and_marked() -> None:
    document = read(
        paragraph("联系表") + table([["姓名", "电话"], ["张某", "0000-0000001"]]) + paragraph("附件")
    )
    (span,) = document.table_spans
    assert document.text[slice(*span)] == "姓名\t电话\n张某\t0000-0000001"


def test_table_that_only_places_things_is_read_as_lines() -> None:
    long = "各地要高度重视，精心组织，" * 60
    body = f"<w:tbl><w:tr><w:tc>{paragraph('说明')}</w:tc><w:tc>{paragraph(long)}{paragraph('完。')}</w:tc></w:tr></w:tbl>"
    document = read(body)
    assert document.text.split("\n") == ["说明", long, "完。"]
    assert document.table_spans == ()


def test_cell_that_goes_on_with_the_one_above_is_empty() -> None:
    merged = "<w:tcPr><w:vMerge{}/></w:tcPr>"
    rows = "".join(
        f"<w:tr><w:tc>{merged.format(how)}{paragraph(unit)}</w:tc><w:tc>{paragraph(name)}</w:tc></w:tr>"
        for how, unit, name in ((' w:val="restart"', "办公室", "张某"), ("", "", "李某"))
    )
    assert lines(f"<w:tbl>{rows}</w:tbl>") == ["办公室\t张某", "李某"]


def test_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('清河市教育局文件')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(f"<w:p>{drawn}</w:p>" + paragraph("通知")) == ["清河市教育局文件", "", "通知"]


def test_headers_footers_and_notes_are_kept_apart() -> None:
    notes = (
        f"<w:footnotes {NAMESPACES}><w:footnote w:type='separator'>{paragraph('—')}</w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('名额见附表。')}</w:footnote></w:footnotes>"
    )
    data = pack(paragraph("通知"), {"word/footnotes.xml": notes}, header="内部资料", footer="— {page} —")
    document = read_bytes(data)
    assert document.text == "通知"
    assert document.asides == (
        Aside("header", "内部资料"),
        Aside("footer", "— 1 —"),
        Aside("footnote", "名额见附表。"),
    )


@pytest.mark.parametrize(
    "looks",
    ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'],
    ids=["hidden", "white", "tiny"],
)
def test_what_is_not_shown_is_left_out_and_noted(looks: str) -> None:
    document = read(f"<w:p>{run('请于5月9日前报送。')}{run('6月9日前', f'<w:rPr>{looks}</w:rPr>')}</w:p>")
    assert document.text == "请于5月9日前报送。"
    assert document.notes == (("hidden-text", "5"),)
    assert document.asides == (Aside("hidden", "6月9日前"),)


def test_white_on_a_coloured_cell_is_shown() -> None:
    white = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    shown = f"<w:tbl><w:tr><w:tc><w:p>{run('姓名', white)}</w:p></w:tc><w:tc>{paragraph('电话')}</w:tc></w:tr></w:tbl>"
    assert lines(shown) == ["姓名\t电话"]


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("decimal", "12"),
        ("chineseCounting", "十二"),
        ("chineseCountingThousand", "十二"),
        ("ideographDigital", "一二"),
        ("chineseLegalSimplified", "壹拾贰"),
        ("ideographTraditional", "12"),
        ("ideographZodiac", "亥"),
        ("decimalEnclosedCircle", "⑫"),
        ("decimalEnclosedParen", "⑿"),
        ("decimalEnclosedFullstop", "⒓"),
        ("decimalFullWidth", "１２"),
        ("decimalZero", "12"),
        ("upperLetter", "L"),
        ("lowerRoman", "xii"),
        ("no such format", "12"),
    ],
)
def test_numbers_as_the_format_writes_them(form: str, written: str) -> None:
    assert write_number(12, form) == written


def test_numbers_with_and_without_a_gap() -> None:
    numbers = [
        write_number(value, "chineseCountingThousand") for value in (10, 20, 21, 100, 101, 110, 111, 1001)
    ]
    assert numbers == ["十", "二十", "二十一", "一百", "一百零一", "一百一十", "一百一十一", "一千零一"]


def numbering(levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}</w:numbering>'


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def item(words: str, at: int = 0, number: int = 1) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


CHINESE = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
)


def test_levels_count_by_themselves_and_begin_anew_below_another_heading() -> None:
    body = (
        item("主题")
        + item("甲", 1)
        + item("乙", 1)
        + item("时间")
        + item("丙", 1)
        + item("丁", 2)
        + item("戊", 3)
    )
    parts = {"word/numbering.xml": numbering(CHINESE)}
    assert lines(body, parts) == ["一、主题", "（一）甲", "（二）乙", "二、时间", "（一）丙", "1. 丁", "①戊"]


def test_numbers_of_several_levels_and_legal_ones() -> None:
    levels = level(0, "chineseCounting", "第%1章", '<w:suff w:val="space"/>') + level(
        1, "decimal", "%1.%2", '<w:isLgl/><w:suff w:val="tab"/>'
    )
    body = item("总则") + item("目的", 1) + item("附则") + item("施行", 1)
    parts = {"word/numbering.xml": numbering(levels)}
    assert lines(body, parts) == ["第一章 总则", "1.1 目的", "第二章 附则", "2.1 施行"]


def test_a_level_that_never_begins_anew() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert lines(body, {"word/numbering.xml": numbering(levels)}) == ["一、甲", "1. 乙", "二、丙", "2. 丁"]


def test_lists_of_one_definition_count_on_unless_one_has_a_start_of_its_own() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3)
    assert lines(body, {"word/numbering.xml": numbering(CHINESE, lists)}) == [
        "一、甲",
        "二、乙",
        "一、丙",
        "二、丁",
    ]


def test_a_list_that_writes_a_level_in_another_way() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "decimal", "%1．")
        + "</w:lvlOverride></w:num>"
    )
    assert lines(item("甲"), {"word/numbering.xml": numbering(CHINESE, lists)}) == ["1．甲"]


def test_numbers_that_come_from_a_style() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="mine"><w:basedOn w:val="h1"/></w:style></w:styles>'
    )
    levels = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>') + level(
        1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'
    )
    body = "".join(
        paragraph(words, f'<w:pStyle w:val="{style}"/>')
        for words, style in (("主题", "h1"), ("甲", "h2"), ("时间", "mine"))
    )
    off = paragraph("不编号", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    parts = {"word/styles.xml": styles, "word/numbering.xml": numbering(levels)}
    assert lines(body + off, parts) == ["一、主题", "（一）甲", "二、时间", "不编号"]


def test_a_definition_that_points_at_a_style_of_lists() -> None:
    xml = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="gw"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="gw"/>{CHINESE}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    assert lines(item("甲"), {"word/numbering.xml": xml}) == ["一、甲"]


def test_bullets_and_lists_that_are_not_there() -> None:
    parts = {"word/numbering.xml": numbering(level(0, "bullet", "\uf06c"))}
    assert lines(item("甲") + item("乙", number=9), parts) == ["• 甲", "乙"]


def test_document_without_text() -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(paragraph(" "))
    assert caught.value.code == "E319"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"word/document.xml": b"<w:document><w:body>"}, "E327"),
        (
            {"word/document.xml": b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"},
            "E328",
        ),
        ({"word/document2/x": b""}, "E326"),
    ],
    ids=["cut XML", "document type", "no document"],
)
def test_damaged(files: dict[str, bytes], code: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(zip_of(files))
    assert caught.value.code == code


def test_cut_off() -> None:
    data = pack(paragraph("通知" * 500))
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(data[: len(data) // 2])
    assert caught.value.code == "E326"


def test_member_with_a_password() -> None:
    data = bytearray(pack(paragraph("通知")))
    at = data.rindex(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.rfind(b"PK\x01\x02", 0, at)
    with pytest.raises(EncryptedSourceError) as caught:
        read_bytes(bytes(data))
    assert caught.value.code == "E323"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(max_member_bytes=100), "E521"),
        (Limits(max_unpacked_bytes=100), "E521"),
        (Limits(max_members=2), "E523"),
        (Limits(max_xml_depth=3), "E524"),
        (Limits(max_xml_elements=5), "E524"),
        (Limits(max_characters=1), "E502"),
    ],
)
def test_limits(limits: Limits, code: str) -> None:
    with pytest.raises(LimitError) as caught:
        read_bytes(pack(paragraph("通知")), limits=limits)
    assert caught.value.code == code
