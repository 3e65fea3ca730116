"""Counting on from a day: 30日, 两周, 三个月, 10个工作日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.temporal.days import DAY, add_months
from noticeparse.temporal.holidays import add_working_days

if TYPE_CHECKING:
    import datetime as dt

MONTHS_OF = {"月": 1, "季度": 3, "年": 12, "周年": 12}
DAYS_OF = {"日": 1, "天": 1, "自然日": 1, "周": 7, "星期": 7}


def count_on(start: dt.date, amount: int, unit: str) -> dt.date | None:
    """The last day of an amount of time that begins after ``start``, whose day does not count (民法典 201, 202).

    Hours are rounded up to days. None where working days lie outside the known schedule, or the unit has no fixed length.

    >>> import datetime as dt
    >>> count_on(dt.date(2023, 1, 31), 1, "月"), count_on(dt.date(2023, 4, 26), 10, "工作日")
    (datetime.date(2023, 2, 28), datetime.date(2023, 5, 12))
    """
    if unit == "工作日":
        return add_working_days(start, amount)
    if unit in MONTHS_OF:
        return add_months(start, amount * MONTHS_OF[unit])
    if unit in DAYS_OF:
        return start + DAY * DAYS_OF[unit] * amount
    return start + DAY * -(-amount // 24) if unit == "小时" else None
