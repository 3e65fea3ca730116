"""Character recognition: what is asked of the engine and what is made of its answer; the engine itself only where it is installed."""

from __future__ import annotations

import sys
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse import parse_bytes
from noticeparse.errors import LimitError, MissingDependencyError, NoTextLayerError, UnreadableSourceError
from noticeparse.sources import ocr
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("numpy")
Image = pytest.importorskip("PIL.Image")

LINES = [
    ("关于开展读书活动的通知", 40, 0.99),
    ("各中小学校：", 80, 0.99),
    ("请于2024年5月6日前报送总结。", 120, 0.61),
]


def answer(lines: list[tuple[str, int, float]]) -> Any:
    """The engine's answer: for each line four corners, the words and how sure it is."""
    if not lines:
        return SimpleNamespace(boxes=None, txts=None, scores=None)
    boxes = [
        [[50, top], [50 + 20 * len(words), top], [50 + 20 * len(words), top + 20], [50, top + 20]]
        for words, top, _ in lines
    ]
    return SimpleNamespace(boxes=boxes, txts=[line[0] for line in lines], scores=[line[2] for line in lines])


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The images that the engine was asked to read; it answers with the lines above."""
    asked: list[Any] = []

    def read(image: Any) -> Any:
        asked.append(image)
        return answer(LINES)

    monkeypatch.setattr(ocr, "_engine", lambda: read)
    return asked


def image(form: str = "PNG", frames: int = 1, size: tuple[int, int] = (600, 800), **options: Any) -> bytes:
    out = BytesIO()
    pages = [Image.new("L", size, 255) for _ in range(frames)]
    more = {"save_all": True, "append_images": pages[1:]} if frames > 1 else {}
    pages[0].save(out, form, **more, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "media_type"), [("PNG", "png"), ("JPEG", "jpeg"), ("TIFF", "tiff"), ("BMP", "bmp")]
)
def test_image(engine: list[Any], form: str, media_type: str) -> None:
    document = read_bytes(image(form), name="通知.pdf", ocr=True)
    assert document.text == "\n".join(line[0] for line in LINES)
    assert (document.media_type, document.reader, document.pages) == (f"image/{media_type}", "ocr", 1)
    assert engine[0].shape == (800, 600, 3)


def test_image_without_being_asked() -> None:
    with pytest.raises(NoTextLayerError) as caught:
        read_bytes(image())
    assert caught.value.code == "E320"


def test_doubtful_line_is_a_diagnostic_with_its_place(engine: list[Any]) -> None:
    assert engine == []
    document = read_bytes(image(), ocr=True)
    start = document.text.index("请于")
    assert document.doubts == (("ocr-uncertain", "61%", start, len(document.text)),)
    notice = parse_bytes(image(), ocr=True)
    (found,) = [diagnostic for diagnostic in notice.diagnostics if diagnostic.code == "ocr-uncertain"]
    assert found.span is not None
    assert (found.span.start, found.span.end) == (start, len(document.text))
    assert "ocr" in [diagnostic.code for diagnostic in notice.diagnostics]


def test_places_by_the_resolution_that_the_image_gives(engine: list[Any]) -> None:
    assert engine == []
    document = read_bytes(image(dpi=(144, 144)), ocr=True)
    (box,) = document.boxes(0, 2)
    assert [round(value) for value in box] == [1, 25, 20, 45, 30]


def test_every_image_of_a_tiff_is_a_page(engine: list[Any]) -> None:
    document = read_bytes(image("TIFF", frames=3), ocr=True, limits=Limits(max_pages=2))
    assert (document.pages, len(engine)) == (2, 2)
    assert document.notes == (("pages-cut", "2"), ("ocr", "2"))


def test_only_pages_without_text_are_recognised(engine: list[Any], make_pdf: Callable[..., bytes]) -> None:
    data = make_pdf(["清河市教育局"], ["image"], [])
    document = read_bytes(data, ocr=True)
    assert len(engine) == 1
    assert document.text.startswith("清河市教育局\n\f关于开展读书活动的通知")
    start = document.text.index("关于开展")
    assert [box.page for box in document.boxes(start, start + 4)] == [2]
    assert document.notes == (("ocr", "1"),)
    assert [doubt[:2] for doubt in document.doubts] == [("ocr-uncertain", "61%")]
    assert document.text[slice(*document.doubts[0][2:])] == LINES[2][0]


def test_pixels_over_the_limit(engine: list[Any], make_pdf: Callable[..., bytes]) -> None:
    for data in (image(), make_pdf(["image"])):
        with pytest.raises(LimitError) as caught:
            read_bytes(data, ocr=True, limits=Limits(max_pixels=1000))
        assert caught.value.code == "E526"
    assert engine == []


def test_dash_that_was_read_as_a_numeral(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [("9月4日一6日，一是2024年一2025年", 40, 0.99), ("第一次，6月30日一律", 80, 0.99)]
    monkeypatch.setattr(ocr, "_engine", lambda: lambda _: answer(lines))
    assert read_bytes(image(), ocr=True).text == "9月4日—6日，一是2024年—2025年\n第一次，6月30日一律"


def test_nothing_recognised(monkeypatch: pytest.MonkeyPatch, make_pdf: Callable[..., bytes]) -> None:
    monkeypatch.setattr(ocr, "_engine", lambda: lambda _: answer([]))
    for data in (image(), make_pdf(["image"])):
        with pytest.raises(UnreadableSourceError) as caught:
            read_bytes(data, ocr=True)
        assert caught.value.code == "E329"


def test_damaged_image(engine: list[Any]) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(image()[:60], ocr=True)
    assert caught.value.code == "E307"
    assert engine == []


def test_missing_engine_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ocr._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(MissingDependencyError) as caught:
        read_bytes(image(), ocr=True)
    assert (caught.value.code, caught.value.exit_code) == ("E402", 4)
    assert "pip install 'noticeparse[ocr]'" in caught.value.line("zh")


def test_engine_itself() -> None:
    pytest.importorskip("rapidocr")
    pytest.importorskip("onnxruntime")
    from PIL import ImageDraw, ImageFont

    page = Image.new("RGB", (700, 200), "white")
    ImageDraw.Draw(page).text((40, 60), "Tel 0000-0000123", fill="black", font=ImageFont.load_default(48))
    out = BytesIO()
    page.save(out, "PNG")
    assert "0000-0000123" in read_bytes(out.getvalue(), ocr=True).text
