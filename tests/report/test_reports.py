from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from noticeparse.cli.words import EXTRAS, HELP
from noticeparse.display import cells
from noticeparse.errors import UsageError
from noticeparse.records.notice import Attachment, Evidence, Notice, Text
from noticeparse.report.explain import explain
from noticeparse.report.markdown import notice_markdown
from noticeparse.report.messages import (
    ALIGNMENTS,
    BOUNDARIES,
    FIELDS,
    FINDINGS,
    LINKS,
    RELATIONS,
    SAYINGS,
    SEVERITIES,
)
from noticeparse.report.spreadsheet import BOM, notices_csv
from noticeparse.report.summary import summary
from noticeparse.report.terminal import comparison_table, notice_table, outline_view
from noticeparse.report.values import values

if TYPE_CHECKING:
    from noticeparse.records.comparison import Comparison


def with_title(notice: Notice, words: str) -> Notice:
    here = Evidence(start=0, end=len(words), page=2, line=1, quote=words, rule="title.block")
    return notice.model_copy(update={"title": Text(text=words, evidence=here)})


def test_table_shows_value_place_words_and_rule(notice: Notice) -> None:
    lines = notice_table(notice, lang="zh", width=140).splitlines()
    period = next(line for line in lines if line.startswith("活动时间"))
    for part in (
        "2024-09-09 … 2024-09-15",
        "L7",
        "“9月9日至15日”",
        "period.from_to_same_month",
        "年份系推断",
    ):
        assert part in period
    deadline = next(line for line in lines if line.startswith("报送期限"))
    assert "2024-08-30 将方案报送 → 市教育局" in deadline


def test_table_does_not_repeat_the_value_as_words(notice: Notice) -> None:
    theme = next(row for row in summary(notice, "zh") if row.label == "主题")
    assert (theme.value, theme.quote) == ("书香校园", "")


@pytest.mark.parametrize("width", [40, 60, 80, 96, 100, 140])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_table_keeps_to_the_width(notice: Notice, comparison: Comparison, width: int, lang: str) -> None:
    table = notice_table(notice, lang=lang, width=width, name="a.txt") + "\n"
    table += comparison_table([("a.txt", comparison), ("b.txt", comparison)], lang=lang, width=width)
    assert max(map(cells, table.splitlines())) <= width


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_table_says_what_is_not_there(notice: Notice, lang: str) -> None:
    last = notice_table(notice, lang=lang).splitlines()[-1]
    assert last == {"zh": "未见：发文机关、成文日期", "en": "Not in the notice: issuers, issue date"}[lang]


def test_table_of_a_notice_without_values(notice: Notice) -> None:
    assert notice_table(Notice(source=notice.source), lang="en") == "No value was read."


def test_enclosed_notices_follow(notice: Notice) -> None:
    here = notice.attachments[0].evidence
    outer = notice.model_copy(
        update={"attachments": (Attachment(number="1", title="方案", notice=notice, evidence=here),)}
    )
    table = notice_table(outer, lang="zh", width=160)
    assert table.count("书香校园活动的通知") == 2
    assert "── 所附文件 1 ─" in table


def test_a_value_can_not_act_on_the_terminal(notice: Notice, comparison: Comparison) -> None:
    hostile = with_title(notice, "通知\x1b[2J\x9b1A\u202e\r尾")
    side = comparison.parent.model_copy(update={"title": "\x1b]0;改名\x07"})
    shown = notice_table(hostile, name="坏\x1b名\n") + explain(hostile) + outline_view(hostile)
    shown += comparison_table([("名\x1b", comparison.model_copy(update={"parent": side}))])
    assert not {"\x1b", "\x9b", "\u202e", "\r", "\x07"} & set(shown)
    assert "\\x1b[2J\\x9b1A\\u202e" in shown


def test_conflicts_come_first(comparison: Comparison) -> None:
    table = comparison_table([("local.txt", comparison)], lang="zh")
    assert table.index("改期限：晚10天") < table.index("缺活动：本级缺少这项活动")
    assert "按发文字号" in table
    assert "相同 1 · 缺 1" in table
    assert "“8月20日前”" in table


def test_several_locals_get_one_overview(comparison: Comparison) -> None:
    table = comparison_table([("a.txt", comparison), ("b.txt", comparison)], lang="en").splitlines()
    assert table[0].split() == ["local", "conflict", "review", "info"]
    assert table[1].split()[:4] == ["a.txt", "1", "1", "0"]
    assert table[2].split()[:4] == ["b.txt", "1", "1", "0"]


def test_no_findings_are_said(comparison: Comparison) -> None:
    assert "No findings." in comparison_table(
        [("a", comparison.model_copy(update={"findings": ()}))], lang="en"
    )


def test_explain_goes_from_rule_over_words_to_value(notice: Notice) -> None:
    assert explain(notice, "period", lang="zh").splitlines() == [
        "period",
        "  规则  period.from_to_same_month",
        "  原文  L7 “9月9日至15日”",
        "  值  9月9日至15日",
        "  值  start = 2024-09-09",
        "  值  end = 2024-09-15",
        "  值  precision = day",
        "  值  inferred = year",
    ]


@pytest.mark.parametrize("field", ["deadlines", "deadlines[0]", "deadlines[0].date"])
def test_explain_takes_entries_and_parts(notice: Notice, field: str) -> None:
    assert explain(notice, field, lang="en").splitlines()[0] == "deadlines[0]"


@pytest.mark.parametrize("field", ["venue", "deadlines[1]"])
def test_explain_says_when_there_is_nothing(notice: Notice, field: str) -> None:
    assert explain(notice, field, lang="en") == "No value was read."


@pytest.mark.parametrize("field", ["deadline", "", "deadlines[x]", "source name", "sections"])
def test_explain_refuses_unknown_fields(notice: Notice, field: str) -> None:
    with pytest.raises(UsageError, match="nothing to explain"):
        explain(notice, field)


def test_every_field_with_values_can_be_explained(notice: Notice) -> None:
    for field in {value.field for value in values(notice)}:
        assert explain(notice, field, lang="en") != "No value was read."


def test_every_value_has_its_words(notice: Notice) -> None:
    flat = list(values(notice))
    assert all(value.evidence is not None for value in flat)
    assert {value.path: value.value for value in flat if value.field == "contacts"} == {
        "contacts[0].people[0]": "张某某",
        "contacts[0].phones[0]": "0000-0000000",
    }


def test_values_reach_into_enclosed_notices(notice: Notice) -> None:
    here = notice.attachments[0].evidence
    outer = Notice(
        source=notice.source, attachments=(Attachment(number="1", title=None, notice=notice, evidence=here),)
    )
    assert "attachments[0].notice.theme" in {value.path for value in values(outer)}
    assert explain(outer, "attachments", lang="en").count("attachments[0].notice.theme") == 1


def test_csv_reads_back(notice: Notice) -> None:
    text = notices_csv([("a.txt", notice)])
    assert text.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))
    row = next(row for row in rows if row["field"] == "deadlines[0].date")
    assert (row["value"], row["line"], row["rule"], row["quote"]) == (
        "2024-08-30",
        "11",
        "deadline.before_date",
        "8月30日前",
    )


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("　=1", "'　=1"),
        ("＝1", "'＝1"),
        ("通知\n=1", "通知\n'=1"),
        ("通知=1", "通知=1"),
        ("a\x00\x0b", "a\\x00\\x0b"),
    ],
)
def test_csv_holds_no_formulas(notice: Notice, words: str, cell: str) -> None:
    text = notices_csv([("a.txt", with_title(notice, words))])
    rows = csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""))
    assert next(row["value"] for row in rows if row["field"] == "title") == cell


def test_markdown_holds_no_markup_of_the_notice(notice: Notice) -> None:
    markdown = notice_markdown(with_title(notice, "a|b\n# c <script> [x](y) `z`"), lang="zh")
    assert markdown.splitlines()[0] == r"# a\|b \# c \<script\> \[x\](y) \`z\`"
    assert (
        "| 报送期限 | 2024-08-30 将方案报送 → 市教育局 | 11 | 8月30日前 | `deadline.before_date` |"
        in markdown
    )
    assert "- 三、 主要活动\n  - （一） 读书分享会" in markdown


@pytest.mark.parametrize(
    "table", [ALIGNMENTS, BOUNDARIES, EXTRAS, FIELDS, FINDINGS, HELP, LINKS, RELATIONS, SAYINGS, SEVERITIES]
)
def test_everything_is_said_in_both_languages(table: dict[str, tuple[str, str]]) -> None:
    assert all(zh and en and zh != en for zh, en in table.values())
