"""Full dates in English form (May 6, 2023), as notices of universities and fairs print them beside Chinese ones.

The grammar of this package does not know them: the words are cut out here, and dateparser reads what was cut out. It is
never given a text to search, nor a date without a year.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from noticeparse.rules import Rule, any_of
from noticeparse.temporal.mentions import TimeMention

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "Sept", "October", "November", "December",
)  # fmt: skip
_MONTH = rf"{any_of(*MONTHS, *FULL_MONTHS)}(?![a-z])\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"

ENGLISH_DATE = Rule(
    "date.english",
    rf"(?<![A-Za-z0-9])(?P<date>(?:{_MONTH}[ ]?{_DAY}[,，]?[ ]?|{_DAY}[ ]?{_MONTH}[,，]?[ ]?)[12][0-9]{{3}})(?![0-9])(?P<before>[ ]?(?:之前|以前|前))?",
    examples=("May 6, 2023", "6 May 2023前", "Sept. 3, 2024"),
    rejects=("May 2023", "Mayor 6, 2023", "2023-05-06"),
)


def read_english(text: str, start: int, end: int) -> list[TimeMention]:
    """The English dates between two offsets, in order; a day that does not exist is left empty and noted.

    >>> [(mention.type, mention.last) for mention in read_english("请于May 6, 2023前报名", 0, 16)]
    [('deadline', datetime.date(2023, 5, 6))]
    """
    # The few Latin letters of a Chinese text are looked through much faster than the text.
    latin = text[start:end].encode("ascii", "ignore").decode("ascii")
    if not any(month in latin for month in MONTHS):
        return []
    mentions = []
    for found in ENGLISH_DATE.finditer(text, start, end):
        words = found.group("date").replace("，", ",")
        day = _read(words)
        due = found.group("before") is not None
        mentions.append(
            TimeMention(
                start=found.start(),
                end=found.end(),
                type="deadline" if due else "date",
                role="deadline" if due else None,
                first=None if due else day,
                last=day,
                time=None,
                boundary="conventional-inclusive" if due else None,
                strict_last=day - dt.timedelta(days=1) if due and day is not None else None,
                precision="day",
                inferred=(),
                rule=ENGLISH_DATE.name,
                printed_rule=ENGLISH_DATE.name,
                printed=found.group(),
                notes=() if day is not None else (("date-does-not-exist", found.group("date")),),
            )
        )
    return mentions


@lru_cache(maxsize=256)
def _read(words: str) -> dt.date | None:
    import dateparser  # noqa: PLC0415 - slow to import, and rarely needed

    found = dateparser.parse(words, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return found.date() if found is not None else None
