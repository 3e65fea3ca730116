"""The page of a notice: its text with what was read from it marked, and beside it every value with the reason for it."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.archive.store import Held
from noticeparse.display import one_line
from noticeparse.messages import tell
from noticeparse.records.notice import Text
from noticeparse.report.messages import BOUNDARIES, FIELDS, INFERRED, LINKS, RELATIONS, pick
from noticeparse.report.pages.passages import Mark, Reading
from noticeparse.report.pages.template import render_pieces
from noticeparse.report.site.entries import anchor_of, entry_of, parts_of
from noticeparse.report.site.frame import Frame
from noticeparse.report.site.words import GROUPS, PARTS
from noticeparse.report.summary import cells_of
from noticeparse.report.values import Value, place, values
from noticeparse.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticeparse.records.notice import Evidence, Notice
    from noticeparse.report.pages.comparison import Document
    from noticeparse.report.site.entries import Entry

MOST_SHOWN = 300_000  # characters of a text
MOST_ITEMS = 2_000  # entries in the list
MOST_LINKS = 200  # to locals and possible parents
_GROUP_OF = {
    **dict.fromkeys(("period", "deadlines"), "time"),
    **dict.fromkeys(("theme", "venue", "activities", "requirements"), "content"),
    "contacts": "people",
    **dict.fromkeys(("references", "attachments"), "sources"),
}
# What the headline of an entry says already, or only its words say.
_NOT_TOLD = frozenset({"text", "organ_code"})


class _Proof(NamedTuple):
    """Why some parts of an entry are what they are."""

    rule: str
    place: str
    parts: list[tuple[str, str]]
    steps: list[str]


class _Item(NamedTuple):
    """An entry in the list: its own anchor, the class and the anchor of its words if they are shown, and the reasons."""

    anchor: str
    mark: str
    words: str
    value: str
    proofs: list[_Proof]


class _Field(NamedTuple):
    name: str
    group: str
    items: list[_Item]


class _Part(NamedTuple):
    """What was read of the notice, or of one that it encloses, under its title."""

    title: str
    fields: list[_Field]


class Relatives(NamedTuple):
    """The notices that a notice is linked with; ``matrices`` are the pages that show what its locals made of it."""

    parent: Entry | None
    candidates: list[Entry]
    children: list[Entry]
    more: int
    matrices: list[str]


def notice_page(
    frame: Frame, entry: Entry, document: Document, names: Iterable[str], relatives: Relatives
) -> Iterator[str]:
    """The page in pieces; nothing in the notice can act on it."""
    text = _MarkedText(document, frame.lang)
    notice = document.notice
    parts = [
        _Part(
            one_line(inner.title.text) if prefix and inner.title is not None else "",
            list(text.fields(inner, prefix)),
        )
        for prefix, inner in parts_of(notice)
    ]
    characters = len(text.reading.text)
    return render_pieces(
        "notice",
        styles=("page.css", "site.css", "notice.css"),
        scripts=("notice.js",),
        **frame.around(entry.page),
        title=one_line(entry.title),
        entry=entry,
        parts=parts,
        left_out=max(0, text.items - MOST_ITEMS),
        groups=[
            (key, pick(pair, frame.lang))
            for key, pair in GROUPS.items()
            if any(field.group == key for part in parts for field in part.fields)
        ],
        paragraphs=text.reading.paragraphs(Span(0, min(characters, MOST_SHOWN)), text.marks),
        cut=characters if characters > MOST_SHOWN else 0,
        most=MOST_SHOWN,
        names=list(islice(names, MOST_LINKS)),
        relatives=relatives,
        basis=_basis(entry, frame.lang),
        diagnostics=[f"{found.code} {one_line(found.message)}" for found in notice.diagnostics[:MOST_LINKS]],
    )


def lone_page(document: Document, *, lang: str, redact: bool) -> Iterator[str]:
    """The same page of a notice without an archive around it; ``redact`` says that people were hidden before."""
    name = one_line(document.name)
    entry = entry_of(document.notice, Held("", document.name), name)
    return notice_page(
        Frame(lang, redact, alone=True), entry, document, [name], Relatives(None, [], [], 0, [])
    )


def _basis(entry: Entry, lang: str) -> str:
    if entry.basis in LINKS:
        return pick(LINKS[entry.basis], lang)
    return pick(("按主题", "by topic"), lang) if entry.basis == "topic" else ""


class _MarkedText:
    """The text of a file, and the marks of the entries that were read from it."""

    def __init__(self, document: Document, lang: str) -> None:
        self.reading = Reading(document.text)
        self.marks: list[Mark] = []
        self.items = 0
        self._lang = lang
        self._values: dict[str, list[Value]] = defaultdict(list)
        for value in values(document.notice):
            self._values[value.entry].append(value)

    def fields(self, notice: Notice, prefix: str) -> Iterator[_Field]:
        """What was read of one of the notices in the file, at most :data:`MOST_ITEMS` entries in all."""
        for field, pair in FIELDS.items():
            if field in ("sections", "diagnostics"):
                continue
            name, group = pick(pair, self._lang), _GROUP_OF.get(field, "form")
            content = getattr(notice, field)
            entry = f"{prefix}{field}" + ("[{}]" if isinstance(content, tuple) else "")
            items: list[_Item] = []
            for at, (headline, evidence) in enumerate(self._heads(notice, field, content)):
                self.items += 1
                if self.items <= MOST_ITEMS:
                    items.append(self._item(entry.format(at), headline, evidence, f"f {group}", name))
            if items:
                yield _Field(name, group, items)

    def _heads(self, notice: Notice, field: str, content: object) -> Iterator[tuple[str, Evidence | None]]:
        """The headline of every entry; of a list of names each name is an entry."""
        if isinstance(content, tuple) and content and isinstance(content[0], Text):
            yield from ((text.text, text.evidence) for text in content)
        else:
            yield from ((words, evidence) for words, evidence, _ in cells_of(notice, field, self._lang))

    def _item(self, entry: str, headline: str, evidence: Evidence | None, classes: str, name: str) -> _Item:
        mark = f"m{self.items}"
        found = self._values[entry]
        first = ""
        for words in dict.fromkeys(filter(None, (evidence, *(value.evidence for value in found)))):
            span = self.reading.here(words.start, words.end)
            if span.of(self.reading.text).strip() and span.start < MOST_SHOWN:
                anchor = "" if first else f"w-{mark}"
                self.marks.append(Mark(span, f"{classes} {mark}", anchor, f"{name} {words.rule}"))
                first = first or anchor
        proofs = list(_proofs(found, evidence, headline, self._lang))
        return _Item(anchor_of(entry), mark, first, one_line(headline), proofs)


def _proofs(found: list[Value], evidence: Evidence | None, headline: str, lang: str) -> Iterator[_Proof]:
    """One for each of the words that the values came from, those of the whole entry first."""
    by_words: dict[Evidence, list[Value]] = {evidence: []} if evidence is not None else {}
    for value in found:
        if value.evidence is not None:
            by_words.setdefault(value.evidence, []).append(value)
    for words, group in by_words.items():
        told = [
            (_part(value.part, lang), _value(value, lang))
            for value in group
            if value.part.rpartition(".")[2] not in _NOT_TOLD and value.value != headline and value.part
        ]
        steps = next((value.derivation for value in group if value.derivation), ())
        yield _Proof(words.rule, place(words), told, [one_line(tell(step, lang)) for step in steps])


def _part(part: str, lang: str) -> str:
    """The name of a part of a record for people: ``items[0]`` is an item, ``period.start`` the start of the period."""
    names = [name.partition("[")[0] for name in part.split(".")]
    return " ".join(pick(PARTS[name], lang) if name in PARTS else name for name in names if name != "text")


def _value(value: Value, lang: str) -> str:
    last = value.part.rpartition(".")[2]
    if last == "boundary" and value.value in BOUNDARIES:
        return pick(BOUNDARIES[value.value], lang)
    if last == "relation" and value.value in RELATIONS:
        return pick(RELATIONS[value.value], lang)
    if last == "inferred":
        return " ".join(pick(INFERRED[one], lang) if one in INFERRED else one for one in value.value.split())
    return one_line(value.value)
