"""Saved mails and web archives: the part that holds the notice, attachments by name only."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart

import pytest

from noticeparse.errors import LimitError
from noticeparse.sources.document import Aside
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_bytes

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
