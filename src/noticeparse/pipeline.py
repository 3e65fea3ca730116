"""The way of a notice from bytes to record, as an ordered list of steps, and the functions that walk it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.fields.activities import extract_activities
from noticeparse.fields.addressees import extract_addressees
from noticeparse.fields.attachments import extract_attachments
from noticeparse.fields.contacts import extract_contacts
from noticeparse.fields.deadlines import extract_deadlines
from noticeparse.fields.elements import extract_cc, extract_document_number, extract_found, extract_issue_date
from noticeparse.fields.issuers import extract_issuers
from noticeparse.fields.lead import extract_lead
from noticeparse.fields.period import extract_period, is_in_sessions
from noticeparse.fields.references import extract_references
from noticeparse.fields.requirements import extract_requirements
from noticeparse.fields.sections import extract_sections
from noticeparse.fields.theme import extract_theme
from noticeparse.fields.title import extract_kind, extract_title
from noticeparse.fields.venue import extract_venue
from noticeparse.messages import describe
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import SCHEMA_VERSION, Diagnostic, Notice, Period, Source, SourceSpan, trusted
from noticeparse.rules import Rule
from noticeparse.sources.read import read_bytes, read_text
from noticeparse.spans import Span
from noticeparse.structure.enclosed import split_notices
from noticeparse.structure.page import lay_out
from noticeparse.structure.sections import build_sections
from noticeparse.temporal import Anchors, read_times
from noticeparse.text.cleaning import CLEANING_STEPS, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.sources.document import SourceDocument
    from noticeparse.structure.enclosed import Part
    from noticeparse.structure.model import Page
    from noticeparse.text.cleaning import CleanText

# Days counted from the end of the event (活动结束后10日内) can be known only once its period is.
AFTER_THE_EVENT = "结束后"

TITLE_YEAR = Rule(
    "anchor.title_year",
    r"(?<![0-9至—\-－–])(?P<year>(?:19|20)[0-9]{2})(?=年(?!至|—|-|－))",
    examples=("关于开展2023年活动的通知", "2024年度工作方案"),
    rejects=("2016-2018年度评价", "2011至2016年"),
    engine="regex",
)
CITED_YEAR = Rule(
    "anchor.cited_year",
    r"[〔\[【（](?P<year>(?:19|20)[0-9]{2})[〕\]】）][0-9]{1,5}号",
    examples=("（云教函〔2023〕3号）",),
    rejects=("（2023年）",),
    engine="regex",
)


class Step(NamedTuple):
    """One step of the way and what it is for."""

    name: str
    purpose: str


STEPS: tuple[Step, ...] = (
    Step(
        "read",
        "choose a reader by content and decode: BOM, UTF-8, UTF-16, GB18030, never a guess that loses text",
    ),
    *(Step(f"clean: {step.name}", step.purpose) for step in CLEANING_STEPS),
    Step("paragraphs", "one paragraph a line, with the way back to the source"),
    Step("split", "公文 elements of each notice, and the notices that it encloses"),
    Step("sections", "the numbered tree, level by order of appearance"),
    Step("times", "time expressions, resolved against the notice's own dates, with roles"),
    Step("fields", "one extractor a field, none knows another"),
    Step("record", "a frozen record; every value with the words it came from"),
)


def parse_bytes(
    data: bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    ocr: bool = False,
    office: bool = False,
    lang: str = "zh",
) -> Notice:
    """The record of a file's bytes; ``name`` is used as a hint and kept in ``source``."""
    source = read_bytes(data, name=name, encoding=encoding, ocr=ocr, office=office)
    return parse_document(source, lang=lang)


def parse_text(text: str, *, name: str | None = None, lang: str = "zh") -> Notice:
    r"""The record of a text; never raises, whatever the text.

    >>> notice = parse_text("清河市教育局关于开展读书活动的通知\n各学校：\n请于6月20日前报送总结。\n清河市教育局\n2024年5月6日\n")
    >>> notice.title.text, notice.issue_date.date.isoformat()
    ('清河市教育局关于开展读书活动的通知', '2024-05-06')
    """
    return parse_document(read_text(text, name=name), lang=lang)


def parse_document(source: SourceDocument, *, lang: str = "zh") -> Notice:
    """The record of a text that a reader has taken from its file."""
    cleaned = clean(source.text, printed_pages=source.pages is not None)
    page = lay_out(source, cleaned)
    file = _File(source, cleaned, page, _source_record(source), lang)
    return _notice(file, split_notices(page), None)


class _File(NamedTuple):
    """What all notices of one file share."""

    source: SourceDocument
    cleaned: CleanText
    page: Page
    record: Source
    lang: str


def _source_record(source: SourceDocument) -> Source:
    return trusted(
        Source,
        {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "pages": source.pages,
            "characters": len(source.text),
            "reader": source.reader,
        },
    )


def _notice(file: _File, part: Part, outer: Anchors | None) -> Notice:
    """The record of one notice of a file; ``outer`` are the anchors of the notice that encloses it."""
    elements = part.elements
    nodes, odd = build_sections(file.page, *elements.body)
    doc = ParsedText(file.source, file.cleaned, file.page, part, nodes, odd=[*elements.odd, *odd])
    anchors = _anchors(doc, outer)
    period = _read_times(doc, anchors)
    inner = [_notice(file, enclosed, anchors) for enclosed in part.enclosed]
    printed = elements.print_date
    record = trusted(
        Notice,
        {
            "schema_version": SCHEMA_VERSION,
            "source": file.record,
            "kind": extract_kind(doc),
            "title": extract_title(doc),
            "document_number": extract_document_number(doc),
            "copy_number": extract_found(doc, elements.copy_number),
            "classification": extract_found(doc, elements.classification),
            "urgency": extract_found(doc, elements.urgency),
            "signatory": extract_found(doc, elements.signatory),
            "issuers": extract_issuers(doc),
            "addressees": extract_addressees(doc),
            "issue_date": extract_issue_date(doc),
            "cc": extract_cc(doc),
            "printing_office": extract_found(doc, elements.printing_office),
            "print_date": printed.date if printed is not None else None,
            "print_date_evidence": doc.evidence(printed.span, printed.rule) if printed is not None else None,
            "remark": extract_found(doc, elements.remark),
            "theme": extract_theme(doc),
            "venue": extract_venue(doc),
            "period": period,
            "lead": extract_lead(doc),
            "sections": extract_sections(doc),
            "activities": extract_activities(doc),
            "requirements": extract_requirements(doc),
            "deadlines": extract_deadlines(doc),
            "contacts": extract_contacts(doc),
            "references": extract_references(doc, inner),
            "attachments": extract_attachments(doc, inner),
            "diagnostics": tuple(_diagnostics(doc, file.lang, whole_file=outer is None)),
        },
    )
    # Sections hold their children and these their parents: parted, they go at once and are nothing for the collector.
    for node in nodes:
        node.parent = None
    return record


def _read_times(doc: ParsedText, anchors: Anchors) -> Period | None:
    """Read the time expressions of the body into ``doc``; the period of the main event, which some of them count from."""
    if not doc.body:
        return None
    start, end = doc.body[0].start, doc.body[-1].end
    doc.hold_times(read_times(doc.folded, anchors, start, end))
    period = extract_period(doc)
    if (
        period is not None
        and period.end is not None
        and any(time.rule == "unresolved.anchor" for time in doc.times)
        and doc.folded.find(AFTER_THE_EVENT, start, end) >= 0
        and not is_in_sessions(doc, start, end)
    ):
        doc.hold_times(read_times(doc.folded, replace(anchors, period_end=period.end), start, end))
    return period


def _anchors(doc: ParsedText, outer: Anchors | None) -> Anchors:
    """What the dates of this notice are resolved against; an enclosed one without a date of its own takes its cover's."""
    elements = doc.elements
    title = TITLE_YEAR.search(doc.folded, *elements.title.span) if elements.title is not None else None
    issued = elements.issue_date.date if elements.issue_date is not None else None
    if issued is None and outer is not None:
        issued = outer.issue_date
    number = elements.document_number
    reference_year = number.year if number is not None else None
    if reference_year is None and issued is None and doc.body:
        found = CITED_YEAR.search(doc.folded, doc.body[0].start, doc.body[-1].end)
        reference_year = int(found.group("year")) if found is not None else None
    return Anchors(
        issue_date=issued,
        print_date=elements.print_date.date if elements.print_date is not None else None,
        title_year=int(title.group("year")) if title is not None else None,
        reference_year=reference_year,
    )


def _diagnostics(doc: ParsedText, lang: str, *, whole_file: bool) -> Iterator[Diagnostic]:
    """What is odd about the notice in the order of the text; what is odd about the reading goes with the outer one."""
    found: list[tuple[str, str, Span | None]] = (
        [(code, words, None) for code, words in doc.source.notes] if whole_file else []
    )
    if whole_file:
        for code, words, start, end in doc.source.doubts:
            yield Diagnostic(
                code=code,
                severity="warning",
                message=describe(code, words, lang),
                span=SourceSpan(start=start, end=end),
            )
        if not doc.elements.any:
            found.append(("no-notice", "", None))
    found += doc.odd
    found += [
        (code, words, Span(mention.start, mention.end))
        for mention in doc.times
        for code, words in mention.notes
    ]
    for code, words, span in sorted(found, key=lambda row: (row[2] or Span(0, 0), row[0])):
        place = doc.source_span(span) if span is not None else None
        yield Diagnostic(code=code, severity="warning", message=describe(code, words, lang), span=place)
