"""A PDF written by hand: text over a font without glyphs, whose ToUnicode map says what each code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

IMAGE = "image"
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Identity def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def write_pdf(*pages: list[str]) -> bytes:
    """A PDF of these pages, each a list of lines; a page without lines is blank, one of the line ``IMAGE`` is an image."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000 /FontDescriptor 6 0 R /CIDSystemInfo %s >>"
        % b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        _stream(_TO_UNICODE),
        b"<< /Type /FontDescriptor /FontName /Plain /Flags 4 /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 80 %s >>"
        % b"/FontBBox [0 -200 1000 900] /CapHeight 700",
    ]
    kids: list[str] = []
    for lines in pages:
        if lines == [IMAGE]:
            objects.append(_stream(b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"))
        rows = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -24 Td\n" for line in lines)
        if lines != [IMAGE]:
            objects.append(_stream(f"BT /F1 16 Tf 72 760 Td\n{rows}ET".encode()))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return join_objects(objects, b"")


def lock_pdf() -> bytes:
    """A PDF whose encryption dictionary fits no password that is empty."""
    secret = b"<" + b"00" * 32 + b">"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O " + secret + b" /U " + secret + b" >>",
    ]
    return join_objects(objects, b" /Encrypt 3 0 R /ID [<" + b"00" * 16 + b"> <" + b"00" * 16 + b">]")


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def join_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += (
        b"trailer\n<< /Size %d /Root 1 0 R" % (len(objects) + 1)
        + trailer
        + b" >>\nstartxref\n%d\n%%%%EOF\n" % start
    )
    return bytes(out)


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    return write_pdf


@pytest.fixture(scope="session")
def locked_pdf() -> bytes:
    return lock_pdf()
