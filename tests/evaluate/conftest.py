"""Records and corpora made by hand, so that the scorer is tested without the parser."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.evaluate import Corpus, load_corpus
from noticeparse.records.comparison import Comparison, Link, Side
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
    Source,
    SourceSpan,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = Source(
    name=None, sha256="", media_type="text/plain", encoding="utf-8", pages=None, characters=0, reader="text"
)


def words(quote: str) -> Evidence:
    return Evidence(start=0, end=len(quote), page=None, line=1, quote=quote, rule="test.given")


def text(value: str | None) -> Text | None:
    return None if value is None else Text(text=value, evidence=words(value))


def texts(values: list[str]) -> tuple[Text, ...]:
    return tuple(Text(text=value, evidence=words(value)) for value in values)


def day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def section(node: dict[str, Any], above: tuple[str, ...] = ()) -> Section:
    path = (*above, node["label"])
    return Section(
        label=node["label"],
        number=None,
        level=len(path),
        path=path,
        title=node.get("title"),
        role="other",
        text="",
        span=SourceSpan(start=0, end=0),
        children=tuple(section(child, path) for child in node.get("children", ())),
    )


def deadline(entry: dict[str, Any]) -> Deadline:
    return Deadline(
        date=day(entry.get("date")),
        time=entry.get("time"),
        text=entry.get("text", ""),
        boundary="inclusive",
        strict_date=None,
        action=entry.get("action"),
        responsible=None,
        recipient=entry.get("recipient"),
        path=(),
        evidence=words(entry.get("text", "")),
    )


def contact(entry: dict[str, Any]) -> Contact:
    return Contact(
        organisation=text(entry.get("organisation")),
        people=texts(entry.get("people", [])),
        phones=texts(entry.get("phones", [])),
        faxes=texts(entry.get("faxes", [])),
        emails=texts(entry.get("emails", [])),
        address=text(entry.get("address")),
        postcode=text(entry.get("postcode")),
        evidence=words(""),
    )


def build(gold: dict[str, Any]) -> Notice:
    number, issued, period = gold.get("document_number"), gold.get("issue_date"), gold.get("period")
    return Notice(
        source=SOURCE,
        kind=text(gold.get("kind")),
        title=text(gold.get("title")),
        document_number=number
        and DocumentNumber(text=number, organ_code=None, year=None, sequence=None, evidence=words("第18号")),
        issuers=texts(gold.get("issuers", [])),
        addressees=texts(gold.get("addressees", [])),
        issue_date=issued and IssueDate(text=issued, date=issued, evidence=words(issued)),
        print_date=day(gold.get("print_date")),
        theme=text(gold.get("theme")),
        venue=text(gold.get("venue")),
        period=period
        and Period(text="", start=period["start"], end=period["end"], precision="day", evidence=words("")),
        sections=tuple(section(node) for node in gold.get("sections", ())),
        activities=tuple(
            Activity(label=one["label"], title=one["title"], text="", path=(), evidence=words(""))
            for one in gold.get("activities", ())
        ),
        requirements=tuple(
            Requirement(label=one["label"], title=one["title"], text="", path=(), evidence=words(""))
            for one in gold.get("requirements", ())
        ),
        deadlines=tuple(deadline(one) for one in gold.get("deadlines", ())),
        contacts=tuple(contact(one) for one in gold.get("contacts", ())),
        references=tuple(Reference(**one, evidence=words("")) for one in gold.get("references", ())),
        attachments=tuple(
            Attachment(
                number=one["number"],
                title=one["title"],
                notice=build(one["notice"]) if "notice" in one else None,
                evidence=words(""),
            )
            for one in gold.get("attachments", ())
        ),
    )


@pytest.fixture
def notice_of() -> Callable[[dict[str, Any]], Notice]:
    """The notice that a parser would give which reads exactly these gold values."""
    return build


@pytest.fixture
def comparison_of() -> Callable[..., Comparison]:
    """A comparison with the given alignments and findings."""
    side = Side(title=None, document_number=None, issuers=())

    def compared(alignments: Any = (), findings: Any = ()) -> Comparison:
        link = Link(by="given", resolved=True)
        return Comparison(parent=side, local=side, link=link, alignments=alignments, findings=findings)

    return compared


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[..., Corpus]:
    """A corpus on disk: the gold of each notice by name, and the pairs."""

    def written(notices: dict[str, dict[str, Any]], pairs: list[dict[str, Any]] | None = None) -> Corpus:
        for name, gold in notices.items():
            gold_path = tmp_path / f"{name}.gold.json"
            gold_path.parent.mkdir(parents=True, exist_ok=True)
            gold_path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
            (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
        if pairs is not None:
            (tmp_path / "pairs.gold.json").write_text(json.dumps(pairs, ensure_ascii=False), encoding="utf-8")
        return load_corpus(tmp_path)

    return written


@pytest.fixture
def full_gold() -> dict[str, Any]:
    """Gold with every key, and an enclosed notice."""
    inner = {
        "kind": "方案",
        "title": "清河市书香校园活动方案",
        "document_number": None,
        "issuers": [],
        "sections": [{"label": "一、", "title": "目标", "children": []}],
        "deadlines": [
            {
                "date": "2024-10-08",
                "time": None,
                "text": "10月8日前",
                "action": "报送方案",
                "recipient": "市教育局",
            }
        ],
    }
    return {
        "kind": "通知",
        "title": "清河市教育局关于印发《清河市书香校园活动方案》的通知",
        "document_number": "清教〔2024〕18号",
        "issuers": ["清河市教育局", "清河市图书馆"],
        "addressees": ["各县（市、区）教育局", "市直学校"],
        "issue_date": "2024-09-02",
        "print_date": "2024-09-03",
        "theme": "书香润校园",
        "period": {"start": "2024-09-09", "end": "2024-09-15"},
        "venue": "清河市图书馆",
        "sections": [
            {"label": "一、", "title": "活动主题", "children": []},
            {
                "label": "二、",
                "title": "工作要求",
                "children": [{"label": "（一）", "title": None, "children": []}],
            },
        ],
        "activities": [{"label": "（一）", "title": "读书分享会"}],
        "requirements": [{"label": "（一）", "title": None}],
        "deadlines": [
            {
                "date": "2024-09-20",
                "time": "17:30",
                "text": "9月20日17:30前",
                "action": "报送名单",
                "recipient": "市教育局",
            },
            {"date": None, "time": None, "text": "活动结束后10日内", "action": "报送总结", "recipient": None},
        ],
        "contacts": [
            {
                "organisation": "市教育局宣教科",
                "people": ["张某某", "李某某"],
                "phones": ["0000-0000000"],
                "faxes": [],
                "emails": ["shuxiang@example.org"],
                "address": "清河市学府路1号",
                "postcode": "000000",
            }
        ],
        "references": [
            {"title": "关于推进全民阅读的意见", "document_number": "云教发〔2024〕3号", "relation": "basis"},
            {"title": "清河市书香校园活动方案", "document_number": None, "relation": "encloses"},
        ],
        "attachments": [
            {"number": "1", "title": "清河市书香校园活动方案", "notice": inner},
            {"number": "2", "title": "报名表"},
        ],
        "notes": ["not scored"],
    }
