"""The grammar of dates alone: every time expression of any text, without the rest of a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.messages import describe
from noticeparse.records.notice import Diagnostic, Evidence, SourceSpan, trusted
from noticeparse.records.time import CLOSE_OF_BUSINESS, TimeValue
from noticeparse.sources.read import read_text
from noticeparse.temporal import Anchors, read_times
from noticeparse.text.cleaning import clean

if TYPE_CHECKING:
    import datetime as dt

    from noticeparse.sources.document import SourceDocument
    from noticeparse.temporal import TimeMention
    from noticeparse.text.cleaning import CleanText


def find_dates(
    text: str,
    *,
    reference: dt.date | None = None,
    period_end: dt.date | None = None,
    context_month: tuple[int, int] | None = None,
    lang: str = "zh",
) -> list[TimeValue]:
    """Every time expression of the text in order; never raises.

    ``reference`` is the day that dates without a year are counted from, as the 成文日期 is in a notice; without it they
    keep their words and no value. ``period_end`` is the last day of the event, which 活动结束后10日内 counts from, and
    ``context_month`` the year and month that were spoken of before, which 延长至30日 means. ``lang`` is the language of the diagnostics. Nothing reads the clock.

    >>> import datetime as dt
    >>> [(found.text, found.type, found.end.isoformat()) for found in find_dates("于6月底前报送", reference=dt.date(2024, 4, 26))]
    [('6月底前', 'deadline', '2024-06-30')]
    >>> find_dates("活动结束后10日内报送", period_end=dt.date(2024, 6, 10))[0].end.isoformat()
    '2024-06-20'
    """
    source = read_text(text)
    cleaned = clean(source.text)
    anchors = Anchors(
        issue_date=reference, print_date=reference, period_end=period_end, context_month=context_month
    )
    return [_value(mention, source, cleaned, lang) for mention in read_times(cleaned.folded, anchors)]


def _value(mention: TimeMention, source: SourceDocument, cleaned: CleanText, lang: str) -> TimeValue:
    """The mention as a record, with its words and its place in the source text."""
    start, end = cleaned.to_source((mention.start, mention.end))
    evidence = {
        "start": start,
        "end": end,
        "page": source.page_of(start),
        "line": source.line_of(start),
        "quote": source.text[start:end],
        "rule": mention.rule,
    }
    odd = [
        Diagnostic(
            code=code,
            severity="warning",
            message=describe(code, words, lang),
            span=SourceSpan(start=start, end=end),
        )
        for code, words in mention.notes
    ]
    return trusted(
        TimeValue,
        {
            "text": cleaned.printed[mention.start : mention.end],
            "type": mention.type,
            "role": mention.role,
            "start": mention.first,
            "end": mention.last,
            "time": CLOSE_OF_BUSINESS if mention.closes_the_day else mention.time,
            "boundary": mention.boundary,
            "strict_date": mention.strict_last,
            "precision": mention.precision,
            "inferred": mention.inferred,
            "evidence": trusted(Evidence, evidence),
            "derivation": mention.derivation,
            "diagnostics": tuple(odd),
        },
    )
