"""Every word that the reports say, in Chinese and in English; the site and the command line have more of their own."""

from __future__ import annotations

from typing import Literal, get_args

Lang = Literal["zh", "en"]
LANGS: tuple[str, ...] = get_args(Lang)

# The elements of GB/T 9704-2012 and the fields of the content, in the order in which a reader meets them.
FIELDS = {
    "kind": ("文种", "kind"),
    "document_number": ("发文字号", "document number"),
    "title": ("标题", "title"),
    "copy_number": ("份号", "copy number"),
    "classification": ("密级", "classification"),
    "urgency": ("紧急程度", "urgency"),
    "signatory": ("签发人", "signatory"),
    "issuers": ("发文机关", "issuers"),
    "addressees": ("主送机关", "addressees"),
    "issue_date": ("成文日期", "issue date"),
    "theme": ("主题", "theme"),
    "period": ("活动时间", "period"),
    "venue": ("地点", "venue"),
    "sections": ("章节", "sections"),
    "activities": ("主要活动", "activities"),
    "requirements": ("工作要求", "requirements"),
    "deadlines": ("报送期限", "deadlines"),
    "contacts": ("联系方式", "contacts"),
    "references": ("依据文件", "references"),
    "attachments": ("附件", "attachments"),
    "remark": ("附注", "remark"),
    "cc": ("抄送机关", "copies to"),
    "printing_office": ("印发机关", "printing office"),
    "print_date": ("印发日期", "print date"),
    "diagnostics": ("诊断", "diagnostics"),
}

RELATIONS = {
    "basis": ("依据", "basis"),
    "forwards": ("转发", "forwards"),
    "amends": ("修改", "amends"),
    "repeals": ("废止", "repeals"),
    "encloses": ("附有", "encloses"),
    "mentions": ("提及", "mentions"),
}

BOUNDARIES = {
    "inclusive": ("含当日", "inclusive"),
    "explicit-inclusive": ("注明含当日", "said to be inclusive"),
    "conventional-inclusive": ("按惯例含当日", "inclusive by convention"),
    "exclusive": ("不含当日", "exclusive"),
    "ambiguous": ("是否含当日不明", "inclusive or not is unclear"),
    "on-the-day": ("当日", "on the day"),
    "vague": ("约数", "vague"),
}

INFERRED = {
    "year": ("年份系推断", "year inferred"),
    "month": ("月份系推断", "month inferred"),
    "day": ("日系推断", "day inferred"),
    "week": ("周系推断", "week inferred"),
    "quarter": ("季度系推断", "quarter inferred"),
    "anchor": ("起算日系推断", "day it is counted from inferred"),
    "start": ("起日系推断", "start inferred"),
    "end": ("止日系推断", "end inferred"),
}

SEVERITIES = {
    "conflict": ("冲突", "conflict"),
    "review": ("待核", "review"),
    "info": ("提示", "info"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
}

FINDINGS = {
    "omitted_section": ("缺章节", "section omitted"),
    "omitted_activity": ("缺活动", "activity omitted"),
    "omitted_requirement": ("缺要求", "requirement omitted"),
    "omitted_deadline": ("缺期限", "deadline omitted"),
    "omitted_duty": ("缺任务", "duty omitted"),
    "added_section": ("新增章节", "section added"),
    "added_activity": ("新增活动", "activity added"),
    "added_requirement": ("新增要求", "requirement added"),
    "added_deadline": ("新增期限", "deadline added"),
    "changed_theme": ("改主题", "theme changed"),
    "changed_period": ("改活动时间", "period changed"),
    "changed_deadline": ("改期限", "deadline changed"),
    "changed_recipient": ("改报送对象", "recipient changed"),
    "changed_obligation": ("改约束力", "obligation changed"),
    "changed_quantity": ("改数量", "quantity changed"),
    "parent_not_cited": ("未引上级文件", "parent not cited"),
    "wrong_parent": ("上级文件不符", "wrong parent"),
}

ALIGNMENTS = {
    "same": ("相同", "same"),
    "adapted": ("改写", "adapted"),
    "merged": ("合并", "merged"),
    "split": ("拆分", "split"),
    "partial": ("部分", "partial"),
    "omitted": ("缺", "omitted"),
    "added": ("新增", "added"),
    "incorporated": ("全文照转", "incorporated"),
}

LINKS = {
    "document_number": ("按发文字号", "by document number"),
    "title": ("按标题", "by title"),
    "embedded": ("上级文件在同一文件内", "the parent stands in the same file"),
    "given": ("由使用者指定", "as given by the user"),
}

LINK_STATES = {
    "linked": ("已关联上级文件", "linked to a parent"),
    "ambiguous": ("上级文件不唯一", "several possible parents"),
    "missing": ("所引上级文件不在档案库中", "the cited parent is not in the archive"),
    "cycle": ("互相引用", "cite one another"),
    "none": ("未引上级文件", "cites no parent"),
}

# What the codes mean that no reader gives; those of readers say it themselves.
CAUSES = {
    "E504": ("内存不足", "memory"),
    "E505": ("超过时限", "time limit"),
    "E506": ("进程异常终止", "the process died"),
    "E507": ("无法启动进程", "no process can be started"),
    "E700": ("noticeparse 自身的错误", "a fault of noticeparse itself"),
}

# Names of sheets and heads of tables.
TABLES = {
    "findings": ("发现", "findings"),
    "files": ("文件", "files"),
    "notices": ("通知", "notices"),
    "deadlines": ("报送期限", "deadlines"),
    "contacts": ("联系方式", "contacts"),
    "path": ("文件", "file"),
    "status": ("状态", "status"),
    "code": ("代码", "code"),
    "link": ("关联", "link"),
    "parent_file": ("上级文件", "parent file"),
    "title": ("标题", "title"),
    "day": ("日期", "day"),
    "time": ("时间", "time"),
    "action": ("事项", "action"),
    "recipient": ("报送对象", "recipient"),
    "quote": ("原文", "words"),
    "organisation": ("单位", "organisation"),
    "people": ("联系人", "people"),
    "phones": ("电话", "telephones"),
    "emails": ("邮箱", "mailboxes"),
    "address": ("地址", "address"),
    "alignment": ("对应", "alignment"),
    "matrix": ("落实情况", "matrix"),
    "local": ("本级文件", "local"),
    "severity": ("程度", "severity"),
    "kind": ("种类", "kind"),
    "message": ("说明", "message"),
    "parent_at": ("上级章节", "parent section"),
    "parent_words": ("上级原文", "parent's words"),
    "local_at": ("本级章节", "local section"),
    "local_words": ("本级原文", "local's words"),
    "relation": ("关系", "relation"),
    "score": ("相似度", "score"),
}

# Words of the pages.
PAGE = {
    "heading": ("与上级文件对照", "compared with its parent"),
    "parent": ("上级", "Parent"),
    "local": ("本级", "Local"),
    "findings": ("发现", "Findings"),
    "none": ("没有发现。", "No findings."),
    "show": ("显示", "Show"),
    "kind": ("种类", "Kind"),
    "all": ("全部", "all"),
    "shortcuts": ("j、k 上一条下一条 · 点击条目或章节跳到对应处 · Esc 取消", "j, k: next, previous · click a finding or a section to see both places · Esc"),
    "matrix": ("各单位落实情况", "What became of each section"),
    "unit": ("上级章节", "Section of the parent"),
    "link": ("关联：", "Link: "),
    "unlinked": ("本级文件未指明上级文件", "the local notice does not point at its parent"),
}  # fmt: skip

ERROR_PAGE = {
    "title": ("评测错误", "Errors of the evaluation"),
    "wrong": ("读错", "wrong"),
    "missing": ("漏读", "missing"),
    "invented": ("多读", "invented"),
    "gold": ("应有", "gold"),
    "found": ("得出", "found"),
    "parent": ("上级", "parent"),
    "local": ("本级", "local"),
    "whole_text": ("全文", "Whole text"),
    "nowhere": ("原文中没有找到这个值的位置。", "No place in the text is known for this value."),
    "scores": ("各字段得分", "Scores by field"),
    "field": ("字段", "Field"),
    "kind": ("错误种类", "Kind of error"),
    "every": ("全部", "all"),
    "search": ("搜索", "Search"),
    "step": ("下一处、上一处", "next and previous error"),
    "find": ("搜索", "search"),
    "leave": ("离开输入框", "leave a box"),
    "none": ("没有错误。", "No errors."),
}

SAYINGS = {
    "absent": ("未见：", "Not in the notice: "),
    "enclosed": ("所附文件", "enclosed notice"),
    "open_end": ("未定", "open"),
    "unresolved": ("日期未定", "no day that can be resolved"),
    "parent": ("上级", "parent"),
    "local": ("本级", "local"),
    "link": ("关联", "link"),
    "unlinked": ("本级文件未指明上级文件", "the local notice does not point at its parent"),
    "lost_at": ("缺于", "lost at"),
    "source_of": ("来源", "source"),
    "no_origin": ("没有找到来源。", "No source was found."),
    "aligned": ("对应", "aligned"),
    "findings": ("发现", "findings"),
    "no_findings": ("没有发现。", "No findings."),
    "untitled": ("（无标题）", "(no title)"),
    "list_comma": ("、", ", "),
    "line": ("行", "line"),
    "page": ("页", "page"),
    "value": ("值", "value"),
    "quote": ("原文", "words"),
    "box": ("版面", "box"),
    "rule": ("规则", "rule"),
    "step": ("步骤", "step"),
    "element": ("要素", "element"),
    "nothing": ("没有读到任何值。", "No value was read."),
    "offsets": ("位置", "at"),
    "file": ("文件", "file"),
    "demo_parent": ("一、上级通知", "1. The parent notice"),
    "demo_compare": ("二、三份本级通知与上级通知的对照", "2. The local notices against their parent"),
    "ok": ("成功", "ok"),
    "partial": ("部分", "partial"),
    "failed": ("失败", "failed"),
    "reading": ("读取", "reading"),
    "progress": (
        "已完成 {done}/{total}，每秒 {rate} 个，约剩 {left} 秒",
        "{done} of {total}, {rate} a second, {left} s left",
    ),
    "batch_done": (
        "共 {done} 个文件：此前已处理 {settled} 个，本次处理 {new} 个，用时 {seconds:.1f} 秒（{rate}）",
        "{done} files: {settled} settled before, {new} read now in {seconds:.1f} s ({rate})",
    ),
    "site_done": (
        "已写入 {files} 个文件：{notices} 份通知，{comparisons} 份对照；请打开 {page}",
        "{files} files written: {notices} notices, {comparisons} comparisons; open {page}",
    ),
    "missing": ("未安装", "not installed"),
    "needed": ("必需", "needed"),
    "install_with": ("安装命令", "install with"),
}


def pick(words: tuple[str, str], lang: str) -> str:
    """The Chinese or the English of a pair."""
    return words[0] if lang == "zh" else words[1]


def say(key: str, lang: str) -> str:
    return pick(SAYINGS[key], lang)
