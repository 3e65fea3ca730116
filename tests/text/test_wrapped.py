"""Texts that were wrapped anew at the width of a page: the record is that of the text as written."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from noticeparse import parse_text
from noticeparse.numerals import squash
from noticeparse.text.cleaning import clean
from noticeparse.text.line_ends import closes_bracket, ends_title, margin_of, signs_off
from noticeparse.text.lines import find_lines
from tests.plain import plain

NOTICES = sorted((Path(__file__).parents[2] / "corpus").glob("*/*/*.txt"))
FIELDS = (
    "title", "kind", "document_number", "issuers", "addressees", "issue_date", "deadlines", "period", "theme", "sections", "references", "attachments",
)  # fmt: skip
LEAST_SAME = 0.96
_NEVER_FIRST = "，。、；：！？）》”"


def wrap(text: str, cells: int, *, gap: str, indent: str) -> str:
    """The paragraphs of a text in lines of so many half-width cells; a mark that may not begin a line hangs over."""
    lines: list[str] = []
    for paragraph in clean(text).printed.split("\n"):
        line, width = indent, 2 * len(indent)
        for sign in paragraph:
            size = 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
            if width + size > cells and sign not in _NEVER_FIRST:
                lines.append(line)
                line, width = "", 0
            line += sign
            width += size
        lines.append(line)
    return gap.join(lines)


@pytest.mark.parametrize(
    ("cells", "gap", "indent"), list(product((60, 76), ("\n", "\n\n"), ("", "　　"))), ids=repr
)
def test_nearly_all_notices_are_read_alike_at_any_width(cells: int, gap: str, indent: str) -> None:
    changed: dict[str, list[str]] = {field: [] for field in FIELDS}
    for path in NOTICES:
        text = path.read_text("utf-8")
        as_written = _as_written(path)
        wrapped = plain(parse_text(wrap(text, cells, gap=gap, indent=indent)))
        for field in FIELDS:
            if _squashed(as_written[field]) != _squashed(wrapped[field]):
                changed[field].append(path.stem)
    most = (1 - LEAST_SAME) * len(NOTICES)
    assert {field: paths for field, paths in changed.items() if len(paths) > most} == {}


@cache
def _as_written(path: Path) -> dict[str, Any]:
    return plain(parse_text(path.read_text("utf-8")))


def _squashed(value: Any) -> Any:
    if isinstance(value, list):
        return [_squashed(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _squashed(inner) for key, inner in value.items()}
    return squash(value) if isinstance(value, str) else value


TITLE = "清河市教育局关于开展2024年读书活动的通知"


@pytest.mark.parametrize(
    ("above", "below", "ends"),
    [
        (TITLE, "各县（市、区）教育局：", True),
        (TITLE, "要求，各学校应当", False),
        ("根据" + TITLE, "精神，", False),
        ("请各学校认真落实，按照" + TITLE, "各项要求", False),
        ("一、工作要求", "各学校", False),
    ],
)
def test_a_title_ends_in_front_of_a_salutation(above: str, below: str, ends: bool) -> None:
    assert ends_title(f"{above}\n{below}", 0, len(above), len(above) + 1) is ends


@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        (("清河市教育局", "2024年5月6日"), True),
        (("清河市教育局", "清河市财政局", "二〇二四年五月六日"), True),
        (("清河市教育局", "联系人：林以宁"), False),
        (("认真组织。", "2024年5月6日"), False),
        (("清河市教育局",), False),
    ],
)
def test_a_signature_stands_above_its_date(lines: tuple[str, ...], signs: bool) -> None:
    text = "\n".join(lines)
    assert signs_off(text, find_lines(text), 0) is signs


def test_a_bracket_is_closed_on_the_next_line() -> None:
    text = "联系人：林以宁）；\n（见附件）"
    assert [closes_bracket(text, line) for line in find_lines(text)] == [True, False]


def test_the_margin_is_that_of_the_lines_that_go_on() -> None:
    text = "　　为培养学生的阅读\n习惯，决定在全市中\n小学校开展读书活动\n。\n　　一、时间"
    lines = find_lines(text)
    assert margin_of(text, lines, [True, True, True, False, False]) == 0
    assert margin_of(text, lines, [True, False, False, False, False]) is None
