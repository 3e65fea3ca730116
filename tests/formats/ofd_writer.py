"""An OFD (GB/T 33190) written by hand: a page for each page of print, the page number in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tests.formats.docx_writer import zip_of
from tests.formats.paper import advance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.formats.paper import Placed

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72


def write_ofd(
    pages: Sequence[Sequence[Placed]],
    *,
    attachments: Sequence[str] = (),
    template: Sequence[Placed] = (),
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """The OFD of these pages; ``template`` is printed on each of them."""
    listed = "".join(
        f'<ofd:Page ID="{10 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    used = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    attached = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" if attachments else ""
    files = {
        "OFD.xml": f"<ofd:OFD {_NAMESPACE} Version='1.0' DocType='OFD'><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:PageArea>{used}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{attached}</ofd:Document>",
    }
    for number, page in enumerate(pages):
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = page_xml(page, templated=bool(template))
    if template:
        files["Doc_0/Tpls/Tpl_0/Content.xml"] = page_xml(template)
    if attachments:
        entries = "".join(
            f'<ofd:Attachment ID="{at}" Name={quoteattr(name)} Format="pdf"><ofd:FileLoc>x</ofd:FileLoc></ofd:Attachment>'
            for at, name in enumerate(attachments)
        )
        files["Doc_0/Attachs/Attachments.xml"] = f"<ofd:Attachments {_NAMESPACE}>{entries}</ofd:Attachments>"
    packed = {
        name: f"<?xml version='1.0' encoding='UTF-8'?>{content}".encode() for name, content in files.items()
    }
    return zip_of({**packed, **(extra or {})})


def page_xml(page: Sequence[Placed], *, templated: bool = False, objects: str = "") -> str:
    """The XML of one page."""
    use = '<ofd:Template TemplateID="5" ZOrder="Background"/>' if templated else ""
    lines = "".join(text_object(line) for line in page)
    return f'<ofd:Page {_NAMESPACE}>{use}<ofd:Content><ofd:Layer ID="1">{objects}{lines}</ofd:Layer></ofd:Content></ofd:Page>'


def text_object(line: Placed, attributes: str = "", inside: str = "") -> str:
    """The XML of one line of print; each letter has its place."""
    size = line.size * _MM
    steps = " ".join(f"{advance(mark, size):.3f}" for mark in line.text[:-1])
    boundary = f"{line.left * _MM:.3f} {line.baseline * _MM - size:.3f} {advance(line.text, size):.3f} {size * 1.2:.3f}"
    return (
        f'<ofd:TextObject ID="2" Font="3" Size="{size:.3f}" Boundary="{boundary}" {attributes}>{inside}'
        f'<ofd:TextCode X="0" Y="{size:.3f}" DeltaX="{steps}">{escape(line.text)}</ofd:TextCode></ofd:TextObject>'
    )
