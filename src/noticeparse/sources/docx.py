"""DOCX: the text of the body as a reader sees it, with the labels of automatic numbering and without what tracked changes deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.sources.document import Aside
from noticeparse.sources.docx_body import BodyReader
from noticeparse.sources.docx_looks import Looks
from noticeparse.sources.docx_numbering import Numbering
from noticeparse.sources.draft import Draft
from noticeparse.sources.packages import Package
from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from typing import Literal
    from xml.etree.ElementTree import Element

    from noticeparse.sources.limits import Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAIN = "word/document.xml"
_ASIDES: tuple[tuple[str, Literal["header", "footer", "footnote"]], ...] = (
    ("word/header", "header"),
    ("word/footer", "footer"),
    ("word/footnotes.xml", "footnote"),
    ("word/endnotes.xml", "footnote"),
)
_ROOTS = frozenset({"hdr", "ftr"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, *, limits: Limits, file: str | None = None) -> Draft:
    """A line for each paragraph and each row of a table, whose cells are parted by tabs; ``table_spans`` covers the rows of each table.

    Inserted text is kept, deleted and hidden text left out; headers, footers and notes are asides. Raises
    ``UnreadableSourceError`` for a damaged file or one without text, ``EncryptedSourceError`` and ``LimitError``.
    """
    package = Package(data, limits, file=file)
    main = package.find(_MAIN) or next(
        (name for name in package.names("word/document") if name.endswith(".xml")), None
    )
    if main is None:
        raise problem("E326", file=file, reason="word/document.xml is missing")
    styles = _optional(package, "word/styles.xml")
    reader = BodyReader(Numbering(_optional(package, "word/numbering.xml"), styles))
    body = package.xml(main).find("body")
    if body is not None:
        reader.read(body)
    text, spans = reader.text()
    if not text.strip():
        raise problem("E319", file=file)
    notes = (("hidden-text", str(sum(map(len, reader.hidden)))),) if reader.hidden else ()
    asides = [Aside("hidden", words) for words in reader.hidden] + _asides(package)
    return Draft(
        text,
        MEDIA_TYPE,
        "docx",
        table_spans=spans,
        notes=notes,
        asides=tuple(asides),
        places=reader.styles(Looks(styles)),
    )


def _optional(package: Package, name: str) -> Element | None:
    found = package.find(name)
    return None if found is None else package.xml(found)


def _asides(package: Package) -> list[Aside]:
    """Headers, footers and notes, each once; the lines that part notes from the text are none."""
    found: dict[Aside, None] = {}
    for prefix, kind in _ASIDES:
        for name in package.names(prefix):
            if not name.endswith(".xml"):
                continue
            root = package.xml(name)
            for element in [root] if root.tag in _ROOTS else root:
                if element.get("type") in _SEPARATORS:
                    continue
                # What stands there counts by itself.
                reader = BodyReader(Numbering(None, None))
                reader.read(element)
                words = reader.text()[0].strip()
                if words:
                    found[Aside(kind, words)] = None
    return list(found)
