"""Every notice's parent in the archive: by number, else by title, else by topic; never one that can't be it."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.archive.worker import Lost
from noticeparse.archive.workers import DEFAULT_LIMITS, work_through
from noticeparse.compare import compare_notices
from noticeparse.compare.link import (
    NUMBER,
    cites,
    number_key,
    same_document,
    superior_references,
    title_key,
    years_of,
)
from noticeparse.compare.localise import rank_of
from noticeparse.numerals import squash
from noticeparse.records.comparison import Comparison
from noticeparse.records.notice import Notice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from noticeparse.archive.store import Store
    from noticeparse.archive.worker import Limits
    from noticeparse.records.archive import LinkState, TopicBasis
    from noticeparse.records.notice import Reference


_UNKNOWN = 9  # more ranks than there are
_SAME_CAMPAIGN = 270  # days within which a local follows its parent; next year's parent comes after a year
_FULL_YEAR = 4  # digits
_EDGE = 8  # characters at either end of a title's topic by which like titles are looked for


class Document(NamedTuple):
    """What linking knows of a notice: the key of its content, its number in the file (0 the outer one), and itself."""

    content: str
    part: int
    path: str
    notice: Notice
    date: dt.date | None
    """The issue date; of an enclosed document without one that of the notice that encloses it."""


class Link(NamedTuple):
    """A notice's parent, or why it has none.

    ``ambiguous``: several documents answer what it cites; ``missing``: what it cites is not in the archive; ``none``: it
    cites no superior document and nothing fits its topic; ``cycle``: it would be its own ancestor.
    """

    child: Document
    state: LinkState
    basis: TopicBasis | None
    parent: Document | None
    candidates: tuple[Document, ...] = ()


class _Index:
    """The documents of an archive by number and by topic."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_number: dict[str, list[Document]] = defaultdict(list)
        self._by_topic: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            if document.notice.document_number is not None:
                self._by_number[number_key(document.notice.document_number.text)].append(document)
            if document.notice.title is not None and (topic := title_key(document.notice.title.text)):
                for key in {topic, topic[:_EDGE], topic[-_EDGE:]}:
                    self._by_topic[key].append(document)

    def numbered(self, number: str) -> list[Document]:
        return self._by_number.get(number_key(number), [])

    def about(self, title: str) -> list[Document]:
        topic = title_key(title)
        found = {
            (one.content, one.part): one
            for key in (topic, topic[:_EDGE], topic[-_EDGE:])
            for one in self._by_topic.get(key, ())
        }
        return list(found.values())


def find_links(documents: Sequence[Document]) -> list[Link]:
    """The link of every outer notice, in the order given; enclosed notices can be parents, not children."""
    index = _Index(documents)
    links = [_link(document, index) for document in documents if document.part == 0]
    return _without_cycles(links)


def _link(child: Document, index: _Index) -> Link:
    # What a notice prints without a number is its own plan, not somebody else's document.
    cited = [
        one for one in superior_references(child.notice) if one.relation != "encloses" or one.document_number
    ]
    found: dict[tuple[str, int], tuple[Document, TopicBasis]] = {}
    doubtful: list[Document] = []
    for reference in cited:
        one = child.notice.model_copy(update={"references": (reference,)})
        for basis, candidates in (
            (
                "document_number",
                index.numbered(reference.document_number) if reference.document_number else [],
            ),
            ("title", index.about(reference.title) if reference.title else []),
        ):
            fit = [
                other
                for other in candidates
                if _can_be_parent(other, child)
                and cites(one, other.notice)
                and _same_year(other, child, reference)
            ]
            documents = _copies_left_out(fit if basis == "document_number" else _nearest(fit, child))
            if len(documents) == 1:
                found[documents[0].content, documents[0].part] = documents[0], basis  # type: ignore[assignment]
            doubtful += documents[1:] and documents
            if documents:
                break
    if found:
        parent, basis = min(found.values(), key=lambda row: _distance(row[0], child))
        return Link(child, "linked", basis, parent, tuple(one for one, _ in found.values()))
    if doubtful:
        return Link(child, "ambiguous", None, None, tuple(doubtful))
    return Link(child, "missing", None, None) if cited else _by_topic(child, index)


def _by_topic(child: Document, index: _Index) -> Link:
    """A notice that cites nothing: one of the same topic and year by the nearest office above."""
    title, rank, years = child.notice.title, rank_of(child.notice), years_of(child.notice)
    if title is None or rank is None or not years:
        return Link(child, "none", None, None)
    above = [
        other
        for other in index.about(title.text)
        if _can_be_parent(other, child)
        and other.notice.title is not None
        and title_key(other.notice.title.text) == title_key(title.text)
        and years_of(other.notice) & years
        and (rank_of(other.notice) or 0) > rank
    ]
    documents = _copies_left_out(_nearest(above, child))
    if len(documents) == 1:
        return Link(child, "linked", "topic", documents[0], tuple(documents))
    return Link(child, "ambiguous" if documents else "none", None, None, tuple(documents))


def _can_be_parent(other: Document, child: Document) -> bool:
    """Not the notice itself nor another copy of it, and not younger than it."""
    if same_document(other.notice, child.notice):
        return False
    return other.date is None or child.date is None or other.date <= child.date


def _same_year(other: Document, child: Document, reference: Reference) -> bool:
    """Whether the document can be of the year that is meant: a notice of every year has the same title.

    The year is that of the cited number, else that of the titles, else the time between the two notices tells.
    """
    cited = _year_of_number(reference.document_number)
    if cited is not None:
        own = other.notice.document_number
        year = (
            _year_of_number(own.text)
            if own is not None
            else other.date.year
            if other.date is not None
            else None
        )
        return year is None or year == cited
    mine, theirs = years_of(child.notice), years_of(other.notice)
    if mine and theirs:
        return bool(mine & theirs)
    return other.date is None or child.date is None or (child.date - other.date).days <= _SAME_CAMPAIGN


def _year_of_number(number: str | None) -> int | None:
    found = NUMBER.fullmatch(squash(number)) if number is not None else None
    return int(found["year"]) if found is not None and len(found["year"]) == _FULL_YEAR else None


def _copies_left_out(documents: list[Document]) -> list[Document]:
    """One of each document and of each file: a file of its own before an enclosed copy, then by path."""
    left: list[Document] = []
    for document in sorted(documents, key=lambda one: (one.part > 0, one.path, one.part)):
        if not any(document.content == known.content or _is_copy(document, known) for known in left):
            left.append(document)
    return left


def _nearest(documents: list[Document], child: Document) -> list[Document]:
    """Those by the nearest offices above the child's, where several levels gave their notices one title."""
    rank = rank_of(child.notice)
    ranks = [rank_of(document.notice) for document in documents]
    above = [one for one in ranks if one is not None and rank is not None and one > rank]
    return (
        [one for one, its in zip(documents, ranks, strict=True) if its == min(above)] if above else documents
    )


def _is_copy(one: Document, other: Document) -> bool:
    """The same number under another title is another document, and somebody has to look at it."""
    titles = {
        title_key(document.notice.title.text)
        for document in (one, other)
        if document.notice.title is not None
    }
    return same_document(one.notice, other.notice) and len(titles) < 2


def _distance(parent: Document, child: Document) -> int:
    """How many ranks a parent stands above; one whose rank is not known comes last."""
    mine, theirs = rank_of(parent.notice), rank_of(child.notice)
    return abs(mine - theirs) if mine is not None and theirs is not None else _UNKNOWN


def _without_cycles(links: list[Link]) -> list[Link]:
    parents = {
        (link.child.content, 0): (link.parent.content, link.parent.part)
        for link in links
        if link.parent is not None
    }
    return [
        link._replace(state="cycle", parent=None)
        if link.parent is not None and _returns((link.child.content, 0), parents)
        else link
        for link in links
    ]


def _returns(start: tuple[str, int], parents: dict[tuple[str, int], tuple[str, int]]) -> bool:
    here = parents.get(start)
    seen = set()
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = parents.get(here)
    return False


def documents_of(store: Store) -> Iterator[Document]:
    """Every notice of the archive, enclosed ones after the one that encloses them."""
    for stored in store.notices():
        yield from documents_in(stored.content, stored.path, stored.notice)


def documents_in(content: str, path: str, notice: Notice) -> Iterator[Document]:
    """The notice of a file, and after it those that it encloses."""
    outer = notice.issue_date
    for part, one in enumerate((notice, *notice.enclosed())):
        issued = one.issue_date or outer
        yield Document(content, part, path, one, issued.date if issued is not None else None)


class _Pair(NamedTuple):
    """Two records to be compared, as JSON."""

    content: str
    parent: str
    local: str


def link_archive(
    store: Store, *, jobs: int = 1, limits: Limits = DEFAULT_LIMITS, lang: str = "zh"
) -> list[Link]:
    """Links every notice of the archive, compares each linked one with its parent, and keeps both in the store.

    Earlier links are replaced. Raises OutputError where the store can't be written.
    """
    links = find_links(list(documents_of(store)))
    with store.faults():
        store.base.execute("DELETE FROM links")
        store.base.executemany(
            "INSERT INTO links VALUES (?, 0, ?, ?, ?, ?, ?, NULL)",
            (
                (
                    link.child.content, link.state, link.basis, link.parent.content if link.parent else None,
                    link.parent.part if link.parent else None,
                    json.dumps([[one.content, one.part, one.path] for one in link.candidates]),
                )
                for link in links
            ),
        )  # fmt: skip
    pairs = (
        _Pair(link.child.content, link.parent.notice.model_dump_json(), link.child.notice.model_dump_json())
        for link in links
        if link.parent is not None
    )
    work = _compared_zh if lang == "zh" else _compared_en
    for pair, result in work_through(
        pairs, work, jobs=jobs, limits=limits, preload=("noticeparse.archive.link",)
    ):
        if not isinstance(result, Lost):
            with store.faults():
                store.base.execute(
                    "UPDATE links SET comparison = ? WHERE child = ? AND part = 0", (result, pair.content)
                )
    store.commit()
    return links


def _compared_zh(pair: _Pair) -> bytes:
    return _compared(pair, "zh")


def _compared_en(pair: _Pair) -> bytes:
    return _compared(pair, "en")


def _compared(pair: _Pair, lang: str) -> bytes:
    parent, local = (Notice.model_validate_json(text) for text in (pair.parent, pair.local))
    return zlib.compress(compare_notices(parent, local, lang=lang).model_dump_json().encode(), 6)


class StoredLink(NamedTuple):
    """A link as the archive keeps it, with its comparison."""

    child: str
    state: LinkState
    basis: TopicBasis | None
    parent: str | None
    parent_part: int | None
    candidates: list[tuple[str, int, str]]
    comparison: Comparison | None


_LINK = "SELECT child, state, basis, parent, parent_part, candidates, comparison FROM links"


def stored_links(store: Store) -> Iterator[StoredLink]:
    """The links of an archive in the order of its contents' keys."""
    return map(_stored_link, store.base.execute(f"{_LINK} ORDER BY child"))


def stored_link(store: Store, child: str) -> StoredLink | None:
    """The link of one content; None where it has none, or nothing was linked yet."""
    row = store.base.execute(f"{_LINK} WHERE child = ?", (child,)).fetchone()
    return _stored_link(row) if row is not None else None


def _stored_link(row: tuple[Any, ...]) -> StoredLink:
    child, state, basis, parent, part, candidates, comparison = row
    return StoredLink(
        child,
        state,
        basis,
        parent,
        part,
        [tuple(one) for one in json.loads(candidates)],
        Comparison.model_validate_json(zlib.decompress(comparison)) if comparison is not None else None,
    )
