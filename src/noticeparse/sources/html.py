"""A saved web page: the notice on it as text, without what the site prints around it."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from noticeparse.numerals import squash
from noticeparse.sources.draft import Draft
from noticeparse.sources.html_chrome import chrome_of
from noticeparse.sources.html_content import notice_lines
from noticeparse.sources.html_lines import Line, lines_of, tidy
from noticeparse.sources.html_looks import look_of
from noticeparse.sources.html_phrases import SITE_SUFFIX
from noticeparse.sources.html_tree import Tree, read_tree
from noticeparse.sources.line_styles import DeclaredStyles
from noticeparse.sources.problems import problem
from noticeparse.sources.text import Decoded, codec_name, decode, strict_utf8

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from noticeparse.sources.limits import Limits

_HEAD = 4_096
# Below this much text a page shows nothing, and what it hides may be the notice that a script would have shown.
_LEAST_SHOWN = 20
# Elements that stay open until they are closed; the others close by themselves when the next begins.
_CLOSING_ITSELF = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "html", "head", "body", "script", "style",
})  # fmt: skip
_LONG_TAG = 20_000


def read_page(data: bytes, *, encoding: str | None = None, limits: Limits, file: str | None = None) -> Draft:
    """The notice on this page: title, then its number if it stands outside the content, then the content, a line for each block.

    A row of a data table is a line whose cells are parted by tabs; ``table_spans`` covers the rows of each table. Raises
    ``UnreadableSourceError`` for a page without text and ``LimitError`` for one nested too deep.
    """
    decoded = decode_page(data, encoding=encoding, file=file)
    _measure(decoded.text, limits, file)
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - loaded with the first page
    except ImportError as error:
        raise problem("E401", file=file, package="selectolax") from error
    parser = LexborHTMLParser(decoded.text)
    notes = decoded.notes
    tree = _tree(parser, limits, file, hidden=False)
    shown = tree.letters(0)
    if shown < _LEAST_SHOWN:
        everything = _tree(parser, limits, file, hidden=True)
        if everything.letters(0) > shown:
            tree = everything
            notes += (("hidden-text-read", str(shown)),)
    titles = _titles(parser)
    hints = tuple(dict.fromkeys(squash(title) for title in titles))
    skipped = chrome_of(tree, hints)
    found = notice_lines(tree, lines_of(tree, skipped), skipped, hints)
    if not found:
        raise problem("E325", file=file)
    text, spans = _joined(found)
    styles = DeclaredStyles(
        [(line.text, line if line.table is None else None) for line in found], partial(look_of, tree)
    )
    return Draft(
        text,
        "text/html",
        "html",
        decoded.encoding,
        None,
        titles[-1] if titles else None,
        spans,
        notes,
        places=styles,
    )


def decode_page(data: bytes, *, encoding: str | None = None, file: str | None = None) -> Decoded:
    """The page's text: byte-order mark, UTF-8 that has no fault, the charset that the page declares if the bytes agree, then the ladder.

    >>> decode_page("<meta charset=utf-8><p>各有关单位</p>".encode("gbk")).notes
    (('charset-mismatch', 'utf-8'),)
    """
    declared = _declared().search(data[:_HEAD].decode("latin-1"))
    named = declared.group(1) if declared else None
    codec = codec_name(named) if named else None
    decoded: Decoded | None = None
    if encoding is None and codec in {"gb18030", "cp950"} and strict_utf8(data) is None:
        try:
            decoded = Decoded(data.decode(codec), "gb18030" if codec == "gb18030" else "big5")
        except UnicodeDecodeError:
            decoded = None
    decoded = decoded or decode(data, encoding=encoding, file=file)
    label = "big5" if codec == "cp950" else codec
    if label is not None and encoding is None and label != decoded.encoding and not decoded.text.isascii():
        return Decoded(
            decoded.text, decoded.encoding, (*decoded.notes, ("charset-mismatch", str(named).lower()))
        )
    return decoded


def _tree(parser: LexborHTMLParser, limits: Limits, file: str | None, *, hidden: bool) -> Tree:
    body = parser.body
    if body is None:
        raise problem("E325", file=file)
    tree = read_tree(body, hidden=hidden, most=limits.max_elements)
    if tree is None:
        raise problem(
            "E503",
            file=file,
            limit=f"{limits.max_elements} elements",
            zh={"limit": f"{limits.max_elements} 个元素"},
        )
    return tree


def _measure(text: str, limits: Limits, file: str | None) -> None:
    """Refuses a page that would take an HTML parser time without end: one nested too deep, or a tag with too many attributes."""
    if text.count("<") <= limits.max_depth and len(text) < _LONG_TAG:
        return
    depth = 0
    for tag in _tag().finditer(text):
        closing, name, rest = tag.groups()
        if len(rest) > _LONG_TAG and len(rest.split()) > limits.max_attributes:
            attributes = limits.max_attributes
            raise problem(
                "E503", file=file, limit=f"{attributes} attributes", zh={"limit": f"{attributes} 个属性"}
            )
        if rest.endswith("/") or name.lower() in _CLOSING_ITSELF:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        if depth > limits.max_depth:
            deepest = limits.max_depth
            raise problem(
                "E503", file=file, limit=f"{deepest} elements deep", zh={"limit": f"嵌套 {deepest} 层"}
            )


def _titles(parser: LexborHTMLParser) -> list[str]:
    """What the page's head calls it: the article's title as content systems declare it, the page's, the page's without the site's name."""
    found: list[str] = []
    for element in parser.css("title")[:1]:
        found.append(tidy(element.text()))
    found += [SITE_SUFFIX.compiled.sub("", title) for title in found]
    for meta in parser.css("meta"):
        name = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        if name in {"articletitle", "og:title"}:
            found.append(tidy(meta.attributes.get("content") or ""))
    return [title for title in found if title]


def _joined(lines: list[Line]) -> tuple[str, tuple[tuple[int, int], ...]]:
    spans: list[tuple[int, int]] = []
    table: int | None = None
    at = 0
    for line in lines:
        end = at + len(line.text)
        if line.table is not None and line.table == table:
            spans[-1] = (spans[-1][0], end)
        elif line.table is not None:
            spans.append((at, end))
        table = line.table
        at = end + 1
    return "\n".join(line.text for line in lines), tuple(spans)


@cache
def _declared() -> re.Pattern[str]:
    return re.compile(r"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})([^<>]*)")
