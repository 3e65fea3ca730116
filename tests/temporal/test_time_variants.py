"""What must not matter: every row of the case tables, written another way, has the same days; shifted by years, it shifts."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from noticeparse import parse_text
from noticeparse.numerals import fold_widths, to_han
from noticeparse.temporal import Anchors, TimeMention, read_times
from noticeparse.text.cleaning import clean
from tests.time_cases import anchors_of, time_cases

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

CASES = [(name, case) for name, case in time_cases() if case["status"] == "ok"]
VALUES = ("type", "first", "last", "time", "boundary", "strict_last", "precision", "inferred", "role")
INSIDE_A_DATE = re.compile(r"(?<=[0-9])(?=[年月日号])|(?<=[年月])(?=[0-9])")
# A dash that joins two times; not that of a numeric date, a telephone number or a list of numbers.
DASH = re.compile(
    r"(?P<other>[0-9]{4}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?|[至到][0-9]{1,2}-[0-9]{1,2}|[0-9]{5,}-|-[0-9]{5,}|[A-Za-z0-9]+-[0-9]{4}|[0-9]-[0-9]-[0-9])"
    r"|[-–—―−~～〜－]{1,2}"
)
FULL_WIDTH = str.maketrans("0123456789:", "０１２３４５６７８９：")


def _dashed(words: str) -> Callable[[str], str]:
    return lambda text: DASH.sub(
        lambda dash: dash.group() if dash["other"] else words.format(dash.group()), text
    )


def _in_chinese_numerals(text: str) -> str:
    def spelled(day: re.Match[str]) -> str:
        if not (0 < int(day["month"]) < 100 and 0 < int(day["day"]) < 100):
            return day.group()
        year = "".join("〇一二三四五六七八九"[int(digit)] for digit in day["year"] or "")
        return f"{year}{'年' * bool(year)}{to_han(int(day['month']))}月{to_han(int(day['day']))}日"

    return re.sub(
        r"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9一])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?!一)",
        spelled, text,
    )  # fmt: skip


VARIANTS: dict[str, Callable[[str], str]] = {
    "full-width digits": lambda text: text.translate(FULL_WIDTH),
    "half-width brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "half-width quotation marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "zero-width marks": "\u200b".join,
    "tabs": lambda text: INSIDE_A_DATE.sub("\t", text),
    "ideographic blanks": lambda text: INSIDE_A_DATE.sub("\u3000", text),
    "no-break blanks": lambda text: INSIDE_A_DATE.sub("\xa0", text),
    "a line end inside the date": lambda text: re.sub(r"(?<=[0-9]月)(?=[0-9]{1,2}[日号])", "\n", text, count=1),
    "blanks beside marks": lambda text: re.sub(r"(?<=[（(：，])|(?=[）)：，])", " ", text),
    "号 for 日": lambda text: re.sub(r"(?<=月)([0-9]{1,2})日", r"\1号", text),
    "leading zeros": lambda text: re.sub(r"(?<![0-9])(?=[1-9]月[0-9]{1,2}[日号])|(?<=月)(?=[1-9][日号])", "0", text),
    "到 for 至": lambda text: re.sub(r"(?<=[日号月旬年])至(?=[0-9])", "到", text),
    "Chinese numerals": _in_chinese_numerals,
    "a dash between blanks": _dashed(" {} "),
} | {f"dash {dash}": _dashed(dash) for dash in ("-", "–", "—", "――", "−", "~", "～", "〜", "－", "﹣", "─")}  # fmt: skip


def _values(text: str, anchors: Anchors) -> list[tuple[object, ...]]:
    found = read_times(clean(text).folded, anchors)
    return [tuple(getattr(mention, name) for name in VALUES) for mention in found]


def _days_of_notice(text: str) -> dict[str, object]:
    notice = parse_text(text)
    return {
        "issued": notice.issue_date and notice.issue_date.date,
        "printed": notice.print_date,
        "period": notice.period and (notice.period.start, notice.period.end),
        "deadlines": [(deadline.date, deadline.time, deadline.boundary) for deadline in notice.deadlines],
    }


# 号 is never written in the date under a signature, nor are half-width quotation marks those of a title.
@pytest.mark.parametrize("variant", sorted(set(VARIANTS) - {"half-width quotation marks", "号 for 日"}))
@pytest.mark.parametrize("name", ["parent.txt", "city.txt", "county.txt", "school.txt"])
def test_another_way_of_writing_changes_no_day_of_a_notice(name: str, variant: str) -> None:
    text = (resources.files("noticeparse") / "demo" / name).read_text("utf-8")
    assert _days_of_notice(VARIANTS[variant](text)) == _days_of_notice(text)


@pytest.mark.parametrize("variant", sorted(VARIANTS))
def test_another_way_of_writing_changes_no_value(variant: str) -> None:
    written = {name: (case, VARIANTS[variant](case["text"])) for name, case in CASES}
    changed = {name: row for name, row in written.items() if row[1] != row[0]["text"]}
    assert len(changed) >= 8
    assert [
        (name, text)
        for name, (case, text) in changed.items()
        if _values(text, anchors_of(case)) != _values(case["text"], anchors_of(case))
    ] == []


# What has a year of its own; what depends on a table of days; what depends on weekdays or on the length of February.
HAS_A_YEAR = re.compile(
    r"[0-9]{2,4}年(?!内|级)|[12][0-9]{3}|[一二][〇○ОO零0一二三四五六七八九]{3}年|[一二]九[八九]|大以来|改革|成立|建国|十[一二三四]?五"
)
HAS_A_TABLE = re.compile("工作日|期间|假|节|除夕|春|清明|端午|中秋|国庆|五一|元旦")
COUNTS_DAYS = re.compile("周|星期|礼拜")
LEAP_DAY = "2月29日"
CYCLE = 28  # years after which weekdays and leap days are the same again


def _later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _shifted(anchors: Anchors, years: int) -> Anchors:
    def later(day: dt.date | None) -> dt.date | None:
        return None if day is None else _later(day, years)

    def plus(year: int | None) -> int | None:
        return None if year is None else year + years

    month = anchors.context_month
    return Anchors(
        issue_date=later(anchors.issue_date),
        print_date=later(anchors.print_date),
        title_year=plus(anchors.title_year),
        reference_year=plus(anchors.reference_year),
        period_end=later(anchors.period_end),
        context_month=None if month is None else (month[0] + years, month[1]),
    )


def _is_shifted(before: dt.date | None, after: dt.date | None, years: int) -> bool:
    if before is None or after is None:
        return before is after
    end_of_february = all((day.month, day.day) in ((2, 28), (2, 29)) for day in (before, after))
    return _later(before, years) == after or (end_of_february and before.year + years == after.year)


@pytest.mark.parametrize("years", [-3, -1, 1, 2, 3, 4, CYCLE])
def test_shifting_the_notice_by_years_shifts_what_has_no_year(years: int) -> None:
    wrong, tried = [], 0
    for name, case in CASES:
        text = fold_widths(case["text"])
        if "reference_date" not in case or HAS_A_YEAR.search(text) or HAS_A_TABLE.search(text):
            continue
        before = read_times(text, anchors_of(case))
        counted = any(mention.rule in ("deadline.counted", "from.counted") for mention in before)
        if years != CYCLE and (LEAP_DAY in text or counted or COUNTS_DAYS.search(text)):
            continue
        tried += 1
        after = read_times(text, _shifted(anchors_of(case), years))
        if not _all_shifted(before, after, years):
            wrong.append((name, text))
    assert wrong == []
    assert tried > 200


def _all_shifted(before: list[TimeMention], after: list[TimeMention], years: int) -> bool:
    return len(before) == len(after) and all(
        (one.type, one.time, one.boundary, one.role) == (other.type, other.time, other.boundary, other.role)
        and _is_shifted(one.first, other.first, years)
        and _is_shifted(one.last, other.last, years)
        for one, other in zip(before, after, strict=True)
    )
