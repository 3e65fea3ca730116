"""OFD: pages and their templates in reading order, places, hidden text, and files that are not what they say."""

from __future__ import annotations

import pytest

from noticeparse.errors import LimitError, NoTextLayerError, UnreadableSourceError
from noticeparse.sources.document import Aside, Box, SourceDocument
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_bytes
from tests.formats.docx_writer import zip_of
from tests.formats.ofd_writer import page_xml, text_object, write_ofd
from tests.formats.paper import Placed, set_pages

LINES = [Placed(100, 100, 16, "关于开展活动的通知"), Placed(100, 130, 16, "各学校：")]


def page_of(objects: str) -> SourceDocument:
    content = page_xml(LINES, objects=objects).encode()
    return read_bytes(write_ofd([LINES], extra={"Doc_0/Pages/Page_0/Content.xml": content}), name="通知.ofd")


def test_lines_from_top_to_bottom_whatever_the_order_of_the_file() -> None:
    pieces = [
        Placed(148, 100.5, 16, "活动的通知"),
        Placed(100, 130, 16, "各学校："),
        Placed(100, 100, 16, "关于开"),
    ]
    assert read_bytes(write_ofd([pieces])).text == "关于开活动的通知\n各学校："


def test_gaps_are_blanks_and_wide_gaps_tabs() -> None:
    pieces = [
        Placed(100, 100, 16, "张某"),
        Placed(140, 100, 16, "李某"),
        Placed(300, 100, 16, "0000-0000001"),
    ]
    assert read_bytes(write_ofd([pieces])).text == "张某 李某\t0000-0000001"


def test_what_is_drawn_twice_is_bold_and_read_once() -> None:
    twice = [*LINES, Placed(100.4, 100, 16, "关于开展活动的通知")]
    assert read_bytes(write_ofd([twice])).text == "关于开展活动的通知\n各学校："


def test_pages_templates_and_attachments() -> None:
    pages = [LINES, [Placed(100, 100, 16, "联系人：张某某")]]
    template = [Placed(100, 50, 9, "清河市教育局文件")]
    document = read_bytes(write_ofd(pages, template=template, attachments=["汇总表.xlsx"]))
    assert document.text == "关于开展活动的通知\n各学校：\n\f联系人：张某某"
    assert (document.pages, document.page_of(document.text.index("张"))) == (2, 2)
    assert document.asides == (
        Aside("attachment", "汇总表.xlsx"),
        Aside("header", "清河市教育局文件", 1),
        Aside("header", "清河市教育局文件", 2),
    )


def test_boxes_of_some_letters() -> None:
    document = read_bytes(write_ofd([LINES]))
    (box,) = document.boxes(2, 4)
    assert document.text[2:4] == "开展"
    assert [round(value) for value in box] == [1, 132, 86, 164, 102]
    both = document.boxes(0, len(document.text))
    assert [box.page for box in both] == [1, 1]
    assert document.boxes(0, 0) == []
    with pytest.raises(ValueError, match="no range"):
        document.boxes(0, 999)


def test_boxes_of_a_joined_paragraph_on_two_pages() -> None:
    paragraph = "为深入开展全民阅读活动，" * 60 + "现通知如下："
    text = f"关于开展活动的通知\n各学校：\n{paragraph}\n{paragraph}\n"
    document = read_bytes(write_ofd(set_pages(text)))
    assert document.text.replace("\f", "").split("\n")[2:4] == [paragraph, paragraph]
    start = document.text.index("为深入")
    boxes = document.boxes(start, start + len(paragraph))
    assert {box.page for box in boxes} == {1, 2}
    assert isinstance(boxes[0], Box)


@pytest.mark.parametrize(
    ("line", "attributes", "inside"),
    [
        (Placed(100, 200, 16, "6月9日前"), 'Visible="false"', ""),
        (Placed(100, 200, 16, "6月9日前"), 'Alpha="0"', ""),
        (Placed(100, 200, 16, "6月9日前"), "", '<ofd:FillColor Value="255 255 255"/>'),
        (Placed(100, 200, 1, "6月9日前"), "", ""),
        (Placed(100, -200, 16, "6月9日前"), "", ""),
    ],
    ids=["invisible", "transparent", "white", "tiny", "off the page"],
)
def test_what_is_not_shown_is_left_out_and_noted(line: Placed, attributes: str, inside: str) -> None:
    document = page_of(text_object(line, attributes, inside))
    assert document.text == "关于开展活动的通知\n各学校："
    assert document.notes == (("page-hidden-text", "1"),)
    assert document.asides == (Aside("hidden", "6月9日前", 1),)


def test_white_letters_on_a_coloured_ground_are_shown() -> None:
    ground = '<ofd:PathObject ID="8" Boundary="20 50 150 40" Fill="true"><ofd:FillColor Value="200 0 0"/></ofd:PathObject>'
    white = text_object(Placed(100, 200, 16, "特急"), "", '<ofd:FillColor Value="255 255 255"/>')
    assert page_of(ground + white).text == "关于开展活动的通知\n各学校：\n特急"


def test_letters_turned_by_a_matrix_and_repeated_steps() -> None:
    turned = (
        '<ofd:TextObject ID="9" Size="10" Boundary="20 100 100 20" CTM="0.5 0 0 0.5 0 0">'
        '<ofd:TextCode X="0" Y="10" DeltaX="g 3 10">张某某李</ofd:TextCode></ofd:TextObject>'
    )
    document = page_of(turned)
    assert document.text.endswith("各学校：\n张某某李")
    (box,) = document.boxes(len(document.text) - 4, len(document.text))
    assert round(box.right - box.left) == round(4 * 5 * 72 / 25.4)


def test_pages_of_images_are_a_scan() -> None:
    image = '<ofd:ImageObject ID="7" Boundary="0 0 210 297" ResourceID="3"/>'
    data = write_ofd([[]], extra={"Doc_0/Pages/Page_0/Content.xml": page_xml([], objects=image).encode()})
    with pytest.raises(NoTextLayerError) as caught:
        read_bytes(data)
    assert caught.value.code == "E321"


def test_blank_pages() -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(write_ofd([[]]))
    assert caught.value.code == "E318"


def test_a_page_that_is_missing_does_not_cost_the_others() -> None:
    data = write_ofd([LINES, LINES], extra={"Doc_0/Pages/Page_1/Content.xml": b"<broken"})
    document = read_bytes(data)
    assert document.pages == 2
    assert document.notes == (
        ("member-unreadable", "Doc_0/Pages/Page_1/Content.xml"),
        ("page-unreadable", "2"),
    )


ROOT = b"<OFD><DocBody><DocRoot>%s</DocRoot></DocBody></OFD>"
DOCUMENT = b"<Document><Pages><Page ID='1' BaseLoc='%s'/></Pages></Document>"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"OFD.xml": ROOT % b"../../etc/Document.xml", "Document.xml": DOCUMENT % b"p.xml"}, "E318"),
        ({"OFD.xml": ROOT % b"Document.xml", "Document.xml": DOCUMENT % b"../../../etc/hostname"}, "E318"),
        ({"OFD.xml": ROOT % b"Document.xml", "Document.xml": DOCUMENT % b"OFD.xml"}, "E318"),
        ({"OFD.xml": b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><OFD>&b;</OFD>"}, "E328"),
        ({"OFD.xml": b"<OFD>"}, "E327"),
        ({"x/OFD.xml": b"<OFD/>"}, "E326"),
    ],
    ids=["root outside", "page outside", "page that is the file", "document type", "cut XML", "no root"],
)
def test_files_that_are_not_what_they_say(files: dict[str, bytes], code: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(zip_of(files))
    assert caught.value.code == code


def test_limits() -> None:
    document = read_bytes(write_ofd([LINES, LINES, LINES]), limits=Limits(max_pages=2))
    assert (document.pages, document.notes) == (2, (("pages-cut", "2"),))
    document = read_bytes(write_ofd([LINES]), limits=Limits(max_page_characters=8))
    assert (document.text, document.notes) == ("关于开展活动的通知", (("page-characters-cut", "1"),))
    with pytest.raises(LimitError) as caught:
        read_bytes(write_ofd([LINES]), limits=Limits(max_xml_depth=3))
    assert caught.value.code == "E524"


def test_xml_in_a_chinese_encoding() -> None:
    content = page_xml(LINES).encode("gb18030")
    declared = b"<?xml version='1.0' encoding='GBK'?>" + content
    document = read_bytes(write_ofd([LINES], extra={"Doc_0/Pages/Page_0/Content.xml": declared}))
    assert document.text == "关于开展活动的通知\n各学校："


def test_text_at_a_slant_is_kept_apart() -> None:
    mark = Placed(200, 300, 40, "内部资料")
    document = page_of(text_object(mark, 'CTM="0.7 -0.7 0.7 0.7 0 0"', ""))
    assert document.text == "关于开展活动的通知\n各学校："
    assert document.asides == (Aside("stamp", "内部资料", 1),)
    assert document.notes == ()
