"""Which year, and which month, an expression means that prints none."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - NamedTuple fields
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.rules import Rule
from noticeparse.temporal.days import days_of
from noticeparse.vocab import time_words as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.temporal.expressions import Point, TimeExpression
    from noticeparse.temporal.mentions import Anchors
    from noticeparse.temporal.resolution import Days, Resolution

# A day without a year that lies more months than this before the notice is one of the next year: 1月15日 in a notice of
# November. Counted in months, so that a leap day makes no difference.
_LONG_AGO = 8
# A title of next year (2024年度…申报) and a day that is still to come this year: this year is meant, unless the notice is
# issued in the very last days before it.
_SOON = 5
_LEAP_DAY = (2, 29)
_TITLE, _SENTENCE = 200, 300  # longest title of a document and longest sentence that are looked through
SENTENCE_END = Rule(
    "time.sentence_end",
    r"[。！？]",
    examples=("报送。", "好不好？"),
    rejects=("报送；", "一、"),
)


# 2025年度报刊征订工作现已开始，收订时间为11月1日: what bears the year of its name is done before it.
UNDER_WAY = Rule(
    "time.under_way",
    r"(?:现已|已经|已|即将)(?:正式|全面)?(?:开始|启动|展开)",
    examples=("报刊征订工作现已开始", "评选工作即将启动"),
    rejects=("我市将开展普查", "活动开始"),
)


class Choice(NamedTuple):
    """The year and month of a point; ``inferred`` names those that the text does not print, ``steps`` say what gave them.

    ``days`` are the point's days, where choosing the year needed them.
    """

    year: int | None
    month: int | None
    inferred: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    days: Days | None = None


class Years:
    """What the paragraph has said so far about years, months and days."""

    def __init__(self, text: str, anchors: Anchors) -> None:
        self._text = text
        self._anchors = anchors
        self.enter(-1)

    def enter(self, paragraph: int) -> None:
        """Begin a paragraph: forget what the one before has said."""
        self.paragraph = paragraph
        self._year: int | None = None
        self._labels: list[TimeExpression] = []  # years that are part of a name
        self._month: tuple[int, int] | None = None
        self.recurring: tuple[str, int] | None = None  # 每年 or 每月, and where it stood
        self.last_day: tuple[dt.date | None, tuple[str, ...]] = (None, ())

    def see_label(self, expression: TimeExpression) -> None:
        """2023年度优秀…: a year for what follows in the sentence."""
        self._labels.append(expression)

    def _in_title(self, at: int) -> bool:
        opened = self._text.rfind("《", max(self.paragraph, at - _TITLE), at)
        return opened >= 0 and self._text.find("》", opened, at) < 0

    def recurs(self, expression: TimeExpression) -> bool:
        """每年3月底前…，于4月底前…: the second duty is as yearly as the first."""
        if self.recurring is None or expression.kind not in ("point", "range", "named") or expression.anchor:
            return False
        every, at = self.recurring
        point = expression.first
        if (point is not None and point.names_year) or not self._same_sentence(at, expression.start):
            return False
        if point is None or expression.kind == "named":
            return every == "年"
        return point.month is not None if every == "年" else point.month is None

    def see(self, expression: TimeExpression, resolution: Resolution) -> None:
        if resolution.type == "recurring" and expression.kind == "recurring":
            unit = self._text[expression.start + 1 : expression.start + 2]
            self.recurring = (unit, expression.end) if unit in ("年", "月") else None
        day = resolution.last or resolution.first
        if day is None:
            return
        if resolution.type != "retrospective" and expression.states != "life":
            for point in (expression.last, expression.first):
                if point is not None and point.year is not None:
                    self._year = _full_year(point.year, self._anchors)
                    break
            if expression.kind in ("point", "range"):
                self._month = (day.year, day.month)
        if resolution.type == "from" and resolution.first is not None:
            day = resolution.first
        single = resolution.first is None or resolution.last is None or resolution.first == resolution.last
        self.last_day = (day if single else None), resolution.inferred

    def choose(self, expression: TimeExpression, point: Point, *, duty: bool) -> Choice:
        """The year and month of a point: printed, counted from the issue date or from what stands before, or inferred.

        A month and day take the year of the sentence or paragraph before them, then the title's, then the issue date's; a
        duty that would lie before the issue date takes the next year.
        """
        if point.month_word is not None:
            return self._month_word(point, duty=duty)
        if point.quarter_word is not None and point.quarter is None:
            return self._quarter_word(point, point.quarter_word)
        if point.month is None and point.day is not None:
            return self._bare_day(point, duty=duty)
        if point.year is not None:
            return Choice(_full_year(point.year, self._anchors), point.month)
        if point.year_word is not None:
            year = self._year_word(point.year_word, expression)
            steps = () if year is None else (f"year.word: {point.year_word} = {year}",)
            return Choice(year, point.month, ("year",), steps)
        return self._infer(expression, point, duty=duty)

    def _year_word(self, word: str, expression: TimeExpression) -> int | None:
        if word in words.YEARS_FROM_ISSUE:
            base = self._now()
            return None if base is None else base + words.YEARS_FROM_ISSUE[word]
        base = self._year if self._year is not None else self._label_year(expression)
        if base is None:
            base = self._now()
        return None if base is None else base + words.YEARS_FROM_CONTEXT[word]

    def _now(self) -> int | None:
        anchors = self._anchors
        if anchors.issue_date is not None:
            return anchors.issue_date.year
        return anchors.title_year if anchors.title_year is not None else anchors.reference_year

    def _month_word(self, point: Point, *, duty: bool) -> Choice:
        word = (point.month_word or "").removesuffix("份")
        issued = self._anchors.issue_date
        this_month = None if issued is None else (issued.year, issued.month)
        if word in words.MONTHS_FROM_CONTEXT:
            shift, base = words.MONTHS_FROM_CONTEXT[word], self._month or self._anchors.context_month
            if base is None or (duty and this_month is not None and base < this_month):
                base = this_month
        else:
            shift, base = words.MONTHS_FROM_ISSUE[word], this_month
        if base is None:
            return Choice(None, None)
        year, month = divmod(base[0] * 12 + base[1] - 1 + shift, 12)
        return Choice(year, month + 1, ("year", "month"), (f"month.word: {word} = {year}-{month + 1:02d}",))

    def _quarter_word(self, point: Point, word: str) -> Choice:
        issued = self._anchors.issue_date
        if issued is None:
            return Choice(None, None)
        year, quarter = divmod(issued.year * 4 + (issued.month - 1) // 3 + words.QUARTERS_FROM_ISSUE[word], 4)
        point.quarter, point.quarter_word = quarter + 1, None
        step = f"quarter.word: {word} = {year} Q{point.quarter}"
        return Choice(year, None, ("year", "quarter"), (step,))

    def _bare_day(self, point: Point, *, duty: bool) -> Choice:
        """延长至30日: of the month that the text speaks of; 请于20日前报送: the next 20th after the issue date."""
        base, source = self._month or self._anchors.context_month, "text_before"
        issued = self._anchors.issue_date
        if base is None and duty and issued is not None:
            later = 1 if (point.day or 0) < issued.day else 0
            year, month = divmod(issued.year * 12 + issued.month - 1 + later, 12)
            base, source = (year, month + 1), "issue_date"
        if base is None:
            return Choice(None, None)
        return Choice(*base, ("year", "month"), (f"month.{source}: {base[0]}-{base[1]:02d}",))

    def _infer(self, expression: TimeExpression, point: Point, *, duty: bool) -> Choice:
        anchors = self._anchors
        issued = anchors.issue_date
        source = "issue_date"
        in_name = False
        if self._year is not None:
            year, source = self._year, "text_before"
        elif (label := self._label_year(expression)) is not None and not (
            issued is None and anchors.title_year is not None and label < anchors.title_year
        ):
            year, source = label, "text_before"
            in_name = UNDER_WAY.search(self._text, self._labels[-1].end, expression.start) is not None
        elif anchors.title_year is not None:
            year, source, in_name = anchors.title_year, "title", True
        elif issued is not None:
            year = issued.year
        elif anchors.reference_year is not None:
            year, source = anchors.reference_year, "cited_number"
        else:
            return Choice(None, point.month)
        days = None if issued is None else days_of(point, year, point.month)
        if days is None and (point.month, point.day) == _LEAP_DAY:
            # 2月29日 lies where its neighbour does: in a notice of December it is of the next year.
            neighbour = replace(point, day=28)
            return self._infer(expression, neighbour, duty=duty)._replace(days=None)
        if days is not None and issued is not None and (days[1] < issued or year > issued.year):
            moved = _seen_from(
                issued,
                days,
                lambda other: days_of(point, other, point.month),
                inferred=source in ("issue_date", "title"),
                in_name=in_name,
                duty=duty,
            )
            if moved != year:
                steps = f"year.{source}: {year}", f"year.moved: {moved}"
                return Choice(moved, point.month, ("year",), steps)
        return Choice(year, point.month, ("year",), (f"year.{source}: {year}",), days)

    def _label_year(self, expression: TimeExpression) -> int | None:
        """The year of the last name before. Not of one inside 《》: it's another document's."""
        labels = self._labels
        while labels:
            label = labels[-1]
            if label.first is not None and label.first.year is not None and not self._in_title(label.start):
                same = self._same_sentence(label.end, expression.start)
                return _full_year(label.first.year, self._anchors) if same else None
            labels.pop()
        return None

    def _same_sentence(self, one: int, other: int) -> bool:
        return other - one <= _SENTENCE and SENTENCE_END.search(self._text, one, other) is None

    def named(
        self,
        expression: TimeExpression,
        resolution: Resolution,
        days_in: Callable[[int], Days | None],
    ) -> Days | None:
        """The days of a named day or season: of the year printed before it, else the next after the issue date."""
        point = expression.first
        if point is not None:
            printed = point.year
            if printed is None:
                year = self._year_word(point.year_word or "", expression)
                resolution.step("year.word", f"{point.year_word} = {year}")
            else:
                year = _full_year(printed, self._anchors)
            return None if year is None else days_in(year)
        resolution.infer("year")
        issued = self._anchors.issue_date
        base, source = self._year, "text_before"
        if base is None:
            base, source = self._anchors.title_year, "title"
        if base is None:
            base, source = self._now(), "issue_date" if issued is not None else "cited_number"
        if base is None:
            return None
        resolution.step(f"year.{source}", str(base))
        days = days_in(base)
        if days is not None and issued is not None and days[1] < issued:
            year = max(base, issued.year)
            days = days_in(year)
            if days is None or days[1] < issued:
                year = issued.year + 1
                days = days_in(year)
            resolution.step("year.moved", str(year))
        return days


def _full_year(year: int, anchors: Anchors) -> int:
    """23年5月6日 is of 2023; 98年3月1日 of 1998."""
    if year >= 100:
        return year
    now = anchors.issue_date.year if anchors.issue_date is not None else anchors.title_year or 2000 + year
    return 2000 + year if 2000 + year <= now + 20 else 1900 + year


def _seen_from(
    issued: dt.date,
    days: Days,
    in_year: Callable[[int], Days | None],
    *,
    inferred: bool,
    in_name: bool,
    duty: bool,
) -> int:
    """The year in which a point without one lies, seen from the issue date; ``days`` are its days in the year given.

    ``inferred`` says that the text around the point gave no year, ``in_name`` that the name of something gave it, in the title or
    in the sentence: 2025年报刊征订.
    """
    year = days[0].year
    if year > issued.year:
        if not in_name:
            return year
        this_year = in_year(issued.year)
        return issued.year if this_year is not None and (this_year[1] - issued).days >= _SOON else year
    over = days[1] < issued
    if not over or not (duty or (_long_before(days[1], issued) and inferred)):
        return year
    if year == issued.year:
        return year + 1
    this_year = in_year(issued.year)
    if this_year is not None and (this_year[1] >= issued or not (duty or _long_before(this_year[1], issued))):
        return issued.year
    return issued.year + 1 if duty else year


def _long_before(day: dt.date, issued: dt.date) -> bool:
    months = (issued.year - day.year) * 12 + issued.month - day.month
    return (months, issued.day) > (_LONG_AGO, day.day)
