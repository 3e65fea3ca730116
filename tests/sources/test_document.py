"""Lines and pages of a source text."""

from __future__ import annotations

from hashlib import sha256

import pytest

from noticeparse.sources.read import read_bytes, read_text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    document = read_text(f"通知{end}各单位：{end}请报送")
    assert [document.line_of(document.text.index(mark)) for mark in "通各请"] == [1, 2, 3]


def test_pages() -> None:
    assert read_text("通知\f附件").page_of(3) is None


def test_digest_is_that_of_the_bytes() -> None:
    data = "通知单位".encode("gbk")
    assert read_bytes(data).sha256 == sha256(data).hexdigest()
    assert read_text("通知\ud800").sha256 == sha256("通知\ud800".encode("utf-8", "surrogatepass")).hexdigest()
