"""OFD (GB/T 33190): the text of its pages in reading order, with what the templates of the pages print; every piece keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.errors import LimitError, NoticeparseError
from noticeparse.sources.document import Aside
from noticeparse.sources.draft import Draft
from noticeparse.sources.ofd_page import A4, Font, PageReader, box_of
from noticeparse.sources.packages import Package
from noticeparse.sources.placed import PlacedText, join_pages, lay_out
from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from noticeparse.sources.limits import Limits
    from noticeparse.sources.ofd_page import PageContent

MEDIA_TYPE = "application/ofd"


class _Document(NamedTuple):
    """One document of the file: where its pages and templates are, and what they draw by name."""

    path: str
    box: tuple[float, float, float, float]
    pages: list[str | None]
    templates: dict[str, str]
    units: dict[str, Element]
    fonts: dict[str, Font]
    attachments: str | None


def read_ofd(data: bytes, *, limits: Limits, file: str | None = None) -> Draft:
    r"""The text of every page, joined by ``\f``; ``asides`` name the attachments and hold text that the pages don't show.

    Raises ``UnreadableSourceError`` for a damaged file or blank pages, ``NoTextLayerError`` for pages of images, ``LimitError``.
    """
    package = Package(data, limits, file=file)
    entry = package.find("OFD.xml")
    if entry is None:
        raise problem("E326", file=file, reason="OFD.xml is missing")
    notes: list[tuple[str, str]] = []
    asides: list[Aside] = []
    pages: list[PlacedText] = []
    images = False
    for body in package.xml(entry).iter("DocBody"):
        root = package.beside(entry, body.findtext("DocRoot"))
        if root is None:
            notes.append(("member-unreadable", body.findtext("DocRoot") or "DocRoot"))
            continue
        document = _document(package, root, notes)
        asides += _attachments(package, document, notes)
        for location in document.pages:
            if len(pages) == limits.max_pages:
                notes.append(("pages-cut", str(limits.max_pages)))
                break
            content = _page(package, document, location, len(pages) + 1, notes)
            pages.append(_laid_out(content, len(pages) + 1, limits, notes, asides))
            images = images or (content is not None and bool(content.grounds))
    if not any(page.text.strip() for page in pages):
        raise problem("E321" if images else "E318", file=file, pages=len(pages))
    joined = join_pages(pages)
    return Draft(
        joined.text,
        MEDIA_TYPE,
        "ofd",
        pages=len(pages),
        notes=tuple(notes),
        asides=(*asides, *joined.asides),
        places=joined.places,
    )


def _document(package: Package, path: str, notes: list[tuple[str, str]]) -> _Document:
    root = package.xml(path)
    templates = {}
    for template in root.iter("TemplatePage"):
        location = package.beside(path, template.get("BaseLoc"))
        if location is not None:
            templates[template.get("ID", "")] = location
    units: dict[str, Element] = {}
    fonts: dict[str, Font] = {}
    for tag in ("PublicRes", "DocumentRes"):
        for resource in root.iter(tag):
            location = package.beside(path, resource.text)
            found = _part(package, location, resource.text, notes)
            for unit in found.iter("CompositeGraphicUnit") if found is not None else ():
                units.setdefault(unit.get("ID", ""), unit)
            for font in found.iter("Font") if found is not None else ():
                fonts.setdefault(
                    font.get("ID", ""), Font(font.get("FontName") or None, font.get("Bold") == "true")
                )
    return _Document(
        path,
        box_of(root.findtext("CommonData/PageArea/PhysicalBox")) or A4,
        [package.beside(path, page.get("BaseLoc")) for page in root.iterfind("Pages/Page")],
        templates,
        units,
        fonts,
        package.beside(path, root.findtext("Attachments")),
    )


def _page(
    package: Package, document: _Document, location: str | None, number: int, notes: list[tuple[str, str]]
) -> PageContent | None:
    root = _part(package, location, None, notes)
    if root is None:
        notes.append(("page-unreadable", str(number)))
        return None
    reader = PageReader(
        box_of(root.findtext("Area/PhysicalBox")) or document.box, document.units, document.fonts
    )
    for used in root.iter("Template"):
        name = used.get("TemplateID", "")
        template = _part(package, document.templates.get(name), name, notes)
        if template is not None:
            reader.read(template)
    reader.read(root)
    return reader.content()


def _laid_out(
    content: PageContent | None,
    number: int,
    limits: Limits,
    notes: list[tuple[str, str]],
    asides: list[Aside],
) -> PlacedText:
    if content is None:
        return PlacedText("", ())
    if content.hidden:
        notes.append(("page-hidden-text", str(number)))
        asides.append(Aside("hidden", "\n".join(content.hidden), number))
    if content.stamped:
        asides.append(Aside("stamp", "\n".join(content.stamped), number))
    pieces = content.pieces
    kept = characters = 0
    while kept < len(pieces) and characters <= limits.max_page_characters:
        characters += len(pieces[kept].text)
        kept += 1
    if kept < len(pieces):
        notes.append(("page-characters-cut", str(number)))
    return lay_out(pieces[:kept], content.height)


def _attachments(package: Package, document: _Document, notes: list[tuple[str, str]]) -> list[Aside]:
    root = _part(package, document.attachments, "Attachments", notes) if document.attachments else None
    names = [entry.get("Name", "") for entry in root.iter("Attachment")] if root is not None else []
    return [Aside("attachment", name) for name in names if name]


def _part(
    package: Package, location: str | None, called: str | None, notes: list[tuple[str, str]]
) -> Element | None:
    """The root of a part of the document; None, and a note, where it can't be read. A limit stays a limit."""
    if location is None:
        if called:
            notes.append(("member-unreadable", called))
        return None
    try:
        return package.xml(location)
    except LimitError:
        raise
    except NoticeparseError:
        notes.append(("member-unreadable", location))
        return None
