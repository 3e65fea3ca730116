"""活动时间: when the main event takes place; a window in which papers are handed in is a deadline instead."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from noticeparse.fields.period_words import (
    AROUND,
    ARRIVES,
    CHANGE_OF_DAY,
    CHECK_IN,
    COMMEMORATED,
    DAYS_OFF_AFTER,
    DAYS_OFF_BEFORE,
    EVENT_SECTION,
    EVENT_TIME,
    FRAME_TIME,
    HELD,
    HELD_ON,
    IN_SESSIONS,
    MOVES_THE_EVENT,
    NAMED_SPAN,
    NOT_THE_EVENT,
    OPENS_CAMPAIGN,
    PUBLICITY_TIME,
    RUNS_FROM,
    SESSION,
    STANDS_AT,
    STATED,
    SUSPENDED,
    TAKES_PLACE,
)
from noticeparse.spans import Span
from noticeparse.structure.changes import NEW_DAY, is_replaced, may_be_replaced
from noticeparse.structure.duties import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Period
    from noticeparse.structure.model import SectionNode
    from noticeparse.temporal import TimeMention

_MOST_BEFORE = 14  # characters in front of a day that may say what it is
_LONGEST_SESSIONS = 80  # characters from the days of the first session to those of the last
_LONGEST_OPENING = 800  # characters in which a notice without a title says that it moves an event
_MOST_CELLS = 3  # cells of a table that hold nothing but a day; one more makes a table of days


def extract_period(doc: ParsedText) -> Period | None:
    """The period of the main event; None where the notice names none or several of the same rank.

    即日起 leaves the start open: the notice does not print that day.
    """
    return _of_sections(doc) or _of_lines(doc) or _of_sentences(doc) or _of_check_in(doc)


def _of_sections(doc: ParsedText) -> Period | None:
    for node in doc.nodes:
        if node.level > 2 or node.role in ("activities", "requirements"):
            continue
        words = node.heading
        if not EVENT_SECTION.search(words) or (NOT_THE_EVENT.search(words) and not _is_publicity(doc)):
            continue
        if node.role == "schedule" and (node.children or not _is_one_span(doc, node)):
            if (sessions := _of_sessions(doc, node)) is not None:
                return sessions
            continue
        period = _of_section(doc, node)
        if period is not None:
            return period
    return None


def _is_one_span(doc: ParsedText, node: SectionNode) -> bool:
    """Does the section name one day or span, or a span and days of it: 5月6日至8日，其中6日上午开幕?"""
    times = doc.times_in((node.start, node.end))
    if len(times) < 2:
        return True
    first, last = times[0].first, times[0].last
    if times[0].type != "range" or first is None or last is None:
        return False
    return all(
        time.type == "date" and time.first is not None and first <= time.first <= last for time in times[1:]
    )


def _is_publicity(doc: ParsedText) -> bool:
    """In a 公示 the 公示时间 is the event; elsewhere it is a step of the procedure."""
    return "公示" in doc.title_words


def _of_section(doc: ParsedText, node: SectionNode) -> Period | None:
    """The line that a key names first (培训时间：), else the first day or span of days; None for several holidays."""
    times = doc.times_in((node.start, node.end))
    if not times:
        return None
    if len(times) > 1:
        whole = times[0]
        if whole.type == "range" and TAKES_PLACE.match(doc.folded, whole.end, node.end):
            return _period(doc, whole, TAKES_PLACE.name)
        if (sessions := _of_sessions(doc, node)) is not None:
            return sessions
        days_off = [mention for mention in times if DAYS_OFF_AFTER.match(doc.folded, mention.end, node.end)]
        if (
            len(days_off) > 1
            or (len(times) >= _MOST_CELLS and _is_table_of_days(doc, times))
            or is_in_sessions(doc, node.start, node.end)
        ):
            return None
    lines = [doc.trim(span) for span in node.own] + [
        doc.trim((child.label.end, child.end)) for child in node.children
    ]
    for line in lines:
        if line and _names_the_event(doc, *line) and (mention := _first(doc, line)) is not None:
            return _period(doc, mention, EVENT_TIME.name)
    for line in lines:
        if line and not NOT_THE_EVENT.match(doc.folded, *line) and (mention := _first(doc, line)) is not None:
            return _period(doc, mention, EVENT_SECTION.name)
    return None


def _is_table_of_days(doc: ParsedText, times: Sequence[TimeMention]) -> bool:
    """Several days, each alone on its line: the table of a year's holidays."""
    alone = 0
    for mention in times:
        span = doc.trim(doc.paragraph_at(mention.start))
        alone += mention.type == "range" and (mention.start, mention.end) == tuple(span)
    return alone >= _MOST_CELLS


def is_in_sessions(doc: ParsedText, start: int, end: int) -> bool:
    """Whether the event comes in several sessions (第一期：…；第二期：…), none of which is the main one."""
    return sum(1 for _ in islice(SESSION.finditer(doc.folded, start, end), 2)) > 1


def _of_sessions(doc: ParsedText, within: SectionNode | Span) -> Period | None:
    """第一期5月6日至8日，第二期5月13日至15日: from the first day of the first to the last day of the last."""
    days: list[TimeMention] = []
    for found in SESSION.finditer(doc.folded, within.start, within.end):
        day = doc.next_time(found.end())
        if day is None or day.start > found.end() or day.type not in ("date", "range"):
            return None
        days.append(day)
    if len(days) < 2:
        return None
    opens, closes = days[0], days[-1]
    if opens.first is None or closes.last is None or opens.precision != closes.precision:
        return None
    if opens.first > closes.last or closes.end - opens.start > _LONGEST_SESSIONS:
        return None
    steps = *opens.derivation, *closes.derivation, f"{SESSION.name}: {opens.first}/{closes.last}"
    period = doc.period(opens._replace(end=closes.end, last=closes.last), SESSION.name)
    return period.model_copy(update={"derivation": steps})


def _names_the_event(doc: ParsedText, start: int, end: int) -> bool:
    """Does the line open with 某某时间： of the event itself, and not of a step before or after it?"""
    label = EVENT_TIME.match(doc.folded, start, end)
    return label is not None and NOT_THE_EVENT.search(label.group()) is None


def _of_lines(doc: ParsedText) -> Period | None:
    """A 时间： line outside numbered activities."""
    for span in doc.body:
        if (
            doc.folded.find("时间", span.start, span.start + 12) < 0
            and doc.folded.find("日期", span.start, span.start + 12) < 0
        ):
            continue
        node = doc.section_at(span.start)
        if node is not None and (
            node.role in ("activities", "schedule", "contacts") or NOT_THE_EVENT.search(node.heading)
        ):
            continue
        begin = doc.text_start(span)
        if span == doc.body[0] and FRAME_TIME.fullmatch(doc.folded, *span):
            continue
        keyed = _names_the_event(doc, begin, span.end) or (
            _is_publicity(doc) and PUBLICITY_TIME.match(doc.folded, begin, span.end)
        )
        if keyed and (sessions := _of_sessions(doc, Span(begin, span.end))) is not None:
            return sessions
        if keyed and (mention := _first(doc, Span(begin, span.end))) is not None:
            return _period(doc, mention, EVENT_TIME.name)
    return None


def _of_sentences(doc: ParsedText) -> Period | None:
    spans = doc.preamble if doc.sections and not _changes_the_day(doc) else doc.body
    for span in spans:
        for mention in doc.times_in(span):
            if mention.type not in ("date", "range"):
                continue
            if mention.first is None:
                if (moved := _moved_to(doc, mention, span)) is None:
                    continue
                mention = moved  # noqa: PLW2901 - the same day, read as the new day of the event
            before = doc.folded[max(span.start, mention.start - _MOST_BEFORE) : mention.start]
            if IN_SESSIONS.search(before) and (sessions := _of_sessions(doc, span)) is not None:
                return sessions
            if DAYS_OFF_AFTER.match(doc.folded, mention.end, span.end) or DAYS_OFF_BEFORE.search(before):
                return _period(doc, mention, DAYS_OFF_AFTER.name)
            if mention.type == "range" and NAMED_SPAN.match(doc.folded, mention.end, span.end):
                return _period(doc, mention, NAMED_SPAN.name)
            if mention.type == "range" and _is_commemorated(doc, mention, span):
                return _period(doc, mention, COMMEMORATED.name)
            if _is_replaced(doc, mention, span):
                continue
            if NEW_DAY.search(before) and _changes_the_day(doc):
                return _period(doc, mention, NEW_DAY.name)
            if HELD_ON.search(before) and not AROUND.match(doc.folded, mention.end, span.end):
                stated = STATED.search(before) is not None
                if stated and NOT_THE_EVENT.search(before):
                    continue
                if stated or HELD.match(doc.folded, mention.end, span.end):
                    return _period(doc, mention, HELD_ON.name)
            if _is_to_come(doc, mention) and (
                STANDS_AT.search(before) and TAKES_PLACE.match(doc.folded, mention.end, span.end)
            ):
                return _period(doc, mention, TAKES_PLACE.name)
            if mention.type == "range" and mention.last is not None:
                if (
                    OPENS_CAMPAIGN.match(doc.folded, mention.end, span.end)
                    and not before.strip(" \u3000")[-1:].isalpha()
                ):
                    return _period(doc, mention, OPENS_CAMPAIGN.name)
                if SUSPENDED.match(doc.folded, mention.end, span.end):
                    return _period(doc, mention, SUSPENDED.name)
            if mention.type == "range" and mention.last is not None and RUNS_FROM.search(before):
                return _period(doc, mention, RUNS_FROM.name)
    return None


def _is_to_come(doc: ParsedText, mention: TimeMention) -> bool:
    issued = doc.elements.issue_date
    return issued is not None and mention.first is not None and mention.first >= issued.date


def _of_check_in(doc: ParsedText) -> Period | None:
    """会议时间 over 2月1日上午8:30前报到: where no other day is given, the day of the check-in is that of the event."""
    for mention in doc.times:
        if mention.last is None or not _is_check_in(doc, mention):
            continue
        node = doc.section_at(mention.start)
        while node is not None and not EVENT_SECTION.search(node.heading):
            node = node.parent
        if node is not None and node.level <= 2 and not NOT_THE_EVENT.search(node.heading):
            return _period(doc, mention._replace(first=mention.last), CHECK_IN.name)
    return None


def _is_check_in(doc: ParsedText, mention: TimeMention) -> bool:
    if mention.type != "deadline":
        return False
    return CHECK_IN.match(doc.folded, mention.end, doc.paragraph_at(mention.start).end) is not None


def _moved_to(doc: ParsedText, mention: TimeMention, within: Span) -> TimeMention | None:
    """延期至某日举办: not the end of a span but the new day itself."""
    if mention.last is None or not _changes_the_day(doc):
        return None
    before = doc.folded[max(within.start, mention.start - 14) : mention.start]
    if not NEW_DAY.search(before) or not HELD.match(
        doc.folded, mention.end, min(within.end, mention.end + 8)
    ):
        return None
    whole_month = mention.precision == "month"
    return mention._replace(first=mention.last.replace(day=1) if whole_month else mention.last)


def _is_commemorated(doc: ParsedText, mention: TimeMention, within: Span) -> bool:
    """今年4月为第36个爱国卫生月, in a notice whose title names it."""
    named = COMMEMORATED.match(doc.folded, mention.end, within.end)
    return named is not None and named["name"] in doc.title_words


def _changes_the_day(doc: ParsedText) -> bool:
    """Is this the notice of a change: by its title or, where it has none, by a sentence above its sections?"""
    if doc.elements.title is not None or not doc.preamble:
        return CHANGE_OF_DAY.search(doc.title_words) is not None
    begin = doc.preamble[0].start
    end = min(doc.preamble[-1].end, begin + _LONGEST_OPENING)
    return MOVES_THE_EVENT.search(doc.folded, begin, end) is not None


def _is_replaced(doc: ParsedText, mention: TimeMention, within: Span) -> bool:
    if not may_be_replaced(doc.folded, mention.start, within.start):
        return False
    sentence = sentence_of(doc.folded, mention.start, within)
    return is_replaced(doc.folded, (mention.start, mention.end), sentence)


def _first(doc: ParsedText, span: Span) -> TimeMention | None:
    days = [
        mention
        for mention in doc.times_in(span)
        if mention.type in ("date", "range", "deadline", "from")
        and (mention.first is not None or mention.last is not None)
        and not _is_replaced(doc, mention, span)
        and not _is_check_in(doc, mention)
    ]
    if len(days) > 1 and days[0].type == "date" and ARRIVES.match(doc.folded, days[0].end, span.end):
        return days[1]  # 5月6日报到，7日至8日培训
    return days[0] if days else None


def _period(doc: ParsedText, mention: TimeMention, rule: str) -> Period:
    period = doc.period(mention, rule)
    if "start" not in mention.inferred:
        return period
    inferred = tuple(part for part in mention.inferred if part != "start")
    return period.model_copy(update={"start": None, "inferred": inferred})
