"""Every word that the reports and the command line say, in Chinese and in English; the site has more of its own."""

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

EXTRAS = {
    "cli": ("进度条与命令行补全", "a progress bar and completion in the shell"),
    "parquet": ("导出 Parquet", "export as Parquet"),
    "mcp": ("供助手程序调用的 MCP 服务器", "the MCP server for assistants"),
    "url": ("读写网址后的文件夹（s3:// 等）", "folders behind URLs (s3:// and others)"),
    "dask": ("在多台机器上运行 batch", "batch on several machines"),
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
    "rule": ("规则", "rule"),
    "step": ("步骤", "step"),
    "element": ("要素", "element"),
    "nothing": ("没有读到任何值。", "No value was read."),
    "offsets": ("位置", "at"),
    "file": ("文件", "file"),
    "demo_parent": ("一、上级通知", "1. The parent notice"),
    "demo_compare": ("二、三份本级通知与上级通知的对照", "2. The local notices against their parent"),
    "installed": ("已安装", "installed"),
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
        "已写入 {files} 个文件：{notices} 份通知，{comparisons} 份对照；请打开 index.html",
        "{files} files written: {notices} notices, {comparisons} comparisons; open index.html",
    ),
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
    "parse_explain": ("对每个值说明：规则 → 原文 → 步骤 → 值", "say for each value: rule → words → steps → value"),
    "files": ("通知文件；- 为标准输入", "notices; - is standard input"),
    "file": ("通知文件；- 为标准输入", "a notice; - is standard input"),
    "outline": ("给出章节树", "the section tree"),
    "text": ("给出各值位置所依据的原文", "the source text that the places of values refer to"),
    "compare": ("本级通知与上级通知对照", "local notices against their parent"),
    "parent_file": ("上级通知", "the parent notice"),
    "local_files": ("本级通知", "local notices"),
    "compare_format": ("输出形式（默认：终端上为表格，否则为 JSON）", "form of the output (default: a table on a terminal, else JSON)"),
    "chain": ("逐级对照：自上而下的一串通知，哪一条在哪一级缺失", "notices from the top down: at which step was what lost"),
    "chain_top": ("最上级的通知", "the topmost notice"),
    "chain_below": ("以下各级通知，自上而下", "the notices below it, from the top down"),
    "provenance": ("本级通知的各条取自哪一份上级文件", "which superior text each section of a local notice was taken from"),
    "provenance_local": ("本级通知", "the local notice"),
    "provenance_sources": ("可能的来源文件", "what it may have been taken from"),
    "batch": ("将文件夹下的全部文件读入档案库", "every file below a folder, isolated and resumable, into an archive"),
    "folder": ("文件夹", "a folder"),
    "archive_out": ("档案库（一个文件；已存在则续作）", "the archive, one file; an existing one is taken up where it was"),
    "jobs": ("并行进程数（默认：处理器数）", "processes at work (default: one a processor)"),
    "timeout": ("每个文件的时限，秒（默认 60）", "seconds that one file may take (default 60)"),
    "memory": ("每个文件的内存上限，MB（默认 2048；0 为不限）", "megabytes that one file may take (default 2048; 0: no limit)"),
    "shard": ("只处理 N 份中的第 I 份，如 3/16", "only part I of N, such as 3/16"),
    "include": ("只读取符合此模式的文件，如 *.pdf（可多次给出）", "only files that match, such as *.pdf (may be given again)"),
    "exclude": ("不读取符合此模式的文件（可多次给出）", "no files that match (may be given again)"),
    "files_from": ("只读取此清单中的文件，每行一个路径；- 为标准输入", "only the files that this list names, one path a line; - is standard input"),
    "engine": ("在本机各进程上（local，默认）或在 Dask 集群上（dask）读取", "read in processes of this machine (local, the default) or on a cluster of Dask (dask)"),
    "scheduler": ("Dask 调度器的地址，如 tcp://主机:8786（默认：本机临时集群）", "address of Dask's scheduler, such as tcp://host:8786 (default: a cluster of this machine for the run)"),
    "parts": ("Dask 各机器共享的分片文件夹（默认：档案库名加 .parts）", "folder for parts that all machines of Dask share (default: the archive's name with .parts)"),
    "retry": (
        "重读哪些失败的文件：lost 为超时、内存不足或进程终止的（至多三次，默认），failed 为全部失败的，all 为全部文件",
        "which failed files are read again: lost, those that ran out of time or memory or whose process died (three times at most, the default); failed, all that failed; all, every file",
    ),
    "archive": ("batch 生成的档案库", "an archive that batch made"),
    "link": ("为档案库中每份通知找到上级文件并对照", "find every notice's parent in the archive and compare them"),
    "export": ("从档案库导出数据", "get the data of an archive out"),
    "export_format": ("导出形式", "form of the output"),
    "names": ("要素名称：本程序的，或 GB/T 33480 的（jsonl、csv）", "names of the elements: our own, or those of GB/T 33480 (jsonl, csv)"),
    "redact": ("脱敏：隐去姓名、电话、邮箱与地址", "hide people, telephones, mailboxes and addresses"),
    "report": ("由档案库生成可离线浏览的网站", "a web site over an archive, for any browser, without a network"),
    "site_out": ("写入此文件夹（不存在、为空，或为先前生成的网站）", "the folder to write: missing, empty, or an earlier site"),
    "show_config": ("列出各项设置、其值与来源", "show each setting, its value and where it came from"),
    "completion": ("给出命令行补全脚本", "a script that completes commands and options in a shell"),
    "shell": ("命令行解释器", "the shell"),
    "mcp": ("作为 MCP 服务器运行，供助手程序调用", "run as an MCP server, so that assistants can ask for grounded values"),
    "mcp_archive": ("可供检索的档案库", "an archive that can be searched"),
    "mcp_root": ("只能读取此文件夹中的文件（默认：当前文件夹）", "only files below this folder are read (default: the working folder)"),
    "quiet": ("不显示进度", "show no progress"),
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
    "split": ("只用语料中的这个分集，如 heldout", "only this folder of the corpus, such as heldout"),
    "error_page": ("把每处错误连同原文写成一个网页", "write a page that shows every error in its text"),
    "base": ("与此前一次运行的 JSON 比较得失", "JSON of an earlier run, to list gains and losses"),
    "gold": ("标注的起草、检查与交换", "gold: a draft, a check, and the way to annotation tools and back"),
    "gold_init": ("由解析结果起草标注，供人工校改", "a draft of gold from the record of a notice, to be corrected by hand"),
    "gold_check": ("列出标注与原文不一致之处；有则以 1 退出", "where gold and text disagree; exit code 1 where they do"),
    "gold_export": ("导出到标注工具", "export to an annotation tool"),
    "gold_import": ("从标注工具取回", "take back what an annotation tool exported"),
    "gold_format": ("标注工具", "the annotation tool"),
    "exported": ("标注工具导出的文件", "the file that the annotation tool exported"),
    "gold_folder": ("写入金标的文件夹（可以就是语料文件夹）", "folder to write the gold to (the corpus itself, if you like)"),
    "schema": ("给出记录的 JSON Schema", "the JSON Schema of a record"),
    "doctor": ("列出已安装的部分，以及各可选部分的用处", "what is installed, and what each optional part would add"),
    "demo": ("在随包示例通知上演示", "the main job on notices that ship with the package"),
}  # fmt: skip


def pick(words: tuple[str, str], lang: str) -> str:
    """The Chinese or the English of a pair."""
    return words[0] if lang == "zh" else words[1]


def say(key: str, lang: str) -> str:
    return pick(SAYINGS[key], lang)
