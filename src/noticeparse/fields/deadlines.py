"""报送期限: the days by which the addressees must have done something, what, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.fields.due_days import (
    CLOSING_HEADING,
    CLOSING_TIME,
    SHUTS,
    WINDOW_BEFORE,
    WINDOW_NAMED,
    WINDOW_RULES,
    due_rule,
)
from noticeparse.records.notice import Deadline, trusted
from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span
from noticeparse.structure.duties import find_duty, find_window_duty, is_completion
from noticeparse.structure.duty_actions import WINDOW_ACT, WINDOW_WORD
from noticeparse.structure.duty_parties import HANDS_OVER
from noticeparse.vocab.submissions import CALLS_FOR_PAPERS, SENDING_IN_A_PAPER, SUBMISSION_ACTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Evidence
    from noticeparse.structure.model import SectionNode
    from noticeparse.temporal import TimeMention

# The rules of windows whose act a heading or the words behind may name.
_NAMED_WINDOWS = frozenset((WINDOW_BEFORE.name, WINDOW_NAMED.name, CLOSING_HEADING.name))
LONGEST_CALL = 20_000  # characters of a call for papers in which its readers are told how to send one in
FIRST_CLAUSE = Rule(
    "deadline.first_clause",
    r"[^，。；：:（(\n]{2,60}+(?![：:])",
    examples=("开展入户调查。责任单位",),
    rejects=("。", "责任单位："),
    where="start",
)


SHARED_ACT = Rule(
    "deadline.shared_act",
    r"[、，和及]{1,2}[^、，。；：（）\n]{0,16}",
    examples=("、第二期于", "，春节值班表于"),
    rejects=("完成自查，", "报送总结，名单于"),
    where="whole",
)


def extract_deadlines(doc: ParsedText) -> tuple[Deadline, ...]:
    """The deadlines in document order; the end of a window to register or submit counts as one.

    Not deadlines: days that lie behind the notice, what the issuer itself announces to do, effective dates, the event.
    """
    found: list[Deadline] = []
    for mention in doc.times:
        rule = due_rule(doc, mention)
        if rule is not None:
            found.append(_deadline(doc, mention, rule))
    return without_twins(found)


def without_twins(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """One deadline for the same day and the same thing, said twice: as a window and as its last day, or in two sentences.

    A window, or a day that names no act, can be any thing due that day in its section. So only the first of a day and
    section can be one, and every other is known by its act.
    """
    if len(deadlines) < 2:
        return tuple(deadlines)
    found: list[Deadline] = []
    first_due: dict[tuple[object, ...], int] = {}
    due_with_act: dict[tuple[object, ...], int] = {}
    for deadline in deadlines:
        day = (deadline.date, deadline.path)
        twin: int | None = None
        first = first_due.setdefault(day, len(found)) if deadline.date is not None else len(found)
        if first < len(found):
            any_thing = _may_be_any_thing(deadline) or _may_be_any_thing(found[first])
            twin = first if any_thing else due_with_act.get((*day, deadline.action))
        if twin is None:
            twin = len(found)
            found.append(deadline)
        elif _is_window(found[twin]) and not _is_window(deadline):
            found[twin] = deadline
        if not _may_be_any_thing(deadline):
            due_with_act[*day, deadline.action] = twin
    return tuple(found)


def _is_window(deadline: Deadline) -> bool:
    return deadline.evidence.rule in WINDOW_RULES


def _may_be_any_thing(deadline: Deadline) -> bool:
    return deadline.action is None or _is_window(deadline)


def _deadline(doc: ParsedText, mention: TimeMention, rule: str) -> Deadline:
    span = Span(mention.start, mention.end)
    paragraph = doc.paragraph_at(mention.start)
    node = doc.section_at(mention.start)
    head = doc.text_start(paragraph)
    if mention.start < head or head == paragraph.end:  # the day stands in the heading itself
        head = node.label.end if node is not None and node.start == paragraph.start else paragraph.start
    before = doc.folded[max(paragraph.start, mention.start - 24) : mention.start]
    closing = (
        rule in (*WINDOW_RULES, SHUTS.name)
        or CLOSING_TIME.search(before)
        or doc.folded.startswith(("截止", "截至"), mention.start)
    )
    within = Span(min(head, mention.start), paragraph.end)
    days = Span(span.start, _end_of_days(doc, mention, within.end))
    duty = (find_window_duty if closing else find_duty)(doc.folded, days, within, _next_day(doc, days.end))
    evidence = doc.evidence(span, rule)
    action, action_evidence = _quoted(doc, _as_reader(doc, duty.action), "deadline.action")
    recipient, recipient_evidence = _quoted(doc, duty.recipient, "deadline.recipient")
    responsible, responsible_evidence = _quoted(doc, duty.responsible, "deadline.responsible")
    named: Span | None = None
    if rule in _NAMED_WINDOWS and (action is None or WINDOW_WORD.search(action) is None):
        named = _named_by_window(doc, node) if rule != WINDOW_NAMED.name else _named_behind(doc, span)
    elif action is None:
        named = _named_by_section(doc, node, span, within)
    if named is not None:
        action, action_evidence = doc.quoted(named, "deadline.section_title")
    return trusted(
        Deadline,
        {
            "date": mention.last,
            "time": mention.time.split("/")[-1] if mention.time else None,
            "text": doc.grounded(doc.words(span), evidence.quote),
            "boundary": mention.boundary or "inclusive",
            "strict_date": mention.strict_last,
            "action": action,
            "responsible": responsible,
            "recipient": recipient,
            "path": node.path if node is not None else (),
            "inferred": mention.inferred,
            "evidence": evidence,
            "derivation": mention.derive(rule, None, mention.last),
            "action_evidence": action_evidence,
            "responsible_evidence": responsible_evidence,
            "recipient_evidence": recipient_evidence,
        },
    )


def _end_of_days(doc: ParsedText, mention: TimeMention, limit: int) -> int:
    """Where the last of the days ends that share an act: 第一期于8月28日前、第二期于9月26日前发送至……."""
    end = mention.end
    if mention.type != "deadline":
        return end
    while (found := doc.next_time(end)) is not None and found.type == "deadline" and found.end <= limit:
        between = SHARED_ACT.fullmatch(doc.folded, end, found.start)
        if between is None or HANDS_OVER.search(doc.folded, end, found.start) is not None:
            break
        end = found.end
    return end


def _next_day(doc: ParsedText, behind: int) -> int | None:
    """Where the next day by which something is due begins; what stands behind it belongs to that one."""
    found = doc.next_time(behind)
    return found.start if found is not None and "deadline" in (found.type, found.role) else None


def _named_by_section(doc: ParsedText, node: SectionNode | None, day: Span, within: Span) -> Span | None:
    """What the heading over a bare day asks for: 一、申报截止时间, and the whole item over 完成时限：某日."""
    title = node.title if node is not None else None
    if is_completion(doc.folded, day, within):
        if title is not None:
            return doc.trim(title, " 。：")
        cut = FIRST_CLAUSE.match(doc.folded, within.start, day.start)
        return Span(within.start, cut.end()) if cut is not None else None
    if title is None:
        return None
    window = WINDOW_ACT.search(doc.folded, *title)
    if window is not None:
        return _as_reader(doc, as_span(window.span("action")))
    words = doc.folded[slice(*title)]
    named = next((act for act in SUBMISSION_ACTS if len(act) > 1 and act in words), None)
    if named is None:
        return None
    at = title.start + words.index(named)
    return Span(at, at + len(named))


def _named_behind(doc: ParsedText, day: Span) -> Span | None:
    """5月6日至10日为集中报账时间: the act that the words behind the window name."""
    named = WINDOW_NAMED.match(doc.folded, day.end, doc.paragraph_at(day.start).end)
    act = WINDOW_WORD.search(doc.folded, day.end, named.end()) if named is not None else None
    return as_span(act.span()) if act is not None else None


def _named_by_window(doc: ParsedText, node: SectionNode | None) -> Span | None:
    """征订时间 over （一）杂志5月1日至10日: the act that the heading of the window names."""
    while node is not None and node.title is None:
        node = node.parent
    window = (
        WINDOW_ACT.search(doc.folded, *node.title) if node is not None and node.title is not None else None
    )
    return _as_reader(doc, as_span(window.span("action"))) if window is not None else None


def _as_reader(doc: ParsedText, action: Span | None) -> Span | None:
    """In a call for papers (征文时间, 截稿日期) the reader's act is 投稿, where the notice speaks of it."""
    if action is None or doc.folded[slice(*action)] not in CALLS_FOR_PAPERS:
        return action
    begin = doc.body[0].start if doc.body else 0
    at = doc.folded.find(SENDING_IN_A_PAPER, begin, begin + LONGEST_CALL)
    if at >= 0:
        return Span(at, at + len(SENDING_IN_A_PAPER))
    return action


def _quoted(doc: ParsedText, span: Span | None, rule: str) -> tuple[str | None, Evidence | None]:
    return (None, None) if span is None else doc.quoted(span, rule)
