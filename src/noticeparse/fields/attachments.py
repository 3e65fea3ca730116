"""附件说明 (GB/T 9704-2012, 7.3.4) and the notices that stand in the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.numerals import squash, to_int
from noticeparse.records.notice import Attachment, Notice, trusted
from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.closing import REMARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.parsed import ParsedText

LEAD = Rule(
    "attachments.lead",
    r"附[ ]?+件?+[ ]?+(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})?[ ]?(?:(?:，?请?点击(?:此处)?下载)?[：:、.]|(?![0-9\-]))[ ]?",
    examples=("附件：1.报名表", "附件一：报名表", "附件1.报名表", "附件，请点击下载：报名表"),
    rejects=("报名表", "附件1-5"),
)
ENTRY = Rule(
    "attachments.entry",
    r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[ ]?[、.．：:][ ]?(?=[^0-9]|(?:19|20)[0-9]{2})",
    examples=("1.报名表", "2、汇总表", "2、2024年申报书"),
    rejects=("2024年报名表", "1.5万元"),
)
INLINE_ENTRY = Rule(
    "attachments.inline_entry",
    r"(?<=[^\n0-9])[ ]?(?P<number>[0-9]{1,2})[、.．](?=[^0-9\n])",
    examples=("1.报名表 2.汇总表", "1.报名表2.汇总表"),
    rejects=("2024.5",),
    engine="regex",
)


DOWNLOAD = Rule(
    "attachments.download",
    r"(?!附件，?请?点击(?:此处)?下载[：:])[^：:《\n]{0,16}下载[：:]?",
    examples=("附件1-5下载：申报表.doc", "点击下载"),
    rejects=("报名表", "附件，请点击下载：报名表"),
    where="start",
)
ASKING = Rule(
    "attachments.asking",
    r"（(?:请|另附|另发|略|见|可在|可从)[^（）]{0,40}）$",
    examples=("参会回执（请于9月30日前返回）", "名单（略）"),
    rejects=("申报表（样表）",),
)
FILE_TYPE = Rule(
    "attachments.file_type",
    r"\.?(?:docx?|xlsx?|pdf|zip|rar|wps|et|pptx?|jpe?g|ofd)",
    examples=("docx", ".xls"),
    rejects=("报名表.docx",),
    where="whole",
)


_QUOTES = str.maketrans("", "", "“”‘’《》〈〉\"'")


class _Entry(NamedTuple):
    number: str | None
    title: Span
    whole: Span


def extract_attachments(doc: ParsedText, enclosed: Sequence[Notice]) -> tuple[Attachment, ...]:
    """The list after 附件：, each entry with its own document where the file holds it."""
    entries = [entry for begin, stop in doc.elements.attachment_notes for entry in _entries(doc, begin, stop)]
    left = list(enclosed)
    attachments: list[Attachment] = []
    for entry in entries:
        title = doc.words(entry.title).strip() or None
        notice = _answering(title, left, len(entries))
        if notice is not None:
            left.remove(notice)
        attachments.append(
            trusted(
                Attachment,
                {
                    "number": entry.number,
                    "title": title,
                    "notice": notice,
                    "evidence": doc.evidence(entry.whole, "attachments.note"),
                },
            )
        )
    attachments += [
        _unlisted(doc, notice, enclosed) for notice in left if notice.title is not None or notice.sections
    ]
    return tuple(attachments)


def _unlisted(doc: ParsedText, notice: Notice, enclosed: Sequence[Notice]) -> Attachment:
    """A document that stands in the file though no list names it."""
    if notice.title is not None:
        return Attachment(number=None, title=notice.title.text, notice=notice, evidence=notice.title.evidence)
    first = doc.paragraphs[doc.part.enclosed[enclosed.index(notice)].first]
    return Attachment(
        number=None, title=None, notice=notice, evidence=doc.evidence(first, "attachments.enclosed")
    )


def _entries(doc: ParsedText, begin: int, stop: int) -> list[_Entry]:
    folded = doc.folded
    entries: list[_Entry] = []
    for at in range(begin, stop):
        span = doc.paragraphs[at]
        if DOWNLOAD.match(folded, *span) or REMARK.fullmatch(folded, *span):
            continue
        lead = LEAD.match(folded, *span)
        start = lead.end() if lead is not None else span.start
        number = (
            doc.clean.printed[slice(*lead.span("number"))]
            if lead is not None and lead.group("number")
            else None
        )
        if number is not None:
            entries.append(_entry(doc, number, start, span.end, span.start))
            continue
        first = ENTRY.match(folded, start, span.end)
        if first is None:
            if start < span.end:
                entries.append(_entry(doc, None, start, span.end, start))
            continue
        marks = [first]
        wanted = (to_int(first["number"]) or 0) + 1
        for found in INLINE_ENTRY.finditer(folded, first.end(), span.end):
            if to_int(found["number"]) == wanted:
                marks.append(found)
                wanted += 1
        ends = [found.start() for found in marks[1:]] + [span.end]
        for found, end in zip(marks, ends, strict=True):
            entries.append(
                _entry(doc, doc.clean.printed[slice(*found.span("number"))], found.end(), end, found.start())
            )
    return [entry for entry in entries if entry.title or entry.number]


def _entry(doc: ParsedText, number: str | None, start: int, end: int, whole: int) -> _Entry:
    title = doc.trim((start, end), " \t　。；")
    inner = doc.folded[slice(*title)]
    if inner.startswith("《") and inner.endswith("》") and inner.count("《") == 1:
        title = Span(title.start + 1, title.end - 1)
    asking = ASKING.search(inner) if inner.endswith("）") else None
    if asking is not None and asking.start():
        title = Span(title.start, title.start + asking.start())
    if FILE_TYPE.fullmatch(inner):
        title = Span(title.start, title.start)
    return _Entry(number, title, doc.trim((whole, end)))


def _answering(title: str | None, left: list[Notice], entries: int) -> Notice | None:
    """The enclosed notice that this entry lists: the one of its title, or the only one of an only entry."""
    if title is None or not left:
        return None
    wanted = _key(title)
    for notice in left:
        printed = _key(notice.title.text) if notice.title is not None else None
        if printed is not None and (printed in wanted or wanted in printed):
            return notice
    return left[0] if entries == 1 and len(left) == 1 else None


def _key(title: str) -> str:
    return squash(title).translate(_QUOTES).removesuffix(".doc").removesuffix(".docx")
