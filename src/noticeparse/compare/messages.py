"""What a finding says, in Chinese and English; one catalogue."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "omitted_section": {
        "zh": "上级通知{at}“{what}”在本级通知中没有对应内容",
        "en": "nothing in the local notice answers {at} “{what}” of the parent",
    },
    "omitted_activity": {
        "zh": "上级通知的活动{at}“{what}”在本级通知中没有对应内容",
        "en": "the parent's activity {at} “{what}” is missing from the local notice",
    },
    "omitted_requirement": {
        "zh": "上级通知的工作要求{at}“{what}”在本级通知中没有对应内容",
        "en": "the parent's requirement {at} “{what}” is missing from the local notice",
    },
    "omitted_contacts": {
        "zh": "本级通知未列联系人和电话（上级通知{at}列有）；也可能载于未附的正文",
        "en": "the local notice names nobody to call (the parent does, {at}); a covering notice that is not in the file may",
    },
    "omitted_deadline": {
        "zh": "上级通知{at}规定{old}前完成（“{what}”），本级通知相应部分未规定期限",
        "en": "the parent sets {old} ({at} “{what}”); the local passage that answers it sets no day",
    },
    "undated_deadline": {
        "zh": "上级通知{at}规定{old}前完成，本级通知{there}只写“{what}”",
        "en": "the parent sets {old} ({at}); the local notice ({there}) only says “{what}”",
    },
    "omitted_ban": {
        "zh": "上级通知{at}规定“{what}”，本级通知没有这项禁止性要求",
        "en": "the parent ({at}) forbids “{what}”; the local notice does not",
    },
    "omitted_duty": {
        "zh": "上级通知{at}要求“{what}”，本级通知相应部分（{there}）没有这项要求",
        "en": "the parent ({at}) demands “{what}”; the local passage that answers it ({there}) does not",
    },
    "replaced_duty": {
        "zh": "上级通知{at}要求“{what}”，本级通知{there}改为“{new}”",
        "en": "the parent ({at}) demands “{what}”; the local notice ({there}) has “{new}” instead",
    },
    "added_section": {
        "zh": "本级通知增加{there}“{what}”",
        "en": "the local notice adds {there} “{what}”",
    },
    "added_activity": {
        "zh": "本级通知增加活动{there}“{what}”",
        "en": "the local notice adds the activity {there} “{what}”",
    },
    "added_requirement": {
        "zh": "本级通知增加工作要求{there}“{what}”",
        "en": "the local notice adds the requirement {there} “{what}”",
    },
    "added_deadline": {
        "zh": "本级通知{there}自行规定期限{new}：“{what}”",
        "en": "the local notice sets a day of its own, {new} ({there}): “{what}”",
    },
    "changed_theme": {
        "zh": "活动主题不同：上级为“{old}”，本级为“{new}”",
        "en": "another theme: “{old}” in the parent, “{new}” in the local notice",
    },
    "cut_theme": {
        "zh": "本级通知只取了上级主题“{old}”的一部分：“{new}”",
        "en": "the local notice keeps only a part of the parent's theme “{old}”: “{new}”",
    },
    "period_outside": {
        "zh": "本级活动时间{new}超出上级规定的{old}",
        "en": "the local period {new} runs outside the parent's {old}",
    },
    "period_narrower": {
        "zh": "本级活动时间{new}在上级规定的{old}之内",
        "en": "the local period {new} lies within the parent's {old}",
    },
    "period_of_another_year": {
        "zh": "活动时间由{old}变为{new}（不计年份，开始时间相差{days}天）",
        "en": "the period was {old} and is {new} (its start moved by {days} days, the year set aside)",
    },
    "deadline_later": {
        "zh": "本级通知{there}的期限{new}晚于上级通知{at}的{old}（晚{days}天）",
        "en": "the local day {new} ({there}) is {days} days later than the parent's {old} ({at})",
    },
    "deadline_earlier": {
        "zh": "本级通知{there}的期限{new}早于上级通知{at}的{old}（早{days}天），为汇总留出时间",
        "en": "the local day {new} ({there}) is {days} days earlier than the parent's {old} ({at}): leaves time to consolidate",
    },
    "hour_later": {
        "zh": "本级通知{there}的截止时刻{new}晚于上级通知{at}的{old}",
        "en": "the local hour {new} ({there}) is later than the parent's {old} ({at})",
    },
    "hour_earlier": {
        "zh": "本级通知{there}的截止时刻{new}早于上级通知{at}的{old}",
        "en": "the local hour {new} ({there}) is earlier than the parent's {old} ({at})",
    },
    "deadline_of_another_year": {
        "zh": "期限由{old}变为{new}（不计年份，相差{days}天）",
        "en": "the day was {old} and is {new} ({days} days apart, the year set aside)",
    },
    "recipient_in_line": {
        "zh": "报送对象由“{old}”变为“{new}”（逐级报送）",
        "en": "reports go to “{new}” instead of “{old}” (the local body collects)",
    },
    "recipient_unstated": {
        "zh": "上级通知要求报送“{old}”，本级通知{there}未写明报送对象",
        "en": "the parent names “{old}” as recipient; the local notice ({there}) names none",
    },
    "recipient_outside": {
        "zh": "报送对象由“{old}”变为“{new}”，不在上下级机关之列",
        "en": "reports go to “{new}” instead of “{old}”, a body outside the line of offices",
    },
    "obligation_broken": {
        "zh": "上级通知{at}的“{old}”在本级通知{there}变为“{new}”，强制性要求成为选择性要求",
        "en": "“{old}” in the parent ({at}) has become “{new}” ({there}): a duty was made optional",
    },
    "obligation_softer": {
        "zh": "上级通知{at}的“{old}”在本级通知{there}变为“{new}”，语气减弱",
        "en": "“{old}” in the parent ({at}) has become “{new}” ({there}): a softer wording",
    },
    "report_to_upload": {
        "zh": "上级通知{at}要求“{old}”，本级通知{there}改为“{new}”",
        "en": "“{old}” in the parent ({at}) has become “{new}” ({there})",
    },
    "quantity_outside": {
        "zh": "上级通知{at}规定{old}，本级通知{there}为{new}，不符合上级规定",
        "en": "the parent sets {old} ({at}); {new} in the local notice ({there}) breaks it",
    },
    "quantity_inside": {
        "zh": "上级通知{at}规定{old}，本级通知{there}为{new}，严于上级规定",
        "en": "the parent sets {old} ({at}); the local notice ({there}) is stricter, {new}",
    },
    "parent_not_cited": {
        "zh": "本级通知没有引用这份上级通知",
        "en": "the local notice does not cite this parent",
    },
    "no_parent_cited": {
        "zh": "本级通知没有引用任何上级通知",
        "en": "the local notice cites no superior notice",
    },
    "misquoted_number": {
        "zh": "引用的发文字号“{new}”与上级通知的“{old}”不一致",
        "en": "the cited document number “{new}” is not the parent's, “{old}”",
    },
    "misquoted_year": {
        "zh": "引用的标题年份“{new}”与上级通知的“{old}”不一致",
        "en": "the cited title gives the year {new}, the parent's {old}",
    },
    "parent_younger": {
        "zh": "所给上级通知（{old}）晚于本级通知（{new}），不是其上级通知",
        "en": "the proposed parent ({old}) is younger than the local notice ({new})",
    },
    "parent_of_another_year": {
        "zh": "所给上级通知（{old}年）与本级通知（{new}年）不是同一年度",
        "en": "the proposed parent is about {old}, the local notice about {new}",
    },
    "parent_lower": {
        "zh": "所给上级通知的发文机关（{old}）层级低于本级通知的发文机关（{new}）",
        "en": "the issuer of the proposed parent ({old}) stands below that of the local notice ({new})",
    },
    "another_parent_cited": {
        "zh": "本级通知依据的是另一份文件：“{new}”",
        "en": "the local notice rests on another document: “{new}”",
    },
}
_NO_PLACE = {"zh": "正文", "en": "lead"}


def message(key: str, lang: str, **words: object) -> str:
    """One line about a finding.

    >>> message("added_section", "en", there="二、", what="护林夜话")
    'the local notice adds 二、 “护林夜话”'
    """
    return MESSAGES[key][lang].format(**words)


def place(path: tuple[str, ...], lang: str) -> str:
    """A path as it is read aloud: 四、（六）; the lead of a notice has none.

    >>> place(("四、", "（六）"), "zh"), place((), "en")
    ('四、（六）', 'lead')
    """
    return "".join(path) or _NO_PLACE[lang]
