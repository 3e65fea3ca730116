"""Every word that the reports and the command line say, in Chinese and in English."""

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

EXTRAS = {
    "dev": ("测试与检查工具", "the tests and the checks"),
    "ocr": (
        "扫描件与图片的文字识别（--ocr，离线）",
        "character recognition of scans and images (--ocr, offline)",
    ),
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
    "aligned": ("对应", "aligned"),
    "findings": ("发现", "findings"),
    "no_findings": ("没有发现。", "No findings."),
    "untitled": ("（无标题）", "(no title)"),
    "list_comma": ("、", ", "),
    "line": ("行", "line"),
    "page": ("页", "page"),
    "value": ("值", "value"),
    "quote": ("原文", "words"),
    "rule": ("规则", "rule"),
    "element": ("要素", "element"),
    "nothing": ("没有读到任何值。", "No value was read."),
    "offsets": ("位置", "at"),
    "file": ("文件", "file"),
    "demo_parent": ("一、上级通知", "1. The parent notice"),
    "demo_compare": ("二、三份本级通知与上级通知的对照", "2. The local notices against their parent"),
    "installed": ("已安装", "installed"),
    "missing": ("未安装", "not installed"),
    "needed": ("必需", "needed"),
    "extra": ("可选", "optional"),
    "adds": ("可增加", "adds"),
    "install_with": ("安装命令", "install with"),
}

# Help texts of the command line.
HELP = {
    "program": (
        "读取中文公文（通知），给出带出处的结构化记录，并与上级通知对照。",
        "Reads Chinese official notices into typed records that show the words each value came from, and compares a local notice with its parent.",
    ),
    "usage": ("用法：", "usage: "),
    "commands": ("命令", "commands"),
    "inputs": ("输入", "input"),
    "options": ("选项", "options"),
    "help": ("显示本说明", "show this help"),
    "version": ("显示版本", "show the version"),
    "lang": ("信息的语言（默认随系统；JSON 默认中文）", "language of the messages (default: the locale's; in JSON Chinese)"),
    "output": ("写入此文件，而不是标准输出", "write to this file instead of standard output"),
    "ocr": ("无文字层的扫描件、图片用文字识别读取（需 noticeparse[ocr]）", "read scans and images by character recognition (needs noticeparse[ocr])"),
    "encoding": ("文本文件的编码（默认自动判断）", "encoding of a text file (default: found out)"),
    "parse": ("给出每个文件的记录", "the record of each file"),
    "parse_format": (
        "输出形式（默认：终端上为表格，否则为 JSON；多个文件为 JSON Lines）",
        "form of the output (default: a table on a terminal, else JSON; several files: JSON Lines)",
    ),
    "parse_explain": ("对每个值说明：规则 → 原文 → 值", "say for each value: rule → words → value"),
    "files": ("通知文件；- 为标准输入", "notices; - is standard input"),
    "file": ("通知文件；- 为标准输入", "a notice; - is standard input"),
    "outline": ("给出章节树", "the section tree"),
    "text": ("给出各值位置所依据的原文", "the source text that the places of values refer to"),
    "compare": ("本级通知与上级通知对照", "local notices against their parent"),
    "parent_file": ("上级通知", "the parent notice"),
    "local_files": ("本级通知", "local notices"),
    "compare_format": ("输出形式（默认：终端上为表格，否则为 JSON）", "form of the output (default: a table on a terminal, else JSON)"),
    "exit_code": ("有冲突或待核之处时以 6 退出", "exit with 6 where there is a conflict or something to review"),
    "parent_part": ("上级文件中的第几份通知（0 为外层，1 为所附第一份）", "which notice of the parent file (0 the outer, 1 the first enclosed)"),
    "local_part": ("本级文件中的第几份通知（0 为外层，1 为所附第一份）", "which notice of a local file (0 the outer, 1 the first enclosed)"),
    "dates": ("给出一段文字中的全部时间表达（JSON）", "every time expression of a text, as JSON"),
    "dates_text": ("文字；- 为标准输入", "the text; - is standard input"),
    "reference": ("推断年份所依据的日期，如 2024-03-01", "the day on which the years are anchored, such as 2024-03-01"),
    "period_end": ("活动的最后一天，“活动结束后10日内”由此起算", "the last day of the event, which 活动结束后10日内 counts from"),
    "explain": ("说明一个文件中某一字段的值从何而来", "where the values of a field came from"),
    "field": ("字段，如 deadlines 或 deadlines[0]；不写则为全部", "a field, such as deadlines or deadlines[0]; all of them if left out"),
    "evaluate": ("对照标注检验抽取与对照的准确度", "accuracy of extraction and comparison against gold"),
    "corpus": ("语料文件夹", "folder of a corpus"),
    "base": ("与此前一次运行的 JSON 比较得失", "JSON of an earlier run, to list gains and losses"),
    "schema": ("给出记录的 JSON Schema", "the JSON Schema of a record"),
    "doctor": ("列出已安装的部分，以及各可选部分的用处", "what is installed, and what each optional part would add"),
    "demo": ("在随包示例通知上演示", "the main job on notices that ship with the package"),
}  # fmt: skip


def pick(words: tuple[str, str], lang: str) -> str:
    """The Chinese or the English of a pair."""
    return words[0] if lang == "zh" else words[1]


def say(key: str, lang: str) -> str:
    return pick(SAYINGS[key], lang)
