"""What the diagnostics of a record say, in Chinese and English; the codes are stable (docs/errors.md)."""

from __future__ import annotations

from noticeparse.sources.problems import NOTES

MESSAGES: dict[str, dict[str, str]] = {
    "numbering.missing": {"zh": "编号“{}”之前有缺号", "en": "a number is missing before “{}”"},
    "numbering.repeated": {"zh": "编号“{}”重复", "en": "the number “{}” is repeated"},
    "sections.limit": {
        "zh": "编号章节超过{}个，其后按正文处理",
        "en": "more than {} numbered sections; the rest is read as text",
    },
    "date-does-not-exist": {
        "zh": "“{}”不是存在的日期，未取值",
        "en": "“{}” is not a calendar date; left empty",
    },
    "weekday-mismatch": {"zh": "“{}”的星期与日期不符", "en": "the weekday of “{}” is not that of the date"},
    "end-before-start": {"zh": "“{}”的结束早于开始", "en": "“{}” ends before it starts"},
    "unknown-working-days": {
        "zh": "“{}”所需年份的放假安排未知，未推算工作日",
        "en": "the holiday schedule that “{}” needs is not known; not resolved",
    },
    "ambiguous-boundary": {
        "zh": "“{}”的截止日有两种读法",
        "en": "the last day of “{}” can be read in two ways",
    },
    "year-unknown": {"zh": "“{}”没有年份，且无从推断", "en": "“{}” has no year and nothing gives one"},
    "month-unknown": {"zh": "“{}”没有月份，且无从推断", "en": "“{}” has no month and nothing gives one"},
    "named-day-unknown": {
        "zh": "“{}”所指的日子在该年的日期未知，未取值",
        "en": "the day that “{}” names is not known in that year; left empty",
    },
}


def describe(code: str, words: str, lang: str = "zh") -> str:
    """The message of a diagnostic; an unknown code says itself.

    >>> describe("numbering.repeated", "（二）", "en")
    'the number “（二）” is repeated'
    """
    message = MESSAGES.get(code) or NOTES.get(code)
    return message[lang].format(words) if message is not None else f"{code}: {words}"
