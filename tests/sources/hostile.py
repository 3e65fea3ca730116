"""Files made to hurt their reader, each of a few kilobytes where it can be, and the answers that are right for them."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from tests.formats.docx_writer import NAMESPACES, pack, paragraph, zip_of
from tests.sources.conftest import join_objects, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

READ = "read"
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_MEGABYTE = 1 << 20
_LINES = ["关于开展读书活动的通知", "各中小学校：", "请于2024年5月6日前报送总结。"]


class Case(NamedTuple):
    """A file's name, how to make it, and the codes of the errors that are right; ``READ`` is a document, whole or in part."""

    name: str
    make: Callable[[], bytes]
    answers: tuple[str, ...]


def _page(content: bytes, resources: bytes = b"", box: bytes = b"0 0 595 842", *more: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Resources << %s >> /Contents 4 0 R >>" % (
        box,
        resources,
    )
    return join_objects([_CATALOG, _PAGES, page, content, *more])


def _stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), head) + data + b"\nendstream"


def _spaces(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * _MEGABYTE) for _ in range(megabytes)) + packer.flush()


def _form(content: bytes, number: int) -> bytes:
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % number
    return _stream(content, head)


def _fan(deep: int = 10, wide: int = 10) -> bytes:
    forms = [_form(b"/X Do " * wide, 6 + at) for at in range(deep - 1)]
    return _page(_stream(b"/X Do"), b"/XObject << /X 5 0 R >>", b"0 0 595 842", *forms, _stream(b"BT ET"))


def _self_drawing() -> bytes:
    return _page(_stream(b"/X Do"), b"/XObject << /X 5 0 R >>", b"0 0 595 842", _form(b"/X Do /X Do", 5))


def _nested_streams() -> bytes:
    packed = zlib.compress(zlib.compress(_spaces(512), 9), 9)
    return _page(_stream(packed, b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"))


def _image() -> bytes:
    head = b"/Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return _page(
        _stream(b"q 500 0 0 500 0 0 cm /I Do Q"),
        b"/XObject << /I 5 0 R >>",
        b"0 0 595 842",
        _stream(b"x", head),
    )


def _many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 20_003))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return join_objects(
        [_CATALOG, b"<< /Type /Pages /Kids [" + kids + b"] /Count 20000 >>", *[page] * 20_000]
    )


def _deep_pages() -> bytes:
    tree = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(5_000)]
    return join_objects([_CATALOG, *tree, b"<< /Type /Page /MediaBox [0 0 9 9] >>"])


def _many_rules() -> bytes:
    rules = b"\n".join(b"%d 0 m %d 800 l S" % (number % 500, number % 500) for number in range(100_000))
    return _page(_stream(rules))


def _grid() -> bytes:
    rules = (b"%d 0 m %d 800 l S 0 %d m 500 %d l S" % ((number * 2,) * 4) for number in range(199))
    return _page(_stream(b"\n".join(rules)))


def _docx(document: bytes) -> bytes:
    return zip_of({"word/document.xml": document})


def _size_lie() -> bytes:
    """A member that is larger than the directory of the archive says."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (20 * _MEGABYTE) + b"</a>")
    data = bytearray(out.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def _members(count: int) -> bytes:
    return zip_of({"word/document.xml": b"<a/>", **{f"word/m{number}": b"" for number in range(count)}})


def _nested_tables(deep: int) -> bytes:
    inner = paragraph("x")
    for _ in range(deep):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return pack(inner)


def _external() -> bytes:
    link = 'r:id="a"/><w:attachedTemplate r:id="b"/>'
    return pack(paragraph("关于开展活动的通知") + f"<w:altChunk {link}")


_LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
    + b"]><a>&j;</a>"
)
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_XML = f"<w:document {NAMESPACES}><w:body>".encode()

CASES = (
    Case("page that is itself.pdf", lambda: join_objects([_CATALOG, _PAGES, b"3 0 R"]), ("E318", "E324")),
    Case("references in a ring.pdf", lambda: _page(b"5 0 R", b"", b"0 0 9 9", b"4 0 R"), ("E318", "E324")),
    Case(
        "length of itself.pdf",
        lambda: _page(b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"),
        ("E318", "E324"),
    ),
    Case(
        "previous table in a ring.pdf",
        lambda: write_pdf(_LINES).replace(b"<< /Size", b"<< /Prev 9 /Size"),
        (READ,),
    ),
    Case("100 MB in a stream.pdf", lambda: _page(_stream(_spaces(100), b"/Filter /FlateDecode")), ("E528",)),
    Case("512 MB in three streams.pdf", _nested_streams, ("E528",)),
    Case("forms that draw forms.pdf", _fan, ("E527",)),
    Case("form that draws itself twice.pdf", _self_drawing, ("E527",)),
    Case("100 000 open brackets.pdf", lambda: _page(_stream(b"[" * 100_000)), ("E318",)),
    Case(
        "20 000 dictionaries.pdf",
        lambda: _page(b"<< /A " * 20_000 + b"1" + b" >>" * 20_000),
        ("E318", "E324"),
    ),
    Case(
        "tree of pages in a ring.pdf",
        lambda: _page(_stream(b"")).replace(b"[3 0 R]", b"[2 0 R]"),
        ("E318", "E324"),
    ),
    Case("tree of pages 5 000 deep.pdf", _deep_pages, ("E318", "E324")),
    Case(
        "2 147 483 647 pages.pdf",
        lambda: _page(_stream(b"")).replace(b"/Count 1", b"/Count 2147483647"),
        ("E318",),
    ),
    Case("20 000 pages.pdf", _many_pages, ("E318",)),
    Case("page without a size.pdf", lambda: _page(_stream(b""), b"", b"a b c d"), ("E318",)),
    Case(
        "page of 10^9 points.pdf", lambda: _page(_stream(b""), b"", b"0 0 1000000000 1000000000"), ("E318",)
    ),
    Case("100 000 rules.pdf", _many_rules, ("E321",)),
    Case("grid of 39 000 cells.pdf", _grid, ("E321",)),
    Case("image of 60 000 x 60 000.pdf", _image, ("E321",)),
    Case("cut at the half.pdf", lambda: (data := write_pdf(_LINES))[: len(data) // 2], ("E318", "E324")),
    Case("head alone.pdf", lambda: b"%PDF-1.7", ("E324",)),
    Case("web page.pdf", lambda: b"<!doctype html><p>" + "各中小学校：".encode(), (READ,)),
    Case("200 MB of blanks.docx", lambda: _docx(b"<a>" + b" " * (200 * _MEGABYTE) + b"</a>"), ("E521",)),
    Case("ratio of 1000.docx", lambda: _docx(b"<a>" + b" " * (20 * _MEGABYTE) + b"</a>"), ("E522",)),
    Case("size that lies.docx", _size_lie, ("E326",)),
    Case("20 000 members.docx", lambda: _members(20_000), ("E523",)),
    Case("200 000 elements deep.docx", lambda: _docx(b"<a>" * 200_000), ("E524",)),
    Case("tables in tables.docx", lambda: _nested_tables(2_000), ("E524",)),
    Case("a billion laughs.docx", lambda: _docx(_LAUGHS), ("E328",)),
    Case(
        "file of the machine.docx",
        lambda: _docx(b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>'),
        ("E328",),
    ),
    Case("links to elsewhere.docx", _external, (READ,)),
    Case("cut.docx", lambda: pack(paragraph("通知" * 999))[:400], ("E326",)),
    Case("open elements.docx", lambda: _docx(_XML), ("E327",)),
    Case("password.docx", lambda: _OLE2 + "EncryptedPackage".encode("utf-16-le"), ("E323",)),
    Case("old.doc", lambda: _OLE2 + "WordDocument".encode("utf-16-le"), ("E314",)),
    Case(
        "200 MB of blanks.ofd",
        lambda: zip_of({"OFD.xml": b"<a>" + b" " * (200 * _MEGABYTE) + b"</a>"}),
        ("E521",),
    ),
    Case("100 000 elements deep.html", lambda: b"<html>" + b"<div>" * 100_000, ("E503",)),
)
