"""Microsoft Recognizers-Text: ``recognize_datetime`` for Chinese, the issue date as its reference, default options.

Its options are no help: ``CALENDAR``, ``SKIP_FROM_TO_MERGE`` and ``SPLIT_DATE_AND_TIME`` change nothing here, and with the
others (``EXTENDED_TYPES``, ``ENABLE_PREVIEW`` …) it raises an error on Chinese.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from benchmarks.peers.protocol import Span, serve, span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ONE_DAY = dt.timedelta(days=1)


def load() -> Callable[[str, dt.date], list[Span]]:
    from recognizers_date_time import Culture, recognize_datetime

    def read(text: str, reference: dt.date) -> list[Span]:
        moment = dt.datetime.combine(reference, dt.time())
        found = recognize_datetime(text, Culture.Chinese, reference=moment)
        # its ends are inclusive
        return [span(one.start, one.end + 1, *_readings(one.resolution)) for one in found]

    return read


def _readings(resolution: dict[str, Any] | None) -> Iterator[tuple[dt.date | None, dt.date | None]]:
    """Every candidate: without a year it gives the last such day and the next one, and leaves the choice to its user."""
    for value in (resolution or {}).get("values", ()):
        if value["type"] in {"date", "datetime"}:
            day = _day(value.get("value"))
            yield day, day
        elif value["type"] in {"daterange", "datetimerange"}:
            first, last = _day(value.get("start")), _day(value.get("end"))
            # 2023年5月 ends on 1 June, exclusively; of 5月20日至6月10日, (XXXX-05-20,XXXX-06-10,P21D), it gives the printed end
            printed = value["timex"].endswith("D)") or value["type"] == "datetimerange"
            yield first, last if printed or last is None else last - ONE_DAY


def _day(value: str | None) -> dt.date | None:
    """The day of 2023-06-20 or 2023-06-20 17:30:00; None for what it calls not resolved."""
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


if __name__ == "__main__":
    serve("recognizers-text-suite", load)
