"""Whatever the bytes are, there is a document or one of our errors."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from noticeparse.errors import NoticeparseError
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_bytes

HEADS = st.sampled_from([
    b"", b"%PDF-1.4\n", b"<html>", b"<!doctype html><title>a</title>", b"\xff\xfe", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xcd\xa8\xd6\xaa",
])  # fmt: skip
TAGS = st.sampled_from([
    "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<ol>", "<li>", "<a href=x>", "</a>", "<h1>", "<ul>", "<pre>",
    "<script>", "<!--", "-->", "<title>", "<body>", "<frameset>", "<div class=TRS_Editor>", "<p style='display:none'>", "&nbsp;", "&#xD800;", "\n",
    "各有关单位：", "请于5月6日前报送，谢谢。", "附件1.doc", "版权所有", "索引号：",
])  # fmt: skip


@given(HEADS, st.binary(max_size=300), st.sampled_from([None, "a.html", "a.pdf", "a.md"]))
def test_any_bytes(head: bytes, rest: bytes, name: str | None) -> None:
    with contextlib.suppress(NoticeparseError):
        document = read_bytes(head + rest, name=name)
        assert document.text.encode()
        assert read_bytes(head + rest, name=name) == document


@given(st.lists(TAGS, max_size=40))
def test_any_page(pieces: list[str]) -> None:
    with contextlib.suppress(NoticeparseError):
        document = read_bytes(("<html>" + "".join(pieces)).encode())
        assert document.text.strip()
        for start, end in document.table_spans:
            assert 0 <= start < end <= len(document.text)
            assert "\t" in document.text[start:end]


@given(st.text(max_size=40), st.text(max_size=8))
def test_any_encoding_name(text: str, encoding: str) -> None:
    with contextlib.suppress(NoticeparseError):
        assert read_bytes(text.encode("utf-8", "surrogatepass"), encoding=encoding).text.encode()


@given(st.binary(min_size=1, max_size=200), st.integers(min_value=1, max_value=50))
def test_limits_hold(data: bytes, most: int) -> None:
    with contextlib.suppress(NoticeparseError):
        assert len(read_bytes(data, limits=Limits(max_characters=most)).text) <= most
