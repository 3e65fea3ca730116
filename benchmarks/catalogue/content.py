"""What the body says: its theme, the documents that it cites, the items that it counts."""

from __future__ import annotations

from benchmarks.catalogue.notices import BODY, filled, notice
from benchmarks.catalogue.rows import Outcome, Row, same


def theme(row: Row) -> Outcome:
    """活动主题; words without a mark of their own stand under a heading that names them."""
    marked = "主题" in row.text
    record = notice(body=row.text if marked else f"一、活动主题\n{row.text}")
    found = record.theme.text if record.theme else None
    return Outcome(found == (row.expected and row.expected["theme"]), found)


def reference(row: Row) -> Outcome:
    """依据文件; a short name and a mention of a policy cite nothing new."""
    expected = row.expected
    record = notice(
        body=f"{row.text}，请认真组织。" if "按照" in row.text else f"根据{row.text}，请认真组织。"
    )
    found = [(reference.title, reference.document_number) for reference in record.references]
    if expected is not None and "many" in expected:
        return Outcome([number for _, number in found] == expected["many"], found)
    if expected is None or (expected["title"] is None and expected["number"] is None):
        return Outcome(not found, found)
    right = len(found) == 1 and same(found[0][0], expected["title"]) and found[0][1] == expected["number"]
    return Outcome(right, found)


def enumeration(row: Row) -> Outcome:
    """Items counted inside an activity, each with its words."""
    assert row.expected is not None
    record = notice(body=f"一、主要活动\n（一）读书月。{BODY}{filled(row.text)}\n（二）朗诵会。{BODY}")
    found = [[(item.label, item.text) for item in activity.items] for activity in record.activities]
    right = (
        len(found) == 2
        and len(found[0]) == row.expected["items"]
        and same(found[0][0][0], row.expected["scheme"])
        and not found[1]
    )
    return Outcome(right, found)
