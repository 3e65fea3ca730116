"""文种: the fifteen kinds of the 条例 of 2012 (article 8), and what else offices print under a title."""

STATUTORY_KINDS = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip

# Usually an annex to a 通知, or printed by one.
ANNEX_KINDS = (
    "方案", "办法", "细则", "计划", "规划", "要点", "指南", "公示", "启事", "倡议书", "规定", "规则", "规程", "条例", "章程", "制度", "预案", "指引",
    "标准", "目录", "清单", "名单", "安排", "通知书", "公开信", "纲要", "简章", "守则", "准则", "公约", "声明", "须知", "倡议",
)  # fmt: skip

# What a form that stands in the file as an annex is called.
FORM_ENDS = ("表", "名单", "清单", "目录", "回执", "样本")

KIND_WORDS = STATUTORY_KINDS + ANNEX_KINDS

# What a single event is called, where 活动 may mean the whole that a notice announces.
EVENT_NOUNS = (
    "论坛", "报告会", "讲座", "讲坛", "座谈会", "研讨会", "交流会", "分享会", "推介会", "培训班", "研修班", "夏令营", "大赛", "竞赛", "比赛", "沙龙", "年会", "峰会", "展览", "晚会", "宣讲",
    "征文", "演讲", "朗诵会", "启动仪式", "发布会", "表彰会", "现场会", "主题日", "团日", "党日", "班会",
)  # fmt: skip
