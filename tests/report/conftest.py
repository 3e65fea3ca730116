"""A notice and a comparison made by hand, so that the reports are tested without the parser."""

from __future__ import annotations

import datetime as dt

import pytest

from noticeparse.records.comparison import Alignment, Comparison, Finding, Link, Passage, Side
from noticeparse.records.notice import (
    Activity,
    Attachment,
    Contact,
    Deadline,
    Diagnostic,
    DocumentNumber,
    Evidence,
    Notice,
    Period,
    Reference,
    Section,
    Source,
    SourceSpan,
    Text,
)

SOURCE = """清河市教育局关于举办书香校园活动的通知
清教体〔2024〕18号
各学校：
一、活动主题
书香校园
二、活动时间
9月9日至15日
三、主要活动
（一）读书分享会
四、报送材料
各学校请于8月30日前将方案报送市教育局。
联系人：张某某 0000-0000000
"""


def evidence(quote: str, rule: str) -> Evidence:
    start = SOURCE.index(quote)
    line = SOURCE.count("\n", 0, start) + 1
    return Evidence(start=start, end=start + len(quote), page=None, line=line, quote=quote, rule=rule)


def text(quote: str, rule: str) -> Text:
    return Text(text=quote, evidence=evidence(quote, rule))


def section(path: tuple[str, ...], title: str, *children: Section) -> Section:
    here = SourceSpan(start=0, end=0)
    return Section(
        label=path[-1],
        number=1,
        level=len(path),
        path=path,
        title=title,
        role="other",
        text="",
        span=here,
        children=children,
    )


@pytest.fixture
def notice() -> Notice:
    title = "清河市教育局关于举办书香校园活动的通知"
    return Notice(
        source=Source(
            name="a.txt",
            sha256="0",
            media_type="text/plain",
            encoding="utf-8",
            pages=None,
            characters=len(SOURCE),
            reader="text",
        ),
        kind=text("通知", "kind.title_end"),
        title=text(title, "title.block"),
        document_number=DocumentNumber(
            text="清教体〔2024〕18号",
            organ_code="清教体",
            year=2024,
            sequence=18,
            evidence=evidence("清教体〔2024〕18号", "document_number.own"),
        ),
        addressees=(text("各学校", "addressees.salutation"),),
        theme=text("书香校园", "theme.section"),
        period=Period(
            text="9月9日至15日",
            start=dt.date(2024, 9, 9),
            end=dt.date(2024, 9, 15),
            precision="day",
            inferred=("year",),
            evidence=evidence("9月9日至15日", "period.from_to_same_month"),
        ),
        sections=(
            section(("一、",), "活动主题"),
            section(("三、",), "主要活动", section(("三、", "（一）"), "读书分享会")),
        ),
        activities=(
            Activity(
                label="（一）",
                title="读书分享会",
                text="",
                path=("三、", "（一）"),
                evidence=evidence("读书分享会", "activities.item"),
            ),
        ),
        deadlines=(
            Deadline(
                date=dt.date(2024, 8, 30),
                time=None,
                text="8月30日前",
                boundary="conventional-inclusive",
                strict_date=dt.date(2024, 8, 29),
                action="将方案报送",
                responsible=None,
                recipient="市教育局",
                path=("四、",),
                evidence=evidence("8月30日前", "deadline.before_date"),
            ),
        ),
        contacts=(
            Contact(
                people=(text("张某某", "contacts.person"),),
                phones=(text("0000-0000000", "contacts.phone"),),
                evidence=evidence("联系人：张某某 0000-0000000", "contacts.labelled"),
            ),
        ),
        references=(
            Reference(
                title="关于加强阅读的意见",
                document_number=None,
                relation="basis",
                evidence=evidence("通知", "references.title"),
            ),
        ),
        attachments=(
            Attachment(number="1", title="活动方案", evidence=evidence("书香校园", "attachments.list")),
        ),
        diagnostics=(
            Diagnostic(
                code="NP203", severity="warning", message="2月30日不存在", span=SourceSpan(start=1, end=3)
            ),
        ),
    )


@pytest.fixture
def comparison() -> Comparison:
    here = evidence("8月30日前", "deadline.before_date")
    return Comparison(
        parent=Side(
            title="关于举办活动的通知", document_number="云教发〔2024〕7号", issuers=("云岭省教育厅",)
        ),
        local=Side(title="关于举办书香校园活动的通知", document_number=None, issuers=()),
        link=Link(by="document_number", evidence=here, resolved=True),
        alignments=(
            Alignment(parent=("一、",), local=("一、",), relation="same", score=1.0),
            Alignment(parent=("二、",), local=None, relation="omitted", score=0.0),
        ),
        findings=(
            Finding(
                kind="omitted_activity",
                severity="review",
                parent=Passage(path=("三、", "（二）"), text="（二）征文比赛", evidence=here),
                local=None,
                message="本级缺少这项活动",
            ),
            Finding(
                kind="changed_deadline",
                severity="conflict",
                parent=Passage(path=("四、",), text="8月20日前", evidence=here),
                local=Passage(path=("四、",), text="8月30日前", evidence=here),
                message="晚10天",
                detail={"old": "2024-08-20", "new": "2024-08-30", "days": 10},
            ),
        ),
    )
