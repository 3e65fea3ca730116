"""依据文件 and the other documents that a notice cites, with what it does to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import squash
from noticeparse.records.notice import Reference, Relation, trusted
from noticeparse.rules import Rule
from noticeparse.structure.citation_words import (
    AMENDED,
    APPROVED,
    BASIS_BEFORE,
    CHAINED,
    CHANGED_AFTER,
    CHANGED_ORIGINAL,
    CHANGES,
    DEMANDS,
    DOCUMENT_TITLE,
    FOLLOWS_BELOW,
    FORWARD_AFTER,
    FORWARD_BEFORE,
    FORWARDED_PRINTING,
    ON_TRIAL,
    OTHERS_BEHIND,
    PRINT_AFTER,
    PRINT_BEFORE,
    RECEIVED,
    REPEALED,
    SENT_OUT_BY_US,
    SENT_OUT_LATELY,
    SENTENCE_OPENING,
    SHORT_NAME,
    STUDIED,
)
from noticeparse.structure.citations import Citation, find_citations
from noticeparse.structure.lines import are_organisations
from noticeparse.vocab.citations import BASIS_WORDS, FORWARD_WORDS, LAW_ENDS, PAPER_ENDS, PRINT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Notice

# What a title is told from others without.
_QUOTES = str.maketrans("", "", "“”‘’《》〈〉<>\"'")
# The words in front of the offices that a title follows, longer ones first: 印发了 before 印发.
_CUES = sorted(
    (*BASIS_WORDS, *FORWARD_WORDS, *PRINT_WORDS, "现将", "将", "印发了", "接到", "接"), key=len, reverse=True
)
_GOES_ON = frozenset("》）)、和及与")
_MOST_BEFORE, _MOST_AFTER = 60, 130  # characters that are looked at around a citation
RANKS: dict[Relation, int] = {
    "repeals": 0,
    "amends": 1,
    "forwards": 2,
    "encloses": 3,
    "basis": 4,
    "mentions": 5,
}


class _Cited(NamedTuple):
    """A citation that counts, the name by which it is told from others, and what the notice does to it."""

    citation: Citation
    name: str
    relation: Relation
    rule: str


def extract_references(doc: ParsedText, enclosed: Sequence[Notice] = ()) -> tuple[Reference, ...]:
    """The cited documents in document order, each once; a short name such as 《办法》 stands for one given before.

    ``enclosed`` are the notices that stand in the same file: a document that the notice cites and encloses is
    forwarded or printed by it.
    """
    title = doc.elements.title
    spans = [title.span, *doc.body] if title is not None else doc.body
    names = {_key(notice.title.text) for notice in enclosed if notice.title is not None}
    found: list[_Cited] = []
    short_names: dict[str, _Cited] = {}
    for cited in find_citations(doc.folded, spans):
        relation, rule = _relation(doc, cited, found)
        name = _key(doc.words(cited.title)) if cited.title is not None else ""
        if found and SHORT_NAME.search(doc.folded, max(0, cited.whole.start - 12), cited.whole.start):
            short_names.setdefault(name, found[-1])
            continue
        if name and name in names and relation not in ("encloses", "forwards"):
            prints = any(word in doc.title_words for word in PRINT_WORDS)
            relation, rule = ("encloses" if prints else "forwards"), "references.enclosed_here"
        meant = short_names.get(name)
        citation, name = (cited, name) if meant is None else (meant.citation, meant.name)
        name = _printed_before(found, name, relation)
        if _counts(doc, citation, relation):
            found.append(_Cited(citation, name, relation, rule))
    return _merged(doc, found)


def _printed_before(found: list[_Cited], name: str, relation: Relation) -> str:
    """The name under which this notice has printed or forwarded the document before: 《细则》 and 《细则（试行）》 are one."""
    if relation not in ("encloses", "forwards"):
        return name
    bare = ON_TRIAL.compiled.sub("", name)
    for earlier in found:
        if earlier.relation == relation and bare == ON_TRIAL.compiled.sub("", earlier.name):
            return earlier.name
    return name


def _counts(doc: ParsedText, citation: Citation, relation: Relation) -> bool:
    if citation.number is not None:
        return True
    if citation.title is None:
        return False
    words = doc.words(citation.title)
    if len(words) < 3 or (
        len(words) <= 6 and words.startswith(("办法", "通知", "方案", "意见", "细则", "规定"))
    ):
        return False
    if relation == "mentions" or words.endswith(PAPER_ENDS):
        return relation in ("encloses", "forwards") or (
            bool(DOCUMENT_TITLE.search(words)) and not words.endswith(PAPER_ENDS)
        )
    return relation != "basis" or bool(DOCUMENT_TITLE.search(words))


class _Around(NamedTuple):
    """The words in front of a citation and behind it, within its paragraph or the title of the notice."""

    before: str
    after: str
    in_title: bool


def _around(doc: ParsedText, citation: Citation) -> _Around:
    folded, (start, behind) = doc.folded, citation.whole
    title = doc.elements.title
    in_title = title is not None and title.span.holds(citation.whole)
    frame = title.span if in_title and title is not None else doc.paragraph_at(start)
    if folded[behind : behind + 1] in _GOES_ON:
        others = OTHERS_BEHIND.match(folded, behind, frame.end)
        behind = others.end() if others is not None else behind
    before = folded[max(frame.start, start - _MOST_BEFORE) : start]
    after = folded[behind : min(frame.end, behind + _MOST_AFTER)]
    return _Around(before.replace("\n", ""), after.replace("\n", ""), in_title)


def _relation(doc: ParsedText, citation: Citation, earlier: list[_Cited]) -> tuple[Relation, str]:
    around = _around(doc, citation)
    changed = _changed(doc, around)
    if changed is not None:
        return changed
    if around.in_title and FORWARDED_PRINTING.search(around.before):
        return "mentions", FORWARDED_PRINTING.name
    if citation.title is None and APPROVED.match(around.after):
        return "basis", APPROVED.name
    if _rests_on(around.before):
        return _basis(doc, citation)
    return (
        _passed_on(around)
        or _answered(doc, citation, around)
        or _joined(doc, citation, around, earlier)
        or ("mentions", "references.mentioned")
    )


def _changed(doc: ParsedText, around: _Around) -> tuple[Relation, str] | None:
    """The relation of a document that the notice repeals or amends."""
    before, after, in_title = around
    if not in_title and REPEALED.match(after):
        return "repeals", REPEALED.name
    if AMENDED.search(before) or AMENDED.search(after):
        return "amends", AMENDED.name
    if not in_title and CHANGES.search(doc.title_words):
        if CHANGED_AFTER.match(after):
            return "amends", CHANGED_AFTER.name
        if CHANGED_ORIGINAL.match(after):
            return "amends", CHANGED_ORIGINAL.name
        if SENT_OUT_BY_US.search(before):
            return "amends", SENT_OUT_BY_US.name
    return None


def _rests_on(before: str) -> bool:
    """Do the words in front of a citation say that the notice rests on it?"""
    if BASIS_BEFORE.search(before) and not STUDIED.search(before):
        return True
    return "接" in before and RECEIVED.search(before) is not None


def _basis(doc: ParsedText, citation: Citation) -> tuple[Relation, str]:
    """A basis; but a law that is named inside a clause of a section is only applied there."""
    if (
        citation.title is not None
        and citation.number is None
        and doc.words(citation.title).endswith(LAW_ENDS)
        and doc.section_at(citation.whole.start) is not None
    ):
        paragraph = doc.paragraph_at(citation.whole.start)
        lead = doc.folded[doc.text_start(paragraph) : citation.whole.start]
        if not SENTENCE_OPENING.search(lead):
            return "mentions", "references.applied_law"
    return "basis", BASIS_BEFORE.name


def _passed_on(around: _Around) -> tuple[Relation, str] | None:
    """The relation of a document that the notice forwards or prints."""
    before, after, in_title = around
    if FORWARD_BEFORE.search(before) and (in_title or FORWARD_AFTER.match(after)):
        return "forwards", FORWARD_BEFORE.name
    if PRINT_BEFORE.search(before) and (in_title or PRINT_AFTER.match(after) or "制定" in before):
        return "encloses", PRINT_BEFORE.name
    opens = before == "" and not in_title  # 《…》已经……同意，现转发给你们
    if FORWARD_AFTER.match(after) and (opens or "现" in after[:40] or "现" in before[-24:]):
        return "forwards", FORWARD_AFTER.name
    if opens and PRINT_AFTER.match(after):
        return "encloses", PRINT_AFTER.name
    return None


def _answered(doc: ParsedText, citation: Citation, around: _Around) -> tuple[Relation, str] | None:
    """The relation of a numbered document that the notice says nothing of but what follows from it."""
    if citation.number is None:
        return None
    if FOLLOWS_BELOW.match(around.after):
        return "basis", FOLLOWS_BELOW.name
    if around.in_title or doc.section_at(citation.whole.start) is not None:
        return None
    if SENT_OUT_LATELY.search(around.before):
        return "basis", SENT_OUT_LATELY.name
    return ("basis", DEMANDS.name) if DEMANDS.match(around.after) else None


def _joined(
    doc: ParsedText, citation: Citation, around: _Around, earlier: list[_Cited]
) -> tuple[Relation, str] | None:
    """The relation of a document that is cited in one breath with the one before it."""
    if not earlier or not _chained(doc, earlier[-1].citation, citation):
        return None
    above = earlier[-1].relation
    if above == "basis" or (above == "forwards" and FORWARD_AFTER.match(around.after)):
        return above, CHAINED.name
    return None


def _chained(doc: ParsedText, above: Citation, citation: Citation) -> bool:
    if above.whole.end > citation.whole.start or citation.whole.start - above.whole.end > 40:
        return False
    return CHAINED.match(doc.folded[above.whole.end : citation.whole.start]) is not None


def _merged(doc: ParsedText, found: list[_Cited]) -> tuple[Reference, ...]:
    """One reference a document: by number, else by title; what is done to it outranks a mention."""
    best: dict[str, _Cited] = {}
    alias: dict[str, str] = {}
    for cited in found:
        citation, name = cited.citation, cited.name
        number = citation.number.normalised if citation.number is not None else ""
        key = alias.get(number) or alias.get(name) or number or name
        if number and name and number != key and alias.get(name) and best[key].citation.number is not None:
            key = number  # two documents of one title, told apart by their numbers
        for known in (number, name):
            if known:
                alias.setdefault(known, key)
        old = best.get(key)
        if old is None:
            best[key] = cited
            continue
        richer = citation if _fullness(citation) > _fullness(old.citation) else old.citation
        stronger = cited if RANKS[cited.relation] < RANKS[old.relation] else old
        best[key] = stronger._replace(citation=richer)
    return tuple(_reference(doc, cited) for cited in best.values())


def _fullness(citation: Citation) -> tuple[int, int]:
    """How much of a document a citation gives: its title and number, then how long the title is."""
    title, number = citation.title, citation.number
    return (title is not None) + (number is not None), title.end - title.start if title is not None else 0


def _reference(doc: ParsedText, cited: _Cited) -> Reference:
    citation = cited.citation
    title = doc.words(citation.title).strip() if citation.title is not None else None
    return trusted(
        Reference,
        {
            "title": title,
            "document_number": citation.number.normalised if citation.number is not None else None,
            "issuers": _issuers(doc, citation),
            "relation": cited.relation,
            "evidence": doc.evidence(citation.whole, cited.rule),
        },
    )


ISSUERS_BEFORE = Rule(
    "references.issuers",
    r"(?P<issuers>[一-鿿（）、 ]{2,40})$",
    examples=("按照省科协、省科技厅",),
    rejects=("，",),
)


def _issuers(doc: ParsedText, citation: Citation) -> tuple[str, ...]:
    """The offices named right in front of the title."""
    if citation.title is None:
        return ()
    paragraph = doc.paragraph_at(citation.whole.start)
    before = doc.folded[max(paragraph.start, citation.whole.start - 42) : citation.whole.start]
    found = ISSUERS_BEFORE.search(before)
    if found is None:
        return ()
    words = found.group("issuers")
    for cue in _CUES:
        if cue in words:
            words = words.rpartition(cue)[2]
    names = [name for name in words.replace(" ", "、").split("、") if name]
    return tuple(names) if all(map(are_organisations, names)) else ()


def _key(title: str) -> str:
    return squash(title).translate(_QUOTES)
