"""The page of a comparison: both notices side by side, what answers what, and the findings that lead to the places."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.compare.differences import differences
from noticeparse.compare.matrix import matrix
from noticeparse.compare.parts import chosen_parts
from noticeparse.display import one_line
from noticeparse.report.messages import ALIGNMENTS, FINDINGS, LINKS, PAGE, SEVERITIES, pick
from noticeparse.report.pages.passages import Mark, Reading
from noticeparse.report.pages.template import render
from noticeparse.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.compare.matrix import Cell
    from noticeparse.records.comparison import Comparison, Finding, FindingSeverity, Passage
    from noticeparse.records.notice import Notice, Section
    from noticeparse.report.pages.passages import Piece

_Path = tuple[str, ...]


class Document(NamedTuple):
    """One file of a comparison: its name, its record and the source text that the record's places refer to."""

    name: str
    notice: Notice
    text: str


class Compared(NamedTuple):
    """A comparison and the two documents that it was made of."""

    parent: Document
    local: Document
    comparison: Comparison


class _Unit(NamedTuple):
    """A numbered section on the page; ``partners`` are the anchors of what answers it, ``relation`` and ``words`` how."""

    anchor: str
    level: int
    relation: str
    words: str
    path: str
    partners: str
    paragraphs: list[list[Piece]]


class _Column(NamedTuple):
    """One side of a pair; ``title`` is the anchor of the compared notice's title, which may stand far down its file."""

    title: str
    units: list[_Unit]


class _Entry(NamedTuple):
    """A finding in the list; the anchors are those of the words, or of the unit, on either side."""

    anchor: str
    kind: str
    severity: str
    message: str
    parent: str
    local: str
    places: str


class _Comparison(NamedTuple):
    """One local notice against the parent, ready for the template."""

    anchor: str
    name: str
    comparison: Comparison
    link: str
    counts: list[tuple[FindingSeverity, int]]
    relations: list[tuple[str, str, int]]
    entries: list[_Entry]
    parent: _Column
    local: _Column


def comparison_page(
    pairs: Sequence[Compared], *, lang: str = "zh", ways: Sequence[tuple[str, str]] = ()
) -> str:
    """One self-contained HTML page of a parent and one or more locals; ``lang`` is ``zh`` or ``en``.

    All pairs have the same parent. Nothing that stands in a notice can act on the page. ``ways`` are links to pages around
    it, where it is one of several.
    """
    readings: dict[str, Reading] = {}
    views = [_view(at, pair, lang, readings) for at, pair in enumerate(pairs)]
    comparisons = [pair.comparison for pair in pairs]
    parent = pairs[0].parent
    rows = [
        (one_line("".join(row.path)), _title(views, row.path), [_cell(cell, lang) for cell in row.cells])
        for row in (matrix(comparisons) if len(comparisons) > 1 else ())
    ]
    return render(
        "comparison",
        styles=("page.css", "comparison.css"),
        scripts=("comparison.js",),
        lang="zh-CN" if lang == "zh" else "en",
        words={key: pick(pair, lang) for key, pair in PAGE.items()},
        severities={key: pick(SEVERITIES[key], lang) for key in ("conflict", "review", "info")},
        kinds={
            kind: pick(FINDINGS[kind], lang)
            for kind in FINDINGS
            if any(found.kind == kind for one in comparisons for found in one.findings)
        },
        parent=parent,
        title=one_line(comparisons[0].parent.title or parent.name),
        views=views,
        rows=rows,
        ways=ways,
    )


def _title(views: Sequence[_Comparison], path: _Path) -> str:
    """The heading of a unit of the parent, from the first words of its place on the page."""
    for view in views:
        for unit in view.parent.units:
            if unit.path == "".join(path) and unit.paragraphs:
                words = "".join(piece.words for piece in unit.paragraphs[0]).partition("。")[0]
                return words if len(words) <= 30 else words[:29] + "…"
    return ""


def _cell(cell: Cell, lang: str) -> tuple[str, str, str]:
    words = pick(ALIGNMENTS[cell.relation], lang) if cell.relation is not None else "–"
    return words, cell.severity or "", " ".join("".join(path) for path in cell.at)


def _view(number: int, pair: Compared, lang: str, readings: dict[str, Reading]) -> _Comparison:
    parent, local, comparison = pair
    notices = chosen_parts(parent.notice, local.notice).as_compared()
    ups = _Side(f"c{number}p", parent, notices[0], readings)
    downs = _Side(f"c{number}l", local, notices[1], readings)
    _link(comparison, ups, downs)
    entries = list(_entries(number, comparison, ups, downs, lang))
    counts = list(comparison.counts.items())
    relations = [one.relation for one in comparison.alignments]
    return _Comparison(
        anchor=f"c{number}",
        name=local.name,
        comparison=comparison,
        link=pick(LINKS[comparison.link.by], lang)
        if comparison.link.resolved
        else pick(PAGE["unlinked"], lang),
        counts=counts,
        relations=[
            (key, pick(words, lang), relations.count(key))
            for key, words in ALIGNMENTS.items()
            if key in relations
        ],
        entries=entries,
        parent=ups.column(lang),
        local=downs.column(lang),
    )


class _Side:
    """One notice of a pair: its sections in order, the marks in its text, and the anchors of its units."""

    def __init__(self, prefix: str, document: Document, notice: Notice, readings: dict[str, Reading]) -> None:
        self.prefix = prefix
        self.sections = list(notice.walk())
        if document.text not in readings:
            readings[document.text] = Reading(document.text)
        self.reading = readings[document.text]
        self.marks: list[Mark] = []
        self.title = ""
        if notice.title is not None:
            self.title = f"{prefix}t"
            where = notice.title.evidence
            self.marks.append(Mark(self.reading.here(where.start, where.end), "title", self.title))
        self.partners: dict[int, list[str]] = defaultdict(list)
        self.relations: dict[int, str] = {}
        self._waiting: dict[_Path, deque[int]] = defaultdict(deque)
        for at, section in enumerate(self.sections):
            self._waiting[section.path].append(at)
        ends = [section.span.end for section in notice.sections]
        cuts = [section.span.start for section in self.sections]
        self.parts = self.reading.parts([*cuts, *([max(ends)] if ends else [])])

    def anchor(self, at: int) -> str:
        return f"{self.prefix}{at}"

    def place(self, path: _Path) -> int | None:
        """The section with this path; where numbering restarts and several have it, each is given out in turn."""
        places = self._waiting.get(path)
        if not places:
            return None
        return places.popleft() if len(places) > 1 else places[0]

    def words(self, at: int) -> Span:
        """What a section has to itself, without its label and its children's."""
        part, label = self.parts[at + 1], self.sections[at].label
        found = self.reading.text.find(label, part.start, part.start + len(label) + 8)
        return part if found < 0 else Span(min(part.end, found + len(label)), part.end)

    def mark(self, passage: Passage, classes: str, anchor: str) -> str:
        """Marks the words of a passage; gives the anchor that leads to them, or to the unit they belong to."""
        if passage.evidence is not None:
            span = self.reading.here(passage.evidence.start, passage.evidence.end)
            if span:
                self.marks.append(Mark(span, classes, anchor))
                return anchor
        at = next((at for at, one in enumerate(self.sections) if one.path == passage.path), None)
        return self.anchor(at) if at is not None else ""

    def column(self, lang: str) -> _Column:
        return _Column(self.title, list(self._units(lang)))

    def _units(self, lang: str) -> Iterator[_Unit]:
        """The preamble, every section, and what stands behind the last one."""
        sections: list[Section | None] = [None, *self.sections]
        sections += [None] * (len(self.parts) - len(sections))
        for number, (section, part) in enumerate(zip(sections, self.parts, strict=True)):
            at = number - 1
            relation = self.relations.get(at, "")
            paragraphs = list(self.reading.paragraphs(part, self.marks))
            if section is None and not paragraphs:
                continue
            yield _Unit(
                anchor=self.anchor(at) if section is not None else "",
                level=section.level if section is not None else 0,
                relation=relation,
                words=pick(ALIGNMENTS[relation], lang) if relation else "",
                path="".join(section.path) if section is not None else "",
                partners=" ".join(dict.fromkeys(self.partners[at])),
                paragraphs=paragraphs,
            )


def _link(comparison: Comparison, ups: _Side, downs: _Side) -> None:
    """Who answers whom; where two units answer one another alone, their differing words are marked."""
    pairs: list[tuple[int, int]] = []
    for one in comparison.alignments:
        up = ups.place(one.parent) if one.parent is not None else None
        down = downs.place(one.local) if one.local is not None else None
        for side, at, other, there in ((ups, up, downs, down), (downs, down, ups, up)):
            if at is not None:
                side.relations.setdefault(at, one.relation)
                if there is not None:
                    side.partners[at].append(other.anchor(there))
        if up is not None and down is not None:
            pairs.append((up, down))
    for up, down in pairs:
        if len(ups.partners[up]) == 1 == len(downs.partners[down]):
            _mark_differences(ups, ups.words(up), downs, downs.words(down))


def _mark_differences(ups: _Side, old: Span, downs: _Side, new: Span) -> None:
    for change in differences(old.of(ups.reading.text), new.of(downs.reading.text)):
        for side, part, words, name in ((ups, old, change.old, "old"), (downs, new, change.new, "new")):
            span = Span(part.start + words.start, part.start + words.end)
            if span.of(side.reading.text).strip():
                side.marks.append(Mark(span, name))


def _entries(number: int, comparison: Comparison, ups: _Side, downs: _Side, lang: str) -> Iterator[_Entry]:
    for at, found in enumerate(comparison.findings):
        anchor = f"c{number}f{at}"
        classes = f"finding {found.severity}"
        yield _Entry(
            anchor=anchor,
            kind=found.kind,
            severity=found.severity,
            message=one_line(found.message),
            parent=ups.mark(found.parent, classes, anchor + "p") if found.parent is not None else "",
            local=downs.mark(found.local, classes, anchor + "l") if found.local is not None else "",
            places=_places(found, lang),
        )


def _places(finding: Finding, lang: str) -> str:
    words = [
        f"{pick(PAGE[key], lang)} {one_line(''.join(passage.path))}"
        for key, passage in (("parent", finding.parent), ("local", finding.local))
        if passage is not None and passage.path
    ]
    return " · ".join(words)
