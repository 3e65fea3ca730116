"""Damage anywhere in a good file: there is a document or one of our errors, and places stay inside."""

from __future__ import annotations

import contextlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeparse.errors import NoticeparseError
from noticeparse.sources.read import read_bytes
from tests.formats.docx_writer import write_docx, zip_of
from tests.formats.ofd_writer import write_ofd
from tests.formats.paper import set_pages
from tests.sources.conftest import write_pdf

TEXT = (
    "关于开展读书活动的通知\n各中小学校：\n一、时间\n请于5月6日前报送总结。\n姓名\t电话\n张某\t0000-0000001\n"
)
FILES = {
    "docx": write_docx(TEXT, automatic=True, header="内部资料"),
    "ofd": write_ofd(set_pages(TEXT), attachments=["a.xlsx"]),
    "pdf": write_pdf(TEXT.split("\n")),
}
DAMAGE = st.lists(
    st.tuples(
        st.floats(min_value=0, max_value=0.999),
        st.integers(min_value=0, max_value=30),
        st.sampled_from(
            [
                b"",
                b"\0",
                b"0",
                b"9999999999",
                b"-1",
                b"<",
                b">",
                b"\xff\xfe",
                b"nan",
                b'"',
                b"/",
                b"<!DOCTYPE a>",
            ]
        ),
    ),
    min_size=1,
    max_size=6,
)


def damaged(data: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, put in damage:
        at = int(place * len(data))
        data = data[:at] + put + data[at + length :]
    return data


@pytest.mark.parametrize("form", FILES)
@given(DAMAGE, st.integers(min_value=0, max_value=40))
@settings(deadline=None, max_examples=60)
def test_damage(form: str, damage: list[tuple[float, int, bytes]], member: int) -> None:
    data = FILES[form]
    if form == "pdf" or member == 0:
        data = damaged(data, damage)
    else:
        # Damage to the packed bytes only ever fails their checksum; what the reader sees is what was packed.
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            hit = names[member % len(names)]
            data = zip_of(
                {name: damaged(archive.read(name), damage if name == hit else []) for name in names}
            )
    with contextlib.suppress(NoticeparseError):
        document = read_bytes(data)
        for start, end in document.table_spans:
            assert 0 <= start < end <= len(document.text)
        for box in document.boxes(0, min(40, len(document.text))):
            assert 1 <= box.page <= (document.pages or 1)
