"""Texts that lost their line ends: what is read from them, and that a text with line ends of its own is left alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeparse import parse_text
from noticeparse.numerals import squash
from noticeparse.spans import apply_edits
from noticeparse.text.flattened import break_flattened
from noticeparse.text.lines import BLANKS
from tests.plain import plain

NOTICES = sorted((Path(__file__).parents[2] / "corpus").glob("*/*/*.txt"))
JOINTS = {"nothing": "", "a blank": " ", "two wide blanks": "　　", "a tab": "\t"}
FIELDS = (
    "title", "kind", "document_number", "issuers", "addressees", "issue_date", "labels", "deadlines", "period", "theme", "references",
)  # fmt: skip
# Of all notices: a title and the text below it can be told apart only by their words.
LEAST_SAME = 0.85
MOST_WRONG = 0.08
LEAST_HEADINGS = {"nothing": 0.85, "a blank": 0.95, "two wide blanks": 0.95, "a tab": 0.95}

LINES = (
    "清河市教育局文件",
    "清教发〔2024〕9号",
    "清河市教育局关于开展2024年“书香校园”读书活动的通知",
    "各县（市、区）教育局，市直各学校：",
    "为培养学生的阅读习惯，决定开展读书活动。现将有关事项通知如下：",
    "一、活动主题",
    "读好书，做好人",
    "二、活动时间",
    "2024年5月6日至6月20日。",
    "三、活动内容",
    "（一）读书分享。各学校每周组织一次读书分享会。",
    "（二）征文比赛。征文由学校择优推荐。",
    "四、工作要求",
    "1.加强组织领导。各学校应当制定方案。",
    "2.按时报送总结。各县（市、区）于6月28日前将总结报送市教育局基础教育科。",
    "附件：1.活动统计表",
    "2.征文推荐表",
    "清河市教育局",
    "2024年4月25日",
    "（此件公开发布）",
)
READ = {
    "title": "清河市教育局关于开展2024年“书香校园”读书活动的通知",
    "kind": "通知",
    "document_number": "清教发〔2024〕9号",
    "issuers": ["清河市教育局"],
    "addressees": ["各县（市、区）教育局", "市直各学校"],
    "issue_date": "2024-04-25",
    "period": ["2024-05-06", "2024-06-20"],
    "theme": "读好书，做好人",
    "deadlines": ["2024-06-28"],
    "attachments": ["1 活动统计表", "2 征文推荐表"],
    "remark": "（此件公开发布）",
}


@pytest.mark.parametrize("joint", JOINTS.values(), ids=JOINTS)
def test_a_notice_in_one_line_is_read_like_its_lines(joint: str) -> None:
    as_written, flat = plain(parse_text("\n".join(LINES))), plain(parse_text(joint.join(LINES)))
    assert {name: flat[name] for name in READ} == READ
    assert flat["sections"] == as_written["sections"]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("关于开展清查工作的通知清教函〔2024〕3号各学校：请于6月7日前报送清查表。", "document_number", "清教函〔2024〕3号"),
        ("清河市教育局清教函〔2024〕3号关于开展清查工作的通知各学校：请于6月7日前报送清查表。", "document_number", "清教函〔2024〕3号"),
        ("首页>通知公告关于开展清查工作的通知发布时间：2024-05-06 09:15各学校：请于6月7日前报送。", "title", "关于开展清查工作的通知"),
        ("首页>通知公告关于开展清查工作的通知发布时间：2024-05-06 09:15各学校：请于6月7日前报送。", "addressees", ["各学校"]),
        ("关于开展清查工作的通知：各学校、幼儿园为进一步做好清查工作，请于6月7日前报送清查表。", "addressees", ["各学校", "幼儿园"]),
        ("清河市科协清河市财政局关于开展清查工作的通知各学会：请报送清查表。清河市科协清河市财政局2024年5月6日", "issuers", ["清河市科协", "清河市财政局"]),
        ("清河市科协关于开展清查工作的通知各学会：请报送，附件：1.清查表2.汇总表清河市科协二〇二四年五月六日", "issue_date", "2024-05-06"),
        ("市政府办公室关于开展清查工作的通知各单位：请认真开展。特此通知。", "kind", "通知"),
        ("附件清河市读书活动实施方案为培养学生的阅读习惯，按照市教育局要求，制定本方案。各学校要认真落实。", "title", "清河市读书活动实施方案"),
    ],
)  # fmt: skip
def test_an_element_in_one_line(line: str, name: str, value: Any) -> None:
    assert plain(parse_text(line))[name] == value


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES),
        "关于开展清查工作的通知\n各学校：\n" + "请各学校认真组织清查，如实填报数据。" * 30 + "\n清河市教育局\n2024年5月6日",
        "根据《关于开展清查工作的通知》（清教函〔2024〕3号）要求，各学校：" + "请认真组织清查。" * 40,
        "清查工作中发现，各学校高度重视，" + "如实填报数据。" * 60,
        "市教育局2024年5月6日前完成清查，" * 30,
        "各学校要按照市教育局关于开展清查工作的通知要求：" + "如实填报数据。" * 40,
    ],
    ids=lambda text: text[:16],
)  # fmt: skip
def test_a_text_with_lines_of_its_own_is_left_alone(text: str) -> None:
    assert break_flattened(text) == []


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_notices_of_many_lines_are_left_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    assert break_flattened(text) == [] or text.strip().count("\n") <= 2


@cache
def _read(path: Path, joint: str | None) -> dict[str, Any]:
    text = path.read_text("utf-8")
    notice = parse_text(text if joint is None else re.sub(r"\s*\n\s*", joint, text.strip()))
    sections = [(section.label, squash(section.title or "")) for section in notice.walk()]
    values = plain(notice)
    return {**values, "labels": [label for label, _ in sections], "headings": Counter(sections)}


def _squashed(value: Any) -> Any:
    if isinstance(value, list):
        return [_squashed(inner) for inner in value]
    return squash(value) if isinstance(value, str) else value


@pytest.mark.parametrize(("joint", "field"), list(product(JOINTS, FIELDS)))
def test_most_notices_lose_no_value_with_their_line_ends(joint: str, field: str) -> None:
    same = wrong = 0
    for path in NOTICES:
        as_written, flat = _squashed(_read(path, None)[field]), _squashed(_read(path, JOINTS[joint])[field])
        same += as_written == flat
        if isinstance(flat, list) and field != "period":
            wrong += bool(Counter(flat) - Counter(as_written))
        else:
            wrong += flat is not None and flat != as_written
    assert same >= LEAST_SAME * len(NOTICES)
    assert wrong <= MOST_WRONG * len(NOTICES)


@pytest.mark.parametrize("joint", JOINTS)
def test_most_headings_are_told_from_what_stands_under_them(joint: str) -> None:
    pairs = [(_read(path, None)["headings"], _read(path, JOINTS[joint])["headings"]) for path in NOTICES]
    same = sum(sum((as_written & flat).values()) for as_written, flat in pairs)
    assert same >= LEAST_HEADINGS[joint] * sum(sum(as_written.values()) for as_written, _ in pairs)


PIECES = (
    *LINES, " ", "　", "\t", "\xa0", "\n", "一、", "（一）", "1.", "第一条", "2.1", "附件1", "》", "《", "。", "：", "公 告", "2024年第12号", "签发人：林以宁", "000012",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_only_blanks_become_line_ends(text: str) -> None:
    edits = break_flattened(text)
    assert all(not text[start:end].strip(BLANKS) and words == "\n" for start, end, words in edits)
    assert edits == sorted(edits)
    broken, _ = apply_edits(text, edits)
    assert re.sub(r"\s", "", broken) == re.sub(r"\s", "", text)
