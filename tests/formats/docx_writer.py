"""A DOCX written by hand, with the labels of its sections typed or numbered by the program that shows it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from noticeparse.numerals import to_int
from tests.formats.paper import TITLE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Label, format, text and what the number is written in, for each level of the list.
LEVELS = (
    (re.compile(r"([一二三四五六七八九十]{1,3})、"), "chineseCountingThousand", "%1、"),
    (re.compile(r"（([一二三四五六七八九十]{1,3})）"), "chineseCounting", "（%2）"),
    (re.compile(r"([0-9]{1,2})\.(?![0-9])"), "decimal", "%3."),
    (re.compile(r"([0-9]{1,2})、"), "decimal", "%4、"),
    (re.compile(r"([①-⑳])"), "decimalEnclosedCircle", "%5"),
    (re.compile(r"第([一二三四五六七八九十]{1,3})条[ 　]"), "chineseCounting", "第%6条"),
)


def write_docx(
    text: str,
    *,
    automatic: bool = False,
    header: str | None = None,
    footer: str | None = None,
) -> bytes:
    """A paragraph for each line of the text; rows of tabs become a table. ``automatic`` numbers the sections instead of typing them."""
    lists = _Lists()
    body: list[str] = []
    rows: list[list[str]] = []
    paragraphs = [line.strip() for line in text.splitlines()]
    head = next((at for at, line in enumerate(paragraphs) if line.endswith(("：", ":"))), 0)
    for at, line in enumerate(paragraphs):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            body.append(table(rows))
            rows = []
        label = lists.label(line) if automatic and at > head else None
        align = "center" if at < head else "left"
        indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if at > head else ""
        numbered = "" if label is None else label.properties
        words = line if label is None else line[label.length :].lstrip(" \u3000")
        size = 44 if at < head and TITLE_LINE.fullmatch(line) else 32
        body.append(
            paragraph(
                words, f'{numbered}<w:overflowPunct w:val="0"/>{indent}<w:jc w:val="{align}"/>', size=size
            )
        )
    if rows:
        body.append(table(rows))
    parts = {"word/numbering.xml": lists.xml()} if automatic else {}
    return pack("".join(body), parts, header=header, footer=footer)


def paragraph(words: str, properties: str = "", *, size: int = 32) -> str:
    """The XML of a paragraph of one run."""
    looks = f'<w:rPr><w:rFonts w:ascii="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC"/><w:sz w:val="{size}"/></w:rPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words, looks)}</w:p>"


def run(words: str, looks: str = "") -> str:
    """The XML of a run."""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def table(rows: Iterable[Iterable[str]]) -> str:
    """The XML of a table with a line around each cell."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell, size=24)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{cells}</w:tbl>"


def pack(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    header: str | None = None,
    footer: str | None = None,
) -> bytes:
    """The DOCX with this body and these further parts."""
    parts = dict(parts or {})
    section = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400"/>'
    for name, tag, words in (("header", "hdr", header), ("footer", "ftr", footer)):
        if words is not None:
            shown = words.replace(
                "{page}",
                '</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>',
            )
            parts[f"word/{name}1.xml"] = (
                f"<w:{tag} {NAMESPACES}><w:p><w:r><w:t>{shown}</w:t></w:r></w:p></w:{tag}>"
            )
            section = f'<w:{name}Reference w:type="default" r:id="{name}1"/>' + section
    main = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in (part.removeprefix("word/").removesuffix(".xml") for part in parts)
    )
    kinds = "".join(
        f'<Override PartName="/{part}" ContentType="{_KIND}.{part.removeprefix("word/").removesuffix(".xml").rstrip("1")}+xml"/>'
        for part in parts
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>{kinds}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="main" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": main,
        **parts,
    }
    return zip_of(
        {name: f"<?xml version='1.0' encoding='UTF-8'?>{content}".encode() for name, content in files.items()}
    )


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """These files packed."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


class _Label:
    def __init__(self, length: int, properties: str) -> None:
        self.length = length
        self.properties = properties


class _Lists:
    """Gives the labels of a text to lists of numbering.xml: the same list as long as it counts on, else a new one."""

    def __init__(self) -> None:
        self._starts: list[tuple[int, int]] = []
        self._counts: dict[int, int] = {}
        self._list = 1

    def label(self, line: str) -> _Label | None:
        for level, (shape, _, _) in enumerate(LEVELS):
            found = shape.match(line)
            if found is None:
                continue
            mark = found[1]
            number = ord(mark) - ord("①") + 1 if "①" <= mark <= "⑳" else to_int(mark) or 1
            if number != self._counts.get(level, 0) + 1:
                self._starts.append((level, number))
                self._list = len(self._starts) + 1
            self._counts = {above: count for above, count in self._counts.items() if above < level} | {
                level: number
            }
            return _Label(
                found.end(),
                f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self._list}"/></w:numPr>',
            )
        return None

    def xml(self) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{shown}"/></w:lvl>'
            for level, (_, form, shown) in enumerate(LEVELS)
        )
        lists = ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
        for number, (level, start) in enumerate(self._starts, 2):
            lists.append(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{level}">'
                f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            )
        return f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{"".join(lists)}</w:numbering>'
