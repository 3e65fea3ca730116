"""依据文件 and the other documents that a notice cites, with what it does to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import squash
from noticeparse.records.notice import Reference, Relation, trusted
from noticeparse.rules import Rule, any_of
from noticeparse.structure.citations import Citation, find_citations
from noticeparse.structure.lines import are_organisations
from noticeparse.vocab.citations import (
    AMEND_WORDS,
    BASIS_WORDS,
    FORWARD_WORDS,
    LAW_ENDS,
    PAPER_ENDS,
    PRINT_WORDS,
    REPEAL_WORDS,
)
from noticeparse.vocab.kinds import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Notice

BASIS_BEFORE = Rule(
    "references.basis",
    rf"{any_of(*BASIS_WORDS)}(?P<issuers>[^。；，！？\n《》“”]{{0,40}})$",
    examples=("按照中国科协、科技部", "为贯彻落实", "根据"),
    rejects=("填写", "根据要求，填写"),
)
CHAINED = Rule(
    "references.chained",
    r"^(?:，(?:以下)?统?一?简称[^。；\n（）]{1,40}[）)])?(?:[》”]?(?:[（(【〔][^（）\n]{0,60}[）)】〕])?){0,2}"
    r"[、和与及以并]{0,3}[^。；，\n《》“”]{0,20}$",
    examples=(
        "》（云教发〔2024〕3号）和",
        "》、",
        "》（云教发〔2024〕3号）",
        "，以下简称《方案》）和",
        "（以下简称《方案》）、",
    ),
    rejects=("》要求，填写",),
)
FORWARD_AFTER = Rule(
    "references.forwards",
    rf"(?:现|并|全文|一并|原文|予以|文件|[将，]){{0,3}}[^。；\n]{{0,24}}?{any_of(*FORWARD_WORDS)}",
    examples=("》转发给你们", "》已经省政府批准，现转发给你们"),
    rejects=("》填写",),
)
FORWARD_BEFORE = Rule(
    "references.forwards_before",
    rf"{any_of(*FORWARD_WORDS)}[^。；，\n《》“”]{{0,30}}$|现将[^。；，\n《》“”]{{0,30}}$",
    examples=("关于转发省科协", "现将"),
    rejects=("根据",),
)
PRINT_AFTER = Rule(
    "references.encloses",
    rf"[^。；\n《]{{0,40}}?{any_of(*PRINT_WORDS)}",
    examples=("》已经局长办公会审议通过，现印发给你们", "》，现印发给你们"),
    rejects=("》填写",),
)
PRINT_BEFORE = Rule(
    "references.encloses_before",
    rf"(?:{any_of(*PRINT_WORDS)}了?|现将|将)[^。；，\n《》“”]{{0,16}}$",
    examples=("关于印发", "我们制定了", "现将"),
    rejects=("根据",),
)
FORWARDED_PRINTING = Rule(
    "references.forwarded_printing",
    r"(?:转发|批转)[^《》]{2,50}印发$",
    examples=("市安委办转发省安委办关于印发",),
    rejects=("关于印发", "关于转发"),
)
REPEALED = Rule(
    "references.repeals",
    rf"[^。\n]{{0,120}}?{any_of(*REPEAL_WORDS)}",
    examples=("》（云教发〔2019〕2号）同时废止",),
    rejects=("》要求",),
)
AMENDED = Rule(
    "references.amends",
    rf"{any_of(*AMEND_WORDS)}[^。；，\n《》“”]{{0,12}}$|^[》）)][^。；\n]{{0,30}}?(?:作|予以|进行)[^。；，\n]{{0,6}}{any_of(*AMEND_WORDS)}",
    examples=("关于修改", "》作如下修改"),
    rejects=("根据",),
)
APPROVED = Rule(
    "references.approved",
    r"(?:文件?)?[ ]?(?:文)?(?:批准|批复|同意|核准|下达)",
    examples=("文件批准建设", "批复同意"),
    rejects=("要求",),
    where="start",
)
CHANGES = Rule(
    "references.notice_of_change",
    r"补充|更正|调整|修订|修改|延期",
    examples=("关于做好招生工作的补充通知",),
    rejects=("关于做好招生工作的通知",),
)
CHANGED_AFTER = Rule(
    "references.changed_after",
    r"[^。\n]{0,16}(?:(?:印发|下发|发布)[以之]?后|补充|更正|调整|修改)",
    examples=("印发后，部分学校提出疑问", "补充通知如下"),
    rejects=("要求，各地认真落实",),
    where="start",
)
DOCUMENT_TITLE = Rule(
    "references.document_title",
    rf"(?:{any_of(*KIND_WORDS, '法', '纲要', '决议', '讲话', '准则', '法典')})(?:[（(][^（）]{{1,12}}[）)])?$",
    examples=("关于做好评审工作的通知", "管理办法（试行）", "劳动法"),
    rejects=("与大家同行",),
)
SENTENCE_OPENING = Rule(
    "references.sentence_opening",
    rf"(?:^|[。；\n：）])[ ]?(?:为[^，。]{{0,40}}，)?{any_of(*BASIS_WORDS)}$",
    examples=("按照", "。根据", "为规范管理，根据"),
    rejects=("各单位要按照",),
)

SHORT_NAME = Rule(
    "references.short_name",
    r"(?:以下|下称|下文|后文)?[统均]?一?(?:简称|下称)为?[：“]?$",
    examples=("（以下简称", "，以下统一简称为"),
    rejects=("根据",),
)

ON_TRIAL = Rule(
    "references.on_trial",
    r"\((?:试行|暂行)\)$",
    examples=("竞赛管理细则(试行)",),
    rejects=("试行办法", "竞赛管理细则"),
)

# What a title is told from others without.
_QUOTES = str.maketrans("", "", "“”‘’《》〈〉<>\"'")
# The words in front of the offices that a title follows, longer ones first: 印发了 before 印发.
_CUES = sorted((*BASIS_WORDS, *FORWARD_WORDS, *PRINT_WORDS, "现将", "将", "印发了"), key=len, reverse=True)
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
    after = folded[citation.whole.end : min(end, citation.whole.end + 130)].replace("\n", "")
    if not in_title and REPEALED.match(after):
        return "repeals", REPEALED.name
    if AMENDED.search(before) or AMENDED.search(after):
        return "amends", AMENDED.name
    if not in_title and CHANGES.search(doc.title_words) and CHANGED_AFTER.match(after):
        return "amends", CHANGED_AFTER.name
    if in_title and FORWARDED_PRINTING.search(before):
        return "mentions", FORWARDED_PRINTING.name
    if citation.title is None and APPROVED.match(after):
        return "basis", APPROVED.name
    basis = BASIS_BEFORE.search(before)
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
        if earlier and earlier[-1].relation == "basis" and _chained(doc, earlier[-1].citation, citation):
            return "basis", CHAINED.name
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
