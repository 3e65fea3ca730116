"""The elements of the form that are taken over as they stand: number, dates, 份号, 密级, 紧急程度, 签发人, 附注, 版记."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import DocumentNumber, IssueDate, Text, trusted
from noticeparse.structure.closing import COPY_TO
from noticeparse.text.lists import split_cells, split_list

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.structure.model import Found


def extract_document_number(doc: ParsedText) -> DocumentNumber | None:
    """发文字号 (7.2.5) of the notice itself, in its normal form; a leading zero of the sequence stays."""
    found = doc.elements.document_number
    if found is None:
        return None
    return trusted(
        DocumentNumber,
        {
            "text": found.normalised,
            "organ_code": found.organ_code,
            "year": found.year,
            "sequence": found.sequence,
            "evidence": doc.evidence(found.span, found.rule),
        },
    )


def extract_issue_date(doc: ParsedText) -> IssueDate | None:
    """成文日期 (7.3.5.4): under the signature, or in brackets under the title."""
    found = doc.elements.issue_date
    if found is None:
        return None
    evidence = doc.evidence(found.span, found.rule)
    words = doc.grounded(doc.words(found.span), evidence.quote)
    return trusted(IssueDate, {"text": words, "date": found.date, "evidence": evidence})


def extract_cc(doc: ParsedText) -> tuple[Text, ...]:
    """抄送机关 (7.4.2), one entry for each office."""
    copied: list[Text] = []
    for found in doc.elements.cc:
        lead = COPY_TO.match(doc.folded, *found.span)
        begin = lead.end() if lead is not None else found.span.start
        inner = doc.trim((begin, found.span.end), " \t　。；，")
        for cell in split_cells(doc.folded, inner):
            copied += [doc.text(entry, found.rule) for entry in split_list(doc.folded, cell)]
    return tuple(copied)


def extract_found(doc: ParsedText, found: Found | None) -> Text | None:
    """An element that is its own words."""
    return None if found is None else doc.text(found.span, found.rule)


def extract_remark(doc: ParsedText) -> Text | None:
    """附注 (7.3.6) with its brackets as printed."""
    return extract_found(doc, doc.elements.remark)
