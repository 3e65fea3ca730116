"""Two expressions held against one another, each in a notice of its own: days, and words of obligation."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from benchmarks.catalogue.notices import FILLERS, OFFICE, notice
from benchmarks.catalogue.rows import Outcome, Row
from noticeparse import compare_notices
from noticeparse.compare.obligations import marks_of

if TYPE_CHECKING:
    from noticeparse import Comparison, Notice

PAIR = re.compile(
    r"(?:parent |(?P<old_year>20[0-9]{2}) )(?P<old>[^/(]+?)(?: ?\([^)]*\))? / (?:local |(?P<new_year>20[0-9]{2}) )(?P<new>[^(]+?)(?: ?\((?P<what>[^)]*)\))?$"
)
DATED = ("changed_deadline", "omitted_deadline", "added_deadline", "changed_period")
EVENTS = ("event_moved", "inside_window", "outside_window")
# What the comparison has to say about the days: the kinds and severities that count as the verdict.
VERDICTS: dict[str, tuple[tuple[str, str] | None, ...]] = {
    "earlier_compatible": (("changed_deadline", "info"),),
    "later_conflict": (("changed_deadline", "conflict"),),
    "same": (None,),
    "same_with_time": (None,),
    "same_after_year_shift": (None,),
    "inside_window": (("changed_period", "info"), None),
    "outside_window": (("changed_period", "conflict"),),
    "event_moved": (("changed_period", "conflict"),),
    "deadline_weakened": (("omitted_deadline", "review"),),
    "deadline_added": (("added_deadline", "info"),),
}
# The catalogue knows one word for what binds without a must: 应当 and 要, which the comparison tells apart.
FINER = {"want": "should"}
PERMISSIVE = ("aim", "encourage", "may", "follow_loosely")


def date_comparison(row: Row) -> Outcome:
    """The days of a parent and a local notice, and the finding about them."""
    expected, pair = row.expected, PAIR.match(row.text)
    assert expected is not None
    assert pair is not None
    issued = dt.date.fromisoformat(row.context["issue_date"])
    year = int(pair["old_year"] or issued.year)
    event = expected["verdict"] in EVENTS
    parent = _dated(pair["old"].strip(), issued.replace(year=year), "云岭省教育厅", None, event=event)
    later_year = pair["new_year"] is not None and pair["new_year"] != pair["old_year"]
    office = "云岭省教育厅" if later_year else OFFICE
    cited = None if later_year else parent
    local = _dated(pair["new"].strip(), issued + dt.timedelta(days=7), office, cited, event=event)
    comparison = compare_notices(parent, local)
    ends = [_end(parent, event=event), _end(local, event=event)]
    findings = [
        (finding.kind, finding.severity, finding.detail)
        for finding in comparison.findings
        if finding.kind in DATED
    ]
    right = (
        ends == [expected["parent_end"], expected["local_end"]]
        and _says(comparison, expected["verdict"])
        and (not expected["delta_days"] or expected["delta_days"] in _days(comparison))
    )
    return Outcome(right, (ends, findings))


def _dated(words: str, issued: dt.date, office: str, cited: Notice | None, *, event: bool) -> Notice:
    """A notice of that day whose event, or whose report, is dated by these words."""
    title = f"{office}关于开展{issued.year}年读书活动的通知"
    lead = f"根据《{cited.title.text}》要求，现将有关事项通知如下：\n" if cited and cited.title else ""
    sent = words if "报送" in words else f"于{words}报送"
    body = (
        f"一、活动时间\n{words}\n" if event else ""
    ) + f"二、工作要求\n（一）组织发动。各校要广泛宣传发动，{FILLERS[0]}。\n"
    if not event:
        body += f"（二）总结报送。请各校{sent}读书活动总结。\n"
    return notice(
        title=title,
        body=lead + body,
        signature=f"{office}\n{issued.year}年{issued.month}月{issued.day}日",
    )


def _end(record: Notice, *, event: bool) -> str | None:
    if event:
        return str(record.period.end) if record.period and record.period.end else None
    days = [deadline.date for deadline in record.deadlines if deadline.date is not None]
    return str(days[0]) if days else None


def _says(comparison: Comparison, verdict: str) -> bool:
    told = {(finding.kind, finding.severity) for finding in comparison.findings if finding.kind in DATED}
    return any(told == ({wanted} if wanted is not None else set()) for wanted in VERDICTS.get(verdict, ()))


def _days(comparison: Comparison) -> set[int]:
    """The days by which an end has moved, of a deadline or of a period."""
    details = [finding.detail for finding in comparison.findings if finding.kind in DATED]
    moved = [detail.get("days") for detail in details]
    moved += [detail["end"].get("days") for detail in details if isinstance(detail.get("end"), dict)]
    return {days for days in moved if isinstance(days, int)}


def obligation(row: Row) -> Outcome:
    """How strongly a word binds, and what the comparison says where a local puts it for the parent's 必须."""
    assert row.expected is not None
    strength = row.expected["strength"]
    marks = marks_of(row.text.replace("…", "各校"))
    found = {FINER.get(mark.strength, mark.strength) for mark in marks}
    return Outcome(bool(marks) and {strength} == found, sorted(found))
