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


def _relation(doc: ParsedText, citation: Citation, earlier: list[_Cited]) -> tuple[Relation, str]:
    folded = doc.folded
    paragraph = doc.paragraph_at(citation.whole.start)
    title = doc.elements.title
    in_title = title is not None and title.span.holds(citation.whole)
    begin = title.span.start if in_title and title is not None else paragraph.start
    end = title.span.end if in_title and title is not None else paragraph.end
    before = folded[max(begin, citation.whole.start - 60) : citation.whole.start].replace("\n", "")
    behind = citation.whole.end
    others = OTHERS_BEHIND.match(folded, behind, end) if folded[behind : behind + 1] in _GOES_ON else None
    if others is not None:
        behind = others.end()
    after = folded[behind : min(end, behind + 130)].replace("\n", "")
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
    if in_title and FORWARDED_PRINTING.search(before):
        return "mentions", FORWARDED_PRINTING.name
    if citation.title is None and APPROVED.match(after):
        return "basis", APPROVED.name
    basis = BASIS_BEFORE.search(before)
    if basis is not None and STUDIED.search(before):
        basis = None
    if basis is None and "接" in before:
        basis = RECEIVED.search(before)
    if basis is None:
        if FORWARD_BEFORE.search(before) and (in_title or FORWARD_AFTER.match(after)):
            return "forwards", FORWARD_BEFORE.name
        if PRINT_BEFORE.search(before) and (in_title or PRINT_AFTER.match(after) or "制定" in before):
            return "encloses", PRINT_BEFORE.name
        if before == "" and not in_title:
            # 《…》已经……同意，现转发给你们: the cited document opens the notice.
            if FORWARD_AFTER.match(after):
                return "forwards", FORWARD_AFTER.name
            if PRINT_AFTER.match(after):
                return "encloses", PRINT_AFTER.name
        if FORWARD_AFTER.match(after) and ("现" in after[:40] or "现" in before[-24:]):
            return "forwards", FORWARD_AFTER.name
        if citation.number is not None:
            if FOLLOWS_BELOW.match(after):
                return "basis", FOLLOWS_BELOW.name
            if not in_title and doc.section_at(citation.whole.start) is None:
                if SENT_OUT_LATELY.search(before):
                    return "basis", SENT_OUT_LATELY.name
                if DEMANDS.match(after):
                    return "basis", DEMANDS.name
        if earlier and _chained(doc, earlier[-1].citation, citation):
            above = earlier[-1].relation
            if above == "basis":
                return "basis", CHAINED.name
            if above == "forwards" and FORWARD_AFTER.match(after):
                return "forwards", CHAINED.name
        return "mentions", "references.mentioned"
    if (
        citation.title is not None
        and citation.number is None
        and doc.words(citation.title).endswith(LAW_ENDS)
        and doc.section_at(citation.whole.start) is not None
    ):
        lead = folded[doc.text_start(paragraph) : citation.whole.start]
        return (
            ("basis", BASIS_BEFORE.name)
            if SENTENCE_OPENING.search(lead)
            else ("mentions", "references.applied_law")
        )
    return "basis", BASIS_BEFORE.name


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
