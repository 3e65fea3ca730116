"""XML of a packed office document as a tree of local names: nothing but elements, attributes and text, and no more than the limits allow."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from noticeparse.sources.problems import problem
from noticeparse.sources.text import codec_name

if TYPE_CHECKING:
    from noticeparse.sources.limits import Limits

_PIECE = 1 << 16


class Budget:
    """How many elements may still be read of one file."""

    def __init__(self, limits: Limits) -> None:
        self.depth = limits.max_xml_depth
        self.elements = self.left = limits.max_xml_elements


def read_xml(data: bytes, budget: Budget, *, member: str, file: str | None = None) -> Element:
    r"""The root of this XML; names are without namespace, as producers disagree on the namespaces and no two names collide.

    A document type declaration, which OOXML and OFD forbid and through which entities work, is an ``UnreadableSourceError``,
    as is XML that is not well formed; too deep or too large a tree is a ``LimitError``.

    >>> from noticeparse.sources.limits import DEFAULT
    >>> root = read_xml(b"<w:p xmlns:w='x'><w:t w:space='preserve'>\xe9\x80\x9a</w:t></w:p>", Budget(DEFAULT), member="a.xml")
    >>> root.tag, root[0].tag, root[0].get("space"), root[0].text
    ('p', 't', 'preserve', '通')
    """
    builder = _Builder(budget, member, file)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.StartDoctypeDeclHandler = builder.doctype
    data = _utf8(data)
    try:
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # The last two come of an encoding that it declares and nobody knows.
        raise problem("E327", file=file, member=member, reason=str(error)) from error
    return builder.tree.close()


class _Builder:
    """Builds the tree, and counts."""

    def __init__(self, budget: Budget, member: str, file: str | None) -> None:
        self.tree = TreeBuilder()
        self._budget = budget
        self._depth = 0
        self._member = member
        self._file = file

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._budget.left -= 1
        if self._depth > self._budget.depth:
            deepest = self._budget.depth
            raise self._limit(f"{deepest} elements deep", f"嵌套 {deepest} 层")
        if self._budget.left < 0:
            raise self._limit(f"{self._budget.elements} elements", f"{self._budget.elements} 个元素")
        self.tree.start(
            tag.rpartition(":")[2], {name.rpartition(":")[2]: value for name, value in attributes.items()}
        )

    def end(self, tag: str) -> None:
        self._depth -= 1
        self.tree.end(tag.rpartition(":")[2])

    def doctype(self, *_: object) -> None:
        raise problem("E328", file=self._file, member=self._member)

    def _limit(self, english: str, chinese: str) -> Exception:
        return problem("E524", file=self._file, member=self._member, limit=english, zh={"limit": chinese})


def _utf8(data: bytes) -> bytes:
    """XML in a Chinese encoding, which expat does not know, as UTF-8."""
    declared = _declaration().match(data[:200])
    codec = codec_name(declared.group("encoding").decode("ascii")) if declared else None
    if declared is None or codec not in {"gb18030", "cp950"}:
        return data
    rest = data[declared.end() :]
    try:
        # Some producers declare GBK and write UTF-8.
        rest.decode("utf-8")
    except UnicodeDecodeError:
        return rest.decode(codec, "replace").encode()
    return rest


@cache
def _declaration() -> re.Pattern[bytes]:
    return re.compile(
        rb"\s{0,9}<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"'](?P<encoding>[A-Za-z0-9._-]{2,30})[\"'][^>]{0,60}\?>"
    )
