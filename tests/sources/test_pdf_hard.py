"""What real PDFs do to their letters: seals, watermarks, bold by printing twice, columns, footnotes, turned pages, radicals for letters."""

from __future__ import annotations

from io import BytesIO
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse import parse_bytes
from noticeparse.numerals import SAME_LETTERS
from noticeparse.sources.document import Aside
from noticeparse.sources.read import read_bytes
from tests.formats.paper import HEIGHT, LEFT, WIDTH, Placed, advance, set_pages
from tests.formats.pdf_writer import write_pdf
from tests.sources.test_pdf_layout import LINES, SHOWN, letters, read

if TYPE_CHECKING:
    from collections.abc import Callable

NOTICE = (
    "清河市教育局关于开展读书活动的通知\n各学校：\n"
    + "各学校要把读书活动与课堂教学、校园文化建设结合起来，制定活动方案，明确责任部门和责任人，统筹安排师生阅读时间，充实图书室藏书。\n"
    * 3
    + "清河市教育局\n2024年5月6日\n"
)


def turned(canvas: Any, words: str, at: tuple[float, float], angle: float, size: float) -> None:
    canvas.saveState()
    canvas.translate(at[0], HEIGHT - at[1])
    canvas.rotate(angle)
    canvas.setFont("STSong-Light", size)
    canvas.drawCentredString(0, 0, words)
    canvas.restoreState()


def watermark(canvas: Any, _: int) -> None:
    canvas.setFillGray(0.85)
    turned(canvas, "内部资料", (200, 170), 45, 60)
    canvas.setFillGray(0)


def seal(canvas: Any, _: int) -> None:
    canvas.setFillColorRGB(1, 0, 0)
    for at, letter in enumerate("清河市教育局"):
        angle = 200 - 44 * at
        place = 220 + 46 * cos(radians(angle)), 180 - 46 * sin(radians(angle))
        turned(canvas, letter, place, angle - 90, 14)
    turned(canvas, "0000000000", (220, 210), 0, 9)
    canvas.setFillColorRGB(0, 0, 0)


@pytest.mark.parametrize(
    ("draw", "words"),
    [(watermark, {"内部资料"}), (seal, {*"清河市教育局", "0000000000"})],
    ids=["watermark", "seal"],
)
def test_text_at_a_slant_is_kept_apart(draw: Callable[[Any, int], None], words: set[str]) -> None:
    document = read(before=draw)
    assert document.text == SHOWN
    (aside,) = document.asides
    assert (aside.kind, set(aside.text.split("\n"))) == ("stamp", words)
    assert document.notes == ()


def test_a_watermark_drawn_as_a_form_is_kept_apart() -> None:
    def draw(canvas: Any, _: int) -> None:
        canvas.beginForm("mark")
        canvas.setFont("STSong-Light", 40)
        canvas.drawString(0, 0, "内部资料")
        canvas.endForm()
        canvas.saveState()
        canvas.translate(150, HEIGHT - 200)
        canvas.rotate(30)
        canvas.doForm("mark")
        canvas.restoreState()

    document = read(before=draw)
    assert document.text == SHOWN
    assert document.asides == (Aside("stamp", "内部资料", 1),)


def test_what_is_printed_twice_for_bold_print_is_read_once() -> None:
    def draw(canvas: Any, _: int) -> None:
        canvas.setFillColorRGB(0, 0, 0)
        for line in (*LINES, *LINES[::-1]):
            letters(line.text, line.left + 0.4, line.baseline, line.size)(canvas, 1)

    assert read(after=draw).text == SHOWN


def test_the_same_words_in_two_places_are_read_twice() -> None:
    assert read(after=letters("各中小学校：", 80, 210)).text == f"{SHOWN}\n各中小学校："


@pytest.mark.parametrize("colour", [(1, 1, 1), (0, 0, 0)], ids=["whitened", "blackened"])
def test_what_is_covered_is_not_seen(colour: tuple[float, float, float]) -> None:
    def draw(canvas: Any, _: int) -> None:
        letters("6月9日前", 100, 210)(canvas, 1)
        canvas.setFillColorRGB(*colour)
        canvas.rect(90, HEIGHT - 215, 200, 25, stroke=0, fill=1)

    document = read(after=draw)
    assert document.text == SHOWN
    assert document.asides == (Aside("hidden", "6月9日前", 1),)


def test_what_is_marked_in_a_colour_one_can_see_through_is_seen() -> None:
    def draw(canvas: Any, _: int) -> None:
        canvas.setFillColorRGB(1, 1, 0)
        canvas.setFillAlpha(0.4)
        canvas.rect(90, HEIGHT - 190, 300, 25, stroke=0, fill=1)

    assert read(after=draw).text == SHOWN


def test_columns_are_parted_by_tabs_and_spaced_letters_are_not() -> None:
    lines = [
        *LINES,
        Placed(100, 210, 16, "市委宣传部"),
        Placed(300, 210, 16, "市图书馆"),
        *(Placed(100 + 60 * at, 240, 16, letter) for at, letter in enumerate("通知")),
    ]
    text = read_bytes(write_pdf([lines])).text
    assert "市委宣传部\t市图书馆" in text
    assert text.endswith("\n通 知")


def test_copies_set_in_columns() -> None:
    pages = set_pages(NOTICE)
    rows = [("抄送：市委宣传部", "市文化和旅游局"), ("市图书馆", "团市委")]
    for at, row in enumerate(rows):
        pages[0] += [Placed(LEFT + 250 * side, 640 + 22 * at, 14, words) for side, words in enumerate(row)]
    pages[0] += [
        Placed(LEFT + 14, 690, 14, "清河市教育局办公室"),
        Placed(LEFT + 300, 690, 14, "2024年5月6日印发"),
    ]
    notice = parse_bytes(write_pdf(pages))
    assert [office.text for office in notice.cc] == ["市委宣传部", "市文化和旅游局", "市图书馆", "团市委"]
    assert notice.printing_office is not None
    assert notice.printing_office.text == "清河市教育局办公室"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("清河市安全生产委员会办公", "室关于开展冬季专项检查", "的通知"),
            "清河市安全生产委员会办公室关于开展冬季专项检查的通知",
        ),
        (("关于转发《关于开展检查的通知", "》的通知"), "关于转发《关于开展检查的通知》的通知"),
        (("关于做好20", "24年防汛工作的通知"), "关于做好2024年防汛工作的通知"),
    ],
)
def test_a_title_is_broken_where_its_words_part(lines: tuple[str, ...], title: str) -> None:
    pages = set_pages(NOTICE.partition("\n")[2])
    down = [line._replace(baseline=line.baseline + 150) for line in pages[0]]
    head = [
        Placed((WIDTH - advance(words, 22)) / 2, 100 + 32 * at, 22, words) for at, words in enumerate(lines)
    ]
    notice = parse_bytes(write_pdf([[*head, *down]]))
    assert notice.title is not None
    assert notice.title.text == title


def test_what_stands_below_a_complete_title_is_no_part_of_it() -> None:
    lines = ("首页 > 通知公告", "关于开展检查的通知", "清河市教育局")
    head = [
        Placed((WIDTH - advance(words, 22)) / 2, 60 + 32 * at, 22, words) for at, words in enumerate(lines)
    ]
    down = [line._replace(baseline=line.baseline + 100) for line in set_pages(NOTICE.partition("\n")[2])[0]]
    assert read_bytes(write_pdf([[*head, *down]])).text.split("\n")[:3] == list(lines)


def test_a_footnote_is_kept_apart() -> None:
    pages = set_pages(NOTICE)
    pages[0].append(Placed(LEFT, 775, 9, "①本通知所称学校含中等职业学校，6月1日前有效。"))
    document = read_bytes(write_pdf(pages))
    assert "有效" not in document.text
    assert Aside("footnote", "①本通知所称学校含中等职业学校，6月1日前有效。", 1) in document.asides


@pytest.mark.parametrize("words", ["注：每县不超过5篇。", "1.每县不超过5篇。", "2024年5月印"])
def test_other_small_print_is_text(words: str) -> None:
    pages = set_pages(NOTICE)
    pages[0].append(Placed(LEFT, 700, 9, words))
    assert words in read_bytes(write_pdf(pages)).text


def test_radicals_are_the_letters_that_they_look_like() -> None:
    lines = [Placed(100, 100, 16, "⼯作于6⽉9⽇前完成，请各⻓假期值班⼈员⾄⼤⻔报到。")]
    assert lines[0].text.translate(SAME_LETTERS) == "工作于6月9日前完成，请各长假期值班人员至大门报到。"


def turned_pages(data: bytes, angle: int) -> bytes:
    import pypdfium2

    out = BytesIO()
    document = pypdfium2.PdfDocument(data)
    document[0].set_rotation(angle)
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("shown_upright", [True, False])
def test_a_turned_page_is_read_as_if_it_were_upright(angle: int, shown_upright: bool) -> None:
    """A ruled table at a quarter of a turn, with the page turned back for who looks at it, and without."""
    from reportlab.pdfgen.canvas import Canvas

    write_pdf([])
    out = BytesIO()
    high = WIDTH if angle in (90, 270) else HEIGHT
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    moves = {0: (0, 0), 90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}
    canvas.translate(*moves[angle])
    canvas.rotate(angle)
    canvas.setFont("STSong-Light", 16)
    canvas.drawString(80, high - 60, "附件")
    rows = [
        ("序号", "单位", "电话"),
        ("1", "东城区教育局", "0000-0000002"),
        ("2", "北山县教育局", "0000-0000003"),
    ]
    edges = (80, 140, 300, 480)
    for at, row in enumerate(rows):
        for left, words in zip(edges, row, strict=False):
            canvas.drawString(left + 4, high - 132 - 30 * at, words)
    for at in range(4):
        canvas.line(80, high - 110 - 30 * at, 480, high - 110 - 30 * at)
    for left in edges:
        canvas.line(left, high - 110, left, high - 200)
    canvas.save()
    document = read_bytes(turned_pages(out.getvalue(), angle) if shown_upright else out.getvalue())
    assert document.text.split() == ["附件", *(cell for row in rows for cell in row)]
    assert "2\t北山县教育局\t0000-0000003" in document.text
    start = document.text.index("北山县教育局")
    (box,) = document.boxes(start, start + 6)
    if shown_upright:
        assert box.left == pytest.approx(144, abs=3)
        assert box.right - box.left == pytest.approx(96, abs=6)
