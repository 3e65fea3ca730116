from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noticeparse.display import cells, clip, one_line, printable, side_by_side, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("通知", "通知"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("a\x9b2Jb", "a\\x9b2Jb"),
        ("\u202e倒\u2066", "\\u202e倒\\u2066"),
        ("零\u200b宽\ufeff", "零\\u200b宽\\ufeff"),
        ("\ud800", "\\ud800"),
        ("a\nb\r\tc\x00", "a\\nb\\r\\tc\\x00"),
        ("行\u2028段\u2029", "行\\u2028段\\u2029"),
    ],
)
def test_what_acts_on_a_terminal_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_is_kept_is_not_escaped() -> None:
    assert printable("a\tb\n\x07", keep="\n\t") == "a\tb\n\\x07"


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("abc", 3), ("通知", 4), ("８月", 4), ("e\u0301", 1), ("“a”", 3)]
)
def test_cells(text: str, count: int) -> None:
    assert cells(text) == count


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("第一行\n第二行", "第一行第二行"),
        ("电话 0000\n邮箱", "电话 0000 邮箱"),
        ("  a  b ", "a b"),
        ("中　文", "中 文"),
        ("中　\n　文", "中文"),
        ("x\x1b", "x\\x1b"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("短", 10, ["短"]),
        ("一二三四五六", 6, ["一二三", "四五六"]),
        # a closing mark takes the character before it along
        ("一二三，四", 6, ["一二", "三，四"]),
        ("see the notice", 8, ["see the", "notice"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text(), st.integers(min_value=2, max_value=40))
@example("一二）", 3)
@example("0一）", 3)
def test_wrapped_text_fits_and_loses_only_blanks(text: str, width: int) -> None:
    text = printable(text)
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(), st.integers(min_value=3, max_value=40))
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cells(clip(printable(text), width)) <= width


def test_columns_stay_in_line_under_chinese() -> None:
    lines = side_by_side([("活动时间", 8), ("一二三四五六", 6), ("L3", 4)])
    assert lines == ["活动时间  一二三  L3", "          四五六"]
