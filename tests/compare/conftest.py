"""Records made by hand from a short text, so that comparison is tested without the parser."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from noticeparse.records.notice import (
    Activity,
    Attachment,
    Contact,
    Deadline,
    DocumentNumber,
    Evidence,
    IssueDate,
    Notice,
    Period,
    Reference,
    Requirement,
    Section,
    SectionRole,
    Source,
    SourceSpan,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from noticeparse.records.notice import Relation

_LABEL = re.compile(
    r"(?P<first>[一二三四五六七八九十]{1,3}、)|(?P<second>（[一二三四五六七八九十]{1,3}）|[0-9]{1,3}\.)"
)
_ROLES: tuple[tuple[str, SectionRole], ...] = (
    ("主题", "theme"), ("时间", "period"), ("目标", "objectives"), ("活动", "activities"), ("要求", "requirements"), ("步骤", "schedule"), ("联系", "contacts"),
)  # fmt: skip


class _Node:
    def __init__(self, label: str, words: str, start: int, above: _Node | None) -> None:
        title, stop, body = words.partition("。")
        self.label = label
        self.title = title if above is None or stop else None
        self.lines = ([body] if body else []) if self.title is not None else [words]
        self.start, self.end = start, start + len(label) + len(words)
        self.path: tuple[str, ...] = (*(above.path if above is not None else ()), label)
        self.above = above
        self.children: list[_Node] = []

    @property
    def role(self) -> SectionRole:
        return next(
            (role for word, role in _ROLES if self.above is None and word in (self.title or "")), "other"
        )

    def section(self) -> Section:
        return Section(
            label=self.label, number=None, level=len(self.path), path=self.path, title=self.title, role=self.role,
            text="\n".join(self.lines), span=SourceSpan(start=self.start, end=self.end),
            children=tuple(child.section() for child in self.children),
        )  # fmt: skip


def _nodes(text: str) -> list[_Node]:
    top: list[_Node] = []
    node: _Node | None = None
    at = 0
    for line in text.split("\n"):
        match = _LABEL.match(line)
        if match is not None:
            above = top[-1] if match["second"] is not None and top else None
            node = _Node(match.group(), line[match.end() :], at, above)
            (above.children if above is not None else top).append(node)
        elif node is not None and line:
            node.lines.append(line)
        if node is not None and line:
            node.end = at + len(line)
            if node.above is not None:
                node.above.end = node.end
        at += len(line) + 1
    return top


def make_notice(
    text: str = "",
    *,
    title: str | None = "云岭省林业局关于开展2025年古树名木保护宣传月活动的通知",
    number: str | None = "云林保〔2025〕7号",
    issuers: Sequence[str] = ("云岭省林业局",),
    issued: str | None = "2025-03-03",
    theme: str | None = None,
    period: tuple[str, str | None, str | None] | None = None,
    cites: Sequence[tuple[str | None, str | None, Relation]] = (),
    due: Sequence[tuple[str | None, str, str, str | None]] = (),
    people: Sequence[str] = (),
    encloses: Sequence[Notice] = (),
) -> Notice:
    """A notice; a line that opens with 一、 is a section, one that opens with （一） or 1. an item of it.

    ``period`` is its words and two days, ``cites`` rows of title, number and relation, ``due`` rows of the day, the words
    that give it, what is due and to whom.
    """
    text = text.strip("\n")

    def evidence(words: str, after: int = 0) -> Evidence:
        start = max(text.find(words, after), 0)
        quote = text[start : start + len(words)]
        line = text.count("\n", 0, start) + 1
        return Evidence(
            start=start, end=start + len(quote), page=None, line=line, quote=quote, rule="test.value"
        )

    def words(value: str) -> Text:
        return Text(text=value, evidence=evidence(value))

    nodes = _nodes(text)

    def path_of(start: int) -> tuple[str, ...]:
        inside = [
            node.path for top in nodes for node in (top, *top.children) if node.start <= start < node.end
        ]
        return inside[-1] if inside else ()

    def items(role: SectionRole) -> list[tuple[_Node, Evidence]]:
        return [
            (child, evidence(text[child.start : child.end], child.start))
            for top in nodes
            if top.role == role
            for child in top.children
        ]

    year = re.search(r"〔(\d{4})〕(\d+)号", number or "")
    return Notice(
        source=Source(
            name=None,
            sha256="",
            media_type="text/plain",
            encoding="utf-8",
            pages=None,
            characters=len(text),
            reader="test",
        ),
        title=words(title) if title is not None else None,
        document_number=DocumentNumber(
            text=number, organ_code=None, year=int(year[1]), sequence=int(year[2]), evidence=evidence(number)
        )
        if number is not None and year is not None
        else None,
        issuers=tuple(words(one) for one in issuers),
        issue_date=IssueDate(text=issued, date=dt.date.fromisoformat(issued), evidence=evidence(issued))
        if issued is not None
        else None,
        theme=words(theme) if theme is not None else None,
        period=Period(
            text=period[0],
            start=_day(period[1]),
            end=_day(period[2]),
            precision="day",
            evidence=evidence(period[0]),
        )
        if period is not None
        else None,
        sections=tuple(node.section() for node in nodes),
        activities=tuple(
            Activity(label=node.label, title=node.title, text="", path=node.path, evidence=where)
            for node, where in items("activities")
        ),
        requirements=tuple(
            Requirement(label=node.label, title=node.title, text="", path=node.path, evidence=where)
            for node, where in items("requirements")
        ),
        deadlines=tuple(
            Deadline(
                date=_day(day),
                time=None,
                text=given,
                boundary="conventional-inclusive",
                strict_date=None,
                action=action,
                responsible=None,
                recipient=recipient,
                path=path_of(text.find(given)),
                evidence=evidence(given),
            )
            for day, given, action, recipient in due
        ),
        contacts=tuple(Contact(people=(words(one),), evidence=evidence(one)) for one in people),
        references=tuple(
            Reference(
                title=cited,
                document_number=its_number,
                relation=relation,
                evidence=evidence(cited or its_number or ""),
            )
            for cited, its_number, relation in cites
        ),
        attachments=tuple(
            Attachment(number=None, title=None, notice=one, evidence=evidence("附件")) for one in encloses
        ),
    )


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso is not None else None


@pytest.fixture(scope="session")
def build() -> Callable[..., Notice]:
    return make_notice
