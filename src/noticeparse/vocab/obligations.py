"""What the addressees are told to do: acts of reporting, words of obligation, words of quantity, acts of the parent's own level."""

from __future__ import annotations

from typing import Literal

Act = Literal["upload", "report"]

# Entering something into a system that is not the local office's: 上传至专题网页, 录入监管信息平台, 登录平台填报.
UPLOAD_WORDS = ("上传", "录入", "填报", "填录", "网上申报", "导入", "上线发布")

# Telling the office above: 及时上报, 报送活动信息, 报请备案, 反馈进展.
REPORT_WORDS = (
    "上报", "报送", "报备", "备案", "报告", "报至", "呈报", "汇报", "反馈", "提交", "寄送", "寄至", "送交", "送至", "发送至", "发至",
)  # fmt: skip

ACTS: tuple[tuple[Act, tuple[str, ...]], ...] = (("upload", UPLOAD_WORDS), ("report", REPORT_WORDS))

# Words that hold an act's word and are no act: 总结报告, 报告会, 网上报名.
NO_ACTS = (
    "网上报名", "上报名", "报告会", "报告团", "报告文学", "报告厅", "报告人", "报告单", "报告书", "报告表", "报告制度", "备案表", "备案单", "反馈表", "反馈单", "填报说明", "报送材料", "报送单位",
    "总结报告", "工作报告", "调研报告", "研究报告", "检测报告", "自查报告", "科普报告", "书面报告", "学术报告", "专题报告", "分析报告", "评估报告", "验收报告", "年度报告", "审计报告", "形成报告",
    "作报告", "做报告", "政府工作报告", "事迹报告", "场报告", "份报告", "篇报告", "个报告", "案情报告", "体检报告",
)  # fmt: skip

# The strength of a duty, strongest first: 必须制定预案, 不得摊派, 应当免费开放, 要认真总结, 请各单位报送, 原则上每季一次, 参照执行, 力争完成,
# 鼓励参加, 可以开放, 酌情安排.
Strength = Literal[
    "must", "must_not", "should", "want", "request", "default", "follow_loosely", "aim", "encourage", "may", "discretion",
]  # fmt: skip

OBLIGATIONS: tuple[tuple[Strength, tuple[str, ...]], ...] = (
    ("must", ("必须", "务必", "务须", "须", "需", "一律", "遵照执行", "严格执行", "严格遵守", "严格按照")),
    ("must_not", ("严禁", "禁止", "不得", "不准", "不许", "不允许", "绝不", "决不")),
    ("should", ("应当", "应该", "应")),
    ("want", ("要",)),
    ("request", ("请", "敬请", "希望")),
    ("default", ("原则上",)),
    ("follow_loosely", ("参照执行", "参考执行", "参照办理")),
    ("aim", ("力争", "争取", "努力", "尽量", "尽可能")),
    ("encourage", ("鼓励", "提倡", "倡导")),
    ("may", ("可以", "可", "允许", "自愿", "有条件的")),
    ("discretion", ("酌情", "视情", "视情况", "结合实际", "因地制宜", "根据实际")),
)
# Words that oblige only where they open a clause: 支持高校开展, 望认真落实; elsewhere they are nouns and parts of words.
OPENING_OBLIGATIONS: tuple[tuple[Strength, tuple[str, ...]], ...] = (
    ("request", ("望",)),
    ("encourage", ("支持",)),
)
# What follows such a word where it obliges nobody: 支持单位.
NO_OPENING = ("单位", "力度", "机构", "系统", "远")
# Words of discretion that stand beside most duties and soften one only where they replace what demands it.
HEDGES = frozenset(("结合实际", "因地制宜", "根据实际"))

# A mark of one character is an obligation only outside words like these.
NO_OBLIGATION = (
    "可能", "可持续", "可靠", "可见", "可行", "可控", "可观", "可信", "可贵", "可再生", "可追溯", "可回收", "可燃", "可视化", "可操作", "可复制", "可推广", "可用", "可循环", "可歌可泣", "可爱", "可溯",
    "许可", "认可", "不可", "宁可", "适可", "无可", "大可", "两可", "缺一不可", "非同小可",
    "应急", "应对", "应用", "应届", "应邀", "应聘", "应付", "应变", "应试", "应答", "应征", "应有", "应援", "应季", "应考", "应收", "应力", "应激", "应允", "应运", "应诉", "应知", "应会", "应保", "应查", "应检", "应改", "应报", "应享", "应尽",
    "适应", "反应", "响应", "相应", "供应", "效应", "对应", "回应", "感应", "呼应", "顺应", "因应", "照应", "策应", "接应", "一应",
    "无须", "须知", "胡须", "经允许", "未允许", "努力方向",
    "需求", "所需", "必需", "急需", "按需", "供需", "内需", "无需", "不需", "特需", "刚需", "军需", "应需",
    # bounds, which are compared as quantities
    "不得少于", "不得低于", "不得超过", "不得多于", "不得高于", "不得晚于", "不得迟于",
    "要求", "要点", "要闻", "要素", "要件", "要么", "要义", "要领", "要道", "要害", "要务", "要职", "要目", "要案", "要事", "要地", "要不", "要是",
    "重要", "主要", "需要", "必要", "首要", "摘要", "纪要", "概要", "只要", "纲要", "提要", "扼要", "简要", "紧要", "次要", "将要", "想要", "机要", "险要", "不要", "若要", "撮要",
    "申请", "邀请", "聘请", "请示", "请假", "请求", "报请", "提请", "宴请", "吃请", "请吃", "请客", "请托", "请教", "请辞", "商请", "呈请", "约请", "延请", "请柬", "请帖", "请战",
)  # fmt: skip
