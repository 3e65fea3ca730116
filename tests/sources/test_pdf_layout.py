"""What a PDF page shows and what it does not: hidden letters, heads and feet, ruled tables, wrapped lines, and where letters stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from noticeparse import parse_bytes
from noticeparse.sources.document import Aside, SourceDocument
from noticeparse.sources.read import read_bytes
from tests.formats.paper import HEIGHT, Placed, set_pages
from tests.formats.pdf_writer import write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[Any, int], None]

LINES = [
    Placed(100, 100, 22, "关于开展读书活动的通知"),
    Placed(80, 150, 16, "各中小学校："),
    Placed(112, 180, 16, "请于2024年5月6日前报送总结。"),
]
SHOWN = "关于开展读书活动的通知\n各中小学校：\n请于2024年5月6日前报送总结。"


def read(before: Draw | None = None, after: Draw | None = None) -> SourceDocument:
    return read_bytes(write_pdf([LINES], before=before, after=after))


def letters(words: str, left: float, top: float, size: float = 16, **looks: Any) -> Draw:
    """Draws words at a place, in a colour or a mode of rendering."""

    def draw(canvas: Any, _: int) -> None:
        canvas.saveState()
        text = canvas.beginText(left, HEIGHT - top)
        text.setFont("STSong-Light", size)
        text.setTextRenderMode(looks.get("mode", 0))
        red, green, blue = looks.get("colour", (0, 0, 0))
        text.setFillColorRGB(red, green, blue)
        text.textOut(words)
        canvas.drawText(text)
        canvas.restoreState()

    return draw


def ground(red: float, green: float, blue: float) -> Draw:
    def draw(canvas: Any, _: int) -> None:
        canvas.setFillColorRGB(red, green, blue)
        canvas.rect(90, HEIGHT - 230, 300, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)

    return draw


def image(canvas: Any, _: int) -> None:
    from reportlab.lib.utils import ImageReader

    pil = pytest.importorskip("PIL.Image")
    canvas.drawImage(ImageReader(pil.new("L", (20, 28), 230)), 0, 0, 595, 842)


@pytest.mark.parametrize(
    "draw",
    [
        letters("6月9日前", 100, 210, mode=3),
        letters("6月9日前", 100, 210, colour=(1, 1, 1)),
        letters("6月9日前", 100, 210, size=1),
        letters("6月9日前", 100, -60),
        letters("6月9日前", 900, 210),
    ],
    ids=["invisible", "white on white", "tiny", "above the page", "beside the page"],
)
def test_what_nobody_sees_is_left_out_and_noted(draw: Draw) -> None:
    document = read(after=draw)
    assert document.text == SHOWN
    assert document.notes == (("page-hidden-text", "1"),)
    assert document.asides == (Aside("hidden", "6月9日前", 1),)
    assert len(parse_bytes(write_pdf([LINES], after=draw)).deadlines) == 1


def test_white_letters_on_a_coloured_ground_are_seen() -> None:
    document = read(ground(0.8, 0, 0), letters("特急", 100, 215, colour=(1, 1, 1)))
    assert document.text == f"{SHOWN}\n特急"
    assert document.notes == ()
    assert read(ground(1, 1, 1), letters("特急", 100, 215, colour=(1, 1, 1))).text == SHOWN


def test_letters_that_recognition_laid_under_the_image_are_read_and_noted() -> None:
    document = read(image, letters("（此件主动公开）", 112, 215, mode=3))
    assert document.text == f"{SHOWN}\n（此件主动公开）"
    assert document.notes == (("recognised-text-layer", "1"),)


def test_lines_from_top_to_bottom_whatever_the_order_of_the_file() -> None:
    def masthead(canvas: Any, _: int) -> None:
        canvas.setFont("STSong-Light", 26)
        for number, mark in enumerate("清河市教育局文件"):
            canvas.drawString(100 + 44 * number, HEIGHT - 70, mark)

    document = read(after=masthead)
    assert document.text.replace(" ", "") == f"清河市教育局文件\n{SHOWN}"
    start = document.text.index("件")
    assert document.boxes(start, start + 1)[0].left == pytest.approx(100 + 44 * 7, abs=3)
    notice = parse_bytes(write_pdf([[Placed(200, 120, 16, "清教〔2024〕5号"), *LINES]], after=masthead))
    assert notice.document_number is not None
    assert [issuer.text for issuer in notice.issuers] == ["清河市教育局"]


def test_columns_are_read_one_after_the_other() -> None:
    left = [Placed(80, 100 + 24 * number, 12, f"左栏第{number}行各学校要加强领导") for number in range(9)]
    right = [Placed(320, 100 + 24 * number, 12, f"右栏第{number}行各学校要加强领导") for number in range(9)]
    lines = read_bytes(write_pdf([[*left, *right]])).text.split("\n")
    assert [line[0] for line in lines] == ["左"] * 9 + ["右"] * 9


def test_blanks_that_only_the_spacing_of_print_makes() -> None:
    def stretched(canvas: Any, _: int) -> None:
        canvas.setFont("STSong-Light", 16)
        at = 112.0
        for words, gap in (("定于", 4), ("2024", 4), ("年", 2), ("开", 2), ("展活动，", 20), ("特此通知", 0)):
            canvas.drawString(at, HEIGHT - 230, words)
            at += canvas.stringWidth(words, "STSong-Light", 16) + gap

    assert read(after=stretched).text.split("\n")[-1] == "定于2024年开展活动， 特此通知"


BODY = "为深入推进全民阅读，营造爱读书、读好书、善读书的浓厚氛围，市教育局决定在全市中小学校开展读书活动，现将有关事项通知如下："
NOTICE = f"关于开展读书活动的通知\n各中小学校：\n{BODY}\n" + "".join(
    f"一、活动主题\n{BODY}\n" for _ in range(12)
)


def test_heads_feet_and_page_numbers_are_kept_apart() -> None:
    pages = set_pages(NOTICE, running_head="清河市教育局文件")
    document = read_bytes(write_pdf(pages))
    assert len(pages) > 2
    assert "教育局文件" not in document.text
    assert "—" not in document.text
    assert [(aside.kind, aside.text) for aside in document.asides if aside.page == 2] == [
        ("header", "清河市教育局文件"),
        ("footer", "— 2 —"),
    ]


def test_wrapped_lines_are_one_paragraph_also_across_pages() -> None:
    document = read_bytes(write_pdf(set_pages(NOTICE)))
    assert document.text.replace("\f", "").split("\n") == NOTICE.split("\n")[:-1]
    assert document.text.count("\f") == document.pages - 1 if document.pages else False


def test_boxes_of_a_value_on_its_page() -> None:
    document = read()
    start = document.text.index("2024")
    (box,) = document.boxes(start, start + len("2024年5月6日"))
    assert box.page == 1
    assert 140 < box.left < 150
    assert 160 < box.top < box.bottom < 190
    assert [round(each.top) for each in document.boxes(0, len(document.text))] == sorted(
        round(each.top) for each in document.boxes(0, len(document.text))
    )


def test_boxes_of_a_letter_beyond_the_basic_plane(make_pdf: Callable[..., bytes]) -> None:
    document = read_bytes(make_pdf(["联系人：𠮷某"]))
    first, second = document.boxes(4, 5), document.boxes(5, 6)
    assert first[0].left < second[0].left


def test_boxes_on_a_page_that_is_turned() -> None:
    data = write_pdf([LINES])
    assert b"/Rotate 0 " in data
    document = read_bytes(data.replace(b"/Rotate 0 ", b"/Rotate 90"))
    upright = read()
    (turned,), (straight,) = document.boxes(0, 4), upright.boxes(0, 4)
    assert turned.bottom - turned.top == pytest.approx(straight.right - straight.left, abs=0.1)


ROWS = [
    ["姓名", "单位", "电话"],
    ["张某", "清河市教育局基础教育科综合业务组", "0000-0000001"],
    ["李某", "清河一中", "0000-0000002"],
]


def ruled(canvas: Any, _: int) -> None:
    """A table whose second column is too narrow for one of its cells."""
    lefts, tops = (80, 160, 300, 480), (300, 330, 380, 410)
    for top in tops:
        canvas.line(lefts[0], HEIGHT - top, lefts[-1], HEIGHT - top)
    for left in lefts:
        canvas.line(left, HEIGHT - tops[0], left, HEIGHT - tops[-1])
    canvas.setFont("STSong-Light", 14)
    for row, top in zip(ROWS, tops, strict=False):
        for words, left in zip(row, lefts, strict=False):
            for number, line in enumerate((words[:9], words[9:]) if len(words) > 12 else (words,)):
                canvas.drawString(left + 4, HEIGHT - top - 18 - 18 * number, line)


def test_ruled_table_is_read_row_by_row() -> None:
    document = read(after=ruled)
    (span,) = document.table_spans
    rows = document.text[slice(*span)].split("\n")
    assert rows[0].split("\t") == ROWS[0]
    assert rows[2].split("\t") == ROWS[2]
    assert rows[1].startswith("张某\t清河市教育局基础教")
    assert rows[1].endswith("\t0000-0000001")
    start = document.text.index("0000-0000002")
    (box,) = document.boxes(start, start + 12)
    assert 300 < box.left < box.right < 480


def test_frame_around_the_page_is_no_table() -> None:
    def frame(canvas: Any, _: int) -> None:
        canvas.rect(60, 60, 480, 720)
        canvas.line(60, 400, 540, 400)

    document = read(frame)
    assert (document.text, document.table_spans) == (SHOWN, ())
