"""Hostile PDFs, each built object by object; what a form is for is said in its row."""

from __future__ import annotations

import zlib
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import NOTICE, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FONTS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [7 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 8 0 R %s >>"
    % b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 %s >>"
    % b"/FontBBox [0 -200 1000 900] /CapHeight 700",
)
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F1 6 0 R >> %s >> >>"
)
_BOX = b"[0 0 595 842]"


def shown(text: str) -> bytes:
    """A content stream that shows the lines of a text from the top of the page down."""
    rows = [b"BT /F1 12 Tf 60 790 Td 20 TL"]
    rows += [b"<%s> Tj T*" % line.encode("utf-16-be").hex().encode() for line in text.split("\n")]
    return b"\n".join([*rows, b"ET"])


def stream(content: bytes, extra: bytes = b"", length: bytes | None = None) -> bytes:
    size = b"%d" % len(content) if length is None else length
    return b"<< /Length %s %s >>\nstream\n%s\nendstream" % (size, extra, content)


def document(objects: Sequence[bytes], *, trailer: bytes = b"", prev: bool = False) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    loop = b" /Prev %d" % start if prev else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R %s%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer, loop, start,
    )  # fmt: skip
    return bytes(out)


def good(
    content: bytes | None = None,
    *,
    contents: bytes | None = None,
    box: bytes = _BOX,
    resources: bytes = b"",
    catalog: bytes = b"",
    pages: bytes = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    fonts: Sequence[bytes] = _FONTS,
    more: Sequence[bytes] = (),
    trailer: bytes = b"",
    prev: bool = False,
) -> bytes:
    """A page with the notice, or with parts of it replaced; ``more`` are the objects from 9 on."""
    body = contents if contents is not None else stream(shown(NOTICE) if content is None else content)
    return document(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            pages,
            _PAGE % (box, resources),
            body,
            b"null",
            *fonts,
            *more,
        ],
        trailer=trailer,
        prev=prev,
    )


def flate_bomb(size: int, layers: int = 1) -> bytes:
    """A content stream of blanks that inflates to ``size`` bytes."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(size >> 20)) + packer.flush()
    for _ in range(layers - 1):
        content = zlib.compress(content, 9)
    return good(contents=stream(content, b"/Filter [%s]" % (b"/FlateDecode " * layers)))


def fan_out(forms: int = 10, times: int = 10) -> bytes:
    """Each form draws the next one ten times: ten thousand million texts from a few kilobytes."""
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> /XObject << /X %d 0 R >> >>"
    more = [stream(b"/X Do " * times, head % (10 + at)) for at in range(forms - 1)]
    more.append(stream(shown("通知"), head % (9 + forms - 1)))
    return good(shown(NOTICE) + b" /X Do", resources=b"/XObject << /X 9 0 R >>", more=more)


def _deep_tree(depth: int) -> bytes:
    more = [
        b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (2 if at == 9 else at - 1, at + 1)
        for at in range(9, 9 + depth)
    ]
    more.append(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>" % (8 + depth))
    return good(pages=b"<< /Type /Pages /Kids [9 0 R] /Count 1 >>", more=more)


def _ref_loop() -> bytes:
    return good(contents=b"5 0 R").replace(b"5 0 obj\nnull", b"5 0 obj\n4 0 R")


def _xobject_cycle() -> bytes:
    form = stream(
        b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 9 0 R >> >>"
    )
    return good(shown(NOTICE) + b" /X Do", resources=b"/XObject << /X 9 0 R >>", more=[form])


def _image(width: int, height: int, data: bytes) -> bytes:
    image = stream(
        data,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray"
        % (width, height),
    )
    return good(b"595 0 0 842 0 0 cm /X Do", resources=b"/XObject << /X 9 0 R >>", more=[image])


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(9, 9 + count))
    page = _PAGE % (_BOX, b"")
    return good(pages=b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), more=[page] * count)


def _cid_garbage() -> bytes:
    fonts = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] >>",
        _FONTS[1].replace(b"STSong-Light", b"X").replace(b"GB1", b"Identity"),
        _FONTS[2].replace(b"STSong-Light", b"X"),
    )
    return good(fonts=fonts)


def _hidden() -> bytes:
    extra = b"\nBT /F1 12 Tf 1 1 1 rg 60 100 Td <%s> Tj ET BT /F1 12 Tf 3 Tr 60 80 Td <%s> Tj ET BT /F1 12 Tf 9000 9000 Td <%s> Tj ET"
    words = "请于2031年1月1日前报送。".encode("utf-16-be").hex().encode()
    return good(shown(NOTICE) + extra % (words, words, words))


def _encrypted(user: bytes) -> bytes:
    """RC4 with 40 bits (revision 2): what a reader must know before it can refuse or try the empty password."""
    from tests.hostile.rc4 import encrypt

    return encrypt(user, good)


def pdf_cases() -> list[Case]:
    whole = good()
    partly = "ok|partial|corrupt"
    rows: list[tuple[str, str, bytes | Callable[[], bytes]]] = [
        ("good", "ok", whole),
        ("truncated", "partial|corrupt", whole[: len(whole) * 6 // 10]),
        ("header_only", "corrupt", b"%PDF-1.7\n"),
        ("html_inside", "unsupported|corrupt|ok|partial", b"<!DOCTYPE html><html><body><form><p>\xe8\xaf\xb7\xe7\x99\xbb\xe5\xbd\x95</p></form></body></html>"),
        ("leading_junk", "ok|partial", b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n" + b"X-Junk: 1\r\n" * 80 + b"\r\n" + whole),
        ("encrypted_user", "encrypted", partial(_encrypted, b"secret")),
        ("encrypted_owner", "ok|partial", partial(_encrypted, b"")),
        ("page_tree_deep", "ok|partial|corrupt|limit|needs_ocr|empty", partial(_deep_tree, 5_000)),
        ("page_tree_cycle", "ok|partial|corrupt|empty", good(pages=b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>")),
        ("xref_prev_loop", partly, good(prev=True)),
        ("ref_loop", "partial|corrupt|empty|needs_ocr", _ref_loop()),
        ("length_loop", "ok|partial|corrupt|empty|needs_ocr", good(contents=stream(shown(NOTICE), length=b"4 0 R"))),
        ("xobject_cycle", "ok|partial|corrupt|limit", _xobject_cycle()),
        ("xobject_fanout", "limit|partial", fan_out()),
        ("nested_arrays", "ok|partial|corrupt|empty|limit|needs_ocr", good(b"[" * 100_000 + shown(NOTICE))),
        ("nested_objects", "ok|partial|corrupt|limit", good(more=[b"<< /A " * 20_000 + b"1" + b" >>" * 20_000])),
        ("flate_bomb_100mb", "limit|empty|partial|needs_ocr", partial(flate_bomb, 100 << 20)),
        ("chars_1e5_page", "ok|partial|limit", good(shown("\n".join(["通知" * 50] * 1_000)))),
        ("lines_1e5_page", "ok|partial|limit", good(shown(NOTICE) + b"\n10 10 m 500 10 l S" * 100_000)),
        ("pages_1e5", "ok|partial|limit", partial(_many_pages, 100_000)),
        ("count_lie", partly, good(pages=b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>")),
        ("scan_only", "needs_ocr", _image(8, 8, bytes(range(64)))),
        ("image_bomb", "needs_ocr|limit", _image(60_000, 60_000, b"\0" * 64)),
        ("mediabox_huge", "ok|partial|limit", good(box=b"[0 0 1000000000 1000000000]")),
        ("mediabox_nan", partly, good(box=b"[/a /b /c /d]")),
        ("cid_garbage", "ok|partial|needs_ocr|corrupt", _cid_garbage()),
        ("cmap_traversal", "ok|partial|corrupt|empty|needs_ocr", good(fonts=(_FONTS[0].replace(b"/UniGB-UTF16-H", b"/..#2F..#2F..#2Ftmp#2Fx"), *_FONTS[1:]))),
        ("active", "ok|partial", good(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) /Next << /S /Launch /F (/bin/sh) /Next << /S /URI /URI (http://example.com) >> >> >>")),
        ("hidden_text", "ok|partial", _hidden()),
    ]  # fmt: skip
    return [
        Case(f"{name}.pdf", accepted, make if callable(make) else partial(bytes, make))
        for name, accepted, make in rows
    ]
