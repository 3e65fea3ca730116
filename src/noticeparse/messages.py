"""What the diagnostics of a record say, in Chinese and English; the codes are stable (docs/errors.md)."""

from __future__ import annotations

from noticeparse.sources.problems import NOTES

MESSAGES: dict[str, dict[str, str]] = {
    "no-notice": {
        "zh": "没有读到标题、发文字号、主送机关或署名，可能不是通知",
        "en": "no title, number, addressee or signature was read; perhaps this is no notice",
    },
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


# The steps by which a day was worked out, as the ``derivation`` of a value names them.
STEPS: dict[str, dict[str, str]] = {
    "year.printed": {"zh": "原文印有年份：{}", "en": "the year is printed: {}"},
    "date.printed": {"zh": "年、月、日均照原文：{}", "en": "year, month and day as printed: {}"},
    "year.text_before": {"zh": "年份取自前文：{}", "en": "the year is that of the text before: {}"},
    "year.title": {"zh": "年份取自标题：{}", "en": "the year is that of the title: {}"},
    "year.issue_date": {"zh": "年份取自成文日期：{}", "en": "the year is that of the issue date: {}"},
    "year.cited_number": {"zh": "年份取自发文字号：{}", "en": "the year is that of a document number: {}"},
    "year.moved": {"zh": "与成文日期相比，应为{}年", "en": "seen from the issue date, it is of {}"},
    "year.turned": {"zh": "另一端跨年，为{}年", "en": "the other end is over the turn of the year, in {}"},
    "year.word": {"zh": "年份由词语推得：{}", "en": "the year is told in words: {}"},
    "month.text_before": {"zh": "月份取自前文：{}", "en": "the month is that of the text before: {}"},
    "month.issue_date": {"zh": "月份按成文日期取最近者：{}", "en": "the month is the next after the issue date: {}"},
    "month.word": {"zh": "月份由词语推得：{}", "en": "the month is told in words: {}"},
    "quarter.word": {"zh": "季度由词语推得：{}", "en": "the quarter is told in words: {}"},
    "week.word": {"zh": "周由词语推得：{}", "en": "the week is told in words: {}"},
    "weekday.real": {"zh": "星期不符：{}", "en": "the weekday is another: {}"},
    "day.before": {"zh": "所指为前文的日子：{}", "en": "the day named before is meant: {}"},
    "anchor.issue_date": {"zh": "自成文日期起：{}", "en": "counted from the issue date: {}"},
    "anchor.print_date": {"zh": "自印发日期起：{}", "en": "counted from the print date: {}"},
    "anchor.period_end": {"zh": "自活动最后一天起：{}", "en": "counted from the last day of the event: {}"},
    "anchor.printed_day": {"zh": "自所写日期起：{}", "en": "counted from the day that is printed: {}"},
    "anchor.unknown": {"zh": "起算日不明，未推算：{}", "en": "what it is counted from is not known: {}"},
    "count.on": {"zh": "次日起算{}（民法典第201、202条）", "en": "{} from the day after (Civil Code, art. 201, 202)"},
    "count.working_days": {
        "zh": "次日起算{}，按国务院办公厅放假安排",
        "en": "{} from the day after, by the State Council's schedule",
    },
    "count.validity": {"zh": "有效期{}，含首日", "en": "valid for {}, the first day included"},
    "schedule.off": {"zh": "其间放假的工作日：{}", "en": "weekdays off on the way: {}"},
    "schedule.worked": {"zh": "其间上班的周末：{}", "en": "weekend days worked on the way: {}"},
    "table.holiday": {"zh": "国务院办公厅放假安排：{}", "en": "the State Council's schedule: {}"},
    "table.named_day": {"zh": "节日：{}", "en": "the day of that name: {}"},
    "table.season": {"zh": "通行校历，以学校为准：{}", "en": "as most schools keep it: {}"},
    "table.five_year_plan": {"zh": "五年规划：{}", "en": "the five-year plan: {}"},
    "boundary.inclusive": {"zh": "“{}”：含当日", "en": "“{}”: the day counts"},
    "boundary.explicit-inclusive": {"zh": "“{}”：原文注明，含当日", "en": "“{}”: the text says that the day counts"},
    "boundary.conventional-inclusive": {
        "zh": "“{}”：按惯例含当日，从严则止于前一日",
        "en": "“{}”: by convention the day counts, strictly the day before is the last",
    },
    "boundary.exclusive": {"zh": "“{}”：不含当日", "en": "“{}”: the day does not count"},
    "boundary.ambiguous": {"zh": "“{}”：有两种读法", "en": "“{}” can be read in two ways"},
    "boundary.either": {"zh": "两种读法：{}", "en": "either reading: {}"},
    "boundary.on-the-day": {"zh": "“{}”：当日", "en": "“{}”: on that day"},
    "boundary.vague": {"zh": "“{}”：约数", "en": "“{}”: vague"},
}  # fmt: skip


def tell(step: str, lang: str = "zh") -> str:
    """A line of a derivation in words: what a step did, what a rule found or gave.

    >>> tell("year.title: 2024", "en"), tell("deadline.before_date: 2024-06-20", "en")
    ('the year is that of the title: 2024', 'deadline.before_date: 2024-06-20')
    """
    code, _, words = step.partition(": ")
    message = STEPS.get(code)
    return message[lang].format(words) if message is not None else step


def describe(code: str, words: str, lang: str = "zh") -> str:
    """The message of a diagnostic; an unknown code says itself.

    >>> describe("numbering.repeated", "（二）", "en")
    'the number “（二）” is repeated'
    """
    message = MESSAGES.get(code) or NOTES.get(code)
    return message[lang].format(words) if message is not None else f"{code}: {words}"
