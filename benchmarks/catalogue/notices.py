"""The small invented notice that an expression is put into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from noticeparse import parse_text

if TYPE_CHECKING:
    from noticeparse import Notice

OFFICE = "清河市教育局"
TITLE = f"{OFFICE}关于开展读书活动的通知"
ADDRESSEES = "各学校："
BODY = "请认真组织实施，抓好落实。"
SIGNATURE = f"{OFFICE}\n2023年4月26日"
# What stands for the … of an expression: one sentence's worth of words for each place.
FILLERS = ("精心组织安排", "广泛宣传发动", "严格督促检查", "及时总结经验", "培育先进典型", "落实工作经费")
_PLACES = frozenset(("evidence", "span", "source", "diagnostics", "print_date_evidence"))


def notice(
    *,
    head: str = "",
    title: str = TITLE,
    addressees: str = ADDRESSEES,
    body: str = BODY,
    signature: str = SIGNATURE,
    tail: str = "",
) -> Notice:
    """The record of a notice of these parts, each with an empty line behind it; an empty part is left out."""
    parts = (head, title, f"{addressees}\n{body}" if addressees else body, signature, tail)
    return parse_text("\n\n".join(part for part in parts if part) + "\n")


def filled(text: str) -> str:
    """The text with words for each … in it."""
    for words in FILLERS * (1 + text.count("…") // len(FILLERS)):
        text = text.replace("…", words, 1)
    return text


def values(record: Notice) -> object:
    """All that a record says, without the places where it says it."""
    return _without_places(record.model_dump())


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_places(inner) for name, inner in value.items() if name not in _PLACES}
    return [_without_places(inner) for inner in value] if isinstance(value, (list, tuple)) else value
