"""The words of the report in English and Chinese; a row is named by its field, in Chinese with its 公文要素 beside it."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "corpus": {"en": "Corpus", "zh": "语料库"},
    "files": {"en": "files", "zh": "个文件"},
    "documents": {"en": "notices", "zh": "份通知"},
    "resamples": {"en": "bootstrap resamples", "zh": "次自助重抽样"},
    "field": {"en": "field", "zh": "字段"},
    "row": {"en": "comparison", "zh": "比对"},
    "kind": {"en": "finding", "zh": "发现"},
    "notices": {"en": "notices", "zh": "份数"},
    "gold": {"en": "gold", "zh": "应有"},
    "found": {"en": "found", "zh": "得出"},
    "correct": {"en": "correct", "zh": "正确"},
    "precision": {"en": "P", "zh": "精确率"},
    "recall": {"en": "R", "zh": "召回率"},
    "f1": {"en": "F1", "zh": "F1"},
    "interval": {"en": "95 % of F1", "zh": "F1 的 95% 区间"},
    "soft": {"en": "soft", "zh": "宽松正确"},
    "soft_f1": {"en": "soft F1", "zh": "宽松 F1"},
    "macro": {"en": "macro", "zh": "宏平均"},
    "micro": {"en": "micro", "zh": "微平均"},
    "informing": {"en": "For information, in no average", "zh": "仅供参考，不计入平均"},
    "few": {
        "en": "* fewer than ten notices have this field: read the counts, not the interval",
        "zh": "* 有此字段的通知不足十份：请看个数，勿看区间",
    },
    "whole": {"en": "Notices wholly correct", "zh": "全部字段正确的通知"},
    "inventions": {"en": "Absent fields given a value", "zh": "本无而得出值的字段"},
    "invented_days": {"en": "Open ends given a day", "zh": "原文无确定日期而得出日期的"},
    "evidence": {"en": "Evidence exact in the source", "zh": "依据与原文逐字一致"},
    "quotes": {"en": "Values equal to their quotes", "zh": "值与引文一致"},
    "unchecked": {"en": "not checked", "zh": "未检查"},
    "relations": {"en": "Relations of right links", "zh": "正确对应中关系判对"},
    "severities": {"en": "Severities of right findings", "zh": "正确发现中级别判对"},
    "false_findings": {"en": "Conflicts and reviews reported without reason", "zh": "误报的冲突与待核"},
    "failures": {"en": "No record", "zh": "没有得出结果"},
    "skipped": {"en": "Skipped comparisons", "zh": "跳过的比对"},
    "broken": {"en": "Broken evidence", "zh": "有误的依据"},
    "remarks": {"en": "Gold keys that are not scored", "zh": "未评分的金标键"},
    "wrong": {"en": "What went wrong (- gold, + found)", "zh": "错误清单（- 应有，+ 得出）"},
    "confused": {"en": "Relations confused (gold / found)", "zh": "关系判错（应为 / 得出）"},
    "gains": {"en": "Gains against the base", "zh": "较基准改进"},
    "losses": {"en": "Losses against the base", "zh": "较基准退步"},
    "only_now": {"en": "Not in the base", "zh": "基准中没有"},
    "only_base": {"en": "Only in the base", "zh": "仅在基准中"},
    "none": {"en": "none", "zh": "无"},
}

ROW_NAMES: dict[str, str] = {
    "title": "标题",
    "document_number": "发文字号",
    "issuers": "发文机关",
    "addressees": "主送机关",
    "issue_date": "成文日期",
    "print_date": "印发日期",
    "theme": "活动主题",
    "period": "活动时间",
    "period.start": "起始日",
    "period.end": "截止日",
    "venue": "地点",
    "sections": "层次结构",
    "sections.label": "层次序号",
    "activities": "主要活动",
    "requirements": "工作要求",
    "deadlines": "报送期限",
    "deadlines.action": "报送事项",
    "deadlines.recipient": "报送对象",
    "deadlines.undated": "无确定日期的期限",
    "contacts": "联系方式",
    "contacts.values": "联系方式（不计单位）",
    "references": "依据文件",
    "references.cited": "依据文件（不计关系）",
    "attachments": "附件",
    "attachments.notice": "内附通知",
    "kind": "文种",
    "links": "对应关系",
    "units": "对应单元",
    "omissions": "遗漏",
    "changed_dates": "日期变更",
    "findings": "全部发现",
    "omitted_section": "遗漏部分",
    "omitted_activity": "遗漏活动",
    "omitted_requirement": "遗漏要求",
    "omitted_deadline": "遗漏期限",
    "omitted_duty": "遗漏职责",
    "added_section": "新增部分",
    "added_activity": "新增活动",
    "added_requirement": "新增要求",
    "added_deadline": "新增期限",
    "changed_theme": "主题变更",
    "changed_period": "活动时间变更",
    "changed_deadline": "期限变更",
    "changed_recipient": "报送对象变更",
    "changed_obligation": "义务强弱变更",
    "changed_quantity": "数量变更",
    "parent_not_cited": "未引上级文件",
    "wrong_parent": "上级文件有误",
}


def word(key: str, lang: str) -> str:
    return WORDS[key]["zh" if lang == "zh" else "en"]


def row_name(field: str, lang: str) -> str:
    """The field's name; in Chinese with the element's name in front.

    >>> row_name("title", "en"), row_name("title", "zh")
    ('title', '标题 title')
    """
    return f"{ROW_NAMES[field]} {field}" if lang == "zh" and field in ROW_NAMES else field
