"""What holds for every text: it is read without an error, and layout and the year of the notice change what they should."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from noticeparse.numerals import to_han
from noticeparse.temporal import Anchors, TimeMention, read_times
from noticeparse.temporal.find_calendar import read_calendar, read_numeric, read_plain_date
from noticeparse.temporal.phrases import CUE
from noticeparse.vocab import time_words as words

PIECES = (
    "2024年", "5月", "6日", "6日前", "上旬", "底", "至", "—", "-", "、", "（星期三）", "（含）", "前", "起", "自", "即日起", "印发之日起", "10个工作日内", "3个月内",
    "截至", "每月", "每年", "一", "二〇二四年", "十二月", "三十一日", "第三季度", "上半年", "今年", "次年", "当天", "下午3点", "17:30", "2024-05-06", "20240506", "国庆", "期间",
    "以来", "有效期", "5年", "另行通知", "本周五", "《", "》", "“", "”", "。", "，", "\n", " ", "99", "月", "年", "日", "号", "延长至", "请于", "报送", "2023—2024学年", "十四五",
)  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
anchors = st.builds(
    Anchors,
    issue_date=st.none() | days | st.just(dt.date.min) | st.just(dt.date.max),
    print_date=st.none() | days,
    title_year=st.none() | st.integers(1, 9999),
    reference_year=st.none() | st.integers(1990, 2060),
    period_end=st.none() | days,
    context_month=st.none() | st.tuples(st.integers(2000, 2030), st.integers(1, 12)),
)
DASHES = ("-", "–", "—", "——", "―", "−", "~", "～", "〜", "至", "到")


def _values(mentions: list[TimeMention]) -> list[tuple[object, ...]]:
    return [
        (m.type, m.first, m.last, m.time, m.boundary, m.strict_last, m.precision, m.inferred)
        for m in mentions
    ]


@given(texts, anchors)
def test_any_text_is_read_in_order_inside_its_lines(text: str, given_anchors: Anchors) -> None:
    end = 0
    for mention in read_times(text, given_anchors):
        assert end <= mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        end = mention.end


@given(texts, anchors)
def test_no_end_precedes_its_start(text: str, given_anchors: Anchors) -> None:
    for mention in read_times(text, given_anchors):
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        assert mention.strict_last is None or mention.last is None or mention.strict_last <= mention.last


@given(texts, st.data())
def test_a_window_of_a_text_is_read_inside_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for mention in read_times(text, Anchors(dt.date(2024, 3, 18)), start, end):
        assert start <= mention.start < mention.end <= end


@given(st.tuples(days, days), st.sampled_from(DASHES), st.sampled_from(("", " ")))
def test_the_dash_of_a_range_changes_no_value(span: tuple[dt.date, dt.date], dash: str, blank: str) -> None:
    first, last = min(span), max(span)
    text = f"{first.year}年{first.month}月{first.day}日{blank}{dash}{blank}{last.year}年{last.month}月{last.day}日"
    (mention,) = read_times(text, Anchors())
    assert (mention.type, mention.first, mention.last) == ("range", first, last)
    assert (mention.start, mention.end) == (0, len(text))


@given(days, st.sampled_from(("（星期{}）", "(星期{})", "（周{}）", "星期{}", "（ 星期{} ）")))
def test_the_brackets_of_a_weekday_change_no_value(day: dt.date, shape: str) -> None:
    text = f"{day.year}年{day.month}月{day.day}日" + shape.format("一二三四五六日"[day.weekday()])
    (mention,) = read_times(text, Anchors())
    assert (mention.first, mention.last, mention.notes, mention.end) == (day, day, (), len(text))


def _han(day: dt.date) -> str:
    digits = "〇一二三四五六七八九"

    def spoken(number: int) -> str:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (
            digits[ones] if ones else ""
        )

    return f"{''.join(digits[int(mark)] for mark in str(day.year))}年{spoken(day.month)}月{spoken(day.day)}日"


@given(days)
def test_every_way_of_writing_a_day_gives_that_day(day: dt.date) -> None:
    shapes = (
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day:%m}月{day:%d}日", f"{day.year} 年 {day.month} 月 {day.day} 号", f"{day:%Y-%m-%d}",
        f"{day.year}.{day.month}.{day.day}", f"{day.year}/{day:%m}/{day:%d}", _han(day), _han(day).replace("〇", "○"), _han(day).replace("〇", "O"),
    )  # fmt: skip
    for text in shapes:
        (mention,) = read_times(text, Anchors())
        assert (mention.type, mention.first, mention.last, mention.inferred) == ("date", day, day, ())


@given(days, st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), st.integers(-20, 20), st.booleans())
def test_shifting_the_reference_by_years_shifts_dates_alike(
    reference: dt.date, day: dt.date, years: int, is_duty: bool
) -> None:
    assume((reference.month, reference.day) != (2, 29))
    text = f"{day.month}月{day.day}日" + "前" * is_duty
    moved = reference.replace(year=reference.year + years)
    (before,), (after,) = read_times(text, Anchors(reference)), read_times(text, Anchors(moved))
    assert before.last is not None
    assert after.last == before.last.replace(year=before.last.year + years)


@given(
    days, st.booleans(), st.sampled_from(("", "日", "上旬", "中旬", "下旬", "底")),
    st.sampled_from(("", "请各单位于", "截至", "延长至", "自", "将")),
    st.sampled_from(("", "前", "廿日", "至26日", "-6月上旬", "—2024年1月10日")), texts,
)  # fmt: skip
def test_the_short_way_to_a_plain_date_agrees_with_the_long_one(
    day: dt.date, with_year: bool, part: str, before: str, bound: str, behind: str
) -> None:
    line = behind.partition("\n")[0]
    within = f"{day.day}日" if part == "日" else part
    text = f"{before}{f'{day.year}年' * with_year}{day.month}月{within}{bound}{line}"
    short = read_plain_date(text, len(before), 0, len(text))
    assume(short is not None)
    assert short == read_calendar(text, len(before), 0, len(text))


OPENINGS = (
    *PIECES,
    *CUE.examples,
    *words.VAGUE_TIMES,
    *words.PAST_TIMES,
    *words.SEASONS,
    *words.FESTIVAL_DAYS,
)


@given(st.lists(st.sampled_from(OPENINGS) | st.text(max_size=3), max_size=12).map("".join))
def test_what_a_cue_opens_with_skips_none(text: str) -> None:
    behind_the_openers = CUE.pattern[CUE.pattern.index("]") + 1 :]
    anywhere = re.compile(f"(?s:.){behind_the_openers}", re.VERBOSE)
    assert [cue.span() for cue in CUE.finditer(text)] == [cue.span() for cue in anywhere.finditer(text)]


@given(st.sampled_from(tuple(words.DAY_PARTS)), st.sampled_from(("，", ",", "， ")))
def test_a_comma_before_the_time_of_day_changes_no_value(part: str, comma: str) -> None:
    (plain,), (parted,) = (read_times(f"5月20日{between}{part}3点前", Anchors()) for between in ("", comma))
    assert (plain.time, plain.boundary) == (parted.time, parted.boundary)


@given(st.from_regex(r"[03-9][0-9]{2,3}", fullmatch=True), st.sampled_from(DASHES), texts)
def test_what_begins_like_a_telephone_number_is_no_date(number: str, dash: str, behind: str) -> None:
    text = f"{number}{dash}5{behind.partition(chr(10))[0]}"
    assert read_calendar(text, 0, 0, len(text)) is None
    assert read_numeric(text, 0, 0, len(text)) is None


@given(st.integers(1, 99).map(to_han), texts)
def test_a_short_number_of_years_is_no_date(number: str, behind: str) -> None:
    text = f"{number}年{behind.partition(chr(10))[0]}"
    assert read_calendar(text, 0, 0, len(text)) is None


@given(days, st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
def test_a_duty_without_a_year_is_never_before_the_issue_date(issued: dt.date, day: dt.date) -> None:
    (mention,) = read_times(f"{day.month}月{day.day}日前", Anchors(issued))
    assert mention.last is not None
    assert (
        issued
        <= mention.last
        < issued.replace(year=issued.year + 1, day=min(issued.day, 28)) + dt.timedelta(days=4)
    )


@pytest.mark.parametrize(
    "piece",
    [
        "5月",
        "2023年5月6日至",
        "9",
        "年",
        "一",
        "一、",
        "（",
        "之日起",
        "2023-2024",
        "5月6日（星期",
        "《5月",
        "2023年，5月6日、",
        "9:00",
        "自",
        "十",
    ],
)
def test_long_repetitions_are_read(piece: str) -> None:
    text = piece * 20_000
    mentions = read_times(text, Anchors(dt.date(2024, 3, 18)))
    assert all(text[mention.start : mention.end] for mention in mentions)
