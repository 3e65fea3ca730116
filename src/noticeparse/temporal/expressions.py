"""What the finder hands to the resolver: time expressions as printed, not yet days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# How the words beside an expression bound it. ``before``: 6月20日前; ``until``: 截至6月20日, 至6月20日止; ``within``: 6月内; ``on``:
# 请于6月20日报送; ``up_to``: 延长至30日; ``from``: 5月20日起; ``after``: 6月1日后; ``since``: 2020年以来; ``around``: 5月30日前后;
# ``printed``: 2023年4月26日印发; ``to_date``: 2020年至今.
Signal = Literal[
    "", "before", "until", "within", "on", "up_to", "from", "after", "since", "around", "printed", "to_date"
]
Anchor = Literal["", "issue", "print", "effect", "period_end", "point", "event"]
# ``label``: a year that is part of a name, kept only because it tells the year of what follows.
Kind = Literal[
    "point", "range", "counted", "recurring", "named", "referring", "vague", "past", "label", "duration"
]


@dataclass(slots=True)
class Point:
    """A day, or a part of a month or a year, with what the text leaves out left out.

    A field is None where nothing is printed. ``year_word`` and ``month_word`` are 今年, 次月 …; ``part`` is 上旬 … 底;
    ``quarter_word`` is 本季度, 下季度 …, or 前 where the quarters up to it are meant (前三季度);
    ``week`` and ``weekday_in_month`` are those of 5月第三周 and 5月第二个星期日 (-1: 最后一周); ``time`` is HH:MM or HH:MM/HH:MM.
    """

    year: int | None = None
    year_word: str | None = None
    month: int | None = None
    month_word: str | None = None
    day: int | None = None
    part: str | None = None
    week: int | None = None
    weekday_in_month: int | None = None
    quarter: int | None = None
    quarter_word: str | None = None
    half: int | None = None
    year_part: str | None = None
    week_word: str | None = None
    weekday: int | None = None
    time: str | None = None
    inclusive: bool | None = None
    part_of_day: bool = False

    @property
    def names_year(self) -> bool:
        return self.year is not None or self.year_word is not None

    @property
    def is_whole_month(self) -> bool:
        return self.day is None and self.part is None and self.week is None

    @property
    def is_whole_year(self) -> bool:
        """Whether nothing finer than a year is printed."""
        return (
            self.month is None
            and self.month_word is None
            and self.quarter is None
            and self.quarter_word is None
            and self.half is None
            and self.year_part is None
            and self.week_word is None
        )


@dataclass(slots=True)
class TimeExpression:
    """A time expression of the text, unresolved.

    ``anchor`` says what a counted expression (自印发之日起10个工作日内) or an open start (即日起至6月30日) counts from:
    ``issue``, ``print``, ``effect`` (自本办法施行之日起), ``period_end``, ``point`` (the day in ``first``), ``event`` (unknown), or nothing.
    ``bound`` are the words that bound it, as printed: 前（含当日）, 截至. ``validity`` is what
    follows 有效期: (5, "年") or a day. ``states`` says that the words behind state a fact rather than ask for something: 以前出生
    (``life``), 以前竣工 (``condition``), ，全省共有会员3万人 (``figures``).
    """

    start: int
    end: int
    kind: Kind
    rule: str
    paragraph: int
    signal: Signal = ""
    first: Point | None = None
    last: Point | None = None
    inclusive: bool | None = None
    anchor: Anchor = ""
    amount: int = 0
    unit: str = ""
    word: str = ""
    bound: str = ""
    validity: tuple[int, str] | Point | None = None
    states: Literal["", "life", "condition", "figures"] = ""
