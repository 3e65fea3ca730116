"""Hostile packages: DOCX and OFD, web pages and mails, each built from its parts."""

from __future__ import annotations

import io
import struct
import zipfile
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import NOTICE, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_OUTSIDE = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.com/t.dotm" TargetMode="External"/>
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file://///example.com/share/x.png" TargetMode="External"/>
</Relationships>"""
_ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://example.com/x.dtd"> %p;]>'
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    + "]>"
)
_O = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def _paragraphs(text: str) -> str:
    return "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in text.split("\n")
    )


def _body(inside: str, before: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {_W}><w:body>{inside}</w:body></w:document>'


def package(members: Iterable[tuple[str, str | bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(document: str, *more: tuple[str, str | bytes]) -> bytes:
    return package(
        [("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELS), ("word/document.xml", document), *more]
    )


def docx_of(text: str) -> bytes:
    """A document of these lines; they hold no signs of XML."""
    return docx(_body(_paragraphs(text)))


def _docx_bomb(size: int) -> bytes:
    return docx(_body(_paragraphs(NOTICE) + " " * size))


def _size_lie() -> bytes:
    data = bytearray(docx(_body(_paragraphs(NOTICE) + " " * (20 << 20))))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(b"word/document.xml", data.index(signature))
        start = data.rindex(signature, 0, place)
        data[start + at : start + at + 4] = struct.pack("<I", 100)
    return bytes(data)


def _nested(opening: str, closing: str, depth: int) -> bytes:
    return docx(_body(opening * depth + _paragraphs("通知") + closing * depth))


def ofd(content: str, location: str = "Pages/Page_0/Content.xml", *more: tuple[str, str | bytes]) -> bytes:
    root = (
        f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {_O} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><ofd:Document {_O}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea>'
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        f'<ofd:Page ID="1" BaseLoc="{location}"/></ofd:Pages></ofd:Document>'
    )
    members: list[tuple[str, str | bytes]] = [("OFD.xml", root), ("Doc_0/Document.xml", document)]
    return package([*members, ("Doc_0/Pages/Page_0/Content.xml", content), *more])


def _page(text: str, before: str = "") -> str:
    rows = "".join(
        f'<ofd:TextObject ID="{at + 10}" Boundary="20 {20 + 6 * at} 170 6" Font="3" Size="4">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g {max(1, len(line) - 1)} 4">{line}</ofd:TextCode></ofd:TextObject>'
        for at, line in enumerate(text.split("\n"))
        if line
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<ofd:Page {_O}><ofd:Content><ofd:Layer ID="2">{rows}</ofd:Layer></ofd:Content></ofd:Page>'


def package_cases() -> list[Case]:
    good = docx(_body(_paragraphs(NOTICE)))
    odd = "corrupt|partial|unsupported|empty"
    rows: list[tuple[str, str, bytes | Callable[[], bytes]]] = [
        ("good.docx", "ok", good),
        ("truncated.docx", "corrupt", good[: len(good) // 2]),
        ("bomb_200mb.docx", "limit", partial(_docx_bomb, 200 << 20)),
        ("size_lie.docx", "limit|corrupt", _size_lie),
        ("entries_60k.docx", "ok|partial|limit", lambda: docx(_body(_paragraphs(NOTICE)), *((f"x/{at}", b"") for at in range(60_000)))),
        ("xxe.docx", odd, docx(_body("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", _ENTITY))),
        ("laughs.docx", "corrupt|limit|unsupported", docx(_body("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", _LAUGHS))),
        ("deep_xml.docx", "corrupt|limit|partial", lambda: _nested("<w:x>", "</w:x>", 200_000)),
        ("nested_tables.docx", "ok|partial|limit|corrupt", lambda: _nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 2_000)),
        ("encrypted_or_doc.docx", "encrypted|unsupported|corrupt", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2_048)),
        ("external_rel.docx", "ok|partial", docx(_body(_paragraphs(NOTICE)), ("word/_rels/document.xml.rels", _OUTSIDE))),
        ("good.ofd", "ok|unsupported", ofd(_page(NOTICE))),
        ("xxe.ofd", odd, ofd(_page("&e;", _ENTITY))),
        ("zip_slip.ofd", "ok|" + odd, ofd(_page(NOTICE), "../../../etc/passwd", ("../../evil", b"x"), ("/var/evil", b"x"))),
        ("page_is_itself.ofd", odd, ofd(_page(NOTICE), "../OFD.xml")),
        ("bomb_200mb.ofd", "limit|unsupported", lambda: ofd(_page(NOTICE) + " " * (200 << 20))),
    ]  # fmt: skip
    return [
        Case(name, accepted, make if callable(make) else partial(bytes, make))
        for name, accepted, make in rows
    ]


def web_cases() -> list[Case]:
    lines = "".join(f"<p>{line}</p>" for line in NOTICE.split("\n"))
    hidden = "<style>p{}</style><script>document.write('请于2031年1月1日前报送')</script><!-- 2031年1月1日前 --><div hidden>2031年1月1日前报送</div>"
    attached = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
        f'{NOTICE}\r\n--b\r\nContent-Type: application/pdf; name="../../../var/evil.pdf"\r\n'
        'Content-Disposition: attachment; filename="../../../var/evil.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcK\r\n--b--\r\n'
    )
    deep = "MIME-Version: 1.0\r\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="b{at}"\r\n\r\n--b{at}\r\n' for at in range(500)
    )
    some = "ok|partial|unsupported"
    rows: list[tuple[str, str, bytes]] = [
        ("deep.html", f"{some}|limit|empty", b"<html><body>" + b"<div>" * 100_000 + NOTICE.encode()),
        ("gb2312_meta.html", some, f'<html><head><meta charset="gb2312"></head><body>{lines.replace("书香清河", "书香镕河")}</body></html>'.encode("gb18030")),
        ("meta_lie.html", some, f'<html><head><meta charset="utf-8"></head><body>{lines}</body></html>'.encode("gbk")),
        ("script_style.html", some, f"<html><body>{hidden}{lines}</body></html>".encode()),
        ("mail_nested.eml", f"{some}|limit|corrupt|empty", deep.encode()),
        ("mail_attach_path.eml", some, attached.encode()),
    ]  # fmt: skip
    return [Case(name, accepted, partial(bytes, data)) for name, accepted, data in rows]
