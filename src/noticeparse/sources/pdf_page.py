"""One PDF page: the text that it shows, with tables row by row, and what the reader has to know about it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.numerals import SAME_LETTERS
from noticeparse.sources.paged import lines_of, moved
from noticeparse.sources.pdf_flow import Flow, compose
from noticeparse.sources.pdf_letters import COLUMN_GAP, SPACING, Letters
from noticeparse.sources.pdf_objects import look_at, paper_of
from noticeparse.sources.pdf_tables import find_tables, may_hold_table
from noticeparse.sources.wrapped import PrintLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.sources.pdf_flow import Part
    from noticeparse.sources.pdf_objects import Drawn, Rectangle

_GARBLED_SHARE = 0.05
# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = "\x02\ufffe"
# In heights of the page: lines that stand nearer to each other stand side by side.
_SAME_ROW = 0.008
_BESIDE = 0.2
# In heights of a letter: one line that was drawn twice as near as this is bold print.
_SAME_PLACE = 0.2


class PageText(NamedTuple):
    """The text of a page, and what was found on the way. ``tables`` are ranges of the text."""

    flow: Flow
    hidden: str = ""
    stamped: str = ""
    cut: bool = False
    recognised: bool = False
    garbled: bool = False
    blank: bool = False
    tables: tuple[tuple[int, int], ...] = ()
    lines: tuple[PrintLine, ...] = ()


def read_pdf_page(page: Any, most: int) -> PageText:
    """The text of this page of pypdfium2, at most so many letters of it."""
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        raw = layer.get_text_range(0, min(count, most)) if count > 0 else ""
        drawn = look_at(page)
        letters = Letters(layer, raw, min(count, most))
        unseen = letters.of_objects(drawn.unseen)
        stamped = letters.of_objects(drawn.stamped) - unseen
        kept_out = unseen | stamped
        parts = (
            _turned_parts(raw, kept_out, letters) if letters.turn else _parts(raw, kept_out, letters.blanks())
        )
        flow, tables = _flow(raw, parts, kept_out, drawn, letters)
        if _radical().search(flow.text) is not None:
            flow = flow._replace(text=flow.text.translate(SAME_LETTERS))
        if kept_out:
            flow, tables = _cut(flow, tables, _emptied_lines(flow.text))
        lines = tuple(_print_lines(flow, letters, page))
        twice = _drawn_twice(lines, flow.text)
        if twice:
            flow, tables = _cut(flow, tables, twice)
            lines = tuple(_print_lines(flow, letters, page))
        order = _reading_order(lines) if not tables else None
        if order is not None:
            flow = flow.lines(order)
            lines = tuple(_print_lines(flow, letters, page))
        return PageText(
            flow,
            _words_at(raw, unseen),
            _words_at(raw, stamped),
            count > most,
            drawn.recognised,
            _garbled(flow.text) or letters.unmapped(),
            not drawn.anything,
            tables,
            lines,
        )
    finally:
        layer.close()


def _parts(raw: str, kept_out: set[int], blanks: dict[int, str]) -> list[Part]:
    """The ranges of pdfium's text that are kept, and what stands for its blanks."""
    parts: list[Part] = []
    done = 0
    dropped = sorted({found.start() for found in _not_text().finditer(raw)} | kept_out | blanks.keys())
    for at in dropped:
        if at > done:
            parts.append((done, at))
        if at not in kept_out:
            parts.append("-" if raw[at] in _HYPHENS else blanks.get(at, ""))
        done = at + 1
    if done < len(raw):
        parts.append((done, len(raw)))
    return parts


def _turned_parts(raw: str, kept_out: set[int], letters: Letters) -> list[Part]:
    """As ``_parts``, of a page that is turned, whose letters pdfium does not put into the order of reading."""
    places = [
        (box, at)
        for at, mark in enumerate(raw)
        if mark.isprintable()
        and mark != " "
        and at not in kept_out
        and (box := letters.loose_box(at)) is not None
    ]
    rows: list[list[tuple[Rectangle, int]]] = []
    for box, at in sorted(places, key=lambda place: -place[0][1] - place[0][3]):
        last = rows[-1][0][0] if rows else None
        apart = abs(box[1] + box[3] - last[1] - last[3]) if last is not None else 0.0
        if last is not None and apart <= min(box[3] - box[1], last[3] - last[1]):
            rows[-1].append((box, at))
        else:
            rows.append([(box, at)])
    parts: list[Part] = []
    for row in rows:
        before: Rectangle | None = None
        parts += ["\n"] if parts else []
        for box, at in sorted(row):
            gap = (box[0] - before[2]) / max(box[3] - box[1], 1.0) if before is not None else 0.0
            parts += ["\t" if gap > COLUMN_GAP else " "] if gap > SPACING else []
            parts.append((at, at + 1))
            before = box
    return _merged(parts)


def _words_at(raw: str, offsets: set[int]) -> str:
    """The letters at these offsets, a line for each stretch."""
    words: list[str] = []
    last = -1
    for at in sorted(offsets):
        words.append(raw[at] if at == last + 1 else "\n" + raw[at])
        last = at
    return "".join(words).strip()


def _flow(
    raw: str, parts: list[Part], kept_out: set[int], drawn: Drawn, letters: Letters
) -> tuple[Flow, tuple[tuple[int, int], ...]]:
    if not may_hold_table(drawn.edges):
        return compose(raw, parts), ()
    shown = [at for at, mark in enumerate(raw) if not mark.isspace() and at not in kept_out]
    tables = find_tables(letters.upright_edges(drawn.edges), raw, shown, letters.box)
    if not tables:
        return compose(raw, parts), ()
    return _with_tables(raw, parts, [table.rows for table in tables])


def _with_tables(
    raw: str, parts: list[Part], tables: list[list[list[Part]]]
) -> tuple[Flow, tuple[tuple[int, int], ...]]:
    """The text with each table at the place of its first letter, a line for each row."""
    owner: dict[int, int] = {}
    for number, rows in enumerate(tables):
        owner.update(
            (at, number) for row in rows for part in row if not isinstance(part, str) for at in range(*part)
        )
    placed: list[Part] = []
    spans: list[tuple[int, int]] = []
    length = 0
    done: set[int] = set()
    behind = False

    def put(part: Part) -> None:
        nonlocal length
        placed.append(part)
        length += len(part) if isinstance(part, str) else part[1] - part[0]

    for part in parts:
        if isinstance(part, str):
            if not behind:
                put(part)
            continue
        for at in range(*part):
            table = owner.get(at)
            if table is None:
                # The blanks and line ends of a table's own lines go with it.
                if not (behind and raw[at].isspace()):
                    if behind:
                        put("\n")
                        behind = False
                    put((at, at + 1))
                continue
            behind = True
            if table in done:
                continue
            done.add(table)
            if length:
                put("\n")
            begin = length
            for count, row in enumerate(tables[table]):
                if count:
                    put("\n")
                for piece in row:
                    put(piece)
            spans.append((begin, length))
    return compose(raw, _merged(placed)), tuple(spans)


def _merged(parts: list[Part]) -> list[Part]:
    merged: list[Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, tuple) and isinstance(last, tuple) and last[1] == part[0]:
            merged[-1] = (last[0], part[1])
        else:
            merged.append(part)
    return merged


def _print_lines(flow: Flow, letters: Letters, page: Any) -> Iterator[PrintLine]:
    """The lines of the text with their places, as if the page were turned so that they are upright."""
    paper = paper_of(page)
    if paper is None:
        return
    _, low, _, high = letters.upright(paper)
    for start, end in lines_of(flow.text):
        first, last = flow.place(start), flow.place(end - 1)
        left = letters.loose_box(first) if first is not None else None
        right = letters.loose_box(last) if last is not None else None
        if first is None or left is None or right is None:
            continue
        height = (high - (left[1] + left[3]) / 2) / (high - low)
        yield PrintLine(flow.text[start:end], left[0], right[2], letters.size(first), start, end, height)


def _cut(
    flow: Flow, tables: tuple[tuple[int, int], ...], spans: Sequence[tuple[int, int]]
) -> tuple[Flow, tuple[tuple[int, int], ...]]:
    return flow.without(spans), tuple(moved(tables, spans))


def _emptied_lines(text: str) -> list[tuple[int, int]]:
    """The lines of which nothing is left, with their line ends."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = min(start + len(line) + 1, len(text))
        if start < end and not line.strip(" "):
            found.append((start, end))
        start += len(line) + 1
    return found


def _drawn_twice(lines: Sequence[PrintLine], text: str) -> list[tuple[int, int]]:
    """The ranges of lines that say what another line says in the same place, in order, with their line ends."""
    first: dict[str, list[PrintLine]] = {}
    twice: list[tuple[int, int]] = []
    for line in lines:
        same = first.setdefault(line.words, [])
        near = _SAME_PLACE * line.size
        if any(
            abs(line.left - one.left) <= near and abs(line.height - one.height) < _SAME_ROW for one in same
        ):
            end = text.find("\n", line.end)
            twice.append((line.start, line.end if end < 0 else end + 1))
        else:
            same.append(line)
    return twice


def _reading_order(lines: Sequence[PrintLine]) -> list[tuple[int, int]] | None:
    """The ranges of the lines from top to bottom where the file draws them in another order, as it does boxes that float.

    None where they are in order, and where many stand side by side: columns are read one after the other, as they are drawn.
    """
    if all(above.height <= below.height + _SAME_ROW for above, below in pairwise(lines)):
        return None
    ordered = sorted(lines, key=lambda line: line.height)
    beside = sum(below.height - above.height < _SAME_ROW for above, below in pairwise(ordered))
    if beside > _BESIDE * len(lines):
        return None
    return [(line.start, line.end) for line in ordered]


def _garbled(text: str) -> bool:
    """Are more than a few of the letters none: private use, replacement or control characters, or glyph numbers?"""
    odd = len(_no_letter().findall(text)) + sum(map(len, _glyph_number().findall(text)))
    return odd > _GARBLED_SHARE * len(text)


@cache
def _not_text() -> re.Pattern[str]:
    """What pdfium puts in at the end of a line, and what would part lines and pages in our text."""
    return re.compile("[\r\x00\x02\x0b\x0c\ufffe\uffff]")


@cache
def _radical() -> re.Pattern[str]:
    """The blocks of radicals and of compatibility ideographs."""
    return re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


@cache
def _no_letter() -> re.Pattern[str]:
    return re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")


@cache
def _glyph_number() -> re.Pattern[str]:
    return re.compile(r"\(cid:[0-9]{1,6}\)")
