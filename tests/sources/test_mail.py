"""Saved mails and web archives: the part that holds the notice, and what is attached to it."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart

import pytest

from noticeparse import parse_bytes
from noticeparse.errors import LimitError
from noticeparse.sources.document import Aside
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_bytes
from tests.formats.docx_writer import write_docx
from tests.formats.paper import set_pages
from tests.formats.pdf_writer import write_pdf

NOTICE = "清河市教育局关于开展活动的通知\n各学校：\n请抓好落实。\n清河市教育局\n2024年5月6日\n"
TEXT = "关于开展读书活动的通知\n各中小学校：\n请于5月6日前报送总结。\n"
PAGE = (
    "<html><body><p>关于开展读书活动的通知</p><p>各中小学校：</p><p>请于5月6日前报送总结。</p></body></html>"
)


def mail(text: str | None, page: str | None = None, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "bangong@example.org"
    message["To"] = "xuexiao@example.org"
    message["Subject"] = "转：读书活动"
    if text is not None:
        message.set_content(text, charset=charset)
    if page is not None and text is not None:
        message.add_alternative(page, subtype="html", charset=charset)
    elif page is not None:
        message.set_content(page, subtype="html", charset=charset)
    return message


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_text_part(charset: str) -> None:
    document = read_bytes(mail(TEXT, charset=charset).as_bytes(), name="通知.eml")
    assert document.text.replace("\r\n", "\n") == TEXT
    assert (document.media_type, document.reader, document.encoding) == ("message/rfc822", "mail", charset)
    assert document.title_hint == "转：读书活动"


def test_page_where_there_is_no_text_or_only_a_stub() -> None:
    for text in (None, "请用支持网页的程序查看。"):
        document = read_bytes(mail(text, PAGE).as_bytes())
        assert document.text == TEXT.rstrip("\n")


def test_text_before_page_where_both_say_the_same() -> None:
    assert read_bytes(mail(TEXT, PAGE).as_bytes()).text.replace("\r\n", "\n") == TEXT


def test_attachments_are_named_without_folders() -> None:
    message = mail(TEXT)
    message.add_attachment(
        b"%PDF-1.7", maintype="application", subtype="pdf", filename="../../var/汇总表.pdf"
    )
    document = read_bytes(message.as_bytes())
    assert document.asides == (Aside("attachment", "汇总表.pdf"),)
    assert "PDF" not in document.text


def attach(message: EmailMessage, name: str, data: bytes) -> None:
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)


def test_what_is_attached_stands_behind_the_words_of_the_mail() -> None:
    message = mail("各学校：\n通知见附件。\n")
    attach(message, "通知.docx", write_docx(TEXT))
    attach(message, "通知.pdf", write_pdf(set_pages(NOTICE)))
    document = read_bytes(message.as_bytes())
    words = document.text.split()
    assert words[:4] == ["各学校：", "通知见附件。", *TEXT.split()[:2]]
    assert words[-1] == "2024年5月6日"
    assert "\f" not in document.text
    assert document.pages is None
    notice = parse_bytes(message.as_bytes())
    assert notice.title is not None
    assert notice.title.text == "关于开展读书活动的通知"


def test_a_mail_that_is_one_attachment_has_its_pages() -> None:
    message = mail("")
    attach(message, "通知.pdf", write_pdf(set_pages(NOTICE)))
    document = read_bytes(message.as_bytes())
    assert (document.pages, document.media_type, document.reader) == (1, "message/rfc822", "mail")
    assert document.boxes(0, 4) != []
    assert Aside("attachment", "通知.pdf") in document.asides


def test_tables_of_an_attachment_are_found_in_the_whole() -> None:
    message = mail(TEXT)
    attach(message, "名单.docx", write_docx("单位\t电话\n示例小学\t0000-0000123\n示例中学\t0000-0000124\n"))
    document = read_bytes(message.as_bytes())
    ((start, end),) = document.table_spans
    assert document.text[start:end].split("\n")[0] == "单位\t电话"


def test_what_can_not_be_read_is_named() -> None:
    message = mail(TEXT)
    attach(message, "坏.docx", b"PK\x03\x04word/document.xml")
    attach(message, "表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    attach(message, "图.png", b"\x89PNG\r\n\x1a\n")
    attach(message, "数据.bin", b"abc")
    attach(message, "信.eml", mail(TEXT * 2).as_bytes())
    document = read_bytes(message.as_bytes())
    assert document.text.replace("\r\n", "\n") == TEXT
    assert document.notes == (
        ("attachment-unreadable", "坏.docx E326"),
        ("attachment-unreadable", "表.xls E313"),
    )
    assert [aside.text for aside in document.asides] == ["坏.docx", "表.xls", "图.png", "数据.bin", "信.eml"]


def test_attachments_have_an_end() -> None:
    message = mail(TEXT)
    for number in range(25):
        attach(message, f"{number}.txt", f"第{number}份\n".encode())
    text = read_bytes(message.as_bytes()).text
    assert "第19份" in text
    assert "第20份" not in text


def test_mail_in_a_mail() -> None:
    outer = MIMEMultipart()
    outer["Subject"] = "转发"
    from email.mime.message import MIMEMessage

    outer.attach(MIMEMessage(mail(TEXT)))
    assert read_bytes(outer.as_bytes()).text.replace("\r\n", "\n") == TEXT


def test_mail_that_gives_no_version_is_known_by_its_head() -> None:
    head = "From: a@example.org\nTo: b@example.org\nSubject: =?gb2312?B?zajWqg==?=\n\n"
    document = read_bytes((head + TEXT).encode())
    assert (document.text, document.title_hint) == (TEXT, "通知")
    assert read_bytes(f"主题：活动\nFrom: 某处\n{TEXT}".encode()).reader == "text"


def test_charset_that_the_bytes_deny() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    document = read_bytes(head + TEXT.encode("gb18030"))
    assert (document.text, document.encoding) == (TEXT, "gb18030")


@pytest.mark.parametrize("depth", [25, 500])
def test_parts_in_parts_without_end(depth: int) -> None:
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(depth)
    )
    with pytest.raises(LimitError) as caught:
        read_bytes(f"MIME-Version: 1.0\n{heads}Content-Type: text/plain\n\n{TEXT}".encode())
    assert caught.value.code == "E525"
    assert Limits().max_mail_depth == 20
