"""PDF: pages of a text layer, and the four ways in which there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noticeparse.errors import EncryptedSourceError, NoTextLayerError, UnreadableSourceError
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    MakePdf = Callable[..., bytes]

FIRST = ["清河市教育局关于开展读书活动的通知", "各中小学：", "请于2024年5月6日前报送总结。"]


def test_pages_are_joined_by_form_feeds(make_pdf: MakePdf) -> None:
    document = read_bytes(make_pdf(FIRST, ["联系人：张某某"]), name="通知.pdf")
    assert document.text == "\n".join(FIRST) + "\n\f联系人：张某某"
    assert (document.media_type, document.reader, document.pages, document.encoding) == (
        "application/pdf",
        "pdf",
        2,
        None,
    )
    assert document.page_of(document.text.index("张")) == 2


def test_characters_beyond_the_basic_plane(make_pdf: MakePdf) -> None:
    assert read_bytes(make_pdf(["联系人：𠮷某"])).text == "联系人：𠮷某"


def test_content_decides_not_the_name(make_pdf: MakePdf) -> None:
    assert read_bytes(make_pdf(FIRST), name="通知.txt").reader == "pdf"
    assert (
        read_bytes("<!doctype html><p>各中小学：</p><p>请报送。</p>".encode(), name="通知.pdf").reader
        == "html"
    )
    assert read_bytes("各中小学：".encode(), name="通知.pdf").reader == "text"


def test_headers_of_a_crawler_before_the_file(make_pdf: MakePdf) -> None:
    assert read_bytes(b"HTTP/1.1 200 OK\r\n" * 40 + make_pdf(FIRST)).text.startswith("清河市教育局")


def test_page_without_text_keeps_its_place(make_pdf: MakePdf) -> None:
    document = read_bytes(make_pdf([], FIRST))
    assert (document.pages, document.text[:1]) == (2, "\f")


def test_scan(make_pdf: MakePdf) -> None:
    with pytest.raises(NoTextLayerError) as caught:
        read_bytes(make_pdf(["image"], []))
    assert caught.value.code == "E321"
    assert "--ocr" in caught.value.line("zh")


def test_blank_pages_are_no_scan(make_pdf: MakePdf) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(make_pdf([], []))
    assert caught.value.code == "E318"


def test_page_that_is_an_image_among_pages_of_text(make_pdf: MakePdf) -> None:
    document = read_bytes(make_pdf(FIRST, ["image"], ["联系人：张某某"]))
    assert document.notes == (("page-without-text", "2"),)
    assert document.page_of(document.text.index("张")) == 3


def test_password(locked_pdf: bytes) -> None:
    with pytest.raises(EncryptedSourceError) as caught:
        read_bytes(locked_pdf)
    assert caught.value.code == "E322"


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>"])
def test_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(data)
    assert caught.value.code == "E324"


def test_cut_off(make_pdf: MakePdf) -> None:
    with pytest.raises(UnreadableSourceError):
        read_bytes(make_pdf(FIRST)[:300])


def test_pages_past_the_limit_are_left_out_and_noted(make_pdf: MakePdf) -> None:
    document = read_bytes(make_pdf(FIRST, FIRST, FIRST), limits=Limits(max_pages=2))
    assert (document.pages, document.notes) == (2, (("pages-cut", "2"),))


def test_characters_of_a_page_past_the_limit_are_left_out_and_noted(make_pdf: MakePdf) -> None:
    document = read_bytes(make_pdf(FIRST), limits=Limits(max_page_characters=5))
    assert (document.text, document.notes) == ("清河市教育", (("page-characters-cut", "1"),))


def test_second_opinion(make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    def refuse(_: bytes) -> None:
        raise pypdfium2.PdfiumError("damaged")

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)
    document = read_bytes(make_pdf(FIRST, ["联系人：张某某"]))
    assert (document.pages, document.notes) == (2, (("second-reader", "pdfplumber"),))
    assert document.reader == "pdfplumber"
    assert document.text.replace(" ", "") == "\n".join(FIRST) + "\n\f联系人：张某某"


def test_fonts_that_do_not_say_what_they_print(make_pdf: MakePdf) -> None:
    private = make_pdf(FIRST).replace(b"<0000> <FFFF> <0000>", b"<0000> <FFFF> <E000>")
    with pytest.raises(NoTextLayerError) as caught:
        read_bytes(private)
    assert caught.value.code == "E317"
    assert "--ocr" in caught.value.line("en")


def test_fonts_without_a_map_whose_letters_are_guessed_wrongly(make_pdf: MakePdf) -> None:
    """Numbers of glyphs look like Latin letters."""
    glyphs = make_pdf(["".join(chr(0x21 + at) for at in range(60))] * 4)
    assert read_bytes(glyphs).text.startswith("!")
    with pytest.raises(NoTextLayerError):
        read_bytes(glyphs.replace(b" /ToUnicode 5 0 R", b" " * 17))


def test_fonts_without_a_map_whose_letters_are_guessed_rightly(make_pdf: MakePdf) -> None:
    data = make_pdf(FIRST).replace(b" /ToUnicode 5 0 R", b" " * 17)
    assert read_bytes(data).text == "\n".join(FIRST)
